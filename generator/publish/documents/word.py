"""A brief as a Word file with real styles, to be edited by whoever takes it on.

The file is Office Open XML (ISO/IEC 29500) by python-docx. Its dates are the day on which the
evidence changed last or none, and those inside its archive are fixed: the same content gives the
same bytes. It says what the PDF says, in the same order.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from generator.evidence.interface import _
from generator.evidence.interface import spoken as spoken_here
from generator.evidence.text.invisible import for_word
from generator.publish.documents.foot import (
    ALL_OF_IT,
    HOW_TO_CITE,
    MADE,
    PAGE_OF,
    QR_WORDS,
    SOURCES,
    THIS_BRIEF,
    address_of,
    qr_png,
    where,
)
from generator.publish.documents.steady import steady
from generator.publish.documents.texts import with_texts
from generator.publish.documents.word_runs import (
    field,
    from_the_right,
    link,
    numbers,
    place,
    spoken,
)
from generator.publish.documents.word_styles import (
    NOTE,
    NOTE_SIZE,
    QR_SIDE,
    SMALL,
    SOFT,
    empty_document,
    style_ids,
)
from generator.publish.pages.briefs import Brief
from generator.publish.pages.briefs.brief import BriefNote, BriefQuote, BriefSection, Said

LONGEST_PROPERTY: Final = 255
OF_ALL: Final = "NUMPAGES"
FIELDS: Final = {"{page}": "PAGE", "{pages}": OF_ALL}
_PLACES: Final = re.compile(r"(\{pages?\})")


@dataclass(frozen=True)
class _Sheet:
    """A document that is being written, and the address of the site."""

    document: Document
    site: str

    def paragraph(self, text: str = "", style: str = "") -> Paragraph:
        """A new paragraph at the end; without a style, it has that of the text."""
        paragraph = self.document.add_paragraph(text)
        if style:
            element: Any = paragraph._p
            element.style = style_ids()[style]
        return paragraph

    def to(self, path: str) -> str:
        """The full address of a page; empty where there is none."""
        return f"{self.site}{path}" if self.site and path else ""


def word_file(brief: Brief, address: str) -> bytes:
    """The brief as the bytes of a .docx file; ``address`` is the site's own, or empty."""
    brief = with_texts(brief, for_word)
    sheet = _Sheet(empty_document(), address)
    _described(sheet.document, brief)
    _footed(sheet, brief)
    _begun(sheet, brief)
    for section in brief.sections:
        _section(sheet, section)
    _cited(sheet, brief)
    _sources(sheet, brief)
    if spoken_here().direction == "rtl":
        from_the_right(sheet.document)
    return _steady(sheet.document)


def _begun(sheet: _Sheet, brief: Brief) -> None:
    sheet.paragraph(brief.kind, SMALL)
    sheet.paragraph(brief.title, "Title")
    for text, style in ((brief.lede, "Subtitle"), (brief.about, SMALL)):
        if text:
            sheet.paragraph(text, style)
    for text in brief.plain:
        sheet.paragraph(text, "Body Text")
    if brief.plain_note:
        sheet.paragraph(brief.plain_note, SMALL)
    _notes(sheet, brief.notes)


def _section(sheet: _Sheet, section: BriefSection) -> None:
    sheet.paragraph(section.title, "Heading 1")
    for text in section.paragraphs:
        sheet.paragraph(text)
    _notes(sheet, section.notes)
    for one in section.said:
        _said(sheet, one)
    for quote in section.quotes:
        _quote(sheet, quote)
    for label, text in section.facts:
        paragraph = sheet.paragraph()
        paragraph.add_run(f"{label}: ").bold = True
        paragraph.add_run(text)
    if section.more:
        more = sheet.paragraph(section.more, SMALL)
        if at := section.more_at:
            more.add_run(" ")
            link(more, sheet.to(at.path), where(at, sheet.site))
            more.add_run(".")


def _notes(sheet: _Sheet, notes: Iterable[BriefNote]) -> None:
    for note in notes:
        numbers(sheet.paragraph(note.text, NOTE), note.refs)


