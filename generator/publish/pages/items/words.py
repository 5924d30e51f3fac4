"""Numbers and lists in words, the same on every page."""

from __future__ import annotations

from collections.abc import Sequence

from generator.evidence.interface import _, in_unit, ngettext, pgettext, spoken, unit_noun


def number(count: int) -> str:
    """A count in words up to nine, in figures from ten on."""
    return spoken().number(count)


def figures(count: int) -> str:
    """A count in figures: ``12,345``."""
    return spoken().figures(count)


def counted(count: int, noun: str, plural: str = "") -> str:
    """A count with its noun: ``two studies``, ``no quotes``."""
    return f"{number(count)} {noun if count == 1 else plural or noun + 's'}"


def in_figures(count: int, noun: str, plural: str = "") -> str:
    """A count with its noun, in figures: ``2 studies``, ``0 quotes``."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def studies(count: int) -> str:
    """A count of studies in words."""
    return ngettext("{number} study", "{number} studies", count)


def noun_of_files(things: str) -> str:
    """What files of a table are called after: in English, in the unit that is counted in."""
    return in_unit(things, unit_noun())


def more_units() -> tuple[str, str]:
    """The noun of what is counted, after: and so many."""
    one, many = unit_noun()
    return f"more {one}", f"more {many}"


def studies_in_figures(count: int) -> str:
    """A count of studies in figures."""
    return ngettext("{count} study", "{count} studies", count)


def all_studies(total: int) -> str:
    """All studies of a review, behind "of": ``10 studies``, ``the 1 study``."""
    return f"{'the ' if total == 1 else ''}{studies_in_figures(total)}"


def listed(items: Sequence[str], conjunction: str = "and") -> str:
    """Items as a list in a sentence: ``a, b and c``."""
    return spoken().listed(items, "or" if conjunction == "or" else "standard")


def times(count: int) -> str:
    """How often: ``once``, ``twice``, ``three times``."""
    if count == 1:
        return _("once")
    if count == 2:  # noqa: PLR2004 - what English has a word for
        return _("twice")
    return ngettext("{number} times", "{number} times", count)


def possible(scores: Sequence[int]) -> str:
    """An exact score, or the possible ones: ``9, 10 or 11``."""
    return listed([str(score) for score in scores], "or")


def some(count: int) -> str:
    """A count that stands before "of": ``none``, ``two``."""
    return number(count) if count else pgettext("number before of", "none")


def ended(text: str) -> str:
    """Text with a full stop at its end, and no second one."""
    return text if text.endswith(".") else f"{text}."


def sentence(text: str) -> str:
    """Text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def first_words(text: str, length: int = 90) -> str:
    """The beginning of a text, whole words and at most so many characters."""
    if len(text) <= length:
        return text
    begun = text[:length].rsplit(" ", 1)[0].rstrip(" ,;:.–")
    return f"{begun} …"
