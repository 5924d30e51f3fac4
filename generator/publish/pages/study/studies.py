"""The list of studies, with what each is about and contributes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import N_, _, ngettext
from generator.evidence.records.dimensions import BuiltIn
from generator.publish.pages.items.words import ended
from generator.publish.pages.lists.browse import (
    FacetPanel,
    IndexEntry,
    Noun,
    browse,
    index_page,
    pages_of,
)
from generator.publish.pages.lists.facet_lists import studies_listing, study_orders
from generator.publish.pages.lists.facets import THEME, FacetedList, FilterOption, ordering
from generator.publish.pages.lists.paging import chunks, in_pages
from generator.publish.pages.page import Link, Page, PlannedPage
from generator.publish.pages.study.items import StudyItem, study_item
from generator.publish.pages.study.reports import report_count
from generator.publish.pages.study.where import way_there

ON_A_PAGE = 24
"""How many studies stand on a page of a long list."""
THINGS = Noun(
    "study",
    "studies",
    urls.STUDIES,
    title=N_("Studies"),
    by_value=N_("Studies by value"),
    filtered=N_("Filter the studies"),
    combining=N_(
        "Choose several values of one filter to see studies with any of them. "
        "Use several filters to see studies that fit them all."
    ),
    all_by=N_("All studies by {ways}."),
    all_in_lists=N_("All studies, {ways}."),
    in_one_list=N_("All studies in one list"),
    all_by_value=N_("All studies by value"),
    of_members={
        THEME: N_(
            "The next filters are about the themes of a study. Where you use more than one of "
            "them, they must all fit one and the same theme."
        ),
    },
    counted=lambda count: ngettext("{count} study", "{count} studies", count),
)


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


def years_of_studies(catalogue: Catalogue) -> tuple[int, ...]:
    """The first and the last year in which studies were published; none where none is named."""
    years = [year for study in catalogue.studies for year in study.reference.years]
    return (min(years), max(years)) if years else ()


def _lede(catalogue: Catalogue) -> str:
    """How many studies there are, where and when they were published, and in how many reports."""
    published, reports = _published(catalogue), report_count(catalogue)
    if not catalogue.further_reports and reports == len(catalogue.studies):
        return _("{published}.", published=published)
    return ngettext(
        "{published}, in {number} report altogether.",
        "{published}, in {number} reports altogether.",
        reports,
        published=published,
    )


def _published(catalogue: Catalogue) -> str:
    countries = len(catalogue.values_among(BuiltIn.COUNTRY, catalogue.studies))
    years = years_of_studies(catalogue)
    first, last = years or ("", "")
    values = {
        "studies": ngettext("{Number} study", "{Number} studies", len(catalogue.studies)),
        "countries": ngettext("{number} country", "{number} countries", countries),
        "first": first,
        "last": last,
    }
    if countries and first != last:
        said = _("{studies} published in {countries} between {first} and {last}", **values)
    elif countries and years:
        said = _("{studies} published in {countries} in {first}", **values)
    elif countries:
        said = _("{studies} published in {countries}", **values)
    elif first != last:
        said = _("{studies} published between {first} and {last}", **values)
    elif years:
        said = _("{studies} published in {first}", **values)
    else:
        said = _("{studies} published", **values)
    return said


def studies_pages(catalogue: Catalogue) -> tuple[PlannedPage, ...]:
    """The list of all studies, and its index by value."""
    listing = studies_listing(catalogue)
    whole = cache(lambda: _whole(catalogue, listing))
    page = Page(
        path=urls.STUDIES,
        template="studies.html",
        title=_("Studies"),
        description=_("The studies included, with what each contributes."),
        view=None,
    )
    pages = in_pages(
        page,
        chunks(catalogue.studies, ON_A_PAGE),
        N_("Studies: {which} of {total}"),
        lambda part: replace(
            whole(), studies=tuple(study_item(catalogue, study) for study in part)
        ),
        lambda study: (urls.study_item_anchor(study.id),),
    )
    index = index_page(
        listing,
        THINGS,
        lambda item: IndexEntry(catalogue.labels[item.id], urls.study(item.id)),
    )
    return pages_of(pages, index, listing)


def _whole(catalogue: Catalogue, listing: FacetedList) -> StudiesView:
    """What all pages of the list say, without its studies."""
    return StudiesView(
        lede=_lede(catalogue),
        studies=(),
        browse=browse(catalogue, listing, THINGS, _orders(catalogue)),
        no_link=ended(catalogue.review.no_link) if catalogue.review.no_link else "",
        ranges=tuple(
            (one.label, one.scale.range) for one in catalogue.dimensions.values() if one.scale.range
        ),
        where=way_there(catalogue),
    )
