"""A value that is known or absent with its reason: read, written, counted and said everywhere."""

from __future__ import annotations

import ast
import copy
import json
import pickle
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from generator.check.rules import load_and_check, load_catalogue
from generator.derive.diff.consequences import SupportCount, consequences
from generator.derive.support import leave_one_out, support_of_theme
from generator.edit.autofix.fixes import fix_values
from generator.edit.writing import record_text
from generator.edit.writing.formatted import formatted
from generator.evidence.catalogue import Catalogue, build_catalogue
from generator.evidence.loading import Content
from generator.evidence.loading.shape import shaped
from generator.evidence.loading.yaml_text import read_yaml
from generator.evidence.records.base import Record
from generator.evidence.records.flow import FlowStep
from generator.evidence.records.kinds import KINDS
from generator.evidence.records.reported import (
    NOT_REPORTED,
    PLAIN_REASONS,
    AbsenceReason,
    Reported,
    in_words,
    unreported,
)
from generator.evidence.records.review import LadderInstrument
from generator.evidence.records.searching import Search
from generator.evidence.records.source import Source
from generator.evidence.records.study import Study
from generator.publish.build import build_site
from generator.publish.exports import data_files
from generator.publish.pages.study.glance import glance_rows
from tests.conftest import REPOSITORY, made_study, made_theme, with_records

STUDY, SOURCE = (next(kind for kind in KINDS if kind.name == name) for name in ("study", "source"))
PLACE = {"source": "meadow-2022", "section": "Results"}
PART = "additional file 3, Table 4"
NOT_HELD = {"absent": "not in our copy", "part": PART}
ABSENT = st.sampled_from([*PLAIN_REASONS, NOT_HELD, {**NOT_HELD, "source": "leaflet"}])
LINES = st.text("ab é“0:#", min_size=1, max_size=9).map(str.strip).filter(bool)
SCORES = st.integers(0, 5).map(lambda total: {"total": total, "place": PLACE})
AUTHORS = st.lists(LINES.map(lambda name: {"name": name}), min_size=1, max_size=2).map(tuple)


def _study(**values: Any) -> dict[str, Any]:
    """A study with other values; those of characteristics by their own names."""
    study = made_study(0)
    top = {name: values.pop(name) for name in ("ladder",) if name in values}
    return study | top | {"characteristics": study["characteristics"] | values}


def _source(**values: Any) -> dict[str, Any]:
    names = ("title", "authors", "year", "container", "licence")
    texts = dict.fromkeys(("label", "description", "copy_note"), "x")
    return {"id": "leaflet", **texts, **dict.fromkeys(names, NOT_REPORTED), **values}


VALUES = {
    "publication_country": LINES,
    "provision": st.lists(LINES, min_size=1, max_size=2).map(tuple),
    "models": st.just(("open-gate", "shared-plots")),
    "ladder": SCORES,
}
OF_SOURCES = {"title": LINES, "authors": AUTHORS, "year": st.integers(1500, 2200)}


def _read(text: str, model: type[Record]) -> Any:
    value, marks, problems = read_yaml(text.encode(), "x.yml")
    return problems or shaped(value, model, marks)


# --- The type --------------------------------------------------------------------------------


@pytest.mark.parametrize("both", [{}, {"known": 0, "absence": unreported().absence}])
def test_known_and_absent_exclude_each_other(both: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="either known or absent"):
        Reported(**both)


def test_what_is_made_stays_as_it_is() -> None:
    value = Reported(0)
    with pytest.raises(AttributeError):
        value.known = 1
    assert value == Reported(0) != unreported()
    assert {value, Reported(0), unreported(), unreported()} == {value, unreported()}
    assert pickle.loads(pickle.dumps(value)) == copy.deepcopy(value) == value


@given(ABSENT)
def test_an_absence_stays_one_whatever_is_made_of_the_value(written: Any) -> None:
    value = Study.model_validate(_study(study_country=written)).characteristics.study_country
    assert value.known is None
    assert value.map(len).absence is value.absence
    assert in_words(value) == (written if isinstance(written, str) else f"not in our copy ({PART})")


@pytest.mark.parametrize(
    "wrong",
    [
        {"absent": "not in our copy"},
        {"absent": "not looked for"},
        {"absent": "not looked for", "part": "Table 4"},
        {"absent": "lost", "part": "Table 4"},
        {"absent": "not in our copy", "part": ""},
        {"absent": "not in our copy", "part": "Table 4", "page": 3},
        "not in our copy",
        "Not in our copy.",
        None,
        "",
    ],
)
@pytest.mark.parametrize("field", ["study_country", "provision", "models", "ladder"])
def test_an_absence_that_says_too_little_or_too_much_is_refused(field: str, wrong: Any) -> None:
    with pytest.raises(ValidationError):
        Study.model_validate(_study(**{field: wrong}))


# --- Read and written ------------------------------------------------------------------------


