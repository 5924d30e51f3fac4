"""The page of scores: exact ones and partly reported ones, told apart and never averaged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.derive.ladder import Ladder, ladder_of
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import N_, _, ngettext
from generator.evidence.records.dimensions import BuiltIn
from generator.evidence.records.reported import as_said
from generator.publish.charts.ladder import (
    POSSIBLE,
    Axis,
    ladder_figure,
)
from generator.publish.charts.shown import chart_words, ladder_chart
from generator.publish.pages.items.items import NoteItem, PlaceItem, note_items, place_item
from generator.publish.pages.items.words import listed, studies
from generator.publish.pages.ladder.cells import (
    beside,
    downloaded_table,
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
from generator.publish.pages.ladder.rows import ScoreRow, axis_of, drawn_rows, scale_of, score_rows
from generator.publish.pages.ladder.scales import ScaleSection, scale_sections
from generator.publish.pages.ladder.words import (
    caption,
    ladder_headline,
    lede,
    scale_ends,
    tier_note,
)
from generator.publish.pages.lists.facet_lists import study_rows
from generator.publish.pages.lists.paging import PartOfRows
from generator.publish.pages.page import Link, Page, PlannedPage

SMALL_ROWS = 14
"""How many studies the small picture shows."""
UNSCORED = N_("The order is by name and ranks nothing.")


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
    unscored: str
    """Why these have no score, and what their order says."""
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
    scale = scale_of(catalogue)
    ladder = ladder_of(catalogue)
    drawn = drawn_rows(catalogue, ladder)
    rows = {row.id: row for row in score_rows(catalogue, drawn)}
    headline = ladder_headline(ladder)
    unit = _("{score}, in {unit}", score=scale.title, unit=scale.unit)
    subtitle = _("{unit}, of {studies}", unit=unit, studies=studies(len(catalogue.studies)))
    text = figure_text(catalogue, headline, subtitle)
    ordered = tuple(rows.values())
    axis = axis_of(scale, drawn)
    shown = study_rows(catalogue, [row.id for row in ordered])
    narrowed = chart_filter(catalogue, shown, ("study", "studies"), [study_order(catalogue)])
    meaning, _blank, explanation = scale.explanation.partition("\n\n")
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
        unscored=_unscored([rows[row.study.id] for row in ladder.unreported]),
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
                "nouns": ("study", "studies"),
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
    return long_or_whole(page)


def ladder_picture(catalogue: Catalogue) -> LadderPicture:
    """The small picture of the ladder, which links to its page."""
    scale = scale_of(catalogue)
    ladder = ladder_of(catalogue)
    drawn = drawn_rows(catalogue, ladder)
    shown = score_rows(catalogue, drawn[:SMALL_ROWS])
    left = len(drawn) - len(shown)
    return LadderPicture(
        path=urls.LADDER,
        headline=ladder_headline(ladder),
        unit=scale.unit,
        axis=axis_of(scale, drawn),
        rows=shown,
        more=ngettext("and {count} more study", "and {count} more studies", left) if left else "",
    )


def _tiers(ladder: Ladder) -> list[tuple[list[str], str]]:
    """The ids of each tier with the note beside it, those without a score last."""
    tiers = [([row.study.id for row in tier], tier_note(tier)) for tier in ladder.tiers]
    unreported = [row.study.id for row in ladder.unreported]
    return [*tiers, *([(unreported, _(UNSCORED))] if unreported else [])]


def _score(row: ScoreRow) -> str:
    """The score of a row in words, as the page's table says it, or why there is none."""
    said = as_said(row.short_score)
    return _("{scores} (not known which)", scores=said) if row.kind == POSSIBLE else said


def _unscored(rows: Sequence[ScoreRow]) -> str:
    why = dict.fromkeys(row.short_score.absence.said for row in rows if row.short_score.absence)
    score = _("Score {absent}", absent=listed(list(why), "or"))
    return f"{score}. {_(UNSCORED)}"
