"""The drawing of the answer: from studies over themes to conclusions, made from the records.

Weights are findings: a band from a study is the findings of a theme that cite it, a band to a
conclusion the findings of a theme that it is tied to. What is said of studies without citing them
comes from places of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import N_, _, ngettext
from generator.evidence.records.interpretation import LinkBasis
from generator.evidence.records.statement import Attribution
from generator.evidence.records.theme import Theme
from generator.publish.charts.strands import Band, Tie, bands, middles
from generator.publish.pages.lists.facet_values import SAID_OF_SOME as OF_SOME
from generator.publish.pages.page import Link
from generator.publish.pages.summary.strand_ties import (
    NO_STUDY,
    OTHERS,
    SAID_OF_ALL,
    SAID_OF_SOME,
    Group,
    inward_ties,
    onward_ties,
    shown_studies,
    theme_groups,
)
from generator.publish.pages.summary.strand_words import (
    cited_words,
    counts_of,
    narrow_caption,
    studies_in,
    tied_words,
    weight_words,
    wide_caption,
)

STUDY_ROOM: Final = 1.5
THEME_ROOM: Final = 1.9
NARROW_ROOM: Final = 2.5
NEXT_LINE: Final = 0.98
"""Rem that a label of one line takes, and each further line."""
STUDY_LETTERS: Final = 20
THEME_LETTERS: Final = 24
NARROW_LETTERS: Final = 23
COUNT_LETTERS: Final = 32
"""Letters that surely fit in a line of a label; of the counts below it, which are small."""
MESSAGE_LINE: Final = 1.25
MESSAGE_LETTERS: Final = 38
NAMED: Final = 75
"""The most studies of a theme that the table names one by one."""


@dataclass(frozen=True)
class StrandLabel:
    """A label of the drawing: ``top`` is its middle in rem; ``said`` tells its weight in words."""

    id: str
    text: str
    path: str
    said: str
    top: float
    kind: str
    share: int = 0
    """Of 100: how many of the studies are cited or quoted. Only narrow screens show it."""
    counts: str = ""
    """The weight in short. Only narrow screens show it."""


@dataclass(frozen=True)
class Strands:
    """Columns of labels, the bands between them, and how high they are in rem."""

    height: float
    starts: tuple[StrandLabel, ...]
    themes: tuple[StrandLabel, ...]
    ends: tuple[StrandLabel, ...]
    inward: tuple[Band, ...]
    onward: tuple[Band, ...]


@dataclass(frozen=True)
class StrandRow:
    """A theme in the table that says the same."""

    theme: Link
    findings: int
    cited: tuple[Link, ...]
    elsewhere: str
    """Where they are named, if they are too many for the table."""
    general: int
    uncited: int
    conclusions: tuple[tuple[Link, bool], ...]
    """What it is tied to; true where the tie is the editors' own."""


@dataclass(frozen=True)
class StrandsView:
    """The drawing for wide screens, the one for narrow ones, and the table."""

    wide: Strands
    narrow: Strands
    rows: tuple[StrandRow, ...]
    caption: str
    caption_narrow: str
    has_general: bool
    has_editors_ties: bool
    columns: str
    """What is added to the name of a drawing without conclusions."""


def strands(catalogue: Catalogue, present: frozenset[str]) -> StrandsView | None:
    """The drawing; None for a synthesis without findings. ``present``: the pages it has."""
    groups = theme_groups(catalogue)
    if not any(group.findings for group in groups):
        return None
    shown = shown_studies(catalogue)
    inward = inward_ties(groups, shown)
    onward = onward_ties(catalogue, groups)
    return StrandsView(
        wide=_wide(catalogue, present, groups, (inward, onward)),
        narrow=_narrow(catalogue, groups, onward),
        rows=tuple(_row(catalogue, theme) for theme in catalogue.themes),
        caption=wide_caption(groups, onward),
        caption_narrow=narrow_caption(groups, onward),
        has_general=any(tie.kind != "cited" for tie in inward),
        has_editors_ties=any(tie.kind == "editors" for tie in onward),
        columns="" if catalogue.interpretations else " ev-strands__wide--two",
    )


# --- Labels ------------------------------------------------------------------------------------


def _wide(
    catalogue: Catalogue,
    present: frozenset[str],
    groups: Sequence[Group],
    ties: tuple[tuple[Tie, ...], tuple[Tie, ...]],
) -> Strands:
    inward, onward = ties
    starts = _start_names(catalogue, present, inward)
    rooms = [_message_room(item.message) for item in catalogue.interpretations]
    start_rooms = [_room(words, STUDY_LETTERS, STUDY_ROOM) for _, words, _, _ in starts]
    theme_rooms = [_room(group.title, THEME_LETTERS, THEME_ROOM) for group in groups]
    height = max(sum(start_rooms), sum(theme_rooms), sum(rooms))
    messages = [item.message for item in catalogue.interpretations]
    ends = _conclusions(catalogue, onward, messages, middles(rooms, height))
    labels = tuple(
        StrandLabel(name, text, path, weight_words(inward, name), top, kind)
        for (name, text, path, kind), top in zip(starts, middles(start_rooms, height), strict=True)
    )
    themes = _themes(catalogue, groups, middles(theme_rooms, height))
    left = {label.id: label.top for label in labels}
    middle = {label.id: label.top for label in themes}
    right = {label.id: label.top for label in ends}
    room = height / len(groups)
    return Strands(
        height=round(height, 2),
        starts=labels,
        themes=themes,
        ends=ends,
        inward=bands(inward, left, middle, (height / len(left), room)),
        onward=bands(onward, middle, right, (room, min(rooms, default=room))),
    )


