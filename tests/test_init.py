"""``evidence init``: what is there stays, what is begun is right, an update keeps changes."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

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


def test_one_that_is_not_installed_asks_for_any_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("generator.edit.beginning.repository.version", missing)
    assert main(["init", str(tmp_path / "mine")]) == 0
    asked = (tmp_path / "mine/requirements.txt").read_text(encoding="utf-8")
    assert asked.endswith("\nevidence-explorer[all]\n")


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


def test_what_the_workflows_run_works_on_a_clone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each script as its shell runs it; then what they asked of the program, once each."""
    programs = _stand_ins(tmp_path / "bin")
    for host in HOSTS:
        origin = tmp_path / f"{host}.git"
        assert main(["init", str(tmp_path / f"first-{host}"), "--host", host]) == 0
        _git(tmp_path, "init", "-q", "-b", "main", f"first-{host}")
        _git(tmp_path / f"first-{host}", "add", "--all")
        _git(tmp_path / f"first-{host}", "commit", "-qm", "Begun")
        _git(tmp_path, "clone", "-q", "--bare", f"first-{host}", str(origin))
        for number, (steps, shell) in enumerate(_jobs(tmp_path / f"first-{host}")):
            place = tmp_path / f"{host}-{number}"
            if host == "forgejo":
                place.mkdir()
            else:
                _git(tmp_path, "clone", "-q", str(origin), str(place))
            for script, given in steps:
                variables = {
                    **{"PATH": f"{programs}:{os.environ['PATH']}", "HOME": str(tmp_path)},
                    **{
                        "CI_PAGES_URL": "https://x.example",
                        "CI_PROJECT_URL": "https://g.example/x",
                    },
                    **{"CI_DEFAULT_BRANCH": "main", "ASKED": str(tmp_path / "asked")},
                    **{name: _filled(value, origin) for name, value in given.items()},
                }
                done = subprocess.run(
                    [*shell, script],
                    cwd=place,
                    env=variables,
                    capture_output=True,
                    text=True,
                    check=False,
                )
                assert done.returncode == 0, f"{host}: {script}\n{done.stdout}{done.stderr}"
    published = _git(tmp_path / "forgejo.git", "ls-tree", "-r", "--name-only", "pages")
    assert published.split() == ["index.html"]
    asked = [line.split("\t") for line in _lines(tmp_path / "asked")]
    assert ["pip", "evidence-explorer[all]==" + version("evidence-explorer")] in asked
    addresses = {words[1] for words in asked if words[0] == "SITE_URL"}
    assert addresses == {"", "https://x.example/"}
    ran = {tuple(words[1:]) for words in asked if words[0] == "evidence"}
    assert {words[0] for words in ran} == {"check", "build"}
    monkeypatch.chdir(tmp_path / "first-github")
    assert [words for words in sorted(ran) if main([*words]) != 0] == []
    assert Path("public/index.html").is_file()


def _stand_ins(folder: Path) -> Path:
    """Programs that note what they are asked for, and do the least of it: nothing is installed."""
    folder.mkdir()
    for name, script in (("python", _PYTHON), ("evidence", _EVIDENCE)):
        (folder / name).write_text(script, encoding="utf-8")
        (folder / name).chmod(0o755)
    return folder


_PYTHON: Final = """#!/bin/sh
[ "$*" = "-m pip install -r requirements.txt" ] || exit 9
grep -v '^#' requirements.txt | while read -r one; do printf 'pip\\t%s\\n' "$one" >> "$ASKED"; done
"""
_EVIDENCE: Final = """#!/bin/sh
[ -f content/review.yml ] || exit 9
{ printf 'evidence'; printf '\\t%s' "$@"; printf '\\n'; } >> "$ASKED"
[ "$1" = build ] || exit 0
printf 'SITE_URL\\t%s\\n' "$SITE_URL" >> "$ASKED"
site=site
while [ $# -gt 0 ]; do [ "$1" = --site ] && site=$2; shift; done
mkdir "$site" && echo made > "$site/index.html"
"""


def _jobs(folder: Path) -> Iterator[tuple[list[tuple[str, dict[str, str]]], list[str]]]:
    """The scripts of every job with their variables, and the shell that runs them."""
    for file in sorted(folder.glob(".*/workflows/*.yml")):
        for job in yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"].values():
            steps = [(step["run"], step.get("env", {})) for step in job["steps"] if "run" in step]
            if steps:
                yield steps, ["bash", "-e", "-o", "pipefail", "-c"]
    for file in folder.glob(".gitlab-ci.yml"):
        told = yaml.safe_load(file.read_text(encoding="utf-8"))
        for job in told.values():
            if isinstance(job, dict) and "script" in job:
                before = told[job["extends"]]["before_script"]
                yield [("\n".join([*before, *job["script"]]), {})], ["sh", "-e", "-c"]


def _filled(value: str, origin: Path) -> str:
    """A variable as the host fills it in; one that is not known here fails."""
    known = {
        "steps.pages.outputs.base_url": "https://x.example",
        **{f"{host}.server_url": f"file://{origin.parent}" for host in ("github", "forgejo")},
        **{f"{host}.repository": origin.name for host in ("github", "forgejo")},
        **{"forgejo.ref": "refs/heads/main", "forgejo.token": "t", "forgejo.sha": "0" * 40},
        "vars.SITE_URL": "",
    }
    return re.sub(r"\$\{\{ ([^}]+) \}\}", lambda found: known[found[1]], value)


def _git(folder: Path, *words: str) -> str:
    named = ("-c", "user.name=a", "-c", "user.email=a@b.example")
    done = subprocess.run(
        ["git", *named, *words], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines()


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
