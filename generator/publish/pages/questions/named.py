"""What an answer names, opened in place: the statement, quote or fact as its own page shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.evidence.addresses import Standing
from generator.evidence.catalogue import Catalogue
from generator.evidence.fields import title_of
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
from generator.publish.pages.items.words import counted, listed
from generator.publish.pages.method.appraising import appraisal_fact
from generator.publish.pages.page import Link

_CALLED = {
    AnswerKind.SYNTHESIS: "statement",
    AnswerKind.MODEL_STATEMENT: "statement",
    AnswerKind.ROW: "part of the review’s question",
}
"""What readers call what records tell apart further."""
_MANY = {"study": "studies", _CALLED[AnswerKind.ROW]: "parts of the review’s question"}


@dataclass(frozen=True)
class NamedItem:
    """Something recorded that an answer names; one of the last three is shown, or its name."""

    called: str
    link: Link
    within: Link | None
    """What it stands in."""
    statement: FindingItem | None = None
    quote: QuoteItem | None = None
    fact: FactItem | None = None


def named_items(catalogue: Catalogue, links: Sequence[AnswerLink]) -> tuple[NamedItem, ...]:
    """What answers name, in their order."""
    return tuple(_item(catalogue, link) for link in links)


def counted_kinds(items: Sequence[NamedItem]) -> str:
    """How many of what are named: ``two findings and one quote``."""
    counts = Counter(item.called for item in items)
    return listed([counted(count, kind, _MANY.get(kind, "")) for kind, count in counts.items()])


def _item(catalogue: Catalogue, link: AnswerLink) -> NamedItem:
    standing = things(catalogue)[link.kind.value, link.target]
    part, around = standing.part, standing.around
    called = _CALLED.get(link.kind, link.kind.value)
    named = Link(_name(catalogue, standing), standing.address)
    within = Link(_name(catalogue, around), around.address) if around else None
    if isinstance(part, Statement):
        statement = _statement(catalogue, link, part, named, within)
        return NamedItem(called, named, within, statement=statement)
    if link.kind is AnswerKind.QUOTE:
        quoted = next(one for one in catalogue.quotes if one.id == link.target)
        return NamedItem(called, named, within, quote=quote_item(catalogue, quoted))
    if isinstance(part, Fact):
        return NamedItem(called, named, within, fact=fact_items(catalogue, (part,))[0])
    if isinstance(part, AppraisalQuestion):
        return NamedItem(called, named, within, fact=appraisal_fact(catalogue, part))
    return NamedItem(called, named, within)


def _statement(
    catalogue: Catalogue, link: AnswerLink, part: Statement, named: Link, within: Link | None
) -> FindingItem:
    """The statement; which questions rest on it is what the reader is looking at."""
    if link.kind is AnswerKind.FINDING:
        item = finding_item(catalogue, catalogue.finding[link.target])
    else:
        page, _, anchor = named.path.partition("#")
        item = statement_item(catalogue, part, anchor, page, within)
    return replace(item, answers=())


def _name(catalogue: Catalogue, standing: Standing) -> str:
    if isinstance(standing.part, Study):
        return told_apart(catalogue, standing.part)
    return standing.part.text if isinstance(standing.part, Fact) else title_of(standing.part)
