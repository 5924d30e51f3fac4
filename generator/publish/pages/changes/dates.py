"""When a record came and when it changed last, from the history; never from a clock."""

from __future__ import annotations

from dataclasses import dataclass

from generator.derive.history import Commit, History
from generator.evidence.interface import N_, _, spoken

NOT_COMMITTED = N_("not yet committed")


@dataclass(frozen=True)
class Day:
    """A day as people read it, and as machines do; ``iso`` is empty where there is none."""

    words: str
    iso: str = ""


@dataclass(frozen=True)
class RecordDates:
    """When a page's record was added, and when what it says changed last."""

    added: Day
    changed: Day | None
    """None where it has not changed since it was added."""


def day(commit: Commit) -> Day:
    """The day of a commit."""
    return Day(day_words(commit.day), commit.day)


def day_words(iso: str) -> str:
    """A day in words: ``2024-05-03`` is ``3 May 2024``."""
    return spoken().day(iso)


def last_change(history: History) -> Day | None:
    """When the evidence of the whole synthesis changed last; None where that is not known."""
    return day(history.last) if history.last else None


def last_day(dates: RecordDates | None) -> str:
    """The day on which a record changed last, as in ``2024-05-03``; empty if it is not known."""
    return (dates.changed or dates.added).iso if dates else ""


def record_dates(history: History, record: str) -> RecordDates | None:
    """The dates of a record's file below the content folder; None where nothing is known."""
    dates = history.of(record) if record.endswith(".yml") else None
    if dates is None:
        return None
    if dates.added is None or dates.changed is None:
        return RecordDates(Day(_(NOT_COMMITTED)), None)
    if dates.uncommitted:
        return RecordDates(day(dates.added), Day(_(NOT_COMMITTED)))
    changed = day(dates.changed)
    return RecordDates(day(dates.added), changed if dates.changed != dates.added else None)
