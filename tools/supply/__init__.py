"""What others made that this project uses: one flat list, and what is written and held by it.

``components`` reads the list, from the locks and from what is passed on; ``licences`` holds it to
what is allowed, ``sbom`` and ``notices`` write it, ``newest`` asks whether versions are the newest.
"""
