"""The language that is spoken, and messages in it; whoever begins a build or a command sets it.

Babel is imported where another language than English is spoken: commands in English start without.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cached_property
from gettext import NullTranslations
from typing import TYPE_CHECKING, Any, Final, Literal

from generator.evidence.interface.units import in_units

if TYPE_CHECKING:
    from babel import Locale

_IN_FIGURES_AS_THEY_ARE: Final = 1000
"""From here on, figures are grouped."""
_REGION: Final = 2
"""The letters of a country's code."""


@dataclass(frozen=True, eq=False)
class Wording:
    """A language with its messages, and how it writes numbers and lists."""

    language: str
    """Its tag (BCP 47), for pages, documents and feeds."""
    direction: str
    """``ltr`` or ``rtl``."""
    locale_code: str
    """How its locale is called in the CLDR, with hyphens: that of numbers, lists and dates."""
    messages: NullTranslations

    @cached_property
    def locale(self) -> Locale:
        """What Babel knows of the language."""
        from babel import Locale  # noqa: PLC0415 - takes long to import

        return Locale.parse(self.locale_code, sep="-")

    @property
    def tag(self) -> str:
        """Its tag with the country whose customs it has, as documents want it: ``en-GB``."""
        _language, *parts = self.locale_code.split("-")
        region = next((part for part in parts if part.isupper() and len(part) == _REGION), "")
        return f"{self.language}-{region}" if region and "-" not in self.language else self.language

    def figures(self, count: int) -> str:
        """A count in figures."""
        if 0 <= count < _IN_FIGURES_AS_THEY_ARE:
            return str(count)
        from babel.numbers import format_decimal  # noqa: PLC0415

        return format_decimal(count, locale=self.locale)

    def tenths(self, number: float) -> str:
        """A number in figures, with one behind the point."""
        from babel.numbers import format_decimal  # noqa: PLC0415

        return format_decimal(round(number, 1), "0.0", self.locale)

    def number(self, count: int) -> str:
        """A count in words up to nine, in figures from ten on."""
        return self.small[count] if 0 <= count < len(self.small) else self.figures(count)

    def listed(self, items: Sequence[str], style: Literal["standard", "or"] = "standard") -> str:
        """Items as a list in a sentence: ``a, b and c``."""
        from babel.lists import format_list  # noqa: PLC0415

        return format_list(items, style, locale=self.locale)

    def day(self, iso: str) -> str:
        """A day in words: ``2024-05-03`` is ``3 May 2024``."""
        from babel.dates import format_date, parse_date  # noqa: PLC0415

        return format_date(parse_date(iso, locale="en"), "long", locale=self.locale)

    @cached_property
    def by_value(self) -> bytes:
        """A hash of the language and of all that is said in it."""
        hashed = hashlib.blake2b(f"{self.language}\0{self.direction}\0{self.locale_code}".encode())
        messages: Any = self.messages
        while messages is not None:
            said: dict[Any, str] = vars(messages).get("_catalog", {})
            hashed.update(repr(sorted(said.items(), key=repr)).encode())
            messages = vars(messages).get("_fallback")
        return hashed.digest()

    @cached_property
    def small(self) -> tuple[str, ...]:
        """The numbers that are written as words, from none on."""
        pgettext = self.messages.pgettext
        return (
            pgettext("number before a noun", "no"),
            pgettext("number before a noun", "one"),
            pgettext("number before a noun", "two"),
            pgettext("number before a noun", "three"),
            pgettext("number before a noun", "four"),
            pgettext("number before a noun", "five"),
            pgettext("number before a noun", "six"),
            pgettext("number before a noun", "seven"),
            pgettext("number before a noun", "eight"),
            pgettext("number before a noun", "nine"),
        )

    def counting(self, text: str, count: int, values: dict[str, Any]) -> dict[str, Any]:
        """The values of a message with a count: those that are given, and the count itself."""
        filled = {"count": self.figures(count), **values}
        if "{number}" in text:
            filled.setdefault("number", self.number(count))
        if "{Number}" in text:
            said = self.number(count)
            filled.setdefault("Number", said[:1].upper() + said[1:])
        return filled


class EnglishWording(Wording):
    """English, with the numbers and lists that Babel would write, without asking it."""

    def figures(self, count: int) -> str:
        """A count in figures."""
        return f"{count:,}"

    def listed(self, items: Sequence[str], style: Literal["standard", "or"] = "standard") -> str:
        """Items as a list in a sentence."""
        *most, last = items or ("",)
        return f"{', '.join(most)} {'or' if style == 'or' else 'and'} {last}" if most else last


WHATEVER: Final = "whatever is counted"
"""The context of messages about studies that stay so where papers or reports are counted."""
ENGLISH: Final[Wording] = EnglishWording("en", "ltr", "en-GB", NullTranslations())
_SPOKEN: Final = ContextVar("_SPOKEN", default=ENGLISH)


@contextmanager
def speaking(wording: Wording) -> Iterator[None]:
    """Speak a language until the end of the block, and then again what was spoken before."""
    before = _SPOKEN.set(wording)
    try:
        yield
    finally:
        _SPOKEN.reset(before)


def speak(wording: Wording) -> None:
    """Speak a language from here on: for a host that calls a build step by step."""
    _SPOKEN.set(wording)


def spoken() -> Wording:
    """The language that is spoken: English, where nobody has said another."""
    return _SPOKEN.get()


def _(message: str, /, **values: Any) -> str:
    """A message in the language that is spoken, filled in where there are values."""
    text = _SPOKEN.get().messages.gettext(in_units(message))
    return text.format(**values) if values else text


def pgettext(context: str, message: str, /, **values: Any) -> str:
    """A message that means something else in another context."""
    text = _SPOKEN.get().messages.pgettext(context, _of(context, message))
    return text.format(**values) if values else text


def ngettext(singular: str, plural: str, count: int, /, **values: Any) -> str:
    """A message with a count: ``{count}``, ``{number}`` or ``{Number}`` in it."""
    wording = _SPOKEN.get()
    text = wording.messages.ngettext(in_units(singular), in_units(plural), count)
    return text.format(**wording.counting(text, count, values))


def npgettext(context: str, singular: str, plural: str, count: int, /, **values: Any) -> str:
    """A message with a count, that means something else in another context."""
    wording = _SPOKEN.get()
    one, many = _of(context, singular), _of(context, plural)
    text = wording.messages.npgettext(context, one, many, count)
    return text.format(**wording.counting(text, count, values))


def _of(context: str, message: str) -> str:
    return message if context == WHATEVER else in_units(message)


def N_(message: str) -> str:  # noqa: N802 - what gettext calls it
    """A message of a constant, as it is: it is marked here, and given to ``_`` where it is said."""
    return message


def NP_(context: str, message: str) -> str:  # noqa: N802
    """A message of a constant that is given to ``pgettext`` with this context where it is said."""
    return message


def listed(items: Sequence[str], style: Literal["standard", "or"] = "standard") -> str:
    """Items as a list in a sentence: ``a, b and c``; with ``or``, ``a, b or c``."""
    return _SPOKEN.get().listed(items, style)
