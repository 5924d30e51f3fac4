"""The editor in the browser: forms for every field, and files that are read as they were meant."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from generator.edit.writing import record_text
from generator.edit.writing.layout import mapping_lines
from generator.evidence import urls
from generator.evidence.fields import fields_of
from generator.evidence.loading import load_content
from generator.evidence.loading.yaml_text import read_yaml
from generator.evidence.problems import InvalidContent, Severity
from generator.evidence.records.base import ID_PATTERN
from generator.evidence.records.dimensions import THEME_KINDS
from generator.evidence.records.kinds import KINDS
from generator.evidence.records.reported import PLAIN_REASONS
from generator.evidence.records.review import Review
from generator.evidence.text.compact import compact_json
from generator.publish.admin import admin_files
from generator.publish.admin.choices import VALUE
from generator.publish.admin.config import config, shapes
from generator.publish.admin.program import program
from tests import node
from tests.conftest import CONTENT, REPOSITORY, SAMPLE, made_study
from tests.house import SCHEMA_LINE
from tests.test_traps import ALL as TRAPS
from tests.test_traps import AS_TYPED

TEMPLATES = REPOSITORY / "site_templates"
REVIEW = next(review for _, review in load_content(SAMPLE)[0].records(Review))
HOST = urls.Editing.at("https://github.com/owner/repository/edit/main/", "content")


@pytest.fixture(scope="module")
def shapes_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("admin") / "shapes.json"
    file.write_text(compact_json(shapes(REVIEW)), encoding="utf-8")
    return file


def asked(shapes_file: Path, *cases: tuple[Any, ...]) -> list[Any]:
    """What the editor's scripts say of each case."""
    answers: list[Any] = node.ask("admin_ask.mjs", cases, shapes_file)
    return answers


def _comments(text: str) -> list[str]:
    """Every comment but the way to the schema, which a saved record has in any case."""
    comments = re.findall(r"(?m)^\s*(#.*)$", text)
    return sorted(comment for comment in comments if not comment.startswith(SCHEMA_LINE))


def _without_comments(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if not line.lstrip().startswith("#"))


def test_every_record_comes_back_from_its_form_in_house_order(shapes_file: Path) -> None:
    """Text for text what the house writes, so that a change shows as a change and nothing else."""
    entries = [entry for root in (SAMPLE, CONTENT) for entry in load_content(root)[0].all()]
    texts = [Path(entry.path).read_text(encoding="utf-8") for entry in entries]
    names = [f"evidence-{entry.kind.name}" for entry in entries]
    cases = [("again", name, text) for name, text in zip(names, texts, strict=True)]
    assert entries
    for entry, text, saved in zip(entries, texts, asked(shapes_file, *cases), strict=True):
        assert _without_comments(saved) == _without_comments(record_text(entry.record, entry.kind))
        if text.startswith(SCHEMA_LINE):
            assert saved.split("\n")[0] == text.split("\n")[0], "the way to the schema stays"
        assert _comments(saved) == _comments(text)


@pytest.mark.parametrize(
    "written",
    [
        *PLAIN_REASONS,
        {"absent": "not in our copy", "part": "Table 4"},
        {"absent": "not in our copy", "part": "Table 4", "source": "leaflet"},
    ],
)
def test_a_reason_for_which_a_value_is_absent_comes_back(shapes_file: Path, written: Any) -> None:
    study = made_study(0, ladder=written)
    study["characteristics"] |= dict.fromkeys(("study_country", "models", "provision"), written)
    kind = next(kind for kind in KINDS if kind.name == "study")
    text = record_text(kind.model.model_validate(study), kind)
    without_the_empty = text.replace("quotes: []\n", "")
    assert asked(shapes_file, ("again", "evidence-study", text)) == [without_the_empty]


