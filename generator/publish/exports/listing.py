"""What each file is called; of those that are not one table each, what it is, for whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generator.evidence.interface import N_

STUDIES_FILE: Final = "studies.csv"
THEMES_FILE: Final = "themes.csv"
FINDINGS_FILE: Final = "findings.csv"
QUOTES_FILE: Final = "quotes.csv"
MATRIX_FILE: Final = "matrix.csv"
QUESTIONS_FILE: Final = "questions.csv"
APPRAISAL_FILE: Final = "appraisal.csv"
TAXONOMY_FILE: Final = "taxonomy.csv"
ABSENT_FILE: Final = "absent.csv"
WORKBOOK_FILE: Final = "evidence.xlsx"
DATABASE_FILE: Final = "evidence.sqlite"
DOCUMENT_FILE: Final = "evidence.json"
SCHEMA_FILE: Final = "evidence.schema.json"
PACKAGE_FILE: Final = "datapackage.json"
CODEBOOK_FILE: Final = "themes.qdc"
CRATE_FILE: Final = "ro-crate-metadata.json"
CFF_FILE: Final = "CITATION.cff"
DATACITE_FILE: Final = "datacite.json"
CSV_TYPE: Final = "text/csv"
PARQUET_TYPE: Final = "application/vnd.apache.parquet"
REFERENCE_TYPES: Final = {
    "ris": "application/x-research-info-systems",
    "bib": "application/x-bibtex",
    "json": "application/vnd.citationstyles.csl+json",
}


@dataclass(frozen=True)
class ListedFile:
    """A file with what it is, and the kind that programs know it by."""

    name: str
    words: str
    media_type: str


WHOLE: Final = (
    ListedFile(
        WORKBOOK_FILE,
        N_(
            "All tables as sheets of a workbook: numbers are numbers, texts are texts, what a "
            "column means and why a value is absent stand on sheets of their own."
        ),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    ListedFile(
        DATABASE_FILE,
        N_(
            "All tables as an SQLite database, tied by keys, with search in statements and quotes; "
            "what a cell of the tables joins has a table of its own."
        ),
        "application/vnd.sqlite3",
    ),
    ListedFile(
        DOCUMENT_FILE,
        N_(
            "Everything in one document: all records with their places and notes, why values of "
            "studies are absent, and the matrix."
        ),
        "application/json",
    ),
    ListedFile(
        CODEBOOK_FILE,
        N_(
            "The themes as a codebook for programs of qualitative analysis (REFI-QDA): NVivo, "
            "MAXQDA, ATLAS.ti, QualCoder."
        ),
        "application/xml",
    ),
)
"""What holds everything, or all of a kind."""
DESCRIPTIONS: Final = (
    ListedFile(
        PACKAGE_FILE,
        N_(
            "The tables described for programs, after the standard Data Package 2.0: types, keys, "
            "what absent values mean, sources, licences."
        ),
        "application/json",
    ),
    ListedFile(
        SCHEMA_FILE, N_("What stands in evidence.json, as JSON Schema."), "application/schema+json"
    ),
    ListedFile(
        CRATE_FILE,
        N_(
            "What all these files are, by whom and under what licence, for archives (RO-Crate 1.1)."
        ),
        "application/ld+json",
    ),
    ListedFile(
        CFF_FILE,
        N_("How to cite the data (Citation File Format), as code hosts and Zotero read it."),
        "application/yaml",
    ),
    ListedFile(
        DATACITE_FILE,
        N_("The record that an archive needs for a DOI (DataCite Metadata Schema 4)."),
        "application/json",
    ),
)
"""What describes the others for programs."""
