"""The MkDocs plugin: hands the generator's pages to the host; translates, decides nothing.

Generated pages are finished HTML, so Markdown never touches them (MkDocs, "Plugins" and
"File.generated"). Hand-written Markdown pages are cleaned after conversion.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from html import escape
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urljoin

import jinja2
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as HostPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.check.reporting import as_text
from generator.derive.history import NO_HISTORY, history_of
from generator.edit.issues.forms import CORRECT
from generator.edit.issues.links import with_form_links
from generator.evidence import urls
from generator.evidence.interface import _, speak, spoken
from generator.evidence.loading import PAGES_FOLDER
from generator.evidence.loading.pages import read_page
from generator.evidence.problems import InvalidContent, Problem
from generator.evidence.steps import Progress, Stage, Step, untold
from generator.publish.build import Site, build_site
from generator.publish.drawing import RenderedPage
from generator.publish.hand_written import EXTENSIONS, clean_page, extension_settings
from generator.publish.lean_templates import LeanTemplates
from generator.publish.pages.page import TocItem
from generator.publish.rendering import MESSAGES
from generator.publish.site.compiled import CompiledTemplates
from generator.publish.site.drawn_once import in_common
from generator.publish.site.language import CONFIG_FILE, SettingsFault, wording_of_site
from generator.publish.site.offline import offline_page
from generator.publish.site.project import editing_at, folder_in_project
from generator.publish.site.scripts import imported_modules
from generator.publish.site.settings import TEMPLATES_FOLDER
from generator.publish.site.shell import (
    FIXED_EPOCH,
    HOME_TITLE,
    asks_for_more,
    nav_titles,
    page_facts,
    shell_facts,
    written_facts,
)
from generator.publish.site.styles import MATERIAL, Styles, styles_of
from generator.publish.twins import twin

_COMPILED = CompiledTemplates()


class EvidenceConfig(Config):
    """The options of the plugin in mkdocs.yml."""

    content = config_options.Type(str, default="content")
    templates = config_options.Type(str, default=TEMPLATES_FOLDER)


class GeneratedPage(HostPage):
    """A page whose HTML is finished; MkDocs only puts the shell around it."""

    def __init__(
        self,
        rendered: RenderedPage,
        nav_title: str,
        file: File,
        config: MkDocsConfig,
        *,
        edit_url: str,
        styles: str,
    ) -> None:
        """Register the page as its file's page, under its name in the navigation."""
        super().__init__(nav_title, file, config)
        self.rendered = rendered
        self.styles = styles
        self.edit_url = edit_url or None
        if rendered.page.moved_to and config.site_url:
            self.canonical_url = urljoin(config.site_url, rendered.page.moved_to)

    def read_source(self, config: MkDocsConfig) -> None:
        """Take title and description from the page; there is no Markdown."""
        self.markdown = ""
        self.meta = page_facts(self.rendered, self.styles)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the finished HTML and its table of contents."""
        self.content = self.rendered.html
        self.toc = TableOfContents([_anchor(item, 2) for item in self.rendered.page.toc])
        self.present_anchor_ids = set()
        self.links_to_anchors = {}


class HandWrittenPage(HostPage):
    """A page of Markdown, whose front matter is read as the check reads it."""

    def read_source(self, config: MkDocsConfig) -> None:
        """Take the Markdown, and of the front matter what there is."""
        page, _other = read_page(self.file.content_bytes, self.file.src_uri)
        self.markdown = page.markdown
        self.meta = page.head.model_dump(mode="json", exclude_unset=True)


def _anchor(item: TocItem, level: int) -> AnchorLink:
    # As MkDocs' own titles, which are HTML: Material's template shows them as they are.
    anchor = AnchorLink(escape(item.title), item.anchor, level)
    anchor.children = [_anchor(child, level + 1) for child in item.children]
    return anchor


class EvidencePlugin(BasePlugin[EvidenceConfig]):
    """Gathers on ``on_config``, hands over on ``on_files``."""

    def __init__(self) -> None:
        """No site yet; progress is shown by whoever sets ``progress``."""
        super().__init__()
        self.site: Site | None = None
        self.progress: Progress = untold
        self.built = self.pages = 0
        self.root: Path | None = None
        """The folder of the project, where it is not that of the settings."""
        self.offline = False
        self.history = True
        self.problems: tuple[Problem, ...] = ()
        self.twins: dict[str, str] = {}
        """The hand-written pages in Markdown, as they are shown, by path."""
        self.make: Callable[..., Site] = build_site
        """What makes the site; a check takes its outline instead."""
        self.styles = Styles({}, {})
        self.all_read: Callable[[MkDocsConfig, Files], None] = lambda config, files: None
        """Called when every page is read and none is drawn; may raise what ends the build."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Keep this instance over the rebuilds of a preview."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Build the site's pages, and tell MkDocs what they are called and how they are grouped."""
        self.built, self.problems, self.twins = 0, (), {}
        os.environ.setdefault("SOURCE_DATE_EPOCH", FIXED_EPOCH)
        root = self._root(config)
        content, templates = root / self.config.content, root / self.config.templates
        try:
            speak(wording_of_site(Path(config.config_file_path or root / CONFIG_FILE)))
            history = history_of(content) if self.history else NO_HISTORY
            editing = self.editing(config)
            address = "" if self.offline else config.site_url or ""
            inputs = (content, templates, self.progress)
            site = self.make(*inputs, editing=editing, history=history, address=address)
        except InvalidContent as error:
            self.problems = error.problems
            raise PluginError(as_text(error.problems)) from error
        except SettingsFault as fault:
            raise PluginError(str(fault)) from fault
        self.site = site
        if self.offline:
            config.site_url = ""
        if (content / PAGES_FOLDER).is_dir():
            config.docs_dir = str(content / PAGES_FOLDER)
        config.site_name = site.name
        config.site_description = site.description
        config.nav = [{_(HOME_TITLE): urls.page_uri(urls.HOME)}, *map(_nav_entry, site.sections)]
        config.markdown_extensions = [*dict.fromkeys((*config.markdown_extensions, *EXTENSIONS))]
        config.mdx_configs = {**extension_settings(), **config.mdx_configs}
        config.watch = [*config.watch, str(content), str(templates)]
        whole_theme = asks_for_more(config.theme.get("features"), config.markdown_extensions)
        config.extra["evidence"] = shell_facts(site, offline=self.offline, whole_theme=whole_theme)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the generated pages, the data files, and all stylesheets in one."""
        assert self.site is not None  # noqa: S101 - on_config has run
        styles = self.styles = _join_styles(files, config)
        modules = imported_modules(config.extra_javascript, partial(_text_of, files))
        config.extra["evidence"]["modules"] = modules
        folder, editing = self._folder(config), self.editing(config)
        for file in files.documentation_pages():
            file.edit_uri = (
                f"{folder}/{PAGES_FOLDER}/{file.src_uri}" if folder is not None else None
            )
            HandWrittenPage(None, file, config)
        titles = nav_titles(self.site)
        for rendered in self.site.pages:
            uri = urls.page_uri(rendered.page.path)
            file = File.generated(config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
            files.append(file)
            title = titles.get(rendered.page.path, rendered.page.title)
            edit_url = editing.page(rendered.page.record)
            address = styles.address(rendered.html)
            GeneratedPage(rendered, title, file, config, edit_url=edit_url, styles=address)
        for path, text in self.site.files.items():
            if (old := files.get_file_from_path(path)) is not None:
                files.remove(old)  # of the theme: what it says in English
            files.append(_file(config, path, text))
        for path, made in self.site.documents.items():
            files.append(_file(config, path, made))
        return files

    def _root(self, config: MkDocsConfig) -> Path:
        return self.root or Path(config.config_file_path or CONFIG_FILE).parent

    def _folder(self, config: MkDocsConfig) -> str | None:
        root = self._root(config)
        return folder_in_project(root, root / self.config.content)

    def editing(self, config: MkDocsConfig) -> urls.Editing:
        """Where records can be changed."""
        return editing_at(config.edit_uri or "", self._folder(config))

    def on_env(
        self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files
    ) -> jinja2.Environment:
        """Keep compiled shell templates over the rebuilds of a preview; no part is drawn yet."""
        self.all_read(config, files)
        self.pages = len(files.documentation_pages())
        env.bytecode_cache = _COMPILED
        env.globals |= MESSAGES
        env.globals["in_common"] = in_common()
        env.add_extension(LeanTemplates)
        return env

    def on_page_content(
        self, html: str, *, page: HostPage, config: MkDocsConfig, files: Files
    ) -> str:
        """Clean what Markdown became; generated pages are escaped already."""
        editor = config.edit_uri or ""
        known = (("page", page.canonical_url),) if page.canonical_url else ()
        page.meta["correct_url"] = urls.issue_form(editor, CORRECT.name, known)
        if isinstance(page, GeneratedPage):
            return html
        clean = clean_page(with_form_links(html, editor))
        assert self.site is not None  # noqa: S101 - on_config has run
        path, title = page.url if page.url != "./" else "", str(page.title)
        page.meta.update(written_facts(self.site, path))
        self.twins[urls.twin(path)] = twin(clean, page.canonical_url or page.url, title=title)
        return clean

    def on_post_page(self, output: str, *, page: HostPage, config: MkDocsConfig) -> str:
        """Count the pages for whoever shows progress; for a folder, let links lead to files."""
        self.built += 1
        self.progress(Step(Stage.WRITING, self.built, self.pages))
        return offline_page(output, page.url) if self.offline else output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the hand-written pages in Markdown beside the pages."""
        for path, text in self.twins.items():
            (Path(config.site_dir) / path).write_text(text, encoding="utf-8")


