"""The page kind theme."""
