"""The issue forms: GitHub reads them, they ask for all that a record needs, they are fresh."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from generator.cli import main
from generator.edit.issues.forms import ADD_QUOTE, FORMS, PROPOSE_STUDY
from generator.edit.issues.github_forms import FOLDER, form_files
from generator.edit.issues.links import with_form_links
from generator.edit.issues.questions import Form, ask
from generator.edit.issues.review_forms import FURTHER, forms_of
from generator.evidence import urls
from generator.evidence.catalogue import build_catalogue
from generator.evidence.fields import fields_of
from generator.evidence.loading import Content, load_content
from generator.evidence.records.base import Record
from generator.evidence.records.study import Quote, Study
from tests.conftest import REPOSITORY, SAMPLE, TESTS, with_records

ADDRESS = "https://example.org/explorer/"
DOCUMENTS = {name: yaml.safe_load(text) for name, text in form_files(ADDRESS, FORMS).items()}
MADE_UP = {"id"}
"""Required fields that nobody is asked for: ids are made of the answers."""


def _errors(schema: str, document: Any) -> list[str]:
    read = json.loads((TESTS / "github" / schema).read_text(encoding="utf-8"))
    return [error.message[:300] for error in Draft7Validator(read).iter_errors(document)]


@pytest.mark.parametrize(
    "change",
    [
        {"name": ""},
        {"body": []},
        {"body": [{"type": "input", "attributes": {}}]},
        {"body": [{"type": "dropdown", "attributes": {"label": "A", "options": []}}]},
        {"colour": "red"},
    ],
)
def test_a_form_that_github_refuses_is_seen(change: dict[str, Any]) -> None:
    assert _errors("github-issue-forms.json", {**DOCUMENTS["add-quote.yml"], **change})


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_github_can_read_a_form(form: Form) -> None:
    document = DOCUMENTS[f"{form.name}.yml"]
    assert _errors("github-issue-forms.json", document) == []
    asked = [element for element in document["body"] if element["type"] != "markdown"]
    ids = [element["id"] for element in asked]
    labels = [element["attributes"]["label"] for element in asked]
    assert len(set(ids)) == len(ids)
    assert len(set(labels)) == len(labels)
    assert all(label == label.strip() and "\n" not in label for label in labels)


def test_github_can_read_the_chooser() -> None:
    document = DOCUMENTS["config.yml"]
    assert _errors("github-issue-config.json", document) == []
    assert _errors("github-issue-config.json", {**document, "blank": True})
    assert document["blank_issues_enabled"] is False
    assert [link["url"] for link in document["contact_links"]] == [f"{ADDRESS}contributing/"]


def _required(model: type[Record]) -> Iterator[tuple[str, ...]]:
    """The paths of the fields without which a record is refused, down to the last."""
    for rule in fields_of(model):
        if rule.required and rule.part and not rule.listed and not rule.may_be_absent:
            yield from ((rule.name, *path) for path in _required(rule.part))
        elif rule.required:
            yield (rule.name,)


@pytest.mark.parametrize(("form", "model"), [(PROPOSE_STUDY, Study), (ADD_QUOTE, Quote)])
def test_a_form_asks_for_all_that_a_record_needs(form: Form, model: type[Record]) -> None:
    asked = {path[:length] for a in form.questions for path in a.paths for length in range(1, 9)}
    assert {path for path in _required(model) if path[0] not in MADE_UP} <= asked
    must = {path for a in form.questions if a.required for path in a.paths}
    needed = {path for path in _required(model) if path[0] not in MADE_UP | {"ladder"}}
    assert needed <= must


def test_choices_are_those_of_the_model() -> None:
    options = {
        element["id"]: element["attributes"]["options"]
        for element in DOCUMENTS["add-quote.yml"]["body"]
        if element["type"] == "dropdown"
    }
    assert options == {
        "voice": ["participant", "author", "other", "unclear"],
        "voice-basis": ["source", "editors"],
    }


def test_a_question_about_a_field_that_is_not_there_is_seen() -> None:
    with pytest.raises(LookupError):
        ask(Study, "colour", "Colour", "reference.colour")


# --- in the words of a review ----------------------------------------------------------------


def test_a_form_asks_in_the_words_of_the_review_and_for_what_it_declares() -> None:
    content = load_content(SAMPLE)[0]
    (form,) = (form for form in forms_of(content) if form.kind == "study" and form != ADD_QUOTE)
    labels = {question.id: question.label for question in form.questions}
    dimensions = build_catalogue(content).dimensions
    assert labels["provision"] == dimensions["provision"].label
    assert labels["score"] == dimensions["score"].label
    assert labels["score-section"] == f"{dimensions['score'].label}: section of the source"
    further = next(question for question in form.questions if question.id == FURTHER)
    declared = [one for one in dimensions.values() if one.declared]
    assert further.names == tuple((one.label, one.id) for one in declared)
    assert declared


def test_a_form_does_not_ask_for_what_the_review_has_no_notion_of(sample: Path) -> None:
    content = load_content(sample)[0]
    studies = []
    for study in content.of("study"):
        value = study.record.model_dump(exclude_unset=True)
        value["characteristics"].pop("models")
        studies.append(value)
    without = with_records(with_records(content, "study", studies), "model", ())
    without = with_records(without, "review", [_silent(content)])
    (form,) = (form for form in forms_of(without) if form.name == PROPOSE_STUDY.name)
    asked = {question.id for question in form.questions}
    assert {question.id for question in PROPOSE_STUDY.questions} - asked == {"models"}
    assert FURTHER not in asked


def _silent(content: Content) -> dict[str, Any]:
    """The review without a word on its dimensions, and without characteristics of its own."""
    (review,) = content.of("review")
    value = review.record.model_dump(exclude_unset=True)
    value.pop("dimensions", None)
    value.pop("characteristics", None)
    return value


# --- the command -----------------------------------------------------------------------------


def test_the_forms_are_fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(REPOSITORY)
    monkeypatch.delenv("SITE_URL", raising=False)
    assert main(["forms", "--check"]) == 0, "run: evidence forms"
    assert {file.name for file in (REPOSITORY / FOLDER).iterdir()} == set(DOCUMENTS)


def test_a_stale_form_is_told_and_left_alone_then_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(REPOSITORY)
    folder = tmp_path / "forms"
    assert main(["forms", "--to", str(folder)]) == 0
    file = folder / "add-quote.yml"
    file.write_bytes(b"name: \xff\n")
    capsys.readouterr()
    assert main(["forms", "--check", "--to", str(folder)]) == 1
    assert capsys.readouterr().err == f"{file} is not up to date; run: evidence forms\n"
    assert file.read_bytes() == b"name: \xff\n"
    assert main(["forms", "--to", str(folder)]) == 0
    assert main(["forms", "--check", "--to", str(folder)]) == 0


def test_without_content_there_are_no_forms(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["forms"]) == 2
    assert capsys.readouterr().err.startswith("There is no content.")
    assert list(tmp_path.iterdir()) == []


# --- links to the forms ----------------------------------------------------------------------

EDITOR = "https://github.example/owner/name/edit/main/"
FORM = "https://github.example/owner/name/issues/new?template="


@pytest.mark.parametrize(
    "editor",
    ["", "content/", "https://gitlab.example/a/b/-/edit/main/", "javascript://a/b/c/edit/main/"],
)
def test_without_a_host_with_forms_there_is_no_link(editor: str) -> None:
    assert urls.issue_form(editor, "add-quote") == ""
    page = '<p><a href="form:add-quote">the <em>form</em></a></p>'
    assert with_form_links(page, editor) == "<p>the <em>form</em></p>"


def test_a_page_leads_to_a_form_with_its_address_filled_in() -> None:
    here = (("page", "https://example.org/?a=1&b=2#c d"),)
    assert urls.issue_form(EDITOR, "correct-something", here) == (
        f"{FORM}correct-something.yml&page=https%3A%2F%2Fexample.org%2F%3Fa%3D1%26b%3D2%23c+d"
    )
    page = '<a href="form:add-quote">A</a> <a href="form:other">B</a> <a href="x">C</a>'
    assert with_form_links(page, EDITOR) == (
        f'<a href="{FORM}add-quote.yml">A</a> B <a href="x">C</a>'
    )
