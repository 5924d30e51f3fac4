"""What an interpretation rests on, in sentences: what carries its message first, the rest apart.

Where no statement is marked as carrying the message, all of them are told together.
"""

from __future__ import annotations

from generator.derive.support import InterpretationSupport, Support
from generator.evidence.catalogue import Catalogue
from generator.evidence.dimensions import begun_small
from generator.evidence.interface import _, ngettext
from generator.publish.pages.items.words import listed, number
from generator.publish.pages.theme.support import (
    carried_out_sentence,
    falls_sentence,
    said_of_several,
    studies_published,
    support_sentences,
    without_citation,
)
from generator.publish.pages.theme.voices import quotes_sentence


def interpretation_sentences(
    catalogue: Catalogue, support: InterpretationSupport
) -> tuple[str, ...]:
    """What an interpretation rests on, and what falls without a study."""
    if support.carriers is None or support.around is None:
        return _without_empty(
            *support_sentences(support.own), falls_sentence(catalogue, support.own)
        )
    return (*carriers_sentences(support), *around_sentences(support.around))


def carriers_sentences(support: InterpretationSupport) -> tuple[str, ...]:
    """What carries the message: the studies that it cites, or that it cites none."""
    if support.carriers is None or support.around is None:
        return ()
    line = _carriers_line(support.carriers, support.around)
    if not support.carriers.cited:
        return (line, *said_of_several(support.carriers))
    return _without_empty(
        line, *without_citation(support.carriers), carried_out_sentence(support.carriers)
    )


def around_sentences(around: Support) -> tuple[str, ...]:
    """What stands around a message: counted, and never as what the message rests on."""
    if not around.statements and not around.quotes:
        return ()
    statements, quotes = len(around.statements), around.quotes
    stands = []
    if statements:
        stands.append(ngettext("{number} statement", "{number} statements", statements))
    if quotes:
        stands.append(ngettext("{number} quote", "{number} quotes", quotes))
    return _without_empty(
        _around_line(statements + quotes, listed(stands), len(around.cited)),
        quotes_sentence(around),
    )


def _around_line(count: int, things: str, cited: int) -> str:
    if not cited:
        return ngettext(
            "Around it stands {things}.", "Around it stand {things}.", count, things=things
        )
    return ngettext(
        "Around it stands {things}; studies cited there: {cited}.",
        "Around it stand {things}; studies cited there: {cited}.",
        count,
        things=things,
        cited=number(cited),
    )


def _carriers_line(carriers: Support, around: Support) -> str:
    count = len(carriers.statements)
    if carriers.cited:
        return ngettext(
            "The {number} statement that makes this conclusion: {studies}.",
            "The {number} statements that make this conclusion: {studies}.",
            count,
            studies=begun_small(studies_published(carriers)),
        )
    beside = (
        ngettext(
            "{number} study is cited around it",
            "{number} studies are cited around it",
            len(around.cited),
        )
        if around.cited
        else _("no study is cited around it, either")
    )
    return ngettext(
        "The {number} statement that makes this conclusion cites no study; {beside}.",
        "None of the {number} statements that make this conclusion cites a study; {beside}.",
        count,
        beside=beside,
    )


def _without_empty(*sentences: str) -> tuple[str, ...]:
    return tuple(line for line in sentences if line)
