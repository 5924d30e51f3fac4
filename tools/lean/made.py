"""What the lean files were made from: told without the tools that make them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Final

import material  # type: ignore[import-untyped]

REPOSITORY: Final = Path(__file__).parents[2]
TEMPLATES: Final = REPOSITORY / "site_templates"
FONTS: Final = TEMPLATES / "theme/assets/fonts"
STYLES: Final = TEMPLATES / "theme/assets/css/material"
"""What the shell and generated pages have of Material, what hand-written pages can have, and both
where text runs to the left."""
MADE: Final = Path(__file__).parent / "made.txt"

WHOLE: Final = (
    "source-sans-3-latin-wght-normal",
    "source-sans-3-latin-wght-italic",
    "source-serif-4-latin-wght-normal",
    "source-serif-4-latin-wght-italic",
)
"""The fonts that are parted."""
PARTS: Final = ("core", "more")

OF_MARKDOWN: Final = frozenset(
    (
        *("admonition", "admonition-title", "abstract", "bug", "danger", "example", "failure"),
        *("info", "note", "question", "quote", "success", "tip", "warning", "inline", "end"),
        *("footnote", "footnote-ref", "footnote-backref", "headerlink", "grid", "card", "cards"),
    )
)
"""The classes that the Markdown of hand-written pages has, and Material has rules for."""

_WORD: Final = re.compile(r"[\w-]+")


def part_of(font: str, part: str) -> Path:
    """Where a part of a font stands."""
    return FONTS / f"{font.replace('latin', part)}.woff2"


def of_material() -> tuple[str, str]:
    """Material's stylesheet, and what it is."""
    folder = Path(material.__file__).parent / "templates/assets/stylesheets"
    [source] = folder.glob("main.*.min.css")
    name = f"{source.name} of mkdocs-material {version('mkdocs-material')}"
    return source.read_text(encoding="utf-8"), name


def known_names(templates: Path = TEMPLATES) -> frozenset[str]:
    """Every word of the templates and scripts that are served, but those of Markdown."""
    files = (
        file
        for folder in ("theme", "pages", "partials", "plain")
        for file in sorted((templates / folder).rglob("*"))
        if file.suffix in (".html", ".js") and not {"vendor", "host"} & set(file.parts)
    )
    words = (_WORD.findall(file.read_text(encoding="utf-8")) for file in files)
    return frozenset(("js", "no-js")).union(*words) - OF_MARKDOWN


def asked() -> str:
    """Our own stylesheets and scripts, which may ask for variables of Material."""
    assets = TEMPLATES / "theme/assets"
    files = sorted((*assets.glob("css/*.css"), *assets.glob("js/*.js")))
    return "".join(file.read_text(encoding="utf-8") for file in files)


def state() -> str:
    """What stands in ``made.txt`` where all is as it was made: a line an input, a line a file."""
    return "".join(f"{name} {hashlib.sha256(content).hexdigest()}\n" for name, content in _all())


def _all() -> Iterator[tuple[str, bytes]]:
    css, _ = of_material()
    theirs = frozenset(_WORD.findall(css))
    variables = frozenset(re.findall(r"--md-[\w-]+", asked()))
    yield "names", " ".join(sorted(theirs & (known_names() | variables))).encode()
    yield "stylesheet", css.encode()
    here = Path(__file__).parent
    fonts = (FONTS / f"{font}.woff2" for font in WHOLE)
    parts = (part_of(font, part) for font in WHOLE for part in PARTS)
    styles = sorted(STYLES.glob("*.css"))
    for file in (here / "fonts.py", here / "material.py", *fonts, *parts, *styles):
        yield file.relative_to(REPOSITORY).as_posix(), file.read_bytes()
