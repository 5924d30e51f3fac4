"""The slides of a review as a PowerPoint file (ISO/IEC 29500, by python-pptx).

Every slide has a title and placeholders in the order in which they are read; charts are charts and
tables tables, with alternative texts. What does not fit on a slide goes on to the next. The file
has no dates but that of the evidence: the same content gives the same bytes.
"""

from __future__ import annotations

import copy
import io
import math
from collections.abc import Sequence
from typing import Any, Final

from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Pt

from generator.evidence.interface import _, listed, ngettext, pgettext, spoken
from generator.evidence.text.invisible import for_word
from generator.publish.charts.lettering import LETTER
from generator.publish.documents import slide_layouts as layouts
from generator.publish.documents.fitting import (
    LEADING,
    height_of,
    lines_of,
    shortened,
)
from generator.publish.documents.slide_drawings import (
    MARGIN,
    described,
    put_chart,
    put_table,
)
from generator.publish.documents.slide_parts import (
    BETWEEN,
    TEXT_HEIGHT,
    TEXT_WIDTH,
    named_short,
    parts_of,
    row_heights,
)
from generator.publish.documents.steady import steady
from generator.publish.documents.texts import with_texts
from generator.publish.pages.slides import Deck
from generator.publish.pages.slides.slide import Chart, Slide, Source, Table

LONGEST_PROPERTY: Final = 255
TITLE_LINES: Final = 2
SIZES: Final = (28, 24, 20)
MIN_LOOSE: Final = 14
"""The smallest type with room between paragraphs."""


def slides_file(deck: Deck, address: str) -> bytes:
    """The slides as the bytes of a .pptx file; ``address`` is the site's own, or empty."""
    deck = with_texts(deck, for_word)
    show: Any = Presentation(io.BytesIO(layouts.template()))
    writer = _Writer(show, deck, address)
    writer.cover()
    for slide in deck.slides:
        parts = list(parts_of(slide))
        for number, part in enumerate(parts, 1):
            many = _("({part} of {parts})", part=number, parts=len(parts))
            writer.slide(part, f" {many}" if len(parts) > 1 else "")
    _described(show, deck)
    made = io.BytesIO()
    show.save(made)
    return steady(made.getvalue())


class _Writer:
    """Puts slides into a file, each with its foot, its number and its notes."""

    def __init__(self, show: Any, deck: Deck, address: str) -> None:
        self._show, self._deck, self._address = show, deck, address

    def cover(self) -> None:
        """What this is, of what, and as of when."""
        slide = self._new(layouts.COVER)
        title, text = slide.placeholders[0], slide.placeholders[1]
        deck = self._deck
        _title(title, deck.title, "", layouts.FRONT_TITLE, (36, 32, 28, 24))
        room = layouts.FRONT_TEXT
        width = room.width - 2 * MARGIN * 3
        said = [deck.question, deck.about, deck.made, deck.changed]
        size = _size_for(said, (20, 18, 16, 14), width, room.height)
        _paragraphs(text.text_frame, _cut_to(said, size, width, room.height), size)
        self._notes(slide, said, ())

    def slide(self, held: Slide, many: str) -> None:
        """One slide, which fits."""
        kind = layouts.CHART if held.chart else layouts.TABLE if held.table else layouts.TEXT
        slide = self._new(kind)
        title, body = slide.placeholders[0], slide.placeholders[1]
        _title(title, held.title, many, layouts.TITLE, SIZES)
        words = f"{held.title}{many}"
        if held.chart:
            frame = put_chart(body, named_short(held.chart))
            described(
                frame, _("Chart: {title}", title=words), chart_words(held.chart, held.caption)
            )
        elif held.table:
            frame = put_table(body, held.table, row_heights(held.table))
            described(
                frame,
                _("Table: {title}", title=words),
                table_words(held.title, held.table, held.caption),
            )
        else:
            texts = [point.text for point in held.points]
            size = _size_for(texts, (24, layouts.BODY_SIZE), TEXT_WIDTH, TEXT_HEIGHT)
            _paragraphs(body.text_frame, texts, size)
        if kind != layouts.TEXT:
            self._caption(slide, held.caption)
        points = [
            f"{point.text} — {self._where(point.source)}" for point in held.points if point.source
        ]
        drawn = [chart_words(held.chart, "")] if held.chart else []
        self._notes(slide, [held.title, held.caption, *drawn, *held.notes], held.sources, points)

    def _new(self, kind: int) -> Any:
        layout = self._show.slide_layouts[kind]
        slide = self._show.slides.add_slide(layout)
        deck = self._deck
        foot = " · ".join(filter(None, (deck.title, self._address.rstrip("/"))))
        for shape in layout.placeholders:
            place = shape._element.find(f".//{qn('p:ph')}").get("type")
            if place in {"ftr", "sldNum"}:
                copied = copy.deepcopy(shape._element)
                slide.shapes._spTree.append(copied)
                if place == "ftr":
                    box = layouts.FOOT
                    words = shortened(foot, layouts.FOOT_SIZE, box.width - 6 * MARGIN, 1)
                    _paragraphs(slide.shapes[-1].text_frame, [words], layouts.FOOT_SIZE)
        return slide

    def _caption(self, slide: Any, words: str) -> None:
        place = slide.placeholders[2]
        if not words:
            place._element.getparent().remove(place._element)
            return
        box, size = layouts.CAPTION, layouts.CAPTION_SIZE
        lines = int(box.height / (size * LEADING))
        shown = shortened(words, size, box.width - 6 * MARGIN, lines)
        _paragraphs(place.text_frame, [shown], size)

    def _where(self, source: Source) -> str:
        return f"{source.words}: {self._address or '…/'}{source.path}"

    def _notes(
        self,
        slide: Any,
        said: list[str],
        sources: tuple[Source, ...],
        points: Sequence[str] = (),
    ) -> None:
        """All words in full, with where they stand; addresses in full where the site's is known."""
        ways = [self._where(source) for source in sources]
        if not self._address:
            ways.append(_("“…/” stands for the address of the site, which this file was not told."))
        frame = slide.notes_slide.notes_text_frame
        _paragraphs(frame, [one for one in (*said, *points, *ways) if one], 12)


