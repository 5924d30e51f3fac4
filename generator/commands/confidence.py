"""``evidence confidence``: the judgements of confidence, and the mark that one was made again."""

from __future__ import annotations

import argparse

from generator.commands.options import content_option
from generator.commands.plain import list_or_mark
from generator.evidence.interface import _


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    content_option(parser)
    parser.add_argument(
        "--reviewed",
        nargs="+",
        default=(),
        metavar="FINDING",
        help=_("findings that you have assessed on today's evidence, such as trust.honest-answers"),
    )


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from generator.edit.reviewed import CONFIDENCE  # noqa: PLC0415

    return list_or_mark(options, CONFIDENCE)
