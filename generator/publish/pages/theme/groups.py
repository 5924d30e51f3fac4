"""The findings of a theme, gathered by how the review ties them to studies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.evidence.catalogue import Catalogue, Finding
from generator.evidence.interface import N_, _, ngettext
from generator.evidence.records.statement import Attribution
from generator.evidence.scopes import is_said_of_all
from generator.publish.pages.items.items import FindingItem, finding_item
from generator.publish.pages.theme.rests_on import FindingRests, finding_rests

GROUP_WORDS = {
    Attribution.CITED: (
        N_("Cited"),
        N_("The review cites the studies named beside each of these."),
    ),
    Attribution.EVERY_STUDY: (
        N_("Said of every study"),
        N_(
            "The review says these of each or all of its studies, without citing any of them. "
            "They are counted for no study."
        ),
    ),
    Attribution.UNCITED: (
        N_("No citation"),
        N_("The review states these without citing a study of its own."),
    ),
}
SAID_OF_SOME = N_(
    "The review says these of all these studies at once, without citing any of them. They are "
    "counted for no study."
)
FINDINGS_FIRST = 3
"""So many of a group stand in sight on a phone, where the page is long."""
FINDINGS_SHOWN = 12
"""So many stand in sight where there is room."""


@dataclass(frozen=True)
class FindingGroup:
    """The findings that the review ties to studies in one way."""

    anchor: str
    title: str
    count: str
    explanation: str
    findings: tuple[tuple[FindingItem, FindingRests], ...]
    then: tuple[tuple[FindingItem, FindingRests], ...]
    """Those that a phone folds, with all that follow."""
    then_words: str
    more: tuple[tuple[FindingItem, FindingRests], ...]
    """Those that open on request, where there are many."""
    more_words: str


def finding_groups(catalogue: Catalogue, findings: tuple[Finding, ...]) -> tuple[FindingGroup, ...]:
    """The findings in the review's order, gathered by how it ties them to studies."""
    groups = []
    for attribution, (title, explanation) in GROUP_WORDS.items():
        found = [
            f
            for f in findings
            if f.statement.attribution is attribution and not _is_said_of_some(f)
        ]
        anchor = f"findings-{attribution.value}"
        if found:
            groups.append(_group(catalogue, anchor, _(title), _(explanation), found))
        if attribution is Attribution.EVERY_STUDY:
            groups.extend(_said_of_some(catalogue, anchor, findings))
    return tuple(groups)


def _is_said_of_some(finding: Finding) -> bool:
    statement = finding.statement
    return statement.attribution is Attribution.EVERY_STUDY and not is_said_of_all(statement)


def _said_of_some(
    catalogue: Catalogue, anchor: str, findings: tuple[Finding, ...]
) -> Iterator[FindingGroup]:
    """What is said at once of all studies with something in common, by what that is."""
    by_words: dict[str, list[Finding]] = {}
    for finding in filter(_is_said_of_some, findings):
        by_words.setdefault(catalogue.said_of(finding.statement), []).append(finding)
    for number, (words, found) in enumerate(by_words.items(), start=1):
        title = _("Said of {studies}", studies=words)
        yield _group(catalogue, f"{anchor}-{number}", title, _(SAID_OF_SOME), found)


def _group(
    catalogue: Catalogue, anchor: str, title: str, explanation: str, found: list[Finding]
) -> FindingGroup:
    items = tuple((finding_item(catalogue, f), finding_rests(catalogue, f)) for f in found)
    first = FINDINGS_FIRST if len(items) > 2 * FINDINGS_FIRST else len(items)
    return FindingGroup(
        anchor,
        title,
        ngettext("{count} finding", "{count} findings", len(found)),
        explanation,
        items[:first],
        items[first:FINDINGS_SHOWN],
        ngettext("{count} more finding", "{count} more findings", len(items) - first),
        items[FINDINGS_SHOWN:],
        ngettext("{count} more finding", "{count} more findings", len(items) - FINDINGS_SHOWN),
    )