@pytest.mark.parametrize("field", VALUES)
@given(data=st.data())
def test_what_is_written_of_a_study_reads_back(field: str, data: st.DataObject) -> None:
    written = data.draw(VALUES[field] | ABSENT)
    record = Study.model_validate(_study(**{field: written}))
    text = record_text(record, STUDY)
    assert _read(text, Study) == record
    assert formatted(text.encode(), STUDY).decode() == text
    assert Study.model_validate_json(record.model_dump_json()) == record


@pytest.mark.parametrize("field", OF_SOURCES)
@given(data=st.data())
def test_what_is_written_of_a_source_reads_back(field: str, data: st.DataObject) -> None:
    record = Source.model_validate(_source(**{field: data.draw(OF_SOURCES[field] | ABSENT)}))
    assert _read(record_text(record, SOURCE), Source) == record
    assert Source.model_validate_json(record.model_dump_json()) == record


@pytest.mark.parametrize(
    ("model", "field", "known"),
    [
        (FlowStep, "number", 0),
        (LadderInstrument, "levels", ("locked", "open")),
        (Search, "databases", ({"name": "MEDLINE", "kind": "academic"},)),
        (Search, "published_to", "2021"),
    ],
)
def test_what_the_review_has_is_read_and_given_back(
    model: type[Record], field: str, known: Any
) -> None:
    texts = {name: "x" for name in model.model_fields if name not in {"facts", "notes", "role"}}
    values = texts | {"place": PLACE, "cites": (), "number": 1, "levels": ("x",)}
    values |= {"databases": (), "levels_origin": None}
    values = {name: value for name, value in values.items() if name in model.model_fields}
    for written in (known, *PLAIN_REASONS, NOT_HELD):
        record = model.model_validate(values | {field: written})
        assert (getattr(record, field).known is None) == (written is not known)
        assert record.model_dump()[field] == written


def test_the_house_order_reaches_into_an_absence() -> None:
    text = record_text(_study(study_country={"source": "leaflet", **NOT_HELD}), STUDY)
    mapping = text[text.index("  study_country:") : text.index("  provision:")]
    assert mapping.split("\n")[1:4] == [
        "    absent: not in our copy",
        f"    part: {PART}",
        "    source: leaflet",
    ]
    turned = text.replace(
        mapping, f"  study_country: {{part: '{PART}', absent: not in our copy}}\n"
    )
    ordered = formatted(turned.encode(), STUDY).decode()
    assert f"  study_country: {{absent: not in our copy, part: '{PART}'}}\n" in ordered


@pytest.mark.parametrize(
    ("field", "wrong", "code", "hint"),
    [
        ("models", "Not looked for", "S012", "Did you mean 'not looked for'?"),
        ("models", "not-reported", "S012", "write: not reported"),
        ("study_country", "{absent: not in our copi, part: x}", "S013", "'not in our copy'?"),
        ("study_country", "{absent: not in our copy, prat: x}", "S011", "Did you mean 'part'?"),
        ("study_country", "not in our copy", "S018", "and part: where it stands"),
        ("provision", "{absent: not looked for, part: x}", "S018", "by itself"),
    ],
)
def test_a_slip_is_told_with_what_was_meant(field: str, wrong: str, code: str, hint: str) -> None:
    text = re.sub(rf"(?m)^  {field}: .*$", f"  {field}: {wrong}", record_text(_study(), STUDY))
    problems = _read(text, Study)
    assert [problem.code for problem in problems if hint in problem.hint] == [code]


@pytest.mark.parametrize("words", PLAIN_REASONS)
def test_words_that_are_spelled_otherwise_are_put_right(words: str) -> None:
    spelled = words.replace(" ", "-").capitalize()
    text = record_text(_study(), STUDY)
    for field in ("study_country", "models"):
        slip = re.sub(rf"(?m)^  {field}: .*$", f"  {field}: {spelled}", text)
        mended = formatted(slip.encode(), STUDY, fix=lambda root: fix_values(root, Study)).decode()
        assert f"  {field}: {words}\n" in mended


def test_the_source_of_a_part_is_one_that_there_is(sample: Path) -> None:
    file = sample / "studies/velde-2016.yml"
    lost = "study_country: {absent: not in our copy, part: Table 4, source: lost}"
    text = file.read_text(encoding="utf-8").replace("study_country: not reported", lost)
    file.write_text(text, encoding="utf-8")
    assert [problem.code for problem in load_and_check(sample)[1]] == ["L004"]


# --- Counted and said ------------------------------------------------------------------------


def _review(content: Content, *countries: Any) -> Content:
    """A theme that rests on a study for each country of publication."""
    studies = [
        _study(publication_country=country) | {"id": f"study-{n}"}
        for n, country in enumerate(countries)
    ]
    for kind in ("model", "interpretation", "synthesis", "glossary"):
        content = with_records(content, kind, ())
    content = with_records(content, "theme", [made_theme(0, [[s["id"] for s in studies]])])
    return with_records(content, "study", studies)


