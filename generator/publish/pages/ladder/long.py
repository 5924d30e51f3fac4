"""A ladder that one page would be too long for: so many studies on each, and all in a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from generator.evidence.interface import N_
from generator.publish.pages.lists.paging import PartOfRows, chunks, in_pages, paths, together
from generator.publish.pages.page import Page, PlannedPage, made

ON_A_PAGE = 100
WHOLE = 150
"""The most studies that stand on one page, with all that its script reads."""


def planned_ladder(
    path: str, rows: int, make: Callable[[], Sequence[Page]]
) -> tuple[PlannedPage, ...]:
    """The pages of a ladder of so many rows, none of them made; ``make`` returns them."""
    return together(make, paths(path, len(chunks(range(rows), ON_A_PAGE, WHOLE))))


def long_or_whole(page: Page) -> tuple[Page, ...]:
    """The pages of a ladder, whose view holds all of its rows; one, where they are few."""
    view = page.view
    parts = chunks(view.rows, ON_A_PAGE, WHOLE)
    if len(parts) == 1:
        return (page,)
    part = PartOfRows(1, len(view.rows), _file(view))
    number = {row.id: place for place, row in enumerate(view.rows, 1)}

    def on_a_page(rows: Any) -> Any:
        ids = {row.id for row in rows}
        tiers = (
            replace(tier, rows=tuple(row for row in tier.rows if row.id in ids))
            for tier in view.tiers
        )
        return replace(
            view,
            rows=tuple(rows),
            tiers=tuple(tier for tier in tiers if tier.rows),
            unreported=tuple(row for row in view.unreported if row.id in ids),
            data={},
            part=replace(part, begins=number[rows[0].id]),
        )

    return made(in_pages(page, parts, N_("Studies: {which} of {total}"), on_a_page))


def _file(view: Any) -> dict[str, Any]:
    """What the script reads: what it has of the rows of a whole ladder in the page, too.

    A row has its id, what the filter reads of it, what tells it apart, its heading, its score in
    short and as it is spoken.
    """
    return {
        "data": {**view.data, "chart": {**view.data["chart"], "paged": True}},
        "rows": [
            [
                row.id,
                view.filter.rows[row.id],
                row.about,
                row.heading,
                row.short_score.known or "",
                row.spoken,
            ]
            for row in view.rows
        ],
    }
