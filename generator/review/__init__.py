"""What a change does to the evidence, for a reviewer who reads no YAML: sides, outline, reports."""

from generator.review.report import REPORTERS, Report, compare
from generator.review.snapshots import CannotCompare, Snapshot, side_of_commit, side_of_folder

__all__ = [
    "REPORTERS",
    "CannotCompare",
    "Report",
    "Snapshot",
    "compare",
    "side_of_commit",
    "side_of_folder",
]
