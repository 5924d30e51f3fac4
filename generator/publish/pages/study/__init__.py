"""Studies: the list of them, and a page for each with what it says and what is like it."""
