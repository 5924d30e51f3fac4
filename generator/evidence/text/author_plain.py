"""The one form of an author that most files hold, read at once: ``Okafor, Ngozi A.``

What it reads, `author_lists` would read the same at more length; a law of the tests.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from generator.evidence.text.author_words import ORGANISATION, is_suffix
from generator.evidence.text.people import PARTICLES, Person, person

_PLAIN = re.compile(
    r"((?:[^\W\d_]{2,} ){0,3}[^\W\d_]{2,}(?:[-'’][^\W\d_]{2,})*), "
    r"((?:[^\W\d_]+\.?[- ])*[^\W\d_]+\.?)"
)
_SAY_MORE: Final = frozenset(
    (
        *("and", "und", "et", "y", "og", "och", "for", "of", "the", "on", "behalf", "al", "others"),
        *("dr", "prof", "professor", "mr", "mrs", "ms", "ed", "eds", "editor", "editors", "phd"),
    )
)


@lru_cache(maxsize=4096)
def plain_person(text: str, *, one: bool = True) -> Person | None:
    """A person whose name needs no closer look; None where it may.

    >>> plain_person("van der Berg, N. A.").given, plain_person("Okafor, Ngozi and Karin")
    ('N. A.', None)
    """
    found = _PLAIN.fullmatch(text)
    if not found or not found[2].istitle():
        return None
    family, given = found[1].split(" "), found[2].split(" ")
    if not one and len(family) > 1 and len(given) > 1:
        return None
    if not family[-1].istitle() or not all(map(_is_of_a_family, family)):
        return None
    if any(map(_says_more, (*family, *given))):
        return None
    return person(found[1], found[2]) if len(family) > 1 else Person(found[1], found[2])


def _is_of_a_family(word: str) -> bool:
    return word.istitle() or word in PARTICLES


def _says_more(word: str) -> bool:
    plain = word.rstrip(".").casefold()
    return plain in ORGANISATION or plain in _SAY_MORE or is_suffix(word)
