"""What answers become: a record, checked as any other is, or every fault at once.

Nothing is written here but by ``write``, and that only writes what passed every check.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from generator.check.rules import check_content
from generator.edit.intake.ids import former_ids, ids_in_use, plain_id, proposed_id
from generator.edit.issues.answers import Answers, Fault, no_form, read_answers
from generator.edit.issues.forms import ADD_QUOTE, FORMS, PROPOSE_STUDY, STUDY_OF_QUOTE
from generator.edit.issues.locate import AnswerLocator, said_of_answer
from generator.edit.issues.problems import (
    known_already,
    misshapen_quote,
    unanswered,
    unknown_ids,
)
from generator.edit.issues.values import values_of
from generator.edit.writing import record_text
from generator.edit.writing.layout import list_lines
from generator.evidence.fields import fields_of
from generator.evidence.loading import Content, load_content, with_record
from generator.evidence.loading.yaml_append import with_item
from generator.evidence.loading.yaml_edit import CannotEdit
from generator.evidence.problems import DataPath, Problem, Severity
from generator.evidence.records.kinds import KINDS
from generator.evidence.records.study import Quote, Study

WORDS_IN_ID: Final = 6
_LOGIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})(?:\[bot\])?")


@dataclass(frozen=True)
class Issue:
    """An issue as it came: its number, who wrote it, and its text."""

    number: int
    author: str
    body: str

    @property
    def valid(self) -> bool:
        """Whether number and author are what GitHub gives."""
        return self.number > 0 and _LOGIN.fullmatch(self.author) is not None


@dataclass(frozen=True)
class Outcome:
    """What became of an issue: a file's new text, or faults; remarks stop nothing."""

    issue: Issue
    answers: Answers | None
    faults: tuple[Fault, ...] = ()
    remarks: tuple[Fault, ...] = ()
    record: str = ""
    """The record that was made or added to, such as ``studies/okafor-2019``."""
    text: bytes = b""

    @property
    def of_no_form(self) -> bool:
        """Whether the issue is no filled-in form at all."""
        return self.faults == (no_form(FORMS),)

    @property
    def file(self) -> str:
        """The record's file below the content folder."""
        return f"{self.record}.yml"


def propose(folder: Path, issue: Issue) -> Outcome:
    """What the issue's answers become in this content; writes nothing.

    Raises FileNotFoundError where there is no content.
    """
    answers, faults = read_answers(issue.body, FORMS)
    if answers is None:
        return Outcome(issue, None, faults)
    content, problems = load_content(folder)
    if not content.entries:
        raise FileNotFoundError(f"There is no content in {folder}.")
    faults += tuple(unanswered(answers)) + tuple(unknown_ids(answers, content))
    outcome = Outcome(issue, answers, faults)
    if answers.form is PROPOSE_STUDY:
        return _study(outcome, content, problems)
    if answers.form is ADD_QUOTE:
        return _quote(outcome, content, problems, folder)
    return outcome


def write(folder: Path, outcome: Outcome) -> Path | None:
    """Write the record of an outcome without faults; returns its file, None where there is none."""
    if outcome.faults or not outcome.record:
        return None
    file = folder / outcome.file
    new = file.with_name(f".{file.name}.new")
    new.write_bytes(outcome.text)
    new.replace(file)
    return file


# --- the two records -------------------------------------------------------------------------


def _study(outcome: Outcome, content: Content, problems: Sequence[Problem]) -> Outcome:
    assert outcome.answers is not None  # noqa: S101 - whoever calls has seen to it
    value = {"id": "", **values_of(outcome.answers)}
    same, near = known_already(value, content)
    kind = next(kind for kind in KINDS if kind.model is Study)
    taken = {**ids_in_use(content, kind), **former_ids(content, kind)}
    value["id"] = proposed_id(value, taken) or proposed_id({"title": "study"}, taken)
    first, *others = record_text(value, kind).splitlines(keepends=True)
    origin = f"# From issue {outcome.issue.number} of {outcome.issue.author}.\n"
    made = replace(
        outcome,
        faults=(*outcome.faults, *same),
        remarks=near,
        record=f"{kind.folder}/{value['id']}",
        text="".join((first, origin, *others)).encode("utf-8", "surrogatepass"),
    )
    return _checked(made, content, problems, ())


