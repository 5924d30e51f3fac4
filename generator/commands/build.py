"""``evidence build``: the content checked, and the site built."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.check.reporting import as_text
from generator.commands.options import content_option, host_options, project_of
from generator.evidence.interface import _
from generator.evidence.keeping import all_kept
from generator.evidence.problems import InvalidContent, Problem
from generator.evidence.text.terminal import printable, printable_lines


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    content_option(parser)
    host_options(parser)
    parser.add_argument(
        "--offline",
        action="store_true",
        help=_(
            "a site to be opened from its folder: links lead to files, and nothing needs scripts"
        ),
    )
    parser.add_argument(
        "--no-history",
        dest="history",
        action="store_false",
        help=_("do not ask git when records were added and changed"),
    )


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from generator.publish.site.builder import (  # noqa: PLC0415 - takes long to import
        InputChanged,
        SiteFolderRefused,
        publish,
    )
    from generator.publish.site.faults import HostFailed  # noqa: PLC0415
    from generator.publish.site.staging import tidied  # noqa: PLC0415

    project = project_of(options)
    if project is None:
        return 2
    for sentence in tidied(project.site):
        sys.stderr.write(f"{printable(sentence)}\n")
    progress = Progress()
    warnings: list[Problem] = []
    try:
        with all_kept():
            pages = publish(project, progress, warn=warnings.extend)
    except InvalidContent as error:
        progress.end()
        sys.stderr.write(as_text(error.problems))
        return _left_alone(project.site, 1)
    except (HostFailed, InputChanged) as error:
        progress.end()
        again = " " + _("Build it again.") if isinstance(error, InputChanged) else ""
        sys.stderr.write(f"{printable_lines(str(error))}{again}\n")
        return _left_alone(project.site, 2)
    except SiteFolderRefused as error:
        sys.stderr.write(
            _(
                "Nothing was built, for {site} would be replaced. {error}",
                site=options.site,
                error=error,
            )
            + "\n"
        )
        return 2
    progress.end()
    if warnings:
        sys.stderr.write(as_text(warnings))
    sys.stdout.write(_("Built {pages} pages in {site}.", pages=pages, site=options.site) + "\n")
    return 0


def _left_alone(site: Path, code: int) -> int:
    if site.exists():
        sys.stderr.write(
            _("Nothing was built; the last good site is still in {site}.", site=site.name) + "\n"
        )
    return code


class Progress:
    """The step in hand, on one line of a terminal; silent where there is none."""

    def __init__(self) -> None:
        """Nothing is shown yet."""
        self.shown = sys.stderr.isatty()

    def __call__(self, step: str) -> None:
        """Show a step in place of the last one."""
        if self.shown:
            sys.stderr.write(f"\r\x1b[K{step[:78]}")
            sys.stderr.flush()

    def end(self) -> None:
        """Clear the line."""
        if self.shown:
            sys.stderr.write("\r\x1b[K")
