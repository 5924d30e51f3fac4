"""``evidence schema``: JSON Schemas of the records, for editors."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator import schema

NAME = "schema"
HELP = "Write JSON Schemas of the records, for editors."


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument(
        "--check", action="store_true", help="change nothing; exit 1 if a file is not up to date"
    )
    parser.add_argument(
        "--to", type=Path, default=schema.FOLDER, metavar="DIR", help="folder (default: schemas)"
    )


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    if options.check:
        stale = [
            name
            for name, text in schema.schema_files().items()
            if not (options.to / name).is_file()
            or (options.to / name).read_text(encoding="utf-8") != text
        ]
        for name in stale:
            sys.stderr.write(f"{options.to / name} is not up to date; run: evidence schema\n")
        return 1 if stale else 0
    for file in schema.write_schemas(options.to):
        sys.stdout.write(f"Wrote {file}.\n")
    return 0
