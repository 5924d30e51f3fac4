"""``evidence codes``: what each problem code means."""

from __future__ import annotations

import argparse
import sys

from generator.reporting import codes_page

NAME = "codes"
HELP = "Print what each problem code means, as a Markdown page."


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    del parser


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    sys.stdout.write(codes_page())
    return 0
