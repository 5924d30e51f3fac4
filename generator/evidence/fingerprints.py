"""Marks of evidence: what a text or a judgement was made from, and how that differs today.

Every piece of evidence has a mark: its kind, its id, and a fingerprint of what it says. Whoever
writes a text or judges a finding keeps the marks; the difference to those of today says what has
changed since. Neither the order of files, items and studies nor the layout of a text makes one.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.evidence.records.base import Note

LENGTH = 10
"""Hexadecimal digits of a fingerprint: an edit slips through once in a million million."""


@dataclass(frozen=True)
class Changes:
    """The pieces of evidence that differ from those that were marked, as ``kind id``."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.added or self.changed or self.removed)


def marks_of(pieces: Mapping[str, Any]) -> tuple[str, ...]:
    """The mark of each piece, by what it says as plain lists and texts; sorted by piece."""
    return tuple(f"{piece} {_fingerprint(said)}" for piece, said in sorted(pieces.items()))


def changes_between(before: Sequence[str], now: Sequence[str]) -> Changes:
    """How the marks of today differ from earlier ones."""
    then, today = _by_piece(before), _by_piece(now)
    return Changes(
        added=tuple(sorted(today.keys() - then.keys())),
        changed=tuple(
            sorted(piece for piece in today if then.get(piece, today[piece]) != today[piece])
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


def _fingerprint(said: Any) -> str:
    raw = json.dumps(said, ensure_ascii=True, separators=(",", ":")).encode("ascii")
    return hashlib.sha256(raw).hexdigest()[:LENGTH]


def _by_piece(marks: Sequence[str]) -> dict[str, str]:
    return {piece: mark for piece, _, mark in (mark.rpartition(" ") for mark in marks)}
