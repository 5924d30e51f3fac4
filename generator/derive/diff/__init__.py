"""What differs between two states of the evidence, as data: a pure function of two contents.

``differences`` compares every record that can be read on both sides; ``consequences`` says what
follows for the matrix, the support of themes, the ladder, and texts that rest on evidence. The
latter needs two catalogues, so both sides must be without errors.
"""

from generator.derive.diff.changes import Change, FieldChange, How, differences, names_of
from generator.derive.diff.consequences import (
    NO_CONSEQUENCES,
    Cell,
    Consequences,
    LadderChange,
    Look,
    Resting,
    SupportChange,
    SupportCount,
    consequences,
    records_of,
)
from generator.derive.diff.pieces import Piece

__all__ = [
    "NO_CONSEQUENCES",
    "Cell",
    "Change",
    "Consequences",
    "FieldChange",
    "How",
    "LadderChange",
    "Look",
    "Piece",
    "Resting",
    "SupportChange",
    "SupportCount",
    "consequences",
    "differences",
    "names_of",
    "records_of",
]
