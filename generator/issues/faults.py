"""What answers lack or repeat, found before a record is made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any, Final

from generator import urls
from generator.issues.answers import Answers, Fault
from generator.issues.questions import PROPOSE_STUDY
from generator.issues.values import ids_in
from generator.loading import Content
from generator.problems import did_you_mean
from generator.records.base import ID_PATTERN
from generator.records.study import Study

NEAR: Final = 0.93
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
    reference = value.get("reference", {})
    doi, title = str(reference.get("doi", "")).casefold(), str(reference.get("title", ""))
    words = urls.value_id(title[:500]) if title else ""
    same: list[Fault] = []
    near: list[Fault] = []
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(words)
    for _, study in content.records(Study):
        known = study.reference
        is_doi = bool(doi) and (known.doi or "").casefold() == doi
        other_doi = bool(doi) and known.doi is not None and not is_doi
        if is_doi:
            same.append(
                Fault(PROPOSE_STUDY.label_of("doi"), f"The study is here already: {study.id}.")
            )
        elif words and _alike(matcher, urls.value_id(known.title)):
            told = Fault(
                PROPOSE_STUDY.label_of("title"),
                f"The study '{study.id}' has nearly the same: {known.title}",
            )
            (near if other_doi else same).append(told)
    return tuple(same), tuple(near)


def _alike(matcher: SequenceMatcher[str], words: str) -> bool:
    matcher.set_seq1(words)
    return (
        matcher.real_quick_ratio() >= NEAR
        and matcher.quick_ratio() >= NEAR
        and matcher.ratio() >= NEAR
    )
