"""The lists that can be narrowed: findings, quotes and search, with the one filter's values."""
