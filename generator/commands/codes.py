"""``evidence codes``: what each problem code means."""

from __future__ import annotations

import argparse
import sys

from generator.check.guide import as_markdown

NAME = "codes"
HELP = "Print what each problem code means, as a Markdown page."


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    del parser


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    sys.stdout.write(as_markdown())
    return 0
