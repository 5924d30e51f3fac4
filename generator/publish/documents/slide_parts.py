"""A slide in as many parts as it takes, so that nothing runs over: points, charts and tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from generator.publish.documents import slide_layouts as layouts
from generator.publish.documents.fitting import (
    LEADING,
    height_of,
    pieces,
    shared_out,
    shortened,
)
from generator.publish.documents.slide_drawings import (
    BOLD,
    MARGIN,
    SIZE,
    UPRIGHT_HEIGHT,
    UPRIGHT_LINE,
    column_widths,
    is_upright,
)
from generator.publish.pages.slides.slide import Chart, Look, Point, Series, Slide, Table

BETWEEN: Final = 10.0
"""The room below a point, in points of type."""
MOST_BARS, MOST_MARKS, MOST_COLUMNS = 12, 20, 16
"""How many rows of a chart, and columns of a table, stand on one slide."""
LONGEST_NAME: Final = 46
"""How many letters of a row's name a chart has room for; notes hold the rest."""
TEXT_WIDTH: Final = layouts.BODY.width - 6 * MARGIN
TEXT_HEIGHT: Final = layouts.BODY.height - 12


def parts_of(slide: Slide) -> Iterator[Slide]:
    """The slide in parts, each of which fits on one."""
    if slide.chart:
        yield from (replace(slide, chart=chart) for chart in _charts(slide.chart))
    elif slide.table:
        yield from (replace(slide, table=table) for table in _tables(slide.table))
    else:
        yield from (replace(slide, points=points) for points in _points(slide.points))


def _points(points: tuple[Point, ...]) -> Iterator[tuple[Point, ...]]:
    size, room, width = layouts.BODY_SIZE, TEXT_HEIGHT, TEXT_WIDTH
    cut = [
        replace(point, text=piece)
        for point in points
        for piece in pieces(point.text, size, width, room - BETWEEN)
    ]
    yield from shared_out(cut, [height_of(one.text, size, width) + BETWEEN for one in cut], room)


def _charts(chart: Chart) -> Iterator[Chart]:
    most = MOST_BARS if chart.look is Look.BARS else MOST_MARKS
    for rows in shared_out(range(len(chart.rows)), [1.0] * len(chart.rows), most):
        first, last = rows[0], rows[-1] + 1
        series = tuple(
            Series(one.name, one.values[first:last], one.hollow)
            for one in chart.series
            if any(value is not None for value in one.values[first:last])
        )
        yield replace(chart, rows=chart.rows[first:last], series=series)


def named_short(chart: Chart) -> Chart:
    """The chart with names that it has room for; alternative text and notes have them in full."""
    return replace(
        chart,
        rows=tuple(
            name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 2].rstrip()} …"
            for name in chart.rows
        ),
    )


def _tables(table: Table) -> Iterator[Table]:
    columns = len(table.head)
    wide = [range(1, columns)]
    if table.numbers:
        wide = [
            range(group[0], group[-1] + 1)
            for group in shared_out(range(1, columns), [1.0] * (columns - 1), MOST_COLUMNS)
        ]
    for group in wide:
        kept = (0, *group)
        part = replace(
            table,
            head=tuple(table.head[at] for at in kept),
            rows=tuple(tuple(row[at] for at in kept) for row in table.rows),
        )
        part = _cells_that_fit(part)
        head, *heights = row_heights(part)
        for rows in shared_out(part.rows, heights, layouts.DRAWN.height - head):
            yield replace(part, rows=rows)


def _cells_that_fit(table: Table) -> Table:
    """No cell is higher than a third of the room; notes and the site have all of it."""
    widths = [width - 2 * MARGIN for width in column_widths(table, layouts.DRAWN.width)]
    most = int(layouts.DRAWN.height / 3 / (SIZE * LEADING))
    names = 2 if table.numbers else most
    head = [
        shortened(text, SIZE, UPRIGHT_LINE, max(1, int(width / (SIZE * LEADING))))
        if is_upright(table) and at
        else shortened(text, SIZE, width / BOLD, most)
        for at, (text, width) in enumerate(zip(table.head, widths, strict=True))
    ]
    rows = tuple(
        tuple(
            replace(cell, text=shortened(cell.text, SIZE, width, names if not at else most))
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in table.rows
    )
    return replace(table, head=tuple(head), rows=rows)


def row_heights(table: Table) -> tuple[float, ...]:
    """The heights of a table's rows in points, the head first."""
    widths = [width - 2 * MARGIN for width in column_widths(table, layouts.DRAWN.width)]

    def high(texts: tuple[str, ...], wider: float = 1.0) -> float:
        pairs = zip(texts, widths, strict=True)
        return max(height_of(text, SIZE, width / wider) for text, width in pairs) + 5

    head = float(UPRIGHT_HEIGHT) if is_upright(table) else high(table.head, BOLD)
    return (head, *(high(tuple(cell.text for cell in row)) for row in table.rows))
