"""How a source is named at the foot of pages: its citation and its licence."""

from __future__ import annotations

from dataclasses import dataclass

from generator.evidence.catalogue import Catalogue
from generator.publish.pages.items.citation import source_citation


@dataclass(frozen=True)
class SourceCredit:
    """How a source is named at the foot of pages: its citation and its licence."""

    source: str
    text: str
    url: str
    licence: str
    licence_url: str


def source_credits(catalogue: Catalogue) -> tuple[SourceCredit, ...]:
    """A credit a source, in the order of their ids."""
    credits_of = []
    for source in catalogue.sources.values():
        citation = source_citation(source)
        parts = (citation.authors, f"{citation.title}.", citation.details, f"{citation.year}.")
        credits_of.append(
            SourceCredit(
                source.id,
                " ".join(part for part in parts if part),
                citation.doi.path if citation.doi else citation.url.path if citation.url else "",
                source.licence.known or "not stated in the copy used here",
                source.licence_url or "",
            )
        )
    return tuple(credits_of)
