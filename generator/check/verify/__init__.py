"""``evidence verify``: the records of a source held against an editor's own copy of it.

A copy is read, compared and forgotten: nothing of it is stored, published or needed for a build.

    file ──► reading ──► assembling ──► Copy ──► comparing ──► report
             blocks      sections       text     differences   words, JSON
"""
