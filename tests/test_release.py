"""A release: what is built twice is the same, and only the tag of its version releases it."""

from __future__ import annotations

import json
import os
import tarfile
import zipfile
from pathlib import Path

import pytest

from tools.release import BILL, differing, fault_of_tag, main, project_version


def test_a_tag_of_another_version_releases_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "dist"
    assert main(out, {"RELEASE_TAG": "v99.0"}) == 1
    assert "the tag has to be v" in capsys.readouterr().out
    assert not out.exists()
    assert fault_of_tag("", "1.2") == fault_of_tag("v1.2", "1.2") == ""
    assert fault_of_tag("1.2", "1.2") != ""


def test_what_differs_between_two_builds_is_named(tmp_path: Path) -> None:
    for path, text in {
        "a/same": "x",
        "b/same": "x",
        "a/both": "1",
        "b/both": "2",
        "a/one": "",
    }.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    assert differing(tmp_path / "a", tmp_path / "b") == ["both", "one"]


def test_a_release_has_wheel_source_and_bill_with_the_notices_inside(tmp_path: Path) -> None:
    version = project_version()
    assert main(tmp_path / "dist", {**os.environ, "RELEASE_TAG": f"v{version}"}) == 0
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    (source,) = (tmp_path / "dist").glob("*.tar.gz")
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
    notices = [name for name in names if ".dist-info/licenses/" in name]
    assert [name.rpartition("/")[2] for name in notices] == ["LICENSE", "third-party.txt"]
    with tarfile.open(source) as held:
        folders = {name.split("/")[1] for name in held.getnames()}
    assert {"generator", "tests", "requirements", "pyproject.toml"} <= folders
    assert not folders & {".venv", "node_modules", "site", "dist"}
    bill = json.loads((tmp_path / "dist" / BILL).read_text(encoding="utf-8"))
    assert bill["metadata"]["component"]["version"] == version
