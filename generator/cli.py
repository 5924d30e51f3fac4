"""The command ``evidence``: parses arguments, calls, exits.

Exit codes: 0 all is well, 1 errors in the content, 2 wrong use or a host that failed; of a program
that is stopped, see ``evidence/stopping.py``.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from generator.commands import (
    build,
    check,
    codes,
    confidence,
    diff,
    fields,
    forms,
    from_issue,
    import_studies,
    init,
    language,
    new,
    plain,
    schema,
    serve,
    todo,
    verify,
)
from generator.commands import format as format_records
from generator.evidence.interface import ENGLISH, Wording, speaking
from generator.publish.site.settings import CONFIG_FILE, SettingsFault, wording_of_site

COMMANDS = (
    init,
    check,
    format_records,
    new,
    import_studies,
    plain,
    confidence,
    verify,
    todo,
    diff,
    build,
    serve,
    schema,
    fields,
    forms,
    from_issue,
    codes,
    language,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.run
    with speaking(_wording(options)):
        return command(options)


def _wording(options: argparse.Namespace) -> Wording:
    """The language of the project that one works in; a build says what is wrong with it."""
    config_file = getattr(options, "config", None) or Path(CONFIG_FILE)
    try:
        return wording_of_site(config_file.resolve())
    except SettingsFault:
        return ENGLISH


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="evidence",
        description="Check the records of a qualitative evidence synthesis and build its site.",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {_version()}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for command in COMMANDS:
        sub = commands.add_parser(command.NAME, help=command.HELP, description=command.HELP)
        command.add_options(sub)
        sub.set_defaults(run=command.run)
    return parser


def _version() -> str:
    try:
        return version("evidence-explorer")
    except PackageNotFoundError:
        return "of a folder that is not installed"
