"""The page kind matrix."""
