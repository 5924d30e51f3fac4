"""Pages that are drawn, but for those that were drawn before from the same: asked of the store.

What goes into a page is its view and what the whole site says on every page, all of it by value. A
page is drawn again where any of that differs; nothing says which page depends on what.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from generator.evidence.store import found, is_stored, keep, key_of
from generator.publish.drawing import Drawing, Drawn
from generator.publish.pages.page import Page
from generator.publish.working import Helpers, Work, done

Other = TypeVar("Other")


def all_drawn(
    drawing: Drawing,
    pages: Sequence[Page],
    work: Work[int, Drawn],
    meanwhile: Callable[[], Other],
    by: tuple[Helpers | None, Callable[[int], None]],
) -> tuple[list[Drawn], Other]:
    """What is made of each page, in their order, and what ``meanwhile`` makes.

    ``work`` draws a page by its number; ``by`` has who helps, and who is told how many are drawn.
    Raises what drawing raises.
    """
    if not is_stored():
        return done(work, range(len(pages)), meanwhile, *by)
    shared = key_of("site", drawing.of_the_site(), _templates(drawing.templates))
    keys = [_key(drawing, page, shared) for page in pages]
    before = [found(key) for key in keys]
    helpers, tell = by
    missing = [number for number, drawn in enumerate(before) if not drawn]
    made, other = done(
        work, missing, meanwhile, helpers, lambda drawn: tell(drawn + len(pages) - len(missing))
    )
    anew = dict(zip(missing, made, strict=True))
    for number, drawn in anew.items():
        keep(keys[number], drawn)
    return [anew[n] if n in anew else drawn[0] for n, drawn in enumerate(before)], other


def _key(drawing: Drawing, page: Page, shared: bytes | None) -> bytes | None:
    """The key of a page; none where what it is made of cannot be told by its value."""
    return shared and key_of("page", shared, page, *drawing.beside(page))


def _templates(folder: Path) -> tuple[tuple[str, bytes], ...]:
    """Every template, with a hash of what it says."""
    files = (file for file in folder.rglob("*") if file.is_file() and "assets" not in file.parts)
    return tuple(
        (file.relative_to(folder).as_posix(), hashlib.blake2b(file.read_bytes()).digest())
        for file in sorted(files)
    )
