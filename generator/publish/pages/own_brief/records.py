"""One file a record with all that a reader's own brief shows of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.derive.support import Support, support_of_interpretation, support_of_theme
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue, QuoteInStudy
from generator.evidence.interface import _
from generator.evidence.records.interpretation import Interpretation
from generator.evidence.records.study import Study
from generator.evidence.records.theme import Theme
from generator.publish.pages.items.citation import printed_title
from generator.publish.pages.items.items import PlaceItem, note_items, place_item, statement_item
from generator.publish.pages.items.plain import plain_item
from generator.publish.pages.items.record_files import record_file
from generator.publish.pages.items.words import ended, listed
from generator.publish.pages.own_brief.items import (
    BriefPlain,
    BriefStatement,
    BriefStudy,
    OwnBriefQuote,
    brief_finding,
    brief_quote,
    brief_statement,
    brief_study,
    cautions,
    footnote,
    note_words,
    paragraphs,
)
from generator.publish.pages.study.glance import (
    glance_rows,
    unknown_of,
    unknown_title,
    unknown_words,
)
from generator.publish.pages.theme.carriers import interpretation_sentences
from generator.publish.pages.theme.support import (
    falls_sentence,
    support_sentences,
)
from generator.publish.pages.theme.voices import missing_sentences


@dataclass(frozen=True)
class BriefRecord:
    """All that a brief shows of a theme, study or interpretation, or of a part of it."""

    id: str
    label: str
    path: str
    text: tuple[str, ...]
    language: str
    note: str
    cautions: tuple[str, ...]
    plain: BriefPlain | None
    facts: tuple[tuple[str, str], ...]
    facts_note: str
    statements: tuple[BriefStatement, ...]
    quotes: tuple[OwnBriefQuote, ...]
    rests: tuple[str, ...]
    studies: Mapping[str, BriefStudy]
    sources: tuple[str, ...]
    """The ids of the sources that its footnotes name."""


def own_brief_files(catalogue: Catalogue) -> dict[str, str]:
    """One file a record, so that a brief fetches only what it shows."""
    return {path: record_file(record()) for path, record in _records(catalogue).items()}


def own_brief_paths(catalogue: Catalogue) -> tuple[str, ...]:
    """The paths of these files."""
    return tuple(_records(catalogue))


def _records(catalogue: Catalogue) -> dict[str, Callable[[], BriefRecord]]:
    kinds: tuple[tuple[str, Iterable[Any], Callable[[Catalogue, Any], BriefRecord]], ...] = (
        ("theme", catalogue.themes, _theme),
        ("study", catalogue.studies, _study),
        ("interpretation", catalogue.interpretations, _interpretation),
    )
    return {
        urls.brief_file(kind, record.id): partial(of, catalogue, record)
        for kind, records, of in kinds
        for record in records
    }


def _theme(catalogue: Catalogue, theme: Theme) -> BriefRecord:
    support = support_of_theme(catalogue, theme.id)
    notes = note_items(catalogue, theme.notes)
    return BriefRecord(
        id=theme.id,
        label=theme.title,
        path=urls.theme(theme.id),
        text=paragraphs(theme.summary),
        language="",
        note=footnote(place_item(catalogue, theme.place), notes=notes),
        cautions=cautions(notes),
        plain=_plain(catalogue, theme),
        facts=(),
        facts_note="",
        statements=tuple(
            brief_finding(catalogue, finding)
            for finding in catalogue.findings_of_theme.get(theme.id, ())
        ),
        quotes=(),
        rests=_rests(catalogue, support),
        studies=_studies(catalogue, support.studies),
        sources=_sources(theme.place.source, *(f.place.source for f in theme.findings)),
    )


def _interpretation(catalogue: Catalogue, item: Interpretation) -> BriefRecord:
    support = support_of_interpretation(catalogue, item.id)
    own = support.own
    notes = note_items(catalogue, item.notes)
    return BriefRecord(
        id=item.id,
        label=item.title,
        path=urls.interpretation(item.id),
        text=(item.message, *paragraphs(item.summary)),
        language="",
        note=footnote(place_item(catalogue, item.place), notes=notes),
        cautions=cautions(notes),
        plain=_plain(catalogue, item),
        facts=(),
        facts_note="",
        statements=tuple(
            brief_statement(
                statement_item(
                    catalogue,
                    statement,
                    urls.statement_anchor("interpretation", item.id, statement.id),
                    urls.SYNTHESIS,
                ),
                statement.id,
            )
            for statement in (*item.carriers, *item.around)
        ),
        quotes=(),
        rests=(
            *interpretation_sentences(catalogue, support),
            *(missing_sentences(catalogue, own) if own.studies else ()),
        ),
        studies=_studies(catalogue, own.studies),
        sources=_sources(item.place.source, *(s.place.source for s in item.statements)),
    )


def _study(catalogue: Catalogue, study: Study) -> BriefRecord:
    rows = glance_rows(catalogue, study)
    facts = [
        (row.label, f"{ended(value)} {row.explanation}" if row.explanation else value)
        for row in rows
        for value in (
            listed(
                [*(one if isinstance(one, str) else one.said for one in row.values)]
                or [link.text for link in row.links]
            ),
        )
    ]
    if unknown := unknown_of(catalogue, study):
        facts.append((unknown_title(unknown), unknown_words(unknown)))
    placed: dict[tuple[str, str, str], tuple[PlaceItem, list[str]]] = {}
    for row in rows:
        where = (row.place.source.path, row.place.section, row.place.locator)
        placed.setdefault(where, (row.place, []))[1].append(row.label)
    notes = {note.text: note for row in rows for note in row.notes}
    own = note_items(catalogue, (*study.notes, *study.reference.notes))
    return BriefRecord(
        id=study.id,
        label=catalogue.labels[study.id],
        path=urls.study(study.id),
        text=(printed_title(study.reference),),
        language=study.reference.title_language,
        note=footnote(place_item(catalogue, study.reference.place), notes=own),
        cautions=cautions((*own, *notes.values())),
        plain=None,
        facts=tuple(facts),
        facts_note=" ".join(
            [f"{listed(labels)}: {footnote(place)}" for place, labels in placed.values()]
            + [note_words(note) for note in notes.values() if not note.is_main]
        ),
        statements=(),
        quotes=tuple(brief_quote(catalogue, QuoteInStudy(study, quote)) for quote in study.quotes),
        rests=(),
        studies=_studies(catalogue, (study,)),
        sources=_sources(
            study.reference.place.source,
            study.characteristics.place.source,
            *(quote.place.source for quote in study.quotes),
        ),
    )


def _plain(catalogue: Catalogue, record: Theme | Interpretation) -> BriefPlain | None:
    item = plain_item(catalogue, record)
    if item is None:
        return None
    if isinstance(record, Theme):
        note = _(
            "The editors’ own words, written from the findings and quotes of the review. Where "
            "the two differ, those count."
        )
    else:
        note = _(
            "The editors’ own words, written from the statements of the review. Where "
            "the two differ, those count."
        )
    return BriefPlain(paragraphs(item.text), item.changed, note)


def _rests(catalogue: Catalogue, support: Support) -> tuple[str, ...]:
    missing = missing_sentences(catalogue, support) if support.studies else ()
    falls = falls_sentence(catalogue, support)
    return (*support_sentences(support), *missing, *((falls,) if falls else ()))


def _studies(catalogue: Catalogue, studies: Iterable[Study]) -> dict[str, BriefStudy]:
    return {study.id: brief_study(catalogue, study) for study in studies}


def _sources(*ids: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
