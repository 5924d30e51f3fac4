"""What a gap is about: its kind, and the studies, themes and sources by which it is found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.evidence.catalogue import Finding
from generator.evidence.problems import DataPath
from generator.evidence.records.base import Note, Record
from generator.evidence.records.note_kinds import ABSENT, NoteKind
from generator.evidence.records.reported import Reported
from generator.evidence.records.statement import Statement
from generator.evidence.records.study import Quote, Study
from generator.evidence.records.theme import Theme
from generator.publish.pages.lists.facets import Values, tokens


@dataclass(frozen=True)
class Gap:
    """Ids by what they are of; a gap without any theme is not found by a theme."""

    kind: str
    studies: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def values(self) -> Values:
        """What the gap is narrowed by."""
        return {
            "kind": (self.kind,),
            "theme": self.themes,
            "study": self.studies,
            "source": self.sources,
        }

    @property
    def tokens(self) -> str:
        """What the gap carries in the page."""
        return tokens(self.values)


def finding_gap(kind: str, finding: Finding) -> Gap:
    """A finding that is a gap."""
    statement = finding.statement
    return Gap(kind, statement.studies, (finding.theme.id,), (statement.place.source,))


def statement_gap(kind: str, statement: Statement) -> Gap:
    """A statement outside the themes that is a gap."""
    return Gap(kind, statement.studies, (), (statement.place.source,))


def gap_kind(kind: NoteKind) -> str:
    """What gaps are found by that notes of a kind tell: no values of studies, which are others."""
    return f"note-{kind.value}" if kind in ABSENT and kind is not NoteKind.MISSING else kind.value


def note_gap(record: Record, path: DataPath, note: Note) -> Gap:
    """A note on its record, on the parts of it that the note stands in, and on its places."""
    studies: list[str] = []
    themes: list[str] = []
    source = ""
    for part in around(record, path):
        if isinstance(part, Study):
            studies.append(part.id)
        elif isinstance(part, Theme):
            themes.append(part.id)
        elif isinstance(part, Statement):
            studies.extend(part.studies)
        elif isinstance(part, Quote):
            themes.extend(part.themes)
        place = getattr(part, "place", None)
        source = place.source if place is not None else source
    sources = [place.source for place in note.places] or [source]
    return Gap(
        gap_kind(note.kind),
        _once(studies),
        _once(themes),
        _once([name for name in sources if name]),
    )


def around(record: Record, path: DataPath) -> list[Any]:
    """A record and the parts of it, from the outermost on, in which what has this path stands."""
    found: list[Any] = [record]
    for step in path:
        here = found[-1]
        value = here[step] if isinstance(step, int) else getattr(here, step)
        found.append(value.written if isinstance(value, Reported) else value)
    return found[:-1]


def _once(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
