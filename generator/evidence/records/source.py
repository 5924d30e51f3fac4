"""A source: a document that records were extracted from."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.evidence.records.base import (
    Fact,
    FileId,
    Line,
    LongLine,
    LongPrinted,
    Note,
    Printed,
    Record,
    SourcePlace,
    Url,
    Year,
)
from generator.evidence.records.choice import Choice
from generator.evidence.records.markers import Anchor, Trait
from generator.evidence.records.reference import (
    Author,
    CitedDoi,
    CitedUrl,
    Issue,
    Pages,
    Volume,
)
from generator.evidence.records.reported import Reported


class LayWords(Choice):
    """In whose words a lay summary stands here."""

    EDITORS = "editors", "The editors tell it in their own words."
    SOURCE = "source", "Word for word, as the licence of the source allows."


class LaySummary(Record):
    """A summary for everybody that the source itself prints."""

    title: Annotated[Printed, Trait.TITLE] = Field(
        description="What the source calls it.", examples=["Editors’ Summary", "Plain language"]
    )
    by: Reported[Line] = Field(description="Who wrote it, as the source says.")
    in_words_of: Annotated[LayWords, Field(strict=False)] = Field(
        default=LayWords.EDITORS,
        description="editors: told in our own words. source: its own words, which its licence "
        "must allow.",
    )
    parts: tuple[Fact, ...] = Field(
        min_length=1, description="Its parts in their order, each with its heading as the label."
    )
    place: SourcePlace
    notes: tuple[Note, ...] = ()


class Source(Record):
    """A document, its citation and licence, and what is unknown of it."""

    id: Annotated[FileId, Anchor("source")]
    label: Annotated[Line, Trait.TITLE] = Field(
        description="A short name, such as Okafor et al. 2021."
    )
    title: Annotated[Reported[LongPrinted], Trait.TITLE] = Field(
        description="The title; not reported where this copy lacks it."
    )
    authors: Reported[tuple[Author, ...]]
    year: Reported[Year] = Field(
        description="The year of publication, in four digits.", examples=[2019]
    )
    container: Reported[Printed] = Field(
        description="Journal or publisher; not reported where unknown."
    )
    volume: Volume = None
    issue: Issue = None
    pages: Pages = None
    doi: CitedDoi = None
    url: CitedUrl = None
    licence: Reported[Printed] = Field(
        description="The licence as stated; not reported where it is not."
    )
    licence_url: Url | None = Field(default=None, description="The address of the licence's text.")
    copyright: Printed | None = Field(default=None, description="The copyright line, as printed.")
    description: LongLine = Field(description="What kind of document it is, in our words.")
    copy_note: LongLine = Field(
        description="What the copy is that the records were extracted from."
    )
    sections: tuple[LongPrinted, ...] = Field(
        default=(),
        description="Its headings in their order, each with those above it, joined by ' › '. Where "
        "they are listed, the check knows a heading that is misspelt in a place.",
    )
    not_held: tuple[Line, ...] = Field(
        default=(),
        description="The parts that the editors do not hold, as records call them. Where they are "
        "listed, the check knows one that is misspelt.",
    )
    lay_summary: LaySummary | None = None
    facts: tuple[Fact, ...] = ()
    notes: tuple[Note, ...] = ()
