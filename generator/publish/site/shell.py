"""What the shell says around the pages, whatever the host: the same facts for every template."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from generator.evidence import urls
from generator.evidence.interface import N_, _, spoken
from generator.publish.build import RenderedPage, Site
from generator.publish.twins import has_twin

HOME_TITLE: Final = N_("Home")
STYLESHEET: Final = "assets/css/site.css"
FIXED_EPOCH: Final = "315532800"
"""1980-01-01: the date in archives, so that the same content gives the same bytes."""


def shell_facts(site: Site, *, offline: bool) -> dict[str, Any]:
    """What templates know as ``evidence``."""
    about = next((s.pages for s in site.sections if s.about), ())
    return {
        "site_title": site.name,
        "offline": offline,
        "language": spoken().language,
        "direction": spoken().direction,
        "last_change": site.last_change,
        "changes": urls.CHANGES,
        "feed": urls.changes_feed() if urls.changes_feed() in site.files else "",
        "search": urls.SEARCH,
        "admin": urls.ADMIN,
        "picks": _picks(site),
        "attributions": [vars(attribution) for attribution in site.attributions],
        "footer_links": [
            {"title": link.path.strip("/").replace("-", " ").capitalize(), "path": link.path}
            for link in about
        ],
    }


OF_MANY_RECORDS: Final = frozenset({urls.HOME, urls.SUMMARY, urls.TAXONOMY})
"""Pages whose dates are those of no one record that readers know."""


def page_facts(rendered: RenderedPage) -> dict[str, Any]:
    """What templates know as ``page.meta`` of a generated page."""
    page = rendered.page
    return {
        "title": page.title,
        "description": page.description,
        "sources": rendered.sources,
        "moved_to": page.moved_to,
        "record": page.record,
        "dates": None if page.path in OF_MANY_RECORDS else rendered.dates,
        "unlisted": page.unlisted,
        "head": rendered.head,
        "cite": rendered.cite,
        "twin": urls.twin(page.path) if has_twin(page) else "",
        **({} if page.toc else {"hide": ["toc"]}),
    }


def nav_titles(site: Site) -> dict[str, str]:
    """What pages are called in the navigation, where that is not their title."""
    links = (link for section in site.sections for link in section.pages)
    return {urls.HOME: _(HOME_TITLE), **{link.path: link.text for link in links}}


def joined(styles: Iterable[tuple[str, str]]) -> str:
    """One stylesheet for a page to fetch instead of one a component, in the same order."""
    text = "\n".join(f"/* {path} */\n{style.strip()}" for path, style in styles)
    return f"{text}\n"


def _picks(site: Site) -> dict[str, str]:
    """What can be picked, and the pages that do something with it: a brief, and a comparison."""
    return {
        "brief": urls.OWN_BRIEF,
        "kinds": " ".join(site.picked),
        "compare": urls.COMPARE if site.compared else "",
        "compared": " ".join(site.compared),
    }
