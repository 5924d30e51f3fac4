"""Running text to sentences; abbreviations and citations end none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.evidence.text.brackets import LOWERED, RAISED

_SHORT: Final = re.compile(
    r"(?:\b(?:e\.g|i\.e|cf|vs|etc|al|Fig|Figs|Tab|No|no|pp?|ed|eds|Dr|Prof|St|approx|ca|resp|[A-Z])"
    r")\.$"
)
_END: Final = re.compile(
    rf"[.!?…][\"”’'»)\]]*(?:\s?\[[\d,\s–-]+\]|{RAISED}[^{LOWERED}]*{LOWERED})?(?=\s+(\S))"
    r"|, \d{4}\)(?=\s+([A-Z])[a-z]+ [a-z])"  # a full stop is forgotten behind a citation
)
_OPENING: Final = "“\"«„\u2018'([{"


def spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where each sentence begins and ends.

    >>> text = "Tools helped, e.g. maps [2, 3]. Few used them. It cost little (Gray et al., 2009)."
    >>> [text[first:last] for first, last in spans(text)][1]
    'Few used them.'
    >>> len(spans(text))
    3
    """
    return tuple(_spans(text))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _END.finditer(text):
        following = match[1] or match[2]
        begins = not following.islower() and (following.isalnum() or following in _OPENING)
        is_short = match[0][0] == "." and _SHORT.search(text[start : match.start() + 1])
        if begins and not is_short:
            yield start, match.end()
            start = match.end() + len(text[match.end() :]) - len(text[match.end() :].lstrip())
    if text[start:].strip():
        yield start, len(text)
