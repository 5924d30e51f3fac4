"""Briefs: a few pages for a meeting, of each theme, each interpretation and the whole review."""

from __future__ import annotations

from generator.derive.history import History
from generator.evidence.catalogue import Catalogue
from generator.publish.pages.briefs.brief import Brief
from generator.publish.pages.briefs.interpretation import interpretation_brief
from generator.publish.pages.briefs.pages import briefs_pages, with_citation, with_downloads
from generator.publish.pages.briefs.parts import UNKNOWN, Edition
from generator.publish.pages.briefs.review import review_brief
from generator.publish.pages.briefs.theme import theme_brief
from generator.publish.pages.changes.dates import last_change

__all__ = [
    "UNKNOWN",
    "Brief",
    "Edition",
    "all_briefs",
    "brief_names",
    "briefs_pages",
    "edition_of",
    "with_citation",
    "with_downloads",
]


def edition_of(history: History) -> Edition:
    """The state of the evidence that briefs name."""
    last = last_change(history)
    return Edition(last.iso, last.words, bool(history.uncommitted)) if last else UNKNOWN


def brief_names(catalogue: Catalogue) -> tuple[str, ...]:
    """What the files and pages of ``all_briefs`` are called, in the same order."""
    return (
        "review",
        *(f"interpretations/{item.id}" for item in catalogue.interpretations),
        *(f"themes/{theme.id}" for theme in catalogue.themes),
    )


def all_briefs(catalogue: Catalogue, edition: Edition) -> tuple[Brief, ...]:
    """Every brief: of the review, of its interpretations, of its themes."""
    return (
        review_brief(catalogue, edition),
        *(interpretation_brief(catalogue, item, edition) for item in catalogue.interpretations),
        *(theme_brief(catalogue, theme, edition) for theme in catalogue.themes),
    )
