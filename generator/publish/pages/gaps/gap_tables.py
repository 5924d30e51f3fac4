"""Tables of gaps by study: values that are absent, a table a reason, and cells without evidence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from generator.derive.ladder import reported_scores
from generator.derive.matrix import evidence_matrix
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.dimensions import Dimension
from generator.evidence.interface import _, ngettext
from generator.evidence.records.dimensions import BuiltIn
from generator.evidence.records.reported import (
    Absence,
    AbsenceReason,
    Reported,
    as_said,
    unreported,
)
from generator.evidence.records.study import Study
from generator.publish.pages.gaps import gap_kinds
from generator.publish.pages.gaps.gap_tags import Gap
from generator.publish.pages.items.absent import OF_REASON, REASONS, absent_words, part_of
from generator.publish.pages.items.items import (
    PlaceItem,
    StudyLink,
    place_item,
    study_link,
)
from generator.publish.pages.items.value_words import score_words
from generator.publish.pages.items.words import figures, some
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
    why: Absence | None = None
    """Of a value that is absent, the reason."""


@dataclass(frozen=True)
class GapRow:
    """A row: a characteristic or a theme, and for which studies there is a gap."""

    id: str
    """That of the characteristic or theme."""
    label: str
    path: str
    themes: tuple[str, ...]
    description: str
    where: str
    """Where its values stand, or why there are none; of what is absent for another reason, none."""
    count: str
    cells: tuple[GapCell, ...]
    place: PlaceItem | None = None
    """Where the source speaks of the characteristic."""
    part: str = ""
    """The part of a source that has, or lacks, all the values that are gaps."""
    tells: AbsenceReason = AbsenceReason.NOT_REPORTED
    """The reason of which ``where`` tells."""
    anchor: str = ""
    """Its own on the page; of a row that stands in a table."""

    @property
    def gaps(self) -> tuple[GapCell, ...]:
        """The cells without anything in them."""
        return tuple(cell for cell in self.cells if cell.is_gap)

    @property
    def names_others(self) -> bool:
        """Whether a row that names its studies names those without a gap, which are fewer."""
        return 2 * len(self.gaps) > len(self.cells)

    @property
    def named(self) -> tuple[GapCell, ...]:
        """The studies that a row names where there is no column for each."""
        others = self.names_others
        return tuple(cell for cell in self.cells if cell.is_gap is not others)


@dataclass(frozen=True)
class GapTable:
    """A table of gaps, with a column for each study unless they are too many."""

    kind: str
    source: str
    """What the table was made from."""
    rows: tuple[GapRow, ...]
    columns: tuple[StudyLink, ...]
    title: str = ""
    words: str = ""
    """How many, and of values that are absent in which parts of sources they stand."""
    apart: str = ""
    """The path of the page that names the studies, where they are too many for that of gaps."""

    @property
    def total(self) -> int:
        """How many cells are gaps."""
        return sum(len(row.gaps) for row in self.rows)

    def gap(self, row: GapRow) -> Gap:
        """What a row is found by: the studies with a gap, and its theme."""
        studies = tuple(cell.study.id for cell in row.gaps)
        return Gap(self.kind, studies, row.themes, (self.source,))


def is_small(catalogue: Catalogue) -> bool:
    """Whether each study has room for a column of its own."""
    return len(catalogue.studies) <= MOST_COLUMNS


def field_tables(catalogue: Catalogue) -> tuple[GapTable, ...]:
    """Characteristics without a value for some study, and for which: a table for each reason."""
    rows = _field_rows(catalogue)
    tables = (_of_reason(catalogue, reason, rows) for reason in OF_REASON)
    return tuple(table for table in tables if table.rows)


def _of_reason(catalogue: Catalogue, reason: AbsenceReason, rows: Sequence[GapRow]) -> GapTable:
    """The values that are absent for one reason; what is absent for another is no gap here."""
    own = [_for_reason(catalogue, row, reason) for row in rows]
    absences = [cell.why for row in own for cell in row.gaps if cell.why]
    words = absent_words(catalogue, reason, absences)
    table = _table(catalogue, OF_REASON[reason], own)
    return replace(table, title=_(REASONS[reason].title), words=words)


def _for_reason(catalogue: Catalogue, row: GapRow, reason: AbsenceReason) -> GapRow:
    cells = [
        replace(cell, is_gap=cell.is_gap and cell.why is not None and cell.why.absent is reason)
        for cell in row.cells
    ]
    absences = [cell.why for cell in cells if cell.is_gap and cell.why]
    parts = {part_of(catalogue, absence) for absence in absences}
    part = parts.pop() if len(parts) == 1 else ""
    if part:  # it stands at the head of the row, once
        cells = [_without_part(cell) if cell.is_gap else cell for cell in cells]
    where = row.where if row.tells is reason else ""
    return _counted(replace(row, cells=tuple(cells), part=part, where=where))


def _without_part(cell: GapCell) -> GapCell:
    is_reason = cell.why is not None and cell.words == cell.why.said
    return replace(cell, words=_(cell.why.absent.value)) if is_reason and cell.why else cell


def _field_rows(catalogue: Catalogue) -> tuple[GapRow, ...]:
    """Every characteristic with what each study has, or lacks for a reason."""
    every = [
        dimension for dimension in catalogue.dimensions.values() if dimension.id != BuiltIn.YEAR
    ]
    language = _field_row(
        catalogue,
        ("language", _(LANGUAGE_LABEL), _("The language in which the study was published."), ""),
        lambda study: study.reference.language,
    )
    return (
        *(
            _dimension_row(catalogue, dimension)
            for dimension in every
            if not (dimension.apart or dimension.declared)
        ),
        language,
        *(_score_row(catalogue, dimension) for dimension in every if dimension.id == BuiltIn.SCORE),
        *(_declared_row(catalogue, dimension) for dimension in every if dimension.declared),
    )


def cell_table(catalogue: Catalogue) -> GapTable:
    """Themes, and the studies that the review neither cites nor quotes under them."""
    counts = evidence_matrix(catalogue).total.to_dict("index")
    rows = []
    for theme in catalogue.themes:
        cells = tuple(
            GapCell(
                study_link(catalogue, study),
                str(count) if (count := counts[study.id][theme.id]) else _("none"),
                urls.study_theme(study.id, theme.id) if count else "",
                not count,
            )
            for study in catalogue.studies
        )
        row = GapRow(theme.id, theme.title, urls.theme(theme.id), (theme.id,), "", "", "", cells)
        rows.append(_counted(row))
    table = _table(catalogue, gap_kinds.EMPTY, rows)
    title = gap_kinds.title_of(gap_kinds.EMPTY)
    return replace(table, title=title, words=_empty_words(catalogue, table))


def _empty_words(catalogue: Catalogue, cells: GapTable) -> str:
    every = evidence_matrix(catalogue).total.size
    if every == 1:
        return _(
            "In the only pair of a study and a theme the review cites and quotes nothing. "
            "That does not mean that nothing happened there."
        )
    return _(
        "In {part} of the {total} pairs of a study and a theme the review cites and quotes "
        "nothing. That does not mean that nothing happened there.",
        part=some(cells.total),
        total=figures(every),
    )


def _table(catalogue: Catalogue, kind: str, rows: Sequence[GapRow]) -> GapTable:
    some = tuple(replace(row, anchor=urls.gap_anchor(kind, row.id)) for row in rows if row.gaps)
    return GapTable(kind, catalogue.review.source, some, _columns(catalogue))


def _columns(catalogue: Catalogue) -> tuple[StudyLink, ...]:
    if not is_small(catalogue):
        return ()
    return tuple(study_link(catalogue, study) for study in catalogue.studies)


def _dimension_row(catalogue: Catalogue, dimension: Dimension) -> GapRow:
    words = (dimension.id, dimension.label, dimension.about, dimension.where)
    row = _field_row(catalogue, words, lambda study: catalogue.values(dimension.id, study))
    return replace(row, tells=_told(dimension))


def _told(dimension: Dimension) -> AbsenceReason:
    """Of which reason it tells where the values of a dimension stand."""
    lacking = dimension.held_in
    return lacking.absent if lacking else AbsenceReason.NOT_REPORTED


def _declared_row(catalogue: Catalogue, dimension: Dimension) -> GapRow:
    """What the review says of a characteristic has a place of its own."""
    declared = next(own for own in catalogue.review.characteristics if own.id == dimension.id)
    row = _dimension_row(catalogue, dimension)
    return replace(row, place=place_item(catalogue, declared.place))


def _score_row(catalogue: Catalogue, score: Dimension) -> GapRow:
    """Possible scores are a gap, too: the exact one is not known."""
    words = (score.id, score.exact_label, score.about, score.where)
    row = _field_row(catalogue, words, lambda study: reported_scores(catalogue, study))
    why = score.held_in or unreported().absence
    cells = (
        replace(cell, words=as_said(score_words(catalogue, study)), path="", is_gap=True, why=why)
        if len(reported_scores(catalogue, study).known or ()) > 1
        else cell
        for study, cell in zip(catalogue.studies, row.cells, strict=True)
    )
    return replace(row, cells=tuple(cells), tells=_told(score))


def _field_row(
    catalogue: Catalogue,
    words: tuple[str, str, str, str],
    value: Callable[[Study], Reported[Any]],
) -> GapRow:
    """A row by its id, its label, what it means and why values may be absent."""
    cells = []
    for study in catalogue.studies:
        link, given = study_link(catalogue, study), value(study)
        if given.absence is None:
            cells.append(GapCell(link, _("known"), link.path, False))
        else:
            cells.append(GapCell(link, given.absence.said, "", given.asked, given.absence))
    row_id, label, description, where = words
    return GapRow(row_id, label, "", (), description, where, "", tuple(cells))


def _counted(row: GapRow) -> GapRow:
    of, gaps = len(row.cells), len(row.gaps)
    if gaps == of:
        said = ngettext("A gap in the only study", "A gap in all {count} studies", of)
    else:
        said = ngettext(
            "A gap in {part} of {count} study",
            "A gap in {part} of {count} studies",
            of,
            part=figures(gaps),
        )
    return replace(row, count=said)
