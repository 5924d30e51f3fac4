"""``make readers``: writes our data files, lets other programs read them, and tells what they said.

Prints ``docs/data-readers.md``. Every program is asked twice for a table, as it reads without being
told anything, and as the page of data tells; cells are compared with what was written. Ends with 1
where a program that was told reads otherwise, or refuses a file.
"""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from generator.check.rules import load_catalogue
from generator.evidence.catalogue import Catalogue
from generator.publish.exports import data_files, whole_files
from generator.publish.exports.columns import Column, ColumnType, Table
from generator.publish.exports.examples import asked
from generator.publish.exports.parquet import parquet
from generator.publish.exports.tables import tables
from tools.readers.office import calc_version, in_calc

HERE: Final = Path(__file__).parent
ENVIRONMENT: Final = Path(".cache/readers")
CACHE: Final = ENVIRONMENT / "http_cache"
CONTENTS: Final = ("content", "examples/treatment-burden/content", "tests/sample_content")
TRAPS: Final = (
    *("9/10/11", "3/4", "10-11", "1-2", "March 3", "2018–2019", "12:30", "1:30:00"),
    *("007", "+5", "1e5", "1,5", "1,234", "10%", "0x1F", "TRUE", "yes", "1st"),
    *("NA", "N/A", "NaN", "null", "None", "#N/A", "-", "inf"),
)
"""Texts that programs take for something else, where they look at a cell alone."""


@dataclass(frozen=True)
class Row:
    """A program with a file, and what it said."""

    file: str
    program: str
    said: str
    is_right: bool = True


def main() -> int:
    """Print the page; returns 1 where something that ought to be right is not."""
    with tempfile.TemporaryDirectory() as made:
        folders = [_written(Path(made), content) for content in CONTENTS]
        traps = _traps(Path(made))
        rows = [*_of_tables(folders), *_of_whole(folders), *_of_examples(folders)]
        print(_page(rows, list(_of_traps(traps))), end="")
    wrong = [row for row in rows if not row.is_right]
    for row in wrong:
        print(f"{row.program}, {row.file}: {row.said}", file=sys.stderr)
    return 1 if wrong else 0


def _written(made: Path, content: str) -> tuple[Path, Catalogue]:
    """The data files of a synthesis."""
    catalogue, _ = load_catalogue(Path(content))
    folder = made / content.replace("/", "-")
    texts = {name: text.encode() for name, text in data_files(catalogue).items()}
    for name, data in {**texts, **whole_files(catalogue)}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder, catalogue


def _traps(made: Path) -> Path:
    """A table in which each trap stands in a column of its own kind: text alone, and in a list."""
    columns = (
        Column("row", "Its id.", ColumnType.ID),
        *(Column(f"text_{at}", "A text.") for at, _ in enumerate(TRAPS)),
        Column("scores", "Numbers that one cell joins.", ColumnType.NUMBERS),
    )
    rows = tuple((f"row-{n}", *TRAPS, (9, 10, 11)) for n in (1, 2))
    folder = made / "traps"
    folder.mkdir()
    table = Table("traps.csv", "Traps", "One row a cell.", columns, rows)
    (folder / table.file).write_text(table.csv, encoding="utf-8", newline="")
    (folder / table.parquet).write_bytes(parquet(table))
    return folder / table.file


# --- asking ----------------------------------------------------------------------------------


Read = dict[str, Any]


def _foreign(reader: str, how: str, *files: Path) -> list[Read]:
    """What a Python program said of each file; its last line is JSON."""
    command = [str(ENVIRONMENT / "bin/python"), "-W", "ignore", str(HERE / "foreign.py")]
    done = subprocess.run(
        [*command, reader, how, *map(str, files)], check=False, capture_output=True, text=True
    )
    lines = done.stdout.splitlines()
    if done.returncode or not lines:
        wrong = (done.stderr.strip().splitlines() or ["It ended."])[-1]
        return [{"version": "", "wrong": [wrong], "said": ""} for _ in files]
    found: list[Read] = json.loads(lines[-1])
    return found


