"""Characters that nobody sees in words: near what one stands, why it is wrong, how to mend it.

The rule for records and the check of hand-written pages say it alike.
"""

from __future__ import annotations

import re
from typing import Final

from generator.evidence.text.invisible import Stray
from generator.evidence.text.unseen import Becomes

_SHOWN: Final = 12


def where(text: str, stray: Stray, more: int = 0) -> str:
    """A sentence that shows the letters around a character, with a mark in its place.

    ``more`` is how many of the same stand further on.
    """
    before = re.search(r"\S*\Z", text[: stray.at])
    after = re.match(r"\S*", text[stray.at + 1 :])
    around = (before[0][-_SHOWN:] if before else "", after[0][:_SHOWN] if after else "")
    return (
        f"In '{'·'.join(around)}', at the mark ·, stands a {stray.name} "
        f"(U+{ord(stray.character):04X})"
        f"{f', and {more} more further on' if more else ''}: {_why(stray)}"
    )


def by_hand(stray: Stray) -> str:
    """What a person does about it, without a full stop."""
    if stray.cured is Becomes.UNKNOWN:
        return "Look in the source what stands there, and type it"
    if stray.cured is Becomes.PERHAPS_A_SPACE:
        return "Delete it; or type a space, if two words meet there"
    return "Type these letters anew" if stray.cured is Becomes.LETTERS else "Delete it"


def _why(stray: Stray) -> str:
    if stray.cured is Becomes.UNKNOWN:
        return "something was lost when the text was pasted."
    return "pasted text brings it, and no language needs it there."
