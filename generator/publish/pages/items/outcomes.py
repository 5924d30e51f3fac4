"""The statements that tell what changed for people, by the topics that are outcomes."""

from __future__ import annotations

from functools import lru_cache

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import N_, ngettext
from generator.publish.pages.items.told import Told, told_once
from generator.publish.pages.page import Link

TITLE = N_("What changed for people")


@lru_cache(maxsize=4)
def outcome_statements(catalogue: Catalogue) -> tuple[Told, ...]:
    """Every statement that is about an outcome, each sentence once."""
    outcomes = {topic.id for topic in catalogue.review.topics if topic.outcome}
    return tuple(told_once(catalogue, lambda statement: outcomes & {*statement.about}))


def what_changed(catalogue: Catalogue) -> Link | None:
    """The page of what changed for people; nothing where no statement is about an outcome."""
    count = len(outcome_statements(catalogue))
    words = ngettext(
        "What changed for people: {count} statement",
        "What changed for people: {count} statements",
        count,
    )
    return Link(words, urls.FINDINGS_CHANGED) if count else None
