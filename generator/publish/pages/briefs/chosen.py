"""What of a list a brief holds: what its editors ranked; never what happens to be cited most.

Where nobody has ranked any of a list, its first ones stand there. What is about a topic that is
never cut (risks, harm) and what is said of every study stands there in any case.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Generic, NamedTuple, TypeVar

from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import N_, _, ngettext
from generator.evidence.once import once
from generator.evidence.records.base import Note
from generator.evidence.records.statement import Attribution, Statement
from generator.publish.pages.items.standing import things
from generator.publish.pages.items.told import sentences_of
from generator.publish.pages.items.words import figures

_RULES: Final[Mapping[tuple[bool, bool], str]] = {
    (True, False): N_("chosen by the editors"),
    (True, True): N_("chosen by the editors, with all on risks or of every study"),
    (False, False): N_("the first in the review’s order"),
    (False, True): N_("the first in the review’s order, with all on risks or of every study"),
}
"""By which rule, by whether somebody ranked the list, and whether some of it is never cut."""

Kept = TypeVar("Kept")


class Shown(NamedTuple):
    """How many of a list are shown."""

    said: int
    values: Mapping[str, str]
    """How long the list is, as ``total``, and the ``rule``."""


Things = Callable[[Shown], str]
"""Says how many of a list of things are shown."""


def statements(shown: Shown) -> str:
    """Of statements."""
    return ngettext(
        "{count} of {total} statements is here, {rule}.",
        "{count} of {total} statements are here, {rule}.",
        shown.said,
        **shown.values,
    )


def findings(shown: Shown) -> str:
    """Of findings."""
    return ngettext(
        "{count} of {total} findings is here, {rule}.",
        "{count} of {total} findings are here, {rule}.",
        shown.said,
        **shown.values,
    )


def quotes(shown: Shown) -> str:
    """Of quotes."""
    return ngettext(
        "{count} of {total} quotes is here, {rule}.",
        "{count} of {total} quotes are here, {rule}.",
        shown.said,
        **shown.values,
    )


def points(shown: Shown) -> str:
    """Of points that a review makes."""
    return ngettext(
        "{count} of {total} points is here, {rule}.",
        "{count} of {total} points are here, {rule}.",
        shown.said,
        **shown.values,
    )


def conclusions(shown: Shown) -> str:
    """Of conclusions."""
    return ngettext(
        "{count} of {total} conclusions is here, {rule}.",
        "{count} of {total} conclusions are here, {rule}.",
        shown.said,
        **shown.values,
    )


def themes(shown: Shown) -> str:
    """Of themes."""
    return ngettext(
        "{count} of {total} themes is here, {rule}.",
        "{count} of {total} themes are here, {rule}.",
        shown.said,
        **shown.values,
    )


def statements_under(title: str) -> Things:
    """Of statements under a heading."""
    return lambda shown: ngettext(
        "{count} of {total} statements under “{title}” is here, {rule}.",
        "{count} of {total} statements under “{title}” are here, {rule}.",
        shown.said,
        title=title,
        **shown.values,
    )


@dataclass(frozen=True, eq=False)
class Placed(Generic[Kept]):
    """Something that a brief may hold, with its place in it."""

    what: Kept
    place: int | None
    """Its rank, from 1; None where nobody has given it one."""
    never_cut: bool = False


@dataclass(frozen=True)
class Chosen(Generic[Kept]):
    """What a brief holds of a list."""

    shown: tuple[Kept, ...]
    of: int
    rule: str

    def left_out(self, things: Things) -> str:
        """How many are shown, and by which rule; empty where all are."""
        if len(self.shown) >= self.of:
            return ""
        values = {"total": figures(self.of), "rule": _(self.rule)}
        return things(Shown(len(self.shown), values))


def chosen(items: Sequence[Placed[Kept]], most: int, of: int | None = None) -> Chosen[Kept]:
    """The ranked ones by their rank, or the first ones, and those that are never cut.

    ``of`` is how long the list is, where some of it is told elsewhere in the brief.
    """
    ranked = sorted((item for item in items if item.place), key=lambda item: item.place or 0)
    rest = [item for item in items if not item.place] if ranked else list(items[most:])
    forced = [item for item in rest if item.never_cut]
    shown = (*(ranked or items[:most]), *forced)
    rule = _RULES[bool(ranked), bool(forced)]
    return Chosen(tuple(item.what for item in shown), len(items) if of is None else of, rule)


def all_of_them(*rules: str) -> str:
    """What was left out by which rules, before the words for where all of it stands."""
    said = [rule for rule in rules if rule]
    return _("{rules} All of them:", rules=" ".join(said)) if said else ""


def is_never_cut(catalogue: Catalogue, statement: Statement) -> bool:
    """Whether no brief leaves a statement out: of risks, harm and the like, or of every study."""
    every = statement.attribution is Attribution.EVERY_STUDY
    return every or bool(topics_never_cut(catalogue) & {*statement.about})


def topics_never_cut(catalogue: Catalogue) -> frozenset[str]:
    """The ids of the topics about which no brief leaves anything out."""
    return frozenset(topic.id for topic in catalogue.review.topics if topic.never_cut)


class AlreadyTold:
    """What a brief has told, so that it tells no sentence of a source twice.

    Several statements of one list may be clauses of one sentence, and stay beside each other.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        """Nothing is told yet."""
        self._sentences = sentences_of(catalogue)
        self._told: dict[str, str] = {}

    def is_new(self, text: str, of: str, path: str = "") -> bool:
        """Whether no other list has told these words, or the sentence behind this address."""
        return all(self._told.get(key, of) == of for key in self._keys(text, path))

    def tell(self, text: str, of: str, path: str) -> None:
        """Keep that a statement is told, in a list of this name."""
        for key in self._keys(text, path):
            self._told.setdefault(key, of)

    def _keys(self, text: str, path: str) -> tuple[str, ...]:
        sentence = self._sentences.get(path)
        return (text, sentence) if sentence else (text,)


def notes_beside(catalogue: Catalogue, path: str) -> tuple[Note, ...]:
    """The notes of all statements that are made of the same sentence as one at this address."""
    sentence = sentences_of(catalogue).get(path, "")
    return _notes(catalogue).get(sentence, ())


@once
def _notes(catalogue: Catalogue) -> Mapping[str, tuple[Note, ...]]:
    sentences = sentences_of(catalogue)
    found: dict[str, tuple[Note, ...]] = {}
    for one in things(catalogue).values():
        if isinstance(one.part, Statement) and one.address in sentences:
            sentence = sentences[one.address]
            found[sentence] = (*found.get(sentence, ()), *one.part.notes)
    return found
