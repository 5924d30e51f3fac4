"""Intake: how new records begin, by questions and options, or from what other programs wrote."""
