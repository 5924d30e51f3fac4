"""Makes a site with the host that the settings name, and replaces the last one when it is whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol, cast

from generator.derive.history import NO_HISTORY, history_of
from generator.evidence import urls
from generator.evidence.interface import Wording, _, speaking
from generator.evidence.problems import Problem
from generator.evidence.steps import Progress, Stage, Step
from generator.evidence.store import stored_in
from generator.publish.at_once import AtOnce, LastBuild, at_once
from generator.publish.exports.listing import DOCUMENT_FILE
from generator.publish.site.faults import HostFailed
from generator.publish.site.finishing import finish
from generator.publish.site.inputs import Inputs, inputs_of
from generator.publish.site.language import SettingsFault, wording_of_site
from generator.publish.site.project import Project
from generator.publish.site.settings import Host, host_of
from generator.publish.site.staging import staging
from generator.publish.working import WorkerLost

A_FILE_OF_EVERY_SITE = urls.data_file(DOCUMENT_FILE)


class InputChanged(Exception):
    """What the site is made from changed during the build; the message says what."""


class SiteFolderRefused(Exception):
    """The folder to build into holds what a build would delete; the message says what."""


class Publisher(Protocol):
    """What a host can do; a module of this folder for each."""

    def build(
        self,
        target: Path,
        project: Project,
        progress: Progress,
        site_url: str | None,
        keep: Callable[[LastBuild | None], None],
    ) -> tuple[int, Sequence[Problem]]:
        """Write the site; the number of its pages, and what did not stop it.

        ``keep`` gets what later pages are drawn with by themselves, where they can be.
        """

    def check(self, project: Project) -> tuple[Problem, ...]:
        """Every problem at which a build would stop, or which it would tell."""

    def address(self, config_file: Path) -> str:
        """Where the settings say that the site will stand; empty where they do not."""


def publish(
    project: Project,
    progress: Progress,
    site_url: str | None = None,
    *,
    warn: Callable[[Sequence[Problem]], None] = lambda problems: None,
    of_one_state: bool = True,
    keep: Callable[[LastBuild | None], None] = lambda last: None,
) -> int:
    """Build the site and put it in place; returns the number of pages.

    What does not stop the build goes to ``warn``; what later pages can be drawn with, to ``keep``.
    Only where somebody builds again anyway, the site need not be of one state of its input.

    Raises InvalidContent where the content has errors, HostFailed where the host stops,
    InputChanged where content, templates or settings are edited meanwhile, and SiteFolderRefused
    where the folder is none that a build may replace; whatever stands there then stays as it was.
    """
    if fault := _fault_of_site_folder(project):
        raise SiteFolderRefused(fault)
    try:
        project.site.parent.mkdir(parents=True, exist_ok=True)
        with staging(project.site) as beside:
            before = inputs_of(project.inputs if of_one_state else ())
            try:
                with stored_in(project.store):
                    pages = _build_into(beside.new, project, progress, site_url, (warn, keep))
            finally:
                _must_be_as_before(before)
            beside.publish(project.site)
    except OSError as error:
        raise HostFailed(_("The site cannot be written: {reason}.", reason=error)) from error
    except WorkerLost as error:
        raise HostFailed(str(error)) from error
    return pages


def pages_now(project: Project, last: LastBuild) -> AtOnce:
    """The pages of what stands in the content now, in the place of those of the last build.

    Raises InvalidContent where the content has errors.
    """
    with stored_in(project.store), speaking(_wording(project.config_file)):
        history = history_of(project.content) if project.history else NO_HISTORY
        return at_once(project.content, last.templates, last.editing, history, last.address)


def check_project(project: Project) -> tuple[Problem, ...]:
    """Every problem at which a build would stop, or which it would tell; nothing is built.

    The Markdown pages are read by the host as a build reads them, once the records have no errors.
    Raises HostFailed where the settings cannot be used.
    """
    with speaking(_wording(project.config_file)):
        return _publisher(project.config_file).check(project)


def site_address(config_file: Path) -> str:
    """Where the settings say that the site will stand; raises HostFailed if they do not."""
    address = _publisher(config_file).address(config_file)
    if not address:
        raise HostFailed(_("{file} has no site_url.", file=config_file))
    return address


def _wording(config_file: Path) -> Wording:
    """The language of the site, as the settings name it."""
    try:
        return wording_of_site(config_file)
    except SettingsFault as fault:
        raise HostFailed(
            _("{file} cannot be used: {reason}", file=config_file.name, reason=fault)
        ) from fault


def _publisher(config_file: Path) -> Publisher:
    """The host that the settings name; no other one is imported."""
    try:
        host = host_of(config_file)
    except SettingsFault as fault:
        raise HostFailed(
            _("{file} cannot be used: {reason}", file=config_file.name, reason=fault)
        ) from fault
    if host is Host.PLAIN:
        from generator.publish.site import plain  # noqa: PLC0415

        return cast(Publisher, plain)
    if host is Host.PROPERDOCS:
        from generator.publish.site.properdocs import stand_in_for_mkdocs  # noqa: PLC0415

        stand_in_for_mkdocs()
    from generator.publish.site import with_mkdocs  # noqa: PLC0415 - takes long to import

    return cast(Publisher, with_mkdocs)


def _build_into(
    target: Path,
    project: Project,
    progress: Progress,
    site_url: str | None,
    tell: tuple[Callable[[Sequence[Problem]], None], Callable[[LastBuild | None], None]],
) -> int:
    warn, keep = tell
    host = _publisher(project.config_file)
    with speaking(_wording(project.config_file)):
        pages, warnings = host.build(target, project, progress, site_url, keep)
        progress(Step(Stage.FINISHING))
        finish(target, offline=project.offline)
    warn(warnings)
    return pages


def _fault_of_site_folder(project: Project) -> str:
    """Why a build may not replace this folder; empty where it may."""
    site = project.site
    if project.content.is_relative_to(site) or project.config_file.is_relative_to(site):
        return _("It holds the content or the settings.")
    if site.is_relative_to(project.content):
        return _("It lies in the content folder.")
    if site.exists() and not site.is_dir():
        return _("It is a file.")
    if site.is_dir() and any(site.iterdir()) and not (site / A_FILE_OF_EVERY_SITE).is_file():
        return _("It holds files, and no site that was built before. Empty it, or name another.")
    return ""


def _must_be_as_before(inputs: Inputs) -> None:
    """Raises InputChanged, also where a build failed only because a file went away under it."""
    if changed := inputs.changed():
        raise InputChanged(_("{changed} while the site was being built.", changed=changed))
