"""The front matter of a hand-written page: what may stand between its first lines of hyphens."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.evidence.records.base import Line, Record
from generator.evidence.records.choice import Choice


class Hidden(Choice):
    """A part of the page that can be left out."""

    TOC = "toc", "The list of the page's sections."


class FrontMatter(Record):
    """What a hand-written page says of itself. Layout and place are the site's own."""

    title: Line | None = Field(
        default=None, description="What the page is called, where its first heading is not it."
    )
    description: Line | None = Field(
        default=None, description="What the page is for, in a sentence: search engines show it."
    )
    hide: tuple[Annotated[Hidden, Field(strict=False)], ...] = Field(
        default=(), description="Parts of the page to leave out."
    )
