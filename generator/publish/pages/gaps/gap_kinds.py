"""The kinds of gaps: what they are called, how many there are, and by what readers narrow them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.evidence.catalogue import Catalogue
from generator.evidence.records.note_kinds import NoteKind
from generator.evidence.records.reported import AbsenceReason
from generator.evidence.unit import in_units, unit_noun
from generator.publish.pages.gaps.gap_tags import Gap, gap_kind
from generator.publish.pages.items.absent import OF_REASON, REASONS
from generator.publish.pages.items.note_words import NOTE_WORDS
from generator.publish.pages.items.words import listed, number, sentence
from generator.publish.pages.lists.facets import (
    OWN,
    FacetedItem,
    FacetedList,
    FacetSpec,
    listing,
)

SINGLE: Final = "single-study"
EMPTY: Final = "empty-cell"
UNCITED: Final = "uncited"
RECOMMENDED: Final = "recommendation"


def _absent(reason: AbsenceReason) -> tuple[str, str, str]:
    words = REASONS[reason]
    return words.title, words.one, words.many


# In the order of the page: what people who plan research look for first, editors' notes last.
_WORDS: Final[Mapping[str, tuple[str, str, str]]] = {
    **{kind: _absent(reason) for reason, kind in OF_REASON.items()},
    SINGLE: (
        "Resting on one study",
        "finding that rests on one study",
        "findings that rest on one study",
    ),
    EMPTY: (
        "Not cited, by theme and study",
        "pair of a theme and a study without a citation",
        "pairs of a theme and a study without a citation",
    ),
    NoteKind.CONTRADICTION.value: (
        NOTE_WORDS[NoteKind.CONTRADICTION],
        "place where a source contradicts itself",
        "places where a source contradicts itself",
    ),
    UNCITED: (
        "Without a citation",
        "statement that cites no study",
        "statements that cite no study",
    ),
    RECOMMENDED: (
        "What the review recommends",
        "recommendation of the review",
        "recommendations of the review",
    ),
    NoteKind.UNCLEAR.value: (
        NOTE_WORDS[NoteKind.UNCLEAR],
        "point that a source leaves open",
        "points that a source leaves open",
    ),
    gap_kind(NoteKind.NOT_REPORTED): (
        NOTE_WORDS[NoteKind.NOT_REPORTED],
        "thing that a source does not say",
        "things that the sources do not say",
    ),
    gap_kind(NoteKind.NOT_IN_OUR_COPY): (
        NOTE_WORDS[NoteKind.NOT_IN_OUR_COPY],
        "thing in a part that we do not hold",
        "things in parts that we do not hold",
    ),
    gap_kind(NoteKind.NOT_LOOKED_FOR): (
        NOTE_WORDS[NoteKind.NOT_LOOKED_FOR],
        "thing that nobody has looked for",
        "things that nobody has looked for",
    ),
    NoteKind.MISSING.value: (
        NOTE_WORDS[NoteKind.MISSING],
        "thing that is not known",
        "things that are not known",
    ),
    NoteKind.MISPRINT.value: (
        NOTE_WORDS[NoteKind.MISPRINT],
        "misprint in a source",
        "misprints in the sources",
    ),
    NoteKind.EDITORS.value: (
        NOTE_WORDS[NoteKind.EDITORS],
        "note by the editors on a choice of theirs",
        "notes by the editors on choices of theirs",
    ),
}

_FIRST: Final = (*OF_REASON.values(), SINGLE)


@dataclass(frozen=True)
class GapTile:
    """How many gaps there are of a kind, leading to them."""

    kind: str
    title: str
    anchor: str
    count: str
    words: str


def anchor_of(kind: str) -> str:
    """The anchor of a kind's section, as links have always had it."""
    named = {SINGLE: "single", EMPTY: "not-cited", RECOMMENDED: "recommendations"}
    of_notes = {gap_kind(one): f"notes-{one.value}" for one in NoteKind}
    return {**of_notes, **named}.get(kind, kind)


def title_of(kind: str) -> str:
    """What the gaps of a kind are called, as a heading."""
    return in_units(_WORDS[kind][0])


def tiles(counts: Mapping[str, int]) -> tuple[GapTile, ...]:
    """The kinds of which there are some, in the page's order."""
    return tuple(
        GapTile(
            kind,
            title_of(kind),
            anchor_of(kind),
            f"{counts[kind]:,}",
            in_units(one if counts[kind] == 1 else many),
        )
        for kind, (_title, one, many) in _WORDS.items()
        if counts.get(kind)
    )


def lede(counts: Mapping[str, int]) -> str:
    """How much is absent, for which reasons, and how much rests on one study."""
    said = [
        f"{number(counts[kind])} {in_units(one if counts[kind] == 1 else many)}"
        for kind, (_, one, many) in _WORDS.items()
        if kind in _FIRST and counts.get(kind)
    ]
    return f"{sentence(listed(said))}." if said else ""


def gaps_listing(
    catalogue: Catalogue, kinds: tuple[GapTile, ...], gaps: Sequence[Gap]
) -> FacetedList:
    """Gaps by their kind and by what they are about: whatever has two values or more."""
    asked = {
        "kind": ("Kind", {tile.kind: tile.title for tile in kinds}),
        "theme": ("Theme", {t.id: t.title for t in catalogue.themes}),
        "study": (
            sentence(unit_noun().one),
            {s.id: catalogue.labels[s.id] for s in catalogue.studies},
        ),
        "source": ("Source", {s.id: s.label for s in catalogue.sources.values()}),
    }
    return listing(
        [FacetSpec(name, label, OWN, labels) for name, (label, labels) in asked.items()],
        [FacetedItem(str(number), gap.values, {}) for number, gap in enumerate(gaps)],
    )
