"""Rules for texts in plain words: read against today's evidence, and easy to read."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.plain import changes_since, evidence_fingerprints
from generator.check.readability import AIM, reading_of
from generator.evidence.fingerprints import Fingerprint, changes_in_words
from generator.evidence.interface import _
from generator.evidence.loading import Content, Entry
from generator.evidence.problems import Problem, Severity
from generator.evidence.records.base import Record
from generator.evidence.records.interpretation import Interpretation
from generator.evidence.records.plain import Plain
from generator.evidence.records.study import Quote, Study
from generator.evidence.records.theme import Theme


def with_plain_words(content: Content) -> Iterator[tuple[Entry, Plain, tuple[Fingerprint, ...]]]:
    """Every text in plain words with its entry and the fingerprints of the evidence today."""
    quotes: dict[tuple[type[Record], str], list[tuple[str, Quote]]] = {}
    for _entry, study in content.records(Study):
        for quote in study.quotes:
            for of, names in ((Theme, quote.themes), (Interpretation, quote.interpretations)):
                for name in names:
                    quotes.setdefault((of, name), []).append((study.id, quote))
    for entry, record, plain in plain_texts(content):
        of_record = quotes.get((type(record), record.id), ())
        yield entry, plain, evidence_fingerprints(record, of_record)


def plain_texts(content: Content) -> Iterator[tuple[Entry, Theme | Interpretation, Plain]]:
    """Every text in plain words with its entry and its record."""
    for entry in content.all():
        record = entry.record
        if isinstance(record, Theme | Interpretation) and record.plain:
            yield entry, record, record.plain


def every_plain_text_knows_its_evidence(content: Content) -> Iterator[Problem]:
    """A text in plain words was read against the evidence as it is now."""
    if content.broken_ids("study"):  # their quotes are unknown
        return
    for entry, plain, fingerprints in with_plain_words(content):
        command = f"evidence plain --reviewed {entry.kind.folder}/{entry.stem}"
        if fingerprints and not plain.written_from:
            yield entry.problem(
                "E030",
                ("plain",),
                _("The text in plain words does not say which evidence it was written from."),
                _("Read it against the evidence, then run: {command}", command=command),
                severity=Severity.WARNING,
            )
        elif changes := changes_since(plain, fingerprints):
            yield entry.problem(
                "E030",
                ("plain", "text"),
                _(
                    "The evidence has changed since the text in plain words was written: "
                    "{changes}.",
                    changes=changes_in_words(changes),
                ),
                _(
                    "Read the text again and mend what is no longer true, then run: {command}",
                    command=command,
                ),
                severity=Severity.WARNING,
            )


def every_plain_text_is_easy_to_read(content: Content) -> Iterator[Problem]:
    """A text in plain words has a reading age of children who have just left primary school."""
    for entry, _other, plain in plain_texts(content):
        reading = reading_of(plain.text)
        if reading.age > AIM:
            yield entry.problem(
                "E031",
                ("plain", "text"),
                _(
                    "The text in plain words has a reading age of {age_words} (Coleman-Liau).",
                    age_words=reading.age_words,
                ),
                _(
                    "Aim at {aim} or less: shorter words, shorter sentences. This is only a hint.",
                    aim=AIM,
                ),
                severity=Severity.NOTICE,
            )
