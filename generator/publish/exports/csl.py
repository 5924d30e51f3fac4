"""References in CSL-JSON, which citation processors and reference managers read."""

from __future__ import annotations

import json
from collections.abc import Sequence

from generator.evidence.records.reference import ReferenceType
from generator.evidence.text.author_forms import csl_name
from generator.evidence.text.people import CUT_LIST, of_record
from generator.evidence.text.reference_words import type_word
from generator.evidence.text.remarks import remark
from generator.publish.exports.references import Cited

_IN_A_SERIES = {ReferenceType.REPORT, ReferenceType.BOOK}
_NUMBERED = {
    ReferenceType.JOURNAL_ARTICLE,
    ReferenceType.MAGAZINE_ARTICLE,
    ReferenceType.NEWSPAPER_ARTICLE,
    ReferenceType.CONFERENCE_PAPER,
}
"""Of these, a number is that of an article; a report has one of its own."""


def csl_json(references: Sequence[Cited]) -> str:
    """The references as one CSL-JSON file."""
    items = [_item(cited) for cited in references]
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


def _item(cited: Cited) -> dict[str, object]:
    in_series = cited.type in _IN_A_SERIES and not cited.series
    whole = "collection-title" if in_series else "container-title"
    is_numbered = cited.type in _NUMBERED or not cited.pages
    notes = (
        CUT_LIST if cited.et_al else "",
        *cited.remarks,
        "" if is_numbered else remark("article_number", cited.article_number or ""),
    )
    fields: dict[str, object] = {
        "id": cited.key,
        "type": type_word(cited.type, "csl"),
        "author": [csl_name(of_record(author)) for author in cited.authors],
        "editor": [csl_name(of_record(editor)) for editor in cited.editors],
        "issued": _issued(cited),
        "title": cited.title,
        whole: cited.container,
        "publisher": cited.publisher,
        "volume": cited.volume,
        "issue": cited.issue,
        "page": cited.pages or cited.article_number,
        "number": cited.article_number if is_numbered else None,
        "status": "in press" if cited.is_in_press else None,
        "language": cited.language,
        "DOI": cited.doi,
        "URL": cited.url,
        "edition": cited.edition,
        "number-of-pages": str(cited.page_count) if cited.page_count else None,
        "ISBN": " ".join(cited.isbn),
        "PMID": cited.pmid,
        "PMCID": cited.pmcid,
        "note": "\n".join(filter(None, notes)),
    }
    if cited.series:
        fields["collection-title"] = cited.series
    return {name: value for name, value in fields.items() if value}


def _issued(cited: Cited) -> dict[str, object] | None:
    """The day where it is known, else the year, or the first and the last of a span."""
    if cited.day:
        return {"date-parts": [[int(part) for part in cited.day.split("-")]]}
    return {"date-parts": [[year] for year in cited.plain_years]} if cited.plain_years else None
