"""The Markdown pages read by the host as a build reads them, without a site being built.

This follows ``mkdocs.commands.build.build`` up to where it begins to write; what is wrong with a
page, its links or its anchors goes to the host's log, as there.
"""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs.commands.build import _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page as HostPage

from generator.publish.site.plugin import GeneratedPage


def read_pages(config: MkDocsConfig) -> None:
    """Read every page; raises what the host raises where it would stop at once."""
    config = config.plugins.on_config(config)
    files = get_files(config)
    files.add_files_from_theme(config.theme.get_env(), config)
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


def must_be_right(warnings: Sequence[str], config: MkDocsConfig, files: Files) -> None:
    """Raises Abort where there are warnings once the anchors of all pages have been followed too.

    The host would do so as well, but only after every page was drawn.
    """
    _follow_anchors(config, files)
    if warnings:
        raise Abort("A page is wrong.")


def _follow_anchors(config: MkDocsConfig, files: Files) -> None:
    level = config.validation.links.anchors
    for page in (file.page for file in files.documentation_pages()):
        if page:
            page.validate_anchor_links(files=files, log_level=level)
