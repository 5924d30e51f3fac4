#!/usr/bin/env bash
# DuckDB 2.0.1 reads infinite numbers in a CSV file as dates.
#
# Statistics programs write an infinite estimate or limit as "inf" and "-inf", which DuckDB itself
# reads as a DOUBLE where it is told to. Left to find the types (read_csv without any, the default),
# it takes a column of nothing else for a DATE, and Python gets 31 December 9999 and 1 January of
# year 1. Beside a finite number the same cells come as text. Neither comes as numbers, and nothing is
# said. Who reads tables of effects gives the types.
#
# Public packages, pinned: duckdb 2.0.1.
#
# Output seen in November 2026:
#   duckdb 2.0.1
#   inf, -inf:     DATE     [9999-12-31, 0001-01-01]
#   inf, 1.5:      VARCHAR  [inf, 1.5]
#   told DOUBLE:   DOUBLE   [inf, -inf]
#
# Fails where that is no longer so.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check duckdb==2.0.1

printf 'study,upper_limit\na,inf\nb,-inf\n' > "$folder/infinite.csv"
printf 'study,upper_limit\na,inf\nb,1.5\n' > "$folder/mixed.csv"

"$folder/venv/bin/python" - "$folder" <<'PYTHON'
import sys

import duckdb


def column(file: str, told: str = "") -> tuple[str, str]:
    types = f", types = {{'upper_limit': '{told}'}}" if told else ""
    read = duckdb.sql(f"SELECT upper_limit FROM read_csv('{sys.argv[1]}/{file}'{types})")
    return str(read.types[0]), f"[{', '.join(str(value) for (value,) in read.fetchall())}]"


seen = {
    "inf, -inf": column("infinite.csv"),
    "inf, 1.5": column("mixed.csv"),
    "told DOUBLE": column("infinite.csv", "DOUBLE"),
}
print(f"duckdb {duckdb.__version__}")
for what, (kind, values) in seen.items():
    print(f"{what + ':':14} {kind:8} {values}")
assert seen == {
    "inf, -inf": ("DATE", "[9999-12-31, 0001-01-01]"),
    "inf, 1.5": ("VARCHAR", "[inf, 1.5]"),
    "told DOUBLE": ("DOUBLE", "[inf, -inf]"),
}
PYTHON
