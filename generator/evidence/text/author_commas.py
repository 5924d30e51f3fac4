"""Authors between commas: ``Okafor N, Velde K``, ``Okafor, N., Velde, K.``, given names first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.evidence.text.author_marks import is_degree
from generator.evidence.text.author_names import (
    BRACKETS,
    EAST_ASIAN,
    Shape,
    are_initials,
    begins_with_initials,
    has_odd_words,
    may_be_a_given_name,
    one_name,
    parted,
    shape_of,
)
from generator.evidence.text.author_words import (
    INSIDE,
    is_organisation,
    is_suffix,
    may_be_initials,
)
from generator.evidence.text.people import Person, in_capitals, person

_ON_BEHALF = re.compile(r"(?i)^(?:and\s+)?(?:(?:on\s+)?behalf\s+of|for)\s+(?:the\s+)?(?=\S+\s+\S)")
_NAMES = frozenset((Shape.NAME, Shape.NAMES))
_GIVEN = _NAMES | {Shape.INITIALS, Shape.WITH_INITIALS}
_WITH_INITIALS = frozenset((Shape.INITIALS, Shape.WITH_INITIALS))
_PAIR = 2
_WHOLE = 3
"""Letters of a name in East Asian letters that is more than a family name."""


@dataclass(frozen=True)
class _Token:
    """A text between two commas, and the suffix that stands in it or behind it."""

    text: str
    suffix: str
    shape: Shape

    def alone(self, *, doubtful: bool = False) -> Person:
        """The person that the token names by itself."""
        found = one_name(self.text)
        suffix = self.suffix or found.suffix
        doubtful = doubtful or found.doubtful
        if found.organisation and self.suffix:
            return Person(self.text, suffix=suffix, doubtful=True)
        return replace(found, suffix=suffix, doubtful=doubtful)


def by_commas(text: str, *, one: bool) -> list[Person]:
    """The authors of a text with no separator but commas; ``one`` says that it should be one.

    >>> [author.family for author in by_commas("Okafor, N., Velde, K. J., Jr.", one=False)]
    ['Okafor', 'Velde']
    >>> by_commas("Okafor, Ngozi", one=True)[0].given
    'Ngozi'
    """
    tokens = _tokens(text)
    if not tokens:
        return []
    if len(tokens) == 1:
        return _without_commas(tokens[0], one=one)
    if not one and _are_whole_names([token.text for token in tokens]):
        return [token.alone(doubtful=True) for token in tokens]
    return (
        _people_with_initials(tokens)
        or _one_person(tokens, one=one)
        or _organisation(tokens, text)
        or _given_first(tokens)
        or _family_first(tokens)
        or _as_far_as_possible(tokens)
    )


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    for part in filter(None, (part.strip() for part in text.split(","))):
        if tokens and is_suffix(part) and not tokens[-1].suffix and _ends(part, tokens):
            tokens[-1] = replace(tokens[-1], suffix=part.rstrip("."))
        else:
            bare, suffix = parted(part)
            tokens.append(_Token(bare, suffix, shape_of(bare)))
    return tokens


def _ends(part: str, tokens: Sequence[_Token]) -> bool:
    """Whether a part is the suffix of the one before it, and not its initials."""
    return not may_be_initials(part) or len(tokens) > 1 or tokens[-1].shape in _WITH_INITIALS


def _behind_on_behalf(token: _Token) -> Person:
    name = _ON_BEHALF.sub("", token.text, count=1)
    if name != token.text:
        return Person(organisation=name, doubtful=True)
    return token.alone()


def _pair(family: _Token, given: _Token, *, doubtful: bool = False) -> Person:
    words = given.text.split()
    doubtful = doubtful or _is_odd(family.text.split(), given.text)
    doubtful = doubtful or (in_capitals(family.text) and may_be_a_given_name(given.text))
    suffix = family.suffix or given.suffix
    if not suffix and len(words) > 1 and is_suffix(words[-1]):
        words, suffix = words[:-1], words[-1]
    return person(family.text, " ".join(words), suffix, doubtful=doubtful)


def _is_odd(family: Sequence[str], given: str) -> bool:
    """Whether a family name with given names behind a comma may be something else."""
    return has_odd_words(family) or bool(BRACKETS.search(given))


def _are_whole_names(texts: Sequence[str]) -> bool:
    """Whether texts are whole names in East Asian letters, and not family and given names."""
    plain = all(EAST_ASIAN.fullmatch(text) for text in texts)
    return plain and all(len(text) >= _WHOLE for text in texts[::2])


def _without_commas(token: _Token, *, one: bool) -> list[Person]:
    """Who is named without a comma; a Spanish ``Y`` inside of one name is told from an initial."""
    if one and re.fullmatch(r"\S{2,} Y \S{2,} \S+", token.text):
        return [token.alone(doubtful=True)]
    return _people_without_commas(token.text) or [_behind_on_behalf(token)]


def _people_without_commas(text: str) -> list[Person]:
    """Several people with nothing between them but initials, by a guess; else nobody."""
    groups: list[list[str]] = [[]]
    for word in text.split():
        ends = groups[-1] and are_initials(groups[-1][-1:]) and not are_initials([word])
        if ends and not is_suffix(word):
            groups.append([])
        groups[-1].append(word)
    people = [one_name(" ".join(group)) for group in groups]
    if len(people) < _PAIR or not all(author.given and author.family for author in people):
        return []
    if any(" " in author.family or begins_with_initials(text) for author in people):
        return []
    return [replace(author, doubtful=True) for author in people]


def _people_with_initials(tokens: Sequence[_Token]) -> list[Person]:
    """People of whom each has initials, behind the family name or behind a comma; else nobody."""
    people, rest = [], list(tokens)
    while rest:
        first, second = rest[0], rest[1] if len(rest) > 1 else None
        initials_follow = second is not None and second.shape is Shape.INITIALS
        if first.shape is Shape.WITH_INITIALS and not initials_follow:
            people.append(first.alone())
            rest = rest[1:]
        elif second is not None and initials_follow and _may_be_family(first):
            people.append(_pair(first, second))
            rest = rest[2:]
        else:
            return []
    return people


def _may_be_family(token: _Token) -> bool:
    if token.shape is Shape.INITIALS:
        return token.text.isalpha() and len(token.text) > 1
    return token.shape in _NAMES or (len(token.text.split()) == 1 and not in_capitals(token.text))


def _one_person(tokens: Sequence[_Token], *, one: bool) -> list[Person]:
    """One person, family name first; without a form that says so, not of four names."""
    if len(tokens) != _PAIR:
        return []
    family, given = tokens
    several = family.shape is given.shape is Shape.NAMES and (
        not one or (begins_with_initials(family.text) and begins_with_initials(given.text))
    )
    is_word = any(map(str.isalnum, given.text))
    of_an_organisation = is_word and not INSIDE.isdisjoint(given.text.split())
    named = family.shape in _NAMES or (one and _is_no_organisation(family))
    if (
        several
        or of_an_organisation
        or not named
        or (is_word and given.shape is Shape.ORGANISATION)
    ):
        return []
    return [_pair(family, given)]


def _is_no_organisation(token: _Token) -> bool:
    words = token.text.split()
    if len(words) == 1:
        return True
    odd = is_organisation(token.text) or not INSIDE.isdisjoint(words)
    return not odd and token.shape is not Shape.WITH_INITIALS


def _organisation(tokens: Sequence[_Token], text: str) -> list[Person]:
    """One organisation with commas in its name, where nobody has initials; a guess."""
    shapes = [token.shape for token in tokens]
    if Shape.ORGANISATION not in shapes or not _WITH_INITIALS.isdisjoint(shapes):
        return []
    of_people = shapes.count(Shape.NAMES)
    if not is_organisation(text) or (of_people > 1 and shapes[-1] is Shape.ORGANISATION):
        return []
    return [Person(organisation=text, doubtful=True)]


def _given_first(tokens: Sequence[_Token]) -> list[Person]:
    """People whose names stand as they are spoken; a guess of each."""
    if any(token.shape is not Shape.NAMES for token in tokens):
        return []
    return [token.alone() for token in tokens]


def _family_first(tokens: Sequence[_Token]) -> list[Person]:
    """Pairs of family and given names; a guess where nobody has an initial."""
    families, given = tokens[::2], tokens[1::2]
    if len(families) != len(given) or not all(token.shape in _NAMES for token in families):
        return []
    if not all(token.shape in _GIVEN for token in given):
        return []
    guessed = not any(token.shape in _WITH_INITIALS for token in given)
    return [_pair(*pair, doubtful=guessed) for pair in zip(families, given, strict=True)]


def _as_far_as_possible(tokens: Sequence[_Token]) -> list[Person]:
    """Everybody who fits, and by a guess those who do not."""
    people: list[Person] = []
    rest = list(tokens)
    while rest:
        first, following = rest[0], [token.shape for token in rest[1:3]]
        taken = 1
        if first.shape in _NAMES and following[:1] == [Shape.INITIALS]:
            people.append(_pair(first, rest[1]))
            taken = 2
        elif first.shape is Shape.NAME and following in ([Shape.NAME], [Shape.NAME, Shape.NAME]):
            people.append(_pair(first, rest[1], doubtful=True))
            taken = 2
        elif first.shape is Shape.INITIALS and people and people[-1].given:
            given = people[-1].given + (f" {first.text}" if not is_degree(first.text) else "")
            people[-1] = replace(people[-1], given=given, doubtful=True)
        else:
            people.append(first.alone(doubtful=first.shape is not Shape.WITH_INITIALS))
        rest = rest[taken:]
    return people
