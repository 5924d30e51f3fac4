"""``evidence init``: what is there stays, what is begun is right, an update keeps changes."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest
import yaml

from generator.cli import main
from generator.edit.beginning.repository import HOSTS, KEPT, fingerprint
from generator.evidence.fields import TO_FILL_IN

Out = pytest.CaptureFixture[str]
CHECK = ".github/workflows/check.yml"


@pytest.fixture
def begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out) -> Path:
    """A repository that was begun, as the working directory."""
    assert main(["init", str(tmp_path / "mine")]) == 0
    monkeypatch.chdir(tmp_path / "mine")
    capsys.readouterr()
    return tmp_path / "mine"


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_nothing_is_written_where_something_of_it_is_there(tmp_path: Path, capsys: Out) -> None:
    (tmp_path / "README.md").write_text("Mine.\n", encoding="utf-8")
    assert main(["init", str(tmp_path)]) == 2
    assert "README.md already; nothing was written" in capsys.readouterr().err
    assert _files(tmp_path) == {"README.md": b"Mine.\n"}


def test_nothing_is_written_over_a_link(tmp_path: Path, capsys: Out) -> None:
    folder, outside = tmp_path / "mine", tmp_path / "outside"
    folder.mkdir()
    outside.mkdir()
    (folder / ".github").symlink_to(outside)
    assert main(["init", str(folder)]) == 2
    assert "leads out of the folder" in capsys.readouterr().err
    assert main(["init", str(folder), "--host", "gitlab"]) == 0
    kept = json.loads((folder / KEPT).read_text(encoding="utf-8"))
    (folder / KEPT).write_text(json.dumps({**kept, "host": "github"}), encoding="utf-8")
    assert main(["init", str(folder), "--update"]) == 2
    (tmp_path / "third").mkdir()
    (tmp_path / "third" / "mkdocs.yml").symlink_to("nowhere")
    assert main(["init", str(tmp_path / "third")]) == 2
    assert list(outside.iterdir()) == []
    assert [file.name for file in (tmp_path / "third").iterdir()] == ["mkdocs.yml"]


def test_a_folder_to_begin_in_is_named(capsys: Out) -> None:
    assert main(["init"]) == 2
    assert capsys.readouterr().err == "Name the folder to begin in: evidence init DIR\n"


def test_an_update_needs_what_init_wrote(tmp_path: Path, capsys: Out) -> None:
    assert main(["init", str(tmp_path), "--update"]) == 2
    assert "It is written by: evidence init DIR" in capsys.readouterr().err
    (tmp_path / KEPT).write_text('{"host": "nowhere", "written": {}}', encoding="utf-8")
    assert main(["init", str(tmp_path), "--update"]) == 2
    assert "known are github, gitlab, forgejo" in capsys.readouterr().err
    (tmp_path / KEPT).write_text(
        json.dumps({"host": "github", "written": {"a\0b": "x"}}), encoding="utf-8"
    )
    assert main(["init", str(tmp_path), "--update"]) == 2
    assert "a path in it is none" in capsys.readouterr().err
    (tmp_path / KEPT).write_text("[", encoding="utf-8")
    assert main(["init", str(tmp_path), "--update"]) == 2
    assert "cannot be read" in capsys.readouterr().err
    assert list(_files(tmp_path)) == [KEPT]


def test_the_starter_has_nothing_wrong_and_its_forms_and_schemas_are_up_to_date(
    begun: Path, capsys: Out
) -> None:
    assert main(["check"]) == 0
    assert capsys.readouterr().out == "No problems.\n"
    assert main(["forms", "--check"]) == 0
    assert main(["schema", "--check"]) == 0
    assert len(list((begun / "content" / "studies").iterdir())) == 3


@pytest.mark.parametrize("host", HOSTS)
def test_an_empty_one_says_what_is_to_fill_in_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, host: str, capsys: Out
) -> None:
    assert main(["init", str(tmp_path), "--empty", "--host", host]) == 0
    monkeypatch.chdir(tmp_path)
    records = sorted(path for path in _files(tmp_path) if path.startswith("content/"))
    assert records == [
        "content/pages/about.md",
        "content/review.yml",
        "content/sources/the-review.yml",
    ]
    assert TO_FILL_IN in Path("content/review.yml").read_text(encoding="utf-8")
    capsys.readouterr()
    assert main(["check"]) == 1
    said = capsys.readouterr()
    assert "content/review.yml" in said.out
    assert "The content has no theme." in said.out
    assert not said.err


def test_what_the_workflows_run_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: dict[tuple[str, ...], None] = {}
    for host in HOSTS:
        assert main(["init", str(tmp_path / host), "--host", host]) == 0
        asked = [shlex.split(line) for line in _commands(tmp_path / host)]
        assert any(words[-3:] == ["install", "-r", "requirements.txt"] for words in asked)
        # A setting before a command is one of the environment.
        plain = [tuple(word for word in words if "=" not in word) for words in asked]
        mine = [words[1:] for words in plain if words[:1] == ("evidence",)]
        assert {words[0] for words in mine} == {"check", "build"}
        ran |= dict.fromkeys(mine)
    monkeypatch.chdir(tmp_path / HOSTS[0])
    assert [words for words in ran if main([*words]) != 0] == []
    assert Path("public/index.html").is_file()


def _commands(folder: Path) -> list[str]:
    """Every line that a workflow runs, once; the longest builds are alike, so one of them."""
    lines: dict[str, None] = {}
    for file in folder.rglob("*.yml"):
        if "workflows" not in file.parts and file.name != ".gitlab-ci.yml":
            continue
        jobs = yaml.safe_load(file.read_text(encoding="utf-8"))
        steps = [step for job in jobs.get("jobs", {}).values() for step in job.get("steps", [])]
        lines |= dict.fromkeys(step["run"] for step in steps if "run" in step)
        for job in jobs.values():
            if isinstance(job, dict):
                lines |= dict.fromkeys([*job.get("before_script", []), *job.get("script", [])])
    return list(lines)


def test_an_update_replaces_what_nobody_changed_and_keeps_what_people_did(
    begun: Path, capsys: Out
) -> None:
    kept = json.loads((begun / KEPT).read_text(encoding="utf-8"))
    publish, forms = ".github/workflows/publish.yml", ".github/ISSUE_TEMPLATE/add-quote.yml"
    older = b"# What an earlier version wrote.\n"
    now = _files(begun)
    # As if an earlier version had written three files otherwise, and one that is not needed now.
    for path in (publish, forms, "old.yml"):
        (begun / path).write_bytes(older)
        kept["written"][path] = fingerprint(older)
    (begun / KEPT).write_text(json.dumps(kept), encoding="utf-8")
    (begun / forms).write_bytes(older + b"# Ours.\n")
    (begun / CHECK).unlink()
    before = _files(begun)
    assert main(["init", ".", "--update", "--dry-run"]) == 0
    assert _files(begun) == before
    assert main(["init", ".", "--update"]) == 0
    said = capsys.readouterr().out
    assert "+name: Publish" in said
    assert f"{forms} was changed here and stays as it is" in said
    assert f"{CHECK} was taken away here and stays away" in said
    assert "old.yml is not needed any more" in said
    after = _files(begun)
    assert after[publish] == now[publish]
    assert after[forms] == before[forms]
    assert CHECK not in after
    assert after["old.yml"] == older
    assert main(["init", ".", "--update"]) == 0
    assert "0 files written" in capsys.readouterr().out
    # What people changed, and then took away, stays away.
    (begun / forms).unlink()
    assert main(["init", ".", "--update"]) == 0
    assert not (begun / forms).exists()
