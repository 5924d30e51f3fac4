"""Reports: one order, nothing lost, nothing that steers a terminal or a workflow."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from urllib.parse import unquote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.check.guide import as_markdown
from generator.check.reporting import REPORTERS, address, as_github, as_json, as_text, summary
from generator.cli import main
from generator.evidence.codes import CODES
from generator.evidence.problems import (
    VALUE,
    DataPath,
    InvalidContent,
    Location,
    Problem,
    ProblemKind,
    Severity,
    did_you_mean,
    has_errors,
    sorted_problems,
)
from tests.conftest import REPOSITORY

ANYTHING = st.text(st.characters(), max_size=30)
HOSTILE = "::error file=x,line=1::\r\n%0A%25\x1b[31m\u202e\udcff,:"
PROBLEMS = st.lists(
    st.builds(
        Problem,
        code=st.sampled_from(sorted(CODES)),
        location=st.builds(Location, ANYTHING, st.integers(1, 3), st.integers(1, 3)),
        statement=ANYTHING,
        hint=st.sampled_from(["", "Mend it.", "Or so."]) | ANYTHING,
        severity=st.sampled_from(Severity),
        kind=st.sampled_from(ProblemKind),
        data_path=st.lists(ANYTHING | st.integers(0, 3), max_size=4).map(tuple),
    ),
    max_size=6,
)
ONE = Problem("S001", Location("content/a.yml", 3, 5), "It is wrong.", "Mend it.")


@pytest.mark.parametrize(
    ("problems", "text"),
    [
        ([], "No problems."),
        ([ONE], "1 error in 1 file."),
        ([ONE, Problem("S002", ONE.location, "x")], "2 errors in 1 file."),
        (
            [ONE, Problem("E005", Location("content/b.yml"), "x", severity=Severity.WARNING)],
            "1 error and 1 warning in 2 files.",
        ),
        ([Problem("E005", ONE.location, "x", severity=Severity.WARNING)], "1 warning in 1 file."),
    ],
)
def test_the_count_at_the_end(problems: list[Problem], text: str) -> None:
    assert summary(problems) == text
    assert as_text(problems).endswith(f"{text}\n")
    assert as_github(problems).endswith(f"{text}\n")


def test_a_problem_as_text() -> None:
    assert as_text([ONE]) == (
        "content/a.yml:3:5: S001 It is wrong.\n"
        "    Mend it.\n"
        "    More: evidence codes S001\n"
        "1 error in 1 file.\n"
    )


def test_a_problem_for_github() -> None:
    assert as_github([ONE]) == (
        "::error file=content/a.yml,line=3,col=5,title=S001::It is wrong. Mend it. "
        "More: evidence codes S001\n"
        "1 error in 1 file.\n"
    )


@pytest.mark.parametrize(
    ("site", "expected"),
    [
        ("", "evidence codes L001"),
        ("not an address", "evidence codes L001"),
        ("javascript:alert(1)", "evidence codes L001"),
        ("https://example.org/\x1b[31m", "evidence codes L001"),
        ("https://example.org/e", "https://example.org/e/contributing/problems/l001/"),
        ("https://example.org/e/", "https://example.org/e/contributing/problems/l001/"),
    ],
)
def test_every_message_leads_to_its_page(
    site: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", site)
    problem = Problem("L001", ONE.location, "x")
    assert f"    More: {expected}\n" in as_text([problem])
    assert f"More: {expected}\n" in as_github([problem])
    assert json.loads(as_json([problem]))["problems"][0]["more"] == expected


@pytest.mark.parametrize(
    ("kind", "data_path", "statement", "message"),
    [
        (ProblemKind.OTHER, ("a",), "It is wrong.", "It is wrong."),
        (ProblemKind.MISSING, ("a",), "", "The record has no field 'a'."),
        (ProblemKind.MISSING, ("a", 0, "b"), "", "'a 1' has no field 'b'."),
        (ProblemKind.UNKNOWN_FIELD, ("a", "b"), "", "The field 'b' is not known here."),
        (ProblemKind.WRONG_TYPE, (), f"{VALUE} must be a list.", "The file must be a list."),
        (ProblemKind.NOT_A_CHOICE, ("a", "b", "c", "d"), f"{VALUE} is 'x'.", "'b › c › d' is 'x'."),
        (ProblemKind.WRONG_FORM, ("a", "b", 0, 1, "c"), f"{VALUE} is odd.", "'b 1 2 › c' is odd."),
        (ProblemKind.UNFIT, ("a", 2), "The text is empty.", "'a 3': The text is empty."),
        (ProblemKind.CONTRADICTION, ("a", 0, "b"), "They differ.", "'a 1': They differ."),
        (ProblemKind.CONTRADICTION, ("b",), "They differ.", "'b': They differ."),
    ],
)
def test_a_value_is_named_by_its_path(
    kind: ProblemKind, data_path: DataPath, statement: str, message: str
) -> None:
    problem = Problem("S001", ONE.location, statement, kind=kind, data_path=data_path)
    assert problem.message == message


def test_a_warning_says_so() -> None:
    warning = Problem("E005", ONE.location, "It is thin.", severity=Severity.WARNING)
    assert "E005 warning: It is thin." in as_text([warning])
    assert as_github([warning]).startswith("::warning ")


@given(PROBLEMS, st.randoms(use_true_random=False))
def test_problems_are_sorted_and_stand_once_whatever_their_order(
    problems: list[Problem], random: object
) -> None:
    once = sorted_problems(problems)
    again = list(problems) * 2
    random.shuffle(again)  # type: ignore[attr-defined]
    assert sorted_problems(again) == once
    assert sorted_problems(once) == once
    assert set(once) == set(problems)
    assert len(set(once)) == len(once)
    places = [(p.location.path, p.location.line, p.location.column) for p in once]
    assert places == sorted(places)
    assert InvalidContent(again).problems == once


@given(PROBLEMS)
def test_only_errors_stop_a_build(problems: list[Problem]) -> None:
    assert has_errors(problems) == any(p.severity is Severity.ERROR for p in problems)


@given(PROBLEMS)
@example([Problem("S001", Location(HOSTILE), HOSTILE, HOSTILE)])
def test_json_reads_back_the_same(problems: list[Problem]) -> None:
    text = as_json(problems)
    text.encode("utf-8")
    document = json.loads(text)
    read = [
        Problem(
            item["code"],
            Location(item["path"], item["line"], item["column"]),
            item["message"],
            item["hint"],
            Severity(item["severity"]),
        )
        for item in document["problems"]
    ]
    assert read == [Problem(p.code, p.location, p.message, p.hint, p.severity) for p in problems]
    assert sum(document[count] for count in ("errors", "warnings", "notices")) == len(problems)


def _encodable(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode()


@given(PROBLEMS)
@example([Problem("S001", Location(HOSTILE), HOSTILE, HOSTILE)])
def test_github_annotations_read_back_the_same(problems: list[Problem]) -> None:
    *lines, _, end = as_github(problems).split("\n")
    assert end == ""
    assert len(lines) == len(problems)
    for line, problem in zip(lines, problems, strict=True):
        match = re.fullmatch(
            r"::(error|warning|notice) (?:file=([^,:]+),line=(\d+),col=(\d+),)?"
            r"title=([^,:]*)::(.*)",
            line,
            re.DOTALL,
        )
        assert match
        severity, path, row, column, title, message = match.groups()
        more = f"More: {address(problem.code)}"
        whole = " ".join(filter(None, (problem.message, problem.hint, more)))
        assert severity == problem.severity.value
        assert unquote(path or "") == _encodable(problem.location.path)
        if problem.location.path:  # what stands in no file has no line
            assert (int(row), int(column)) == (problem.location.line, problem.location.column)
        assert unquote(title) == problem.code
        assert unquote(message) == _encodable(whole)


@given(PROBLEMS)
@example([Problem("S001", Location(HOSTILE), HOSTILE, HOSTILE)])
def test_a_terminal_is_never_steered(problems: list[Problem]) -> None:
    text = as_text(problems)
    text.encode("utf-8")
    lines = text.split("\n")
    assert all(line.isprintable() for line in lines)
    assert len(lines) == 2 * len(problems) + sum(bool(p.hint) for p in problems) + 2


@pytest.mark.parametrize("report", REPORTERS.values(), ids=list(REPORTERS))
def test_no_problems_is_good_news(report: Callable[[list[Problem]], str]) -> None:
    assert "rror" not in report([]).replace('"errors": 0', "")


@pytest.mark.parametrize(
    ("word", "suggestion"),
    [
        ("belongng", "Did you mean 'belonging'?"),
        ("weather", ""),
        ("", ""),
        ("x" * 100_000, ""),
    ],
)
def test_a_suggestion_is_made_only_where_one_is_close(word: str, suggestion: str) -> None:
    assert did_you_mean(word, ["belonging", "being", "shared-work"]) == suggestion


def test_the_page_of_codes_is_fresh() -> None:
    page = REPOSITORY / "docs" / "problem-codes.md"
    assert page.read_text(encoding="utf-8") == as_markdown(), (
        "Write it anew: python -m generator codes > docs/problem-codes.md"
    )


def test_a_code_that_there_is_not_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["codes", "L001", "Z999\x1b"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "There is no code Z999" in said.err
    assert "\x1b" not in said.err


def test_what_a_message_leads_to_explains_its_code(capsys: pytest.CaptureFixture[str]) -> None:
    problem = Problem("L001", ONE.location, "x")
    command = as_text([problem]).partition("More: evidence ")[2].splitlines()[0]
    assert main(command.split()) == 0
    said = capsys.readouterr().out
    assert said.startswith("### L001\n")
    assert said.count("### ") == 1


def test_many_equal_problems_stand_together_and_machines_get_each() -> None:
    equal = [
        Problem("S010", Location(f"content/{n}.yml", n), "It is missing.") for n in range(1, 8)
    ]
    other = Problem("S002", Location("content/3.yml", 3), "It is no YAML.")
    problems = [*equal[:3], other, *equal[3:]]
    text = as_text(problems)
    assert text.count("It is missing.") == 1
    assert "The same in 6 more places: content/2.yml:2, content/3.yml:3, content/4.yml:4" in text
    assert text.index("It is missing.") < text.index("It is no YAML.")
    assert "8 errors in 7 files." in text
    assert as_text(problems, every=True).count("It is missing.") == 7
    assert as_text(equal[:3]).count("It is missing.") == 3
    assert len(json.loads(as_json(problems))["problems"]) == 8
    assert as_github(problems).count("It is missing.") == 7
