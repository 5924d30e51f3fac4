"""The configuration of the editor: every kind of record with the fields of its form."""

from __future__ import annotations

from typing import Any, Final

from generator.edit.writing import first_line
from generator.evidence import urls
from generator.evidence.fields import Holds, fields_of, title_path
from generator.evidence.interface import N_, _
from generator.evidence.records.base import Record
from generator.evidence.records.dimensions import ValueKind
from generator.evidence.records.kinds import KINDS, Kind, noun_of
from generator.evidence.records.markers import Trait
from generator.evidence.records.reported import PLAIN_REASONS, Absence
from generator.evidence.records.review import Review
from generator.publish.admin.choices import VALUE, Offered, in_form, things
from generator.publish.admin.fields import ABSENCES, KIND_KEY, KNOWN, form_fields

FORMAT = "evidence-{}"
"""How the editor calls the format of a kind's files; ``admin.js`` registers it."""

STAYS: Final = N_(
    "Once the record is saved, its id stays, for links from elsewhere lead to it. "
    "How to rename a record: see the page from which this editor was opened."
)
"""What is said of the id of a record."""

_FORMS = {
    Holds.TEXT: "text",
    Holds.PROSE: "prose",
    Holds.NUMBER: "a whole number",
    Holds.TRUTH: "true or false",
    Holds.PART: "text",
}
"""How ``admin-record.js`` knows what a field holds."""


def config(content: str, host: urls.GitHost | None, review: Review) -> dict[str, Any]:
    """The configuration for records of a review below this folder of the repository."""
    offered = Offered(review)
    content = f"{content}/" if content else ""
    several = [kind for kind in KINDS if kind.folder]
    one = [kind for kind in KINDS if not kind.folder]
    return {
        "load_config_file": False,
        "app_title": _("Editing the records"),
        "logo": {"src": "../../assets/images/favicon.svg"},
        "backend": _backend(host),
        **({"publish_mode": "editorial_workflow"} if host and host.drafts else {}),
        "media_folder": f"{content}pages/images",
        "media_libraries": {"default": {"config": {"multiple": False}}},
        "editor": {"preview": False},
        "slug": {"encoding": "ascii", "clean_accents": True},
        "output": {"omit_empty_optional_fields": True},
        "collections": [_folder(kind, content, offered) for kind in several],
        "singletons": [_file(kind, content, offered) for kind in one],
    }


def _backend(host: urls.GitHost | None) -> dict[str, Any]:
    if host is None:
        # Nowhere to sign in: on one's own computer, the folder of the repository is opened instead.
        return {"name": "github", "repo": "local/synthesis", "auth_methods": ["token"]}
    return {
        "name": host.kind,
        "repo": host.repository,
        "branch": host.branch,
        "api_root": host.api,
        "auth_methods": ["token"],
        "commit_messages": {
            "create": "Add {{path}}",
            "update": "Change {{path}}",
            "delete": "Remove {{path}}",
        },
    }


def _folder(kind: Kind, content: str, offered: Offered) -> dict[str, Any]:
    return {
        "name": kind.folder,
        "label": noun_of(kind.folder).capitalize(),
        "label_singular": noun_of(kind.name).capitalize(),
        "folder": f"{content}{kind.folder}",
        "create": True,
        "delete": False,
        "extension": "yml",
        "format": FORMAT.format(kind.name),
        "identifier_field": "id",
        "slug": {"template": "{{id}}", "editable": False},
        "summary": _summary(kind.model),
        "fields": [_own_id(field) for field in form_fields(kind.model, offered)],
    }


def _own_id(field: dict[str, Any]) -> dict[str, Any]:
    """The field of a record's own id says beside it what becomes of the id; others as they are."""
    return field | {"hint": f"{field['hint']} {_(STAYS)}"} if field["name"] == "id" else field


def _summary(model: type[Record]) -> str:
    """A record in a list of records: its titles, or its id and its title."""
    titles = [in_form((field,)) for field in fields_of(model) if Trait.TITLE in field.traits]
    shown = titles if len(titles) > 1 else ["id", in_form(title_path(model))]
    return " – ".join(f"{{{{{name}}}}}" for name in shown)


def _file(kind: Kind, content: str, offered: Offered) -> dict[str, Any]:
    return {
        "name": kind.name,
        "label": noun_of(kind.name).capitalize(),
        "file": f"{content}{kind.file}",
        "format": FORMAT.format(kind.name),
        "fields": form_fields(kind.model, offered),
    }


def shapes(review: Review) -> dict[str, Any]:
    """What turns a form into a record and back: fields in house order, and what may be missing."""
    alone = {ValueKind.TEXT, ValueKind.NUMBER}
    models: dict[str, list[dict[str, Any]]] = {}
    _collect(Absence, models)
    for kind in KINDS:
        _collect(kind.model, models)
    return {
        "kindKey": KIND_KEY,
        "known": KNOWN,
        "value": VALUE,
        "alone": [one.id for one in Offered(review).declared if one.kind in alone],
        "numbers": [one.id for one in Offered(review).declared if one.kind is ValueKind.NUMBER],
        "absences": {
            name: {"words": words, "alone": words in PLAIN_REASONS}
            for name, words in ABSENCES.items()
        },
        "absence": _name(Absence),
        "things": {
            name: [
                place | ({"record": FORMAT.format(place.pop("kind"))} if "kind" in place else {})
                for place in places
            ]
            for name, places in things().items()
        },
        "models": models,
        "records": {
            FORMAT.format(kind.name): {"model": _name(kind.model), "first": first_line(kind)}
            for kind in KINDS
        },
    }


def _collect(model: type[Record], models: dict[str, list[dict[str, Any]]]) -> None:
    if _name(model) in models:
        return
    found = models.setdefault(_name(model), [])
    for rule in fields_of(model):
        found.append(
            {
                "name": rule.name,
                "required": rule.required,
                "part": _name(rule.part) if rule.part else "",
                "listed": rule.listed,
                "row": rule.in_a_row,
                "oneOrMore": rule.one_or_more,
                "orNotReported": rule.may_be_absent,
                "form": _FORMS[rule.holds],
                "default": rule.default if rule.holds is Holds.TRUTH else None,
            }
        )
        if rule.part:
            _collect(rule.part, models)


def _name(model: type[Record]) -> str:
    """Two modules may have models of the same name."""
    return f"{model.__module__.rpartition('.')[2]}.{model.__name__}"
