"""What a study has in a dimension, in words."""

from __future__ import annotations

from generator.derive.ladder import reported_scores
from generator.evidence.catalogue import Catalogue
from generator.evidence.dimensions import Dimension
from generator.evidence.records.dimensions import BuiltIn
from generator.evidence.records.reported import Reported
from generator.evidence.records.study import Study
from generator.publish.pages.items.words import listed, possible


def value_words(catalogue: Catalogue, dimension: Dimension, study: Study) -> Reported[str]:
    """What a study has in a dimension, in words; a score with its unit.

    Values that begin as a heading does stand side by side, not as parts of a sentence.
    """
    if dimension.id == BuiltIn.SCORE:
        return score_words(catalogue, study)
    values = catalogue.values(dimension.id, study)
    return values.map(lambda known: _side_by_side([value.label for value in known], dimension))


def _side_by_side(labels: list[str], dimension: Dimension) -> str:
    is_heading = dimension.declared and any(label[:1].isupper() for label in labels[1:])
    return "; ".join(labels) if is_heading else listed(labels)


def score_words(catalogue: Catalogue, study: Study) -> Reported[str]:
    """A study's score in words: exact or possible."""
    scale = catalogue.review.ladder
    unit = f" {scale.unit}" if scale else ""
    return reported_scores(catalogue, study).map(lambda scores: f"{possible(scores)}{unit}")
