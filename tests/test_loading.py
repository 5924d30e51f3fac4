"""Nothing that a file can hold leads to more than a problem, each on a line that the file has."""

from __future__ import annotations

import gc
import json
import os
import weakref
from pathlib import Path
from typing import Any

import pytest

from generator.check.reporting import REPORTERS
from generator.check.rules import load_and_check
from generator.evidence.loading import Entry, File, entry_of, load_content, once_a_file
from generator.evidence.loading.shape import MAX_PROBLEMS
from generator.evidence.loading.yaml_bytes import MAX_BYTES
from generator.evidence.loading.yaml_text import MAX_DEPTH, read_yaml
from generator.evidence.problems import Problem
from generator.evidence.records.kinds import KINDS
from generator.evidence.records.study import Study
from tests.conftest import SAMPLE

DEEP = 10_000


def _value(text: str) -> Any:
    value, _, problems = read_yaml(text.encode(), "case.yml")
    assert problems == ()
    return value


def _codes(raw: bytes) -> list[str]:
    _, _, problems = read_yaml(raw, "case.yml")
    lines = raw.count(b"\n") + 1
    for problem in problems:
        assert 1 <= problem.location.line <= lines
        assert problem.location.column >= 1
    return [problem.code for problem in problems]


@pytest.mark.parametrize(
    ("raw", "codes"),
    [
        pytest.param(b"", ["S003"], id="empty"),
        pytest.param(b"\n\n  \n", ["S003"], id="blank"),
        pytest.param(b"# only a comment\n", ["S003"], id="comment"),
        pytest.param(b"---\n", ["S003"], id="document without value"),
        pytest.param(b"~\n", ["S003"], id="null"),
        pytest.param(b"\xef\xbb\xbf", ["S003"], id="byte order mark alone"),
        pytest.param(b"a: 1\n---\nb: 2\n", ["S003"], id="two documents"),
        pytest.param(b"a: 1\n...\n---\n", ["S003"], id="a second, empty document"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00", ["S001"], id="picture"),
        pytest.param(b"\x7fELF\x02\x01\x01" + bytes(100), ["S001"], id="program"),
        pytest.param("id: case\n".encode("utf-16"), ["S001"], id="UTF-16 with mark"),
        pytest.param("id: case\n".encode("utf-16-le"), ["S001"], id="UTF-16 little-endian"),
        pytest.param("id: case\n".encode("utf-16-be"), ["S001"], id="UTF-16 big-endian"),
        pytest.param("id: case\n".encode("utf-32"), ["S001"], id="UTF-32"),
        pytest.param("title: Café\n".encode("latin-1"), ["S001"], id="Latin-1"),
        pytest.param(b"title: \xed\xa0\x80\n", ["S001"], id="surrogate in UTF-8"),
        pytest.param(b"title: \xc0\x80\n", ["S001"], id="overlong zero"),
        pytest.param(b"title: \x00\n", ["S001"], id="zero byte"),
        pytest.param(b"title: \x1b[2J\n", ["S001"], id="terminal escape"),
        pytest.param("title: a\x85b\n".encode(), ["S001"], id="next line"),
        pytest.param("title: a\u2028b\n".encode(), ["S001"], id="line separator"),
        pytest.param("title: a\u2029b\n".encode(), ["S001"], id="paragraph separator"),
        pytest.param(b"id: a\rtitle: b\r", ["S001"], id="carriage returns alone"),
        pytest.param("title: \ufeffa\n".encode(), ["S001"], id="byte order mark inside"),
        pytest.param(b'title: "\\ud800"\n', ["S002"], id="surrogate as an escape"),
        pytest.param(b'title: "\\x"\n', ["S002"], id="escape cut off"),
        pytest.param(b"title: 'a\n", ["S002"], id="quote not closed"),
        pytest.param(b"a: b: c\n", ["S002"], id="two colons"),
        pytest.param(b"a:\n\tb: c\n", ["S002"], id="tab"),
        pytest.param(b"a: [1, 2\n", ["S002"], id="bracket not closed"),
        pytest.param(b"a: ]\n", ["S002"], id="bracket not opened"),
        pytest.param(b"%YAML 3.0\n---\na: 1\n", ["S002"], id="YAML of the future"),
        pytest.param(b"%NO\n", ["S002"], id="directive alone"),
        pytest.param(b"a: &x 1\n", ["S004"], id="anchor"),
        pytest.param(b"a: *x\n", ["S004"], id="alias"),
        pytest.param(b"*x : 1\n", ["S004"], id="alias as key"),
        pytest.param(b"&x a: 1\n", ["S004"], id="anchor at a key"),
        pytest.param(b"a: &x [*x]\n", ["S004"], id="list inside itself"),
        pytest.param(b"a: !!python/object/new:os.system [ls]\n", ["S004"], id="Python tag"),
        pytest.param(b"!!map {a: 1}\n", ["S004"], id="tag at the record"),
        pytest.param(b"!!str a: 1\n", ["S004"], id="tag at a key"),
        pytest.param(b"a: !!binary aGk=\n", ["S004"], id="binary tag"),
        pytest.param(b"<<: {a: 1}\n", ["S004"], id="merge key"),
        pytest.param(b"a: 1\na: 2\n", ["S005"], id="key twice"),
        pytest.param(b"a: 1\n'a': 2\n\"a\": 3\n", ["S005", "S005"], id="key thrice, quoted"),
        pytest.param(b"a: {b: 1, b: 2}\n", ["S005"], id="key twice inside"),
        pytest.param(b"? [a]\n: 1\n", ["S007"], id="list as key"),
        pytest.param(b"? {a: 1}\n: 1\n", ["S007"], id="mapping as key"),
        pytest.param(b"{[a]: 1}\n", ["S007"], id="list as key in a line"),
        pytest.param(b"[" * DEEP + b"]" * DEEP, ["S006"], id="brackets"),
        pytest.param(b"[" * DEEP, ["S006"], id="brackets not closed"),
        pytest.param(b"{a: " * DEEP + b"}" * DEEP, ["S006"], id="braces"),
        pytest.param(b"{" * 900, ["S007"], id="braces as keys"),
        pytest.param(b"- " * DEEP + b"a", ["S006"], id="hyphens"),
        pytest.param(b"? " * DEEP + b"a", ["S007"], id="question marks"),
        pytest.param(
            b"".join(b" " * n + b"a:\n" for n in range(1_000)), ["S006"], id="nested blocks"
        ),
        pytest.param(b"a" * (MAX_BYTES + 1), ["S006"], id="too many bytes"),
        pytest.param(b"- 1\n" * 60_000, ["S006"], id="too many values"),
        pytest.param(
            b"a: &a [x,x]\n"
            + b"".join(b"%c: &%c [*%c,*%c]\n" % (c + 1, c + 1, c, c) for c in range(97, 120)),
            ["S004"],
            id="alias bomb",
        ),
    ],
)
def test_a_file_that_is_refused(raw: bytes, codes: list[str]) -> None:
    assert _codes(raw) == codes


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: NO", "NO"),
        ("a: no", "no"),
        ("a: yes", "yes"),
        ("a: on", "on"),
        ("a: 'true'", "true"),
        ("a: true", True),
        ("a: False", False),
        ("a: tRUE", "tRUE"),
        ("a: 2020-01-31", "2020-01-31"),
        ("a: 2020-01-31T10:00:00Z", "2020-01-31T10:00:00Z"),
        ("a: 12:30:45", "12:30:45"),
        ("a: 22:241", "22:241"),
        ("a: 1_000", "1_000"),
        ("a: 0x1F", "0x1F"),
        ("a: 0o17", "0o17"),
        ("a: 007", 7),
        ("a: +7", 7),
        ("a: -7", -7),
        ("a: '7'", "7"),
        ("a: 1.5", 1.5),
        ("a: 1e3", 1000.0),
        ("a: 1.", 1.0),
        ("a: .", "."),
        ("a: 10.5555/x", "10.5555/x"),
        ("a: .inf", ".inf"),
        ("a: .nan", ".nan"),
        ("a: 7, 11", "7, 11"),
        ("a: null", None),
        ("a: ~", None),
        ("a:", None),
        ("a: ''", ""),
        ("a: nil", "nil"),
        ("a: [x, 1]", ("x", 1)),
        ("a: []", ()),
        ("a: {}", {}),
        ("a: |\n  one\n  two\n", "one\ntwo"),
        ("a: >-\n  one\n  two\n", "one two"),
        ('a: "tab\\tnew\\nline"', "tab\tnew\nline"),
        ("a: {{ 7*7 }}", None),
        ("a: x # y", "x"),
        ("a: Ní Shé 👩‍🌾", "Ní Shé 👩‍🌾"),
    ],
)
def test_only_the_plainest_scalars_are_typed(text: str, value: Any) -> None:
    if "{{" in text:
        assert _codes(text.encode()) == ["S007"]
        return
    assert _value(text) == {"a": value}


