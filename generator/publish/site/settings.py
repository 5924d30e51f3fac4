"""Where the host's settings and templates come from: the project, or what the package brings along.

In this repository both stand at its top; a wheel carries them inside the package. A project that
has none is built with those, and its own ``mkdocs.yml`` may say just what is to be otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import yaml_load

CONFIG_FILE: Final = "mkdocs.yml"
TEMPLATES_FOLDER: Final = "site_templates"
_PLUGINS: Final = "plugins"
"""The setting without which a file of settings is no whole one: no page is made without them."""

_PACKAGE: Final = Path(__file__).parents[2]


def brought_along() -> Path:
    """The folder that holds the package's own settings and templates."""
    return _PACKAGE if (_PACKAGE / CONFIG_FILE).is_file() else _PACKAGE.parent


def templates_of(root: Path) -> Path:
    """The templates of a project, or those of the package where it has none."""
    own = root / TEMPLATES_FOLDER
    return own if own.is_dir() else brought_along() / TEMPLATES_FOLDER


def load_settings(config_file: Path, **fixed: Any) -> MkDocsConfig:
    """The settings of a project, ``fixed`` above all; the file need not be there.

    Raises Abort or ConfigurationError of MkDocs where they cannot be used.
    """
    own = _own(config_file)
    if own is None or _is_whole(own):
        return load_config(str(config_file), **fixed)
    brought = brought_along() / CONFIG_FILE
    theme = _theme(brought, own.get("theme"))
    # What is relative, such as hooks, is meant from the project's folder.
    return load_config(
        str(brought), config_file_path=str(config_file), **{**own, "theme": theme, **fixed}
    )


def _is_whole(own: Mapping[str, Any]) -> bool:
    """Whether a file of settings stands for itself: it names a theme, and plugins."""
    theme = own.get("theme")
    return _PLUGINS in own and (isinstance(theme, str) or "name" in (theme or {}))


def _theme(brought: Path, own: Any) -> Any:
    """The theme that is brought along, with what a project has otherwise; or one by its name."""
    if own is not None and not isinstance(own, dict):
        return own
    with brought.open("rb") as file:
        theme = dict(yaml_load(file)["theme"])
    return {**theme, "custom_dir": str(brought.parent / theme["custom_dir"]), **(own or {})}


def _own(config_file: Path) -> dict[str, Any] | None:
    """What a project's own file sets; None where it cannot be read, and is refused when loaded."""
    if not config_file.is_file():
        return {}
    try:
        with config_file.open("rb") as file:
            MkDocsConfig(str(config_file)).load_file(file)  # refuses what is no YAML
            file.seek(0)
            return yaml_load(file) or {}
    except (ConfigurationError, OSError):
        return None