def _quote(
    outcome: Outcome, content: Content, problems: Sequence[Problem], folder: Path
) -> Outcome:
    assert outcome.answers is not None  # noqa: S101 - whoever calls has seen to it
    study_id = outcome.answers.of(STUDY_OF_QUOTE)
    if study_id in content.broken_ids("study"):
        what = f"The file of the study '{study_id}' has errors of its own; mend these first."
        about_study = Fault(ADD_QUOTE.label_of(STUDY_OF_QUOTE), what)
        return replace(outcome, faults=(*outcome.faults, about_study))
    found = ((entry, one) for entry, one in content.records(Study) if entry.stem == study_id)
    entry, study = next(found, (None, None))
    if entry is None or study is None:
        return replace(outcome, faults=(*outcome.faults, *misshapen_quote(outcome.answers)))
    value = {"id": "", **values_of(outcome.answers)}
    text = str(value.get("text", ""))
    if any(quote.text == text for quote in study.quotes):
        fault = Fault(ADD_QUOTE.label_of("text"), f"'{study_id}' has this quotation already.")
        return replace(outcome, faults=(*outcome.faults, fault))
    value["id"] = _quote_id(text, study)
    names = [rule.name for rule in fields_of(Study)]
    later = names[names.index("quotes") + 1 :]
    record = f"{entry.kind.folder}/{study_id}"
    try:
        raw = with_item(
            (folder / f"{record}.yml").read_bytes(),
            "quotes",
            value,
            lambda indent: list_lines([value], Quote, indent),
            later,
        )
    except (CannotEdit, OSError, ValueError) as error:
        return replace(
            outcome, faults=(*outcome.faults, Fault("", f"A person must add it: {error}"))
        )
    made = replace(outcome, record=record, text=raw)
    return _checked(made, content, problems, ("quotes", len(study.quotes)))


def _quote_id(text: str, study: Study) -> str:
    """An id of the first words, free in this study."""
    made = plain_id(" ".join(text[:400].split()[:WORDS_IN_ID])) or "quote"
    taken = {quote.id for quote in study.quotes}
    others = (f"{made}-{number}" for number in itertools.count(2))
    return next(free for free in itertools.chain([made], others) if free not in taken)


def _checked(
    outcome: Outcome, content: Content, problems: Sequence[Problem], at: DataPath
) -> Outcome:
    """The outcome with what every check says of the record; ``at`` is where the answers stand."""
    assert outcome.answers is not None  # noqa: S101 - whoever calls has seen to it
    stem = outcome.record.partition("/")[2]
    new, of_file = with_record(content, "study", stem, outcome.text)
    before = {*problems, *check_content(content)}
    found = {*of_file, *(one for one in check_content(new) if one not in before)}
    faults, remarks = list(outcome.faults), list(outcome.remarks)
    told = {fault.label for fault in faults}
    asks = AnswerLocator(outcome.answers.form.asks, outcome.text, at)
    for problem in sorted(found, key=lambda problem: problem.sort_key):
        here = problem.location.path.endswith(f"/{outcome.file}")
        label = asks.label_of(problem) if here else ""
        message = said_of_answer(problem) if here else f"{problem.location.path}: {problem.message}"
        if problem.severity is not Severity.ERROR:
            remarks.append(Fault(label, message))
        elif not label or label not in told:
            faults.append(Fault(label, message))
    asked = [ask.label for ask in outcome.answers.form.asks]
    faults.sort(key=lambda fault: asked.index(fault.label) if fault.label in asked else -1)
    return replace(outcome, faults=tuple(faults), remarks=tuple(remarks))
