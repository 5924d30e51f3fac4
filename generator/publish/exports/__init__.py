"""Exports: the catalogue as files for other programs; they know nothing of pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from generator.evidence.catalogue import Catalogue
from generator.evidence.extras import PARQUET
from generator.evidence.interface import _
from generator.publish.exports.about import about_rows
from generator.publish.exports.bibtex import bibtex
from generator.publish.exports.citable import Published, cited_data, published_site
from generator.publish.exports.codebook import codebook
from generator.publish.exports.columns import Table, parquet_file
from generator.publish.exports.crate import ro_crate
from generator.publish.exports.csl import csl_json
from generator.publish.exports.data_citation import citation_cff, datacite_json
from generator.publish.exports.database import database
from generator.publish.exports.document import evidence_json
from generator.publish.exports.document_schema import evidence_schema
from generator.publish.exports.listing import (
    ABSENT_FILE,
    CFF_FILE,
    CODEBOOK_FILE,
    CRATE_FILE,
    CSV_TYPE,
    DATABASE_FILE,
    DATACITE_FILE,
    DESCRIPTIONS,
    DOCUMENT_FILE,
    PACKAGE_FILE,
    PARQUET_TYPE,
    REFERENCE_TYPES,
    SCHEMA_FILE,
    WHOLE,
    WORKBOOK_FILE,
    ListedFile,
)
from generator.publish.exports.matrix_table import cells_table
from generator.publish.exports.package import data_package
from generator.publish.exports.references import Cited, cited_reports, cited_review, cited_studies
from generator.publish.exports.ris import ris
from generator.publish.exports.tables import table_names, tables
from generator.publish.exports.workbook import absent_table, workbook

REVIEW = "review"
DATA = "data"
CITATION_FORMATS: Mapping[str, Callable[[Sequence[Cited]], str]] = {
    "ris": ris,
    "bib": bibtex,
    "json": csl_json,
}
"""What writes references, by the ending of the file's name."""


def references_file(ending: str) -> str:
    """The file with the references of all studies and of the review itself."""
    return f"references.{ending}"


def citation_file(what: str, ending: str) -> str:
    """The file with the reference of the review, or of the data."""
    return f"references-{what}.{ending}"


def reference_file(study_id: str, ending: str) -> str:
    """The file with the reference of one study."""
    return f"references/{study_id}.{ending}"


def data_names(catalogue: Catalogue) -> tuple[str, ...]:
    """The names of the files that ``data_files`` writes."""
    return (
        *table_names(catalogue),
        *(PACKAGE_FILE, CODEBOOK_FILE, DOCUMENT_FILE, SCHEMA_FILE, CRATE_FILE),
        *(CFF_FILE, DATACITE_FILE),
        *map(references_file, CITATION_FORMATS),
        *(citation_file(what, end) for what in (REVIEW, DATA) for end in CITATION_FORMATS),
        *(
            reference_file(report.id, end)
            for report in cited_reports(catalogue)
            for end in CITATION_FORMATS
        ),
    )


def data_files(catalogue: Catalogue, published: Published | None = None) -> dict[str, str]:
    """The text of every data file by file name; ``published`` is the site, where it is known."""
    site = published or published_site(catalogue)
    studies = cited_studies(catalogue)
    everything = (cited_review(catalogue), *studies)
    written = tables(catalogue)
    return {
        **{table.file: table.csv for table in written},
        PACKAGE_FILE: data_package(catalogue, site, written),
        CODEBOOK_FILE: codebook(catalogue),
        DOCUMENT_FILE: evidence_json(catalogue),
        SCHEMA_FILE: evidence_schema(),
        CRATE_FILE: ro_crate(catalogue, site, listed_files(written)),
        CFF_FILE: citation_cff(catalogue, site),
        DATACITE_FILE: datacite_json(catalogue, site),
        **{references_file(end): write(everything) for end, write in CITATION_FORMATS.items()},
        **{
            citation_file(name, end): write([cited])
            for name, cited in ((REVIEW, cited_review(catalogue)), (DATA, cited_data(site)))
            for end, write in CITATION_FORMATS.items()
        },
        **{
            reference_file(cited.key, end): write([cited])
            for cited in studies
            for end, write in CITATION_FORMATS.items()
        },
    }


def listed_files(written: Sequence[Table]) -> tuple[ListedFile, ...]:
    """All data files with what each is, but for the references of single studies.

    ``written`` are the tables.
    """
    return (
        *_said(WHOLE),
        *(ListedFile(table.file, table.description, CSV_TYPE) for table in written),
        *_listed_parquet(written),
        *(
            ListedFile(
                references_file(end), _("The references of all studies and of the review."), kind
            )
            for end, kind in REFERENCE_TYPES.items()
        ),
        *(
            ListedFile(citation_file(what, end), words, kind)
            for what, words in (
                (REVIEW, _("The reference of the review.")),
                (DATA, _("The reference of the data.")),
            )
            for end, kind in REFERENCE_TYPES.items()
        ),
        *_said(DESCRIPTIONS),
    )


def _said(files: Iterable[ListedFile]) -> Iterator[ListedFile]:
    return (replace(one, words=_(one.words)) for one in files)


def _listed_parquet(written: Sequence[Table]) -> tuple[ListedFile, ...]:
    if not PARQUET.is_there:
        return ()
    return tuple(
        ListedFile(
            table.parquet,
            _("{table}, with values of their type.", table=table.title),
            PARQUET_TYPE,
        )
        for table in (*written, absent_table(()))
    )


def whole_files(catalogue: Catalogue) -> dict[str, bytes]:
    """All tables as a workbook, as a database, and as a Parquet file each where the extra is there;
    by file name.
    """
    about, written = about_rows(catalogue), tables(catalogue)
    cells = cells_table(catalogue)
    typed = [cells if table.name == cells.name else table for table in written]
    return {
        WORKBOOK_FILE: workbook(written, about),
        DATABASE_FILE: database(typed, about),
        **_parquet_files((*typed, absent_table(typed))),
    }


def whole_names(catalogue: Catalogue) -> tuple[str, ...]:
    """The names of the files that ``whole_files`` makes."""
    written = (*table_names(catalogue), ABSENT_FILE) if PARQUET.is_there else ()
    return (WORKBOOK_FILE, DATABASE_FILE, *map(parquet_file, written))


def _parquet_files(written: Sequence[Table]) -> dict[str, bytes]:
    if not PARQUET.is_there:
        return {}
    from generator.publish.exports.parquet import parquet  # noqa: PLC0415 - an extra

    return {table.parquet: parquet(table) for table in written}
