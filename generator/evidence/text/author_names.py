"""One name of an author as files print it, without a separator in it."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from enum import Enum, auto
from typing import Final

from generator.evidence.text.author_words import (
    INSIDE,
    is_organisation,
    is_suffix,
    may_be_initials,
    may_be_organisation,
)
from generator.evidence.text.people import (
    MOST_INITIALS,
    PARTICLES,
    Person,
    in_capitals,
    person,
)

_LETTERS_OF_AN_INITIAL: Final = 3
_IN_SEVERAL_WORDS: Final = 1
_SHORT: Final = 3
"""Letters of what in capitals may be an abbreviation as well as a family name."""
_MOST_WORDS: Final = 7
_COUNTRIES: Final = frozenset(("UK", "US", "USA", "EU", "UN", "NZ", "UAE"))
_CAPITAL_PARTICLES: Final = frozenset(
    (
        *("Ó", "Ní", "Nic", "Mac", "Mc", "Uí", "Ui", "De", "Del", "Della", "Van", "Von", "Vander"),
        *(
            "Al",
            "El",
            "Bin",
            "Bint",
            "Ibn",
            "Abu",
            "Le",
            "La",
            "Du",
            "Dos",
            "Da",
            "Di",
            "St.",
            "St",
        ),
        *("San", "Santa", "Saint", "Ter", "Ten", "O’", "O'"),
    )
)
_SMALL_PARTICLES: Final = PARTICLES | {"bin", "ibn", "ben", "y", "e", "i", "und", "zu", "al", "el"}
EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff・·]+")
_LONGEST_EAST_ASIAN: Final = 6
_DOTS = re.compile(r"[.\-\u2010\u2013]")
BRACKETS = re.compile(r"[()\[\]]")
_SHORT_NAME = re.compile("[AEIOU][B-DF-HJ-NP-TV-Z]{2}|[AEIOU]{2}[B-Z]|[B-Z][AEIOU][B-Z]")
_VOWEL = re.compile("[aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüý]|[^a-z]")


class Shape(Enum):
    """What a text between two commas may be."""

    INITIALS = auto()
    """``J. P.``, ``JP``"""
    WITH_INITIALS = auto()
    """``Okafor JP``, a person by itself."""
    NAME = auto()
    """One name: a word, or words with a particle before them."""
    NAMES = auto()
    """Several words: given and family name, or a family name of two words."""
    ORGANISATION = auto()


def shape_of(text: str) -> Shape:
    """What a text without separators may be.

    >>> [shape_of(text).name for text in ("J. P.", "Okafor JP", "van der Berg", "Ngozi Okafor")]
    ['INITIALS', 'WITH_INITIALS', 'NAME', 'NAMES']
    """
    words = text.split()
    if is_organisation(text) and not (_behind(words)[1] and len(_behind(words)[0]) == 1):
        return Shape.ORGANISATION
    if are_initials(words):
        return Shape.INITIALS
    if not _could_be_a_name(words):
        return Shape.ORGANISATION
    family, initials = _behind(words)
    if family and initials:
        return Shape.WITH_INITIALS
    last = [*itertools.dropwhile(_is_particle, words[:-1]), words[-1]]
    return Shape.NAME if len(last) == 1 else Shape.NAMES


def one_name(text: str) -> Person:
    """The person or organisation that a text without separators names.

    Initials behind or before a family name make a person, a word that only organisations have an
    organisation; anything else is a guess.

    >>> one_name("Okafor NA").given, one_name("N. A. Okafor").family
    ('NA', 'Okafor')
    >>> one_name("Els van Dijk").whole_family
    'van Dijk'
    """
    found = _one_name(text)
    return replace(found, doubtful=found.doubtful or bool(BRACKETS.search(text)))


def _one_name(text: str) -> Person:
    words, suffix = _without_suffix(text.split())
    whole = " ".join(words)
    shape = shape_of(whole) if words else Shape.ORGANISATION
    if shape is Shape.ORGANISATION or (shape is Shape.INITIALS and not suffix):
        return Person(organisation=text, doubtful=_says_nothing(text))
    family, initials = _behind(words)
    if family and initials:
        odd = len(family) == 1 and in_capitals(family[0]) and len(family[0]) <= _SHORT
        odd = odd or has_odd_words(family)
        return person(" ".join(family), " ".join(initials), suffix, doubtful=odd)
    if shape is not Shape.NAMES:
        return person(whole, "", suffix, doubtful=True)
    initials, family = _before(words)
    if initials and family:
        joined = len(family) > 1 and not all(map(_is_particle, family[:-1]))
        return person(" ".join(family), " ".join(initials), suffix, doubtful=joined)
    if may_be_organisation(whole):
        return Person(organisation=text, doubtful=True)
    given, family = _given_and_family(words)
    told = _is_particle(family[0]) or EAST_ASIAN.fullmatch("".join(words))
    return person(" ".join(family), " ".join(given), suffix, doubtful=not told)


def are_initials(words: Sequence[str]) -> bool:
    """Whether words are initials and nothing else, six letters at most.

    >>> are_initials(["J.-P.", "K."]), are_initials(["Jo"])
    (True, False)
    """
    letters = [_DOTS.sub("", word) for word in words]
    if not words or not all(letters) or len("".join(letters)) > 2 * MOST_INITIALS:
        return False
    most = MOST_INITIALS if len(words) == 1 else _IN_SEVERAL_WORDS
    return all(_is_initial(word, only, most) for word, only in zip(words, letters, strict=True))


def has_odd_words(words: Sequence[str]) -> bool:
    """Whether words in small letters stand among them that are no particles.

    >>> has_odd_words(["see", "also", "Okafor"]), has_odd_words(["van", "’t", "Hof"])
    (True, False)
    """
    return any(word.isalpha() and word.islower() and word not in _SMALL_PARTICLES for word in words)


def may_be_a_given_name(text: str) -> bool:
    """Whether three capitals may be a name as well as initials: with a vowel between consonants.

    >>> [may_be_a_given_name(text) for text in ("ANN", "IAN", "TOM", "JKL", "JAB.")]
    [True, True, True, False, False]
    """
    return bool(_SHORT_NAME.fullmatch(text))


def begins_with_initials(text: str) -> bool:
    """Whether initials stand before a name.

    >>> begins_with_initials("N. A. Okafor"), begins_with_initials("Ngozi Okafor")
    (True, False)
    """
    return bool(_before(text.split())[0])


def parted(text: str) -> tuple[str, str]:
    """A text without the suffix at its end, and the suffix without its full stop.

    >>> parted("Cobham, F. W. Jr."), parted("Petrova IV")
    (('Cobham, F. W.', 'Jr'), ('Petrova IV', ''))
    """
    words = text.split()
    if len(words) < 2 or not is_suffix(words[-1]) or may_be_initials(words[-1]):  # noqa: PLR2004
        return text, ""
    return " ".join(words[:-1]).rstrip(","), words[-1].rstrip(".")


def _without_suffix(words: list[str]) -> tuple[list[str], str]:
    """Words without a suffix, and the suffix.

    ``IV`` behind other initials is a suffix, and initials where it stands alone behind a name.
    """
    rest, suffix = words[:-1], words[-1].rstrip(".") if words else ""
    if not rest or not is_suffix(words[-1]):
        return words, ""
    return (words, "") if may_be_initials(suffix) and len(rest) == 1 else (rest, suffix)


def _is_initial(word: str, letters: str, most: int) -> bool:
    letters = unicodedata.normalize("NFC", letters)
    if not letters.isalpha():
        return False
    if in_capitals(letters):
        return len(letters) <= most or "." in word
    short = len(letters) <= _LETTERS_OF_AN_INITIAL and letters[0].isupper()
    return word.endswith(".") and short and not is_suffix(word)


def _behind(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Family name and the initials behind it; no initials where words are no such name."""
    number = len([*itertools.takewhile(lambda word: are_initials([word]), reversed(words))])
    family, initials = list(words[: len(words) - number]), list(words[len(words) - number :])
    if not family and len(initials) > 1:  # a family name in capitals: SMITH JK
        family, initials = initials[:1], initials[1:]
    if not family or not initials or not _is_person(family, initials):
        return list(words), []
    return family, initials