def _r(how: str, *arguments: str) -> str:
    command = ["node", str(HERE / "read.mjs"), how, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _read(program: str, how: str, *files: Path) -> list[Read]:
    """Tables as a program reads them: version, heads, rows."""
    if program == "R":
        found: list[Read] = json.loads(_r(how, *map(str, files)))
        return found
    if program == "LibreOffice":
        return [{"version": calc_version(), **one} for one in in_calc(files, how)]
    return _foreign(program, how, *files)


PROGRAMS: Final = ("pandas", "pyarrow", "DuckDB", "R", "LibreOffice")


def _otherwise(file: Path, read: dict[str, Any]) -> list[tuple[str, str]]:
    """The cells that were read as something else: what was written, and what came."""
    with file.open(encoding="utf-8", newline="") as lines:
        heads, *rows = csv.reader(lines)
    if read.get("wrong"):
        return [("the file", read["wrong"][0])]
    if read["heads"] != heads or len(read["rows"]) != len(rows):
        return [("the shape", f"{len(read['heads'])} columns, {len(read['rows'])} rows")]
    return [
        (before, after)
        for written, came in zip(rows, read["rows"], strict=True)
        for before, after in zip(written, came, strict=True)
        if before != after
    ]


# --- what is asked ---------------------------------------------------------------------------


def _of_tables(folders: Sequence[tuple[Path, Catalogue]]) -> Iterator[Row]:
    files = [folder / table.file for folder, catalogue in folders for table in tables(catalogue)]
    for program in PROGRAMS:
        for how in ("default", "told"):
            read = _read(program, how, *files)
            wrong = [
                one
                for file, came in zip(files, read, strict=True)
                for one in _otherwise(file, came)
            ]
            said = _of_cells(wrong, f"{len(files)} tables")
            by_itself = how == "default"
            words = "as it reads by itself" if by_itself else "as the page of data tells"
            yield Row(
                f"CSV, {words}",
                f"{program} {read[0]['version']}",
                said,
                not wrong or how == "default",
            )


def _of_cells(wrong: Sequence[tuple[str, str]], all_of: str) -> str:
    if not wrong:
        return f"{all_of}, every cell as written"
    before, after = wrong[0]
    return f"{len(wrong)} cells otherwise: “{_short(before)}” as “{_short(after)}”"


def _short(text: str) -> str:
    return re.sub(r"\s+", " ", text)[:40].replace("|", "\\|")


def _of_traps(file: Path) -> Iterator[Row]:
    for program in PROGRAMS:
        for how in ("default", "told"):
            (read,) = _read(program, how, file)
            wrong = dict.fromkeys(_otherwise(file, read))
            said = ", ".join(f"`{_short(one)}` → `{_short(to)}`" for one, to in wrong) or "nothing"
            yield Row(how, f"{program} {read['version']}", said)


def _of_whole(folders: Sequence[tuple[Path, Catalogue]]) -> Iterator[Row]:
    for name, reader in (
        ("datapackage.json", "frictionless"),
        ("datapackage.json", "dplib"),
        ("themes.qdc", "pyrefiqda"),
        ("datacite.json", "datacite"),
    ):
        found = _foreign(reader, "default", *(folder / name for folder, _ in folders))
        wrong = [words for one in found for words in one["wrong"]]
        said = wrong[0] if wrong else f"{found[0]['said']} (of {len(found)} syntheses the first)"
        yield Row(name, f"{reader} {found[0]['version']}", said, not wrong)
    for program in ("pandas", "pyarrow", "DuckDB"):
        yield _of_parquet(program, folders)
    yield _of_datasette(*folders[0])
    yield _of_workbook(folders)
    yield _of_command("CITATION.cff", "cffconvert", folders, ("--validate", "-i"))
    yield _of_crate(folders)


def _of_parquet(program: str, folders: Sequence[tuple[Path, Catalogue]]) -> Row:
    """Typed tables: absences are nothing there, so a cell of words that say why is empty."""
    wrong: list[str] = []
    files = [(folder, t) for folder, c in folders for t in tables(c) if t.name != "matrix"]
    all_read = _foreign(program, "default", *(folder / t.parquet for folder, t in files))
    for (_, table), read in zip(files, all_read, strict=True):
        if read.get("wrong"):
            return Row("Parquet", program, read["wrong"][0], is_right=False)
        whys = {(row, column): "" for row, column, _ in table.absences()}
        names = [column.name for column in table.columns]
        for row, came in zip(table.rows, read["rows"], strict=True):
            for name, cell, after in zip(names, row, came, strict=True):
                before = whys.get((str(row[0]), name), _plain(cell))
                if before != after:
                    wrong.append(f"{table.parquet}: “{_short(before)}” as “{_short(after)}”")
    said = wrong[0] if wrong else f"{len(files)} tables, every cell of its type"
    return Row("Parquet", f"{program} {all_read[0]['version']}", said, not wrong)


def _plain(cell: object) -> str:
    if isinstance(cell, list | tuple):
        return ";".join(map(str, cell))
    return "" if cell is None else str(cell)


def _of_datasette(folder: Path, catalogue: Catalogue) -> Row:
    """A search must find less than everything: where the index is not seen, all rows come."""
    word = max(catalogue.findings[0].statement.statement.rstrip(".").split(), key=len)
    asked_for = f"/evidence/findings.json?_search={word}&_shape=objects"
    command = [str(ENVIRONMENT / "bin/datasette"), str(folder / "evidence.sqlite")]
    done = subprocess.run(
        [*command, "--get", asked_for], check=False, capture_output=True, text=True
    )
    found = len(json.loads(done.stdout)["rows"]) if done.stdout else 0
    everything = len(catalogue.findings)
    version = subprocess.run(
        [command[0], "--version"], check=True, capture_output=True, text=True
    ).stdout.split()[-1]
    said = f"a search for “{word}” finds {found} of {everything} findings"
    return Row("evidence.sqlite", f"Datasette {version}", said, 0 < found < everything)


def _of_workbook(folders: Sequence[tuple[Path, Catalogue]]) -> Row:
    wrong: list[tuple[str, str]] = []
    many = 0
    for folder, catalogue in folders:
        for number, table in enumerate(tables(catalogue), 2):  # the first sheet is "about"
            many += 1
            (read,) = in_calc([folder / "evidence.xlsx"], str(number))
            whys = {(row, column) for row, column, _ in table.absences()}
            names = [column.name for column in table.columns]
            for row, came in zip(table.rows, read["rows"], strict=True):
                for name, cell, after in zip(names, row, came, strict=True):
                    before = "" if (str(row[0]), name) in whys else _plain(cell)
                    if before != after:
                        wrong.append((before, after))
    said = _of_cells(wrong, f"{many} sheets")
    return Row("evidence.xlsx", f"LibreOffice {calc_version()}", said, not wrong)


def _of_command(
    name: str, program: str, folders: Sequence[tuple[Path, Catalogue]], options: Sequence[str]
) -> Row:
    command = [str(ENVIRONMENT / "bin" / program)]
    done = [
        subprocess.run(
            [*command, *options, str(folder / name)], check=False, capture_output=True, text=True
        )
        for folder, _ in folders
    ]
    version = subprocess.run(
        [*command, "--version"], check=True, capture_output=True, text=True
    ).stdout.split()[-1]
    failed = [one for one in done if one.returncode]
    (said, *_) = (one.stdout.strip() or one.stderr.strip() for one in (*failed, *done))
    return Row(name, f"{program} {version}", said.splitlines()[-1], not failed)


def _of_crate(folders: Sequence[tuple[Path, Catalogue]]) -> Row:
    """The validator asks for the context of JSON-LD: once from the web, then from its cache."""
    command = [str(ENVIRONMENT / "bin/rocrate-validator"), "--disable-color", "-y"]
    cache = ("--cache-path", str(CACHE))
    if not CACHE.with_suffix(".sqlite").is_file():
        warm = [*command, "cache", "warm", "-p", "ro-crate-1.1", *cache]
        subprocess.run(warm, check=False, capture_output=True)
    wrong = []
    for folder, _ in folders:
        out = folder / "validated.json"
        ask = ("-p", "ro-crate-1.1", "-l", "required", "--offline", *cache, "-v")
        subprocess.run(
            [*command, "validate", *ask, "-f", "json", "-o", str(out), str(folder)],
            check=False,
            capture_output=True,
        )
        found: Read = {"passed": False, "issues": [{"message": "It could not be asked."}]}
        if out.is_file():
            found = json.loads(out.read_text(encoding="utf-8"))
            out.unlink()
        if not found["passed"]:
            wrong.append(found["issues"][0]["message"])
    version = _package_version("roc_validator")
    said = wrong[0] if wrong else "all that RO-Crate 1.1 requires is there"
    return Row("ro-crate-metadata.json", f"roc-validator {version}", said, not wrong)


def _package_version(package: str) -> str:
    (found,) = ENVIRONMENT.glob(f"lib/*/site-packages/{package}-*.dist-info")
    return found.name.removesuffix(".dist-info").split("-")[-1]


def _of_examples(folders: Sequence[tuple[Path, Catalogue]]) -> Iterator[Row]:
    """The examples of the page of data that no quick test runs."""
    for folder, catalogue in folders[:2]:
        question = asked(catalogue, tables(catalogue), str)
        if question is None:
            continue
        code = {one.program: one.code for one in question.examples}
        first = re.search(r"\(([\w-]+)\), with (\d+)\.$", question.answer)
        answer = list(first.groups()) if first else []
        (read,) = _foreign("DuckDB", code["DuckDB"], folder)
        is_right = read["rows"][0] == answer
        yield Row("the example", f"DuckDB {read['version']}", " ".join(read["rows"][0]), is_right)
        printed = _r("code", str(folder / "findings.csv"), code["without packages"])
        said = " ".join(printed.split())[:60]
        yield Row("the example", "R", said, bool(answer) and answer[0] in printed)


# --- telling ---------------------------------------------------------------------------------

_HEAD: Final = """# What programs read in the data files

Written by `make readers`, which installs the programs in an environment of its own, writes the
files of {many} syntheses and compares every cell. Excel could not be asked here: it reads
`evidence.xlsx`, whose cells have their types, without guessing.

| File | Program | What it said |
|---|---|---|
"""
_TRAPS: Final = """
## Cells that programs take for something else

Lists are joined with a semicolon, so that `9;10;11` is never a date and never three columns; all
programs read it as written. A text that looks like something else keeps its form in the CSV files,
for they hold what sources print; a program that is told to read texts reads it so:

- pandas: `pd.read_csv(file, dtype=str, keep_default_na=False)`
- pyarrow: `column_types` of `ConvertOptions`, all `string()`
- DuckDB: `read_csv(file, delim = ',', all_varchar = true)`
- R: `read.csv(file, colClasses = "character", na.strings = character())`
- LibreOffice, Excel: open `evidence.xlsx` instead, or choose the type *Text* for each column

| Program | Asked | What it read otherwise, of {traps} made-up texts |
|---|---|---|
"""


def _page(rows: Sequence[Row], traps: Sequence[Row]) -> str:
    asked_how = {"default": "nothing", "told": "to read texts"}
    return "".join(
        (
            _HEAD.format(many=len(CONTENTS)),
            *(f"| {row.file} | {row.program} | {row.said} |\n" for row in rows),
            _TRAPS.format(traps=len(TRAPS)),
            *(f"| {row.program} | {asked_how[row.file]} | {row.said} |\n" for row in traps),
        )
    )


if __name__ == "__main__":
    if not shutil.which("soffice"):
        sys.exit("There is no LibreOffice here: make office installs it.")
    sys.exit(main())
