"""Whether a file keeps the words that were typed: the doubts of the text, asked of the model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from generator.evidence.fields import field_of
from generator.evidence.loading.shape import place_of
from generator.evidence.loading.shape_words import Place
from generator.evidence.loading.source_map import Doubt, SourceMap
from generator.evidence.problems import DataPath, Problem
from generator.evidence.records.base import Record
from generator.evidence.records.markers import Words


def lost_words(
    value: Any, model: type[Record], source_map: SourceMap, told: Sequence[Problem]
) -> Iterator[Problem]:
    """What of a value's words the file does not keep as they were typed.

    ``told`` are the problems with the shape of the record. A comment may stand behind a number, an
    id or a word of a closed list: no field for these could hold what follows. Behind words it may
    not, for nobody can tell it from them.
    """
    wrong = {problem.data_path for problem in told}

    def is_about(doubt: Doubt, path: DataPath) -> bool:
        place = place_of(model, path, value)
        if doubt.field:
            is_there = (*path[:-1], doubt.field) in source_map.keys
            return not is_there and field_of(place.around, doubt.field) is not None
        return not doubt.of_words or _holds_words(place)

    for doubt in source_map.doubts:
        path = next((path for path in doubt.paths if is_about(doubt, path)), None)
        if path is not None and doubt.told in {None, path in wrong}:
            yield replace(doubt.problem, data_path=path)


def _holds_words(place: Place) -> bool:
    """Whether a value is words; what stands in no known field may be."""
    return place.field is None or place.field.words not in {None, Words.CODE}
