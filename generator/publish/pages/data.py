"""Downloads, what every column means, licences, and how to cite."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.extras import PARQUET
from generator.evidence.interface import _, ngettext
from generator.evidence.records.reported import AbsenceReason, Reported
from generator.publish.exports import (
    CITATION_FORMATS,
    references_file,
)
from generator.publish.exports.examples import Asked, asked
from generator.publish.exports.listing import (
    CFF_FILE,
    CODEBOOK_FILE,
    CRATE_FILE,
    DATABASE_FILE,
    DATACITE_FILE,
    DESCRIPTIONS,
    DOCUMENT_FILE,
    PACKAGE_FILE,
    SCHEMA_FILE,
    WHOLE,
    WORKBOOK_FILE,
)
from generator.publish.exports.reader_faults import ReaderFault, reader_faults, tried_versions
from generator.publish.exports.references import REFERENCE_FIELDS, ReferenceField
from generator.publish.exports.tables import tables
from generator.publish.pages.items.absent import REASONS
from generator.publish.pages.items.citation import FORMAT_WORDS, CitationItem, source_citation
from generator.publish.pages.items.words import listed
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
    parquet: Link | None
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
    for_whom: tuple[tuple[str, tuple[Link, ...], str], ...]
    """Which file for whom, and why."""
    whole: tuple[tuple[Link, str], ...]
    """The files that are not one table, each with what it is."""
    asked: Asked | None
    """A question to the data in several languages."""
    tables: tuple[TableItem, ...]
    slides: str
    references: tuple[tuple[Link, str], ...]
    reference_fields: tuple[ReferenceField, ...]
    reader_faults: tuple[ReaderFault, ...]
    readers: str
    """The programs with which the files were tried."""
    licences: tuple[LicenceItem, ...]


def _for_whom() -> Iterator[tuple[str, tuple[Link, ...], str]]:
    """Which file for whom: the purpose, the files, and what speaks for them."""
    yield (
        _("A spreadsheet"),
        (_file(WORKBOOK_FILE),),
        _("Excel, LibreOffice and others show every value as it is."),
    )
    yield (
        _("Python, R, statistics"),
        (Link(_("tables as CSV"), "#tables"),),
        _("Short examples stand below.")
        if not PARQUET.is_there
        else _("Parquet keeps types, too."),
    )
    yield (
        _("Questions in SQL"),
        (_file(DATABASE_FILE),),
        _("For SQLite and Datasette, with search and views."),
    )
    yield (
        _("A reference manager"),
        tuple(
            Link(FORMAT_WORDS[end], urls.data_file(references_file(end)))
            for end in FORMAT_WORDS
            if end in CITATION_FORMATS
        ),
        _("All studies and the review: Zotero, EndNote, Mendeley, LaTeX."),
    )
    yield (
        _("Qualitative analysis"),
        (_file(CODEBOOK_FILE),),
        _("The themes as codes: NVivo, MAXQDA, ATLAS.ti, QualCoder."),
    )
    yield (
        _("A program of your own"),
        (_file(DOCUMENT_FILE), _file(SCHEMA_FILE)),
        _("All records in one document, and its JSON Schema."),
    )
    yield (
        _("An archive or a catalogue"),
        (_file(CRATE_FILE), _file(PACKAGE_FILE), _file(DATACITE_FILE), _file(CFF_FILE)),
        _("What the files are, by whom and under what licence."),
    )


def _file(name: str) -> Link:
    return Link(name, urls.data_file(name))


def _reasons(catalogue: Catalogue) -> Iterator[AbsenceReason]:
    """The reasons that a cell may give; that something is not asked, only where a study has it."""
    yield from REASONS
    every = (catalogue.values(name, s) for name in catalogue.dimensions for s in catalogue.studies)
    if not all(value.asked for value in every):
        yield AbsenceReason.NOT_A_QUESTION


def data_page(catalogue: Catalogue) -> Page:
    """The page of data."""
    written = tables(catalogue)
    items = tuple(
        TableItem(
            anchor=table.file.replace(".", "-"),
            file=table.file,
            path=urls.data_file(table.file),
            title=table.title,
            description=table.description,
            rows=ngettext("{count} row", "{count} rows", len(table.rows)),
            parquet=_file(table.parquet) if PARQUET.is_there else None,
            columns=tuple((column.name, column.meaning) for column in table.columns),
        )
        for table in written
    )
    question = asked(catalogue, written, str)
    return Page(
        path=urls.DATA,
        template="data.html",
        title=_("Data"),
        description=_("Downloads, data dictionary, licences and citation."),
        view=DataView(
            reasons=tuple((_(reason.value), _(reason.meaning)) for reason in _reasons(catalogue)),
            tables=items,
            for_whom=tuple(_for_whom()),
            whole=tuple((_file(one.name), _(one.words)) for one in (*WHOLE, *DESCRIPTIONS)),
            asked=question,
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
            TocItem(_("Which file for whom"), "downloads"),
            *((TocItem(_("Examples"), "examples"),) if question else ()),
            TocItem(_("All files"), "files"),
            TocItem(
                _("Data dictionary"),
                "dictionary",
                (
                    *(TocItem(item.file, item.anchor) for item in items),
                    TocItem(_("References"), "references"),
                    TocItem(_("What programs make of them"), "reference-readers"),
                ),
            ),
            TocItem(_("Licence and citation"), "licence"),
        ),
    )
