"""The Markdown pages read by the host as a build reads them, without a site being built.

This follows ``mkdocs.commands.build.build`` up to where it begins to write; what is wrong with a
page, its links or its anchors goes to the host's log, as there.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import jinja2
from mkdocs.commands.build import _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page as HostPage
from mkdocs.theme import Theme

from generator.evidence.interface import _
from generator.publish.site.plugin import GeneratedPage


def read_pages(config: MkDocsConfig) -> None:
    """Read every page; raises what the host raises where it would stop at once."""
    config = config.plugins.on_config(config)
    files = get_files(config)
    files.add_files_from_theme(_files_of(config.theme), config)
    files = config.plugins.on_files(files, config=config)
    set_exclusions(files, config)
    config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
    for file in files.documentation_pages():
        page = file.page or HostPage(None, file, config)
        if isinstance(page, GeneratedPage):
            page.render(config, files)
        else:
            _populate_page(page, config, files)
    _follow_anchors(config, files)


class _WithoutHidden(jinja2.FileSystemLoader):
    """Lists the files of a theme but for hidden folders, of which the host takes none.

    One of them holds thousands of icons; to look at the name of each takes as long as all pages.
    """

    def list_templates(self) -> list[str]:
        """The paths from the folders of the theme, sorted."""
        return sorted({path for folder in map(Path, self.searchpath) for path in _shown(folder)})


def _shown(folder: Path) -> Iterator[str]:
    for at, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(at, name).relative_to(folder).as_posix() for name in names)


def _files_of(theme: Theme) -> jinja2.Environment:
    return jinja2.Environment(loader=_WithoutHidden(theme.dirs))  # noqa: S701 - draws nothing


def must_be_right(warnings: Sequence[str], config: MkDocsConfig, files: Files) -> None:
    """Raises Abort where there are warnings once the anchors of all pages have been followed too.

    The host would do so as well, but only after every page was drawn.
    """
    _follow_anchors(config, files)
    if warnings:
        raise Abort(_("A page is wrong."))


def _follow_anchors(config: MkDocsConfig, files: Files) -> None:
    level = config.validation.links.anchors
    for page in (file.page for file in files.documentation_pages()):
        if page:
            page.validate_anchor_links(files=files, log_level=level)
