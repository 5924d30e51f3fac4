"""What can be chosen in a form: records, their parts, and what the review lists.

The program offers what stands in records, or in a list of one file. Where things stand deeper, in
several places or in the record itself, ``assets/js/admin-ids.js`` offers them, by their names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from generator.evidence import urls
from generator.evidence.dimensions import Dimension, dimensions_of
from generator.evidence.fields import (
    RecordField,
    field_of,
    known,
    models_in,
    title_of,
    title_path,
    typed_fields,
)
from generator.evidence.record_links import Home, homes
from generator.evidence.records.base import Record
from generator.evidence.records.glossary import LinkKind
from generator.evidence.records.kinds import KINDS
from generator.evidence.records.markers import Trait
from generator.evidence.records.review import Review

VALUE: Final = "value"
"""What holds a value in a form that could also say why there is none."""

_THINGS: Final = "things: "
"""How ``admin-ids.js`` knows a field whose choices it offers."""

_OWN: Final = "own "


@dataclass(frozen=True)
class Offered:
    """What forms of one review offer."""

    review: Review

    @property
    def declared(self) -> tuple[Dimension, ...]:
        """The characteristics of studies that the review declares."""
        every = dimensions_of(self.review).values()
        return tuple(dimension for dimension in every if dimension.declared)


def is_declared(part: type[Record]) -> bool:
    """Whether such a part holds the value of a characteristic that the review declares."""
    own = field_of(part, "id")
    return bool(own and own.refers and own.refers.kinds == ("characteristic",))


def chosen(field: RecordField, model: type[Record], offered: Offered) -> dict[str, Any]:
    """A field of the model in which one chooses what it names; nothing where there is nothing."""
    home = _home(field)
    if home is None:
        return _among(_names(field, model), several=field.listed)
    if home.kind.model is not Review:
        return relation(home, several=field.listed)
    listed = known(getattr(offered.review, home.path[0].name))
    if not listed:
        return {}
    if home.path[0].name in offered.review.model_fields_set:
        return relation(home, several=field.listed)
    options = [{"label": title_of(one), "value": one.id} for one in listed]
    return {"widget": "select", "options": options, "multiple": field.listed}


def _home(field: RecordField) -> Home | None:
    """Where one chooses what a field names; None where that is in several places, or too deep."""
    kinds = field.refers.kinds if field.refers and not field.refers.in_own_record else ()
    found = [home for kind in kinds for home in homes(kind)]
    return found[0] if len(found) == 1 and len(found[0].path) <= 1 else None


def relation(home: Home, several: bool) -> dict[str, Any]:
    """One of the things that stand at home, by its id, shown by its title."""
    inside = "".join(f"{field.name}.*." for field in home.path)
    title = f"{inside}{in_form(title_path(home.model))}"
    value, shown = f"{inside}id", title
    if home.within_record:
        value, shown = f"{{{{id}}}}.{{{{{inside}id}}}}", f"{{{{id}}}}: {{{{{title}}}}}"
    elif len(title_path(home.model)) > 1:
        shown = f"{{{{id}}}}: {{{{{title}}}}}"
    where = (
        {"collection": home.kind.folder}
        if home.kind.folder
        else {"collection": "_singletons", "file": home.kind.name}
    )
    return {
        "widget": "relation",
        **where,
        "value_field": value,
        "display_fields": [shown],
        "search_fields": [value] if "{" in shown else [value, shown],
        "multiple": several,
        "dropdown_threshold": 0,
    }


def in_form(path: Iterable[RecordField]) -> str:
    """Where a value stands in a form: what may be absent is one level further in."""
    return ".".join(
        f"{field.name}.{VALUE}" if field.may_be_absent and not field.part else field.name
        for field in path
    )


def _among(names: Iterable[str], several: bool) -> dict[str, Any]:
    """One of what ``admin-ids.js`` finds; the program still wants to hear of a collection."""
    return {
        "widget": "relation",
        "collection": "_singletons",
        "file": "review",
        "value_field": "{{slug}}",
        "filters": [{"field": "slug", "values": [f"{_THINGS}{name}" for name in names]}],
        "multiple": several,
        "dropdown_threshold": 0,
    }


def _names(field: RecordField, model: type[Record]) -> tuple[str, ...]:
    """What a field of the model may name, as the keys of ``things``."""
    refers = field.refers
    if refers is None:
        return ()
    if refers.kind_in:
        kinds = field_of(model, refers.kind_in)
        return tuple(map(str, kinds.choices)) if kinds else ()
    return tuple(f"{_OWN}{kind}" if refers.in_own_record else kind for kind in refers.kinds)


def things() -> dict[str, list[dict[str, Any]]]:
    """Where ``admin-ids.js`` finds what it offers: records, the way down in them, and titles."""
    every = (model for kind in KINDS for model in models_in(kind.model))
    return {
        name: list(_places(name))
        for model in every
        for field in typed_fields(model)
        if field.refers and _home(field) is None
        for name in _names(field, model)
    }


def _places(name: str) -> Iterator[dict[str, Any]]:
    if name == LinkKind.PAGE:
        yield {"ids": list(urls.NAMED_PAGES)}
    for home in homes(name.removeprefix(_OWN)):
        yield {
            "kind": home.kind.name,
            "own": name.startswith(_OWN),
            "path": [field.name for field in home.path],
            "titles": _titles(home.model),
        }


def _titles(model: type[Record]) -> list[list[str]]:
    """The ways to what people call such a thing, the first choice first."""
    return [
        [field.name, *(inner.name for inner in (title_path(field.part) if field.part else ()))]
        for field in typed_fields(model)
        if Trait.TITLE in field.traits
    ]
