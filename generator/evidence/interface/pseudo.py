"""Languages that nobody speaks, made by the program, in which an untranslated word is seen.

Every letter is marked and sentences are longer by a third, as they are in other languages; what
stands in braces and tags is kept. ``ar-XB`` runs from right to left besides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from gettext import NullTranslations
from typing import Final, Literal

from generator.evidence.interface.placeholders import forms_of
from generator.evidence.interface.wording import Wording

_PLAIN: Final = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MARKED: Final = "áḃčďéḟğĥíĵķĺṁñóṗɋŕšťúṽŵẋýžÁḂČĎÉḞĞĤÍĴĶĹṀÑÓṖɊŔŠŤÚṼŴẊÝŽ"
_MARKS: Final = str.maketrans(_PLAIN, _MARKED)
_KEPT: Final = re.compile(r"(\{[^}]*\}|</?[a-zA-Z][^>]*>|&[a-zA-Z]+;|&#\d+;)")
_LONGER_BY: Final = 3
"""Of so many letters, one is written twice."""
DIRECTIONS: Final = {"en-XA": "ltr", "ar-XB": "rtl"}
"""The languages, by the codes that the CLDR has for such, with their directions."""


def marked(message: str) -> str:
    """A message with every letter marked, longer, and what stands in braces and tags as it was.

    >>> marked("See <b>{count} themes</b>.")
    'Šééé <b>{count} ťĥéṁéššš</b>.'
    """
    parts = _KEPT.split(message)
    return "".join(part if number % 2 else _longer(part) for number, part in enumerate(parts))


def _longer(text: str) -> str:
    words = re.split(r"([A-Za-z]+)", text)
    return "".join(
        (word + word[-1] * (len(word) // _LONGER_BY)).translate(_MARKS) if number % 2 else word
        for number, word in enumerate(words)
    )


class PseudoWording(Wording):
    """Marks also what a language has of its own: the words in lists."""

    def listed(self, items: Sequence[str], style: Literal["standard", "or"] = "standard") -> str:
        """Items as a list in a sentence."""
        places = [f"{{{number}}}" for number in range(len(items))]
        return marked(super().listed(places, style)).format(*items)

    def day(self, iso: str) -> str:
        """A day in words."""
        return marked(super().day(iso))


class PseudoTranslations(NullTranslations):
    """Every message of the template of the catalogues, marked; what is said besides stays plain."""

    @cached_property
    def _known(self) -> dict[tuple[str | None, str], str]:
        from generator.evidence.interface.catalogues import template  # noqa: PLC0415 - asks here

        return {
            (message.context, form): marked(form)
            for message in template()
            for form in forms_of(message.id)
        }

    def gettext(self, message: str) -> str:
        """The message, marked."""
        return self._known.get((None, message), message)

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """The message that English has for a count, marked."""
        return self.gettext(singular if n == 1 else plural)

    def pgettext(self, context: str, message: str) -> str:
        """The message, marked."""
        return self._known.get((context, message), message)

    def npgettext(self, context: str, singular: str, plural: str, n: int) -> str:
        """The message that English has for a count, marked."""
        return self.pgettext(context, singular if n == 1 else plural)
