"""Downloads, what every column means, licences, and how to cite."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.records.reported import AbsenceReason, Reported
from generator.publish.exports import (
    CITATION_FORMATS,
    CODEBOOK_FILE,
    DATABASE_FILE,
    DOCUMENT_FILE,
    PACKAGE_FILE,
    WORKBOOK_FILE,
    references_file,
)
from generator.publish.exports.reader_faults import ReaderFault, reader_faults, tried_versions
from generator.publish.exports.references import REFERENCE_FIELDS, ReferenceField
from generator.publish.exports.tables import tables
from generator.publish.pages.items.absent import REASONS
from generator.publish.pages.items.citation import FORMAT_WORDS, CitationItem, source_citation
from generator.publish.pages.items.words import counted, listed, sentence
from generator.publish.pages.page import Link, Page, TocItem


@dataclass(frozen=True)
class TableItem:
    """A data file with its columns."""

    anchor: str
    file: str
    path: str
    title: str
    description: str
    rows: str
    columns: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class LicenceItem:
    """A source with what may be done with it."""

    citation: CitationItem
    licence: Reported[str]
    licence_url: str


@dataclass(frozen=True)
class DataView:
    """The page of data."""

    reasons: tuple[tuple[str, str], ...]
    """The words that stand for a value that is absent, with what they mean."""
    whole: tuple[tuple[Link, str], ...]
    """The files that hold everything, each with what it is."""
    tables: tuple[TableItem, ...]
    slides: str
    references: tuple[tuple[Link, str], ...]
    reference_fields: tuple[ReferenceField, ...]
    reader_faults: tuple[ReaderFault, ...]
    readers: str
    """The programs with which the files were tried."""
    licences: tuple[LicenceItem, ...]


_WHOLE: Final = (
    (
        WORKBOOK_FILE,
        "All tables as sheets of a workbook: numbers are numbers, texts are texts, what a column "
        "means and why a value is absent stand on sheets of their own.",
    ),
    (
        DATABASE_FILE,
        "All tables as an SQLite database, tied by keys, with search in statements and quotes; "
        "what a cell of the tables joins has a table of its own.",
    ),
    (
        DOCUMENT_FILE,
        "Everything in one document: all records with their places and notes, why values of "
        "studies are absent, and the matrix.",
    ),
    (
        PACKAGE_FILE,
        "The tables described for programs, after the standard Data Package 2.0: types, keys, "
        "what absent values mean, sources, licences.",
    ),
    (
        CODEBOOK_FILE,
        "The themes as a codebook for programs of qualitative analysis (REFI-QDA): NVivo, "
        "MAXQDA, ATLAS.ti, QualCoder.",
    ),
)


def _reasons(catalogue: Catalogue) -> Iterator[AbsenceReason]:
    """The reasons that a cell may give; that something is not asked, only where a study has it."""
    yield from REASONS
    every = (catalogue.values(name, s) for name in catalogue.dimensions for s in catalogue.studies)
    if not all(value.asked for value in every):
        yield AbsenceReason.NOT_A_QUESTION


def data_page(catalogue: Catalogue) -> Page:
    """The page of data."""
    items = tuple(
        TableItem(
            anchor=table.file.replace(".", "-"),
            file=table.file,
            path=urls.data_file(table.file),
            title=table.title,
            description=table.description,
            rows=sentence(counted(len(table.rows), "row")),
            columns=tuple((column.name, column.meaning) for column in table.columns),
        )
        for table in tables(catalogue)
    )
    return Page(
        path=urls.DATA,
        template="data.html",
        title="Data",
        description="Downloads, data dictionary, licences and citation.",
        view=DataView(
            reasons=tuple((reason.value, reason.meaning) for reason in _reasons(catalogue)),
            tables=items,
            whole=tuple((Link(name, urls.data_file(name)), words) for name, words in _WHOLE),
            slides=urls.document("review", "pptx"),
            references=tuple(
                (Link(references_file(end), urls.data_file(references_file(end))), words)
                for end, words in FORMAT_WORDS.items()
                if end in CITATION_FORMATS
            ),
            reference_fields=REFERENCE_FIELDS,
            reader_faults=reader_faults(),
            readers=listed([f"{name} {number}" for name, number in tried_versions().items()]),
            licences=tuple(
                LicenceItem(source_citation(source), source.licence, source.licence_url or "")
                for source in catalogue.sources.values()
            ),
        ),
        toc=(
            TocItem("Downloads", "downloads"),
            TocItem(
                "Data dictionary",
                "dictionary",
                (
                    *(TocItem(item.file, item.anchor) for item in items),
                    TocItem("References", "references"),
                    TocItem("What programs make of them", "reference-readers"),
                ),
            ),
            TocItem("Licence and citation", "licence"),
        ),
    )
