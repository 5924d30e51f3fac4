"""Tables as LibreOffice Calc reads them, each cell as it shows it."""

from __future__ import annotations

import csv
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

_TEXT: Final = "2"
_COLUMNS: Final = 256
_SHOWN: Final = "csv:Text - txt - csv (StarCalc):44,34,76,1,,2057,false,true,false,false,false"


@cache
def calc_version() -> str:
    """The version that is installed."""
    done = subprocess.run(["soffice", "--version"], check=True, capture_output=True, text=True)
    return done.stdout.split()[1]


def in_calc(files: Sequence[Path], how: str) -> list[dict[str, Any]]:
    """Heads and rows of each: of a CSV file as it is read by default or told to read texts, of a
    workbook the sheet with the number that ``how`` names.
    """
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        taken = [folder / f"{number}{file.suffix}" for number, file in enumerate(files)]
        for file, copy in zip(files, taken, strict=True):
            shutil.copyfile(file, copy)
        if files[0].suffix == ".xlsx":
            _converted(folder, taken, f"{_SHOWN},{how}")
            shown = [next(folder.glob(f"{copy.stem}*.csv")) for copy in taken]
        else:
            types = "/".join(f"{n}/{_TEXT}" for n in range(1, _COLUMNS)) if how == "told" else ""
            _converted(folder, taken, "ods", f"CSV:44,34,76,1,{types},2057,false,true")
            _converted(folder, [copy.with_suffix(".ods") for copy in taken], _SHOWN)
            shown = taken
        return [_lines(one) for one in shown]


def _lines(file: Path) -> dict[str, Any]:
    with file.open(encoding="utf-8", newline="") as lines:
        heads, *rows = csv.reader(lines)
    return {"heads": heads, "rows": rows}


def _converted(folder: Path, files: Sequence[Path], to: str, reading: str = "") -> None:
    subprocess.run(
        [
            *("soffice", "--headless", "--norestore"),
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--convert-to", to, *([f"--infilter={reading}"] if reading else [])),
            *("--outdir", str(folder), *map(str, files)),
        ],
        check=True,
        capture_output=True,
    )
