"""Words that differ by what a synthesis is of: of what was done, or of what is lived through."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import N_, ngettext
from generator.evidence.records.review_kind import ReviewKind


@dataclass(frozen=True)
class KindWords:
    """How pages speak of one kind of synthesis: messages, given to ``_`` where they are said."""

    outcomes: str
    """The title of the page of outcomes."""
    outcomes_by: str
    """What that page shows."""
    outcomes_counted: Callable[[int], str]
    """The way there, with how many statements tell of outcomes."""
    told: Callable[[int, str], str]
    """That so many statements tell of outcomes, citing which studies."""
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
        outcomes=N_("What changed for people"),
        outcomes_by=N_(
            "What changed for people by what the review says, with the studies behind it."
        ),
        outcomes_counted=lambda count: ngettext(
            "What changed for people: {count} statement",
            "What changed for people: {count} statements",
            count,
        ),
        told=lambda count, studies: ngettext(
            "{count} statement tells what changed for people, citing {studies}.",
            "{count} statements tell what changed for people, citing {studies}.",
            count,
            studies=studies,
        ),
        none_tells=N_("No finding that cites it tells what changed for people."),
        changed=N_("What changed"),
        did=N_("What they did"),
        takes=N_("What it takes"),
        summary=N_(
            "What the review concludes, for whom and where, how sure it is, what it takes, "
            "and what it does not tell."
        ),
        practice=(
            N_("You put it into practice"),
            N_("See what was done elsewhere, how it went, and the words that the review quotes."),
        ),
        decide=(
            N_("You decide what is done"),
            N_(
                "Read what the evidence says, what it rests on, what it takes, and what nobody "
                "knows."
            ),
        ),
    ),
    ReviewKind.EXPERIENCES: KindWords(
        outcomes=N_("What it means for people"),
        outcomes_by=N_(
            "What it means for people by what the review says, with the studies behind it."
        ),
        outcomes_counted=lambda count: ngettext(
            "What it means for people: {count} statement",
            "What it means for people: {count} statements",
            count,
        ),
        told=lambda count, studies: ngettext(
            "{count} statement tells what it means for people, citing {studies}.",
            "{count} statements tell what it means for people, citing {studies}.",
            count,
            studies=studies,
        ),
        none_tells=N_("No finding that cites it tells what it means for people."),
        changed=N_("What it means"),
        did=N_("How it was studied"),
        takes=N_("What people need"),
        summary=N_(
            "What the review concludes, for whom and where, how sure it is, what people need, "
            "and what it does not tell."
        ),
        practice=(
            N_("You work with the people it is about"),
            N_(
                "See what they live through, in which circumstances, and the words that the review "
                "quotes."
            ),
        ),
        decide=(
            N_("You decide what is offered"),
            N_(
                "Read what the evidence says, what it rests on, what people need, and what nobody "
                "knows."
            ),
        ),
    ),
}


def kind_words(catalogue: Catalogue) -> KindWords:
    """The words of a synthesis, by its kind."""
    return KIND_WORDS[catalogue.review.kind]
