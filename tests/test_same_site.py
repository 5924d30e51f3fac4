"""The guard of moves and renames: it sees what differs between two sites, and only that."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.same_site import differences, files_of, main


def test_the_same_files_have_no_differences() -> None:
    site = {"index.html": b"<p>One</p>", "data/a.csv": b"a,b"}
    assert list(differences(site, dict(site))) == []


def test_what_came_went_and_changed_is_listed() -> None:
    old = {"gone.html": b"x", "index.html": b"<p>One</p><p>Two</p>", "same.css": b"a"}
    new = {"came.html": b"x", "index.html": b"<p>One</p><p>Three</p>", "same.css": b"a"}
    assert list(differences(old, new)) == [
        "+ came.html: new",
        "- gone.html: gone",
        "! index.html: differs",
        "    -Two</p>",
        "    +Three</p>",
    ]


def test_bytes_that_are_no_text_are_counted() -> None:
    found = list(differences({"a.pdf": b"\xff\xfe"}, {"a.pdf": b"\xff\xfe\xfd"}))
    assert found == ["! a.pdf: differs", "    2 and 3 bytes"]


def test_a_long_difference_is_cut_and_says_so() -> None:
    old, new = (("\n".join(f"{letter}{n}" for n in range(100))).encode() for letter in "ab")
    found = list(differences({"a": old}, {"a": new}))
    assert found[-1] == "    … and 160 lines more"


def test_files_are_named_from_the_root_of_the_site(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.csv").write_bytes(b"a\r\n")
    assert files_of(tmp_path) == {"data/a.csv": b"a\r\n"}


def test_what_is_no_commit_is_refused_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["no-such-commit", "."]) == 2
    assert "'no-such-commit' is no folder and no commit" in capsys.readouterr().err
