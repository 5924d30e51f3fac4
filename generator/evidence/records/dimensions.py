"""How a review calls what its studies differ by, and the kinds that it puts its themes into."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final

from pydantic import Field

from generator.evidence.records.base import Id, Line, Record


class BuiltIn(StrEnum):
    """What studies may differ by in every review; its value is its name in addresses."""

    CARRIED_OUT = "carried-out"
    COUNTRY = "country"
    PROVISION = "provision"
    MODEL = "model"
    SCORE = "score"
    YEAR = "year"


class DimensionWords(Record):
    """The review's own words for something that studies differ by."""

    id: Annotated[BuiltIn, Field(strict=False)] = Field(
        description="Which of the built-in characteristics these words are for."
    )
    label: Line | None = Field(
        default=None,
        description="What it is called above or beside its values, everywhere on the site.",
    )
    noun: Line | None = Field(
        default=None, description="One of its values inside a sentence, such as: model."
    )
    nouns: Line | None = Field(
        default=None, description="Several of its values inside a sentence, such as: models."
    )
    description: Line | None = Field(default=None, description="What its values say of a study.")
    where: Line | None = Field(
        default=None, description="Where its values stand, or why they are not to be had."
    )


class ThemeRole(StrEnum):
    """Under which heading of the summary and of briefs the themes of a kind stand."""

    TAKES = "takes"
    WATCH = "watch"


class ThemeKind(Record):
    """A kind of themes: what the themes of this kind are about."""

    id: Id = Field(description="What the kind is called in the records of themes.")
    label: Line = Field(description="What it is called on the site.")
    meaning: Line = Field(description="What the themes of this kind say.")
    role: Annotated[ThemeRole | None, Field(strict=False)] = Field(
        default=None, description="The heading of the summary under which such themes stand."
    )


THEME_KINDS: Final = (
    ThemeKind(id="impact", label="Impact", meaning="What changes."),
    ThemeKind(
        id="challenge", label="Challenge", meaning="What makes it hard.", role=ThemeRole.WATCH
    ),
    ThemeKind(
        id="requirement", label="Requirement", meaning="What it needs.", role=ThemeRole.TAKES
    ),
    ThemeKind(id="experience", label="Experience", meaning="How people live through it."),
    ThemeKind(
        id="context",
        label="Context",
        meaning="The circumstances under which it takes place.",
    ),
)
"""The kinds of a review that lists none."""


class WayId(StrEnum):
    """A group of readers to whom the front page shows a way in."""

    PRACTICE = "practice"
    DECIDE = "decide"
    REUSE = "reuse"


class WayWords(Record):
    """How the front page speaks to one group of readers."""

    id: Annotated[WayId, Field(strict=False)]
    title: Line = Field(description="Who they are, such as: You put it into practice.")
    text: Line | None = Field(default=None, description="What they find on the site.")
