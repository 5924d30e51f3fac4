"""Pages of a report: a range with an en dash, or what is printed in its place."""

from __future__ import annotations

import re

from generator.evidence.text.invisible import in_one_line

_SPAN = re.compile(r"(\w+)\s*(?:--?|[–—\u2010\u2011])\s*(\w+)")


def first_and_last(pages: str) -> tuple[str, str]:
    """Where pages begin and end, as printed; what is no range begins and does not end.

    A hyphen, an en dash, an em dash, and the two hyphens of BibTeX all make a range. An article
    number (e1234), and several ranges, are none.

    >>> first_and_last("291–314"), first_and_last("e1234"), first_and_last("17, 1–15")
    (('291', '314'), ('e1234', ''), ('17, 1–15', ''))
    """
    span = _SPAN.fullmatch(pages)
    return (span[1], span[2]) if span else (pages, "")


def printed_pages(first: str, last: str = "") -> str:
    """Pages as records hold them, of a field or of two: a range with an en dash, in full.

    >>> printed_pages("12--34"), printed_pages("12", "34"), printed_pages("e7", "e7")
    ('12–34', '12–34', 'e7')
    """
    first, last = in_one_line(first), in_one_line(last)
    if not last:
        first, last = first_and_last(first)
    return f"{first}–{last}" if first and last and first != last else first or last
