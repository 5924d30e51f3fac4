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
from generator.publish.pages.page import Link, Page
from generator.publish.prose import plain
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


KINDS = (
    ResultKind("question", "Question", "Questions", ("question",), ("question",)),
    ResultKind("study", "Study", "Studies", ("study",)),
    ResultKind("theme", "Theme", "Themes", ("theme",)),
    ResultKind("finding", "Finding", "Findings", ("finding",)),
    ResultKind("quote", "Quote", "Quotes", ("quote",)),
    ResultKind("model", "Model", "Models", ("model",)),
    ResultKind("interpretation", "Interpretation", "Interpretations", ("interpretation",)),
    ResultKind(
        "statement",
        "Other statement",
        "Other statements",
        ("statement", "model statement", "synthesis statement"),
    ),
    ResultKind("principle", "Principle", "Principles", ("principle",)),
    ResultKind("challenge", "Challenge", "Challenges", ("challenge",)),
    ResultKind("term", "Glossary", "Glossary", ("term",), ("glossary",)),
    ResultKind("fact", "Method", "Method", (), ("review",)),
    ResultKind("detail", "Detail of a study", "Details of studies", (), ("study", "model")),
    ResultKind("plain", "In plain words", "In plain words", ("plain",)),
    ResultKind("category", "Category", "Categories", ("category",)),
    ResultKind("synthesis", "Synthesis", "Synthesis", (), ("synthesis", "theme", "interpretation")),
    ResultKind("framework", "Framework", "Framework", (), ("framework", "principle")),
    ResultKind("source", "Source", "Sources", (), ("source",)),
)
PAGES = ResultKind("page", "Page", "Pages")


def documents(
    catalogue: Catalogue, pages: Sequence[Page], written: Sequence[MarkdownSection]
) -> dict[ResultKind, tuple[Document, ...]]:
    """Every document by kind, in the order of the kinds; kinds without documents are left out."""
    found: dict[ResultKind, list[Document]] = {kind: [] for kind in (*KINDS, PAGES)}
    titles = {page.path: page.title for page in pages}
    for standing, document in recorded_documents(catalogue, titles):
        found[_kind_of(standing)].append(document)
    known = {document.path for of_kind in found.values() for document in of_kind}
    found[PAGES] += (*_generated(pages, known), *map(_written, written))
    return {kind: tuple(of_kind) for kind, of_kind in found.items() if of_kind}


def _kind_of(standing: Standing) -> ResultKind:
    named = (kind for kind in KINDS if standing.called in kind.things)
    rest = (kind for kind in KINDS if standing.kind in kind.rest_of)
    return next(chain(named, rest))


def _generated(pages: Sequence[Page], known: set[str]) -> Iterator[Document]:
    """The generated pages that are no record's own, by what they say of themselves."""
    for page in pages:
        own = page.path in known or page.path in (urls.HOME, urls.SEARCH)
        if not own and not page.moved_to and not page.unlisted:
            yield Document(title=page.title, path=page.path, text=page.description)


def _written(part: MarkdownSection) -> Document:
    path = part.path.partition("#")[0]
    return Document(
        title=part.title,
        path=part.path,
        text=plain(part.text),
        where=(Link(part.page, path),) if part.path != path else (),
    )
