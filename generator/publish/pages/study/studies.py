"""The list of studies, with what each is about and contributes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.records.dimensions import BuiltIn
from generator.evidence.unit import unit_noun
from generator.publish.pages.items.words import counted, ended, sentence, studies
from generator.publish.pages.lists.browse import (
    FacetPanel,
    IndexEntry,
    Noun,
    browse,
    index_page,
    pages_of,
)
from generator.publish.pages.lists.facet_lists import studies_listing, study_orders
from generator.publish.pages.lists.facets import FacetedList, FilterOption, ordering
from generator.publish.pages.lists.paging import chunks, in_pages
from generator.publish.pages.page import Link, Page, PlannedPage
from generator.publish.pages.study.items import StudyItem, study_item
from generator.publish.pages.study.reports import report_count
from generator.publish.pages.study.where import way_there

ON_A_PAGE = 24
"""How many studies stand on a page of a long list."""


def _things() -> Noun:
    return Noun(*unit_noun(), urls.STUDIES)


@dataclass(frozen=True)
class StudiesView:
    """All studies by label."""

    lede: str
    studies: tuple[StudyItem, ...]
    browse: FacetPanel
    no_link: str
    """What the review says of all references without a link."""
    ranges: tuple[tuple[str, str], ...]
    """From where to where the values of all studies go, by what they are."""
    where: Link | None


def _orders(catalogue: Catalogue) -> tuple[FilterOption, ...]:
    """The ways to sort studies: as the page has them, by year, and by the tiers of their scores."""
    if len(catalogue.studies) == 1:
        return ()
    orders = study_orders(catalogue)
    return (ordering([("" if name == "name" else name, *orders[name]) for name in orders]),)


def in_countries(catalogue: Catalogue) -> str:
    """How many countries the studies were published in, after a verb; empty where none is named."""
    countries = len(catalogue.values_among(BuiltIn.COUNTRY, catalogue.studies))
    return f" in {counted(countries, 'country', 'countries')}" if countries else ""


def years_of_studies(catalogue: Catalogue) -> tuple[int, ...]:
    """The first and the last year in which studies were published; none where none is named."""
    years = [year for study in catalogue.studies for year in study.reference.years]
    return (min(years), max(years)) if years else ()


def _years(catalogue: Catalogue) -> str:
    years = years_of_studies(catalogue)
    if not years:
        return ""
    return f" between {years[0]} and {years[1]}" if years[0] < years[1] else f" in {years[0]}"


def _in_reports(catalogue: Catalogue) -> str:
    """In how many reports the studies stand, where that is another number."""
    reports = report_count(catalogue)
    if not catalogue.further_reports and reports == len(catalogue.studies):
        return ""
    return f", in {counted(reports, 'report')} altogether"


def studies_pages(catalogue: Catalogue) -> tuple[PlannedPage, ...]:
    """The list of all studies, and its index by value."""
    listing = studies_listing(catalogue)
    whole = cache(lambda: _whole(catalogue, listing))
    page = Page(
        path=urls.STUDIES,
        template="studies.html",
        title=sentence(unit_noun().many),
        description=f"The {unit_noun().many} included, with what each contributes.",
        view=None,
    )
    pages = in_pages(
        page,
        chunks(catalogue.studies, ON_A_PAGE),
        _things().several,
        lambda part: replace(
            whole(), studies=tuple(study_item(catalogue, study) for study in part)
        ),
        lambda study: (urls.study_item_anchor(study.id),),
    )
    index = index_page(
        listing,
        _things(),
        page.title,
        lambda item: IndexEntry(catalogue.labels[item.id], urls.study(item.id)),
    )
    return pages_of(pages, index, listing)


def _whole(catalogue: Catalogue, listing: FacetedList) -> StudiesView:
    """What all pages of the list say, without its studies."""
    return StudiesView(
        lede=sentence(
            f"{studies(len(catalogue.studies))} published{in_countries(catalogue)}"
            f"{_years(catalogue)}{_in_reports(catalogue)}."
        ),
        studies=(),
        browse=browse(catalogue, listing, _things(), _orders(catalogue)),
        no_link=ended(catalogue.review.no_link) if catalogue.review.no_link else "",
        ranges=tuple(
            (one.label, one.scale.range) for one in catalogue.dimensions.values() if one.scale.range
        ),
        where=way_there(catalogue),
    )
