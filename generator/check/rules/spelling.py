"""Rules for texts that readers choose by: what is the same is spelled the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.evidence import urls
from generator.evidence.dimensions import Dimension, dimensions_of, place_of, written
from generator.evidence.interface import _
from generator.evidence.loading import Content, Entry
from generator.evidence.problems import DataPath, Problem
from generator.evidence.records.dimensions import BuiltIn, ValueKind
from generator.evidence.records.reported import PLAIN_REASONS
from generator.evidence.records.review import Review
from generator.evidence.records.study import Study


def every_value_has_one_spelling(content: Content) -> Iterator[Problem]:
    """Texts that are one value in an address are spelled alike, so that lists show it once."""
    for _entry, review in content.records(Review):
        dimensions = [one for one in dimensions_of(review).values() if _is_chosen_by_text(one)]
        seen = {
            (_sort(one), urls.value_id(words)): (words, "")
            for one in dimensions
            for words in PLAIN_REASONS
        }
        for entry, study in sorted(content.records(Study), key=lambda pair: pair[0].path):
            for sort, path, text in _texts(dimensions, study):
                spelled, where = seen.setdefault((sort, urls.value_id(text)), (text, entry.path))
                if spelled != text:
                    yield _problem(entry, path, text, spelled, where)


def _is_chosen_by_text(dimension: Dimension) -> bool:
    return dimension.facet and dimension.kind in {ValueKind.TEXT, ValueKind.LIST}


def _sort(dimension: Dimension) -> str:
    """Both kinds of country are one sort of texts."""
    return BuiltIn.COUNTRY if dimension.id == BuiltIn.CARRIED_OUT else dimension.id


def _texts(dimensions: Iterable[Dimension], study: Study) -> Iterator[tuple[str, DataPath, str]]:
    for dimension in dimensions:
        value, path = written(dimension, study).known, place_of(dimension, study)
        if isinstance(value, tuple):
            yield from ((_sort(dimension), (*path, n), text) for n, text in enumerate(value))
        elif value is not None:
            yield _sort(dimension), path, str(value)


def _problem(entry: Entry, path: DataPath, text: str, spelled: str, where: str) -> Problem:
    what = _("'{text}' is spelled '{spelled}'.", text=text, spelled=spelled)
    if where:
        what = _(
            "'{text}' is spelled '{spelled}' in {file}.", text=text, spelled=spelled, file=where
        )
    return entry.problem(
        "I008",
        path,
        what,
        _("Spell it the same everywhere: lists and addresses take both for one value."),
    )
