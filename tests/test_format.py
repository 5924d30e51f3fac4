"""Records in house order and layout: they read the same, keep every comment, and stay so."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import COMMANDS, main
from generator.edit.writing import record_text
from generator.edit.writing.formatted import CannotFormat, formatted
from generator.evidence.loading import record_files
from generator.evidence.loading.yaml_text import read_yaml
from generator.evidence.loading.yaml_tree import read_tree
from generator.evidence.records.kinds import KINDS, Kind
from tests.conftest import CONTENT, REPOSITORY, SAMPLE, TESTS
from tests.house import untidy_files

THEME = next(kind for kind in KINDS if kind.name == "theme")
STUDY = next(kind for kind in KINDS if kind.name == "study")
FILES = [(file, kind) for folder in (SAMPLE, CONTENT) for kind, file in record_files(folder)]
CASES = sorted((TESTS / "cases").rglob("*.yml"))


def _reads(raw: bytes) -> Any:
    value, _, problems = read_yaml(raw, "")
    assert not problems
    return value


def _comments(raw: bytes) -> Counter[str]:
    return Counter(read_tree(raw.decode("utf-8-sig")).comments())


def _keeps_the_laws(raw: bytes, kind: Kind) -> bytes:
    once = formatted(raw, kind)
    if once != raw:
        assert _reads(once) == _reads(raw)
        assert _comments(once) == _comments(raw)
        assert formatted(once, kind) == once
    assert b"\r" not in once
    assert once.endswith(b"\n")
    assert not re.search(rb"[ \t]\n", once)
    return once


# --- what cannot be read is left alone -------------------------------------------------------


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"id: [",
        b"- a\n- b\n",
        b"only words\n",
        b"id: a\nid: b\n",
        b"id: *other\n",
        b"id: a\xff\n",
        b"a: " + b"[" * 40 + b"]" * 40,
    ],
)
def test_what_is_no_record_is_refused(raw: bytes) -> None:
    with pytest.raises(CannotFormat):
        formatted(raw, THEME)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_any_case_is_arranged_by_the_laws_or_refused(case: Path) -> None:
    raw = case.read_bytes()
    for kind in (STUDY, THEME):
        try:
            formatted(raw, kind)
        except CannotFormat:
            continue
        _keeps_the_laws(raw, kind)


# --- order, layout, comments -----------------------------------------------------------------

UNTIDY = """\
# yaml-language-server: $schema=../../schemas/theme.schema.json
# About this file.

title:   'Kept in quotes'
id: case   # beside the id
findings:
- statement: >
      Words that
      go on.
  # above the id
  id: one
  attribution:   uncited
  studies:
    - one-2019
    - two-2020
  place: {section: "Results › A", source: a-2020}
  # below the finding
    # further in

# above the summary

summary: |
  A list:

  - of one
unknown: [ 'a b', {c: 1} ]
order: 3 # the third
# at the end
"""

TIDY = """\
# yaml-language-server: $schema=../../schemas/theme.schema.json
# About this file.
id: case  # beside the id

title: 'Kept in quotes'
order: 3  # the third

# above the summary
summary: |-
  A list:

  - of one
findings:
  # above the id
  - id: one
    statement: >-
      Words that
      go on.
    attribution: uncited
    studies: [one-2019, two-2020]
    place: {source: a-2020, section: "Results › A"}
    # below the finding
    # further in
