"""Two tables of gaps: what is not reported, field by field and study by study, and empty cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from generator.derive.ladder import reported_scores
from generator.derive.matrix import evidence_matrix
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.dimensions import Dimension, begun_small
from generator.evidence.records.dimensions import BuiltIn
from generator.evidence.records.reported import Reported, in_words
from generator.evidence.records.study import Study
from generator.publish.pages.gaps import gap_kinds
from generator.publish.pages.gaps.gap_tags import Gap
from generator.publish.pages.items.items import (
    PlaceItem,
    StudyLink,
    place_item,
    score_words,
    study_link,
)
from generator.publish.pages.items.words import number, studies
from generator.publish.pages.study.glance import LANGUAGE_LABEL

MOST_COLUMNS: Final = 40
"""With more studies than this, a row names its studies, instead of a column for each."""


@dataclass(frozen=True)
class GapCell:
    """A row's cell for one study: a gap in words, or what there is."""

    study: StudyLink
    words: str
    path: str
    is_gap: bool


@dataclass(frozen=True)
class GapRow:
    """A row: a characteristic or a theme, and for which studies there is a gap."""

    label: str
    path: str
    themes: tuple[str, ...]
    description: str
    where: str
    count: str
    cells: tuple[GapCell, ...]
    place: PlaceItem | None = None
    """Where the source speaks of the characteristic."""

    @property
    def gaps(self) -> tuple[GapCell, ...]:
        """The cells without anything in them."""
        return tuple(cell for cell in self.cells if cell.is_gap)


@dataclass(frozen=True)
class GapTable:
    """A table of gaps, with a column for each study unless they are too many."""

    kind: str
    source: str
    """What the table was made from."""
    rows: tuple[GapRow, ...]
    columns: tuple[StudyLink, ...]

    @property
    def total(self) -> int:
        """How many cells are gaps."""
        return sum(len(row.gaps) for row in self.rows)

    def gap(self, row: GapRow) -> Gap:
        """What a row is found by: the studies with a gap, and its theme."""
        studies = tuple(cell.study.id for cell in row.gaps)
        return Gap(self.kind, studies, row.themes, (self.source,))


def field_table(catalogue: Catalogue) -> GapTable:
    """Characteristics that are not reported for some study, and for which."""
    every = [
        dimension for dimension in catalogue.dimensions.values() if dimension.id != BuiltIn.YEAR
    ]
    language = _field_row(
        catalogue,
        LANGUAGE_LABEL,
        "The language in which the study was published.",
        "The sources do not state it for these studies.",
        lambda study: study.reference.language,
    )
    rows = [
        *(
            _dimension_row(catalogue, dimension)
            for dimension in every
            if not (dimension.apart or dimension.declared)
        ),
        language,
        *(_score_row(catalogue, dimension) for dimension in every if dimension.id == BuiltIn.SCORE),
        *(_declared_row(catalogue, dimension) for dimension in every if dimension.declared),
    ]
    return _table(catalogue, gap_kinds.NOT_REPORTED, rows)


def cell_table(catalogue: Catalogue) -> GapTable:
    """Themes, and the studies that the review neither cites nor quotes under them."""
    counts = evidence_matrix(catalogue).total.to_dict("index")
    rows = []
    for theme in catalogue.themes:
        cells = tuple(
            GapCell(
                study_link(catalogue, study),
                str(count) if (count := counts[study.id][theme.id]) else "none",
                urls.study_theme(study.id, theme.id) if count else "",
                not count,
            )
            for study in catalogue.studies
        )
        row = GapRow(theme.title, urls.theme(theme.id), (theme.id,), "", "", "", cells)
        rows.append(_counted(row))
    return _table(catalogue, gap_kinds.EMPTY, rows)


def _table(catalogue: Catalogue, kind: str, rows: Sequence[GapRow]) -> GapTable:
    some = tuple(row for row in rows if row.gaps)
    return GapTable(kind, catalogue.review.source, some, _columns(catalogue))


def _columns(catalogue: Catalogue) -> tuple[StudyLink, ...]:
    if len(catalogue.studies) > MOST_COLUMNS:
        return ()
    return tuple(study_link(catalogue, study) for study in catalogue.studies)


def _dimension_row(catalogue: Catalogue, dimension: Dimension) -> GapRow:
    words = (dimension.label, dimension.about, dimension.where)
    return _field_row(catalogue, *words, lambda study: catalogue.values(dimension.id, study))


def _declared_row(catalogue: Catalogue, dimension: Dimension) -> GapRow:
    """What the review says of a characteristic has a place of its own."""
    declared = next(own for own in catalogue.review.characteristics if own.id == dimension.id)
    row = _dimension_row(catalogue, dimension)
    return replace(row, place=place_item(catalogue, declared.place))


def _score_row(catalogue: Catalogue, score: Dimension) -> GapRow:
    """Possible scores are a gap, too: the exact one is not known."""
    return _field_row(
        catalogue,
        f"Exact {begun_small(score.label)}",
        score.about,
        score.where,
        lambda study: reported_scores(catalogue, study),
        lambda study: in_words(score_words(catalogue, study)),
        lambda scores: len(scores) == 1,
    )


def _field_row(  # noqa: PLR0917 - what a row says, and how it is found
    catalogue: Catalogue,
    label: str,
    description: str,
    where: str,
    value: Callable[[Study], Reported[Any]],
    instead: Callable[[Study], str] | None = None,
    suffices: Callable[[Any], bool] = lambda _: True,
) -> GapRow:
    cells = []
    for study in catalogue.studies:
        link, given = study_link(catalogue, study), value(study)
        if given.known is not None and suffices(given.known):
            cells.append(GapCell(link, "reported", link.path, False))
        else:
            words = instead(study) if instead else in_words(given)
            cells.append(GapCell(link, words, "", given.asked))
    return _counted(GapRow(label, "", (), description, where, "", tuple(cells)))


def _counted(row: GapRow) -> GapRow:
    of, gaps = len(row.cells), len(row.gaps)
    which = f"{number(gaps)} of {studies(of)}"
    if gaps == of:
        which = f"all {studies(of)}" if of > 1 else "the only study"
    return replace(row, count=f"A gap in {which}")
