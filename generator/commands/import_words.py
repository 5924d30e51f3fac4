"""What ``evidence import`` says: notices, what was begun, and how much."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from generator.evidence.interface import N_, _, ngettext
from generator.evidence.problems import has_errors, path_in_words, sorted_problems
from generator.evidence.text.terminal import printable

if TYPE_CHECKING:
    from generator.edit.intake.importing import Plan
    from generator.evidence.problems import Problem

_LISTED: Final = 40
"""Of more files than these only some are listed; they are in the folder."""
_SHOWN: Final = 10


def say_problems(problems: Iterable[Problem], shown: str) -> None:
    """Say each problem with its line and its hint."""
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
            say_problems(group.problems, shown)
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


def say_plan(plan: Plan, shown: str, *, dry: bool, every: bool) -> None:
    """Say what an import wrote, or would write: notices, files, counts."""
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
