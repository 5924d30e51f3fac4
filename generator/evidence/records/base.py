"""What every record is built from: strict, frozen models, and the kinds of text in them."""

from __future__ import annotations

import re
from typing import Annotated, Final, LiteralString

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)
from pydantic_core import PydanticCustomError

from generator.evidence.interface import _
from generator.evidence.records.markers import (
    Anchor,
    Asked,
    Label,
    RefersTo,
    Trait,
    Words,
    WrittenAs,
)
from generator.evidence.records.note_kinds import NoteKind, NoteWeight
from generator.evidence.text.addresses import URL_PATTERN
from generator.evidence.text.dates import FIRST_YEAR, LAST_YEAR
from generator.evidence.text.doi import DOI_PATTERN
from generator.evidence.text.invisible import strays
from generator.evidence.text.languages import LANGUAGE_TAG
from generator.evidence.text.unseen import Fate

ID_FORM: Final = r"[a-z0-9]+(?:-[a-z0-9]+)*"
ID_PATTERN: Final = rf"^{ID_FORM}$"
LINE_LIMIT: Final = 1_500
PROSE_LIMIT: Final = 8_000


class Record(BaseModel):
    """Something a person wrote: frozen, strictly typed, with no key that is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


def contradiction(
    error_type: LiteralString, field: str, what: LiteralString
) -> PydanticCustomError:
    """The error of fields that do not fit each other; ``field`` is the one to look at first."""
    return PydanticCustomError(error_type, what, {"field": field})


def _clean(text: str, limit: int) -> str:
    if not text.strip():
        raise PydanticCustomError("text_blank", _("The text is empty."))
    if len(text) > limit:
        raise PydanticCustomError(
            "text_long",
            _("The text has {length} characters; at most {limit} fit here."),
            {"length": len(text), "limit": limit},
        )
    seen = text.replace("\n", "")
    for stray in () if seen.isprintable() else strays(text):  # what is refused is not printable
        if stray.fate is Fate.REFUSED:
            raise PydanticCustomError(
                "text_character",
                _(
                    "The text has the invisible character U+{number} ({name}), which does not "
                    "belong in it."
                ),
                {"number": f"{ord(stray.character):04X}", "name": _(stray.name)},
            )
    return text


def one_line(text: str) -> str:
    """The text, if it stands in one paragraph without markup."""
    text = _clean(text, LINE_LIMIT)
    if "\n" in text:
        raise PydanticCustomError("text_lines", _("The text must stand in one paragraph."))
    if text != text.strip():
        raise PydanticCustomError("text_spaces", _("The text begins or ends with a space."))
    return text


def _prose(text: str) -> str:
    return _clean(text, PROSE_LIMIT)


def _quotation(text: str) -> str:
    text = one_line(text)
    if re.match(r"""^["“”].*["“”]$""", text):
        raise PydanticCustomError(
            "text_quoted",
            _("The quotation marks around a quotation are the site's; leave them out."),
        )
    return text


Line = Annotated[
    str,
    AfterValidator(one_line),
    Field(
        min_length=1, max_length=LINE_LIMIT, description="Plain text in one paragraph, no markup."
    ),
]
LongLine = Annotated[Line, Trait.LONG]
Title = Annotated[LongLine, Trait.TITLE, Trait.AS_WRITTEN]
Printed = Annotated[Line, Words.PRINTED]
LongPrinted = Annotated[Printed, Trait.LONG]
Prose = Annotated[
    str,
    AfterValidator(_prose),
    Field(
        min_length=1,
        max_length=PROSE_LIMIT,
        description="Text in paragraphs; *emphasis*, **strong**, lists and links are understood.",
    ),
]
Quotation = Annotated[
    str,
    AfterValidator(_quotation),
    Field(
        min_length=1,
        max_length=LINE_LIMIT,
        description="Words of a source, exact to the character, without quotation marks around.",
    ),
    Trait.LONG,
    Words.QUOTED,
]
Id = Annotated[
    str,
    StringConstraints(pattern=ID_PATTERN, max_length=80),
    Field(description="Lower-case words joined by hyphens."),
    WrittenAs("An id has lower-case letters, digits and single hyphens: okafor-2019."),
]
FileId = Annotated[Id, Field(description="The same as the file name without .yml.")]
SourceId = Annotated[Id, RefersTo(("source",))]
StudyId = Annotated[Id, RefersTo(("study",))]
ThemeId = Annotated[Id, RefersTo(("theme",))]
ModelId = Annotated[Id, RefersTo(("model",))]
InterpretationId = Annotated[Id, RefersTo(("interpretation",))]
FindingId = Annotated[
    str,
    StringConstraints(pattern=rf"{ID_PATTERN[:-1]}\.{ID_PATTERN[1:]}", max_length=161),
    Field(description="A theme's id, a full stop, and the id of one of its findings."),
    WrittenAs("An id has lower-case letters, digits and single hyphens: okafor-2019."),
    RefersTo(("finding",)),
]
PartId = Annotated[
    str,
    StringConstraints(pattern=rf"{ID_PATTERN[:-1]}(?:\.{ID_FORM})?$", max_length=161),
    Field(description="An id; of a part, after the id of what holds it and a full stop."),
    WrittenAs("An id has lower-case letters, digits and single hyphens: okafor-2019."),
]
Doi = Annotated[
    str,
    StringConstraints(pattern=DOI_PATTERN, max_length=200),
    Field(description="A DOI that begins with 10., without https://doi.org/."),
    WrittenAs("Write it as 10.1000/example, without https://doi.org/ before it."),
    Label("DOI"),
]
Url = Annotated[
    str,
    StringConstraints(pattern=URL_PATTERN, max_length=600),
    Field(description="An address that begins with https:// or http://."),
    WrittenAs("Write the whole address, from https:// on, without spaces."),
]
LanguageTag = Annotated[
    str,
    StringConstraints(pattern=LANGUAGE_TAG),
    Field(description="A BCP 47 language tag, such as en, pt-BR or zh-Hant."),
    WrittenAs("Write a language tag, such as en, fil, pt-BR or zh-Hant."),
]
Cites = Annotated[
    tuple[Printed, ...],
    Field(description="The works that the source cites for it, as printed."),
]
Also = Annotated[
    tuple[Line, ...],
    Field(
        description="Other words by which the search finds it: everyday words, abbreviations, the "
        "words of a source that these stand for.",
        examples=[["price", "money"]],
    ),
]
BriefRank = Annotated[
    Annotated[int, Field(ge=1, le=99)] | None,
    Field(
        description="Its place in a brief of what it stands in, from 1. Where any of a list has "
        "one, the brief holds those alone, and what no brief leaves out; where none has, the first."
    ),
    Label("Place in a brief"),
]
Order = Annotated[
    int,
    Field(
        ge=1,
        le=10_000,
        description="Its place in the order of the review, from 1; each has one of its own.",
    ),
    Asked("Its place in the review's order, as a number"),
]
FormerIds = Annotated[
    tuple[Id, ...],
    Field(description="Ids that it had before it was renamed; links with these still lead here."),
    Trait.LATER,
]
Year = Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)]


class SourcePlace(Record):
    """Where it stands in a source: the source's id, the section, and the locator."""

    source: SourceId = Field(description="The id of a file in content/sources/.")
    section: Annotated[LongPrinted, Trait.TITLE] = Field(
        description="The heading, with those above it, joined by ' › '.",
        examples=["Findings › Collaboration"],
    )
    locator: Annotated[Printed, Asked(though_optional=True)] | None = Field(
        default=None,
        description="Page, paragraph, sentence, table row or list item.",
        examples=["paragraph 2, sentence 1", "Table 1, row Okafor", "12:34"],
    )
    begins: Printed | None = Field(
        default=None,
        description=(
            "The first three to seven words of the passage as printed, by which it is found; no "
            "other passage of the section begins so. Leave it out for a table cell or a reference, "
            "and where the licence of the source is not known."
        ),
        examples=["Most participants spoke of waiting"],
    )


