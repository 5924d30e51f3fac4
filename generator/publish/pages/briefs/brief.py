"""The content of a brief, the same for its page, its PDF and its Word file.

A brief is plain text in parts. Whatever it states has a number, and the sources at its end say
what the number stands for. A note stands with what it is about, or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.evidence.interface import _
from generator.evidence.records.note_kinds import ABSENT, NoteKind
from generator.publish.pages.items.items import (
    FactItem,
    FindingItem,
    NoteItem,
    PlaceItem,
    QuoteItem,
)
from generator.publish.pages.items.words import listed
from generator.publish.pages.page import Link
from generator.publish.prose import plain


@dataclass(frozen=True)
class BriefNote:
    """What must be known of what it stands at, in a line of its own."""

    text: str
    refs: tuple[int, ...] = ()


@dataclass(frozen=True)
class Said:
    """Something that is stated, with the numbers of its places."""

    text: str
    refs: tuple[int, ...] = ()
    by: str = ""
    """Which studies are cited for it, or how else it is tied to them."""
    label: str = ""
    notes: tuple[BriefNote, ...] = ()
    path: str = ""
    """The page that its label, or without one its text, leads to."""


@dataclass(frozen=True)
class BriefQuote:
    """Words that somebody said, exact to the character, and who."""

    text: str
    who: str
    refs: tuple[int, ...]
    language: str = ""


@dataclass(frozen=True)
class BriefSection:
    """A heading of a brief with what stands below it, in this order."""

    anchor: str
    title: str
    paragraphs: tuple[str, ...] = ()
    said: tuple[Said, ...] = ()
    quotes: tuple[BriefQuote, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    notes: tuple[BriefNote, ...] = ()
    more: str = ""
    """What was left out, in words."""
    more_at: Link | None = None
    """Where all of it stands."""

    def __bool__(self) -> bool:
        """Whether anything stands below the heading."""
        return bool(self.paragraphs or self.said or self.quotes or self.facts)


@dataclass(frozen=True)
class PlaceGroup:
    """Places in one section of one source, each with its number."""

    source: str
    section: str
    places: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Brief:
    """One brief."""

    path: str
    pdf: str
    word: str
    kind: str
    title: str
    of: Link
    """The page that says all of it."""
    review: str
    in_short: str
    """What it says, for a list of briefs."""
    lede: str
    """What stands first; empty where plain words do."""
    about: str
    """What kind of synthesis it is of, in a line; empty where it goes without saying."""
    plain: tuple[str, ...]
    """The same in plain words; empty where there are none, or where they are out of date."""
    plain_note: str
    notes: tuple[BriefNote, ...]
    """What must be known of all of it."""
    sections: tuple[BriefSection, ...]
    places: tuple[PlaceGroup, ...]
    citation: str
    doi: Link | None
    """The address of what is cited, on paper in words."""
    licence: str
    changed: str
    """When the evidence changed last, as a sentence."""
    day: str
    """The same day, as in ``2024-05-03``; empty where it is not known."""
    cited: str = ""
    """How the brief itself is cited, without its address; its page has that at its foot."""


class Places:
    """Gives every place a number, one place one number, in the order of the brief."""

    def __init__(self) -> None:
        """No place has a number yet."""
        self._numbers: dict[tuple[str, str, str], int] = {}

    def numbers(self, places: Iterable[PlaceItem]) -> tuple[int, ...]:
        """The numbers of places, each once."""
        keys = dict.fromkeys((p.source.text, p.section, p.locator) for p in places)
        return tuple(self._numbers.setdefault(key, len(self._numbers) + 1) for key in keys)

    def groups(self) -> tuple[PlaceGroup, ...]:
        """All places by source and section, in the order of their numbers."""
        found: dict[tuple[str, str], list[tuple[int, str]]] = {}
        for (source, section, locator), number in self._numbers.items():
            found.setdefault((source, section), []).append((number, locator))
        return tuple(
            PlaceGroup(source, section, tuple(places))
            for (source, section), places in found.items()
        )

    def notes(self, items: Iterable[NoteItem]) -> tuple[BriefNote, ...]:
        """The notes without which something is misread; the others are read on its page."""
        main = {item.text: item for item in items if item.is_main}
        return tuple(BriefNote(_text(item), self.numbers(item.places)) for item in main.values())

    def statement(self, item: FindingItem, notes: Iterable[NoteItem] = ()) -> Said:
        """A finding, or another statement of the synthesis, with further notes on its sentence."""
        by = listed([study.label for study in item.studies]) or item.attribution_words
        refs = self.numbers((item.place,))
        return Said(item.statement, refs, by, notes=self.notes((*item.notes, *notes)))

    def fact(self, item: FactItem) -> Said:
        """A fact that a source states of itself."""
        refs = self.numbers((item.place,))
        return Said(item.text, refs, label=item.label, notes=self.notes(item.notes))

    def quote(self, item: QuoteItem) -> BriefQuote:
        """A quote with who speaks, in which study, and on which page."""
        return BriefQuote(
            item.text,
            ", ".join((*item.spoken, item.study.label, item.locator)),
            self.numbers((item.place,)),
            item.language,
        )


def _text(item: NoteItem) -> str:
    """A note as a line: whose choice it tells, or why what it tells is absent, comes first."""
    if item.kind in ABSENT:
        return f"{item.heading}: {item.text}"
    if item.kind == NoteKind.EDITORS:
        return _("Editors: {note}", note=item.text)
    return item.text


def paragraphs(prose: str) -> tuple[str, ...]:
    """Text in the Markdown subset as plain paragraphs."""
    return tuple(plain(part) for part in prose.strip().split("\n\n") if part.strip())
