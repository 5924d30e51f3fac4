"""``evidence plain``: the texts in plain words, and the mark that one was read again."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from generator.check.reporting import as_text
from generator.commands.options import content_option
from generator.evidence.interface import N_, _
from generator.evidence.problems import InvalidContent
from generator.evidence.text.terminal import printable_lines

if TYPE_CHECKING:
    from generator.edit.reviewed import Marking


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    content_option(parser)
    parser.add_argument(
        "--reviewed",
        nargs="+",
        default=(),
        metavar="RECORD",
        help=_("records whose text you have read against today's evidence, such as themes/trust"),
    )


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from generator.edit.reviewed import PLAIN_WORDS  # noqa: PLC0415

    return list_or_mark(options, PLAIN_WORDS)


def list_or_mark(options: argparse.Namespace, marking: Marking) -> int:
    """List what keeps marks of its evidence, or mark what was named; return the exit code."""
    from generator.edit.reviewed import CannotMark, kept_list, mark_reviewed  # noqa: PLC0415

    try:
        if not options.reviewed:
            sys.stdout.write(kept_list(options.content, marking))
            return 0
        marked = mark_reviewed(options.content, options.reviewed, marking)
    except InvalidContent as error:
        sys.stderr.write(as_text(error.problems))
        return 1
    except CannotMark as error:
        sys.stderr.write(f"{printable_lines(str(error))}\n")
        return 2
    for file, changed in marked:
        said = N_("Marked {file}.") if changed else N_("Nothing to change in {file}.")
        sys.stdout.write(f"{_(said, file=file)}\n")
    return 0
