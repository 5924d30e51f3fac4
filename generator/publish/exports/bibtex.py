"""References in BibTeX, in UTF-8 (bibtexparser writes it).

Words with capitals stand in braces, so that no style makes them small. An entry has its type only
with the fields that styles of BibTeX ask of it: pybtex sets no list at all with one that lacks any.
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
from generator.evidence.text.pages import spans
from generator.evidence.text.people import of_record
from generator.evidence.text.reference_words import type_word
from generator.publish.exports.references import DATASET, Cited

_NEEDS = {
    "article": ("author", "journal", "year"),
    "book": ("publisher", "year"),
    "incollection": ("author", "booktitle", "year"),
    "inproceedings": ("author", "booktitle", "year"),
    "phdthesis": ("author", "school", "year"),
    "techreport": ("author", "institution", "year"),
    "unpublished": ("author", "note"),
}
"""What an entry needs beside its title (Patashnik, "BibTeXing", section 3.1; pybtex)."""
_ANY = "misc"
_ENDS_OF_CLAUSES = frozenset(":?!.")
_WHOLE = {
    **{"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"},
    **{"book": "series", "techreport": "series", "phdthesis": "series"},
}
_PUBLISHER = {"techreport": "institution", "phdthesis": "school"}
_KIND_OF_ARTICLE: dict[str, str] = {
    ReferenceType.MAGAZINE_ARTICLE: "magazine",
    ReferenceType.NEWSPAPER_ARTICLE: "newspaper",
}
_SAID_KIND: dict[str, str] = {
    ReferenceType.REPORT: "Report",
    ReferenceType.THESIS: "Thesis",
    DATASET: "Data set",
}
_FORMAT = BibtexFormat()  # type: ignore[no-untyped-call]
_FORMAT.indent = "  "
_FORMAT.block_separator = "\n"


def bibtex(references: Sequence[Cited]) -> str:
    """The references as one BibTeX file."""
    library = Library([_entry(cited) for cited in references])
    return write_string(library, bibtex_format=_FORMAT)


def _entry(cited: Cited) -> Entry:
    word = type_word(cited.type, "bibtex")
    fields = _fields(cited, word)
    lacks = any(not fields[name] for name in _NEEDS.get(word, ()))
    if lacks or (word == "book" and not (fields["author"] or fields["editor"])):
        kind = "" if cited.type is ReferenceType.OTHER else str(cited.type)
        word, fields = _ANY, {**_fields(cited, _ANY), "entrysubtype": kind}
    return Entry(word, cited.key, [Field(name, value) for name, value in fields.items() if value])


def _fields(cited: Cited, word: str) -> dict[str, str]:
    """The fields of an entry of a type, those too that are empty."""
    whole = _WHOLE.get(word, "howpublished")
    alone = not cited.pages
    fields = {
        "author": bibtex_names([of_record(author) for author in cited.authors], cut=cited.et_al),
        "title": _title(cited.title),
        "editor": bibtex_names([of_record(editor) for editor in cited.editors], cut=False),
        "year": str(cited.plain_years[-1]) if cited.plain_years else "",
        "date": cited.day,
        "pubstate": "inpress" if cited.is_in_press else "",
        whole: _whole(cited.container or "", whole),
        _PUBLISHER.get(word, "publisher"): escaped(cited.publisher or ""),
        "volume": escaped(cited.volume or ""),
        "issue" if word == "techreport" else "number": escaped(cited.issue or ""),
        "pages": _pages(cited.pages or cited.article_number or ""),
        "language": escaped(cited.language or ""),
        "doi": escaped_address(cited.doi or ""),
        "url": escaped_address(cited.url or ""),
        "entrysubtype": _KIND_OF_ARTICLE.get(cited.type, ""),
        "edition": escaped(cited.edition or ""),
        "article-number" if alone else "eid": escaped(cited.article_number or ""),
        "pagetotal": str(cited.page_count or ""),
        "isbn": ", ".join(cited.isbn),
        "pmid": cited.pmid or "",
        "pmcid": cited.pmcid or "",
        "note": escaped("; ".join(cited.remarks)),
        "type": _SAID_KIND.get(cited.type, ""),
    }
    fields["series"] = fields.get("series") or _title(cited.series or "")
    return fields


def _pages(pages: str) -> str:
    """Pages, each range with two hyphens; several with semicolons, since Typst joins at commas."""
    return "; ".join("--".join(map(escaped, span)) for span in spans(pages))


def _title(title: str) -> str:
    """The title with its words in braces whose letters some reader would make small, or large.

    Small are made those with a capital, except where the title begins; pandoc makes the first
    letter of a title or clause large, that of β-blockers, too.
    """
    words = title.split(" ")
    first, *others = map(escaped, words)
    begins = [word[-1:] in _ENDS_OF_CLAUSES for word in words]
    kept = [
        f"{{{word}}}" if _has_capital(word) or (begun and word) else word
        for word, begun in zip(others, begins, strict=False)
    ]
    braced = _has_capital(first[1:]) or first[:1].islower()
    return " ".join((f"{{{first}}}" if braced else first, *kept))


def _whole(container: str, field: str) -> str:
    """What holds the report; some readers make the words of books and series small."""
    return _title(container) if field in {"booktitle", "series"} else escaped(container)


def _has_capital(word: str) -> bool:
    return word != word.lower()
