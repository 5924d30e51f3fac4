"""Text in paragraphs, with its small part of Markdown: as HTML, or as the words alone.

One reader for both, so that a brief, the search and a page never take another sign for a mark.
"""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt

_AS_SPACE = frozenset({"softbreak", "hardbreak"})


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("zero", {"html": False}).enable(
        ["emphasis", "list", "link", "blockquote", "backticks", "newline", "escape", "entity"]
    )


def prose_html(text: str) -> str:
    """The text as HTML, not yet cleaned."""
    html: str = _markdown().render(text)
    return html


def plain(prose: str) -> str:
    """The words of a text in the Markdown subset, in one line without its marks.

    >>> plain("- *So* it is,\\n- 5 * 3 &lt; 16*")
    'So it is, 5 * 3 < 16*'
    """
    tokens = _markdown().parse(prose)
    blocks = (token.children or () for token in tokens if token.type == "inline")
    said = ("".join(" " if t.type in _AS_SPACE else t.content for t in block) for block in blocks)
    return " ".join(" ".join(said).split())
