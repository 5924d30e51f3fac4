"""The page kind changes."""
