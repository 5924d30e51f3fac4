"""The page kind summary."""
