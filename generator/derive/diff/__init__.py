"""What differs between two states of the evidence, as data: a pure function of two contents.

``differences`` compares every record that can be read on both sides; ``consequences`` says what
follows for the matrix, the support of themes, the ladder, and texts that rest on evidence. The
latter needs two catalogues, so both sides must be without errors.
"""

from generator.derive.diff.changes import Change, ChangeKind, FieldChange, differences, names_of
from generator.derive.diff.consequences import (
    NO_CONSEQUENCES,
    ChangedCell,
    Consequences,
    LadderChange,
    SingleStudyFinding,
    StaleText,
    SupportChange,
    SupportCount,
    consequences,
    records_of,
)
from generator.derive.diff.parts import Names, RecordPart

__all__ = [
    "NO_CONSEQUENCES",
    "Change",
    "ChangeKind",
    "ChangedCell",
    "Consequences",
    "FieldChange",
    "LadderChange",
    "Names",
    "RecordPart",
    "SingleStudyFinding",
    "StaleText",
    "SupportChange",
    "SupportCount",
    "consequences",
    "differences",
    "names_of",
    "records_of",
]
