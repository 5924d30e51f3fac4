"""The Evidence Explorer's generator: YAML records of a qualitative evidence synthesis to a site.

The flow is one straight line, and the modules stand along it::

    loading    YAML files to records, each value with its line and column
    checks     rules over all records; everything wrong becomes a Problem
    catalogue  records by id, with every reference resolved and reverse indexes
    matrix, ladder, robustness
               what is derived from the catalogue, never stored
    views      catalogue to page data, one module a page kind
    charts     matrix and ladder to Plotly figures and to pictures without scripts
    exports    catalogue to CSV and JSON
    rendering  views to HTML with Jinja2
    build      the line itself; ``plugin`` hands the pages to MkDocs, ``cli`` is the command

Nothing here knows a particular review: themes, studies and scores stand in ``content/``.
"""
