"""The page of scores: exact ones and partly reported ones, told apart and never averaged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.derive.ladder import Ladder, ladder_of, reported_scores
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.records.dimensions import BuiltIn
from generator.evidence.records.reported import Reported, in_words
from generator.evidence.records.review import LadderScale
from generator.evidence.unit import unit_noun
from generator.publish.charts.ladder import (
    POSSIBLE,
    Axis,
    Mark,
    ScoredRow,
    ladder_axis,
    ladder_figure,
    row_marks,
)
from generator.publish.charts.shown import chart_words, ladder_chart
from generator.publish.pages.items.items import NoteItem, PlaceItem, note_items, place_item
from generator.publish.pages.items.told_apart import about_study, study_heading
from generator.publish.pages.items.value_words import score_words
from generator.publish.pages.items.words import in_figures, more_units, possible, studies
from generator.publish.pages.ladder.cells import (
    RowCell,
    beside,
    cell_of,
    downloaded_table,
    hover_lines,
    score_notes,
)
from generator.publish.pages.ladder.chart_controls import (
    ChartFilter,
    chart_filter,
    figure_text,
    phrases,
    study_order,
)
from generator.publish.pages.ladder.long import long_or_whole, planned_ladder
from generator.publish.pages.ladder.scales import ScaleSection, scale_sections
from generator.publish.pages.ladder.words import (
    caption,
    ladder_headline,
    lede,
    scale_ends,
    spoken,
    tier_note,
)
from generator.publish.pages.lists.facet_lists import study_rows
from generator.publish.pages.lists.paging import PartOfRows
from generator.publish.pages.page import Link, Page, PlannedPage

SMALL_ROWS = 14
"""How many studies the small picture shows."""
UNSCORED = "The order is by name and ranks nothing."


@dataclass(frozen=True)
class ScoreRow:
    """A study with its score, as the picture and its table show it."""

    id: str
    label: str
    about: str
    """What tells the study apart for people, beside its name."""
    heading: str
    """What the evidence panel is headed with."""
    path: str
    kind: str
    score: Reported[str]
    short_score: Reported[str]
    spoken: str
    marks: tuple[Mark, ...]
    year: str
    cells: tuple[RowCell, ...]


@dataclass(frozen=True)
class TierItem:
    """Studies that the reported scores do not order among themselves."""

    rows: tuple[ScoreRow, ...]
    note: str


@dataclass(frozen=True)
class LadderPicture:
    """The small picture for the front page."""

    path: str
    headline: str
    unit: str
    axis: Axis
    rows: tuple[ScoreRow, ...]
    more: str


@dataclass(frozen=True)
class LadderView:
    """The ladder page."""

    lede: str
    headline: str
    subtitle: str
    unit: str
    year_label: str
    columns: tuple[str, ...]
    filter: ChartFilter
    axis: Axis
    tiers: tuple[TierItem, ...]
    unreported: tuple[ScoreRow, ...]
    rows: tuple[ScoreRow, ...]
    kinds: frozenset[str]
    caption: str
    source: str
    scale_ends: str
    meaning: str
    """What a point means, before it is drawn: how the explanation begins."""
    explanation: str
    """What else is to be said of the scores; empty where that is all."""
    place: PlaceItem
    notes: tuple[NoteItem, ...]
    score_notes: tuple[tuple[tuple[Link, ...], NoteItem], ...]
    scales: tuple[ScaleSection, ...]
    """What else the review scored."""
    csv: str
    embed: str
    data: Mapping[str, Any]
    part: PartOfRows | None = None
    """Which rows are on this page, of a ladder that stands in several."""

    @property
    def file(self) -> Mapping[str, Any]:
        """What the script of a ladder in several pages reads."""
        return self.part.file if self.part else {}


def ladder_pages(catalogue: Catalogue) -> tuple[PlannedPage, ...]:
    """The ladder of a catalogue whose review describes one: in several pages, where it is long."""
    return planned_ladder(urls.LADDER, len(catalogue.studies), lambda: _pages(catalogue))


def _pages(catalogue: Catalogue) -> tuple[Page, ...]:
    scale = _scale(catalogue)
    ladder = ladder_of(catalogue)
    drawn = _drawn(catalogue, ladder)
    rows = {row.id: row for row in _rows(catalogue, drawn)}
    headline = ladder_headline(ladder)
    unit = f"{scale.title}, in {scale.unit}"
    subtitle = f"{unit}, of {studies(len(catalogue.studies))}"
    text = figure_text(catalogue, headline, subtitle)
    ordered = tuple(rows.values())
    axis = _axis(scale, drawn)
    shown = study_rows(catalogue, [row.id for row in ordered])
    narrowed = chart_filter(catalogue, shown, unit_noun(), [study_order(catalogue)])
    meaning, _, explanation = scale.explanation.partition("\n\n")
    view = LadderView(
        lede=lede(ladder),
        headline=headline,
        subtitle=subtitle,
        unit=scale.unit,
        year_label=catalogue.dimensions[BuiltIn.YEAR].label,
        columns=tuple(one.label for one in beside(catalogue)),
        filter=narrowed,
        axis=axis,
        tiers=tuple(
            TierItem(tuple(rows[row.study.id] for row in tier), tier_note(tier))
            for tier in ladder.tiers
        ),
        unreported=tuple(rows[row.study.id] for row in ladder.unreported),
        rows=ordered,
        kinds=frozenset(row.kind for row in ordered),
        caption=caption(ladder, scale),
        source=text.source,
        scale_ends=scale_ends(scale),
        meaning=meaning,
        explanation=explanation,
        place=place_item(catalogue, scale.place),
        notes=note_items(catalogue, scale.notes),
        score_notes=score_notes(catalogue, ladder),
        scales=scale_sections(catalogue),
        csv=urls.data_file("studies.csv"),
        embed=urls.embed(urls.LADDER),
        data={
            "figure": ladder_figure(drawn, axis),
            "chart": {
                **chart_words(text),
                "nouns": unit_noun(),
                **ladder_chart(
                    scale.unit,
                    axis,
                    _tiers(ladder),
                    drawn,
                    [(row.about, _score(row)) for row in ordered],
                ),
                "table": downloaded_table(catalogue, scale.unit, drawn),
            },
            "name": urls.value_id(catalogue.dimensions[BuiltIn.SCORE].nouns),
            "filters": narrowed.data,
            "unit": unit,
            "phrases": phrases(catalogue),
        },
    )
    page = Page(
        path=urls.LADDER,
        template="ladder.html",
        title=scale.title,
        description=f"{headline}. {subtitle}.",
        view=view,
        record=catalogue.paths["review"],
    )
    return long_or_whole(page, unit_noun().many)


def ladder_picture(catalogue: Catalogue) -> LadderPicture:
    """The small picture of the ladder, which links to its page."""
    scale = _scale(catalogue)
    ladder = ladder_of(catalogue)
    drawn = _drawn(catalogue, ladder)
    shown = _rows(catalogue, drawn[:SMALL_ROWS])
    left = len(drawn) - len(shown)
    return LadderPicture(
        path=urls.LADDER,
        headline=ladder_headline(ladder),
        unit=scale.unit,
        axis=_axis(scale, drawn),
        rows=shown,
        more=f"and {in_figures(left, *more_units())}" if left else "",
    )


def _scale(catalogue: Catalogue) -> LadderScale:
    scale = catalogue.review.ladder
    if scale is None:
        raise ValueError("a ladder page needs a review that describes a ladder")
    return scale


def _drawn(catalogue: Catalogue, ladder: Ladder) -> tuple[ScoredRow, ...]:
    return tuple(
        ScoredRow(
            row.study.id,
            row.label,
            row.scores,
            hover_lines(catalogue, row, _scale(catalogue).unit),
            in_words(reported_scores(catalogue, row.study), lambda _: ""),
        )
        for row in ladder.rows
    )


def _tiers(ladder: Ladder) -> list[tuple[list[str], str]]:
    """The ids of each tier with the note beside it, those without a score last."""
    tiers = [([row.study.id for row in tier], tier_note(tier)) for tier in ladder.tiers]
    unreported = [row.study.id for row in ladder.unreported]
    return [*tiers, *([(unreported, UNSCORED)] if unreported else [])]


def _score(row: ScoreRow) -> str:
    """The score of a row in words, as the page's table says it, or why there is none."""
    said = in_words(row.short_score)
    return f"{said} (not known which)" if row.kind == POSSIBLE else said


def _axis(scale: LadderScale, rows: Sequence[ScoredRow]) -> Axis:
    ends = (scale.lowest_possible.known, scale.highest_possible.known)
    return ladder_axis(rows, [end for end in ends if end is not None])


def _rows(catalogue: Catalogue, drawn: Sequence[ScoredRow]) -> tuple[ScoreRow, ...]:
    scale = _scale(catalogue)
    everything = ladder_of(catalogue)
    axis = _axis(scale, _drawn(catalogue, everything))
    rows = []
    for row in drawn:
        study = catalogue.study[row.id]
        rows.append(
            ScoreRow(
                id=row.id,
                label=row.label,
                about=about_study(catalogue, study),
                heading=study_heading(catalogue, study),
                path=urls.study(row.id),
                kind=row.kind,
                score=score_words(catalogue, study),
                short_score=reported_scores(catalogue, study).map(possible),
                spoken=f"{row.label}: {spoken(row, scale.unit)}",
                marks=row_marks(row, axis),
                year=study.reference.printed_year,
                cells=tuple(cell_of(catalogue, one, study) for one in beside(catalogue)),
            )
        )
    return tuple(rows)
