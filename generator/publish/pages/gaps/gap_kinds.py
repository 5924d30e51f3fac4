"""The kinds of gaps: what they are called, how many there are, and by what readers narrow them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import N_, _, ngettext
from generator.evidence.records.note_kinds import NoteKind
from generator.publish.pages.gaps.gap_tags import Gap, gap_kind
from generator.publish.pages.items.absent import OF_REASON, REASONS
from generator.publish.pages.items.note_words import NOTE_WORDS
from generator.publish.pages.items.words import figures, listed, sentence
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


# In the order of the page: what people who plan research look for first, editors' notes last.
_WORDS: Final[Mapping[str, tuple[str, Callable[[int], str]]]] = {
    **{kind: (REASONS[one].title, REASONS[one].below) for one, kind in OF_REASON.items()},
    SINGLE: (
        N_("Resting on one study"),
        lambda count: ngettext(
            "finding that rests on one study", "findings that rest on one study", count
        ),
    ),
    EMPTY: (
        N_("Not cited, by theme and study"),
        lambda count: ngettext(
            "pair of a theme and a study without a citation",
            "pairs of a theme and a study without a citation",
            count,
        ),
    ),
    NoteKind.CONTRADICTION.value: (
        NOTE_WORDS[NoteKind.CONTRADICTION],
        lambda count: ngettext(
            "place where a source contradicts itself",
            "places where a source contradicts itself",
            count,
        ),
    ),
    UNCITED: (
        N_("Without a citation"),
        lambda count: ngettext(
            "statement that cites no study", "statements that cite no study", count
        ),
    ),
    RECOMMENDED: (
        N_("What the review recommends"),
        lambda count: ngettext(
            "recommendation of the review", "recommendations of the review", count
        ),
    ),
    NoteKind.UNCLEAR.value: (
        NOTE_WORDS[NoteKind.UNCLEAR],
        lambda count: ngettext(
            "point that a source leaves open", "points that a source leaves open", count
        ),
    ),
    gap_kind(NoteKind.NOT_REPORTED): (
        NOTE_WORDS[NoteKind.NOT_REPORTED],
        lambda count: ngettext(
            "thing that a source does not say", "things that the sources do not say", count
        ),
    ),
    gap_kind(NoteKind.NOT_IN_OUR_COPY): (
        NOTE_WORDS[NoteKind.NOT_IN_OUR_COPY],
        lambda count: ngettext(
            "thing in a part that we do not hold", "things in parts that we do not hold", count
        ),
    ),
    gap_kind(NoteKind.NOT_LOOKED_FOR): (
        NOTE_WORDS[NoteKind.NOT_LOOKED_FOR],
        lambda count: ngettext(
            "thing that nobody has looked for", "things that nobody has looked for", count
        ),
    ),
    NoteKind.MISSING.value: (
        NOTE_WORDS[NoteKind.MISSING],
        lambda count: ngettext("thing that is not known", "things that are not known", count),
    ),
    NoteKind.MISPRINT.value: (
        NOTE_WORDS[NoteKind.MISPRINT],
        lambda count: ngettext("misprint in a source", "misprints in the sources", count),
    ),
    NoteKind.EDITORS.value: (
        NOTE_WORDS[NoteKind.EDITORS],
        lambda count: ngettext(
            "note by the editors on a choice of theirs",
            "notes by the editors on choices of theirs",
            count,
        ),
    ),
}
"""What a kind is called, and the words below how many there are of it."""

_FIRST: Final[Mapping[str, Callable[[int], str]]] = {
    **{kind: REASONS[reason].counted for reason, kind in OF_REASON.items()},
    SINGLE: lambda count: ngettext(
        "{number} finding that rests on one study",
        "{number} findings that rest on one study",
        count,
    ),
}


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
    return _(_WORDS[kind][0])


def tiles(counts: Mapping[str, int]) -> tuple[GapTile, ...]:
    """The kinds of which there are some, in the page's order."""
    return tuple(
        GapTile(kind, title_of(kind), anchor_of(kind), figures(counts[kind]), below(counts[kind]))
        for kind, (_title, below) in _WORDS.items()
        if counts.get(kind)
    )


def lede(counts: Mapping[str, int]) -> str:
    """How much is absent, for which reasons, and how much rests on one study."""
    said = [counted(counts[kind]) for kind, counted in _FIRST.items() if counts.get(kind)]
    return f"{sentence(listed(said))}." if said else ""


def gaps_listing(
    catalogue: Catalogue, kinds: tuple[GapTile, ...], gaps: Sequence[Gap]
) -> FacetedList:
    """Gaps by their kind and by what they are about: whatever has two values or more."""
    asked = {
        "kind": (_("Kind"), {tile.kind: tile.title for tile in kinds}),
        "theme": (_("Theme"), {t.id: t.title for t in catalogue.themes}),
        "study": (_("Study"), {s.id: catalogue.labels[s.id] for s in catalogue.studies}),
        "source": (_("Source"), {s.id: s.label for s in catalogue.sources.values()}),
    }
    return listing(
        [FacetSpec(name, label, OWN, labels) for name, (label, labels) in asked.items()],
        [FacetedItem(str(number), gap.values, {}) for number, gap in enumerate(gaps)],
    )
