"""What a record names, as the thing itself with its address."""

from __future__ import annotations

from collections.abc import Mapping

from generator.evidence.addresses import Standing, standing_in
from generator.evidence.catalogue import Catalogue
from generator.evidence.once import once
from generator.evidence.record_links import named_in


@once
def things(catalogue: Catalogue) -> Mapping[tuple[str, str], Standing]:
    """All that has an address and an id, by what it is called and by what others name it."""
    found = {}
    for entry in catalogue.content.all():
        names = {path: name for path, _, name, _ in named_in(entry)}
        for standing in standing_in(entry.kind, entry.stem, entry.inner):
            if standing.path in names:
                found[standing.called, names[standing.path]] = standing
    return found
