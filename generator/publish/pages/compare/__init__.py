"""The page kind compare."""
