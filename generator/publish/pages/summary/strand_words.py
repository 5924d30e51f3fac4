"""What the labels of the drawing of the answer say of their weight, and its caption."""

from __future__ import annotations

from collections.abc import Sequence

from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import _, ngettext
from generator.publish.charts.strands import Tie
from generator.publish.pages.items.words import figures
from generator.publish.pages.summary.strand_ties import THEME, Group


def weight_words(ties: Sequence[Tie], start: str) -> str:
    """What runs from a label on the left: ``15 findings in 7 themes``."""
    own = [tie for tie in ties if tie.start == start]
    if not own:
        return _("no finding cites it")
    middles = _middles([tie.end for tie in own])
    return _("{findings} in {themes}", findings=_findings(own), themes=middles)


def tied_words(ties: Sequence[Tie], end: str) -> str:
    """What a conclusion is tied to: ``linked to 3 themes with 21 findings``."""
    own = [tie for tie in ties if tie.end == end]
    if not own:
        return _("linked to no theme")
    middles = _middles([tie.start for tie in own])
    return _("linked to {themes} with {findings}", themes=middles, findings=_findings(own))


def studies_in(catalogue: Catalogue, group: Group) -> int:
    """How many studies are cited or quoted in the themes of a group."""
    return len(
        {study.id for theme in group.themes for study in catalogue.studies_of_theme[theme.id]}
    )


def counts_of(catalogue: Catalogue, group: Group) -> str:
    """What a group holds, in short: ``9 findings; 7 of 10 studies``."""
    findings = ngettext("{count} finding", "{count} findings", len(group.findings))
    return _("{findings}; {studies}", findings=findings, studies=_studies(catalogue, group))


def cited_words(catalogue: Catalogue, group: Group) -> str:
    """The same as a sentence would have it: ``9 findings; 7 of 10 studies cited or quoted``."""
    findings = ngettext("{count} finding", "{count} findings", len(group.findings))
    return _(
        "{findings}; {studies} cited or quoted",
        findings=findings,
        studies=_studies(catalogue, group),
    )


def _studies(catalogue: Catalogue, group: Group) -> str:
    return ngettext(
        "{part} of {count} study",
        "{part} of {count} studies",
        len(catalogue.studies),
        part=figures(studies_in(catalogue, group)),
    )


def wide_caption(groups: Sequence[Group], onward: Sequence[Tie]) -> str:
    """How the drawing for wide screens is read."""
    if groups[0].is_theme:
        said = _(
            "A line from a study to a theme is as wide as the findings there that cite the study."
        )
    else:
        said = _(
            "A line from a study to a category of themes is as wide as the findings there that "
            "cite the study."
        )
    return f"{said} {_to_conclusions(groups, onward)}".strip()


def narrow_caption(groups: Sequence[Group], onward: Sequence[Tie]) -> str:
    """How the drawing for narrow screens is read."""
    if groups[0].is_theme:
        said = _("A bar is as long as the share of studies that are cited or quoted in the theme.")
    else:
        said = _(
            "A bar is as long as the share of studies that are cited or quoted in the category of "
            "themes."
        )
    return f"{said} {_to_conclusions(groups, onward)}".strip()


def _to_conclusions(groups: Sequence[Group], onward: Sequence[Tie]) -> str:
    if not onward:
        return ""
    if groups[0].is_theme:
        return _(
            "A line from a theme to a conclusion tells that the two are linked, and is as wide as "
            "the findings there, whichever studies they cite."
        )
    return _(
        "A line from a category of themes to a conclusion tells that the two are linked, and is "
        "as wide as the findings there, whichever studies they cite."
    )


def _findings(ties: Sequence[Tie]) -> str:
    return ngettext("{count} finding", "{count} findings", sum(tie.weight for tie in ties))


def _middles(ids: Sequence[str]) -> str:
    """How many themes, or categories of them, are named."""
    if all(name.startswith(THEME) for name in ids):
        return ngettext("{count} theme", "{count} themes", len(ids))
    return ngettext("{count} category", "{count} categories", len(ids))
