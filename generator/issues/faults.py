"""What answers lack or repeat, found before a record is made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from generator.intake.duplicates import KnownStudies
from generator.issues.answers import Answers, Fault
from generator.issues.questions import PROPOSE_STUDY
from generator.issues.values import ids_in
from generator.loading import Content
from generator.problems import did_you_mean
from generator.records.base import ID_PATTERN, LINE_LIMIT
from generator.records.study import Study

LONGEST_SHOWN: Final = 60


def unanswered(answers: Answers) -> Iterator[Fault]:
    """Questions that need an answer and have none."""
    for ask in answers.form.asks:
        if ask.required and not answers.of(ask.id):
            yield Fault(ask.label, f"There is no answer. {ask.about}".strip())


def unknown_ids(answers: Answers, content: Content) -> Iterator[Fault]:
    """Ids of records that are not there."""
    for ask in answers.form.asks:
        if not ask.refers:
            continue
        known = content.ids(ask.refers)
        for named in ids_in(ask, answers.of(ask.id)) if answers.of(ask.id) else ():
            if named in known:
                continue
            shown = named if len(named) <= LONGEST_SHOWN else f"{named[:LONGEST_SHOWN]}…"
            form = "" if re.fullmatch(ID_PATTERN, named) else " An id has a to z, digits, hyphens."
            hint = did_you_mean(named, known) or (
                f"Known here: {', '.join(sorted(known)[:12])}." if known else ""
            )
            yield Fault(ask.label, f"There is no {ask.refers} '{shown}'.{form} {hint}".strip())


def known_already(
    value: dict[str, Any], content: Content
) -> tuple[tuple[Fault, ...], tuple[Fault, ...]]:
    """Whether the study is there already (a fault), or one much like it (a remark)."""
    studies = KnownStudies()
    for entry, study in content.records(Study):
        known = study.reference
        studies.add(entry.path, {"doi": known.doi, "title": known.title, "year": known.year})
    reference = value.get("reference", {})
    reference = {**reference, "title": str(reference.get("title", ""))[:LINE_LIMIT]}
    same, near = studies.same(reference), studies.near(reference)
    label = "doi" if same.startswith("its DOI") else "title"
    return (
        (Fault(PROPOSE_STUDY.label_of(label), f"The study is here already: {same}."),)
        if same
        else (),
        (Fault(PROPOSE_STUDY.label_of("title"), f"Is it here already? {_capital(near)}."),)
        if near and not same
        else (),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
