"""A reader's own brief: the page on which a reader's picks are put together in the browser."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import N_, _
from generator.publish.pages.items.citation import source_citation
from generator.publish.pages.own_brief.items import questions
from generator.publish.pages.page import Link, Page

MOST_PICKED = 60
TITLE_LENGTH = 120
NOTES_LENGTH = 2_000
ANSWER_LENGTH = 200

KINDS = {
    "interpretation": N_("conclusion"),
    "theme": N_("theme"),
    "finding": N_("finding"),
    "quote": N_("quote"),
    "study": N_("study"),
}
"""What can be picked, in the order of a brief, and what one is called."""


@dataclass(frozen=True)
class OwnBriefView:
    """The page before and without a brief, and what its script must know."""

    ways: tuple[Link, ...]
    ready: tuple[Link, ...]
    data: Mapping[str, Any]


def pickable(catalogue: Catalogue) -> tuple[str, ...]:
    """The kinds of which the synthesis has records."""
    present = {
        "interpretation": catalogue.interpretations,
        "theme": catalogue.themes,
        "finding": catalogue.findings,
        "quote": catalogue.quotes,
        "study": catalogue.studies,
    }
    return tuple(kind for kind in KINDS if present[kind])


WAYS = (urls.THEMES, urls.FINDINGS, urls.QUOTES, urls.STUDIES, urls.SYNTHESIS, urls.SEARCH)
READY = (urls.BRIEFS, urls.SUMMARY)


def own_brief_page(catalogue: Catalogue, titles: Mapping[str, str]) -> Page:
    """The page of a reader's own brief, with ways to those pages that the synthesis has.

    ``titles`` are theirs, by path.
    """
    titles = {**titles, urls.SEARCH: _("Search")}
    review = catalogue.review
    return Page(
        path=urls.OWN_BRIEF,
        template="own-brief.html",
        title=_("Your own brief"),
        description=_("Put what you need on one paper, every statement with its source."),
        view=OwnBriefView(
            ways=_present(WAYS, titles),
            ready=_present(READY, titles),
            data={
                "review": review.name,
                "confidence": _confidence(catalogue),
                "kinds": [
                    {
                        "id": kind,
                        "one": _(KINDS[kind]),
                        "former": catalogue.former_ids[OWNERS.get(kind, kind)],
                        "file": OWNERS.get(kind, kind),
                    }
                    for kind in pickable(catalogue)
                ],
                "questions": list(questions(catalogue).items()),
                "sources": {
                    source.id: [source.label, _citation(catalogue, source.id)]
                    for source in catalogue.sources.values()
                },
                "limits": {
                    "picked": MOST_PICKED,
                    "title": TITLE_LENGTH,
                    "notes": NOTES_LENGTH,
                    "answer": ANSWER_LENGTH,
                },
            },
        ),
    )


OWNERS = {"finding": "theme", "quote": "study"}
"""In which record's file a part stands."""


def _confidence(catalogue: Catalogue) -> str:
    if any(finding.statement.assessed_level for finding in catalogue.findings):
        return _("Where confidence in a finding was assessed, it says so; elsewhere it was not.")
    return _("The review did not assess confidence in its findings.")


def _present(paths: Iterable[str], titles: Mapping[str, str]) -> tuple[Link, ...]:
    return tuple(Link(titles[path], path) for path in paths if path in titles)


def _citation(catalogue: Catalogue, source_id: str) -> str:
    item = source_citation(catalogue.sources[source_id])
    return " ".join((item.words, *(link.path for link in item.links)))
