"""An included study, with its score and the quotes taken from it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from generator.evidence.interface import _
from generator.evidence.records.appraisal import StudyAppraisal
from generator.evidence.records.base import (
    BriefRank,
    Fact,
    FileId,
    FormerIds,
    Id,
    InterpretationId,
    LanguageTag,
    LongLine,
    ModelId,
    Note,
    Printed,
    Quotation,
    Record,
    SourcePlace,
    StudyId,
    ThemeId,
    contradiction,
)
from generator.evidence.records.markers import Anchor, Asked, Called, Headed, Label, RefersTo, Trait
from generator.evidence.records.reference import Reference
from generator.evidence.records.reported import NOT_ASKED, Reported
from generator.evidence.records.several import OneOrMore, OneOrMoreOrNumber
from generator.evidence.records.speakers import Voice, VoiceBasis

Score = Annotated[int, Field(ge=0, le=10_000)]


class LadderScore(Record):
    """The score that the review gave: exact, or one of several reported possibilities."""

    total: Annotated[Score | None, Asked("Score"), Headed(r"(\w+ )?score")] = Field(
        default=None, description="The score, where it is reported."
    )
    one_of: tuple[Score, ...] | None = Field(
        default=None, description="The possible scores, where only these are reported."
    )
    place: SourcePlace
    notes: tuple[Note, ...] = ()

    @property
    def possible(self) -> tuple[int, ...]:
        """The scores that the study may have; one where it is exact."""
        return (self.total,) if self.total is not None else self.one_of or ()

    @model_validator(mode="after")
    def _exact_or_possible(self) -> LadderScore:
        if (self.total is None) == (self.one_of is None):
            raise contradiction(
                "score_shape", "total", _("A score has either total or one_of, and not both.")
            )
        if self.one_of is not None and (
            len(self.one_of) < 2 or tuple(sorted(set(self.one_of))) != self.one_of  # noqa: PLR2004
        ):
            raise contradiction(
                "score_choices",
                "one_of",
                _("one_of lists two or more different scores, the lowest first."),
            )
        return self


class Quote(Record):
    """Words quoted verbatim in a source, with the locator printed beside them."""

    id: Annotated[Id, Anchor("quote")] = Field(
        description="Unique within the study; links to the quote are made of it."
    )
    text: Annotated[Quotation, Trait.TITLE, Headed(r"quot(e|ation)s?( text)?")]
    locator: Annotated[Printed, Headed(r"locator")] = Field(
        description="The locator as printed, such as 22:241.",
        examples=["paragraph 2, sentence 1", "Table 1, row Okafor", "12:34"],
    )
    voice: Annotated[Voice, Field(strict=False), Trait.EXPECTED] = Field(
        default=Voice.UNCLEAR,
        description="Whose words the quote gives; unclear, where the source does not say. Left "
        "out, with its basis and reason, what review.yml says under speakers.",
    )
    voice_basis: Annotated[VoiceBasis, Field(strict=False), Trait.EXPECTED] = Field(
        default=VoiceBasis.EDITORS,
        description="source: the source says who speaks. editors: the label is the editors' own.",
    )
    voice_reason: Annotated[LongLine, Trait.EXPECTED] = Field(
        default="", description="What the label rests on."
    )
    role: Annotated[Id, RefersTo(("speaker role",))] | None = Field(
        default=None,
        description="Who speaks: the id of one of the roles of review.yml; not-said, where nobody "
        "says it and no guess is made.",
    )
    role_basis: Annotated[VoiceBasis, Field(strict=False)] | None = Field(
        default=None,
        description="source: the source says who speaks. editors: the editors do, with a reason.",
    )
    role_reason: LongLine | None = Field(default=None, description="What the role rests on.")
    quoted_from: Printed | None = Field(
        default=None, description="For a quotation at second hand: whose words the study quotes."
    )
    language: LanguageTag | None = Field(
        default=None,
        description="A tag for the language of the printed quotation, where it is not English.",
    )
    themes: tuple[ThemeId, ...] = Field(
        default=(), description="The themes under which the source prints it."
    )
    interpretations: tuple[InterpretationId, ...] = Field(
        default=(), description="The interpretations that the source discusses with it."
    )
    brief: BriefRank = None
    place: SourcePlace
    notes: tuple[Note, ...] = ()


class Characteristic(Record):
    """The value of a characteristic that the review declares, with its place."""

    id: Annotated[Id, RefersTo(("characteristic",))] = Field(
        description="The id of a characteristic in review.yml."
    )
    value: Annotated[Reported[OneOrMoreOrNumber], Trait.TITLE]
    place: SourcePlace | None = Field(
        default=None,
        description="Where the value stands; left out, where review.yml says that the "
        "characteristic stands.",
    )
    notes: tuple[Note, ...] = ()


class Characteristics(Record):
    """What the source's table of included studies says, and what else is reported."""

    place: SourcePlace
    publication_country: Annotated[
        Reported[OneOrMore],
        Asked("Country of publication"),
        Trait.EXPECTED,
        Headed(r"publication country|country of publication"),
    ] = Field(default=NOT_ASKED, validate_default=True, examples=["Norway", "not reported"])
    study_country: Annotated[
        Reported[OneOrMore],
        Asked("Country of study"),
        Headed(r"(study )?country"),
        Trait.EXPECTED,
    ] = Field(
        default=NOT_ASKED,
        validate_default=True,
        description="Where the study took place, if the source says it; else: not reported.",
        examples=["Norway", "not reported"],
    )
    provision: Annotated[
        Reported[tuple[Printed, ...]],
        Asked("Condition"),
        Trait.EXPECTED,
        Headed(r"provision|condition|population"),
    ] = Field(
        default=NOT_ASKED,
        validate_default=True,
        description="The conditions that the study is about, item by item.",
    )
    models: Annotated[Reported[tuple[ModelId, ...]], Headed(r"models?"), Trait.EXPECTED] = Field(
        default=NOT_ASKED,
        validate_default=True,
        description="The ids of the models, in the order of the source.",
    )
    more: tuple[Characteristic, ...] = Field(
        default=(), description="Characteristics that review.yml declares."
    )
    notes: tuple[Note, ...] = ()


