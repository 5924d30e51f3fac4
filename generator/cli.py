"""The command ``evidence``: parses arguments, calls, exits.

Exit codes: 0 all is well, 1 errors in the content, 2 wrong use or a host that failed.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator import schema
from generator.problems import InvalidContent, has_errors
from generator.reporting import REPORTERS, as_text, codes_page

if TYPE_CHECKING:
    from generator.host import Project


HIGHEST_PORT = 65_535


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
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], int], text: str) -> _Command:
        sub = commands.add_parser(name, help=text, description=text)
        sub.set_defaults(run=run)
        return sub

    def reads_content(sub: _Command) -> None:
        sub.add_argument(
            "--content",
            type=Path,
            default=Path("content"),
            metavar="DIR",
            help="the folder that holds review.yml (default: content)",
        )

    sub = command("check", _check, "Say everything that is wrong with the content.")
    reads_content(sub)
    sub.add_argument(
        "--format", choices=sorted(REPORTERS), default="text", help="how to say it (default: text)"
    )

    sub = command("plain", _plain, "List the texts in plain words, or mark them as read again.")
    reads_content(sub)
    sub.add_argument(
        "--reviewed",
        nargs="+",
        default=(),
        metavar="RECORD",
        help="records whose text you have read against today's evidence, such as themes/trust",
    )

    sub = command("build", _build, "Check the content and build the site.")
    reads_content(sub)
    _host_options(sub)

    sub = command("serve", _serve, "Show the site and follow every edit.")
    reads_content(sub)
    _host_options(sub)
    sub.add_argument(
        "--port", type=_port, default=8000, help="the port on 127.0.0.1 (default: 8000)"
    )

    sub = command("schema", _schema, "Write JSON Schemas of the records, for editors.")
    sub.add_argument(
        "--check", action="store_true", help="change nothing; exit 1 if a file is not up to date"
    )
    sub.add_argument(
        "--to", type=Path, default=schema.FOLDER, metavar="DIR", help="folder (default: schemas)"
    )

    command("codes", _codes, "Print what each problem code means, as a Markdown page.")
    return parser


_Command = argparse.ArgumentParser


def _host_options(sub: _Command) -> None:
    sub.add_argument(
        "--site",
        type=Path,
        default=Path("site"),
        metavar="DIR",
        help="the folder to build into (default: site)",
    )
    sub.add_argument(
        "--config",
        type=Path,
        default=Path("mkdocs.yml"),
        metavar="FILE",
        help="the settings of the host (default: mkdocs.yml)",
    )


def _check(options: argparse.Namespace) -> int:
    from generator.build import check  # noqa: PLC0415 - pandas takes long to import

    problems = check(options.content)
    sys.stdout.write(REPORTERS[options.format](problems))
    return 1 if has_errors(problems) else 0


def _plain(options: argparse.Namespace) -> int:
    from generator.reviewed import CannotMark, mark_reviewed, plain_list  # noqa: PLC0415

    try:
        if not options.reviewed:
            sys.stdout.write(plain_list(options.content))
            return 0
        marked = mark_reviewed(options.content, options.reviewed)
    except InvalidContent as error:
        sys.stderr.write(as_text(error.problems))
        return 1
    except CannotMark as error:
        sys.stderr.write(f"{error}\n")
        return 2
    for file, changed in marked:
        sys.stdout.write(f"{'Marked' if changed else 'Nothing to change in'} {file}.\n")
    return 0


def _build(options: argparse.Namespace) -> int:
    from generator.host import HostFailed, SiteFolderRefused, publish  # noqa: PLC0415 - MkDocs takes long to import

    project = _project(options)
    if project is None:
        return 2
    progress = Progress()
    try:
        pages = publish(project, progress)
    except InvalidContent as error:
        progress.end()
        sys.stderr.write(as_text(error.problems))
        return _left_alone(project.site, 1)
    except HostFailed as error:
        progress.end()
        sys.stderr.write(f"{error}\n")
        return _left_alone(project.site, 2)
    except SiteFolderRefused as error:
        sys.stderr.write(f"Nothing was built, for {options.site} would be replaced. {error}\n")
        return 2
    progress.end()
    sys.stdout.write(f"Built {pages} pages in {options.site}.\n")
    return 0


def _left_alone(site: Path, code: int) -> int:
    if site.exists():
        sys.stderr.write(f"Nothing was built; the last good site is still in {site.name}.\n")
    return code


def _serve(options: argparse.Namespace) -> int:
    from generator.host import CONFIG_FILE  # noqa: PLC0415 - MkDocs takes long to import
    from generator.preview import serve  # noqa: PLC0415

    project = _project(options)
    if project is None:
        return 2
    root = project.config_file.parent
    watched = (project.content, root / "site_templates", root / CONFIG_FILE)
    try:
        serve(project, options.port, watched)
    except OSError as error:
        sys.stderr.write(f"The preview cannot listen on port {options.port}: {error.strerror}.\n")
        return 2
    return 0


def _schema(options: argparse.Namespace) -> int:
    if options.check:
        stale = [
            name
            for name, text in schema.schema_files().items()
            if not (options.to / name).is_file()
            or (options.to / name).read_text(encoding="utf-8") != text
        ]
        for name in stale:
            sys.stderr.write(f"{options.to / name} is not up to date; run: evidence schema\n")
        return 1 if stale else 0
    for file in schema.write_schemas(options.to):
        sys.stdout.write(f"Wrote {file}.\n")
    return 0


def _codes(options: argparse.Namespace) -> int:
    sys.stdout.write(codes_page())
    return 0


def _port(text: str) -> int:
    """A port number; raises ArgumentTypeError for anything else."""
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:6]) <= HIGHEST_PORT):
        raise argparse.ArgumentTypeError(f"a port is a number from 1 to {HIGHEST_PORT}")
    return int(text)


def _project(options: argparse.Namespace) -> Project | None:
    from generator.host import Project  # noqa: PLC0415 - MkDocs takes long to import

    if not options.config.is_file():
        sys.stderr.write(
            f"There is no {options.config}. Run this in the project's folder, or use --config.\n"
        )
        return None
    return Project(
        config_file=options.config.resolve(),
        content=options.content.resolve(),
        site=options.site.resolve(),
    )


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
