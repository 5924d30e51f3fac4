"""The page kind ladder."""
