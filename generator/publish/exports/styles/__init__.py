"""References in the styles that people ask for: APA 7, Vancouver, Harvard. One home of these words.

What foreign processors make of the same references, and where they were followed and where not,
stands in ARCHITECTURE.md and in ``tests/cases/styles.toml``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from generator.publish.exports.references import Cited
from generator.publish.exports.styles.apa import apa
from generator.publish.exports.styles.harvard import harvard
from generator.publish.exports.styles.pieces import Piece, words
from generator.publish.exports.styles.vancouver import vancouver

VANCOUVER: Final = "Vancouver"
"""The style of references on pages."""
STYLES: Final[Mapping[str, Callable[[Cited], tuple[Piece, ...]]]] = {
    "APA 7": apa,
    VANCOUVER: vancouver,
    "Harvard": harvard,
}
"""What sets a reference, by the name of the style as readers know it."""

__all__ = ["STYLES", "VANCOUVER", "Piece", "apa", "harvard", "vancouver", "words"]
