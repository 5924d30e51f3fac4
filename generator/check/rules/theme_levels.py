"""Rules for the levels of themes: what is part of what, and in which category."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from generator.evidence.interface import N_, _
from generator.evidence.loading import Content, Entry
from generator.evidence.problems import Problem, Severity
from generator.evidence.records.review import Category
from generator.evidence.records.theme import Theme

_IN_ANOTHER: Final = N_(
    "The theme '{theme}' is put in the category '{category}', and is part of '{around}', which "
    "stands in '{other}'."
)
_IN_NONE: Final = N_(
    "The theme '{theme}' is put in the category '{category}', and is part of '{around}', which "
    "stands in no category."
)


def no_theme_is_part_of_itself(content: Content) -> Iterator[Problem]:
    """No theme is a part of itself, directly or through others."""
    parents = {entry.stem: theme.parent for entry, theme in content.records(Theme)}
    for entry, theme in content.records(Theme):
        if entry.stem in _around(entry.stem, parents):
            what = _("The theme '{theme}' is part of itself.", theme=entry.stem)
            if theme.parent != entry.stem:
                what = _(
                    "The theme '{theme}' is part of itself, through '{parent}'.",
                    theme=entry.stem,
                    parent=theme.parent,
                )
            yield entry.problem(
                "L031",
                ("parent",),
                what,
                _("Leave the parent out of the theme that holds the others."),
            )


def every_part_of_a_theme_stands_in_its_category(content: Content) -> Iterator[Problem]:
    """A theme that is part of another names no category, or that of the widest theme around it."""
    themes = {entry.stem: theme for entry, theme in content.records(Theme)}
    parents = {name: theme.parent for name, theme in themes.items()}
    for entry, theme in content.records(Theme):
        around = _around(entry.stem, parents)
        if not theme.category or not around or entry.stem in around:
            continue
        widest = themes.get(around[-1])
        if widest and widest.category != theme.category:
            yield entry.problem(
                "L031",
                ("category",),
                _(
                    _IN_ANOTHER if widest.category else _IN_NONE,
                    theme=entry.stem,
                    category=theme.category,
                    around=around[-1],
                    other=widest.category,
                ),
                _("Leave the category out: a part stands where the theme around it does."),
            )


def no_theme_is_alone_in_a_category_of_its_name(content: Content) -> Iterator[Problem]:
    """A category that holds one theme of the same title says nothing that the theme does not."""
    held: dict[str, list[tuple[Entry, Theme]]] = {}
    for entry, theme in content.records(Theme):
        if theme.category:
            held.setdefault(theme.category, []).append((entry, theme))
    titles = {category.id: category.title for _file, _path, category in content.parts(Category)}
    parents = {theme.parent for _entry, theme in content.records(Theme)}
    for name, those in held.items():
        entry, theme = those[0]
        alone = len(those) == 1 and entry.stem not in parents
        if alone and titles.get(name, "").casefold() == theme.title.casefold():
            yield entry.problem(
                "I011",
                ("category",),
                _(
                    "The theme '{theme}' stands alone in a category of the same title, '{title}'.",
                    theme=entry.stem,
                    title=theme.title,
                ),
                _(
                    "Leave the category out, here and in content/review.yml: a theme may stand by "
                    "itself."
                ),
                severity=Severity.WARNING,
            )


def _around(theme: str, parents: Mapping[str, str | None]) -> tuple[str, ...]:
    """The themes that a theme is part of, the nearest first; a circle ends where it closes."""
    found: list[str] = []
    parent = parents.get(theme)
    while parent and parent not in found:
        found.append(parent)
        parent = parents.get(parent)
    return tuple(found)
