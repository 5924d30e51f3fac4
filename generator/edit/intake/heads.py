"""The rows of a sheet that name its columns: one row, or several, in which upper names span lower.

In a second row of names a column is called by both: *Reference: Year*.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

BETWEEN: Final = ": "
"""What stands between the names of a column, the upper before the lower."""


@dataclass(frozen=True)
class Heads:
    """Which rows name the columns: how many, and the last of them, as people count.

    ``spans`` are the columns, from 0, that lie under a name to their left in a row of names.
    """

    last: int = 1
    many: int = 1
    spans: Mapping[int, Mapping[int, int]] = field(default_factory=dict)

    @property
    def rows(self) -> range:
        """The numbers of the rows."""
        return range(max(self.last - self.many + 1, 1), self.last + 1)


def named(rows: Mapping[int, Sequence[str]], heads: Heads) -> list[str]:
    """The name of each column, of the rows that hold names by their numbers, the upper first."""
    width = max((len(row) for row in rows.values()), default=0)
    parts: list[list[str]] = [[] for _ in range(width)]
    for number, row in rows.items():
        cells = [*row, *[""] * (width - len(row))]
        for column, text in enumerate(_spanned(cells, heads.spans.get(number), number, heads)):
            if text and text not in parts[column][-1:]:
                parts[column].append(text)
    return [BETWEEN.join(names) for names in parts]


def _spanned(
    cells: Sequence[str], spans: Mapping[int, int] | None, number: int, heads: Heads
) -> list[str]:
    """A row of names in which what spans several columns stands over each of them."""
    if number == heads.last:
        return list(cells)
    if spans is not None:
        return [cells[spans.get(column, column)] for column in range(len(cells))]
    filled: list[str] = []
    for text in cells:
        filled.append(text or (filled[-1] if filled else ""))
    return filled
