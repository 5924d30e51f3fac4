"""A fault is one thing wrong with one page; a list of them reads well when a test fails."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

SHOWN_PAGES = 4
SHOWN_FAULTS = 60


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong: which check says so, on which page, what it is, and one place as example."""

    check: str
    page: str
    detail: str
    example: str = ""


def report(faults: Iterable[Fault]) -> str:
    """Return the faults as text, the same fault on many pages told once; empty if none."""
    groups: dict[tuple[str, str], list[Fault]] = defaultdict(list)
    for fault in sorted(set(faults)):
        groups[fault.check, fault.detail].append(fault)
    lines = []
    for (check, detail), group in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        pages = sorted({fault.page for fault in group})
        more = f" and {len(pages) - SHOWN_PAGES} more pages" if len(pages) > SHOWN_PAGES else ""
        times = f" ({len(group)} places)" if len(group) > len(pages) else ""
        example = f"\n    as {group[0].example}" if group[0].example else ""
        lines.append(
            f"{check}: {detail}\n    on {', '.join(pages[:SHOWN_PAGES])}{more}{times}{example}"
        )
    if len(lines) > SHOWN_FAULTS:
        lines[SHOWN_FAULTS:] = [f"... and {len(lines) - SHOWN_FAULTS} other faults"]
    return "\n".join(lines)
