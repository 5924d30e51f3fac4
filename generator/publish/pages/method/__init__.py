"""The page kind method."""
