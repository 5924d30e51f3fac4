"""A site as plain files, from the settings and the content on; or what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from generator.derive.history import NO_HISTORY, history_of
from generator.edit.issues.links import with_form_links
from generator.evidence import urls
from generator.evidence.loading import PAGES_FOLDER
from generator.evidence.problems import InvalidContent, Problem, sorted_problems
from generator.evidence.steps import Progress
from generator.publish.at_once import LastBuild
from generator.publish.build import Site, build_site, outline
from generator.publish.site.faults import page_problems, template_problem
from generator.publish.site.plain.assets import assets_of, files_below
from generator.publish.site.plain.settings import PlainSettings, plain_settings
from generator.publish.site.plain.writing import Made, write_site
from generator.publish.site.plain.written import address_of, written_pages
from generator.publish.site.project import Project, editing_at, folder_in_project


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
    settings = plain_settings(project.config_file, "" if project.offline else site_url)
    history = history_of(project.content) if project.history else NO_HISTORY
    make = partial(build_site, progress=progress, history=history, helpers=project.helpers)
    made, messages = _gathered(project, settings, make)
    if messages:
        raise InvalidContent(page_problems(messages, project.content))
    try:
        pages, around = write_site(target, made, progress)
    except Exception as error:
        problem = template_problem(error, settings.templates)
        if problem is None:
            raise
        raise InvalidContent([problem]) from error
    whole = (made.site, settings.templates, made.editing, settings.site_url)
    keep(None if project.offline else LastBuild(*whole, around))
    return pages, made.site.warnings


def check(project: Project) -> tuple[Problem, ...]:
    """Every problem at which a build would stop, or which it would tell; nothing is built."""
    settings = plain_settings(project.config_file)
    make = partial(outline, came=lambda: history_of(project.content).came())
    try:
        made, messages = _gathered(project, settings, make)
    except InvalidContent as error:
        return sorted_problems(error.problems)
    of_pages = page_problems(messages, project.content)
    return sorted_problems((*made.site.warnings, *of_pages))


def address(config_file: Path) -> str:
    """Where the settings say that the site will stand; raises HostFailed if they are unusable."""
    return plain_settings(config_file).site_url


def _gathered(
    project: Project, settings: PlainSettings, make: Callable[..., Site]
) -> tuple[Made, tuple[str, ...]]:
    """The site with its hand-written pages, and what is wrong with the links of these."""
    folder = folder_in_project(project.root, project.content)
    editing = editing_at(settings.edit_uri, folder)
    site = make(project.content, settings.templates, editing=editing, address=settings.site_url)
    pages = project.content / PAGES_FOLDER
    files = files_below(pages)
    written, messages = written_pages(
        pages,
        [uri for uri in files if uri.endswith(".md")],
        _known(site, files, settings.templates),
        settings.extensions,
        partial(with_form_links, editor=settings.edit_uri),
    )
    return Made(project, settings, editing, site, written), messages


def _known(site: Site, files: Sequence[str], templates: Path) -> dict[str, str]:
    """The address of every file of the site, by the name that hand-written pages give it."""
    others = {path: path for path in (*assets_of(templates), *site.files, *site.documents)}
    generated = {urls.page_uri(page.page.path): page.page.path for page in site.pages}
    return {**others, **generated, **{uri: address_of(uri) for uri in files}}
