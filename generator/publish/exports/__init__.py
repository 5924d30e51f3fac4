"""Exports: the catalogue as files for other programs; they know nothing of pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from generator.evidence.catalogue import Catalogue
from generator.publish.exports.bibtex import bibtex
from generator.publish.exports.csl import csl_json
from generator.publish.exports.document import evidence_json
from generator.publish.exports.references import Cited, cited_review, cited_studies
from generator.publish.exports.ris import ris
from generator.publish.exports.tables import tables

DOCUMENT_FILE = "evidence.json"
CITATION_FORMATS: Mapping[str, Callable[[Sequence[Cited]], str]] = {
    "ris": ris,
    "bib": bibtex,
    "json": csl_json,
}
"""What writes references, by the ending of the file's name."""


def references_file(ending: str) -> str:
    """The file with the references of all studies and of the review itself."""
    return f"references.{ending}"


def reference_file(study_id: str, ending: str) -> str:
    """The file with the reference of one study."""
    return f"references/{study_id}.{ending}"


def data_files(catalogue: Catalogue) -> dict[str, str]:
    """The text of every data file by file name."""
    studies = cited_studies(catalogue)
    everything = (cited_review(catalogue), *studies)
    return {
        **{table.file: table.csv for table in tables(catalogue)},
        DOCUMENT_FILE: evidence_json(catalogue),
        **{references_file(end): write(everything) for end, write in CITATION_FORMATS.items()},
        **{
            reference_file(cited.key, end): write([cited])
            for cited in studies
            for end, write in CITATION_FORMATS.items()
        },
    }
