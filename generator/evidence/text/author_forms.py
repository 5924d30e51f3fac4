"""Authors as files of references hold them: RIS, BibTeX and CSL-JSON, each way.

What a writer makes of a ``Person`` its reader gives back, as far as the form can say it; a law of
the tests. RIS has no way to escape: a comma in an organisation's name, and a person without given
names, cannot be told from other names there.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from bibtexparser.middlewares.names import (
    parse_single_name_into_parts,
    split_multiple_persons_names,
)

from generator.evidence.text.author_lists import (
    AuthorList,
    joined_lists,
    read_authors,
)
from generator.evidence.text.author_names import parted
from generator.evidence.text.author_words import is_organisation, is_suffix
from generator.evidence.text.identifiers import read_orcid
from generator.evidence.text.latex import escaped, plain_text
from generator.evidence.text.people import Person, person

COMMAS_OF_A_NAME: Final = 2
"""Commas in a name of BibTeX: von Last, Jr, First. What follows a third one has no place."""

# --- RIS: "Family, Given, Suffix" (RIS Format Specifications, tags AU and A1) ------------------


def ris_name(author: Person) -> str:
    """An author as RIS writes it: ``Family, I. J., Suffix``, or an organisation as printed.

    A comma ends an organisation: without it, readers take its last word for a family name, as
    EndNote documents and pandoc does.

    >>> ris_name(Person("Berg", "J. P.", "van der", "Jr"))
    'van der Berg, J. P., Jr'
    >>> ris_name(Person(organisation="World Garden Society"))
    'World Garden Society,'
    """
    if author.organisation:
        return f"{author.organisation},"
    parts = (author.whole_family, author.given, author.suffix)
    return ", ".join(part for part in parts if part)


def read_ris_names(text: str) -> AuthorList:
    """The authors in one value of RIS, which should be one, and is a list in many files.

    A name before a last comma is an organisation's, as in EndNote.

    >>> read_ris_names("van der Berg, J. P., Jr").people[0].suffix
    'Jr'
    """
    return read_authors(text, one=True)


# --- BibTeX: "von Last, Jr, First and …" (Patashnik, "BibTeXing", section 4) -------------------


def bibtex_names(authors: Sequence[Person], *, cut: bool) -> str:
    """Authors as BibTeX writes them, with ``others`` where the list is cut.

    >>> bibtex_names([Person("Berg", "J.", "van der"), Person(organisation="Unicef")], cut=True)
    '{van der Berg}, J. and {Unicef} and others'
    """
    return " and ".join((*map(_bibtex_name, authors), *(("others",) if cut else ())))


def read_bibtex_names(value: str) -> AuthorList:
    """The authors of a BibTeX field; a list that is not parted by "and" is read all the same.

    >>> found = read_bibtex_names("van der Berg, Jr, Jan and others")
    >>> found.people[0].whole_family, found.people[0].suffix, found.people[0].given, found.cut
    ('van der Berg', 'Jr', 'Jan', True)
    """
    texts = [text.strip() for text in split_multiple_persons_names(value)]
    names = [text for text in texts if text and text.casefold() != "others"]
    lists = [_read_bibtex_names(text) for text in _joined(names)]
    return joined_lists(lists, cut=len(names) < len(texts))


def _joined(names: Sequence[str]) -> Iterator[str]:
    """Names, but joined again where an organisation without braces has an "and" in its name."""
    for bare, group in itertools.groupby(names, lambda text: not re.search(r"[{},;]", text)):
        alone = [*group]
        if bare and any(is_organisation(plain_text(text)) for text in alone):
            yield " and ".join(alone)
        else:
            yield from alone


def _read_bibtex_names(text: str) -> AuthorList:
    plain = plain_text(text)
    if _in_braces(text):
        found = read_authors(plain, one=True)
        several = len(found.people) > 1 and not found.doubts
        return found if several else AuthorList((Person(organisation=plain),))
    commas = _without_braces(text).count(",")
    if commas == plain.count(",") and commas and _is_a_list(plain):
        return read_authors(plain, one=True)
    suffix = commas == COMMAS_OF_A_NAME and is_suffix(plain.split(",")[1].strip())
    several = re.search(r"[;&]|\band\b", _without_braces(text).replace("\\&", "")) is not None
    if several or commas > COMMAS_OF_A_NAME or (commas == COMMAS_OF_A_NAME and not suffix):
        return read_authors(plain, one=True)
    return _read_bibtex_name(text, plain, commas)


def _without_braces(text: str) -> str:
    """A text without what stands in braces, where commas part nothing."""
    while (bare := re.sub(r"\{[^{}]*\}", "", text)) != text:
        text = bare
    return text


def _bibtex_name(author: Person) -> str:
    """What a comma, an "and" or an organisation would break stands in braces.

    So does a family name with words in small letters: readers would take all before the last of
    them for a particle, which some styles put behind the given names and leave out of the order.
    A family name alone gets a second, empty pair, for a name that is one pair is an organisation.
    """
    if not author.whole_family:
        return f"{{{escaped(author.organisation)}}}"
    family, suffix, given = map(escaped, (author.whole_family, author.suffix, author.given))
    if not given and not suffix:
        return f"{{{family}}}{{}}"
    parts = (family, suffix, given) if suffix else (family, given)
    held = [bool(re.search(r",|\band\b", part)) for part in parts]
    held[0] = held[0] or _has_a_particle(author.whole_family)
    return ", ".join(
        f"{{{part}}}" if kept else part for part, kept in zip(parts, held, strict=True)
    )


def _has_a_particle(family: str) -> bool:
    """Whether a word of a family name, but not the only one, begins with a small letter."""
    words = [word.lstrip("’'") for word in family.split(" ")]
    return len(words) > 1 and any(word[:1].islower() for word in words)


def _read_bibtex_name(text: str, plain: str, commas: int) -> AuthorList:
    if not commas and ("{" not in text or is_organisation(plain)):
        found = read_authors(plain)
        [author] = found.people if len(found.people) == 1 else [Person()]
        if author.family and not author.doubtful:
            return found
        if not author.family:
            return AuthorList(tuple(replace(one, doubtful=True) for one in found.people))
    parts: Any = parse_single_name_into_parts(text, strict=False)
    family = plain_text(" ".join((*parts.von, *parts.last)))
    if not family:
        return AuthorList((Person(organisation=plain),))
    given, suffix = plain_text(" ".join(parts.first)), plain_text(" ".join(parts.jr))
    return AuthorList((person(family, given, suffix.rstrip(".")),))


def _in_braces(text: str) -> bool:
    """Whether one pair of braces holds the whole text."""
    if not (text.startswith("{") and text.endswith("}")):
        return False
    depth = 0
    for number, character in enumerate(text):
        if character in "{}" and text[number - 1 : number] != "\\":
            depth += 1 if character == "{" else -1
        if depth == 0 and number < len(text) - 1:
            return False
    return True


# --- CSL-JSON: objects (CSL 1.0.2 specification, "Names"; input schema, "name-variable") -------


_BESIDE_A_NAME: Final = frozenset(("ORCID", "authenticated-orcid", "sequence"))
"""What Crossref says of an author beside the name."""


def csl_name(author: Person) -> dict[str, str]:
    """An author as CSL-JSON writes it; a particle stands before the family name, as it is printed.

    >>> csl_name(Person("Berg", "J.", "van der", "Jr"))
    {'family': 'van der Berg', 'given': 'J.', 'suffix': 'Jr'}
    """
    if not author.whole_family:
        return {"literal": author.organisation}
    parts = {"family": author.whole_family, "given": author.given, "suffix": author.suffix}
    return {name: text for name, text in parts.items() if text}


def read_csl_names(value: Any) -> AuthorList:
    """The authors in an item of CSL-JSON, with particles wherever they stand; a text may be a list.

    >>> read_csl_names({"family": "Berg", "given": "J.", "non-dropping-particle": "van der"})
    ... # doctest: +ELLIPSIS
    AuthorList(people=(Person(family='Berg', given='J.', particle='van der', ...
    """
    if not isinstance(value, Mapping):
        return read_authors(str(value))
    part = {key: str(text) for key, text in value.items() if isinstance(text, str | int)}
    family, given, suffix = (part.get(name, "") for name in ("family", "given", "suffix"))
    literal = part.get("literal") or part.get("name")
    if literal or not family:
        return _read_literal(literal or f"{given} {suffix}".strip())
    if not given and not suffix and _is_a_list(family):
        return read_authors(family, one=True)
    names = ("dropping-particle", "non-dropping-particle")
    particle = " ".join(part[name] for name in names if part.get(name))
    given, behind = parted(given)
    suffix = (suffix or behind).rstrip(".")
    found = Person(family, given, particle, suffix) if particle else person(family, given, suffix)
    orcid = read_orcid(part.get("ORCID", ""))
    return AuthorList((replace(found, orcid=orcid) if orcid else found,))


def csl_text(value: Any) -> str:
    """The names in an item of CSL-JSON as one text.

    >>> csl_text({"family": "Berg", "given": "J."})
    'Berg, J.'
    """
    if not isinstance(value, Mapping):
        return str(value)
    return ", ".join(
        str(text)
        for key, text in value.items()
        if isinstance(text, str | int) and key not in _BESIDE_A_NAME
    )


def _read_literal(text: str) -> AuthorList:
    """What CSL-JSON holds as one literal is an organisation, unless it is surely a list."""
    return (
        read_authors(text, one=True)
        if _is_a_list(text)
        else AuthorList((Person(organisation=text),) if text else ())
    )


def _is_a_list(text: str) -> bool:
    found = read_authors(text, one=True)
    return len(found.people) > 1 and not found.doubts
