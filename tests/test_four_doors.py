"""The four documents for people are true word by word: their commands run in an empty folder.

Each document is one session. A block ``sh`` holds commands, a block ``text`` behind it what they
say, where ``…`` stands for anything. A block behind the name of a file is what the file holds;
behind *At the end of* it is added there, and behind *instead of* it takes the place of what is
named. A command marked ``# by hand: WHY`` is not run.
"""

from __future__ import annotations

import io
import re
import shlex
import subprocess
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.cli import main
from generator.evidence.records.reported import AbsenceReason
from generator.publish.pages.items.attribution import OTHER_WORKS, said_of
from generator.publish.pages.items.speaking import LABELLED, VOICE_WORDS
from tests.conftest import REPOSITORY
from tools.pictures import LARGEST, RECORD_AND_PAGE, record_of

DOORS = ("read", "add-a-study", "begin", "host")
BY_HAND = re.compile(r"\s+# by hand: (.+)$")
MOST_BY_HAND = 13
"""Of all four; each needs the network, a git host, a person's own copy, or a person who looks."""
REASONS = {
    "needs the package index",
    "needs a repository at a git host",
    "needs your copy of a source",
    "goes on until you press Ctrl+C",
    "needs a program that runs containers",
}
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_NAMED = re.compile(
    r"`([\w./-]+\.(?:yml|ris|md))`(?:, filled in)?(?:, instead of\n?\s*`([^`]+)`)?:$"
)


@dataclass(frozen=True)
class Step:
    """A block of a document, with the words above it."""

    kind: str
    text: str
    above: str


def _text(name: str) -> str:
    return (REPOSITORY / "docs" / f"{name}.md").read_text(encoding="utf-8")


def _steps(name: str) -> tuple[Step, ...]:
    text = _text(name)
    ends = [0, *(found.end() for found in _BLOCK.finditer(text))]
    return tuple(
        Step(found[1], found[2], text[end : found.start()].strip())
        for end, found in zip(ends, _BLOCK.finditer(text), strict=False)
    )


def _commands(block: str) -> Iterator[str]:
    for line in block.replace("\\\n", " ").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line


class _Session:
    """An empty folder with somebody who types what a document says."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.patch, self.said, self.code = monkeypatch, "", 0
        monkeypatch.chdir(folder)
        for name in ("GIT_AUTHOR", "GIT_COMMITTER"):
            monkeypatch.setenv(f"{name}_NAME", "Somebody")
            monkeypatch.setenv(f"{name}_EMAIL", "somebody@example.org")

    def run(self, line: str) -> None:
        words = shlex.split(line, comments=True)
        while re.match(r"[A-Z_]+=", words[0]):
            name, _, value = words.pop(0).partition("=")
            self.patch.setenv(name, value)
        if words[0] == "cd":
            self.patch.chdir(words[1])
        elif words[0] == "evidence":
            heard = io.StringIO()
            with redirect_stdout(heard), redirect_stderr(heard):
                self.code = main(words[1:])
            self.said += heard.getvalue()
        else:
            done = subprocess.run(words, check=True, capture_output=True, text=True)
            self.said += done.stdout + done.stderr

    def python(self, code: str) -> None:
        heard = io.StringIO()
        with redirect_stdout(heard):
            exec(compile(code, "document", "exec"), {})
        self.said += heard.getvalue()

    def write(self, step: Step, named: re.Match[str]) -> None:
        file, replaced = Path(named[1]), named[2]
        if replaced:
            old = file.read_text(encoding="utf-8")
            assert old.count(f"{replaced}\n") == 1, (file, replaced)
            file.write_text(old.replace(f"{replaced}\n", step.text), encoding="utf-8")
        elif re.search(r"[Aa]t the end of\s+`[^`]+`:$", step.above):
            with file.open("a", encoding="utf-8") as opened:
                opened.write(step.text)
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(step.text, encoding="utf-8")


def _is_like(shown: str, said: str) -> bool:
    pattern = ".*".join(re.escape(part) for part in shown.strip().split("…"))
    return re.fullmatch(pattern, said.strip(), re.DOTALL) is not None


def _walk(name: str, session: _Session) -> None:
    steps = _steps(name)
    for step, after in zip(steps, (*steps[1:], None), strict=True):
        named = _NAMED.search(step.above)
        if named:
            session.write(step, named)
        elif step.kind == "python":
            session.python(step.text)
        elif step.kind == "sh":
            session.said, shown = "", after is not None and after.kind == "text"
            for line in _commands(step.text):
                if not BY_HAND.search(line):
                    session.run(line)
                    assert session.code == 0 or shown, (line, session.said)
        elif step.kind == "text":
            assert _is_like(step.text, session.said), session.said
        else:
            pytest.fail(f"{name} has a block that is none of commands, output or a file: {step}")


@pytest.mark.parametrize("name", [name for name in DOORS if name != "begin"])
def test_what_a_document_says_can_be_typed(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _steps(name)
    _walk(name, _Session(tmp_path, monkeypatch))


def test_the_site_that_is_begun_says_what_was_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _walk("begin", _Session(tmp_path, monkeypatch))
    page = (tmp_path / "ferries/site/themes/waiting-together/index.html").read_text("utf-8")
    assert "People watched the bags of those who slept." in page
    assert "I had bread, she had tea, and the boat was late." in page


def test_a_command_that_is_not_run_says_why_and_few_are_not() -> None:
    lines = [
        line for name in DOORS for step in _steps(name) for line in _commands(step.text)
        if step.kind == "sh"
    ]  # fmt: skip
    by_hand = [found[1] for line in lines if (found := BY_HAND.search(line))]
    assert len(lines) > 3 * len(by_hand)
    assert 0 < len(by_hand) <= MOST_BY_HAND
    assert {why.partition(",")[0] for why in by_hand} == REASONS


def test_the_picture_of_a_record_is_small_and_described_where_it_is_used() -> None:
    assert RECORD_AND_PAGE.name == "record-and-page.png"
    picture = REPOSITORY / RECORD_AND_PAGE
    assert 5_000 < picture.stat().st_size <= LARGEST
    for text in ((REPOSITORY / "README.md").read_text(encoding="utf-8"), _text("add-a-study")):
        (described,) = re.findall(r"!\[([^\]]+)\]\((?:docs/)?record-and-page\.png\)", text)
        assert "On the left" in described
        assert "On the right" in described


def test_the_record_in_the_picture_is_the_one_that_people_are_shown() -> None:
    record = record_of(_text("add-a-study"))
    assert "themes: [mending]" in record
    assert "mendin]" in _text("add-a-study")


def test_labels_that_are_explained_are_those_of_the_site() -> None:
    table = re.findall(r"^\| ([^|]+) \|", _text("read"), re.MULTILINE)
    named = [label for cell in table[1:] for label in cell.split(" · ")]
    absences = {str(reason).capitalize() for reason in AbsenceReason}
    words = {"Cited", "No citation", OTHER_WORKS, said_of("every study"), *VOICE_WORDS.values()}
    words.add(LABELLED.removeprefix("the "))
    assert set(named) == words | absences


def test_output_that_is_not_as_shown_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = _Session(tmp_path, monkeypatch)
    session.run("evidence init mine")
    assert _is_like("Wrote … files into mine.\n…more.\n", session.said)
    assert not _is_like("Wrote … files into yours.\n…", session.said)
    session.run("evidence build --content nowhere")
    assert session.code != 0
