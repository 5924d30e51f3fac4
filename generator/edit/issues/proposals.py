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
from generator.edit.intake.assign import put_as_declared
from generator.edit.intake.ids import former_ids, ids_in_use, plain_id, proposed_id
from generator.edit.issues.answers import Answers, no_form, of_form, read_answers
from generator.edit.issues.forms import ADD_QUOTE, FORMS, PROPOSE_STUDY, forms
from generator.edit.issues.locate import about_answer, label_of
from generator.edit.issues.other_forms import STUDY_OF_QUOTE
from generator.edit.issues.problems import (
    known_already,
    misshapen_quote,
    unanswered,
    unknown_ids,
)
from generator.edit.issues.review_forms import forms_of
from generator.edit.issues.values import values_of
from generator.edit.writing import record_text
from generator.edit.writing.formatted import CannotFormat
from generator.edit.writing.lists import with_item
from generator.evidence.interface import _
from generator.evidence.loading import Content, load_content, with_record
from generator.evidence.problems import (
    DataPath,
    Problem,
    ProblemKind,
    Severity,
    sorted_problems,
)
from generator.evidence.records.kinds import KINDS
from generator.evidence.records.review import Review
from generator.evidence.records.study import Study
from generator.evidence.text.files import write_whole

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
    """What became of an issue: a file's new text, or what is wrong with its answers."""

    issue: Issue
    answers: Answers | None
    problems: tuple[Problem, ...] = ()
    record: str = ""
    """The record that was made or added to, such as ``studies/okafor-2019``."""
    text: bytes = b""

    @property
    def of_no_form(self) -> bool:
        """Whether the issue is no filled-in form at all."""
        return self.problems == (no_form(forms()),)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What keeps the answers from becoming a record."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)

    @property
    def remarks(self) -> tuple[Problem, ...]:
        """What stops nothing, and is worth a look."""
        return tuple(problem for problem in self.problems if problem.severity is not Severity.ERROR)

    @property
    def file(self) -> str:
        """The record's file below the content folder."""
        return f"{self.record}.yml"


def propose(folder: Path, issue: Issue) -> Outcome:
    """What the issue's answers become in this content; writes nothing.

    Raises FileNotFoundError where there is no content.
    """
    answers, of_issue = read_answers(issue.body, (*forms(), *FORMS))
    if answers is None and of_issue == (no_form((*forms(), *FORMS)),):
        return Outcome(issue, None, (no_form(forms()),))
    content, known = load_content(folder)
    if not content.entries:
        raise FileNotFoundError(_("There is no content in {folder}.", folder=folder))
    answers, of_issue = read_answers(issue.body, (*forms_of(content), *FORMS))
    if answers is None:
        return Outcome(issue, None, of_issue)
    outcome = Outcome(
        issue, answers, (*of_issue, *unanswered(answers), *unknown_ids(answers, content))
    )
    if answers.form.name == PROPOSE_STUDY.name:
        return _study(outcome, content, known)
    if answers.form.name == ADD_QUOTE.name:
        return _quote(outcome, content, known, folder)
    return outcome


def write(folder: Path, outcome: Outcome) -> Path | None:
    """Write the record of an outcome without errors; returns its file, None where there is none."""
    if outcome.errors or not outcome.record:
        return None
    file = folder / outcome.file
    write_whole(file, outcome.text)
    return file


# --- the two records -------------------------------------------------------------------------


def _with(outcome: Outcome, *problems: Problem) -> Outcome:
    return replace(outcome, problems=(*outcome.problems, *problems))


