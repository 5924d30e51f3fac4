"""The mark of a block: how many of its notes open there, in place."""

from __future__ import annotations

from collections.abc import Iterable

from generator.evidence.interface import ngettext
from generator.publish.pages.items.items import NoteItem


def notes_behind(notes: Iterable[NoteItem]) -> tuple[NoteItem, ...]:
    """The notes that the mark of a block opens; a main one only if more than its title is said."""
    return tuple(note for note in notes if note.is_behind)


def mark_words(notes: Iterable[NoteItem]) -> str:
    """What the mark says, such as ``3 notes``; empty where there is nothing to open."""
    count = len(notes_behind(notes))
    return ngettext("{count} note", "{count} notes", count) if count else ""
