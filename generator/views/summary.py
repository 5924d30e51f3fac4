"""For commissioners: key messages, what it takes, what to watch for, and a table of findings."""

from __future__ import annotations

from dataclasses import dataclass

from generator import urls
from generator.catalogue import Catalogue
from generator.records.synthesis import GroupRole
from generator.records.theme import ThemeKind
from generator.robustness import support_of_theme
from generator.views.items import FactItem, FindingItem, fact_items, finding_item
from generator.views.page import Link, Page, TocItem
from generator.views.support import support_sentences
from generator.views.synthesis import (
    GroupItem,
    InterpretationItem,
    group_items,
    interpretation_items,
)
from generator.views.themes import ThemeItem, theme_item
from generator.views.words import counted, sentence, studies


@dataclass(frozen=True)
class SummaryRows:
    """The findings of a theme in the table of findings."""

    theme: ThemeItem
    category: Link
    rests_on: tuple[str, ...]
    findings: tuple[tuple[FindingItem, str], ...]


@dataclass(frozen=True)
class SummaryView:
    """The summary."""

    question: str
    lede: str
    messages: tuple[InterpretationItem, ...]
    takes_groups: tuple[GroupItem, ...]
    takes_themes: tuple[ThemeItem, ...]
    watch_groups: tuple[GroupItem, ...]
    watch_themes: tuple[ThemeItem, ...]
    rows: tuple[SummaryRows, ...]
    limitations: tuple[FactItem, ...]


def summary_page(catalogue: Catalogue) -> Page:
    """The summary for commissioners."""
    groups = group_items(catalogue)
    view = SummaryView(
        question=catalogue.review.question.text,
        lede=sentence(
            f"{studies(len(catalogue.studies))}, {counted(len(catalogue.themes), 'theme')} and "
            f"{counted(len(catalogue.findings), 'finding')}. No judgement of how much confidence a "
            "finding deserves is recorded here: this site counts what each finding rests on."
        ),
        messages=interpretation_items(catalogue),
        takes_groups=tuple(g for g in groups if g.role == GroupRole.FACILITATORS),
        takes_themes=_of_kind(catalogue, ThemeKind.REQUIREMENT),
        watch_groups=tuple(g for g in groups if g.role == GroupRole.BARRIERS),
        watch_themes=_of_kind(catalogue, ThemeKind.CHALLENGE),
        rows=tuple(_rows(catalogue)),
        limitations=fact_items(catalogue, catalogue.review.limitations),
    )
    sections = (
        ("Key messages", "messages", view.messages),
        ("What it takes", "takes", view.takes_groups or view.takes_themes),
        ("What to watch for", "watch", view.watch_groups or view.watch_themes),
        ("Summary of findings", "findings", view.rows),
        ("Limits of the review", "limits", view.limitations),
    )
    return Page(
        path=urls.SUMMARY,
        template="summary.html",
        title="Summary of the evidence",
        description="Key messages, what it takes, what to watch for, and a summary of findings.",
        view=view,
        record=catalogue.paths["review"],
        toc=tuple(TocItem(title, anchor) for title, anchor, there in sections if there),
    )


def _of_kind(catalogue: Catalogue, kind: ThemeKind) -> tuple[ThemeItem, ...]:
    return tuple(theme_item(catalogue, theme) for theme in catalogue.themes if theme.kind is kind)


def _rows(catalogue: Catalogue) -> list[SummaryRows]:
    total = len(catalogue.studies)
    return [
        SummaryRows(
            theme=theme_item(catalogue, theme),
            category=Link(catalogue.category[theme.category].title, urls.category(theme.category)),
            rests_on=support_sentences(support_of_theme(catalogue, theme.id)),
            findings=tuple(
                (
                    finding_item(catalogue, finding),
                    f"{len(finding.statement.studies)} of {total}"
                    if finding.statement.studies
                    else "",
                )
                for finding in catalogue.findings_of_theme.get(theme.id, ())
            ),
        )
        for theme in catalogue.themes
    ]
