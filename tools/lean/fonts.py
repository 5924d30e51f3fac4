"""Parts the fonts into what almost every text needs and the rest: ``make lean``.

A page fetches the first part, and another one only where its text has a letter of it
(``unicode-range`` in ``assets/css/fonts.css``). The outlines are those of the fonts that others
made; of the serif, which no page sets lighter than 400 or bolder than 700, the weights beyond are
left out.
"""

from __future__ import annotations

import io
from typing import Final

from fontTools.subset import Options, Subsetter  # type: ignore[import-not-found,import-untyped,unused-ignore]
from fontTools.ttLib import TTFont  # type: ignore[import-not-found,import-untyped,unused-ignore]
from fontTools.varLib.instancer import instantiateVariableFont  # type: ignore[import-not-found,import-untyped,unused-ignore]

from tools.lean.made import FONTS, PARTS, WHOLE, part_of

CORE: Final = frozenset(
    (
        *range(0x20, 0x7F),
        *map(ord, "\u00a0§©«°±·»×áäçèéêöü–—\u2018\u2019“”•…›−\u2009\u202f\u2011"),
    )
)
"""The letters of the first part: English, its marks, and what names need most."""

_FEATURES: Final = ["kern", "liga", "ccmp", "locl", "mark", "mkmk", "tnum"]
"""What of the fonts' rules the site sets by."""
_WEIGHTS: Final = {"serif": (400, 700)}


def write() -> None:
    """Write both parts of each font beside it."""
    for name in WHOLE:
        letters = frozenset(TTFont(FONTS / f"{name}.woff2").getBestCmap())
        for part, wanted in zip(PARTS, (letters & CORE, letters - CORE), strict=True):
            part_of(name, part).write_bytes(_subset(name, wanted))


def _subset(name: str, letters: frozenset[int]) -> bytes:
    font = TTFont(FONTS / f"{name}.woff2", recalcTimestamp=False)
    options = Options(layout_features=_FEATURES, glyph_names=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    for family, weights in _WEIGHTS.items():
        if family in name:
            font = instantiateVariableFont(_read_again(font), {"wght": weights})
    font.flavor = "woff2"
    return _bytes(font)


def _read_again(font: TTFont) -> TTFont:
    return TTFont(io.BytesIO(_bytes(font)), recalcTimestamp=False)


def _bytes(font: TTFont) -> bytes:
    made = io.BytesIO()
    font.save(made)
    return made.getvalue()
