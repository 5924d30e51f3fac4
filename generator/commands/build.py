"""``evidence build``: the content checked, and the site built."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.check.reporting import as_text
from generator.commands.options import content_option, fresh_option, host_options, project_of
from generator.commands.progress import Shown
from generator.evidence.extras import SCHEDULER
from generator.evidence.interface import _
from generator.evidence.keeping import all_kept
from generator.evidence.problems import InvalidContent, Problem
from generator.evidence.text.terminal import printable, printable_lines

if TYPE_CHECKING:
    from generator.publish.working import Helpers


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    content_option(parser)
    host_options(parser)
    fresh_option(parser)
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
    parser.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        default="",
        help=_("let the workers of this Dask scheduler draw the pages (docs/scheduler.md)"),
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
    from generator.publish.working import WorkerLost  # noqa: PLC0415

    project = project_of(options)
    if project is None:
        return 2
    if options.scheduler and not SCHEDULER.is_there:
        sys.stderr.write(f"{SCHEDULER.said}\n    {SCHEDULER.hint}\n")
        return 2
    for sentence in tidied(project.site):
        sys.stderr.write(f"{printable(sentence)}\n")
    progress = Shown()
    warnings: list[Problem] = []
    try:
        with all_kept(), _machines(options.scheduler) as helpers:
            pages = publish(replace(project, helpers=helpers), progress, warn=warnings.extend)
    except InvalidContent as error:
        progress.end()
        sys.stderr.write(as_text(error.problems))
        return _left_alone(project.site, 1)
    except (HostFailed, InputChanged, WorkerLost) as error:
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


@contextmanager
def _machines(scheduler: str) -> Iterator[Helpers | None]:
    """Who draws the pages, where a scheduler is named."""
    if not scheduler:
        yield None
        return
    from generator.publish.machines import at_scheduler  # noqa: PLC0415 - an extra

    with at_scheduler(scheduler) as helpers:
        yield helpers


def _left_alone(site: Path, code: int) -> int:
    if site.exists():
        sys.stderr.write(
            _("Nothing was built; the last good site is still in {site}.", site=site.name) + "\n"
        )
    return code
