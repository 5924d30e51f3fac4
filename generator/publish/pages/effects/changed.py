"""The page of the statements about outcomes, outcome by outcome."""

from __future__ import annotations

from dataclasses import dataclass

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.records.dimensions import Topic
from generator.evidence.unit import in_units
from generator.publish.pages.effects.counts import Count, shares
from generator.publish.pages.items.asked import AskedItem, answer_from
from generator.publish.pages.items.items import FindingItem
from generator.publish.pages.items.kind_words import kind_words
from generator.publish.pages.items.outcomes import outcome_statements
from generator.publish.pages.items.told import Told, told_item
from generator.publish.pages.items.words import all_studies, in_figures, studies_in_figures
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
    statements = outcome_statements(catalogue)
    topics = [topic for topic in catalogue.review.topics if topic.outcome]
    by_topic = {t.id: [one for one in statements if t.id in one.statement.about] for t in topics}
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
        title=kind_words(catalogue).outcomes,
        description=f"{kind_words(catalogue).outcomes} by what the review says, with the studies "
        "behind it.",
        view=ChangedView(
            _lede(catalogue, statements),
            shares(
                (outcome.title, outcome.anchor, len(by_topic[topic.id]), _cites(behind))
                for outcome, topic, behind in zip(outcomes, topics, studies, strict=True)
            ),
            tuple(outcomes),
            _filtered(catalogue, topics),
        ),
        toc=tuple(TocItem(outcome.title, outcome.anchor) for outcome in outcomes),
        breadcrumbs=findings_above(catalogue),
    )


def findings_above(catalogue: Catalogue) -> tuple[Link, ...]:
    """What the pages of this folder stand under, where there are findings."""
    return (Link("Findings", urls.FINDINGS),) if catalogue.findings else ()


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


def _cites(studies: set[str]) -> str:
    return f", {studies_in_figures(len(studies))}"


def _lede(catalogue: Catalogue, statements: tuple[Told, ...]) -> str:
    """How many statements tell of it, and which studies they cite."""
    count, cited = len(statements), len(_studies([*statements]))
    tell = f"{in_figures(count, 'statement')} tell{'s' if count == 1 else ''}"
    without = sum(not one.statement.studies for one in statements)
    none = f" {without:,} of them {'cites' if without == 1 else 'cite'} none." if without else ""
    total = all_studies(len(catalogue.studies))
    return f"{tell} {kind_words(catalogue).of_outcomes}, citing {cited:,} of {total}.{none}"


def _filtered(catalogue: Catalogue, topics: list[Topic]) -> Link | None:
    """The list of findings on these outcomes, to narrow by what their studies are like."""
    used = {topic for finding in catalogue.findings for topic in finding.statement.about}
    values = [(ABOUT, topic.id) for topic in topics if topic.id in used]
    if not values:
        return None
    return Link(
        in_units("Narrow these findings by what their studies are like"),
        urls.selection(urls.FINDINGS, values),
    )
