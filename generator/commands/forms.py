"""``evidence forms``: the forms in which strangers propose records."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.commands.options import config_file_of, config_option, content_option
from generator.edit.issues import github_forms
from generator.evidence.interface import _
from generator.evidence.text.files import write_whole


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    content_option(parser)
    config_option(parser)
    parser.add_argument(
        "--check", action="store_true", help=_("change nothing; exit 1 if a file is not up to date")
    )
    parser.add_argument(
        "--to",
        type=Path,
        default=github_forms.FOLDER,
        metavar="DIR",
        help=_("folder ({folder})", folder=github_forms.FOLDER),
    )


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from generator.edit.issues.review_forms import forms_of  # noqa: PLC0415
    from generator.evidence.loading import load_content  # noqa: PLC0415
    from generator.publish.site.builder import site_address  # noqa: PLC0415 - takes long to import
    from generator.publish.site.faults import HostFailed  # noqa: PLC0415

    config_file = config_file_of(options)
    if config_file is None:
        return 2
    if not options.content.is_dir():
        what = _(
            "There is no {content}. Run this in the project's folder, or use --content.",
            content=options.content,
        )
        sys.stderr.write(f"{what}\n")
        return 2
    try:
        files = github_forms.form_files(
            site_address(config_file), forms_of(load_content(options.content)[0])
        )
    except HostFailed as error:
        sys.stderr.write(f"{error}\n")
        return 2
    stale = {name: text for name, text in files.items() if _text(options.to / name) != text}
    for name, text in stale.items():
        file = options.to / name
        if options.check:
            sys.stderr.write(_("{file} is not up to date; run: evidence forms", file=file) + "\n")
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, text.encode("utf-8"))
        sys.stdout.write(_("Wrote {file}.", file=file) + "\n")
    return 1 if stale and options.check else 0


def _text(file: Path) -> str | None:
    return file.read_bytes().decode("utf-8", "replace") if file.is_file() else None