unknown: ['a b', {c: 1}]
# at the end
"""


def test_an_untidy_record_becomes_tidy() -> None:
    assert _keeps_the_laws(UNTIDY.encode(), THEME).decode() == TIDY


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("id: a\r\ntitle: b\r\n", "id: a\ntitle: b\n"),
        ("\ufeffid: a\n", "id: a\n"),
        ("id:    a", "id: a\n"),
        ("bracket: 7, 11\n", 'bracket: "7, 11"\n'),
        ("title: 12:30\n", 'title: "12:30"\n'),
        ("studies: [ a-1 ,b-2 ]\n", "studies: [a-1, b-2]\n"),
        ("studies: []\n", "studies: []\n"),
        ("notes: # none\n  []\n", "notes: []  # none\n"),
        ("order: 3 # the third\n", "order: 3  # the third\n"),
        ("title: >+\n  One.\n\n\nid: a\n", "id: a\ntitle: >-\n  One.\n"),
        ("# a\ntitle: 'it''s # no comment'\n", "# a\ntitle: 'it''s # no comment'\n"),
        ("# a\ntitle: >-\n  # no comment\n", "# a\ntitle: >-\n  # no comment\n"),
        (
            f"title: {'word ' * 30}end\n",
            f"title: >-\n  {('word ' * 19).strip()}\n  {'word ' * 11}end\n",
        ),
    ],
)
def test_layout(before: str, after: str) -> None:
    assert _keeps_the_laws(before.encode(), THEME).decode() == after


def test_a_comment_inside_brackets_moves_above() -> None:
    text = "formerly: [a-1, # the first\n  b-2]\n"
    new = _keeps_the_laws(text.encode(), THEME).decode()
    assert new == "formerly: [a-1, b-2]  # the first\n"


@pytest.mark.parametrize(
    "text",
    [
        "title: In ward #2 of the hospital\n",
        "title: 'In ward' # 2 of the hospital\n",
        "title: >- # 2 of the hospital\n  In ward\n",
        "summary: |\n  In ward\n #2 of the hospital\n",
        "cites: [In ward] # 2 of the hospital\n",
        f"title: {'word ' * 30}#2 and more words\n",
    ],
)
def test_a_comment_behind_words_is_told_and_stays_where_it_is(text: str) -> None:
    with pytest.raises(CannotFormat) as refused:
        formatted(f"id: case\n{text}".encode(), THEME)
    assert [problem.code for problem in refused.value.problems] == ["S008"]


# --- any record ------------------------------------------------------------------------------

WORDS = st.text("ab :#-[]{}'\"\\n’“,é", min_size=1, max_size=120).map(str.strip).filter(bool)
VALUES = st.recursive(
    WORDS | st.integers() | st.booleans() | st.none(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abcde"), inner, max_size=3)
    ),
    max_leaves=8,
)
RECORDS = st.dictionaries(
    st.sampled_from(["summary", "title", "findings", "order", "id", "notes", "plain", "other"]),
    VALUES,
    min_size=1,
)


@given(RECORDS, st.data())
def test_any_record_with_comments_anywhere_keeps_the_laws(
    record: dict[str, Any], data: st.DataObject
) -> None:
    lines = record_text(record, THEME).splitlines()
    structural = [
        place
        for place, line in enumerate(lines)
        if re.match(r" *(- )*[a-z]+:( |$)", line) or place == 0
    ]
    for number in range(data.draw(st.integers(0, 3))):
        place = data.draw(st.sampled_from(structural))
        indent = " " * data.draw(st.integers(0, 8))
        lines[place] = f"{indent}# comment {number}\n{lines[place]}"
    raw = ("\n".join(lines) + "\n").encode()
    value, _, problems = read_yaml(raw, "")
    if problems or not isinstance(value, dict):
        return
    try:
        formatted(raw, THEME)
    except CannotFormat as refused:
        assert {problem.code for problem in refused.problems} == {"S008"}
    else:
        _keeps_the_laws(raw, THEME)


@pytest.mark.parametrize(("file", "kind"), FILES, ids=lambda value: getattr(value, "stem", ""))
def test_every_record_there_is_keeps_the_laws(file: Path, kind: Kind) -> None:
    _keeps_the_laws(file.read_bytes(), kind)


def test_the_sample_is_in_house_order() -> None:
    assert untidy_files(SAMPLE) == [], "run: evidence format"


@pytest.mark.parametrize(("file", "kind"), FILES[::7], ids=lambda value: getattr(value, "stem", ""))
def test_a_record_turned_upside_down_comes_back(file: Path, kind: Kind) -> None:
    """The fields of a record in any order give the same file."""
    blocks = re.split(r"(?m)^(?=[a-z_]+:)", file.read_text(encoding="utf-8"))
    turned = blocks[0] + "".join(reversed(blocks[1:]))
    if turned.count("#") == 1:  # other comments move with the field below them
        assert formatted(turned.encode(), kind) == formatted(file.read_bytes(), kind)


# --- the command -----------------------------------------------------------------------------

Out = pytest.CaptureFixture[str]


def _untidy(sample: Path) -> Path:
    file = sample / "models" / "open-gate.yml"
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join((lines[0], *reversed(lines[1:4]), *lines[4:])), encoding="utf-8")
    return file


def test_checking_names_the_file_and_changes_nothing(sample: Path, capsys: Out) -> None:
    file = _untidy(sample)
    before = file.read_bytes()
    assert main(["format", "--check"]) == 1
    assert capsys.readouterr().out == (
        "content/models/open-gate.yml is not in house order; run: evidence format\n"
    )
    assert main(["format", "--diff"]) == 1
    assert "+++ b/content/models/open-gate.yml" in capsys.readouterr().out
    assert file.read_bytes() == before


def test_arranging_writes_only_what_changes(sample: Path, capsys: Out) -> None:
    good = (sample / "models" / "open-gate.yml").read_bytes()
    file = _untidy(sample)
    (sample / "themes" / "broken.yml").write_text("id: [", encoding="utf-8")
    assert main(["format"]) == 1
    said = capsys.readouterr()
    assert said.out == "Arranged content/models/open-gate.yml.\n"
    assert "content/themes/broken.yml is left as it is." in said.err
    assert "S002" in said.err
    assert file.read_bytes() == good
    assert (sample / "themes" / "broken.yml").read_text(encoding="utf-8") == "id: ["
    assert not list(sample.rglob(".*.new"))


def test_only_named_files_are_arranged(sample: Path, capsys: Out) -> None:
    _untidy(sample)
    assert main(["format", "--check", "content/review.yml"]) == 0
    assert main(["format", "--check", "content/pages/about.md"]) == 1
    assert "content/pages/about.md is left as it is. It is no record" in capsys.readouterr().err


def test_a_folder_stands_for_the_records_below_it(sample: Path, capsys: Out) -> None:
    _untidy(sample)
    assert main(["format", "--check", "content/themes"]) == 0
    assert main(["format", "--check", "content/models", "content/models/open-gate.yml"]) == 1
    assert capsys.readouterr().out.count("open-gate.yml") == 1
    assert main(["format", "--check", "content/pages"]) == 1
    assert "There is no record below it" in capsys.readouterr().err


# --- before a commit -------------------------------------------------------------------------


def test_the_hooks_run_commands_that_there_are_on_records_alone() -> None:
    text = (REPOSITORY / ".pre-commit-config.yaml").read_bytes()
    value, _, problems = read_yaml(text, "")
    assert not problems
    hooks = {hook["id"]: hook for repo in value["repos"] for hook in repo["hooks"]}
    for name, command in (("evidence-check", "check"), ("evidence-format", "format")):
        assert hooks[name]["entry"] == f".venv/bin/python -m generator {command}"
        assert command in COMMANDS
    files = re.compile(hooks["evidence-format"]["files"])
    there = {
        part: [f"content/{file.relative_to(SAMPLE).as_posix()}" for file in of_part]
        for part, of_part in (
            ("records", [file for _, file in record_files(SAMPLE)]),
            ("pages", list((SAMPLE / "pages").rglob("*.*"))),
        )
    }
    assert all(there.values())
    assert all(files.search(record) for record in there["records"])
    assert not any(files.search(page) for page in there["pages"])
