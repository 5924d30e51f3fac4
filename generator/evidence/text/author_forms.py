"""Authors as files of references hold them: RIS, BibTeX and CSL-JSON, each way.

What a writer makes of a ``Person`` its reader gives back, as far as the form can say it; a law of
the tests. RIS has no way to escape: a comma in an organisation's name, and a person without given
names, cannot be told from other names there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from bibtexparser.middlewares.names import (
    parse_single_name_into_parts,
    split_multiple_persons_names,
)

from generator.evidence.text.latex import escaped, plain_text
from generator.evidence.text.people import Person, listed, person

COMMAS_OF_A_NAME: Final = 2
"""Commas in a name of BibTeX: von Last, Jr, First. What follows a third one has no place."""

# --- RIS: "Family, Given, Suffix" (RIS Format Specifications, tags AU and A1) ------------------


def ris_name(author: Person) -> str:
    """An author as RIS writes it: ``Family, I. J., Suffix``, or an organisation as printed.

    A comma ends an organisation that would be taken for a person; EndNote reads it so.

    >>> ris_name(Person("Berg", "J. P.", "van der", "Jr"))
    'van der Berg, J. P., Jr'
    >>> ris_name(Person(organisation="Unicef"))
    'Unicef,'
    """
    if author.organisation:
        name = author.organisation
        return f"{name}," if listed(name).family else name
    parts = (author.whole_family, author.given, author.suffix)
    return ", ".join(part for part in parts if part)


def read_ris_name(text: str) -> Person:
    """An author of RIS; a name before a last comma is an organisation's, as in EndNote.

    >>> read_ris_name("van der Berg, J. P., Jr").suffix
    'Jr'
    """
    family, comma, others = text.partition(",")
    if not others.strip(" ,"):
        return Person(organisation=family) if comma else listed(family)
    given, _, suffix = others.partition(",")
    return person(family.strip(), given.strip(), suffix.strip())


# --- BibTeX: "von Last, Jr, First and …" (Patashnik, "BibTeXing", section 4) -------------------


def bibtex_names(authors: Sequence[Person], *, cut: bool) -> str:
    """Authors as BibTeX writes them, with ``others`` where the list is cut.

    >>> bibtex_names([Person("Berg", "J.", "van der"), Person(organisation="Unicef")], cut=True)
    'van der Berg, J. and {Unicef} and others'
    """
    return " and ".join((*map(_bibtex_name, authors), *(("others",) if cut else ())))


def read_bibtex_names(value: str) -> tuple[tuple[tuple[Person, str], ...], bool]:
    """The authors of a BibTeX field, each with the text it was read from, and if others follow.

    >>> [(author, text)], cut = read_bibtex_names("van der Berg, Jr, Jan and others")
    >>> author.particle, author.family, author.suffix, author.given, cut
    ('van der', 'Berg', 'Jr', 'Jan', True)
    """
    texts = list(split_multiple_persons_names(value))
    names = [text for text in texts if text.strip().casefold() != "others"]
    return tuple((_read_bibtex_name(text), text) for text in names), len(names) < len(texts)


def _bibtex_name(author: Person) -> str:
    """What a comma, an "and" or an organisation would break stands in braces.

    A family name alone gets a second, empty pair, for a name that is one pair is an organisation.
    """
    if not author.whole_family:
        return f"{{{escaped(author.organisation)}}}"
    family, suffix, given = map(escaped, (author.whole_family, author.suffix, author.given))
    if not given and not suffix:
        return f"{{{family}}}{{}}"
    parts = (family, suffix, given) if suffix else (family, given)
    return ", ".join(f"{{{part}}}" if re.search(r",|\band\b", part) else part for part in parts)


def _read_bibtex_name(text: str) -> Person:
    if _in_braces(text.strip()):
        return Person(organisation=plain_text(text))
    parts: Any = parse_single_name_into_parts(text, strict=False)
    family = plain_text(" ".join((*parts.von, *parts.last)))
    if not family:
        return Person(organisation=plain_text(text))
    return person(family, plain_text(" ".join(parts.first)), plain_text(" ".join(parts.jr)))


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


def csl_name(author: Person) -> dict[str, str]:
    """An author as CSL-JSON writes it; a particle stands before the family name, as it is printed.

    >>> csl_name(Person("Berg", "J.", "van der", "Jr"))
    {'family': 'van der Berg', 'given': 'J.', 'suffix': 'Jr'}
    """
    if not author.whole_family:
        return {"literal": author.organisation}
    parts = {"family": author.whole_family, "given": author.given, "suffix": author.suffix}
    return {name: text for name, text in parts.items() if text}


def read_csl_name(value: Any) -> Person:
    """An author of CSL-JSON, with its particles wherever they stand.

    >>> read_csl_name({"family": "Berg", "given": "J.", "non-dropping-particle": "van der"})
    ... # doctest: +ELLIPSIS
    Person(family='Berg', given='J.', particle='van der', ...)
    """
    if not isinstance(value, Mapping):
        return Person(organisation=str(value))
    part = {key: str(text) for key, text in value.items() if isinstance(text, str | int)}
    if part.get("literal") or not part.get("family"):
        return Person(organisation=part.get("literal") or part.get("given", ""))
    names = ("dropping-particle", "non-dropping-particle")
    particle = " ".join(part[name] for name in names if part.get(name))
    given, suffix = part.get("given", ""), part.get("suffix", "")
    if particle:
        return Person(part["family"], given, particle, suffix)
    return person(part["family"], given, suffix)
