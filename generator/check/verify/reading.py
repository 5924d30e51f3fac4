"""A file of an editor's to a copy: what it is, and who reads it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Final

from generator.check.verify.assembling import assembled
from generator.check.verify.document import CannotRead, Copy
from generator.evidence.extras import VERIFY
from generator.evidence.interface import N_, _

TEXT: Final = N_("plain text")
MARKDOWN: Final = N_("Markdown")
HTML: Final = N_("HTML")
JATS: Final = N_("JATS XML")
PDF: Final = N_("PDF")
READ: Final = N_("plain text, Markdown, HTML, JATS XML or PDF with text in it")

_MOST_BYTES: Final = 50_000_000
_HEAD: Final = 2_000
_OTHERS: Final = (
    (b"PK\x03\x04", N_("a packed file, such as a Word document; save it as HTML or plain text")),
    (b"\xd0\xcf\x11\xe0", N_("an old Word document; save it as HTML or plain text")),
    (b"\x89PNG", N_("a picture")),
    (b"\xff\xd8\xff", N_("a picture")),
    (b"{\\rtf", N_("a rich text file; save it as HTML or plain text")),
)


def read_copy(file: Path, headings: frozenset[str]) -> Copy:
    """The copy in a file; raises CannotRead with what is wrong and what to do.

    ``headings`` are the keys of the headings that records name.
    """
    if not VERIFY.is_there:
        raise CannotRead(f"{VERIFY.said} {VERIFY.hint}")
    raw = _bytes(file)
    form = _form(file, raw)
    copy = _pdf(raw, headings) if form == PDF else _of_text(form, raw, headings)
    if not copy.blocks:
        raise CannotRead(_("There is no text in this file, or it is nested too deeply to be read."))
    return copy


def _pdf(raw: bytes, headings: frozenset[str]) -> Copy:
    from generator.check.verify.pdf import blocks_of_pdf  # noqa: PLC0415 - an extra, and slow

    forgiven = Counter[str]()
    blocks = blocks_of_pdf(raw, headings, forgiven)
    return assembled(PDF, blocks, headings, forgiven, has_paragraphs=False)


def _of_text(form: str, raw: bytes, headings: frozenset[str]) -> Copy:
    from generator.check.verify import markup, plain_text  # noqa: PLC0415 - lxml is an extra

    if form == JATS:
        return assembled(form, markup.blocks_of_jats(raw), headings)
    text = _text(raw)
    if form == HTML:
        return assembled(form, markup.blocks_of_html(text), headings)
    if form == MARKDOWN or plain_text.is_markdown(text):
        return assembled(MARKDOWN, plain_text.blocks_of_markdown(text), headings)
    return assembled(TEXT, plain_text.blocks_of_text(text, headings), headings)


def _bytes(file: Path) -> bytes:
    if not file.is_file():
        raise CannotRead(_("There is no such file."))
    if file.stat().st_size > _MOST_BYTES:
        raise CannotRead(_("This file has more than 50 MB: it is no text of an article."))
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise CannotRead(_("This file cannot be read: {reason}.", reason=error.strerror)) from error
    if not raw.strip():
        raise CannotRead(_("This file is empty."))
    return raw


def _form(file: Path, raw: bytes) -> str:
    """What a file is: by how it begins, and only then by its name."""
    for beginning, what in _OTHERS:
        if raw.startswith(beginning):
            raise CannotRead(
                _("This is {what}. What can be read: {read}.", what=_(what), read=_(READ))
            )
    head = raw[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    suffix = file.suffix.lower()
    if head.startswith(b"%pdf"):
        return PDF
    if suffix == ".pdf":
        raise CannotRead(_("This file is called .pdf, but is no PDF."))
    if b"<html" in head or head.startswith(b"<!doctype html") or suffix in {".html", ".htm"}:
        return HTML
    if head.startswith((b"<?xml", b"<article", b"<!doctype article")) or suffix in {
        ".xml",
        ".nxml",
    }:
        return JATS
    return MARKDOWN if suffix in {".md", ".markdown"} else TEXT


def _text(raw: bytes) -> str:
    if b"\x00" in raw:
        raise CannotRead(_("This is no text. What can be read: {read}.", read=_(READ)))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CannotRead(
            _("This text is not in UTF-8 (byte {number}). Save it as UTF-8.", number=error.start)
        ) from error
