"""The Markdown pages, section by section, with the anchors that the host gives headings.

The host's own library makes the anchors (Python-Markdown, "Table of Contents").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from markdown.extensions.toc import slugify, unique  # type: ignore[import-untyped]

from generator.check.markdown_pages import markdown_pages
from generator.evidence.loading import PAGES_FOLDER
from generator.evidence.loading.pages import WrittenPage, read_page
from generator.evidence.text.files import shown_path

_HEADING: Final = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*(?:\{[^}]*?#([\w-]+)[^}]*\})?\s*")
_MARKS: Final = re.compile(r"\[([^\]]*)\]\([^)]*\)|[*`]|(?<!\w)_|_(?!\w)")
_SECTIONS: Final = frozenset({"##", "###"})


@dataclass(frozen=True)
class MarkdownSection:
    """A Markdown page down to its first section, or a section of one."""

    path: str
    page: str
    """The title of the page."""
    title: str
    text: str


def written_parts(content_folder: Path) -> tuple[MarkdownSection, ...]:
    """Every Markdown page in parts, in the order of the navigation and of the text."""
    folder = content_folder / PAGES_FOLDER
    return tuple(
        part
        for path in markdown_pages(content_folder)
        for part in _parts(path, _page(folder / f"{path.rstrip('/')}.md"))
    )


def _page(file: Path) -> WrittenPage:
    return read_page(file.read_bytes(), shown_path(file))[0]


def _parts(path: str, page: WrittenPage) -> Iterator[MarkdownSection]:
    title = page.head.title or ""
    otherwise = path.rstrip("/").replace("-", " ").capitalize()
    lines: list[str] = []
    heading, at = "", path
    for line, anchor, level, words in _with_headings(page.markdown):
        if level == "#" and not title:
            title = words
        elif level in _SECTIONS:
            yield from _part(at, title or otherwise, heading, lines)
            heading, at, lines = words, f"{path}#{anchor}", []
        elif level != "#":
            lines.append(line)
    yield from _part(at, title or otherwise, heading, lines)


def _part(path: str, page: str, heading: str, lines: list[str]) -> Iterator[MarkdownSection]:
    text = "\n".join(re.sub(r"\||:?-{3,}:?", " ", line) for line in lines).strip()
    if text or not heading:
        yield MarkdownSection(path, page, heading or page, text)


def _with_headings(text: str) -> Iterator[tuple[str, str, str, str]]:
    """Each line with its anchor, level and words as a heading; empty where it is none."""
    taken: set[str] = set()
    fenced = False
    for line in text.splitlines():
        if line.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
        heading = None if fenced else _HEADING.fullmatch(line)
        if heading is None:
            yield line, "", "", ""
            continue
        words = _MARKS.sub(r"\1", heading[2])
        anchor = unique(heading[3] or slugify(words, "-"), taken)
        yield line, anchor, heading[1], words
