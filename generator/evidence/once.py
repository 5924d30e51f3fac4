"""What many pages ask of a catalogue is found once and remembered with it, as long as it lives."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, TypeVarTuple, Unpack

from generator.evidence.catalogue import Catalogue
from generator.evidence.positions import Itself

Of = TypeVarTuple("Of")
Found = TypeVar("Found")


def once(
    function: Callable[[Catalogue, Unpack[Of]], Found],
) -> Callable[[Catalogue, Unpack[Of]], Found]:
    """A function of a catalogue and of some of its texts and records that answers each once.

    A record is the same only where it is the very same object: to compare two by what they hold
    would take longer than most answers. What is found must not be changed by whoever gets it.
    """

    @wraps(function)
    def remembered(catalogue: Catalogue, *of: *Of) -> Found:
        key = (function, *(one if isinstance(one, str) else Itself(one) for one in of))
        if key not in catalogue.remembered:
            catalogue.remembered[key] = function(catalogue, *of)
        found: Found = catalogue.remembered[key]
        return found

    return remembered
