"""What several commands share: options, the project they work on, what they say at the end."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.publish.site.builder import Project


def content_option(parser: argparse.ArgumentParser) -> None:
    """Add ``--content``."""
    parser.add_argument(
        "--content",
        type=Path,
        default=Path("content"),
        metavar="DIR",
        help="the folder that holds review.yml (default: content)",
    )


def host_options(parser: argparse.ArgumentParser) -> None:
    """Add what a host needs: ``--site`` and ``--config``."""
    parser.add_argument(
        "--site",
        type=Path,
        default=Path("site"),
        metavar="DIR",
        help="the folder to build into (default: site)",
    )
    config_option(parser)


def config_option(parser: argparse.ArgumentParser) -> None:
    """Add ``--config``."""
    parser.add_argument(
        "--config",
        type=Path,
        default=Path("mkdocs.yml"),
        metavar="FILE",
        help="the settings of the host (default: mkdocs.yml)",
    )


def project_of(options: argparse.Namespace) -> Project | None:
    """The project that the options name; says what is missing and returns None otherwise."""
    from generator.publish.site.builder import Project  # noqa: PLC0415 - MkDocs takes long to import

    if not options.config.is_file():
        sys.stderr.write(
            f"There is no {options.config}. Run this in the project's folder, or use --config.\n"
        )
        return None
    return Project(
        config_file=options.config.resolve(),
        content=options.content.resolve(),
        site=options.site.resolve(),
        offline=getattr(options, "offline", False),
        history=getattr(options, "history", True),
    )
