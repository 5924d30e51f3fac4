"""A taxonomy that a review makes: its items in groups, which say nothing and cite nobody."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.evidence.records.base import (
    Also,
    Id,
    InterpretationId,
    LongPrinted,
    Note,
    Prose,
    Record,
    SourcePlace,
    ThemeId,
    Title,
)
from generator.evidence.records.interpretation import FindingLink
from generator.evidence.records.markers import Anchor, Called, Trait


class TaxonomyItem(Record):
    """An item of the taxonomy: a name for something, and no statement about it."""

    id: Annotated[Id, Anchor("taxonomy-item")]
    label: Annotated[LongPrinted, Trait.TITLE] = Field(description="The item as it is printed.")
    theme: ThemeId | None = Field(
        default=None, description="The theme that it belongs to; left out, that of its group."
    )
    findings: tuple[FindingLink, ...] = Field(
        default=(), description="Findings that tell of what it names."
    )
    place: SourcePlace | None = Field(
        default=None, description="Where it is printed; left out, where its group is."
    )
    also: Also = ()
    notes: tuple[Note, ...] = ()


class TaxonomyGroup(Record):
    """Items that the source puts under one heading."""

    id: Annotated[Id, Anchor("taxonomy-group")]
    title: Title
    theme: ThemeId | None = Field(
        default=None, description="The theme that its items belong to, where it is one."
    )
    place: SourcePlace
    items: Annotated[tuple[TaxonomyItem, ...], Called("taxonomy item")] = Field(min_length=1)
    notes: tuple[Note, ...] = ()


class Taxonomy(Record):
    """A taxonomy as a product of the review."""

    title: Title
    summary: Prose
    interpretation: InterpretationId | None = Field(
        default=None, description="The interpretation that the taxonomy belongs to."
    )
    place: SourcePlace
    groups: Annotated[tuple[TaxonomyGroup, ...], Called("taxonomy group")] = Field(min_length=1)
    notes: tuple[Note, ...] = ()
