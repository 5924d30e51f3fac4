"""What a killed build leaves is put right by the next one, and nothing else is touched."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import main
from generator.evidence.steps import Stage, Step
from generator.publish.site import builder
from generator.publish.site.builder import InputChanged, publish
from generator.publish.site.inputs import inputs_of
from generator.publish.site.project import Project
from generator.publish.site.staging import MARK, staging, tidied
from tests.conftest import REPOSITORY

Out = pytest.CaptureFixture[str]
Change = Callable[[], object]


@pytest.fixture
def project(sample: Path) -> Path:
    """A project in the working directory, with a site that stands there already."""
    root = Path.cwd()
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    (root / "site_templates" / "pages").mkdir(parents=True)
    (root / "site_templates" / "theme").mkdir()
    (root / "site_templates" / "pages" / "gaps.html").write_text("<p>", encoding="utf-8")
    (root / "site" / "data").mkdir(parents=True)
    (root / "site" / "data" / "evidence.json").write_text("{}", encoding="utf-8")
    (root / "site" / "index.html").write_text("Last good", encoding="utf-8")
    return root


def _killed(project: Path, step: str) -> None:
    """Let a build be killed at a step, as nobody can prevent."""
    program = f"""
import os, signal
from pathlib import Path
from generator.publish.site.staging import staging

def kill():
    os.kill(os.getpid(), signal.SIGKILL)

site = Path("site").absolute()
with staging(site) as beside:
    (beside.new / "data").mkdir(parents=True)
    (beside.new / "data" / "evidence.json").write_text("{{}}")
    (beside.new / "index.html").write_text("New")
    if {step!r} == "while it builds":
        kill()
    rename, calls = Path.rename, []
    def renamed(path, target):
        if calls and {step!r} == "between the renames":
            kill()
        calls.append(path)
        return rename(path, target)
    Path.rename = renamed
    beside.publish(site)
    kill()
