"""A brief as a Word file with real styles, to be edited by whoever takes it on.

The file is Office Open XML (ISO/IEC 29500) by python-docx. Its dates are the day on which the
evidence changed last or none, and those inside its archive are fixed: the same content gives the
same bytes. The styles are made once; a paragraph takes its style by id, since looking one up by
name reads the whole list of styles.
"""

from __future__ import annotations

import io
import zipfile
from functools import cache
from typing import Any, Final

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from generator.evidence.text.invisible import for_word
from generator.publish.documents.texts import with_texts
from generator.publish.pages.briefs import Brief
from generator.publish.pages.briefs.brief import BriefQuote, BriefSection, Said

FIXED: Final = (1980, 1, 1, 0, 0, 0)
"""The date of every part of the archive: the first that the format knows."""
LANGUAGE: Final = "en-GB"
LONGEST_PROPERTY: Final = 255
INK, SOFT, ACCENT = (
    RGBColor(0x1B, 0x24, 0x30),
    RGBColor(0x47, 0x50, 0x5E),
    RGBColor(0x0B, 0x5A, 0x63),
)
FONT: Final = "Calibri"
SMALL: Final = "Small"
NUMBER: Final = "Place number"


def word_file(brief: Brief, address: str) -> bytes:
    """The brief as the bytes of a .docx file; ``address`` is the site's own, or empty."""
    brief = with_texts(brief, for_word)
    document = docx.Document(io.BytesIO(_template()))
    _described(document, brief)
    _footed(document, brief, address)
    _paragraph(document, brief.kind, SMALL)
    _paragraph(document, brief.title, "Title")
    _paragraph(document, brief.lede, "Subtitle")
    for text in brief.plain:
        _paragraph(document, text, "Body Text")
    if brief.plain_note:
        _paragraph(document, brief.plain_note, SMALL)
    for section in brief.sections:
        _section(document, section)
    _paragraph(document, "How to cite", "Heading 1")
    cite = _paragraph(document, brief.citation)
    if address:
        cite.add_run(" This brief: ")
        _link(cite, f"{address}{brief.path}")
        cite.add_run(".")
    if brief.licence:
        cite.add_run(f" {brief.licence}")
    _paragraph(document, brief.changed)
    if brief.places:
        _paragraph(document, "Where it stands", "Heading 1")
    for source in dict.fromkeys(group.source for group in brief.places):
        places = _paragraph(document, "", SMALL)
        places.add_run(f"{source}.").bold = True
        for group in brief.places:
            if group.source == source:
                places.add_run(f" {group.section}: ").italic = True
                places.add_run(f"{group.words}.")
    return _steady(document)


def _paragraph(document: Document, text: str = "", style: str = "") -> Paragraph:
    """A new paragraph at the end; without a style, it has that of the text."""
    paragraph = document.add_paragraph(text)
    if style:
        element: Any = paragraph._p
        element.style = _style_ids()[style]
    return paragraph


def _section(document: Document, section: BriefSection) -> None:
    _paragraph(document, section.title, "Heading 1")
    if section.paragraphs:
        _paragraph(document, " ".join(section.paragraphs))
    for one in section.said:
        _said(document, one)
    for quote in section.quotes:
        _quote(document, quote)
    if section.facts:
        _facts(document, section)
    if section.more:
        _paragraph(document, section.more, SMALL)


def _said(document: Document, one: Said) -> None:
    paragraph = _paragraph(document, "", "List Bullet")
    if one.label:
        paragraph.add_run(f"{one.label.removesuffix('.')}. ").bold = True
    paragraph.add_run(one.text)
    _refs(paragraph, one.refs)
    if one.by:
        paragraph.add_run(f" {one.by}.").font.color.rgb = SOFT


def _quote(document: Document, quote: BriefQuote) -> None:
    paragraph = _paragraph(document, "", "Quote")
    words = paragraph.add_run(f"“{quote.text}”")
    if quote.language:
        _spoken(words, quote.language)
    paragraph.add_run().add_break()
    who = paragraph.add_run(quote.who)
    who.italic = False
    who.font.color.rgb = SOFT
    _refs(paragraph, quote.refs)


