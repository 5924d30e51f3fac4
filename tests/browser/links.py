"""Every link, anchor and asset of a built site leads somewhere: no browser, no network."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.publish.pages.items.cite import MEDIA_TYPES
from tests.browser.built_site import BuiltSite
from tests.browser.faults import Fault

# What a page fetches by itself; a foreign address there is a request to another host.
FETCHED = {
    ("script", "src"),
    ("img", "src"),
    ("source", "src"),
    ("video", "src"),
    ("video", "poster"),
    ("audio", "src"),
    ("track", "src"),
    ("iframe", "src"),
    ("embed", "src"),
    ("object", "data"),
    ("input", "src"),
    ("use", "href"),
    ("use", "xlink:href"),
    ("image", "href"),
    ("image", "xlink:href"),
}
FOLLOWED = {
    ("a", "href"),
    ("a", "xlink:href"),
    ("area", "href"),
    ("form", "action"),
    ("button", "formaction"),
    ("blockquote", "cite"),
    ("q", "cite"),
    ("ins", "cite"),
    ("del", "cite"),
}
# A <link> only names another page with these; with any other it makes the browser go there.
NAMING_RELATIONS = {"canonical", "alternate", "author", "license", "prev", "next", "edit", "help"}
# Attributes and JSON keys by which our scripts are told an address.
DATA_ADDRESS = re.compile(r"^data-(?:[\w-]+-)?(?:href|src|url)$")
_SAVED = "|".join(map(re.escape, MEDIA_TYPES.values()))
SAVED_FILE = re.compile(rf"data:(?:{_SAVED});charset=utf-8,[^\s<>\"{{}}|\\^`]+")
"""A reference as a file within its address: of a type that no browser shows as a page."""
JSON_ADDRESSES = {"url", "href"}
ID_REFERENCES = (
    "for",
    "list",
    "headers",
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "aria-owns",
    "aria-details",
    "aria-activedescendant",
    "popovertarget",
    "commandfor",
)
CSS_ADDRESS = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]*))\s*\)""")
CSS_IMPORT = re.compile(r"""@import\s+(?:"([^"]+)"|'([^']+)')""")
CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
HOST = re.compile(r"^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$")


def broken_links(site: BuiltSite) -> list[Fault]:
    """Return what leads nowhere: links, anchors, assets, addresses in styles, data, the sitemap."""
    faults: list[Fault] = []
    for page, tree in site.pages.items():
        here = site.url_path(page)
        for kind, address in _addresses(tree):
            if problem := _problem(site, page, here, kind, address):
                faults.append(Fault("link", page, problem))
        faults += (Fault("link", page, problem) for problem in _dangling_ids(tree))
    for sheet in (name for name in site.files if name.endswith(".css")):
        text = CSS_COMMENT.sub("", (site.root / sheet).read_text(encoding="utf-8"))
        for address in _css_addresses(text):
            if problem := _problem(site, sheet, site.base + sheet, "fetched", address):
                faults.append(Fault("link", sheet, problem))
    faults += _sitemap(site)
    return faults


