"""Catalogues of messages: those that come with the explorer, and those of a site, read and held.

A catalogue is a gettext file, ``CODE.po``. That of a site, in its folder ``languages``, stands
above the one that comes along, message by message.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from gettext import GNUTranslations
from pathlib import Path
from typing import Any, Final

from babel import Locale
from babel.core import UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from generator.evidence.interface.placeholders import fits, forms_of
from generator.evidence.interface.pseudo import DIRECTIONS, PseudoTranslations, PseudoWording
from generator.evidence.interface.units import in_units
from generator.evidence.interface.wording import ENGLISH, WHATEVER, Wording

CODE: Final = r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?"
"""What a language is called: ``de``, ``pt-BR``, ``zh-Hant``."""
SHIPPED: Final = Path(__file__).parent / "languages"
TEMPLATE: Final = SHIPPED / "evidence.pot"
OWN: Final = "languages"
"""The folder of a project with the catalogues of its site."""
SCRIPTS: Final = ".js"
"""The ending of the files whose messages are said in the browser."""


class NoSuchLanguage(Exception):
    """A language without a catalogue, or one that cannot be read; the message says which."""


def own_catalogue(root: Path, code: str) -> Path:
    """The file in which a project keeps its own words of a language."""
    return root / OWN / f"{code}.po"


def known_languages(root: Path) -> dict[str, Path]:
    """The catalogues that there are by the codes of their languages: a project's own first."""
    files = (*(root / OWN).glob("*.po"), *SHIPPED.glob("*.po"))
    found: dict[str, Path] = {}
    for file in files:
        found.setdefault(file.stem, file)
    return dict(sorted(found.items()))


def wording_of(code: str, root: Path) -> Wording:
    """A language as the site in a folder speaks it.

    Raises NoSuchLanguage where there is no catalogue of it, or where one cannot be read.
    """
    if code == ENGLISH.language:
        return ENGLISH
    if code in DIRECTIONS:
        return PseudoWording(code, DIRECTIONS[code], ENGLISH.locale, PseudoTranslations())
    is_code = re.fullmatch(CODE, code)
    files = [file for file in _files(code, root) if file.is_file()] if is_code else []
    if not files:
        where = f"{OWN}/{code}.po"
        raise NoSuchLanguage(
            f"There are no words in the language {code!r}. "
            f"Make {where} by: evidence language add {code}"
        )
    try:
        locale = Locale.parse(code, sep="-")
        texts = tuple(file.read_text(encoding="utf-8") for file in files)
    except (UnknownLocaleError, ValueError, OSError) as error:
        raise NoSuchLanguage(f"The language {code!r} cannot be used: {error}.") from error
    return Wording(code, locale.text_direction, locale, _translations(texts))


def _files(code: str, root: Path) -> tuple[Path, Path]:
    return own_catalogue(root, code), SHIPPED / f"{code}.po"


@lru_cache(maxsize=8)
def _translations(texts: tuple[str, ...]) -> GNUTranslations:
    """The messages of catalogues, of which the first one counts."""
    first, *others = (_usable(catalogue_of(text)) for text in texts)
    for other in others:
        first.add_fallback(other)
    return first


def catalogue_of(text: str) -> Catalog:
    """A catalogue of what a ``.po`` file holds; raises NoSuchLanguage where it is none."""
    try:
        return read_po(io.BytesIO(text.encode("utf-8")), abort_invalid=True)
    except (PoFileError, ValueError, LookupError) as error:
        raise NoSuchLanguage(f"A catalogue cannot be read: {error}.") from error


def _usable(catalogue: Catalog) -> GNUTranslations:
    """The messages that are translated, and whose placeholders and markup are as they should be."""
    for message in list(catalogue):
        if message.id and (message.fuzzy or is_open(message) or not fits(message)):
            catalogue.delete(message.id, message.context)
    written = io.BytesIO()
    write_mo(written, catalogue)
    return GNUTranslations(io.BytesIO(written.getvalue()))


def is_open(message: Message) -> bool:
    """Whether a message is not translated yet; one with an empty plural form is not."""
    return not all(forms_of(message.string))


@lru_cache(maxsize=1)
def template() -> Catalog:
    """Every message that there is, without translations."""
    return catalogue_of(TEMPLATE.read_text(encoding="utf-8"))


def messages_of_scripts(wording: Wording) -> Mapping[str, Any]:
    """What the browser is told of a language: how it counts, and the messages of scripts.

    Scripts ask for messages of studies, and get them in the unit that is counted in. A message with
    a count has a list of forms; ``forms`` says which one a plural category has.
    """
    messages: dict[str, str | list[str]] = {}
    samples = _samples(wording.locale)
    for message in _of_scripts():
        said = _said_in_scripts(wording, message, tuple(samples.values()))
        if not {*forms_of(said)} <= {*forms_of(message.id)}:  # else it stands in the script
            name = f"{message.context}\x04" if message.context else ""
            messages[name + forms_of(message.id)[0]] = said
    return {
        "language": wording.language,
        "locale": str(wording.locale).replace("_", "-"),
        "forms": list(samples),
        "messages": messages,
    }


def _said_in_scripts(
    wording: Wording, message: Message, counts: tuple[int, ...]
) -> str | list[str]:
    """A message in the unit that is counted in; of one with a count, a form for each of these."""
    said, context = wording.messages, message.context
    forms = forms_of(message.id)
    one, *several = forms if context == WHATEVER else map(in_units, forms)
    if not several:
        return said.pgettext(context, one) if context else said.gettext(one)
    return [
        said.npgettext(context, one, several[0], count)
        if context
        else said.ngettext(one, several[0], count)
        for count in counts
    ]


def _of_scripts() -> Iterator[Message]:
    for message in template():
        if message.id and any(file.endswith(SCRIPTS) for file, _ in message.locations):
            yield message


def _samples(locale: Locale) -> Mapping[str, int]:
    """A number for each plural category of a language that whole numbers fall into."""
    found: dict[str, int] = {}
    for count in (*range(201), 1000, 1_000_000):
        found.setdefault(locale.plural_form(count), count)
    return found
