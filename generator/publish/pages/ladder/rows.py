"""The rows of the ladder: studies with their scores, as the picture and its table show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.derive.ladder import Ladder, ladder_of, reported_scores
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import _
from generator.evidence.records.reported import Reported, as_said
from generator.evidence.records.review import LadderScale
from generator.publish.charts.ladder import Axis, Mark, ScoredRow, ladder_axis, row_marks
from generator.publish.pages.items.told_apart import about_study, study_heading
from generator.publish.pages.items.value_words import score_words
from generator.publish.pages.items.words import possible
from generator.publish.pages.ladder.cells import RowCell, beside, cell_of, hover_lines
from generator.publish.pages.ladder.words import spoken


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


def scale_of(catalogue: Catalogue) -> LadderScale:
    """The ladder that the review describes; raises ValueError where it describes none."""
    scale = catalogue.review.ladder
    if scale is None:
        raise ValueError("a ladder page needs a review that describes a ladder")
    return scale


def drawn_rows(catalogue: Catalogue, ladder: Ladder) -> tuple[ScoredRow, ...]:
    """The rows of the ladder for its picture, in the order of their tiers."""
    return tuple(
        ScoredRow(
            row.study.id,
            row.label,
            row.scores,
            hover_lines(catalogue, row, scale_of(catalogue).unit),
            as_said(reported_scores(catalogue, row.study), lambda _none: ""),
        )
        for row in ladder.rows
    )


def axis_of(scale: LadderScale, rows: Sequence[ScoredRow]) -> Axis:
    """The axis from the scores and the ends of the scale that are known."""
    ends = (scale.lowest_possible.known, scale.highest_possible.known)
    return ladder_axis(rows, [end for end in ends if end is not None])


def score_rows(catalogue: Catalogue, drawn: Sequence[ScoredRow]) -> tuple[ScoreRow, ...]:
    """Drawn rows with all that the page shows of them."""
    scale = scale_of(catalogue)
    everything = ladder_of(catalogue)
    axis = axis_of(scale, drawn_rows(catalogue, everything))
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
                spoken=_("{study}: {score}", study=row.label, score=spoken(row, scale.unit)),
                marks=row_marks(row, axis),
                year=study.reference.printed_year,
                cells=tuple(cell_of(catalogue, one, study) for one in beside(catalogue)),
            )
        )
    return tuple(rows)
