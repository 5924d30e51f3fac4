"""Written forms: one reader and one writer for each, for every door by which text comes or goes.

Plain functions over text, which know no record and no page: ``people``, ``doi``, ``addresses``,
``dates``, ``languages`` and ``pages`` of references; ``folding``, ``invisible`` and ``terminal`` of
any text; ``cells`` of CSV; ``files`` on the disk.
"""
