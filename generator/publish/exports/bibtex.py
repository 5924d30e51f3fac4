"""References in BibTeX, in UTF-8 (bibtexparser writes it).

Words with capitals stand in braces, so that no style makes them small.
"""

from __future__ import annotations

from collections.abc import Sequence

from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field
from bibtexparser.writer import BibtexFormat

from generator.evidence.records.reference import ReferenceType
from generator.evidence.text.author_forms import bibtex_names
from generator.evidence.text.latex import escaped, escaped_address
from generator.evidence.text.pages import first_and_last
from generator.evidence.text.people import of_record
from generator.evidence.text.reference_words import type_word
from generator.publish.exports.references import Cited

_WHOLE = {
    ReferenceType.JOURNAL_ARTICLE: "journal",
    ReferenceType.MAGAZINE_ARTICLE: "journal",
    ReferenceType.NEWSPAPER_ARTICLE: "journal",
    ReferenceType.CONFERENCE_PAPER: "booktitle",
    ReferenceType.PREPRINT: "howpublished",
    ReferenceType.WEB_PAGE: "howpublished",
    ReferenceType.REPORT: "series",
    ReferenceType.BOOK: "series",
    ReferenceType.CHAPTER: "booktitle",
    ReferenceType.THESIS: "series",
    ReferenceType.OTHER: "howpublished",
}
_PUBLISHER = {ReferenceType.REPORT: "institution", ReferenceType.THESIS: "school"}
_KIND_OF_ARTICLE = {
    ReferenceType.MAGAZINE_ARTICLE: "magazine",
    ReferenceType.NEWSPAPER_ARTICLE: "newspaper",
}
_FORMAT = BibtexFormat()  # type: ignore[no-untyped-call]
_FORMAT.indent = "  "
_FORMAT.block_separator = "\n"


def bibtex(references: Sequence[Cited]) -> str:
    """The references as one BibTeX file."""
    library = Library([_entry(cited) for cited in references])
    return write_string(library, bibtex_format=_FORMAT)


def _entry(cited: Cited) -> Entry:
    number = "number" if cited.type is not ReferenceType.REPORT else "issue"
    fields = {
        "author": bibtex_names([of_record(author) for author in cited.authors], cut=cited.et_al),
        "title": _title(cited.title),
        "editor": bibtex_names([of_record(editor) for editor in cited.editors], cut=False),
        "year": str(cited.plain_years[-1]) if cited.plain_years else "",
        _WHOLE[cited.type]: escaped(cited.container or ""),
        _PUBLISHER.get(cited.type, "publisher"): escaped(cited.publisher or ""),
        "volume": escaped(cited.volume or ""),
        number: escaped(cited.issue or ""),
        "pages": _pages(cited.pages),
        "language": escaped(cited.language or ""),
        "doi": escaped_address(cited.doi or ""),
        "url": escaped_address(cited.url or ""),
        "entrysubtype": _KIND_OF_ARTICLE.get(cited.type, ""),
        "edition": escaped(cited.edition or ""),
        "eid": escaped(cited.article_number or ""),
        "pagetotal": str(cited.page_count or ""),
        "isbn": ", ".join(cited.isbn),
        "pmid": cited.pmid or "",
        "pmcid": cited.pmcid or "",
        "note": escaped("; ".join(cited.remarks)),
        "type": "Report" if cited.type is ReferenceType.REPORT else "",
    }
    if cited.series:
        fields.setdefault("series", escaped(cited.series))
    written = [Field(name, value) for name, value in fields.items() if value]
    return Entry(type_word(cited.type, "bibtex"), cited.key, written)


def _title(title: str) -> str:
    """The title with its words in braces that have a capital, except where the title begins."""
    first, *others = (escaped(word) for word in title.split(" "))
    kept = [f"{{{word}}}" if _has_capital(word) else word for word in others]
    return " ".join((f"{{{first}}}" if _has_capital(first[1:]) else first, *kept))


def _has_capital(word: str) -> bool:
    return word != word.lower()


def _pages(pages: str | None) -> str:
    return "--".join(escaped(page) for page in first_and_last(pages or "") if page)
