"""The look of briefs in Word: an empty file with every style that is used, made once.

The text is 11 points, notes are 9, nothing is smaller. A paragraph takes its style by id, since
looking one up by name reads the whole list of styles.
"""

from __future__ import annotations

import io
from functools import cache
from typing import Any, Final

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from generator.evidence.interface import spoken

INK, SOFT, ACCENT = (
    RGBColor(0x1B, 0x24, 0x30),
    RGBColor(0x47, 0x50, 0x5E),
    RGBColor(0x0B, 0x5A, 0x63),
)
FONT: Final = "Calibri"
SMALL: Final = "Small"
NOTE: Final = "Brief note"
NUMBER: Final = "Place number"
NOTE_SIZE: Final = Pt(9)
QR_SIDE: Final = Mm(15)
_RULE: Final = "DDD6C7"
_SIZES: Final = (
    ("Normal", 11, INK, 0, 6),
    ("Title", 24, INK, 0, 6),
    ("Subtitle", 13, SOFT, 0, 8),
    ("Body Text", 11, INK, 0, 6),
    ("Heading 1", 13, ACCENT, 14, 5),
    ("List Bullet", 11, INK, 0, 4),
    ("Quote", 11.5, INK, 4, 8),
    (SMALL, 9, SOFT, 0, 4),
    (NOTE, 9, SOFT, 0, 5),
    ("Footer", 9, SOFT, 0, 0),
)
"""Style, points, colour, and the points before and after."""


def empty_document() -> Document:
    """A new document with all styles and nothing in it."""
    return docx.Document(io.BytesIO(_template(spoken().tag)))


@cache
def style_ids() -> dict[str, str]:
    """The id of each style by its name."""
    styles: Any = empty_document().styles
    return {style.name: style.style_id for style in styles}


@cache
def _template(language: str) -> bytes:
    document = docx.Document()
    _paged(document)
    _styled(document, language)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _paged(document: Document) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(21)
    page.top_margin = page.bottom_margin = Mm(20)


def _styled(document: Document, language: str) -> None:
    styles: Any = document.styles
    for name in (SMALL, NOTE):
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    styles.add_style(NUMBER, WD_STYLE_TYPE.CHARACTER)
    for name, size, colour, before, after in _SIZES:
        _sized(styles[name], size, colour, before, after)
    styles["Subtitle"].font.italic = False
    for spacing in styles["Subtitle"].element.findall(f"{qn('w:rPr')}/{qn('w:spacing')}"):
        spacing.getparent().remove(spacing)
    styles["Quote"].paragraph_format.left_indent = Mm(6)
    styles["Quote"].paragraph_format.keep_together = True
    styles[NUMBER].font.size, styles[NUMBER].font.color.rgb = Pt(9), SOFT
    _noted(styles[NOTE])
    for border in styles["Title"].element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)
    for lang in styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), language)


def _sized(style: Any, size: float, colour: RGBColor, before: float, after: float) -> None:
    style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), colour
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:hAnsi"), FONT)
    layout = style.paragraph_format
    layout.space_before, layout.space_after, layout.widow_control = Pt(before), Pt(after), True


def _noted(style: Any) -> None:
    """A rule at the left of a note, as on paper."""
    style.paragraph_format.left_indent = Mm(8)
    style.paragraph_format.keep_together = True
    borders: Any = OxmlElement("w:pBdr")
    left: Any = OxmlElement("w:left")
    for name, value in (("val", "single"), ("sz", "8"), ("space", "6"), ("color", _RULE)):
        left.set(qn(f"w:{name}"), value)
    borders.append(left)
    style.element.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
    )
