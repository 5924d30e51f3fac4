"""The table of characters that nobody sees or tells from others: what becomes of each.

``invisible`` reads it for every door and every writer. Pages, CSV, JSON and what the search shows
have every text as it was typed; files for paper and for Word have it as the table says.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final

from generator.evidence.interface import N_

_RIGHT_TO_LEFT = (
    "\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
)
_INDIC = "\u0900-\u109f\u1700-\u1cff\ua800-\uabff\U00011000-\U00011fff"
_JOINING = f"\u0600-\u08ff{_INDIC}\U00010a00-\U00010fff\U0001e900-\U0001e95f"
_NOT_SPACED = "\u0e00-\u109f\u1780-\u17b3\u17b6-\u17ff\u1950-\u19df\u1a20-\u1aaf\uaa60-\uaadf"
_IDEOGRAPHS = "\u2e80-\u303f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_EMOJI = "\u2190-\u2bff\U0001f000-\U0001faff"
_SIGNS = (
    "#*0-9\u00a9\u00ae\u1000-\u109f\u2030-\u2bff\u3030-\u303d\u3297-\u3299\U0001f000-\U0001faff"
)
_MONGOLIAN = "\u1800-\u18af"
_JAMO = "\u1100-\u115e\u1161-\u11ff\ua960-\ua97f\ud7b0-\ud7ff"


class Fate(StrEnum):
    """What a character is where no language needs it."""

    KEPT = "kept"
    """No harm."""
    TOLD = "told"
    """A warning: a pasted text has brought it."""
    REFUSED = "refused"
    """An error: it belongs in no text, or makes one text look like another."""


class Becomes(StrEnum):
    """What stands in the place of a character."""

    ITSELF = "itself"
    NOTHING = "nothing"
    LETTERS = "its letters"
    SPACE = "a space"
    NO_BREAK = "a no-break space"
    HYPHEN = "a hyphen"
    PERHAPS_A_SPACE = "nothing or a space: a person must look"
    UNKNOWN = "a person must look"


@dataclass(frozen=True)
class Unseen:
    """A kind of such characters; ``characters`` is a class of a regular expression.

    ``needed`` is a regular expression for where a language needs it, with ``@`` for the character;
    it sees the characters beside it alone. ``within`` is a class of letters of which such a text
    has one. Without either, no language needs it. ``cured`` says what it becomes where none does,
    by ``check --fix``, on paper and in Word; ``typeset`` what it becomes on paper where one does.
    ``inside`` is what ``check --fix`` and Word take it for between two letters, if something else.
    """

    characters: str
    name: str
    fate: Fate
    needed: str = ""
    cured: Becomes = Becomes.NOTHING
    typeset: Becomes = Becomes.ITSELF
    within: str = ""
    inside: Becomes | None = None

    @cached_property
    def _needed(self) -> re.Pattern[str]:
        return re.compile(self.needed.replace("@", f"[{self.characters}]"))

    def is_needed(self, before: str, character: str, after: str, text: str) -> bool:
        """Whether a language needs the character between two others (or none) of a text."""
        if self.within:
            return bool(re.search(f"[{self.within}]", text))
        around = f"{before}{character}{after}"
        return bool(self.needed) and bool(self._needed.match(around, len(before)))


UNSEEN: Final = (
    Unseen("\u00ad", N_("soft hyphen"), Fate.TOLD),
    Unseen(
        *("\u034f", N_("grapheme joiner"), Fate.TOLD, "(?<=[\u0300-\u05c7])@"),
        typeset=Becomes.NOTHING,
    ),
    Unseen("\u061c\u200e\u200f", N_("direction mark"), Fate.REFUSED, within=_RIGHT_TO_LEFT),
    Unseen("\u115f\u1160", N_("Hangul filler"), Fate.TOLD, f"@(?=[{_JAMO}])|(?<=[{_JAMO}])@"),
    Unseen("\u3164\uffa0\u2800", N_("blank sign"), Fate.TOLD),
    Unseen("\u17b4\u17b5", N_("Khmer vowel without a sign"), Fate.TOLD),
    Unseen("\u180b-\u180f", N_("Mongolian selector"), Fate.TOLD, f"(?<=[{_MONGOLIAN}])@"),
    Unseen(
        *("\u200b", N_("zero width space"), Fate.REFUSED),
        f"(?<=[{_NOT_SPACED}])@(?=[{_NOT_SPACED}])",
        typeset=Becomes.NOTHING,
        inside=Becomes.PERHAPS_A_SPACE,
    ),
    Unseen("\u200c", N_("zero width non-joiner"), Fate.TOLD, f"(?<=[{_JOINING}])@"),
    Unseen(
        *(
            "\u200d",
            N_("zero width joiner"),
            Fate.TOLD,
            "(?<=[\u0600-\u08ff])@|@(?=[\u0620-\u08ff])",
        ),
        typeset=Becomes.NOTHING,
    ),
    Unseen(
        *("\u200d", N_("zero width joiner"), Fate.TOLD),
        f"(?<=[{_INDIC}])@|(?<=[\ufe0f\U000e007f{_EMOJI}])@(?=[{_EMOJI}])",
    ),
    Unseen(
        *("\ufe00-\ufe0f", N_("variation selector"), Fate.TOLD, f"(?<=[{_SIGNS}{_IDEOGRAPHS}])@"),
        typeset=Becomes.NOTHING,
    ),
    Unseen(
        *("\U000e0100-\U000e01ef", N_("variation selector"), Fate.TOLD, f"(?<=[{_IDEOGRAPHS}])@"),
        typeset=Becomes.NOTHING,
    ),
    Unseen(
        *("\U000e0020-\U000e007f", N_("tag of a flag"), Fate.REFUSED),
        "(?<=[\U0001f3f4\U000e0020-\U000e007e])@",
        typeset=Becomes.NOTHING,
    ),
    Unseen("\u202a-\u202e\u2066-\u2069", N_("direction control"), Fate.REFUSED),
    Unseen("\u2060-\u2065\u206a-\u206f\ufeff", N_("zero width sign"), Fate.REFUSED),
    Unseen("\ufb00-\ufb06", N_("ligature"), Fate.TOLD, cured=Becomes.LETTERS),
    Unseen("\ufe70-\ufefc", N_("form of an Arabic letter"), Fate.TOLD, cured=Becomes.LETTERS),
    Unseen("\ufffc", N_("place of a picture"), Fate.TOLD, cured=Becomes.UNKNOWN),
    Unseen("\ufffd", N_("letter that a program could not read"), Fate.TOLD, cured=Becomes.UNKNOWN),
    Unseen(
        "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd",
        *(N_("letter of one font alone"), Fate.REFUSED),
        cured=Becomes.UNKNOWN,
    ),
    Unseen("\u00a0", N_("no-break space"), Fate.KEPT, cured=Becomes.ITSELF),
    Unseen(
        *("\u2007\u202f", N_("no-break space of another width"), Fate.KEPT, "@"),
        cured=Becomes.ITSELF,
        typeset=Becomes.NO_BREAK,
    ),
    Unseen(
        "\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000",
        *(N_("space of another width"), Fate.KEPT, "@"),
        cured=Becomes.ITSELF,
        typeset=Becomes.SPACE,
    ),
    Unseen(
        *("\u2010\u2011", N_("hyphen of another number"), Fate.KEPT, "@"),
        cured=Becomes.ITSELF,
        typeset=Becomes.HYPHEN,
    ),
)


def becomes(character: str, what: Becomes) -> str:
    """What stands in place of a character; the character itself where a person must look.

    >>> becomes("\\ufb03", Becomes.LETTERS)
    'ffi'
    """
    match what:
        case Becomes.NOTHING:
            return ""
        case Becomes.LETTERS:
            return unicodedata.normalize("NFKC", character)
        case Becomes.SPACE:
            return " "
        case Becomes.NO_BREAK:
            return "\u00a0"
        case Becomes.HYPHEN:
            return "-"
    return character
