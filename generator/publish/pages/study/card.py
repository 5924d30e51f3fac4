"""The card that a study's page begins with: who, where, what they did, what changed, whose words.

What is not known stands below it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.derive.ladder import possible_scores
from generator.derive.support import speakers
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue, Finding, QuoteInStudy
from generator.evidence.interface import N_, WHATEVER, _, listed, ngettext, pgettext
from generator.evidence.records.dimensions import BuiltIn, Tells, ValueKind
from generator.evidence.records.study import Study
from generator.evidence.values import COUNTRIES
from generator.publish.pages.items.items import NoteItem, PlaceItem, QuoteItem, note_items
from generator.publish.pages.items.kind_words import kind_words
from generator.publish.pages.items.quoted import by_whose_words
from generator.publish.pages.items.speaking import VOICE_WORDS, counted_speakers
from generator.publish.pages.page import Link
from generator.publish.pages.study.glance import (
    Glance,
    glance_rows,
)
from generator.publish.pages.study.lacking import (
    KnownOfNone,
    Lacking,
    lacking_of,
    said_of_few,
    said_of_none,
)

MOST_FINDINGS: Final = 3
"""How many findings tell on the card what changed."""
WHERE: Final = "where"
HEADINGS: Final[Mapping[str, str]] = {
    Tells.WHO: N_("Who took part"),
    WHERE: N_("Where"),
}
_BUILT_IN: Final[Mapping[str, str]] = {
    BuiltIn.CARRIED_OUT: WHERE,
    BuiltIn.COUNTRY: WHERE,
    BuiltIn.MODEL: Tells.DID,
}
_ORDER: Final[tuple[str, ...]] = (
    "notices",
    Tells.WHO,
    BuiltIn.PROVISION,
    WHERE,
    Tells.DID,
    BuiltIn.SCORE,
    Tells.CHANGED,
)
POSSIBLE: Final = N_("Only these possible scores are reported.")
_OF_THE_REPORT: Final = ("report", "language")
"""What is said with the reference."""


@dataclass(frozen=True)
class CardValue:
    """One thing that is known, and what is said with it."""

    text: str
    said: str = ""
    under: Link | None = None
    """For a finding, where it stands on the page."""
    notes: tuple[NoteItem, ...] = ()
    """The notes without which it is misread."""


@dataclass(frozen=True)
class CardRow:
    """What is known under one heading, where that stands, and what to know of it."""

    label: str
    links: tuple[Link, ...]
    values: tuple[CardValue, ...]
    places: tuple[PlaceItem, ...]
    notes: tuple[NoteItem, ...] = ()


@dataclass(frozen=True)
class Words:
    """One real quotation, and who else is quoted."""

    quote: QuoteItem
    others: str


@dataclass(frozen=True)
class StudyCard:
    """A study in short."""

    rows: tuple[CardRow, ...]
    words: Words | None
    no_words: str
    lacking: tuple[Lacking, ...]
    of_few: tuple[Link, ...]
    """What is not known of it as of most others, a line a reason."""
    of_none: Link | None
    """What is not known of any study, and stands together elsewhere."""


def study_card(
    catalogue: Catalogue,
    study: Study,
    quotes: Sequence[QuoteItem],
    of_none: KnownOfNone,
    of_few: KnownOfNone = frozenset(),
) -> StudyCard:
    """The card of a study; ``of_none`` is what no study has, ``of_few`` what few have."""
    ranked = sorted(by_whose_words(quotes), key=lambda quote: not quote.themes)
    return StudyCard(
        rows=tuple(_rows(catalogue, study)),
        words=Words(ranked[0], _others(catalogue, study)) if ranked else None,
        no_words="" if ranked else _("Nobody in it is quoted."),
        lacking=lacking_of(catalogue, study, of_none | of_few),
        of_few=said_of_few(catalogue, study, of_few),
        of_none=said_of_none(of_none),
    )


def report_words(catalogue: Catalogue, study: Study) -> str:
    """The kind of report and its language, for the reference."""
    rows = [row for row in glance_rows(catalogue, study) if row.id in _OF_THE_REPORT]
    return " ".join(
        _("{what}: {values}.", what=row.label, values=listed(list(map(str, row.values))))
        for row in rows
        if not row.is_absent
    )


def _rows(catalogue: Catalogue, study: Study) -> Iterator[CardRow]:
    gathered: dict[str, list[Glance]] = {}
    for row in glance_rows(catalogue, study):
        if not row.is_absent and row.id not in _OF_THE_REPORT:
            gathered.setdefault(_heading(catalogue, row), []).append(row)
    changed = tuple(_changed(catalogue, study))
    if changed:
        gathered.setdefault(Tells.CHANGED, [])
    for name in sorted(gathered, key=lambda one: [*_ORDER, one].index(one)):
        findings = changed if name == Tells.CHANGED else ()
        yield _row(catalogue, study, name, gathered[name], findings)


def _titles(catalogue: Catalogue) -> Mapping[str, str]:
    words = kind_words(catalogue)
    titles = {**HEADINGS, Tells.DID: words.did, Tells.CHANGED: words.changed}
    return {name: _(title) for name, title in titles.items()}


def _heading(catalogue: Catalogue, row: Glance) -> str:
    dimension = catalogue.dimensions.get(row.id)
    if dimension is not None and dimension.declared:
        return dimension.tells or row.id
    return _BUILT_IN.get(row.id, row.id)


def _row(
    catalogue: Catalogue,
    study: Study,
    name: str,
    rows: Sequence[Glance],
    findings: Sequence[CardValue],
) -> CardRow:
    values = [value for row in rows for value in _values(catalogue, study, row)]
    return CardRow(
        _titles(catalogue).get(name) or rows[0].label,
        tuple(one for row in rows for one in row.links),
        (*values, *findings),
        tuple(dict.fromkeys(row.place for row in rows)),
        tuple(dict.fromkeys(note for row in rows for note in row.notes)),
    )


def _values(catalogue: Catalogue, study: Study, row: Glance) -> Iterator[CardValue]:
    dimension = catalogue.dimensions.get(row.id)
    begun, said = "", ""
    kinds_of_country = sum(name in catalogue.dimensions for name in COUNTRIES)
    if dimension is not None and _BUILT_IN.get(row.id) == WHERE:
        said = dimension.noun if kinds_of_country > 1 else ""
    elif dimension is not None and dimension.tells and dimension.kind is ValueKind.NUMBER:
        begun = f"{row.label}: "
    elif row.id == BuiltIn.SCORE and len(possible_scores(study)) > 1:
        said = _(POSSIBLE)
    yield from (CardValue(f"{begun}{text}", said) for text in map(str, row.values))


def _changed(catalogue: Catalogue, study: Study) -> Iterator[CardValue]:
    """The findings about outcomes that cite the study, those that rest on fewest studies first."""
    outcomes = {topic.id for topic in catalogue.review.topics if topic.outcome}
    found = sorted(
        (
            finding
            for finding in catalogue.findings_of_study.get(study.id, ())
            if outcomes & {*finding.statement.about}
        ),
        key=lambda finding: len(finding.statement.studies),
    )
    if outcomes and not found:
        yield CardValue("", _(kind_words(catalogue).none_tells))
    for finding in found[:MOST_FINDINGS]:
        yield _told_by(catalogue, study, finding)
    if (more := len(found) - MOST_FINDINGS) > 0:
        rest = ngettext(
            "And {number} finding more, below.", "And {number} findings more, below.", more
        )
        yield CardValue("", said=rest)


def _told_by(catalogue: Catalogue, study: Study, finding: Finding) -> CardValue:
    others = len(finding.statement.studies) - 1
    notes = note_items(catalogue, finding.statement.notes)
    said = _("This study alone is cited")
    if others:
        said = ngettext(
            "{Number} other study cited with it", "{Number} other studies cited with it", others
        )
    return CardValue(
        finding.statement.statement,
        said=said,
        under=Link(finding.theme.title, urls.study_theme(study.id, finding.theme.id)),
        notes=tuple(note for note in notes if note.is_main),
    )


def _others(catalogue: Catalogue, study: Study) -> str:
    """Who is quoted how often, where there is more than the one quotation."""
    if len(study.quotes) == 1:
        return ""
    heard = speakers(catalogue.review, [QuoteInStudy(study, quote) for quote in study.quotes])
    who = [counted_speakers(role.label, count) for role, count in heard.roles] or [
        counted_speakers(pgettext(WHATEVER, VOICE_WORDS[voice]), count)
        for voice, count in heard.voices.items()
    ]
    return ngettext(
        "{Number} quote in all. {speakers}.",
        "{Number} quotes in all. {speakers}.",
        len(study.quotes),
        speakers=listed(who),
    )
