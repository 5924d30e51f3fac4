"""RIS to entries: what each tag of an entry says, placed in a reference or kept apart."""

from __future__ import annotations

import re
from typing import Final

from generator.edit.intake.citation import Citation
from generator.edit.intake.incoming import ParseResult
from generator.edit.intake.recognising import recognised
from generator.edit.intake.ris_journals import IN_A_JOURNAL, JOURNAL_TAGS, whole_of
from generator.edit.intake.ris_lines import AUTHORS, Piece, Pieces
from generator.evidence.interface import _
from generator.evidence.records.base import LINE_LIMIT
from generator.evidence.text.addresses import read_addresses
from generator.evidence.text.author_forms import read_ris_names
from generator.evidence.text.author_lists import joined_lists
from generator.evidence.text.doi import read_doi
from generator.evidence.text.identifiers import read_pmid
from generator.evidence.text.invisible import in_one_line
from generator.evidence.text.reference_words import TEXTS

_DATES: Final = ("PY", "Y1", "DA")
_TITLES: Final = ("TI", "T1")
_FIELDS: Final = {
    **{tag: words.name for words in TEXTS for tag in words.ris if tag not in JOURNAL_TAGS},
    **{"TT": "translated_title", "T3": "series", "ET": "edition", "C7": "article_number"},
    **{"SN": "isbn", "C2": "pmcid", "AN": "pmid", "PMID": "pmid"},
}
"""The fields of a reference by the tag that holds them alone."""
_ADDRESSES: Final = ("UR", "LK", "L1", "L2", "L3")
_ONE_BY_ONE: Final = (
    *("DO", "DI", *(tag for tag in _FIELDS if tag not in _TITLES), "M3", *_ADDRESSES),
)
_PLACED: Final = frozenset(
    ("ID", "SP", "EP", *AUTHORS, *_DATES, *_TITLES, *JOURNAL_TAGS, *_ONE_BY_ONE)
)
_SHOWN: Final = 60


def read_ris(text: str) -> ParseResult:
    """The entries of a RIS file."""
    reading = ParseResult()
    of_review = False
    for piece in Pieces(reading).of(text):
        citation = _citation(piece, reading)
        if citation.key.startswith("review:"):
            of_review = True
            reading.note(
                piece.line, _("This is the reference of a review, not of a study: left out.")
            )
        elif entry := citation.incoming(reading):
            reading.entries.append(entry)
    if not (reading.entries or reading.refused or reading.is_fatal or of_review):
        reading.problems.clear()
        reading.fatal(0, _("No reference begins here: no line has TY  - and a type."), _is_it(text))
    return reading


def _is_it(text: str) -> str:
    found = recognised(text.encode())
    return (
        found.instead
        if found and found.instead
        else _("Export it as RIS, or name the format it has: --format.")
    )


def _citation(piece: Piece, reading: ParseResult) -> Citation:
    ids = piece.texts("ID")
    citation = Citation(piece.line, key=next(iter(ids), ""))
    for other in ids[1:]:
        citation.leave("ID", other)
    kind = piece.values[0].text.strip()
    of_editors = _editor_tags(kind)
    citation.type("TY", kind, "ris", reading)
    citation.pages(" ".join(piece.texts("SP")), " ".join(piece.texts("EP")))
    _put_titles(citation, piece, kind, reading)
    dates = [value for tag in _DATES for value in piece.values if value.tag == tag and value.text]
    for value in dates:
        citation.year(value.tag, value.text, value.line, reading)
    for tag in _ONE_BY_ONE:
        for text in piece.texts(tag):
            _put(citation, tag, text, piece)
    for value in piece.values[1:]:
        if value.tag == "N1":
            citation.remarks(value.tag, value.text)
        elif value.tag == "DB" and value.text == "PubMed" and "pmid" in citation.fields:
            continue
        elif value.tag not in _PLACED and value.tag not in of_editors:
            citation.leave(value.tag, value.text)
    _put_authors(piece, citation, reading)
    editors = piece.texts(*of_editors)
    found = joined_lists([*map(read_ris_names, editors)])
    citation.authors(found, "; ".join(editors), reading, "editors")
    return citation


def _put_titles(citation: Citation, piece: Piece, kind: str, reading: ParseResult) -> None:
    """The title with its subtitle, and what holds the report."""
    for tag in _TITLES:
        for text in piece.texts(tag):
            citation.text("title", tag, text)
    whole = whole_of({tag: piece.texts(tag) for tag in JOURNAL_TAGS}, kind)
    citation.text("container", "Journal", whole.container)
    for tag, text in whole.others:
        citation.leave(tag, text)
    if whole.subtitle and "title" in citation.fields:
        title = f"{str(citation.fields['title']).rstrip(' .:')}: {in_one_line(whole.subtitle)}"
        citation.fields["title"] = title[:LINE_LIMIT]
        what = _(
            "T2 is no name of the journal, so it is taken as a subtitle: {subtitle}",
            subtitle=whole.subtitle[:120],
        )
        reading.note(citation.line, what, _("Compare the title with the report."))
    elif whole.subtitle:
        citation.leave("T2", whole.subtitle)


def _editor_tags(kind: str) -> tuple[str, ...]:
    """The tags of editors: of an article, A2 holds others, too."""
    return ("ED",) if kind in IN_A_JOURNAL else ("A2", "ED")


def _put(citation: Citation, tag: str, text: str, piece: Piece) -> None:
    if tag in {"DO", "DI"}:
        _digital(citation, tag, text)
    elif tag == "M3":
        _digital(citation, tag, text, else_address=False)
    elif tag in _ADDRESSES:
        citation.url(tag, text)
    elif tag == "AN" and not _from_pubmed(text, piece):
        citation.leave(tag, text)
    elif tag == "ET" and citation.fields.get("type") == "journal-article":
        citation.leave(tag, text)  # there, EndNote has the date of an early publication
    elif tag in _FIELDS:
        citation.text(_FIELDS[tag], tag, text)


def _put_authors(piece: Piece, citation: Citation, reading: ParseResult) -> None:
    """The authors in the order of the file; a list that stands twice counts once."""
    each = [piece.texts(tag) for tag in AUTHORS]
    named = each[0] if each[0] == each[1] else piece.texts(*AUTHORS)
    if all(each) and each[0] != each[1]:
        what = _("Authors stand under AU and under A1; they are kept in the order of the file.")
        reading.note(piece.line, what, _("They are: {named}", named="; ".join(named)[:300]))
    found = joined_lists([*map(read_ris_names, named)])
    citation.authors(found, "; ".join(named), reading)


def _digital(citation: Citation, tag: str, text: str, *, else_address: bool = True) -> None:
    """A DOI; or an address that stands where a DOI should."""
    if else_address and not read_doi(text) and read_addresses(text):
        citation.url(tag, text)
    else:
        citation.doi(tag, text)


def _from_pubmed(text: str, piece: Piece) -> bool:
    named = re.search("(?i)pubmed|medline", " ".join(piece.texts("DB", "DP")))
    return bool(named or re.match("(?i)pmid", text)) and bool(read_pmid(text))