def _addresses(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    """Yield every address of a page with its kind: ``fetched``, ``followed`` or ``named``."""
    for node in tree.css("*"):
        for name, value in node.attributes.items():
            yield from _addresses_in(node, name, (value or "").strip())
        for address in _json_addresses(_data_of(node)):
            yield "followed", address


def _addresses_in(node: LexborNode, name: str, value: str) -> Iterator[tuple[str, str]]:
    """Yield the addresses in one attribute."""
    place = (node.tag or "", name)
    if place in FETCHED:
        yield "fetched", value
    elif place in FOLLOWED or DATA_ADDRESS.match(name):
        yield "followed", value
    elif place == ("link", "href"):
        relations = set((node.attributes.get("rel") or "").lower().split())
        yield "named" if relations & NAMING_RELATIONS else "fetched", value
    elif name in {"srcset", "imagesrcset"}:
        yield from (("fetched", one.split()[0]) for one in value.split(",") if one.strip())
    elif name == "style":
        yield from (("fetched", address) for address in _css_addresses(value))
    elif place == ("meta", "content") and _is_refresh(node):
        yield "followed", value.partition("=")[2]


def _data_of(node: LexborNode) -> Any:
    """Return the JSON that an element carries for our scripts: a data block, or a template."""
    if node.tag == "script" and node.attributes.get("type") == "application/json":
        return json.loads(node.text() or "null")
    if node.tag == "template" and node.attributes.get("data-ev-part") == "data":
        inside = re.sub(r"^<template[^>]*>|</template>$", "", node.html or "")
        return json.loads(unescape(inside))
    return None


def _is_refresh(node: LexborNode) -> bool:
    return (node.attributes.get("http-equiv") or "").lower() == "refresh"


def _css_addresses(text: str) -> Iterator[str]:
    for pattern in (CSS_ADDRESS, CSS_IMPORT):
        for match in pattern.finditer(text):
            yield next((group for group in match.groups() if group is not None), "")


def _json_addresses(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, child in value.items():
            if key in JSON_ADDRESSES and isinstance(child, str):
                yield child
            else:
                yield from _json_addresses(child)
    elif isinstance(value, list):
        for child in value:
            yield from _json_addresses(child)


def _problem(site: BuiltSite, page: str, here: str, kind: str, address: str) -> str | None:
    """Return what is wrong with an address found at ``here``, or nothing."""
    is_saved = kind == "followed" and SAVED_FILE.fullmatch(address)
    if is_saved or (kind == "fetched" and address.startswith("data:")):
        return None
    if not address:
        return f"an empty address ({kind})"
    if re.search(r"[\s<>\"{}|\\^`]", address):
        return f"{address!r} has characters that no address may have"
    try:
        parts = urlsplit(address)
    except ValueError as error:
        return f"{address!r} is no address: {error}"
    if parts.scheme or parts.netloc:
        return _foreign_problem(kind, address)
    return _local_problem(site, page, here, address)


def _local_problem(site: BuiltSite, page: str, here: str, address: str) -> str | None:
    """Look for the file and the anchor that an address within the site means."""
    target = urlsplit(urljoin("http://site" + here, address))
    if not target.path.startswith(site.base):
        return f"{address} leads out of the site ({site.base})"
    path = unquote(target.path.removeprefix(site.base))
    file = _file_of(site, path)
    if file is None:
        hint = (
            f"; with a slash at the end it would be {path}/" if _file_of(site, path + "/") else ""
        )
        return f"{address} leads to no file{hint}"
    fragment = unquote(target.fragment.partition(":~:")[0])
    in_list = f"{file}#{fragment}" in site.anchors_of_lists
    is_page = file.endswith(".html") and not in_list
    if fragment and is_page and fragment not in _anchors(site, file):
        where = "this page" if file == page else file
        return f"{address}: {where} has no element with the id {fragment!r}"
    return None


def _foreign_problem(kind: str, address: str) -> str | None:
    """Look at an address on another host as far as one can without asking it."""
    parts = urlsplit(address)
    if kind == "fetched":
        return f"{address} is fetched from another host"
    if parts.scheme in {"mailto", "tel"}:
        return None if parts.path else f"{address} names nobody"
    if parts.scheme not in {"http", "https"}:
        return f"{address} has a scheme that no link of ours has"
    host = parts.hostname or ""
    if not HOST.match(host) or parts.username is not None:
        return f"{address} has no valid host"
    if host.endswith("doi.org") and not re.match(r"^/10\.\d{4,9}/\S+$", parts.path):
        return f"{address} is no DOI"
    return None


@cache
def _file_set(site: BuiltSite) -> frozenset[str]:
    return frozenset(site.files)


def _file_of(site: BuiltSite, path: str) -> str | None:
    """Return the file that answers for a path, as a plain file host finds it."""
    name = path + "index.html" if path in {"", "/"} or path.endswith("/") else path
    return name if name in _file_set(site) and ".." not in PurePosixPath(name).parts else None


@cache
def _anchors(site: BuiltSite, page: str) -> frozenset[str]:
    tree = site.pages[page]
    ids = {node.attributes.get("id") for node in tree.css("[id]")}
    names = {node.attributes.get("name") for node in tree.css("a[name]")}
    return frozenset(name for name in ids | names if name) | {"top"}


def _dangling_ids(tree: LexborHTMLParser) -> Iterator[str]:
    ids = {node.attributes.get("id") for node in tree.css("[id]")}
    for name in ID_REFERENCES:
        for node in tree.css(f"[{name}]"):
            for reference in (node.attributes.get(name) or "").split():
                if reference not in ids:
                    yield f'{node.tag} has {name}="{reference}", and no element has that id'


def _sitemap(site: BuiltSite) -> Iterator[Fault]:
    if "sitemap.xml" not in site.files:
        return
    text = (site.root / "sitemap.xml").read_text(encoding="utf-8")
    for address in re.findall(r"<loc>([^<]*)</loc>", text):
        path = unquote(urlsplit(address).path)
        if not path.startswith(site.base) or not _file_of(site, path.removeprefix(site.base)):
            yield Fault("link", "sitemap.xml", f"{address} is no page of the site")
