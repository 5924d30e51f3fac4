"""What templates of the shell see of a page and of the navigation, and the shell put around it.

The templates are those of every host; ``site_templates/plain/`` has what Material would bring.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import jinja2
from jinja2.runtime import Context
from markupsafe import Markup

from generator.evidence import urls
from generator.publish.lean_templates import LeanTemplates
from generator.publish.pages.page import TocItem
from generator.publish.rendering import MESSAGES
from generator.publish.site.drawn_once import in_common

THEME: Final = "theme"
PLAIN: Final = "plain"
_FIRST_LEVEL: Final = 2


@dataclass(frozen=True)
class Heading:
    """A heading in the table of contents."""

    title: Markup
    url: str
    level: int
    children: tuple[Heading, ...] = ()


@dataclass(eq=False)
class ShellPage:
    """A page as templates see it; the names are those of MkDocs, whose host uses them too."""

    title: Markup | str
    url: str
    content: Markup
    toc: tuple[Heading, ...]
    meta: dict[str, Any]
    edit_url: str
    canonical_url: str
    parent: ShellSection | None = None
    is_section: bool = False

    @property
    def is_homepage(self) -> bool:
        """Whether this is the front page."""
        return not self.url


@dataclass(eq=False)
class ShellSection:
    """A group of pages in the navigation."""

    title: str
    children: list[ShellPage]
    is_section: bool = True
    url: str = ""


@dataclass(frozen=True)
class Navigation:
    """The navigation: pages, and sections with pages."""

    items: Sequence[ShellPage | ShellSection] = field(default_factory=tuple)

    @property
    def homepage(self) -> ShellPage | None:
        """The front page."""
        first = self.items[0] if self.items else None
        return first if isinstance(first, ShellPage) else None


def headings(items: Sequence[TocItem], level: int = _FIRST_LEVEL) -> tuple[Heading, ...]:
    """The table of contents of a generated page."""
    return tuple(
        Heading(
            Markup(escape(item.title)),  # noqa: S704 - escaped here
            f"#{item.anchor}",
            level,
            headings(item.children, level + 1),
        )
        for item in items
    )


def written_headings(tokens: Sequence[Mapping[str, Any]]) -> tuple[Heading, ...]:
    """The table of contents of a hand-written page."""
    return tuple(
        Heading(
            Markup(token["name"]),  # noqa: S704 - escaped by Python-Markdown
            f"#{token['id']}",
            token["level"],
            written_headings(token["children"]),
        )
        for token in tokens
    )


def shell_around(
    templates: Path, config: Mapping[str, Any], nav: Navigation, pages: Sequence[ShellPage]
) -> Callable[[str, ShellPage | None], str]:
    """A function from a template, with the page that it is for, to what is written.

    ``config`` is what templates see of the settings.
    """
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader([templates / PLAIN, templates / THEME]),
        autoescape=True,
        auto_reload=False,
    )
    environment.add_extension(LeanTemplates)
    environment.filters |= {"url": _address, "script_tag": _script}
    environment.globals |= MESSAGES
    environment.globals["in_common"] = in_common()
    listed = [{"url": page.url, "page": page} for page in pages]
    root = urlsplit(config["site_url"] or "/").path

    def drawn(template: str, page: ShellPage | None) -> str:
        base = root if page is None else urls.relative("", page.url)
        shown = environment.get_template(template)
        return shown.render(nav=nav, pages=listed, config=config, page=page, base_url=base)

    return drawn


@jinja2.pass_context
def _address(context: Context, path: str) -> str:
    """A path of the site as a link from the page; without one, from the root of the host."""
    parts = urlsplit(str(path))
    if parts.scheme or parts.netloc or str(path).startswith(("/", "#")):
        return str(path)
    page = context["page"]
    if page is None:
        return posixpath.join(context["base_url"], "" if path == "." else str(path))
    return urls.relative("" if path == "." else str(path), page.url)


@jinja2.pass_context
def _script(context: Context, script: str | Mapping[str, Any]) -> Markup:
    """An entry of ``extra_javascript`` as an element."""
    entry: Mapping[str, Any] = script if isinstance(script, Mapping) else {"path": script}
    kind = Markup(' type="{}"').format(entry["type"]) if entry.get("type") else ""
    ways = "".join(f" {way}" for way in ("defer", "async") if entry.get(way))
    source = _address(context, entry["path"])
    return Markup('<script src="{}"{}{}></script>').format(source, kind, ways)
