"""Every check over every page of the built sites: whatever stands in content/, and the sample.

The sample speaks a language that nobody does, whose words are longer and whose lines run from the
right: what is cut off, or stands on the wrong side, is found there. Other tests open it in English.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from playwright.sync_api import Browser

from tests.browser.built_site import BuiltSite, served
from tests.browser.faults import Fault, report
from tests.browser.kinds import standing_for_all
from tests.browser.links import broken_links
from tests.browser.markup import (
    page_basics,
    policy_faults,
    search_index_faults,
    search_result_faults,
)
from tests.browser.uses import Use, uses
from tests.browser.validator import invalid_markup
from tests.browser.visit import visitor

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("site", ["content", "right-to-left"], indirect=True, scope="session"),
]


# Pages of one template, whose words no record changes: in a browser some of them stand for all.
ALIKE = "contributing/problems/"

# Each part takes every so manieth page, so that several workers share the walk.
PARTS = range(4)


def _share(pages: Sequence[str], part: int) -> Sequence[str]:
    assert set().union(*(pages[one :: len(PARTS)] for one in PARTS)) == set(pages)
    return pages[part :: len(PARTS)]


def _expect_none(faults: list[Fault]) -> None:
    if faults:
        pytest.fail(report(faults), pytrace=False)


def test_the_site_has_pages(site: BuiltSite) -> None:
    assert {"index.html", "404.html"} <= site.pages.keys()
    assert len(site.pages) > 10


def test_every_link_anchor_and_asset_leads_somewhere(site: BuiltSite) -> None:
    _expect_none(broken_links(site))


def test_every_page_has_a_title_of_its_own_one_heading_and_a_language(site: BuiltSite) -> None:
    _expect_none(page_basics(site))


def test_every_page_states_the_policy_and_keeps_to_it(site: BuiltSite) -> None:
    _expect_none(policy_faults(site))


def test_the_host_is_asked_to_send_the_policy_too(site: BuiltSite) -> None:
    policy = dict(site.headers["/*"])["Content-Security-Policy"].split("; ")
    assert {"default-src 'none'", "script-src 'self'"} <= {*policy}
    framed = {path for path, asked in site.headers.items() if ("X-Frame-Options", "DENY") in asked}
    folders = {f"/{page.partition('/')[0]}/*" for page in site.pages if "/" in page}
    assert framed >= {"/", "/404.html", "/admin/*", *(folders - {"/embed/*"})}
    assert "/embed/*" not in framed


def test_there_is_no_search_index_to_download(site: BuiltSite) -> None:
    _expect_none(search_index_faults(site))


def test_every_result_of_the_search_leads_to_its_place(site: BuiltSite) -> None:
    _expect_none(search_result_faults(site))


def test_every_page_is_valid_html(site: BuiltSite) -> None:
    faults, unused = invalid_markup(site)
    _expect_none(faults)
    assert not unused, f"no page needs these pardons any more: {unused}"


@pytest.mark.parametrize("part", PARTS)
def test_every_kind_of_page_works_in_a_browser(
    site: BuiltSite, browser: Browser, part: int
) -> None:
    """Accessibility in both schemes with all opened, no errors, nothing cut off on a phone."""
    faults: list[Fault] = []
    in_use = uses(site)
    with served(site) as origin, visitor(browser, origin) as reader:
        for page in _share(standing_for_all(site), part):
            use = in_use.get(page, Use("", ""))
            faults += reader.visit(page, site.url_path(page) + use.query, comes=use.comes)
            if use.comes:  # and as it is before
                faults += reader.glance(page, site.url_path(page))
    _expect_none(faults)


def test_every_other_page_fits_and_runs_without_errors(site: BuiltSite, browser: Browser) -> None:
    """What a page's own words and data may do: they are all that it has of its own."""
    faults: list[Fault] = []
    with served(site) as origin, visitor(browser, origin) as reader:
        for page in sorted(site.pages.keys() - set(standing_for_all(site))):
            if not page.startswith(ALIKE):
                faults += reader.glance(page, site.url_path(page))
    _expect_none(faults)


def test_what_is_missing_gets_the_sites_own_page(site: BuiltSite, browser: Browser) -> None:
    missing = "no/such/page/"  # far from the root, too
    with served(site) as origin, visitor(browser, origin) as reader:
        _expect_none(reader.visit(missing, site.base + missing, status=404))


def test_every_kind_of_page_reads_without_scripts(site: BuiltSite, browser: Browser) -> None:
    faults: list[Fault] = []
    with served(site) as origin, visitor(browser, origin, scripts=False) as reader:
        for page in standing_for_all(site):
            faults += reader.read_plainly(page, site.url_path(page))
    _expect_none(faults)


def test_every_kind_of_page_works_after_a_walk_along_links(
    site: BuiltSite, browser: Browser
) -> None:
    """Material swaps pages in without loading them anew: nothing may break on the way."""
    # What the sitemap leaves out, such as earlier addresses, is loaded anew by design.
    chosen = [page for page in standing_for_all(site) if page in site.listed]
    paths = {site.url_path(page): site.heading(page) for page in chosen}
    with served(site) as origin, visitor(browser, origin) as reader:
        # Once there and once back: each page is left as well as entered, in another order.
        there, back = paths, dict(reversed(paths.items()))
        _expect_none(reader.walk(site.base, there, swapped=site.swaps_pages))
        _expect_none(reader.walk(site.base, back, swapped=site.swaps_pages))
