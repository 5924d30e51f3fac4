"""Whoever stops the program gets the code that shells expect, and finds nothing left behind."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, SAMPLE

PATIENCE = 120
"""Seconds until a test gives up on a process; none of them waits for a moment of its own."""
STOPS = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129}

# Programs that stop themselves at a point of their own choosing: no test hits it by luck.
BEGIN = """
import os, signal, subprocess, sys, time
from pathlib import Path
from generator.evidence import stopping

stopping.listen()

def stop(number=int(sys.argv[1])):
    os.kill(os.getpid(), number)
"""
COMMAND = """
import os, signal, sys
from importlib.abc import MetaPathFinder

number, point, sys.argv = int(sys.argv[1]), sys.argv[2], ["evidence", *sys.argv[3:]]

def stop():
    os.kill(os.getpid(), number)

class AtImport(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name == point:
            stop()

sys.meta_path.insert(0, AtImport())

def at_call(module, name):
    original = getattr(module, name)
    def called(*args, **kwargs):
        stop()
        return original(*args, **kwargs)
    setattr(module, name, called)

def main():
    from generator.__main__ import main
    raise SystemExit(main())
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    shutil.copytree(SAMPLE, root / "content")
    shutil.copytree(REPOSITORY / "site_templates", root / "site_templates")
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    (tmp_path / "tmp").mkdir()
    return root


def _run(
    program: str, *arguments: str | int, cwd: Path, before: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run a program, with temporary files in a folder beside its own."""
    return subprocess.run(
        (sys.executable, "-c", f"{before}{program}", *map(str, arguments)),
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), "TMPDIR": str(cwd.parent / "tmp")},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


# --- the place that answers --------------------------------------------------------------------


@pytest.mark.parametrize(("number", "code"), STOPS.items())
def test_a_stop_ends_with_the_code_that_shells_expect(
    number: int, code: int, tmp_path: Path
) -> None:
    run = _run("stop()\nprint('went on')", number, cwd=tmp_path, before=BEGIN)
    assert (run.returncode, run.stdout, run.stderr) == (code, "", "")


def test_no_library_can_swallow_a_stop(tmp_path: Path) -> None:
    swallowing = """
class Heedless:
    def __del__(self):
        stop()
try:
    Heedless()  # goes at once, and what its end raises is only printed
except BaseException:
    pass
finally:
    print("went on", flush=True)
"""
    run = _run(swallowing, signal.SIGINT, cwd=tmp_path, before=BEGIN)
    assert (run.returncode, run.stdout, run.stderr) == (130, "", "")


def test_what_passes_is_undone_the_last_first(tmp_path: Path) -> None:
    passing = """
def say(text):
    os.write(1, f"{text} ".encode())
with stopping.passing(lambda: "outer", say), stopping.passing(lambda: "inner", say):
    with stopping.passing(lambda: "over", say):
        pass
    stop()
"""
    run = _run(passing, signal.SIGTERM, cwd=tmp_path, before=BEGIN)
    assert (run.returncode, run.stdout, run.stderr) == (143, "over inner outer ", "")


def test_one_thing_that_cannot_be_undone_keeps_no_other_from_it(tmp_path: Path) -> None:
    passing = """
def fail(text):
    raise OSError(text)
with stopping.passing(lambda: 0, lambda _: os.write(1, b"undone")):
    with stopping.passing(lambda: "disk full", fail):
        stop()
"""
    run = _run(passing, signal.SIGTERM, cwd=tmp_path, before=BEGIN)
    assert (run.returncode, run.stdout, run.stderr) == (143, "undone", "")


def test_a_second_stop_does_not_disturb_the_first(tmp_path: Path) -> None:
    twice = """
def undo(_):
    os.kill(os.getpid(), signal.SIGTERM)
    os.write(1, b"undone")
with stopping.passing(lambda: 0, undo):
    stop()
"""
    run = _run(twice, signal.SIGINT, cwd=tmp_path, before=BEGIN)
    assert (run.returncode, run.stdout, run.stderr) == (130, "undone", "")


def test_steps_that_belong_together_are_finished_first(tmp_path: Path) -> None:
    held = """
with stopping.held():
    with stopping.held():
        stop()
    os.write(1, b"whole")
os.write(1, b" went on")
"""
    run = _run(held, signal.SIGTERM, cwd=tmp_path, before=BEGIN)
    assert (run.returncode, run.stdout, run.stderr) == (143, "whole", "")


def test_a_stop_while_something_is_made_undoes_it(tmp_path: Path) -> None:
    making = """
def make():
    Path("made").mkdir()
    stop()
    return Path("made")
with stopping.passing(make, Path.rmdir):
    os.write(1, b"went on")
"""
    run = _run(making, signal.SIGTERM, cwd=tmp_path, before=BEGIN)
    assert (run.returncode, run.stdout, run.stderr) == (143, "", "")
    assert list(tmp_path.iterdir()) == []


def test_the_innermost_farewell_is_said_with_its_code(tmp_path: Path) -> None:
    farewells = """
with stopping.farewell("Outer."):
    with stopping.farewell("Inner.", 0):
        stop()
"""
    run = _run(farewells, signal.SIGTERM, cwd=tmp_path, before=BEGIN)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "Inner.\n")


def test_what_the_caller_ignores_stays_ignored(tmp_path: Path) -> None:
    """As ``nohup`` does, and a shell with what runs in its background."""
    nohup = "import signal\nsignal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
    run = _run("stop()\nprint('went on')", signal.SIGHUP, cwd=tmp_path, before=nohup + BEGIN)
    assert (run.returncode, run.stdout, run.stderr) == (0, "went on\n", "")


def test_whoever_imports_the_package_keeps_their_own_handlers(tmp_path: Path) -> None:
    imported = """
import signal
import generator.cli, generator.publish.site.preview
assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
"""
    run = _run(imported, cwd=tmp_path)
    assert (run.returncode, run.stderr) == (0, "")


# --- the commands ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("point", "command", "number"),
    [
        ("generator.cli", "check", signal.SIGINT),
        ("argparse", "build", signal.SIGTERM),
        ("numpy", "build", signal.SIGINT),
        ("pydantic_core", "check", signal.SIGHUP),
        ("pandas.core.api", "build", signal.SIGINT),
        ("mkdocs.config", "build", signal.SIGTERM),
        ("watchdog.observers", "serve", signal.SIGINT),
    ],
)
def test_a_command_is_stopped_while_it_begins(
    point: str, command: str, number: int, project: Path
) -> None:
    before = _tree(project)
    run = _run("main()", number, point, command, cwd=project, before=COMMAND)
    assert (run.returncode, run.stdout, run.stderr) == (STOPS[signal.Signals(number)], "", "")
    assert _tree(project) == before
    assert list((project.parent / "tmp").iterdir()) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("module", "function"),
    [
        ("generator.publish.site.with_mkdocs", "load_config"),
        ("generator.publish.documents", "document_files"),
        ("generator.publish.drawing", "page_twin"),
        ("mkdocs.commands.build", "_build_page"),
        ("generator.publish.site.staging", "put_folder"),
    ],
)
def test_a_build_that_is_stopped_leaves_nothing_behind(
    module: str, function: str, project: Path
) -> None:
    (project / "site" / "data").mkdir(parents=True)
    (project / "site" / "data" / "evidence.json").write_text("{}", encoding="utf-8")
    before = _tree(project)
    program = f"import {module}\nat_call({module}, {function!r})\nmain()"
    run = _run(program, signal.SIGTERM, "", "build", "--no-history", cwd=project, before=COMMAND)
    assert (run.returncode, run.stdout, run.stderr) == (143, "", "")
    assert _tree(project) == before


def test_a_site_is_put_in_place_as_a_whole(project: Path) -> None:
    """A stop between the two renames comes after the second."""
    program = """
import os
from pathlib import Path
from generator.evidence.text.files import put_folder
from generator.evidence import stopping

stopping.listen()
for name in ("new", "site"):
    Path(name).mkdir()
    Path(name, name).touch()
rename = Path.rename
def renamed(path, target):
    stop()
    return rename(path, target)
Path.rename = renamed
put_folder(Path("new"), Path("site"), Path("old"))
os.write(1, b"went on")
"""
    run = _run(program, signal.SIGTERM, "", cwd=project, before=COMMAND)
    assert (run.returncode, run.stdout, run.stderr) == (143, "", "")
    assert [path.name for path in (project / "site").iterdir()] == ["new"]
    assert [path.name for path in (project / "old").iterdir()] == ["site"]


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("new", "study"), "Stopped; nothing was written."),
        (("check", "--fix"), "Nothing was written."),
    ],
    ids=["new", "fix"],
)
def test_a_stop_instead_of_an_answer_says_that_nothing_was_written(
    command: tuple[str, ...], said: str, project: Path
) -> None:
    study = project / "content" / "studies" / "velde-2016.yml"
    study.write_text(f"{study.read_text('utf-8')}\n\n\n", encoding="utf-8")
    before = _tree(project)
    program = """
class Terminal:
    def isatty(self):
        return True
    def readline(self):
        stop()
sys.stdin = Terminal()
sys.stderr.isatty = lambda: True
main()
"""
    run = _run(program, signal.SIGINT, "", *command, cwd=project, before=COMMAND)
    assert run.returncode == 130
    assert run.stderr.endswith(f"\n{said}\n")
    assert _tree(project) == before


@pytest.mark.parametrize("call", ["_new_beside", "_named_if_free"])
def test_an_import_that_is_stopped_writes_all_or_nothing(call: str, project: Path) -> None:
    names = ("Adler", "Bose", "Costa")
    records = "".join(
        f"TY  - JOUR\nAU  - {name}, A\nTI  - By {name}\nPY  - 2019\nER  - \n\n" for name in names
    )
    (project / "new.ris").write_text(records, encoding="utf-8")
    before = _tree(project)
    program = f"from generator.evidence.text import files\nat_call(files, {call!r})\nmain()"
    run = _run(program, signal.SIGINT, "", "import", "new.ris", cwd=project, before=COMMAND)
    assert (run.returncode, run.stderr) == (130, "")
    new = [name for name in _tree(project) if name not in before]
    assert new == [f"content/studies/{name.lower()}-2019.yml" for name in names]


def test_a_question_to_git_ends_with_the_program(project: Path, tmp_path: Path) -> None:
    """The program git of this test sleeps, and says who it is."""
    git = tmp_path / "bin" / "git"
    git.parent.mkdir()
    git.write_text("#!/bin/sh\necho $$ > git.pid.new && mv git.pid.new git.pid\nexec sleep 600\n")
    git.chmod(0o755)
    program = f"""
import threading, time
os.environ["PATH"] = {str(git.parent)!r} + os.pathsep + os.environ["PATH"]
def wait():
    while not os.path.exists("content/git.pid"):
        time.sleep(0.01)
    stop()
threading.Thread(target=wait, daemon=True).start()
main()
"""
    run = _run(program, signal.SIGTERM, "", "diff", "HEAD", cwd=project, before=COMMAND)
    assert (run.returncode, run.stdout, run.stderr) == (143, "", "")
    with pytest.raises(ProcessLookupError):
        os.kill(int((project / "content" / "git.pid").read_text()), 0)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (("check",), 141),
        (("init", "mine"), 141),
        (("fields", "study"), 141),
        (("--help",), 0),  # Python's own parser of arguments leaves it at that
    ],
)
def test_nobody_who_reads_the_output_is_no_fault(
    command: tuple[str, ...], code: int, project: Path
) -> None:
    """As where ``head`` has seen enough."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        run = subprocess.run(
            (sys.executable, "-m", "generator", *command),
            cwd=project,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
            stdout=writing,
            stderr=subprocess.PIPE,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
    finally:
        os.close(writing)
    assert (run.returncode, run.stderr) == (code, "")


@pytest.mark.parametrize("command", ["codes", "check"])
def test_output_that_cannot_be_written_is_said(command: str, project: Path) -> None:
    """Be it long, and fail while the command speaks, or short, and fail at its end."""
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        run = subprocess.run(
            (sys.executable, "-m", "generator", command),
            cwd=project,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
    said = "The output cannot be written: No space left on device.\n"
    assert (run.returncode, run.stderr) == (2, said)


def test_the_command_that_is_installed_is_the_same() -> None:
    scripts = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"][
        "scripts"
    ]
    assert scripts == {"evidence": "generator.__main__:main"}


def _tree(folder: Path) -> list[str]:
    """Every file and folder, but what Python keeps for itself."""
    paths = (path.relative_to(folder).as_posix() for path in folder.rglob("*"))
    return sorted(path for path in paths if "__pycache__" not in path)
