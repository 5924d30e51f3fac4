"""References to cite, of the studies and of the review itself, before any format of a file."""

from __future__ import annotations

from dataclasses import dataclass

from generator.evidence.catalogue import Catalogue
from generator.evidence.records.reference import Author, ReferenceType
from generator.evidence.records.study import Study
from generator.evidence.text.reference_words import TYPES


@dataclass(frozen=True)
class ReferenceField:
    """What stands where in the three formats: an RIS tag, a BibTeX field, a CSL variable."""

    meaning: str
    ris: str
    bibtex: str
    csl: str


REFERENCE_FIELDS = (
    ReferenceField(
        "Id of the study; the review’s own begins with “review:”.", "ID", "citation key", "id"
    ),
    ReferenceField(
        "Type of report: article, report, book, chapter, thesis, or another.",
        f"TY: {', '.join(words.ris[0] for words in TYPES)}",
        ", ".join(f"@{words.bibtex[0]}" for words in TYPES),
        f"type: {', '.join(words.csl[0] for words in TYPES)}",
    ),
    ReferenceField(
        "Authors: family name, given names where they are known, else initials with full stops, "
        "and a suffix; organisations by name. Where the source cuts the list, the file says so.",
        "AU; N1 where the list is cut",
        "author; and others where the list is cut",
        "author; note where the list is cut",
    ),
    ReferenceField("Year of publication.", "PY", "year", "issued"),
    ReferenceField("Title as printed.", "TI", "title", "title"),
    ReferenceField(
        "Journal, book or series.",
        "T2",
        "journal, booktitle, series or howpublished",
        "container-title or collection-title",
    ),
    ReferenceField(
        "Publisher.", "PB", "publisher; institution of a report, school of a thesis", "publisher"
    ),
    ReferenceField("Volume.", "VL", "volume", "volume"),
    ReferenceField("Issue.", "IS", "number; issue of a report", "issue"),
    ReferenceField("Pages or article number as printed.", "SP, EP", "pages", "page"),
    ReferenceField(
        "Language of the report, where the source states it.", "LA", "language", "language"
    ),
    ReferenceField("DOI without the resolver.", "DO", "doi", "DOI"),
    ReferenceField("Address, where the source prints one.", "UR", "url", "URL"),
)


@dataclass(frozen=True)
class Cited:
    """One reference as far as it is known; what is absent is None or empty."""

    key: str
    type: ReferenceType
    authors: tuple[Author, ...]
    et_al: bool
    year: int | None
    title: str
    container: str | None
    publisher: str | None
    volume: str | None
    issue: str | None
    pages: str | None
    language: str | None
    doi: str | None
    url: str | None


def cited_studies(catalogue: Catalogue) -> tuple[Cited, ...]:
    """The reference of every study and of every further report of one, by id."""
    reports = (*catalogue.studies, *catalogue.further_reports)
    return tuple(_study(report) for report in sorted(reports, key=lambda report: report.id))


def cited_review(catalogue: Catalogue) -> Cited:
    """The reference of the document that reports the review.

    Its key holds a colon, which no id does, so that it is no study's. What kind of document it is
    stands in no record: with a volume or an issue it is an article, else it stays open.
    """
    source = catalogue.sources[catalogue.review.source]
    in_journal = source.volume is not None or source.issue is not None
    return Cited(
        key=f"review:{source.id}",
        type=ReferenceType.JOURNAL_ARTICLE if in_journal else ReferenceType.OTHER,
        authors=source.authors.known or (),
        et_al=False,
        year=source.year.known,
        title=source.title.known or source.label,
        container=source.container.known,
        publisher=None,
        volume=source.volume,
        issue=source.issue,
        pages=source.pages,
        language=None,
        doi=source.doi,
        url=source.url,
    )


def _study(study: Study) -> Cited:
    reference = study.reference
    return Cited(
        key=study.id,
        type=reference.type,
        authors=reference.authors,
        et_al=reference.et_al,
        year=reference.year,
        title=reference.title,
        container=reference.container,
        publisher=reference.publisher,
        volume=reference.volume,
        issue=reference.issue,
        pages=reference.pages,
        language=reference.language.known,
        doi=reference.doi,
        url=reference.url,
    )
