"""The page kind items."""
