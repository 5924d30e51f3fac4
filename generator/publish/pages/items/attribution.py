"""How the review ties a statement to studies, in words: the one place of these words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from generator.evidence.catalogue import Catalogue
from generator.evidence.owned import Finding
from generator.evidence.records.statement import Attribution, Statement
from generator.evidence.scopes import EVERY_STUDY, is_said_of_all
from generator.evidence.unit import unit_noun
from generator.publish.pages.items.words import counted, listed, number, sentence

OTHER_WORKS: Final = "Cites other works only"
_OF_SEVERAL: Final = (("all", True), ("some", False))
_WORDS: Final = {Attribution.CITED: "Cited", Attribution.UNCITED: "No citation"}


def said_of(studies: str = EVERY_STUDY) -> str:
    """That something is said of studies which are not cited: ``Said of every study, …``."""
    return f"Said of {studies}, without citations"


def said_of_whom(catalogue: Catalogue, statements: Iterable[Statement]) -> str:
    """How many findings are said of which studies at once: two are said of all, one is of some."""
    counts = Counter(
        catalogue.said_of(statement)
        for statement in statements
        if statement.attribution is Attribution.EVERY_STUDY
    )
    said = [
        f"{number(count) if place else counted(count, 'finding')} "
        f"{'is' if count == 1 else 'are'} said of {whom}"
        for place, (whom, count) in enumerate(counts.items())
    ]
    return sentence(listed(said))


def kinds_without(findings: Iterable[Finding]) -> str:
    """What findings are that name no study: how many cite none, and how many are said of several
    at once; nothing where all of them cite none.
    """
    statements = [one.statement for one in findings if not one.statement.studies]
    several = [one for one in statements if one.attribution is Attribution.EVERY_STUDY]
    none = len(statements) - len(several)
    if not several:
        return ""
    of_all = {is_said_of_all(one) for one in several}
    whom = listed([words for words, is_all in _OF_SEVERAL if is_all in of_all], "or")
    cite, are = "cites" if none == 1 else "cite", "is" if len(several) == 1 else "are"
    cited = f"{none:,} {cite} none, " if none else ""
    return f"{cited}{len(several):,} {are} said of {whom} {unit_noun().many}"


def attribution_words(catalogue: Catalogue, statement: Statement) -> str:
    """How the source ties a statement to studies, with the studies of which it speaks."""
    if statement.attribution is Attribution.EVERY_STUDY:
        return said_of(catalogue.said_of(statement))
    by_itself = OTHER_WORKS if statement.bracket and not statement.studies else None
    words = by_itself or _WORDS[statement.attribution]
    return f"{words}; said of {catalogue.said_of(statement)}" if statement.scope else words
