"""A page that is drawn by itself, in the shell of the last whole build by MkDocs."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from generator.evidence import urls
from generator.publish.at_once import LastBuild
from generator.publish.build import Site
from generator.publish.drawing import RenderedPage
from generator.publish.site.plugin import EvidencePlugin, GeneratedPage
from generator.publish.site.shell import nav_titles, shell_facts


class NoOptions(Config):
    """Nobody sets anything here."""


class Shell(BasePlugin[NoOptions]):
    """Keeps what MkDocs puts around pages; stands beside the plugin for one build."""

    env: jinja2.Environment
    files: Files
    nav: Navigation

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Keep the navigation and the files."""
        self.nav, self.files = nav, files

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Keep the templates."""
        self.env = env


def last_build(config: MkDocsConfig, plugin: EvidencePlugin, shell: Shell) -> LastBuild | None:
    """What is kept of a build that has just ended.

    None where other plugins or hooks have a say in pages.
    """
    only = {name for name, one in config.plugins.items() if one not in (plugin, shell)}
    if plugin.site is None or plugin.offline or config.hooks or only:
        return None
    templates, address = Path(plugin.config.templates), config.site_url or ""
    editing, styles, lock = plugin.editing(config), plugin.styles, Lock()

    def around(site: Site, rendered: RenderedPage) -> bytes | None:
        file = shell.files.get_file_from_path(urls.page_uri(rendered.page.path))
        page = file.page if file else None
        if not isinstance(page, GeneratedPage):
            return None
        with lock:
            facts = config.extra["evidence"]
            told = shell_facts(site, offline=False, whole_theme=facts["whole_theme"])
            config.extra["evidence"] = {**facts, **told}
            page.rendered, page.styles = rendered, styles.address(rendered.html)
            page.title = nav_titles(site).get(rendered.page.path, rendered.page.title)
            page.edit_url = editing.page(rendered.page.record) or None
            _read(page, config, plugin)
            return _written(page, config, shell)

    return LastBuild(plugin.site, templates, editing, address, around)


def _read(page: GeneratedPage, config: MkDocsConfig, plugin: EvidencePlugin) -> None:
    """What MkDocs does with a page before it has a shell."""
    page.read_source(config)
    page.render(config, Files([]))
    plugin.on_page_content(page.rendered.html, page=page, config=config, files=Files([]))


def _written(page: GeneratedPage, config: MkDocsConfig, shell: Shell) -> bytes:
    page.active = True
    try:
        context = get_context(shell.nav, shell.files, config, page)
        text = shell.env.get_template("main.html").render(context)
    finally:
        page.active = False
    return text.encode("utf-8", "xmlcharrefreplace")
