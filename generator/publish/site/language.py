"""The language in which a site speaks, and every command about it: that of its theme.

Read before anything else, so that a short answer in English stays a quick one.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Final

from generator.evidence.interface import ENGLISH, NoSuchLanguage, Wording, wording_of

CONFIG_FILE: Final = "mkdocs.yml"
_LANGUAGE: Final = re.compile(r"\blanguage\b(?!\s*[\"']?\s*:\s*[\"']?en\b(?!-))")
"""A word of settings that may choose another language than English, which needs no choosing."""
_OF_ENVIRONMENT: Final = re.compile(r"!ENV\s*\[\s*(\w+)\s*,\s*([\w-]+)\s*\]")
"""A setting that a variable of the environment may set, and what it is otherwise."""


class SettingsFault(Exception):
    """Settings that cannot be read; the message says why."""


def wording_of_site(config_file: Path) -> Wording:
    """The language in which a site speaks: that of its theme, English where there is none.

    Raises SettingsFault where there are no words in it. Of a file that cannot be read, the host
    tells.
    """
    if not _may_name_another(config_file):
        return ENGLISH
    from generator.publish.site.settings import settings_of  # noqa: PLC0415 - reads YAML

    try:
        theme = settings_of(config_file).get("theme")
    except SettingsFault:
        return ENGLISH
    code = theme.get("language") if isinstance(theme, dict) else None
    try:
        return wording_of(str(code or ENGLISH.language), config_file.parent)
    except NoSuchLanguage as fault:
        raise SettingsFault(f"under theme, language: {fault}") from fault


def _may_name_another(config_file: Path) -> bool:
    try:
        text = config_file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    here = _OF_ENVIRONMENT.sub(lambda found: os.environ.get(found[1], found[2]), text)
    return bool(_LANGUAGE.search(here))
