"""``evidence check``: everything that is wrong with the content."""

from __future__ import annotations

import argparse
import gc
import sys

from generator.check.reporting import REPORTERS, as_text
from generator.commands.options import config_file_of, config_option, content_option
from generator.evidence.interface import N_, _, ngettext
from generator.evidence.problems import Problem, has_errors
from generator.evidence.stopping import farewell
from generator.evidence.text.files import CannotWrite
from generator.evidence.text.terminal import printable, printable_lines

LEFT = N_("This is left to people, for no program can know what is right:")


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    content_option(parser)
    config_option(parser)
    parser.add_argument(
        "--format",
        choices=sorted(REPORTERS),
        default="text",
        help=_("how to say it (default: text)"),
    )
    parser.add_argument(
        "--every-problem", action="store_true", help=_("name each, also where many are equal")
    )
    parser.add_argument(
        "--fix",
        action="store_true",
        help=_("mend what a program can mend: show it, ask, then write"),
    )
    parser.add_argument("--yes", action="store_true", help=_("with --fix: write without asking"))
    parser.add_argument(
        "--diff",
        action="store_true",
        help=_(
            "only show what --fix would change, and what is left to people, warnings too; as "
            "with ruff, exits with 1 where there is a change or an error, with --fix or "
            "without"
        ),
    )


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    gc.disable()  # all that is read stays until the end; to look for what does not takes a fifth
    if options.fix or options.diff:
        code = _mend(options)
        if code or options.diff:
            return code
    problems = _problems(options)
    if problems is None:
        return 2
    if options.fix and has_errors(problems):
        sys.stderr.write(f"{_(LEFT)}\n")
    every = options.every_problem and options.format == "text"
    said = as_text(problems, every=True) if every else REPORTERS[options.format](problems)
    sys.stdout.write(said)
    return 1 if has_errors(problems) else 0


def _problems(options: argparse.Namespace) -> tuple[Problem, ...] | None:
    """What a build would say; None where the settings of the host cannot be used, which is said."""
    from generator.publish.site.builder import check_project  # noqa: PLC0415 - takes long to import
    from generator.publish.site.faults import HostFailed  # noqa: PLC0415
    from generator.publish.site.project import Project  # noqa: PLC0415

    config_file = config_file_of(options)
    if config_file is None:
        return None
    content = options.content.resolve()
    try:
        return check_project(Project(config_file, content, content.with_name("site")))
    except HostFailed as error:
        sys.stderr.write(f"{printable_lines(str(error))}\n")
        return None


def _mend(options: argparse.Namespace) -> int:
    """Show what can be mended, and write it if that is wanted.

    Returns 0 where the check may go on, 1 where something is to be mended, 2 where it cannot be.
    """
    from generator.edit.autofix.changes import difference, write  # noqa: PLC0415
    from generator.edit.autofix.plan import planned_changes, problems_after  # noqa: PLC0415

    changes, advice = planned_changes(options.content)
    shown = sys.stdout if options.diff else sys.stderr
    shown.write(difference(changes))
    for sentence in advice:
        sys.stderr.write(f"{printable_lines(sentence)}\n")
    if not changes:
        sys.stderr.write(_("There is nothing that a program could mend.") + "\n")
    if options.diff:
        if changes:
            sys.stderr.write(_("Nothing was written. To write it: evidence check --fix") + "\n")
        left = problems_after(options.content, changes)
        sys.stderr.write(f"{_(LEFT)}\n{REPORTERS[options.format](left)}" if left else "")
        return 1 if changes or has_errors(left) else 0
    if not changes:
        return 0
    if not options.yes and not _agreed(len(changes)):
        sys.stderr.write(_("Nothing was written. To write it: evidence check --fix --yes") + "\n")
        return 1
    try:
        write(changes)
    except CannotWrite as error:
        sys.stderr.write(f"{printable_lines(str(error))}\n")
        return 2
    sys.stderr.write(
        "".join(_("Mended {file}.", file=printable(change.shown)) + "\n" for change in changes)
    )
    return 0


def _agreed(files: int) -> bool:
    """Whether somebody at a terminal wants the changes written."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    asked = ngettext(
        "Write this to {count} file? [y/N]", "Write this to {count} files? [y/N]", files
    )
    sys.stderr.write(f"\n{asked} ")
    sys.stderr.flush()
    with farewell("\n" + _("Nothing was written.")):
        answer = sys.stdin.readline()
    return answer.strip().lower() in {"y", "yes"}
