"""What notes are called: their kinds in words, their titles, and which comes first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from generator.check.verify.sentences import spans
from generator.evidence.interface import N_
from generator.evidence.records.base import Note
from generator.evidence.records.note_kinds import NoteKind, NoteWeight

NOTE_WORDS: Final = {
    NoteKind.CONTRADICTION: N_("The source contradicts itself"),
    NoteKind.UNCLEAR: N_("The source leaves this open"),
    NoteKind.NOT_REPORTED: N_("The source does not say"),
    NoteKind.NOT_IN_OUR_COPY: N_("Not in our copy"),
    NoteKind.NOT_LOOKED_FOR: N_("Nobody has looked for it"),
    NoteKind.MISSING: N_("Not known"),
    NoteKind.MISPRINT: N_("Misprint in the source"),
    NoteKind.EDITORS: N_("Editors’ note"),
}


def title_and_rest(note: Note) -> tuple[str, str]:
    """What a note is about, and what it says besides: after its own title, or first sentence."""
    if note.title:
        return note.title, note.text
    end = spans(note.text)[0][1]
    return note.text[:end], note.text[end:].lstrip()


def by_weight(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Notes without which something is misread first, otherwise in the order of the record."""
    return tuple(sorted(notes, key=lambda note: note.weight is not NoteWeight.MAIN))
