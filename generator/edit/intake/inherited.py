"""What an entry of BibTeX takes from another by ``crossref``: a chapter from its book.

BibTeX gives the fields that the chapter lacks (Patashnik, "BibTeXing", section 2.1); BibLaTeX makes
the book's title that of the whole (manual, appendix B).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from bibtexparser.model import Entry, Field

_WHOLE: Final = {"title": "booktitle", "subtitle": "booksubtitle", "author": "bookauthor"}
_NEVER: Final = frozenset(
    (
        *("crossref", "xref", "entryset", "entrysubtype", "options", "presort", "sortkey"),
        *("keywords", "abstract", "doi", "url", "file", "note", "label", "shorthand"),
        *("relatedtype", "related", "pages"),
    )
)


def parents_of(entries: Iterable[Entry]) -> Mapping[str, str]:
    """The key of the book by the key of each entry that names one which is there."""
    entries = tuple(entries)
    keys = {entry.key for entry in entries}
    named = {
        entry.key: str(field.value)
        for entry in entries
        for field in entry.fields
        if field.key.lower() == "crossref"
    }
    return {key: book for key, book in named.items() if book in keys and book != key}


def with_inherited(entry: Entry, book: Entry) -> Entry:
    """The entry with the fields of its book that it lacks itself."""
    own = {field.key.lower() for field in entry.fields}
    fields = [field for field in entry.fields if field.key.lower() != "crossref"]
    inherited = {
        _WHOLE.get(field.key.lower(), field.key.lower()): field
        for field in reversed(book.fields)
        if field.key.lower() not in _NEVER
    }
    for name, field in sorted(inherited.items()):
        if name not in own and (name != "date" or "year" not in own):
            fields.append(Field(name, field.value, entry.start_line))
            fields[-1].enclosing = field.enclosing
    return Entry(entry.entry_type, entry.key, fields, entry.start_line, entry.raw)
