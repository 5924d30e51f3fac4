"""``evidence import``: studies begun from a file of references or a sheet of extracted data."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.commands.import_words import say_plan, say_problems
from generator.commands.options import content_option
from generator.evidence.interface import _
from generator.evidence.keeping import all_kept
from generator.evidence.text.files import CannotWrite, shown_path, write_new
from generator.evidence.text.terminal import printable_lines

if TYPE_CHECKING:
    from generator.edit.intake.importing import Plan
    from generator.evidence.text.brackets import Range


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    content_option(parser)
    parser.add_argument("file", type=Path, metavar="FILE", help=_("the file to import"))
    parser.add_argument(
        "--format",
        choices=("ris", "bibtex", "csl", "nbib", "crossref", "csv", "xlsx", "eppi", "qdc", "jats"),
        help=_("its format (default: as its name says)"),
    )
    parser.add_argument(
        "--mapping",
        type=Path,
        metavar="FILE",
        help=_("for a sheet: which column goes to which field"),
    )
    parser.add_argument(
        "--draft-mapping",
        action="store_true",
        help=_("print a first mapping for a sheet, to a file >"),
    )
    parser.add_argument("--sheet", help=_("for --draft-mapping: the sheet of the workbook"))
    parser.add_argument(
        "--header",
        type=int,
        default=1,
        help=_("for --draft-mapping: the row that names the columns"),
    )
    parser.add_argument(
        "--header-rows",
        type=int,
        default=None,
        help=_("for --draft-mapping: how many rows name the columns, --header being the last"),
    )
    parser.add_argument(
        "--hidden-rows", action="store_true", help=_("take rows that are hidden in a sheet, too")
    )
    parser.add_argument(
        "--merge-rows",
        action="store_true",
        help=_("of several rows for one study, take what they agree in, and leave the rest open"),
    )
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="FIELD=VALUE",
        help=_("what is the same in every study, such as reference.language=English; repeatable"),
    )
    parser.add_argument(
        "--encoding",
        choices=("utf-8", "utf-16", "windows-1252", "latin-1", "mac-roman"),
        help=_("how its letters are stored (default: UTF-8, or as the file's mark says)"),
    )
    parser.add_argument(
        "--numbers",
        default="",
        help=_("of an article: the numbers of the references to take, such as 7,52-119"),
    )
    parser.add_argument(
        "--all-or-none",
        action="store_true",
        help=_("write nothing where any reference cannot be begun"),
    )
    parser.add_argument("--every-notice", action="store_true", help=_("print alike notices, too"))
    parser.add_argument(
        "--dry-run", action="store_true", help=_("say what would be written; write nothing")
    )


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit code."""
    from generator.edit.intake.incoming import CannotRead, problem_at  # noqa: PLC0415 - libraries

    shown = shown_path(options.file)
    try:
        if options.draft_mapping:
            sys.stdout.write(_mapping_draft(options))
            return 0
        if not options.content.is_dir():
            what = _("There is no content folder at {content}.", content=options.content)
            raise CannotRead(
                problem_at(0, what, _("Name the folder that holds review.yml: --content DIR."))
            )
        with all_kept():
            plan = _plan(options, shown)
        if not options.dry_run:
            write_new(plan.files)
    except CannotRead as error:
        say_problems(error.problems, shown)
        sys.stderr.write(_("Nothing was written.") + "\n")
        return 1
    except CannotWrite as error:
        sys.stderr.write(printable_lines(str(error)) + "\n" + _("Nothing was written.") + "\n")
        return 1
    say_plan(plan, shown, dry=options.dry_run, every=options.every_notice)
    return 0


