"""The page kind study."""
