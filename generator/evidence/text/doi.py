"""DOIs: from any of the forms in which people and programs write them, to the bare name and back.

A DOI name is a prefix that begins with ``10.``, a slash, and a suffix of any printable characters;
how it is shown and resolved says the DOI Handbook (doi.org, "Numbering" and "Resolution"). Records
hold the name alone, in the letters of the source.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, unquote

from generator.evidence.text.invisible import in_one_line

DOI_PATTERN: Final = (
    r"^10\.[0-9]{4,9}/[^\s<>\"'`]+(?:<[^\s<>\"'`]+>[0-9]\.[0-9A-Z]\.[^\s<>\"'`]+)?$"
)
"""The form of a DOI in a record, as JSON Schema and Python read it.

Angle brackets stand in it as in a SICI alone (ANSI/NISO Z39.56: ``<1661::AID-SIM968>3.0.CO;2-2``),
since elsewhere they are markup around it.
"""

_RESOLVER = "https://doi.org/"
_BEFORE = re.compile(
    r"(?i)^(?:doi(?![.-]org)\s*[:.=]?\s*|urn:doi:|info:doi/|digital object identifier:?\s*)"
)
_ADDRESS = re.compile(
    r"(?i)^(?:https?:/{1,2})?(?:(?:dx|www)[.-])?doi[.-]org[\w.:-]*/+(?=\S)|^(?:https?://)?hdl\."
    r"handle\.net/(?=10\.[0-9])"
)
"""An address that resolves a DOI, also through a library's proxy: doi-org.proxy.example.edu."""
_LOGIN = re.compile(r"(?i)^https?://[^\s?]*\?q?url=(?=https?(?::|%3a))")
_BRACKETED = re.compile(r"[\[(](.*)[\])]")
_BEHIND = re.compile(r"(?i)\s*(?:\[(?:doi|pii)\]|\((?:doi)\))$")
_AROUND = " <>\"'"
_LAYERS: Final = 4
"""How many things may stand before a DOI, one before the other: a proxy, a resolver, a word."""


def read_doi(text: str) -> str:
    """The DOI that a text is, without what stands around it; nothing where it is none.

    Taken away are addresses that resolve it (then its signs are decoded), twice or through a
    library's proxy, ``doi:`` before it and ``[doi]`` behind it, brackets and quotation marks around
    it, a stop behind it, and invisible characters. A DOI that stands within other words is not
    looked for.

    >>> read_doi("https://doi.org/10.1002/%28SICI%291097")
    '10.1002/(SICI)1097'
    >>> read_doi("DOI: 10.5555/okafor.2019."), read_doi("10.5555/okafor.2019 [doi]")
    ('10.5555/okafor.2019', '10.5555/okafor.2019')
    >>> read_doi("https://doi-org.proxy.example.edu/10.5555/a")
    '10.5555/a'
    >>> read_doi("doi:10.1002/(SICI)1097(1998)17:15<1661::AID-SIM968>3.0.CO;2-2")
    '10.1002/(SICI)1097(1998)17:15<1661::AID-SIM968>3.0.CO;2-2'
    >>> read_doi("see the appendix"), read_doi("10.5555/a<br>b")
    ('', '')
    """
    bare = _BEHIND.sub("", in_one_line(text).strip(_AROUND)).strip(_AROUND)
    if inside := _BRACKETED.fullmatch(bare):
        bare = inside[1]
    for _ in range(_LAYERS):
        shorter = _BEFORE.sub("", bare)
        if login := _LOGIN.match(shorter):
            shorter = unquote(shorter[login.end() :])
        resolved = _ADDRESS.sub("", shorter)
        if resolved != shorter:
            resolved = unquote(resolved)
        if resolved == bare:
            break
        bare = resolved.strip(_AROUND)
    if "/" not in bare:
        bare = unquote(bare)
    bare = bare.strip(f"{_AROUND}.,;")
    return bare if re.fullmatch(DOI_PATTERN, bare) else ""


def doi_address(doi: str) -> str:
    """The address that resolves a DOI; reading it gives the DOI again.

    What would end the path of an address or be decoded in it is written as its number (RFC 3986,
    section 2.1), as the DOI Handbook asks.

    >>> doi_address("10.5555/okafor#2")
    'https://doi.org/10.5555/okafor%232'
    """
    return _RESOLVER + re.sub(r"[%#?<>]", lambda found: quote(found[0]), doi)


def compared_doi(doi: str) -> str:
    """A DOI as two are compared: its case does not count (DOI Handbook, "DOI name syntax").

    >>> compared_doi("10.5555/KEY") == compared_doi("10.5555/key")
    True
    """
    return doi.lower()
