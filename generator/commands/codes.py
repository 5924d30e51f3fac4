"""``evidence codes``: what problem codes mean."""

from __future__ import annotations

import argparse
import sys

from generator.check.guide import as_markdown, sections
from generator.evidence.interface import _
from generator.evidence.text.terminal import printable


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("code", nargs="*", metavar="CODE", help=_("such as L001"))


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    try:
        found = sections(map(str.upper, options.code)) if options.code else as_markdown()
    except KeyError as error:
        sys.stderr.write(_("There is no code {code}.", code=printable(str(error.args[0]))) + "\n")
        return 2
    sys.stdout.write(found)
    return 0
