"""Codes of other programs to drafts of themes: a title, and all else for the editor to assign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.edit.intake.drafts import Draft, drafted, wanted_of
from generator.edit.intake.ids import former_ids, ids_in_use, plain_id
from generator.edit.intake.incoming import note_at, problem_at
from generator.evidence.interface import _
from generator.evidence.loading import Content
from generator.evidence.problems import Problem
from generator.evidence.records.base import LINE_LIMIT
from generator.evidence.records.kinds import KINDS, Kind
from generator.evidence.records.theme import Theme

THEME: Final[Kind] = next(kind for kind in KINDS if kind.model is Theme)


@dataclass(frozen=True)
class Code:
    """A code: its name, its line, the codes around it, what is said of it, its sets and items."""

    name: str
    line: int = 0
    around: tuple[str, ...] = ()
    description: str = ""
    sets: tuple[str, ...] = ()
    coded: tuple[str, ...] = ()

    @property
    def remarks(self) -> tuple[str, ...]:
        """What a theme has no place for, and an editor may use."""
        said = (
            (_("It stands below"), " › ".join(self.around)),
            (_("What is said of it"), self.description),
            (_("It is in the sets"), "; ".join(self.sets)),
            (_("Coded with it"), "; ".join(self.coded)),
        )
        return tuple(f"{label}: {text}" for label, text in said if text)


@dataclass(frozen=True)
class PlannedTheme:
    """A theme that would be begun, and the line that it comes from, in words."""

    where: str
    theme_id: str
    draft: Draft


def planned_themes(
    codes: Sequence[Code], content: Content, folder: Path, shown: str
) -> tuple[list[PlannedTheme], list[Problem], list[Problem]]:
    """The themes that codes begin; those that are there already; and what is wrong."""
    used = {**ids_in_use(content, THEME), **former_ids(content, THEME)}
    known = {theme.title.casefold(): entry.path for entry, theme in content.records(Theme)}
    wanted = wanted_of(THEME, content)
    planned: list[PlannedTheme] = []
    left_out: list[Problem] = []
    wrong: list[Problem] = []
    for code in codes:
        theme_id = plain_id(code.name)
        there = known.get(code.name.casefold()) or used.get(theme_id)
        if there:
            what = _(
                "Left out: the theme '{code}' is already {there}.", code=code.name[:80], there=there
            )
            beside = "; ".join(code.remarks)
            left_out.append(
                note_at(
                    code.line, what, _("Of this one: {beside}", beside=beside) if beside else ""
                )
            )
            continue
        where = (
            _("line {code_line}", code_line=code.line)
            if code.line
            else _("the code '{code}'", code=code.name[:80])
        )
        theme_id = theme_id or f"theme-{len(planned) + 1}"
        origin = _("Imported from {shown}, {where}.", shown=Path(shown).name, where=where)
        value = {"id": theme_id, "title": code.name[:LINE_LIMIT]}
        draft = drafted(THEME, value, folder, origin=origin, left=code.remarks, wanted=wanted)
        wrong += [
            problem_at(code.line, f"{theme_id}: {problem.message}", problem.hint)
            for problem in draft.problems
        ]
        used[theme_id] = known[code.name.casefold()] = f"{shown}, {where}"
        planned.append(PlannedTheme(where, theme_id, draft))
    return planned, left_out, wrong
