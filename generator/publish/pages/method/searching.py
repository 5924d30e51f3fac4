"""How the review began, on the page of the method: question, registration, protocol, search."""

from __future__ import annotations

from dataclasses import dataclass

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import _, ngettext
from generator.evidence.records.reported import NOT_REPORTED, Reported, as_said
from generator.evidence.records.searching import (
    Database,
    Protocol,
    Registration,
    ReviewQuestion,
    Search,
    WordedBy,
)
from generator.evidence.text.doi import doi_address
from generator.publish.pages.items.items import (
    FactItem,
    NoteItem,
    PlaceItem,
    fact_items,
    note_items,
    place_item,
)


@dataclass(frozen=True)
class MethodRow:
    """One row of the question framework."""

    anchor: str
    heading: str
    concept: str
    place: PlaceItem


@dataclass(frozen=True)
class QuestionItem:
    """The review question, with the framework behind it."""

    text: str
    by_editors: bool
    """Whether the editors put it so."""
    framework: str
    """Its name, or why there is none; empty where that is no question of the review."""
    rows: tuple[MethodRow, ...]
    place: PlaceItem
    notes: tuple[NoteItem, ...]


@dataclass(frozen=True)
class RegistrationItem:
    """Where the review is registered."""

    registry: str
    number: Reported[str]
    address: str
    place: PlaceItem
    notes: tuple[NoteItem, ...]


@dataclass(frozen=True)
class ProtocolItem:
    """The protocol, with its reference."""

    text: str
    reference: str
    address: str
    cites: str
    place: PlaceItem
    notes: tuple[NoteItem, ...]


@dataclass(frozen=True)
class SearchItem:
    """How studies were looked for."""

    databases: tuple[tuple[str, tuple[str, ...]], ...]
    """By kind; those of which none is given come under an empty one, last."""
    databases_words: str
    published_from: str
    published_to: str
    facts: tuple[FactItem, ...]
    place: PlaceItem
    notes: tuple[NoteItem, ...]


def question_item(catalogue: Catalogue, question: ReviewQuestion) -> QuestionItem:
    """The question, as the source or the editors put it."""
    return QuestionItem(
        text=question.text,
        by_editors=question.worded_by is WordedBy.EDITORS,
        framework=as_said(question.framework) if question.framework.asked else "",
        rows=tuple(
            MethodRow(
                urls.question_row_anchor(row.id),
                row.heading,
                row.concept,
                place_item(catalogue, row.place),
            )
            for row in question.rows
        ),
        place=place_item(catalogue, question.place),
        notes=note_items(catalogue, question.notes),
    )


def registration_item(catalogue: Catalogue, registration: Registration) -> RegistrationItem:
    """The register, with the number there."""
    return RegistrationItem(
        registration.registry,
        registration.number,
        registration.url or "",
        place_item(catalogue, registration.place),
        note_items(catalogue, registration.notes),
    )


def protocol_item(catalogue: Catalogue, protocol: Protocol) -> ProtocolItem:
    """What is said of the protocol, and where it can be had."""
    return ProtocolItem(
        protocol.text,
        protocol.reference or "",
        doi_address(protocol.doi) if protocol.doi else protocol.url or "",
        "; ".join(protocol.cites),
        place_item(catalogue, protocol.place),
        note_items(catalogue, protocol.notes),
    )


def search_item(catalogue: Catalogue, search: Search) -> SearchItem:
    """The databases by kind, the years, and what else is said of the search."""
    databases = search.databases.known or ()
    return SearchItem(
        databases=_by_kind(databases),
        databases_words=ngettext("{Number} database", "{Number} databases", len(databases))
        if databases
        else _(
            "Databases: {absent}", absent=as_said(search.databases, lambda _none: _(NOT_REPORTED))
        ),
        published_from=as_said(search.published_from),
        published_to=as_said(search.published_to),
        facts=fact_items(catalogue, search.facts),
        place=place_item(catalogue, search.place),
        notes=note_items(catalogue, search.notes),
    )


def _by_kind(databases: tuple[Database, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    kinds = sorted(dict.fromkeys(one.kind or "" for one in databases), key=lambda kind: not kind)
    return tuple(
        (kind, tuple(one.name for one in databases if (one.kind or "") == kind)) for kind in kinds
    )
