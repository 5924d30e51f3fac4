"""RIS to entries (rispy reads the tags).

rispy passes over what it does not expect: an entry without its end, a second value of a tag, text
outside of entries, a wrapped author. So entries are told apart here, by line, and every value of
every tag is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import rispy  # type: ignore[import-untyped]

from generator.edit.intake.citation import Citation
from generator.edit.intake.incoming import ParseResult
from generator.edit.intake.ris_journals import IN_A_JOURNAL, JOURNAL_TAGS, whole_of
from generator.evidence.records.base import LINE_LIMIT
from generator.evidence.text.addresses import read_addresses
from generator.evidence.text.author_forms import read_ris_name
from generator.evidence.text.doi import read_doi
from generator.evidence.text.identifiers import read_pmid
from generator.evidence.text.invisible import in_one_line
from generator.evidence.text.people import CUT_LIST, without_et_al
from generator.evidence.text.reference_words import TEXTS

_TAG = re.compile(r"([A-Z][A-Z0-9])  -(?: (.*)|$)")
_NEARLY_A_TAG = re.compile(r"\s*(TY|ER)\s*-")
_OTHER_PROGRAMS = (
    (
        re.compile(r"PMID ?- "),
        "PubMed's own format",
        "In PubMed, choose Cite › Download .nbib, then",
    ),
    (re.compile(r"(?:FN|PT) \S"), "Web of Science's own format", "There, choose RIS, or"),
    (re.compile(r"%[0A-Z] "), "EndNote's own format", "There, choose RIS, or"),
)
_FIELDS = {
    **{tag: words.name for words in TEXTS for tag in words.ris if tag not in JOURNAL_TAGS},
    **{"TT": "translated_title", "T3": "series", "ET": "edition", "C7": "article_number"},
    **{"SN": "isbn", "C2": "pmcid", "AN": "pmid"},
}
"""The fields of a reference by the tag that holds them alone."""
_ADDRESSES = ("UR", "LK", "L1", "L2", "L3")


class _EveryValue(rispy.RisParser):  # type: ignore[misc]
    """Every value of every tag, in a list by the tag; a wrapped line belongs to the one before."""

    def _add_tag(
        self, record: dict[str, Any], tag: str, content: str, extend_multiline: bool = False
    ) -> None:
        values = record.setdefault(tag, [])
        if extend_multiline and values:
            values[-1] = f"{values[-1]} {content}".strip()
        else:
            values.append(content)


@dataclass
class _Piece:
    """The lines of one entry."""

    line: int
    lines: list[str]


def read_ris(text: str) -> ParseResult:
    """The entries of a RIS file."""
    reading = ParseResult()
    left_out = False
    for piece in list(_pieces(text, reading)):
        citation = _citation(piece, reading)
        if citation.key.startswith("review:"):
            left_out = True
            reading.note(piece.line, "This is the reference of a review, not of a study: left out.")
        else:
            reading.entries.append(citation.incoming(reading))
    if not reading.entries and not reading.is_fatal and not left_out:
        reading.problems.clear()
        reading.fatal(0, "No reference begins here: no line has TY  - and a type.", _is_it(text))
    return reading


def _pieces(text: str, reading: ParseResult) -> Iterator[_Piece]:
    piece: _Piece | None = None
    for number, line in enumerate(text.split("\n"), 1):
        found = _TAG.match(line)
        tag = found[1] if found else ""
        if not tag and (nearly := _NEARLY_A_TAG.match(line)):
            what = f"The line begins like {nearly[1]}, but is not written as a tag."
            reading.fatal(number, what, f"A tag has two spaces before its hyphen: {nearly[1]}  - ")
        elif tag == "TY":
            if piece:
                _cut(piece, number, reading)
            piece = _Piece(number, [line])
        elif piece and tag == "ER":
            piece.lines.append("ER  - ")
            yield piece
            piece = None
        elif piece and line.strip():
            piece.lines.append(line)
        elif tag == "ER":
            reading.fatal(number, "An entry ends here (ER), but none began.", "Where is its TY?")
        elif line.strip():
            what = f"This stands outside of any entry and was passed over: {line.strip()[:60]}"
            reading.note(number, what)
    if piece:
        _cut(piece, text.count("\n") + 1, reading)


def _cut(piece: _Piece, end: int, reading: ParseResult) -> None:
    reading.fatal(
        piece.line,
        f"The entry that begins here has no end: up to line {end}, no line has ER  - .",
        "Is the file cut off? Export it again, or add the line: ER  - ",
    )


def _is_it(text: str) -> str:
    for form, name, instead in _OTHER_PROGRAMS:
        if any(form.match(line) for line in text.split("\n")[:50]):
            return f"This looks like {name}. {instead} convert it with a reference manager."
    return "Export it as RIS, or name the format it has: --format."


def _citation(piece: _Piece, reading: ParseResult) -> Citation:
    [tags] = _EveryValue().parse("\n".join(piece.lines))
    citation = Citation(piece.line, key=(tags.pop("ID", None) or [""])[0])
    names, cut = without_et_al([text for tag in ("AU", "A1") for text in tags.pop(tag, [])])
    if cut:
        citation.fields["et_al"] = True
    kind = str(tags.pop("type_of_reference", ""))
    citation.type("TY", kind, "ris")
    first, last = (tags.pop(tag, []) for tag in ("SP", "EP"))
    citation.pages(" ".join(first), " ".join(last))
    _titles(citation, tags, kind, reading)
    for tag in ("DO", "DI", "PY", "Y1", "DA", *_FIELDS, "M3", *_ADDRESSES):
        for text in tags.pop(tag, []):
            _put(citation, tag, text, tags)
    for text in tags.pop("N1", []):
        if text == CUT_LIST:
            citation.fields["et_al"] = True
        else:
            citation.leave("N1", text)
    of_editors = [tag for tag in tags if tag in _editor_tags(kind)]
    editors = [text for tag in of_editors for text in tags.pop(tag)]
    for tag, texts in tags.items():
        for text in texts if isinstance(texts, list) else [texts]:
            citation.leave(tag, text)
    citation.authors([read_ris_name(name) for name in names], reading)
    citation.authors([read_ris_name(name) for name in editors], reading, "editors")
    return citation


def _titles(citation: Citation, tags: dict[str, Any], kind: str, reading: ParseResult) -> None:
    """The title with its subtitle, and what holds the report."""
    for tag in ("TI", "T1"):
        for text in tags.pop(tag, []):
            citation.text("title", tag, text)
    whole = whole_of(tags, kind)
    for tag in JOURNAL_TAGS:
        tags.pop(tag, None)
    citation.text("container", "Journal", whole.container)
    for tag, text in whole.others:
        citation.leave(tag, text)
    if whole.subtitle and "title" in citation.fields:
        title = f"{str(citation.fields['title']).rstrip(' .:')}: {in_one_line(whole.subtitle)}"
        citation.fields["title"] = title[:LINE_LIMIT]
        what = f"T2 is no name of the journal, so it is taken as a subtitle: {whole.subtitle[:120]}"
        reading.note(citation.line, what, "Compare the title with the report.")
    elif whole.subtitle:
        citation.leave("T2", whole.subtitle)


def _editor_tags(kind: str) -> tuple[str, ...]:
    """The tags of editors: of an article, A2 holds others, too."""
    return ("ED",) if kind in IN_A_JOURNAL else ("A2", "ED")


def _put(citation: Citation, tag: str, text: str, tags: Mapping[str, Any]) -> None:
    if tag in {"DO", "DI"}:
        _digital(citation, tag, text)
    elif tag == "M3":
        _digital(citation, tag, text, else_address=False)
    elif tag in _ADDRESSES:
        citation.url(tag, text)
    elif tag == "AN" and not _from_pubmed(text, tags):
        citation.leave(tag, text)
    elif tag == "ET" and citation.fields.get("type") == "journal-article":
        citation.leave(tag, text)  # there, EndNote has the date of an early publication
    elif tag in _FIELDS:
        citation.text(_FIELDS[tag], tag, text)
    elif tag == "DA" and "year" in citation.fields:
        citation.leave(tag, text)
    elif text:
        citation.year(tag, text)


def _digital(citation: Citation, tag: str, text: str, *, else_address: bool = True) -> None:
    """A DOI; or an address that stands where a DOI should."""
    if else_address and not read_doi(text) and read_addresses(text):
        citation.url(tag, text)
    else:
        citation.doi(tag, text)


def _from_pubmed(text: str, tags: Mapping[str, Any]) -> bool:
    databases = " ".join(map(str, (*tags.get("DB", ()), *tags.get("DP", ()))))
    named = re.search("(?i)pubmed|medline", databases) or re.match("(?i)pmid", text)
    return bool(named) and bool(read_pmid(text))
