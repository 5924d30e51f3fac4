"""BibTeX to entries (bibtexparser reads them).

What bibtexparser could not read it sets aside, and what it takes for a comment it keeps as one;
here both are said. Commands that pylatexenc does not know would vanish: they are said, too.
"""

from __future__ import annotations

import itertools
import logging
import re
from urllib.parse import unquote

from bibtexparser.entrypoint import parse_string
from bibtexparser.model import (
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ImplicitComment,
    ParsingFailedBlock,
)

from generator.edit.intake.citation import Citation
from generator.edit.intake.incoming import ParseResult
from generator.evidence.records.base import LINE_LIMIT
from generator.evidence.text.addresses import read_addresses
from generator.evidence.text.author_forms import COMMAS_OF_A_NAME, read_bibtex_names
from generator.evidence.text.dates import IN_PRESS, read_year
from generator.evidence.text.identifiers import read_pmid
from generator.evidence.text.latex import plain_address, plain_text, unknown_commands
from generator.evidence.text.people import Person

logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # what failed is said by us

_DEEPEST = 50
_FIELDS = {
    **{"edition": "edition", "isbn": "isbn", "pmid": "pmid", "pmcid": "pmcid"},
    **{"eid": "article_number", "articleno": "article_number", "article-number": "article_number"},
    **{"pagetotal": "page_count", "numpages": "page_count"},
}
"""The fields of a reference by the field of BibTeX that holds them alone."""
_SUBTITLE = "subtitle"
"""Where a subtitle waits for its title."""
_OF_OUR_OWN = frozenset({"report"})


def read_bibtex(text: str) -> ParseResult:
    """The entries of a BibTeX file."""
    reading = ParseResult()
    library = parse_string(text)
    for block in library.blocks:
        line = (block.start_line or 0) + 1
        if isinstance(block, DuplicateBlockKeyBlock):
            first = block.ignore_error_block  # two entries with one key are two
            if isinstance(first, Entry):
                _add(first, line, reading)
        elif isinstance(block, Entry):
            _add(block, line, reading)
        elif isinstance(block, DuplicateFieldKeyBlock):
            names = ", ".join(sorted(block.duplicate_keys))
            reading.fatal(line, f"The entry has a field twice: {names}.", "Keep one of them.")
        elif isinstance(block, ParsingFailedBlock):
            began = (block.raw or "").strip().split("\n")[0][:60]
            reading.fatal(
                line,
                f"The entry that begins here cannot be read: {began}",
                "Count its braces and quotes, and look for a missing comma or a file cut off.",
            )
        elif isinstance(block, ImplicitComment):
            _outside(block.comment, line, reading)
    if not library.entries and not reading.is_fatal:
        reading.problems.clear()
        hint = "Export it as BibTeX, or name the format it has: --format."
        reading.fatal(0, "No reference begins here: no line has @article{ or another type.", hint)
    return reading


def _outside(text: str, line: int, reading: ParseResult) -> None:
    if re.search(r"[{}]|@\w+\s*$|^\s*@", text):
        what = f"A brace or an @ stands outside of any entry: {text.strip()[:60]}"
        reading.fatal(line, what, "Is there a brace too many or too few in the entry before it?")
    elif not all(part.lstrip().startswith("%") for part in text.strip().split("\n")):
        what = f"This stands outside of any entry and was passed over: {text.strip()[:60]}"
        reading.note(line, what)


