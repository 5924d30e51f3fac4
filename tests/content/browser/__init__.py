"""What a reader of this review meets."""
