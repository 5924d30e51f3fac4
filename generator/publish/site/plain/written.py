"""Hand-written pages for the plain shell: read, linked, cleaned; and whether their links hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Final

from markdown import Markdown  # type: ignore[import-untyped]

from generator.evidence.loading.pages import read_page
from generator.publish.hand_written import clean_page
from generator.publish.site.plain.links import LinkReader, Links

_LAST: Final = 0
"""The links come when all else is read."""
_FIRST_HEADING: Final = re.compile(r"\s*<h1[^>]*>(.*?)</h1>", re.DOTALL)
_NOT_WORDS: Final = re.compile(
    r'<a class="headerlink"[^>]*>.*?</a>|<sup id="fnref.*?</sup>|<[^>]*>'
)
_INDEX: Final = frozenset({"index", "readme"})


@dataclass(frozen=True)
class WrittenHtml:
    """A hand-written page as it is shown."""

    uri: str
    address: str
    title: str
    """Escaped, as HTML has it."""
    head: Mapping[str, Any]
    toc: tuple[Mapping[str, Any], ...]
    """Headings as Python-Markdown tells them: name, id, level, children."""
    html: str


@dataclass
class _Named(HTMLParser):
    """Gathers the names of a page's parts."""

    names: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the name of an element."""
        self.names |= {
            value
            for name, value in attrs
            if value and (name == "id" or (name == "name" and tag == "a"))
        }


def address_of(uri: str) -> str:
    """The address of a page or picture, by its file in the folder of the pages."""
    path = Path(uri)
    if path.suffix != ".md":
        return uri
    folder = path.parent if path.stem.casefold() in _INDEX else path.with_suffix("")
    return "" if folder == Path() else f"{folder.as_posix()}/"


def written_pages(
    folder: Path,
    uris: Iterable[str],
    known: Mapping[str, str],
    extensions: Mapping[str, Mapping[str, Any]],
    finish: Callable[[str], str] = lambda html: html,
) -> tuple[tuple[WrittenHtml, ...], tuple[str, ...]]:
    """The pages of a folder, and what is wrong with their links.

    ``known`` is as for ``Links``; ``finish`` is done to the HTML before it is cleaned.
    """
    pages, links, names = [], [], {}
    for uri in uris:
        of_page = Links(uri, known)
        page, named = _written(folder / uri, of_page, extensions, finish)
        pages.append(page)
        links.append(of_page)
        names[uri] = named
    messages = [message for one in links for message in one.messages]
    messages += [message for one in links for message in one.missing(names)]
    return tuple(pages), tuple(messages)


def _written(
    file: Path,
    links: Links,
    extensions: Mapping[str, Mapping[str, Any]],
    finish: Callable[[str], str],
) -> tuple[WrittenHtml, frozenset[str]]:
    page, _ = read_page(file.read_bytes(), links.uri)
    reader = Markdown(extensions=list(extensions), extension_configs=dict(extensions))
    reader.treeprocessors.register(LinkReader(links), "links", _LAST)
    html = reader.convert(page.markdown)
    named = _Named()
    named.feed(html)
    shown = WrittenHtml(
        uri=links.uri,
        address=links.known[links.uri],
        title=_title(html, file.stem),
        head=page.head.model_dump(mode="json", exclude_unset=True),
        toc=tuple(reader.toc_tokens),
        html=clean_page(finish(html)),
    )
    return shown, frozenset(named.names)


def _title(html: str, name: str) -> str:
    """What a page is called whose front matter does not say: by its heading, or by its file."""
    if heading := _FIRST_HEADING.match(html):
        return " ".join(_NOT_WORDS.sub("", heading[1]).split())
    words = re.sub(r"[-_]", " ", name)
    return words.capitalize() if words == words.lower() else words
