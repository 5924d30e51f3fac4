"""``evidence format``: records in house order and layout, with their comments."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.check.reporting import as_text
from generator.commands.options import content_option
from generator.evidence.interface import _
from generator.evidence.text.files import CannotWrite
from generator.evidence.text.terminal import printable, printable_lines


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    content_option(parser)
    parser.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="FILE",
        help=_("records, or folders of them (default: all of them)"),
    )
    parser.add_argument(
        "--check", action="store_true", help=_("change nothing; exit 1 if a file would change")
    )
    parser.add_argument("--diff", action="store_true", help=_("change nothing; show what would"))


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from generator.edit.autofix.arranging import arranged  # noqa: PLC0415 - only what is used is loaded
    from generator.edit.autofix.changes import difference, write  # noqa: PLC0415

    changes, left = arranged(options.content, options.files)
    for shown, message, problems in left:
        sys.stderr.write(
            _("{file} is left as it is. {message}", file=printable(shown), message=message) + "\n"
        )
        if problems:
            sys.stderr.write(as_text(problems))
    if options.diff:
        sys.stdout.write(difference(changes))
    elif options.check:
        for change in changes:
            sys.stdout.write(
                _(
                    "{file} is not in house order; run: evidence format",
                    file=printable(change.shown),
                )
                + "\n"
            )
    else:
        try:
            write(changes)
        except CannotWrite as error:
            sys.stderr.write(f"{printable_lines(str(error))}\n")
            return 2
        for change in changes:
            sys.stdout.write(_("Arranged {file}.", file=printable(change.shown)) + "\n")
    return 1 if left or (changes and (options.check or options.diff)) else 0
