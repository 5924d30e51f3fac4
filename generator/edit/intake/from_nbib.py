"""PubMed's own format (nbib) to entries: tags of up to four letters, every value placed or kept.

The tags are those of the National Library of Medicine, "MEDLINE/PubMed Data Element (Field)
Descriptions". They are read here and not by the package ``nbib`` (0.3), for that keeps one language
of two, and takes the suffix in *Martin, Alex Jr* for a given name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from generator.edit.intake.citation import Citation
from generator.edit.intake.incoming import ParseResult
from generator.evidence.interface import N_, _
from generator.evidence.records.base import LINE_LIMIT
from generator.evidence.text.addresses import read_addresses
from generator.evidence.text.author_lists import AuthorList, joined_lists, read_authors
from generator.evidence.text.folding import folded
from generator.evidence.text.identifiers import read_orcid
from generator.evidence.text.people import Person

_TAG = re.compile(r"([A-Z][A-Z0-9]{1,3}) {0,2}- ?(.*)")
_CONTINUED = re.compile(r"\s{4,}\S")
_PLACED: Final = {
    **{"VI": "volume", "IP": "issue", "PB": "publisher", "CTI": "series", "EN": "edition"},
    **{"PMID": "pmid", "PMC": "pmcid", "ISBN": "isbn"},
}
_PEOPLE: Final = {"FAU": "authors", "AU": "authors", "CN": "authors", "FED": "editors"}
_TYPES: Final = (
    *(("Book Chapter", "CHAP"), ("Book", "BOOK"), ("Technical Report", "RPRT")),
    *(("Academic Dissertation", "THES"), ("Preprint", "UNPB"), ("Newspaper Article", "NEWS")),
    *(("Journal Article", "JOUR"), ("Journal Articles", "JOUR"), ("Books", "BOOK")),
    *(("Dissertations/Theses", "THES"), ("Reports - Research", "RPRT")),
)
_SINCE: Final = {
    **{
        "RIN": ("retraction", N_("It has been retracted")),
        "EIN": ("correction", N_("It was corrected")),
    },
    **{"ECI": ("expression-of-concern", N_("Its journal doubts it"))},
}
_READ_BEFORE: Final = frozenset({"AU", "TI", "BTI", "TT", "JT", "TA", "LA"})
_OF_ANOTHER: Final = ("Retraction of Publication", "Published Erratum", "Expression of Concern")


@dataclass
class _Piece:
    """One record: its line, and its values in their order, each with its tag and line."""

    line: int
    values: list[tuple[str, str, int]] = field(default_factory=list)

    def texts(self, *tags: str) -> list[str]:
        """The values of tags, in the order of the file."""
        return [text for tag, text, _other in self.values if tag in tags]


def read_nbib(text: str) -> ParseResult:
    """The entries of a file of PubMed."""
    reading = ParseResult()
    for piece in list(_pieces(text, reading)):
        entry = _citation(piece, reading).incoming(reading)
        if entry:
            reading.entries.append(entry)
    if not reading.entries and not reading.is_fatal:
        what = _("No reference begins here: no line has PMID- and a number.")
        reading.fatal(0, what, _("In PubMed, choose Save or Send to, and the format PubMed."))
    return reading


def _pieces(text: str, reading: ParseResult) -> Iterator[_Piece]:
    piece: _Piece | None = None
    for number, line in enumerate(text.split("\n"), 1):
        found = _TAG.fullmatch(line)
        if found and (piece is None or _begins_another(found[1], piece)):
            if piece:
                yield piece
            piece = _Piece(number)
        if found and piece:
            piece.values.append((found[1], found[2].strip(), number))
        elif piece and piece.values and _CONTINUED.match(line):
            tag, before, begun = piece.values[-1]
            piece.values[-1] = (tag, f"{before} {line.strip()}".strip(), begun)
        elif line.strip():
            what = _(
                "This stands outside of any field and was passed over: {line}",
                line=line.strip()[:60],
            )
            reading.note(number, what)
    if piece:
        yield piece


def _begins_another(tag: str, piece: _Piece) -> bool:
    """Whether a tag begins a record; ERIC, which has no PMID, begins each with its owner."""
    return tag == "PMID" or (tag == "OWN" and bool(piece.texts("OWN")))


def _citation(piece: _Piece, reading: ParseResult) -> Citation:
    citation = Citation(piece.line)
    people: dict[str, list[str]] = {"authors": [], "editors": []}
    found: dict[str, list[AuthorList]] = {"authors": [], "editors": []}
    has_full = bool(piece.texts("FAU"))
    kinds = piece.texts("PT")
    _titles(piece, citation)
    for word, tag in _TYPES:
        if word in kinds:
            citation.type("PT", tag, "ris", reading)
            break
    if languages := piece.texts("LA"):
        citation.text("language", "LA", "; ".join(languages))
    for tag, text, line in piece.values:
        if tag in _PEOPLE and not (tag == "AU" and has_full):
            people[_PEOPLE[tag]].append(text)
            found[_PEOPLE[tag]].append(_names(tag, text))
        elif tag == "AU" and not _is_short_form(text, people["authors"]):
            citation.leave(tag, text)
        elif tag == "AUID" and read_orcid(text) and found["authors"]:
            found["authors"][-1] = _with_orcid(found["authors"][-1], read_orcid(text))
        elif tag in _SINCE:
            _say_since(citation, tag, text, line, reading)
        elif tag not in _READ_BEFORE:
            _put(citation, tag, text, line, reading)
    for name, texts in people.items():
        citation.authors(joined_lists(found[name]), "; ".join(texts), reading, name)
    if notices := [kind for kind in kinds if kind in _OF_ANOTHER]:
        what = _(
            "PubMed calls this '{notices}': a notice on another report, and no study.",
            notices=notices[0],
        )
        reading.note(piece.line, what, _("Delete the new file, if it is none."))
    return citation


def _put(citation: Citation, tag: str, text: str, line: int, reading: ParseResult) -> None:
    if tag == "DP":
        citation.year(tag, text, line, reading)
    elif tag == "PG":
        citation.pages(text)
    elif tag in {"LID", "AID"}:
        _identifier(citation, tag, text)
    elif tag in _PLACED:
        citation.text(_PLACED[tag], tag, text)
    else:
        citation.leave(tag, text)


def _titles(piece: _Piece, citation: Citation) -> None:
    """The title, with the original beside a translation, and what it stands in.

    NLM closes every title with a full stop, and puts one that it translated in brackets.
    """
    own, book = piece.texts("TI"), piece.texts("BTI")
    original = piece.texts("TT")
    for text in original:
        citation.text("title", "TT", _unstopped(text))
    for text in own or book:
        name = "translated_title" if original else "title"
        shown = _unstopped(text)
        citation.text(name, "TI", shown.strip("[]") if original else shown)
    containers = piece.texts("JT") or (book if own else []) or piece.texts("TA")
    for text in containers:
        citation.text("container", "JT", text)
    for text in piece.texts("TA") if containers != piece.texts("TA") else ():
        citation.leave("TA", text)


def _unstopped(text: str) -> str:
    return re.sub(r"(?<!\.)\.(\]?)$", r"\1", text)


def _names(tag: str, text: str) -> AuthorList:
    """A name: ``Family, Given Suffix``, ``Family IJ Suffix``, or an organisation (CN)."""
    if tag == "CN":
        return AuthorList((Person(organisation=text),) if text else ())
    return read_authors(text, one=True)


def _is_short_form(text: str, full: list[str]) -> bool:
    """Whether a name with initials (AU) says no more than the one in full before it (FAU)."""
    family = folded(text.partition(" ")[0])
    return any(family in folded(name) for name in full)


def _with_orcid(named: AuthorList, orcid: str) -> AuthorList:
    """A name with the ORCID that stands behind it."""
    return replace(named, people=tuple(replace(author, orcid=orcid) for author in named.people))


def _identifier(citation: Citation, tag: str, text: str) -> None:
    value, _other, kind = text.rpartition(" [")
    if kind == "doi]":
        if "doi" not in citation.fields or citation.fields["doi"] != value:
            citation.doi(tag, value)
    elif kind == "pii]" and re.fullmatch(r"e[0-9]{3,}|[0-9]{4,6}", value):
        citation.text("article_number", tag, value)
    elif read_addresses(text):  # as ERIC writes them
        citation.url(tag, text)
    else:
        citation.leave(tag, text)


def _say_since(citation: Citation, tag: str, text: str, line: int, reading: ParseResult) -> None:
    """Record what became of the report since it came out."""
    kind, words = _SINCE[tag]
    reading.note(
        line,
        f"{_(words)}: {text[:200]}",
        _("It is recorded as a notice: compare it with the journal."),
    )
    notice = {"kind": kind, "printed": text[:LINE_LIMIT]}
    citation.fields.setdefault("notices", []).append(notice)
