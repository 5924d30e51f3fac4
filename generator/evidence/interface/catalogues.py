"""Catalogues of messages, read and held, by Babel: imported where another language is spoken."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from functools import lru_cache
from gettext import GNUTranslations
from typing import Any, Final

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from generator.evidence.interface.choosing import SHIPPED, NoSuchLanguage
from generator.evidence.interface.placeholders import fits, forms_of
from generator.evidence.interface.units import in_units
from generator.evidence.interface.wording import WHATEVER, Wording

TEMPLATE: Final = SHIPPED / "evidence.pot"
SCRIPTS: Final = ".js"
"""The ending of the files whose messages are said in the browser."""


@lru_cache(maxsize=8)
def translations(texts: tuple[str, ...]) -> GNUTranslations:
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
