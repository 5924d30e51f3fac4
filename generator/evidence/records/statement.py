"""A statement of the synthesis, with the studies that it cites: the shape of every finding."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from generator.evidence.records.base import Id, Line, Note, Record, SourcePlace


class Attribution(StrEnum):
    """How the synthesis ties a statement to its studies."""

    CITED = "cited"
    EVERY_STUDY = "every-study"
    UNCITED = "uncited"


class Statement(Record):
    """One statement of the synthesis, paraphrased, with exactly the studies that it cites."""

    id: Id = Field(description="Unique within the file; it becomes the anchor in links.")
    statement: Line = Field(description="The statement in our own words.")
    attribution: Annotated[Attribution, Field(strict=False)] = Field(
        description=(
            "cited: a citation bracket names the studies, or the sentence plainly goes on about a "
            "study that was named. every-study: said of each or all studies without citing them. "
            "uncited: no study is cited."
        )
    )
    studies: tuple[Id, ...] = Field(
        default=(), description="The ids of the studies that the citation names."
    )
    bracket: Line | None = Field(
        default=None,
        description=(
            "The numbers in the citation bracket, as printed: 22, 49, 50. Leave it out where the "
            "statement goes on about a named study, or where the source cites without numbers."
        ),
    )
    place: SourcePlace
    notes: tuple[Note, ...] = ()
