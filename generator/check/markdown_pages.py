"""The Markdown pages of a content folder: their paths, and what may not stand among or in them.

The host copies what lies in this folder into the site as it is; so nothing there may take the
place of a generated page, a data file or an asset, and nothing but Markdown and pictures is let in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Final

from generator.check.pasted import by_hand, where
from generator.evidence.interface import Wording, _, spoken
from generator.evidence.loading import PAGES_FOLDER
from generator.evidence.loading.pages import page_text, read_page
from generator.evidence.loading.yaml_mistakes import conflict
from generator.evidence.problems import Location, Problem, Severity
from generator.evidence.text.code_blocks import without_fenced
from generator.evidence.text.files import shown_path
from generator.evidence.text.invisible import strays
from generator.evidence.text.unseen import Fate

FIRST: Final = ("about/", "contributing/", "accessibility/")
RESERVED: Final = frozenset({"assets"})
"""Folders of the site that are the theme's."""
PICTURES: Final = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"})
_PAGE_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TITLE = re.compile(r" {0,3}#[ \t]+\S")
_OTHER_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def markdown_pages(content_folder: Path) -> tuple[str, ...]:
    """The paths of the Markdown pages: the usual ones first, then the others by name."""
    folder = content_folder / PAGES_FOLDER
    found = {f"{file.stem}/" for file in folder.glob("*.md") if file.is_file()}
    usual = [path for path in FIRST if path in found]
    return (*usual, *sorted(found - set(usual)))


def markdown_page_problems(content_folder: Path, taken: Iterable[str]) -> tuple[Problem, ...]:
    """What cannot stand among the Markdown pages.

    ``taken`` holds the paths of the generated pages and data files.
    """
    folder = content_folder / PAGES_FOLDER
    generated = frozenset(path.casefold() for path in taken)
    found = sorted(file for file in folder.rglob("*") if file.is_file())
    files = [file.relative_to(folder) for file in found if not file.name.startswith(".")]
    return tuple(problem for path in files for problem in _problems(folder, path, generated))


def _problems(folder: Path, path: Path, generated: frozenset[str]) -> tuple[Problem, ...]:
    """What is wrong with one file: where it stands, or what it says of itself."""
    shown = shown_path(folder / path)
    if misplaced := _problem(path, Location(shown), generated):
        return (misplaced,)
    if path.suffix != ".md":
        return ()
    raw = (folder / path).read_bytes()
    return (*read_page(raw, shown)[1], *_text_problems(raw, shown, spoken()))


@lru_cache(maxsize=500)
def _text_problems(raw: bytes, path: str, _language: Wording) -> tuple[Problem, ...]:
    """What is wrong with the letters and lines of a page, whatever they mean."""
    try:
        text = page_text(raw)
    except UnicodeDecodeError:  # which reading the page tells
        return ()
    markdown = read_page(raw, path)[0].markdown
    return (*_undecided(text, path), *_unseen(text, markdown, path), *_titles(markdown, path))


def _titles(markdown: str, path: str) -> Iterator[Problem]:
    """The second title of a page, and further ones: a page is about one thing."""
    lines = enumerate(without_fenced(markdown).split("\n"), start=1)
    titles = [number for number, line in lines if _TITLE.match(line)]
    for number in titles[1:]:
        what = _("The page has a title on line {line} already.", line=titles[0])
        hint = _("Begin the heading of a part with ##.")
        yield Problem("T009", Location(path, number), what, hint, Severity.WARNING)


def _undecided(text: str, path: str) -> Iterator[Problem]:
    """The marks that git leaves where nobody has chosen; ======= alone also underlines a title."""
    lines = list(enumerate(without_fenced(text).split("\n"), start=1))
    told = [(number, line, conflict(line)) for number, line in lines]
    begun = any(words and not line.startswith("=") for _other, line, words in told)
    for number, _other, words in told:
        if words and begun:
            what = f"{words[0][0].upper()}{words[0][1:]}."
            yield Problem("T008", Location(path, number), what, words[1])


def _unseen(text: str, markdown: str, path: str) -> Iterator[Problem]:
    """The characters that nobody sees, as in records; reading front matter refuses some itself."""
    for number, (line, below) in enumerate(
        zip(text.split("\n"), markdown.split("\n"), strict=True), start=1
    ):
        found = sorted(strays(line.replace("\t", " ")), key=lambda stray: (stray.name, stray.at))
        for _other, same in groupby(found, key=lambda stray: stray.name):
            first, *more = same
            is_refused = first.fate is Fate.REFUSED
            if below or not is_refused:
                severity = Severity.ERROR if is_refused else Severity.WARNING
                what, hint = where(line, first, len(more)), by_hand(first)
                yield Problem("S030", Location(path, number, first.at + 1), what, hint, severity)


def _problem(path: Path, place: Location, generated: frozenset[str]) -> Problem | None:
    """What is wrong with one file, if anything is."""
    is_page = path.suffix == ".md"
    address = _address(path)
    if not is_page and path.suffix not in PICTURES:
        allowed = ", ".join((".md", *sorted(PICTURES)))
        what = _("'{file}' is neither a page nor a picture.", file=path.name)
        hint = _("Known here: {allowed}.", allowed=allowed)
    elif address.casefold() in generated:
        what = _(
            "The page would stand at /{address}, where a generated page or file stands.",
            address=address,
        )
        hint = _("Give the page another name.")
    elif path.parts[0].casefold() in RESERVED:
        what = _("The folder '{folder}' is the site's own.", folder=path.parts[0])
        hint = _("Give the folder another name.")
    elif not _well_named(path, is_page):
        what = _("The name '{path}' makes no address.", path=path.as_posix())
        hint = _("A page's name has lower-case letters, digits and hyphens only.")
    else:
        return None
    return Problem("T002", place, what, hint)


def _well_named(path: Path, is_page: bool) -> bool:
    names = (*path.parts[:-1], path.stem if is_page else path.name)
    pattern = _PAGE_NAME if is_page else _OTHER_NAME
    return all(pattern.fullmatch(name) for name in names)


def _address(path: Path) -> str:
    """The path in the site that the host gives a file; an index stands for its folder."""
    if path.suffix != ".md":
        return path.as_posix()
    if path.stem.casefold() in {"index", "readme"}:
        return f"{path.parent.as_posix()}/".removeprefix("./")
    return f"{path.with_suffix('').as_posix()}/"
