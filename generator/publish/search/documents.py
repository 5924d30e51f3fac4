"""What can be found: one document for each record that has an address of its own.

A kind is a row of ``KINDS``: its words, and the function that makes its documents. Kinds without
documents do not show.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.names import author_names
from generator.evidence.records.base import Fact
from generator.evidence.records.dimensions import BuiltIn
from generator.evidence.records.statement import Statement
from generator.evidence.records.study import Study
from generator.publish.pages.glossary import definition_text
from generator.publish.pages.items.items import VOICE_WORDS, model_links, provision_words
from generator.publish.pages.items.statements import owned_link, owner_link
from generator.publish.pages.items.words import plain
from generator.publish.pages.page import Link, Page
from generator.publish.search.markdown_pages import MarkdownSection


@dataclass(frozen=True)
class Document:
    """One result of a search."""

    title: str
    """What the record is called; empty where its text is all it has."""
    path: str
    """Its address, with the anchor."""
    text: str = ""
    where: tuple[Link, ...] = ()
    """What it stands in: its theme, its study."""
    note: str = ""
    """A few words to show beside the place, such as whose words a quote gives."""
    names: tuple[str, ...] = ()
    """What counts as much as the title, without being shown for itself."""
    language: str = ""
    """The language of the text, where it is not that of the site."""
    picked_as: str = ""
    """The id under which a reader picks it; empty where it cannot be picked."""


@dataclass(frozen=True)
class ResultKind:
    """A kind of result."""

    id: str
    one: str
    many: str
    documents: Callable[[Catalogue], Iterable[Document]]


def documents(
    catalogue: Catalogue, pages: Sequence[Page], written: Sequence[MarkdownSection]
) -> dict[ResultKind, tuple[Document, ...]]:
    """Every document by kind, in the order of the kinds; kinds without documents are left out."""
    found = {kind: tuple(kind.documents(catalogue)) for kind in KINDS}
    known = {document.path for of_kind in found.values() for document in of_kind}
    found[PAGES] = (*_generated(pages, known), *map(_written, written))
    return {kind: of_kind for kind, of_kind in found.items() if of_kind}


# --- The records -----------------------------------------------------------------------------


def _studies(catalogue: Catalogue) -> Iterator[Document]:
    for study in catalogue.studies:
        reference = study.reference
        authors = (*author_names(reference.authors), *(("and others",) if reference.et_al else ()))
        yield Document(
            title=catalogue.labels[study.id],
            path=urls.study(study.id),
            text=_sentences(
                reference.title,
                ", ".join(authors),
                reference.container or "",
                *_characteristics(catalogue, study),
            ),
            names=(reference.title, *authors, reference.doi or ""),
            picked_as=study.id,
        )


def _characteristics(catalogue: Catalogue, study: Study) -> Iterator[str]:
    characteristics = study.characteristics
    for name, value in (
        (BuiltIn.COUNTRY, characteristics.publication_country.known),
        (BuiltIn.CARRIED_OUT, characteristics.study_country.known),
        (BuiltIn.PROVISION, provision_words(study).known),
        (BuiltIn.MODEL, ", ".join(link.text for link in model_links(catalogue, study))),
    ):
        if value:
            yield f"{catalogue.dimensions[name].label}: {value}"


def _themes(catalogue: Catalogue) -> Iterator[Document]:
    for theme in catalogue.themes:
        category = catalogue.category[theme.category]
        yield Document(
            title=theme.title,
            path=urls.theme(theme.id),
            text=plain(theme.summary),
            where=(Link(category.title, urls.category(category.id)),),
            picked_as=theme.id,
        )


def _findings(catalogue: Catalogue) -> Iterator[Document]:
    for finding in catalogue.findings:
        theme = finding.theme
        yield Document(
            title="",
            path=urls.finding(theme.id, finding.statement.id),
            text=finding.statement.statement,
            where=(Link(theme.title, urls.theme(theme.id)),),
            note=_cited(catalogue, finding.statement),
            picked_as=urls.part_id(theme.id, finding.statement.id),
        )


def _quotes(catalogue: Catalogue) -> Iterator[Document]:
    for quoted in catalogue.quotes:
        study, quote = quoted.study, quoted.quote
        themes = (Link(catalogue.theme[t].title, urls.theme(t)) for t in quote.themes)
        yield Document(
            title="",
            path=urls.quote(study.id, quote.id),
            text=quote.text,
            where=(Link(catalogue.labels[study.id], urls.study(study.id)), *themes),
            note=VOICE_WORDS[quote.voice],
            language=quote.language or "",
            picked_as=urls.part_id(study.id, quote.id),
        )


def _models(catalogue: Catalogue) -> Iterator[Document]:
    for model in catalogue.models:
        yield Document(
            title=model.title,
            path=urls.model(model.id),
            text=plain(model.description.known or ""),
        )


def _interpretations(catalogue: Catalogue) -> Iterator[Document]:
    for item in catalogue.interpretations:
        yield Document(
            title=item.title,
            path=urls.interpretation(item.id),
            text=f"{item.message} {plain(item.summary)}",
            picked_as=item.id,
        )


def _statements(catalogue: Catalogue) -> Iterator[Document]:
    for owned in catalogue.other_statements:
        anchor, page = owned_link(owned)
        yield Document(
            title="",
            path=f"{page}#{anchor}",
            text=owned.statement.statement,
            where=(owner_link(catalogue, owned),),
            note=_cited(catalogue, owned.statement),
        )


def _principles(catalogue: Catalogue) -> Iterator[Document]:
    for item in catalogue.principles:
        applied = " ".join(fact.text for fact in (*item.application, *item.examples))
        yield Document(
            title=item.title,
            path=urls.principle(item.id),
            text=f"{plain(item.meaning)} {applied}".strip(),
        )


def _challenges(catalogue: Catalogue) -> Iterator[Document]:
    for level in catalogue.framework.levels if catalogue.framework else ():
        place = Link(level.title, f"{urls.PRINCIPLES}#{urls.level_anchor(level.id)}")
        for fact in level.challenges:
            yield _fact(fact, urls.PRINCIPLES, place)


def _facts(catalogue: Catalogue) -> Iterator[Document]:
    review = catalogue.review
    for facts in (
        review.screening,
        review.analysis,
        review.strengths,
        review.limitations,
        review.recommendations,
        review.declarations,
    ):
        for fact in facts:
            yield _fact(fact, urls.METHOD, Link("Method", urls.METHOD))


def _fact(fact: Fact, page: str, place: Link) -> Document:
    path = f"{page}#{urls.fact_anchor(fact.id)}"
    return Document(title=fact.label or "", path=path, text=fact.text, where=(place,))


def _terms(catalogue: Catalogue) -> Iterator[Document]:
    for term in catalogue.terms:
        yield Document(
            title=term.term,
            path=urls.term(term.id),
            text=plain(definition_text(catalogue, term)),
            names=term.forms,
        )


def _cited(catalogue: Catalogue, statement: Statement) -> str:
    return ", ".join(catalogue.labels[study] for study in statement.studies)


def _sentences(*parts: str) -> str:
    """Parts as a row of sentences; those that end like one stay as they are."""
    return " ".join(
        part if part.endswith((".", "?", "!")) else f"{part}." for part in parts if part
    )


# --- The pages -------------------------------------------------------------------------------


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


KINDS = (
    ResultKind("study", "Study", "Studies", _studies),
    ResultKind("theme", "Theme", "Themes", _themes),
    ResultKind("finding", "Finding", "Findings", _findings),
    ResultKind("quote", "Quote", "Quotes", _quotes),
    ResultKind("model", "Model", "Models", _models),
    ResultKind("interpretation", "Interpretation", "Interpretations", _interpretations),
    ResultKind("statement", "Other statement", "Other statements", _statements),
    ResultKind("principle", "Principle", "Principles", _principles),
    ResultKind("challenge", "Challenge", "Challenges", _challenges),
    ResultKind("term", "Glossary", "Glossary", _terms),
    ResultKind("fact", "Method", "Method", _facts),
)
PAGES = ResultKind("page", "Page", "Pages", lambda catalogue: ())
