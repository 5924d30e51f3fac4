"""Which of the tags of RIS holds the journal, and which only its short name or a subtitle.

Exporters differ: EBSCO writes a subtitle in T2 and the journal in JF, Cochrane the journal in JA,
most others the journal in T2 and its short name in J2, JO or JA. What tells them apart is whether
one name can be the short form of the other (ISO 4, words cut behind, or left out).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from generator.evidence.text.folding import folded
from generator.evidence.text.journals import is_short_for

JOURNAL_TAGS: Final = ("JF", "T2", "JO", "BT", "JA", "J2", "J1")
"""The tags that may hold a journal, the likeliest to hold its whole name first."""
_IN_FULL: Final = frozenset(("JF", "JO", "BT"))
"""The tags that hold a journal beside a T2 that does not; the others hold short names."""
IN_A_JOURNAL: Final = frozenset(("JOUR", "JFULL", "EJOUR", "MGZN", "NEWS", "INPR"))


@dataclass(frozen=True)
class Whole:
    """The name of what holds a report, a subtitle if there is one, and what says less or else."""

    container: str = ""
    subtitle: str = ""
    others: tuple[tuple[str, str], ...] = ()
    """Tags and texts that are neither."""


def whole_of(tags: Mapping[str, Iterable[str]], kind: str) -> Whole:
    """What the tags of an entry of a kind say of what holds it."""
    found = [(tag, text) for tag in JOURNAL_TAGS for text in tags.get(tag, ()) if text.strip()]
    if not found:
        return Whole()
    names = [(tag, text) for tag, text in found if tag in _IN_FULL]
    seconds = [text for tag, text in found if tag == "T2"]
    if kind not in IN_A_JOURNAL or not names or not seconds:
        return _longest(found)
    second = seconds[0]
    if any(is_short_for(text, second) or is_short_for(second, text) for _, text in names):
        return _longest(found)
    chosen = _longest(names)
    others = [(tag, text) for tag, text in found if tag not in _IN_FULL and text != second]
    return Whole(chosen.container, second, (*chosen.others, *others))


def _longest(found: list[tuple[str, str]]) -> Whole:
    """The name of which the others may be short forms; the first where none is of another."""
    chosen = found[0][1]
    for _, text in found[1:]:
        if is_short_for(chosen, text) and not is_short_for(text, chosen):
            chosen = text
    others = tuple((tag, text) for tag, text in found if folded(text) != folded(chosen))
    return Whole(chosen, others=others)
