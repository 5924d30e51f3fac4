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
    mcp,
    new,
    plain,
    schema,
    serve,
    todo,
    verify,
)
from generator.commands import format as format_records

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
    mcp,
    schema,
    fields,
    forms,
    from_issue,
    codes,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.run
    return command(options)


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
