"""Countries as sources print them, to their codes: by one table, and never by likeness.

A name that is not in the table, or that may mean two places, has no code.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from generator.evidence.interface import _

_TABLE: Final = Path(__file__).with_name("countries.toml")
_TAKES_THE: Final = re.compile(
    r"^(?!the\b|.*,|.*\(republic)"
    r"(?:united |u\.? ?[ks]\b|usa\b|u\.?a\.?e\b|drc\b|(?:caribbean )?netherlands$|philippines$"
    r"|gambia$|bahamas$|comoros$|maldives$|seychelles$|isle of |occupied |palestinian territor"
    r"|.*\b(?:republic|kingdom of|states? of|islands|dependency|territory)\b)",
    re.IGNORECASE,
)
"""Names that take an article in a sentence; of others, none does."""
_BESIDES: Final = re.compile(r"[\W_]+")


def country_code(printed: str) -> str | None:
    """The code of a country by ISO 3166-1, or of a nation of the United Kingdom by ISO 3166-2.

    >>> country_code("the Netherlands"), country_code("South Korea"), country_code("England")
    ('NL', 'KR', 'GB-ENG')
    >>> country_code("Congo") is None
    True
    """
    return _codes().get(_bare(printed))


def with_article(country: str) -> str:
    """A country inside a sentence: with ``the``, where its name takes one.

    >>> with_article("Netherlands"), with_article("UK"), with_article("Canada")
    ('the Netherlands', 'the UK', 'Canada')
    """
    takes_one = country_code(country) and _TAKES_THE.search(country)
    return _("the {country}", country=country) if takes_one else country


@cache
def country_table() -> Mapping[str, Mapping[str, Any]]:
    """Every row of the table by its code: its names, the usual one first, and its place.

    >>> country_table()["GB-ENG"]["names"][0]
    'England'
    """
    return tomllib.loads(_TABLE.read_text(encoding="utf-8"))


def _bare(name: str) -> str:
    """A name without case, accents, marks and the article before it."""
    letters = unicodedata.normalize("NFKD", name.replace("&", " and "))
    plain = "".join(one for one in letters if not unicodedata.combining(one)).casefold()
    return _BESIDES.sub(" ", plain).strip().removeprefix("the ")


@cache
def _codes() -> Mapping[str, str]:
    return {_bare(name): code for code, row in country_table().items() for name in row["names"]}
