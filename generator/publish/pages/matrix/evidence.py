"""The evidence behind a matrix whose rows have no pages of their own by theme, row by row."""

from __future__ import annotations

from dataclasses import dataclass

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.records.theme import Theme
from generator.publish.pages.items.items import (
    FindingItem,
    QuoteItem,
    finding_item,
    quote_item,
    study_link,
)
from generator.publish.pages.matrix.counts import ordered_themes
from generator.publish.pages.matrix.rows import RowGroup, RowKind
from generator.publish.pages.page import Link


@dataclass(frozen=True)
class CellEvidence:
    """What the studies of a row contribute to a theme."""

    anchor: str
    theme: Link
    findings: tuple[FindingItem, ...]
    quotes: tuple[QuoteItem, ...]
    more: Link | None = None
    """Where the rest of it stands, if anywhere else."""


@dataclass(frozen=True)
class RowEvidence:
    """A row with its studies, and the themes that they contribute to."""

    anchor: str
    title: Link
    studies: tuple[Link, ...]
    cells: tuple[CellEvidence, ...]


def evidence_behind(catalogue: Catalogue, kind: RowKind) -> tuple[RowEvidence, ...]:
    """The evidence of each row; none for studies, whose pages hold it."""
    if kind.of_studies:
        return ()
    return tuple(
        RowEvidence(
            anchor=urls.row_anchor(group.id),
            title=Link(group.label, group.path),
            studies=tuple(
                Link(link.label, link.path)
                for link in (study_link(catalogue, study) for study in group.studies)
            ),
            cells=tuple(
                cell
                for theme in ordered_themes(catalogue)
                if (cell := _cell(catalogue, group, theme)) is not None
            ),
        )
        for group in kind.groups
    )


def _cell(catalogue: Catalogue, group: RowGroup, theme: Theme) -> CellEvidence | None:
    studies = {study.id for study in group.studies}
    findings = [
        finding
        for finding in catalogue.findings_of_theme.get(theme.id, ())
        if not studies.isdisjoint(finding.statement.studies)
    ]
    quotes = [q for q in catalogue.quotes_of_theme.get(theme.id, ()) if q.study.id in studies]
    if not findings and not quotes:
        return None
    return CellEvidence(
        anchor=urls.cell_anchor(group.id, theme.id),
        theme=Link(theme.title, urls.theme(theme.id)),
        findings=tuple(finding_item(catalogue, finding) for finding in findings),
        quotes=tuple(quote_item(catalogue, quoted) for quoted in quotes),
    )
