"""Links of hand-written pages: from the file that an author names to the page that readers get.

A page is named as its file, seen from the file that names it: ``../themes/index.md#a-theme``.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from urllib.parse import unquote, urlsplit, urlunsplit
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor  # type: ignore[import-untyped]
from markdown.util import AMP_SUBSTITUTE  # type: ignore[import-untyped]

from generator.evidence import urls


@dataclass
class Links:
    """The links of one page: what is wrong with them, and which parts of pages they lead to."""

    uri: str
    """The file of the page, from the folder of the pages."""
    known: Mapping[str, str]
    """The address of each file of the site, by the name that authors give it."""
    messages: list[str] = field(default_factory=list)
    parts: dict[tuple[str, str], str] = field(default_factory=dict)
    """The first link to each part, by the file and the part's name."""

    def to_address(self, link: str) -> str:
        """A link as it stands in the finished page; as it was, where it leads to no file."""
        scheme, netloc, path, query, part = urlsplit(link)
        if scheme or netloc or AMP_SUBSTITUTE in link:
            return link
        if link.startswith(("/", "\\")):
            self._say(f"contains an absolute link '{link}', it was left as is.")
            return link
        target = self._target(unquote(path)) if path else self.uri
        if target not in self.known:
            self.messages.append(self._not_found(link, unquote(path), target))
            return link
        if part:
            self.parts.setdefault((target, part), link)
        if not path:
            return link
        to = urls.relative(self.known[target], self.known[self.uri])
        return urlunsplit(("", "", to, query, part))

    def missing(self, ids: Mapping[str, frozenset[str]]) -> Iterator[str]:
        """What is wrong with links to parts; ``ids`` has the parts of hand-written pages.

        A part of a generated page is not known here, as with every host.
        """
        for (target, part), link in self.parts.items():
            if not target.endswith(".md") or part in ids.get(target, ()):
                continue
            what = f"the doc '{target}' does not contain an anchor '#{part}'"
            if target == self.uri:
                what = "there is no such anchor on this page"
            yield f"Doc file '{self.uri}' contains a link '{link}', but {what}."

    def _target(self, path: str) -> str:
        """The file that a path names, from the folder of the pages."""
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.uri), path).lstrip("/"))

    def _not_found(self, link: str, path: str, target: str) -> str:
        if not posixpath.splitext(path)[-1]:
            said = f"contains an unrecognized relative link '{link}', it was left as is."
        else:
            named = f" '{target}'" if target != link else ""
            said = (
                f"contains a link '{link}', "
                f"but the target{named} is not found among documentation files."
            )
        return f"Doc file '{self.uri}' {said}{self._meant(path, target)}"

    def _meant(self, path: str, target: str) -> str:
        """The file that the author may have meant."""
        bare = target.removesuffix(".html")
        likely = [f"{bare}.md", f"{bare}/index.md"]
        found = [one for one in likely if one in self.known]
        found = found or get_close_matches(target, self.known, n=1, cutoff=0.8)
        if not found:
            return f" Did you mean 'mailto:{path}'?" if "@" in path and "/" not in path else ""
        return f" Did you mean '{posixpath.relpath(found[0], posixpath.dirname(self.uri) or '.')}'?"

    def _say(self, what: str) -> None:
        self.messages.append(f"Doc file '{self.uri}' {what}")


class LinkReader(Treeprocessor):  # type: ignore[misc]
    """Puts the finished links into a page, once everything else in it is read."""

    def __init__(self, links: Links) -> None:
        """Take the links of one page."""
        super().__init__()
        self.links = links

    def run(self, root: Element) -> Element:
        """Change links and pictures."""
        for element in root.iter():
            name = {"a": "href", "img": "src"}.get(str(element.tag))
            if name and (link := element.get(name)) is not None:
                element.set(name, self.links.to_address(link))
        return root
