"""All findings, theme by theme."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.owned import Finding
from generator.evidence.records.theme import Theme
from generator.evidence.unit import in_units, unit_noun
from generator.publish.pages.effects import helps
from generator.publish.pages.items.attribution import kinds_without
from generator.publish.pages.items.items import FindingItem, finding_item
from generator.publish.pages.items.outcomes import what_changed
from generator.publish.pages.items.words import counted, number, sentence, studies
from generator.publish.pages.lists.browse import (
    FacetPanel,
    IndexEntry,
    Noun,
    browse,
    index_page,
    pages_of,
)
from generator.publish.pages.lists.facet_lists import findings_listing
from generator.publish.pages.lists.paging import chunks, in_pages
from generator.publish.pages.page import Link, Page, PlannedPage

THINGS = Noun("finding", "findings", urls.FINDINGS)
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
    themes = counted(len(with_findings), "theme")
    listed = [(theme, finding) for theme in with_findings for finding in of_theme[theme.id]]
    browsed = cache(lambda: browse(catalogue, listing, THINGS))

    def view_of(part: Sequence[tuple[Theme, Finding]]) -> FindingsView:
        return FindingsView(
            lede=sentence(
                f"{counted(len(findings), 'finding')} in {themes}, citing "
                f"{number(len(cited))} of {studies(len(catalogue.studies))}."
            ),
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
        title="Findings",
        description=in_units(
            "Every finding of the synthesis, theme by theme, with the studies it cites."
        ),
        view=None,
    )
    pages = in_pages(page, chunks(listed, ON_A_PAGE), THINGS.several, view_of)
    by_id = {finding.id: finding for finding in findings}
    index = index_page(listing, THINGS, page.title, lambda item: _entry(by_id[item.id]))
    return pages_of(pages, index, listing)


def _entry(finding: Finding) -> IndexEntry:
    return IndexEntry(
        finding.statement.statement, urls.finding(finding.theme.id, finding.statement.id)
    )


def _by_theme(
    part: Sequence[tuple[Theme, Finding]],
) -> Iterator[tuple[Theme, Sequence[tuple[Theme, Finding]]]]:
    for _, of_theme in groupby(part, key=lambda one: one[0].id):
        several = tuple(of_theme)
        yield several[0][0], several


def _without_words(catalogue: Catalogue) -> str:
    """What becomes of findings that cite no study when somebody asks for studies."""
    without = [finding for finding in catalogue.findings if not finding.statement.studies]
    if not without:
        return ""
    them, name = ("It is", "names") if len(without) == 1 else ("They are", "name")
    kinds = f": {told}" if (told := kinds_without(without)) else ""
    one, many = unit_noun()
    return sentence(
        f"{counted(len(without), 'finding')} {name} no included {one}{kinds}. {them} left "
        f"out as soon as you filter by what {many} are like."
    )
