"""``evidence check``: everything that is wrong with the content."""

from __future__ import annotations

import argparse
import sys

from generator.commands.options import content_option
from generator.problems import has_errors
from generator.reporting import REPORTERS

NAME = "check"
HELP = "Say everything that is wrong with the content."


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    content_option(parser)
    parser.add_argument(
        "--format", choices=sorted(REPORTERS), default="text", help="how to say it (default: text)"
    )


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from generator.build import check  # noqa: PLC0415 - pandas takes long to import

    problems = check(options.content)
    sys.stdout.write(REPORTERS[options.format](problems))
    return 1 if has_errors(problems) else 0
