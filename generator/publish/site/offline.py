"""A site that opens from a folder: every link leads to a file, and nothing waits for a script.

From a folder a browser shows directories instead of their pages, and runs no modules. So links get
the name of the page's file, and pages stand as they do where scripts are switched off.
"""

from __future__ import annotations

import posixpath
import re
import shutil
from html import escape, unescape
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from generator.evidence import urls

ONLY_WITH_A_HOST: Final = urls.EDITOR
FOR_A_HOST: Final = ("404.html", "sitemap.xml", "sitemap.xml.gz", urls.LLMS)
ONLY_FOR_SCRIPTS: Final = frozenset({".js", ".mjs", ".map", ".wasm", ".json"})
"""What scripts are, or fetch; a file among the data is there to be downloaded, and stays."""

# Finished pages hold no bare quotation mark or angle bracket outside of tags: all text is escaped.
_TAG = re.compile(r"""<(?:a|area|form)\b(?:[^<>"']|"[^"]*"|'[^']*')*>""")
_SCRIPT = re.compile(r"\s*<script\b[^>]*></script>")
_LINK = re.compile(r"""(?<=\s)(href|action)=(?:"([^"]*)"|'([^']*)')""")


def offline_page(html: str, page: str) -> str:
    """The page at this path with links to files instead of directories.

    What leads to a part that only works with a host leads nowhere.
    """

    def to_file(link: re.Match[str]) -> str:
        address = unescape(link[2] if link[2] is not None else link[3])
        path = posixpath.normpath(posixpath.join(f"/{page}", urlsplit(address).path))
        if f"{path}/".startswith(f"/{ONLY_WITH_A_HOST}"):
            return 'aria-disabled="true"'
        return f'{link[1]}="{escape(urls.to_file(address))}"'

    return _TAG.sub(lambda tag: _LINK.sub(to_file, tag[0]), html)


def without_what_needs_a_host(site: Path) -> None:
    """Remove from a built site what is of no use in a folder."""
    for folder in (ONLY_WITH_A_HOST, urls.EMBED):
        shutil.rmtree(site / folder, ignore_errors=True)
    for file in sorted(site.rglob("*")):
        name = file.relative_to(site).as_posix()
        for_scripts = file.suffix in ONLY_FOR_SCRIPTS and not name.startswith(urls.DATA)
        if for_scripts or name in FOR_A_HOST or name.endswith(urls.twin("")):
            file.unlink()
        elif name == urls.editor_file("index.html"):
            file.write_text(_SCRIPT.sub("", file.read_text(encoding="utf-8")), encoding="utf-8")
