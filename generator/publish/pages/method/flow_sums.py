"""What the numbers of a study flow come to, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from generator.derive.flow import Sum, SumKind
from generator.evidence.interface import N_, _, npgettext
from generator.publish.pages.items.words import figures, listed, sentence


@dataclass(frozen=True)
class SumItem:
    """What the numbers come to, in words; a gap where they do not come to what is printed."""

    words: str
    is_gap: bool
    short: str = ""
    """A gap in a few words, as the drawing has it."""
    is_elsewhere: bool = False
    """Whether what lacks stands in a part that the editors do not hold, as a note says."""


def sum_items(made: list[Sum], parts: tuple[str, ...]) -> tuple[SumItem, ...]:
    """Sums in words, those left out of which nothing is to be said."""
    items = (sum_item(one, parts) for one in made)
    return tuple(item for item in items if item.words)


def sum_item(made: Sum, parts: tuple[str, ...] = ()) -> SumItem:
    """A sum in words; no words where one number simply follows itself.

    ``parts`` are those of a source that the editors do not hold, and that may have what lacks.
    """
    result, difference = made.result, made.difference
    if result is None or difference is None or made.printed is None:
        why = listed([absence.said for absence in made.lacking], "or")
        return SumItem(
            _("Whether this adds up cannot be told: a number is {absent}.", absent=why),
            True,
            _("Cannot be added up: a number is {absent}", absent=why),
        )
    if made.kind is SumKind.ONWARD:
        return _onward(made, result, difference, parts)
    said = _OF_PARTS if made.kind is SumKind.PARTS else _OF_WAYS
    values = {
        "terms": _terms(made),
        "result": figures(result),
        "printed": figures(made.printed),
        "difference": _than(-difference),
    }
    if not difference:
        return SumItem(_(said.adds_up, **values), False)
    return SumItem(_(said.does_not, **values), True, _(said.short, **values))


@dataclass(frozen=True)
class _SaidOfSum:
    """What is said of a sum: that it adds up, that it does not, and that in a few words."""

    adds_up: str
    does_not: str
    short: str


_OF_PARTS: Final = _SaidOfSum(
    N_("The parts add up: {terms} = {result}."),
    N_("The parts add up to {result} ({terms}), {difference} than the {printed} printed."),
    N_("The parts add up to {result}, not {printed}"),
)


_OF_WAYS: Final = _SaidOfSum(
    N_("The ways on from here add up: {terms} = {result}."),
    N_(
        "The ways on from here add up to {result} ({terms}), {difference} than the {printed} "
        "printed."
    ),
    N_("The ways on from here add up to {result}, not {printed}"),
)


def _onward(made: Sum, result: int, difference: int, parts: tuple[str, ...]) -> SumItem:
    alone = len(made.terms) == 1
    values = {"terms": _terms(made), "result": figures(result), "difference": _than(difference)}
    if not difference:
        words = "" if alone else _("{terms} = {result}, as printed next.", **values)
        return SumItem(words, False)
    no_number = _no_number(difference, parts)
    if alone:
        short = (
            _("{difference}, without a number for what left", **values)
            if difference < 0
            else _("{difference}, without a number for what joined", **values)
        )
        said = _("The next number is {difference}.", **values)
        return SumItem(f"{said} {no_number}", not parts, sentence(short), is_elsewhere=bool(parts))
    values["printed"] = figures(made.printed or 0)
    said = _("{terms} = {result}, but {printed} is printed next, {difference}.", **values)
    return SumItem(f"{said} {no_number}", True, _("{terms} = {result}, not {printed}", **values))


def _no_number(difference: int, parts: tuple[str, ...]) -> str:
    """That what left or joined has no number here, and the parts of a source that may have it."""
    held = listed(parts)
    if difference < 0 and parts:
        return _("No number is recorded here for what left; not in our copy: {parts}.", parts=held)
    if difference < 0:
        return _("No number is recorded here for what left.")
    if parts:
        return _(
            "No number is recorded here for what joined; not in our copy: {parts}.", parts=held
        )
    return _("No number is recorded here for what joined.")


def _terms(made: Sum) -> str:
    signs = [(" + " if sign > 0 else " − ", f"{value:,}") for sign, value in made.terms]
    return "".join(f"{sign}{value}" for sign, value in signs).removeprefix(" + ").strip()


def _than(difference: int) -> str:
    """A difference in words: ``two more``, ``1,092 fewer``."""
    if difference > 0:
        return npgettext("than a number", "{number} more", "{number} more", difference)
    return npgettext("than a number", "{number} fewer", "{number} fewer", -difference)
