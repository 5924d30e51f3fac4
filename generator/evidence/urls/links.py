"""Addresses: values in them, what resolves a DOI, and the link from one page to another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile
from operator import eq
from urllib.parse import urlencode

from generator.evidence.text.doi import doi_address
from generator.evidence.text.folding import folded


def value_id(text: str) -> str:
    """A value that is no id, such as a country's name, as it stands in an address.

    Letters and digits of any script in lower case without accents, joined by hyphens:
    ``Côte d'Ivoire`` is ``cote-d-ivoire``. Texts that differ only in case, accents, spaces or
    punctuation are the same value.
    """
    words = re.findall(r"[^\W_]+", folded(text))
    return "-".join(words) or "-".join(f"{ord(c):x}" for c in text)


def selection(page: str, values: Sequence[tuple[str, str]]) -> str:
    """A page with values in its address; one name may stand there several times."""
    return f"{page}?{urlencode(values)}" if values else page


def doi(value: str) -> str:
    """The address that resolves a DOI."""
    return doi_address(value)


def page_uri(path: str) -> str:
    """The source path MkDocs gives a page with this path: ``studies/`` is ``studies/index.md``."""
    return f"{path}index.md"


@lru_cache(maxsize=5_000)
def relative(target: str, page: str) -> str:
    """The link from the page with one path to another path; absolute addresses stay as they are."""
    if target.startswith(("https://", "http://", "#")):
        return target
    address, hash_mark, anchor = target.partition("#")
    if address == page and hash_mark:
        return f"#{anchor}"
    path, question_mark, query = address.partition("?")
    link = _way(path, page)
    if (path.endswith("/") or not path) and not link.endswith("/"):
        link += "/"
    return f"{link}{question_mark}{query}{hash_mark}{anchor}"


def _way(path: str, page: str) -> str:
    """The way from a folder to a path, as ``posixpath.relpath`` has it, and sooner."""
    here = _names(page)
    first = path.partition("/")[0]
    if here and first and first != here[0] and "//" not in path:
        return "../" * len(here) + path.rstrip("/")
    there = _names(path)
    shared = sum(takewhile(bool, map(eq, here, there)))
    return "/".join([*[".."] * (len(here) - shared), *there[shared:]]) or "."


@lru_cache(maxsize=5_000)
def _names(path: str) -> tuple[str, ...]:
    return tuple(name for name in path.split("/") if name)


def to_file(link: str) -> str:
    """A link as it works in a folder without a host: to ``index.html``, where it ends in a slash.

    Links to other hosts, to files and within a page stay as they are.
    """
    path = re.split(r"[?#]", link, maxsplit=1)[0]
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", link) or not path:
        return link
    rest = link[len(path) :]
    if path in {".", ".."} or path.endswith(("/.", "/..")):
        path += "/"
    return f"{path}index.html{rest}" if path.endswith("/") else link
