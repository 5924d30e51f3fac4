"""English in which every word of ours is marked: what stands outside of the marks is not ours.

Without the marks it is English to the letter: one run tells both what is said, and what of it was
never given to gettext.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from gettext import NullTranslations
from typing import Final

from generator.cli import COMMANDS
from generator.evidence.fields import fields_of, models_in
from generator.evidence.interface.wording import EnglishWording
from generator.evidence.records.kinds import KINDS

_BEGINS, _ENDS = "\u27e6", "\u27e7"
_MARK: Final = re.compile(f"[{_BEGINS}{_ENDS}]")
_OURS: Final = re.compile(f"{_BEGINS}[^{_ENDS}]*{_ENDS}")
_PLACE: Final = re.compile(r"(\{[^}]*\})")
_WORD: Final = re.compile(r"[^\W\d_]{2,}")


class _Marking(NullTranslations):
    def gettext(self, message: str) -> str:
        """A message with marks around all but its placeholders."""
        parts = _PLACE.split(message)
        return "".join(
            f"{_BEGINS}{part}{_ENDS}" if part and number % 2 == 0 else part
            for number, part in enumerate(parts)
        )

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """The form of a count, marked."""
        return self.gettext(singular if n == 1 else plural)

    def pgettext(self, context: str, message: str) -> str:
        """A message, marked."""
        return self.gettext(message)

    def npgettext(self, context: str, singular: str, plural: str, n: int) -> str:
        """The form of a count, marked."""
        return self.ngettext(singular, plural, n)


MARKED: Final = EnglishWording("en", "ltr", "en-GB", _Marking())


def plain(said: str) -> str:
    """What is said, without marks."""
    return _MARK.sub("", said)


def others(said: str) -> set[str]:
    """The words of what is said that stand outside of every mark."""
    return set(_WORD.findall(_OURS.sub(" ", said)))


def _names() -> Iterator[str]:
    for kind in KINDS:
        yield from (kind.name, kind.where)
        for model in models_in(kind.model):
            for field in fields_of(model):
                yield from (field.name, *field.choices)


NAMES: Final = others(" ".join(_names())) | {*COMMANDS, "evidence", "reviewed", "ORCID", "ROR"}
"""Names of fields, kinds and commands, and the words of closed lists: the same everywhere."""