def _study(outcome: Outcome, content: Content, known: Sequence[Problem]) -> Outcome:
    assert outcome.answers is not None  # noqa: S101 - whoever calls has seen to it
    value = {"id": "", **values_of(outcome.answers)}
    for _entry, review in content.records(Review):
        put_as_declared(value, review, ";")
    outcome = _with(outcome, *known_already(value, content))
    kind = next(kind for kind in KINDS if kind.model is Study)
    taken = {**ids_in_use(content, kind), **former_ids(content, kind)}
    value["id"] = proposed_id(value, taken) or proposed_id({"title": "study"}, taken)
    first, *others = record_text(value, kind).splitlines(keepends=True)
    issue = outcome.issue
    said = _("From issue {number} of {author}.", number=issue.number, author=issue.author)
    origin = f"# {said}\n"
    made = replace(
        outcome,
        record=f"{kind.folder}/{value['id']}",
        text="".join((first, origin, *others)).encode("utf-8", "surrogatepass"),
    )
    return _checked(made, content, known, ())


def _quote(outcome: Outcome, content: Content, known: Sequence[Problem], folder: Path) -> Outcome:
    assert outcome.answers is not None  # noqa: S101 - whoever calls has seen to it
    study_id = outcome.answers.of(STUDY_OF_QUOTE)
    if study_id in content.broken_ids("study"):
        what = _(
            "The file of the study '{study}' has errors of its own; mend these first.",
            study=study_id,
        )
        return _with(outcome, of_form(outcome.answers.form.label_of(STUDY_OF_QUOTE), what))
    named = (pair for pair in content.records(Study) if pair[0].stem == study_id)
    entry, study = next(named, (None, None))
    if entry is None or study is None:
        return _with(outcome, *misshapen_quote(outcome.answers))
    value = {"id": "", **values_of(outcome.answers)}
    text = str(value.get("text", ""))
    if any(quote.text == text for quote in study.quotes):
        what = _("'{study}' has this quotation already.", study=study_id)
        repeated = of_form(outcome.answers.form.label_of("text"), what, kind=ProblemKind.REPEATED)
        return _with(outcome, repeated)
    value["id"] = _quote_id(text, study)
    record = f"{entry.kind.folder}/{study_id}"
    try:
        before = (folder / f"{record}.yml").read_bytes()
        raw = with_item(before, entry.kind, ("quotes",), value)
    except (CannotFormat, OSError) as error:
        return _with(outcome, of_form("", _("A person must add it: {error}", error=error)))
    made = replace(outcome, record=record, text=raw)
    return _checked(made, content, known, ("quotes", len(study.quotes)))


def _quote_id(text: str, study: Study) -> str:
    """An id of the first words, free in this study."""
    made = plain_id(" ".join(text[:400].split()[:WORDS_IN_ID])) or "quote"
    taken = {quote.id for quote in study.quotes}
    others = (f"{made}-{number}" for number in itertools.count(2))
    return next(free for free in itertools.chain([made], others) if free not in taken)


def _checked(outcome: Outcome, content: Content, known: Sequence[Problem], at: DataPath) -> Outcome:
    """The outcome with what every check says of the record; ``at`` is where the answers stand.

    What is said of an answer already is not said again in the words of the check.
    """
    assert outcome.answers is not None  # noqa: S101 - whoever calls has seen to it
    questions = outcome.answers.form.questions
    stem = outcome.record.partition("/")[2]
    new, of_file = with_record(content, "study", stem, outcome.text)
    before = {*known, *check_content(content)}
    already = {problem.data_path for problem in outcome.errors if problem.data_path}
    repeated = {p.data_path for p in outcome.remarks if p.kind is ProblemKind.REPEATED}
    for problem in sorted_problems((*of_file, *(p for p in check_content(new) if p not in before))):
        if not problem.location.path.endswith(f"/{outcome.file}"):
            outcome = _with(outcome, problem)
            continue
        of_answer = about_answer(problem, questions, at)
        told = repeated if of_answer.kind is ProblemKind.REPEATED else set()
        told = already if of_answer.severity is Severity.ERROR else told
        if of_answer.data_path not in told:
            outcome = _with(outcome, of_answer)
    order = {question.label: place for place, question in enumerate(questions)}
    errors = sorted(outcome.errors, key=lambda problem: order.get(label_of(problem), -1))
    return replace(outcome, problems=(*errors, *outcome.remarks))
