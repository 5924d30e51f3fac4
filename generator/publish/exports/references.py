"""References to cite, of the studies and of the review itself, before any format of a file."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.evidence.catalogue import Catalogue
from generator.evidence.records.reference import Author, ReferenceType
from generator.evidence.records.study import Study

_CAPITALS = re.compile(r"[^\W\d_a-z]+(?:-[^\W\d_a-z]+)*")
_SPAN = re.compile(r"(\w+)[-–](\w+)")


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
        "TY: JOUR, RPRT, BOOK, CHAP, THES, GEN",
        "@article, @techreport, @book, @incollection, @thesis, @misc",
        "type: article-journal, report, book, chapter, thesis, document",
    ),
    ReferenceField(
        "Authors as printed, initials with full stops; organisations by name. Where the source "
        "cuts the list, the file says so.",
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
    """The reference of every study, by id."""
    return tuple(_study(study) for study in sorted(catalogue.studies, key=lambda study: study.id))


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


def spaced_initials(author: Author) -> str:
    """Initials as reference managers read them: ``OJ`` is ``O. J.``; others stay as printed."""
    initials = author.initials or ""
    if not _CAPITALS.fullmatch(initials):
        return initials
    return " ".join("-".join(f"{letter}." for letter in part) for part in _letters(initials))


def first_and_last_page(pages: str) -> tuple[str, str | None]:
    """Where pages begin and end, as printed; text that is no span begins and does not end."""
    span = _SPAN.fullmatch(pages)
    return (span[1], span[2]) if span else (pages, None)


def _letters(initials: str) -> list[list[str]]:
    """``J-PK`` in words of letters that hyphens join: J-P, K."""
    words: list[list[str]] = []
    joined = False
    for character in initials:
        if character == "-":
            joined = True
        elif joined:
            words[-1].append(character)
            joined = False
        else:
            words.append([character])
    return words


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
