"""Runs MkDocs: a strict build that replaces the site only when it is whole.

This module, ``preview`` and ``plugin`` are the only ones that know the host.
"""

from __future__ import annotations

import logging
import os
import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import jinja2
from mkdocs.commands.build import build as build_host
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException

from generator.derive.history import history_of
from generator.evidence import urls
from generator.evidence.loading import PAGES_FOLDER
from generator.evidence.problems import InvalidContent, Location, Problem, sorted_problems
from generator.evidence.text.files import shown_path
from generator.publish.build import Site, build_site, outline
from generator.publish.exports import DOCUMENT_FILE
from generator.publish.rendering import failing_line, unreadable_template
from generator.publish.site.inputs import Inputs, inputs_of
from generator.publish.site.offline import without_what_needs_a_host
from generator.publish.site.plugin import EvidencePlugin
from generator.publish.site.reading import must_be_right, read_pages
from generator.publish.site.settings import load_settings, templates_of
from generator.publish.site.staging import staging

A_FILE_OF_EVERY_SITE = urls.data_file(DOCUMENT_FILE)


@dataclass(frozen=True)
class Project:
    """Where a site is made from and where it goes; paths are absolute."""

    config_file: Path
    """Settings that need not be there; the project is the folder that they are in, or would be."""
    content: Path
    site: Path
    offline: bool = False
    """Whether the site is to be opened from its folder, without a host."""
    history: bool = True
    """Whether git is asked when records were added and changed."""

    @property
    def root(self) -> Path:
        """The folder of the project."""
        return self.config_file.parent

    @property
    def inputs(self) -> tuple[Path, ...]:
        """The files and folders that the site is made from, beside the history."""
        return (self.content, templates_of(self.root), self.config_file)


class HostFailed(Exception):
    """MkDocs stopped, or the site cannot be written; the message says why."""


class InputChanged(Exception):
    """What the site is made from changed during the build; the message says what."""


class SiteFolderRefused(Exception):
    """The folder to build into holds what a build would delete; the message says what."""


class _Collected(logging.Handler):
    """Keeps what MkDocs warns of, so that a strict build can say what stopped it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def publish(
    project: Project,
    progress: Callable[[str], None],
    site_url: str | None = None,
    *,
    warn: Callable[[Sequence[Problem]], None] = lambda problems: None,
    of_one_state: bool = True,
) -> int:
    """Build the site and put it in place; returns the number of pages.

    What does not stop the build goes to ``warn``.
    Only where somebody builds again anyway, the site need not be of one state of its input.

    Raises InvalidContent where the content has errors, HostFailed where MkDocs stops, InputChanged
    where content, templates or settings are edited meanwhile, and SiteFolderRefused where the
    folder is none that a build may replace; whatever stands there then stays as it was.
    """
    if fault := _fault_of_site_folder(project):
        raise SiteFolderRefused(fault)
    try:
        project.site.parent.mkdir(parents=True, exist_ok=True)
        with staging(project.site) as beside:
            before = inputs_of(project.inputs if of_one_state else ())
            try:
                pages = _build_into(beside.new, project, progress, site_url, warn)
            finally:
                _must_be_as_before(before)
            beside.publish(project.site)
    except OSError as error:
        raise HostFailed(f"The site cannot be written: {error}.") from error
    return pages


def _fault_of_site_folder(project: Project) -> str:
    """Why a build may not replace this folder; empty where it may."""
    site = project.site
    if project.content.is_relative_to(site) or project.config_file.is_relative_to(site):
        return "It holds the content or the settings."
    if site.is_relative_to(project.content):
        return "It lies in the content folder."
    if site.exists() and not site.is_dir():
        return "It is a file."
    if site.is_dir() and any(site.iterdir()) and not (site / A_FILE_OF_EVERY_SITE).is_file():
        return "It holds files, and no site that was built before. Empty it, or name another."
    return ""


def _must_be_as_before(inputs: Inputs) -> None:
    """Raises InputChanged, also where a build failed only because a file went away under it."""
    if changed := inputs.changed():
        raise InputChanged(f"{changed} while the site was being built.")


def check_project(project: Project) -> tuple[Problem, ...]:
    """Every problem at which a build would stop, or which it would tell; nothing is built.

    The Markdown pages are read by the host as a build reads them, once the records have no errors.
    Raises HostFailed where the settings cannot be used.
    """
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
            return sorted_problems((*warnings, *_page_problems(collected.messages, project)))


def _came(content: Path) -> dict[str, float]:
    return history_of(content).came()


@contextmanager
def _prepared(
    target: Path, project: Project, make: Callable[..., Site], site_url: str | None = None
) -> Iterator[tuple[MkDocsConfig, EvidencePlugin, _Collected]]:
    """The host with its settings and the plugin, and what it warns of meanwhile."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    collected = _Collected()
    log = logging.getLogger("mkdocs")
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


