"""Two tables of gaps: what is not reported, field by field and study by study, and empty cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from generator.derive.matrix import evidence_matrix
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.records.base import NOT_REPORTED
from generator.evidence.records.study import Study
from generator.publish.pages.gaps import gap_kinds
from generator.publish.pages.gaps.gap_tags import Gap
from generator.publish.pages.items.items import StudyLink, score_words, study_link
from generator.publish.pages.items.words import number, studies

MOST_COLUMNS: Final = 40
"""With more studies than this, a row names its studies, instead of a column for each."""

_EVERY_STUDY_HAS: tuple[tuple[str, str, str, Callable[[Study], object]], ...] = (
    (
        "Country in which the study was carried out",
        "Where it differs from the country of publication, the sources may say so.",
        "Only the country of publication is reported for these studies.",
        lambda study: study.characteristics.study_country,
    ),
    (
        "What the care was for",
        "The care that the study is about.",
        "The sources say nothing of it for these studies.",
        lambda study: study.characteristics.provision,
    ),
    (
        "Models",
        "The models that the study used.",
        "The sources say nothing of it for these studies.",
        lambda study: study.characteristics.models,
    ),
    (
        "Language of the report",
        "The language in which the study was published.",
        "The sources do not state it for these studies.",
        lambda study: study.reference.language,
    ),
)


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
    rows = [
        _field_row(catalogue, label, description, where, partial(_is_reported, value))
        for label, description, where, value in _EVERY_STUDY_HAS
    ]
    scale = catalogue.review.ladder
    if scale is not None:
        rows.append(
            _field_row(
                catalogue,
                f"Exact {scale.title.lower()}",
                "The score itself, where only possible scores or none are reported.",
                "The sources print the exact scores of the other studies only.",
                lambda study: getattr(study.ladder, "total", None) is not None,
                lambda study: score_words(catalogue, study),
            )
        )
    rows += [
        _field_row(
            catalogue,
            declared.label,
            declared.description,
            declared.where,
            partial(_gives, declared.id),
        )
        for declared in catalogue.review.characteristics
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


def _field_row(  # noqa: PLR0917 - what a row says, and how it is found
    catalogue: Catalogue,
    label: str,
    description: str,
    where: str,
    there: Callable[[Study], bool],
    instead: Callable[[Study], str] = lambda _: NOT_REPORTED,
) -> GapRow:
    cells = tuple(
        GapCell(link, "reported", link.path, False)
        if there(study)
        else GapCell(link, instead(study), "", True)
        for study, link in ((s, study_link(catalogue, s)) for s in catalogue.studies)
    )
    return _counted(GapRow(label, "", (), description, where, "", cells))


def _counted(row: GapRow) -> GapRow:
    of, gaps = len(row.cells), len(row.gaps)
    which = f"{number(gaps)} of {studies(of)}"
    if gaps == of:
        which = f"all {studies(of)}" if of > 1 else "the only study"
    return replace(row, count=f"A gap in {which}")


def _is_reported(value: Callable[[Study], object], study: Study) -> bool:
    return value(study) != NOT_REPORTED


def _gives(characteristic: str, study: Study) -> bool:
    return any(
        item.id == characteristic and item.value != NOT_REPORTED
        for item in study.characteristics.more
    )
