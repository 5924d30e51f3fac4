"""What changed for people, and what helps and hinders: statements gathered by what they tell."""
