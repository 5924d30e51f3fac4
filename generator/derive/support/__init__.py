"""What statements rest on, counted over distinct studies; no score and no judgement.

For whoever shows it:

- ``support_of_finding``, ``support_of_theme`` and ``support_of_review`` give one ``Support``;
  ``support_of_interpretation`` gives several, kept apart: what the interpretation itself cites and
  quotes, of this what carries its message and what stands around it, and what the themes it is
  related to rest on.
- ``Speakers`` says who speaks in quotes, by role and by voice, and by whose word.
- ``leave_one_out`` says for every study what falls without it: findings that cite no other study,
  and cells of the matrix that are then empty. All studies are done in one pass.

``generator.publish.pages.theme.support`` says the same in words.
"""

from generator.derive.support.leave_one_out import (
    Cell,
    LeaveOneOut,
    findings_with_sole_support,
    grouping,
    leave_one_out,
    solely_supported_findings,
)
from generator.derive.support.speakers import Heard, Speakers, speakers
from generator.derive.support.support import (
    InterpretationSupport,
    Support,
    support_of_finding,
    support_of_interpretation,
    support_of_review,
    support_of_theme,
)
from generator.derive.support.tally import Tally

__all__ = [
    "Cell",
    "Heard",
    "InterpretationSupport",
    "LeaveOneOut",
    "Speakers",
    "Support",
    "Tally",
    "findings_with_sole_support",
    "grouping",
    "leave_one_out",
    "solely_supported_findings",
    "speakers",
    "support_of_finding",
    "support_of_interpretation",
    "support_of_review",
    "support_of_theme",
]
