"""What editors could do next: every kind is found at its line, and said in three forms."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from generator.check.check_digits import faults_of_doi, faults_of_text
from generator.check.rules import load_and_check
from generator.check.todo import KINDS, Task, in_order, left_to_fill_in, tasks
from generator.cli import main
from generator.evidence import urls
from generator.evidence.loading import Content
from generator.evidence.text.identifiers import is_isbn, is_issn
from tests.conftest import SAMPLE
from tests.shared import Shared

Out = pytest.CaptureFixture[str]
STUDY = "studies/ni-she-2018.yml"


def _tasks(sample: Path, kind: str) -> list[Task]:
    return [task for task in tasks(load_and_check(sample)[0]) if task.kind == kind]


def _replaced(sample: Path, file: str, old: str, new: str) -> str:
    path = sample / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path.read_text(encoding="utf-8")


def _line(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1


# --- check digits ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("doi", "faults"),
    [
        ("10.1007/978-3-319-24277-4_9", 0),  # check digit right
        ("10.1007/978-3-319-24277-5_9", 1),
        ("10.1007/9783319242774", 0),
        ("10.1007/9783319242775", 1),
        ("10.1111/j.1365-2648.2010.05283.x", 0),
        ("10.1111/j.1365-2649.2010.05283.x", 1),
        ("10.1002/(SICI)1097-0142(19960115)77:2", 0),
        ("10.1002/(SICI)1097-0143(19960115)77:2", 1),
        ("10.1016/S0277-9536(00)00123-4", 0),
        ("10.1016/S0277-9537(00)00123-4", 1),
        ("10.5555/abc.", 1),
        ("10.5555/abc(1", 1),
        ("10.5555/2019-2020", 0),  # years, not an ISSN
        ("10.9745/GHSP-D-21-00239", 0),
        ("", 0),
    ],
)
def test_a_doi_is_checked_as_far_as_it_can_be(doi: str, faults: int) -> None:
    assert len(list(faults_of_doi(doi))) == faults


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("ISBN 0-306-40615-2", 0),
        ("ISBN 0-306-40615-3", 1),
        ("ISBN: 978-0-306-40615-7", 0),
        ("ISBN: 978-0-306-40615-8", 1),
        ("ISSN 0378-5955", 0),
        ("eISSN 0378-5956", 1),
        ("ISSN 2434-561X", 0),
        ("Pages 0378-5956", 0),
    ],
)
def test_a_number_is_checked_where_it_says_what_it_is(text: str, faults: int) -> None:
    assert len(list(faults_of_text(text))) == faults


@given(st.integers(0, 10**9 - 1), st.integers(0, 10**7 - 1), st.integers(0, 12), st.integers(1, 9))
def test_one_wrong_digit_is_always_seen(isbn: int, issn: int, place: int, by: int) -> None:
    """The law of the check digits: exactly one is right, and one digit changed is noticed."""
    right = [f"978{isbn:09}{last}" for last in range(10) if is_isbn(f"978{isbn:09}{last}")]
    assert len(right) == 1
    digits = right[0]
    wrong = f"{digits[:place]}{(int(digits[place]) + by) % 10}{digits[place + 1 :]}"
    assert not is_isbn(wrong)
    assert sum(is_issn(f"{issn:07}{last}") for last in "0123456789X") == 1
    assert sum(is_isbn(f"{isbn:09}{last}") for last in "0123456789X") == 1


# --- kinds -----------------------------------------------------------------------------------


def test_a_statement_without_locator_is_found_at_its_line(sample: Path) -> None:
    assert _tasks(sample, "no-locator") == []
    text = _replaced(sample, "themes/shared-work.yml", ', locator: "p. 6, sentence 1"}', "}")
    (task,) = _tasks(sample, "no-locator")
    assert task.file == "themes/shared-work.yml"
    assert text.splitlines()[task.line - 1].strip().startswith("place:")
    assert "'hands'" in task.what


def test_a_passage_without_a_beginning_is_found_where_it_may_be_copied(sample: Path) -> None:
    named = {task.what.split("'")[1] for task in _tasks(sample, "no-beginning")}
    assert "spring" in named
    assert "winter" not in named, "it has one"
    _replaced(sample, "themes/growing-year.yml", 'locator: "p. 8, sentence 2"', "locator: Table 1")
    _replaced(sample, "sources/meadow-2022.yml", "licence: CC BY 4.0", "licence: not reported")
    assert _tasks(sample, "no-beginning") == []


def test_a_quote_of_nobody_known_is_found(sample: Path) -> None:
    (task,) = _tasks(sample, "no-voice")
    text = (sample / task.file).read_text(encoding="utf-8")
    assert text.splitlines()[task.line - 1].strip() == "voice: unclear"


def test_plain_words_behind_which_the_evidence_changed_are_found(sample: Path) -> None:
    _replaced(sample, "interpretations/gates-teach.yml", "plain:", "plain:")
    _replaced(
        sample,
        "interpretations/gates-teach.yml",
        "order: 2",
        "order: 2\nstatements:\n  - {id: a, statement: A., attribution: uncited, "
        "place: {source: meadow-2022, section: A}}",
    )
    assert len(_tasks(sample, "stale-plain")) == 1
    assert "evidence plain --reviewed" in _tasks(sample, "stale-plain")[0].how


def test_a_judgement_behind_which_the_evidence_changed_is_found(sample: Path) -> None:
    assert _tasks(sample, "to-reassess") == []
    _replaced(sample, "themes/keys-and-keepers.yml", "keys are too few", "keys are few")
    assert len(_tasks(sample, "to-reassess")) == 1


def test_what_a_reference_lacks_is_said_unless_a_note_says_that_it_is_missing(sample: Path) -> None:
    file = "studies/adeyemi-2021-a.yml"
    (task,) = (task for task in _tasks(sample, "missing-field") if task.file == file)
    assert "has no volume, pages." in task.what
    note = "  notes: [{kind: missing, text: The page is cut off.}]\n"
    _replaced(sample, file, "characteristics:", f"{note}characteristics:")
    assert [task for task in _tasks(sample, "missing-field") if task.file == file] == []


def test_a_doi_with_a_wrong_check_digit_is_found(sample: Path) -> None:
    text = _replaced(sample, STUDY, "  doi: ", "  doi: 10.1007/978-3-319-24277-5 #")
    (task,) = _tasks(sample, "identifier")
    assert (task.file, task.line) == (STUDY, _line(text, "  doi:"))
    assert "wrong check digit" in task.what


def test_what_a_new_record_lacks_is_found_at_its_line(sample: Path) -> None:
    assert left_to_fill_in(sample) == ()
    assert main(["new", "model", "--id", "new-gate", "--set", "title=New gate"]) in {0, 1}
    found = left_to_fill_in(sample)
    lines = (sample / "models" / "new-gate.yml").read_text(encoding="utf-8").splitlines()
    assert found
    for task in found:
        assert task.file == "models/new-gate.yml"
        assert "# to fill in" in lines[task.line - 1]
        assert task.what.partition(" ")[0] in lines[task.line - 1]


def test_tasks_are_in_order_and_stand_once() -> None:
    some = [Task(kind, file, 1, "x", "y") for kind in reversed(KINDS) for file in ("b", "a")]
    ordered = in_order([*some, *some])
    assert [task.kind for task in ordered[::2]] == list(KINDS)
    assert [task.file for task in ordered[:2]] == ["a", "b"]


# --- forms -----------------------------------------------------------------------------------

HOST = "https://github.com/owner/repository/edit/main/"
HOSTILE = "\x1b[31m<script>|`*[x](y)"


def test_the_command_says_all_in_each_form(sample: Path, capsys: Out) -> None:
    _replaced(sample, STUDY, "  doi: ", "  doi: 10.1007/978-3-319-24277-5 #")
    all_tasks = tasks(load_and_check(sample)[0])
    assert main(["todo"]) == 0
    text = capsys.readouterr().out
    assert text.endswith(f"\n{len(all_tasks)} things to do.\n")
    assert main(["todo", "--format", "markdown"]) == 0
    assert capsys.readouterr().out.count("- [ ] `content/") == len(all_tasks)
    assert main(["todo", "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["count"] == len(all_tasks)
    read = {(one["kind"], one["file"], one["line"]) for one in document["tasks"]}
    assert read == {(task.kind, f"content/{task.file}", task.line) for task in all_tasks}


def test_equal_tasks_stand_together_and_each_can_be_named(sample: Path, capsys: Out) -> None:
    for number in range(56):
        text = f"id: m-{number}\ntitle:  # to fill in\n"
        (sample / "models" / f"m-{number}.yml").write_text(text, encoding="utf-8")
    assert main(["todo"]) == 0
    told = capsys.readouterr().out
    assert "  56 times: title has no value yet.\n" in told
    assert told.count("content/models/m-") == 3
    assert "      and 53 more; --every-task names them\n" in told
    assert main(["todo", "--every-task"]) == 0
    every = capsys.readouterr().out
    assert every.count(": title has no value yet.\n") == every.count("content/models/m-") == 56


def test_a_hostile_text_is_no_markup_and_steers_no_terminal(sample: Path, capsys: Out) -> None:
    (sample / "models" / "new.yml").write_text(
        f"id: new\ntitle:  # to fill in: {HOSTILE}\n", encoding="utf-8"
    )
    assert main(["todo"]) == 0
    assert "\x1b" not in capsys.readouterr().out
    assert main(["todo", "--format", "markdown"]) == 0
    said = capsys.readouterr()
    assert "<script>" not in said.out.replace("\\<script\\>", "")
    assert "\x1b" not in said.out
    assert "Some records have errors" in said.err


def test_the_page_of_gaps_lists_the_same_tasks(sample_content: Content, shared: Shared) -> None:
    found = tasks(sample_content)
    for editing in (urls.NO_EDITING, urls.Editing.at(HOST, "content")):
        site = shared.site(SAMPLE, editing=editing)
        (page,) = (one for one in site.pages if one.page.path == urls.GAPS)
        section = LexborHTMLParser(page.html).css_first("section[aria-labelledby=editors]")
        assert section is not None
        items = [" ".join(item.text().split()) for item in section.css("li")]
        assert len(items) == len(found)
        for item, task in zip(items, found, strict=True):
            assert f"{task.what} {task.how}" in item
            assert f"{task.file}, line {task.line}" in item
        opened = section.css("a[rel=edit]")
        assert len(opened) == (len(found) if editing.editor else 0)
        if opened:
            assert (opened[0].attributes["href"] or "").endswith(f"#L{found[0].line}")


# --- parts to obtain -------------------------------------------------------------------------


def test_each_part_that_is_not_at_hand_is_a_task_with_what_it_would_fill_in(sample: Path) -> None:
    (task,) = _tasks(sample, "to-obtain")
    assert tasks(load_and_check(sample)[0])[0] == task
    assert task.file == "review.yml"
    assert task.what == (
        "Obtain, of Meadow et al. 2022 (made up): Appendix 2. It would fill in 4 values of studies "
        "and 1 other gap."
    )
    assert task.how.startswith("Size of the plot (4 studies, all but ni-she-2018).")