class Study(Record):
    """A primary study included in the synthesis."""

    id: Annotated[FileId, Anchor("study"), Headed(r"(study |record )?id")]
    formerly: FormerIds = ()
    report_of: Annotated[tuple[StudyId, ...], Label("Report of")] = Field(
        default=(),
        description="The ids of the studies that this report is of, where that is not one alone: "
        "with its own id among them, other studies stand in the same report; without it, this is "
        "a further report of another study, and no study by itself.",
        examples=[["okafor-2019"]],
    )
    version_of: Annotated[StudyId | None, Label("Version of")] = Field(
        default=None,
        description="The id of the study whose report this is another version of: its preprint, "
        "a correction or retraction, a translation.",
        examples=["okafor-2019"],
    )
    reference: Annotated[Reference, Trait.TITLE]
    characteristics: Characteristics
    ladder: Annotated[Reported[LadderScore], Trait.EXPECTED] = Field(
        default=NOT_ASKED, validate_default=True
    )
    appraisal: tuple[StudyAppraisal, ...] = Field(
        default=(), description="What it got for the questions of the appraisal, one by one."
    )
    details: Annotated[tuple[Fact, ...], Called("detail")] = Field(
        default=(), description="What else the source says of this study, outside the themes."
    )
    quotes: Annotated[tuple[Quote, ...], Called("quote", within_record=True)] = ()
    notes: tuple[Note, ...] = ()

    @property
    def studies(self) -> tuple[str, ...]:
        """The ids of the studies that its report is of: its own, or those that it names."""
        return (self.version_of,) if self.version_of else self.report_of or (self.id,)

    @property
    def is_further_report(self) -> bool:
        """Whether it is no study by itself but a further report or version of another's."""
        return self.id not in self.studies
