"""The statements about outcomes: what changed for people, or what something means for them."""

from __future__ import annotations

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.once import once
from generator.publish.pages.items.kind_words import kind_words
from generator.publish.pages.items.told import Told, told_once
from generator.publish.pages.page import Link


@once
def outcome_statements(catalogue: Catalogue) -> tuple[Told, ...]:
    """Every statement that is about an outcome, each sentence once."""
    outcomes = {topic.id for topic in catalogue.review.topics if topic.outcome}
    return tuple(told_once(catalogue, lambda statement: outcomes & {*statement.about}))


def what_changed(catalogue: Catalogue) -> Link | None:
    """The page of outcomes; nothing where no statement is about an outcome."""
    count = len(outcome_statements(catalogue))
    words = kind_words(catalogue).outcomes_counted(count)
    return Link(words, urls.FINDINGS_CHANGED) if count else None
