"""A statement that something helps, is needed or hinders, as a row of their table."""

from __future__ import annotations

from dataclasses import dataclass

from generator.evidence.interface import _
from generator.evidence.records.reported import Reported, as_said
from generator.publish.pages.items.items import NoteItem, StudyLink
from generator.publish.pages.items.words import sentence
from generator.publish.pages.page import Link


@dataclass(frozen=True)
class BearingRow:
    """A statement with who is named, at which level, who is cited, and what answers it."""

    statement: Link
    within: str
    notes: tuple[NoteItem, ...]
    topics: str
    """What it is about; empty where nobody has said it."""
    who: Reported[str]
    level: Reported[str]
    studies: tuple[StudyLink, ...]
    without: str
    """What is said in place of studies where none is cited."""
    is_hindrance: bool
    helped_by: tuple[Link, ...] = ()
    """What its source says helps against it."""
    against: tuple[Link, ...] = ()
    """What its source says it helps against."""

    @property
    def who_words(self) -> str:
        """Who is named, and at which level; empty where neither is known."""
        level = _("level: {level}", level=self.level.known) if self.level.known else None
        said = (self.who.known, level)
        return sentence("; ".join(str(words) for words in said if words))

    @property
    def who_absent(self) -> str:
        """Why nobody is named."""
        return as_said(self.who)


@dataclass(frozen=True)
class BearingGroup:
    """The statements that bear on success in one way; or the challenges of the framework."""

    anchor: str
    title: str
    rows: tuple[BearingRow, ...]
