"""The offline edition: the finished site as one ZIP that works from a folder, scripts and all.

It is made of what stands in the site, so that it never says anything else. From a folder a browser
runs no modules and fetches nothing; ``bundling`` makes one script of them that does without.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from generator.evidence import urls
from generator.evidence.interface import spoken
from generator.publish.rendering import in_html as _html
from generator.publish.site.bundling import (
    BUNDLE,
    SCRIPTS,
    WORD,
    as_others,
    brought_along,
    bundle,
)
from generator.publish.site.offline import FOR_A_HOST, offline_page

OFFLINE_FILE: Final = urls.data_file("evidence-offline.zip")
FOLDER: Final = "evidence-offline/"
LARGEST: Final = 100_000_000
"""Bytes of a site from which on none is made: nobody takes it along, and it slows every build."""

_MARK: Final = '<li data-ev-part="offline" hidden></li>'
"""What stands on the page of data until there is a file."""
_OF_A_HOST: Final = (urls.EDITOR, urls.EMBED, "_headers", "nginx.conf", OFFLINE_FILE)
_STAY: Final = frozenset({f"{SCRIPTS}base.js", f"{SCRIPTS}page.js"})
_SCRIPT: Final = re.compile(r'[ \t]*<script src="([^"]*)"[^>]*></script>\n?')
_NOT_FROM_A_FOLDER: Final = re.compile(
    r'[ \t]*<link rel="(?:alternate |preload|modulepreload)"[^>]*>\n?'
)
_SWAPPING: Final = re.compile(r'(<script id="__config"[^>]*>[^<]*?)"navigation\.instant"(?:, ?)?')
"""The setting by which Material swaps pages in; from a folder, it then never says that a page is
there, and no part of a page would start."""
_FETCHED: Final = (".json", ".bin", ".woff2")
_DAY: Final = (1980, 1, 1, 0, 0, 0)
_MB: Final = 1_000_000


def add_offline_edition(site: Path) -> None:
    """Write the offline edition into a finished site, and say so on its page of data.

    Nothing is written where the site is too large for it, or has no such page.
    """
    page = site / urls.DATA / "index.html"
    files = {file.relative_to(site).as_posix(): file for file in site.rglob("*") if file.is_file()}
    if not page.is_file() or sum(file.stat().st_size for file in files.values()) > LARGEST:
        return
    packed = _packed(dict(_contents(files)))
    (site / OFFLINE_FILE).write_bytes(packed)
    told = _html(
        '<a href="{file}" download>Offline edition</a> <span>The whole site as a ZIP file '
        "({size} MB): unpack it and open index.html. Search, filters and charts work without a "
        "network.</span>",
        file=Path(OFFLINE_FILE).name,
        size=spoken().tenths(len(packed) / _MB),
    )
    with_it = page.read_text(encoding="utf-8").replace(_MARK, f"<li>{told}</li>")
    page.write_text(with_it, encoding="utf-8")


def _packed(contents: dict[str, bytes]) -> bytes:
    """The same bytes for the same contents."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in sorted(contents.items()):
            entry = zipfile.ZipInfo(f"{FOLDER}{name}", _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return made.getvalue()


def _contents(files: dict[str, Path]) -> Iterator[tuple[str, bytes]]:
    entries = _entries(files["index.html"].read_text(encoding="utf-8"))
    modules = {
        name.removeprefix(SCRIPTS): file.read_text(encoding="utf-8")
        for name, file in files.items()
        if name.startswith(SCRIPTS) and name not in _STAY and not _is_of_a_host(name)
    }
    yield BUNDLE, bundle(modules, entries).encode()
    for name, file in files.items():
        if _is_of_a_host(name) or (name.startswith(SCRIPTS) and name not in _STAY):
            continue
        if name.endswith(".html"):
            yield name, _page(file.read_text(encoding="utf-8"), name).encode()
        elif name == WORD:
            yield f"{name}.js", as_others(name, file.read_text(encoding="utf-8")).encode()
        else:
            if name.endswith(_FETCHED) and not name.startswith(urls.DATA):
                is_text = name.endswith(".json")
                made = brought_along(name, file.read_bytes(), is_text=is_text)
                yield f"{name}.js", made.encode()
            if not name.endswith((".json", ".bin")) or name.startswith(urls.DATA):
                yield name, file.read_bytes()


def _is_of_a_host(name: str) -> bool:
    """Whether a file is of use at a host alone."""
    return (
        name in FOR_A_HOST
        or name.startswith((*_OF_A_HOST, f"{SCRIPTS}admin", f"{SCRIPTS}embed"))
        or name.endswith((".map", urls.twin("")))
    )


def _entries(front: str) -> list[str]:
    """The scripts that a page starts by itself, by name, in their order."""
    names = (found[1].rpartition("/")[2] for found in _SCRIPT.finditer(front) if _is_ours(found[1]))
    return list(dict.fromkeys(names))


def _is_ours(address: str) -> bool:
    name = address[address.find(SCRIPTS) :] if SCRIPTS in address else ""
    return bool(name) and name not in _STAY


def _page(html: str, name: str) -> str:
    """A page with links to files, and with one script in the place of modules."""
    path = name.removesuffix("index.html")
    first = True

    def instead(found: re.Match[str]) -> str:
        nonlocal first
        if not _is_ours(found[1]):
            return found[0]
        once, first = first, False
        return f'<script src="{urls.relative(BUNDLE, path)}"></script>\n' if once else ""

    html = _SWAPPING.sub(r"\1", _NOT_FROM_A_FOLDER.sub("", offline_page(html, path)))
    return _SCRIPT.sub(instead, html)
