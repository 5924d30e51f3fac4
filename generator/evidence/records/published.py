"""When a report came out, in what language, under which identifiers, and what became of it since.

The types of a reference's fields that have a form of their own.
"""

from __future__ import annotations

from typing import Annotated, Any, Final

from pydantic import Field, StringConstraints, TypeAdapter, WrapValidator

from generator.evidence.records.base import Doi, Line, Printed, Record, Url, Year
from generator.evidence.records.choice import Choice
from generator.evidence.records.markers import (
    AlsoText,
    Asked,
    Headed,
    Label,
    Trait,
    WrittenAs,
)
from generator.evidence.text.dates import YEAR_PATTERN
from generator.evidence.text.identifiers import (
    ISBN_PATTERN,
    ORCID_PATTERN,
    PMCID_PATTERN,
    PMID_PATTERN,
    ROR_PATTERN,
    TRIAL_PATTERN,
)

_YEAR_AS_WRITTEN: Final = (
    "Write the year as a number; or as it is printed: 2019b, 2018–2019, in press. "
    "Where no date is printed, write: not reported."
)
_PrintedYear = Annotated[str, StringConstraints(pattern=YEAR_PATTERN)]
_YEAR: Final = TypeAdapter(Year)
_PRINTED: Final = TypeAdapter(_PrintedYear)


def _number_or_printed(value: Any, _: Any) -> Any:
    """By what it is, so that no message speaks of what it might have been."""
    printed = isinstance(value, str) and not value.isdecimal()
    return (_PRINTED if printed else _YEAR).validate_python(value, strict=True)


PublicationYear = Annotated[
    Year | _PrintedYear,
    WrapValidator(_number_or_printed),
    AlsoText(YEAR_PATTERN),
    WrittenAs(_YEAR_AS_WRITTEN),
]
"""A year as a number, or what is printed in its place."""

Pmid = Annotated[
    str,
    StringConstraints(pattern=PMID_PATTERN),
    Field(description="The number in PubMed, in quotes.", examples=["31452104"]),
    WrittenAs("Write the number alone, in quotes."),
    Label("PMID"),
    Headed(r"pmid|pubmed( id)?"),
]
Pmcid = Annotated[
    str,
    StringConstraints(pattern=PMCID_PATTERN),
    Field(description="The number in PubMed Central.", examples=["PMC6815160"]),
    WrittenAs("Write PMC and the number."),
    Label("PMCID"),
    Headed(r"pmc( ?id)?"),
]
Isbn = Annotated[
    str,
    StringConstraints(pattern=ISBN_PATTERN),
    Field(description="An ISBN without hyphens, in quotes."),
    WrittenAs("Write its 13 or 10 digits without hyphens, in quotes."),
]
TrialNumber = Annotated[
    str,
    StringConstraints(pattern=TRIAL_PATTERN),
    Field(description="The number under which a trial is registered, with its register."),
    WrittenAs("Write the register and the number as one word, such as NCT01234567."),
]
Orcid = Annotated[
    str,
    StringConstraints(pattern=ORCID_PATTERN),
    Field(description="The ORCID of a person, without its address."),
    WrittenAs("Write its 16 digits in groups of four, such as 0000-0002-1825-0097."),
    Label("ORCID"),
]
Ror = Annotated[
    str,
    StringConstraints(pattern=ROR_PATTERN),
    Field(description="The ROR identifier of an organisation, without its address."),
    WrittenAs("Write what follows https://ror.org/."),
    Label("ROR"),
]


class NoticeKind(Choice):
    """What was published of a report after it had come out."""

    RETRACTION = "retraction", "It has been retracted or withdrawn."
    CONCERN = "expression-of-concern", "Its journal doubts it, and has not decided."
    CORRECTION = "correction", "Something in it has been corrected."


class PublishedNotice(Record):
    """A notice of a journal or publisher on a report: that it is retracted, doubted, corrected."""

    kind: Annotated[NoticeKind, Field(strict=False)]
    text: Annotated[Line | None, Trait.LONG, Trait.TITLE] = Field(
        default=None, description="What it says, in our words, where that matters here."
    )
    year: Annotated[Year | None, Asked("Year of the notice")] = Field(
        default=None, description="The year of the notice.", examples=[2021]
    )
    doi: Doi | None = Field(
        default=None, description="The DOI of the notice, without https://doi.org/."
    )
    url: Annotated[Url | None, Label("Address (URL)")] = Field(
        default=None, description="The address of the notice, where it has no DOI."
    )
    printed: Printed | None = Field(
        default=None, description="Where it stands, as printed: journal, volume, pages."
    )
