"""What a review declares of its studies beside what every study record holds."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from generator.evidence.interface import _
from generator.evidence.records.base import (
    Also,
    Id,
    Line,
    LongLine,
    Note,
    Printed,
    Record,
    SourcePlace,
    contradiction,
)
from generator.evidence.records.dimensions import (
    HELD_IN,
    Better,
    HeldIn,
    RangeOfAll,
    Referent,
    Tells,
    ValueKind,
    Values,
)
from generator.evidence.records.markers import Trait


class DeclaredCharacteristic(Record):
    """A characteristic of studies that this synthesis records beside the usual ones."""

    id: Id
    label: Annotated[Line, Trait.TITLE]
    noun: Line | None = Field(
        default=None, description="One of its values inside a sentence; else the label."
    )
    nouns: Line | None = Field(
        default=None, description="Several of its values inside a sentence; else the noun."
    )
    description: LongLine
    where: LongLine = Field(description="Where the values stand, or why they are not to be had.")
    held_in: HeldIn | None = Field(default=None, description=HELD_IN)
    kind: Annotated[ValueKind, Field(strict=False)] = Field(
        default=ValueKind.TEXT, description="What its values are."
    )
    refers: Annotated[Referent | None, Field(strict=False)] = Field(
        default=None, description="The kind of record that a reference names."
    )
    facet: bool = Field(
        default=True, description="Whether lists, tables and charts are narrowed by it."
    )
    tells: Annotated[Tells | None, Field(strict=False)] = Field(
        default=None,
        description="What it tells on the card that a study's page begins with; left out, it "
        "stands there under its own label.",
    )
    column: bool = Field(default=True, description="Whether the table of studies has it.")
    searched: bool = Field(default=True, description="Whether the search finds studies by it.")
    compared: bool = Field(default=True, description="Whether studies are compared by it.")
    unit: Line | None = Field(
        default=None,
        description="Of numbers, their unit in the plural, such as years.",
        examples=["years"],
    )
    levels: tuple[Printed, ...] = Field(
        default=(), description="Of a scale of words, these words, the lowest first."
    )
    is_score: bool = Field(
        default=False,
        description="Whether it is a score that the review gave; then it stands on the page of "
        "scores.",
    )
    better: Annotated[Better | None, Field(strict=False)] = Field(
        default=None, description="Of a score, which end is the good one, where the source says it."
    )
    lowest_possible: int | None = Field(
        default=None, description="Of a score in numbers, the lowest that the scale allows."
    )
    highest_possible: int | None = Field(
        default=None, description="Of a score in numbers, the highest that the scale allows."
    )
    range: RangeOfAll | None = Field(
        default=None,
        description="From where to where the values of all studies go, where the source says it.",
    )
    place: SourcePlace
    values: Values = ()
    also: Also = ()
    notes: tuple[Note, ...] = ()

    @model_validator(mode="after")
    def _a_reference_refers(self) -> DeclaredCharacteristic:
        if (self.kind is ValueKind.REFERENCE) == (self.refers is None):
            raise contradiction(
                "declared_refers",
                "refers",
                _(
                    "A characteristic of the kind reference says what kind of record it refers to, "
                    "and no other does."
                ),
            )
        return self

    @model_validator(mode="after")
    def _a_scale_fits_its_kind(self) -> DeclaredCharacteristic:
        if (self.kind is ValueKind.LEVEL) != bool(self.levels):
            raise contradiction(
                "declared_levels",
                "levels",
                _("A characteristic of the kind level lists its levels, and no other does."),
            )
        if self.is_score and self.kind not in {ValueKind.NUMBER, ValueKind.LEVEL}:
            raise contradiction(
                "declared_score", "kind", _("A score is of the kind number or of the kind level.")
            )
        ends = (self.lowest_possible, self.highest_possible)
        if self.kind is not ValueKind.NUMBER and (self.unit, *ends) != (None, None, None):
            raise contradiction(
                "declared_ends", "kind", _("Only numbers have a unit, a lowest and a highest.")
            )
        low, high = ends
        if low is not None and high is not None and low >= high:
            raise contradiction(
                "declared_order",
                "lowest_possible",
                _("The lowest of a scale lies below its highest; better says which end is good."),
            )
        return self
