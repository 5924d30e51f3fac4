"""What several commands share: options, the project they work on, what they say at the end."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from generator.evidence.interface import _

if TYPE_CHECKING:
    from generator.publish.site.project import Project


def content_option(parser: argparse.ArgumentParser) -> None:
    """Add ``--content``."""
    parser.add_argument(
        "--content",
        type=Path,
        default=Path("content"),
        metavar="DIR",
        help=_("the folder that holds review.yml (default: content)"),
    )


def host_options(parser: argparse.ArgumentParser) -> None:
    """Add what a host needs: ``--site`` and ``--config``."""
    parser.add_argument(
        "--site",
        type=Path,
        default=Path("site"),
        metavar="DIR",
        help=_("the folder to build into (default: site)"),
    )
    config_option(parser)


def config_option(parser: argparse.ArgumentParser) -> None:
    """Add ``--config``."""
    parser.add_argument(
        "--config",
        type=Path,
        metavar="FILE",
        help=_("settings of the site (default: mkdocs.yml, where it is there)"),
    )


def project_of(options: argparse.Namespace) -> Project | None:
    """The project that the options name; says what is missing and returns None otherwise."""
    from generator.publish.site.project import Project  # noqa: PLC0415

    config_file = config_file_of(options)
    if config_file is None:
        return None
    return Project(
        config_file=config_file,
        content=options.content.resolve(),
        site=options.site.resolve(),
        offline=getattr(options, "offline", False),
        history=getattr(options, "history", True),
    )


def config_file_of(options: argparse.Namespace) -> Path | None:
    """The settings that the options name; those of the folder one works in need not be there.

    Says it and returns None where a file is named that is not there.
    """
    named: Path | None = options.config
    if named is not None and not named.is_file():
        sys.stderr.write(
            _("There is no {named}. Leave --config out, or name a file.", named=named) + "\n"
        )
        return None
    return (named or Path("mkdocs.yml")).resolve()
