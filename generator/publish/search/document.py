"""One result of a search, as the index holds it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.publish.pages.page import Link


@dataclass(frozen=True)
class Document:
    """One result of a search."""

    title: str
    """What the record is called; empty where its text is all it has."""
    path: str
    """Its address, with the anchor."""
    text: str = ""
    where: tuple[Link, ...] = ()
    """What it stands in: its theme, its study."""
    note: str = ""
    """A few words to show beside the place, such as whose words a quote gives."""
    names: tuple[str, ...] = ()
    """What counts as much as the title, without being shown for itself."""
    also: tuple[str, ...] = ()
    """Other words, which find it as the words of a name do."""
    besides: tuple[str, ...] = ()
    """What it is found by besides, and does not show: what it is about, the works that it cites."""
    language: str = ""
    """The language of the text, where it is not that of the site."""
    picked_as: str = ""
    """The id under which a reader picks it; empty where it cannot be picked."""
