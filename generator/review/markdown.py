"""An outline as Markdown for a comment at a git host: a stranger's words stay words.

Marks of Markdown and HTML are escaped. After that, a host makes links of names, numbers of issues,
commits, addresses and emoji in the text that is shown; a space of no width inside keeps it from
recognising them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from generator.evidence.interface import N_, _
from generator.evidence.text.invisible import strays
from generator.review.outline import Outline, OutlineItem

LIMIT: Final = 60_000
"""GitHub takes 65,536 characters in a comment."""
_NO_WIDTH: Final = "\u200b"
_CUT: Final = N_("This is not all: the rest is too long for a comment. 'evidence diff' shows it.")


def as_markdown(outline: Outline) -> str:
    """Headings and nested lists, at most LIMIT characters long, with a sentence where it is cut."""
    lines = [f"### {neutral(outline.title)}", "", *map(neutral, outline.summary)]
    for section in outline.sections:
        lines += ["", f"#### {neutral(section.title)}", "", *_lines(section.items, 0)]
    kept, length = [], 0
    for line in lines:
        length += len(line) + 1
        if length > LIMIT - len(_CUT) - 2:
            kept += ["", _(_CUT)]
            break
        kept.append(line)
    return "\n".join(kept) + "\n"


def neutral(text: str) -> str:
    """Text that is shown as it is: no markup, mention, link, reference or picture."""
    text = _with_strays_shown(text)
    text = re.sub(r"([@#:])(?=\S)", rf"\1{_NO_WIDTH}", text)
    text = re.sub(r"(?i)\b(www|gh|xmpp|mailto)(?=[.:-])", rf"\1{_NO_WIDTH}", text)
    text = re.sub(r"(?i)\b[0-9a-f]{7,}", lambda found: _NO_WIDTH.join(_by_five(found[0])), text)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"([\\`*_{}\[\]()#+.!|~$=^-])", r"\\\1", text)


def _with_strays_shown(text: str) -> str:
    """The text in one line; an unseen character stays where a language needs it, else by number."""
    strange = {stray.at: f"[U+{ord(stray.character):04X}]" for stray in strays(text)}
    rooms = (at for at, c in enumerate(text) if (c.isspace() or unicodedata.category(c) == "Cc"))
    shown = strange | dict.fromkeys(rooms, " ")
    return "".join(shown.get(at, c) for at, c in enumerate(text))


def _by_five(text: str) -> list[str]:
    return [text[at : at + 5] for at in range(0, len(text), 5)]


def _lines(items: Sequence[OutlineItem], depth: int) -> Iterator[str]:
    for item in items:
        yield f"{'  ' * depth}- {neutral(item.text)}"
        yield from _lines(item.items, depth + 1)
