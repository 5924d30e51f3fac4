"""Quotes gathered under whose words they give, participants' first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.evidence.interface import _
from generator.evidence.speakers import Whose
from generator.publish.pages.items.items import QuoteItem


@dataclass(frozen=True)
class QuoteGroup:
    """Quotes that give the same people's words, under a heading that says whose."""

    title: str
    quotes: tuple[QuoteItem, ...]


def by_whose_words(items: Iterable[QuoteItem]) -> tuple[QuoteItem, ...]:
    """Quotes in the order of those whose words they give."""
    order = list(Whose)
    return tuple(sorted(items, key=lambda item: order.index(item.whose)))


def quote_groups(items: Sequence[QuoteItem]) -> tuple[QuoteGroup, ...]:
    """Quotes under their headings; only headings with a quote."""
    return tuple(
        QuoteGroup(_(kind.value), tuple(item for item in items if item.whose is kind))
        for kind in Whose
        if any(item.whose is kind for item in items)
    )
