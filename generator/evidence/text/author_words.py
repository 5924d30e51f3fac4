"""Words of authors' names that say what they are: suffixes, and words of organisations.

Suffixes as in PubMed ("Authors", User Guide) and the ICMJE Recommendations.
"""

from __future__ import annotations

import re
from typing import Final

_WORD = re.compile(r"[\w’'-]+")
_SUFFIX = re.compile(r"(?i:jr|sr|jnr|snr)\.?|junior|senior|I{2,3}|IV|VI{1,2}|[2-5](?:nd|rd|th)")
_DOUBLED: Final = frozenset(("II", "IV", "VI", "VII"))
"""Roman numbers that are initials as well: of Irina Viktorovna, say."""
_ROMAN = re.compile(r"(?=[IVX]{2,})X{0,3}(?:IX|IV|V?I{0,3})")

ORGANISATION: Final = frozenset(
    (
        *("academy", "administration", "agency", "alliance", "association", "authority", "board"),
        *("bureau", "cabinet", "center", "centers", "centre", "centres", "charity", "clinic"),
        *("coalition", "collaboration", "collaborative", "collaborators", "college", "commission"),
        *("committee", "company", "confederation", "congress", "consortium", "contributors"),
        *("cooperative",),
        *("corporation", "council", "department", "directorate", "division", "executive"),
        *("faculty", "federation", "forum", "foundation", "fund", "gmbh", "government", "group"),
        *("hospital", "hospitals", "inc", "initiative", "institute", "institutes", "institution"),
        *("international", "investigators", "laboratory", "league", "library", "llc", "ltd"),
        *("ministry", "national", "network", "office", "organisation", "organization", "panel"),
        *("parliament", "partnership", "press", "programme", "project", "registry", "researchers"),
        *("school", "secretariat", "service", "services", "society", "taskforce", "team", "trust"),
        *("union", "university", "working", "unicef", "unesco"),
        *("asociación", "centro", "consejo", "facultad", "fundación", "instituto", "ministerio"),
        *("organización", "sociedad", "universidad", "associação", "fundação", "ministério"),
        *("organização", "sociedade", "universidade", "assistance", "conseil", "institut"),
        *("ministère", "organisation", "société", "université", "association", "agence"),
        *("arbeitsgruppe", "bundesministerium", "deutsche", "gesellschaft", "hochschule"),
        *("ministerium", "stiftung", "universität", "verband", "verein", "istituto", "ministero"),
        *("società", "università", "associazione", "universiteit", "vereniging", "stichting"),
        *("universitetet", "universitet", "forening", "styrelsen", "министерство", "институт"),
    )
)
"""Words in small letters that no name of a person has, in the languages of most sources."""

BESIDE: Final = frozenset(
    (
        *("care", "education", "health", "medicine", "medical", "nursing", "research", "sciences"),
        *("science", "social", "welfare", "labour", "labor", "safety", "excellence", "food"),
        *("technology", "bank", "families", "community", "family", "public", "housing", "justice"),
    )
)
"""Words that continue the name of an organisation behind an "and"."""

INSIDE: Final = frozenset(("of", "for", "the", "and", "&"))
_IDEOGRAPHIC = re.compile(
    r"大学|大學|学会|學會|协会|協會|委员会|委員会|医院|病院|研究所|研究院|中心|センター|省$|部$|대학교|학회"
)

LEFT_OUT: Final = re.compile(r"[,;]?\s*(?:…|\.\.\.|\. \. \.)\s*[,;]?\s*(?:(?:and|&)\s+)?")
"""What stands inside of a list for those who are left out, as in the style of the APA."""


def is_suffix(word: str) -> bool:
    """Whether a word is what follows a name.

    >>> is_suffix("Jr."), is_suffix("3rd"), is_suffix("V")
    (True, True, False)
    """
    return bool(_SUFFIX.fullmatch(word))


def may_be_initials(suffix: str) -> bool:
    """Whether a suffix is as well two or three initials.

    >>> may_be_initials("IV"), may_be_initials("III")
    (True, False)
    """
    return suffix in _DOUBLED


def is_roman(text: str) -> bool:
    """Whether a text is a Roman number of more than one letter.

    >>> is_roman("III"), is_roman("IA"), is_roman("I")
    (True, False, False)
    """
    return bool(_ROMAN.fullmatch(text))


def is_organisation(text: str) -> bool:
    """Whether a text has a word that only organisations have.

    >>> is_organisation("Garden Society"), is_organisation("Society, A.")
    (True, True)
    """
    words = _WORD.findall(text.casefold())
    return not ORGANISATION.isdisjoint(words) or bool(_IDEOGRAPHIC.search(text))


def continues(text: str) -> bool:
    """Whether a text goes on with the name of an organisation before an "and".

    >>> continues("Social Care"), continues("Jones")
    (True, False)
    """
    words = _WORD.findall(text.casefold())
    return bool(words) and all(word in BESIDE or word in INSIDE for word in words)


def may_be_organisation(text: str) -> bool:
    """Whether a word of a text is more likely in the name of an organisation than of a person.

    >>> may_be_organisation("Public Health Wales"), may_be_organisation("Ana Lucia Quint")
    (True, False)
    """
    return not BESIDE.isdisjoint(_WORD.findall(text.casefold()))
