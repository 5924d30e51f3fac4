"""The page of the scores: every study on the review's scale, as a chart and as a table."""
