"""BibTeX to entries (bibtexparser reads them).

What bibtexparser could not read it sets aside, and what it takes for a comment it keeps as one;
here both are said. Commands that pylatexenc does not know would vanish: they are said, too.
"""

from __future__ import annotations

import itertools
import logging
import re
from collections.abc import Mapping, Sequence
from urllib.parse import unquote

from bibtexparser.entrypoint import parse_string
from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ImplicitComment,
    ParsingFailedBlock,
)

from generator.edit.intake.bibtex_fields import fields_of_entry
from generator.edit.intake.citation import Citation
from generator.edit.intake.incoming import ParseResult
from generator.edit.intake.inherited import parents_of, with_inherited
from generator.edit.intake.recognising import begins_another, recognised
from generator.evidence.interface import _
from generator.evidence.records.base import LINE_LIMIT
from generator.evidence.text.addresses import read_addresses
from generator.evidence.text.author_forms import read_bibtex_names
from generator.evidence.text.dates import IN_PRESS, read_year
from generator.evidence.text.identifiers import read_pmid
from generator.evidence.text.latex import plain_address, plain_text, unknown_commands, vanished
from generator.evidence.text.pages import read_bibtex_pages
from generator.evidence.text.reference_words import TYPES

logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # what failed is said by us

_DEEPEST = 50
_SHOWN = 60
_FIELDS = {
    **{"edition": "edition", "isbn": "isbn", "pmid": "pmid", "pmcid": "pmcid"},
    **{"eid": "article_number", "articleno": "article_number", "article-number": "article_number"},
    **{"pagetotal": "page_count", "numpages": "page_count"},
}
"""The fields of a reference by the field of BibTeX that holds them alone."""
_SUBTITLE = "subtitle"
"""Where a subtitle waits for its title."""
_OF_OUR_OWN = frozenset({"report", "thesis"})
_KINDS = {
    **{"magazine": "magazine-article", "newspaper": "newspaper-article"},
    **{words.name: words.name for words in TYPES},
}
"""Kinds of reports that the type of an entry does not tell apart, or that it could not have."""


def read_bibtex(text: str) -> ParseResult:
    """The entries of a BibTeX file."""
    reading = ParseResult()
    blocks = _joined(parse_string(text).blocks, reading)
    before: tuple[int, bool] = (0, False)
    for block in blocks:
        line = (block.start_line or 0) + 1
        held = len(reading.entries)
        if isinstance(block, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock):
            inside = block.ignore_error_block  # two entries with one key are two
            if isinstance(block, DuplicateFieldKeyBlock):
                names = ", ".join(sorted(block.duplicate_keys))
                what = _("The entry has a field twice: {names}.", names=names)
                reading.note(line, what, _("The first is taken; the others stand in comments."))
            else:
                what = _(
                    "The key '{key}' stands at an entry before this one, too.",
                    key=block.key[:_SHOWN],
                )
                reading.note(line, what, _("Both are read; a crossref to the key means the first."))
            if isinstance(
                inside, Entry
            ):  # of blocks with a fault, the parser leaves values as they are
                _add(inside, line, reading, is_raw=True)
        elif isinstance(block, Entry):
            _add(block, line, reading)
        elif isinstance(block, ParsingFailedBlock):
            _say_failed(block, line, reading, is_last=block is blocks[-1])
        elif isinstance(block, ImplicitComment):
            _outside(block.comment, line, reading, before)
        before = (line, len(reading.entries) > held)
    if not (_hold_entries(blocks) or reading.refused or reading.is_fatal):
        reading.problems.clear()
        found = recognised(text.encode())
        other = found.instead if found and not found.form else ""
        hint = other or _("Export it as BibTeX, or name the format it has: --format.")
        reading.fatal(
            0,
            _("No reference begins here: no line has {form} or another type.", form="@article{"),
            hint,
        )
    return reading


def _joined(blocks: Sequence[Block], reading: ParseResult) -> list[Block]:
    """The blocks without the books of chapters, which give their fields to these; that is said."""
    entries = {block.key: block for block in blocks if isinstance(block, Entry)}
    parents = parents_of(entries.values())
    books = set(parents.values()) - set(parents)
    joined: list[Block] = []
    for block in blocks:
        line = (block.start_line or 0) + 1
        if isinstance(block, Entry) and block.key in books:
            what = _(
                "'{key}' is the book of other entries here (crossref).", key=block.key[:_SHOWN]
            )
            reading.note(line, what, _("It is no study; what they lack is taken from it."))
        elif isinstance(block, Entry) and block.key in parents:
            what = _(
                "What the entry lacks is taken from '{parents}' (crossref).",
                parents=parents[block.key][:_SHOWN],
            )
            reading.note(line, what)
            joined.append(with_inherited(block, entries[parents[block.key]]))
        else:
            joined.append(block)
    return joined


def _hold_entries(blocks: Sequence[Block]) -> bool:
    """Whether any block is an entry, one with a fault that can be read among them."""
    return any(
        isinstance(b, Entry | DuplicateBlockKeyBlock | DuplicateFieldKeyBlock) for b in blocks
    )


