"""An interpretation: what the reviewers conclude across themes (third-order construct)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from generator.evidence.records.base import (
    FindingId,
    FormerIds,
    Id,
    Line,
    Note,
    Prose,
    Record,
    SourcePlace,
)
from generator.evidence.records.plain import Plain
from generator.evidence.records.statement import Statement


class LinkBasis(StrEnum):
    """Who ties two things together."""

    SOURCE = "source"
    EDITORS = "editors"


class ThemeLink(Record):
    """A tie to a theme, and who makes it."""

    theme: Id
    basis: Annotated[LinkBasis, Field(strict=False)] = Field(
        description="source: the source ties them. editors: the tie is the editors' own."
    )
    reason: Line


class FindingLink(Record):
    """A tie to a finding, and who makes it."""

    finding: FindingId
    basis: Annotated[LinkBasis, Field(strict=False)] = Field(
        description="source: the source ties them. editors: the tie is the editors' own."
    )
    reason: Line


class Interpretation(Record):
    """A line of argument of the review."""

    id: Id = Field(description="The same as the file name without .yml.")
    formerly: FormerIds = ()
    title: Line
    order: int = Field(ge=1, le=10_000)
    message: Line = Field(description="The interpretation in one plain sentence.")
    summary: Prose
    plain: Plain | None = Field(default=None, description="The same in plain words, for everybody.")
    place: SourcePlace
    statements: tuple[Statement, ...] = ()
    themes: tuple[ThemeLink, ...] = ()
    notes: tuple[Note, ...] = ()