def test_keys_are_always_text() -> None:
    keys = _value("1: a\ntrue: b\nnull: c\n2020-01-01: d\n'': e\n__proto__: f\n")
    assert list(keys) == ["1", "true", "null", "2020-01-01", "", "__proto__"]


@pytest.mark.parametrize("digits", [16, 18, 19, 20, 400, 5_000, 100_000])
def test_a_number_that_others_would_change_stays_as_it_was_typed(digits: int) -> None:
    typed = "9" * digits
    for text in (typed, f"-{typed}", f"0.{typed}", f"{typed}.0", f"1e{typed}", "1e400"):
        assert _value(f"a: {text}") == {"a": text}


@pytest.mark.parametrize("text", ["9" * 15, "-" + "9" * 15, "0.12345678901234", "1.5e99"])
def test_a_number_that_every_reader_holds_is_one(text: str) -> None:
    number = _value(f"a: {text}")["a"]
    assert isinstance(number, int | float)
    assert json.loads(json.dumps(number)) == number == float(text)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_marks_change_nothing(newline: str, mark: str) -> None:
    text = mark + newline.join(["a: one", "b:", "  - two", "  - c: |", "      three", ""])
    value, marks, problems = read_yaml(text.encode(), "case.yml")
    assert problems == ()
    assert value == {"a": "one", "b": ("two", {"c": "three"})}
    assert {path: place[0] for path, place in marks.values.items()} == {
        (): 1,
        ("a",): 1,
        ("b",): 3,
        ("b", 0): 3,
        ("b", 1): 4,
        ("b", 1, "c"): 4,
    }


