"""The page kind brief."""
