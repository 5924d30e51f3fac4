"""Exports: the catalogue as files for other programs; they know nothing of pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from generator.evidence.catalogue import Catalogue
from generator.publish.exports.about import about_rows
from generator.publish.exports.bibtex import bibtex
from generator.publish.exports.citable import Published, cited_data, published_site
from generator.publish.exports.codebook import codebook
from generator.publish.exports.csl import csl_json
from generator.publish.exports.database import database
from generator.publish.exports.document import evidence_json
from generator.publish.exports.matrix_table import cells_table
from generator.publish.exports.package import data_package
from generator.publish.exports.references import Cited, cited_review, cited_studies
from generator.publish.exports.ris import ris
from generator.publish.exports.tables import tables
from generator.publish.exports.workbook import workbook

DOCUMENT_FILE = "evidence.json"
PACKAGE_FILE = "datapackage.json"
CODEBOOK_FILE = "themes.qdc"
WORKBOOK_FILE = "evidence.xlsx"
DATABASE_FILE = "evidence.sqlite"
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


def data_files(catalogue: Catalogue, published: Published | None = None) -> dict[str, str]:
    """The text of every data file by file name; ``published`` is the site, where it is known."""
    site = published or published_site(catalogue)
    studies = cited_studies(catalogue)
    everything = (cited_review(catalogue), *studies)
    written = tables(catalogue)
    return {
        **{table.file: table.csv for table in written},
        PACKAGE_FILE: data_package(catalogue, written),
        CODEBOOK_FILE: codebook(catalogue),
        DOCUMENT_FILE: evidence_json(catalogue),
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


def whole_files(catalogue: Catalogue) -> dict[str, bytes]:
    """All tables in one file: as a workbook, and as a database, by file name."""
    about, written = about_rows(catalogue), tables(catalogue)
    cells = cells_table(catalogue)
    return {
        WORKBOOK_FILE: workbook(written, about),
        DATABASE_FILE: database(
            [cells if table.name == cells.name else table for table in written], about
        ),
    }
