"""RIS to entries (rispy reads the tags).

rispy passes over what it does not expect: an entry without its end, a second value of a tag, text
outside of entries, a wrapped author. So entries are told apart here, by line, and every value of
every tag is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import rispy  # type: ignore[import-untyped]

from generator.edit.intake.citation import Citation
from generator.edit.intake.incoming import ParseResult
from generator.evidence.text.author_forms import read_ris_names
from generator.evidence.text.author_lists import joined_lists
from generator.evidence.text.people import CUT_LIST
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
_AUTHORS = ("AU", "A1")
_TEXT_TAGS = tuple(tag for words in TEXTS for tag in words.ris)


class _EveryValue(rispy.RisParser):  # type: ignore[misc]
    """Every value of every tag, in a list by the tag; a wrapped line belongs to the one before."""

    def _add_tag(
        self, record: dict[str, Any], tag: str, content: str, extend_multiline: bool = False
    ) -> None:
        values = record.setdefault(tag, [])
        if extend_multiline and values:
            between = "\n" if tag in _AUTHORS else " "
            values[-1] = f"{values[-1]}{between}{content}".strip()
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
    names = [text for tag in _AUTHORS for text in tags.pop(tag, [])]
    citation.type("TY", str(tags.pop("type_of_reference", "")), "ris")
    first, last = (tags.pop(tag, []) for tag in ("SP", "EP"))
    citation.pages(" ".join(first), " ".join(last))
    for tag in ("DO", "UR", "PY", "Y1", "DA", *_TEXT_TAGS):
        for text in tags.pop(tag, []):
            _put(citation, tag, text)
    for text in tags.pop("N1", []):
        if text == CUT_LIST:
            citation.fields["et_al"] = True
        else:
            citation.leave("N1", text)
    for tag, texts in tags.items():
        for text in texts if isinstance(texts, list) else [texts]:
            citation.leave(tag, text)
    citation.authors(joined_lists([*map(read_ris_names, names)]), "; ".join(names), reading)
    return citation


def _put(citation: Citation, tag: str, text: str) -> None:
    if tag == "DO":
        citation.doi(tag, text)
    elif tag == "UR":
        citation.url(tag, text)
    elif tag in _TEXT_TAGS:
        citation.named(tag, text, "ris")
    elif tag == "DA" and "year" in citation.fields:
        citation.leave(tag, text)
    elif text:
        citation.year(tag, text)
