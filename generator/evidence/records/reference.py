"""The citation of one report, as far as the source prints it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from generator.evidence.records.base import (
    Doi,
    LanguageTag,
    LongPrinted,
    Note,
    Printed,
    Record,
    SourcePlace,
    Url,
    Year,
    contradiction,
)
from generator.evidence.records.choice import Choice
from generator.evidence.records.markers import Asked, Headed, Label, Trait
from generator.evidence.records.reported import Reported


class ReferenceType(Choice):
    """What kind of report it is."""

    JOURNAL_ARTICLE = "journal-article", "An article in a journal."
    MAGAZINE_ARTICLE = "magazine-article", "An article in a magazine."
    NEWSPAPER_ARTICLE = "newspaper-article", "An article in a newspaper."
    REPORT = "report", "A report."
    BOOK = "book", "A whole book."
    CHAPTER = "chapter", "A chapter in a book."
    THESIS = "thesis", "A thesis."
    CONFERENCE_PAPER = "conference-paper", "A paper or an abstract of a conference."
    PREPRINT = "preprint", "A preprint, or a manuscript that is not published."
    WEB_PAGE = "web-page", "A page on the web."
    OTHER = "other", "Anything else."


ReportType = Annotated[
    ReferenceType,
    Field(strict=False),
    Asked("Kind of report"),
    Headed(r"(publication |document )?type"),
]
Container = Annotated[
    Printed | None,
    Field(description="Journal, book or series."),
    Asked("Journal, book or series", though_optional=True),
    Headed(r"journal|source( title)?|publication title|container"),
]
PublicationYear = Annotated[
    Year, Field(description="The year of publication, in four digits.", examples=[2019])
]
Volume = Annotated[
    Printed | None,
    Field(description="The volume, as printed; in quotes, since it is text.", examples=["7"]),
    Asked(though_optional=True),
    Headed(r"vol(ume)?\.?"),
]
Issue = Annotated[
    Printed | None,
    Field(description="The issue, as printed; in quotes, since it is text.", examples=["2"]),
    Asked(though_optional=True),
    Headed(r"issue|no\.?"),
]
Pages = Annotated[
    Printed | None,
    Field(description="Pages or article number, as printed.", examples=["30–41"]),
    Asked(though_optional=True),
    Headed(r"pages?"),
]
ReferenceNumber = Annotated[
    int | None,
    Field(ge=1, description="Its number in the reference list of the source in place."),
    Asked("Its number in the source's reference list", though_optional=True),
]
CitedDoi = Annotated[
    Doi | None,
    Field(examples=["10.5555/okafor.2019"]),
    Asked(though_optional=True),
    Headed(r"doi"),
]
CitedUrl = Annotated[
    Url | None,
    Field(examples=["https://example.org/report"]),
    Label("Address (URL)"),
    Asked("Address on the web", though_optional=True),
    Headed(r"url|link|address"),
]


class Author(Record):
    """One author: a person by family name, initials and given names, or an organisation by name."""

    family: Printed | None = Field(
        default=None, description="The family name, as printed.", examples=["Okafor"]
    )
    initials: Printed | None = Field(
        default=None, description="The initials without full stops.", examples=["N"]
    )
    given: Printed | None = Field(
        default=None,
        description="The given names, where the source prints them in full.",
        examples=["Ngozi Ada"],
    )
    suffix: Printed | None = Field(
        default=None,
        description="What follows the name, as printed without its full stop.",
        examples=["Jr", "III"],
    )
    name: Printed | None = Field(default=None, description="An organisation, instead of a person.")

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

    number: ReferenceNumber = None
    authors: Annotated[tuple[Author, ...], Headed(r"authors?( names?)?")] = Field(min_length=1)
    et_al: Annotated[bool, Label("And others (et al.)")] = Field(
        default=False,
        description="true where the source cuts the list of authors",
        examples=[True],
    )
    year: Annotated[PublicationYear, Headed(r"(publication |pub\.? )?year|date")]
    title: Annotated[LongPrinted, Trait.TITLE, Headed(r"(article |study )?title")]
    title_language: LanguageTag = Field(
        default="en",
        description="The language in which the title is printed, for screen readers.",
        examples=["en", "fr"],
    )
    type: ReportType
    container: Container = None
    publisher: Annotated[Printed | None, Headed(r"publisher")] = Field(
        default=None, description="Who published it, as printed."
    )
    volume: Volume = None
    issue: Issue = None
    pages: Pages = None
    language: Annotated[Reported[Printed], Asked("Language of the report"), Headed(r"language")] = (
        Field(description="The language of the report as the source states it.")
    )
    doi: CitedDoi = None
    url: CitedUrl = None
    place: SourcePlace
    notes: tuple[Note, ...] = ()

    @model_validator(mode="after")
    def _can_be_found(self) -> Reference:
        if self.doi is None and self.url is None:
            raise contradiction("reference_link", "doi", "A reference needs a doi or a url.")
        return self
