"""The page of the statements about outcomes, outcome by outcome."""

from __future__ import annotations

from dataclasses import dataclass

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import _, ngettext
from generator.evidence.records.dimensions import Topic
from generator.publish.pages.effects.counts import Count, cited_of, shares, statements
from generator.publish.pages.items.asked import AskedItem, answer_from
from generator.publish.pages.items.items import FindingItem
from generator.publish.pages.items.kind_words import kind_words
from generator.publish.pages.items.outcomes import outcome_statements
from generator.publish.pages.items.told import Told, told_item
from generator.publish.pages.page import Link, Page, TocItem

ABOUT = "about"
"""By which facet the list of findings asks what they are about."""


@dataclass(frozen=True)
class Outcome:
    """What changed in one respect: in short where somebody asked, then every statement."""

    anchor: str
    title: str
    meaning: str
    answer: AskedItem | None
    statements: tuple[FindingItem, ...]
    elsewhere: tuple[Link, ...]
    """Statements that are about this, too, and stand under an outcome before."""


@dataclass(frozen=True)
class ChangedView:
    """What changed for people, or what it means for them."""

    lede: str
    counts: tuple[Count, ...]
    outcomes: tuple[Outcome, ...]
    filtered: Link | None


def changed_page(catalogue: Catalogue) -> Page:
    """The page, of which some statement is about an outcome."""
    told = outcome_statements(catalogue)
    topics = [topic for topic in catalogue.review.topics if topic.outcome]
    by_topic = {t.id: [one for one in told if t.id in one.statement.about] for t in topics}
    topics = [topic for topic in topics if by_topic[topic.id]]
    shown: set[str] = set()
    outcomes = []
    for topic in topics:
        outcomes.append(_outcome(catalogue, topic, by_topic[topic.id], shown))
        shown |= {one.address for one in by_topic[topic.id]}
    studies = [_studies(by_topic[topic.id]) for topic in topics]
    return Page(
        path=urls.FINDINGS_CHANGED,
        template="changed.html",
        title=_(kind_words(catalogue).outcomes),
        description=_(kind_words(catalogue).outcomes_by),
        view=ChangedView(
            _lede(catalogue, told),
            shares(
                (outcome.title, outcome.anchor, len(about), _told(len(about), len(behind)))
                for outcome, about, behind in zip(
                    outcomes, (by_topic[topic.id] for topic in topics), studies, strict=True
                )
            ),
            tuple(outcomes),
            _filtered(catalogue, topics),
        ),
        toc=tuple(TocItem(outcome.title, outcome.anchor) for outcome in outcomes),
        breadcrumbs=findings_above(catalogue),
    )


def findings_above(catalogue: Catalogue) -> tuple[Link, ...]:
    """What the pages of this folder stand under, where there are findings."""
    return (Link(_("Findings"), urls.FINDINGS),) if catalogue.findings else ()


def _outcome(catalogue: Catalogue, topic: Topic, about: list[Told], shown: set[str]) -> Outcome:
    return Outcome(
        urls.topic_anchor(topic.id),
        topic.label,
        topic.meaning,
        answer_from(catalogue, [one.statement for one in about]),
        tuple(told_item(catalogue, one) for one in about if one.address not in shown),
        tuple(Link(one.statement.statement, one.address) for one in about if one.address in shown),
    )


def _studies(statements: list[Told]) -> set[str]:
    return {study for one in statements for study in one.statement.studies}


def _told(told: int, cited: int) -> str:
    studies = ngettext("{count} study", "{count} studies", cited)
    return _("{statements}, {studies}", statements=statements(told), studies=studies)


def _lede(catalogue: Catalogue, told: tuple[Told, ...]) -> str:
    """How many statements tell of it, and which studies they cite."""
    studies = cited_of(len(_studies([*told])), len(catalogue.studies))
    said = kind_words(catalogue).told(len(told), studies)
    without = sum(not one.statement.studies for one in told)
    if not without:
        return said
    none = ngettext("{count} of them cites none.", "{count} of them cite none.", without)
    return f"{said} {none}"


def _filtered(catalogue: Catalogue, topics: list[Topic]) -> Link | None:
    """The list of findings on these outcomes, to narrow by what their studies are like."""
    used = {topic for finding in catalogue.findings for topic in finding.statement.about}
    values = [(ABOUT, topic.id) for topic in topics if topic.id in used]
    if not values:
        return None
    return Link(
        _("Narrow these findings by what their studies are like"),
        urls.selection(urls.FINDINGS, values),
    )
