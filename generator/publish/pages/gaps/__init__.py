"""What the evidence leaves open: the page of gaps, its tables, and how it is narrowed."""
