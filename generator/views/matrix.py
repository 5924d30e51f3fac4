"""The page of the theme matrix: what each study contributes to each theme, as it is cited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator import urls
from generator.catalogue import Catalogue, study_label
from generator.charts.matrix import (
    EVERY,
    Cell,
    Column,
    CountedRow,
    cells_of,
    in_words,
    matrix_figure,
)
from generator.ladder import ladder_of
from generator.matrix import Matrix, evidence_matrix
from generator.views.chart_controls import (
    Control,
    RowKeys,
    category_control,
    country_control,
    figure_text,
    model_control,
    row_keys,
    sort_control,
)
from generator.views.page import Page
from generator.views.words import counted, listed, number, sentence, studies

EVERY_LABEL = "Said of every study, without citations"
SMALL_ROWS = 14
"""How many studies the small picture shows."""
SMALL_GAP = 0.6
"""The room between categories, in columns."""


@dataclass(frozen=True)
class CellItem:
    """A cell with the page of its evidence."""

    point: str
    path: str
    category: str
    findings: int
    quotes: int
    shade: int
    empty: bool
    words: str
    short: str
    spoken: str


@dataclass(frozen=True)
class RowItem:
    """A study's row, or the row of what is said of every study."""

    id: str
    label: str
    path: str
    open: str
    keys: RowKeys | None
    empty: bool
    cells: tuple[CellItem, ...]


@dataclass(frozen=True)
class HeadItem:
    """A theme at the head of its column."""

    id: str
    title: str
    path: str
    open: str


@dataclass(frozen=True)
class PanelItem:
    """A category with its themes and the rows below them."""

    id: str
    title: str
    path: str
    position: int
    columns: int
    heads: tuple[HeadItem, ...]
    rows: tuple[RowItem, ...]
    every: RowItem | None


@dataclass(frozen=True)
class MatrixView:
    """The matrix page."""

    lede: str
    headline: str
    subtitle: str
    controls: tuple[Control, ...]
    panels: tuple[PanelItem, ...]
    shades: tuple[int, ...]
    has_quotes: bool
    rows: tuple[RowItem, ...]
    every: RowItem | None
    every_words: str
    has_ladder: bool
    source: str
    csv: str
    data: Mapping[str, Any]


@dataclass(frozen=True)
class SmallCell:
    """A square of the small picture; ``at`` is its middle in percent of the width."""

    at: float
    shade: int


@dataclass(frozen=True)
class SmallRow:
    """A study in the small picture."""

    label: str
    cells: tuple[SmallCell, ...]


@dataclass(frozen=True)
class SmallHead:
    """A category above its columns, in percent of the width."""

    title: str
    left: float
    width: float


@dataclass(frozen=True)
class MatrixPicture:
    """The small picture for the front page."""

    path: str
    headline: str
    heads: tuple[SmallHead, ...]
    rows: tuple[SmallRow, ...]
    words: str
    more: str


def matrix_page(catalogue: Catalogue) -> Page:
    """The matrix page of a catalogue."""
    matrix = evidence_matrix(catalogue)
    counted_rows = _counted_rows(catalogue, matrix)
    every = _every_row(catalogue)
    columns = _columns(catalogue)
    keys = row_keys(catalogue)
    headline = matrix_headline(catalogue)
    subtitle = (
        f"Findings that cite a study, and quotes from it: {studies(len(catalogue.studies))} by "
        f"{counted(len(catalogue.themes), 'theme')}"
    )
    text = figure_text(
        catalogue,
        headline,
        subtitle,
        "In a square: findings that cite the study. In quotation marks: quotes from it. A dot: the "
        "review cites none here, which is not a zero. Outlined: said of every study, uncited.",
    )
    panels = _panels(catalogue, counted_rows, every, keys)
    rows = tuple(_joined(parts) for parts in zip(*(panel.rows for panel in panels), strict=True))
    every_item = _joined([panel.every for panel in panels if panel.every]) if every else None
    view = MatrixView(
        lede=_lede(matrix),
        headline=headline,
        subtitle=subtitle,
        controls=(
            sort_control(catalogue),
            *model_control(catalogue),
            *country_control(catalogue),
            *category_control(catalogue),
        ),
        panels=panels,
        shades=tuple(sorted({c.shade for row in rows for c in row.cells if c.shade})),
        has_quotes=bool(catalogue.quotes_of_theme),
        rows=rows,
        every=every_item,
        every_words=_every_words(catalogue),
        has_ladder=catalogue.has_ladder,
        source=text.source,
        csv=urls.data_file("matrix.csv"),
        data={
            "figure": matrix_figure(counted_rows, every, columns, text),
            "table": _table(columns, rows, every_item),
            "name": "theme-matrix",
        },
    )
    return Page(
        path=urls.MATRIX,
        template="matrix.html",
        title="Theme matrix",
        description=f"{headline}. {subtitle}.",
        view=view,
        sources=(catalogue.review.source,),
    )


