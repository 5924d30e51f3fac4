"""``evidence mcp``: answers programs that people talk to, such as assistants, from the records."""

from __future__ import annotations

import argparse
import sys

from generator.check.reporting import as_text
from generator.commands.options import config_file_of, config_option, content_option
from generator.evidence.extras import MCP
from generator.evidence.interface import _
from generator.evidence.problems import InvalidContent


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    content_option(parser)
    config_option(parser)
    parser.add_argument(
        "--address",
        default="",
        metavar="URL",
        help=_("where the site stands (default: site_url of the settings, where they have one)"),
    )


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    if not MCP.is_there:
        sys.stderr.write(f"{MCP.said}\n    {MCP.hint}\n")
        return 2
    address = _address(options)
    if address is None:
        return 2
    from generator.publish.agents.server import serve  # noqa: PLC0415 - an extra

    try:
        serve(options.content.resolve(), address)
    except InvalidContent as error:
        sys.stderr.write(as_text(error.problems))
        return 1
    return 0


def _address(options: argparse.Namespace) -> str | None:
    """Where the site stands; empty where nobody says it, None where the settings are not there."""
    from generator.publish.site.builder import site_address  # noqa: PLC0415 - takes long
    from generator.publish.site.faults import HostFailed  # noqa: PLC0415

    if options.address:
        return f"{options.address.rstrip('/')}/"
    config_file = config_file_of(options)
    if config_file is None:
        return None
    try:
        return site_address(config_file)
    except HostFailed:
        return ""
