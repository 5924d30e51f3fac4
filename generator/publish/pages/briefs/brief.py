"""The content of a brief, the same for its page, its PDF and its Word file.

A brief is plain text in parts. Whatever it states has a number, and the places at its end say what
the number stands for. Nothing here is computed a second time: counts and sentences are those of
the pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.publish.pages.items.items import (
    FactItem,
    FindingItem,
    NoteItem,
    PlaceItem,
    QuoteItem,
)
from generator.publish.pages.items.words import counted, listed, sentence
from generator.publish.pages.page import Link
from generator.publish.prose import plain


@dataclass(frozen=True)
class Said:
    """Something that is stated, with the numbers of its places."""

    text: str
    refs: tuple[int, ...] = ()
    by: str = ""
    """Which studies are cited for it, or how else it is tied to them."""
    label: str = ""


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
    more: str = ""
    """What was left out, in words, and where it stands."""

    def __bool__(self) -> bool:
        """Whether anything stands below the heading."""
        return bool(self.paragraphs or self.said or self.quotes or self.facts)


@dataclass(frozen=True)
class PlaceGroup:
    """Places in one section of one source, each with its number."""

    source: str
    section: str
    places: tuple[tuple[int, str], ...]

    @property
    def words(self) -> str:
        """The places in one line: ``1 paragraph 2, sentence 1; 2 paragraph 3``."""
        return "; ".join(f"[{number}] {locator}".rstrip() for number, locator in self.places)


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
    lede: str
    plain: tuple[str, ...]
    """The same in plain words; empty where there are none, or where they are out of date."""
    plain_note: str
    sections: tuple[BriefSection, ...]
    places: tuple[PlaceGroup, ...]
    citation: str
    licence: str
    changed: str
    """When the evidence changed last, as a sentence."""
    day: str
    """The same day, as in ``2024-05-03``; empty where it is not known."""


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

    def statement(self, item: FindingItem) -> Said:
        """A finding, or another statement of the synthesis."""
        by = listed([study.label for study in item.studies]) or item.attribution_words
        return Said(item.statement, self.numbers((item.place,)), by)

    def note(self, item: NoteItem) -> Said:
        """A note, with its heading as its label."""
        return Said(item.text, self.numbers(item.places), label=item.heading)

    def fact(self, item: FactItem) -> Said:
        """A fact that a source states of itself."""
        return Said(item.text, self.numbers((item.place,)), label=item.label)

    def quote(self, item: QuoteItem) -> BriefQuote:
        """A quote with who speaks, in which study, and on which page."""
        return BriefQuote(
            item.text,
            ", ".join((*item.spoken, item.study.label, item.locator)),
            self.numbers((item.place,)),
            item.language,
        )


def paragraphs(prose: str) -> tuple[str, ...]:
    """Text in the Markdown subset as plain paragraphs."""
    return tuple(plain(part) for part in prose.strip().split("\n\n") if part.strip())


def rest_words(total: int, shown: int, noun: str, where: str) -> str:
    """What was left out of a list, in words; empty where nothing was."""
    rest = total - shown
    if rest <= 0:
        return ""
    return sentence(
        f"{counted(rest, f'more {noun}')} {'stands' if rest == 1 else 'stand'} {where}."
    )


def most_cited(items: Sequence[FindingItem], most: int) -> tuple[FindingItem, ...]:
    """At most so many: those that cite most studies, in the review's order."""
    kept = sorted(range(len(items)), key=lambda n: (-len(items[n].studies), n))[:most]
    return tuple(items[n] for n in sorted(kept))


def left_out(
    items: Sequence[FindingItem], shown: Sequence[FindingItem], noun: str, where: str
) -> str:
    """By which rule a list was cut, and what was left out of it; empty where nothing was."""
    more = rest_words(len(items), len(shown), noun, where)
    fewest = min((len(item.studies) for item in items), default=0)
    by_citations = any(len(item.studies) > fewest for item in shown)
    rule = "those that cite most studies" if by_citations else "the first, in the review’s order"
    return f"Shown are {rule}. {more}" if more else ""
