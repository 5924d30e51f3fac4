"""Records held against a copy: what they say stands there, and what differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import Final

from generator.check.verify.assembling import heading_key
from generator.check.verify.document import Block, BlockKind, Copy, shown
from generator.check.verify.finding import (
    NotThere,
    Passage,
    blocks_of,
    headings_in,
    passage,
    pattern,
)
from generator.check.verify.sentences import spans
from generator.check.verify.words import before_in, near, where
from generator.evidence.cited import NumberedStudies, numbered_studies
from generator.evidence.interface import N_, _
from generator.evidence.loading import Content, Entry
from generator.evidence.problems import DataPath, Location
from generator.evidence.records.base import Record, SourcePlace
from generator.evidence.text.brackets import citations_by_number
from generator.evidence.text.dates import FIRST_YEAR
from generator.evidence.text.locators import Locator, read_locator

Rule = Callable[["Compared"], Iterator["Difference"]]

_MOST_BEFORE: Final = 4
"""Words that may stand before a beginning which would cross a bracket."""
_SHOWN: Final = 120


class Claim(Enum):
    """What records say of a source that a copy can show."""

    SECTION = N_("sections")
    PLACE = N_("locators")
    BEGINNING = N_("beginnings")
    QUOTE = N_("quotations")
    MARKED = N_("words in quotation marks")
    CITATION = N_("citations")
    REFERENCE = N_("entries of the reference list")


@dataclass(frozen=True)
class Difference:
    """Where a record and the copy differ, with both side by side."""

    claim: Claim
    at: Location
    what: str
    record: str
    source: str = ""
    """What stands in the copy; empty where nothing near was found."""


@dataclass
class Tally:
    """What was compared so far."""

    checked: Counter[Claim] = field(default_factory=Counter)
    unread: Counter[str] = field(default_factory=Counter)
    """What could not be compared, by its kind."""


@dataclass(frozen=True)
class Placed:
    """A part of a record with its place in the source, and the passage there."""

    entry: Entry
    path: DataPath
    owner: Record
    place: SourcePlace

    @property
    def locator(self) -> Locator:
        """The locator in parts."""
        return read_locator(self.place.locator)

    @property
    def clause(self) -> int:
        """The clause of its sentence, from 1; 0 where it is the whole sentence."""
        return min(self.locator.counted.get("clause", (0,)))

    @property
    def is_own(self) -> bool:
        """Whether the place is where its owner stands, not one that a note points to."""
        return bool(self.path) and self.path[-1] == "place"

    def at(self, *below: str | int) -> Location:
        """The line of the place, or of a value beside it."""
        return self.entry.at(*(self.path[:-1] if below else self.path), *below)


@dataclass(frozen=True)
class Compared:
    """A source's records and a copy of it."""

    content: Content
    source: str
    copy: Copy
    tally: Tally = field(default_factory=Tally)

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        """Every place of the source in the records, in the order of the files."""
        return tuple(self._placed())

    def _placed(self) -> Iterator[Placed]:
        for entry in self.content.all():
            inner: Mapping[DataPath, Record] = dict(entry.inner)
            for path, part in entry.inner:
                if isinstance(part, SourcePlace) and part.source == self.source:
                    above = path[:-1] if path[-1:] == ("place",) else path[:-2]
                    yield Placed(entry, path, inner.get(above, entry.record), part)

    @cached_property
    def studies(self) -> NumberedStudies:
        """The studies by their numbers."""
        return numbered_studies(self.content)

    @cached_property
    def cites_in_round(self) -> bool:
        """Whether most numbers of citations stand in round brackets: none raised, or in square."""
        text = "\n".join(block.text for block in self.copy.blocks)
        every = citations_by_number(text, in_round=True)
        in_round = [
            one for one in every if one.printed[0] == "(" and one.numbers[0][0] < FIRST_YEAR
        ]
        return len(in_round) > len(citations_by_number(text))

    def blocks(self, section: str) -> tuple[Block, ...]:
        """The blocks of a section; raises NotThere."""
        return blocks_of(self.copy, section)

    def passages(self, placed: Placed) -> tuple[Passage, ...]:
        """The passages of a place; narrowed to its beginning, where paragraphs are not known."""
        found = passage(self.copy, self.blocks(placed.place.section), placed.locator)
        begins = placed.place.begins
        if self.copy.has_paragraphs or not begins:
            return found
        for one in found:
            if match := pattern(begins).search(one.text):
                return (_sentences_from(one, match.start(), placed.locator),)
        return found


