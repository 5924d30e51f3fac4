"""Writes a site: pages in the shell, what lists them, assets, data files, documents."""

from __future__ import annotations

import gzip
import io
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import urljoin

from markupsafe import Markup

from generator.edit.issues.forms import CORRECT
from generator.evidence import urls
from generator.evidence.loading import PAGES_FOLDER
from generator.evidence.steps import Progress, Stage, Step
from generator.publish.build import Site
from generator.publish.drawing import RenderedPage
from generator.publish.pages.pages import Section
from generator.publish.site.offline import offline_page
from generator.publish.site.plain.assets import STYLES, assets_of, files_below
from generator.publish.site.plain.settings import PlainSettings
from generator.publish.site.plain.shell import (
    Navigation,
    ShellPage,
    ShellSection,
    headings,
    shell_around,
    written_headings,
)
from generator.publish.site.plain.written import WrittenHtml
from generator.publish.site.project import Project
from generator.publish.site.scripts import imported_modules
from generator.publish.site.shell import (
    FIXED_EPOCH,
    nav_titles,
    page_facts,
    shell_facts,
    written_facts,
)
from generator.publish.site.styles import Styles, styles_of
from generator.publish.twins import twin


@dataclass(frozen=True)
class Made:
    """What a site is written from."""

    project: Project
    settings: PlainSettings
    editing: urls.Editing
    site: Site
    written: tuple[WrittenHtml, ...]


Around = Callable[[Site, RenderedPage], bytes | None]


def write_site(target: Path, made: Made, progress: Progress) -> tuple[int, Around]:
    """Write everything into a new folder; the number of pages, and how one is put into the shell.

    That is for pages that are drawn later by themselves, and gives None for those that are new.
    """
    styles, more_styles = _write_files(target, made)
    pages = {page.url: page for page in (*_written(made), *_generated(made, styles))}
    nav = _navigation(made.site, pages)
    config = _config(made, more_styles)
    drawn = shell_around(made.settings.templates, config, nav, tuple(pages.values()))
    for number, page in enumerate(pages.values(), start=1):
        html = drawn("main.html", page)
        if made.project.offline:
            html = offline_page(html, page.url)
        _put(target / page.url / "index.html", html.encode("utf-8", "xmlcharrefreplace"))
        progress(Step(Stage.WRITING, number, len(pages)))
    for written in made.written:
        at = urljoin(made.settings.site_url, written.address)
        text = twin(written.html, at, title=str(written.head.get("title") or written.title))
        _put(target / urls.twin(written.address), text.encode())
    _put(target / "404.html", drawn("404.html", None).encode())
    sitemap = drawn("sitemap.xml", None).encode()
    _put(target / "sitemap.xml", sitemap)
    _put(target / "sitemap.xml.gz", _packed("sitemap.xml", sitemap))
    lock = Lock()

    def around(site: Site, rendered: RenderedPage) -> bytes | None:
        page = pages.get(rendered.page.path)
        if page is None:
            return None
        with lock:
            facts = config["extra"]["evidence"]
            facts.update(shell_facts(site, offline=False))
            new = _of_record(made, rendered, nav_titles(site), styles.address(rendered.html))
            title, parent = page.title if _names(nav, page) else new.title, page.parent
            vars(page).update({**vars(new), "title": title, "parent": parent})
            return drawn("main.html", page).encode("utf-8", "xmlcharrefreplace")

    return len(pages), around


def _names(nav: Navigation, page: ShellPage) -> bool:
    """Whether the navigation calls a page by the title of its section."""
    return any(page is item for item in nav.items)


def _config(made: Made, styles: list[str]) -> dict[str, Any]:
    """What templates see of the settings, with what the records say."""
    found = made.settings.config
    facts = shell_facts(made.site, offline=made.project.offline)
    assets = assets_of(made.settings.templates)
    modules = imported_modules(
        found.get("extra_javascript") or (),
        lambda path: assets[path].read_text(encoding="utf-8") if path in assets else "",
    )
    return {
        **found,
        "site_url": made.settings.site_url,
        "site_name": made.site.name,
        "site_description": made.site.description,
        "copyright": Markup(found.get("copyright") or ""),  # noqa: S704 - HTML of the settings
        "extra": {**(found.get("extra") or {}), "evidence": {**facts, "modules": modules}},
        "extra_css": styles,
    }


