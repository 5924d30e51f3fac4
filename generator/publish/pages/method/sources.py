"""The sources, each with its citation, its licence and what is unknown of it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.records.reported import Reported
from generator.evidence.records.source import LayWords, Source
from generator.publish.pages.items.citation import CitationItem, source_citation
from generator.publish.pages.items.items import (
    FactItem,
    NoteItem,
    PlaceItem,
    fact_items,
    note_items,
    place_item,
)


@dataclass(frozen=True)
class LaySummaryItem:
    """The lay summary that a source prints."""

    anchor: str
    title: str
    by: Reported[str]
    is_verbatim: bool
    parts: tuple[FactItem, ...]
    place: PlaceItem
    notes: tuple[NoteItem, ...]


@dataclass(frozen=True)
class SourceItem:
    """A source with its citation and licence."""

    anchor: str
    label: str
    citation: CitationItem
    licence: Reported[str]
    licence_url: str
    copyright: str
    description: str
    copy_note: str
    lay_summary: LaySummaryItem | None
    facts: tuple[FactItem, ...]
    notes: tuple[NoteItem, ...]


def source_items(catalogue: Catalogue) -> tuple[SourceItem, ...]:
    """The sources, the one that reports the synthesis first."""
    return tuple(
        SourceItem(
            anchor=urls.source_anchor(source.id),
            label=source.label,
            citation=source_citation(source),
            licence=source.licence,
            licence_url=source.licence_url or "",
            copyright=source.copyright or "",
            description=source.description,
            copy_note=source.copy_note,
            lay_summary=lay_summary_item(catalogue, source),
            facts=fact_items(catalogue, source.facts),
            notes=note_items(catalogue, source.notes),
        )
        for source in sorted(
            catalogue.sources.values(),
            key=lambda source: (source.id != catalogue.review.source, source.id),
        )
    )


def lay_summary_item(catalogue: Catalogue, source: Source) -> LaySummaryItem | None:
    """The lay summary of a source, if it prints one."""
    summary = source.lay_summary
    if summary is None:
        return None
    return LaySummaryItem(
        urls.lay_summary_anchor(source.id),
        summary.title,
        summary.by,
        summary.in_words_of is LayWords.SOURCE,
        fact_items(catalogue, summary.parts),
        place_item(catalogue, summary.place),
        note_items(catalogue, summary.notes),
    )