def test_the_deepest_nesting_that_is_allowed_is_read() -> None:
    assert _value("[" * MAX_DEPTH + "]" * MAX_DEPTH) is not None
    assert _codes(b"[" * (MAX_DEPTH + 1) + b"]" * (MAX_DEPTH + 1)) == ["S006"]


# --- Files and folders -----------------------------------------------------------------------


def _paths(problems: tuple[Problem, ...]) -> set[tuple[str, str]]:
    return {(problem.code, problem.location.path) for problem in problems}


def _printable(problems: tuple[Problem, ...]) -> None:
    for reporter in REPORTERS.values():
        reporter(problems).encode("utf-8")


@pytest.mark.parametrize(
    ("name", "made", "code"),
    [
        pytest.param("themes/x.yml", "folder", "S020", id="a folder named like a record"),
        pytest.param("review.yml", "folder", "S020", id="a folder instead of the review"),
        pytest.param("studies", "file", "S021", id="a file instead of a folder"),
        pytest.param("themes/x.yml", "link", "S020", id="a link to a file"),
        pytest.param("themes/x.yml", "link to nothing", "S020", id="a link to nothing"),
        pytest.param("themes/x.yml", "link to itself", "S020", id="a link to itself"),
        pytest.param("more", "link to a folder", "S020", id="a link to a folder"),
        pytest.param("themes/x.yml", "pipe", "S020", id="a pipe"),
        pytest.param("synthesis.yml", "pipe", "S020", id="a pipe instead of a file"),
        pytest.param("themes/x.yaml", "file", "S020", id="the other ending"),
        pytest.param("themes/X.YML", "file", "S020", id="an ending in capitals"),
        pytest.param("themes/x", "file", "S020", id="no ending"),
        pytest.param("review.yaml", "file", "S020", id="the other ending at the top"),
        pytest.param("theme", "folder", "S020", id="a folder of no kind"),
        pytest.param("themes/sub", "folder", "S020", id="a folder in a folder"),
        pytest.param("themes/two\nlines.yml", "file", "S012", id="a line break in a name"),
        pytest.param("themes/\udcff.yml", "file", "S012", id="a name that is no text"),
        pytest.param("themes/\x1b[2J.yml", "file", "S012", id="a name that steers a terminal"),
        pytest.param("themes/__class__.yml", "file", "S012", id="a name of Python's"),
    ],
)
def test_a_thing_where_a_record_should_stand(sample: Path, name: str, made: str, code: str) -> None:
    thing = sample / name
    if thing.is_dir():
        thing.rename(sample / f".{name}")
    thing.unlink(missing_ok=True)
    match made:
        case "folder":
            thing.mkdir()
        case "file":
            thing.write_text("Just words.\n", encoding="utf-8")
        case "link":
            thing.symlink_to(SAMPLE / "review.yml")
        case "link to nothing":
            thing.symlink_to("nothing.yml")
        case "link to itself":
            thing.symlink_to(thing.name)
        case "link to a folder":
            thing.symlink_to(SAMPLE, target_is_directory=True)
        case "pipe":
            os.mkfifo(thing)
    _, problems = load_content(sample)
    where = {path for found, path in _paths(problems) if found == code}
    assert where == ({"content/studies/<id>.yml"} if code == "S021" else {f"content/{name}"})
    _printable(problems)


