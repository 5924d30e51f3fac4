"""Where the host's settings and templates come from: the project, or what the package brings along.

In this repository both stand at its top; a wheel carries them inside the package. A project that
has none is built with those, and its own ``mkdocs.yml`` may say just what is to be otherwise.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

CONFIG_FILE: Final = "mkdocs.yml"
TEMPLATES_FOLDER: Final = "site_templates"
_WHOLE: Final = "theme"
"""The setting without which a file of settings is no whole one: nothing is shown without it."""

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
    if _WHOLE in own:
        return load_config(str(config_file), **fixed)
    return load_config(str(brought_along() / CONFIG_FILE), **{**own, **fixed})


def _own(config_file: Path) -> dict[str, Any]:
    """What a project's own file sets; a file that cannot be read is refused when it is loaded."""
    if not config_file.is_file():
        return {}
    try:
        with config_file.open("rb") as file:
            settings = MkDocsConfig(str(config_file))
            own = yaml_load(file, get_yaml_loader(config=settings))
            settings.load_dict(own)  # refuses what is no list of settings
    except (ConfigurationError, OSError):
        return {_WHOLE: None}
    return own