def _plan(options: argparse.Namespace, shown: str) -> Plan:
    from generator.edit.intake.decoding import read_bytes  # noqa: PLC0415
    from generator.edit.intake.formats import (  # noqa: PLC0415
        MAPPED,
        SHEETS,
        format_of,
        misnamed,
    )
    from generator.edit.intake.importing import STUDY, planned  # noqa: PLC0415
    from generator.edit.intake.incoming import CannotRead, problem_at  # noqa: PLC0415
    from generator.edit.intake.mapping import read_mapping  # noqa: PLC0415
    from generator.edit.intake.rows import Taken  # noqa: PLC0415
    from generator.evidence.loading import load_content  # noqa: PLC0415

    raw = read_bytes(options.file)
    form = options.format or format_of(options.file, raw)
    if form in SHEETS and options.mapping is None:
        hint = _(
            "To get a first one: evidence import {file} --draft-mapping > mapping.yml",
            file=options.file,
        )
        what = _(
            "A sheet needs a mapping, which says which column goes to which field: --mapping FILE."
        )
        raise CannotRead(problem_at(0, what, hint))
    if form not in MAPPED and options.mapping is not None:
        what = _("Only a sheet (CSV or Excel), or JSON of EPPI-Reviewer, has a mapping.")
        raise CannotRead(problem_at(0, what, _("Leave it out.")))
    mapping = read_mapping(options.mapping, STUDY) if options.mapping is not None else None
    content = load_content(options.content)[0]
    plan = planned(
        raw,
        form,
        shown,
        options.content,
        content,
        mapping=mapping,
        encoding=options.encoding,
        all_or_none=options.all_or_none,
        taken=Taken(hidden=options.hidden_rows, merged=options.merge_rows),
        fixed=_fixed(options.set),
        numbers=_numbers(options.numbers, form),
    )
    other = None if options.format else misnamed(options.file, form)
    return replace(plan, notes=(other, *plan.notes)) if other else plan


def _numbers(written: str, form: str) -> tuple[Range, ...]:
    """The references that are taken; raises CannotRead where there are no such numbers."""
    from generator.edit.intake.incoming import CannotRead, problem_at  # noqa: PLC0415
    from generator.evidence.text.brackets import read_bracket  # noqa: PLC0415

    found = read_bracket(written)
    if written and form != "jats":
        raise CannotRead(problem_at(0, _("Only an article (JATS) has numbered references.")))
    if written and not found:
        what = _("'{written}' has no number.", written=written[:40])
        raise CannotRead(problem_at(0, what, _("Write them as in --numbers 7,52-119.")))
    return found


def _fixed(settings: Iterable[str]) -> dict[str, str]:
    """What is the same in every study, by its path; raises CannotRead."""
    from generator.edit.intake.incoming import CannotRead, problem_at  # noqa: PLC0415

    fixed = {}
    for setting in settings:
        path, equals, text = setting.partition("=")
        if not equals:
            raise CannotRead(
                problem_at(
                    0,
                    _("'{setting}' sets nothing.", setting=setting),
                    _("Write --set FIELD=VALUE."),
                )
            )
        fixed[path.strip()] = text
    return fixed


def _mapping_draft(options: argparse.Namespace) -> str:
    from generator.edit.intake.by_format import grid_of, heads_of  # noqa: PLC0415
    from generator.edit.intake.decoding import read_bytes  # noqa: PLC0415
    from generator.edit.intake.drafting import drafted_mapping  # noqa: PLC0415
    from generator.edit.intake.formats import MAPPED, format_of  # noqa: PLC0415
    from generator.edit.intake.importing import STUDY  # noqa: PLC0415
    from generator.edit.intake.incoming import CannotRead, problem_at  # noqa: PLC0415

    raw = read_bytes(options.file)
    form = options.format or format_of(options.file, raw)
    if form not in MAPPED:
        what = _("Only a sheet (CSV or Excel), or JSON of EPPI-Reviewer, has a mapping.")
        raise CannotRead(problem_at(0, what))
    heads = heads_of(raw, form, options.sheet, max(options.header, 1), options.header_rows)
    grid = grid_of(raw, form, options.sheet, heads, options.encoding)
    return drafted_mapping(grid, options.sheet, heads, STUDY)