class Note(Record):
    """What a reader must know: a contradiction, an open point, or a choice of the editors."""

    kind: Annotated[NoteKind, Field(strict=False)] = Field(
        description=(
            "contradiction: a source contradicts itself. unclear: it leaves something open. "
            f"not-reported: {NoteKind.NOT_REPORTED.meaning} "
            "not-in-our-copy: it stands in a part that they do not hold. not-looked-for: nobody "
            "has looked. missing: absent, without saying which of the three. "
            "misprint: an evident slip in print. "
            "editors: a choice that the editors of this site made."
        )
    )
    part: Line | None = Field(
        default=None,
        description="Of what is not in our copy, the part of the source that the editors lack.",
        examples=["Table 4", "Appendix E, perhaps"],
    )
    weight: Annotated[NoteWeight, Field(strict=False)] = Field(
        default=NoteWeight.USUAL,
        description="main: without it, what it stands at is misread; chosen sparingly.",
    )
    title: Line | None = Field(
        default=None,
        description=(
            "What it is about, in one short line: its heading, and what stays in sight of a note "
            "of main weight. Without it, the first sentence of the text is that."
        ),
        examples=["What “annually” means: 42% a year, or in all"],
    )
    text: Annotated[LongLine, Trait.TITLE]
    places: tuple[SourcePlace, ...] = Field(
        default=(), description="Where it shows, if not at the record's own place."
    )

    @model_validator(mode="after")
    def _a_part_that_is_not_in_our_copy(self) -> Note:
        if (self.part is None) == (self.kind is NoteKind.NOT_IN_OUR_COPY):
            raise contradiction(
                "note_part",
                "part",
                _("A note of the kind not-in-our-copy names the part, and no other note has one."),
            )
        return self


class Fact(Record):
    """One thing that a source says, in our words, with its place."""

    id: Annotated[Id, Anchor("fact")]
    label: Annotated[Line, Trait.TITLE] | None = Field(
        default=None, description="A short heading, where one helps."
    )
    text: Annotated[LongLine, Trait.TITLE]
    cites: Cites = ()
    place: SourcePlace
    also: Also = ()
    notes: tuple[Note, ...] = ()
