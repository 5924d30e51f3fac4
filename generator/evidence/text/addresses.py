"""Addresses of the web: read from what other programs wrote, as records hold them."""

from __future__ import annotations

import re
from typing import Final

URL_PATTERN: Final = r"^https?://[^\s<>\"'`]+$"
"""The form of an address in a record, as JSON Schema and Python read it."""


def read_address(text: str) -> str:
    """The address that a text is, where it may be wrapped; nothing where it is none.

    Only http and https lead to a page; other schemes of RFC 3986 are no addresses here.

    >>> read_address("https://example.org/a-long-\\n  way")
    'https://example.org/a-long-way'
    >>> read_address("javascript:alert(1)")
    ''
    """
    clean = "".join(text.split())
    return clean if re.fullmatch(URL_PATTERN, clean) else ""
