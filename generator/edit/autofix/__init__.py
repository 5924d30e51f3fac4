"""Autofix: what a program can put right in records by itself, shown before it is written.

``forms`` finds the values with their fields, ``fixes`` has one small function a kind of slip,
``identifiers`` renames what has to be renamed together, ``migrations`` brings older content over,
``arranging`` says which files are not in house layout; ``plan`` runs them, ``changes`` shows and
writes.
"""
