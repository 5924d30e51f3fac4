"""The block "what it rests on" of a theme or an interpretation: words first, then counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.derive.support import (
    InterpretationSupport,
    LeaveOneOut,
    Support,
    grouping,
    support_of_finding,
)
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue, Finding, OtherStatement
from generator.evidence.dimensions import arranged
from generator.evidence.interface import WHATEVER, _, ngettext, pgettext
from generator.evidence.records.dimensions import BuiltIn
from generator.publish.pages.items.items import StudyLink, study_link
from generator.publish.pages.items.speaking import VOICE_WORDS, counted_speakers
from generator.publish.pages.items.statements import owned_link
from generator.publish.pages.items.told_apart import told_apart
from generator.publish.pages.items.words import listed
from generator.publish.pages.page import Link
from generator.publish.pages.summary.confidence import ConfidenceItem, confidence_item
from generator.publish.pages.theme.carriers import around_sentences, carriers_sentences
from generator.publish.pages.theme.support import (
    falls_sentence,
    finding_line,
    support_sentences,
    tally_words,
)
from generator.publish.pages.theme.voices import missing_sentences


@dataclass(frozen=True)
class CountRow:
    """A characteristic of the studies with its values, each with the number of studies."""

    label: str
    values: str


@dataclass(frozen=True)
class LeaveOneOutItem:
    """What falls without one study."""

    study: StudyLink
    words: str
    findings: tuple[Link, ...]
    rows: str
    """What the rows are of the matrices in which cells fall."""
    cells: str


@dataclass(frozen=True)
class SupportItem:
    """What a set of statements and quotes rests on."""

    sentences: tuple[str, ...]
    missing: tuple[str, ...]
    counts: tuple[CountRow, ...]
    falls_words: str
    falls: tuple[LeaveOneOutItem, ...]


@dataclass(frozen=True)
class InterpretationRests:
    """What an interpretation rests on: itself, and through its themes, kept apart."""

    own: SupportItem
    """What carries its message; where nobody has marked that, all its statements and quotes."""
    around: SupportItem | None
    """What stands around, where it is told apart."""
    themes: SupportItem | None
    themes_words: str
    by_editors: bool
    """Whether any of the ties to themes is the editors' own."""


@dataclass(frozen=True)
class Behind:
    """How many of all studies stand behind something, in figures, and in a hundred."""

    words: str
    share: float


@dataclass(frozen=True)
class FindingRests:
    """What one finding rests on, in short; empty for a finding that cites no study."""

    line: str
    counts: tuple[CountRow, ...]
    alone: str
    behind: Behind | None
    named: tuple[str, ...]
    """Its studies by name and in a person's words."""
    confidence: ConfidenceItem | None


def finding_rests(catalogue: Catalogue, finding: Finding) -> FindingRests:
    """What a finding rests on."""
    support = support_of_finding(catalogue, finding)
    alone = ""
    if support.single:
        label = catalogue.labels[finding.statement.studies[0]]
        alone = _("It rests on {study} alone, and would fall without it.", study=label)
    return FindingRests(
        line=finding_line(catalogue, finding) if support.studies else "",
        counts=_counts(catalogue, support) if support.studies else (),
        alone=alone,
        behind=behind(catalogue, len(support.studies)) if support.studies else None,
        named=tuple(told_apart(catalogue, study) for study in support.studies),
        confidence=confidence_item(catalogue, finding),
    )


def behind(catalogue: Catalogue, studies: int) -> Behind:
    """So many of all studies."""
    of = len(catalogue.studies)
    share = round(100 * studies / of, 1) if of else 0
    if of <= 1:
        return Behind(ngettext("{count} study", "{count} studies", studies), share)
    words = ngettext("{part} of {count} study", "{part} of {count} studies", of, part=studies)
    return Behind(words, share)


def support_item(catalogue: Catalogue, support: Support) -> SupportItem:
    """The block of a set of statements and quotes."""
    themes = {cell.theme for falls in support.falls for cell in falls.cells}
    return SupportItem(
        sentences=support_sentences(support),
        missing=missing_sentences(catalogue, support) if support.studies else (),
        counts=_counts(catalogue, support) if support.studies else (),
        falls_words=falls_sentence(catalogue, support),
        falls=tuple(
            _falls_item(catalogue, falls, one_theme=len(themes) == 1)
            for falls in sorted(support.falls, key=lambda one: -len(one.findings))
        ),
    )


