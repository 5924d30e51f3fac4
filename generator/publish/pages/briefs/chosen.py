"""What of a list a brief holds: what its editors ranked; never what happens to be cited most.

Where nobody has ranked any of a list, its first ones stand there. What is about a topic that is
never cut (risks, harm) and what is said of every study stands there in any case.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Generic, Protocol, TypeVar

from generator.check.told_twice import sentences_said
from generator.evidence.catalogue import Catalogue
from generator.evidence.records.base import Note
from generator.evidence.records.statement import Attribution, Statement
from generator.publish.pages.items.standing import things

BY_EDITORS: Final = "chosen by the editors"
THE_FIRST: Final = "the first in the review’s order"
AND_NEVER_CUT: Final = ", with all on risks or of every study"


class Ranked(Protocol):
    """What may have a place in a brief."""

    @property
    def brief(self) -> int | None:
        """Its place, from 1."""


Kept = TypeVar("Kept", bound=Ranked)
Stated = TypeVar("Stated", bound=Statement)


@dataclass(frozen=True)
class Chosen(Generic[Kept]):
    """What a brief holds of a list."""

    shown: tuple[Kept, ...]
    of: int
    rule: str

    def left_out(self, nouns: str) -> str:
        """How many are shown, and by which rule; empty where all are."""
        if len(self.shown) >= self.of:
            return ""
        return f"{len(self.shown)} of {self.of:,} {nouns} are shown here, {self.rule}."


def chosen(
    items: Sequence[Kept], most: int, never_cut: Collection[Kept] = (), of: int | None = None
) -> Chosen[Kept]:
    """The ranked ones by their rank, or the first ones, and those that are never cut.

    ``of`` is how long the list is, where some of it is told elsewhere in the brief.
    """
    ranked = sorted((item for item in items if item.brief), key=lambda item: item.brief or 0)
    first = ranked or list(items[:most])
    forced = [item for item in items if item in never_cut and item not in first]
    shown = [*first, *forced] if ranked else [i for i in items if i in first or i in forced]
    rule = f"{BY_EDITORS if ranked else THE_FIRST}{AND_NEVER_CUT if forced else ''}"
    return Chosen(tuple(shown), len(items) if of is None else of, rule)


def all_of_them(*rules: str) -> str:
    """What was left out by which rules, before the words for where all of it stands."""
    said = [rule for rule in rules if rule]
    return f"{' '.join(said)} All of them:" if said else ""


def is_never_cut(catalogue: Catalogue, statement: Statement) -> bool:
    """Whether no brief leaves a statement out: of risks, harm and the like, or of every study."""
    every = statement.attribution is Attribution.EVERY_STUDY
    return every or bool(topics_never_cut(catalogue) & {*statement.about})


def topics_never_cut(catalogue: Catalogue) -> frozenset[str]:
    """The ids of the topics about which no brief leaves anything out."""
    return frozenset(topic.id for topic in catalogue.review.topics if topic.never_cut)


class Told:
    """What a brief has told, so that it tells no sentence of a source twice.

    Several statements of one list may be clauses of one sentence, and stay beside each other.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        """Nothing is told yet."""
        self._sentences = _sentences(catalogue)
        self._told: dict[str, str] = {}

    def new(self, statements: Sequence[Stated], of: str) -> tuple[Stated, ...]:
        """The statements of a list that nothing before this list has told."""
        return tuple(one for one in statements if self.is_new(_keys(self._sentences, one), of))

    def is_new(self, keys: Collection[str], of: str) -> bool:
        """Whether nothing before this list has told any of these texts or sentences."""
        return all(self._told.get(key, of) == of for key in keys)

    def tell(self, statements: Sequence[Statement], of: str) -> None:
        """Keep that these are told, in a list of this name."""
        for statement in statements:
            self._told |= {
                key: self._told.get(key, of) for key in _keys(self._sentences, statement)
            }


def _keys(sentences: Mapping[int, str], statement: Statement) -> tuple[str, ...]:
    sentence = sentences.get(id(statement))
    return (statement.statement, *([sentence] if sentence else []))


def notes_on(catalogue: Catalogue, statement: Statement) -> tuple[Note, ...]:
    """The notes of a statement, and of all that are made of the same sentence of a source."""
    sentence = _sentences(catalogue).get(id(statement))
    others = _by_sentence(catalogue).get(sentence or "", ())
    return (*statement.notes, *(note for one in others for note in one.notes))


@lru_cache(maxsize=4)
def _sentences(catalogue: Catalogue) -> Mapping[int, str]:
    """For every statement of a sentence told twice, by its identity, a name for the sentence."""
    named = {
        name: one.part
        for (_, name), one in things(catalogue).items()
        if isinstance(one.part, Statement)
    }
    said = sentences_said({name: part.same_as for name, part in named.items() if part.same_as})
    return {id(part): said[name] for name, part in named.items() if name in said}


@lru_cache(maxsize=4)
def _by_sentence(catalogue: Catalogue) -> Mapping[str, tuple[Statement, ...]]:
    sentences = _sentences(catalogue)
    found: dict[str, list[Statement]] = {}
    for one in things(catalogue).values():
        if isinstance(one.part, Statement) and id(one.part) in sentences:
            found.setdefault(sentences[id(one.part)], []).append(one.part)
    return {sentence: tuple(parts) for sentence, parts in found.items()}
