"""Which languages there are, and the words of one: those of a site over those that come along.

A catalogue is a gettext file, ``CODE.po``. That of a site, in its folder ``languages``, stands
above the one that comes along, message by message.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from generator.evidence.interface.pseudo import DIRECTIONS, PseudoTranslations, PseudoWording
from generator.evidence.interface.wording import ENGLISH, Wording

CODE: Final = r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?"
"""What a language is called: ``de``, ``pt-BR``, ``zh-Hant``."""
SHIPPED: Final = Path(__file__).parent / "languages"
OWN: Final = "languages"
"""The folder of a project with the catalogues of its site."""


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
        return PseudoWording(code, DIRECTIONS[code], ENGLISH.locale_code, PseudoTranslations())
    is_code = re.fullmatch(CODE, code)
    files = [file for file in _files(code, root) if file.is_file()] if is_code else []
    if not files:
        where = f"{OWN}/{code}.po"
        raise NoSuchLanguage(
            f"There are no words in the language {code!r}. "
            f"Make {where} by: evidence language add {code}"
        )
    from babel import Locale  # noqa: PLC0415 - takes long to import
    from babel.core import UnknownLocaleError  # noqa: PLC0415

    from generator.evidence.interface.catalogues import translations  # noqa: PLC0415

    try:
        locale = Locale.parse(code, sep="-")
        texts = tuple(file.read_text(encoding="utf-8") for file in files)
    except (UnknownLocaleError, ValueError, OSError) as error:
        raise NoSuchLanguage(f"The language {code!r} cannot be used: {error}.") from error
    return Wording(code, locale.text_direction, code, translations(texts))


def _files(code: str, root: Path) -> tuple[Path, Path]:
    return own_catalogue(root, code), SHIPPED / f"{code}.po"