def _build_into(
    target: Path,
    project: Project,
    progress: Callable[[str], None],
    site_url: str | None,
    warn: Callable[[Sequence[Problem]], None],
) -> int:
    with _prepared(target, project, build_site, site_url) as (config, plugin, collected):
        plugin.progress = progress
        try:
            build_host(config)
        except Exception as error:
            problems = _problems_of(error, plugin, collected.messages, project)
            if not problems:
                raise
            raise InvalidContent(problems) from error
        if project.offline:
            without_what_needs_a_host(target)
        warn(plugin.site.warnings if plugin.site else ())
    return plugin.built


def _problems_of(
    error: Exception, plugin: EvidencePlugin, messages: list[str], project: Project
) -> Sequence[Problem]:
    """What stopped a build, as problems; none where it is no matter of content or templates."""
    if plugin.problems:
        return plugin.problems
    if isinstance(error, jinja2.TemplateSyntaxError):
        return [unreadable_template(error)]
    if place := failing_line(error, Path(plugin.config.templates)):
        what = f"The template failed: {type(error).__name__}: {error}."
        return [Problem("T001", place, what)]
    if isinstance(error, Abort | MkDocsException):
        messages = messages or [str(error)]
    return _page_problems(messages, project)


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
        raise HostFailed(f"{project.config_file.name} cannot be used: {reasons}") from error
    plugin = config.plugins.get("evidence")
    if not isinstance(plugin, EvidencePlugin):
        raise HostFailed(f"{project.config_file.name} does not name the plugin 'evidence'.")
    return config, plugin


def site_address(config_file: Path) -> str:
    """Where the settings say that the site will stand; raises HostFailed if they do not."""
    try:
        anywhere = templates_of(config_file.parent)  # no page is read, and their folder may be none
        address = load_settings(config_file, docs_dir=str(anywhere)).site_url
    except (Abort, ConfigurationError) as error:
        raise HostFailed(f"{config_file} cannot be used: {error}") from error
    if not address:
        raise HostFailed(f"{config_file} has no site_url.")
    return address


def _reason(message: str) -> str:
    """What MkDocs says of a setting, without the traceback that it adds for its own people."""
    lines = message.splitlines()
    if any(line.lstrip().startswith('File "') and ".py" in line for line in lines):
        lines = [line for line in lines if not line.startswith("  ")]
    return " ".join(line.strip() for line in lines)


def _page_problems(messages: list[str], project: Project) -> list[Problem]:
    """What MkDocs warned of, as problems with Markdown pages."""
    return [
        Problem("T002", _place_on_page(line, project), line, "Mend the page that is named.")
        for line in (message.strip().splitlines()[0] for message in messages)
    ]


def _place_on_page(message: str, project: Project) -> Location:
    """The page that a message names, with the line of the link that it names; else the folder."""
    folder = project.content / PAGES_FOLDER
    named = re.findall(r"'([^']+)'", message)
    page = folder / next((name for name in named if name.endswith(".md")), "")
    if not page.is_file():
        return Location(shown_path(folder))
    lines = page.read_text(encoding="utf-8", errors="replace").splitlines()
    link = named[1] if len(named) > 1 else ""
    where = ((n, line.find(f"]({link}")) for n, line in enumerate(lines, start=1) if link)
    line, column = next(((n, at + 3) for n, at in where if at >= 0), (1, 1))
    return Location(shown_path(page), line, column)
