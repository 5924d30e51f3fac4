"""Runs in the environment of the readers: ``python foreign.py READER HOW FILE…`` prints JSON.

A list with what came of each file. Readers of tables give their version, heads and rows, each cell
as the text that the program would show; others their version, what they said, and what is wrong.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any


def _text(value: Any) -> str:
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, list | tuple):
        return ";".join(map(_text, value))
    if value is None or value != value:  # noqa: PLR0124 - not a number
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    return str(value)


def _table(package: str, heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> dict[str, Any]:
    return {
        "version": version(package),
        "heads": list(heads),
        "rows": [[_text(cell) for cell in row] for row in rows],
    }


def _pandas(file: str, how: str) -> dict[str, Any]:
    import pandas as pd  # noqa: PLC0415

    told: dict[str, Any] = {"dtype": str, "keep_default_na": False} if how == "told" else {}
    read = pd.read_parquet(file) if file.endswith(".parquet") else pd.read_csv(file, **told)
    columns = [[None if _gone(one) else one for one in read[name]] for name in read.columns]
    return _table("pandas", list(read.columns), list(zip(*columns, strict=True)))


def _gone(one: Any) -> bool:
    import pandas as pd  # noqa: PLC0415

    return not hasattr(one, "__len__") and bool(pd.isna(one))


def _duckdb(file: str, how: str) -> dict[str, Any]:
    import duckdb  # noqa: PLC0415

    if how not in {"default", "told"}:  # a question; `file` is the folder in which it is asked
        import os  # noqa: PLC0415

        os.chdir(file)
        read = duckdb.sql(how)
    else:
        told = f"read_csv('{file}', delim = ',', all_varchar = true)"
        read = duckdb.sql(f"SELECT * FROM {told if how == 'told' else repr(file)}")
    return _table("duckdb", read.columns, read.fetchall())


def _pyarrow(file: str, how: str) -> dict[str, Any]:
    from pyarrow import csv, parquet, string  # noqa: PLC0415

    if file.endswith(".parquet"):
        read = parquet.read_table(file)
    else:
        heads = csv.open_csv(file).schema.names
        told = csv.ConvertOptions(column_types=dict.fromkeys(heads, string()))
        options = {"convert_options": told} if how == "told" else {}
        read = csv.read_csv(
            file, parse_options=csv.ParseOptions(newlines_in_values=True), **options
        )
    columns = [column.to_pylist() for column in read.columns]
    return _table("pyarrow", read.column_names, list(zip(*columns, strict=True)))


def _frictionless(file: str, how: str) -> dict[str, Any]:
    from frictionless import Package  # noqa: PLC0415

    report = Package(file).validate()
    wrong = [str(error.message) for task in report.tasks for error in task.errors]
    wrong += [str(error.message) for error in report.errors]
    return _verdict("frictionless", wrong, f"{len(report.tasks)} tables are valid")


def _profile(file: str, how: str) -> dict[str, Any]:
    import dplib  # noqa: PLC0415
    from dplib.models import Package  # noqa: PLC0415

    profiles = Path(dplib.__file__).parent
    (profile,) = profiles.rglob("2.0/datapackage.json")
    descriptor = json.loads(Path(file).read_text(encoding="utf-8"))
    from jsonschema import Draft7Validator  # noqa: PLC0415

    schema = json.loads(profile.read_text(encoding="utf-8"))
    wrong = [error.message for error in Draft7Validator(schema).iter_errors(descriptor)]
    read = Package.from_path(file)
    return _verdict("dplib-py", wrong, f"the profile 2.0 holds; {len(read.resources)} tables")


def _codebook(file: str, how: str) -> dict[str, Any]:
    from pyrefiqda import RefiCodebook  # noqa: PLC0415

    codes = RefiCodebook.load(file).codes.code
    many = sum(1 + len(code.code) for code in codes)
    return _verdict("pyrefiqda", [] if codes else ["no codes"], f"{many} codes, in two levels")


def _datacite(file: str, how: str) -> dict[str, Any]:
    from datacite import schema45  # noqa: PLC0415

    record = json.loads(Path(file).read_text(encoding="utf-8"))
    wrong = [error.message for error in schema45.validator.iter_errors(record)]
    return _verdict("datacite", wrong, "valid by the schema 4.5")


def _verdict(package: str, wrong: Sequence[str], said: str) -> dict[str, Any]:
    return {"version": version(package), "wrong": list(wrong), "said": said}


READERS: dict[str, Callable[[str, str], dict[str, Any]]] = {
    "pandas": _pandas,
    "DuckDB": _duckdb,
    "pyarrow": _pyarrow,
    "frictionless": _frictionless,
    "dplib": _profile,
    "pyrefiqda": _codebook,
    "datacite": _datacite,
}


def main() -> int:
    """Print what a reader read."""
    reader, how, *files = sys.argv[1:]
    print(json.dumps([READERS[reader](file, how) for file in files]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
