"""The tree of themes: themes in categories, themes by themselves, and themes as parts of others.

The catalogue makes it; where it does, no theme is part of itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Final

from generator.evidence.records.review import Category
from generator.evidence.records.theme import Theme

UNGROUPED: Final = "themes"
"""The id of the first group of themes that stand in no category."""


@dataclass(frozen=True)
class ThemeGroup:
    """Themes that stand together: those of a category, or a run of themes that have none."""

    id: str
    category: Category | None
    themes: tuple[Theme, ...]

    @property
    def is_one(self) -> bool:
        """Whether category and theme are one thing with one title."""
        titles = {one.title.casefold() for one in (*self.themes, self.category) if one}
        return self.category is not None and len(self.themes) == 1 == len(titles)

    @property
    def title(self) -> str:
        """The title that stands above its themes; none where that would be said twice."""
        return self.category.title if self.category and not self.is_one else ""


@dataclass(frozen=True, eq=False)
class ThemeTree:
    """Themes, each followed by its parts, with the categories that a review lists."""

    themes: tuple[Theme, ...]
    listed: tuple[Category, ...]

    @cached_property
    def category(self) -> Mapping[str, Category]:
        """Categories by id."""
        return {category.id: category for category in self.listed}

    @cached_property
    def groups(self) -> tuple[ThemeGroup, ...]:
        """The themes by category, in the review's order of categories.

        Where themes stand in no category, all follow the order of themes: each run of such themes
        is a group, and each category stands where its first theme does.
        """
        names = [self._category_id(theme) for theme in self.themes]
        if "" not in names:
            return tuple(self._of(one) for one in self.listed if one.id in names)
        groups: list[ThemeGroup] = []
        for name, run in groupby(self.themes, key=self._category_id):
            if not name:
                number = 1 + sum(group.category is None for group in groups)
                loose = UNGROUPED if number == 1 else f"{UNGROUPED}-{number}"
                groups.append(ThemeGroup(loose, None, tuple(run)))
            elif name not in {group.id for group in groups}:
                groups.append(self._of(self.category[name]))
        return tuple(groups)

    @cached_property
    def group_of(self) -> Mapping[str, ThemeGroup]:
        """The group that each theme stands in, by its id."""
        return {theme.id: group for group in self.groups for theme in group.themes}

    @cached_property
    def parts(self) -> Mapping[str, tuple[Theme, ...]]:
        """The themes that are directly parts of a theme, by its id; no theme without parts."""
        found: dict[str, list[Theme]] = {}
        for theme in self.themes:
            if theme.parent:
                found.setdefault(theme.parent, []).append(theme)
        return {name: tuple(those) for name, those in found.items()}

    def around(self, theme: Theme) -> tuple[Theme, ...]:
        """The themes that a theme is part of, the widest first."""
        found: list[Theme] = []
        while theme.parent:
            theme = self._by_id[theme.parent]
            found.insert(0, theme)
        return tuple(found)

    def within(self, theme: Theme) -> tuple[Theme, ...]:
        """A theme and all that are parts of it, at any depth, in order."""
        return tuple(one for one in self.themes if theme in (one, *self.around(one)))

    @cached_property
    def _by_id(self) -> Mapping[str, Theme]:
        return {theme.id: theme for theme in self.themes}

    def _category_id(self, theme: Theme) -> str:
        """The category of a theme, which is that of the widest theme around it; or none."""
        return next(iter(self.around(theme)), theme).category or ""

    def _of(self, category: Category) -> ThemeGroup:
        themes = (theme for theme in self.themes if self._category_id(theme) == category.id)
        return ThemeGroup(category.id, category, tuple(themes))

    def category_of(self, theme: Theme) -> Category | None:
        """The category that a theme, or the widest around it, stands in; none that is the theme."""
        return self._titled.get(self._category_id(theme))

    @cached_property
    def _titled(self) -> Mapping[str, Category]:
        return {group.id: group.category for group in self.groups if group.category and group.title}

    def full_title(self, theme: Theme) -> str:
        """The title of a theme behind those that it is part of: ``The year › Winter``."""
        titles = [one.title for one in (*self.around(theme), theme)]
        return " › ".join(title for title, _ in groupby(titles))


def in_tree_order(themes: Sequence[Theme]) -> tuple[Theme, ...]:
    """The themes, each followed by its parts; what stands side by side keeps its order."""
    parts: dict[str, list[Theme]] = {}
    for theme in themes:
        parts.setdefault(theme.parent or "", []).append(theme)

    def walk(parent: str) -> Iterator[Theme]:
        for theme in parts.get(parent, ()):
            yield theme
            yield from walk(theme.id)

    return tuple(walk(""))
