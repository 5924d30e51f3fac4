"""Charts and tables of slides as PowerPoint has them itself: to be edited, and read aloud."""

from __future__ import annotations

import copy
import io
from dataclasses import replace
from functools import cache
from typing import Any, Final, NamedTuple

import xlsxwriter  # type: ignore[import-untyped]
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
)
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Pt

from generator.evidence.interface import spoken
from generator.publish.documents.fitting import broken
from generator.publish.documents.slide_layouts import COLOURS
from generator.publish.pages.slides.slide import Cell, Chart, Look, Table

SIZE: Final = 12
"""The size of the smallest words, in points."""
BOLD: Final = 1.1
"""How much wider bold letters are."""
UPRIGHT_HEIGHT: Final = 144
UPRIGHT_FROM: Final = 9
"""From how many columns on the heads of columns of numbers stand upright."""
NAMES_WIDTH: Final = 150
WIDEST_NUMBERS: Final = 110
MARGIN: Final = 4
UPRIGHT_LINE: Final = (UPRIGHT_HEIGHT - 4 * MARGIN) / BOLD
"""How long a line of an upright head may be."""
LINE: Final = "\v"
"""What breaks a line of a head that stands upright: not every program breaks it by itself."""
RULE: Final = "DDD6C7"
SHADES: Final = ("FFFFFF", "E1EDEC", "C3DBDA", "A3C7C8", "8FB9BB")
_ACCENTS: Final = (
    MSO_THEME_COLOR.ACCENT_1,
    MSO_THEME_COLOR.ACCENT_2,
    MSO_THEME_COLOR.ACCENT_3,
)


def _colour(code: str) -> Any:
    """A colour by its six digits; the library says nothing of its types."""
    maker: Any = RGBColor
    return maker.from_string(code)


INK, GRID = map(_colour, (COLOURS["dk1"], RULE))


class _CellLook(NamedTuple):
    """How a cell is drawn."""

    head: bool
    centred: bool
    upright: bool


def described(frame: Any, name: str, words: str) -> None:
    """Give a drawing its alternative text, which the library has no word for."""
    properties = frame._element.find(f".//{qn('p:cNvPr')}")
    properties.set("name", name)
    properties.set("descr", words)


def put_chart(placeholder: Any, chart: Chart) -> Any:
    """Draw a chart in its placeholder; returns the frame around it."""
    bars = chart.look is Look.BARS
    chart = _from_below(chart) if bars else chart
    made: Any = CategoryChartData
    data = made(number_format="0")
    data.categories = chart.rows
    for series in chart.series:
        data.add_series(series.name, series.values)
    kind = XL_CHART_TYPE.BAR_STACKED if bars else XL_CHART_TYPE.LINE_MARKERS
    frame = placeholder.insert_chart(kind, data)
    drawn = frame.chart
    drawn.part.chart_workbook.update_from_xlsx_blob(_workbook(chart))
    drawn.font.size, drawn.font.color.rgb = Pt(SIZE), INK
    drawn.has_title = False
    _axes(drawn, chart)
    _legend(drawn, chart)
    for number, series in enumerate(drawn.plots[0].series):
        (_bar if bars else _marks)(series, number, chart)
    if bars:
        drawn.plots[0].gap_width, drawn.plots[0].overlap = 45, 100
    for words in drawn._chartSpace.iter(qn("a:defRPr"), qn("a:endParaRPr")):
        words.set("lang", spoken().tag)
    return frame


def _from_below(chart: Chart) -> Chart:
    """Bars are drawn from below: the first row last, so that it stands on top."""
    series = tuple(replace(one, values=one.values[::-1]) for one in chart.series)
    return replace(chart, rows=chart.rows[::-1], series=series)


