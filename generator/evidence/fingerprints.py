"""Fingerprints of evidence: what a text or judgement was made from, and how that differs today.

Every item of evidence has one: its kind, its id, and a digest of what it says. Whoever writes a
text or judges a finding keeps the fingerprints; the difference to those of today says what has
changed since. Neither the order of files, items and studies nor the layout of a text makes one.

What counts of an item may grow: what is added later stands in an edition of its own, behind the
earlier ones. A fingerprint that was made by an earlier edition is held against that edition, so
that a new field makes no judgement look out of date.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

from generator.evidence.interface import N_, _
from generator.evidence.records.base import Note

LENGTH = 10
"""Hexadecimal digits of a digest: an edit slips through once in a million million."""


Editions = Sequence[Sequence[Any]]
"""What counts of an item of evidence, as plain lists and texts, edition by edition."""


@dataclass(frozen=True)
class Fingerprint:
    """An item of evidence and the digests of what it says; as text, what a record keeps of it."""

    item: str
    """Its kind and its id."""
    digests: tuple[str, ...]
    """By all that counts, then by ever earlier editions."""

    def __str__(self) -> str:
        """The item and its digest by all that counts."""
        return f"{self.item} {self.digests[0]}"


@dataclass(frozen=True)
class Changes:
    """The items of evidence that differ from those that were kept, as ``kind id``."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.added or self.changed or self.removed)


def fingerprints_of(evidence: Mapping[str, Editions]) -> tuple[Fingerprint, ...]:
    """The fingerprint of each item of evidence; sorted by item."""
    return tuple(
        Fingerprint(item, tuple(_digest(editions[:count]) for count in range(len(editions), 0, -1)))
        for item, editions in sorted(evidence.items())
    )


def as_kept(fingerprints: Sequence[Fingerprint]) -> tuple[str, ...]:
    """Fingerprints as a record keeps them."""
    return tuple(map(str, fingerprints))


def changes_between(before: Sequence[str], now: Sequence[Fingerprint]) -> Changes:
    """How the fingerprints of today differ from those that were kept."""
    then = {item: digest for item, _other, digest in (kept.rpartition(" ") for kept in before)}
    today = {fingerprint.item: fingerprint.digests for fingerprint in now}
    return Changes(
        added=tuple(sorted(today.keys() - then.keys())),
        changed=tuple(
            sorted(item for item in today.keys() & then.keys() if then[item] not in today[item])
        ),
        removed=tuple(sorted(then.keys() - today.keys())),
    )


_KINDS: Final = (N_("study"), N_("quote"), N_("finding"))
"""How the names of items begin, in records and in every language."""


def changes_in_words(changes: Changes) -> str:
    """Which items of evidence were added, changed or taken out."""
    said = (
        (N_("new: {things}"), changes.added),
        (N_("changed: {things}"), changes.changed),
        (N_("gone: {things}"), changes.removed),
    )
    return "; ".join(
        _(words, things=", ".join(map(_named, items))) for words, items in said if items
    )


def _named(item: str) -> str:
    """An item of evidence as people call it; records keep ``quote study.id``, in English."""
    kind, _space, name = item.partition(" ")
    return f"{_(kind)} {name}" if kind in _KINDS else item


def note_texts(notes: Sequence[Note]) -> list[list[str]]:
    """What notes say, whatever their order."""
    return sorted([note.kind.value, text_alone(note.text)] for note in notes)


def text_alone(text: str) -> str:
    """A text without its layout."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _digest(editions: Editions) -> str:
    contents = list(chain.from_iterable(editions))
    raw = json.dumps(contents, ensure_ascii=True, separators=(",", ":")).encode("ascii")
    return hashlib.sha256(raw).hexdigest()[:LENGTH]
