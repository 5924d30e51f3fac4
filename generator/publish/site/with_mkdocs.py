"""Runs MkDocs, or ProperDocs in its place, with Material: a strict build.

This module, ``again``, ``plugin`` and ``reading`` are the only ones that know this host.
"""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import mkdocs
from mkdocs.commands.build import build as build_host
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from generator.derive.history import history_of
from generator.evidence.interface import _
from generator.evidence.loading import PAGES_FOLDER
from generator.evidence.problems import InvalidContent, Problem, sorted_problems
from generator.evidence.steps import Progress
from generator.publish.at_once import LastBuild
from generator.publish.build import Site, build_site, outline
from generator.publish.site.again import Shell, last_build
from generator.publish.site.faults import HostFailed, page_problems, template_problem
from generator.publish.site.language import CONFIG_FILE
from generator.publish.site.plugin import EvidencePlugin
from generator.publish.site.project import Project
from generator.publish.site.reading import must_be_right, read_pages
from generator.publish.site.settings import (
    IN_PARTS,
    LOADER,
    brought_along,
    is_whole,
    over,
    settings_of,
    templates_of,
)


class _Collected(logging.Handler):
    """Keeps what MkDocs warns of, so that a strict build can say what stopped it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def build(
    target: Path,
    project: Project,
    progress: Progress,
    site_url: str | None,
    keep: Callable[[LastBuild | None], None] = lambda last: None,
) -> tuple[int, Sequence[Problem]]:
    """Write the site; the number of its pages, and what did not stop it.

    Raises InvalidContent with what did, and HostFailed where the settings cannot be used.
    """
    make = partial(build_site, helpers=project.helpers)
    with _prepared(target, project, make, site_url) as (config, plugin, collected):
        plugin.progress = progress
        shell = config.plugins["shell"] = Shell()
        try:
            build_host(config)
        except Exception as error:
            problems = _problems_of(error, plugin, collected.messages, project)
            if not problems:
                raise
            raise InvalidContent(problems) from error
        keep(last_build(config, plugin, shell))
        return plugin.built, plugin.site.warnings if plugin.site else ()


def check(project: Project) -> tuple[Problem, ...]:
    """Every problem at which a build would stop, or which it would tell; nothing is built."""
    make = partial(outline, came=partial(_came, project.content))
    without_history = replace(project, history=False)
    with tempfile.TemporaryDirectory(prefix="evidence-check-") as folder:
        target = Path(folder) / "site"
        with _prepared(target, without_history, make) as (config, plugin, collected):
            try:
                read_pages(config)
            except Exception as error:
                problems = _problems_of(error, plugin, collected.messages, project)
                if not problems:
                    raise
                return sorted_problems(problems)
            warnings = plugin.site.warnings if plugin.site else ()
            of_pages = page_problems(collected.messages, project.content)
            return sorted_problems((*warnings, *of_pages))


def address(config_file: Path) -> str:
    """Where the settings say that the site will stand; raises HostFailed if they are unusable."""
    try:
        anywhere = templates_of(config_file.parent)  # no page is read, and their folder may be none
        return load_settings(config_file, docs_dir=str(anywhere)).site_url or ""
    except (Abort, ConfigurationError) as error:
        raise HostFailed(
            _("{file} cannot be used: {reason}", file=config_file, reason=error)
        ) from error


def load_settings(config_file: Path, **fixed: Any) -> MkDocsConfig:
    """The settings of a project, ``fixed`` above all; the file need not be there.

    Raises Abort or ConfigurationError of MkDocs where they cannot be used.
    """
    own = _own(config_file)
    if own is None or is_whole(own):
        return load_config(str(config_file), **fixed)
    package = brought_along() / CONFIG_FILE
    put_together = over(settings_of(package), own)
    parts: dict[str, Any] = {name: put_together[name] for name in IN_PARTS if name in put_together}
    if isinstance(parts["theme"], dict) and "custom_dir" not in (own.get("theme") or {}):
        folder = package.parent / parts["theme"]["custom_dir"]
        parts["theme"] = {**parts["theme"], "custom_dir": str(folder)}
    # What is relative, such as hooks, is meant from the project's folder.
    asked = {**own, **parts, **fixed}
    return load_config(str(package), config_file_path=str(config_file), **asked)


def _own(config_file: Path) -> dict[str, Any] | None:
    """What a project's own file sets; None where it cannot be read, and is refused when loaded."""
    if not config_file.is_file():
        return {}
    try:
        with config_file.open("rb") as file:
            settings = MkDocsConfig(str(config_file))
            own = yaml_load(file, get_yaml_loader(LOADER, settings))
            settings.load_dict(own)  # refuses what is no list of settings
            return own
    except (ConfigurationError, OSError):
        return None


