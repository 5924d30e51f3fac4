"""Code in the Markdown of a page, which shows signs instead of meaning them."""

from __future__ import annotations

import re
from typing import Final

_FENCED: Final = re.compile(r"^(~{3,}|`{3,})[^\n`]*\n(?:.*?\n)??\1[ ]*$", re.M | re.S)
_INLINE: Final = re.compile(r"(?<!`)(`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)\1(?!`)", re.S)
_INDENTED: Final = re.compile(r"^(?: {4}|\t).*$", re.M)


def without_fenced(markdown: str) -> str:
    """The text with spaces in place of the code between fences; every line stands where it stood.

    >>> without_fenced("a\\n```\\nb\\n```\\nc").split()
    ['a', 'c']
    """
    return _FENCED.sub(_blank, markdown)


def without_code(markdown: str, *, indented: bool = True) -> str:
    """The same without code within a line and, if asked, without lines that are indented as code.

    >>> without_code("a `b` c\\n\\n    d").split()
    ['a', 'c']
    """
    text = _INLINE.sub(_blank, without_fenced(markdown))
    return _INDENTED.sub(_blank, text) if indented else text


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])
