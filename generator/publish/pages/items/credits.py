"""How the sources are named at the foot of pages."""

from __future__ import annotations

from dataclasses import dataclass

from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import _
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
    """Each source with its citation and its licence, in the order of the records."""
    attributions = []
    for source in catalogue.sources.values():
        citation = source_citation(source)
        attributions.append(
            SourceCredit(
                source.id,
                citation.words,
                citation.doi.path if citation.doi else citation.url.path if citation.url else "",
                source.licence.known or _("not stated in the copy used here"),
                source.licence_url or "",
            )
        )
    return tuple(attributions)
