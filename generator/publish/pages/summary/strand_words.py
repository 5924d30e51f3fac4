"""What the labels of the drawing of the answer say of their weight, and its caption."""

from __future__ import annotations

from collections.abc import Sequence

from generator.evidence.catalogue import Catalogue
from generator.publish.charts.strands import Tie
from generator.publish.pages.items.words import listed
from generator.publish.pages.summary.strand_ties import Group


def weight_words(ties: Sequence[Tie], start: str) -> str:
    """What runs from a label on the left: ``15 findings in 7 themes``."""
    own = [tie for tie in ties if tie.start == start]
    findings = sum(tie.weight for tie in own)
    if not own:
        return "no finding cites it"
    places = f"{len(own)} {'theme' if len(own) == 1 else 'themes'}"
    return f"{findings:,} {'finding' if findings == 1 else 'findings'} in {places}"


def tied_words(ties: Sequence[Tie], end: str) -> str:
    """What a conclusion is tied to: ``tied to 3 themes with 21 findings``."""
    own = [tie for tie in ties if tie.end == end]
    findings = sum(tie.weight for tie in own)
    themes = f"{len(own)} {'theme' if len(own) == 1 else 'themes'}"
    return f"tied to {themes} with {findings:,} findings" if own else "tied to no theme"


def cited_in(catalogue: Catalogue, group: Group) -> frozenset[str]:
    """The ids of the studies that are cited or quoted in the themes of a group."""
    return frozenset(
        study.id for theme in group.themes for study in catalogue.studies_of_theme[theme.id]
    )


def counts_of(catalogue: Catalogue, group: Group) -> str:
    """What a group holds: ``9 findings and 7 of 10 studies``."""
    studies, findings = len(cited_in(catalogue, group)), len(group.findings)
    return listed(
        (
            f"{findings:,} {'finding' if findings == 1 else 'findings'}",
            f"{studies:,} of {len(catalogue.studies):,} studies",
        )
    )


def drawing_caption(groups: Sequence[Group], onward: Sequence[Tie]) -> str:
    """How the drawing is read."""
    middle = "theme" if groups[0].id.startswith("theme:") else "category of themes"
    to_conclusions = (
        f" A line from a {middle} to a conclusion tells that the two are tied, and is as wide as "
        f"the findings there."
        if onward
        else ""
    )
    return (
        f"A line from a study to a {middle} is as wide as the findings that cite the study there."
        f"{to_conclusions}"
    )
