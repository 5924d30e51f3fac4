"""Every statement of the synthesis, each sentence once, with where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.check.told_twice import sentences_said
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.owned import Finding, OtherStatement
from generator.evidence.records.statement import Statement
from generator.publish.pages.items.items import FindingItem, finding_item, statement_item
from generator.publish.pages.items.statements import owned_link, owner_link
from generator.publish.pages.page import Link


@dataclass(frozen=True)
class Told:
    """A statement with its id, its address and what it stands in."""

    id: str
    statement: Statement
    address: str
    within: Link
    of: Finding | OtherStatement


def told(catalogue: Catalogue) -> Iterator[Told]:
    """Findings, then the statements outside the themes, in the order of pages."""
    for finding in catalogue.findings:
        theme = finding.theme
        address = urls.finding(theme.id, finding.statement.id)
        within = Link(theme.title, urls.theme(theme.id))
        yield Told(finding.id, finding.statement, address, within, finding)
    for owned in catalogue.other_statements:
        anchor, page = owned_link(owned)
        named = f"{owned.owner_id}.{owned.statement.id}"
        within = owner_link(catalogue, owned)
        yield Told(named, owned.statement, f"{page}#{anchor}", within, owned)


def told_once(catalogue: Catalogue, chosen: Callable[[Statement], object]) -> Iterator[Told]:
    """The chosen statements; of those that are made of one sentence, the first."""
    sentences = sentences_of(catalogue)
    shown: set[str] = set()
    for one in told(catalogue):
        sentence = sentences.get(one.id, one.id)
        if chosen(one.statement) and sentence not in shown:
            shown.add(sentence)
            yield one


def sentences_of(catalogue: Catalogue) -> dict[str, str]:
    """One name for the sentence of every statement whose sentence is told twice."""
    same = {one.id: one.statement.same_as for one in told(catalogue) if one.statement.same_as}
    return sentences_said(same)


def told_item(catalogue: Catalogue, one: Told) -> FindingItem:
    """A statement as pages show it, with what it stands in."""
    if isinstance(one.of, Finding):
        return finding_item(catalogue, one.of)
    anchor, page = owned_link(one.of)
    return statement_item(catalogue, one.statement, anchor, page, one.within)
