"""What helps, what is needed and what hinders: every statement whose source says so, as a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.check.told_twice import sentences_said
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.records.statement import Bearing, Statement
from generator.publish.pages.items.attribution import attribution_words
from generator.publish.pages.items.items import StudyLink, study_link
from generator.publish.pages.items.statements import owned_link, owner_link
from generator.publish.pages.items.words import counted
from generator.publish.pages.page import Link

ANCHOR = "helps-and-hinders"
TITLE = "What helps, what hinders"
_TITLES = {
    Bearing.HELPS: "Helps",
    Bearing.NEEDS: "Is needed",
    Bearing.HINDERS: "Hinders",
}
CHALLENGE = "Named as a challenge"


@dataclass(frozen=True)
class BearingRow:
    """A statement with what it is about, at which level, and who is cited for it."""

    statement: Link
    within: str
    """What it stands in, and its level."""
    topics: str
    studies: tuple[StudyLink, ...]
    without: str = ""
    """What is said in place of studies where none is cited."""


@dataclass(frozen=True)
class BearingGroup:
    """The statements that bear on success in one way; or the challenges at one level."""

    title: str
    rows: tuple[BearingRow, ...]


@dataclass(frozen=True)
class BearingTable:
    """The table; where no statement says what it is about, nor does the table."""

    anchor: str
    title: str
    groups: tuple[BearingGroup, ...]
    has_topics: bool


def bearing_table(catalogue: Catalogue) -> BearingTable | None:
    """What helps and hinders; nothing where no statement says of itself that it does."""
    stated = tuple(_stated(catalogue))
    if not stated:
        return None
    found = {
        title: [row for row, of in stated if of is bearing] for bearing, title in _TITLES.items()
    }
    groups = tuple(
        BearingGroup(f"{title}: {counted(len(rows), 'statement')}", tuple(rows))
        for title, rows in (*found.items(), *_challenges(catalogue))
        if rows
    )
    return BearingTable(ANCHOR, TITLE, groups, any(row.topics for row, _ in stated))


def _stated(catalogue: Catalogue) -> Iterator[tuple[BearingRow, Bearing]]:
    """Each statement with a bearing; of two that are made of the same place, the first."""
    every = list(_statements(catalogue))
    sentences = sentences_said({named: s.same_as for s, named, _, _ in every if s.same_as})
    shown: set[str] = set()
    for statement, named, link, within in every:
        sentence = sentences.get(named, named)
        if statement.bearing and sentence not in shown:
            shown.add(sentence)
            yield _row(catalogue, statement, link, within), statement.bearing


def _statements(catalogue: Catalogue) -> Iterator[tuple[Statement, str, str, str]]:
    """Every statement with its id, its address and the title of what it stands in."""
    for finding in catalogue.findings:
        address = urls.finding(finding.theme.id, finding.statement.id)
        yield finding.statement, finding.id, address, finding.theme.title
    for owned in catalogue.other_statements:
        anchor, page = owned_link(owned)
        named = f"{owned.owner_id}.{owned.statement.id}"
        yield owned.statement, named, f"{page}#{anchor}", owner_link(catalogue, owned).text


def _row(catalogue: Catalogue, statement: Statement, address: str, within: str) -> BearingRow:
    labels = {topic.id: topic.label for topic in catalogue.review.topics}
    levels = catalogue.framework.levels if catalogue.framework else ()
    level = (level.title for level in levels if level.id == statement.level)
    return BearingRow(
        Link(statement.statement, address),
        "; ".join((within, *level)),
        ", ".join(labels[topic] for topic in statement.about),
        tuple(study_link(catalogue, catalogue.study[study]) for study in statement.studies),
        "" if statement.studies else attribution_words(catalogue, statement),
    )


def _challenges(catalogue: Catalogue) -> Iterator[tuple[str, list[BearingRow]]]:
    """The challenges of the framework by level, which cite no study of the review."""
    framework = catalogue.framework
    for level in framework.levels if framework else ():
        rows = [
            BearingRow(
                Link(fact.text, f"{urls.PRINCIPLES}#{urls.fact_anchor(fact.id)}"),
                fact.label or "",
                "",
                (),
                catalogue.sources[fact.place.source].label,
            )
            for fact in level.challenges
        ]
        yield f"{CHALLENGE}, {level.title}", rows
