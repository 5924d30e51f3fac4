"""A text in plain words, and how the evidence has changed since it was written."""

from __future__ import annotations

from dataclasses import dataclass

from generator.check.plain import changes_since, evidence_fingerprints
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.fingerprints import Changes
from generator.evidence.records.interpretation import Interpretation
from generator.evidence.records.theme import Theme
from generator.publish.pages.items.words import counted, listed

_NOUNS = {"finding": "finding", "statement": "statement", "quote": "quote", "notes": "note"}


@dataclass(frozen=True)
class PlainItem:
    """The editors' text in plain words; a warning where it may no longer be true."""

    anchor: str
    text: str
    written_from: str
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
        written_from="findings and quotes" if isinstance(record, Theme) else "statements",
        changed=_changed(changes, written=bool(record.plain.written_from)),
    )


def _changed(changes: Changes, *, written: bool) -> str:
    """A sentence on what differs from the evidence of the text; empty if nothing does."""
    if not changes:
        return ""
    if not written:
        return "The editors have not yet read it against the evidence on this page."
    parts = [
        f"{_count(items)} {verb}"
        for items, verb in (
            (changes.added, "added"),
            (changes.changed, "changed"),
            (changes.removed, "taken out"),
        )
        if items
    ]
    return (
        f"The evidence has changed since it was written: {'; '.join(parts)}. It may no longer say "
        "what the evidence says."
    )


def _count(items: tuple[str, ...]) -> str:
    kinds = [item.split(" ", 1)[0] for item in items]
    return listed(
        [counted(kinds.count(kind), noun) for kind, noun in _NOUNS.items() if kind in kinds]
    )
