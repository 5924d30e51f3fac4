"""The command: parses arguments, calls, exits."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from generator.checks import check_content
from generator.loading import load_content
from generator.problems import has_errors, sorted_problems
from generator.reporting import REPORTERS


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 when all is well, 1 with errors in the content, 2 on wrong use."""
    parser = argparse.ArgumentParser(prog="evidence")
    sub = parser.add_subparsers(dest="command", required=True)
    check = sub.add_parser("check")
    check.add_argument("--content", type=Path, default=Path("content"))
    check.add_argument("--format", choices=sorted(REPORTERS), default="text")
    options = parser.parse_args(arguments)
    content, problems = load_content(options.content)
    found = sorted_problems((*problems, *check_content(content)))
    sys.stdout.write(REPORTERS[options.format](found))
    return 1 if has_errors(found) else 0
