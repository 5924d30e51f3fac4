"""The editor's program, with the addresses taken out that it would ask on its own.

It is Sveltia CMS as npm has it. Left to itself, it fetches fonts from one host, its newest version
number and its translations from another, and asks the git hosts' status pages how they are. Each is
turned into something of ours here; an address that is not found again means that the program has
changed, and stops the build.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Final

from generator.evidence.problems import InvalidContent, Location, Problem
from generator.evidence.text.files import shown_path

PROGRAM: Final = "sveltia-cms.js"
_FONTS = "https://cdn.jsdelivr.net/fontsource/fonts/"
_OURS = "../../assets/fonts/"

_CHANGES: tuple[tuple[str, str], ...] = (
    (rf"{_FONTS}source-sans-3:vf@[\d.]+/latin-wght-normal\.woff2",
     f"{_OURS}source-sans-3-latin-wght-normal.woff2"),
    (rf"{_FONTS}material-symbols-outlined:vf@[\d.]+/latin-wght-normal\.woff2",
     f"{_OURS}material-symbols-outlined-subset.woff2"),
    (rf"src:url\({_FONTS}noto-mono@[\d.]+/latin-400-normal\.woff2\)", "src:local(monospace)"),
    # Beside the page lies the version that it has, so it never offers another.
    (r"https://unpkg\.com/@sveltia/cms`", "program`"),
    (r"`ar,bg,ca,[a-zA-Z,-]+`\.split", "`en-US`.split"),
    (r"https://www\.githubstatus\.com/api/v2/status\.json",
     'data:application/json,{"status":{"indicator":"none"}}'),
    (r"https://status-api\.hostedstatus\.com/1\.0/status/[0-9a-f]+",
     'data:application/json,{"result":{"status_overall":{"status_code":100}}}'),
    (r"\n//# sourceMappingURL=\S+", ""),
)  # fmt: skip
_VERSION = re.compile(r"name:`@sveltia/cms`,version:`([\d.]+)`")


def program(text: str, file: Path) -> tuple[str, str]:
    """The program that the page runs, and its version."""
    for pattern, replacement in _CHANGES:
        text, found = re.subn(pattern, replacement.replace("\\", r"\\"), text)
        if not found:
            what = f"The program no longer has what is replaced in it: {pattern}"
            hint = "Look at what it asks other hosts, and mend generator/publish/admin/program.py."
            raise InvalidContent([Problem("T001", Location(shown_path(file)), what, hint)])
    version = _VERSION.search(text)
    return text, version[1] if version else ""


def package(version: str) -> str:
    """What the program reads to learn which version is the newest."""
    return json.dumps({"version": version}) + "\n"