def _is_person(family: Sequence[str], initials: Sequence[str]) -> bool:
    letters = "".join(initials).replace(".", "").replace("-", "")
    small = any(word.endswith(".") and word.islower() for word in family)
    if small or all(word.islower() for word in family):
        return False
    if len(letters) > MOST_INITIALS or not INSIDE.isdisjoint(family):
        return False
    capitals = all(in_capitals(word) for word in family)
    if "".join(initials) in _COUNTRIES:
        return not capitals and len(family) == 1
    return not capitals or (
        "".join(family).isalpha() and (len(family[0]) > _SHORT or len(letters) == 1)
    )


def _before(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Initials that stand before a family name, and the name; full stops or single letters."""
    initials = [
        *itertools.takewhile(
            lambda word: are_initials([word]) and (word.endswith(".") or len(word) == 1),
            words[:-1],
        )
    ]
    return initials, list(words[len(initials) :])


def _given_and_family(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Given names, and the family name from its first particle on, else the last word.

    In Chinese, Japanese and Korean the family name is the first word.
    """
    if EAST_ASIAN.fullmatch("".join(words)):
        return list(words[1:]), list(words[:1])
    first = next(
        (
            number
            for number, word in enumerate(words[:-1])
            if number and (word in _SMALL_PARTICLES or word in _CAPITAL_PARTICLES)
        ),
        len(words) - 1,
    )
    if first > 1 and words[first] in {"y", "e", "i", "und"}:
        first -= 1
    return list(words[:first]), list(words[first:])


def _is_particle(word: str) -> bool:
    return word in _CAPITAL_PARTICLES or word.lstrip("’'")[:1].islower()


def _could_be_a_name(words: Sequence[str]) -> bool:
    if not words or len(words) > _MOST_WORDS or not INSIDE.isdisjoint(words):
        return False
    text = "".join(words)
    if EAST_ASIAN.fullmatch(text):
        return len(text) <= _LONGEST_EAST_ASIAN
    if len(words) == 1 and len(text) <= MOST_INITIALS and in_capitals(text):
        return False
    marked = any(word.endswith(".") and word.islower() for word in words)
    return not (marked or _is_abbreviation(words) or any(map(str.isdigit, text)))


def _is_abbreviation(words: Sequence[str]) -> bool:
    """Whether words are of an organisation: capitals with a country, or first without a vowel."""
    if len(words) == 1 or not in_capitals(words[0]) or not words[0].isalpha():
        return False
    if all(in_capitals(word) for word in words) and not _COUNTRIES.isdisjoint(words):
        return True
    return len(words[0]) >= _SHORT and not _VOWEL.search(words[0].casefold())


def _says_nothing(text: str) -> bool:
    """Whether nothing but the number of its words says that a text names an organisation."""
    words = text.split()
    if len(text) == 1:
        return True
    return 1 < len(words) <= _MOST_WORDS and not is_organisation(text) and INSIDE.isdisjoint(words)
