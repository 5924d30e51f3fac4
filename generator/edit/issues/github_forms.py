"""The forms as GitHub reads them: ``.github/ISSUE_TEMPLATE/*.yml``.

Format: docs.github.com, "Syntax for GitHub's form schema".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from generator.edit.issues.questions import Form, FormQuestion, Shape
from generator.edit.writing.layout import mapping_lines
from generator.evidence import urls
from generator.evidence.interface import _

FOLDER: Final = Path(".github/ISSUE_TEMPLATE")
_FIRST = "# Written by `evidence forms`; to change a question, change generator/edit/issues/."
_AREAS = frozenset({Shape.LINES, Shape.PARAGRAPH, Shape.VERBATIM, Shape.AUTHORS, Shape.NAMED})


def form_files(site_address: str, forms: Sequence[Form]) -> dict[str, str]:
    """The text of every file by its name; the chooser leads to the site at this address."""
    files = {f"{form.name}.yml": _text(_form(form)) for form in forms}
    return {**files, "config.yml": _text(_chooser(site_address))}


def _text(document: Mapping[str, Any]) -> str:
    return "\n".join((_FIRST, *mapping_lines(document, None, 0))) + "\n"


def _chooser(site_address: str) -> dict[str, Any]:
    return {
        "blank_issues_enabled": False,
        "contact_links": [
            {
                "name": _("How to contribute"),
                "url": f"{site_address.rstrip('/')}/{urls.CONTRIBUTING}",
                "about": _("The three ways: a form, the browser, or the files themselves."),
            },
        ],
    }


def _form(form: Form) -> dict[str, Any]:
    promises = {
        "type": "checkboxes",
        "id": "promises",
        "attributes": {
            "label": form.promises_label,
            "options": [{"label": text, "required": True} for text in form.promises],
        },
    }
    return {
        "name": form.title,
        "description": form.about,
        "title": f"{form.title}: ",
        "labels": [form.label],
        "body": [
            {"type": "markdown", "attributes": {"value": form.opening}},
            *map(_element, form.questions),
            *([promises] if form.promises else []),
        ],
    }


def _element(question: FormQuestion) -> dict[str, Any]:
    attributes: dict[str, Any] = {"label": question.label}
    if question.about:
        attributes["description"] = question.about
    if question.shape is Shape.CHOICE:
        kind = "dropdown"
        attributes["options"] = list(question.choices)
    else:
        kind = "textarea" if question.shape in _AREAS else "input"
        if question.example:
            attributes["placeholder"] = question.example
    if question.shape is Shape.VERBATIM:
        attributes["render"] = "text"
    element = {"type": kind, "id": question.id, "attributes": attributes}
    if question.required:
        element["validations"] = {"required": True}
    return element