def matrix_picture(catalogue: Catalogue) -> MatrixPicture:
    """The small picture of the matrix, which links to its page."""
    rows = _counted_rows(catalogue, evidence_matrix(catalogue))
    shown = rows[:SMALL_ROWS]
    left = len(rows) - len(shown)
    counts = [len(catalogue.themes_of_category[c.id]) for c in catalogue.categories]
    unit = 100 / max(sum(counts) + SMALL_GAP * (len(counts) - 1), 1)
    heads: list[SmallHead] = []
    places: list[float] = []
    start = 0.0
    for category, count in zip(catalogue.categories, counts, strict=True):
        heads.append(
            SmallHead(category.title, round(start * unit, 2), round((count + SMALL_GAP) * unit, 2))
        )
        places.extend(round((start + column + 0.5) * unit, 2) for column in range(count))
        start += count + SMALL_GAP
    return MatrixPicture(
        path=urls.MATRIX,
        headline=matrix_headline(catalogue),
        heads=tuple(heads),
        rows=tuple(
            SmallRow(
                row.label,
                tuple(
                    SmallCell(at, cell.shade) for at, cell in zip(places, row.cells, strict=True)
                ),
            )
            for row in shown
        ),
        words=f"{sentence(counted(len(catalogue.themes), 'theme'))} in columns. The stronger the "
        "shade, the more findings cite the study; a dot: none does.",
        more=f"and {left:,} more {'study' if left == 1 else 'studies'}" if left else "",
    )


def matrix_headline(catalogue: Catalogue) -> str:
    """Which themes draw on the most and on the fewest studies, in words."""
    total = len(catalogue.studies)
    reach = {theme.title: len(catalogue.studies_of_theme[theme.id]) for theme in catalogue.themes}
    if not reach:
        return "No themes are recorded"
    most, fewest = max(reach.values()), min(reach.values())
    if most == fewest:
        return f"Every theme draws on {_of(most, total)} {'study' if total == 1 else 'studies'}"
    return (
        f"{_titles(reach, most)} on the most studies, {_of(most, total)}; "
        f"{_titles(reach, fewest, start=False)} on the fewest, {_of(fewest, total)}"
    )


def _of(count: int, total: int) -> str:
    """A share in words, or in figures where the whole needs them."""
    if not count:
        return "none"
    spelt = number(total)
    return f"{count:,} of {total:,}" if spelt[0].isdigit() else f"{number(count)} of {spelt}"


def _titles(reach: Mapping[str, int], count: int, *, start: bool = True) -> str:
    titles = [f"“{title}”" for title, value in reach.items() if value == count]
    verb = " draws" if len(titles) == 1 else " draw"
    if len(titles) > 2:  # noqa: PLR2004 - too many to name
        names = counted(len(titles), "theme")
        return (sentence(names) if start else names) + (verb if start else "")
    return listed(titles) + (verb if start else "")


def _lede(matrix: Matrix) -> str:
    findings = int((matrix.findings.to_numpy() > 0).sum())
    cells = int((matrix.total.to_numpy() > 0).sum())
    every = matrix.total.size
    return (
        f"Which study stands behind which theme? Of {every:,} places where a study and a theme "
        f"meet, {number(cells)} hold evidence that the review cites, "
        f"{number(findings)} of them with findings. Open any of them to read it."
    )


def _counted_rows(catalogue: Catalogue, matrix: Matrix) -> tuple[CountedRow, ...]:
    """The rows in the order in which the page comes: by score, or by name where there is none."""
    themes = [theme.id for theme in _themes(catalogue)]
    findings = matrix.findings[themes].to_numpy().tolist()
    quotes = matrix.quotes[themes].to_numpy().tolist()
    place = {study: number for number, study in enumerate(matrix.findings.index)}
    most = max((value for row in findings for value in row), default=0)
    by_score = catalogue.has_ladder
    ordered = [r.study for r in ladder_of(catalogue).rows] if by_score else catalogue.studies
    return tuple(
        CountedRow(
            study.id,
            study_label(study),
            cells_of(study.id, themes, findings[place[study.id]], quotes[place[study.id]], most),
        )
        for study in ordered
    )


