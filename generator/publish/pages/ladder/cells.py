"""What stands beside the scores of studies: in the page's table, and in the one to download."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.derive.ladder import Ladder, LadderRow, reported_scores
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.dimensions import Dimension, arranged
from generator.evidence.interface import _
from generator.evidence.records.dimensions import BuiltIn, ValueKind
from generator.evidence.records.reported import NOT_REPORTED, Absence, absence_of, as_said
from generator.evidence.records.study import Study
from generator.evidence.values import Value
from generator.publish.charts.ladder import POSSIBLE, ScoredRow
from generator.publish.pages.items.items import NoteItem, note_items
from generator.publish.pages.items.words import possible, sentence
from generator.publish.pages.page import Link


@dataclass(frozen=True)
class RowCell:
    """What a study has in a dimension, each value with its page, if it has one."""

    label: str
    values: tuple[Value, ...]
    absent: Absence | None


def beside(catalogue: Catalogue) -> tuple[Dimension, ...]:
    """What stands beside the scores: what studies name, as far as it groups them."""
    dimensions = catalogue.dimensions.values()
    return tuple(one for one in dimensions if one.groups and one.kind is ValueKind.REFERENCE)


def cell_words(catalogue: Catalogue, dimension: Dimension, study: Study) -> str:
    """The values of a study in a cell of a table, or why there are none."""
    values = catalogue.values(dimension.id, study)
    absence = absence_of(values)
    return absence.said if absence else ", ".join(value.label for value in values.known or ())


def hover_lines(catalogue: Catalogue, row: LadderRow, unit: str) -> tuple[str, ...]:
    """What hovering over a row tells, line by line; a score is in ``unit``."""
    if row.exact:
        score = _("{score} {unit}, as reported", score=row.scores[0], unit=unit)
    elif row.reported:
        scores = sentence(possible(row.scores))
        score = _("{scores} {unit}: no more is reported", scores=scores, unit=unit)
    else:
        score = _("Score {absent}", absent=as_said(reported_scores(catalogue, row.study)))
    more = (f"{one.label}: {cell_words(catalogue, one, row.study)}" for one in beside(catalogue))
    return (score, _("Published {year}", year=row.study.reference.printed_year), *more)


def cell_of(catalogue: Catalogue, dimension: Dimension, study: Study) -> RowCell:
    """A study's cell in one of the columns beside its score."""
    values = catalogue.values(dimension.id, study)
    return RowCell(dimension.label, values.known or (), absence_of(values))


def _downloaded(catalogue: Catalogue) -> list[Dimension]:
    """The columns of the table to download: the year first, then whatever gathers studies."""
    first = (BuiltIn.YEAR, BuiltIn.MODEL, BuiltIn.COUNTRY)
    return [
        one
        for one in arranged(catalogue.dimensions, *first)
        if one.column and (one.groups or one.id == BuiltIn.YEAR)
    ]


def downloaded_table(
    catalogue: Catalogue, unit: str, rows: Sequence[ScoredRow]
) -> Mapping[str, Any]:
    """The columns, and the rows that a reader downloads, by study id."""
    about = _downloaded(catalogue)
    held_in = catalogue.dimensions[BuiltIn.SCORE].held_in
    exact_unknown = held_in.said if held_in else _(NOT_REPORTED)
    page = _("Page")
    titles = (
        *(_("Study"), *(dimension.label for dimension in about)),
        *(_("Exact score ({unit})", unit=unit), _("Possible scores ({unit})", unit=unit), page),
    )

    def line(row: ScoredRow) -> list[str]:
        study = catalogue.study[row.id]
        score = as_said(reported_scores(catalogue, study).map(possible))
        return [
            row.label,
            study.reference.printed_year,
            *(cell_words(catalogue, one, study) for one in about[1:]),
            exact_unknown if row.kind == POSSIBLE else score,
            "; ".join(map(str, row.scores)) or score,
            urls.study(row.id),
        ]

    return {
        "columns": [{"title": title, "link": title == page} for title in titles],
        "rows": {row.id: line(row) for row in rows},
    }


def score_notes(
    catalogue: Catalogue, ladder: Ladder
) -> tuple[tuple[tuple[Link, ...], NoteItem], ...]:
    """The notes at the scores; a note that stands at many is shown once, with its studies."""
    studies_of: dict[NoteItem, list[Link]] = {}
    for row in ladder.rows:
        if row.study.ladder.known is not None:
            for note in note_items(catalogue, row.study.ladder.known.notes):
                link = Link(row.label, urls.study(row.study.id))
                studies_of.setdefault(note, []).append(link)
    return tuple((tuple(links), note) for note, links in studies_of.items())
