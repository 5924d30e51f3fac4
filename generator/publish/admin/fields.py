"""One field of a record as a field of a form: what one types, what it is called, what is allowed.

A form has no "either a value or why it is absent": such a field is one of several kinds, chosen
before it is filled in. ``assets/js/admin-record.js`` turns one into the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from generator.evidence.fields import Holds, RecordField, title_path, typed_fields
from generator.evidence.record_links import Home, homes
from generator.evidence.records.base import LINE_LIMIT, Record
from generator.evidence.records.markers import Trait
from generator.evidence.records.reported import PLAIN_REASONS, Absence, AbsenceReason

KIND_KEY: Final = "reported"
"""The field of a form that says whether a value is known, or why it is absent."""

KNOWN: Final = "yes"
VALUE: Final = "value"
ABSENCES: Final[Mapping[str, AbsenceReason]] = {
    str(reason).replace(" ", "-"): reason for reason in AbsenceReason
}
"""The other kinds by the reasons for which a value is absent."""


def form_fields(model: type[Record], collections: frozenset[str]) -> list[dict[str, Any]]:
    """The fields that people write, in house order; relations lead to collections that there are.

    What a command writes is in no form, and stays in the file as it is.
    """
    return [_field(field, collections) for field in typed_fields(model)]


def _field(field: RecordField, collections: frozenset[str]) -> dict[str, Any]:
    head: dict[str, Any] = {
        "name": field.name,
        "label": field.label,
        "required": field.required,
    }
    if field.help:
        head["hint"] = field.help
    body = _body(field, collections)
    if not field.may_be_absent:
        return head | body
    inside = (
        body["fields"]
        if body["widget"] == "object"
        else [{"name": VALUE, "label": field.label, "required": True} | body]
    )
    return head | {
        "widget": "object",
        "typeKey": KIND_KEY,
        "types": [
            {"name": KNOWN, "label": "Reported", "widget": "object", "fields": inside},
            *(_absence(name, reason, collections) for name, reason in ABSENCES.items()),
        ],
    }


def _absence(name: str, reason: AbsenceReason, collections: frozenset[str]) -> dict[str, Any]:
    """A kind that says why a value is absent, with the part in which it stands, if it does."""
    details = [] if reason in PLAIN_REASONS else form_fields(Absence, collections)
    return {
        "name": name,
        "label": str(reason).capitalize(),
        "widget": "object",
        "fields": [
            field | {"required": field["name"] == "part"}
            for field in details
            if field["name"] != "absent"
        ],
    }


def _body(field: RecordField, collections: frozenset[str]) -> dict[str, Any]:
    home = _home(field)
    if home and (home.kind.folder or home.kind.name) in collections:
        return _relation(home, several=field.listed)
    if field.part and field.listed:
        inside = form_fields(field.part, collections)
        return _several(field, inside) | {"fields": inside, "summary": _summary(field.part)}
    if field.part:
        return {"widget": "object", "fields": form_fields(field.part, collections)}
    if field.choices:
        options = [{"label": _words(choice), "value": choice.value} for choice in field.choices]
        return {"widget": "select", "options": options, "multiple": field.listed}
    if field.listed:
        item = {"name": "item", "label": field.label}
        return _several(field, []) | {"field": item | _single(field)}
    return _single(field)


def _home(field: RecordField) -> Home | None:
    """Where one chooses what a field names; None where that is in several places, or too deep."""
    kinds = field.refers.kinds if field.refers and not field.refers.in_own_record else ()
    found = [home for kind in kinds for home in homes(kind)]
    return found[0] if len(found) == 1 and len(found[0].path) <= 1 else None


def _words(choice: str) -> str:
    """A word of a closed list as it begins a sentence."""
    return choice.replace("-", " ").capitalize()


def _several(field: RecordField, inside: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    long = any(one["widget"] in {"list", "object"} for one in inside)
    return {
        "widget": "list",
        "label_singular": _one(field.label.lower()),
        "collapsed": long,
        "allow_duplicate": False,
    }


def _one(several: str) -> str:
    """One of what a list is called by."""
    if several.endswith("ies"):
        return f"{several.removesuffix('ies')}y"
    return several.removesuffix("s")


def _summary(part: type[Record]) -> str:
    """An item of a list while it is closed: its id, or what stands first in it, and its title."""
    fields = typed_fields(part)
    titles = [field for field in fields if Trait.TITLE in field.traits]
    shown = dict.fromkeys(map(in_form, ((field,) for field in (fields[0], *titles[-1:]))))
    return ": ".join(f"{{{{fields.{name}}}}}" for name in shown)


def in_form(path: Iterable[RecordField]) -> str:
    """Where a value stands in a form: what may be absent is one level further in."""
    return ".".join(
        f"{field.name}.{VALUE}" if field.may_be_absent and not field.part else field.name
        for field in path
    )


def _relation(home: Home, several: bool) -> dict[str, Any]:
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


def _single(field: RecordField) -> dict[str, Any]:
    if field.holds is Holds.TRUTH:
        return {"widget": "boolean", "default": bool(field.default)}
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
        found["pattern"] = [field.pattern, field.written_as or "This is not written as it should."]
    elif not field.listed:
        found["maxlength"] = field.longest or LINE_LIMIT
    if found["widget"] == "string":
        found["use_emoji_autocomplete"] = False
    return found
