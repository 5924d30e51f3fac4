"""Which evidence a plain-language text was written from, and how the evidence differs today.

A theme rests on its findings (statement, attribution, studies, notes), on its quotes (words, voice)
and on its own notes; an interpretation on its statements, quotes and notes in the same way.
Summaries and messages are the editors' words about that evidence, so they are not part of it; nor
are places, brackets and titles. The findings of an interpretation's related themes are not either:
those themes have plain words of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from generator.evidence.fingerprints import (
    Changes,
    Editions,
    Mark,
    changes_between,
    marks_of,
    note_texts,
    text_alone,
)
from generator.evidence.records.interpretation import Interpretation
from generator.evidence.records.plain import Plain
from generator.evidence.records.statement import Statement
from generator.evidence.records.study import Quote
from generator.evidence.records.theme import Theme


def evidence_marks(
    record: Theme | Interpretation, quotes: Iterable[tuple[str, Quote]]
) -> tuple[Mark, ...]:
    """The marks of all that a record rests on; quotes come with the ids of their studies."""
    kind = "finding" if isinstance(record, Theme) else "statement"
    statements: Sequence[Statement] = (
        record.findings if isinstance(record, Theme) else record.statements
    )
    pieces: dict[str, Editions] = {
        f"{kind} {one.id}": [edition(one) for edition in SAID] for one in statements
    }
    pieces |= {
        f"quote {study}.{quote.id}": [
            [text_alone(quote.text), quote.voice.value, note_texts(quote.notes)]
        ]
        for study, quote in quotes
        if record.id in (quote.themes if isinstance(record, Theme) else quote.interpretations)
    }
    if record.notes:
        pieces[f"notes {record.id}"] = [note_texts(record.notes)]
    return marks_of(pieces)


def changes_since(plain: Plain, marks: Sequence[Mark]) -> Changes:
    """How the marks of today differ from those that a text was written from."""
    return changes_between(plain.written_from, marks)


def _said(statement: Statement) -> list[Any]:
    return [
        text_alone(statement.statement),
        statement.attribution.value,
        sorted(set(statement.studies)),
        note_texts(statement.notes),
    ]


SAID: tuple[Callable[[Statement], list[Any]], ...] = (_said,)
"""What counts of a statement, edition by edition; what is to count beside it goes to the end."""
