"""An outline as text for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from generator.evidence.text.terminal import printable
from generator.review.outline import Outline, OutlineItem

WIDTH = 100


def as_text(outline: Outline) -> str:
    """Headings, and items below each other by indentation; nothing that steers a terminal."""
    lines = [outline.title, ""]
    lines += [printable(line) for line in outline.summary]
    for section in outline.sections:
        lines += ["", section.title, *_lines(section.items, 1)]
    return "\n".join(lines) + "\n"


def _lines(items: Sequence[OutlineItem], depth: int) -> Iterator[str]:
    before = "  " * depth
    for item in items:
        yield from textwrap.wrap(
            printable(item.text),
            WIDTH,
            initial_indent=f"{before}- ",
            subsequent_indent=f"{before}  ",
            break_long_words=False,
            break_on_hyphens=False,
        )
        yield from _lines(item.items, depth + 1)
