"""References in RIS, the tagged format that reference managers import (rispy writes it).

RIS has no way to escape; records hold one line a field, so no value can begin a tag of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

import rispy  # type: ignore[import-untyped]

from generator.evidence.records.reference import Author, ReferenceType
from generator.evidence.text.people import CUT_LIST
from generator.publish.exports.references import (
    Cited,
    first_and_last_page,
    spaced_initials,
)

_TYPES = {
    ReferenceType.JOURNAL_ARTICLE: "JOUR",
    ReferenceType.REPORT: "RPRT",
    ReferenceType.BOOK: "BOOK",
    ReferenceType.CHAPTER: "CHAP",
    ReferenceType.THESIS: "THES",
    ReferenceType.OTHER: "GEN",
}


class _Writer(rispy.RisWriter):  # type: ignore[misc]
    """Without the numbers that stand above each record otherwise."""

    def set_header(self, count: int) -> str:
        return ""


def ris(references: Sequence[Cited]) -> str:
    """The references as one RIS file."""
    text: str = rispy.dumps([_record(cited) for cited in references], implementation=_Writer)
    return text


def _record(cited: Cited) -> dict[str, object]:
    first, last = first_and_last_page(cited.pages) if cited.pages else (None, None)
    fields: dict[str, object] = {
        "type_of_reference": _TYPES[cited.type],
        "id": cited.key,
        "authors": [_name(author) for author in cited.authors],
        "year": cited.year and str(cited.year),
        "title": cited.title,
        "secondary_title": cited.container,
        "publisher": cited.publisher,
        "volume": cited.volume,
        "number": cited.issue,
        "start_page": first,
        "end_page": last,
        "language": cited.language,
        "doi": cited.doi,
        "urls": [cited.url] if cited.url else None,
        "notes": [CUT_LIST] if cited.et_al else None,
    }
    return {name: value for name, value in fields.items() if value}


def _name(author: Author) -> str:
    """``Family, I. J.``, or an organisation as printed.

    A comma ends an organisation of one word, which would be taken for a family name.
    """
    if author.name is not None:
        alone = len(author.name.split()) == 1 and not author.name.isupper()
        return f"{author.name}," if alone else author.name
    return ", ".join(part for part in (author.family, spaced_initials(author)) if part)
