"""The findings that tell what changed, as a selection of their list."""

from __future__ import annotations

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.publish.pages.items.words import counted
from generator.publish.pages.page import Link

FACET = "about"
"""By which facet the list of findings asks what they are about."""


def what_changed(catalogue: Catalogue) -> Link | None:
    """The list of findings that are about an outcome; nothing where no finding is."""
    outcomes = {topic.id for topic in catalogue.review.topics if topic.outcome}
    found = [outcomes & {*finding.statement.about} for finding in catalogue.findings]
    used = set[str]().union(*found)
    if not used:
        return None
    count = counted(sum(map(bool, found)), "finding")
    values = [(FACET, topic.id) for topic in catalogue.review.topics if topic.id in used]
    return Link(f"What changed for people: {count}", urls.selection(urls.FINDINGS, values))
