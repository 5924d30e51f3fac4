"""Scores beside the ladder: each that the review declares, in numbers or words, on its scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.dimensions import Dimension
from generator.evidence.interface import N_, _
from generator.evidence.names import sort_name
from generator.evidence.records.dimensions import Better, ValueKind
from generator.evidence.records.reported import Absence
from generator.evidence.records.study import Study
from generator.evidence.values import Value
from generator.publish.pages.items.words import listed, sentence, studies_in_figures
from generator.publish.pages.page import Page, TocItem

TITLE: Final = N_("Scores")
ROOM: Final = 4.0
"""How much of the strip, in percent, stays free at either end, so that marks are whole."""
_BETTER: Final = {Better.HIGH: N_("High is good."), Better.LOW: N_("Low is good.")}


@dataclass(frozen=True)
class ScaleTick:
    """A place on the scale with its name, in percent from the left."""

    at: float
    label: str


@dataclass(frozen=True)
class ScaleRow:
    """A study on the scale: marks where it may stand, or a bar over a range, or why it does not."""

    label: str
    path: str
    words: str
    absent: Absence | None
    marks: tuple[float, ...]
    begins: float
    width: float
    """How far a range goes, in percent; 0 for single marks."""


@dataclass(frozen=True)
class ScaleSection:
    """One score with all studies."""

    anchor: str
    title: str
    about: str
    reading: str
    """Which end is good, and from where to where the scale goes."""
    ticks: tuple[ScaleTick, ...]
    rows: tuple[ScaleRow, ...]


@dataclass(frozen=True)
class ScoresView:
    """The page of scores of a review without a ladder."""

    lede: str
    scales: tuple[ScaleSection, ...]


def score_dimensions(catalogue: Catalogue) -> tuple[Dimension, ...]:
    """The scores that the review declares beside its ladder, in its order."""
    return tuple(one for one in catalogue.dimensions.values() if one.scale.is_score)


def scale_sections(catalogue: Catalogue) -> tuple[ScaleSection, ...]:
    """Each declared score with the studies on it, best first where the source says what is good."""
    return tuple(_section(catalogue, one) for one in score_dimensions(catalogue))


def scores_page(catalogue: Catalogue) -> Page:
    """The page of scores of a review that declares some and has no ladder."""
    sections = scale_sections(catalogue)
    names = listed([section.title for section in sections])
    lede = _(
        "What the review scored, of {studies}: {scores}.",
        studies=studies_in_figures(len(catalogue.studies)),
        scores=names,
    )
    return Page(
        path=urls.LADDER,
        template="scores.html",
        title=_(TITLE),
        description=lede,
        view=ScoresView(lede, sections),
        record=catalogue.paths["review"],
        toc=tuple(TocItem(section.title, section.anchor) for section in sections),
    )


def _section(catalogue: Catalogue, dimension: Dimension) -> ScaleSection:
    values = {
        study.id: catalogue.values(dimension.id, study).known or () for study in catalogue.studies
    }
    low, high = _ends(dimension, [value for of in values.values() for value in of])
    ordered = sorted(catalogue.studies, key=lambda study: _order(catalogue, dimension, study))
    return ScaleSection(
        anchor=urls.scale_anchor(dimension.id),
        title=dimension.label,
        about=dimension.about,
        reading=_reading(dimension),
        ticks=_ticks(dimension, low, high),
        rows=tuple(_row(catalogue, dimension, study, low, high) for study in ordered),
    )


def _order(catalogue: Catalogue, dimension: Dimension, study: Study) -> tuple[object, ...]:
    """Best first, or from the highest; what may stand in several places by its best; names last."""
    values = catalogue.values(dimension.id, study).known or ()
    numbers = [value.number or 0 for value in values]
    label = catalogue.labels[study.id]
    if not numbers:
        return (1, 0.0, sort_name(label), label)
    best = min(numbers) if dimension.scale.better is Better.LOW else -max(numbers)
    return (0, best, sort_name(label), label)


def _ends(dimension: Dimension, values: Sequence[Value]) -> tuple[float, float]:
    """From where to where the strip goes: the whole scale where it is known, else what is there."""
    scale = dimension.scale
    if scale.levels:
        return 1, len(scale.levels)
    numbers = [
        number for value in values for number in (value.number, value.to) if number is not None
    ]
    low = scale.lowest if scale.lowest is not None else min(numbers, default=0)
    high = scale.highest if scale.highest is not None else max(numbers, default=1)
    return low, high if high > low else low + 1


def _at(number: float, low: float, high: float) -> float:
    return round(ROOM + (100 - 2 * ROOM) * (number - low) / (high - low or 1), 2)


def _ticks(dimension: Dimension, low: float, high: float) -> tuple[ScaleTick, ...]:
    levels = dimension.scale.levels
    if levels:
        return tuple(
            ScaleTick(_at(number, low, high), level) for number, level in enumerate(levels, 1)
        )
    return tuple(ScaleTick(_at(end, low, high), f"{end:g}") for end in (low, high))


def _reading(dimension: Dimension) -> str:
    scale = dimension.scale
    said = [_(_BETTER[scale.better])] if scale.better else []
    if scale.levels:
        said.append(_("Levels from the lowest: {levels}.", levels=listed(scale.levels)))
    elif scale.lowest is not None and scale.highest is not None:
        ends = {"first": f"{scale.lowest:g}", "last": f"{scale.highest:g}"}
        said.append(
            _("Possible scores run from {first} to {last} {unit}.", **ends, unit=scale.unit)
            if scale.unit
            else _("Possible scores run from {first} to {last}.", **ends)
        )
    if scale.range:
        said.append(_("Over all studies: {ranges}.", ranges=scale.range))
    return " ".join(said)


def _row(
    catalogue: Catalogue, dimension: Dimension, study: Study, low: float, high: float
) -> ScaleRow:
    values = catalogue.values(dimension.id, study)
    known = values.known or ()
    ranged = next((value for value in known if value.is_range), None)
    begins = _at(ranged.number or low, low, high) if ranged else 0
    ends = _at(ranged.to if ranged.to is not None else high, low, high) if ranged else 0
    if ranged and ranged.to == ranged.number:  # at most: from the beginning of the scale
        begins = _at(low, low, high)
    return ScaleRow(
        label=catalogue.labels[study.id],
        path=urls.study(study.id),
        words=_words(dimension, known),
        absent=values.absence,
        marks=() if ranged else tuple(_at(value.number or 0, low, high) for value in known),
        begins=begins,
        width=round(ends - begins, 2),
    )


def _words(dimension: Dimension, values: Sequence[Value]) -> str:
    if len(values) > 1:
        levels = dimension.scale.levels
        names = [levels[int(value.number or 1) - 1] if levels else value.label for value in values]
        return _("{scores} (not known which)", scores=sentence(listed(names, "or")))
    kinds = {ValueKind.LEVEL: sentence}
    return kinds.get(dimension.kind, str)(values[0].label) if values else ""
