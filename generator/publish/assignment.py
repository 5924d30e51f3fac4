"""The pages of a site as work that can be sent: what they are made from, to be made where it comes.

It is a tenth of the pages themselves, and the templates: those of a project are nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from generator.evidence.catalogue import build_catalogue
from generator.evidence.interface import Wording, counted_in, speaking, spoken
from generator.evidence.loading import Content
from generator.publish.drawing import Around, Drawing, Drawn
from generator.publish.pages.briefs import with_downloads
from generator.publish.planning import laid_out

DRAWN_WITH: Final = ("pages", "partials")
"""The folders of templates that pages are drawn with."""


@dataclass(frozen=True)
class Assignment:
    """What the pages of a site are made from; called, it gives what draws each by its number."""

    content: Content
    written: tuple[str, ...]
    """The paths of the Markdown pages."""
    around: Around
    wording: Wording
    """The language of the site."""
    templates: Mapping[str, bytes]
    """The templates, by path below their folder."""

    @classmethod
    def of(
        cls, content: Content, written: tuple[str, ...], around: Around, templates: Path
    ) -> Assignment:
        """With the templates as they stand in a folder, in the language that is spoken."""
        files = (file for name in DRAWN_WITH for file in sorted((templates / name).rglob("*")))
        texts = {
            file.relative_to(templates).as_posix(): file.read_bytes()
            for file in files
            if file.is_file()
        }
        return cls(content, written, around, spoken(), texts)

    def __call__(self) -> Callable[[int], Drawn]:
        """What draws a page as it is drawn where this was made."""
        templates = Path(_folder_with(tuple(self.templates.items())).name)
        catalogue, around = build_catalogue(self.content), self.around
        unit = catalogue.review.unit
        with speaking(self.wording), counted_in(unit):
            pages, _, site = laid_out(catalogue, around.history, self.written, around.address)
            drawing = Drawing.within(around, catalogue, site, templates)

        def drawn(number: int) -> Drawn:
            with speaking(self.wording), counted_in(unit):
                return drawing.of(with_downloads(pages[number].page, around.papers))

        return drawn


@cache
def _folder_with(texts: tuple[tuple[str, bytes], ...]) -> TemporaryDirectory[str]:
    """A folder with these files, the same for the same ones: templates are compiled once."""
    folder = TemporaryDirectory(prefix="evidence-")
    for path, text in texts:
        file = Path(folder.name) / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text)
    return folder