def _heights(texts: Sequence[str], size: float, width: float) -> float:
    return sum(height_of(text, size, width) + BETWEEN for text in texts)


def _size_for(texts: Sequence[str], sizes: Sequence[int], width: float, room: float) -> int:
    """The largest of these sizes in which the texts have room; else the smallest."""
    return next((size for size in sizes if _heights(texts, size, width) <= room), sizes[-1])


def _cut_to(texts: Sequence[str], size: float, width: float, room: float) -> list[str]:
    """The texts, the longest of them shorter where there is not enough room; notes have all."""
    kept = list(texts)
    while (over := _heights(kept, size, width) - room) > 0:
        at = max(range(len(kept)), key=lambda n: len(kept[n]))
        lines = lines_of(kept[at], size, width)
        fewer = lines - max(1, math.ceil(over / (size * LEADING)))
        if lines == 1:
            break
        kept[at] = shortened(kept[at], size, width, max(1, fewer))
    return kept


def _title(place: Any, title: str, many: str, box: layouts.Box, sizes: tuple[int, ...]) -> None:
    """A title in two lines, in the largest type that has room; cut, where none has."""
    width = box.width - 6 * MARGIN
    fit = (size for size in sizes if lines_of(title + many, size, width) <= TITLE_LINES)
    size = next(fit, sizes[-1])
    room = width - len(many) * size * LETTER
    shown = (
        title
        if lines_of(title + many, size, width) <= TITLE_LINES
        else shortened(title, size, room, TITLE_LINES)
    )
    _paragraphs(place.text_frame, [shown + many], size)


def _paragraphs(frame: Any, texts: list[str], size: float) -> None:
    """Paragraphs of one size in a place for text, each with its language."""
    frame.text = "\n".join(" ".join(text.split()) for text in texts)
    for paragraph in frame.paragraphs:
        if size >= MIN_LOOSE and len(frame.paragraphs) > 1:
            paragraph.space_after = Pt(BETWEEN)
        for run in paragraph.runs:
            run.font.size = Pt(size)
            run._r.get_or_add_rPr().set("lang", spoken().tag)


def chart_words(chart: Chart, caption: str) -> str:
    """A chart in words: every row with its numbers, several possible ones as such."""
    told = []
    nothing = pgettext("of findings and quotes", "none")
    for row, name in enumerate(chart.rows):
        values: dict[str, list[str]] = {}
        for series in chart.series:
            value = series.values[row]
            if value is not None:
                values.setdefault(series.name, []).append(spoken().figures(value))
        said = ", ".join(f"{what} {listed(numbers, 'or')}" for what, numbers in values.items())
        told.append(f"{name}: {said or nothing}")
    return " ".join(filter(None, (f"{chart.axis}. {'; '.join(told)}.", caption)))


def table_words(title: str, table: Table, caption: str) -> str:
    """What a table holds, in words; its cells are read one by one."""
    told = _(
        "{title}: a table of {rows} by {columns}.",
        title=title,
        rows=ngettext("{count} row", "{count} rows", len(table.rows)),
        columns=ngettext("{count} column", "{count} columns", len(table.head)),
    )
    return " ".join(filter(None, (told, caption)))


def _described(show: Any, deck: Deck) -> None:
    """Title and subject; no dates but that of the evidence, and nobody as the author."""
    properties = show.core_properties
    properties.title = deck.title[:LONGEST_PROPERTY]
    properties.subject = deck.made[:LONGEST_PROPERTY]
    properties.comments = deck.changed[:LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = properties.keywords = ""
    properties.language = spoken().tag
    properties.revision = 1
    element: Any = properties._element
    for name in ("created", "modified"):
        found = element.find(qn(f"dcterms:{name}"))
        if found is not None and deck.day:
            found.text = f"{deck.day}T00:00:00Z"
        elif found is not None:
            element.remove(found)