def _came(content: Path) -> dict[str, float]:
    return history_of(content).came()


@contextmanager
def _prepared(
    target: Path, project: Project, make: Callable[..., Site], site_url: str | None = None
) -> Iterator[tuple[MkDocsConfig, EvidencePlugin, _Collected]]:
    """The host with its settings and the plugin, and what it warns of meanwhile."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    collected = _Collected()
    log = logging.getLogger(mkdocs.__name__)  # of ProperDocs, where that stands in for it
    log.addHandler(collected)
    log.propagate = False
    try:
        config, plugin = _config(project, target, collected)
        if site_url is not None:
            config.site_url = site_url
        plugin.root = project.root
        plugin.config.content = str(project.content)
        plugin.config.templates = str(project.root / plugin.config.templates)
        if not Path(plugin.config.templates).is_dir():
            plugin.config.templates = str(templates_of(project.root))
        # MkDocs gives the same plugin to whatever comes next in a process
        plugin.make, plugin.all_read = make, partial(must_be_right, collected.messages)
        plugin.offline, plugin.history = project.offline, project.history
        config.plugins.on_startup(command="build", dirty=False)
        yield config, plugin, collected
    finally:
        log.removeHandler(collected)


def _problems_of(
    error: Exception, plugin: EvidencePlugin, messages: list[str], project: Project
) -> Sequence[Problem]:
    """What stopped a build, as problems; none where it is no matter of content or templates."""
    if plugin.problems:
        return plugin.problems
    if problem := template_problem(error, Path(plugin.config.templates)):
        return [problem]
    if isinstance(error, Abort | MkDocsException):
        messages = messages or [str(error)]
    return page_problems(messages, project.content)


def _config(
    project: Project, target: Path, collected: _Collected
) -> tuple[MkDocsConfig, EvidencePlugin]:
    """The host's settings; Markdown pages may be missing, so an empty folder stands in."""
    pages = project.content / PAGES_FOLDER
    docs_dir = pages if pages.is_dir() else target.with_name("pages")
    docs_dir.mkdir(exist_ok=True)
    try:
        config = load_settings(
            project.config_file, site_dir=str(target), docs_dir=str(docs_dir), strict=True
        )
    except (Abort, ConfigurationError) as error:
        reasons = "; ".join(map(_reason, collected.messages)) or str(error)
        raise HostFailed(
            _(
                "{file} cannot be used: {reason}",
                file=project.config_file.name,
                reason=reasons,
            )
        ) from error
    plugin = config.plugins.get("evidence")
    if not isinstance(plugin, EvidencePlugin):
        raise HostFailed(
            _(
                "{file} does not name the plugin 'evidence'.",
                file=project.config_file.name,
            )
        )
    return config, plugin


def _reason(message: str) -> str:
    """What MkDocs says of a setting, without the traceback that it adds for its own people."""
    lines = message.splitlines()
    if any(line.lstrip().startswith('File "') and ".py" in line for line in lines):
        lines = [line for line in lines if not line.startswith("  ")]
    return " ".join(line.strip() for line in lines)
