"""Measurements, run by hand: how long a build takes and what its pages weigh."""
