"""What the workflows run: hostile reports and issues first, then what is asked of GitHub."""

from __future__ import annotations

import base64
import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.edit.issues.forms import ADD_QUOTE, PROPOSE_STUDY
from generator.edit.issues.replies import fenced
from tests.conftest import REPOSITORY
from tests.github import PROGRAMS, QUOTE, STUDY, filled_in
from tests.hostile import HOSTILE
from tools import comment, propose
from tools.github import BOT, Refused, say

SHA = "a" * 40
RUN = {"id": 5, "head_sha": SHA, "html_url": "https://github.example/run/5"}
REPORT = {"number": 7, "ok": True, "text": "1 study added"}


class Asked:
    """GitHub as far as these tests need it: gives what it was told to, and keeps what is sent."""

    def __init__(self, answers: Mapping[str, Any]) -> None:
        self.answers = {
            "issues/7/comments?per_page=100&page=1": [],
            "POST issues/7/comments": {},
            **answers,
        }
        self.sent: list[tuple[str, str, Any]] = []

    def __call__(self, method: str, path: str, data: Any = None) -> bytes:
        key = path if method == "GET" else f"{method} {path}"
        if method != "GET":
            self.sent.append((method, path, data))
        if key not in self.answers:
            raise Refused(f"{key} is not there")
        answer = self.answers[key]
        return answer if isinstance(answer, bytes) else json.dumps(answer).encode()