def _say_failed(
    block: ParsingFailedBlock, line: int, reading: ParseResult, *, is_last: bool
) -> None:
    """An entry whose braces do not close: left out; at the end of a file that is perhaps cut."""
    began = (block.raw or "").strip().split("\n")[0][:_SHOWN]
    what = _("The entry that begins here cannot be read: {began}", began=began)
    hint = _("Count its braces and quotes, and look for a missing comma or a file cut off.")
    if is_last:
        reading.fatal(line, what, hint)
    else:
        reading.refuse(line, what, hint)


def _outside(text: str, line: int, reading: ParseResult, before: tuple[int, bool]) -> None:
    """What stands outside of entries; where a brace closed one too early, that one is left out."""
    lines = text.strip().split("\n")
    for number, each in enumerate(lines):
        if begins_another(each, "bibtex"):
            what = _("Here something of another format begins: {each}", each=each.strip()[:_SHOWN])
            reading.fatal(line + number, what, _("Put each format into a file of its own."))
            return
    if re.search(r"[{}]|@\w+\s*$|^\s*@", text):
        begun, was_entry = before
        what = _("A brace or an @ stands outside of any entry: {text}", text=text.strip()[:_SHOWN])
        hint = _("Is there a brace too many or too few in the entry before it?")
        if was_entry:
            reading.entries.pop()
            hint += " " + _("That entry, on line {begun}, is left out.", begun=begun)
        reading.refuse(line, what, hint)
    elif not all(part.lstrip().startswith("%") for part in lines):
        what = _(
            "This stands outside of any entry and was passed over: {text}",
            text=text.strip()[:_SHOWN],
        )
        reading.note(line, what)


def _add(entry: Entry, line: int, reading: ParseResult, *, is_raw: bool = False) -> None:
    """Add an entry; ``is_raw`` says that its values still stand in their braces and quotes."""
    citation = Citation(line, key=entry.key)
    if citation.key.startswith("review:"):
        reading.note(line, _("This is the reference of a review, not of a study: left out."))
        return
    citation.type("Type", entry.entry_type.lower(), "bibtex", reading)
    names = {"author": "", "editor": ""}
    to_come = ("", "", 0)
    fields = {field.key.lower(): str(field.value) for field in entry.fields}
    for name, value, at in fields_of_entry(entry, line, reading, is_raw=is_raw):
        if _depth(value) > _DEEPEST:
            what = _("The braces of '{name}' are nested too deeply.", name=name)
            reading.note(at, what, _("It is left out: {value}", value=value[:_SHOWN]))
        elif name in names and not names[name]:
            names[name] = value
        elif name in {"doi", "url"}:
            _address(citation, name, value)
        elif name in {"year", "date"}:
            citation.year(name, plain_text(value), at, reading)
        elif name in {"note", "pubstate"} and _is_to_come(value):
            to_come = (name, value, at)
        else:
            _put(citation, name, _said_text(citation, name, value, at, reading), fields)
    citation.year(*to_come, reading)
    _join_titles(citation)
    for name, value in names.items():
        citation.authors(read_bibtex_names(value), value, reading, f"{name}s")
    if found := citation.incoming(reading):
        reading.entries.append(found)


def _said_text(citation: Citation, name: str, value: str, at: int, reading: ParseResult) -> str:
    """What a value prints; what would vanish from it is said and kept as it was."""
    text = plain_text(value)
    unknown, gone = unknown_commands(value), vanished(value, text)
    if unknown or gone:
        listed = ", ".join(f"\\{command}" for command in unknown)
        what = _(
            "'{name}' has commands of LaTeX that are not known here: {listed}.",
            name=name,
            listed=listed,
        )
        if not unknown:
            what = _(
                "Letters of '{name}' stand in commands that print none of them: {gone}",
                name=name,
                gone=gone[:20],
            )
        reading.note(at, what, _("The field as it was stands in a comment of the record."))
        citation.leave(_("{name} as it was", name=name), value)
    return text


def _put(citation: Citation, name: str, text: str, fields: Mapping[str, str]) -> None:
    if name == "pages":
        citation.pages(read_bibtex_pages(text))
    elif name == "type" and text.casefold() in _OF_OUR_OWN:
        return
    elif name == "note":
        citation.remarks(name, text)
    elif name == "entrysubtype" and text in _KINDS:
        citation.fields["type"] = _KINDS[text]
    elif name == "howpublished" and read_addresses(text):
        citation.url(name, text)
    elif name == "subtitle":
        citation.text(_SUBTITLE, name, text)
    elif name == "eprint" and read_pmid(text) and "pubmed" in fields.get("eprinttype", "").lower():
        citation.text("pmid", name, text)
    elif name in _FIELDS:
        citation.text(_FIELDS[name], name, text)
    elif name == "series" and fields.keys() & {"journal", "booktitle", "howpublished"}:
        citation.text("series", name, text)
    else:
        citation.named(name, text, "bibtex")


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


def _depth(text: str) -> int:
    """How deep braces are nested, however they are closed; their number where they are few."""
    if (opened := text.count("{")) <= _DEEPEST:
        return opened
    steps = ((character == "{") - (character == "}") for character in text)
    return max(itertools.accumulate(steps), default=0)
