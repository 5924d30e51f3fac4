"""The files of a site that stand in folders already: assets of the shell, pictures of pages."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from generator.publish.site.plain.shell import PLAIN, THEME
from generator.publish.site.styles import MATERIAL

ASSETS: Final = "assets"
STYLES: Final = "assets/css/plain/"
"""The folder of the stylesheets that stand before all others."""


def files_below(folder: Path) -> tuple[str, ...]:
    """The files in a folder, by their path from there; hidden ones are none."""
    found = sorted(file for file in folder.rglob("*") if file.is_file())
    paths = (file.relative_to(folder) for file in found)
    return tuple(
        path.as_posix() for path in paths if not any(p.startswith(".") for p in path.parts)
    )


def assets_of(templates: Path) -> dict[str, Path]:
    """Each asset of the shell by its path in the site; a file for people who edit it is none."""
    return {
        path: templates / part / path
        for part in (THEME, PLAIN)
        for path in (f"{ASSETS}/{name}" for name in files_below(templates / part / ASSETS))
        if "readme" not in Path(path).name.casefold() and not path.startswith(MATERIAL)
    }
