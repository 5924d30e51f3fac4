"""What is known: records and their fields, loading, the catalogue, names, addresses."""
