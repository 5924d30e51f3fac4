"""Extras: what is not done without one is said, and no page leads to what was not made."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pandas as pd
import pytest

from generator.check.reporting import as_github, as_json, as_text
from generator.cli import main
from generator.derive.likeness import by_likeness, is_compared
from generator.derive.matrix import Matrix
from generator.evidence.extras import EXTRAS, ORDER, Extra, site_problems
from generator.evidence.problems import Problem
from tests.conftest import REPOSITORY

Out = pytest.CaptureFixture[str]
ALONE = [
    *("mkdocs", "mkdocs-material", "jinja2", "markdown", "pyyaml-env-tag", "watchdog"),
    *("pyyaml", "pydantic", "pandas", "plotly"),
    *("markdown-it-py", "nh3", "rispy", "bibtexparser", "pylatexenc", "babel"),
    *("xlsxwriter", "python-stdnum"),
]
"""What a site cannot be checked and built without."""
_WITHOUT = """
import sys
for module in sys.argv.pop(1).split(","):
    sys.modules[module] = None
from generator.cli import main
sys.exit(main(sys.argv[1:]))
"""
_MADE_BY_EXTRAS = (".pdf", ".docx", ".pptx", ".parquet")


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if no extra were installed: every import of one fails."""
    for extra in EXTRAS:
        for module in extra.modules:
            monkeypatch.setitem(sys.modules, module, None)


def _asked() -> dict[str, list[str]]:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {"": project["dependencies"], **project["optional-dependencies"]}
    return {name: [re.split("[=<>]", one)[0] for one in asked[name]] for name in asked}


def test_without_any_a_site_is_built_that_leads_to_nothing_that_is_not_there(
    tmp_path: Path,
) -> None:
    assert main(["init", str(tmp_path / "mine")]) == 0
    modules = ",".join(module for extra in EXTRAS for module in extra.modules)
    done = subprocess.run(
        [sys.executable, "-c", _WITHOUT, modules, "build", "--no-history"],
        cwd=tmp_path / "mine",
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert re.findall(r"^T010 notice: (\w+)", done.stderr, re.M) == ["Briefs", "Rows", "The"]
    assert 'python -m pip install "evidence-explorer[briefs]"' in done.stderr
    site = tmp_path / "mine/site"
    pages = [*site.rglob("*.html")]
    assert site / "briefs/review/index.html" in pages
    assert [path for path in site.rglob("*") if path.suffix in _MADE_BY_EXTRAS] == []
    led = {
        (page, target)
        for page in pages
        for target in re.findall(r'href="([^"#?:]+)[^":]*"', page.read_text(encoding="utf-8"))
        if not target.startswith("/")
    }
    assert len(led) > len(pages)
    assert {(page, target) for page, target in led if not (page.parent / target).exists()} == set()
    said = "\n".join(page.read_text(encoding="utf-8") for page in pages)
    assert "Brief: PDF" not in said
    assert "Alike together" not in said


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize("name", ["sheet.xlsx", "codes.qdc"])
def test_an_import_says_which_extra_it_needs(
    sample: Path, tmp_path: Path, capsys: Out, name: str
) -> None:
    (tmp_path / name).write_bytes(b"PK\x03\x04" if name.endswith("x") else b"<CodeBook/>")
    (tmp_path / "mapping.yml").write_text("columns: {A: reference.title}\n", encoding="utf-8")
    mapping = ["--mapping", str(tmp_path / "mapping.yml")] if name.endswith("x") else []
    command = ["import", str(tmp_path / name), "--content", str(sample), *mapping]
    assert main(command) == 1
    said = capsys.readouterr().err
    assert "T010 Excel workbooks, codebooks (REFI-QDA) and articles (JATS) cannot be read." in said
    assert 'python -m pip install "evidence-explorer[imports]"' in said
    assert "Nothing was written." in said


@pytest.mark.usefixtures("bare")
def test_a_copy_is_not_read_without_its_extra(sample: Path, tmp_path: Path, capsys: Out) -> None:
    (tmp_path / "copy.txt").write_text("Words.\n", encoding="utf-8")
    command = ["verify", "meadow-2022", str(tmp_path / "copy.txt"), "--content", str(sample)]
    assert main(command) == 2
    said = capsys.readouterr().err
    assert "T010 A copy of a source cannot be read." in said
    assert 'python -m pip install "evidence-explorer[verify]"' in said


def test_rows_that_cannot_be_compared_come_by_how_much_they_hold(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cells = [[1, 0, 0], [1, 1, 1], [0, 0, 0], [0, 1, 1]]
    matrix = Matrix(pd.DataFrame(cells, index=list("abcd")), pd.DataFrame(cells) * 0)
    matrix = Matrix(matrix.findings, matrix.findings * 0)
    assert is_compared(matrix)
    monkeypatch.setitem(sys.modules, "scipy", None)
    assert not is_compared(matrix)
    assert by_likeness(matrix) == ("b", "d", "a", "c")


def test_each_extra_names_what_its_packages_are_imported_as() -> None:
    asked, providers = _asked(), packages_distributions()
    assert asked.pop("") == ALONE
    assert asked.pop("properdocs") == ["properdocs"]  # another host, which test_hosts looks at
    (everything,) = asked.pop("all")
    assert everything == f"evidence-explorer[{','.join(extra.name for extra in EXTRAS)}]"

    def packages(extra: Extra) -> set[str]:
        tops = {module.partition(".")[0] for module in extra.modules}
        return {name.lower().replace("_", "-") for top in tops for name in providers[top]}

    assert {extra.name: packages(extra) for extra in EXTRAS} == {
        name: set(names) for name, names in asked.items()
    }


@pytest.mark.usefixtures("bare")
def test_what_stands_in_no_file_is_told_without_a_place() -> None:
    problems = site_problems()
    assert [problem.code for problem in problems] == ["T010", "T010", "T010"]
    one: tuple[Problem, ...] = (problems[1],)
    assert as_text(one).startswith(f"T010 notice: {ORDER.lost}\n    Install")
    assert as_text(one).endswith("1 notice.\n")
    assert as_github(one).startswith(f"::notice title=T010::{ORDER.lost} Install")
    assert json.loads(as_json(one))["problems"][0]["path"] == ""


def test_with_all_of_them_nothing_is_said() -> None:
    assert site_problems() == ()
