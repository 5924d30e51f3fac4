"""The review as slides to show and to edit: what stands on each, before it is set as a file."""

from __future__ import annotations

from generator.publish.pages.slides.deck import DECK, slides_of
from generator.publish.pages.slides.slide import Deck

__all__ = ["DECK", "Deck", "slides_of"]
