"""The values that studies have in a dimension, as lists, charts and addresses have them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Final

from generator.evidence import urls
from generator.evidence.dimensions import BUILT_IN, Dimension, written
from generator.evidence.interface import _
from generator.evidence.names import sort_name
from generator.evidence.records.base import Record
from generator.evidence.records.dimensions import Better, BuiltIn, Referent, ValueKind
from generator.evidence.records.interpretation import Interpretation
from generator.evidence.records.model import Model
from generator.evidence.records.principle import Principle
from generator.evidence.records.reported import Reported, reason
from generator.evidence.records.several import each_of
from generator.evidence.records.source import Source
from generator.evidence.records.study import LadderScore, Study
from generator.evidence.records.theme import Theme
from generator.evidence.text.amounts import Amount, amount_words, read_amount
from generator.evidence.text.countries import country_code, country_table
from generator.evidence.text.dates import without_letter, years_of

POSSIBLY: Final = "possibly-"
"""What stands in an address before a score that a study may have."""


@dataclass(frozen=True)
class Value:
    """A value as it stands in addresses and in words, with the page that it has, if any."""

    id: str
    label: str
    path: str = ""
    number: float | None = None
    """What it counts for where values are numbers: of a range, where it begins; of a level, its
    place from the lowest, 1."""
    to: float | None = None
    """Where it ends, if it is a range with an end."""
    is_range: bool = False
    """Whether it is no single number, but a range or one end of it."""
    printed: str = field(default="", compare=False)
    """What the record of a study has, where that is another name for the same."""

    @property
    def is_exact(self) -> bool:
        """Whether it is one number."""
        return self.number is not None and not self.is_range

    @property
    def words(self) -> str:
        """As the record of the study has it."""
        return self.printed or self.label


Named = Mapping[str, Mapping[str, Value]]
"""What references name: by kind of record, then by id, in the order of pages; and countries."""

COUNTRIES: Final = (BuiltIn.CARRIED_OUT, BuiltIn.COUNTRY)
"""The dimensions whose values are countries: of study, then of publication."""


_REFERENTS: Final[Mapping[type[Record], tuple[Referent, Callable[[str], str]]]] = {
    Model: (Referent.MODEL, urls.model),
    Theme: (Referent.THEME, urls.theme),
    Interpretation: (Referent.INTERPRETATION, urls.interpretation),
    Principle: (Referent.PRINCIPLE, urls.principle),
    Source: (Referent.SOURCE, urls.source),
}


def referents(
    labels: Mapping[str, str],
    records: Iterable[Any],
    dimensions: Mapping[str, Dimension],
    studies: Sequence[Study],
) -> Named:
    """What references can name, with the page of each: studies by their labels, then others.

    By its dimension, too, every name of a country, with the value that it stands for.
    """
    named: dict[str, Mapping[str, Value]] = {
        name: _countries(dimensions[name], studies) for name in COUNTRIES if name in dimensions
    }
    named |= _recorded(labels, records)
    return named


def _recorded(labels: Mapping[str, str], records: Iterable[Any]) -> dict[str, dict[str, Value]]:
    named: dict[str, dict[str, Value]] = {kind: {} for kind in Referent}
    named[Referent.STUDY] = {name: Value(name, of, urls.study(name)) for name, of in labels.items()}
    for record in records:
        kind, page = _REFERENTS[type(record)]
        title = record.label if isinstance(record, Source) else record.title
        named[kind][record.id] = Value(record.id, title, page(record.id))
    return named


def values_of(named: Named, dimension: Dimension, study: Study) -> Reported[tuple[Value, ...]]:
    """The values of a study in a dimension, in the order of its record; or why there are none."""
    return written(dimension, study).map(lambda value: tuple(_values(named, dimension, value)))


def _values(named: Named, dimension: Dimension, value: Any) -> Iterable[Value]:
    if isinstance(value, LadderScore):
        return _score(value.possible)
    if dimension.id == BuiltIn.YEAR:
        return _years(value)
    if dimension.kind in {ValueKind.NUMBER, ValueKind.LEVEL}:
        return _on_a_scale(dimension, value)
    if dimension.kind is ValueKind.REFERENCE:
        return (named[dimension.refers][name] for name in each_of(value))
    countries = named[dimension.id] if dimension.id in COUNTRIES else {}
    return (
        replace(countries[text], printed=text)
        if text in countries
        else Value(urls.value_id(text), text)
        for text in each_of(value)
    )


def _countries(dimension: Dimension, studies: Iterable[Study]) -> dict[str, Value]:
    """Every name of a country in the records, with the value that all names of it stand for.

    That has one of these names: the usual one, where a record has it.
    """
    known = (written(dimension, study).known for study in studies)
    names = {text for value in known if value is not None for text in each_of(value)}
    by_code: dict[str, list[str]] = {}
    for text in sorted(names):
        by_code.setdefault(country_of(dimension, text) or text, []).append(text)
    found = {}
    for code, of in by_code.items():
        usual = country_table()[code]["names"][0] if code in country_table() else ""
        name = usual if usual in of else of[0]
        found.update(dict.fromkeys(of, Value(urls.value_id(name), name)))
    return found


def _years(recorded: int | str) -> Iterable[Value]:
    """Every year of a span; where no year is named, what is printed in its place."""
    years = years_of(recorded)
    if not years:
        printed = without_letter(recorded)
        return (Value(urls.value_id(printed), printed),)
    return (Value(str(n), str(n), number=n) for n in range(years[0], years[1] + 1))


def _on_a_scale(dimension: Dimension, value: Any) -> Iterable[Value]:
    if dimension.kind is ValueKind.LEVEL:
        return _levels(dimension, each_of(value))
    return (_amount(dimension, value),)


def _score(scores: tuple[int, ...]) -> Iterable[Value]:
    if len(scores) == 1:
        return (Value(str(scores[0]), _("{score}, exact", score=scores[0]), number=scores[0]),)
    return (Value(f"{POSSIBLY}{n}", _("{score}, possible", score=n), number=n) for n in scores)


def _amount(dimension: Dimension, value: str | float) -> Value:
    """A number or a range, with its unit."""
    unit = f" {dimension.scale.unit}" if dimension.scale.unit else ""
    if not isinstance(value, str):
        return Value(_number_id(value), f"{value}{unit}", number=value)
    amount = read_amount(value) or Amount(None, None)  # which a rule has refused
    words = amount_words(amount)
    if amount.exact is not None:
        return Value(_number_id(amount.exact), f"{words}{unit}", number=amount.exact)
    ends = (number for number in (amount.low, amount.high) if number is not None)
    return Value(
        urls.value_id(words), f"{words}{unit}", number=next(ends, 0), to=amount.high, is_range=True
    )


def _levels(dimension: Dimension, levels: tuple[str, ...]) -> Iterable[Value]:
    """One level, or the possible ones of which it is not known which."""
    number = dimension.scale.levels.index
    if len(levels) == 1:
        return (Value(urls.value_id(levels[0]), levels[0], number=number(levels[0]) + 1),)
    return (
        Value(
            f"{POSSIBLY}{urls.value_id(one)}",
            _("{score}, possible", score=one),
            number=number(one) + 1,
        )
        for one in levels
    )


def _number_id(number: float) -> str:
    """A number in an address, where a hyphen before it would say nothing."""
    return urls.value_id(str(number).replace(".", "-").replace("-", "minus-", number < 0))


def _in_order(named: Named, dimension: Dimension, values: Iterable[Value]) -> tuple[Value, ...]:
    """Different values in the order of lists: numbers from the highest, records as pages have them,
    texts by name."""
    order: Callable[[Value], Any] = lambda value: (sort_name(value.label), value.label)  # noqa: E731
    if dimension.kind in {ValueKind.NUMBER, ValueKind.LEVEL}:
        sign = 1 if dimension.scale.better is Better.LOW else -1
        order = lambda value: (value.id.startswith(POSSIBLY), sign * (value.number or 0), value.id)  # noqa: E731
    elif dimension.kind is ValueKind.REFERENCE:
        place = {name: number for number, name in enumerate(named[dimension.refers])}
        order = lambda value: place[value.id]  # noqa: E731
    return tuple(sorted({value.id: value for value in values}.values(), key=order))


@dataclass(frozen=True)
class ValuesOfStudies:
    """What studies have in each dimension, each read once."""

    named: Named
    dimensions: Mapping[str, Dimension]
    studies: Sequence[Study]

    def of(self, dimension: str, study: Study) -> Reported[tuple[Value, ...]]:
        """The values of a study in a dimension, in the order of its record; or why none."""
        return self._read[dimension, study.id]

    def among(self, dimension: str, studies: Iterable[Study]) -> tuple[Value, ...]:
        """The different values of some of the studies in a dimension, in its order."""
        found = {v.id: v for study in studies for v in self.of(dimension, study).known or ()}
        places = self._places[dimension]
        return tuple(sorted(found.values(), key=lambda value: places[value.id]))

    @cached_property
    def _read(self) -> Mapping[tuple[str, str], Reported[tuple[Value, ...]]]:
        return {
            (name, study.id): values_of(self.named, dimension, study)
            for name, dimension in self.dimensions.items()
            for study in self.studies
        }

    @cached_property
    def _places(self) -> Mapping[str, Mapping[str, int]]:
        """The place of each value in the order of its dimension."""
        found: dict[str, Mapping[str, int]] = {}
        for name, dimension in self.dimensions.items():
            values = (v for study in self.studies for v in self.of(name, study).known or ())
            ordered = _in_order(self.named, dimension, values)
            found[name] = {value.id: place for place, value in enumerate(ordered)}
        return found


def value_ids(values: Reported[tuple[Value, ...]]) -> tuple[str, ...]:
    """What a study is found by, each value once; where it has none, the reason."""
    ids = dict.fromkeys(value.id for value in values.known or ())
    return tuple(ids) or (urls.value_id(reason(values)),)


def models_of(study: Study) -> tuple[str, ...]:
    """The ids of a study's models; none where they are not known."""
    return tuple(written(BUILT_IN[BuiltIn.MODEL], study).known or ())


def country_of(dimension: Dimension, printed: str) -> str | None:
    """The code of the country that a value names, by itself or by the review's words for it."""
    words = (one.also for one in dimension.values if one.value == printed)
    names = (printed, *(name for also in words for name in also))
    return next(filter(None, map(country_code, names)), None)
