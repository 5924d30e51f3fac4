"""A text in plain words, and how the evidence has changed since it was written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from generator.check.plain import changes_since, evidence_fingerprints
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.fingerprints import Changes
from generator.evidence.interface import N_, _, listed, ngettext
from generator.evidence.records.interpretation import Interpretation
from generator.evidence.records.theme import Theme

_COUNTED: Final[Mapping[str, Callable[[int], str]]] = {
    "finding": lambda count: ngettext("{number} finding", "{number} findings", count),
    "statement": lambda count: ngettext("{number} statement", "{number} statements", count),
    "quote": lambda count: ngettext("{number} quote", "{number} quotes", count),
    "notes": lambda count: ngettext("{number} note", "{number} notes", count),
}


@dataclass(frozen=True)
class PlainItem:
    """The editors' text in plain words; a warning where it may no longer be true."""

    anchor: str
    text: str
    by: str
    """Who wrote it, and from what."""
    changed: str


def plain_item(catalogue: Catalogue, record: Theme | Interpretation) -> PlainItem | None:
    """The text in plain words of a theme or interpretation that has one."""
    if record.plain is None:
        return None
    of_kind = (
        catalogue.quotes_of_theme
        if isinstance(record, Theme)
        else catalogue.quotes_of_interpretation
    )
    quotes = ((quoted.study.id, quoted.quote) for quoted in of_kind.get(record.id, ()))
    changes = changes_since(record.plain, evidence_fingerprints(record, quotes))
    return PlainItem(
        anchor=urls.plain_anchor(record.id),
        text=record.plain.text,
        by=_(
            "Written by the editors of this site from the findings and quotes below. "
            "Where the two differ, those count."
        )
        if isinstance(record, Theme)
        else _(
            "Written by the editors of this site from the statements below. "
            "Where the two differ, those count."
        ),
        changed=_changed(changes, written=bool(record.plain.written_from)),
    )


def _changed(changes: Changes, *, written: bool) -> str:
    """A sentence on what differs from the evidence of the text; empty if nothing does."""
    if not changes:
        return ""
    if not written:
        return _("The editors have not yet read it against the evidence on this page.")
    parts = [
        _(message, things=_count(items))
        for items, message in (
            (changes.added, N_("{things} added")),
            (changes.changed, N_("{things} changed")),
            (changes.removed, N_("{things} taken out")),
        )
        if items
    ]
    return _(
        "The evidence has changed since it was written: {changes}. It may no longer say "
        "what the evidence says.",
        changes="; ".join(parts),
    )


def _count(items: tuple[str, ...]) -> str:
    kinds = [item.split(" ", 1)[0] for item in items]
    return listed(
        [counted(kinds.count(kind)) for kind, counted in _COUNTED.items() if kind in kinds]
    )
