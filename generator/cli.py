"""The command ``evidence``: parses arguments, calls, exits.

Only the command that is asked for is imported, so that a short answer is a quick one.

Exit codes: 0 all is well, 1 errors in the content, 2 wrong use or a host that failed; of a program
that is stopped, see ``evidence/stopping.py``.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Final

from generator.evidence.interface import ENGLISH, N_, Wording, _, speaking
from generator.publish.site.language import CONFIG_FILE, SettingsFault, wording_of_site

COMMANDS: Final[Mapping[str, tuple[str, str]]] = {
    "init": (
        "init",
        N_("Begin a synthesis in a folder of its own, or bring its workflows up to date."),
    ),
    "check": ("check", N_("Say everything that is wrong with the content.")),
    "format": ("format", N_("Put records into house order and layout, keeping their comments.")),
    "new": (
        "new",
        N_("Begin a record: a study, a theme, or another; asks for what belongs in it."),
    ),
    "import": (
        "import_studies",
        N_(
            "Begin studies from a file: RIS, BibTeX, CSL-JSON, PubMed, Crossref, EPPI-Reviewer, or "
            "a "
            "CSV or Excel sheet with a mapping, or the references of an article (JATS XML); themes "
            "from a codebook (.qdc)."
        ),
    ),
    "plain": ("plain", N_("List the texts in plain words, or mark them as read again.")),
    "confidence": (
        "confidence",
        N_("List the findings whose confidence was assessed, or mark them as assessed again."),
    ),
    "verify": (
        "verify",
        N_("Hold the records of a source against your own copy of it; the copy is only read."),
    ),
    "todo": ("todo", N_("List what editors could do next, with record and line.")),
    "diff": ("diff", N_("Say what a change does to the evidence, for people who read no YAML.")),
    "build": ("build", N_("Check the content and build the site.")),
    "serve": ("serve", N_("Show the site and follow every edit.")),
    "mcp": (
        "mcp",
        N_("Answer an assistant from the records (Model Context Protocol over stdio, read-only)."),
    ),
    "schema": ("schema", N_("Write JSON Schemas of the records, for editors.")),
    "fields": (
        "fields",
        N_("Print the fields of a kind of record: what each holds and is for, and who writes it."),
    ),
    "forms": ("forms", N_("Write the issue forms in which people propose and correct records.")),
    "from-issue": (
        "from_issue",
        N_("Make a record from a filled-in issue form, or say what keeps it from becoming one."),
    ),
    "codes": (
        "codes",
        N_("Print what a problem code means; without one, all of them as a Markdown page."),
    ),
    "language": (
        "language",
        N_("Add a language to what the explorer says, or see what is open in one."),
    ),
}
"""Each command with its module in ``generator.commands`` and its help, a sentence."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    given = sys.argv[1:] if arguments is None else arguments
    chosen = next((argument for argument in given if not argument.startswith("-")), None)
    with speaking(_wording(given)):
        options = _parser(chosen, alone=given[:1] == [chosen]).parse_args(given)
        command: Callable[[argparse.Namespace], int] = options.run
        return command(options)


def _wording(given: Sequence[str]) -> Wording:
    """The language of the project that one works in; a build says what is wrong with it."""
    named = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    named.add_argument("--config", type=Path, default=Path(CONFIG_FILE))
    try:
        config_file: Path = named.parse_known_args(given)[0].config
        return wording_of_site(config_file.resolve())
    except (argparse.ArgumentError, SettingsFault):
        return ENGLISH


def _parser(chosen: str | None, *, alone: bool) -> argparse.ArgumentParser:
    """What reads the arguments: of all commands, or of the one that they begin with ``alone``."""
    parser = argparse.ArgumentParser(
        prog="evidence",
        description=_("Check the records of a qualitative evidence synthesis and build its site."),
    )
    parser.add_argument(
        "--version", action=_Version, nargs=0, help=_("show program's version number and exit")
    )
    commands = parser.add_subparsers(title=_("commands"), required=True, metavar="COMMAND")
    asked = [name for name in COMMANDS if alone and name == chosen]
    for name in asked or COMMANDS:
        module, says = COMMANDS[name]
        sub = commands.add_parser(name, help=_(says), description=_(says))
        if name == chosen:
            command = import_module(f"generator.commands.{module}")
            command.add_options(sub)
            sub.set_defaults(run=command.run)
    return parser


class _Version(argparse.Action):
    """Says which version this is; looked up only when somebody asks."""

    def __call__(self, parser: argparse.ArgumentParser, *_rest: object) -> None:
        """Say it, and end."""
        sys.stdout.write(f"{parser.prog} {_version()}\n")
        parser.exit()


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - takes long

    try:
        return version("evidence-explorer")
    except PackageNotFoundError:
        return _("of a folder that is not installed")
