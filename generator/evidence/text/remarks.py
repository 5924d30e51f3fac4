"""What formats of references have no field for, as notes that people understand and we read.

One note says one thing, with what it is before a colon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.evidence.text.people import CUT_LIST

NAMES: Final = {
    "year": "Year as printed",
    "translated_title": "Title in translation",
    "language": "Languages",
    "series": "Series",
    "article_number": "Article number",
    "trials": "Trial registration",
    "no_link": "No link; where it can be had",
}
"""What a note begins with, by the field of a reference that it holds."""

_NEXT: Final = re.compile(rf";\s+(?=(?:{'|'.join(map(re.escape, NAMES.values()))}): )|\n")


def remark(name: str, value: str) -> str:
    """The note that holds a field of a reference; nothing where the field is empty.

    >>> remark("year", "2019b")
    'Year as printed: 2019b'
    """
    return f"{NAMES[name]}: {value}" if value else ""


def read_remarks(text: str) -> Iterator[tuple[str, str]]:
    """The notes in a text, each with the field that it holds (``et_al``, too) if it is one of ours.

    >>> [*read_remarks("Seen in print; Year as printed: 2019b; Series: Bulletin; 4")]
    [('', 'Seen in print'), ('year', '2019b'), ('series', 'Bulletin; 4')]
    """
    for part in filter(str.strip, _NEXT.split(text)):
        found = (name for name, words in NAMES.items() if part.startswith(f"{words}: "))
        name = next(found, "et_al" if part == CUT_LIST else "")
        yield name, part.split(": ", 1)[1] if name in NAMES else part
