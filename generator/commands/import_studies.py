"""``evidence import``: studies begun from a file of references or a sheet of extracted data."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.commands.options import content_option
from generator.evidence.interface import N_, _, ngettext
from generator.evidence.keeping import all_kept
from generator.evidence.problems import has_errors, path_in_words, sorted_problems
from generator.evidence.text.files import CannotWrite, shown_path, write_new
from generator.evidence.text.terminal import printable, printable_lines

if TYPE_CHECKING:
    from generator.edit.intake.importing import Plan
    from generator.evidence.problems import Problem
    from generator.evidence.text.brackets import Range

_LISTED: Final = 40
"""Of more files than these only some are listed; they are in the folder."""
_SHOWN: Final = 10


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
        _say_problems(error.problems, shown)
        sys.stderr.write(_("Nothing was written.") + "\n")
        return 1
    except CannotWrite as error:
        sys.stderr.write(f"{printable_lines(str(error))}\n{_('Nothing was written.')}" + "\n")
        return 1
    _say_plan(plan, shown, dry=options.dry_run, every=options.every_notice)
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
    from generator.edit.intake.decoding import read_bytes  # noqa: PLC0415
    from generator.edit.intake.drafting import drafted_mapping  # noqa: PLC0415
    from generator.edit.intake.formats import MAPPED, format_of  # noqa: PLC0415
    from generator.edit.intake.importing import STUDY, grid_of, heads_of  # noqa: PLC0415
    from generator.edit.intake.incoming import CannotRead, problem_at  # noqa: PLC0415

    raw = read_bytes(options.file)
    form = options.format or format_of(options.file, raw)
    if form not in MAPPED:
        what = _("Only a sheet (CSV or Excel), or JSON of EPPI-Reviewer, has a mapping.")
        raise CannotRead(problem_at(0, what))
    heads = heads_of(raw, form, options.sheet, max(options.header, 1), options.header_rows)
    grid = grid_of(raw, form, options.sheet, heads, options.encoding)
    return drafted_mapping(grid, options.sheet, heads, STUDY)


def _say_problems(problems: Iterable[Problem], shown: str) -> None:
    for problem in problems:
        place = problem.location
        line = f":{place.line}" if place.line else ""
        word = "" if has_errors([problem]) else f"{_(problem.severity.value)}: "
        sys.stderr.write(f"{printable(place.path or shown)}{line}: {word}")
        sys.stderr.write(f"{printable(problem.message)}\n")
        if problem.hint:
            sys.stderr.write(f"    {printable(problem.hint)}\n")


def _say_notices(plan: Plan, shown: str, *, every: bool) -> None:
    """What somebody should know: what is alike together, with the lines of all of them."""
    from generator.edit.intake.notices import alike  # noqa: PLC0415

    told = sorted_problems((*plan.notes, *plan.left_out, *plan.refused))
    for group in alike(told, {study.line: study.study_id for study in plan.studies}):
        if every or not group.others:
            _say_problems(group.problems, shown)
            continue
        word = _(group.problems[0].severity.value)
        sys.stderr.write(
            _(
                "{file}: {severity}, {number} times: {what}",
                file=shown,
                severity=word,
                number=len(group.problems),
                what=group.words,
            )
            + "\n"
        )
        for problem in group.shown:
            hint = "" if group.hint or not problem.hint else f" ({problem.hint})"
            at = _("line {number}", number=problem.location.line)
            line = f"{at}: {problem.message}{hint}"
            sys.stderr.write(f"    {printable(line)}\n")
        sys.stderr.write(f"    {printable(group.others)}\n")
        if group.hint:
            sys.stderr.write(f"    {printable(group.hint)}\n")


_WROTE: Final = N_("Wrote {file}, from {place}.")
_WOULD_WRITE: Final = N_("Would write {file}, from {place}.")


def _say_plan(plan: Plan, shown: str, *, dry: bool, every: bool) -> None:
    _say_notices(plan, shown, every=every)
    named = [{path for _other, path in study.draft.missing} for study in plan.studies]
    in_all = set.intersection(*named) if len(named) > 1 else set()
    wrote = _WOULD_WRITE if dry else _WROTE
    listed = plan.studies if every or len(plan.studies) <= _LISTED else plan.studies[:_SHOWN]
    for study in listed:
        sys.stdout.write(_(wrote, file=study.draft.shown, place=study.where) + "\n")
        own = [
            _("line {line} {field}", line=line, field=path_in_words(path))
            for line, path in study.draft.missing
            if path not in in_all
        ]
        if own:
            sys.stdout.write(
                "    " + _("Still to fill in: {fields}.", fields="; ".join(own)) + "\n"
            )
    if len(listed) < len(plan.studies):
        last = plan.studies[-1]
        more = len(plan.studies) - len(listed)
        said = N_("Wrote {number} more, up to {file}, from {place}.")
        if dry:
            said = N_("Would write {number} more, up to {file}, from {place}.")
        sys.stdout.write(_(said, number=more, file=last.draft.shown, place=last.where) + "\n")
    if in_all:
        missing = plan.studies[0].draft.missing
        fields = [path_in_words(path) for _other, path in missing if path in in_all]
        sys.stdout.write(
            _("Still to fill in, in all of them: {fields}.", fields="; ".join(fields)) + "\n"
        )
    for theme in plan.themes:
        sys.stdout.write(_(wrote, file=theme.draft.shown, place=theme.where) + "\n")
    _say_counts(plan, dry=dry)


def _say_counts(plan: Plan, *, dry: bool) -> None:
    studies = ngettext("{count} study", "{count} studies", len(plan.studies))
    themes = ngettext("{count} theme", "{count} themes", len(plan.themes))
    both = _("{studies} and {themes}", studies=studies, themes=themes)
    said = N_("{things} would be written") if dry else N_("{things} begun")
    written = studies if not plan.themes else both if plan.studies else themes
    parts = [_(said, things=written)]
    if plan.left_out:
        parts.append(_("{number} left out as already there", number=len(plan.left_out)))
    if plan.refused:
        parts.append(_("{number} left out, since they cannot be begun", number=len(plan.refused)))
    sys.stdout.write(f"{'; '.join(parts)}.\n")
    if plan.files and not dry:
        sys.stdout.write(
            _('Next: fill in the lines that say "to fill in"; then run: evidence check') + "\n"
        )
