"""Plain text and Markdown to blocks: paragraphs by empty lines, lines that are headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from markdown_it import MarkdownIt

from generator.check.verify.assembling import heading_key
from generator.check.verify.document import Block, BlockKind
from generator.check.verify.markup import blocks_of_html

_MARKED: Final = re.compile(r"^ {0,3}#{1,6} +\S", re.MULTILINE)
_LONG_LINE: Final = 200
_ITEM: Final = re.compile(r"\s*(?:[-*•–]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+")
_NUMBERED: Final = re.compile(r"\s*\(?\d{1,2}[.)]\s")


def is_markdown(text: str) -> bool:
    """Whether a text without a telling name has headings of Markdown."""
    return len(_MARKED.findall(text)) > 1


def blocks_of_markdown(text: str) -> Iterator[Block]:
    """The blocks of Markdown; what stands in it as HTML is a figure or table of a conversion."""
    lines = "\n".join(_table_apart(text))
    rendered = MarkdownIt("commonmark", {"html": True}).enable("table")
    rendered.add_render_rule(
        "html_block", lambda _, tokens, index, *__: f"<aside>{tokens[index].content}</aside>"
    )
    yield from blocks_of_html(f"<body>{rendered.render(lines)}</body>")


def _table_apart(text: str) -> Iterator[str]:
    """The lines, those with tabs between words set off as a table."""
    for line in text.splitlines():
        if re.search(r"\S\t+\S", line):
            yield f"<aside>{line}</aside>\n"
        else:
            yield line


def blocks_of_text(text: str, headings: frozenset[str]) -> Iterator[Block]:
    """The blocks of plain text."""
    for chunk in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n")):
        yield from _blocks_of_chunk(chunk.strip("\n"), headings)


def _blocks_of_chunk(chunk: str, headings: frozenset[str]) -> Iterator[Block]:
    run: list[str] = []
    lines = chunk.split("\n")
    each_its_own = any(len(line) > _LONG_LINE for line in lines)
    for line in lines:
        is_heading = heading_key(line) in headings
        if run and (each_its_own or is_heading):
            yield _block(run)
            run = []
        if is_heading:
            yield Block(BlockKind.HEADING, line)
        elif re.search(r"\S\t+\S", line):
            yield Block(BlockKind.EXHIBIT, line)
        else:
            run.append(line)
    if any(run):
        yield _block(run)


def _block(lines: list[str]) -> Block:
    text = "\n".join(lines)
    short = sum(map(len, lines)) < _LONG_LINE
    kind = BlockKind.ITEM if short and _ITEM.match(text) else BlockKind.PARAGRAPH
    return Block(kind, _ITEM.sub("", text, count=1) if kind is BlockKind.ITEM else text)