def _add(entry: Entry, line: int, reading: ParseResult) -> None:
    citation = Citation(line, key=entry.key)
    if citation.key.startswith("review:"):
        reading.note(line, "This is the reference of a review, not of a study: left out.")
        return
    citation.type("Type", entry.entry_type.lower(), "bibtex")
    names: list[Person] = []
    editors: list[Person] = []
    to_come = ("", "")
    for field in entry.fields:
        name, value = field.key.lower(), str(field.value)
        at = line + max((field.start_line or 0) - (entry.start_line or 0), 0)
        if _depth(value) > _DEEPEST:
            reading.fatal(at, f"The braces of '{name}' are nested too deeply.", "Simplify them.")
            continue
        if field.enclosing == "no-enclosing" and "#" in value:
            what = f"'{name}' is joined from parts with #, which is not worked out here."
            reading.note(at, what, f"It stands in a comment of the record: {value[:60]}")
            citation.leave(name, value)
            continue
        if name == "author":
            names = _names(value, citation)
        elif name == "editor":
            editors = _names(value, citation, "editor")
        elif name in {"doi", "url"}:
            _address(citation, name, value)
        elif name in {"note", "pubstate"} and _is_to_come(value):
            to_come = (name, value)
        else:
            _say_unknown(citation, name, value, at, reading)
            _put(citation, name, plain_text(value), entry)
    citation.year(*to_come)
    _join_titles(citation)
    citation.authors(names, reading)
    citation.authors(editors, reading, "editors")
    reading.entries.append(citation.incoming(reading))


def _say_unknown(citation: Citation, name: str, value: str, at: int, reading: ParseResult) -> None:
    """Say and keep what has commands that would vanish."""
    unknown = unknown_commands(value)
    if unknown:
        listed = ", ".join(f"\\{command}" for command in unknown)
        what = f"'{name}' has commands of LaTeX that are not known here: {listed}."
        reading.note(at, what, "The field as it was stands in a comment of the record.")
        citation.leave(f"{name} as it was", value)


def _put(citation: Citation, name: str, text: str, entry: Entry) -> None:
    if name in {"year", "date"}:
        citation.year(name, text)
    elif name == "pages":
        citation.pages(text)
    elif name == "type" and text.casefold() in _OF_OUR_OWN:
        return
    elif name == "howpublished" and read_addresses(text):
        citation.url(name, text)
    elif name == "subtitle":
        citation.text(_SUBTITLE, name, text)
    elif name == "eprint" and read_pmid(text) and "pubmed" in _values(entry, "eprinttype"):
        citation.text("pmid", name, text)
    elif name in _FIELDS:
        citation.text(_FIELDS[name], name, text)
    elif name == "series" and {f.key.lower() for f in entry.fields} & {"journal", "booktitle"}:
        citation.text("series", name, text)
    else:
        citation.named(name, text, "bibtex")


def _values(entry: Entry, name: str) -> list[str]:
    return [str(field.value).lower() for field in entry.fields if field.key.lower() == name]


def _is_to_come(text: str) -> bool:
    """Whether a note says that a report is in press."""
    return str(read_year(text).recorded).startswith(IN_PRESS)


def _join_titles(citation: Citation) -> None:
    """The title with its subtitle behind it; the fields may stand in either order."""
    subtitle = citation.fields.pop(_SUBTITLE, "")
    if not subtitle:
        return
    if "title" in citation.fields:
        citation.fields["title"] = f"{citation.fields['title']}: {subtitle}"[:LINE_LIMIT]
    else:
        citation.text("title", "subtitle", subtitle)


def _address(citation: Citation, name: str, value: str) -> None:
    text = plain_address(value)
    if name == "doi":
        citation.doi(name, re.sub("(?i)%7b|%7d|%5c", lambda found: unquote(found[0]), text))
    else:
        citation.url(name, text)


def _names(value: str, citation: Citation, name: str = "author") -> list[Person]:
    names, cut = read_bibtex_names(value)
    if cut and name == "author":
        citation.fields["et_al"] = True
    elif cut:
        citation.leave(name, "and others")
    for _, text in names:
        if text.count(",") > COMMAS_OF_A_NAME:
            citation.leave(f"{name} as it was", text)
    return [author for author, _ in names]


def _depth(text: str) -> int:
    """How deep braces are nested, however they are closed."""
    steps = ((character == "{") - (character == "}") for character in text)
    return max(itertools.accumulate(steps), default=0)
