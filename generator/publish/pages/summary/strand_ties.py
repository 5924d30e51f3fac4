"""What the drawing of the answer ties together, and how strongly: counted in findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue, Finding
from generator.evidence.interface import _
from generator.evidence.records.interpretation import LinkBasis
from generator.evidence.records.statement import Attribution
from generator.evidence.records.theme import Theme
from generator.evidence.scopes import is_said_of_all
from generator.publish.charts.strands import Tie
from generator.publish.pages.page import Link

MOST_STUDIES: Final = 16
"""How many studies have a label of their own; the others share one."""
MOST_THEMES: Final = 18
"""How many themes have a label of their own; where there are more, categories stand for them."""
OTHERS: Final = "study:others"
THEME: Final = "theme:"
"""What ids of themes begin with."""
SAID_OF_ALL: Final = "said:all"
SAID_OF_SOME: Final = "said:some"
NO_STUDY: Final = "said:uncited"


@dataclass(frozen=True)
class Group:
    """A theme, or a category that stands for its themes."""

    id: str
    title: str
    path: str
    category: int
    themes: tuple[Theme, ...]
    findings: tuple[Finding, ...]

    @property
    def is_theme(self) -> bool:
        """Whether it is a theme by itself."""
        return self.id.startswith(THEME)


def theme_groups(catalogue: Catalogue) -> tuple[Group, ...]:
    """What stands in the middle: themes, or their categories where there are too many themes."""
    by_category = len(catalogue.themes) > MOST_THEMES and len(catalogue.theme_groups) > 1
    found = []
    for number, (category, themes) in enumerate(catalogue.theme_groups, 1):
        if by_category:
            title = category.title if category else _("Other themes")
            path = urls.category(category.id) if category else urls.THEMES
            name = f"category:{category.id if category else 'none'}"
            found.append(_group(catalogue, name, Link(title, path), number, themes))
        else:
            found += [
                _group(
                    catalogue,
                    f"{THEME}{theme.id}",
                    Link(theme.title, urls.theme(theme.id)),
                    number,
                    (theme,),
                )
                for theme in themes
            ]
    return tuple(found)


def _group(
    catalogue: Catalogue, name: str, link: Link, number: int, themes: Sequence[Theme]
) -> Group:
    ids = {theme.id for theme in themes}
    findings = tuple(finding for finding in catalogue.findings if finding.theme.id in ids)
    return Group(name, link.text, link.path, number, tuple(themes), findings)


def shown_studies(catalogue: Catalogue) -> frozenset[str]:
    """The ids of studies with a label of their own: all, or those that most findings cite."""
    counts = {
        study.id: len(catalogue.findings_of_study.get(study.id, ())) for study in catalogue.studies
    }
    ranked = sorted(counts, key=lambda name: (-counts[name], name))
    return frozenset(ranked if len(ranked) <= MOST_STUDIES else ranked[: MOST_STUDIES - 1])


def inward_ties(groups: Sequence[Group], shown: frozenset[str]) -> tuple[Tie, ...]:
    """The ties from studies, and from what is said without citing any, to themes."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for group in groups:
        for finding in group.findings:
            counts.update((start, group.id, kind) for start, kind in _starts(finding, shown))
    return tuple(Tie(start, end, count, kind) for (start, end, kind), count in counts.items())


def _starts(finding: Finding, shown: frozenset[str]) -> set[tuple[str, str]]:
    """Where the bands of a finding begin, and how it is said."""
    statement = finding.statement
    if statement.studies:
        cited = {f"study:{study}" if study in shown else OTHERS for study in statement.studies}
        return {(start, "cited") for start in cited}
    if statement.attribution is Attribution.EVERY_STUDY:
        return {(SAID_OF_ALL if is_said_of_all(statement) else SAID_OF_SOME, "general")}
    return {(NO_STUDY, "uncited")}


def onward_ties(catalogue: Catalogue, groups: Sequence[Group]) -> tuple[Tie, ...]:
    """The ties to conclusions; a group has the source's tie where one of its themes has it."""
    ties = []
    for interpretation in catalogue.interpretations:
        basis = {link.theme: link.basis for link in interpretation.themes}
        for group in groups:
            tied = [basis[theme.id] for theme in group.themes if theme.id in basis]
            if tied:
                kind = "source" if LinkBasis.SOURCE in tied else "editors"
                weight = sum(finding.theme.id in basis for finding in group.findings)
                end = f"conclusion:{interpretation.id}"
                ties.append(Tie(group.id, end, weight, kind))
    return tuple(ties)
