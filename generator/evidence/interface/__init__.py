"""What the explorer itself says, in the language of a site: gettext, with numbers and lists.

English is the source: a message is a whole English sentence, with named placeholders in braces.
``_`` gives it in the language that is spoken, filled in; ``ngettext`` chooses by a count, which
stands in the sentence as ``{count}`` (in figures), ``{number}`` (small ones as words) or
``{Number}`` (the same at the beginning of a sentence); ``pgettext`` and ``npgettext`` tell apart,
by a context, what English has one word for. ``N_`` and ``NP_`` mark a message that stands in a
constant, and is given to ``_`` or ``pgettext`` where it is said.

A synthesis counts its evidence in studies, papers or reports. Messages are written for studies, and
those in which the word stands are said in the unit that is counted in (``counted_in``): each is a
message a unit to translators, whole ("Rests on {study} alone" is none: that is a placeholder).
``pgettext("whatever is counted", …)`` keeps a study a study: *study flow*. What differs by the kind
of a synthesis is a table of messages, with one for each kind, as in ``items/kind_words.py``.

Nothing that a record says goes through here.
"""

from generator.evidence.interface.choosing import (
    CODE,
    NoSuchLanguage,
    known_languages,
    own_catalogue,
    wording_of,
)
from generator.evidence.interface.units import (
    UNITS,
    Unit,
    counted_in,
    in_unit,
    unit_noun,
)
from generator.evidence.interface.wording import (
    ENGLISH,
    N_,
    NP_,
    WHATEVER,
    Wording,
    _,
    listed,
    ngettext,
    npgettext,
    pgettext,
    speak,
    speaking,
    spoken,
)

__all__ = [
    "CODE",
    "ENGLISH",
    "NP_",
    "N_",
    "UNITS",
    "WHATEVER",
    "NoSuchLanguage",
    "Unit",
    "Wording",
    "_",
    "counted_in",
    "in_unit",
    "known_languages",
    "listed",
    "ngettext",
    "npgettext",
    "own_catalogue",
    "pgettext",
    "speak",
    "speaking",
    "spoken",
    "unit_noun",
    "wording_of",
]
