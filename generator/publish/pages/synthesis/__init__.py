"""The page kind synthesis."""
