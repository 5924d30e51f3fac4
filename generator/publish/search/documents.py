"""What can be found: a document for each record, each part of one with an address, and each page.

``KINDS`` says under which word a result stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from generator.evidence import urls
from generator.evidence.addresses import Standing
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import N_
from generator.publish.pages.page import Link, Page
from generator.publish.prose import plain
from generator.publish.search.absent import absent_documents
from generator.publish.search.document import Document
from generator.publish.search.markdown_pages import MarkdownSection
from generator.publish.search.recorded import recorded_documents


@dataclass(frozen=True)
class ResultKind:
    """A kind of result."""

    id: str
    one: str
    many: str
    things: tuple[str, ...] = ()
    """What it holds, as things are called: a finding, a quote."""
    rest_of: tuple[str, ...] = ()
    """The kinds of record of which it holds all that no other kind names."""
    within: str = ""
    """That it stands in something, where a result tells in what: a finding in a theme."""
    weight: float = 1.0
    """How much a hit in it counts: the evidence comes before what the site says of itself."""
    named: bool = False
    """Whether it is offered by its name while somebody types."""


KINDS = (
    ResultKind(
        "question", N_("Question"), N_("Questions"), ("question",), ("question",), named=True
    ),
    ResultKind("study", N_("Study"), N_("Studies"), ("study",), weight=1.15, named=True),
    ResultKind(
        "theme",
        N_("Theme"),
        N_("Themes"),
        ("theme",),
        within=N_("Theme in {place}"),
        weight=1.1,
        named=True,
    ),
    ResultKind(
        "finding", N_("Finding"), N_("Findings"), ("finding",), within=N_("Finding in {place}")
    ),
    ResultKind(
        "quote", N_("Quote"), N_("Quotes"), ("quote",), within=N_("Quote from {place}"), weight=1.0
    ),
    ResultKind("model", N_("Model"), N_("Models"), ("model",), weight=1.05, named=True),
    ResultKind(
        "interpretation", N_("Conclusion"), N_("Conclusions"), ("interpretation",), named=True
    ),
    ResultKind(
        "statement",
        N_("Statement"),
        N_("Statements"),
        ("statement", "model statement", "synthesis statement"),
        within=N_("Statement in {place}"),
        weight=0.9,
    ),
    ResultKind("principle", N_("Principle"), N_("Principles"), ("principle",), named=True),
    ResultKind(
        "challenge",
        N_("Challenge"),
        N_("Challenges"),
        ("challenge",),
        within=N_("Challenge in {place}"),
        weight=0.8,
    ),
    ResultKind(
        "term", N_("Glossary"), N_("Glossary"), ("term",), ("glossary",), weight=0.85, named=True
    ),
    ResultKind("gap", N_("Not known"), N_("Not known"), ("gap",), weight=0.85),
    ResultKind("fact", N_("Method"), N_("Method"), (), ("review",), weight=0.68),
    ResultKind(
        "detail",
        N_("Detail"),
        N_("Details of studies"),
        (),
        ("study", "model"),
        N_("Detail of {place}"),
        0.6,
    ),
    ResultKind("plain", N_("In plain words"), N_("In plain words"), ("plain",), weight=0.6),
    ResultKind(
        "taxonomy",
        N_("Taxonomy"),
        N_("Taxonomy"),
        ("taxonomy item", "taxonomy group"),
        within=N_("Taxonomy in {place}"),
        weight=0.9,
    ),
    ResultKind("category", N_("Category"), N_("Categories"), ("category",), weight=0.9),
    ResultKind(
        "synthesis",
        N_("Across themes"),
        N_("Across themes"),
        (),
        ("synthesis", "theme", "interpretation"),
        weight=0.7,
    ),
    ResultKind(
        "framework", N_("Framework"), N_("Framework"), (), ("framework", "principle"), weight=0.7
    ),
    ResultKind("source", N_("Source"), N_("Sources"), (), ("source",), weight=0.5),
)
PAGES = ResultKind("page", N_("Page"), N_("Pages"), weight=0.35)
ABOUT = ResultKind("about", N_("About this site"), N_("About this site"), weight=0.3)
GAP = next(kind for kind in KINDS if kind.id == "gap")


def documents(
    catalogue: Catalogue, pages: Sequence[Page], written: Sequence[MarkdownSection]
) -> dict[ResultKind, tuple[Document, ...]]:
    """Every document by kind, in the order of the kinds; kinds without documents are left out."""
    found: dict[ResultKind, list[Document]] = {kind: [] for kind in (*KINDS, PAGES, ABOUT)}
    titles = {page.path: page.title for page in pages}
    for standing, document in recorded_documents(catalogue, titles):
        found[_kind_of(standing)].append(document)
    found[GAP] += absent_documents(catalogue, titles.get(urls.GAPS, ""))
    known = {document.path for of_kind in found.values() for document in of_kind}
    found[PAGES] += _generated(pages, known)
    found[ABOUT] += map(_written, written)
    return {kind: tuple(of_kind) for kind, of_kind in found.items() if of_kind}


def _kind_of(standing: Standing) -> ResultKind:
    named = (kind for kind in KINDS if standing.called in kind.things)
    rest = (kind for kind in KINDS if standing.kind in kind.rest_of)
    return next(chain(named, rest))


def _generated(pages: Sequence[Page], known: set[str]) -> Iterator[Document]:
    """The generated pages that are no record's own, by what they say of themselves."""
    for page in pages:
        own = page.path in known or page.path in (urls.HOME, urls.SEARCH) or page.continues
        if not own and not page.moved_to and not page.unlisted and not page.for_editors:
            yield from _of_page(page)


def _of_page(page: Page) -> Iterator[Document]:
    """A page, and what readers ask for on it."""
    asked = {one.anchor: one for one in page.sought}
    own = asked.pop("", None)
    names = own.asked if own else ()
    yield Document(title=page.title, path=page.path, text=page.description, names=names)
    for anchor, one in asked.items():
        yield Document(
            title=one.title,
            path=f"{page.path}#{anchor}",
            text=one.text,
            where=(Link(page.title, page.path),),
            names=one.asked,
        )


def _written(part: MarkdownSection) -> Document:
    path = part.path.partition("#")[0]
    return Document(
        title=part.title,
        path=part.path,
        text=plain(part.text),
        where=(Link(part.page, path),) if part.path != path else (),
    )
