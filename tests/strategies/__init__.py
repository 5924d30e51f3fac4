"""Anything that may come in: texts, records, pages, files and answers, to try the laws on.

Records are made from the one description of fields (``generator/evidence/fields``), so that a new
field is tried without a line here. What once gave way is kept beside the laws, as an example.
"""
