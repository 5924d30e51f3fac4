"""What a record names, as the thing itself with its address."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from generator.evidence.addresses import Standing, standing_in
from generator.evidence.catalogue import Catalogue


@lru_cache(maxsize=4)
def things(catalogue: Catalogue) -> Mapping[tuple[str, str], Standing]:
    """All that has an address and an id of its own, by what it is called and this id."""
    return {
        (standing.called, str(getattr(standing.part, "id", ""))): standing
        for entry in catalogue.content.all()
        for standing in standing_in(entry.kind, entry.stem, entry.inner)
    }
