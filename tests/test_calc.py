"""Our CSV in LibreOffice Calc, whatever it splits at: nothing in it becomes a formula.

Calc is no tool of this project: `make calc` runs this where a machine has it, and so does a
workflow once a week.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]

from generator.evidence.catalogue import Catalogue
from generator.evidence.text.cells import csv_lines
from generator.publish.exports import data_files
from tests.test_cells import AS_IT_IS, NEUTRALISED

SOFFICE = shutil.which("soffice")
SEPARATORS = {
    "comma": "44",
    "semicolon": "59",
    "tab": "9",
    "bar": "124",
    "any": "44/59/9/124",
    "any-and-runs-of-them": "44/59/9/124/MRG",
}
FORMULAS = [words for words in NEUTRALISED if not words.startswith("'")]

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice Calc (soffice) is not installed"),
]
Cells = list[tuple[object, str]]
Calc = Callable[[str, str], Cells]


@pytest.fixture
def calc(tmp_path: Path) -> Calc:
    """Opens CSV in Calc, split at some mark and with formulas switched on: values with types."""

    def opened(text: str, separator: str) -> Cells:
        (tmp_path / "a.csv").write_text(text, encoding="utf-8", newline="")
        options = f"CSV:{separator},34,76,1,,2057,false,true,false,false,false,0,true"
        subprocess.run(
            [
                *(str(SOFFICE), "--headless", "--norestore"),
                f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
                *("--convert-to", "xlsx:Calc MS Excel 2007 XML", f"--infilter={options}"),
                *("--outdir", str(tmp_path), str(tmp_path / "a.csv")),
            ],
            check=True,
            capture_output=True,
        )
        sheet = load_workbook(tmp_path / "a.xlsx").active
        assert sheet is not None
        return [
            (cell.value, cell.data_type)
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        ]

    return opened


def _rows(words: Sequence[str]) -> list[list[str]]:
    """The words as the first cell of a row, between others, and as the last."""
    return [
        *(["a", "b", "c"], *([text, "k", "z"] for text in words)),
        *(["k", text, "z"] for text in words),
        *(["k", "z", text] for text in words),
    ]


@pytest.mark.parametrize("separator", SEPARATORS.values(), ids=SEPARATORS)
def test_nothing_runs(calc: Calc, catalogue: Catalogue, separator: str) -> None:
    rows = _rows([*FORMULAS, *AS_IT_IS])
    careless = "".join(",".join(row) + "\n" for row in rows)
    assert any(kind == "f" for _, kind in calc(careless, separator)), "formulas are not tried"
    ours = csv_lines(rows) + "".join(
        text for name, text in data_files(catalogue).items() if name.endswith(".csv")
    )
    found = calc(ours, separator)
    assert len(found) > len(rows)
    assert [value for value, kind in found if kind == "f"] == []


def test_numbers_stay_numbers(calc: Calc) -> None:
    assert calc(csv_lines([["-5", "+3", "well-being"]]), "44") == [
        (-5, "n"),
        (3, "n"),
        ("well-being", "s"),
    ]
