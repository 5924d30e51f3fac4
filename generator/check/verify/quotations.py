"""Quotations held against a copy: quote records, and words that our own texts put in marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.check.verify.comparing import Claim, Compared, Difference, Placed
from generator.check.verify.document import shown
from generator.check.verify.finding import NotThere, pattern
from generator.check.verify.words import near
from generator.evidence.fields import fields_of
from generator.evidence.interface import _
from generator.evidence.problems import DataPath
from generator.evidence.records.base import Note
from generator.evidence.records.markers import Words
from generator.evidence.records.study import Quote

_IN_MARKS: Final = re.compile(r"“([^“”]+ [^“”]+)”")
_SHOWN: Final = 60


def quotations(compared: Compared) -> Iterator[Difference]:
    """Each quotation stands in its section, exact to the character, with its printed locator."""
    for placed in compared.placed:
        for name, text in _texts(placed, Words.QUOTED):
            compared.tally.checked[Claim.QUOTE] += 1
            yield from _quotation(compared, placed, name, text)


def _texts(placed: Placed, words: Words) -> Iterator[tuple[str, str]]:
    """The fields of the part that stands there with whose words they are in, and their texts."""
    if placed.is_own:
        for known in fields_of(type(placed.owner)):
            value = getattr(placed.owner, known.name)
            if known.words is words and isinstance(value, str):
                yield known.name, value


def _quotation(compared: Compared, placed: Placed, name: str, text: str) -> Iterator[Difference]:
    blocks = compared.copy.blocks
    found = ((block, pattern(text).search(block.text)) for block in blocks)
    block, match = next((both for both in found if both[1]), (None, None))
    if block is None or match is None:
        what = _("These words do not stand there.")
        yield Difference(Claim.QUOTE, placed.at(name), what, text, near(text, blocks))
        return
    yield from _where_quoted(compared, placed, text)
    locator = placed.owner.locator if isinstance(placed.owner, Quote) else ""
    if locator not in block.text:
        what = _("The locator is not printed with the quotation.")
        behind = shown(block.text[match.end() :])[:_SHOWN]
        yield Difference(Claim.QUOTE, placed.at("locator"), what, locator, behind)


def _where_quoted(compared: Compared, placed: Placed, text: str) -> Iterator[Difference]:
    try:
        passages = compared.passages(placed) or compared.blocks(placed.place.section)
    except NotThere:
        return  # told with the places
    if not any(pattern(text).search(one.text) for one in passages):
        where = ", ".join(filter(None, (placed.place.section, placed.place.locator)))
        what = _("The quotation stands elsewhere in the source.")
        yield Difference(Claim.QUOTE, placed.at("place"), what, where)


def words_in_marks(compared: Compared) -> Iterator[Difference]:
    """What our own texts put in quotation marks stands in the source, but for a first capital."""
    for placed in compared.placed:
        for path, text in _own_texts(placed):
            for words in _IN_MARKS.findall(text):
                compared.tally.checked[Claim.MARKED] += 1
                either = (words, words[0].swapcase() + words[1:])
                blocks = compared.copy.blocks
                if not any(pattern(one).search(b.text) for one in either for b in blocks):
                    what = _("These words in quotation marks do not stand in the source.")
                    at = placed.at(*path)
                    yield Difference(Claim.MARKED, at, what, words, near(words, blocks))


def _own_texts(placed: Placed) -> Iterator[tuple[DataPath, str]]:
    for name, text in _texts(placed, Words.OURS):
        yield (name,), text
    notes: tuple[Note, ...] = getattr(placed.owner, "notes", ()) if placed.is_own else ()
    for number, note in enumerate(notes):
        if all(place.source == placed.place.source for place in note.places):
            yield ("notes", number, "text"), note.text
