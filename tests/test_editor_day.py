"""A day by the files: two studies imported, one completed wrongly, mended, compared, built."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from generator.cli import main
from generator.publish.build import build_site
from tests.conftest import REPOSITORY
from tests.repositories import commit, git

REFERENCES = """\
TY  - JOUR
AU  - Okafor, Ngozi
TI  - A waiting room of our own
JO  - Journal of Shared Care
PY  - 2019
VL  - 4
IS  - 2
SP  - 11
EP  - 19
DO  - 10.5555/okafor.2019
ER  - 

TY  - JOUR
AU  - Haddad, Lina
AU  - Brandt, Jo
TI  - Gardens on the ward
JO  - Ward Notes
PY  - 2022
UR  - https://example.org/gardens
ER  - 
"""  # noqa: W291
KNOWN = {
    "language": "English",
    "source": "meadow-2022",
    "section": "Results",
    "publication_country": "Kenya",
    "study_country": "not reported",
    "provision": "[Primary care]",
    "models": "[open-gate]",
    "ladder": "not reported",
}
"""What the editor knows, by the name of the field that asks for it."""
SLIPS = {"source": "medow-2022", "models": "[open-gates]", "ladder": "not reportd"}


def _fill(file: Path, values: dict[str, str]) -> None:
    """Put the values behind the fields that are to be filled in; what is a comment stays one."""
    lines = []
    for line in file.read_text(encoding="utf-8").splitlines():
        asked = re.match(r"( *)(\w+):  # to fill in", line)
        lines.append(f"{asked[1]}{asked[2]}: {values[asked[2]]}" if asked else line)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _slip(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def _mend(problem: dict[str, Any]) -> None:
    """Do what a message says at its line, and nothing that it does not say."""
    file = Path(problem["path"])
    lines = file.read_text(encoding="utf-8").splitlines()
    line = lines[problem["line"] - 1]
    wrong = re.search(r"'([^']+)'", problem["message"].replace("The field ", ""))
    if suggested := re.search(r"Did you mean '([^']+)'\?", problem["hint"]):
        assert wrong
        mended = line.replace(wrong[1], suggested[1])
    elif said := re.search(r"write: (not reported)\.", problem["hint"]):
        mended = f"{line.partition(':')[0]}: {said[1]}"
    else:
        raise AssertionError(f"The message does not say what to do: {problem}")
    assert mended != line
    lines[problem["line"] - 1] = mended
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_two_studies_come_from_a_file_of_references_in_a_day(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def problems() -> list[dict[str, Any]]:
        main(["check", "--format", "json"])
        found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["problems"]
        return found

    git(tmp_path, "init", "-q", "-b", "main")
    start = commit(tmp_path, "The sample", 1)

    # Two studies are begun; the check asks for each line that is to be filled in.
    (tmp_path / "two.ris").write_text(REFERENCES, encoding="utf-8")
    assert main(["import", "two.ris"]) == 0
    assert "2 studies begun" in capsys.readouterr().out
    okafor, haddad = (sample / "studies" / f"{one}.yml" for one in ("okafor-2019", "haddad-2022"))
    open_lines = [
        (file.as_posix(), number)
        for file in (haddad, okafor)
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if re.match(r" *\w+:  # to fill in", line)
    ]
    assert [(one["path"], one["line"]) for one in problems()] == open_lines

    # One is completed as it should be, the other wrongly in five ways.
    _fill(haddad, KNOWN)
    _fill(okafor, KNOWN | SLIPS)
    _slip(okafor, "  pages:", "  pagess:")
    _slip(okafor, "doi: 10.", "doi: https://doi.org/10.")
    assert {one["path"] for one in problems()} == {okafor.as_posix()}

    # A slip of form mends itself, once it was shown; the others by what their messages say.
    assert main(["check", "--fix", "--yes"]) == 1
    assert "+  doi: 10.5555/okafor.2019" in capsys.readouterr().err
    rounds = 0
    while found := problems():
        assert {one["path"] for one in found} == {okafor.as_posix()}
        for problem in found:
            _mend(problem)
        rounds += 1
        assert rounds <= 2, found
    assert main(["format"]) == 0
    capsys.readouterr()
    assert problems() == []
    capsys.readouterr()

    # A reviewer reads what it does to the evidence, and both pages are there.
    assert main(["diff", start]) == 0
    said = capsys.readouterr().out
    assert "Okafor 2019" in said and "Haddad 2022" in said
    pages = {
        page.page.path: page for page in build_site(sample, REPOSITORY / "site_templates").pages
    }
    assert "A waiting room of our own" in pages["studies/okafor-2019/"].html
    assert "Gardens on the ward" in pages["studies/haddad-2022/"].html
