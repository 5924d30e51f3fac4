"""Words that differ by what a synthesis is of: of what was done, or of what is lived through."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from generator.evidence.catalogue import Catalogue
from generator.evidence.records.review_kind import ReviewKind


@dataclass(frozen=True)
class KindWords:
    """How pages speak of one kind of synthesis."""

    outcomes: str
    """The title of the page of outcomes."""
    of_outcomes: str
    """The same inside a sentence, after: tells, or tell."""
    none_tells: str
    """What stands in place of outcomes of a study that none is told of."""
    changed: str
    """Over the outcomes of one study."""
    did: str
    """Over what tells how a study was made."""
    takes: str
    """Over what is needed."""
    summary: str
    """What the summary holds, in a sentence about it."""
    practice: tuple[str, str]
    """The way in for those who do the work: its title, and what they find."""
    decide: tuple[str, str]
    """The way in for those who decide."""


KIND_WORDS: Final[Mapping[ReviewKind, KindWords]] = {
    ReviewKind.INTERVENTIONS: KindWords(
        outcomes="What changed for people",
        of_outcomes="what changed for people",
        none_tells="No finding that cites it tells what changed for people.",
        changed="What changed",
        did="What they did",
        takes="What it takes",
        summary="What the review concludes, for whom and where, how sure it is, what it takes, "
        "and what it does not tell.",
        practice=(
            "You put it into practice",
            "See what was done elsewhere, how it went, and the words that the review quotes.",
        ),
        decide=(
            "You decide what is done",
            "Read what the evidence says, what it rests on, what it takes, and what nobody knows.",
        ),
    ),
    ReviewKind.EXPERIENCES: KindWords(
        outcomes="What it means for people",
        of_outcomes="what it means for people",
        none_tells="No finding that cites it tells what it means for people.",
        changed="What it means",
        did="How it was studied",
        takes="What people need",
        summary="What the review concludes, for whom and where, how sure it is, what people need, "
        "and what it does not tell.",
        practice=(
            "You work with the people it is about",
            "See what they live through, in which circumstances, and the words that the review "
            "quotes.",
        ),
        decide=(
            "You decide what is offered",
            "Read what the evidence says, what it rests on, what people need, and what nobody "
            "knows.",
        ),
    ),
}


def kind_words(catalogue: Catalogue) -> KindWords:
    """The words of a synthesis, by its kind."""
    return KIND_WORDS[catalogue.review.kind]