@pytest.mark.parametrize("name", [".hidden.yml", ".DS_Store", "themes/.swp.yml", "pages/x.yml"])
def test_hidden_files_and_pages_are_no_records(sample: Path, name: str) -> None:
    (sample / name).write_bytes(b"\xff")
    assert load_and_check(sample)[1] == ()


@pytest.mark.parametrize("kind", ["missing", "file", "empty", "link to itself"])
def test_a_content_folder_that_is_none(tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "content"
    match kind:
        case "file":
            folder.write_text("x", encoding="utf-8")
        case "empty":
            folder.mkdir()
        case "link to itself":
            folder.symlink_to("content")
    _, problems = load_and_check(folder)
    assert {problem.code for problem in problems} == {"S021"}


def test_what_cannot_be_opened_is_reported(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real_open, real_list = Path.open, Path.iterdir

    def closed(self: Path, *arguments: Any, **options: Any) -> Any:
        if self.name == "review.yml":
            raise PermissionError(13, "Permission denied")
        return real_open(self, *arguments, **options)

    def hidden(self: Path) -> Any:
        if self.name == "models":
            raise PermissionError(13, "Permission denied")
        return real_list(self)

    monkeypatch.setattr(Path, "open", closed)
    monkeypatch.setattr(Path, "iterdir", hidden)
    _, problems = load_content(sample)
    assert _paths(problems) == {("S001", "content/review.yml"), ("S001", "content/models")}


def test_a_huge_file_is_not_read_to_its_end(sample: Path) -> None:
    with (sample / "models" / "huge.yml").open("wb") as file:
        file.truncate(1 << 40)  # a terabyte of nothing, which takes no room on the disk
    _, problems = load_content(sample)
    assert _paths(problems) == {("S006", "content/models/huge.yml")}


def test_a_file_with_very_many_problems_shows_the_first_of_them(sample: Path) -> None:
    lines = "".join(f"field-{number}: x\n" for number in range(40_000))
    (sample / "models" / "huge.yml").write_text(lines, encoding="utf-8")
    _, problems = load_content(sample)
    assert len(problems) == MAX_PROBLEMS + 1
    assert problems[-1].code == "S006"


# --- a content that is read again ------------------------------------------------------------


@pytest.fixture
def said_once(sample: Path) -> Path:
    """The sample, whose review says for a study why its report has no link."""
    study, review = sample / "studies" / "velde-2016.yml", sample / "review.yml"
    text = study.read_text(encoding="utf-8")
    assert "  url: https://example.org/locked\n" in text
    study.write_text(text.replace("  url: https://example.org/locked\n", ""), encoding="utf-8")
    said = "no_link: A report that nobody published.\n"
    review.write_text(review.read_text(encoding="utf-8") + said, encoding="utf-8")
    return sample


def _by_path(folder: Path) -> dict[str, Entry]:
    return {entry.path: entry for entry in load_content(folder)[0].all()}


def test_only_what_was_edited_is_read_and_looked_through_again(said_once: Path) -> None:
    looked: list[str] = []

    @once_a_file
    def look(file: File) -> int:
        looked.append(file.path)
        return len(looked)

    first = _by_path(said_once)
    assert [path for path, entry in first.items() if entry.as_written] == [
        "content/studies/velde-2016.yml"
    ]
    assert list(map(look, first.values())) == list(map(look, first.values()))
    edited = said_once / "studies" / "ni-she-2018.yml"
    edited.write_text(edited.read_text(encoding="utf-8") + "# Seen.\n", encoding="utf-8")
    again = _by_path(said_once)
    new = [path for path, entry in again.items() if entry is not first[path]]
    assert new == ["content/studies/ni-she-2018.yml"]
    looked.clear()
    assert list(map(look, again.values()))
    assert looked == new


def test_a_study_has_what_the_review_says_now(said_once: Path) -> None:
    review = said_once / "review.yml"
    before = review.read_text(encoding="utf-8")
    for said in ("that nobody published", "in a locked archive", "that nobody published"):
        review.write_text(before.replace("that nobody published", said), encoding="utf-8")
        study = _by_path(said_once)["content/studies/velde-2016.yml"].record
        assert isinstance(study, Study)
        assert study.reference.no_link == f"A report {said}."


def test_of_a_file_its_last_versions_are_kept_and_no_others() -> None:
    kind = next(kind for kind in KINDS if kind.name == "study")
    raw = (SAMPLE / "studies" / "ni-she-2018.yml").read_bytes()
    seen = [
        weakref.ref(entry_of(kind, "content/kept.yml", "kept", raw + b"# %d" % version)[0])
        for version in range(5)
    ]
    gc.collect()
    assert [one() is not None for one in seen] == [False, False, False, True, True]