"""
    run = subprocess.run(
        (sys.executable, "-c", program),
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        timeout=120,
        check=False,
    )
    assert run.returncode == -signal.SIGKILL


def _left(project: Path) -> list[str]:
    return sorted(path.name for path in project.iterdir() if path.name.startswith(".site"))


def _break(project: Path) -> None:
    (project / "content" / "review.yml").write_text("nothing: 1\n", encoding="utf-8")


# --- leftovers -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("step", "site"),
    [
        ("while it builds", "Last good"),
        ("between the renames", "Last good"),
        ("after the renames", "New"),
    ],
)
def test_the_next_build_removes_and_names_what_a_killed_one_left(
    step: str, site: str, project: Path, capsys: Out
) -> None:
    """Even where it fails itself: then the last good site stands there again."""
    _killed(project, step)
    (left,) = _left(project)
    assert (project / "site").exists() == (step != "between the renames")
    _break(project)
    assert main(["build"]) == 1
    said = capsys.readouterr().err
    assert f"{left}, left by a build that was killed, was removed." in said
    assert ("Brought back site" in said) == (step == "between the renames")
    assert (project / "site" / "index.html").read_text(encoding="utf-8") == site
    assert _left(project) == []


def test_a_folder_in_which_somebody_builds_stays(project: Path) -> None:
    site = project / "site"
    with staging(site) as beside:
        beside.new.mkdir()
        assert tidied(site) == ()
        assert beside.new.is_dir()
    assert _left(project) == []


def _somebodys(project: Path) -> None:
    (project / ".site-notes").mkdir()
    (project / ".site-notes" / "todo.txt").write_text("Water the beans.", encoding="utf-8")


def _marked_by_hand(project: Path) -> None:
    (project / ".site-notes" / "old").mkdir(parents=True)
    (project / ".site-notes" / MARK).write_text("Mine.", encoding="utf-8")


def _of_another_site(project: Path) -> None:
    other = project / "site-2"
    other.mkdir()
    left = project / ".site-2-abc"
    left.mkdir()
    text = f"'evidence build' writes {other.name} here until it is whole.\n"
    (left / MARK).write_text(text, encoding="utf-8")


def _link(project: Path) -> None:
    _killed(project, "while it builds")
    (left,) = _left(project)
    (project / left).rename(project / "elsewhere")
    (project / ".site-link").symlink_to(project / "elsewhere")


def _file(project: Path) -> None:
    (project / ".site-file").write_text("Mine.", encoding="utf-8")


@pytest.mark.parametrize(
    "make",
    [_somebodys, _marked_by_hand, _of_another_site, _link, _file],
    ids=lambda make: make.__name__,
)
def test_what_no_build_of_this_site_made_stays(make: Callable[[Path], None], project: Path) -> None:
    make(project)
    before = sorted(project.rglob("*"))
    assert tidied(project / "site") == ()
    assert sorted(project.rglob("*")) == before


# --- one state of the input ------------------------------------------------------------------


def _same_size_and_time(project: Path) -> None:
    file = project / "content" / "review.yml"
    known = file.stat()
    file.write_bytes(file.read_bytes()[::-1])
    os.utime(file, ns=(known.st_atime_ns, known.st_mtime_ns))


def _away_and_back(project: Path) -> None:
    file = project / "content" / "pages" / "about.md"
    file.rename(project / "about.md")
    (project / "about.md").rename(file)


def _folder_away_and_back(project: Path) -> None:
    pages = project / "content" / "pages"
    pages.rename(project / "pages")
    (project / "pages").rename(pages)


CHANGES: dict[str, tuple[Callable[[Path], object], str]] = {
    "edited": (_same_size_and_time, "content/review.yml was changed"),
    "away and back": (_away_and_back, "content/pages/about.md was changed"),
    "folder away and back": (_folder_away_and_back, "content/pages was changed"),
    "removed": (
        lambda root: (root / "content" / "pages" / "about.md").unlink(),
        "content/pages/about.md was removed",
    ),
    "added": (
        lambda root: (root / "content" / "pages" / "new.md").write_text("# New"),
        "content/pages/new.md was added",
    ),
    "moved": (
        lambda root: (root / "content" / "pages").rename(root / "content" / "other"),
        "was added",
    ),
    "template": (
        lambda root: (root / "site_templates" / "pages" / "gaps.html").write_text("<div>"),
        "site_templates/pages/gaps.html was changed",
    ),
    "settings": (lambda root: (root / "mkdocs.yml").unlink(), "mkdocs.yml was removed"),
}


@pytest.mark.parametrize("fails", [False, True], ids=["whole", "failed"])
@pytest.mark.parametrize("what", CHANGES)
def test_a_build_whose_input_changes_fails_and_says_what_changed(
    what: str, fails: bool, project: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    change, said = CHANGES[what]

    def build_into(target: Path, *_: object) -> int:
        target.mkdir()
        change(project)
        if fails:
            raise FileNotFoundError(2, "No such file or directory", "about.md")
        return 1

    monkeypatch.setattr(builder, "_build_into", build_into)
    assert main(["build"]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert "while the site was being built. Build it again." in told
    assert "the last good site is still in site." in told
    assert (project / "site" / "index.html").read_text(encoding="utf-8") == "Last good"
    assert _left(project) == []


def test_hidden_files_are_no_input(project: Path) -> None:
    """Editors' programs write such files beside what is open in them."""
    before = inputs_of((project / "content",))
    for name in (".review.yml.swp", "pages/.about.md.swp"):
        (project / "content" / name).write_text("", encoding="utf-8")
    assert before.changed() == ""


def test_of_many_changes_some_are_named_and_the_others_counted(project: Path) -> None:
    before = inputs_of((project / "content", project / "mkdocs.yml"))
    for number in range(5):
        (project / "content" / f"new-{number}.yml").write_text("", encoding="utf-8")
    changes = before.changed()
    assert changes.count(" was added") == 3
    assert changes.endswith(" and so were 2 more")


def test_a_link_to_the_folder_that_it_lies_in_ends(project: Path) -> None:
    (project / "content" / "round").symlink_to(project / "content")
    (project / "content" / "nowhere").symlink_to(project / "nothing")
    assert inputs_of((project / "content",)).changed() == ""


@pytest.mark.slow
def test_the_host_too_sees_one_state_of_the_pages(project: Path) -> None:
    """A page that goes once the generator has listed it: the host finds one page less."""
    shutil.rmtree(project / "site_templates")
    (project / "site_templates").symlink_to(REPOSITORY / "site_templates")
    page = project / "content" / "pages" / "about.md"

    def progress(step: Step) -> None:
        if step.stage is Stage.DRAWING:
            page.unlink(missing_ok=True)

    made = Project(project / "mkdocs.yml", project / "content", project / "site", history=False)
    with pytest.raises(InputChanged, match=r"about\.md was removed"):
        publish(made, progress)
    assert (project / "site" / "index.html").read_text(encoding="utf-8") == "Last good"
