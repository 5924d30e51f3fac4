"""Where settings and templates come from: the project, or what the package brings along.

In this repository both stand at its top; a wheel carries them inside the package. A project that
has none is built with those, and its own ``mkdocs.yml`` may say just what is to be otherwise.
Every host reads that one file; ``host`` under ``extra`` says which host it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

import yaml
import yaml_env_tag  # type: ignore[import-untyped]

from generator.publish.site.language import CONFIG_FILE, SettingsFault

TEMPLATES_FOLDER: Final = "site_templates"
_PLUGINS: Final = "plugins"
"""The setting without which a file of settings is no whole one: no page is made without them."""
IN_PARTS: Final = ("extra", "theme")
"""Settings of several things, of which a project may set one."""
LOADER: Final = yaml.CLoader
"""Reads what MkDocs' own loader reads, by libyaml, which is many times as quick."""

_PACKAGE: Final = Path(__file__).parents[2]


class Host(StrEnum):
    """What puts the shell around the pages, and writes them."""

    MATERIAL = "material"
    """MkDocs with Material."""
    PROPERDOCS = "properdocs"
    """ProperDocs, which goes on from MkDocs, with Material."""
    PLAIN = "plain"
    """The generator itself, with a shell of its own."""


class _Loader(yaml.CSafeLoader):
    """YAML as MkDocs' users write it; a tag that means something to MkDocs alone says nothing."""


_Loader.add_constructor("!ENV", yaml_env_tag.construct_env_tag)
_Loader.add_multi_constructor("!", lambda loader, suffix, node: None)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: None)


def brought_along() -> Path:
    """The folder that holds the package's own settings and templates."""
    return _PACKAGE if (_PACKAGE / CONFIG_FILE).is_file() else _PACKAGE.parent


def templates_of(root: Path) -> Path:
    """The templates of a project, or those of the package where it has none."""
    own = root / TEMPLATES_FOLDER
    return own if own.is_dir() else brought_along() / TEMPLATES_FOLDER


def settings_of(config_file: Path) -> dict[str, Any]:
    """The settings of a project over those of the package, without MkDocs; none need be there.

    Raises SettingsFault where the file is no mapping in YAML.
    """
    own = _read(config_file) if config_file.is_file() else {}
    if is_whole(own):
        return own
    return over(_read(brought_along() / CONFIG_FILE), own)


def is_whole(own: Mapping[str, Any]) -> bool:
    """Whether a file of settings stands for itself: it names a theme, and plugins."""
    theme = own.get("theme")
    return _PLUGINS in own and (isinstance(theme, str) or "name" in (theme or {}))


def over(package: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """The package's settings with a project's own; what has several parts is put together."""
    parts = {
        name: {**package.get(name, {}), **own[name]}
        for name in IN_PARTS
        if isinstance(own.get(name), dict)
    }
    return {**package, **own, **parts}


def host_of(config_file: Path) -> Host:
    """The host that the settings name, MkDocs with Material where they name none.

    Raises SettingsFault where there is no such host. Of a file that cannot be read, the host tells.
    """
    try:
        extra = settings_of(config_file).get("extra")
    except SettingsFault:
        return Host.MATERIAL
    named = extra.get("host", Host.MATERIAL) if isinstance(extra, dict) else Host.MATERIAL
    if named not in list(Host):
        known = ", ".join(sorted(Host))
        raise SettingsFault(f"under extra, host is {str(named)!r}; known are: {known}.")
    return Host(named)


def _read(file: Path) -> dict[str, Any]:
    try:
        found = yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - a SafeLoader
    except (yaml.YAMLError, OSError, UnicodeDecodeError) as error:
        raise SettingsFault(" ".join(str(error).split())) from error
    if found is not None and not isinstance(found, dict):
        raise SettingsFault("it holds no settings by their names.")
    return found or {}
