"""What a translation must share with its message: placeholders and markup."""

from __future__ import annotations

import re
from collections import Counter
from string import Formatter
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from babel.messages.catalog import Message

_TAG: Final = re.compile(r"<[^>]*>")
_COUNTS: Final = frozenset(("count", "number", "Number"))
"""What a message with a count may always hold, and its singular may always lack."""


def fits(message: Message) -> bool:
    """Whether a translation can be filled in as its message is, with the same elements."""
    return not fault_of(message)


def fault_of(message: Message) -> str:
    """What is wrong with a translation, in a sentence; empty where nothing is."""
    said, given = forms_of(message.id), forms_of(message.string)
    faults = (_fault_of_names(text, said) or _fault_of_tags(text, said[-1]) for text in given)
    return next(filter(None, faults), "")


def _fault_of_names(text: str, said: tuple[str, ...]) -> str:
    try:
        names = set().union(*map(placeholders, said))
    except ValueError:  # an example with braces, into which nothing is ever filled
        return ""
    may, must = (names | _COUNTS, names - _COUNTS) if len(said) > 1 else (names, names)
    try:
        found = placeholders(text)
    except ValueError:
        return f"“{text}” has a brace too many or too few."
    if missing := must - found:
        return f"“{text}” lacks {{{min(missing)}}}."
    if unknown := found - may:
        return f"“{text}” has {{{min(unknown)}}}, which the message does not know."
    return ""


def _fault_of_tags(text: str, said: str) -> str:
    return f"“{text}” has other elements than the message." if _tags(text) != _tags(said) else ""


def forms_of(text: Any) -> tuple[str, ...]:
    """The forms of a message or a translation: one, or one a plural; an empty one is there, too."""
    return (text or "",) if text is None or isinstance(text, str) else tuple(map(str, text))


def placeholders(text: str) -> set[str]:
    """The names in braces; raises ValueError where a brace has no partner."""
    found = set()
    for _text, name, form, conversion in Formatter().parse(text):
        if name is None:
            continue
        if form or conversion or not name.isidentifier():
            raise ValueError(name)
        found.add(name)
    return found


def _tags(text: str) -> Counter[str]:
    return Counter(_TAG.findall(text))
