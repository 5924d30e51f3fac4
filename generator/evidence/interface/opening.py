"""A catalogue for a language, new or brought up to date, and what is open in it."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from babel import Locale
from babel.core import UnknownLocaleError
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import write_po

from generator.evidence.interface.catalogues import catalogue_of, is_open, template
from generator.evidence.interface.choosing import NoSuchLanguage
from generator.evidence.interface.placeholders import fault_of


@dataclass(frozen=True)
class State:
    """How far a catalogue is: what is translated, what is open, and what cannot be used."""

    translated: int
    open: Mapping[str, tuple[str, ...]]
    """The messages without a translation, by the folder that says them."""
    faults: tuple[str, ...]
    """What is wrong with translations, a sentence each; those are said in English."""

    @property
    def missing(self) -> int:
        """How many messages are open."""
        return sum(map(len, self.open.values()))


def brought_up_to_date(text: str, code: str) -> str:
    """A catalogue with every message of today, from its text; empty text begins a new one.

    What was translated stays; what is said no more goes. Raises NoSuchLanguage where the code is
    that of no language, or the text no catalogue.
    """
    try:
        locale = Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError) as error:
        raise NoSuchLanguage(f"{code!r} is the code of no language: such as de, pt-BR.") from error
    catalogue = catalogue_of(text) if text else Catalog()
    catalogue.locale = locale
    catalogue.project, catalogue.charset, catalogue.fuzzy = "Evidence Explorer", "utf-8", False
    catalogue.update(template(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    written = io.BytesIO()
    write_po(written, catalogue, width=100, include_lineno=False, sort_output=True)
    return written.getvalue().decode("utf-8")


def state_of(text: str) -> State:
    """How far a catalogue is with the messages of today; raises NoSuchLanguage where it is none."""
    catalogue = catalogue_of(text)
    found: dict[str, list[str]] = {}
    faults, translated = [], 0
    for wanted in filter(lambda one: one.id, template()):
        given = catalogue.get(wanted.id, wanted.context)
        if given is None or given.fuzzy or is_open(given):
            found.setdefault(_folder(wanted), []).append(_shown(wanted))
        elif fault := fault_of(given):
            faults.append(fault)
        else:
            translated += 1
    return State(translated, {name: tuple(found[name]) for name in sorted(found)}, tuple(faults))


def _shown(message: Message) -> str:
    said = message.id if isinstance(message.id, str) else message.id[-1]
    return f"{said} ({message.context})" if message.context else said


def _folder(message: Message) -> str:
    """The folder that says a message most often."""
    folders = Counter(Path(file).parent.as_posix() for file, _line in message.locations)
    return folders.most_common(1)[0][0] if folders else ""
