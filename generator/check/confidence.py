"""Which evidence a judgement of confidence was made on: the finding, its studies, their quotes.

A finding counts with its statement, attribution and notes; each study that it cites with what is
reported of it (countries, conditions, models, score, notes); and each quote of these studies under
the finding's theme with its words and voice. A study that is cited anew, or no longer, is a piece
by itself, so that it can be named.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.evidence.fingerprints import (
    Changes,
    changes_between,
    marks_of,
    note_texts,
    text_alone,
)
from generator.evidence.records.statement import Statement
from generator.evidence.records.study import LadderScore, Study
from generator.evidence.records.theme import ReviewFinding


def assessed_marks(
    theme_id: str, finding: Statement, studies: Mapping[str, Study]
) -> tuple[str, ...]:
    """The marks of all that a judgement of this finding rests on; studies come by id."""
    pieces: dict[str, Any] = {
        f"finding {finding.id}": [
            text_alone(finding.statement),
            finding.attribution.value,
            note_texts(finding.notes),
        ]
    }
    for study in (studies[study] for study in finding.studies if study in studies):
        pieces[f"study {study.id}"] = _reported(study)
        pieces |= {
            f"quote {study.id}.{quote.id}": [text_alone(quote.text), quote.voice.value]
            for quote in study.quotes
            if theme_id in quote.themes
        }
    return marks_of(pieces)


def changed_since_assessed(
    theme_id: str, finding: ReviewFinding, studies: Mapping[str, Study]
) -> Changes:
    """How the evidence differs from that on which a finding was assessed; nothing if it was not."""
    if finding.confidence is None:
        return Changes()
    today = assessed_marks(theme_id, finding, studies)
    return changes_between(finding.confidence.assessed_on, today)


def _reported(study: Study) -> list[Any]:
    known = study.characteristics
    score = study.ladder
    scores = [score.total, *(score.one_of or ())] if isinstance(score, LadderScore) else score
    return [
        known.publication_country,
        known.study_country,
        _sorted(known.provision),
        _sorted(known.models),
        sorted([item.id, text_alone(item.value)] for item in known.more),
        scores,
        note_texts((*known.notes, *study.notes)),
    ]


def _sorted(values: tuple[str, ...] | str) -> list[str] | str:
    return values if isinstance(values, str) else sorted(values)
