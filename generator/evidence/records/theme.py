"""A theme of the review, with its findings."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticKnownError

from generator.evidence.records.base import (
    Also,
    BriefRank,
    FileId,
    FormerIds,
    Id,
    Note,
    Order,
    Prose,
    Record,
    SourcePlace,
    ThemeId,
    Title,
)
from generator.evidence.records.confidence import Confidence, Level, PublishedConfidence
from generator.evidence.records.markers import Anchor, Asked, Called, RefersTo, Trait
from generator.evidence.records.plain import PlainWords
from generator.evidence.records.statement import Statement


class ReviewFinding(Statement):
    """A finding: a statement that stands in a theme, and may be assessed."""

    brief: BriefRank = None
    confidence: Confidence | None = Field(
        default=None,
        description="A judgement with GRADE-CERQual, if somebody made one; never made up.",
    )
    published_confidence: tuple[PublishedConfidence, ...] = Field(
        default=(), description="What the review itself published of the confidence in it."
    )

    @property
    def assessed_level(self) -> Level | None:
        """The level of confidence: as assessed for this site, else as the review published it."""
        if self.confidence:
            return self.confidence.overall
        return self.published_confidence[0].level if self.published_confidence else None


Findings = Annotated[
    tuple[ReviewFinding, ...], Called("finding", within_record=True), Anchor("finding")
]


def _something(value: Any) -> Any:
    if value is None:
        raise PydanticKnownError("string_type")
    return value


IdIfAny = Annotated[Id | None, BeforeValidator(_something)]
"""An id that may be left out, and is not left empty."""


class Theme(Record):
    """A theme, alone or in one of the review's categories, or a part of another theme."""

    id: Annotated[FileId, Anchor("theme")]
    formerly: FormerIds = ()
    title: Title
    category: Annotated[
        IdIfAny,
        RefersTo(("category",)),
        Asked("Id of its category, if it stands in one", though_optional=True),
        Trait.OFFERED,
    ] = Field(
        default=None,
        description="The id of a category in review.yml; left out where the theme stands by "
        "itself, or is part of another.",
    )
    parent: ThemeId | None = Field(
        default=None,
        description="The id of the theme that it is part of; it stands in the category of that.",
    )
    kind: Annotated[IdIfAny, RefersTo(("theme kind",)), Trait.EXPECTED] = Field(
        default=None, description="The id of one of the review's kinds of themes."
    )
    order: Order = Field(description="Its place in the review's order of themes.")
    summary: Annotated[Prose, Asked("Summary, in your own words")] = Field(
        description="What the findings say together, in our own words."
    )
    plain: PlainWords = None
    place: SourcePlace
    findings: Annotated[
        tuple[ReviewFinding, ...], Called("finding", within_record=True), Anchor("finding")
    ] = ()
    brief: BriefRank = None
    also: Also = ()
    notes: tuple[Note, ...] = ()
