"""How the review went about it before it had studies: its question, registration and search."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.evidence.records.base import (
    Cites,
    Fact,
    Id,
    Line,
    LongLine,
    LongPrinted,
    Note,
    Printed,
    Record,
    SourcePlace,
    Url,
)
from generator.evidence.records.choice import Choice
from generator.evidence.records.markers import Anchor, Trait
from generator.evidence.records.reference import CitedDoi
from generator.evidence.records.reported import NOT_ASKED, Reported


class WordedBy(Choice):
    """Who put something into these words."""

    SOURCE = "source", "The source states it."
    EDITORS = "editors", "The source does not state it so; the editors do."


class QuestionRow(Record):
    """One row of the question framework: its heading and the review's concept for it."""

    id: Annotated[Id, Anchor("row")]
    heading: Annotated[Printed, Trait.TITLE]
    concept: LongPrinted
    place: SourcePlace


class ReviewQuestion(Record):
    """The review question and the framework behind it."""

    text: LongLine
    worded_by: Annotated[WordedBy, Field(strict=False)] = Field(
        default=WordedBy.SOURCE,
        description="source: the source asks a question. editors: it states an aim alone, and the "
        "editors put that as a question.",
    )
    framework: Reported[Line] = Field(
        default=NOT_ASKED,
        validate_default=True,
        description="The framework of the question, such as SPICES, as the source names it.",
    )
    rows: tuple[QuestionRow, ...] = ()
    place: SourcePlace
    notes: tuple[Note, ...] = ()


class Registration(Record):
    """Where the review was registered before it was made."""

    registry: Annotated[Printed, Trait.TITLE] = Field(
        description="The register, as the source names it.", examples=["PROSPERO"]
    )
    number: Reported[Printed] = Field(
        description="The number under which it stands there, as printed.",
        examples=["CRD42011001123"],
    )
    url: Url | None = Field(default=None, description="The address of the entry, if there is one.")
    place: SourcePlace
    notes: tuple[Note, ...] = ()


class Protocol(Record):
    """The protocol of the review, or the article that describes its methods."""

    text: Annotated[LongLine, Trait.TITLE] = Field(
        description="What the source says of it, in our own words."
    )
    reference: LongPrinted | None = Field(
        default=None, description="Its reference, as the source prints it."
    )
    doi: CitedDoi = None
    url: Url | None = Field(default=None, description="Its address, where it has no DOI.")
    cites: Cites = ()
    place: SourcePlace
    notes: tuple[Note, ...] = ()


class Database(Record):
    """A database that was searched."""

    name: Line
    kind: Line | None = Field(
        default=None,
        description="The kind that the review gives, such as academic or grey; left out, it gives "
        "none.",
    )


class Search(Record):
    """How studies were looked for."""

    databases: Reported[tuple[Database, ...]]
    published_from: Reported[Line]
    published_to: Reported[Line]
    facts: tuple[Fact, ...] = ()
    place: SourcePlace
    notes: tuple[Note, ...] = ()
