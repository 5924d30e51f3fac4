"""The page kind lists."""
