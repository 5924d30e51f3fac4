"""A source: a document that records were extracted from."""

from __future__ import annotations

from pydantic import Field

from generator.evidence.records.base import (
    Doi,
    Fact,
    Id,
    Line,
    Note,
    Record,
    Url,
    Year,
)
from generator.evidence.records.reference import Author
from generator.evidence.records.reported import Reported


class Source(Record):
    """A document, its citation and licence, and what is unknown of it."""

    id: Id = Field(description="The same as the file name without .yml.")
    label: Line = Field(description="A short name, such as Okafor et al. 2021.")
    title: Reported[Line] = Field(description="The title; not reported where this copy lacks it.")
    authors: Reported[tuple[Author, ...]]
    year: Reported[Year]
    container: Reported[Line] = Field(
        description="Journal or publisher; not reported where unknown."
    )
    volume: Line | None = None
    issue: Line | None = None
    pages: Line | None = None
    doi: Doi | None = None
    url: Url | None = None
    licence: Reported[Line] = Field(
        description="The licence as stated; not reported where it is not."
    )
    licence_url: Url | None = None
    copyright: Line | None = None
    description: Line = Field(description="What kind of document it is, in our words.")
    copy_note: Line = Field(description="What the copy is that the records were extracted from.")
    facts: tuple[Fact, ...] = ()
    notes: tuple[Note, ...] = ()