def _narrow(catalogue: Catalogue, groups: Sequence[Group], onward: tuple[Tie, ...]) -> Strands:
    """Themes with a bar of their studies, and bands to the numbers of conclusions."""
    theme_rooms = [
        _room(group.title, NARROW_LETTERS, NARROW_ROOM)
        + _room(counts_of(catalogue, group), COUNT_LETTERS, 0)
        for group in groups
    ]
    rooms = [NARROW_ROOM] * len(catalogue.interpretations)
    height = max(sum(theme_rooms), sum(rooms))
    themes = _themes(catalogue, groups, middles(theme_rooms, height))
    titles = [item.title for item in catalogue.interpretations]
    ends = _conclusions(catalogue, onward, titles, middles(rooms, height))
    middle = {label.id: label.top for label in themes}
    right = {label.id: label.top for label in ends}
    return Strands(
        round(height, 2),
        (),
        themes,
        ends,
        (),
        bands(onward, middle, right, (NARROW_ROOM, NARROW_ROOM)),
    )


def _themes(
    catalogue: Catalogue, groups: Sequence[Group], tops: Sequence[float]
) -> tuple[StrandLabel, ...]:
    total = max(len(catalogue.studies), 1)
    return tuple(
        StrandLabel(
            group.id,
            group.title,
            group.path,
            cited_words(catalogue, group),
            top,
            "theme",
            round(100 * studies_in(catalogue, group) / total),
            counts_of(catalogue, group),
        )
        for group, top in zip(groups, tops, strict=True)
    )


def _conclusions(
    catalogue: Catalogue, onward: Sequence[Tie], texts: Sequence[str], tops: Sequence[float]
) -> tuple[StrandLabel, ...]:
    return tuple(
        StrandLabel(
            f"conclusion:{item.id}",
            text,
            urls.interpretation(item.id),
            tied_words(onward, f"conclusion:{item.id}"),
            top,
            "conclusion",
        )
        for item, text, top in zip(catalogue.interpretations, texts, tops, strict=True)
    )


def _start_names(
    catalogue: Catalogue, present: frozenset[str], inward: Sequence[Tie]
) -> list[tuple[str, str, str, str]]:
    """Id, words, path and kind of every label on the left: studies, then what cites none."""
    shown = shown_studies(catalogue)
    names = [
        (f"study:{study.id}", catalogue.labels[study.id], urls.study(study.id), "study")
        for study in catalogue.studies
        if study.id in shown
    ]
    others = len(catalogue.studies) - len(shown)
    if others:
        said = ngettext("{count} other study", "{count} other studies", others)
        names.append((OTHERS, said, urls.STUDIES, "study"))
    begun = {tie.start for tie in inward}
    listing = urls.by_value(urls.FINDINGS)
    for name, (words, value) in _GENERAL.items():
        if name in begun:
            path = f"{listing}#{urls.value_anchor('attribution', value)}"
            names.append((name, _(words), path if listing in present else urls.THEMES, "general"))
    return names


_GENERAL: Final[Mapping[str, tuple[str, str]]] = {
    SAID_OF_ALL: (N_("Said of all studies"), Attribution.EVERY_STUDY),
    SAID_OF_SOME: (N_("Said of some studies"), OF_SOME),
    NO_STUDY: (N_("No study cited"), Attribution.UNCITED),
}
"""What findings begin from that cite no study, with the value by which they are listed."""


def _room(words: str, letters: int, least: float) -> float:
    """The rem that a label takes, by how many lines its words fill."""
    return least + (ceil(len(words) / letters) - 1) * NEXT_LINE


def _message_room(message: str) -> float:
    return (ceil(len(message) / MESSAGE_LETTERS) + 0.6) * MESSAGE_LINE


def _row(catalogue: Catalogue, theme: Theme) -> StrandRow:
    findings = [finding for finding in catalogue.findings if finding.theme.id == theme.id]
    general = [f for f in findings if f.statement.attribution is Attribution.EVERY_STUDY]
    uncited = [f for f in findings if not f.statement.studies and f not in general]
    cited = {study for finding in findings for study in finding.statement.studies}
    return StrandRow(
        theme=Link(theme.title, urls.theme(theme.id)),
        findings=len(findings),
        cited=tuple(
            Link(catalogue.labels[study.id], urls.study_theme(study.id, theme.id))
            for study in catalogue.studies
            if study.id in cited
        ),
        elsewhere=f"{urls.theme(theme.id)}#studies" if len(cited) > NAMED else "",
        general=len(general),
        uncited=len(uncited),
        conclusions=tuple(
            (Link(item.title, urls.interpretation(item.id)), link.basis is LinkBasis.EDITORS)
            for item in catalogue.interpretations
            for link in item.themes
            if link.theme == theme.id
        ),
    )