def _axes(drawn: Any, chart: Chart) -> None:
    names, values = drawn.category_axis, drawn.value_axis
    names.format.line.color.rgb = values.major_gridlines.format.line.color.rgb = GRID
    names.has_major_gridlines = False
    values.format.line.fill.background()
    values.has_title = True
    values.axis_title.text_frame.text = chart.axis
    font = values.axis_title.text_frame.paragraphs[0].font
    font.size, font.bold = Pt(SIZE), False
    spread = chart.highest - chart.lowest
    step = max(1, -(-spread // 10))
    if chart.look is Look.BARS:
        values.minimum_scale, values.major_unit = 0, step
    else:
        values.minimum_scale = chart.lowest
        values.maximum_scale = max(chart.highest, chart.lowest + 1)
        values.major_unit = step
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = "0", False


def _legend(drawn: Any, chart: Chart) -> None:
    """What the colours and marks mean; of series with one name, one."""
    drawn.has_legend = True
    drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    drawn.legend.font.size = Pt(SIZE)
    named: set[str] = set()
    position = drawn.legend._element.find(qn("c:legendPos"))
    for number, series in enumerate(chart.series):
        if series.name in named:
            entry, index, gone = map(OxmlElement, ("c:legendEntry", "c:idx", "c:delete"))
            index.set("val", str(number))
            gone.set("val", "1")
            entry.extend([index, gone])
            position.addnext(entry)
            position = entry
        named.add(series.name)


def _bar(series: Any, number: int, chart: Chart) -> None:
    series.format.fill.solid()
    series.format.fill.fore_color.theme_color = _ACCENTS[number % len(_ACCENTS)]
    labels = series.data_labels
    labels.show_value, labels.position = True, XL_LABEL_POSITION.CENTER
    labels.font.size, labels.font.color.rgb = Pt(SIZE), _colour(SHADES[0])


def _marks(series: Any, number: int, chart: Chart) -> None:
    """Marks alone: a line between studies would tell what nobody measured."""
    series.smooth = False
    series.format.line.fill.background()
    marker = series.marker
    marker.style, marker.size = XL_MARKER_STYLE.CIRCLE, 11
    marker.format.line.color.theme_color = MSO_THEME_COLOR.ACCENT_1
    marker.format.fill.solid()
    if chart.series[number].hollow:
        marker.format.fill.fore_color.rgb = _colour(SHADES[2])
    else:
        marker.format.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_1


def _workbook(chart: Chart) -> bytes:
    """The numbers behind a chart as a workbook in which every word is text, and no formula."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    sheet = book.add_worksheet("Sheet1")
    for row, name in enumerate(chart.rows, 1):
        sheet.write_string(row, 0, name)
    for column, series in enumerate(chart.series, 1):
        sheet.write_string(0, column, series.name)
        for row, value in enumerate(series.values, 1):
            if value is not None:
                sheet.write_number(row, column, value)
    book.close()
    return made.getvalue()


def is_upright(table: Table) -> bool:
    """Whether the heads of its columns of numbers stand upright, for want of room."""
    return table.numbers and len(table.head) >= UPRIGHT_FROM


def column_widths(table: Table, width: float) -> tuple[float, ...]:
    """The widths of a table's columns in points: names, then what there is to say."""
    columns = len(table.head)
    if table.numbers:
        each = min((width - NAMES_WIDTH) / (columns - 1), WIDEST_NUMBERS)
        return (NAMES_WIDTH, *[each] * (columns - 1))
    longest = [
        max(3, *(min(len(row[column].text), 60) for row in table.rows), len(table.head[column]))
        for column in range(columns)
    ]
    return tuple(width * one / sum(longest) for one in longest)


def put_table(placeholder: Any, table: Table, heights: tuple[float, ...]) -> Any:
    """Draw a table in its placeholder; ``heights`` are those of its rows, the head first."""
    box_width = placeholder.width / Pt(1)
    frame = placeholder.insert_table(rows=len(table.rows) + 1, cols=len(table.head))
    drawn = frame.table
    _bare(drawn)
    for column, width in zip(drawn.columns, column_widths(table, box_width), strict=True):
        column.width = Pt(width)
    for row, height in zip(drawn.rows, heights, strict=True):
        row.height = Pt(height)
    head, *rows = [list(row.cells) for row in drawn.rows]
    for column, (cell, text) in enumerate(zip(head, table.head, strict=True)):
        upright = is_upright(table) and column > 0
        lines = broken(text, SIZE, UPRIGHT_LINE) if upright else (text,)
        _written(cell, Cell(LINE.join(lines)), _CellLook(True, False, upright))
    for cells, row in zip(rows, table.rows, strict=True):
        for column, (cell, held) in enumerate(zip(cells, row, strict=True)):
            _written(cell, held, _CellLook(False, table.numbers and column > 0, False))
    frame.height = sum(int(Pt(height)) for height in heights)
    return frame


def _bare(drawn: Any) -> None:
    """No style but ours: a head, lines between rows, nothing else."""
    properties = drawn._tbl.tblPr
    for child in list(properties):
        properties.remove(child)
    if spoken().direction == "rtl":
        properties.set("rtl", "1")
    drawn.horz_banding = False
    drawn.first_row = drawn.first_col = True


def _written(cell: Any, held: Cell, look: _CellLook) -> None:
    """Fill a cell from a pattern, since to set its parts one by one takes ten times as long."""
    element = cell._tc
    for child in list(element):
        element.remove(child)
    for child in _pattern(look, held.shade, spoken().tag, spoken().direction):
        element.append(copy.deepcopy(child))
    paragraph = cell.text_frame.paragraphs[0]
    run = paragraph._p.find(qn("a:r"))
    for number, line in enumerate(held.text.split(LINE)):
        if number:
            paragraph._p.append(OxmlElement("a:br"))
            run = copy.deepcopy(run)
            paragraph._p.append(run)
        run.find(qn("a:t")).text = line


@cache
def _pattern(look: _CellLook, shade: int, language: str, direction: str) -> Any:
    """What a cell of some look consists of, without its words; a line below, none at the sides."""
    head, centred, upright = look
    size, bold = SIZE * 100, int(head)
    align = ' algn="ctr"' if centred else ' algn="r"' if direction == "rtl" else ""
    align += ' rtl="1"' if direction == "rtl" else ""
    rule = (COLOURS["dk1"], 12700) if head else (RULE, 6350)
    turned = ' vert="vert270"' if upright else ""
    anchor = "ctr" if centred or upright else "b" if head else "t"
    sides = "".join(f"<a:{side}><a:noFill/></a:{side}>" for side in ("lnL", "lnR", "lnT"))
    side = int(Pt(MARGIN))
    return parse_xml(
        f"<a:tc {nsdecls('a')}><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr{align}/><a:r>"
        f'<a:rPr lang="{language}" sz="{size}" b="{bold}"><a:solidFill><a:schemeClr val="tx1"/>'
        "</a:solidFill></a:rPr><a:t/></a:r></a:p></a:txBody>"
        f'<a:tcPr marL="{side}" marR="{side}" marT="{side // 2}" marB="{side // 2}"{turned} '
        f'anchor="{anchor}">{sides}<a:lnB w="{rule[1]}"><a:solidFill><a:srgbClr val="{rule[0]}"/>'
        f'</a:solidFill></a:lnB><a:solidFill><a:srgbClr val="{SHADES[shade]}"/></a:solidFill>'
        "</a:tcPr></a:tc>"
    )