def _file(config: MkDocsConfig, path: str, content: str | bytes) -> File:
    """A file that is no page, also where its name ends as those of Markdown do.

    A Markdown page can lead to it by its path, but for one whose name ends so.
    """
    file = File.generated(config, f"{path}#" * path.endswith(".md") or path, content=content)
    file.dest_uri = path
    return file


def _text_of(files: Files, path: str) -> str:
    file = files.get_file_from_path(path)
    return file.content_string if file else ""


def _join_styles(files: Files, config: MkDocsConfig) -> Styles:
    """One stylesheet for a page to fetch instead of one a component, in the same order."""
    of_material = [file.src_uri for file in files if file.src_uri.startswith(MATERIAL)]
    asked = [(path, files.get_file_from_path(path)) for path in (*of_material, *config.extra_css)]
    found = [(path, file) for path, file in asked if file is not None]
    direction = config.theme.get("direction") or spoken().direction
    styles = styles_of(((path, file.content_string) for path, file in found), direction)
    for _path, file in found:
        files.remove(file)
    for path, text in styles.files.items():
        files.append(File.generated(config, path, content=text))
    config.extra_css = [path for path, file in asked if file is None]
    return styles


def _nav_entry(section: Any) -> dict[str, Any]:
    links = [
        {link.text: urls.page_uri(link.path)} if link.text else f"{link.path.rstrip('/')}.md"
        for link in section.pages
    ]
    if len(links) == 1 and isinstance(links[0], dict):
        return {section.title: next(iter(links[0].values()))}
    return {section.title: links}
