"""What is new: the page of changes between versions of the records, and its feed."""
