"""Templates without what sets them in lines: their indents and empty lines reach no page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from jinja2.ext import Extension
from jinja2.lexer import TOKEN_DATA, Token, TokenStream

_LINES: Final = re.compile(r"\s*\n\s*")
_SPACES: Final = re.compile(r"[ \t]{2,}")


class LeanTemplates(Extension):
    """Leaves out of a template what a browser makes one space of; values stay as they are."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The tokens of a template, its own text in fewer letters."""
        for token in stream:
            if token.type == TOKEN_DATA:
                text = _SPACES.sub(" ", _LINES.sub("\n", token.value))
                yield Token(token.lineno, token.type, text)
            else:
                yield token
