"""What stands beside what on the page that compares: groups of rows, the same for every record.

A record's file holds its own column only. The page puts the columns of the chosen records beside
each other by the ids of groups and rows, and calls two cells the same where their words and keys
are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from generator.evidence.interface import _
from generator.evidence.records.reported import NOT_REPORTED, Absence
from generator.publish.pages.items.items import FindingItem, QuoteItem
from generator.publish.pages.page import Link


class Certainty(StrEnum):
    """Whether equal words mean that the values are equal."""

    KNOWN = "known"
    POSSIBLE = "possible"
    """Several values are possible: equal words do not make the values equal."""
    MISSING = "missing"


@dataclass(frozen=True)
class ComparedPart:
    """One thing in a cell: a value, a finding, a quote, a study."""

    key: str
    """The same for the same thing in every column."""
    text: str
    path: str = ""
    kind: str = ""
    """``finding``, or whose words a quote gives, and whether that is the editors' label."""
    note: str = ""
    language: str = ""


@dataclass(frozen=True)
class ComparedRow:
    """One cell of the record's column, with the heading of its row."""

    id: str
    label: str
    words: str = ""
    parts: tuple[ComparedPart, ...] = ()
    folded: bool = False
    """Whether the parts are shown on demand, and the words before."""
    certainty: Certainty = Certainty.KNOWN
    path: str = ""
    """Where the row's heading leads, if anywhere."""
    at: int = 0
    """The row's place in its group."""
    rest: str = ""
    """For long lists: what all columns share is said once, and this heads a row with the rest."""


@dataclass(frozen=True)
class ComparedGroup:
    """Rows under one heading, and what a cell says where a record has no such row."""

    id: str
    title: str
    absent: str
    rows: tuple[ComparedRow, ...]
    reasons: Mapping[str, str] = field(default_factory=dict)
    """What a cell says instead, by the id of its row: why the record has no such value."""


@dataclass(frozen=True)
class ComparedColumn:
    """All that the page shows of one record."""

    id: str
    label: str
    path: str
    groups: tuple[ComparedGroup, ...]
    about: str = ""
    """What tells a study apart, beside its name at the head of the column."""


def _said_or_why(value: str | Absence) -> str:
    return value if isinstance(value, str) else value.said


def value_row(
    row_id: str, label: str, *values: str | Absence, at: int = 0, language: str = ""
) -> ComparedRow:
    """A row of values; its certainty is missing where there is none, for whatever reason."""
    known = [value for value in values if isinstance(value, str)]
    if not known:
        words = ", ".join(map(_said_or_why, values)) or _(NOT_REPORTED)
        return ComparedRow(row_id, label, words, certainty=Certainty.MISSING, at=at)
    parts = tuple(ComparedPart(value, value, language=language) for value in known)
    return ComparedRow(row_id, label, parts=parts, at=at)


def link_row(row_id: str, label: str, links: Sequence[Link], none: str, at: int = 0) -> ComparedRow:
    """A row of links, or words where there are none."""
    if not links:
        return ComparedRow(row_id, label, none, at=at)
    parts = tuple(ComparedPart(item.path, item.text, item.path) for item in links)
    return ComparedRow(row_id, label, parts=parts, at=at)


def finding_part(finding: FindingItem, note: str) -> ComparedPart:
    """A statement with a link to where it stands."""
    return ComparedPart(finding.path, finding.statement, finding.path, "finding", note)


def quote_part(quote: QuoteItem, *, with_study: bool) -> ComparedPart:
    """A quote with whose words it gives."""
    who = [*quote.spoken, *([quote.study.label] if with_study else [])]
    note = f"{'; '.join(who)} [{quote.locator}]"
    kind = f"{quote.whose.name.lower()}{'-labelled' if quote.is_guess else ''}"
    return ComparedPart(quote.path, quote.text, quote.path, kind, note, quote.language)
