"""The page of the Summary of Qualitative Findings: all findings, to narrow and to order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from generator.derive.support import support_of_review
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import N_, _
from generator.publish.pages.lists.paging import chunks, in_pages, paths, together
from generator.publish.pages.page import Link, Page, PlannedPage, made
from generator.publish.pages.summary.sof import SofRow, SofTheme, SofView, sof_view
from generator.publish.pages.theme.support import falls_sentence, support_sentences
from generator.publish.pages.theme.voices import missing_sentences

TITLE = N_("All findings as a table")
ON_A_PAGE = 75
WHOLE = 150
"""The most findings that stand in one table."""


@dataclass(frozen=True)
class FindingsTableView:
    """The table, with what its findings rest on together, and the way to its data."""

    sof: SofView
    rests: tuple[str, ...]
    """What all findings rest on together, and whose voice is missing."""
    data_page: str
    file: Mapping[str, Any]
    """What the script of a table in several pages reads: a finding's keys are its words, the first
    study that it cites, and how many studies, quotes by participants and levels it has."""


def findings_table_pages(catalogue: Catalogue) -> tuple[PlannedPage, ...]:
    """The table of all findings, with what each rests on: in several pages, where it is long."""
    pages = len(chunks(catalogue.findings, ON_A_PAGE, WHOLE))
    return together(lambda: _pages(catalogue), paths(urls.FINDINGS_TABLE, pages))


def _pages(catalogue: Catalogue) -> tuple[Page, ...]:
    support = support_of_review(catalogue)
    sof = sof_view(catalogue)
    listed = tuple((theme, row) for theme in sof.themes for row in theme.rows)
    view = FindingsTableView(
        sof=sof,
        rests=(
            *support_sentences(support),
            *missing_sentences(catalogue, support),
            *filter(None, (falls_sentence(catalogue, support),)),
        ),
        data_page=urls.DATA,
        file={
            "filter": sof.filter.data,
            "items": [(row.id, row.tokens) for _theme, row in listed],
            "keys": [_keys(row) for _theme, row in listed],
        },
    )
    page = Page(
        path=urls.FINDINGS_TABLE,
        template="findings-table.html",
        title=_(TITLE),
        description=_("Summary of qualitative findings: every finding with what it rests on."),
        view=view,
        breadcrumbs=(Link(_("Findings"), urls.FINDINGS),),
    )
    return made(
        in_pages(
            page,
            chunks(listed, ON_A_PAGE, WHOLE),
            N_("Findings: {which} of {total}"),
            lambda part: replace(view, sof=replace(sof, themes=tuple(_by_theme(part)))),
        )
    )


def _keys(row: SofRow) -> tuple[str, str, int, int, int]:
    first = row.studies[0].label if row.studies else ""
    return row.statement, first, row.cited, row.quotes, row.level


def _by_theme(part: Sequence[tuple[SofTheme, SofRow]]) -> Iterator[SofTheme]:
    for _id, of_theme in groupby(part, key=lambda one: one[0].theme.id):
        several = tuple(of_theme)
        yield replace(several[0][0], rows=tuple(row for _, row in several))
