"""The year of a report, of a date as files of references and sheets write it."""

from __future__ import annotations

import re
from typing import Final

FIRST_YEAR: Final = 1500
LAST_YEAR: Final = 2200

_YEAR = re.compile(r"([0-9]{4})(?![0-9])")


def year_of(text: str) -> tuple[int | None, bool]:
    """The year that a date begins with, if it is one of a report, and if the text says no more.

    Read are the forms of RIS (``2019/05/01/``), CSL-JSON and ISO 8601 (``2019-05-01``), BibLaTeX
    and sheets; slashes that hold no month or day (``2019///``) say nothing.

    >>> year_of("2019///"), year_of("2019-05-01"), year_of("in press")
    ((2019, True), (2019, False), (None, False))
    """
    clean = text.strip()
    found = _YEAR.match(clean)
    if not found or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
        return None, False
    return int(found[1]), found[0] == clean.strip(" /")
