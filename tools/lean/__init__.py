"""What of others' fonts and styles a page needs, made once and committed: ``make lean``."""
