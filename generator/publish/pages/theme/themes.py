"""The tree of categories and themes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import _, ngettext
from generator.evidence.records.dimensions import ThemeRole
from generator.evidence.records.reported import Reported
from generator.evidence.records.theme import Theme
from generator.publish.pages.items.items import (
    NoteItem,
    PlaceItem,
    note_items,
    place_item,
)
from generator.publish.pages.items.words import number
from generator.publish.pages.page import Link, Page, TocItem


@dataclass(frozen=True)
class ThemeItem:
    """A theme in a list."""

    id: str
    title: str
    path: str
    kind: str
    kind_words: str
    summary: str
    findings: str
    quotes: str
    studies: str
    parts: tuple[ThemeItem, ...] = ()
    """The themes that are parts of it, where they are shown with it."""


@dataclass(frozen=True)
class CategoryItem:
    """A category with its themes, or themes that stand by themselves."""

    anchor: str
    title: str
    description: Reported[str] | None
    position: int
    counts: str
    place: PlaceItem | None
    notes: tuple[NoteItem, ...]
    themes: tuple[ThemeItem, ...]


@dataclass(frozen=True)
class ThemesView:
    """The tree of categories and themes."""

    lede: str
    findings: Link | None
    categories: tuple[CategoryItem, ...]


def theme_item(catalogue: Catalogue, theme: Theme) -> ThemeItem:
    """A theme with what it holds itself, counted."""
    kind = catalogue.kind_of(theme)
    return ThemeItem(
        id=theme.id,
        title=theme.title,
        path=urls.theme(theme.id),
        kind=theme.kind or "",
        kind_words=kind.label if kind else "",
        summary=theme.summary,
        findings=ngettext("{count} finding", "{count} findings", len(theme.findings)),
        quotes=ngettext(
            "{count} quote", "{count} quotes", len(catalogue.quotes_of_theme.get(theme.id, ()))
        ),
        studies=ngettext(
            "{count} study", "{count} studies", len(catalogue.studies_of_theme[theme.id])
        ),
    )


def _findings(count: int) -> str:
    return ngettext("{number} finding", "{number} findings", count)


def _quotes(count: int) -> str:
    return ngettext("{number} quote", "{number} quotes", count)


def _studies(count: int) -> str:
    return ngettext("{number} study", "{number} studies", count)


def themes_of_role(catalogue: Catalogue, role: ThemeRole) -> tuple[Theme, ...]:
    """The themes whose kind stands under this heading, in the review's order."""
    kinds = ((theme, catalogue.kind_of(theme)) for theme in catalogue.themes)
    return tuple(theme for theme, kind in kinds if kind and kind.role is role)


def category_items(catalogue: Catalogue) -> tuple[CategoryItem, ...]:
    """The categories with their themes, in the review's order; one without a title for themes that
    stand by themselves, and for a theme that has a category of its own title."""
    in_categories = any(group.title for group in catalogue.tree.groups)
    return tuple(
        CategoryItem(
            anchor=urls.category_anchor(group.id) if group.category else "",
            title=group.title,
            description=group.category.description if group.category else None,
            position=position,
            counts=_counts(catalogue, group.themes) if group.title or not in_categories else "",
            place=place_item(catalogue, group.category.place) if group.category else None,
            notes=note_items(catalogue, group.category.notes) if group.category else (),
            themes=tuple(_branch(catalogue, one) for one in group.themes if not one.parent),
        )
        for position, group in enumerate(catalogue.tree.groups, 1)
    )


def _branch(catalogue: Catalogue, theme: Theme) -> ThemeItem:
    parts = tuple(_branch(catalogue, one) for one in catalogue.tree.parts.get(theme.id, ()))
    return replace(theme_item(catalogue, theme), parts=parts)


def _counts(catalogue: Catalogue, themes: Sequence[Theme]) -> str:
    """What the themes of a category hold together; what stands in two of them counts once."""
    ids = {theme.id for theme in themes}
    quotes = sum(bool(ids.intersection(quoted.quote.themes)) for quoted in catalogue.quotes)
    cited = {study.id for theme in themes for study in catalogue.studies_of_theme[theme.id]}
    findings = sum(len(theme.findings) for theme in themes)
    return ngettext(
        "{Number} theme with {findings}, {quotes} and {studies}.",
        "{Number} themes with {findings}, {quotes} and {studies}.",
        len(themes),
        findings=_findings(findings),
        quotes=_quotes(quotes),
        studies=_studies(len(cited)),
    )


def themes_page(catalogue: Catalogue) -> Page:
    """The tree of categories and themes."""
    categories = category_items(catalogue)
    return Page(
        path=urls.THEMES,
        template="themes.html",
        title=_("Themes"),
        description=_("The themes of the synthesis, by category.")
        if catalogue.categories
        else _("The themes of the synthesis."),
        view=ThemesView(
            lede=_lede(catalogue),
            findings=(
                Link(_("All findings in one list"), urls.FINDINGS) if catalogue.findings else None
            ),
            categories=categories,
        ),
        toc=tuple(TocItem(item.title, item.anchor) for item in categories)
        if all(item.title for item in categories)
        else (),
    )


def _lede(catalogue: Catalogue) -> str:
    themes = len(catalogue.themes)
    groups = [group for group in catalogue.tree.groups if group.title]
    inside = sum(len(group.themes) for group in groups)
    held = {
        "findings": _findings(len(catalogue.findings)),
        "quotes": _quotes(len(catalogue.quotes)),
        "categories": ngettext("{number} category", "{number} categories", len(groups)),
        "part": number(inside),
    }
    if not groups:
        return ngettext(
            "{Number} theme holds {findings} and {quotes}.",
            "{Number} themes hold {findings} and {quotes}.",
            themes,
            **held,
        )
    if inside < themes:
        return ngettext(
            "{Number} theme, {part} of them in {categories}, holds {findings} and {quotes}.",
            "{Number} themes, {part} of them in {categories}, hold {findings} and {quotes}.",
            themes,
            **held,
        )
    return ngettext(
        "{Number} theme in {categories} holds {findings} and {quotes}.",
        "{Number} themes in {categories} hold {findings} and {quotes}.",
        themes,
        **held,
    )
