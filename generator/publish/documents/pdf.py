"""A brief as PDF, set by Typst: tagged, PDF/UA-1 (ISO 14289-1), with all fonts in it.

Typst gets the content as data, never as source text, so nothing in it can be markup, and no file
or address can be read from it. The fonts come with the packages that pin them; those of the
machine are not looked at, so that the same content gives the same bytes everywhere.
"""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import typst

from generator.evidence.problems import InvalidContent, Location, Problem
from generator.publish.documents.on_paper import content_on_paper, with_tags
from generator.publish.pages.briefs import Brief

TEMPLATE = "documents/brief.typ"
FONT_PACKAGES = ("font_source_sans_pro", "font_source_serif_pro")
NO_GLYPH = "could not be displayed"


class Printer:
    """Sets briefs; fonts and template are read once."""

    def __init__(self, templates: Path, address: str) -> None:
        """``address`` is the site's own, or empty where it is not known."""
        folder = templates / Path(TEMPLATE).parent
        if not (templates / TEMPLATE).is_file():
            raise _failed("There is no such file.")
        self._address = address
        self._compiler = typst.Compiler(
            str(templates / TEMPLATE),
            root=str(folder),
            font_paths=typst.Fonts(
                include_system_fonts=False,
                include_embedded_fonts=True,
                font_paths=[str(_font_folder(package)) for package in FONT_PACKAGES],
            ),
        )

    def print(self, brief: Brief) -> bytes | None:
        """The PDF; None where it has letters that no font has.

        Raises InvalidContent where the template is at fault.
        """
        content = content_on_paper(brief, self._address)
        standards: Any = ["ua-1", "a-2a"] if brief.day else ["ua-1"]  # an archive wants a date
        try:
            made = self._compiler.compile(
                format="pdf",
                sys_inputs={"brief": json.dumps(content, ensure_ascii=False)},
                pdf_standards=standards,
                timestamp=0,
            )
        except typst.TypstError as error:
            if NO_GLYPH in str(error.message):
                return None
            raise _failed(error.diagnostic or error.message) from error
        if not isinstance(made, bytes):
            raise _failed("It gives no PDF.")
        return with_tags(made, content["languages"])


def _failed(message: str) -> InvalidContent:
    """The template is at fault, or what it needs: one problem, so that the last good site stays."""
    place = Location(f"site_templates/{TEMPLATE}")
    what = f"The template failed: {' '.join(message.split())}"
    return InvalidContent((Problem("T001", place, what),))


def _font_folder(package: str) -> Path:
    """The folder of a package's fonts, without running any of its code."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise _failed(f"The fonts of the package {package} are not installed.")
    return Path(spec.origin).parent / "files"
