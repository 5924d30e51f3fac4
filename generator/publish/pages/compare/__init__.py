"""Studies or themes side by side: the page that compares them, row by row."""
