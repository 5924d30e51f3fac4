"""The page of the search; what it finds stands in the files of ``generator/publish/search``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.evidence import urls
from generator.evidence.interface import _
from generator.publish.pages.page import Link, Page


@dataclass(frozen=True)
class SearchView:
    """The ways to everything, for whoever finds nothing or has no scripts."""

    lists: tuple[Link, ...]


def search_page(titles: Mapping[str, str]) -> Page:
    """The page of the search, with links to those lists and indexes that the synthesis has.

    ``titles`` are those of its pages, by path.
    """
    return Page(
        path=urls.SEARCH,
        template="search.html",
        title=_("Search"),
        description=_("Search studies, themes, findings, quotes and everything else on this site."),
        view=SearchView(tuple(Link(titles[path], path) for path in LISTS if path in titles)),
    )


LISTS = (
    urls.STUDIES,
    urls.THEMES,
    urls.FINDINGS,
    urls.QUOTES,
    urls.MODELS,
    urls.SYNTHESIS,
    urls.PRINCIPLES,
    urls.GLOSSARY,
    urls.METHOD,
    urls.GAPS,
    urls.DATA,
)
