"""Cells of CSV files that no spreadsheet runs, whatever mark it takes for the one between cells.

Neutralising follows OWASP, "CSV Injection": an apostrophe before what would begin a formula. A cell
is looked at in the pieces that a spreadsheet would make of it, for it may split at other marks than
the comma. ``site_templates/theme/assets/js/csv-text.js`` does the same to what a page saves; a test
compares the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

STUDY_COLUMNS: Final = ("study", "authors", "year", "title", "doi")
"""The first columns of our own table of studies, by which a sheet is known to be ours."""

_BETWEEN: Final = r",;|\t\n\v\f\r\x85\u2028\u2029"
_BEFORE: Final = r' "\u00a0\u00ad\u2000-\u200f\u202f\u2060\u3000\ufeff'
_SIGN: Final = r"=+\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b"
_START: Final = rf"(?:^|[{_BETWEEN}])[{_BEFORE}]*"
_NUMBER: Final = rf"[+-][0-9]+(?:\.[0-9]+)?[%)\].\" \u201d]*(?:$|[{_BETWEEN}])"
_FORMULA = re.compile(rf"({_START})(?=[{_SIGN}])(?!{_NUMBER})|({_START})(?='+[{_SIGN}])")
_NEUTRAL = re.compile(rf"({_START})'(?='*[{_SIGN}])")
_WHITE = re.compile(r"^(?='*[\t\r\n])")
_NEUTRAL_WHITE = re.compile(r"^'(?='*[\t\r\n])")
_QUOTED = re.compile(r'[,;|\t\n\v\f\r\x85\u2028\u2029"]')
_CODED = re.compile(r"_x(00[0189][0-9A-Fa-f]|007[Ff]|005[Ff])_")


def neutral(text: str) -> str:
    """The text of a cell with an apostrophe before whatever a spreadsheet could take for a formula.

    That is = + - @ (and their wide forms) at the beginning or behind a mark that parts cells, lines
    or items, and a tab or line break at the beginning. Numbers stay as they are, negative ones too.

    >>> neutral("Gardening;=1+1"), neutral("-5"), neutral("north-west, a case")
    ("Gardening;'=1+1", '-5', 'north-west, a case')
    """
    return _WHITE.sub("'", _FORMULA.sub(lambda found: f"{found.group()}'", text))


def as_typed(cell: str) -> str:
    """What :func:`neutral` made a cell of.

    >>> as_typed("Gardening;'=1+1")
    'Gardening;=1+1'
    """
    return _NEUTRAL.sub(r"\1", _NEUTRAL_WHITE.sub("", cell))


def as_shown(cell: str) -> str:
    """A cell of a workbook as Excel shows it: without its codes for characters, in LF lines.

    Excel writes what XML cannot hold as ``_xHHHH_``, a carriage return as ``_x000D_`` (ECMA-376,
    Part 1, section 22.9.2.19); programs that know nothing of it carry the codes into other files.

    >>> as_shown("planned_x000D_\\ntogether")
    'planned\\ntogether'
    """
    text = _CODED.sub(lambda found: chr(int(found[1], 16)), cell)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def csv_lines(rows: Iterable[Sequence[str]]) -> str:
    """Rows as CSV, neutralised, each ending in LF.

    Cells with a mark at which any program parts cells stand in quotation marks.

    >>> csv_lines([("a", "b;c"), ("-5", "=1")])
    'a,"b;c"\\n-5,\\'=1\\n'
    """
    return "".join(f"{','.join(map(_written, row))}\n" for row in rows)


def _written(text: str) -> str:
    safe = neutral(text)
    doubled = safe.replace('"', '""')
    return f'"{doubled}"' if _QUOTED.search(safe) else safe
