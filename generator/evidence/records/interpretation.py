"""An interpretation: what the reviewers conclude across themes (third-order construct)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.evidence.records.base import (
    Also,
    BriefRank,
    FileId,
    FindingId,
    FormerIds,
    LongLine,
    Note,
    Order,
    Prose,
    Record,
    SourcePlace,
    ThemeId,
    Title,
)
from generator.evidence.records.choice import Choice
from generator.evidence.records.markers import Anchor, Asked, Called, Label
from generator.evidence.records.plain import PlainWords
from generator.evidence.records.statement import Statement


class LinkBasis(Choice):
    """Who ties two things together."""

    SOURCE = "source", "A source ties the two together."
    EDITORS = "editors", "The editors tie them together, and give a reason."


class ThemeLink(Record):
    """A tie to a theme, and who makes it."""

    theme: ThemeId
    basis: Annotated[LinkBasis, Field(strict=False)] = Field(
        description="source: the source ties them. editors: the tie is the editors' own."
    )
    reason: LongLine


class FindingLink(Record):
    """A tie to a finding, and who makes it."""

    finding: FindingId
    basis: Annotated[LinkBasis, Field(strict=False)] = Field(
        description="source: the source ties them. editors: the tie is the editors' own."
    )
    reason: LongLine


class InterpretationStatement(Statement):
    """A statement that stands with an interpretation, and may carry its message."""

    carries: Annotated[bool, Label("Makes the conclusion")] = Field(
        default=False,
        description="true: the message would be left without ground in the source without it.",
    )
    brief: BriefRank = None


class Interpretation(Record):
    """A line of argument of the review."""

    id: Annotated[FileId, Anchor("interpretation")]
    formerly: FormerIds = ()
    title: Title
    order: Order
    message: LongLine = Field(description="The interpretation in one plain sentence.")
    summary: Annotated[Prose, Asked("Summary, in your own words")]
    plain: PlainWords = None
    place: SourcePlace
    statements: Annotated[
        tuple[InterpretationStatement, ...],
        Called("statement", within_record=True),
        Anchor("statement"),
    ] = ()
    themes: tuple[ThemeLink, ...] = ()
    brief: BriefRank = None
    also: Also = ()
    notes: tuple[Note, ...] = ()

    @property
    def carriers(self) -> tuple[InterpretationStatement, ...]:
        """The statements that carry the message; none where nobody has marked any."""
        return tuple(statement for statement in self.statements if statement.carries)

    @property
    def around(self) -> tuple[InterpretationStatement, ...]:
        """The other statements; all of them, where nobody has marked any."""
        return tuple(statement for statement in self.statements if not statement.carries)
