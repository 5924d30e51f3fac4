"""Which evidence a judgement of confidence was made on: the finding, its studies, their quotes.

A finding counts with its statement, attribution and notes; each study that it cites with what is
reported of it (countries, conditions, models, score, notes); and each quote of these studies under
the finding's theme with its words and voice. A study that is cited anew, or no longer, is an item
by itself, so that it can be named.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast

from generator.evidence.fingerprints import (
    Changes,
    Editions,
    Fingerprint,
    changes_between,
    fingerprints_of,
    note_texts,
    text_alone,
)
from generator.evidence.records.reported import Reported
from generator.evidence.records.several import each_of
from generator.evidence.records.statement import Statement
from generator.evidence.records.study import Study
from generator.evidence.records.theme import ReviewFinding

Value = TypeVar("Value")


def assessed_fingerprints(
    theme_id: str, finding: Statement, studies: Mapping[str, Study]
) -> tuple[Fingerprint, ...]:
    """The fingerprints of all that a judgement of this finding rests on; studies come by id."""
    evidence: dict[str, Editions] = {f"finding {finding.id}": [_statement(finding)]}
    for study in (studies[study] for study in finding.studies if study in studies):
        evidence[f"study {study.id}"] = [edition(study) for edition in REPORTED]
        evidence |= {
            f"quote {study.id}.{quote.id}": [[text_alone(quote.text), quote.voice.value]]
            for quote in study.quotes
            if theme_id in quote.themes
        }
    return fingerprints_of(evidence)


def changed_since_assessed(
    theme_id: str, finding: ReviewFinding, studies: Mapping[str, Study]
) -> Changes:
    """How the evidence differs from that on which a finding was assessed; nothing if it was not."""
    if finding.confidence is None:
        return Changes()
    today = assessed_fingerprints(theme_id, finding, studies)
    return changes_between(finding.confidence.assessed_on, today)


def _statement(finding: Statement) -> list[Any]:
    return [
        text_alone(finding.statement),
        finding.attribution.value,
        note_texts(finding.notes),
    ]


def _reported(study: Study) -> list[Any]:
    known = study.characteristics
    return [
        _counted(known.publication_country, _country),
        _counted(known.study_country, _country),
        _counted(known.provision, sorted),
        _counted(known.models, sorted),
        sorted([item.id, _counted(item.value, _free)] for item in known.more),
        _counted(study.ladder, lambda score: [score.total, *(score.one_of or ())]),
        note_texts((*known.notes, *study.notes)),
        *_published_since(study),
    ]


def _published_since(study: Study) -> list[Any]:
    """That a report has been retracted or corrected; of others nothing, as before there were
    notices."""
    notices = study.reference.notices
    return [sorted([one.kind.value, text_alone(one.text or "")] for one in notices)][: len(notices)]


def _country(value: str | tuple[str, ...]) -> Any:
    """One country as it counted before there could be several."""
    return value if isinstance(value, str) else sorted(value)


def _free(value: str | float | tuple[str, ...]) -> Any:
    return text_alone(value) if isinstance(value, str) else [*map(text_alone, each_of(value))]


def _counted(value: Reported[Value], of_known: Callable[[Value], Any]) -> Any:
    """What counts of a value; of an absence, the words for it."""
    return of_known(cast(Value, value.known)) if value.absence is None else value.absence.words


REPORTED: tuple[Callable[[Study], list[Any]], ...] = (_reported,)
"""What counts of a study, edition by edition.

What is to count beside it stands in a function of its own at the end. The others stay as they are,
or every judgement that was made by them would look out of date.
"""
