"""Beginning: a synthesis as a repository of its own, and what a newer version would write there.

The files stand beside these modules as they are written, but for a leading ``dot-`` in place of a
full stop: a hidden file would be passed over by those who pack and search.
"""
