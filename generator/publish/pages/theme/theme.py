"""One page a theme: its summary, findings, quotes, and what it rests on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache, partial

from generator.derive.neighbours import Neighbours
from generator.derive.support import support_of_theme
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import _, ngettext
from generator.evidence.records.theme import Theme
from generator.publish.pages.items.asked import answered_by_record
from generator.publish.pages.items.items import (
    NoteItem,
    PlaceItem,
    note_items,
    place_item,
    quote_item,
)
from generator.publish.pages.items.plain import PlainItem, plain_item
from generator.publish.pages.items.quoted import QuoteGroup, by_whose_words, quote_groups
from generator.publish.pages.lists.facets import THEME
from generator.publish.pages.page import Link, Page, PlannedPage, TocItem
from generator.publish.pages.study.here import StudyHere, study_here
from generator.publish.pages.study.nearby import NearItem, near_themes
from generator.publish.pages.theme.groups import FindingGroup, finding_groups
from generator.publish.pages.theme.rests_on import (
    Behind,
    SupportItem,
    behind,
    support_item,
)
from generator.publish.pages.theme.themes import ThemeItem, theme_item

QUOTES_SHOWN = 3
QUOTES = 40
"""So many quotes stand on the page at most; all are among those of the list by theme."""
STUDIES = 60
"""So many studies, those that contribute most, where there are more."""


@dataclass(frozen=True)
class ThemeView:
    """One theme."""

    id: str
    brief: str
    parts: tuple[ThemeItem, ...]
    """The themes that are parts of it."""
    parts_words: str
    embed: str
    """Where its findings and quotes stand for other sites to show."""
    kind_words: str
    summary: str
    plain: PlainItem | None
    place: PlaceItem
    findings_words: str
    quotes_words: str
    groups: tuple[FindingGroup, ...]
    reference_note: str
    quotes: tuple[QuoteGroup, ...]
    more_quotes: tuple[QuoteGroup, ...]
    more_quotes_words: str
    support: SupportItem
    all_quotes: Link | None
    """Where all stand, if they are too many for the page."""
    studies: tuple[StudyHere, ...]
    studies_words: str
    all_studies: Link | None
    behind: Behind
    near: tuple[NearItem, ...]
    notes: tuple[NoteItem, ...]
    interpretations: tuple[tuple[Link, str, bool], ...]
    principles: tuple[tuple[Link, str, bool], ...]
    answers: tuple[Link, ...]
    """The questions whose answers rest on it or on its findings."""
    previous: Link | None
    next: Link | None


def theme_pages(catalogue: Catalogue) -> tuple[PlannedPage, ...]:
    """A page for each theme."""
    neighbours = cache(lambda: Neighbours(catalogue))

    def at(position: int) -> Page:
        return _theme_page(neighbours(), position)

    return tuple(
        PlannedPage(urls.theme(theme.id), partial(at, position))
        for position, theme in enumerate(catalogue.themes)
    )


def _theme_page(neighbours: Neighbours, position: int) -> Page:
    catalogue = neighbours.catalogue
    theme = catalogue.themes[position]
    kind, parts = catalogue.kind_of(theme), catalogue.tree.parts.get(theme.id, ())
    findings = catalogue.findings_of_theme.get(theme.id, ())
    quotes = catalogue.quotes_of_theme.get(theme.id, ())
    items = by_whose_words(quote_item(catalogue, quoted) for quoted in quotes)
    view = ThemeView(
        id=theme.id,
        brief=urls.brief(f"themes/{theme.id}"),
        parts=tuple(theme_item(catalogue, one) for one in parts),
        parts_words=ngettext("{count} part", "{count} parts", len(parts)),
        embed=urls.embed(urls.theme(theme.id)),
        kind_words=kind.label if kind else "",
        summary=theme.summary,
        plain=plain_item(catalogue, theme),
        place=place_item(catalogue, theme.place),
        findings_words=_findings(len(findings)),
        quotes_words=ngettext("{count} quote", "{count} quotes", len(quotes)),
        groups=finding_groups(catalogue, findings),
        reference_note=catalogue.review.reference_note or "",
        quotes=quote_groups(items[:QUOTES_SHOWN]),
        more_quotes=quote_groups(items[QUOTES_SHOWN:QUOTES]),
        more_quotes_words=_more_quotes(min(len(items), QUOTES) - QUOTES_SHOWN),
        all_quotes=_all_quotes(catalogue, theme, len(items)),
        support=support_item(catalogue, support_of_theme(catalogue, theme.id)),
        studies=_studies_here(catalogue, theme.id),
        studies_words=_studies_words(len(catalogue.studies_of_theme[theme.id])),
        all_studies=_all_studies(catalogue, theme),
        behind=behind(catalogue, len(catalogue.studies_of_theme[theme.id])),
        near=near_themes(neighbours, theme),
        notes=note_items(catalogue, theme.notes),
        interpretations=tuple(
            (Link(i.title, urls.interpretation(i.id)), link.reason, link.basis == "editors")
            for i in catalogue.interpretations
            for link in i.themes
            if link.theme == theme.id
        ),
        principles=tuple(
            (Link(p.title, urls.principle(p.id)), link.reason, link.basis == "editors")
            for p in catalogue.principles
            for link in p.themes
            if link.theme == theme.id
        ),
        answers=answered_by_record(catalogue, "theme", theme.id),
        previous=_beside(catalogue, position - 1),
        next=_beside(catalogue, position + 1),
    )
    return Page(
        path=urls.theme(theme.id),
        template="theme.html",
        title=theme.title,
        description=_("{theme}: findings, quotes and what they rest on.", theme=theme.title),
        view=view,
        record=catalogue.paths[f"theme/{theme.id}"],
        toc=_toc(view),
        breadcrumbs=_way_here(catalogue, theme),
    )


def _way_here(catalogue: Catalogue, theme: Theme) -> tuple[Link, ...]:
    category = catalogue.category_of(theme)
    return (
        Link(_("Themes"), urls.THEMES),
        *((Link(category.title, urls.category(category.id)),) if category else ()),
        *(Link(one.title, urls.theme(one.id)) for one in catalogue.tree.around(theme)),
    )


def _findings(count: int) -> str:
    return ngettext("{count} finding", "{count} findings", count)


def _more_quotes(count: int) -> str:
    return ngettext("{count} more quote", "{count} more quotes", count)


def _studies_words(count: int) -> str:
    return ngettext(
        "{count} study cited or quoted here", "{count} studies cited or quoted here", count
    )


def _studies_here(catalogue: Catalogue, theme_id: str) -> tuple[StudyHere, ...]:
    cited = Counter(
        study
        for finding in catalogue.findings_of_theme.get(theme_id, ())
        for study in finding.statement.studies
    )
    quoted = Counter(q.study.id for q in catalogue.quotes_of_theme.get(theme_id, ()))
    studies = catalogue.studies_of_theme[theme_id]
    if len(studies) > STUDIES:
        most = sorted(studies, key=lambda one: -cited[one.id] - quoted[one.id])
        studies = tuple(most[:STUDIES])
    return tuple(
        study_here(
            catalogue,
            study,
            urls.study_theme(study.id, theme_id),
            cited[study.id],
            quoted[study.id],
        )
        for study in studies
    )


def _all_quotes(catalogue: Catalogue, theme: Theme, count: int) -> Link | None:
    if count <= QUOTES:
        return None
    words = ngettext(
        "All {count} quote of this theme, in short",
        "All {count} quotes of this theme, in short",
        count,
    )
    return Link(words, _listed(catalogue, urls.QUOTES, theme))


def _all_studies(catalogue: Catalogue, theme: Theme) -> Link | None:
    count = len(catalogue.studies_of_theme[theme.id])
    if count <= STUDIES:
        return None
    words = ngettext(
        "All {count} study of this theme, by name",
        "All {count} studies of this theme, by name",
        count,
    )
    return Link(words, _listed(catalogue, urls.STUDIES, theme))


def _listed(catalogue: Catalogue, listing: str, theme: Theme) -> str:
    """Where a list tells what a theme has; all have the only one."""
    if len(catalogue.themes) > 1:
        return f"{urls.by_value(listing)}#{urls.value_anchor(THEME, theme.id)}"
    return listing


def _beside(catalogue: Catalogue, position: int) -> Link | None:
    if not 0 <= position < len(catalogue.themes):
        return None
    theme = catalogue.themes[position]
    return Link(theme.title, urls.theme(theme.id))


def _toc(view: ThemeView) -> tuple[TocItem, ...]:
    groups = view.groups if len(view.groups) > 1 else ()
    return (
        TocItem(_("Summary"), "summary"),
        *((TocItem(_("Its parts"), "parts"),) if view.parts else ()),
        *(
            (TocItem(_("Findings"), "findings", tuple(TocItem(g.title, g.anchor) for g in groups)),)
            if view.groups or not view.parts
            else ()
        ),
        *((TocItem(_("In plain words"), view.plain.anchor),) if view.plain else ()),
        TocItem(_("What it rests on"), "rests-on"),
        *((TocItem(_("Quotes"), "quotes"),) if view.quotes else ()),
        *((TocItem(_("Studies"), "studies"),) if view.studies else ()),
        *((TocItem(_("Themes that share its studies"), "near"),) if view.near else ()),
        *((TocItem(_("Related"), "related"),) if _has_related(view) else ()),
    )


def _has_related(view: ThemeView) -> bool:
    return bool(view.answers or view.interpretations or view.principles)
