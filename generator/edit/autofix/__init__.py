"""Mending: what a program can put right in records by itself, shown before it is written.

``forms`` knows what a field takes, ``mends`` has one small function a kind of slip, ``identifiers``
renames what has to be renamed together, ``changes`` shows and writes.
"""