def test_a_comment_stays_with_the_line_that_follows_it(shapes_file: Path) -> None:
    text = (
        "# yaml-language-server: $schema=../../schemas/theme.schema.json\n# Of the theme.\n"
        "id: a-theme\ntitle: 'Title'\nfindings:\n  # Of the finding.\n  - id: one\n"
        "    # Of its words.\n    statement: Words.\n# At the end.\n"
    )
    (saved,) = asked(shapes_file, ("again", "evidence-theme", text))
    assert saved == text.replace("'Title'", "Title")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: &x 1\nb: 2\n", "Anchors"),
        ("a: !!str 1\n", "Anchors"),
        ("a: 1\na: 2\n", "twice"),
        ("a: [1\n", ""),
        ("__proto__: 1\n", "twice"),
    ],
)
def test_a_file_that_is_no_record_is_refused(text: str, said: str, shapes_file: Path) -> None:
    (answer,) = asked(shapes_file, ("read", text))
    assert said in answer["error"]


def test_comments_beside_what_holds_no_words_are_kept(shapes_file: Path) -> None:
    text = (
        f"{SCHEMA_LINE}theme.schema.json\nid: a-theme\norder: 3  # The third.\n"
        "findings:  # Two of them.\n  - id: one\n    statement: >-\n      Words\n      # of it.\n"
        "  -  # The other.\n    id: two\n    title:  # to fill in: the words\n"
    )
    (saved,) = asked(shapes_file, ("again", "evidence-theme", text))
    assert _comments(saved) == ["# The other.", "# The third.", "# Two of them."]
    assert '"Words # of it."' in saved


def test_what_the_check_says_of_lost_words_the_editor_refuses(shapes_file: Path) -> None:
    lost = {}
    for trap in TRAPS:
        _, marks, problems = read_yaml(trap.text.encode(), "x.yml")
        doubts = [doubt.problem for doubt in marks.doubts]
        told = {doubt.code for doubt in doubts if doubt.severity is Severity.ERROR}
        if not problems and trap.group != AS_TYPED and "S008" in told:
            lost[trap.typed] = trap.text
    answers = asked(shapes_file, *(("read", text) for text in lost.values()))
    assert len(answers) == len(lost) > 10
    assert [typed for typed, one in zip(lost, answers, strict=True) if "error" not in one] == []


def test_values_are_read_as_the_check_reads_them(shapes_file: Path) -> None:
    values = ["no", "0x1F", "0o7", "1_000", "2024-05-04", "12:30", "~", "null", "true", "True"]
    values += ["'9'", "9", "-3", "1e3", ".5", "1.", ".inf", "<<", "=", "''", "2021 ", "[1, a]"]
    texts = [f"a: {value}\n" for value in values]
    answers = asked(shapes_file, *(("read", text) for text in texts))
    assert len(answers) == len(values)
    for text, answer in zip(texts, answers, strict=True):
        value, _, problems = read_yaml(text.encode(), "x.yml")
        assert not problems
        assert answer == json.loads(json.dumps(value)), text


ODD = st.text(
    st.one_of(
        st.sampled_from("ab 0#:-?,[]{}&*!|>'\"%@`\\\n~=<_.\u00a0\u00ad\u200b\u2028\ufeff“é水"),
        # What a newer Unicode than Python's calls a character is not asked.
        st.characters(codec="utf-8", exclude_categories=["Cn", "Co", "Cs"]),
    ),
    max_size=40,
)


@settings(max_examples=2, phases=[Phase.generate])
@given(st.lists(ODD, min_size=300, max_size=300))
def test_any_text_is_written_as_the_house_writes_it(shapes_file: Path, texts: list[str]) -> None:
    answers = asked(shapes_file, *(("text", text) for text in texts))
    assert len(answers) == len(texts)
    for text, answer in zip(texts, answers, strict=True):
        assert answer == "\n".join(["# first", *mapping_lines({"text": text}, None, 0)]) + "\n"


