"""Letters of any script without case and accents, and as ASCII where an id is made of them.

``site_templates/theme/assets/js/search-words.js`` does the same to what a reader types; a test
compares the two.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_APART: Final = str.maketrans(
    {"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th"}
    | {"ı": "i", "ς": "σ"}  # noqa: RUF001 - as they are
)
"""Letters that stay whole when accents are taken off."""
_BETWEEN_WORDS: Final = "\u200b"
_FILLERS: Final = "\u115f\u1160"
_APOSTROPHES = re.compile("['’\u02bc`\u00b4]")


def folded(text: str) -> str:
    """The text without case and accents, as people look for it and sort it.

    The compatibility decomposition of Unicode (NFKD, Unicode Standard Annex 15) in lower case,
    without its marks and what nobody sees, but for the space of no width between words; Latin
    letters that have no decomposition become those that readers of English know them by. Folding
    twice is folding once.

    >>> folded("Ó Sé, Strauß & Ørsted")
    'o se, strauss & orsted'
    """
    if text.isascii():
        return text.lower()
    lower = unicodedata.normalize("NFKD", text).lower()
    return "".join(c for c in lower if not _goes(c)).translate(_APART)


def _goes(character: str) -> bool:
    category = unicodedata.category(character)
    is_format = category == "Cf" and character != _BETWEEN_WORDS
    return category.startswith("M") or is_format or character in _FILLERS


def ascii_words(text: str) -> list[str]:
    """The words of a text in the letters a to z and digits, of which ids are made.

    An apostrophe joins what stands around it. Letters of other scripts have no such form: a text
    without a Latin letter or a digit has no words.

    >>> ascii_words("O’Shea: Été 2019, Ørsted")
    ['oshea', 'ete', '2019', 'orsted']
    """
    return re.findall(r"[a-z0-9]+", folded(_APOSTROPHES.sub("", text)))
