"""Pages of a report: a range with an en dash, or what is printed in its place.

How many pages a report has, and the number of an article, are no pages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.evidence.text.invisible import in_one_line

_DASH = r"\s*(?:--?-?|[–—−\u2010\u2011\u2012\u2015]|\bto\b)\s*"
_PAGE = r"\w[\w.:/]*"
_SPAN = re.compile(rf"({_PAGE}){_DASH}({_PAGE})")
_RANGE = re.compile(rf"({_PAGE}?){_DASH}({_PAGE})")
_BEFORE = re.compile(r"(?i)^(?:pages?|pp?|pgs?|s)\b\.?:?\s*(?=[\w])")
_COUNT = re.compile(r"(?i)(?:^|(?<=[\s,;(+]))([0-9]{1,5})\s*(?:p|pp|pages?|s|seiten|leaves)\b\.?")
_NONE = re.compile(r"(?i)no (?:pagination )?specified|no pagination|not specified")
"""What Ovid exports where a report has no pages, parted into the first and the last one."""
_ARTICLE = re.compile(rf"([a-zA-Z]{{0,2}})([0-9]+)\s*[,;]\s*({_PAGE}{_DASH}{_PAGE})")
_MORE = re.compile(r"\s*[;,+(]\s*(?=[^\W\d_]{3,}\b)")


@dataclass(frozen=True)
class ReadPages:
    """What a text says of pages: the pages, how many there are, and what more it says."""

    pages: str = ""
    count: int | None = None
    more: str = ""


def first_and_last(pages: str) -> tuple[str, str]:
    """Where pages begin and end, as printed; what is no range begins and does not end.

    A hyphen, an en dash, an em dash, and the two hyphens of BibTeX all make a range. An article
    number (e1234), and several ranges, are none.

    >>> first_and_last("291–314"), first_and_last("e1234"), first_and_last("17, 1–15")
    (('291', '314'), ('e1234', ''), ('17, 1–15', ''))
    """
    span = _SPAN.fullmatch(pages)
    return (span[1], span[2]) if span else (pages, "")


def spans(pages: str) -> tuple[tuple[str, ...], ...]:
    """Pages that stand apart, each as its first and last page, or as one where it is no range.

    >>> spans("S12–S18, 20")
    (('S12', 'S18'), ('20',))
    """
    several = re.split(r"\s*[,;]\s*(?=\w)", pages)
    return tuple(tuple(page for page in first_and_last(one) if page) for one in several)


def read_bibtex_pages(pages: str) -> str:
    """Pages of BibTeX as they are printed, with a comma between several.

    >>> read_bibtex_pages("S12--S18; 20"), read_bibtex_pages("100--9; quiz 110")
    ('S12--S18, 20', '100--9; quiz 110')
    """
    return re.sub(r";\s*(?=\w{0,2}[0-9])", ", ", pages)


def article_apart(pages: str) -> tuple[str, str]:
    """The number of an article and its pages, where one text holds both; no number else.

    Pages are counted upwards: a number that is no smaller than the first page behind it, or that
    has letters before it where the pages have none, is no page.

    >>> article_apart("17, 1–15"), article_apart("e021, 1–9"), article_apart("5, 12–15")
    (('17', '1–15'), ('e021', '1–9'), ('', '5, 12–15'))
    """
    found = _ARTICLE.fullmatch(in_one_line(pages))
    first = re.match(r"([a-zA-Z]*)([0-9]+)", found[3]) if found else None
    if not found or not first or bool(first[1]) > bool(found[1]):
        return "", pages
    apart = found[1] != first[1] or int(found[2]) >= int(first[2])
    return (f"{found[1]}{found[2]}", found[3]) if apart else ("", pages)


def read_pages(first: str, last: str = "") -> ReadPages:
    """What a field of pages says, or two: where they begin, and where they end.

    A range gets an en dash and its last page in full. What follows it in words stands apart, and
    so does how many pages there are.

    >>> read_pages("227", "32").pages, read_pages("55-63", "63").pages
    ('227–232', '55–63')
    >>> read_pages("100-9; quiz 110")
    ReadPages(pages='100–109', count=None, more='quiz 110')
    >>> read_pages("9 p"), read_pages("xii, 320 pages")
    (ReadPages(pages='', count=9, more=''), ReadPages(pages='', count=320, more='xii'))
    """
    first, last = in_one_line(first), in_one_line(last)
    if _NONE.fullmatch(f"{first} {last}".strip()):
        return ReadPages(more=f"{first} {last}")
    counted = _COUNT.search(first) if not last else None
    if counted and not _RANGE.search(first[: counted.start()]):
        more = f"{first[: counted.start()]} {first[counted.end() :]}".strip(" ,;")
        return ReadPages(count=int(counted[1]) or None, more=first if " " in more else more)
    first = re.sub(r"(?<=[0-9])\s+pp?\.?$", "", _BEFORE.sub("", first)).strip(" .")
    last = _BEFORE.sub("", last).strip(" .")
    begun, *behind = _MORE.split(first, maxsplit=1)
    words = [text.removesuffix(")") if "(" not in text else text for text in behind]
    found = _RANGE.fullmatch(begun)
    if not last or found:
        ends = found is None or not last or in_full(found[1], found[2]) == in_full(found[1], last)
        rest = [*words, *([] if ends else [last])]
        return ReadPages(full_pages(begun), more="; ".join(rest))
    return ReadPages(_joined(begun, last), more="; ".join(words))


def full_pages(pages: str) -> str:
    """Pages with an en dash in every range, and with every last page in full.

    >>> full_pages("227-32"), full_pages("S12--8, 20-3"), full_pages("e12-e19")
    ('227–232', 'S12–S18, 20–23', 'e12–e19')
    """
    parts = re.split(r"(\s*[,;]\s*)", in_one_line(pages))
    return "".join(
        _joined(found[1], found[2]) if (found := _RANGE.fullmatch(part)) else part for part in parts
    )


def in_full(first: str, last: str) -> str:
    """The last page of a range in full, where it is cut as the Vancouver style cuts it.

    >>> in_full("227", "32"), in_full("e12", "9"), in_full("98", "102"), in_full("31", "12")
    ('232', 'e19', '102', '12')
    """
    begun = re.fullmatch(r"(\D*)([0-9]+)", first)
    if not begun or not last.isdecimal() or not last.isascii():
        return last
    letters, number = begun[1], begun[2]
    if len(last) < len(number):
        whole = number[: -len(last)] + last
        return f"{letters}{whole}" if int(whole) >= int(number) else last
    return f"{letters}{last}" if letters and int(last) >= int(number) else last


def _joined(first: str, last: str) -> str:
    last = in_full(first, last)
    return f"{first}–{last}" if first and last and first != last else first or last
