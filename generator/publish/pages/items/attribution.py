"""How the review ties a statement to studies, in words: the one place of these words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Set
from typing import Final

from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import N_, _, listed, ngettext
from generator.evidence.owned import Finding
from generator.evidence.records.statement import Attribution, Statement
from generator.evidence.scopes import is_said_of_all

OTHER_WORKS: Final = N_("Cites other works only")
_WORDS: Final = {
    Attribution.CITED: N_("Cited"),
    Attribution.UNCITED: N_("No citation"),
}


def said_of(studies: str) -> str:
    """That something is said of studies which are not cited: ``Said of every study, …``."""
    return _("Said of {studies}, without citations", studies=studies)


def said_of_whom(catalogue: Catalogue, statements: Iterable[Statement]) -> str:
    """How many findings are said of which studies at once: two are said of all, one is of some."""
    counts = Counter(
        catalogue.said_of(statement)
        for statement in statements
        if statement.attribution is Attribution.EVERY_STUDY
    )
    said = [
        ngettext("{number} is said of {whom}", "{number} are said of {whom}", count, whom=whom)
        if place
        else ngettext(
            "{Number} finding is said of {whom}",
            "{Number} findings are said of {whom}",
            count,
            whom=whom,
        )
        for place, (whom, count) in enumerate(counts.items())
    ]
    return listed(said)


def kinds_without(findings: Iterable[Finding]) -> str:
    """What findings are that name no study: how many cite none, and how many are said of several
    at once; nothing where all of them cite none.
    """
    statements = [one.statement for one in findings if not one.statement.studies]
    several = [one for one in statements if one.attribution is Attribution.EVERY_STUDY]
    none = len(statements) - len(several)
    if not several:
        return ""
    said = _said_of_studies(len(several), {is_said_of_all(one) for one in several})
    if not none:
        return said
    cited = ngettext("{count} cites none", "{count} cite none", none)
    return _("{cited}, {said}", cited=cited, said=said)


def _said_of_studies(count: int, of_all: Set[bool]) -> str:
    """How many are said of several studies at once: of all of them, of some, or one of both."""
    if len(of_all) > 1:
        return ngettext(
            "{count} is said of all or some studies",
            "{count} are said of all or some studies",
            count,
        )
    if True in of_all:
        return ngettext("{count} is said of all studies", "{count} are said of all studies", count)
    return ngettext("{count} is said of some studies", "{count} are said of some studies", count)


def attribution_words(catalogue: Catalogue, statement: Statement) -> str:
    """How the source ties a statement to studies, with the studies of which it speaks."""
    if statement.attribution is Attribution.EVERY_STUDY:
        return said_of(catalogue.said_of(statement))
    by_itself = OTHER_WORKS if statement.bracket and not statement.studies else None
    words = _(by_itself or _WORDS[statement.attribution])
    if not statement.scope:
        return words
    return _("{how}; said of {studies}", how=words, studies=catalogue.said_of(statement))
