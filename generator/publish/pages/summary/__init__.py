"""What a reader meets first: the front page, the summary of findings, and the self-assessment."""
