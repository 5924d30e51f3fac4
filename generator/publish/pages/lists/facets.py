"""Facets: what a list, table or chart is narrowed by, each value with its count, and which items
have it.

Some values belong to the item itself, the others to one of several members of it: a finding's
country is that of one of its studies, a study's category that of one of its themes. The facets of
one group of members are met together by one member: a finding fits Ghana and 2019 where it cites
a study of Ghana from 2019, and not where it cites one of Ghana and another from 2019.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Final

from generator.evidence import urls
from generator.evidence.interface import _
from generator.evidence.names import sort_name
from generator.evidence.records.reported import NOT_REPORTED, AbsenceReason
from generator.publish.pages.items.words import sentence

Values = Mapping[str, tuple[str, ...]]
"""Value ids by the name of their facet."""

OWN: Final = ""
STUDY: Final = "study"
THEME: Final = "theme"

LONG: Final = 12
"""A facet with more values than this shows some of them first."""
FIRST: Final = 8


@dataclass(frozen=True)
class FacetValue:
    """One value of a facet, and how many items have it."""

    id: str
    label: str
    count: int
    first: bool = True
    """Whether it shows before anybody asks for all values."""
    group: str = ""
    """What it and similar values are called together; empty where they stand by themselves."""


@dataclass(frozen=True)
class FacetSpec:
    """A facet before its values are counted: the labels of its values in the page's order."""

    name: str
    label: str
    group: str
    labels: Mapping[str, str]
    ranged: bool = False
    """Whether readers choose from one value to another, as with years."""
    everything: str = ""
    """What stands where readers choose one value at a time and chose none; empty: they may choose
    several."""
    groups: Mapping[str, str] = field(default_factory=dict)
    """What values are called together, by the value, in the order of groups."""


@dataclass(frozen=True)
class Facet:
    """One thing that a list is narrowed by; its values are alternatives."""

    spec: FacetSpec
    values: tuple[FacetValue, ...]

    @property
    def name(self) -> str:
        """Its name in an address."""
        return self.spec.name

    @property
    def label(self) -> str:
        """Its name for readers."""
        return self.spec.label

    @property
    def group(self) -> str:
        """The group of members that have its values."""
        return self.spec.group


@dataclass(frozen=True)
class FilterOption:
    """What readers choose besides facets, such as an order: it leaves nothing out.

    The first value, which stands in no address, is what the page comes with.
    """

    name: str
    label: str
    values: tuple[tuple[str, str], ...]
    """Each value with its words."""
    orders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The ids of all items in order, by the values that are another order than the page's."""


def ordering(values: Sequence[tuple[str, str, Sequence[str]]]) -> FilterOption:
    """How a list is sorted: values with their words, and the ids of all items in each order."""
    named = tuple((value, words) for value, words, _ids in values)
    orders = {value: tuple(ids) for value, _words, ids in values[1:]}
    return FilterOption("sort", _("Sort by"), named, orders)