def _archive(files: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in files.items():
            archive.writestr(name, raw)
    return buffer.getvalue()


def _reviewed(report: Any = REPORT, **changed: Any) -> Asked:
    raw = report if isinstance(report, bytes) else json.dumps(report).encode()
    answers = {
        "actions/runs/5/artifacts?name=report": {
            "artifacts": [{"id": 9, "name": "report", "size_in_bytes": 400}]
        },
        "actions/artifacts/9/zip": _archive({"report.json": raw}),
        "pulls/7": {"head": {"sha": SHA}, "state": "open"},
    }
    return Asked({**answers, **changed})


# --- the comment at a pull request -----------------------------------------------------------


@pytest.mark.parametrize(
    "report",
    [
        b"",
        b"\xff",
        b"[]",
        b"{}",
        b"[" * 100_000,
        {**REPORT, "number": "7"},
        {**REPORT, "number": "../../issues/1"},
        {**REPORT, "number": True},
        {**REPORT, "number": -7},
        {**REPORT, "number": 8},
        {**REPORT, "ok": "yes"},
        {**REPORT, "text": ["a"]},
        {**REPORT, "text": "x" * 400_000},
    ],
    ids=str,
)
def test_a_report_that_is_none_is_refused(report: Any) -> None:
    asked = _reviewed(report)
    with pytest.raises(Refused):
        comment.comment(asked, RUN)
    assert asked.sent == []


ODD: list[dict[str, Any]] = [
    {"actions/runs/5/artifacts?name=report": {"artifacts": []}},
    {
        "actions/runs/5/artifacts?name=report": {
            "artifacts": [{"id": 9, "name": "report", "size_in_bytes": 10_000_000}]
        }
    },
    {"actions/artifacts/9/zip": b"not an archive"},
    {"actions/artifacts/9/zip": _archive({"../report.json": b"{}", "other.json": b"{}"})},
    {"actions/artifacts/9/zip": _archive({"report.json": b" " * 50_000_000})},
    {"pulls/7": {"head": {"sha": "b" * 40}, "state": "open"}},
    {"pulls/7": {"head": {"sha": SHA}, "state": "closed"}},
]


@pytest.mark.parametrize("answers", ODD, ids=range(len(ODD)))
def test_a_run_that_is_odd_is_refused(answers: dict[str, Any]) -> None:
    asked = _reviewed(**answers)
    with pytest.raises(Refused):
        comment.comment(asked, RUN)
    assert asked.sent == []


def test_a_strangers_report_stays_text() -> None:
    text = f"```\n{HOSTILE} @everyone #1\n````\n<!-- x -->\x1b[31m\u202e"
    asked = _reviewed({**REPORT, "text": text})
    comment.comment(asked, RUN)
    ((_, path, data),) = asked.sent
    assert path == "issues/7/comments"
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(data["body"])
    fences = [token for token in tokens if token.type == "fence"]
    assert len(fences) == 1
    assert "@everyone" in fences[0].content
    outside = data["body"].replace(fences[0].content, "")
    assert "@" not in outside
    assert "alert" not in outside
    assert "\x1b" not in data["body"]
    assert "\u202e" not in data["body"]
    assert [token.content for token in tokens if token.type == "html_block"] == [
        "<!-- evidence-review -->\n"
    ]


@given(st.text())
def test_the_comment_shows_a_text_as_the_answer_to_an_issue_does(text: str) -> None:
    """It runs where nothing is installed, so it has its own copy."""
    assert comment.fenced(f"x{text}x") == fenced(f"x{text}x", longest=comment.LONGEST_TEXT)


def test_there_is_one_comment_and_it_is_written_anew() -> None:
    page = "issues/7/comments?per_page=100&page={}"
    theirs = {"id": 1, "user": {"login": "stranger"}, "body": "<!-- evidence-review -->\nMine!"}
    other = {"id": 2, "user": {"login": BOT}, "body": "Something else"}
    ours = {"id": 3, "user": {"login": BOT}, "body": "<!-- evidence-review -->\nOld"}
    asked = _reviewed(
        **{
            page.format(1): [theirs] * 99 + [other],
            page.format(2): [ours],
            "PATCH issues/comments/3": {},
        }
    )
    comment.comment(asked, RUN)
    assert [(method, path) for method, path, _ in asked.sent] == [("PATCH", "issues/comments/3")]
    assert "1 study added" in asked.sent[0][2]["body"]


def test_a_long_comment_is_cut() -> None:
    asked = Asked({})
    say(asked, 7, "marker", "x" * 100_000)
    assert 50_000 < len(asked.sent[0][2]["body"]) < 65_000


# --- the answer to an issue ------------------------------------------------------------------

NEW = {
    "git/matching-refs/heads/issue-7": [{"ref": "refs/heads/issue-77"}],
    "POST git/refs": {},
    "PUT contents/content/studies/okafor-2019.yml": {},
    "PUT contents/content/studies/velde-2016.yml": {},
    f"contents/content/studies/velde-2016.yml?ref={SHA}": {"sha": "blob"},
    "POST pulls": {"number": 8},
    "POST actions/workflows/check.yml/dispatches": b"",
}


@pytest.fixture
def issue(sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Puts an issue in the place where a workflow finds it; the working directory has content/."""
    assert sample.is_dir()
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(tmp_path / "event.json"))
    monkeypatch.setenv("GITHUB_SHA", SHA)
    monkeypatch.setenv("PYTHONPATH", str(REPOSITORY))

    def put(body: str) -> None:
        event = {"issue": {"number": 7, "user": {"login": "octocat"}, "body": body}}
        (tmp_path / "event.json").write_text(json.dumps(event), encoding="utf-8")

    return put


def test_an_issue_that_is_wrong_is_answered_and_nothing_proposed(issue: Any) -> None:
    issue(filled_in(PROPOSE_STUDY, {**STUDY, "year": f"{HOSTILE}", "source": "../../x"}))
    asked = Asked(NEW)
    propose.answer(asked, 7, propose=True)
    ((_, path, data),) = asked.sent
    assert path == "issues/7/comments"
    assert "**Year**" in data["body"]
    assert "**Source document**" in data["body"]


def test_an_issue_of_another_kind_gets_no_answer(issue: Any) -> None:
    issue("The site is slow.")
    asked = Asked(NEW)
    propose.answer(asked, 7, propose=False)
    assert asked.sent == []


def test_an_accepted_study_becomes_a_pull_request(issue: Any) -> None:
    issue(filled_in(PROPOSE_STUDY, STUDY))
    asked = Asked(NEW)
    propose.answer(asked, 7, propose=True)
    assert [(method, path) for method, path, _ in asked.sent] == [
        ("POST", "git/refs"),
        ("PUT", "contents/content/studies/okafor-2019.yml"),
        ("POST", "pulls"),
        ("POST", "actions/workflows/check.yml/dispatches"),
        ("POST", "issues/7/comments"),
    ]
    ref, put, pull, dispatch, said = (data for _, _, data in asked.sent)
    assert ref == {"ref": "refs/heads/issue-7", "sha": SHA}
    assert b"# From issue 7 of octocat.\n" in base64.b64decode(put["content"])
    assert "sha" not in put
    assert (pull["head"], pull["base"], pull["draft"]) == ("issue-7", "main", True)
    assert pull["title"] == "Record of issue 7: studies/okafor-2019"
    assert dispatch == {"ref": "issue-7"}
    assert "The pull request is #8." in said["body"]


def test_a_quote_replaces_the_file_that_it_was_added_to(issue: Any) -> None:
    issue(filled_in(ADD_QUOTE, QUOTE))
    asked = Asked(NEW)
    propose.answer(asked, 7, propose=True)
    put = next(data for method, _, data in asked.sent if method == "PUT")
    assert put["sha"] == "blob"


def test_a_branch_that_is_there_stays_as_it_is(issue: Any) -> None:
    issue(filled_in(PROPOSE_STUDY, STUDY))
    asked = Asked({**NEW, "git/matching-refs/heads/issue-7": [{"ref": "refs/heads/issue-7"}]})
    propose.answer(asked, 7, propose=True)
    ((_, path, data),) = asked.sent
    assert path == "issues/7/comments"
    assert "stays as it is" in data["body"]


# --- the programs, with a `gh` that keeps what it is asked -----------------------------------

GH = """#!{python}
import json, sys
from pathlib import Path
here = Path(__file__).parent
*_, method, path = sys.argv[:5]
data = sys.stdin.read() if "--input" in sys.argv else ""
with (here / "asked").open("a") as asked:
    asked.write(f"{{method}} {{path}} {{data}}\\n")
answer = json.loads((here / "answers.json").read_text()).get(path.split("/", 3)[3])
if answer is None:
    sys.exit("HTTP 404")
sys.stdout.buffer.write(bytes.fromhex(answer))
"""


@pytest.mark.parametrize(
    ("module", "arguments"), [program for program in PROGRAMS if program[0] != "review"]
)
def test_the_programs_run_with_what_a_workflow_gives_them(
    issue: Any, tmp_path: Path, module: str, arguments: tuple[str, ...]
) -> None:
    program = tmp_path / "bin" / "gh"
    program.parent.mkdir()
    program.write_text(GH.format(python=sys.executable), encoding="utf-8")
    program.chmod(0o755)
    answers = {**_reviewed().answers, **NEW}
    by_path = {
        path.rpartition(" ")[2]: (
            answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        ).hex()
        for path, answer in answers.items()
    }
    by_path["issues/7/comments"] = b"{}".hex()
    (program.parent / "answers.json").write_text(json.dumps(by_path), encoding="utf-8")
    issue(filled_in(PROPOSE_STUDY, STUDY))
    event = tmp_path / "event.json"
    told = {**json.loads(event.read_text(encoding="utf-8")), "workflow_run": RUN}
    event.write_text(json.dumps(told), encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", f"tools.{module}", *arguments],
        env={
            **os.environ,
            "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
            "GITHUB_REPOSITORY": "owner/name",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    asked = (program.parent / "asked").read_text(encoding="utf-8")
    assert run.returncode == 0, run.stderr + asked
    assert "POST repos/owner/name/issues/7/comments" in asked
    assert ("POST repos/owner/name/pulls" in asked) == bool(arguments)
