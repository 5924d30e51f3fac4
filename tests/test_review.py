"""``make review`` in a repository with a proposed change, as a workflow runs it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, SAMPLE
from tests.github import PROGRAMS

pytestmark = pytest.mark.slow

STUDY = "content/studies/velde-2016.yml"


def _git(*arguments: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)


@pytest.fixture
def change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the sample on main, and a branch on it."""
    root = tmp_path / "repository"
    shutil.copytree(SAMPLE, root / "content")
    shutil.copytree(REPOSITORY / "site_templates", root / "site_templates")
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    monkeypatch.chdir(root)
    _git("init", "--quiet", "--initial-branch=main")
    _git("add", ".")
    _git("commit", "--quiet", "--message=All")
    _git("switch", "--quiet", "--create", "change")
    return root


def _reviewed(change: Path) -> tuple[subprocess.CompletedProcess[str], str, dict[str, object]]:
    event = change.parent / "event.json"
    event.write_text('{"pull_request": {"number": 7}}', encoding="utf-8")
    summary = change.parent / "summary.md"
    module, arguments = next(program for program in PROGRAMS if program[0] == "review")
    run = subprocess.run(
        [sys.executable, "-m", f"tools.{module}", *arguments],
        env={
            **os.environ,
            "PYTHONPATH": str(REPOSITORY),
            "GITHUB_EVENT_PATH": str(event),
            "GITHUB_STEP_SUMMARY": str(summary),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    report = json.loads((change / "review/report.json").read_text(encoding="utf-8"))
    return run, summary.read_text(encoding="utf-8"), report


def _edit(change: Path, old: str, new: str) -> None:
    file = change / STUDY
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    _git("commit", "--quiet", "--all", "--message=Change")


def test_a_change_with_an_error_is_told_at_its_line(change: Path) -> None:
    _edit(change, "type: other", "type: novel")
    run, summary, report = _reviewed(change)
    assert run.returncode == 1
    assert f"::error file={STUDY},line=" in run.stdout
    assert (report["number"], report["ok"]) == (7, False)
    assert "errors" in summary
    assert not (change / "review/preview").exists()


def test_a_change_is_told_and_can_be_read(change: Path) -> None:
    _edit(change, "total: 0", "total: 3")
    run, summary, report = _reviewed(change)
    assert run.returncode == 0, run.stderr
    assert report["ok"] is True
    assert "van der Velde 2016: was 0, is 3" in str(report["text"])
    assert "van der Velde 2016" in summary
    assert "`preview`" in summary
    assert (change / "review/preview/studies/velde-2016/index.html").is_file()
    assert not (change / "review/preview/404.html").exists()
