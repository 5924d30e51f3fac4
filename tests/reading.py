"""What readers get of a synthesis: every text of its site, by the reader that reads it."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import pypdf
from docx import Document
from selectolax.lexbor import LexborHTMLParser

from generator.derive.diff import differences, records_of
from generator.evidence.loading import Content
from generator.publish.build import Site

Texts = tuple[str, ...]


def bare(text: str) -> str:
    """A text without its spaces: where lines break is no matter of words."""
    return "".join(unicodedata.normalize("NFC", text).split())


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _strings(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _strings(getattr(value, field.name))


def in_html(site: Site) -> Texts:
    """What each page says."""
    return tuple(LexborHTMLParser(page.html).text() for page in site.pages)


def in_json(site: Site) -> Texts:
    """Every value of the whole evidence as JSON."""
    return tuple(_strings(json.loads(site.files["data/evidence.json"])))


def in_search(site: Site) -> Texts:
    """Every text of the index of the search."""
    files = (text for path, text in site.files.items() if path.startswith("search/"))
    return tuple(text for file in files for text in _strings(json.loads(file)))


def in_word(site: Site) -> Texts:
    """The paragraphs of every brief in Word, and those in its tables."""
    found = []
    for raw in _documents(site, ".docx"):
        body = Document(io.BytesIO(raw)).element.body
        found.append("".join(node.text or "" for node in body.iter() if node.tag.endswith("}t")))
    return tuple(found)


def in_pdf(site: Site) -> Texts:
    """Every brief in PDF, as pypdf reads it."""
    return tuple(
        "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(raw)).pages)
        for raw in _documents(site, ".pdf")
    )


def in_pdf_of_poppler(site: Site) -> Texts:
    """Every brief in PDF, as pdftotext of Poppler reads it."""
    return tuple(
        subprocess.run(
            ["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"],
            input=raw, capture_output=True, check=True, timeout=60,
        ).stdout.decode("utf-8")
        for raw in _documents(site, ".pdf")
    )  # fmt: skip


def _documents(site: Site, ending: str) -> Iterator[bytes]:
    return (raw for path, raw in site.documents.items() if path.endswith(ending))


READERS: dict[str, Callable[[Site], Texts]] = {
    "HTML": in_html,
    "JSON": in_json,
    "search": in_search,
    "Word": in_word,
    "PDF": in_pdf,
    **({"PDF of Poppler": in_pdf_of_poppler} if shutil.which("pdftotext") else {}),
}


def in_diff(before: Content, after: Content) -> Texts:
    """What the comparison of two states says of what changed."""
    return tuple(
        text
        for change in differences(records_of(before), records_of(after))
        for text in _strings(change.fields)
    )
