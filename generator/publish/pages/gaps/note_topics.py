"""What a note is about, for the page of gaps: a topic of its statement, or what its record is."""

from __future__ import annotations

from typing import Final

from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import N_, _
from generator.evidence.problems import DataPath
from generator.evidence.records.base import Record
from generator.evidence.records.dimensions import BuiltIn
from generator.evidence.records.glossary import Glossary
from generator.evidence.records.interpretation import Interpretation
from generator.evidence.records.model import Model
from generator.evidence.records.principle import Framework, Principle
from generator.evidence.records.question import Question
from generator.evidence.records.review import Category, Review
from generator.evidence.records.source import Source
from generator.evidence.records.statement import Statement
from generator.evidence.records.study import Quote, Study
from generator.evidence.records.synthesis import Synthesis
from generator.evidence.records.theme import Theme
from generator.publish.pages.gaps.gap_tags import around

_OF_RECORDS: Final[tuple[tuple[type[Record], str], ...]] = (
    (Theme, N_("Themes")),
    (Interpretation, N_("Conclusions")),
    (Synthesis, N_("Conclusions")),
    (Review, N_("How the review was made")),
    (Study, N_("Studies")),
    (Principle, N_("Principles")),
    (Framework, N_("Principles")),
    (Question, N_("Questions")),
    (Glossary, N_("Words")),
    (Source, N_("Sources")),
)
TOPICS_OF_RECORDS: Final = tuple(
    dict.fromkeys((N_("Quotes"), *(words for _kind, words in _OF_RECORDS)))
)
"""What is no topic of the review, in the order in which it follows the topics."""


def note_topic(catalogue: Catalogue, record: Record, path: DataPath) -> str:
    """The first topic of the statement that a note stands at; without one, what its record is."""
    labels = {topic.id: topic.label for topic in catalogue.review.topics}
    for part in around(record, path):
        if isinstance(part, Statement) and part.about:
            return labels[part.about[0]]
        if isinstance(part, Quote | Category):
            return _("Quotes") if isinstance(part, Quote) else _("Themes")
    if isinstance(record, Model):
        return catalogue.dimensions[BuiltIn.MODEL].label
    return next(_(words) for kind, words in _OF_RECORDS if isinstance(record, kind))


def topic_order(catalogue: Catalogue) -> tuple[str, ...]:
    """All that notes can be about: the review's topics in its order, then the rest."""
    return (*(topic.label for topic in catalogue.review.topics), *map(_, TOPICS_OF_RECORDS))