def _facts(document: Document, section: BriefSection) -> None:
    for label, text in section.facts:
        paragraph = _paragraph(document)
        paragraph.add_run(f"{label}: ").bold = True
        paragraph.add_run(text)


def _refs(paragraph: Paragraph, refs: tuple[int, ...]) -> None:
    if refs:
        number: Any = paragraph.add_run(f" [{', '.join(map(str, refs))}]")
        number._r.style = _style_ids()[NUMBER]


def _link(paragraph: Paragraph, address: str) -> None:
    """An address that can be followed."""
    relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link: Any = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), relation)
    run = paragraph.add_run(address)
    run.font.color.rgb = ACCENT
    run.underline = True
    link.append(run._r)
    paragraph._p.append(link)


def _spoken(run: Any, language: str) -> None:
    """Say in which language a run is written, whether Word takes its letters for Latin or not."""
    mark: Any = OxmlElement("w:lang")
    for letters in ("w:val", "w:eastAsia", "w:bidi"):
        mark.set(qn(letters), language)
    run._r.get_or_add_rPr().append(mark)


@cache
def _template() -> bytes:
    """An empty file with all styles."""
    document = docx.Document()
    _styled(document)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


@cache
def _style_ids() -> dict[str, str]:
    """The id of each style by its name."""
    styles: Any = docx.Document(io.BytesIO(_template())).styles
    return {style.name: style.style_id for style in styles}


def _styled(document: Document) -> None:
    """The look of the styles that are used; every paragraph has one of them."""
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(21)
    page.top_margin = page.bottom_margin = Mm(20)
    styles: Any = document.styles
    styles.add_style(SMALL, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    styles.add_style(NUMBER, WD_STYLE_TYPE.CHARACTER)
    for name, size, colour, before, after in (
        ("Normal", 10.5, INK, 0, 5),
        ("Title", 24, INK, 0, 6),
        ("Subtitle", 13, SOFT, 0, 8),
        ("Body Text", 10.5, INK, 0, 5),
        ("Heading 1", 13, ACCENT, 12, 4),
        ("List Bullet", 10.5, INK, 0, 3),
        ("Quote", 11, INK, 4, 6),
        (SMALL, 9, SOFT, 0, 3),
        ("Footer", 8, SOFT, 0, 0),
    ):
        style = styles[name]
        style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), colour
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:hAnsi"), FONT)
        style.paragraph_format.space_before, style.paragraph_format.space_after = (
            Pt(before),
            Pt(after),
        )
    styles["Subtitle"].font.italic = False
    for spacing in styles["Subtitle"].element.findall(f"{qn('w:rPr')}/{qn('w:spacing')}"):
        spacing.getparent().remove(spacing)
    styles["Quote"].paragraph_format.left_indent = Mm(6)
    styles[NUMBER].font.size, styles[NUMBER].font.color.rgb = Pt(8), SOFT
    for border in styles["Title"].element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)
    for lang in styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), LANGUAGE)


def _described(document: Document, brief: Brief) -> None:
    """Title and subject; no dates but that of the evidence, and nobody as the author."""
    properties = document.core_properties
    properties.title = brief.title[:LONGEST_PROPERTY]
    properties.subject = brief.kind
    properties.comments = brief.changed[:LONGEST_PROPERTY]
    properties.author = ""
    properties.language = LANGUAGE
    element: Any = properties._element
    for name in ("created", "modified"):
        found = element.find(qn(f"dcterms:{name}"))
        if found is not None and brief.day:
            found.text = f"{brief.day}T00:00:00Z"
        elif found is not None:
            element.remove(found)


def _footed(document: Document, brief: Brief, address: str) -> None:
    foot = document.sections[0].footer.paragraphs[0]
    foot.add_run(f"{brief.review}. {brief.changed} {address}{brief.path}")


def _steady(document: Document) -> bytes:
    """The file with the same dates inside whenever it is made."""
    made = io.BytesIO()
    document.save(made)
    steady = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(steady, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, FIXED)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.external_attr = 0o644 << 16
            new.writestr(part, old.read(name))
    return steady.getvalue()
