"""Exports: the catalogue as files for other programs; they know nothing of pages."""

from __future__ import annotations

from generator.catalogue import Catalogue
from generator.exports.document import evidence_json
from generator.exports.tables import tables

DOCUMENT_FILE = "evidence.json"


def data_files(catalogue: Catalogue) -> dict[str, str]:
    """The text of every data file by file name."""
    return {
        **{table.file: table.csv for table in tables(catalogue)},
        DOCUMENT_FILE: evidence_json(catalogue),
    }
