"""The citation of one report, as far as the source prints it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from generator.evidence.records.base import (
    Doi,
    LanguageTag,
    Line,
    Note,
    Record,
    SourcePlace,
    Url,
    Year,
    contradiction,
)
from generator.evidence.records.reported import Reported


class ReferenceType(StrEnum):
    """What kind of report it is."""

    JOURNAL_ARTICLE = "journal-article"
    REPORT = "report"
    BOOK = "book"
    CHAPTER = "chapter"
    THESIS = "thesis"
    OTHER = "other"


class Author(Record):
    """One author: a person by family name and initials, or an organisation by name."""

    family: Line | None = None
    initials: Line | None = None
    name: Line | None = Field(default=None, description="An organisation, instead of a person.")

    @model_validator(mode="after")
    def _person_or_organisation(self) -> Author:
        if (self.family is None) == (self.name is None):
            raise contradiction(
                "author_shape",
                "family",
                "An author has either a family name or, if an organisation, a name.",
            )
        return self


class Reference(Record):
    """The full reference of a report."""

    number: int | None = Field(
        default=None, ge=1, description="Its number in the reference list of the source in place."
    )
    authors: tuple[Author, ...] = Field(min_length=1)
    et_al: bool = Field(default=False, description="true where the source cuts the list of authors")
    year: Year
    title: Line
    title_language: LanguageTag = Field(
        default="en", description="The language in which the title is printed, for screen readers."
    )
    type: Annotated[ReferenceType, Field(strict=False)]
    container: Line | None = Field(default=None, description="Journal, book or series.")
    publisher: Line | None = None
    volume: Line | None = None
    issue: Line | None = None
    pages: Line | None = Field(default=None, description="Pages or article number, as printed.")
    language: Reported[Line] = Field(
        description="The language of the report as the source states it."
    )
    doi: Doi | None = None
    url: Url | None = None
    place: SourcePlace
    notes: tuple[Note, ...] = ()

    @model_validator(mode="after")
    def _can_be_found(self) -> Reference:
        if self.doi is None and self.url is None:
            raise contradiction("reference_link", "doi", "A reference needs a doi or a url.")
        return self