def _sentences_from(whole: Passage, start: int, locator: Locator) -> Passage:
    length = len(locator.counted.get("sentence", (1,)))
    found = spans(whole.text)
    first = next(number for number, (_other, last) in enumerate(found) if last > start)
    return Passage(whole.block, found[first][0], found[min(first + length, len(found)) - 1][1])


def heading_keys(content: Content, source: str) -> frozenset[str]:
    """The keys of all headings that the records of a source name."""
    return frozenset(
        heading_key(heading)
        for _file, _path, place in content.parts(SourcePlace)
        if place.source == source
        for heading in headings_in(place.section)
    )


def sections(compared: Compared) -> Iterator[Difference]:
    """Each section is there, under the headings that the records name."""
    seen: dict[str, list[Placed]] = {}
    for placed in compared.placed:
        seen.setdefault(placed.place.section, []).append(placed)
    for section, named in seen.items():
        compared.tally.checked[Claim.SECTION] += 1
        if not headings_in(section):
            compared.tally.unread[N_("sections without a heading, looked for everywhere")] += 1
        try:
            compared.blocks(section)
        except NotThere as error:
            more = _("({count} places name it.)", count=len(named)) if len(named) > 1 else ""
            yield Difference(Claim.SECTION, named[0].at(), f"{error} {more}".rstrip(), section)


def places(compared: Compared) -> Iterator[Difference]:
    """Each locator counts what is there, and the beginning of its passage is where it says."""
    for placed in compared.placed:
        try:
            blocks = compared.blocks(placed.place.section)
        except NotThere:
            continue  # told once, for the section
        try:
            found = compared.passages(placed)
        except NotThere as error:
            compared.tally.checked[Claim.PLACE] += 1
            yield Difference(Claim.PLACE, placed.at(), str(error), placed.place.locator or "")
            found = ()
        else:
            if placed.locator.rest:
                compared.tally.unread[N_("locators that count otherwise")] += 1
            elif placed.place.locator is not None:
                compared.tally.checked[Claim.PLACE] += 1
        if placed.locator.exhibit:
            yield from _row(compared, placed)
        if placed.place.begins is not None:
            yield from _beginning(compared, placed, blocks, found)


def _row(compared: Compared, placed: Placed) -> Iterator[Difference]:
    wanted = " ".join(placed.locator.row.split())
    kinds = {BlockKind.EXHIBIT} if compared.copy.has_paragraphs else set(BlockKind)
    texts = [block.text for block in compared.copy.blocks if block.kind in kinds]
    if not any(pattern(wanted).search(text) for text in texts):
        said = placed.place.locator or ""
        yield Difference(
            Claim.PLACE, placed.at(), _("No table or figure has '{wanted}'.", wanted=wanted), said
        )


def _beginning(
    compared: Compared, placed: Placed, blocks: tuple[Block, ...], found: tuple[Passage, ...]
) -> Iterator[Difference]:
    compared.tally.checked[Claim.BEGINNING] += 1
    begins = placed.place.begins or ""
    words = pattern(begins)
    at = placed.entry.at(*placed.path, "begins")
    hits = [(block, match) for block in blocks for match in words.finditer(block.text)]

    def difference(what: str, source: str = "") -> Difference:
        return Difference(Claim.BEGINNING, at, what, begins, source)

    if not hits:
        yield difference(_("The section has no such words."), near(begins, blocks))
    elif len(hits) > 1:
        yield difference(_("These words stand in the section {count} times.", count=len(hits)))
    elif found and compared.copy.has_paragraphs:
        inside = next((one for one in found if words.search(one.text)), None)
        if inside is None:
            printed = where(blocks, *hits[0])
            yield difference(
                _(
                    "These words stand elsewhere: {printed}, not {locator}.",
                    printed=printed,
                    locator=placed.place.locator,
                ),
                shown(found[0].text)[:_SHOWN],
            )
        elif "clause" not in placed.locator.counted and placed.place.locator is not None:
            before = before_in(found[0].text, words)
            if before is None or len(before.split()) > _MOST_BEFORE:
                yield difference(_("The passage does not begin so."), shown(found[0].text)[:_SHOWN])
