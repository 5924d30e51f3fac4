"""Every statement of the synthesis, each sentence once, with where it stands."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from generator.check.told_twice import clauses_meet, sentences_said
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.once import once
from generator.evidence.owned import Finding, OtherStatement
from generator.evidence.records.statement import Statement
from generator.publish.pages.items.items import FindingItem, finding_item, statement_item
from generator.publish.pages.items.statements import owned_link, owner_link
from generator.publish.pages.page import Link


@dataclass(frozen=True)
class Told:
    """A statement with the id by which others name it, its address and what it stands in."""

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


def told_once(
    catalogue: Catalogue, chosen: Callable[[Statement], Collection[object]]
) -> Iterator[Told]:
    """The statements of which something is chosen, such as topics or what they bear on.

    One is left out where another of the same sentence and clauses, before it, tells all of that.
    """
    sentences = sentences_of(catalogue)
    shown: dict[str, list[tuple[Statement, frozenset[object]]]] = {}
    for one in told(catalogue):
        asked, place = frozenset(chosen(one.statement)), one.statement.place
        before = shown.setdefault(sentences.get(one.address, one.address), [])
        if asked and not any(asked <= its and clauses_meet(of.place, place) for of, its in before):
            before.append((one.statement, asked))
            yield one


@once
def sentences_of(catalogue: Catalogue) -> Mapping[str, str]:
    """For every statement of a sentence told twice, by its address, one name for the sentence."""
    addresses = {one.id: one.address for one in told(catalogue)}
    same = {one.address: one.statement.same_as for one in told(catalogue)}
    return sentences_said({at: addresses[other] for at, other in same.items() if other})


def told_item(catalogue: Catalogue, one: Told) -> FindingItem:
    """A statement as pages show it, with what it stands in."""
    if isinstance(one.of, Finding):
        return finding_item(catalogue, one.of)
    anchor, page = owned_link(one.of)
    return statement_item(catalogue, one.statement, anchor, page, one.within)