def _write_files(target: Path, made: Made) -> tuple[Styles, list[str]]:
    """Write what is no page, the shell's stylesheets joined; these, and the paths of the others."""
    assets = assets_of(made.settings.templates)
    asked = [str(path) for path in made.settings.config.get("extra_css") or ()]
    first = (name for name in assets if name.startswith(STYLES))
    parts = [*first, *(path for path in asked if path in assets)]
    styles = styles_of((path, assets[path].read_text(encoding="utf-8")) for path in parts)
    for path in assets.keys() - set(parts):
        _put(target / path, assets[path].read_bytes())
    pages = made.project.content / PAGES_FOLDER
    for path in files_below(pages):
        if not path.endswith(".md"):
            _put(target / path, (pages / path).read_bytes())
    for path, words in {**styles.files, **made.site.files}.items():
        _put(target / path, words.encode())
    for path, document in made.site.documents.items():
        _put(target / path, document)
    return styles, [path for path in asked if path not in assets]


def _packed(name: str, content: bytes) -> bytes:
    moment = int(os.environ.get("SOURCE_DATE_EPOCH", FIXED_EPOCH))
    packed = io.BytesIO()
    with gzip.GzipFile(name, mode="wb", fileobj=packed, mtime=moment) as file:
        file.write(content)
    return packed.getvalue()


def _put(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def _generated(made: Made, styles: Styles) -> list[ShellPage]:
    titles = nav_titles(made.site)
    return [
        _of_record(made, rendered, titles, styles.address(rendered.html))
        for rendered in made.site.pages
    ]


def _of_record(
    made: Made, rendered: RenderedPage, titles: Mapping[str, str], styles: str
) -> ShellPage:
    page = rendered.page
    return _shell_page(
        made,
        title=titles.get(page.path, page.title),
        url=page.path,
        content=Markup(rendered.html),  # noqa: S704 - drawn with autoescape
        toc=headings(page.toc),
        meta=page_facts(rendered, styles),
        edit_url=made.editing.page(page.record),
        stands_at=page.moved_to or page.path,
    )


def _written(made: Made) -> list[ShellPage]:
    return [
        _shell_page(
            made,
            title=page.head.get("title") or Markup(page.title),  # noqa: S704 - escaped in the HTML
            url=page.address,
            content=Markup(page.html),  # noqa: S704 - cleaned
            toc=written_headings(page.toc),
            meta={**page.head, **written_facts(made.site, page.address)},
            edit_url=made.editing.page(f"{PAGES_FOLDER}/{page.uri}"),
            stands_at=page.address,
        )
        for page in made.written
    ]


def _shell_page(made: Made, *, meta: dict[str, Any], stands_at: str, **facts: Any) -> ShellPage:
    site = made.settings.site_url
    canonical = urljoin(site, stands_at) if site else ""
    known = (("page", canonical),) if canonical else ()
    correct = urls.issue_form(made.settings.edit_uri, CORRECT.name, known)
    return ShellPage(meta={**meta, "correct_url": correct}, canonical_url=canonical, **facts)


def _navigation(site: Site, pages: Mapping[str, ShellPage]) -> Navigation:
    """The front page, and the sections; a section of one generated page is that page."""
    sections = (_section(section, pages) for section in site.sections)
    return Navigation((pages[urls.HOME], *sections))


def _section(section: Section, pages: Mapping[str, ShellPage]) -> ShellPage | ShellSection:
    children = [pages[link.path] for link in section.pages]
    if len(children) == 1 and section.pages[0].text:
        children[0].title = section.title
        return children[0]
    made = ShellSection(section.title, children)
    for child in children:
        child.parent = made
    return made
