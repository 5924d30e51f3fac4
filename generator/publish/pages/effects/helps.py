"""The page of what helps, what is needed and what hinders: every statement whose source says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.dimensions import begun_small
from generator.evidence.interface import N_, _, ngettext
from generator.evidence.records.base import Fact, Record
from generator.evidence.records.reported import AbsenceReason, Reported, unreported
from generator.evidence.records.several import each_of
from generator.evidence.records.statement import ANSWERED, Bearing, Statement
from generator.publish.pages.effects.bearing import BearingGroup, BearingRow
from generator.publish.pages.effects.changed import findings_above
from generator.publish.pages.effects.counts import Count, cited_of, shares, statements
from generator.publish.pages.items.asked import AskedItem, answer_from
from generator.publish.pages.items.attribution import attribution_words
from generator.publish.pages.items.items import note_items, study_link
from generator.publish.pages.items.standing import things
from generator.publish.pages.items.told import Told, sentences_of, told, told_once
from generator.publish.pages.items.words import figures, listed, sentence
from generator.publish.pages.page import Link, Page, TocItem

TITLE: Final = N_("What helps, what hinders")
_TITLES: Final = {
    Bearing.HELPS: N_("Helps"),
    Bearing.NEEDS: N_("Is needed"),
    Bearing.HINDERS: N_("Hinders"),
}
CHALLENGES: Final = "challenges"
NAMED_AS_CHALLENGE: Final = N_("Named as a challenge")


@dataclass(frozen=True)
class HelpsView:
    """What helps and what hinders: in short where somebody asked, counted, then as one table."""

    lede: str
    answers: tuple[AskedItem, ...]
    counts: tuple[Count, ...]
    groups: tuple[BearingGroup, ...]
    has_who: bool
    """Whether the review asks for who is named, or at which level."""
    absent: tuple[str, ...]
    """Of how many rows it is not said who is named, at which level, and what answers them."""

    @property
    def columns(self) -> int:
        """How many columns the table has."""
        return 2 + self.has_who


def helps_page(catalogue: Catalogue) -> Page:
    """The page, where some statement says of itself that it helps or hinders."""
    groups = tuple(_groups(catalogue))
    rows = [row for group in groups for row in group.rows]
    return Page(
        path=urls.FINDINGS_HELPS,
        template="helps.html",
        title=_(TITLE),
        description=_(
            "What helps, what is needed and what stands in the way, by what the sources "
            "say: who is named, at which level, and from which studies."
        ),
        view=HelpsView(
            _lede(catalogue, groups),
            tuple(_answers(catalogue)),
            shares(
                (one.title, one.anchor, len(one.rows), statements(len(one.rows))) for one in groups
            ),
            groups,
            any(value.asked for row in rows for value in (row.who, row.level)),
            tuple(_absent(rows)),
        ),
        toc=tuple(TocItem(group.title, group.anchor) for group in groups),
        breadcrumbs=findings_above(catalogue),
    )


def way_there(catalogue: Catalogue) -> Link | None:
    """The page; nothing where no statement says of itself that it helps, is needed or hinders."""
    has_any = any(one.statement.bearing for one in told(catalogue))
    return Link(_(TITLE), urls.FINDINGS_HELPS) if has_any else None


def _stated(catalogue: Catalogue) -> tuple[Told, ...]:
    return tuple(told_once(catalogue, lambda one: (one.bearing,) if one.bearing else ()))


def _groups(catalogue: Catalogue) -> Iterator[BearingGroup]:
    stated = _stated(catalogue)
    answered = _answered(catalogue)
    sentences = sentences_of(catalogue)
    for bearing, title in _TITLES.items():
        rows = tuple(
            replace(
                _row(catalogue, one),
                helped_by=answered.get(sentences.get(one.address, one.address), ()),
            )
            for one in stated
            if one.statement.bearing is bearing
        )
        if rows:
            yield BearingGroup(urls.bearing_anchor(bearing.value), _(title), rows)
    challenges = tuple(_challenges(catalogue, answered))
    if challenges:
        yield BearingGroup(urls.bearing_anchor(CHALLENGES), _(NAMED_AS_CHALLENGE), challenges)


def _answered(catalogue: Catalogue) -> dict[str, tuple[Link, ...]]:
    """What the sources say helps, by the sentence or the address of what it helps against."""
    sentences = sentences_of(catalogue)
    found: dict[str, dict[str, Link]] = {}
    for one in told_once(catalogue, lambda statement: statement.against):
        link = Link(one.statement.statement, one.address)
        for other in _against(catalogue, one.statement):
            of = sentences.get(other.address, other.address)
            found.setdefault(of, {})[link.path] = link
    return {of: tuple(links.values()) for of, links in found.items()}


def _row(catalogue: Catalogue, one: Told) -> BearingRow:
    statement = one.statement
    labels = {topic.id: topic.label for topic in catalogue.review.topics}
    levels = catalogue.framework.levels if catalogue.framework else ()
    titles = {level.id: level.title for level in levels}
    return BearingRow(
        Link(statement.statement, one.address),
        one.within.text,
        note_items(catalogue, statement.notes),
        listed([begun_small(labels[topic]) for topic in statement.about]),
        statement.who.map(lambda who: sentence(listed(each_of(who)))),
        statement.level.map(lambda level: titles[level]),
        tuple(study_link(catalogue, catalogue.study[study]) for study in statement.studies),
        "" if statement.studies else attribution_words(catalogue, statement),
        statement.bearing is Bearing.HINDERS,
        against=tuple(_named(catalogue, statement)),
    )


def _named(catalogue: Catalogue, statement: Statement) -> Iterator[Link]:
    """What a statement answers, with its address."""
    for one in _against(catalogue, statement):
        part = one.part
        text = part.text if isinstance(part, Fact) else part.statement
        yield Link(text, one.address)


@dataclass(frozen=True)
class _Answered:
    """What something helps against, with its address."""

    part: Statement | Fact
    address: str


def _against(catalogue: Catalogue, statement: Statement) -> Iterator[_Answered]:
    """What a statement answers: other statements and challenges, which alone it can name."""
    for name in statement.against:
        for kind in ANSWERED:
            one = things(catalogue).get((kind, name))
            if one and isinstance(one.part, Statement | Fact):
                yield _Answered(one.part, one.address)


def _challenges(
    catalogue: Catalogue, answered: dict[str, tuple[Link, ...]]
) -> Iterator[BearingRow]:
    """The challenges of the framework, each at its level."""
    for level in catalogue.framework.levels if catalogue.framework else ():
        for fact in level.challenges:
            address = f"{urls.PRINCIPLES}#{urls.fact_anchor(fact.id)}"
            yield BearingRow(
                Link(fact.text, address),
                fact.label or "",
                note_items(catalogue, fact.notes),
                "",
                unreported(AbsenceReason.NOT_A_QUESTION),
                Reported(level.title),
                (),
                _cited(catalogue, fact),
                True,
                answered.get(address, ()),
            )


def _cited(catalogue: Catalogue, fact: Fact) -> str:
    """The source of a challenge, which cites no study of the review, and how many others."""
    source = catalogue.sources[fact.place.source].label
    if not fact.cites:
        return source
    return ngettext(
        "{source}, citing {count} other work",
        "{source}, citing {count} other works",
        len(fact.cites),
        source=source,
    )


def _lede(catalogue: Catalogue, groups: Sequence[BearingGroup]) -> str:
    """How many statements there are of each kind, and which studies they cite."""
    said = {group.anchor: len(group.rows) for group in groups}
    helps, needs, hinders = (said.get(urls.bearing_anchor(one.value), 0) for one in _TITLES)
    counts = []
    if helps:
        counts.append(ngettext("{count} says what helps", "{count} say what helps", helps))
    if needs:
        counts.append(ngettext("{count} says what is needed", "{count} say what is needed", needs))
    if hinders:
        counts.append(ngettext("{count} says what hinders", "{count} say what hinders", hinders))
    cited = {study.id for group in groups for row in group.rows for study in row.studies}
    return _(
        "Of the statements here, {counts}; they cite {studies}.",
        counts=listed(counts),
        studies=cited_of(len(cited), len(catalogue.studies)),
    )


def _answers(catalogue: Catalogue) -> Iterator[AskedItem]:
    """The recorded answers that rest on what helps or is needed, and on what hinders."""
    stated = [one.statement for one in _stated(catalogue)]
    framework = catalogue.framework
    challenges: list[Record] = [
        fact for level in (framework.levels if framework else ()) for fact in level.challenges
    ]
    hinders: list[Record] = [s for s in stated if s.bearing is Bearing.HINDERS]
    helps: list[Record] = [s for s in stated if s.bearing is not Bearing.HINDERS]
    for parts in (helps, [*hinders, *challenges]):
        answer = answer_from(catalogue, parts)
        if answer:
            yield answer


def _absent(rows: Sequence[BearingRow]) -> Iterator[str]:
    """What is not said of rows, counted by its reason."""
    for message, values in (
        (N_("Who it is is said for {part} of {total}; {reasons}."), [row.who for row in rows]),
        (
            N_("At which level is said for {part} of {total}; {reasons}."),
            [row.level for row in rows],
        ),
    ):
        asked = [value for value in values if value.asked]
        reasons = Counter(value.absence.absent.value for value in asked if value.absence)
        if reasons:
            yield _(
                message,
                part=figures(len(asked) - reasons.total()),
                total=figures(len(asked)),
                reasons=listed([_for(words, count) for words, count in reasons.items()]),
            )
    hindered = [row for row in rows if row.is_hindrance]
    if hindered:
        yield ngettext(
            "What helped is said for {part} of {count} that hinder.",
            "What helped is said for {part} of {count} that hinder.",
            len(hindered),
            part=figures(sum(bool(row.helped_by) for row in hindered)),
        )


def _for(reason: str, count: int) -> str:
    return _("{reason} for {count}", reason=_(reason), count=figures(count))
