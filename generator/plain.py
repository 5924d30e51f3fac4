"""Which evidence a plain-language text was written from, and how the evidence differs today.

Every piece of evidence has a mark: its kind, its id, and a fingerprint of what it says. A theme
rests on its findings (statement, attribution, studies, notes), on its quotes (words, voice) and on
its own notes; an interpretation on its statements, quotes and notes in the same way. Summaries and
messages are the editors' words about that evidence, so they are not part of it; nor are places,
brackets and titles. The findings of an interpretation's related themes are not either: those
themes have plain words of their own.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from generator.records.base import Note
from generator.records.interpretation import Interpretation
from generator.records.plain import Plain
from generator.records.statement import Statement
from generator.records.study import Quote
from generator.records.theme import Theme

LENGTH = 10
"""Hexadecimal digits of a fingerprint: an edit slips through once in a million million."""


@dataclass(frozen=True)
class Changes:
    """The pieces of evidence that differ from those a text was written from, as ``kind id``."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.added or self.changed or self.removed)


def evidence_marks(
    record: Theme | Interpretation, quotes: Iterable[tuple[str, Quote]]
) -> tuple[str, ...]:
    """The marks of all that a record rests on; quotes come with the ids of their studies.

    Neither the order of files, items and studies nor the layout of a text makes a difference.
    """
    if isinstance(record, Theme):
        kind, statements = "finding", record.findings
    else:
        kind, statements = "statement", record.statements
    pieces = {f"{kind} {one.id}": _said(one) for one in statements}
    pieces |= {
        f"quote {study}.{quote.id}": [_text(quote.text), quote.voice.value, _notes(quote.notes)]
        for study, quote in quotes
        if record.id in (quote.themes if isinstance(record, Theme) else quote.interpretations)
    }
    if record.notes:
        pieces[f"notes {record.id}"] = _notes(record.notes)
    return tuple(f"{piece} {_fingerprint(said)}" for piece, said in sorted(pieces.items()))


def changes_since(plain: Plain, marks: Sequence[str]) -> Changes:
    """How the marks of today differ from those that a text was written from."""
    before, now = _by_piece(plain.written_from), _by_piece(marks)
    return Changes(
        added=tuple(sorted(now.keys() - before.keys())),
        changed=tuple(
            sorted(piece for piece in now if before.get(piece, now[piece]) != now[piece])
        ),
        removed=tuple(sorted(before.keys() - now.keys())),
    )


def _said(statement: Statement) -> list[Any]:
    return [
        _text(statement.statement),
        statement.attribution.value,
        sorted(set(statement.studies)),
        _notes(statement.notes),
    ]


def _notes(notes: Sequence[Note]) -> list[list[str]]:
    return sorted([note.kind.value, _text(note.text)] for note in notes)


def _text(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _fingerprint(said: Any) -> str:
    raw = json.dumps(said, ensure_ascii=True, separators=(",", ":")).encode("ascii")
    return hashlib.sha256(raw).hexdigest()[:LENGTH]


def _by_piece(marks: Sequence[str]) -> dict[str, str]:
    return {piece: mark for piece, _, mark in (mark.rpartition(" ") for mark in marks)}
