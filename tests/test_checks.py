"""Every rule for records: one invalid case a file, with exactly what `evidence check` says of it.

A case is the text of one file of a synthesis. Its first lines, comments, say which:

    # file: themes/case.yml      the file of the sample synthesis that the case adds or replaces
    # without: review.yml        a file that the sample then lacks

Beside each case in `cases/invalid/` stands the expected output; `pytest --bless` renews it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.check.reporting import as_text
from generator.check.rules import CHECKS, load_and_check
from generator.evidence.codes import CODES
from generator.evidence.interface import ENGLISH, speaking
from generator.evidence.loading import read_yaml, record_files
from generator.evidence.problems import (
    DataPath,
    Problem,
    ProblemKind,
    Severity,
    has_errors,
)
from generator.publish.build import check
from tests.conftest import REPOSITORY, SAMPLE, TESTS
from tests.marked import MARKED, NAMES, others, plain
from tests.repositories import commit, git

INVALID = sorted((TESTS / "cases" / "invalid").glob("*.yml"))
VALID = sorted((TESTS / "cases" / "valid").glob("*.yml"))
OF_TEMPLATES = {f"T{number:03}" for number in range(1, 11)}  # tested where templates and pages are
OF_A_FILE = {"S006", "S020"}  # about a file as a whole, whatever it says
OF_A_LINE = {"S008", "S009"}  # at the line in question, which may be within a value
OF_LABELS = {"I009-label-of-a-built-in", "I009-label-of-another"}
"""Cases that are none in another language, for they are about labels of ours in English."""
OF_LETTERS = ("E050-", "S030-", "S031-")
"""Codes that show a part of a word, or one that has something between its letters."""


def put_in(case: Path, content: Path) -> None:
    """Put a case into a content folder, as its first lines say."""
    raw = case.read_bytes()
    head = raw.decode("utf-8-sig", errors="replace").splitlines()
    instructions = [
        match.groups() for line in head if (match := re.match(r"# (file|without): (\S+)$", line))
    ]
    assert instructions, f"{case.name} begins with neither '# file: …' nor '# without: …'."
    for verb, name in instructions:
        target = content / name
        if verb == "without":
            target.unlink()
        else:
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(raw)


def _without_addresses(said: str) -> str:
    """What is said, without the line that each message ends in; test_reporting has that."""
    return re.sub(r"^    \W?More: .*\n", "", said, flags=re.MULTILINE)


@cache
def _typed() -> frozenset[str]:
    """The words that stand in the sample, and in the names of its files."""
    files = [file for file in SAMPLE.rglob("*") if file.is_file()]
    raw = " ".join(f"{file} {file.read_bytes().decode('utf-8', 'ignore')}" for file in files)
    return frozenset(others(raw))


def _unmarked(said: str, case: Path) -> set[str]:
    """What a case is told in words that nobody typed, and that are no message of ours."""
    typed = f"{case.name} {case.read_bytes().decode('utf-8', 'replace')}"
    shown = re.sub(r"U\+[0-9A-F]{4,}|\\x[0-9a-f]{2}", "", said)
    left = others(shown) - others(typed) - _typed() - NAMES
    letters = "".join(filter(str.isalpha, typed)) if case.stem.startswith(OF_LETTERS) else ""
    return {word for word in left if word not in letters}


def _leads_to_its_value(problem: Problem) -> bool:
    """Whether the path of a problem is that of its value in the file, or of what should be there.

    Where the file or its value cannot be read, the path says nothing.
    """
    file = Path(problem.location.path)
    raw = file.read_bytes() if file.is_file() else b""
    value, marks, unread = read_yaml(raw, problem.location.path)
    if value is None or problem.code in OF_A_FILE:
        return problem.data_path == ()
    is_there = _is_there(value, problem.data_path)
    if problem.kind is ProblemKind.MISSING:
        leads = not is_there and _is_there(value, problem.data_path[:-1])
    elif problem.kind is ProblemKind.CONTRADICTION:
        leads = _is_there(value, problem.data_path[:-1])
    else:
        leads = is_there
    at_its_place = problem.code in OF_A_LINE or marks.located(problem) == problem
    return leads and (bool(unread) or at_its_place)


def _is_there(value: Any, data_path: DataPath) -> bool:
    for step in data_path:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return False
    return True


def _names(cases: list[Path]) -> list[str]:
    return [case.stem for case in cases]


@pytest.mark.parametrize("case", INVALID, ids=_names(INVALID))
def test_an_invalid_case_is_reported_as_expected(
    case: Path, sample: Path, expect: Callable[[str, Path], None]
) -> None:
    put_in(case, sample)
    with speaking(ENGLISH if case.stem in OF_LABELS else MARKED):
        _, problems = load_and_check(sample)
        said = _without_addresses(as_text(problems))
    assert problems
    expect(plain(said), case.with_suffix(".expected"))
    assert case.stem in OF_LABELS or _unmarked(said, case) == set(), "give it to gettext"
    assert [problem for problem in problems if not _leads_to_its_value(problem)] == []


@pytest.mark.parametrize("case", VALID, ids=_names(VALID))
def test_a_valid_case_has_no_problem(case: Path, sample: Path) -> None:
    put_in(case, sample)
    _, problems = load_and_check(sample)
    assert as_text(problems) == "No problems.\n"


@pytest.mark.parametrize("case", INVALID, ids=_names(INVALID))
def test_a_case_is_named_after_its_code_and_says_nothing_of_files_that_are_right(
    case: Path,
) -> None:
    lines = case.with_suffix(".expected").read_text(encoding="utf-8").splitlines()
    reported = [found for line in lines for found in re.findall(r"^(\S+?):\d+:\d+: (\w+)", line)]
    code = case.stem.split("-")[0]
    assert case.stem == "terrible" or code in {found for _, found in reported}
    changed = re.findall(r"# (?:file|without): (\S+)", case.read_bytes().decode("utf-8", "replace"))
    if case.stem not in {
        "E004-no-scale",
        "L023-kind-not-listed",
        "L024-no-such-model",
    }:  # the review is wrong: others show it
        files = tuple(f"content/{name}" for name in changed)
        assert {path for path, _ in reported if not any(f.startswith(path) for f in files)} == set()


def test_no_expectation_is_left_without_its_case() -> None:
    expected = (TESTS / "cases").rglob("*.expected")
    assert [file.name for file in expected if not file.with_suffix(".yml").is_file()] == []


@pytest.mark.parametrize("code", sorted(set(CODES) - OF_TEMPLATES))
def test_every_code_has_a_case(code: str) -> None:
    assert any(case.stem.startswith(f"{code}-") for case in INVALID)


def test_codes_are_listed_and_used() -> None:
    used = {
        node.value
        for file in (REPOSITORY / "generator").rglob("*.py")
        if file.name != "codes.py"
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.fullmatch(r"[SILET]\d{3}", node.value)
    }
    assert used == set(CODES)


def test_checks_say_their_rule_and_stand_once() -> None:
    assert len(set(CHECKS)) == len(CHECKS)
    assert all(check.__doc__ and check.__doc__.strip().endswith(".") for check in CHECKS)


def test_an_error_stops_a_build_and_a_warning_does_not(sample: Path) -> None:
    (sample / "themes" / "shared-work.yml").unlink()
    _, problems = load_and_check(sample)
    assert has_errors(problems)
    warnings = tuple(problem for problem in problems if problem.severity is Severity.WARNING)
    assert not has_errors(warnings)


@pytest.mark.parametrize(
    "broken", ["review.yml", "studies/ni-she-2018.yml", "themes/first-visit.yml"]
)
def test_one_broken_file_is_not_held_against_the_others(sample: Path, broken: str) -> None:
    (sample / broken).write_text("{", encoding="utf-8")
    _, problems = load_and_check(sample)
    assert {problem.location.path for problem in problems} == {f"content/{broken}"}


def _told(content: Path) -> set[tuple[str, str]]:
    _, problems = load_and_check(content)
    return {(problem.code, problem.location.path) for problem in problems}


def _edit(content: Path, name: str, *replacements: tuple[str, str]) -> None:
    text = (content / name).read_text(encoding="utf-8")
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new)
    (content / name).write_text(text, encoding="utf-8")


def test_a_wrong_field_hides_nothing_that_is_wrong_elsewhere_in_the_record(sample: Path) -> None:
    study, theme = "studies/ni-she-2018.yml", "themes/first-visit.yml"
    _edit(sample, study, ("year: 2018", "year: about 2018"), ("themes: [first-visit,", "themes: ["))
    _edit(sample, study, ("themes: [ keys-and-keepers]", "themes: [keys-and-weepers]"))
    _edit(sample, study, ("models: [shared-plots, open-gate]", "models: [shared-pots]"))
    _edit(sample, theme, ("order: 1\n", ""), ("[ni-she-2018, ad", "[ni-sha-2018, ad"))
    _edit(sample, theme, ("{source: meadow-2022, section", "{source: meadow-2023, section"))
    assert {
        ("S017", f"content/{study}"),
        ("L002", f"content/{study}"),
        ("L003", f"content/{study}"),
        ("S010", f"content/{theme}"),
        ("L001", f"content/{theme}"),
        ("L004", f"content/{theme}"),
    } <= _told(sample)


def test_a_field_to_fill_in_hides_no_fields_that_do_not_fit(sample: Path) -> None:
    study = "studies/ni-she-2018.yml"
    text = (sample / study).read_text(encoding="utf-8")
    text = re.sub(r"^  (doi|url|no_link):.*\n", "", text, flags=re.MULTILINE)
    text = re.sub(r"^  (year|language):.*$", r"  \1:", text, flags=re.MULTILINE)
    text = re.sub(
        r"^  total: 5$", "  total: 5\n  one_of: [4, 5]\n  notes: so", text, flags=re.MULTILINE
    )
    (sample / study).write_text(text, encoding="utf-8")
    said = {
        (problem.code, problem.data_path)
        for problem in load_and_check(sample)[1]
        if problem.location.path.endswith(study)
    }
    assert {
        ("S012", ("reference", "year")),
        ("S018", ("reference", "doi")),
        ("S012", ("ladder", "notes")),
        ("S018", ("ladder", "total")),
    } <= said


def test_a_field_to_fill_in_hides_no_bracket_that_cites_others(sample: Path) -> None:
    study, theme = "studies/ni-she-2018.yml", "themes/first-visit.yml"
    text = (sample / study).read_text(encoding="utf-8")
    (number,) = re.findall(r"^  number: (\d+)$", text, re.MULTILINE)
    _edit(sample, study, (f"  number: {number}", "  number: 90"), ("year: 2018", "year:"))
    told = _told(sample)
    assert ("S012", f"content/{study}") in told
    assert ("E001", f"content/{theme}") in told


def test_a_record_with_mistakes_hides_no_page_with_mistakes(sample: Path) -> None:
    _edit(sample, "studies/ni-she-2018.yml", ("year: 2018", "year:"))
    (sample / "pages").mkdir(exist_ok=True)
    (sample / "pages/No Name.md").write_text("No heading.\n", encoding="utf-8")
    told = {(problem.code, problem.location.path) for problem in check(sample)}
    assert ("S012", "content/studies/ni-she-2018.yml") in told
    assert any(path == "content/pages/No Name.md" for _, path in told)


def test_a_wrong_field_is_not_held_against_those_that_look_at_it(sample: Path) -> None:
    study = "studies/ni-she-2018.yml"
    text = (sample / study).read_text(encoding="utf-8")
    text = re.sub(r"^  total: 5$", "  total: five", text, flags=re.MULTILINE)
    text = re.sub(r"^  doi:.*$", "  doi: somewhere", text, flags=re.MULTILINE)
    (sample / study).write_text(text, encoding="utf-8")
    codes = [problem.code for problem in load_and_check(sample)[1]]
    assert codes
    assert "S018" not in codes


def test_whatever_field_a_record_lacks_no_other_file_is_blamed(sample: Path) -> None:
    files = [file for _, file in record_files(sample)]
    assert files
    for file in files:
        right = file.read_text(encoding="utf-8")
        for field in re.findall(r"(?m)^([a-z_]+):", right):
            if field not in {"formerly", "order"}:  # what others may say instead of it
                file.write_text(re.sub(rf"(?m)^{field}:", "mistaken:", right), encoding="utf-8")
                blamed = {path for _, path in _told(sample)}
                assert blamed == {f"content/{file.relative_to(sample).as_posix()}"}, field
        file.write_text(right, encoding="utf-8")


def test_a_part_that_is_not_at_hand_goes_by_the_name_that_its_source_gives_it(
    sample: Path,
) -> None:
    """In characteristics, in values, in notes and in what was looked through."""
    _edit(sample, "sources/meadow-2022.yml", ("sections:", "not_held: [Appendix 2]\nsections:"))
    assert _told(sample) == set()
    question, study = "questions/what-does-it-cost.yml", "studies/velde-2016.yml"
    _edit(sample, question, ("[Appendix 2]", "[Apendix 2]"))
    _edit(sample, "review.yml", ("part: Appendix 2", "part: Appendix two"))
    _edit(
        sample,
        study,
        ("study_country: not reported", "study_country: {absent: not in our copy, part: Map}"),
    )
    files = (question, "review.yml", study)
    assert _told(sample) == {("L030", f"content/{name}") for name in files}


def _with_one_doi(sample: Path) -> None:
    """Give a study the DOI and the number of another."""
    doi = re.search(r"doi: (\S+)", (sample / "studies/ni-she-2018.yml").read_text("utf-8"))
    assert doi
    file = sample / "studies" / "velde-2016.yml"
    text = file.read_text(encoding="utf-8")
    new = text.replace("  url: https://example.org/locked\n", f"  doi: {doi[1]}\n  number: 7\n")
    assert new != text
    file.write_text(new, encoding="utf-8")


@pytest.mark.parametrize(
    ("came", "told"),
    [
        ((), "velde-2016"),  # nothing is known: the later by name
        (("ni-she-2018", "velde-2016"), "velde-2016"),
        (("velde-2016", "ni-she-2018"), "ni-she-2018"),
        (("velde-2016",), "ni-she-2018"),  # not committed yet: the newest
    ],
)
def test_what_two_files_share_is_told_at_the_newer(
    sample: Path, came: tuple[str, ...], told: str
) -> None:
    _with_one_doi(sample)
    known: dict[str, float] = {f"studies/{name}.yml": place for place, name in enumerate(came)}
    _, problems = load_and_check(sample, came=lambda: known)
    assert {(problem.code, Path(problem.location.path).stem) for problem in problems} == {
        ("I042", told),
        ("I005", told),
    }


def test_a_file_that_nobody_reads_is_told_and_stops_nothing(sample: Path) -> None:
    (sample / "notes.txt").write_text("Ask about the gate.", encoding="utf-8")
    (sample / "reviw.txt").write_text("", encoding="utf-8")
    (sample / ".kept").write_text("", encoding="utf-8")
    problems = load_and_check(sample)[1]
    assert [(p.code, p.location.path, p.severity) for p in problems] == [
        ("S020", f"content/{name}", Severity.NOTICE) for name in ("notes.txt", "reviw.txt")
    ]
    assert problems[0].message == "Nobody reads 'notes.txt': it is neither a record nor a page."


def test_a_long_list_of_what_there_is_says_how_much_it_leaves_out(sample: Path) -> None:
    theme = (sample / "themes" / "first-visit.yml").read_text(encoding="utf-8")
    for number in range(40):
        name = f"made-up-{number}"
        text = theme.replace("id: first-visit", f"id: {name}").replace("order: 1\n", "order: 9\n")
        (sample / "themes" / f"{name}.yml").write_text(text, encoding="utf-8")
    _edit(sample, "questions/who-has-the-key.yml", ("keys-and-keepers.one-key", "x.q"))
    (hint,) = [p.hint for p in load_and_check(sample)[1] if p.code == "L027"]
    assert re.fullmatch(r"Known: [a-z-]+\.[a-z-]+(, [a-z0-9-]+\.[a-z-]+)+ and \d\d more\.", hint)
    assert len(hint) < 330


def test_git_tells_which_file_is_the_newer(sample: Path) -> None:
    _with_one_doi(sample)
    later = sample / "studies" / "ni-she-2018.yml"
    raw = later.read_bytes()
    later.unlink()
    git(Path.cwd(), "init", "-q")
    commit(Path.cwd(), "The first", 1)
    later.write_bytes(raw)
    for subject in ("", "The second"):
        if subject:
            commit(Path.cwd(), subject, 2)
        told = {(problem.code, problem.location.path) for problem in check(sample)}
        assert told == {(code, "content/studies/ni-she-2018.yml") for code in ("I042", "I005")}
