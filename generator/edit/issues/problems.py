"""What answers lack or repeat, found before a record is made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from generator.edit.intake.duplicates import KnownStudies
from generator.edit.issues.answers import Answers, Fault
from generator.edit.issues.forms import PROPOSE_STUDY
from generator.edit.issues.locate import AnswerLocator, said_of_answer
from generator.edit.issues.values import ids_in, values_of
from generator.edit.writing.layout import list_lines
from generator.evidence.loading import Content, read_yaml
from generator.evidence.loading.shape import shaped
from generator.evidence.problems import did_you_mean
from generator.evidence.records.base import ID_PATTERN, LINE_LIMIT, Record
from generator.evidence.records.study import Quote, Study

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


class _Quotes(Record):
    quotes: tuple[Quote, ...]


def misshapen_quote(answers: Answers) -> Iterator[Fault]:
    """What is wrong with the answers about a quote, whatever study it is from."""
    value = {"id": "quote", **values_of(answers)}
    raw = "\n".join(("quotes:", *list_lines([value], Quote, 2), "")).encode()
    read, marks, _ = read_yaml(raw, "")
    made = shaped(read, _Quotes, marks)
    places = AnswerLocator(answers.form.asks, raw, ("quotes", 0))
    answered = {ask.label for ask in answers.form.asks if answers.of(ask.id)}
    for problem in made if isinstance(made, tuple) else ():
        if (label := places.label_of(problem)) in answered:
            yield Fault(label, said_of_answer(problem))


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
