"""References in BibTeX, in UTF-8 (bibtexparser writes it).

What LaTeX takes for a command is escaped; braces become commands, since BibTeX counts them even
after a backslash. Words with capitals stand in braces, so that no style makes them small.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field
from bibtexparser.writer import BibtexFormat

from generator.evidence.records.reference import Author, ReferenceType
from generator.publish.exports.references import Cited, first_and_last_page, spaced_initials

_TYPES = {
    ReferenceType.JOURNAL_ARTICLE: "article",
    ReferenceType.REPORT: "techreport",
    ReferenceType.BOOK: "book",
    ReferenceType.CHAPTER: "incollection",
    ReferenceType.THESIS: "thesis",
    ReferenceType.OTHER: "misc",
}
_WHOLE = {
    ReferenceType.JOURNAL_ARTICLE: "journal",
    ReferenceType.REPORT: "series",
    ReferenceType.BOOK: "series",
    ReferenceType.CHAPTER: "booktitle",
    ReferenceType.THESIS: "series",
    ReferenceType.OTHER: "howpublished",
}
_PUBLISHER = {ReferenceType.REPORT: "institution", ReferenceType.THESIS: "school"}
_COMMANDS = str.maketrans(
    {
        "\\": r"{\textbackslash}",
        "{": r"{\textbraceleft}",
        "}": r"{\textbraceright}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
        **{character: f"\\{character}" for character in "&%$#_"},
    }
)
_LIGATURE = re.compile(r"(?<=-)-|(?<=')'|(?<=[`?!])`|(?<=<)<|(?<=>)>|(?<=,),")
_FORMAT = BibtexFormat()  # type: ignore[no-untyped-call]
_FORMAT.indent = "  "
_FORMAT.block_separator = "\n"


def bibtex(references: Sequence[Cited]) -> str:
    """The references as one BibTeX file."""
    library = Library([_entry(cited) for cited in references])
    return write_string(library, bibtex_format=_FORMAT)


def escaped(text: str) -> str:
    """Text that LaTeX prints as it is: no commands, and no two marks that it would join to one."""
    return _LIGATURE.sub(r"{\g<0>}", text.translate(_COMMANDS))


def _entry(cited: Cited) -> Entry:
    number = "number" if cited.type is not ReferenceType.REPORT else "issue"
    fields = {
        "author": " and ".join((*map(_name, cited.authors), *(("others",) if cited.et_al else ()))),
        "title": _title(cited.title),
        "year": str(cited.year) if cited.year else "",
        _WHOLE[cited.type]: escaped(cited.container or ""),
        _PUBLISHER.get(cited.type, "publisher"): escaped(cited.publisher or ""),
        "volume": escaped(cited.volume or ""),
        number: escaped(cited.issue or ""),
        "pages": _pages(cited.pages),
        "language": escaped(cited.language or ""),
        "doi": _address(cited.doi),
        "url": _address(cited.url),
        "type": "Report" if cited.type is ReferenceType.REPORT else "",
    }
    written = [Field(name, value) for name, value in fields.items() if value]
    return Entry(_TYPES[cited.type], cited.key, written)


def _name(author: Author) -> str:
    """``Family, I. J.``; what a comma, an "and" or an organisation would break stands in braces.

    A family name alone gets a second, empty pair, for a name that is one pair is an organisation.
    """
    if author.family is None:
        return f"{{{escaped(author.name or '')}}}"
    family = escaped(author.family)
    initials = escaped(spaced_initials(author))
    if not initials:
        return f"{{{family}}}{{}}"
    if re.search(r",|\band\b", family):
        family = f"{{{family}}}"
    if re.search(r",|\band\b", initials):
        initials = f"{{{initials}}}"
    return f"{family}, {initials}"


def _title(title: str) -> str:
    """The title with its words in braces that have a capital, except where the title begins."""
    first, *others = (escaped(word) for word in title.split(" "))
    kept = [f"{{{word}}}" if _has_capital(word) else word for word in others]
    return " ".join((f"{{{first}}}" if _has_capital(first[1:]) else first, *kept))


def _has_capital(word: str) -> bool:
    return word != word.lower()


def _pages(pages: str | None) -> str:
    first, last = first_and_last_page(pages) if pages else ("", None)
    return escaped(first) if last is None else f"{escaped(first)}--{escaped(last)}"


def _address(text: str | None) -> str:
    """An address is taken as it is by every reader; only braces and backslashes would break it."""
    return re.sub(r"[{}\\]", lambda found: quote(found[0]), text or "")
