"""``evidence diff``: what a change does to the evidence."""

from __future__ import annotations

import argparse
import sys

from generator.commands.options import content_option
from generator.evidence.interface import _


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("base", metavar="BASE", help=_("the commit, branch or tag to begin from"))
    parser.add_argument(
        "head",
        metavar="HEAD",
        nargs="?",
        help=_("the commit, branch or tag to end at (default: the files as they are now)"),
    )
    content_option(parser)
    parser.add_argument(
        "--format",
        choices=("json", "markdown", "text"),
        default="text",
        help=_("how to say it (default: text)"),
    )


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code: 1 where the later side has errors."""
    from generator.derive.history.git import GitFailed, repository_of  # noqa: PLC0415
    from generator.review import (  # noqa: PLC0415 - pandas takes long to import
        REPORTERS,
        CannotCompare,
        compare,
        side_of_commit,
        side_of_folder,
    )

    folder = options.content
    try:
        repository = repository_of(folder)
        before = side_of_commit(repository, folder, options.base)
        if options.head is None:
            after = side_of_folder(folder)
        else:
            after = side_of_commit(repository, folder, options.head)
    except (CannotCompare, GitFailed) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    report = compare(before, after)
    sys.stdout.write(REPORTERS[options.format](report))
    return 1 if after.errors else 0
