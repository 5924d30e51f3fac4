"""Hand-written pages as HTML: their Markdown, cleaned, and the names that it may not use.

A page's shell finds its parts by their names. Words of a page that went by such a name would be
taken for a part of the shell: its settings, for one. So these names are refused, by the check and
by the build; what is drawn never has them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape
from pathlib import Path
from typing import Any, Final

import nh3
from markdown import Markdown  # type: ignore[import-untyped]
from markdown.extensions.toc import slugify  # type: ignore[import-untyped]

from generator.evidence.interface import N_, Wording, _, spoken
from generator.evidence.loading import PAGES_FOLDER
from generator.evidence.loading.pages import read_page
from generator.evidence.problems import Location, Problem
from generator.evidence.text.files import shown_path
from generator.publish.page_markup import (
    PAGE_ATTRIBUTES,
    PAGE_TAGS,
    SCHEMES,
    is_foreign,
    left_out_problems,
)

EXTENSIONS: Final[dict[str, dict[str, Any]]] = {
    "toc": {"permalink": "#", "permalink_title": N_("Link to this section"), "toc_depth": "2-3"},
    "tables": {},
    "fenced_code": {},
    "abbr": {},
    "admonition": {},
    "attr_list": {},
    "def_list": {},
    "footnotes": {},
}
"""What hand-written pages may use beside plain Markdown, with its settings."""

_SHELL_IDS: Final = re.compile(
    r"(?:__|ev-).*|mermaid|plotly|cms|cms_manual_init|evidenceEditor", re.I | re.S
)
_SHELL_CLASSES: Final = re.compile(
    r"(?:__|ev-|md-|tabbed-).*|annotate|c|c1|cm|copy|highlight|hll|js|mermaid|no-copy|no-js"
    r"|no-select|select",
    re.I,
)
_SHELL_DATA: Final = re.compile(r"data-(?:(?:ev|md|clipboard)-.*|copy|tabs)", re.I)

_ID_OF_THE_SHELL: Final = N_(
    "The name '{name}' is one that the page's own parts go by; their scripts would take it up."
)
_CLASS_OF_THE_SHELL: Final = N_(
    "The class '{name}' is one that the page's own parts go by; their scripts would take it up."
)
_DATA_OF_THE_SHELL: Final = N_(
    "The attribute '{name}' is one that the page's own parts go by; their scripts would take it up."
)
_TWICE: Final = N_("The name '{name}' stands twice on the page; links lead to the first alone.")
_ANOTHER_NAME: Final = N_(
    "Choose another, and change the links to it; a heading takes one as in: {form}."
)


@dataclass
class _Names:
    """The names that were met in a page."""

    ids: Counter[str] = field(default_factory=Counter)
    classes: set[str] = field(default_factory=set)
    hooks: set[str] = field(default_factory=set)

    def kept(self, _tag: str, attribute: str, value: str) -> str | None:
        """What an attribute may say: nothing that the shell looks for."""
        if attribute == "id":
            self.ids[value] += 1
            return None if _SHELL_IDS.fullmatch(value.strip()) else value
        if attribute == "class":
            taken = {name for name in value.split() if _SHELL_CLASSES.fullmatch(name)}
            self.classes |= taken
            free = " ".join(name for name in value.split() if name not in taken)
            return (free or None) if taken else value
        if attribute == "src":
            return None if is_foreign(value) else value
        if attribute.startswith("data-"):
            self.hooks |= {attribute} if _SHELL_DATA.fullmatch(attribute) else set()
            return None
        return value


def extension_settings() -> dict[str, dict[str, Any]]:
    """The same in the language that is spoken, as the host is told."""
    toc = EXTENSIONS["toc"]
    return {**EXTENSIONS, "toc": {**toc, "permalink_title": _(toc["permalink_title"])}}


def as_html(markdown: str) -> str:
    """The Markdown of a page as HTML, not yet cleaned; links are as they were written."""
    html: str = Markdown(
        extensions=list(EXTENSIONS), extension_configs=extension_settings()
    ).convert(markdown)
    return html


def clean_page(html: str) -> str:
    """The HTML of a Markdown page without scripts, handlers, foreign frames and shell's names."""
    return _cleaned(html)[0]


def _cleaned(html: str) -> tuple[str, _Names]:
    names = _Names()
    clean = nh3.clean(
        html,
        tags=PAGE_TAGS,
        attributes=PAGE_ATTRIBUTES,
        attribute_filter=names.kept,
        generic_attribute_prefixes={"data-"},
        url_schemes=set(SCHEMES),
        link_rel=None,
    )
    return clean, names


def written_problems(content_folder: Path) -> tuple[Problem, ...]:
    """What hand-written pages say that cannot be shown: nothing, a name of the shell, a script."""
    folder = content_folder / PAGES_FOLDER
    pages = sorted(file for file in folder.rglob("*.md") if file.is_file())
    return tuple(
        problem
        for file in pages
        for problem in _in_page(file.read_bytes(), shown_path(file), spoken())
    )


@lru_cache(maxsize=500)
def _in_page(raw: bytes, path: str, _language: Wording) -> tuple[Problem, ...]:
    text = read_page(raw, path)[0].markdown
    html = as_html(text)
    clean, names = _cleaned(html)
    found = (
        Problem("T004", _place(name, text, path, last=is_twice), says, hint)
        for name, says, hint, is_twice in _refused(names)
    )
    left_out = left_out_problems(html, text, path, names.hooks)
    return (*_empty(clean, path), *found, *left_out)


def _empty(clean: str, path: str) -> Iterator[Problem]:
    """That a page shows nothing."""
    shown = unescape(re.sub(r"<(?!img\b)[^>]*>", "", clean))
    if not shown.strip():
        hint = _("Write what readers are to find there, or delete the file.")
        yield Problem("T002", Location(path), _("The page is empty."), hint)


def _refused(names: _Names) -> Iterator[tuple[str, str, str, bool]]:
    """Each name that cannot stand: the name, why not, the way out, and whether it is repeated."""
    another = _(_ANOTHER_NAME, form="## Title {#a-name}")
    for name, count in names.ids.items():
        if _SHELL_IDS.fullmatch(name.strip()):
            yield name, _(_ID_OF_THE_SHELL, name=name[:80]), another, False
        elif count > 1:
            yield name, _(_TWICE, name=name[:80]), another, True
    for name in sorted(names.classes):
        yield name, _(_CLASS_OF_THE_SHELL, name=name[:80]), _("Leave it out."), False
    for name in sorted(names.hooks):
        yield name, _(_DATA_OF_THE_SHELL, name=name[:80]), _("Leave it out."), False


def _place(name: str, text: str, path: str, last: bool) -> Location:
    """The line that gives something a name: by itself, or by a heading that is made into it."""
    lines = list(enumerate(text.split("\n"), start=1))
    said = [(number, line.casefold().find(name.casefold())) for number, line in lines]
    found = [(number, at + 1) for number, at in said if at >= 0]
    slug = re.sub(r"_\d+$", "", name)
    found = found or [(number, 1) for number, line in lines if slugify(line, "-") == slug]
    return Location(path, *(found or [(1, 1)])[-1 if last else 0])
