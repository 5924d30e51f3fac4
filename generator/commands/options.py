"""What several commands share: options, the project they work on, what they say at the end."""

from __future__ import annotations

import argparse
import hashlib
import os
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


def fresh_option(parser: argparse.ArgumentParser) -> None:
    """Add ``--fresh``."""
    parser.add_argument(
        "--fresh",
        action="store_true",
        help=_("make all anew: use nothing that an earlier build made, and keep nothing"),
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
        store=None if getattr(options, "fresh", True) else _store_of(config_file.parent),
    )


def _store_of(project: Path) -> Path | None:
    """Where what builds of a project made is kept: what ``EVIDENCE_STORE`` says, where it is set.

    None where it is set to nothing, or would lie in the project, where others could put things.
    """
    asked = os.environ.get("EVIDENCE_STORE")
    if asked is None:
        name = hashlib.blake2b(os.fsencode(project), digest_size=8).hexdigest()
        caches = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")  # noqa: PTH111
        asked = os.path.join(caches, "evidence-explorer", name)  # noqa: PTH118 - may stay unknown
    folder = Path(asked)
    is_there = folder.is_absolute() and not folder.resolve().is_relative_to(project)
    return folder.resolve() if is_there else None


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
