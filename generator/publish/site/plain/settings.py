"""What the plain host takes from the settings; it refuses what it would have to pass over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from generator.evidence.interface import _
from generator.publish.hand_written import extension_settings
from generator.publish.site.faults import HostFailed
from generator.publish.site.language import SettingsFault
from generator.publish.site.settings import (
    TEMPLATES_FOLDER,
    settings_of,
    templates_of,
)

NEEDS_MKDOCS: Final = ("hooks", "INHERIT", "extra_templates", "use_directory_urls")
"""Settings that ask for what MkDocs alone does; the last one, where it is switched off."""
PLUGIN: Final = "evidence"


@dataclass(frozen=True)
class PlainSettings:
    """The settings of a site, of which templates see ``config``."""

    config: Mapping[str, Any]
    site_url: str
    """With a slash at its end; empty where the settings name none."""
    edit_uri: str
    templates: Path
    extensions: Mapping[str, Mapping[str, Any]]
    """The extensions of Markdown, with what is set of each."""


def plain_settings(config_file: Path, site_url: str | None = None) -> PlainSettings:
    """The settings of a project; ``site_url`` goes over theirs. Raises HostFailed."""
    try:
        found = settings_of(config_file)
        own = found.get("site_url") if site_url is None else site_url
        _refuse(found)
        return PlainSettings(
            config=found,
            site_url=_site_url(own),
            edit_uri=str(found.get("edit_uri") or ""),
            templates=_templates(found, config_file.parent),
            extensions=_extensions(found.get("markdown_extensions")),
        )
    except SettingsFault as fault:
        raise HostFailed(
            _("{file} cannot be used: {reason}", file=config_file.name, reason=fault)
        ) from fault


def _refuse(found: Mapping[str, Any]) -> None:
    """Raises SettingsFault where the site would come out without what was asked for."""
    plugins = set(map(_name, _listed(found.get("plugins"), "plugins"))) - {PLUGIN}
    asked = [name for name in NEEDS_MKDOCS[:-1] if found.get(name)]
    if found.get(NEEDS_MKDOCS[-1], True) is not True:
        asked.append(NEEDS_MKDOCS[-1])
    if asked or plugins:
        named = [_("the plugin {name}", name=name) for name in sorted(plugins)] + asked
        raise SettingsFault(_("without MkDocs there is no {named}.", named=" and no ".join(named)))


def _site_url(value: Any) -> str:
    if value in (None, ""):
        return ""
    parts = urlsplit(value) if isinstance(value, str) else None
    if parts is None or not (parts.scheme and parts.netloc):
        raise SettingsFault(_("site_url is no address: {value}.", value=repr(value)))
    return f"{str(value).rstrip('/')}/"


def _templates(found: Mapping[str, Any], root: Path) -> Path:
    """The folder of the templates: the one that the plugin's option names, or the usual one."""
    named = {_name(one): one for one in _listed(found.get("plugins"), "plugins")}.get(PLUGIN)
    options = named.get(PLUGIN) if isinstance(named, dict) else None
    folder = root / str((options or {}).get("templates", TEMPLATES_FOLDER))
    return folder if folder.is_dir() else templates_of(root)


def _extensions(value: Any) -> Mapping[str, Mapping[str, Any]]:
    listed = _listed(value, "markdown_extensions")
    own = {_name(one): one.get(_name(one)) or {} if isinstance(one, dict) else {} for one in listed}
    return {**extension_settings(), **own}


def _listed(value: Any, setting: str) -> list[Any]:
    """A setting that MkDocs takes as a list of names, or of names with options, or as a mapping."""
    if isinstance(value, dict):
        return [{name: options} for name, options in value.items()]
    if value is not None and not isinstance(value, list):
        raise SettingsFault(_("{setting} is no list.", setting=setting))
    return value or []


def _name(entry: Any) -> str:
    return str(next(iter(entry), "") if isinstance(entry, dict) else entry)
