"""The command: exit codes, what goes where, and no traceback whatever is asked."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.cli import COMMANDS as ALL_COMMANDS
from generator.cli import main
from generator.commands.progress import Shown
from generator.evidence.codes import CODES
from generator.evidence.steps import Stage, Step
from tests.conftest import REPOSITORY

COMMANDS = tuple(ALL_COMMANDS)
Out = pytest.CaptureFixture[str]


def _broken(content: Path) -> None:
    (content / "models" / "open-gate.yml").write_text("{", encoding="utf-8")


def _exit_code(arguments: Sequence[str]) -> object:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    return stopped.value.code


# --- wrong use -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["chekc"],
        ["check", "--nonsense"],
        ["check", "content"],
        ["check", "--format", "xml"],
        ["serve", "--port", "eighty"],
        ["serve", "--port", "0"],
        ["serve", "--port", "-1"],
        ["serve", "--port", "65536"],
        ["serve", "--port", "9" * 5000],
        ["serve", "--port", "٨٠٨٠"],
    ],
    ids=lambda arguments: " ".join(arguments)[:30] or "nothing",
)
def test_wrong_use_is_explained_and_exits_with_2(arguments: list[str], capsys: Out) -> None:
    assert _exit_code(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("usage: evidence")
    assert "Traceback" not in said.err


@pytest.mark.parametrize("command", ["build", "serve", "check", "forms"])
def test_settings_that_are_named_and_not_there_are_told(
    sample: Path, command: str, capsys: Out
) -> None:
    assert main([command, "--content", str(sample), "--config", "own.yml"]) == 2
    assert capsys.readouterr().err == ("There is no own.yml. Leave --config out, or name a file.\n")


def test_the_version_is_told(capsys: Out) -> None:
    assert _exit_code(["--version"]) == 0
    assert capsys.readouterr().out.startswith("evidence 0.")


def test_settings_that_are_a_folder_are_told(sample: Path, capsys: Out) -> None:
    assert main(["build", "--config", str(sample)]) == 2
    assert capsys.readouterr().err.startswith("There is no content.")


# --- check -----------------------------------------------------------------------------------


def test_content_without_problems_exits_with_0(sample: Path, capsys: Out) -> None:
    assert main(["check"]) == 0
    assert capsys.readouterr().out == "No problems.\n"


def test_a_hand_written_page_in_the_place_of_a_generated_one_is_found(
    sample: Path, capsys: Out
) -> None:
    (sample / "pages" / "studies.md").write_text("# Ours", encoding="utf-8")
    assert main(["check"]) == 1
    assert "pages/studies.md:1:1: T002 " in capsys.readouterr().out


@pytest.mark.parametrize("form", ["text", "github", "json"])
def test_errors_exit_with_1_and_are_said_in_each_format(
    sample: Path, form: str, capsys: Out
) -> None:
    _broken(sample)
    assert main(["check", "--format", form]) == 1
    said = capsys.readouterr()
    assert said.err == ""
    assert "content/models/open-gate.yml" in said.out
    assert "S002" in said.out
    if form == "json":
        assert json.loads(said.out)["errors"] >= 1


@pytest.mark.parametrize("where", ["relative", "absolute", "with a dot", "from below"])
def test_the_content_is_found_and_named_as_people_would(
    sample: Path, where: str, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = Path.cwd()
    _broken(sample)
    folder, shown = {
        "relative": ("content", "content"),
        "absolute": (str(root / "content"), "content"),
        "with a dot": ("./content/../content", "content"),
        "from below": ("../content", "../content"),
    }[where]
    if where == "from below":
        (root / "below").mkdir()
        monkeypatch.chdir(root / "below")
    assert main(["check", "--content", folder]) == 1
    paths = set(re.findall(r"^(\S+?):\d+:\d+: ", capsys.readouterr().out, re.MULTILINE))
    assert paths == {f"{shown}/models/open-gate.yml"}


@pytest.mark.parametrize("command", ["check", "build"])
@pytest.mark.parametrize("missing", ["nowhere", "content/review.yml"])
def test_a_content_folder_that_is_none_is_a_problem(
    sample: Path, command: str, missing: str, capsys: Out
) -> None:
    Path("mkdocs.yml").write_bytes((REPOSITORY / "mkdocs.yml").read_bytes())
    (Path.cwd() / "site_templates").symlink_to(REPOSITORY / "site_templates")
    assert main([command, "--content", missing]) == 1
    said = capsys.readouterr()
    assert f"{missing}:1:1: S021 There is no content folder here." in said.out + said.err
    assert not Path("site").exists()


# --- codes and help --------------------------------------------------------------------------


def test_the_codes_are_printed_as_a_page(capsys: Out) -> None:
    assert main(["codes"]) == 0
    page = capsys.readouterr().out
    assert page.startswith("# Problem codes\n")
    assert all(f"### {code}\n\n**{rule}** " in page for code, rule in CODES.items())


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself(command: str, capsys: Out) -> None:
    assert _exit_code([command, "--help"]) == 0
    assert capsys.readouterr().out.startswith(f"usage: evidence {command}")


def test_the_help_lists_every_command(capsys: Out) -> None:
    assert _exit_code(["--help"]) == 0
    listed = re.findall(r"^    ([\w-]+)(?:  |$)", capsys.readouterr().out, re.MULTILINE)
    assert tuple(listed) == COMMANDS


# --- progress --------------------------------------------------------------------------------


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class _Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    def then(self, seconds: float, shown: Shown, step: Step) -> None:
        self.now += seconds
        shown(step)


def test_progress_stays_on_one_line_of_a_terminal_with_the_time_left_and_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    clock = _Clock()
    shown = Shown(clock)
    clock.then(0, shown, Step(Stage.CHECKING))
    assert terminal.getvalue() == ""  # it may be over in a moment
    clock.then(3, shown, Step(Stage.DRAWING))
    clock.then(37, shown, Step(Stage.DRAWING, 500, 1000))
    clock.then(40, shown, Step(Stage.FINISHING))
    shown.end()
    assert terminal.getvalue().split("\r\x1b[K") == [
        "",
        "Drawing the pages",
        "Drawing the pages · 500 of 1,000 · about 1 minute left",
        "Finishing the site · less than a minute left",
        "",
    ]


def test_progress_of_a_short_build_leaves_a_terminal_as_it_was(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    clock = _Clock()
    shown = Shown(clock)
    clock.then(1, shown, Step(Stage.WRITING, 5, 10))
    shown.end()
    assert terminal.getvalue() == ""


@pytest.mark.parametrize(
    ("ci", "said"),
    [
        ("", ""),
        ("true", "Drawing the pages · 90 of 1,000 · about 3 minutes left\nFinishing the site · "),
    ],
)
def test_progress_is_plain_lines_in_a_log_of_ci_and_else_silent(
    ci: str, said: str, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", ci)
    clock = _Clock()
    shown = Shown(clock)
    clock.then(5, shown, Step(Stage.DRAWING))
    clock.then(30, shown, Step(Stage.DRAWING, 90, 1000))
    clock.then(5, shown, Step(Stage.WRITING, 1, 1000))
    clock.then(25, shown, Step(Stage.FINISHING))
    shown.end()
    err = capsys.readouterr().err
    assert err.startswith(said)
    assert err.count("\n") == (2 if ci else 0)


# --- the command and the module --------------------------------------------------------------


@pytest.mark.parametrize("arguments", [["codes"], ["nonsense"]], ids=str)
def test_module_and_command_are_the_same(sample: Path, arguments: list[str]) -> None:
    evidence = Path(sys.executable).parent / "evidence"
    runs = [
        subprocess.run([*command, *arguments], capture_output=True, check=False)
        for command in ([str(evidence)], [sys.executable, "-m", "generator"])
    ]
    one, other = [(run.returncode, run.stdout, run.stderr) for run in runs]
    assert one == other
    assert b"Traceback" not in one[2]
