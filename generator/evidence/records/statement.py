"""A statement of the synthesis, with the studies that it cites: the shape of every finding."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.evidence.records.base import (
    Id,
    Note,
    Printed,
    Record,
    SourcePlace,
    StudyId,
    Title,
)
from generator.evidence.records.choice import Choice
from generator.evidence.records.markers import Anchor


class Attribution(Choice):
    """How the synthesis ties a statement to its studies."""

    CITED = "cited", "A citation bracket names the studies."
    EVERY_STUDY = "every-study", "Said of each or all studies, without citing them."
    UNCITED = "uncited", "No study is cited."


class Statement(Record):
    """One statement of the synthesis, paraphrased, with exactly the studies that it cites."""

    id: Annotated[Id, Anchor("statement")] = Field(
        description="Unique within the file; it becomes the anchor in links."
    )
    statement: Title = Field(description="The statement in our own words.")
    attribution: Annotated[Attribution, Field(strict=False)] = Field(
        description=(
            "cited: a citation bracket names the studies, or the sentence plainly goes on about a "
            "study that was named. every-study: said of each or all studies without citing them. "
            "uncited: no study is cited."
        )
    )
    studies: tuple[StudyId, ...] = Field(
        default=(), description="The ids of the studies that the citation names."
    )
    bracket: Printed | None = Field(
        default=None,
        description=(
            "The numbers in the citation bracket, as printed: 22, 49, 50. Leave it out where the "
            "statement goes on about a named study, or where the source cites without numbers."
        ),
        examples=["12", "22, 49–51"],
    )
    place: SourcePlace
    notes: tuple[Note, ...] = ()
