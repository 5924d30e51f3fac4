"""A day by the issue form: filled in wrongly in six ways, mended from the messages alone, built."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from generator.cli import main
from generator.edit.issues.forms import PROPOSE_STUDY
from generator.publish.build import build_site
from tests.conftest import REPOSITORY
from tests.github import STUDY, filled_in
from tests.repositories import commit, git

WRONG = {
    "year": "in 2019",
    "type": "journal article",
    "doi": "",
    "url": "example.org/waiting",
    "language": "",
    "source": "medow-2022",
    "models": "open-gates",
}
RIGHT = {"year": "2019", "url": "https://example.org/waiting"}
"""What only a person knows; the words after them come from the messages."""


def _told(comment: str) -> dict[str, str]:
    """What a comment says, by question."""
    return dict(re.findall(r"\*\*(.+?)\*\*\n\n```text\n(.*?)\n```", comment, re.DOTALL))


def _mended(ask: str, message: str) -> str:
    """An answer that does what a message says, and nothing that it does not say."""
    if suggested := re.search(r"Did you mean '([^']+)'\?", message):
        return suggested[1]
    if "Write the year as a number" in message:
        return RIGHT[ask]
    if said := re.search(r"write: (not reported)\.", message):
        return said[1]
    if "from https:// on" in message:
        return RIGHT[ask]
    raise AssertionError(f"The message does not say what to do: {message}")


def test_a_study_comes_from_a_form_in_a_day(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    event = tmp_path / "event.json"
    labels = {ask.label: ask.id for ask in PROPOSE_STUDY.questions}
    git(tmp_path, "init", "-q", "-b", "main")
    start = commit(tmp_path, "The sample", 1)
    before = {file: file.read_bytes() for file in sample.rglob("*.yml")}

    def sent(answers: dict[str, str]) -> tuple[int, str]:
        body = filled_in(PROPOSE_STUDY, answers).replace("\n", "\r\n")
        told = {"issue": {"number": 31, "user": {"login": "editor"}, "body": body}}
        event.write_text(json.dumps(told), encoding="utf-8")
        code = main(["from-issue", str(event), "--event"])
        return code, capsys.readouterr().out

    # Everything that is wrong is said at once, at its question, and nothing is written.
    answers = {**STUDY, **WRONG}
    code, comment = sent(answers)
    assert code == 1
    told = _told(comment)
    assert {labels[label] for label in told} == set(WRONG) - {"doi"}
    assert {file: file.read_bytes() for file in sample.rglob("*.yml")} == before

    # The messages are enough to mend it.
    for label, message in told.items():
        answers[labels[label]] = _mended(labels[label], message)
    code, comment = sent(answers)
    assert code == 0, comment
    assert "`studies/okafor-2019`" in comment

    # The record passes the check, a reviewer reads what it does, and its page is there.
    assert main(["check"]) == 0
    assert capsys.readouterr().out == "No problems.\n"
    assert main(["diff", start]) == 0
    assert "Study added: Okafor 2019" in capsys.readouterr().out
    site = build_site(sample, REPOSITORY / "site_templates")
    page = next(page for page in site.pages if page.page.path == "studies/okafor-2019/")
    assert STUDY["title"] in page.html
    assert "https://example.org/waiting" in page.html
