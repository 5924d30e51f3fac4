"""People and organisations by the parts of their names, in records and as printed.

Every form of a file is read to a ``Person`` and written from one: ``author_lists`` reads what
stands in one field, ``author_forms`` has the forms of RIS, BibTeX and CSL-JSON.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, Protocol

from generator.evidence.text.author_words import is_roman
from generator.evidence.text.invisible import in_one_line

CUT_LIST: Final = "The list of authors is cut in the source: et al."
"""The note that says, in a format without a field for it, that a list of authors is cut."""

MOST_INITIALS: Final = 6

_ROOM = re.compile(r"[\s.]")
_INSIDE_A_WORD = re.compile("[.’'\u02bb\u02bc]")
_CAPITALS = re.compile(r"[^\W\d_a-z]+(?:[- ][^\W\d_a-z]+)*")
_SURELY_INITIALS: Final = 3
"""Capitals in a row that are initials, whatever the case of the family name."""
_IDEOGRAPHS = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]+")
PARTICLES: Final = frozenset(
    (
        *("van", "von", "vom", "der", "den", "de", "del", "della", "di", "da", "do", "dos", "das"),
        *("du", "des", "la", "le", "ter", "ten", "te", "zu", "zum", "zur", "af", "av", "’t", "'t"),
    )
)
"""Words in small letters that belong to a family name and stand before it or behind given names."""


class RecordedAuthor(Protocol):
    """An author as records hold them."""

    @property
    def family(self) -> str | None:
        """The family name of a person."""

    @property
    def initials(self) -> str | None:
        """The initials of a person, without full stops."""

    @property
    def given(self) -> str | None:
        """The given names of a person, as far as they are printed in full."""

    @property
    def suffix(self) -> str | None:
        """What follows the name of a person: Jr, III."""

    @property
    def name(self) -> str | None:
        """The name of an organisation."""


@dataclass(frozen=True)
class Person:
    """An author: a person by the parts of their name, or an organisation by its own.

    ``given`` are given names or initials with full stops, ``particle`` is what stands before the
    family name in small letters (van der), ``suffix`` what follows (Jr). ``doubtful`` says that it
    is a guess whether this is a person, and which words are the family name. ``orcid`` is theirs,
    where a file says it.
    """

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    organisation: str = ""
    doubtful: bool = field(default=False, compare=False)
    orcid: str = ""

    @property
    def whole_family(self) -> str:
        """The family name with its particle, as it is printed: ``van der Berg``."""
        return " ".join(part for part in (self.particle, self.family) if part)


@lru_cache(maxsize=5_000)
def person(
    whole_family: str, given: str = "", suffix: str = "", *, doubtful: bool = False
) -> Person:
    """A person by a family name that may begin with a particle: its first words in small letters.

    A particle that an index puts behind the given names returns to its place.

    >>> person("van der Berg", "J. P.").particle
    'van der'
    >>> person("Berg", "Jan van der").whole_family
    'van der Berg'
    >>> person("rowan").family
    'rowan'
    """
    words, names = whole_family.split(" "), given.split(" ")
    behind = [*itertools.takewhile(PARTICLES.__contains__, reversed(names[1:]))][::-1]
    names = names[: len(names) - len(behind)]
    small = itertools.takewhile(lambda word: word.lstrip("’'")[:1].islower(), words[:-1])
    first = len(list(small))
    particle = " ".join((*behind, *words[:first]))
    return Person(" ".join(words[first:]), " ".join(names), particle, suffix, doubtful=doubtful)


# --- names in records ------------------------------------------------------------------------


def of_record(author: RecordedAuthor) -> Person:
    """The person or organisation that a record names, with initials as other programs read them.

    >>> from types import SimpleNamespace
    >>> recorded = dict(family="Okafor", initials="NA", given=None, suffix="Jr", name=None)
    >>> of_record(SimpleNamespace(**recorded)).given
    'N. A.'
    """
    if author.family is None:
        return Person(organisation=author.name or "")
    given = author.given or spaced_initials(author.initials or "")
    return person(author.family, given, author.suffix or "")


def for_record(author: Person) -> dict[str, str]:
    """The fields of an author in a record: given names beside the initials that are made of them.

    No field where there is no letter or digit in the name; no initials where the script of the
    given names has none, or where they hold more than names. Initials that stand apart and would
    be a Roman number stay apart: ``I V``.

    >>> for_record(Person("Okafor", "Ngozi Ada", suffix="Jr"))
    {'family': 'Okafor', 'initials': 'NA', 'given': 'Ngozi Ada', 'suffix': 'Jr'}
    >>> for_record(Person("Okafor", "N. A."))
    {'family': 'Okafor', 'initials': 'NA'}
    >>> for_record(Person(organisation="World Garden Society"))
    {'name': 'World Garden Society'}
    """
    parts = (author.whole_family, author.given, author.suffix, author.organisation)
    family, given, suffix, organisation = (in_one_line(part) if part else "" for part in parts)
    if organisation or not family:
        alone = organisation or in_one_line(f"{given} {suffix}")
        return {"name": alone} if any(map(str.isalnum, alone)) else {}
    initials = initials_of(given, family)
    more = given if initials != _ROOM.sub("", given) else ""
    if not more and is_roman(initials) and given != initials:
        initials = " ".join(initials)
    fields = {"family": family, "initials": initials, "given": more, "suffix": suffix}
    fields["orcid"] = author.orcid
    return {name: text for name, text in fields.items() if text}


def printed_name(author: RecordedAuthor) -> str:
    """An author as lists of references print them (ICMJE Recommendations), or the organisation.

    Names in a script that has no initials are printed whole.

    >>> from types import SimpleNamespace
    >>> recorded = dict(family="Okafor", initials="N", given="Ngozi", suffix="Jr", name=None)
    >>> printed_name(SimpleNamespace(**recorded))
    'Okafor N Jr'
    """
    parts = (cited_name(author), author.initials, author.suffix)
    return " ".join(part for part in parts if part)


def cited_name(author: RecordedAuthor) -> str:
    """The name by which a text cites an author: of a person the family name, if it has initials.

    >>> from types import SimpleNamespace
    >>> recorded = dict(family="王", initials=None, given="小明", suffix=None, name=None)
    >>> cited_name(SimpleNamespace(**recorded))
    '王小明'
    """
    if author.name or not author.family or author.initials or not author.given:
        return author.name or author.family or ""
    close = _IDEOGRAPHS.fullmatch(author.family) and _IDEOGRAPHS.fullmatch(author.given)
    return f"{author.family}{'' if close else ' '}{author.given}"


@lru_cache(maxsize=5_000)
def spaced_initials(initials: str) -> str:
    """Initials as reference managers read them; what is more than capitals stays as printed.

    >>> spaced_initials("J-PK")
    'J.-P. K.'
    >>> spaced_initials("Th")
    'Th'
    """
    if not _CAPITALS.fullmatch(initials):
        return initials
    words = re.findall(r"\S(?:-\S)*", initials)
    return " ".join("-".join(f"{letter}." for letter in word.split("-")) for word in words)


@lru_cache(maxsize=4096)
def initials_of(given: str, family: str = "") -> str:
    """Initials as records hold them, of given names or of initials; nothing where there are none.

    A run of more than three capitals is initials only beside a family name in small letters.

    >>> initials_of("Jean-Paul K."), initials_of("JAMES", "SMITH"), initials_of("小明")
    ('J-PK', 'J', '')
    """
    if not any(map(str.isalpha, given)):
        return given
    words = [word for word in given.replace(".", ". ").split() if word not in PARTICLES]
    run = len(words) == 1 and bool(family) and not in_capitals(family)
    most = MOST_INITIALS if run else _SURELY_INITIALS
    made = "".join(_initial(word, most) for word in words)
    if not all(_has_case(word) for word in words if word.strip(".-")):
        return ""
    return made.lstrip("-") if all(c.isalpha() or c == "-" for c in made) else ""


def in_capitals(text: str) -> bool:
    """Whether every letter is a capital, which a letter of a script without capitals is not.

    >>> in_capitals("O'NEILL"), in_capitals("AB小")
    (True, False)
    """
    if not text.isupper():
        return False
    return all(letter.isupper() for letter in text if letter.isalpha())


def _initial(word: str, most: int) -> str:
    word = unicodedata.normalize("NFC", word)
    parts = _INSIDE_A_WORD.sub("", word).split("-")
    return "-".join(part if _are_initials(part, most) else part[:1] for part in parts)


def _are_initials(part: str, most: int) -> bool:
    return len(part) <= most and in_capitals(part)


def _has_case(word: str) -> bool:
    """Whether a word is of a script with capitals, in which names have initials."""
    return any(letter.lower() != letter.upper() for letter in word)
