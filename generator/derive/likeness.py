"""The order of a matrix's rows by likeness: rows that hold the same themes stand side by side.

Rows are compared by where they hold something, as the share of themes that only one of two rows
holds among those that either does (Jaccard), joined by average linkage, and laid in the order of
the tree in which neighbours differ least. That order depends on the order of what it is given, so
rows are given by id; which end comes first is settled by what rows hold, then by id.
"""

from __future__ import annotations

from typing import Final

from generator.derive.matrix import Matrix
from generator.evidence.extras import ORDER

MOST: Final = 400
"""How many rows are compared: the time grows with the third power of their number."""


def is_compared(matrix: Matrix) -> bool:
    """Whether rows can be laid by likeness: SciPy is there, and they are not too many for it."""
    return ORDER.is_there and int((matrix.total.sum(axis=1) > 0).sum()) <= MOST


def by_likeness(matrix: Matrix) -> tuple[str, ...]:
    """The ids of all rows: those that hold something, like beside like; then the empty by id.

    Where they cannot be compared (``is_compared``), those that hold most themes come first.
    """
    held = {str(row): (total > 0).to_numpy() for row, total in matrix.total.iterrows()}
    reach = {row: int(themes.sum()) for row, themes in held.items()}
    full = sorted(row for row in held if reach[row])
    empty = sorted(row for row in held if not reach[row])
    if not is_compared(matrix):
        return (*sorted(full, key=lambda row: (-reach[row], row)), *empty)
    if len(full) > 2:  # noqa: PLR2004 - two stand beside each other in any order
        # An extra; half a second, and 400 rows have one: only who needs the order waits for it
        from scipy.cluster.hierarchy import (  # type: ignore[import-untyped]  # noqa: PLC0415
            leaves_list,
            linkage,
            optimal_leaf_ordering,
        )
        from scipy.spatial.distance import pdist  # type: ignore[import-untyped]  # noqa: PLC0415

        distances = pdist([held[row] for row in full], "jaccard")
        tree = optimal_leaf_ordering(linkage(distances, "average"), distances)
        full = [full[number] for number in leaves_list(tree)]
    half = len(full) // 2
    ends = [full, full[::-1]]
    return (*min(ends, key=lambda rows: (-sum(reach[row] for row in rows[:half]), rows)), *empty)
