"""Characters that nobody sees in words: near what one stands, why it is wrong, how to mend it.

The rule for records and the check of hand-written pages say it alike.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from generator.evidence.interface import N_, _
from generator.evidence.text.invisible import Stray
from generator.evidence.text.unseen import Becomes

_SHOWN: Final = 12
_LOST: Final = N_(
    "In '{around}', at the mark ·, stands a {sign} ({code}): "
    "something was lost when the text was pasted."
)
_LOST_AND_MORE: Final = N_(
    "In '{around}', at the mark ·, stands a {sign} ({code}), and {more} more further on: "
    "something was lost when the text was pasted."
)
_BROUGHT: Final = N_(
    "In '{around}', at the mark ·, stands a {sign} ({code}): "
    "pasted text brings it, and no language needs it there."
)
_BROUGHT_AND_MORE: Final = N_(
    "In '{around}', at the mark ·, stands a {sign} ({code}), and {more} more further on: "
    "pasted text brings it, and no language needs it there."
)


def where(text: str, stray: Stray, more: int = 0) -> str:
    """A sentence that shows the letters around a character, with a mark in its place.

    ``more`` is how many of the same stand further on.
    """
    before = re.search(r"\S*\Z", text[: stray.at])
    after = re.match(r"\S*", text[stray.at + 1 :])
    around = (before[0][-_SHOWN:] if before else "", after[0][:_SHOWN] if after else "")
    told = {
        "around": "·".join(around),
        "sign": _(stray.name),
        "code": f"U+{ord(stray.character):04X}",
        "more": more,
    }
    if stray.cured is Becomes.UNKNOWN:
        return _(_LOST_AND_MORE if more else _LOST, **told)
    return _(_BROUGHT_AND_MORE if more else _BROUGHT, **told)


class _Cure(NamedTuple):
    """What is done about a character: by a person, in a quotation, and by a program or a person."""

    by_hand: str
    in_quotation: str
    by_program: str


_DELETE: Final = _Cure(
    N_("Delete it."),
    N_("Delete it; in a quotation no program does it. Compare it with the source."),
    N_("Delete it, or run: evidence check --fix"),
)
_CURES: Final = {
    Becomes.PERHAPS_A_SPACE: _Cure(
        N_("Delete it; or type a space, if two words meet there."),
        N_(
            "Delete it; or type a space, if two words meet there; in a quotation no program does "
            "it. Compare it with the source."
        ),
        N_("Delete it; or type a space, if two words meet there, or run: evidence check --fix"),
    ),
    Becomes.LETTERS: _Cure(
        N_("Type these letters anew."),
        N_(
            "Type these letters anew; in a quotation no program does it. Compare it with the "
            "source."
        ),
        N_("Type these letters anew, or run: evidence check --fix"),
    ),
}


def by_hand(stray: Stray) -> str:
    """What a person does about it."""
    if stray.cured is Becomes.UNKNOWN:
        return _("Look in the source what stands there, and type it.")
    return _(_CURES.get(stray.cured, _DELETE).by_hand)


def cure(stray: Stray, *, quoted: bool) -> str:
    """What is done about it, where a program may do it but in a quotation."""
    if stray.cured is Becomes.UNKNOWN:
        return by_hand(stray)
    cures = _CURES.get(stray.cured, _DELETE)
    return _(cures.in_quotation if quoted else cures.by_program)
