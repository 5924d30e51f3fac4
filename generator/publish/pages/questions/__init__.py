"""What readers ask: the page of questions, and what their answers name."""
