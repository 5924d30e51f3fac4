"""Questions in plain words, for whoever begins a record at a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import Any

from generator.edit.intake.assign import CannotPut, put
from generator.edit.intake.drafts import problems_of_known
from generator.edit.writing.blank import is_blank
from generator.evidence.fields import RecordField, fields_of
from generator.evidence.interface import N_, _, listed
from generator.evidence.problems import DataPath, ProblemKind
from generator.evidence.records.base import Record
from generator.evidence.records.kinds import Kind
from generator.evidence.records.reference import Author
from generator.evidence.records.reported import PLAIN_REASONS
from generator.evidence.text.author_lists import answered, without_et_al

Say = Callable[[str], None]
Hear = Callable[[], str]


class Stopped(Exception):
    """Whoever was asked went away."""


@dataclass(frozen=True)
class Interview:
    """Somebody to ask, and what the content knows that helps with the answers."""

    say: Say
    hear: Hear
    sources: Sequence[str]
    labels: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    """What the review calls a field, by its path, where it has a word of its own for it."""
    unused: frozenset[DataPath] = frozenset()
    """The fields of which the review has no notion."""

    def fill(self, values: dict[str, Any], kind: Kind) -> None:
        """Ask for every field that a new record needs; what is not answered stays blank."""
        self.say(_("Press Enter to leave something open; you can fill it in later.") + "\n")
        source = self._source(values, kind)
        for path, rule in list(_open(values, kind.model, ())):
            if path in self.unused:
                continue
            if _names_a_source(rule) and source:
                put(values, kind.model, ".".join(path), source)
            elif rule.part is Author:
                self._authors(values, kind, path)
            elif not _names_a_source(rule):
                self._field(values, kind, path, rule)

    def yes_or(self, question: str, proposed: str) -> str:
        """The answer to a question that has a proposal; Enter takes the proposal."""
        return self._ask(f"{question} [{proposed}]" if proposed else question) or proposed

    def _source(self, values: dict[str, Any], kind: Kind) -> str:
        """The document that the record is taken from, asked once."""
        if not any(_names_a_source(rule) for _other, rule in _open(values, kind.model, ())):
            return ""
        question = _("Which source do you take it from")
        if self.sources:
            known = listed(self.sources, "or")
            question = _("Which source do you take it from ({known})", known=known)
        while True:
            answer = self._ask(question)
            if not answer or not self.sources or answer in self.sources:
                return answer
            self.say(_("There is no content/sources/{answer}.yml.", answer=answer) + "\n")

    def _authors(self, values: dict[str, Any], kind: Kind, path: tuple[str, ...]) -> None:
        self.say(_("Authors, one a line: Okafor, Ngozi (or the name of an organisation).") + "\n")
        names: list[str] = []
        while answer := self._ask(_("Author {number}", number=len(names) + 1)):
            names.append(answer)
        try:
            put_authors(values, kind, ".".join(path), names)
        except CannotPut as error:
            self.say(f"{error.problem.message} {error.problem.hint}\n")

    def _field(
        self, values: dict[str, Any], kind: Kind, path: tuple[str, ...], rule: RecordField
    ) -> None:
        around = f" ({' › '.join(path[:-1])})" if len(path) > 1 else ""
        own = self.labels.get(path)
        words = _question(replace(rule, label=own, question=own) if own else rule)
        dotted = ".".join(path)
        while answer := self._ask(f"{words}{around}"):
            if any("\ud800" <= character <= "\udfff" for character in answer):
                self.say(_("This holds half a character, which is no text.") + "\n")
                continue
            candidate = deepcopy(values)
            text: str | list[str] = answer
            if rule.listed and not rule.in_a_row and answer not in PLAIN_REASONS:
                text = [part.strip() for part in answer.split(";") if part.strip()]
            try:
                put(candidate, kind.model, dotted, text)
            except CannotPut as error:
                self.say(f"{error.problem.message} {error.problem.hint}\n")
                continue
            wrong = _wrong(candidate, kind, path)
            if not wrong:
                values.clear()
                values.update(candidate)
                return
            self.say(wrong)

    def _ask(self, question: str) -> str:
        self.say(f"{question}: ")
        line = self.hear()
        if not line:
            raise Stopped
        return line.strip()


def _names_a_source(rule: RecordField) -> bool:
    return rule.refers is not None and rule.refers.kinds == ("source",)


def _question(rule: RecordField) -> str:
    """How a person is asked for a field at a terminal."""
    question = _(rule.question)
    if rule.choices:
        return f"{question}: {', '.join(rule.choices)}"
    if rule.listed:
        between = "," if rule.in_a_row else ";"
        if rule.refers:
            said = N_("{question} (ids, with {sign} between them)")
        else:
            said = N_("{question} (one after another, with {sign} between them)")
        return _(said, question=question, sign=between)
    if rule.question != rule.label or not rule.help:
        return question
    return f"{_(rule.label)}: {_(rule.help).rstrip('.')}"


def put_authors(values: dict[str, Any], kind: Kind, path: str, names: Sequence[str]) -> None:
    """Put authors under a path; a last one that is ``et al.`` says that there are more.

    Raises CannotPut where the record has no field for that.
    """
    named, cut = without_et_al(names)
    for number, name in enumerate(named):
        for part, text in answered(name).items():
            put(values, kind.model, f"{path}.{number}.{part}", text)
    if cut:
        put(values, kind.model, f"{path.removesuffix('authors')}et_al", "true")


def _open(
    values: dict[str, Any], model: type[Record], path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], RecordField]]:
    """The fields that a new record needs and that are still blank, in house order."""
    for rule in fields_of(model):
        here, known = (*path, rule.name), values.get(rule.name)
        if rule.is_own_id or not (rule.required or rule.asked_though_optional):
            continue
        if rule.part is not None and not rule.listed and not rule.may_be_absent:
            yield from _open(known if isinstance(known, dict) else {}, rule.part, here)
        elif is_blank(known) and (rule.part is None or rule.part is Author):
            yield here, rule


def _wrong(values: dict[str, Any], kind: Kind, path: tuple[str, ...]) -> str:
    """What the check says of the value at a path; nothing if it is well."""
    return "".join(
        f"{problem.message} {problem.hint}\n"
        for problem in problems_of_known(values, kind)
        if problem.data_path[: len(path)] == path and problem.kind is not ProblemKind.CONTRADICTION
    )
