"""What python-docx has no words for: links, places to lead to, numbers of pages, languages."""

from __future__ import annotations

from typing import Any, Final
from unicodedata import bidirectional

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from generator.publish.documents.word_styles import ACCENT, NUMBER, style_ids

_AFTER_DIRECTION: Final = ("w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:rPr")
"""What stands after the direction among the properties of a paragraph, of what is written here."""
BOOKMARK: Final = "place_{}"
"""The name of the place in the sources that a number leads to."""


def link(paragraph: Paragraph, address: str, words: str, *, bold: bool = False) -> None:
    """Words that lead to an address; the words alone where it is empty."""
    run = paragraph.add_run(words)
    if bold:
        run.bold = True
    if not address:
        return
    run.font.color.rgb = ACCENT
    run.underline = True
    relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    _linked(paragraph, run, "r:id", relation)


def numbers(paragraph: Paragraph, refs: tuple[int, ...]) -> None:
    """The numbers of places in brackets, each leading to its place."""
    for at, number in enumerate(refs):
        _number(paragraph, ", " if at else " [")
        run = _number(paragraph, str(number))
        _linked(paragraph, run, "w:anchor", BOOKMARK.format(number))
    if refs:
        _number(paragraph, "]")


def place(paragraph: Paragraph, number: int) -> None:
    """The number of a place, which others lead to."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(number))
    start.set(qn("w:name"), BOOKMARK.format(number))
    element: Any = paragraph._p
    element.append(start)
    paragraph.add_run(f"[{number}]")
    element.append(end)


def field(paragraph: Paragraph, code: str, shown: str) -> None:
    """A field that Word fills in by itself, such as ``PAGE``; ``shown`` until it does."""
    made: Any = OxmlElement("w:fldSimple")
    made.set(qn("w:instr"), code)
    run = paragraph.add_run(shown)
    made.append(run._r)
    element: Any = paragraph._p
    element.append(made)


def spoken(run: Any, language: str) -> None:
    """Say in which language a run is written, whether Word takes its letters for Latin or not."""
    mark: Any = OxmlElement("w:lang")
    for letters in ("w:val", "w:eastAsia", "w:bidi"):
        mark.set(qn(letters), language)
    run._r.get_or_add_rPr().append(mark)


def from_the_right(document: Document) -> None:
    """Lay out from the right; runs with letters that are written so, in their order."""
    parts: Any = [document.element, *(one.footer._element for one in document.sections)]
    for part in parts:
        for paragraph in part.iter(qn("w:p")):
            properties = paragraph.get_or_add_pPr()
            properties.insert_element_before(OxmlElement("w:bidi"), *_AFTER_DIRECTION)
        for run in part.iter(qn("w:r")):
            if any(bidirectional(letter) in {"R", "AL"} for letter in run.text or ""):
                run.get_or_add_rPr().append(OxmlElement("w:rtl"))


def _number(paragraph: Paragraph, words: str) -> Any:
    run: Any = paragraph.add_run(words)
    run._r.style = style_ids()[NUMBER]
    return run


def _linked(paragraph: Paragraph, run: Any, kind: str, to: str) -> None:
    around: Any = OxmlElement("w:hyperlink")
    around.set(qn(kind), to)
    around.append(run._r)
    element: Any = paragraph._p
    element.append(around)