def _themes(catalogue: Catalogue) -> tuple[Any, ...]:
    return tuple(
        theme
        for category in catalogue.categories
        for theme in catalogue.themes_of_category[category.id]
    )


def _columns(catalogue: Catalogue) -> tuple[Column, ...]:
    return tuple(Column(t.id, t.title, t.category) for t in _themes(catalogue))


def _every_row(catalogue: Catalogue) -> CountedRow | None:
    counts = Counter(finding.theme.id for finding in catalogue.every_study_findings)
    if not counts:
        return None
    themes = [theme.id for theme in _themes(catalogue)]
    return CountedRow(
        EVERY,
        EVERY_LABEL,
        cells_of(EVERY, themes, [counts[t] for t in themes], [0] * len(themes), 0),
    )


def _every_words(catalogue: Catalogue) -> str:
    count = len(catalogue.every_study_findings)
    if not count:
        return ""
    if count == 1:
        return (
            "One finding is stated of each or all studies without citing them. It stands in a row "
            "of its own and is not counted for any study."
        )
    return (
        f"{sentence(counted(count, 'finding'))} are stated of each or all studies without "
        "citing them. They stand in a row of their own and are not counted for any study."
    )


def _panels(
    catalogue: Catalogue,
    rows: Sequence[CountedRow],
    every: CountedRow | None,
    keys: Mapping[str, RowKeys],
) -> tuple[PanelItem, ...]:
    panels = []
    start = 0
    for position, category in enumerate(catalogue.categories, 1):
        themes = catalogue.themes_of_category[category.id]
        end = start + len(themes)
        panels.append(
            PanelItem(
                id=category.id,
                title=category.title,
                path=urls.category(category.id),
                position=position,
                columns=len(themes),
                heads=tuple(
                    HeadItem(theme.id, theme.title, urls.theme(theme.id), f".{theme.id}")
                    for theme in themes
                ),
                rows=tuple(
                    _row(catalogue, row, keys.get(row.id), row.cells[start:end]) for row in rows
                ),
                every=_row(catalogue, every, None, every.cells[start:end]) if every else None,
            )
        )
        start = end
    return tuple(panels)


def _row(
    catalogue: Catalogue, row: CountedRow, keys: RowKeys | None, cells: Sequence[Cell]
) -> RowItem:
    study = catalogue.study.get(row.id)
    return RowItem(
        id=row.id,
        label=row.label,
        path=urls.study(row.id) if study else "",
        open=f"{row.id}." if study else "",
        keys=keys,
        empty=all(cell.empty for cell in cells),
        cells=tuple(_cell(catalogue, cell, row.label) for cell in cells),
    )


def _cell(catalogue: Catalogue, cell: Cell, label: str) -> CellItem:
    theme = catalogue.theme[cell.theme]
    if cell.empty:
        path = ""
    elif cell.study == EVERY:
        path = f"{urls.theme(cell.theme)}#findings"
    else:
        path = urls.study_theme(cell.study, cell.theme)
    return CellItem(
        point=cell.point,
        path=path,
        category=theme.category,
        findings=cell.findings,
        quotes=cell.quotes,
        shade=cell.shade,
        empty=cell.empty,
        words=in_words(cell),
        short=counted(cell.findings, "finding"),
        spoken=f"{label}, {theme.title}: {in_words(cell)}",
    )


def _joined(parts: Sequence[RowItem]) -> RowItem:
    """The row across all categories."""
    return replace(parts[0], cells=tuple(cell for part in parts for cell in part.cells))


def _table(
    columns: Sequence[Column], rows: Sequence[RowItem], every: RowItem | None
) -> Mapping[str, Any]:
    """The rows that a reader downloads, by study id; the last stands for every study."""
    heads = [
        {"title": f"{column.label}: {noun}", "group": column.category}
        for column in columns
        for noun in ("findings", "quotes")
    ]
    return {
        "columns": [{"title": "Study", "group": ""}, *heads],
        "rows": {
            row.id: [row.label, *(n for cell in row.cells for n in (cell.findings, cell.quotes))]
            for row in (*rows, *([every] if every else []))
        },
    }
