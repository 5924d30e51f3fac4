"""What other sites may show within their own pages: findings, quotes, cells of the matrix, charts.

A page a theme holds all of its findings, and its cells with their quotes; the anchor of an address
says which one is shown, by style alone. A cell says its findings and leads to each in whole, on the
same page. So nothing grows with the number of studies but what they contribute. Of many cells, some
stand on further pages, to which a script leads from the address that stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import N_
from generator.evidence.records.study import Study
from generator.evidence.records.theme import Theme
from generator.publish.pages.items.credits import SourceCredit, source_credits
from generator.publish.pages.items.items import (
    FindingItem,
    QuoteItem,
    StudyLink,
    finding_item,
    quote_item,
    study_link,
)
from generator.publish.pages.ladder.ladder import LadderPicture, ladder_picture
from generator.publish.pages.lists.paging import chunks, in_pages
from generator.publish.pages.matrix.small import MatrixPicture, matrix_picture
from generator.publish.pages.page import Link, Page, made

_TEMPLATE = "embed.html"
CELLS = 120
WHOLE = 160
"""The most cells that stand with the findings of their theme on one page."""


@dataclass(frozen=True)
class EmbeddedCell:
    """What a study contributes to a theme."""

    anchor: str
    study: StudyLink
    theme: Link
    findings: tuple[FindingItem, ...]
    quotes: tuple[QuoteItem, ...]


@dataclass(frozen=True)
class EmbedView:
    """One page to be shown elsewhere; a theme's parts, or one chart."""

    site: Link
    whole: Link
    """The page of the site that has it all."""
    credits: tuple[SourceCredit, ...]
    here: str = ""
    """The address that stays, of this page and those that go on with it."""
    findings: tuple[FindingItem, ...] = ()
    cells: tuple[EmbeddedCell, ...] = ()
    matrix: MatrixPicture | None = None
    ladder: LadderPicture | None = None


def embed_pages(catalogue: Catalogue) -> tuple[Page, ...]:
    """A page for each theme, for the matrix and, where there is one, for the ladder."""
    pages = [page for theme in catalogue.themes for page in embedded_theme(catalogue, theme)]
    if catalogue.studies and catalogue.themes:
        picture = matrix_picture(catalogue)
        whole = Link(picture.headline, urls.MATRIX)
        pages.append(_page(catalogue, whole, EmbedView(*_about(catalogue, whole), matrix=picture)))
    if catalogue.has_ladder:
        ladder = ladder_picture(catalogue)
        whole = Link(ladder.headline, urls.LADDER)
        pages.append(_page(catalogue, whole, EmbedView(*_about(catalogue, whole), ladder=ladder)))
    return tuple(pages)


def _about(catalogue: Catalogue, whole: Link) -> tuple[Link, Link, tuple[SourceCredit, ...]]:
    """The site, the whole page, and the source of the review."""
    own = (one for one in source_credits(catalogue) if one.source == catalogue.review.source)
    return Link(catalogue.review.name, urls.HOME), whole, tuple(own)


def _page(catalogue: Catalogue, whole: Link, view: EmbedView) -> Page:
    name = f"{whole.text} · {catalogue.review.name}"
    return Page(urls.embed(whole.path), _TEMPLATE, name, "", view, unlisted=True)


def embedded_theme(catalogue: Catalogue, theme: Theme) -> tuple[Page, ...]:
    """The page of a theme, in several where many studies contribute to it."""
    whole = Link(theme.title, urls.theme(theme.id))
    findings = catalogue.findings_of_theme.get(theme.id, ())
    first = tuple(finding_item(catalogue, finding) for finding in findings)
    view = EmbedView(*_about(catalogue, whole), here=urls.embed(whole.path))
    studies = catalogue.studies_of_theme.get(theme.id, ())

    def with_cells(part: Sequence[Study]) -> EmbedView:
        cells = tuple(_cell(catalogue, theme, study) for study in part)
        is_first = tuple(part[:1]) == tuple(studies[:1])
        return replace(view, cells=cells, findings=first if is_first else ())

    return made(
        in_pages(
            _page(catalogue, whole, view),
            chunks(studies, CELLS, WHOLE),
            N_("Studies: {which} of {total}"),
            with_cells,
            lambda study: (urls.cell_anchor(study.id, theme.id),),
        )
    )


def _cell(catalogue: Catalogue, theme: Theme, study: Study) -> EmbeddedCell:
    findings = catalogue.findings_of_study.get(study.id, ())
    quotes = catalogue.quotes_of_theme.get(theme.id, ())
    return EmbeddedCell(
        urls.cell_anchor(study.id, theme.id),
        study_link(catalogue, study, theme.id),
        Link(theme.title, urls.theme(theme.id)),
        tuple(finding_item(catalogue, one) for one in findings if one.theme.id == theme.id),
        tuple(quote_item(catalogue, one) for one in quotes if one.study.id == study.id),
    )
