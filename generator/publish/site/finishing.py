"""What is done to a built site before it is put in place: whatever host has made its pages."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Final

from generator.publish.site.headers import write_headers
from generator.publish.site.offline import without_what_needs_a_host
from generator.publish.site.scripts import lean_scripts
from generator.publish.site.take_along import add_offline_edition

NOBODY_ASKS_FOR: Final = ("assets/javascripts/lunr", "assets/javascripts/workers")
"""The search of the shell, which is off; among its files are some under the MPL."""
_OF_THE_THEME: Final = {
    "assets/javascripts": re.compile(r"bundle\.[0-9a-f]{8}\.min\.js(?:\.map)?"),
    "assets/stylesheets": re.compile(r"(?:main|palette)\.[0-9a-f]{8}\.min\.css(?:\.map)?"),
}
"""Material's own script and styles, where they stand."""


def finish(site: Path, *, offline: bool) -> None:
    """Take out what nobody asks for, and comments of scripts; add the headers for a host and the
    offline edition, or take out what needs a host.
    """
    for folder in NOBODY_ASKS_FOR:
        shutil.rmtree(site / folder, ignore_errors=True)
    _without_what_no_page_has(site)
    lean_scripts(site)
    if offline:
        without_what_needs_a_host(site)
    else:
        write_headers(site)
        add_offline_edition(site)


def _without_what_no_page_has(site: Path) -> None:
    """Take out the theme's own script and styles where no page has them."""
    front = (site / "index.html").read_text(encoding="utf-8")
    for folder, names in _OF_THE_THEME.items():
        there = [file for file in (site / folder).glob("*") if names.fullmatch(file.name)]
        if not any(file.name in front for file in there):
            for file in there:
                file.unlink()
