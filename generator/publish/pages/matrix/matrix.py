"""The pages with a matrix: what each study, model or country contributes to each theme."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.derive.matrix import matrix_groups
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import _, ngettext
from generator.evidence.records.theme import Theme
from generator.publish.charts.matrix import ChartCell, CountedRow, matrix_figure
from generator.publish.charts.shown import chart_words, matrix_chart
from generator.publish.pages.items.told_apart import headed
from generator.publish.pages.items.words import listed
from generator.publish.pages.ladder.chart_controls import ChartFilter, figure_text, phrases
from generator.publish.pages.lists.paging import PartOfRows, together
from generator.publish.pages.matrix.controls import matrix_filter
from generator.publish.pages.matrix.counts import (
    SaidRow,
    columns_of,
    counted_rows,
    said_rows,
)
from generator.publish.pages.matrix.evidence import RowEvidence, evidence_behind
from generator.publish.pages.matrix.evidence_pages import (
    evidence_in_pages,
    evidence_pages,
    pieces_by,
)
from generator.publish.pages.matrix.long import is_long, long_pages, rows_in_pages
from generator.publish.pages.matrix.row_items import MatrixRow, joined, row_item, said_item
from generator.publish.pages.matrix.rows import RowKind, grouped_by, matrix_of, row_kinds
from generator.publish.pages.matrix.without import without_each
from generator.publish.pages.matrix.words import (
    apart_words,
    lede,
    matrix_headline,
    said_words,
)
from generator.publish.pages.page import Link, Page, Pager, PlannedPage

MANY = 14
"""The most columns that stand side by side with their names lying."""
AROUND = 3
"""Lines of the picture that are no rows: the category, the themes, the totals."""


@dataclass(frozen=True)
class HeadItem:
    """A theme at the head of its column."""

    id: str
    title: str
    path: str
    open: str
    heading: str
    """What the evidence panel is headed with."""
    rows: int
    """How many rows hold something under it."""


@dataclass(frozen=True)
class PanelItem:
    """Themes that stand together, and the rows below them."""

    id: str
    title: str
    """The title of their category; none where they have none, or are it."""
    path: str
    name: str
    """What they are called where nobody sees them."""
    position: int
    columns: int
    many: bool
    """Whether columns are so many that their names stand upright."""
    heads: tuple[HeadItem, ...]
    rows: tuple[MatrixRow, ...]
    said: tuple[MatrixRow, ...]


@dataclass(frozen=True)
class MatrixView:
    """A page with a matrix: studies, or groups of them, by themes."""

    kind: RowKind
    tabs: tuple[tuple[Link, bool], ...]
    """The matrices that there are, and which of them this is."""
    lede: str
    headline: str
    subtitle: str
    filter: ChartFilter
    panels: tuple[PanelItem, ...]
    columns: int
    level: bool
    """Whether panels stand side by side where there is room: columns are few enough."""
    lines: int
    """How many lines the picture may have: rows, as many heads of bands, and what is around."""
    around: int
    """How many lines stand around the rows: category, themes, totals, what is said of several."""
    shades: tuple[int, ...]
    has_quotes: bool
    rows: tuple[MatrixRow, ...]
    said: tuple[MatrixRow, ...]
    """What is said without citing a study: of several at once, and else."""
    said_words: str
    apart: tuple[str, str]
    """What stands in these rows: in the key, and in a sentence."""
    has_ladder: bool
    source: str
    csv: str
    embed: str
    """Where it stands for other sites to show; empty of all but the matrix of studies."""
    evidence: tuple[RowEvidence, ...]
    behind: Link | None
    """Where the evidence stands that is too much for this page."""
    behind_in: Pager | None
    """The pages of it."""
    data: Mapping[str, Any]
    part: PartOfRows | None = None
    """Which rows are on this page, of a matrix that stands in several."""

    @property
    def file(self) -> Mapping[str, Any]:
        """What the script of a matrix in several pages reads."""
        return self.part.file if self.part else {}


def matrix_pages(catalogue: Catalogue) -> tuple[PlannedPage, ...]:
    """The matrix of studies, and those of models and countries where there are several.

    One of many rows stands in several pages, and so does the evidence behind many.
    """
    columns = sum(len(group.themes) for group in matrix_groups(catalogue))
    studies = len(catalogue.studies)

    def planned(
        number: int, path: str, rows: int, pieces: tuple[int, int]
    ) -> tuple[PlannedPage, ...]:
        several = rows_in_pages(path, rows, columns, studies)
        behind = evidence_in_pages(path, pieces)
        return together(lambda: _pages_of(catalogue, number), (*several, *behind))

    by = ((urls.matrix_by(of.id), *pieces_by(catalogue, of)) for of in grouped_by(catalogue))
    of_all = ((urls.MATRIX, studies, (0, 0)), *by)
    return tuple(
        page
        for number, (path, rows, pieces) in enumerate(of_all)
        for page in planned(number, path, rows, pieces)
    )


def _pages_of(catalogue: Catalogue, number: int) -> tuple[Page, ...]:
    kinds = row_kinds(catalogue)
    kind = kinds[number]
    matrix = matrix_of(catalogue, kind)
    counts = counted_rows(catalogue, kind, matrix)
    said = said_rows(catalogue)
    columns = columns_of(catalogue)
    narrowed = matrix_filter(catalogue, kind)
    headline = matrix_headline(catalogue, kind, matrix)
    unit = _("Findings that cite {studies}, and quotes from it", studies=kind.cited)
    subtitle = _(
        "{unit}: {rows} by {themes}",
        unit=unit,
        rows=kind.counted(len(kind.groups)),
        themes=ngettext("{number} theme", "{number} themes", len(catalogue.themes)),
    )
    text = figure_text(catalogue, headline, subtitle)
    panels = _panels(catalogue, kind, counts, said)
    rows = tuple(joined(parts) for parts in zip(*(panel.rows for panel in panels), strict=True))
    said_items = tuple(
        joined(parts) for parts in zip(*(panel.said for panel in panels), strict=True)
    )
    long = is_long(len(rows), len(columns), len(catalogue.studies))
    evidence = evidence_behind(catalogue, kind)
    behind = evidence_pages(kind, evidence)
    view = MatrixView(
        kind=kind,
        tabs=tuple((Link(other.title, other.page), other is kind) for other in kinds),
        lede=lede(kind, matrix),
        headline=headline,
        subtitle=subtitle,
        filter=narrowed,
        panels=panels,
        columns=len(columns),
        level=len(columns) <= MANY,
        lines=2 * len(rows) + len(said_items) + AROUND,
        around=len(said_items) + AROUND,
        shades=tuple(sorted({c.shade for row in rows for c in row.cells if c.shade})),
        has_quotes=bool(catalogue.quotes_of_theme),
        rows=rows,
        said=said_items,
        said_words=said_words(catalogue),
        apart=apart_words(catalogue),
        has_ladder=catalogue.has_ladder and kind.of_studies,
        source=text.source,
        csv=urls.data_file("matrix.csv"),
        embed=urls.embed(urls.MATRIX) if kind.page == urls.MATRIX else "",
        evidence=() if behind else evidence,
        behind=Link(_("The evidence behind it"), behind[0].path) if behind else None,
        behind_in=behind[0].pager if behind else None,
        data={
            "figure": matrix_figure(() if long else counts, [row.counted for row in said], columns),
            "chart": {
                **chart_words(text),
                **matrix_chart(
                    kind.things,
                    [(panel.id, panel.title) for panel in panels],
                    columns,
                    counts,
                    ([row.counted for row in said], apart_words(catalogue)[1]),
                ),
            },
            "name": "theme-matrix" if kind.of_studies else f"theme-matrix-{kind.name}",
            "filters": narrowed.data,
            "unit": unit,
            "phrases": phrases(catalogue) if kind.of_studies else {},
            "without": without_each(catalogue, kind, matrix),
        },
    )
    page = Page(
        path=kind.page,
        template="matrix.html",
        title=_("Theme matrix")
        if kind.of_studies
        else _("Theme matrix: {nouns}", nouns=kind.nouns),
        description=f"{headline}. {subtitle}.",
        view=view,
        breadcrumbs=() if kind.of_studies else (Link(_("Theme matrix"), urls.MATRIX),),
    )
    return (*(long_pages(page, kind, counts, columns) if long else (page,)), *behind)


def _panels(
    catalogue: Catalogue,
    kind: RowKind,
    rows: Sequence[CountedRow],
    said: Sequence[SaidRow],
) -> tuple[PanelItem, ...]:
    panels = []
    start = 0
    for position, group in enumerate(matrix_groups(catalogue), 1):
        themes = group.themes
        end = start + len(themes)
        panels.append(
            PanelItem(
                id=group.id,
                title=group.title,
                path=urls.category(group.id) if group.title else "",
                name=group.title or listed([theme.title for theme in themes]),
                position=position,
                columns=len(themes),
                many=len(themes) > MANY,
                heads=tuple(
                    _head(catalogue, theme, [row.cells[column] for row in rows])
                    for column, theme in enumerate(themes, start)
                ),
                rows=tuple(
                    row_item(catalogue, kind, row, of, row.cells[start:end])
                    for row, of in zip(rows, kind.groups, strict=True)
                ),
                said=tuple(said_item(catalogue, row, slice(start, end)) for row in said),
            )
        )
        start = end
    return tuple(panels)


def _head(catalogue: Catalogue, theme: Theme, cells: Sequence[ChartCell]) -> HeadItem:
    quotes = len(catalogue.quotes_of_theme.get(theme.id, ()))
    return HeadItem(
        theme.id,
        catalogue.tree.full_title(theme),
        urls.theme(theme.id),
        f".{theme.id}",
        headed(theme.title, len(theme.findings), quotes),
        sum(not cell.empty for cell in cells),
    )
