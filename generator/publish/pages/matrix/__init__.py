"""The matrix: what every study contributes to every theme, cell by cell."""
