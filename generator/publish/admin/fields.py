"""One field of a record as a field of a form: what one types, what it is called, what is allowed.

A form has no "either a value or why it is absent": such a field is one of several kinds, chosen
before it is filled in. ``assets/js/admin-record.js`` turns one into the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final

from generator.evidence.fields import FieldRule, fields_of
from generator.evidence.records.base import ID_PATTERN, LINE_LIMIT, Record
from generator.evidence.records.kinds import KINDS
from generator.evidence.records.reported import PLAIN_REASONS, Absence, AbsenceReason
from generator.evidence.text.addresses import URL_PATTERN
from generator.evidence.text.doi import DOI_PATTERN

KIND_KEY: Final = "reported"
"""The field of a form that says whether a value is known, or why it is absent."""

KNOWN: Final = "yes"
VALUE: Final = "value"
ABSENCES: Final[Mapping[str, AbsenceReason]] = {
    str(reason).replace(" ", "-"): reason for reason in AbsenceReason
}
"""The other kinds by the reasons for which a value is absent."""

_LONG = frozenset(
    (
        *("text", "statement", "summary", "description", "message", "meaning", "definition"),
        *("explanation", "reason", "voice_reason", "criterion", "remark", "returns", "copy_note"),
        *("where", "concept", "tagline", "introduction", "threshold", "reference_note", "title"),
        *("section", "value", "method"),
    )
)
_WORDS = {"id": "Id", "doi": "DOI", "url": "Address (URL)", "et_al": "And others (et al.)"}

_FORMS = {
    ID_PATTERN: "Lower-case letters and digits, in words joined by hyphens.",
    DOI_PATTERN: "A DOI begins with 10. and has no https://doi.org/ before it.",
    URL_PATTERN: "An address begins with https:// or http://.",
}
"""What is said where a text has the wrong form."""

_STUDIES = ("studies", "id", ("{{id}}: {{reference.title}}",))
_RELATIONS: Mapping[tuple[str, str], tuple[str, str, tuple[str, ...]]] = {
    ("Statement", "studies"): _STUDIES,
    ("Quote", "themes"): ("themes", "id", ("title",)),
    ("Quote", "interpretations"): ("interpretations", "id", ("title",)),
    ("ThemeLink", "theme"): ("themes", "id", ("title",)),
    ("Characteristics", "models"): ("models", "id", ("title",)),
    ("FindingLink", "finding"): (
        "themes",
        "{{id}}.{{findings.*.id}}",
        ("{{id}}: {{findings.*.statement}}",),
    ),
    ("CycleStep", "models"): ("models", "id", ("title",)),
    ("Cycle", "interpretation"): ("interpretations", "id", ("title",)),
    ("SourcePlace", "source"): ("sources", "id", ("label",)),
    ("Absence", "source"): ("sources", "id", ("label",)),
    ("Review", "source"): ("sources", "id", ("label",)),
    ("Framework", "source"): ("sources", "id", ("label",)),
    ("Theme", "kind"): ("review", "theme_kinds.*.id", ("theme_kinds.*.label",)),
    ("Theme", "category"): ("review", "categories.*.id", ("categories.*.title",)),
    ("Term", "see"): ("glossary", "terms.*.id", ("terms.*.term",)),
    ("Characteristic", "id"): ("review", "characteristics.*.id", ("characteristics.*.label",)),
}
"""Fields that hold ids of other records: where these stand, the id there, and how it is shown."""

_SINGLE_FILES = frozenset(kind.name for kind in KINDS if not kind.folder)


def form_fields(model: type[Record], collections: frozenset[str]) -> list[dict[str, Any]]:
    """The fields of a model, in house order; relations lead only to collections that there are."""
    return [_field(model, rule, collections) for rule in fields_of(model)]


def label(name: str) -> str:
    """What a field is called in a form."""
    return _WORDS.get(name) or name.replace("_", " ").capitalize()


def _field(model: type[Record], rule: FieldRule, collections: frozenset[str]) -> dict[str, Any]:
    head: dict[str, Any] = {
        "name": rule.name,
        "label": label(rule.name),
        "required": rule.required,
    }
    if rule.about:
        head["hint"] = rule.about
    body = _body(model, rule, collections)
    if not rule.or_not_reported:
        return head | body
    inside = (
        body["fields"]
        if body["widget"] == "object"
        else [{"name": VALUE, "label": label(rule.name), "required": True} | body]
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


def _body(model: type[Record], rule: FieldRule, collections: frozenset[str]) -> dict[str, Any]:
    schema = _schema(model).get(rule.name, {})
    relation = _relation_of(model, rule.name)
    if relation and relation[0] in collections:
        return _relation(relation, several=rule.listed)
    if rule.part and rule.listed:
        inside = form_fields(rule.part, collections)
        return _several(rule, inside) | {"fields": inside, "summary": _summary(inside)}
    if rule.part:
        return {"widget": "object", "fields": form_fields(rule.part, collections)}
    if rule.choices:
        options = [{"label": label(choice.replace("-", "_")), "value": choice}
                   for choice in rule.choices]  # fmt: skip
        return {"widget": "select", "options": options, "multiple": rule.listed}
    single = _single(rule, schema)
    if rule.listed:
        return _several(rule, []) | {"field": {"name": "item", "label": label(rule.name)} | single}
    return single


def _relation_of(model: type[Record], name: str) -> tuple[str, str, tuple[str, ...]] | None:
    """What a field leads to; what is a statement leads where statements do."""
    names = (kind.__name__ for kind in model.__mro__)
    return next((_RELATIONS[kind, name] for kind in names if (kind, name) in _RELATIONS), None)


def _one(several: str) -> str:
    """One of what a list is called by."""
    if several.endswith("ies"):
        return f"{several.removesuffix('ies')}y"
    return several.removesuffix("s")


def _several(rule: FieldRule, inside: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    long = any(field["widget"] in {"list", "object"} for field in inside)
    return {
        "widget": "list",
        "label_singular": _one(label(rule.name).lower()),
        "collapsed": long,
        "allow_duplicate": False,
    }


def _summary(inside: Iterable[Mapping[str, Any]]) -> str:
    names = {field["name"] for field in inside}
    named = [name for name in ("id", "family", "name", "kind", "theme", "finding", "target")
             if name in names]  # fmt: skip
    said = [name for name in ("statement", "title", "term", "text", "label", "section")
            if name in names]  # fmt: skip
    return ": ".join(f"{{{{fields.{name}}}}}" for name in (*named[:1], *said[:1]))


def _relation(relation: tuple[str, str, tuple[str, ...]], several: bool) -> dict[str, Any]:
    collection, value, shown = relation
    where = (
        {"collection": "_singletons", "file": collection}
        if collection in _SINGLE_FILES
        else {"collection": collection}
    )
    return {
        "widget": "relation",
        **where,
        "value_field": value,
        "display_fields": list(shown),
        "search_fields": [value, *(name for name in shown if "{" not in name)],
        "multiple": several,
        "dropdown_threshold": 0,
    }


def _single(rule: FieldRule, schema: Mapping[str, Any]) -> dict[str, Any]:
    if rule.form == "true or false":
        return {"widget": "boolean", "default": bool(schema.get("default"))}
    if rule.form == "a whole number":
        limits = {"min": schema.get("minimum"), "max": schema.get("maximum")}
        return {
            "widget": "number",
            "value_type": "int",
            **{name: limit for name, limit in limits.items() if limit is not None},
        }
    found: dict[str, Any] = {"widget": "text" if rule.name in _LONG else "string"}
    if pattern := schema.get("pattern"):
        found["pattern"] = [pattern, _FORMS.get(pattern, "This is not written as the hint says.")]
    elif not rule.listed:
        found["maxlength"] = schema.get("maxLength", LINE_LIMIT)
    if found["widget"] == "string":
        found["use_emoji_autocomplete"] = False
    return found


@cache
def _schema(model: type[Record]) -> Mapping[str, Mapping[str, Any]]:
    """The JSON Schema of each field; of a field that may be left out, or is a list, what is in."""
    schema = model.model_json_schema()
    return {name: _inner(found) for name, found in schema["properties"].items()}


def _inner(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    said = {key: value for key, value in schema.items() if key in {"description", "default"}}
    for branch in schema.get("anyOf", ()):
        if branch.get("type") not in {None, "null"} and "const" not in branch:
            return {**_inner(branch), **said}
    if schema.get("type") == "array":
        return {**_inner(schema["items"]), **said}
    return schema