def interpretation_rests(
    catalogue: Catalogue, interpretation_id: str, support: InterpretationSupport
) -> InterpretationRests:
    """The block of an interpretation."""
    ties = catalogue.interpretation[interpretation_id].themes
    related = dict.fromkeys(tie.theme for tie in ties)
    return InterpretationRests(
        own=_own(catalogue, support),
        around=_around(catalogue, support),
        themes=support_item(catalogue, support.themes) if related else None,
        themes_words=ngettext("{Number} related theme", "{Number} related themes", len(related)),
        by_editors=any(tie.basis == "editors" for tie in ties),
    )


def _own(catalogue: Catalogue, support: InterpretationSupport) -> SupportItem:
    if support.carriers is None:
        return support_item(catalogue, support.own)
    item = support_item(catalogue, support.carriers)
    return replace(item, sentences=carriers_sentences(support), missing=())


def _around(catalogue: Catalogue, support: InterpretationSupport) -> SupportItem | None:
    if support.around is None or not (sentences := around_sentences(support.around)):
        return None
    item = support_item(catalogue, support.around)
    missing = missing_sentences(catalogue, support.own) if support.own.studies else ()
    return replace(item, sentences=sentences, missing=missing)


def _counts(catalogue: Catalogue, support: Support) -> tuple[CountRow, ...]:
    spoken = support.speakers
    voices = [
        counted_speakers(pgettext(WHATEVER, VOICE_WORDS[voice]), n)
        for voice, n in spoken.voices.items()
    ]
    roles = [counted_speakers(role.label, heard) for role, heard in spoken.roles]
    number = len(support.studies)
    asked = arranged(
        catalogue.dimensions, BuiltIn.COUNTRY, BuiltIn.CARRIED_OUT, BuiltIn.MODEL, BuiltIn.PROVISION
    )
    rows = (
        *(CountRow(one.label, tally_words(support.tally(one.id), number)) for one in asked),
        CountRow(_("Quotes, by whose words"), "; ".join(voices)),
        CountRow(_("Quotes, by who speaks"), "; ".join(roles)),
    )
    return tuple(row for row in rows if row.values)


def _falls_item(catalogue: Catalogue, falls: LeaveOneOut, *, one_theme: bool) -> LeaveOneOutItem:
    fallen = {cell.dimension for cell in falls.cells}
    return LeaveOneOutItem(
        study=study_link(catalogue, falls.study),
        words=listed([*_fallen(falls)]),
        findings=(*map(_finding, falls.findings), *map(_statement, falls.statements)),
        rows=_rows([one.nouns for one in grouping(catalogue) if one.id in fallen]),
        cells=_cells(catalogue, falls, one_theme=one_theme),
    )


def _fallen(falls: LeaveOneOut) -> Iterator[str]:
    findings, statements, cells = map(len, (falls.findings, falls.statements, falls.cells))
    if findings:
        yield ngettext("{number} finding", "{number} findings", findings)
    if statements:
        yield ngettext("{number} statement", "{number} statements", statements)
    if cells:
        yield ngettext("{number} cell", "{number} cells", cells)


def _rows(nouns: list[str]) -> str:
    """The rows of several matrices, after "the matrix of"."""
    return listed([*nouns[:1], *(_("of {rows}", rows=noun) for noun in nouns[1:])], "or")


def _finding(finding: Finding) -> Link:
    statement = finding.statement
    return Link(statement.statement, urls.finding(finding.theme.id, statement.id))


def _statement(owned: OtherStatement) -> Link:
    anchor, page = owned_link(owned)
    return Link(owned.statement.statement, f"{page}#{anchor}")


def _cells(catalogue: Catalogue, falls: LeaveOneOut, *, one_theme: bool) -> str:
    """The cells in words: whose row, and under which theme if there are several."""
    named = []
    for cell in falls.cells:
        row, theme = cell.row.label, catalogue.theme[cell.theme].title
        named.append(row if one_theme else _("{row} under “{theme}”", row=row, theme=theme))
    return listed(named)
