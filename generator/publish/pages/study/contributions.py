"""What a study contributes to each theme: findings and quotes, as its page shows them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue, QuoteInStudy
from generator.evidence.interface import N_, _, ngettext
from generator.evidence.records.study import Study
from generator.evidence.records.theme import Theme
from generator.publish.pages.items.items import (
    FindingItem,
    QuoteItem,
    finding_item,
    quote_item,
)
from generator.publish.pages.page import Link

ALONE = N_("Cites this study alone")
WITH = N_("Also cites")
SHOWN = 8
"""So many findings of a theme stand in sight."""
NAMED = 12
"""So many themes without the study are named; where there are more, they are counted."""


@dataclass(frozen=True)
class Contribution:
    """What the study contributes to one theme."""

    anchor: str
    theme: Link
    category: str
    findings: tuple[FindingItem, ...]
    more: tuple[FindingItem, ...]
    more_words: str
    quotes: tuple[QuoteItem, ...]


@dataclass(frozen=True)
class ThemesWithout:
    """The themes under which a study is not cited: by name, or how many they are."""

    named: tuple[Link, ...]
    count: int


def themes_without(catalogue: Catalogue, study: Study) -> ThemesWithout:
    """The themes that neither cite nor quote a study."""
    own = {theme.id for theme in catalogue.themes_of_study.get(study.id, ())}
    others = [theme for theme in catalogue.themes if theme.id not in own]
    if len(others) > NAMED:
        return ThemesWithout((), len(others))
    return ThemesWithout(tuple(Link(one.title, urls.theme(one.id)) for one in others), 0)


def contributions_of(
    catalogue: Catalogue, study: Study, quotes: tuple[QuoteInStudy, ...]
) -> tuple[Contribution, ...]:
    """What a study contributes, theme by theme in the review's order."""
    return tuple(
        _contribution(catalogue, study, theme, [q for q in quotes if theme.id in q.quote.themes])
        for theme in catalogue.themes_of_study.get(study.id, ())
    )


def _contribution(
    catalogue: Catalogue, study: Study, theme: Theme, quotes: list[QuoteInStudy]
) -> Contribution:
    category = catalogue.category_of(theme)
    findings = tuple(
        seen_from(study, finding_item(catalogue, finding))
        for finding in catalogue.findings_of_study.get(study.id, ())
        if finding.theme.id == theme.id
    )
    return Contribution(
        anchor=urls.study_theme_anchor(theme.id),
        theme=Link(catalogue.tree.full_title(theme), urls.theme(theme.id)),
        category=category.title if category else "",
        findings=findings[:SHOWN],
        more=findings[SHOWN:],
        more_words=ngettext("{count} more finding", "{count} more findings", len(findings) - SHOWN),
        quotes=tuple(quote_item(catalogue, quoted) for quoted in quotes),
    )


def seen_from(study: Study, item: FindingItem) -> FindingItem:
    """A statement on a study's page names the other studies; the study is the page.

    What it is about, and which questions rest on it, stands where the statement itself does.
    """
    others = tuple(other for other in item.studies if other.id != study.id)
    relation = _(WITH if others else ALONE)
    return replace(item, studies=others, relation=relation, about="", answers=())
