"""What stands out in how themes rest on studies, by rules that hold for any synthesis.

Most telling first: themes that rest on one study; themes all of whose findings cite one and the
same; the themes that fewest studies are cited or quoted for; those that most are. What is said of
all themes alike stands out nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import chain
from typing import Final

from generator.evidence.catalogue import Catalogue
from generator.evidence.records.study import Study
from generator.evidence.records.theme import Theme

FEWEST_FINDINGS: Final = 3
"""Of fewer findings it says little that all of them cite one study."""


class Rule(Enum):
    """What a fact says of its themes."""

    ONE_STUDY = "rests on one study"
    SAME_STUDY = "all its findings cite one study"
    FEWEST = "rests on the fewest studies"
    MOST = "rests on the most studies"


@dataclass(frozen=True)
class Fact:
    """What stands out: themes in the order of pages, and what is true of each of them."""

    rule: Rule
    themes: tuple[Theme, ...]
    studies: int
    """How many studies are cited or quoted for each of the themes."""
    study: Study | None = None
    """The one study, where it is one and the same."""
    findings: int = 0
    alone: int = 0
    """How many of the findings cite no other study than that one."""


def standing_out(catalogue: Catalogue) -> tuple[Fact, ...]:
    """The facts about a catalogue's themes, the most telling first; none where all are alike."""
    themes = [theme for group in catalogue.tree.groups for theme in group.themes]
    reach = {theme.id: len(catalogue.studies_of_theme.get(theme.id, ())) for theme in themes}
    found = (_one_study(catalogue, themes, reach), _same(catalogue, themes, reach))
    return (*chain.from_iterable(found), *_ends(themes, reach))


def _one_study(
    catalogue: Catalogue, themes: Sequence[Theme], reach: Mapping[str, int]
) -> Iterator[Fact]:
    """The themes for which one study is cited or quoted, where the review has several studies."""
    alone = tuple(theme for theme in themes if reach[theme.id] == 1)
    if not alone or len(catalogue.studies) == 1:
        return
    found = {catalogue.studies_of_theme[theme.id][0].id for theme in alone}
    study = catalogue.study[found.pop()] if len(found) == 1 else None
    yield Fact(Rule.ONE_STUDY, alone, 1, study)


def _same(
    catalogue: Catalogue, themes: Sequence[Theme], reach: Mapping[str, int]
) -> Iterator[Fact]:
    """Themes that several studies stand behind and one behind every finding; most findings first.

    Of several studies behind every finding none stands out.
    """
    facts = []
    for theme in themes:
        cited = [set(finding.studies) for finding in theme.findings]
        shared = set.intersection(*cited) if cited else set()
        if len(cited) >= FEWEST_FINDINGS and len(shared) == 1 and reach[theme.id] > 1:
            alone = sum(studies == shared for studies in cited)
            study = catalogue.study[shared.pop()]
            facts.append(Fact(Rule.SAME_STUDY, (theme,), reach[theme.id], study, len(cited), alone))
    yield from sorted(facts, key=lambda fact: (-fact.findings, -fact.alone))


def _ends(themes: Sequence[Theme], reach: Mapping[str, int]) -> Iterator[Fact]:
    """The themes with the fewest studies, if more than one, and those with the most."""
    fewest, most = min(reach.values(), default=0), max(reach.values(), default=0)
    if fewest == most:
        return
    for rule, studies in ((Rule.FEWEST, fewest), (Rule.MOST, most)):
        if studies != 1:
            yield Fact(rule, tuple(t for t in themes if reach[t.id] == studies), studies)
