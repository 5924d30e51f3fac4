"""``evidence serve``: the site in the browser, following every edit."""

from __future__ import annotations

import argparse
import errno
import socket
import sys
from contextlib import suppress

from generator.commands.options import content_option, fresh_option, host_options, project_of
from generator.evidence.interface import _

HOST = "127.0.0.1"
HIGHEST_PORT = 65_535
UNPRIVILEGED = 1_023
NEAR = 100


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    content_option(parser)
    host_options(parser)
    fresh_option(parser)
    parser.add_argument(
        "--port", type=_port, default=8000, help=_("the port on 127.0.0.1 (default: 8000)")
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
        if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
            raise
        sys.stderr.write(_not_on(options.port, error))
        return 2
    return 0


def _not_on(port: int, error: OSError) -> str:
    """That the preview cannot listen on a port, and on which it could."""
    taken = error.errno == errno.EADDRINUSE
    why = _("another program listens there") if taken else f"{error.strerror}"
    free = _next_free(max(port, UNPRIVILEGED))
    hint = _(
        "Port {free} is free: evidence serve --port {free}, or make serve PORT={free}.", free=free
    )
    return (
        _("The preview cannot listen on port {port}: {why}.", port=port, why=why)
        + "\n"
        + (f"    {hint}\n" if free else "")
    )


def _next_free(port: int) -> int:
    """The first port behind this one on which nobody listens; 0 where there is none near."""
    for candidate in range(port + 1, min(port + NEAR, HIGHEST_PORT) + 1):
        with socket.socket() as probe, suppress(OSError):
            probe.bind((HOST, candidate))
            return candidate
    return 0


def _port(text: str) -> int:
    """A port number; raises ArgumentTypeError for anything else."""
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:6]) <= HIGHEST_PORT):
        raise argparse.ArgumentTypeError(
            _("a port is a number from 1 to {highest}", highest=HIGHEST_PORT)
        )
    return int(text)
