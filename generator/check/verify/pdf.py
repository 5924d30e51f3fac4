"""PDF to blocks: lines of its pages without their headers and footers; only this knows pypdf."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

import pypdf
from pypdf.errors import PyPdfError

from generator.check.verify.assembling import heading_key
from generator.check.verify.cleaning import HEADERS
from generator.check.verify.document import Block, BlockKind, CannotRead
from generator.evidence.interface import _, ngettext

_AT_EDGE: Final = 3
"""How many lines at the top and the bottom of a page may be its header or footer."""
_FEWEST: Final = 40
"""Letters a page, below which a PDF is a picture of text."""


def blocks_of_pdf(raw: bytes, headings: frozenset[str], forgiven: Counter[str]) -> Iterator[Block]:
    """The text of a PDF between its headings; raises CannotRead where it has none."""
    pages = _pages(raw)
    if sum(len(re.findall(r"\w", page)) for page in pages) < _FEWEST * max(len(pages), 1):
        raise CannotRead(
            ngettext(
                "This PDF has {count} page and next to no text: it was scanned. Have its text "
                "recognised (OCR), or take the article as HTML or XML from its publisher.",
                "This PDF has {count} pages and next to no text: it was scanned. Have its text "
                "recognised (OCR), or take the article as HTML or XML from its publisher.",
                len(pages),
            )
        )
    run: list[str] = []
    for line in _without_headers([page.splitlines() for page in pages], forgiven):
        if heading_key(line) in headings:
            yield Block(BlockKind.PARAGRAPH, "\n".join(run))
            run = []
            yield Block(BlockKind.HEADING, line)
        else:
            run.append(line)
    yield Block(BlockKind.PARAGRAPH, "\n".join(run))


def _pages(raw: bytes) -> list[str]:
    try:
        reader = pypdf.PdfReader(io.BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise CannotRead(_("This PDF is locked with a password."))
        # A soft hyphen is in a PDF only where it is printed, at the end of a line.
        texts = (page.extract_text() for page in reader.pages)
        return [re.sub("\u00ad[ \t]*\n?", "\u00ad\n", text) for text in texts]
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise CannotRead(_("This PDF cannot be read: {error}.", error=error)) from error


def _without_headers(pages: Sequence[Sequence[str]], forgiven: Counter[str]) -> Iterator[str]:
    """The lines of all pages, but for those that stand at the edge of more than one."""
    edges = Counter(key for page in pages for key in {_edge_key(line) for line in _edge(page)})
    for page in pages:
        inner = range(_AT_EDGE, len(page) - _AT_EDGE)
        for number, line in enumerate(page):
            if number not in inner and line.strip() and edges[_edge_key(line)] > 1:
                forgiven[HEADERS] += 1
            else:
                yield line


def _edge(page: Sequence[str]) -> list[str]:
    return [line for line in (*page[:_AT_EDGE], *page[-_AT_EDGE:]) if line.strip()]


def _edge_key(line: str) -> str:
    return re.sub(r"\d+", "0", " ".join(line.split()))
