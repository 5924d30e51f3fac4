"""What nobody knows yet: absent for a reason, resting on one study, contradicted or left open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.derive.support import findings_with_sole_support
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue, Finding
from generator.evidence.interface import _, ngettext
from generator.evidence.records.note_kinds import NoteKind
from generator.publish.pages.gaps import gap_editors, gap_kinds
from generator.publish.pages.gaps.gap_editors import EditorsTasks, editors_tasks
from generator.publish.pages.gaps.gap_kinds import GapTile
from generator.publish.pages.gaps.gap_lists import TITLE, gap_tables, tasks_apart
from generator.publish.pages.gaps.gap_tables import GapTable
from generator.publish.pages.gaps.gap_tags import Gap, finding_gap, gap_kind, statement_gap
from generator.publish.pages.gaps.note_topics import topic_order
from generator.publish.pages.items.asked import UNTOLD, Asked, asked
from generator.publish.pages.items.attribution import said_of_whom
from generator.publish.pages.items.items import (
    FactItem,
    FindingItem,
    StudyLink,
    fact_items,
    finding_item,
    statement_item,
    study_link,
)
from generator.publish.pages.items.note_words import NOTE_WORDS
from generator.publish.pages.items.notes import NoteEntry, all_notes
from generator.publish.pages.items.statements import owned_link, owner_link
from generator.publish.pages.lists.browse import FilterBar, filter_bar
from generator.publish.pages.page import Page, TocItem


@dataclass(frozen=True)
class FindingGap:
    """A statement that is a gap, with what it is found by."""

    gap: Gap
    finding: FindingItem


@dataclass(frozen=True)
class StudyGap:
    """Findings that rest on one study alone."""

    study: StudyLink
    findings: tuple[FindingGap, ...]


@dataclass(frozen=True)
class Recommendation:
    """What the review recommends, with what it is found by."""

    gap: Gap
    fact: FactItem


@dataclass(frozen=True)
class NotesByTopic:
    """The notes of one kind on one topic."""

    topic: str
    count: str
    notes: tuple[NoteEntry, ...]


@dataclass(frozen=True)
class NotesByKind:
    """All notes of one kind: those that change a reading first, by topic."""

    kind: str
    anchor: str
    title: str
    count: str
    main: tuple[NoteEntry, ...]
    """Of contradictions, those without which something is misread: they stand in sight."""
    topics: tuple[NotesByTopic, ...]
    """The others."""


@dataclass(frozen=True)
class GapsView:
    """The page of gaps."""

    lede: str
    asked: Asked | None
    tiles: tuple[GapTile, ...]
    filter: FilterBar
    fields: tuple[GapTable, ...]
    """Characteristics without a value, a table a reason."""
    single_words: str
    single: tuple[StudyGap, ...]
    cells: GapTable
    contradictions: NotesByKind | None
    uncited_words: str
    uncited: tuple[FindingGap, ...]
    uncited_outside: tuple[FindingGap, ...]
    uncited_outside_words: str
    recommendations: tuple[Recommendation, ...]
    notes: tuple[NotesByKind, ...]
    editors: tuple[EditorsTasks, ...]
    """What editors could do next."""
    editors_about: str
    editors_list: str
    """The path of the page that lists it, where it is too much for this one."""


def gaps_page(catalogue: Catalogue) -> Page:
    """The page of gaps."""
    notes = all_notes(catalogue)
    kinds = _by_kind(catalogue, notes)
    single = findings_with_sole_support(catalogue)
    *fields, cells = gap_tables(catalogue)
    uncited = [finding for finding in catalogue.findings if not finding.statement.studies]
    outside = _uncited_outside(catalogue)
    recommendations = catalogue.review.recommendations
    counts = {
        **{table.kind: table.total for table in fields},
        gap_kinds.SINGLE: len(single),
        gap_kinds.EMPTY: cells.total,
        gap_kinds.UNCITED: len(uncited) + len(outside),
        gap_kinds.RECOMMENDED: len(recommendations),
        **{gap_kind(kind): sum(entry.note.kind == kind for entry in notes) for kind in NoteKind},
    }
    tiles = gap_kinds.tiles(counts)
    editors = editors_tasks(catalogue)
    resting = _by_study(catalogue, single)
    without = _finding_gaps(catalogue, gap_kinds.UNCITED, uncited)
    recommended = tuple(
        Recommendation(Gap(gap_kinds.RECOMMENDED, sources=(fact.place.source,)), item)
        for fact, item in zip(recommendations, fact_items(catalogue, recommendations), strict=True)
    )
    gaps = (
        *(table.gap(row) for table in (*fields, cells) if not table.apart for row in table.rows),
        *(item.gap for of in resting for item in of.findings),
        *(item.gap for item in (*without, *outside)),
        *(item.gap for item in recommended),
        *(entry.gap for entry in notes),
    )
    view = GapsView(
        lede=gap_kinds.lede(counts),
        asked=asked(catalogue),
        tiles=tiles,
        filter=filter_bar(
            catalogue, gap_kinds.gaps_listing(catalogue, tiles, gaps), ("entry", "entries")
        ),
        fields=tuple(fields),
        single_words=_single_words(len(single), len(catalogue.findings)),
        single=resting,
        cells=cells,
        contradictions=next((kind for kind in kinds if kind.kind == NoteKind.CONTRADICTION), None),
        uncited_words=_said_words(catalogue, uncited),
        uncited=without,
        uncited_outside=outside,
        uncited_outside_words=ngettext("{count} statement", "{count} statements", len(outside)),
        recommendations=recommended,
        notes=tuple(kind for kind in kinds if kind.kind != NoteKind.CONTRADICTION),
        editors=editors,
        editors_about=_(gap_editors.ABOUT),
        editors_list=tasks_apart(catalogue),
    )
    return Page(
        path=urls.GAPS,
        template="gaps.html",
        title=_(TITLE),
        description=_("What is not known and why, contradicted, left open, or rests on one study."),
        view=view,
        toc=(
            *((TocItem(_(UNTOLD), "untold"),) if _untold(view) else ()),
            *(TocItem(tile.title, tile.anchor) for tile in tiles),
            TocItem(_(gap_editors.TITLE), gap_editors.ANCHOR),
        ),
    )


def _untold(view: GapsView) -> bool:
    return view.asked is not None and bool(view.asked.unanswered)


def _by_kind(catalogue: Catalogue, notes: Sequence[NoteEntry]) -> tuple[NotesByKind, ...]:
    return tuple(
        _of_kind(catalogue, kind, found)
        for kind in NoteKind
        if (found := [entry for entry in notes if entry.note.kind == kind])
    )


def _of_kind(catalogue: Catalogue, kind: NoteKind, notes: Sequence[NoteEntry]) -> NotesByKind:
    weighty = [entry for entry in notes if entry.note.is_main]
    in_sight = weighty if kind is NoteKind.CONTRADICTION else []
    counted = ngettext("{count} note", "{count} notes", len(notes))
    if weighty:
        counted = ngettext(
            "{notes}, {count} of which changes how something must be read",
            "{notes}, {count} of which change how something must be read",
            len(weighty),
            notes=counted,
        )
    behind = sorted(notes, key=lambda entry: not entry.note.is_main)
    return NotesByKind(
        kind=gap_kind(kind),
        anchor=gap_kinds.anchor_of(gap_kind(kind)),
        title=_(NOTE_WORDS[kind]),
        count=counted,
        main=tuple(in_sight),
        topics=_by_topic(catalogue, [entry for entry in behind if entry not in in_sight]),
    )


def _by_topic(catalogue: Catalogue, notes: Sequence[NoteEntry]) -> tuple[NotesByTopic, ...]:
    found: dict[str, list[NoteEntry]] = {topic: [] for topic in topic_order(catalogue)}
    for entry in notes:
        found.setdefault(entry.topic, []).append(entry)
    return tuple(
        NotesByTopic(topic, ngettext("{count} note", "{count} notes", len(of)), tuple(of))
        for topic, of in found.items()
        if of
    )


def _single_words(single: int, findings: int) -> str:
    return ngettext(
        "{Number} of {findings} cites one study only. "
        "Without that study the review would cite nothing for them.",
        "{Number} of {findings} cite one study only. "
        "Without that study the review would cite nothing for them.",
        single,
        findings=ngettext("{number} finding", "{number} findings", findings),
    )


def _finding_gaps(
    catalogue: Catalogue, kind: str, findings: Sequence[Finding]
) -> tuple[FindingGap, ...]:
    return tuple(FindingGap(finding_gap(kind, f), finding_item(catalogue, f)) for f in findings)


def _by_study(catalogue: Catalogue, single: Sequence[Finding]) -> tuple[StudyGap, ...]:
    return tuple(
        StudyGap(study_link(catalogue, study), _finding_gaps(catalogue, gap_kinds.SINGLE, own))
        for study in catalogue.studies
        if (own := [finding for finding in single if finding.statement.studies == (study.id,)])
    )


def _uncited_outside(catalogue: Catalogue) -> tuple[FindingGap, ...]:
    return tuple(
        FindingGap(
            statement_gap(gap_kinds.UNCITED, owned.statement),
            statement_item(
                catalogue, owned.statement, *owned_link(owned), owner_link(catalogue, owned)
            ),
        )
        for owned in catalogue.other_statements
        if not owned.statement.studies
    )


def _said_words(catalogue: Catalogue, uncited: Sequence[Finding]) -> str:
    said = said_of_whom(catalogue, [finding.statement for finding in uncited])
    return said and _(
        "{said}, without a citation, so that nobody can look up where it shows.", said=said
    )
