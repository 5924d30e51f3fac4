"""``evidence serve``: the site in the browser, following every edit."""

from __future__ import annotations

import argparse
import sys

from generator.commands.options import content_option, host_options, project_of

HIGHEST_PORT = 65_535

NAME = "serve"
HELP = "Show the site and follow every edit."


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    content_option(parser)
    host_options(parser)
    parser.add_argument(
        "--port", type=_port, default=8000, help="the port on 127.0.0.1 (default: 8000)"
    )


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from generator.publish.site.preview import serve  # noqa: PLC0415 - MkDocs takes long to import

    project = project_of(options)
    if project is None:
        return 2
    try:
        serve(project, options.port)
    except OSError as error:
        sys.stderr.write(f"The preview cannot listen on port {options.port}: {error.strerror}.\n")
        return 2
    return 0


def _port(text: str) -> int:
    """A port number; raises ArgumentTypeError for anything else."""
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:6]) <= HIGHEST_PORT):
        raise argparse.ArgumentTypeError(f"a port is a number from 1 to {HIGHEST_PORT}")
    return int(text)