@given(ABSENT)
def test_an_absence_is_no_country(sample_content: Content, absent: Any) -> None:
    """The fault: Germany changed to not reported left a theme at three countries."""
    before = _review(sample_content, "Ghana", "Ireland", "Germany")
    after = _review(sample_content, "Ghana", "Ireland", absent)
    old, new = build_catalogue(before), build_catalogue(after)
    (change,) = consequences((before, old), (after, new)).support
    assert (change.before, change.after) == (SupportCount(3, 1, 0, 3), SupportCount(3, 1, 0, 2))
    support = support_of_theme(new, "theme-0")
    assert support.countries == ("Ghana", "Ireland")
    assert [count for _, count in support.tally("country").absent] == [1]
    rows = {
        cell.row.label
        for fallen in leave_one_out(new).values()
        for cell in fallen.cells
        if cell.dimension == "country"
    }
    assert rows == {"Ghana", "Ireland"}


def test_each_reason_is_said_where_a_value_would_stand(sample: Path) -> None:
    file = sample / "studies/velde-2016.yml"
    text = file.read_text(encoding="utf-8")
    for field, written in {
        "study_country": f"{{absent: not in our copy, part: '{PART}'}}",
        "provision": "not looked for",
        "models": "not a question of this review",
        "language": "not looked for",
    }.items():
        assert f"{field}: not reported" in text
        text = text.replace(f"{field}: not reported", f"{field}: {written}")
    text = re.sub(r"ladder:\n(?:  .*\n)+", "ladder: not looked for\n", text)
    file.write_text(text, encoding="utf-8")
    site = build_site(sample, REPOSITORY / "site_templates")
    catalogue, _ = load_catalogue(sample)
    pages = {page.page.path: page.html for page in site.pages}
    held = f"not in our copy ({PART})"
    said = re.findall(r"ev-lacking__reason.>([^<]*)</span>([^:]*):", pages["studies/velde-2016/"])
    assert [
        ("Not in our copy", f" (Appendix 2 and {PART})"),
        ("Not looked for", ""),
        ("Not a question of this review", ""),
    ] == said
    assert "not looked for</text>" in pages["ladder/"]
    assert "Models not a question of this review" not in pages["gaps/"]
    assert held in pages["gaps/"]
    files = data_files(catalogue)
    (row,) = (line for line in files["studies.csv"].split("\n") if line.startswith("velde-2016"))
    assert f'"{held}"' in row
    assert ",not looked for,not a question of this review,not looked for,," in row
    studies = {study["id"]: study for study in json.loads(files["evidence.json"])["studies"]}
    assert studies["velde-2016"]["characteristics"]["study_country"] == NOT_HELD
    assert studies["velde-2016"]["ladder"] == "not looked for"


# --- Nobody else takes it apart --------------------------------------------------------------

GENERATOR = REPOSITORY / "generator"
HOME = GENERATOR / "evidence/records/reported.py"
WORDS = frozenset(map(str, AbsenceReason))


def _compared(tree: ast.AST) -> list[int]:
    """The lines that compare something with the words of an absence."""

    def is_words(node: ast.expr) -> bool:
        named = getattr(node, "id", getattr(node, "attr", "")) == "NOT_REPORTED"
        return named or (isinstance(node, ast.Constant) and node.value in WORDS)

    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Compare)
        and any(isinstance(op, ast.Eq | ast.NotEq | ast.Is | ast.IsNot) for op in node.ops)
        and any(map(is_words, (node.left, *node.comparators)))
    ]


def test_no_code_compares_with_the_words_of_an_absence() -> None:
    assert _compared(ast.parse("a == NOT_REPORTED\nb = 1\n'not reported' != c")) == [1, 3]
    files = [file for file in GENERATOR.rglob("*.py") if file != HOME]
    found = {
        f"{file.relative_to(REPOSITORY)}:{line}"
        for file in files
        for line in _compared(ast.parse(file.read_text(encoding="utf-8")))
    }
    assert len(files) > 100
    assert found == set()


def test_no_template_and_no_script_compares_with_the_words_of_an_absence() -> None:
    compared = re.compile(rf"""[=!]==?\s*["'`](?:{"|".join(WORDS)})["'`]""")
    assert compared.search('{% if x == "not reported" %}')
    templates = REPOSITORY / "site_templates"
    files = [
        file
        for file in templates.rglob("*")
        if file.suffix in {".html", ".js"} and file.stat().st_size < 200_000
    ]
    assert len(files) > 50
    assert [file.name for file in files if compared.search(file.read_text(encoding="utf-8"))] == []


def test_a_page_of_a_study_begins_with_what_is_known(catalogue: Catalogue) -> None:
    found = [
        [row.is_absent for row in glance_rows(catalogue, study)] for study in catalogue.studies
    ]
    assert any(any(absent) for absent in found)
    assert [absent for absent in found if absent != sorted(absent)] == []
