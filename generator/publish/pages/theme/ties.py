"""Ties of records to themes and findings, each with its reason and whether the editors made it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.records.interpretation import FindingLink, LinkBasis, ThemeLink
from generator.publish.pages.items.items import FindingItem, finding_item
from generator.publish.pages.page import Link


@dataclass(frozen=True)
class TieItem:
    """A tie to a theme."""

    theme: Link
    reason: str
    by_editors: bool


def tie_items(catalogue: Catalogue, links: tuple[ThemeLink, ...]) -> tuple[TieItem, ...]:
    """Ties in the order of the record."""
    return tuple(
        TieItem(
            Link(catalogue.theme[link.theme].title, urls.theme(link.theme)),
            link.reason,
            link.basis is LinkBasis.EDITORS,
        )
        for link in links
    )


@dataclass(frozen=True)
class FindingTieItem:
    """A tie to a finding."""

    finding: FindingItem
    reason: str
    by_editors: bool


def finding_tie_items(
    catalogue: Catalogue, links: tuple[FindingLink, ...]
) -> tuple[FindingTieItem, ...]:
    """Ties to findings in the order of the record."""
    return tuple(
        FindingTieItem(
            finding_item(catalogue, catalogue.finding[link.finding]),
            link.reason,
            link.basis is LinkBasis.EDITORS,
        )
        for link in links
    )
