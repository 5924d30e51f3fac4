"""What an interpretation rests on, in sentences: what carries its message first, the rest apart.

Where no statement is marked as carrying the message, all of them are told together.
"""

from __future__ import annotations

from generator.derive.support import InterpretationSupport, Support
from generator.evidence.catalogue import Catalogue
from generator.evidence.dimensions import begun_small
from generator.evidence.unit import unit_noun
from generator.publish.pages.items.words import counted, listed, number, sentence, studies
from generator.publish.pages.theme.support import (
    carried_out_sentence,
    falls_sentence,
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
        said_of = [one for one in without_citation(support.carriers) if "said of" in one]
        return (line, *said_of)
    return _without_empty(
        line, *without_citation(support.carriers), carried_out_sentence(support.carriers)
    )


def around_sentences(around: Support) -> tuple[str, ...]:
    """What stands around a message: counted, and never as what the message rests on."""
    if not around.statements and not around.quotes:
        return ()
    stands = [counted(len(around.statements), "statement")] if around.statements else []
    stands += [counted(around.quotes, "quote")] if around.quotes else []
    count = len(around.statements) + around.quotes
    cited = f"{unit_noun().many} cited there: {number(len(around.cited))}" if around.cited else ""
    return _without_empty(
        f"Around it {_verb(count, 'stand', 'stands')} {listed(stands)}"
        f"{'; ' if cited else ''}{cited}.",
        quotes_sentence(around),
    )


def _carriers_line(carriers: Support, around: Support) -> str:
    count = len(carriers.statements)
    carry = (
        f"{counted(count, 'statement')} that {'makes' if count == 1 else 'make'} this conclusion"
    )
    if carriers.cited:
        return f"The {carry}: {begun_small(studies_published(carriers))}."
    none = (
        f"The {carry} cites no {unit_noun().one}"
        if count == 1
        else f"None of the {carry} cites a {unit_noun().one}"
    )
    beside = (
        f"{studies(len(around.cited))} {_verb(len(around.cited), 'are', 'is')} cited around it"
        if around.cited
        else f"no {unit_noun().one} is cited around it, either"
    )
    return sentence(f"{none}; {beside}.")


def _verb(count: int, many: str, one: str) -> str:
    return one if count == 1 else many


def _without_empty(*sentences: str) -> tuple[str, ...]:
    return tuple(line for line in sentences if line)
