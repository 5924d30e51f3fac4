"""What somebody typed or a file says, in the form in which a field of a record holds it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from generator.evidence.text.addresses import URL_PATTERN, read_address
from generator.evidence.text.doi import DOI_PATTERN, read_doi
from generator.evidence.text.identifiers import (
    ISBN_PATTERN,
    ORCID_PATTERN,
    PMCID_PATTERN,
    PMID_PATTERN,
    ROR_PATTERN,
    TRIAL_PATTERN,
    read_isbn,
    read_orcid,
    read_pmcid,
    read_pmid,
    read_ror,
    read_trial,
)

READERS: Final[Mapping[str, Callable[[str], str]]] = {
    DOI_PATTERN: read_doi,
    URL_PATTERN: read_address,
    PMID_PATTERN: read_pmid,
    PMCID_PATTERN: read_pmcid,
    ISBN_PATTERN: read_isbn,
    ORCID_PATTERN: read_orcid,
    ROR_PATTERN: read_ror,
    TRIAL_PATTERN: read_trial,
}
"""The reader of each form, by the pattern of the fields that hold it."""


def as_recorded(text: str, pattern: str) -> str:
    """The text as a field with this pattern holds it; as it was where it cannot be read so.

    What is wrong with it then, the check says.

    >>> as_recorded("doi:10.5555/okafor.2019", DOI_PATTERN)
    '10.5555/okafor.2019'
    >>> as_recorded("unknown", DOI_PATTERN)
    'unknown'
    """
    reader = READERS.get(pattern)
    return (reader(text) if reader else "") or text