def _said(sheet: _Sheet, one: Said) -> None:
    paragraph = sheet.paragraph("", "List Bullet")
    if one.label:
        link(paragraph, sheet.to(one.path), one.label, bold=True)
        paragraph.add_run(" " if one.label.endswith(".") else ". ").bold = True
        paragraph.add_run(one.text)
    else:
        link(paragraph, sheet.to(one.path), one.text)
    numbers(paragraph, one.refs)
    if one.by:
        by = paragraph.add_run(f" {one.by}.")
        by.font.color.rgb, by.font.size = SOFT, NOTE_SIZE
    paragraph.paragraph_format.keep_with_next = True if one.notes else None
    _notes(sheet, one.notes)


def _quote(sheet: _Sheet, quote: BriefQuote) -> None:
    paragraph = sheet.paragraph("", "Quote")
    words = paragraph.add_run(f"“{quote.text}”")
    if quote.language:
        spoken(words, quote.language)
    paragraph.add_run().add_break()
    who = paragraph.add_run(quote.who)
    who.italic = False
    who.font.color.rgb, who.font.size = SOFT, NOTE_SIZE
    numbers(paragraph, quote.refs)


def _cited(sheet: _Sheet, brief: Brief) -> None:
    sheet.paragraph(_(HOW_TO_CITE), "Heading 1")
    cite = sheet.paragraph(brief.citation, SMALL)
    if brief.doi:
        cite.add_run(" ")
        link(cite, brief.doi.path, brief.doi.text)
        cite.add_run(".")
    cite.add_run(f"{' ' if brief.licence else ''}{brief.licence} {brief.changed}")
    full = address_of(brief, sheet.site)
    if brief.cited or full:
        cite.add_run(" ".join(filter(None, (f" {_(THIS_BRIEF)}", brief.cited))))
    cite.add_run(" " if full else f" {_(MADE)}")
    if full:
        link(cite, full, full)
        cite.add_run(".")
    cite.add_run(f" {_(ALL_OF_IT)} ")
    link(cite, sheet.to(brief.of.path), where(brief.of, sheet.site))
    cite.add_run(".")


def _sources(sheet: _Sheet, brief: Brief) -> None:
    if brief.places:
        sheet.paragraph(_(SOURCES), "Heading 1")
    for source in dict.fromkeys(group.source for group in brief.places):
        places = sheet.paragraph("", SMALL)
        places.add_run(f"{source}.").bold = True
        for group in brief.places:
            if group.source == source:
                places.add_run(f" {group.section}: ").italic = True
                for at, (number, locator) in enumerate(group.places):
                    places.add_run("; " if at else "")
                    place(places, number)
                    places.add_run(f" {locator}" if locator else "")
                places.add_run(".")


def _footed(sheet: _Sheet, brief: Brief) -> None:
    """The full address, the page, and the address as a code; or how the file was made."""
    section: Any = sheet.document.sections[0]
    foot = section.footer.paragraphs[0]
    width = section.page_width - section.left_margin - section.right_margin
    foot.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    full = address_of(brief, sheet.site)
    foot.add_run(f"{brief.review}. ")
    link(foot, full, full or _(MADE))
    pages = section.footer.add_paragraph()
    pages.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    for part in _PLACES.split(_(PAGE_OF)):
        if part in FIELDS:
            field(pages, FIELDS[part], "1")
        elif part:
            pages.add_run(part)
    if full:
        pages.add_run("\t")
        picture: Any = pages.add_run().add_picture(io.BytesIO(qr_png(full)), QR_SIDE, QR_SIDE)
        picture._inline.docPr.set("descr", _(QR_WORDS))


def _described(document: Document, brief: Brief) -> None:
    """Title and subject; no dates but that of the evidence, and nobody as the author."""
    properties = document.core_properties
    properties.title = brief.title[:LONGEST_PROPERTY]
    properties.subject = brief.kind
    properties.comments = brief.changed[:LONGEST_PROPERTY]
    properties.author = ""
    properties.language = spoken_here().tag
    element: Any = properties._element
    for name in ("created", "modified"):
        found = element.find(qn(f"dcterms:{name}"))
        if found is not None and brief.day:
            found.text = f"{brief.day}T00:00:00Z"
        elif found is not None:
            element.remove(found)


def _steady(document: Document) -> bytes:
    """The file with the same dates inside whenever it is made."""
    made = io.BytesIO()
    document.save(made)
    return steady(made.getvalue())
