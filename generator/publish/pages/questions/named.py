"""What an answer names, opened in place: the statement, quote or fact as its own page shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.evidence.addresses import Standing
from generator.evidence.catalogue import Catalogue
from generator.evidence.fields import title_of
from generator.evidence.interface import N_, _, ngettext
from generator.evidence.records.appraisal import AppraisalQuestion
from generator.evidence.records.base import Fact
from generator.evidence.records.question import AnswerKind, AnswerLink
from generator.evidence.records.statement import Statement
from generator.evidence.records.study import Study
from generator.publish.pages.items.items import (
    FactItem,
    FindingItem,
    QuoteItem,
    fact_items,
    finding_item,
    quote_item,
    statement_item,
)
from generator.publish.pages.items.standing import things
from generator.publish.pages.items.told_apart import told_apart
from generator.publish.pages.items.words import listed
from generator.publish.pages.method.appraising import appraisal_fact
from generator.publish.pages.page import Link

_AS_STATEMENT: Final = (AnswerKind.SYNTHESIS, AnswerKind.MODEL_STATEMENT)
"""What readers call a statement, and records tell apart further."""
_CALLED: Final[Mapping[str, tuple[str, Callable[[int], str]]]] = {
    AnswerKind.FINDING: (
        N_("finding"),
        lambda count: ngettext("{number} finding", "{number} findings", count),
    ),
    AnswerKind.STATEMENT: (
        N_("statement"),
        lambda count: ngettext("{number} statement", "{number} statements", count),
    ),
    AnswerKind.QUOTE: (
        N_("quote"),
        lambda count: ngettext("{number} quote", "{number} quotes", count),
    ),
    AnswerKind.STUDY: (
        N_("study"),
        lambda count: ngettext("{number} study", "{number} studies", count),
    ),
    AnswerKind.THEME: (
        N_("theme"),
        lambda count: ngettext("{number} theme", "{number} themes", count),
    ),
    AnswerKind.INTERPRETATION: (
        N_("interpretation"),
        lambda count: ngettext("{number} interpretation", "{number} interpretations", count),
    ),
    AnswerKind.MODEL: (
        N_("model"),
        lambda count: ngettext("{number} model", "{number} models", count),
    ),
    AnswerKind.PRINCIPLE: (
        N_("principle"),
        lambda count: ngettext("{number} principle", "{number} principles", count),
    ),
    AnswerKind.APPLICATION: (
        N_("application"),
        lambda count: ngettext("{number} application", "{number} applications", count),
    ),
    AnswerKind.EXAMPLE: (
        N_("example"),
        lambda count: ngettext("{number} example", "{number} examples", count),
    ),
    AnswerKind.CHALLENGE: (
        N_("challenge"),
        lambda count: ngettext("{number} challenge", "{number} challenges", count),
    ),
    AnswerKind.CLAIM: (
        N_("claim"),
        lambda count: ngettext("{number} claim", "{number} claims", count),
    ),
    AnswerKind.DEFINITION: (
        N_("definition"),
        lambda count: ngettext("{number} definition", "{number} definitions", count),
    ),
    AnswerKind.SEARCH: (
        N_("search detail"),
        lambda count: ngettext("{number} search detail", "{number} search details", count),
    ),
    AnswerKind.ROW: (
        N_("part of the review’s question"),
        lambda count: ngettext(
            "{number} part of the review’s question",
            "{number} parts of the review’s question",
            count,
        ),
    ),
    AnswerKind.APPRAISAL: (
        N_("appraisal question"),
        lambda count: ngettext(
            "{number} appraisal question", "{number} appraisal questions", count
        ),
    ),
    AnswerKind.FACT: (
        N_("fact"),
        lambda count: ngettext("{number} fact", "{number} facts", count),
    ),
}
"""What readers call what is named, one and several."""


@dataclass(frozen=True)
class NamedItem:
    """Something recorded that an answer names; one of the last three is shown, or its name."""

    kind: str
    link: Link
    within: Link | None
    """What it stands in."""
    statement: FindingItem | None = None
    quote: QuoteItem | None = None
    fact: FactItem | None = None

    @property
    def called(self) -> str:
        """What readers call it."""
        return _(_CALLED[self.kind][0])


def named_items(catalogue: Catalogue, links: Sequence[AnswerLink]) -> tuple[NamedItem, ...]:
    """What answers name, in their order."""
    return tuple(_item(catalogue, link) for link in links)


def counted_kinds(items: Sequence[NamedItem]) -> str:
    """How many of what are named: ``two findings and one quote``."""
    counts = Counter(item.kind for item in items)
    return listed([_CALLED[kind][1](count) for kind, count in counts.items()])


def _item(catalogue: Catalogue, link: AnswerLink) -> NamedItem:
    standing = things(catalogue)[link.kind.value, link.target]
    part, around = standing.part, standing.around
    kind = AnswerKind.STATEMENT if link.kind in _AS_STATEMENT else link.kind
    named = Link(_name(catalogue, standing), standing.address)
    within = Link(_name(catalogue, around), around.address) if around else None
    if isinstance(part, Statement):
        statement = _statement(catalogue, link, part, named, within)
        return NamedItem(kind, named, within, statement=statement)
    if link.kind is AnswerKind.QUOTE:
        quoted = next(one for one in catalogue.quotes if one.id == link.target)
        return NamedItem(kind, named, within, quote=quote_item(catalogue, quoted))
    if isinstance(part, Fact):
        return NamedItem(kind, named, within, fact=fact_items(catalogue, (part,))[0])
    if isinstance(part, AppraisalQuestion):
        return NamedItem(kind, named, within, fact=appraisal_fact(catalogue, part))
    return NamedItem(kind, named, within)


def _statement(
    catalogue: Catalogue, link: AnswerLink, part: Statement, named: Link, within: Link | None
) -> FindingItem:
    """The statement; which questions rest on it is what the reader is looking at."""
    if link.kind is AnswerKind.FINDING:
        item = finding_item(catalogue, catalogue.finding[link.target])
    else:
        page, _hash, anchor = named.path.partition("#")
        item = statement_item(catalogue, part, anchor, page, within)
    return replace(item, answers=())


def _name(catalogue: Catalogue, standing: Standing) -> str:
    if isinstance(standing.part, Study):
        return told_apart(catalogue, standing.part)
    return standing.part.text if isinstance(standing.part, Fact) else title_of(standing.part)
