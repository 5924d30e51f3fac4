"""What a gap is about: the studies, themes and sources by which the page of gaps is narrowed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.evidence.catalogue import Finding
from generator.evidence.problems import DataPath
from generator.evidence.records.base import Note, Record
from generator.evidence.records.reported import Reported
from generator.evidence.records.statement import Statement
from generator.evidence.records.study import Quote, Study
from generator.evidence.records.theme import Theme


@dataclass(frozen=True)
class Tags:
    """Ids by kind; a gap without any theme is not found by a theme."""

    studies: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


def finding_tags(finding: Finding) -> Tags:
    """What a finding is about."""
    statement = finding.statement
    return Tags(statement.studies, (finding.theme.id,), (statement.place.source,))


def statement_tags(statement: Statement) -> Tags:
    """What a statement outside the themes is about."""
    return Tags(statement.studies, (), (statement.place.source,))


def note_tags(record: Record, path: DataPath, note: Note) -> Tags:
    """What a note is about: its record, the parts of it that the note stands in, its places."""
    studies: list[str] = []
    themes: list[str] = []
    source = ""
    for part in _around(record, path):
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
    return Tags(_once(studies), _once(themes), _once([name for name in sources if name]))


def _around(record: Record, path: DataPath) -> list[Any]:
    found: list[Any] = [record]
    for step in path:
        here = found[-1]
        value = here[step] if isinstance(step, int) else getattr(here, step)
        found.append(value.written if isinstance(value, Reported) else value)
    return found[:-1]


def _once(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
