"""One field of a record as a field of a form: what one types, what it is called, what is allowed.

A form has no "either a value or why it is absent": such a field is one of several kinds, chosen
before it is filled in. ``assets/js/admin-record.js`` turns one into the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from generator.evidence.dimensions import Dimension
from generator.evidence.fields import Holds, RecordField, typed_fields
from generator.evidence.interface import ENGLISH, N_, _, spoken
from generator.evidence.record_links import homes
from generator.evidence.records.base import LINE_LIMIT, Record
from generator.evidence.records.dimensions import ValueKind
from generator.evidence.records.kinds import noun_of
from generator.evidence.records.markers import Trait
from generator.evidence.records.reported import PLAIN_REASONS, Absence, AbsenceReason
from generator.publish.admin.choices import VALUE, Offered, chosen, in_form, is_declared, relation

KIND_KEY: Final = "reported"
"""The field of a form that says whether a value is known, or why it is absent."""

KNOWN: Final = "yes"
ABSENCES: Final[Mapping[str, AbsenceReason]] = {
    str(reason).replace(" ", "-"): reason for reason in AbsenceReason
}
"""The other kinds by the reasons for which a value is absent."""


def form_fields(model: type[Record], offered: Offered) -> list[dict[str, Any]]:
    """The fields that people write, in house order, but for those that have nothing to choose from.

    What a command writes is in no form, and stays in the file as it is.
    """
    made = ((field, _body(field, model, offered)) for field in typed_fields(model))
    return [_field(field, body, offered) for field, body in made if body]


def _field(field: RecordField, body: dict[str, Any], offered: Offered) -> dict[str, Any]:
    head: dict[str, Any] = {
        "name": field.name,
        "label": _(field.label),
        "required": field.required,
    }
    if field.help:
        head["hint"] = _(field.help)
    if not field.may_be_absent:
        return head | body
    inside = (
        body["fields"]
        if body["widget"] == "object"
        else [{"name": VALUE, "label": _(field.label), "required": True} | body]
    )
    return head | {
        "widget": "object",
        "typeKey": KIND_KEY,
        "types": [
            {"name": KNOWN, "label": _("Reported"), "widget": "object", "fields": inside},
            *(_absence(name, reason, offered) for name, reason in ABSENCES.items()),
        ],
    }


def _absence(name: str, reason: AbsenceReason, offered: Offered) -> dict[str, Any]:
    """A kind that says why a value is absent, with the part in which it stands, if it does."""
    details = [] if reason in PLAIN_REASONS else form_fields(Absence, offered)
    return {
        "name": name,
        "label": _(reason.value).capitalize(),
        "widget": "object",
        "fields": [
            field | {"required": field["name"] == "part"}
            for field in details
            if field["name"] != "absent"
        ],
    }


def _body(field: RecordField, model: type[Record], offered: Offered) -> dict[str, Any]:
    """What one fills in; nothing where one would choose, and there is nothing to choose from."""
    if field.refers:
        return chosen(field, model, offered)
    if field.part:
        return _part(field, field.part, offered)
    if field.choices:
        options = [{"label": _words(choice), "value": choice.value} for choice in field.choices]
        return {"widget": "select", "options": options, "multiple": field.listed}
    if field.listed:
        item = {"name": "item", "label": _(field.label)}
        return _several(field, []) | {"field": item | _single(field)}
    return _LINES if field.one_or_more else _single(field)


def _part(field: RecordField, part: type[Record], offered: Offered) -> dict[str, Any]:
    if field.listed and is_declared(part):
        return _declared(part, offered)
    inside = form_fields(part, offered)
    if field.listed:
        return _several(field, inside) | {"fields": inside, "summary": _summary(part)}
    return {"widget": "object", "fields": inside}


_NOT_AS_IT_SHOULD: Final = N_("This is not written as it should.")
_LINES: Final = {"widget": "list"}
"""Texts, one a line."""


def _declared(part: type[Record], offered: Offered) -> dict[str, Any]:
    """What the review declares beside the usual fields, each by its name and as what it is."""
    inside = [field for field in typed_fields(part) if field.name != "id"]
    types = [
        {
            "name": dimension.id,
            "label": dimension.label,
            "widget": "object",
            "fields": [_of_declared(field, part, dimension, offered) for field in inside],
        }
        for dimension in offered.declared
    ]
    if not types:
        return {}
    return {
        "widget": "list",
        "label": _("Further characteristics"),
        "typeKey": "id",
        "types": types,
        "label_singular": noun_of("characteristic"),
        "collapsed": True,
        "allow_duplicate": False,
    }


def _of_declared(
    field: RecordField, part: type[Record], dimension: Dimension, offered: Offered
) -> dict[str, Any]:
    if field.name != VALUE:
        return _field(field, _body(field, part, offered), offered)
    named = replace(field, label=dimension.label, help=dimension.about)
    return _field(named, _value(named, dimension), offered)


def _value(field: RecordField, dimension: Dimension) -> dict[str, Any]:
    if dimension.kind is ValueKind.REFERENCE:
        return relation(homes(dimension.refers)[0], several=True)
    if dimension.kind is ValueKind.LEVEL:
        options = [{"label": level, "value": level} for level in dimension.scale.levels]
        return {"widget": "select", "options": options, "multiple": True}
    return _LINES if dimension.kind is ValueKind.LIST else _single(field)


def _words(choice: str) -> str:
    """A word of a closed list as it begins a sentence."""
    return choice.replace("-", " ").capitalize()


def _several(field: RecordField, inside: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    long = any(one["widget"] in {"list", "object"} for one in inside)
    return {
        "widget": "list",
        "label_singular": _one(field.label),
        "collapsed": long,
        "allow_duplicate": False,
    }


def _one(several: str) -> str:
    """One of what a list is called by; other languages than English have the label itself."""
    if spoken() is not ENGLISH:
        return _(several)
    several = several.lower()
    if several.endswith("ies"):
        return f"{several.removesuffix('ies')}y"
    return several.removesuffix("s")


def _summary(part: type[Record]) -> str:
    """An item of a list while it is closed: its id, or what stands first in it, and its title."""
    fields = typed_fields(part)
    titles = [field for field in fields if Trait.TITLE in field.traits]
    shown = dict.fromkeys(map(in_form, ((field,) for field in (fields[0], *titles[-1:]))))
    return ": ".join(f"{{{{fields.{name}}}}}" for name in shown)


def _single(field: RecordField) -> dict[str, Any]:
    if field.holds is Holds.TRUTH:
        return {"widget": "boolean", "default": bool(field.default)}
    if field.also_text:
        pattern = f"^[0-9]{{4}}$|{field.also_text}"
        return {"widget": "string", "pattern": [pattern, _(field.written_as)]}
    if field.holds is Holds.NUMBER:
        limits = {"min": field.least, "max": field.most}
        return {
            "widget": "number",
            "value_type": "int",
            **{name: limit for name, limit in limits.items() if limit is not None},
        }
    long = field.holds is Holds.PROSE or Trait.LONG in field.traits
    found: dict[str, Any] = {"widget": "text" if long else "string"}
    if field.pattern:
        found["pattern"] = [field.pattern, _(field.written_as or _NOT_AS_IT_SHOULD)]
    elif not field.listed:
        found["maxlength"] = field.longest or LINE_LIMIT
    if found["widget"] == "string":
        found["use_emoji_autocomplete"] = False
    return found