@pytest.mark.parametrize(
    ("form", "record"),
    [
        ({}, None),
        ({"id": "", "quotes": [], "ladder": None, "notes": [{}]}, None),
        ({"ladder": {"reported": "not-reported"}}, {"ladder": "not reported"}),
        ({"ladder": {"reported": "not-looked-for"}}, {"ladder": "not looked for"}),
        (
            {"ladder": {"reported": "not-in-our-copy", "source": "", "part": " Table 4"}},
            {"ladder": {"absent": "not in our copy", "part": "Table 4"}},
        ),
        (
            {"characteristics": {"study_country": {"reported": "yes", "value": "Ghana"}}},
            {"characteristics": {"study_country": "Ghana"}},
        ),
        ({"characteristics": {"study_country": "Ghana"}}, None),
        ({"ladder": {"reported": "yes", "total": 7}}, {"ladder": {"total": 7}}),
        ({"ladder": {"total": 7}}, None),
        (
            {"reference": {"year": {"reported": "yes", "value": "2020"}, "et_al": False}},
            {"reference": {"year": 2020}},
        ),
        (
            {"reference": {"year": {"reported": "yes", "value": "2019b"}}},
            {"reference": {"year": "2019b"}},
        ),
        (
            {"reference": {"year": {"reported": "not-reported"}}},
            {"reference": {"year": "not reported"}},
        ),
        (
            {"characteristics": {"models": {"reported": "yes", "value": ["a", ""]}}},
            {"characteristics": {"models": ["a"]}},
        ),
        ({"id": "a", "unknown": "x"}, {"id": "a"}),
        (
            {"quotes": [{"text": "  as it\n  was — “so” "}]},
            {"quotes": [{"text": "as it was — “so”"}]},
        ),
    ],
)
def test_what_is_empty_is_left_out_and_what_is_unreported_is_said(
    form: Any, record: Any, shapes_file: Path
) -> None:
    assert asked(shapes_file, ("form", "evidence-study", form)) == [record]


def test_text_in_paragraphs_keeps_them(shapes_file: Path) -> None:
    form = {"summary": "\r\nOne.  \r\n\r\n- two\r\n- three\r\n"}
    assert asked(shapes_file, ("form", "evidence-theme", form)) == [
        {"summary": "One.\n\n- two\n- three"}
    ]


