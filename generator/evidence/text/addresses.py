"""Addresses of the web: read from what other programs wrote, as records hold them.

A library's proxy (EZproxy and what is like it) puts itself into the addresses that its readers
copy. Nobody else can follow such an address, so the publisher's own is made of it again.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote, urlsplit

URL_PATTERN: Final = r"^https?://[^\s<>\"'`]+$"
"""The form of an address in a record, as JSON Schema and Python read it."""


_START = re.compile(r"https?://", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,;|]+(?=https?://|www\.)", re.IGNORECASE)
_PROXY = re.compile(r"(?i)(?:^|\.)(?:[\w-]*(?:ez-?proxy|libproxy|proxy)[\w-]*\.|idm\.oclc\.org$)")
"""A label of a host's name that a library's proxy has: ezproxy, libproxy, proxy; OCLC's own."""
_LOGIN = re.compile(r"(?i)[?&]q?url=(.+)$")
_TRAILING = ".,;>\"'"


def read_address(text: str) -> str:
    """The address that a text is, where it may be wrapped; nothing where it is none.

    Only http and https lead to a page; other schemes of RFC 3986 are no addresses here. A name of
    a host alone is read where it begins with ``www.``. What punctuation stands behind it goes.

    >>> read_address("https://example.org/a-long-\\n  way")
    'https://example.org/a-long-way'
    >>> read_address("<www.example.org/report>.")
    'https://www.example.org/report'
    >>> read_address("javascript:alert(1)")
    ''
    """
    clean = "".join(text.split()).lstrip("<(\"'")
    clean = re.sub(r"^(?i:url:)(?=https?://|www\.)", "", clean, flags=re.IGNORECASE)
    clean = clean.rstrip(_TRAILING)
    if clean.endswith(")") and clean.count(")") > clean.count("("):
        clean = clean[:-1]
    if re.match(r"(?i)www\.[\w-]+\.\w", clean):
        clean = f"https://{clean}"
    clean = _START.sub(lambda found: found[0].lower(), clean, count=1)
    return clean if re.fullmatch(URL_PATTERN, clean) else ""


def read_addresses(text: str) -> tuple[str, ...]:
    """All addresses of a text, each once, that holds nothing else; else none.

    >>> read_addresses("https://example.org/a; https://example.org/b")
    ('https://example.org/a', 'https://example.org/b')
    >>> read_addresses("see the appendix")
    ()
    """
    parts = [part for part in _BETWEEN.split(text.strip()) if part.strip()]
    found = tuple(map(read_address, parts))
    return tuple(dict.fromkeys(found)) if all(found) else ()


def is_proxied(address: str) -> bool:
    """Whether an address leads through a library's proxy, where only its own readers come in.

    >>> is_proxied("https://www-example-org.proxy.library.example.edu/1")
    True
    """
    return bool(_PROXY.search(_host(address)))


def public_address(address: str) -> str:
    """An address without a library's proxy; nothing where it cannot be told what is behind it.

    A proxy has the address behind a question mark, or the host's name before its own, there with
    hyphens for full stops and two hyphens for one (OCLC, "EZproxy: Option HttpsHyphens").

    >>> public_address("https://www-example-org.proxy.library.example.edu/1?x=2")
    'https://www.example.org/1?x=2'
    >>> public_address("https://login.ezproxy.example.edu/login?url=https://example.org/1")
    'https://example.org/1'
    >>> public_address("https://example.org/1"), public_address("https://ezproxy.example.edu/1")
    ('https://example.org/1', '')
    """
    if not is_proxied(address):
        return address
    if behind := _LOGIN.search(address):
        inner = behind[1] if _START.match(behind[1]) else unquote(behind[1])
        return public_address(inner) if re.fullmatch(URL_PATTERN, inner) else ""
    host = _host(address)
    found = _PROXY.search(host)
    before = host[: found.start()] if found else ""
    if "." not in before:
        before = before.replace("--", "\0").replace("-", ".").replace("\0", "-")
    if "." not in before or before.startswith("login."):
        return ""
    parts = urlsplit(address)
    return parts._replace(netloc=before).geturl()


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:  # brackets that hold no address of a computer
        return ""
