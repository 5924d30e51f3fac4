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
    Fingerprint,
    changes_between,
    fingerprints_of,
    note_texts,
    text_alone,
)
from generator.evidence.records.interpretation import Interpretation
from generator.evidence.records.plain import Plain
from generator.evidence.records.statement import Statement
from generator.evidence.records.study import Quote
from generator.evidence.records.theme import Theme


def evidence_fingerprints(
    record: Theme | Interpretation, quotes: Iterable[tuple[str, Quote]]
) -> tuple[Fingerprint, ...]:
    """The fingerprints of all that a record rests on; quotes come with the ids of their studies."""
    kind = "finding" if isinstance(record, Theme) else "statement"
    statements: Sequence[Statement] = (
        record.findings if isinstance(record, Theme) else record.statements
    )
    evidence: dict[str, Editions] = {
        f"{kind} {statement.id}": [edition(statement) for edition in STATED]
        for statement in statements
    }
    evidence |= {
        f"quote {study}.{quote.id}": [
            [text_alone(quote.text), quote.voice.value, note_texts(quote.notes)]
        ]
        for study, quote in quotes
        if record.id in (quote.themes if isinstance(record, Theme) else quote.interpretations)
    }
    if record.notes:
        evidence[f"notes {record.id}"] = [note_texts(record.notes)]
    return fingerprints_of(evidence)


def changes_since(plain: Plain, fingerprints: Sequence[Fingerprint]) -> Changes:
    """How the fingerprints of today differ from those that a text was written from."""
    return changes_between(plain.written_from, fingerprints)


def _stated(statement: Statement) -> list[Any]:
    return [
        text_alone(statement.statement),
        statement.attribution.value,
        sorted(set(statement.studies)),
        note_texts(statement.notes),
    ]


STATED: tuple[Callable[[Statement], list[Any]], ...] = (_stated,)
"""What counts of a statement, edition by edition; what is to count beside it goes to the end."""
