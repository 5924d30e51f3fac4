"""Marks of evidence: what a text or a judgement was made from, and how that differs today.

Every piece of evidence has a mark: its kind, its id, and a fingerprint of what it says. Whoever
writes a text or judges a finding keeps the marks; the difference to those of today says what has
changed since. Neither the order of files, items and studies nor the layout of a text makes one.

What counts of a piece may grow: what is added later stands in an edition of its own, behind the
earlier ones. A mark that was made by an earlier edition is held against that edition, so that a new
field makes no judgement look out of date.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from generator.evidence.records.base import Note

LENGTH = 10
"""Hexadecimal digits of a fingerprint: an edit slips through once in a million million."""


Editions = Sequence[Sequence[Any]]
"""What counts of a piece of evidence, as plain lists and texts, edition by edition."""


@dataclass(frozen=True)
class Mark:
    """A piece of evidence and its fingerprint; as text, what a record keeps of it."""

    piece: str
    fingerprints: tuple[str, ...]
    """By all that counts, then by ever earlier editions."""

    def __str__(self) -> str:
        """The piece and its fingerprint by all that counts."""
        return f"{self.piece} {self.fingerprints[0]}"


@dataclass(frozen=True)
class Changes:
    """The pieces of evidence that differ from those that were marked, as ``kind id``."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.added or self.changed or self.removed)


def marks_of(pieces: Mapping[str, Editions]) -> tuple[Mark, ...]:
    """The mark of each piece; sorted by piece."""
    return tuple(
        Mark(piece, tuple(_fingerprint(said[:length]) for length in range(len(said), 0, -1)))
        for piece, said in sorted(pieces.items())
    )


def as_kept(marks: Sequence[Mark]) -> tuple[str, ...]:
    """Marks as a record keeps them."""
    return tuple(map(str, marks))


def changes_between(before: Sequence[str], now: Sequence[Mark]) -> Changes:
    """How the marks of today differ from those that were kept."""
    then = {piece: mark for piece, _, mark in (mark.rpartition(" ") for mark in before)}
    today = {mark.piece: mark.fingerprints for mark in now}
    return Changes(
        added=tuple(sorted(today.keys() - then.keys())),
        changed=tuple(
            sorted(piece for piece in today.keys() & then.keys() if then[piece] not in today[piece])
        ),
        removed=tuple(sorted(then.keys() - today.keys())),
    )


def changes_in_words(changes: Changes) -> str:
    """Which pieces of evidence were added, changed or taken out."""
    verbs = (("new", changes.added), ("changed", changes.changed), ("gone", changes.removed))
    return "; ".join(f"{verb}: {', '.join(pieces)}" for verb, pieces in verbs if pieces)


def note_texts(notes: Sequence[Note]) -> list[list[str]]:
    """What notes say, whatever their order."""
    return sorted([note.kind.value, text_alone(note.text)] for note in notes)


def text_alone(text: str) -> str:
    """A text without its layout."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _fingerprint(editions: Editions) -> str:
    said = list(chain.from_iterable(editions))
    raw = json.dumps(said, ensure_ascii=True, separators=(",", ":")).encode("ascii")
    return hashlib.sha256(raw).hexdigest()[:LENGTH]