def _inside(fields: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for field in fields:
        yield field
        yield from _inside(field.get("fields", []))
        for kind in field.get("types", []):
            yield from _inside(kind["fields"])


def _forms() -> dict[str, list[dict[str, Any]]]:
    made = config("content", HOST.host, REVIEW)
    several = {one["name"]: one["fields"] for one in made["collections"]}
    return several | {one["name"]: one["fields"] for one in made["singletons"]}


def test_every_field_of_every_kind_is_in_its_form_in_house_order() -> None:
    forms = _forms()
    for kind in KINDS:
        names = [field["name"] for field in forms[kind.folder or kind.name]]
        assert names == [rule.name for rule in fields_of(kind.model)]


def test_fields_that_name_other_records_let_one_choose_among_them() -> None:
    forms = _forms()
    led = {
        (form, field["name"]) for form, fields in forms.items() for field in _inside(fields)
        if field.get("widget") == "relation"
    }  # fmt: skip
    assert {("themes", "studies"), ("themes", "category"), ("studies", "themes")} <= led
    assert {("studies", "value"), ("studies", "source"), ("interpretations", "theme")} <= led
    assert {("principles", "finding"), ("synthesis", "finding"), ("glossary", "see")} <= led
    # Deeper, in several places, or in the same record:
    assert {("principles", "challenge"), ("principles", "facts"), ("review", "facts")} <= led
    assert ("glossary", "target") in led


def test_every_id_of_something_else_is_chosen() -> None:
    typed = [
        (form, field["name"]) for form, fields in _forms().items() for field in _inside(fields)
        if field.get("pattern", [""])[0] == ID_PATTERN and field["name"] != "id"
    ]  # fmt: skip
    assert not typed


OWN = {"application.0.id": "own", "application.0.text": "Our own.", "title": "x"}


@pytest.mark.parametrize(
    ("names", "values", "found"),
    [
        (["challenge"], None, ["money: Money", "time: <b>Little</b>."]),
        (["own application", "own example"], OWN, ["own: Our own."]),
        (["own application"], {"application": None, "application.0": {}}, []),
        (["own application"], None, []),
        (["page"], None, sorted(urls.NAMED_PAGES)),
    ],
)
def test_what_stands_deeper_or_in_the_form_is_offered(
    names: list[str], values: Any, found: list[str], shapes_file: Path
) -> None:
    facts = [{"id": "time", "text": "<b>Little</b>."}, {"id": "money", "label": "Money"}]
    framework = {"levels": [{"id": "one", "challenges": facts[:1]}, {"challenges": facts[1:]}]}
    record = ["evidence-framework", json.dumps(framework)]
    field = {"filters": [{"field": "slug", "values": [f"things: {name}" for name in names]}]}
    (offered,) = asked(shapes_file, ("options", field, values, record))
    assert offered == found


def test_a_relation_of_the_program_is_left_to_it(shapes_file: Path) -> None:
    link = next(one for one in _inside(_forms()["themes"]) if one["name"] == "studies")
    assert asked(shapes_file, ("options", link, {}, None)) == [None]


def test_a_finding_is_chosen_by_its_words_and_written_by_theme_and_id() -> None:
    link = next(one for one in _inside(_forms()["principles"]) if one["name"] == "finding")
    assert link["value_field"] == "{{id}}.{{findings.*.id}}"
    assert "{{findings.*.statement}}" in link["display_fields"][0]


def test_a_relation_leads_to_a_form_and_a_field_of_it() -> None:
    forms = _forms()
    assert forms
    for fields in forms.values():
        for field in _inside(fields):
            if field.get("widget") == "relation" and "filters" not in field:
                target = forms[field.get("file", field["collection"])]
                led_to = [field["value_field"], *field["display_fields"]]
                named = {re.findall(r"[a-z_]+", part)[0] for one in led_to for part in
                         (re.findall(r"{{(.+?)}}", one) or [one])}  # fmt: skip
                assert named <= {one["name"] for one in target}


@pytest.mark.parametrize(
    ("editor", "backend", "drafts"),
    [
        ("https://github.com/o/r/edit/main/", ("github", "o/r", "https://api.github.com"), True),
        ("https://git.example/o/r/edit/a/b", ("github", "o/r", "https://git.example/api/v3"), True),
        (
            "https://gitlab.com/g/s/r/-/edit/main",
            ("gitlab", "g/s/r", "https://gitlab.com/api/v4"),
            True,
        ),
        (
            "https://codeberg.org/o/r/_edit/main/",
            ("gitea", "o/r", "https://codeberg.org/api/v1"),
            False,
        ),
    ],
)
def test_the_git_host_is_the_one_that_is_asked(
    editor: str, backend: tuple[str, str, str], drafts: bool
) -> None:
    editing = urls.Editing.at(editor, "content")
    made = config("content", editing.host, REVIEW)
    found = made["backend"]
    assert (found["name"], found["repo"], found["api_root"]) == backend
    assert ("publish_mode" in made) is drafts
    page = admin_files(TEMPLATES, editing, REVIEW)[urls.editor_file("index.html")]
    connect = re.search(r"connect-src ([^;]*)", page)
    assert connect
    asked_hosts = [one for one in connect[1].split() if one.startswith("http")]
    assert asked_hosts == [re.match(r"https://[^/]+", backend[2])[0]]  # type: ignore[index]


def test_without_a_git_host_nothing_is_asked() -> None:
    files = admin_files(TEMPLATES, urls.Editing.at("", "content"), REVIEW)
    page = files[urls.editor_file("index.html")]
    assert "https://" not in page
    assert 'name="robots" content="noindex"' in page
    assert "token" in files[urls.editor_file("config.json")]


def test_the_folder_to_choose_is_named_by_what_it_holds() -> None:
    program_of = urls.editor_file("sveltia-cms.js")
    text = admin_files(TEMPLATES, urls.Editing.at("", "some/records"), REVIEW)[program_of]
    assert "the one that holds “.git” and “some/records”" in text
    assert "local/synthesis" not in text
    odd = admin_files(TEMPLATES, urls.Editing.at("", "a`${b}"), REVIEW)[program_of]
    assert "the one that holds “.git” and “the records”" in odd


def test_a_review_that_lists_nothing_offers_no_empty_choice() -> None:
    bare = REVIEW.model_dump(mode="json", exclude_unset=True, exclude={"characteristics"})
    bare |= {"categories": []}
    del bare["theme_kinds"]
    made = config("content", None, Review.model_validate_json(json.dumps(bare)))
    forms = {one["name"]: {field["name"]: field for field in one["fields"]}
             for one in made["collections"]}  # fmt: skip
    assert "category" not in forms["themes"]
    assert [one["value"] for one in forms["themes"]["kind"]["options"]] == [
        one.id for one in THEME_KINDS
    ]
    inside = {field["name"] for field in forms["studies"]["characteristics"]["fields"]}
    assert "study_country" in inside
    assert "more" not in inside


DECLARED: list[tuple[str, dict[str, Any], str, Any]] = [
    ("tools", {"kind": "list"}, "list", ["spade", "hoe"]),
    ("people", {"kind": "number"}, "text", 12.5),
    ("ages", {"kind": "number", "unit": "years"}, "text", "20–35"),
    ("rating", {"kind": "level", "levels": ["low", "high"]}, "select", ["low", "high"]),
    ("near", {"kind": "reference", "refers": "study"}, "relation", ["velde-2016"]),
    ("plot", {"kind": "text"}, "text", "Small; dry"),
]


@pytest.fixture(scope="module")
def declaring() -> Review:
    review = REVIEW.model_dump(mode="json", exclude_unset=True)
    review["characteristics"] = [
        {"id": name, "label": name, "description": "D.", "where": "W.", **kind,
         "place": review["place"]} for name, kind, _, _ in DECLARED
    ]  # fmt: skip
    return Review.model_validate_json(json.dumps(review))


def test_what_a_review_declares_is_offered_as_what_it_is(declaring: Review) -> None:
    made = config("content", None, declaring)
    studies = next(one for one in made["collections"] if one["name"] == "studies")
    more = next(field for field in _inside(studies["fields"]) if field["name"] == "more")
    assert more["typeKey"] == "id"
    found = [
        (kind["name"], next(one for one in _inside(kind["fields"]) if one["name"] == VALUE))
        for kind in more["types"]
    ]
    values = [field["types"][0]["fields"][0] for _, field in found]
    assert [name for name, _ in found] == [name for name, *_ in DECLARED]
    assert [value["widget"] for value in values] == [widget for _, _, widget, _ in DECLARED]
    assert [value["label"] for value in values] == [name for name, *_ in DECLARED]


def test_what_a_review_declares_comes_back_from_its_form(declaring: Review, tmp_path: Path) -> None:
    file = tmp_path / "shapes.json"
    file.write_text(compact_json(shapes(declaring)), encoding="utf-8")
    study = made_study(0)
    place = study["characteristics"]["place"]
    study["characteristics"]["study_country"] = ["Ghana", "Chile"]
    study["characteristics"]["more"] = tuple(
        {"id": name, "value": value[0] if value == ["velde-2016"] else value, "place": place}
        for name, _, _, value in DECLARED
    )
    kind = next(kind for kind in KINDS if kind.name == "study")
    text = record_text(kind.model.model_validate(study), kind).replace("quotes: []\n", "")
    assert asked(file, ("again", "evidence-study", text)) == [text]


def test_the_program_asks_no_other_host_by_itself() -> None:
    text = admin_files(TEMPLATES, HOST, REVIEW)[urls.editor_file("sveltia-cms.js")]
    assert not re.search(r"cdn\.jsdelivr\.net|githubstatus\.com/api|hostedstatus\.com", text)
    assert not re.search(r"unpkg\.com/@sveltia/cms", text)


def test_a_changed_program_stops_the_build() -> None:
    with pytest.raises(InvalidContent) as stopped:
        program("a new program", TEMPLATES / "admin/sveltia-cms.js", "content")
    assert "no longer has" in stopped.value.problems[0].message
