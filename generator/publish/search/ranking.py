"""How much each kind of hit counts: what ``search-index.js`` reads in the first file of the index,
and ``asking.py`` here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

CLASSES: Final = 6
AROUND, SEVERAL, SAID, ALSO, IN_NAME, WHOLE_NAME = range(CLASSES)
"""Classes of hits: around a text, or once in a long one; several times in a long one; in a short
one; in another word for it; in a name; a whole name."""


@dataclass(frozen=True)
class Ranking:
    """The numbers of the order of results; their names are the index's too."""

    classes: int = CLASSES
    hits: tuple[float, ...] = (0.3, 1, 1.6, 2.1, 3, 2)
    """By class of the hit."""
    also: int = ALSO
    """From this class on, a hit is in a name."""
    whole: int = WHOLE_NAME
    exact: float = 1
    stem: float = 0.9
    family: float = 0.5
    begins: float = 0.3
    begun: float = 0.4
    """How far a word is held by another that begins with it,"""
    instead: float = 0.85
    """and by another word for it."""
    parts: float = 0.7
    """"Well" and "being" somewhere, for well-being."""
    alike: float = 0.7
    """Another word for it."""
    named: float = 5
    """Words of the query are the whole name,"""
    called: float = 2.5
    """or all of what else it is called, in several words."""
    grammar: float = 0.25
    """Words that a record need not hold."""
    speech: float = 0.5
    """Words that people put around what they mean."""
    asked: float = 1.3
    """A question, for a question."""
    evidence: float = 0.32
    """Kinds that weigh less speak of the site."""
    covered: float = 0.5
    """Of what the best holds of a query, what a result has to hold."""
    most: int = 12
    """Words of a query that count."""


RANKING: Final = Ranking()
