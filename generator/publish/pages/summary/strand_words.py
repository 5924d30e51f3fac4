"""What the labels of the drawing of the answer say of their weight, and its caption."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from generator.evidence.catalogue import Catalogue
from generator.evidence.unit import unit_noun
from generator.publish.charts.strands import Tie
from generator.publish.pages.summary.strand_ties import THEME, Group

NOT_CITED: Final = "no finding cites it"


def weight_words(ties: Sequence[Tie], start: str) -> str:
    """What runs from a label on the left: ``15 findings in 7 themes``."""
    own = [tie for tie in ties if tie.start == start]
    return f"{_findings(own)} in {_middles([tie.end for tie in own])}" if own else NOT_CITED


def tied_words(ties: Sequence[Tie], end: str) -> str:
    """What a conclusion is tied to: ``linked to 3 themes with 21 findings``."""
    own = [tie for tie in ties if tie.end == end]
    if not own:
        return "linked to no theme"
    return f"linked to {_middles([tie.start for tie in own])} with {_findings(own)}"


def studies_in(catalogue: Catalogue, group: Group) -> int:
    """How many studies are cited or quoted in the themes of a group."""
    return len(
        {study.id for theme in group.themes for study in catalogue.studies_of_theme[theme.id]}
    )


def counts_of(catalogue: Catalogue, group: Group) -> str:
    """What a group holds, in short: ``9 findings; 7 of 10 studies``."""
    count, total = len(group.findings), len(catalogue.studies)
    studies = f"{studies_in(catalogue, group):,} of {_counted(total, *unit_noun())}"
    return f"{_counted(count, 'finding', 'findings')}; {studies}"


def wide_caption(groups: Sequence[Group], onward: Sequence[Tie]) -> str:
    """How the drawing for wide screens is read."""
    return (
        f"A line from a {unit_noun().one} to a {_middle(groups)} is as wide as the findings there "
        f"that cite the {unit_noun().one}. {_to_conclusions(groups, onward)}"
    ).strip()


def narrow_caption(groups: Sequence[Group], onward: Sequence[Tie]) -> str:
    """How the drawing for narrow screens is read."""
    return (
        f"A bar is as long as the share of {unit_noun().many} that are cited or quoted in the "
        f"{_middle(groups)}. {_to_conclusions(groups, onward)}"
    ).strip()


def _middle(groups: Sequence[Group]) -> str:
    return "theme" if groups[0].is_theme else "category of themes"


def _to_conclusions(groups: Sequence[Group], onward: Sequence[Tie]) -> str:
    if not onward:
        return ""
    return (
        f"A line from a {_middle(groups)} to a conclusion tells that the two are linked, and is as "
        f"wide as the findings there, whichever {unit_noun().many} they cite."
    )


def _findings(ties: Sequence[Tie]) -> str:
    return _counted(sum(tie.weight for tie in ties), "finding", "findings")


def _middles(ids: Sequence[str]) -> str:
    """How many themes, or categories of them, are named."""
    of_themes = all(name.startswith(THEME) for name in ids)
    return _counted(len(ids), *(("theme", "themes") if of_themes else ("category", "categories")))


def _counted(count: int, noun: str, nouns: str) -> str:
    """A count in figures with its noun."""
    return f"{count:,} {noun if count == 1 else nouns}"
