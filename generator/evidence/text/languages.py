"""Language tags, which say to browsers, screen readers and Word in what language a text is.

Tags are those of BCP 47 (RFC 5646). Names of languages, and the codes of ISO 639 that stand for
one another, are those of the Unicode CLDR (Babel has them).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from babel import Locale
from babel.core import get_global
from babel.localedata import locale_identifiers

LANGUAGE_TAG: Final = (
    r"^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*$"
)
"""A tag of BCP 47 (RFC 5646, section 2.1): language, maybe script, region and variants.

Language is a code of ISO 639 in small letters, script one of ISO 15924 with a capital, region one
of ISO 3166-1 in capitals or of UN M.49: en, fil, pt-BR, zh-Hant, es-419, ca-valencia.
"""

_OTHER_NAMES: Final = {
    # What LaTeX calls them (babel, "The package options"; BibLaTeX, "Language identifiers").
    **{"ngerman": "de", "naustrian": "de-AT", "nswissgerman": "de-CH", "austrian": "de-AT"},
    **{"germanb": "de", "swissgerman": "de-CH", "usenglish": "en-US", "ukenglish": "en-GB"},
    **{"british": "en-GB", "american": "en-US", "canadian": "en-CA", "australian": "en-AU"},
    **{"newzealand": "en-NZ", "francais": "fr", "frenchb": "fr", "acadian": "fr-CA"},
    **{"canadien": "fr-CA", "brazil": "pt-BR", "brazilian": "pt-BR", "portuges": "pt"},
    **{"mexican": "es-MX", "spanishmx": "es-MX", "magyar": "hu", "polutonikogreek": "el"},
    **{"norsk": "nb", "nynorsk": "nn", "slovene": "sl", "farsi": "fa", "bahasa": "id"},
    **{"lowersorbian": "dsb", "uppersorbian": "hsb", "pinyin": "zh", "scottish": "gd"},
    # What databases call them beside the names of the CLDR.
    **{"castilian": "es", "spanish; castilian": "es", "flemish": "nl-BE", "moldavian": "ro"},
    **{"mandarin": "zh", "mandarin chinese": "zh", "simplified chinese": "zh-Hans"},
    **{"traditional chinese": "zh-Hant", "serbo-croatian": "sh", "kiswahili": "sw"},
    **{"norwegian bokmal": "nb", "bokmal": "nb", "modern greek": "el", "slovenian": "sl"},
    **{"brazilian portuguese": "pt-BR", "scots gaelic": "gd", "gaelic": "gd", "haitian": "ht"},
}
_NO_LANGUAGE: Final = frozenset(("und", "mul", "zxx", "mis"))
"""Codes that say that a language is not known, or that there are several or none."""


def read_language(text: str) -> str:
    """The tag of a language, of a code of ISO 639, a name or a tag; nothing where it is none.

    Names are understood in English, in the language itself, and as LaTeX has them.

    >>> [read_language(text) for text in ("spa", "ger", "Polish", "ngerman", "pt_br", "Deutsch")]
    ['es', 'de', 'pl', 'de', 'pt-BR', 'de']
    >>> read_language("see the appendix")
    ''
    """
    clean = " ".join(text.split()).strip(" .,;[]()")
    return _of_code(clean) or _of_name(clean.casefold()) or _of_name_and_place(clean)


@lru_cache(maxsize=1024)
def read_languages(text: str) -> tuple[str, ...]:
    """The tags of all languages that a text names; none where any of its parts is no language.

    >>> read_languages("eng; fre"), read_languages("English and something")
    (('en', 'fr'), ())
    """
    if whole := read_language(text):
        return (whole,)
    parts = [part for part in re.split(r"[;,/|&+]|\band\b", text) if part.strip()]
    tags = tuple(map(read_language, parts))
    return tuple(dict.fromkeys(tags)) if all(tags) else ()


@lru_cache(maxsize=1024)
def language_name(recorded: str) -> str:
    """The English name of a language, of its tag; what is no tag of one, as it stands.

    >>> language_name("de"), language_name("pt-BR"), language_name("French")
    ('German', 'Portuguese (Brazil)', 'French')
    """
    if not re.fullmatch(LANGUAGE_TAG, recorded):
        return recorded
    language, *around = recorded.split("-")
    english = Locale("en")
    name = english.languages.get(language)
    if name is None:
        return recorded
    known = (english.scripts, english.territories)
    said = ", ".join(
        str(next((names[part] for names in known if part in names), part)) for part in around
    )
    return f"{name} ({said})" if said else str(name)


def primary(tag: str) -> str:
    """The language of a tag, without script and region: en of en-GB.

    >>> primary("en-GB")
    'en'
    """
    return tag.partition("-")[0]


def _of_code(text: str) -> str:
    language, *around = re.split(r"[-_]", text)
    if not (language.isascii() and language.isalpha() and 2 <= len(language) <= 3):  # noqa: PLR2004
        return ""
    known = _aliases().get(language.lower(), language.lower())
    if known in _NO_LANGUAGE or known not in Locale("en").languages:
        return ""
    parts = [_in_case(part) for part in around]
    tag = "-".join((known, *parts))
    return tag if re.fullmatch(LANGUAGE_TAG, tag) and language_name(tag) != tag else ""


def _in_case(part: str) -> str:
    """A part of a tag behind the language in the case of BCP 47: a script, a region, a variant."""
    if len(part) == 4 and part.isalpha():  # noqa: PLR2004
        return part.title()
    return part.upper() if len(part) <= 3 else part.lower()  # noqa: PLR2004


@cache
def _aliases() -> Mapping[str, str]:
    """Codes that stand for another one, such as those of three letters for those of two."""
    found: Mapping[str, str] = get_global("language_aliases")
    return {old: new for old, new in found.items() if re.fullmatch("[a-z]{2,3}", new)}


def _of_name(name: str) -> str:
    return _OTHER_NAMES.get(name) or _english().get(name) or _own_names().get(name, "")


def _of_name_and_place(text: str) -> str:
    """The tag of a name with a country or a script behind it: Portuguese (Brazil)."""
    found = re.fullmatch(r"(.+?)\s*(?:\(\s*|,\s*|\s-\s)([^()]+?)\s*\)?", text)
    language = _of_name(found[1].casefold()) if found else ""
    place = _places().get(found[2].casefold(), "") if found else ""
    return f"{language}-{place}" if language and place and "-" not in language else ""


@cache
def _places() -> Mapping[str, str]:
    english = Locale("en")
    names = {**english.scripts, **english.territories}
    form = "[A-Z][a-z]{3}|[A-Z]{2}|[0-9]{3}"
    return {str(names[code]).casefold(): code for code in names if re.fullmatch(form, code)}


@cache
def _english() -> Mapping[str, str]:
    names = {str(name).casefold(): code for code, name in Locale("en").languages.items()}
    return {name: code for name, code in names.items() if re.fullmatch("[a-z]{2,3}", code)}


@cache
def _own_names() -> Mapping[str, str]:
    """What languages of two letters call themselves; asked only where English has no such name."""
    names = {}
    for code in locale_identifiers():
        if len(code) == 2:  # noqa: PLR2004
            names[str(Locale(code).languages.get(code, code)).casefold()] = code
    return names
