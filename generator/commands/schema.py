"""``evidence schema``: JSON Schemas of the records, for editors."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.evidence import schema
from generator.evidence.interface import _


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument(
        "--check", action="store_true", help=_("change nothing; exit 1 if a file is not up to date")
    )
    parser.add_argument(
        "--to", type=Path, default=schema.FOLDER, metavar="DIR", help=_("folder (default: schemas)")
    )
    parser.add_argument(
        "--content",
        type=Path,
        metavar="DIR",
        help=_("also suggest the ids that exist in this folder; other ids stay allowed"),
    )


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    if options.check:
        stale = [
            name
            for name, text in schema.schema_files().items()
            if not (options.to / name).is_file() or _plain(options.to / name) != text
        ]
        for name in stale:
            sys.stderr.write(
                _("{to} is not up to date; run: evidence schema", to=options.to / name) + "\n"
            )
        return 1 if stale else 0
    content = None
    if options.content is not None:
        from generator.evidence.loading import load_content  # noqa: PLC0415 - only where it is wanted

        content, _other = load_content(options.content)
    for file in schema.write_schemas(options.to, content):
        sys.stdout.write(_("Wrote {file}.", file=file) + "\n")
    return 0


def _plain(file: Path) -> str:
    return schema.without_suggestions(file.read_text(encoding="utf-8", errors="replace"))