@dataclass(frozen=True)
class FacetedItem:
    """One item of a list: its own values, and the ids of its members by group."""

    id: str
    own: Values
    members: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class FacetedList:
    """A list with its facets; those with fewer than two values are left out."""

    facets: tuple[Facet, ...]
    items: tuple[FacetedItem, ...]
    members: Mapping[str, Mapping[str, Values]]
    """The values of each member by group and id."""

    @property
    def names(self) -> frozenset[str]:
        """The names of the facets."""
        return frozenset(facet.name for facet in self.facets)

    def values(self, item: FacetedItem, facet: Facet | FacetSpec) -> tuple[str, ...]:
        """The values of an item in a facet, each once."""
        if facet.group == OWN:
            return item.own.get(facet.name, ())
        of_group = self.members[facet.group]
        return tuple(
            dict.fromkeys(
                value
                for member in item.members[facet.group]
                for value in of_group[member].get(facet.name, ())
            )
        )

    def tokens(self, item: FacetedItem) -> str:
        """What an item carries in the page: its own values and its members, as ``name=value``."""
        groups = {facet.group for facet in self.facets}
        pairs = [
            *((name, value) for name, values in item.own.items() for value in values),
            *((f"{group}:", member) for group in item.members for member in item.members[group]),
        ]
        kept = [
            f"{name}={value}"
            for name, value in pairs
            if name in self.names or name.rstrip(":") in groups
        ]
        return " ".join(kept)

    def data(
        self,
        things: tuple[str, str],
        former: Mapping[str, Mapping[str, str]],
        options: Sequence[FilterOption] = (),
    ) -> Mapping[str, Any]:
        """What the page's script reads: one and several of the items in English words, by which
        its sentences are found, or in a review's own; facets, the values of members, what is chosen
        besides, and earlier ids."""
        groups = {facet.group for facet in self.facets} - {OWN}
        names = self.names | {option.name for option in options}
        return {
            "things": things,
            "facets": [
                {
                    "name": facet.name,
                    "label": facet.label,
                    "group": facet.group,
                    "ranged": facet.spec.ranged,
                    "single": bool(facet.spec.everything),
                    "values": [_as_data(value) for value in facet.values],
                }
                for facet in self.facets
            ],
            "members": {
                group: {
                    member: {name: of[name] for name in of if name in self.names}
                    for member, of in self.members[group].items()
                }
                for group in sorted(groups)
            },
            "options": [asdict(option) for option in options],
            "former": {name: ids for name in sorted(names) if (ids := self._former(name, former))},
        }

    def _former(self, name: str, former: Mapping[str, Mapping[str, str]]) -> Mapping[str, str]:
        """Earlier ids of values, and what was absent for one reason while there was but one."""
        values = [value.id for facet in self.facets if facet.name == name for value in facet.values]
        others = [reason for reason in map(urls.value_id, AbsenceReason) if reason in values]
        only = urls.value_id(NOT_REPORTED)
        now = {only: others[0]} if others and only not in others else {}
        return {**now, **former.get(name, {})}


def _as_data(value: FacetValue) -> list[str | int]:
    return [value.id, value.label, int(value.first), *filter(None, (value.group,))]


def tokens(values: Values) -> str:
    """What an item without members carries in the page."""
    return " ".join(f"{name}={value}" for name, several in values.items() for value in several)


def listing(
    specs: Iterable[FacetSpec],
    items: Sequence[FacetedItem],
    members: Mapping[str, Mapping[str, Values]] | None = None,
    *,
    fewest: int = 2,
) -> FacetedList:
    """The facets that the items of a list can be told apart by, counted.

    Those with fewer values than ``fewest`` are left out.
    """
    bare = FacetedList((), tuple(items), members or {})
    facets = []
    for spec in specs:
        counts = Counter(value for item in items for value in bare.values(item, spec))
        values = _first_ones(_grouped(spec, counts))
        if len(values) >= fewest:
            facets.append(Facet(spec, values))
    return replace(bare, facets=tuple(facets))


def _grouped(spec: FacetSpec, counts: Mapping[str, int]) -> list[FacetValue]:
    """The values of a facet, group by group; those of no group come last."""
    order = {group: place for place, group in enumerate(dict.fromkeys(spec.groups.values()))}
    values = [
        FacetValue(value, label, counts[value], group=spec.groups.get(value, ""))
        for value, label in spec.labels.items()
    ]
    return sorted(values, key=lambda value: order.get(value.group, len(order)))


def _first_ones(values: Sequence[FacetValue]) -> tuple[FacetValue, ...]:
    """The values with those marked that show first: in a long list, the ones of most items."""
    if len(values) <= LONG:
        return tuple(values)
    by_count = sorted(range(len(values)), key=lambda place: (-values[place].count, place))
    first = set(by_count[:FIRST])
    return tuple(replace(value, first=place in first) for place, value in enumerate(values))


def text_labels(texts: Iterable[str]) -> Mapping[str, str]:
    """Labels by value id of texts: those that occur most first, then by name, what is absent last.

    Of two spellings of one value, which the check refuses, the first by alphabet counts.
    """
    spelled: dict[str, list[str]] = {}
    for text in texts:
        spelled.setdefault(urls.value_id(text), []).append(text)
    absent = {urls.value_id(words): sentence(_(words)) for words in AbsenceReason}
    order = sorted(
        spelled,
        key=lambda value: (value in absent, -len(spelled[value]), sort_name(min(spelled[value]))),
    )
    return {v: absent.get(v) or min(spelled[v]) for v in order}
