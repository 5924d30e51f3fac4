"""All findings, theme by theme."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import N_, _, ngettext
from generator.evidence.owned import Finding
from generator.evidence.records.theme import Theme
from generator.publish.pages.effects import helps
from generator.publish.pages.items.attribution import kinds_without
from generator.publish.pages.items.items import FindingItem, finding_item
from generator.publish.pages.items.outcomes import what_changed
from generator.publish.pages.items.words import number
from generator.publish.pages.lists.browse import (
    FacetPanel,
    IndexEntry,
    Noun,
    browse,
    index_page,
    pages_of,
)
from generator.publish.pages.lists.facet_lists import findings_listing
from generator.publish.pages.lists.facets import STUDY, THEME
from generator.publish.pages.lists.paging import chunks, in_pages
from generator.publish.pages.page import Link, Page, PlannedPage

THINGS = Noun(
    "finding",
    "findings",
    urls.FINDINGS,
    title=N_("Findings"),
    by_value=N_("Findings by value"),
    filtered=N_("Filter the findings"),
    combining=N_(
        "Choose several values of one filter to see findings with any of them. "
        "Use several filters to see findings that fit them all."
    ),
    all_by=N_("All findings by {ways}."),
    all_in_lists=N_("All findings, {ways}."),
    in_one_list=N_("All findings in one list"),
    all_by_value=N_("All findings by value"),
    of_members={
        STUDY: N_(
            "The next filters are about the studies of a finding. Where you use more than one of "
            "them, they must all fit one and the same study."
        ),
        THEME: N_(
            "The next filters are about the themes of a finding. Where you use more than one of "
            "them, they must all fit one and the same theme."
        ),
    },
    counted=lambda count: ngettext("{count} finding", "{count} findings", count),
)
ON_A_PAGE = 40
"""How many findings stand on a page of a long list."""


@dataclass(frozen=True)
class ListedFinding:
    """A finding with its id in the list."""

    id: str
    finding: FindingItem


@dataclass(frozen=True)
class FindingsOfTheme:
    """The findings of one theme."""

    theme: Link
    category: str
    position: int
    """The place of its group among those of themes."""
    findings: tuple[ListedFinding, ...]


@dataclass(frozen=True)
class FindingsView:
    """All findings."""

    lede: str
    without_words: str
    topics: tuple[tuple[str, str], ...]
    """What findings can be about, each with its meaning."""
    changed: Link | None
    helps: Link | None
    themes: tuple[FindingsOfTheme, ...]
    browse: FacetPanel
    table: str = urls.FINDINGS_TABLE


def findings_pages(catalogue: Catalogue) -> tuple[PlannedPage, ...]:
    """The list of all findings, and its index by value."""
    listing = findings_listing(catalogue)
    findings = catalogue.findings
    of_theme = catalogue.findings_of_theme
    with_findings = [t for t in catalogue.themes if t.id in of_theme]
    place = {t.id: number for number, g in enumerate(catalogue.tree.groups, 1) for t in g.themes}
    cited = {study for finding in findings for study in finding.statement.studies}
    listed = [(theme, finding) for theme in with_findings for finding in of_theme[theme.id]]
    browsed = cache(lambda: browse(catalogue, listing, THINGS))

    def view_of(part: Sequence[tuple[Theme, Finding]]) -> FindingsView:
        return FindingsView(
            lede=_lede(catalogue, len(with_findings), len(cited)),
            without_words=_without_words(catalogue),
            topics=tuple((topic.label, topic.meaning) for topic in catalogue.review.topics),
            changed=what_changed(catalogue),
            helps=helps.way_there(catalogue),
            themes=tuple(
                FindingsOfTheme(
                    Link(catalogue.tree.full_title(theme), urls.theme(theme.id)),
                    category.title if (category := catalogue.category_of(theme)) else "",
                    place[theme.id],
                    tuple(
                        ListedFinding(finding.id, finding_item(catalogue, finding))
                        for _, finding in several
                    ),
                )
                for theme, several in _by_theme(part)
            ),
            browse=browsed(),
        )

    page = Page(
        path=urls.FINDINGS,
        template="findings.html",
        title=_(THINGS.title),
        description=_("Every finding of the synthesis, theme by theme, with the studies it cites."),
        view=None,
    )
    pages = in_pages(page, chunks(listed, ON_A_PAGE), N_("Findings: {which} of {total}"), view_of)
    by_id = {finding.id: finding for finding in findings}
    index = index_page(listing, THINGS, lambda item: _entry(by_id[item.id]))
    return pages_of(pages, index, listing)


def _entry(finding: Finding) -> IndexEntry:
    return IndexEntry(
        finding.statement.statement, urls.finding(finding.theme.id, finding.statement.id)
    )


def _by_theme(
    part: Sequence[tuple[Theme, Finding]],
) -> Iterator[tuple[Theme, Sequence[tuple[Theme, Finding]]]]:
    for _theme, of_theme in groupby(part, key=lambda one: one[0].id):
        several = tuple(of_theme)
        yield several[0][0], several


def _lede(catalogue: Catalogue, themes: int, cited: int) -> str:
    return ngettext(
        "{Number} finding in {themes}, citing {studies}.",
        "{Number} findings in {themes}, citing {studies}.",
        len(catalogue.findings),
        themes=ngettext("{number} theme", "{number} themes", themes),
        studies=ngettext(
            "{part} of {number} study",
            "{part} of {number} studies",
            len(catalogue.studies),
            part=number(cited),
        ),
    )


def _without_words(catalogue: Catalogue) -> str:
    """What becomes of findings that cite no study when somebody asks for studies."""
    without = [finding for finding in catalogue.findings if not finding.statement.studies]
    if not without:
        return ""
    if told := kinds_without(without):
        return ngettext(
            "{Number} finding names no included study: {told}. It is left out as soon as you "
            "filter by what studies are like.",
            "{Number} findings name no included study: {told}. They are left out as soon as you "
            "filter by what studies are like.",
            len(without),
            told=told,
        )
    return ngettext(
        "{Number} finding names no included study. It is left out as soon as you filter by what "
        "studies are like.",
        "{Number} findings name no included study. They are left out as soon as you filter by "
        "what studies are like.",
        len(without),
    )
