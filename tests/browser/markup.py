"""What every page's HTML must have, and must not have, read from the files."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from tests.browser.built_site import BuiltSite
from tests.browser.faults import Fault

# Directives that a policy must have, each with exactly what it may allow.
REQUIRED_POLICY = {
    "default-src": {"'none'"},
    "script-src": {"'self'"},
    "style-src-elem": {"'self'"},
    "connect-src": {"'self'"},
    "font-src": {"'self'"},
    "base-uri": {"'none'"},
    "object-src": {"'none'"},
}
ALLOWED_SOURCES = {"'none'", "'self'", "data:", "blob:"}
DATA_BLOCKS = {"application/json", "application/ld+json"}


def page_basics(site: BuiltSite) -> list[Fault]:
    """Return pages without a title of their own, one ``h1``, a language or a main part."""
    faults: list[Fault] = []
    titles: dict[str, list[str]] = defaultdict(list)
    for page, tree in site.pages.items():
        title_node = tree.css_first("head > title")
        title = " ".join((title_node.text() if title_node else "").split())
        titles[title].append(page)
        if not title:
            faults.append(Fault("title", page, "the page has no title"))
        headings = [" ".join(node.text().split()) for node in tree.css("h1")]
        if len(headings) != 1 or not headings[0]:
            faults.append(Fault("h1", page, f"one h1 with text is wanted, found {headings}"))
        languages = [node.attributes.get("lang") or "" for node in tree.css("html")]
        if not re.match(r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$", "".join(languages)):
            faults.append(Fault("lang", page, "html has no valid lang"))
        if len(tree.css("main")) != 1:
            faults.append(Fault("main", page, "one main element is wanted"))
    for title, pages in titles.items():
        if title and len(pages) > 1:
            faults += (Fault("title", page, f"{title!r} titles several pages") for page in pages)
    return faults


def policy_faults(site: BuiltSite) -> list[Fault]:
    """Return pages whose security policy is missing, late or loose, or broken by the page."""
    return [
        Fault("policy", page, detail)
        for page, tree in site.pages.items()
        for detail in (*_policy(tree), *_inline_code(tree))
    ]


def _policy(tree: LexborHTMLParser) -> Iterator[str]:
    """Yield what is wrong with the policy. A declared character set may stand before it."""
    children = [
        node
        for node in tree.css("head > *")
        if not (node.tag == "meta" and "charset" in node.attributes)
    ]
    first = children[0] if children else None
    if first is None or (first.attributes.get("http-equiv") or "").lower() != (
        "content-security-policy"
    ):
        yield "a Content-Security-Policy must be the first thing in the head"
        return
    policy: dict[str, set[str]] = {}
    for directive in (first.attributes.get("content") or "").split(";"):
        words = directive.split()
        policy[words[0] if words else ""] = set(words[1:])
    for name, sources in REQUIRED_POLICY.items():
        if policy.get(name) != sources:
            yield f"{name} must be {' '.join(sorted(sources))}, not {policy.get(name)}"
    for name, sources in policy.items():
        allowed = ALLOWED_SOURCES | ({"'unsafe-inline'"} if name == "style-src-attr" else set())
        if sources - allowed:
            yield f"{name} allows {' '.join(sorted(sources - allowed))}"


def _inline_code(tree: LexborHTMLParser) -> Iterator[str]:
    for node in tree.css("script"):
        if "src" not in node.attributes and node.attributes.get("type") not in DATA_BLOCKS:
            yield f"an inline script: {(node.text() or '').strip()[:60]!r}"
    for node in tree.css("style"):
        yield f"an inline style element: {(node.text() or '').strip()[:60]!r}"
    for node in tree.css("*"):
        for name, value in node.attributes.items():
            if name.startswith("on"):
                yield f"{node.tag} has an inline handler {name}={value!r}"
            if (value or "").strip().lower().startswith("javascript:"):
                yield f"{node.tag} has {name}={value!r}"


def search_index_faults(site: BuiltSite) -> list[Fault]:
    """Return the files of Material's search index, which every page view would download."""
    return [
        Fault("search", name, "Material's search index is in the site")
        for name in site.files
        if name.endswith(("search_index.json", "search_index.js"))
    ]


def search_result_faults(site: BuiltSite) -> list[Fault]:
    """Return what the search would find at an address where nothing stands."""
    ids = {
        page: {node.attributes.get("id") for node in tree.css("[id]")}
        for page, tree in site.pages.items()
    }
    faults = []
    for name in site.files:
        if name.startswith("search/index/") and "/records-" in name:
            for record in json.loads((site.root / name).read_text(encoding="utf-8")):
                for path in (record["path"], *(path for _, path in record.get("where", ()))):
                    page, _, anchor = path.partition("#")
                    if f"{page}index.html" not in ids:
                        faults.append(Fault("search", name, f"there is no page {path}"))
                    elif f"{page}index.html#{anchor}" in site.anchors_of_lists:
                        continue
                    elif anchor and anchor not in ids[f"{page}index.html"]:
                        faults.append(Fault("search", name, f"there is no anchor {path}"))
    return faults
