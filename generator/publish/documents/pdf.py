"""A brief as PDF, set by Typst: tagged, PDF/UA-1 (ISO 14289-1), with all fonts in it.

Typst gets the content as data, never as source text, so nothing in it can be markup, and no file
or address can be read from it. The fonts come with the packages that pin them; those of the
machine are not looked at, so that the same content gives the same bytes everywhere. In place of a
letter that none of them has stands a square, and the brief says so.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import typst

from generator.evidence.interface import _
from generator.evidence.problems import InvalidContent, Location, Problem
from generator.evidence.store import kept
from generator.publish.documents.on_paper import content_on_paper, with_tags
from generator.publish.pages.briefs import Brief

TEMPLATE = "documents/brief.typ"
FONT_PACKAGES = ("font_source_sans_pro", "font_source_serif_pro")
SQUARE: Final = "□"
"""What stands in place of a letter that no font has."""
_PROBE: Final = b"""#set document(title: "Letters")
#for font in ("Source Sans Pro", "Source Serif Pro") {
  par(text(font: font, json(bytes(sys.inputs.words)).join(" ")))
}
"""
_NO_GLYPH: Final = re.compile(r'the text `"((?:[^"\\]|\\.)+)"` could not be displayed')
_ESCAPED: Final = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)")
_TRIES: Final = 5


class Printer:
    """Sets briefs; fonts and template are read once."""

    def __init__(self, templates: Path, address: str) -> None:
        """``address`` is the site's own, or empty where it is not known."""
        folder = templates / Path(TEMPLATE).parent
        if not (templates / TEMPLATE).is_file():
            raise _failed("There is no such file.")
        self._address = address
        self._compiler = typst.Compiler(
            str(templates / TEMPLATE), root=str(folder), font_paths=fonts()
        )

    def print(self, brief: Brief) -> bytes:
        """The PDF; raises InvalidContent where the template is at fault."""
        content: dict[str, Any] = {**content_on_paper(brief, self._address), "lacking": ""}
        standards: Any = ["ua-1", "a-2a"] if brief.day else ["ua-1"]  # an archive wants a date
        lacking: set[str] = set()
        for _time in range(_TRIES):
            try:
                made = self._compiler.compile(
                    format="pdf",
                    sys_inputs={"brief": json.dumps(content, ensure_ascii=False)},
                    pdf_standards=standards,
                    timestamp=0,
                )
            except typst.TypstError as error:
                found = _not_set(error)
                if not found:
                    raise _failed(error.diagnostic or error.message) from error
                lacking |= found
                content = {**_with_squares(content, found), "lacking": _note(lacking)}
                continue
            if isinstance(made, bytes):
                return with_tags(made, content["languages"])
            break
        raise _failed("It gives no PDF.")


def letters_not_set(texts: Iterable[str]) -> frozenset[str]:
    """The letters in texts that no font of the PDFs has."""
    return _lacking(
        tuple(sorted({word for text in texts for word in text.split() if not word.isascii()}))
    )


@lru_cache(maxsize=2)  # a preview asks again and again
def _lacking(words: tuple[str, ...]) -> frozenset[str]:
    return kept("letters", lambda: words, lambda: _not_in_fonts(words)) if words else frozenset()


def _not_in_fonts(words: tuple[str, ...]) -> frozenset[str]:
    try:
        typst.Compiler(_PROBE, font_paths=fonts()).compile(
            format="pdf",
            sys_inputs={"words": json.dumps(words, ensure_ascii=False)},
            pdf_standards=["ua-1"],
            timestamp=0,
        )
    except typst.TypstError as error:
        return _not_set(error)
    return frozenset()


def _not_set(error: typst.TypstError) -> frozenset[str]:
    """The letters that Typst names as those that no font has; it names all at once."""
    named = _NO_GLYPH.findall(f"{error.message}\n{error.diagnostic}")
    return frozenset(_ESCAPED.sub(_unescaped, text) for text in named)


def _unescaped(found: re.Match[str]) -> str:
    return chr(int(found[1], 16)) if found[1] else found[2]


def _with_squares(value: Any, letters: Iterable[str]) -> Any:
    """A plain value, in whose texts a square stands for each of these letters."""
    if isinstance(value, dict):
        return {name: _with_squares(item, letters) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_with_squares(item, letters) for item in value]
    if isinstance(value, str):
        for letter in letters:
            value = value.replace(letter, SQUARE)
    return value


def _note(letters: Iterable[str]) -> str:
    """What a brief says of the letters in whose place squares stand."""
    codes = sorted({f"U+{ord(character):04X}" for text in letters for character in text})
    return _(
        "{square} stands for a letter that the fonts of this PDF do not have ({codes} in Unicode). "
        "The page and the Word file of this brief have it.",
        square=SQUARE,
        codes=", ".join(codes),
    )


@cache
def fonts() -> typst.Fonts:
    """The fonts of all that is set here; those of the machine are left alone."""
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=True,
        font_paths=[str(_font_folder(package)) for package in FONT_PACKAGES],
    )


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
