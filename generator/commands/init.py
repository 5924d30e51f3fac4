"""``evidence init``: a synthesis as a repository of its own, and its update."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from generator.evidence.interface import _, ngettext
from generator.evidence.text.files import CannotWrite, shown_path, write_new, write_whole
from generator.evidence.text.terminal import printable, printable_lines


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument(
        "folder",
        type=Path,
        nargs="?",
        metavar="DIR",
        help=_("the folder, made where it is not; an update is of the one that you are in"),
    )
    parser.add_argument(
        "--empty",
        action="store_true",
        help=_("without made-up records: what is needed, to fill in"),
    )
    parser.add_argument(
        "--host",
        choices=("github", "gitlab", "forgejo"),
        default="github",
        help=_("whose workflows to write (default: github)"),
    )
    parser.add_argument(
        "--update",
        action="store_true",
        help=_(
            "show and write what this version would write otherwise: workflows, forms, "
            "schemas; what people changed stays as it is"
        ),
    )
    parser.add_argument("--dry-run", action="store_true", help=_("with --update: only show it"))


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    if options.folder is None and not options.update:
        sys.stderr.write(_("Name the folder to begin in: evidence init DIR") + "\n")
        return 2
    options.folder = options.folder or Path()
    try:
        return _updated(options) if options.update else _begun(options)
    except (CannotWrite, OSError) as error:
        if isinstance(error, OSError) and error.filename is None:
            raise  # the output, not a file
        sys.stderr.write(f"{printable_lines(str(error))}\n")
        return 2


def _begun(options: argparse.Namespace) -> int:
    from generator.edit.beginning.repository import new_files  # noqa: PLC0415 - only where wanted

    folder: Path = options.folder
    files = new_files(options.host, empty=options.empty)
    there = [path for path in files if os.path.lexists(folder / path)]
    if elsewhere := _leading_elsewhere(folder, files):
        return _refused_link(folder, elsewhere)
    if there:
        sys.stderr.write(
            _(
                "{folder} holds {there} already; nothing was written. Name a folder that is empty "
                "or new; one that was begun so is brought up to date by `evidence init DIR "
                "--update`.",
                folder=printable(str(folder)),
                there=there[0],
            )
            + "\n"
        )
        return 2
    write_new({folder / path: text for path, text in files.items()})
    shown = printable(shown_path(folder))
    sys.stdout.write(_("Wrote {count} files into {folder}.", count=len(files), folder=shown) + "\n")
    if options.empty:
        said = _(
            'Next: fill in the lines that say "to fill in" in content/review.yml and\n'
            "content/sources/; then: evidence new study, evidence new theme, evidence check"
        )
        sys.stdout.write(f"{said}\n")
    else:
        sys.stdout.write(
            _("Next: in {folder}, evidence serve; its README says more.", folder=shown) + "\n"
        )
    return 0


def _updated(options: argparse.Namespace) -> int:
    from generator.edit.beginning import repository, update  # noqa: PLC0415 - only where wanted
    from generator.evidence.loading import load_content  # noqa: PLC0415
    from generator.publish.site.builder import site_address  # noqa: PLC0415 - takes long to import
    from generator.publish.site.faults import HostFailed  # noqa: PLC0415

    folder: Path = options.folder
    try:
        begun = update.begun_in(folder)
        address = site_address((folder / "mkdocs.yml").resolve())
    except (update.NotBegunHere, HostFailed) as error:
        sys.stderr.write(f"{printable_lines(str(error))}\n")
        return 2
    content, _other = load_content(folder / repository.CONTENT)
    served = repository.served_files(begun.host, content, address)
    if elsewhere := _leading_elsewhere(folder, served):
        return _refused_link(folder, elsewhere)
    found = update.update_of(folder, begun, served)
    for path, text in {**found.new, **found.changed_here}.items():
        sys.stdout.write(f"{printable_lines(update.difference(folder, path, text))}\n\n")
    for path in found.changed_here:
        sys.stdout.write(
            _(
                "{path} was changed here and stays as it is; what is new is shown above.",
                path=path,
            )
            + "\n"
        )
    for path in found.removed_here:
        sys.stdout.write(_("{path} was taken away here and stays away.", path=path) + "\n")
    for path in found.superfluous:
        sys.stdout.write(_("{path} is not needed any more; take it away.", path=path) + "\n")
    if not options.dry_run:
        for path, text in found.new.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            write_whole(folder / path, text.encode("utf-8"))
        write_whole(
            folder / repository.KEPT, repository.kept_text(begun.host, served).encode("utf-8")
        )
    left = len(served) - len(found.new)
    said = ngettext(
        "{count} file written; {left} left as they are.",
        "{count} files written; {left} left as they are.",
        len(found.new),
        left=left,
    )
    if options.dry_run:
        said = ngettext(
            "{count} file would be written; {left} left as they are.",
            "{count} files would be written; {left} left as they are.",
            len(found.new),
            left=left,
        )
    sys.stdout.write(f"{said}\n")
    return 0


def _leading_elsewhere(folder: Path, paths: Iterable[str]) -> str:
    """The first of these paths that leads out of the folder, over a link; empty if none does."""
    root = folder.resolve()
    return next((path for path in paths if not _lies_in(root, folder / path)), "")


def _lies_in(root: Path, path: Path) -> bool:
    return path.parent.resolve().is_relative_to(root)


def _refused_link(folder: Path, path: str) -> int:
    where = printable(str(folder / path))
    sys.stderr.write(
        _("{where} leads out of the folder, over a link; nothing was written.", where=where) + "\n"
    )
    return 2
