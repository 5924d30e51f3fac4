"""A fault is one thing wrong with one page; a list of them reads well when a test fails."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

SHOWN_PAGES = 4
SHOWN_FAULTS = 60


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong: which check says so, on which page, and what it is."""

    check: str
    page: str
    detail: str


def report(faults: Iterable[Fault]) -> str:
    """Return the faults as text, the same fault on many pages told once; empty if none."""
    pages: dict[tuple[str, str], list[str]] = defaultdict(list)
    for fault in sorted(set(faults)):
        pages[fault.check, fault.detail].append(fault.page)
    lines = []
    for (check, detail), where in sorted(pages.items(), key=lambda item: (-len(item[1]), item[0])):
        more = f" and {len(where) - SHOWN_PAGES} more pages" if len(where) > SHOWN_PAGES else ""
        lines.append(f"{check}: {detail}\n    on {', '.join(where[:SHOWN_PAGES])}{more}")
    if len(lines) > SHOWN_FAULTS:
        lines[SHOWN_FAULTS:] = [f"... and {len(lines) - SHOWN_FAULTS} other faults"]
    return "\n".join(lines)
