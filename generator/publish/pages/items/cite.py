"""Works to be cited, each in all styles and as files: a page, the review, the data, a report."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import Enum
from urllib.parse import quote

from generator.evidence import urls
from generator.evidence.interface import N_, _
from generator.evidence.records.reference import Reference
from generator.publish.exports import CITATION_FORMATS, citation_file
from generator.publish.exports.references import Cited, cited_reference
from generator.publish.exports.styles import STYLES, VANCOUVER, Piece
from generator.publish.pages.items.citation import FORMAT_WORDS
from generator.publish.pages.page import Link

MEDIA_TYPES = {
    "ris": "application/x-research-info-systems",
    "bib": "application/x-bibtex",
    "json": "application/vnd.citationstyles.csl+json",
}
"""What programs call the formats of references, by the ending of the file's name."""


@dataclass(frozen=True)
class StyledItem:
    """A reference in one style."""

    style: str
    anchor: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class FileItem:
    """A reference as a file: a link from the page, or the file itself as an address."""

    text: str
    path: str
    name: str
    """What the file is called once it is saved."""


@dataclass(frozen=True)
class WorkItem:
    """Something to be cited."""

    title: str
    of: str
    """The same behind the name of a file with its reference."""
    anchor: str
    styles: tuple[StyledItem, ...]
    files: tuple[FileItem, ...]
    licence: tuple[Link, ...] = ()
    """Its licence, where it is known and has an address."""


def styled(cited: Cited, anchor: str) -> tuple[StyledItem, ...]:
    """A reference in every style, each with an anchor of its own."""
    return tuple(
        StyledItem(name, f"{anchor}-{name.split()[0].casefold()}", written(cited))
        for name, written in STYLES.items()
    )


def other_styles(reference: Reference) -> tuple[StyledItem, ...]:
    """The reference of a report in every style but the one that pages use."""
    found = styled(cited_reference("", reference), "reference")
    return tuple(item for item in found if item.style != VANCOUVER)


class WorkKind(Enum):
    """What can be cited, besides reports: its title, and the same behind the name of a file."""

    PAGE = N_("This page"), N_("of this page")
    DATA = N_("The data"), N_("of the data")
    REVIEW = N_("The review"), N_("of the review")


def work_item(
    kind: WorkKind,
    anchor: str,
    cited: Cited,
    files: tuple[FileItem, ...],
    licence: tuple[str, str] = ("", ""),
) -> WorkItem:
    """A work with its references, and its licence by name and address."""
    name, there = licence
    links = (Link(name, there),) if name and there else ()
    title, of = kind.value
    return WorkItem(_(title), _(of), anchor, styled(cited, anchor), files, links)


def site_files(what: str, page: str) -> tuple[FileItem, ...]:
    """The files of the site with the reference of the review, or of the data; from a page."""
    names = ((words, citation_file(what, end)) for end, words in FORMAT_WORDS.items())
    return tuple(
        FileItem(words, urls.relative(urls.data_file(name), page), name) for words, name in names
    )


def files_within(cited: Cited) -> tuple[FileItem, ...]:
    """The reference of a page, each file whole in its address, so that no page has files besides.

    A browser saves it without a request and without scripts.
    """
    name = cited.key.partition(":")[2]
    texts = {end: written([cited]) for end, written in CITATION_FORMATS.items()}
    texts["json"] = json.dumps(json.loads(texts["json"]), ensure_ascii=False, separators=(",", ":"))
    return tuple(
        FileItem(words, _as_address(end, texts[end]), f"{name}.{end}")
        for end, words in FORMAT_WORDS.items()
    )


def _as_address(ending: str, text: str) -> str:
    """A file as an address (RFC 2397); signs that mean nothing there stay as they are."""
    return f"data:{MEDIA_TYPES[ending]};charset=utf-8,{quote(text, safe=_PLAIN)}"


_PLAIN = "/:;,@=&+$!*'()~"
"""Signs that need no escape in an address that holds a file; those of markup do."""
