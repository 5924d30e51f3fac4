"""What changed in the evidence, newest first: from the history, compared record by record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.derive.diff import Change, ChangeKind, Names, differences, names_of, records_of
from generator.derive.history import FileChange, History, Revision
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import N_, _, ngettext
from generator.evidence.records.base import Record
from generator.evidence.store import is_stored, kept, key_of
from generator.publish.pages.changes.dates import Day, day
from generator.publish.pages.changes.words import (
    field_words,
    part_words,
    record_words,
    summary,
)
from generator.publish.pages.items.words import sentence
from generator.publish.pages.page import Page, TocItem

MOST_CHANGES = 200
"""Older changes are counted, not shown."""
MOST_RECORDS = 30
MOST_LINES = 12
UNREADABLE = N_("its earlier form cannot be read any more, so nothing more is known of this change")


@dataclass(frozen=True)
class ChangedRecord:
    """What happened to one record: in a line, and below it line by line."""

    text: str
    path: str
    """Its page, if it is still there; else empty."""
    lines: tuple[str, ...]
    more: str


@dataclass(frozen=True)
class EvidenceChange:
    """A change of the evidence: one commit."""

    id: str
    anchor: str
    day: Day
    moment: str
    title: str
    release: str
    summary: str
    records: tuple[ChangedRecord, ...]
    more: str


@dataclass(frozen=True)
class YearOfChanges:
    """The changes of one year, newest first."""

    year: str
    anchor: str
    changes: tuple[EvidenceChange, ...]


@dataclass(frozen=True)
class ChangesView:
    """All changes that are shown."""

    lede: str
    years: tuple[YearOfChanges, ...]
    earlier: str
    """How many older changes are not shown; empty where there is none."""
    feed: str
    """Where the feed stands; empty where there is none."""

    @property
    def changes(self) -> tuple[EvidenceChange, ...]:
        """Every change that is shown, newest first."""
        return tuple(change for year in self.years for change in year.changes)


def changes_page(catalogue: Catalogue, history: History, has_feed: bool) -> Page:
    """The page of what changed; where nothing is known it says so."""
    view = changes_view(catalogue, history, has_feed)
    return Page(
        path=urls.CHANGES,
        template="changes.html",
        title=_("What changed"),
        description=_(
            "Changes of the evidence, newest first: studies, quotes, findings and themes."
        ),
        view=view,
        toc=tuple(TocItem(year.year, year.anchor) for year in view.years),
    )


def changes_view(catalogue: Catalogue, history: History, has_feed: bool) -> ChangesView:
    """What changed, in words."""
    names = names_of(records_of(catalogue.content))
    shown = history.revisions[:MOST_CHANGES]
    pages = _Pages(catalogue)
    of_today = (sorted(names.items()), sorted(pages.there), pages.former)
    today = key_of("names", *of_today) if is_stored() else None
    found = [_kept_change(revision, names, pages, today) for revision in shown]
    years = tuple(
        YearOfChanges(year, f"year-{year}", tuple(changes))
        for year, changes in groupby(found, key=lambda change: change.day.iso[:4])
    )
    hidden = len(history.revisions) - len(shown)
    return ChangesView(
        lede=_lede(history),
        years=years,
        earlier=ngettext(
            "{Number} earlier change stand in the repository alone.",
            "{Number} earlier changes stand in the repository alone.",
            hidden,
        )
        if hidden
        else "",
        feed=urls.changes_feed() if has_feed and found else "",
    )


def _lede(history: History) -> str:
    if not history.known:
        return _("When the evidence changed is not known here. {why}", why=_(history.unknown))
    if history.last is None:
        return _("No record has been committed yet, so there is no change to tell of.")
    said = [
        _(
            "The evidence changed last on {day}. Only changes of what records say are listed, not "
            "those of the site or of layout.",
            day=day(history.last).words,
        )
    ]
    if history.uncommitted:
        said.append(
            ngettext(
                "{Number} record of this site says something that is not yet committed.",
                "{Number} records of this site say something that is not yet committed.",
                len(history.uncommitted),
            )
        )
    if history.unread:
        said.append(
            _("The oldest versions of records were too many to compare; any edit of theirs counts.")
        )
    return " ".join(said)


class _Pages:
    """Where the records of today stand, under earlier ids too."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.there = frozenset(catalogue.paths)
        self.former = catalogue.former_ids

    def of(self, change: Change) -> str:
        """The page of a changed record; empty where it is gone."""
        kind, _slash, record_id = change.part.record.partition("/")
        now = self.former.get(kind, {}).get(record_id, record_id)
        if f"{kind}/{now}" not in self.there and not (kind == now and kind in self.there):
            return ""
        return change.part.address if now == record_id else ""


