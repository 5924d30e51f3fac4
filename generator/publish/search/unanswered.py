"""What the search says where nothing is known: what the studies are about instead, the questions
that readers ask, and the lists that hold everything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.dimensions import begun_small
from generator.evidence.interface import _, ngettext, npgettext
from generator.evidence.records.dimensions import BuiltIn
from generator.evidence.records.everyday import Alike
from generator.publish.pages.items.words import listed
from generator.publish.pages.page import Link
from generator.publish.search.words import phrase

MOST: Final = 14
"""So many values are named; of more, the first ones and how many there are besides."""
ASKED: Final = 6


@dataclass(frozen=True)
class Unanswered:
    """What there is to say in place of an answer."""

    none: str = ""
    """That nothing is about something, whose words stand in it as ``{words}``."""
    instead: str = ""
    """What the studies are about."""
    questions: tuple[Link, ...] = ()
    lists: tuple[Link, ...] = ()
    nearest: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """For words that nothing may be about, what comes nearest."""


NOTHING_TO_SAY: Final = Unanswered()


def unanswered(
    catalogue: Catalogue, lists: Sequence[Link], everyday: Sequence[Alike]
) -> Unanswered:
    """What the search says where nothing is known, in the words of a review."""
    asked = (Link(one.question, urls.question(one.id)) for one in catalogue.questions)
    return Unanswered(
        none=_none(len(catalogue.studies)),
        instead=_instead(catalogue),
        questions=tuple(asked)[:ASKED],
        lists=tuple(lists),
        nearest=tuple(
            (phrase(words), group.nearest)
            for group in everyday
            for words in group.words
            if group.nearest
        ),
    )


def _none(studies: int) -> str:
    return ngettext(
        "The only study is not about {words}.",
        "None of the {number} studies is about {words}.",
        studies,
        words="{words}",
    )


def _instead(catalogue: Catalogue) -> str:
    """What studies are about; nothing where no study says."""
    dimension = catalogue.dimensions.get(BuiltIn.PROVISION)
    if dimension is None:
        return ""
    values = catalogue.values_among(dimension.id, catalogue.studies)
    labels = [begun_small(value.label) for value in values]
    if not labels:
        return ""
    rest = len(labels) - MOST
    more = npgettext("things", "{number} more", "{number} more", rest) if rest > 1 else ""
    named = [*labels[:MOST], more] if more else labels
    return _("They are about {things}.", things=listed(named))
