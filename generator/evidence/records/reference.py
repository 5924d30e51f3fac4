"""The citation of one report, as far as the source prints it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from generator.evidence.interface import _
from generator.evidence.records.base import (
    Doi,
    LanguageTag,
    LongLine,
    LongPrinted,
    Note,
    Printed,
    Record,
    SourcePlace,
    Url,
    contradiction,
)
from generator.evidence.records.choice import Choice
from generator.evidence.records.markers import Asked, Called, Headed, Label, Trait
from generator.evidence.records.published import (
    Isbn,
    NoticeKind,
    Orcid,
    Pmcid,
    Pmid,
    PublicationYear,
    PublishedNotice,
    Ror,
    TrialNumber,
)
from generator.evidence.records.reported import Reported
from generator.evidence.records.several import OneOrMore, each_of
from generator.evidence.text.dates import printed_year
from generator.evidence.text.dates import years_of as years_in


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
    Field(description="Pages, as printed.", examples=["30–41"]),
    Asked(though_optional=True),
    Headed(r"pages?|page range"),
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
    orcid: Orcid | None = Field(default=None, examples=["0000-0002-1825-0097"])
    ror: Ror | None = Field(default=None, examples=["05dxps055"])

    @model_validator(mode="after")
    def _person_or_organisation(self) -> Author:
        if (self.family is None) == (self.name is None):
            raise contradiction(
                "author_shape",
                "family",
                _("An author has either a family name or, if an organisation, a name."),
            )
        return self


class Reference(Record):
    """The full reference of a report."""

    number: ReferenceNumber = None
    authors: Annotated[
        Reported[Annotated[tuple[Author, ...], Field(min_length=1)]],
        Headed(r"authors?( names?)?"),
    ] = Field(description="Its authors; where nobody is named: not reported.")
    et_al: Annotated[bool, Label("And others (et al.)")] = Field(
        default=False,
        description="true where the source cuts the list of authors",
        examples=[True],
    )
    editors: Annotated[tuple[Author, ...], Called("editor"), Headed(r"editors?( names?)?")] = Field(
        default=(), description="The editors of the book or report, as printed."
    )
    year: Annotated[Reported[PublicationYear], Headed(r"(publication |pub\.? )?year|date")] = Field(
        description=(
            "The year of publication, in four digits; or as printed: 2019b, 2018–2019, in press. "
            "Where no date is printed: not reported."
        ),
        examples=[2019],
    )
    title: Annotated[LongPrinted, Trait.TITLE, Headed(r"(article |study )?title")]
    title_language: LanguageTag = Field(
        default="en",
        description="The language in which the title is printed, for screen readers.",
        examples=["en", "fr"],
    )
    title_is_translated: bool = Field(
        default=False,
        description="true where only a translation of the title is printed",
        examples=[True],
    )
    translated_title: Annotated[LongPrinted | None, Headed(r"translated title")] = Field(
        default=None, description="A translation of the title that is printed beside it."
    )
    translated_title_language: LanguageTag = Field(
        default="en", description="The language of the translated title."
    )
    type: ReportType
    container: Container = None
    series: Annotated[Printed | None, Headed(r"series")] = Field(
        default=None, description="The series of a book or report, with its number, as printed."
    )
    edition: Annotated[Printed | None, Headed(r"edition")] = Field(
        default=None, description="The edition, as printed.", examples=["2nd"]
    )
    publisher: Annotated[Printed | None, Headed(r"publisher")] = Field(
        default=None, description="Who published it, as printed."
    )
    volume: Volume = None
    issue: Issue = None
    pages: Pages = None
    article_number: Annotated[Printed | None, Headed(r"article (number|no\.?)|eid")] = Field(
        default=None,
        description="The number of an article that has one in place of pages, or beside them.",
        examples=["e0213456"],
    )
    page_count: Annotated[int | None, Headed(r"number of pages|page count")] = Field(
        default=None, ge=1, le=100_000, description="How many pages it has, where that is printed."
    )
    language: Annotated[
        Reported[OneOrMore], Asked("Language of the report"), Headed(r"language")
    ] = Field(
        description=(
            "The language of the report, where the source states it: as a tag, or by its name."
        ),
        examples=["en", "fr"],
    )
    doi: CitedDoi = None
    url: CitedUrl = None
    pmid: Pmid | None = None
    pmcid: Pmcid | None = None
    isbn: Annotated[tuple[Isbn, ...], Label("ISBN"), Headed(r"isbn")] = ()
    trials: Annotated[
        tuple[TrialNumber, ...],
        Label("Trial registrations"),
        Headed(r"(clinical )?trial (registration|registry)( number)?|trial numbers?"),
    ] = Field(default=(), description="The numbers under which the study is registered as a trial.")
    no_link: Annotated[LongLine | None, Label("No link")] = Field(
        default=None,
        description=(
            "Where the source prints no link of any kind: where the report can be had, or that "
            "nobody says so."
        ),
        examples=["University library, shelf mark 12"],
    )
    notices: Annotated[tuple[PublishedNotice, ...], Called("notice")] = Field(
        default=(), description="What was published of it since: that it is retracted or corrected."
    )
    place: SourcePlace
    notes: tuple[Note, ...] = ()

    @property
    def named_authors(self) -> tuple[Author, ...]:
        """The authors; none where nobody is named."""
        return self.authors.known or ()

    @property
    def printed_year(self) -> str:
        """The year as pages print it: 2019, 2019b, 2018–2019, in press, n.d."""
        return printed_year(self.year.known)

    @property
    def years(self) -> tuple[int, ...]:
        """The first and the last year that it names; none without a date, or where in press."""
        return years_in(self.year.known)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the report, as they are recorded; none where they are not known."""
        return each_of(self.language.known) if self.language.known is not None else ()

    @property
    def is_retracted(self) -> bool:
        """Whether a notice says that the report has been retracted."""
        return any(notice.kind is NoticeKind.RETRACTION for notice in self.notices)