def _kept_change(
    revision: Revision, names: Names, pages: _Pages, today: bytes | None
) -> EvidenceChange:
    """A change in words; what a commit changed stays, and the records of today are ``today``."""

    def made_of() -> tuple[object, ...]:
        sides = (side for change in revision.changes for side in (change.before, change.after))
        versions = [side and (side.kind.name, side.stem, side.raw) for side in sides]
        return today, revision.commit, [change.path for change in revision.changes], versions

    return kept("change", made_of, lambda: _evidence_change(revision, names, pages))


def _evidence_change(revision: Revision, names: Names, pages: _Pages) -> EvidenceChange:
    commit = revision.commit
    before, after = _side(revision.changes, "before"), _side(revision.changes, "after")
    unread = [change for change in revision.changes if _unread(change)]
    for key in {_key(change) for change in unread}:
        before.pop(key, None)
        after.pop(key, None)
    changes = differences(before, after, names)
    records = [*_records(changes, pages), *map(_unread_record, unread)]
    hidden = len(records) - MOST_RECORDS
    said = (
        summary(changes)
        if changes
        else ngettext("{Number} record changed.", "{Number} records changed.", len(unread))
    )
    return EvidenceChange(
        id=commit.short,
        anchor=urls.change_anchor(commit.short),
        day=day(commit),
        moment=commit.moment,
        title=commit.subject,
        release=commit.release,
        summary=said,
        records=tuple(records[:MOST_RECORDS]),
        more=ngettext("And {number} more record.", "And {number} more records.", hidden)
        if hidden > 0
        else "",
    )


def _records(changes: Sequence[Change], pages: _Pages) -> Iterator[ChangedRecord]:
    for _record, group in groupby(changes, key=lambda change: change.part.record):
        found = tuple(group)
        whole = next((change for change in found if change.whole), None)
        lines = [sentence(field_words(field)) for field in whole.fields] if whole else []
        for change in found:
            if change.whole:
                continue
            fields = "; ".join(field_words(field) for field in change.fields)
            lines.append(f"{part_words(change)}{f' ({fields})' if fields else ''}")
        if whole and whole.how in {ChangeKind.ADDED, ChangeKind.REMOVED}:
            lines = []
        hidden = len(lines) - MOST_LINES
        yield ChangedRecord(
            record_words(found),
            pages.of(whole or found[0]).partition("#")[0],
            tuple(lines[:MOST_LINES]),
            ngettext("And {number} more change.", "And {number} more changes.", hidden)
            if hidden > 0
            else "",
        )


def _key(change: FileChange) -> tuple[str, str]:
    version = change.after or change.before
    assert version  # noqa: S101 - a change has a side
    return version.kind.name, version.stem if version.kind.folder else version.kind.name


def _side(changes: Sequence[FileChange], side: str) -> dict[tuple[str, str], Record]:
    versions = ((_key(change), getattr(change, side)) for change in changes)
    return {key: version.record for key, version in versions if version and version.record}


def _unread(change: FileChange) -> bool:
    return any(version and version.record is None for version in (change.before, change.after))


def _unread_record(change: FileChange) -> ChangedRecord:
    kind, record_id = _key(change)
    said = _(
        "{kind} changed: {name} ({why})",
        kind=sentence(_(kind)),
        name=record_id.replace("-", " "),
        why=_(UNREADABLE),
    )
    return ChangedRecord(said, "", (), "")
