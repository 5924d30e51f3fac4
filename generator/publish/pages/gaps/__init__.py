"""The page kind gaps."""
