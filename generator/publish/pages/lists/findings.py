"""All findings, theme by theme."""

from __future__ import annotations

from dataclasses import dataclass

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import N_, _, ngettext
from generator.publish.pages.effects import helps
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
from generator.publish.pages.page import Link, Page

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
    """The place of its category in the review's order."""
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


def findings_pages(catalogue: Catalogue) -> tuple[Page, ...]:
    """The list of all findings, and its index by value."""
    listing = findings_listing(catalogue)
    findings = catalogue.findings
    with_findings = [t for t in catalogue.themes if t.id in catalogue.findings_of_theme]
    place = {c.id: number for number, c in enumerate(catalogue.categories, 1)}
    cited = {study for finding in findings for study in finding.statement.studies}
    page = Page(
        path=urls.FINDINGS,
        template="findings.html",
        title=_("Findings"),
        description=_("Every finding of the synthesis, theme by theme, with the studies it cites."),
        view=FindingsView(
            lede=_lede(catalogue, len(with_findings), len(cited)),
            without_words=_without_words(catalogue),
            topics=tuple((topic.label, topic.meaning) for topic in catalogue.review.topics),
            changed=what_changed(catalogue),
            helps=helps.way_there(catalogue),
            themes=tuple(
                FindingsOfTheme(
                    Link(theme.title, urls.theme(theme.id)),
                    category.title if (category := catalogue.category_of(theme)) else "",
                    place.get(theme.category or "", 1),
                    tuple(
                        ListedFinding(finding.id, finding_item(catalogue, finding))
                        for finding in catalogue.findings_of_theme[theme.id]
                    ),
                )
                for theme in with_findings
            ),
            browse=browse(catalogue, listing, THINGS),
        ),
    )
    statements = {
        finding.id: IndexEntry(
            finding.statement.statement, urls.finding(finding.theme.id, finding.statement.id)
        )
        for finding in findings
    }
    index = index_page(listing, THINGS, lambda item: statements[item.id])
    return pages_of(page, index, listing)


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
    without = sum(not finding.statement.studies for finding in catalogue.findings)
    if not without:
        return ""
    return ngettext(
        "{Number} finding cites no included study. It is left out as soon as you filter by what "
        "studies are like.",
        "{Number} findings cite no included study. They are left out as soon as you filter by "
        "what studies are like.",
        without,
    )
