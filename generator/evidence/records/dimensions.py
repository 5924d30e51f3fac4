"""How a review calls what its studies differ by, and the kinds that it puts its themes into."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import Field

from generator.evidence.records.base import (
    Also,
    Id,
    Line,
    LongLine,
    Note,
    Printed,
    Record,
    SourceId,
    SourcePlace,
    StudyId,
    Title,
)
from generator.evidence.records.choice import Choice
from generator.evidence.records.markers import Trait


class BuiltIn(Choice):
    """What studies may differ by in every review; its value is its name in addresses."""

    CARRIED_OUT = (
        "carried-out",
        "The country in which the study was carried out: study_country.",
    )
    COUNTRY = "country", "The country of publication: publication_country."
    PROVISION = "provision", "The conditions that the study is about: provision."
    MODEL = "model", "The models that the study used: models."
    SCORE = "score", "The score that the review gave: ladder."
    YEAR = "year", "The year of publication."


class ValueKind(Choice):
    """What the values of something are that studies differ by."""

    TEXT = "text", "One text."
    LIST = "list", "One text or several."
    REFERENCE = "reference", "The id of another record, or several."
    NUMBER = (
        "number",
        "A number, a range of numbers, or at least or at most one; without its unit.",
    )
    LEVEL = "level", "A word of a scale that has an order, or several that are possible."


class Referent(Choice):
    """A kind of record that a reference may name."""

    MODEL = "model", "A model."
    STUDY = "study", "An included study."
    THEME = "theme", "A theme."
    INTERPRETATION = "interpretation", "An interpretation."
    PRINCIPLE = "principle", "A principle."
    SOURCE = "source", "A source document."


class Tells(Choice):
    """What a characteristic tells of a study, on the card that its page begins with."""

    WHO = "who", "Who took part."
    DID = "did", "What they did."
    CHANGED = "changed", "What changed."


class Better(Choice):
    """Which end of a scale is the good one."""

    HIGH = "high", "High is good."
    LOW = "low", "Low is good."


class RangeOfAll(Record):
    """From where to where the values of all studies go, as the source prints it."""

    printed: Annotated[Printed, Trait.TITLE] = Field(
        description="The range, with its unit.", examples=["22–100 years", "2 weeks–16 years"]
    )
    place: SourcePlace
    notes: tuple[Note, ...] = ()


class HeldIn(Record):
    """The part of a source that has the values of a characteristic, and that the editors lack."""

    part: Line = Field(
        description="The part, as the source names it.", examples=["Table 4", "Appendix E, perhaps"]
    )
    source: SourceId | None = Field(
        default=None, description="The source whose part it is; left out, that of the synthesis."
    )
    told_by: tuple[StudyId, ...] = Field(
        default=(),
        description="The ids of the studies whose value stands there, where the source says which "
        "report it: of all others it is not reported. Left out, it may be any.",
    )


HELD_IN: Final = (
    "The part of a source with its values, as long as the editors do not hold it: what a study "
    "then lacks, or has as not reported, reads as not in our copy."
)


class ValueWords(Record):
    """Other words for one value of what studies differ by, and the values that it goes with."""

    value: Printed = Field(
        description="The value as study records have it; of a reference, the id that they name."
    )
    group: Line | None = Field(
        default=None,
        description="What this and similar values are called together: lists are narrowed by the "
        "values of a group under its name.",
        examples=["Vegetables"],
    )
    also: Also = ()


Values = Annotated[
    tuple[ValueWords, ...],
    Field(description="Other words for its values, and how they go together; only where needed."),
]


class Topic(Record):
    """Something that findings are about."""

    id: Id = Field(description="What findings and statements call it under about.")
    label: Annotated[Line, Trait.TITLE] = Field(description="What it is called on the site.")
    meaning: LongLine = Field(description="What the findings say that are about it.")
    outcome: bool = Field(
        default=False,
        description="Whether findings on it tell what changed for people.",
    )
    never_cut: bool = Field(
        default=False,
        description="Whether no brief leaves out what is about it, as with risks and harm.",
    )
    also: Also = ()


class SpeakerRole(Record):
    """What somebody is who speaks in a quote."""

    id: Id = Field(description="What quotes call it under role.")
    label: Annotated[Line, Trait.TITLE] = Field(description="What it is called on the site.")
    meaning: LongLine = Field(description="Who speaks in such quotes.")
    noun: Line | None = Field(
        default=None,
        description="Such a speaker inside a sentence; left out, the label with a small letter.",
        examples=["volunteer"],
    )
    participant: bool | None = Field(
        default=None,
        description="Whether such speakers took part, so that their words stand as people's words; "
        "left out, they did, save study-author, organisation and not-said.",
    )

    @property
    def is_participant(self) -> bool:
        """Whether such speakers took part in what the study is about."""
        by_id = self.id not in {STUDY_AUTHOR, ORGANISATION, NOT_SAID}
        return by_id if self.participant is None else self.participant


STUDY_AUTHOR: Final = "study-author"
"""The role of those who wrote the study."""
ORGANISATION: Final = "organisation"
NOT_SAID: Final = "not-said"
"""The role where nobody says who speaks, and the editors do not guess."""

SPEAKER_ROLES: Final = (
    SpeakerRole(
        id=STUDY_AUTHOR, label="Author of the study", meaning="Somebody who wrote the study."
    ),
    SpeakerRole(id=ORGANISATION, label="Organisation", meaning="An organisation."),
    SpeakerRole(
        id=NOT_SAID,
        label="Who speaks is not said",
        meaning="Nobody says who speaks, and the editors do not guess.",
    ),
)
"""The roles of a review that lists none."""


class DimensionWords(Record):
    """The review's own words for something that studies differ by."""

    id: Annotated[BuiltIn, Field(strict=False)] = Field(
        description="Which of the built-in characteristics these words are for."
    )
    label: Annotated[Line, Trait.TITLE] | None = Field(
        default=None,
        description="What it is called above or beside its values, everywhere on the site.",
    )
    noun: Line | None = Field(
        default=None, description="One of its values inside a sentence, such as: model."
    )
    nouns: Line | None = Field(
        default=None, description="Several of its values inside a sentence, such as: models."
    )
    description: LongLine | None = Field(
        default=None, description="What its values say of a study."
    )
    where: LongLine | None = Field(
        default=None, description="Where its values stand, or why they are not to be had."
    )
    held_in: HeldIn | None = Field(default=None, description=HELD_IN)
    values: Values = ()
    also: Also = ()


class ThemeRole(Choice):
    """Under which heading of the summary and of briefs the themes of a kind stand."""

    TAKES = "takes", "Such themes stand under what it takes."
    WATCH = "watch", "Such themes stand under what to watch for."


class ThemeKind(Record):
    """A kind of themes: what the themes of this kind are about."""

    id: Id = Field(description="What the kind is called in the records of themes.")
    label: Annotated[Line, Trait.TITLE] = Field(description="What it is called on the site.")
    meaning: LongLine = Field(description="What the themes of this kind say.")
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


class WayId(Choice):
    """A group of readers to whom the front page shows a way in."""

    PRACTICE = "practice", "Readers who put the evidence into practice."
    DECIDE = "decide", "Readers who decide what is done."
    REUSE = "reuse", "Readers who edit records or take the data with them."


class WayWords(Record):
    """How the front page speaks to one group of readers."""

    id: Annotated[WayId, Field(strict=False)]
    title: Title = Field(description="Who they are, such as: You put it into practice.")
    text: LongLine | None = Field(default=None, description="What they find on the site.")
