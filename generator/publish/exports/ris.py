"""References in RIS, the tagged format that reference managers import (rispy writes it).

RIS has no way to escape; records hold one line a field, so no value can begin a tag of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

import rispy  # type: ignore[import-untyped]

from generator.evidence.text.author_forms import ris_name
from generator.evidence.text.pages import first_and_last
from generator.evidence.text.people import CUT_LIST, of_record
from generator.evidence.text.reference_words import type_word
from generator.publish.exports.references import Cited


class _Writer(rispy.RisWriter):  # type: ignore[misc]
    """Without the numbers that stand above each record otherwise."""

    def set_header(self, count: int) -> str:
        return ""


def ris(references: Sequence[Cited]) -> str:
    """The references as one RIS file."""
    text: str = rispy.dumps([_record(cited) for cited in references], implementation=_Writer)
    return text


def _record(cited: Cited) -> dict[str, object]:
    first, last = first_and_last(cited.pages or cited.article_number or "")
    fields: dict[str, object] = {
        "type_of_reference": type_word(cited.type, "ris"),
        "id": cited.key,
        "authors": [ris_name(of_record(author)) for author in cited.authors],
        "secondary_authors": [ris_name(of_record(editor)) for editor in cited.editors],
        "year": str(cited.plain_years[-1]) if cited.plain_years else None,
        "date": cited.day.replace("-", "/") + "/" if cited.day else None,
        "title": cited.title,
        "translated_title": cited.translated_title,
        "secondary_title": cited.container,
        "publisher": cited.publisher,
        "volume": cited.volume,
        "number": cited.issue,
        "start_page": first,
        "end_page": last,
        "language": cited.language,
        "doi": cited.doi,
        "urls": [cited.url] if cited.url else None,
        "tertiary_title": cited.series,
        "edition": cited.edition,
        "custom7": cited.article_number,
        "custom2": cited.pmcid,
        "accession_number": cited.pmid,
        "name_of_database": "PubMed" if cited.pmid else None,
        "issn": cited.isbn[0] if cited.isbn else None,
        "notes": [*([CUT_LIST] if cited.et_al else []), *cited.remarks],
    }
    return {name: value for name, value in fields.items() if value}
