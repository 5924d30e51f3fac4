"""People and organisations as they are written in lists of authors."""

from __future__ import annotations

from typing import Final

CUT_LIST: Final = "The list of authors is cut in the source: et al."
"""The note that says, in a format without a field for it, that a list of authors is cut."""
