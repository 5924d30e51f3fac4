"""What the shell says around the pages, whatever the host: the same facts for every template."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from generator.evidence import urls
from generator.evidence.interface import N_, _, spoken
from generator.publish.build import Site
from generator.publish.drawing import RenderedPage
from generator.publish.hand_written import EXTENSIONS
from generator.publish.metadata import NO_HEAD
from generator.publish.site.styles import STYLESHEET
from generator.publish.twins import has_twin

HOME_TITLE: Final = N_("Home")
FIXED_EPOCH: Final = "315532800"
"""1980-01-01: the date in archives, so that the same content gives the same bytes."""

_FEATURES: Final = frozenset(
    ("navigation.instant", "navigation.tabs", "navigation.top", "toc.follow", "content.action.edit")
)
"""What the shell has of the features of Material."""


def asks_for_more(features: Iterable[str] | None, extensions: Iterable[str]) -> bool:
    """Whether settings ask for what Material's own script and styles alone have.

    Without such a thing, pages bring neither along.
    """
    return not (_FEATURES.issuperset(features or ()) and EXTENSIONS.keys() >= set(extensions))


def shell_facts(site: Site, *, offline: bool, whole_theme: bool = False) -> dict[str, Any]:
    """What templates know as ``evidence``.

    ``whole_theme`` says that pages bring all of the host's own theme along, as settings ask for it.
    """
    about = next((s.pages for s in site.sections if s.about), ())
    return {
        "site_title": site.name,
        "offline": offline,
        "language": spoken().language,
        "direction": spoken().direction,
        "styles": STYLESHEET,
        "whole_theme": whole_theme,
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


def page_facts(rendered: RenderedPage, styles: str = STYLESHEET) -> dict[str, Any]:
    """What templates know as ``page.meta`` of a generated page, which fetches a stylesheet."""
    page = rendered.page
    return {
        "title": page.title,
        "styles": styles,
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


def written_facts(site: Site, path: str) -> dict[str, Any]:
    """What templates know of a hand-written page besides its front matter."""
    head, cite = site.written.get(path, (NO_HEAD, ""))
    return {"twin": urls.twin(path), "head": head, "cite": cite}


def nav_titles(site: Site) -> dict[str, str]:
    """What pages are called in the navigation, where that is not their title."""
    links = (link for section in site.sections for link in section.pages)
    return {urls.HOME: _(HOME_TITLE), **{link.path: link.text for link in links}}


def _picks(site: Site) -> dict[str, str]:
    """What can be picked, and the pages that do something with it: a brief, and a comparison."""
    return {
        "brief": urls.OWN_BRIEF,
        "kinds": " ".join(site.picked),
        "compare": urls.COMPARE if site.compared else "",
        "compared": " ".join(site.compared),
    }
