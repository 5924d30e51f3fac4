"""``evidence verify``: the records of a source against an editor's own copy of it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.check.reporting import as_text
from generator.commands.options import content_option
from generator.evidence.interface import _
from generator.evidence.text.terminal import printable


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument("source", metavar="SOURCE", help=_("the id of a file in content/sources/"))
    parser.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help=_("your copy: plain text, Markdown, HTML, JATS XML, or a PDF with text in it"),
    )
    content_option(parser)
    parser.add_argument(
        "--format",
        choices=("json", "text"),
        default="text",
        help=_("how to say it (default: text)"),
    )


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from generator.check.verify.document import CannotRead  # noqa: PLC0415
    from generator.check.verify.report import REPORTERS, verify  # noqa: PLC0415
    from generator.evidence.loading import load_content  # noqa: PLC0415
    from generator.evidence.problems import did_you_mean, has_errors, listed  # noqa: PLC0415

    content, problems = load_content(options.content)
    if has_errors(problems):
        sys.stderr.write(as_text(problems))
        return 1
    known = sorted(content.ids("source"))
    if options.source not in known:
        hint = did_you_mean(options.source, known) or _("There are: {known}.", known=listed(known))
        sys.stderr.write(
            printable(_("There is no source '{source}'. {hint}", source=options.source, hint=hint))
            + "\n"
        )
        return 2
    try:
        report = verify(content, options.source, options.file)
    except CannotRead as error:
        sys.stderr.write(printable(f"{options.file}: {error}") + "\n")
        return 2
    sys.stdout.write(REPORTERS[options.format](report))
    return 1 if report.differences else 0
