"""Rules for what statements name, which is one other thing, and for what stands for a value."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from generator.check.told_twice import clauses_meet
from generator.evidence.fields import field_of, fields_of
from generator.evidence.interface import _
from generator.evidence.loading import Content, File, once_a_file
from generator.evidence.problems import DataPath, Problem, Severity, listed
from generator.evidence.record_links import named_in, things_named
from generator.evidence.records.base import Record
from generator.evidence.records.kinds import noun_of
from generator.evidence.records.question import Question
from generator.evidence.records.reported import Reported, plain_reason
from generator.evidence.records.statement import Statement

MOST_WORDS: Final = 40
"""Of one answer in the summary, which is a sheet of at most 450 words."""


class _Tie(NamedTuple):
    """One name that a statement gives for another thing, and what it may mean."""

    file: File
    path: DataPath
    of: Statement
    name: str
    meant: dict[str, tuple[File, Record]]
    """By what it is called, where it stands and what it is."""

    @property
    def is_to_itself(self) -> bool:
        """Whether a statement names itself."""
        return any(part is self.of for _other, part in self.meant.values())


def every_tie_of_a_statement_is_to_one_other(content: Content) -> Iterator[Problem]:
    """What a statement answers, or is the same as, is one thing; and it never answers itself."""
    for field in ("against", "same_as"):
        for tie in _ties(content, field):
            homes = [
                _("a {kind} in {file}", kind=noun_of(called), file=file.path)
                for called, (file, _part) in tie.meant.items()
            ]
            if len(homes) > 1:
                yield tie.file.problem(
                    "E018",
                    tie.path,
                    _("'{tie}' is the id of {homes}.", tie=tie.name, homes=listed(homes)),
                    _("Give one of them another id, so that it is plain which is meant."),
                )
            elif field == "against" and tie.is_to_itself:
                yield tie.file.problem(
                    "E018",
                    tie.path,
                    _("The statement '{of}' says that it answers itself.", of=tie.of.id),
                    _("Name the statement or the challenge that it answers."),
                )


def every_same_statement_says_the_same(content: Content) -> Iterator[Problem]:
    """Statements that are one sentence tell of the same clauses, and help, hinder or are needed."""
    for tie in _ties(content, "same_as"):
        for _other, other in tie.meant.values():
            if not isinstance(other, Statement) or other is tie.of:
                continue
            own, its = tie.of.bearing, other.bearing
            if own and its and own is not its:
                said = _(
                    "'{tie}' bears on success otherwise: {its}, not {own}.",
                    tie=tie.name,
                    its=its.value,
                    own=own.value,
                )
            elif not clauses_meet(tie.of.place, other.place):
                said = _("'{tie}' is made of other clauses of the sentence.", tie=tie.name)
            else:
                continue
            yield tie.file.problem(
                "E019",
                tie.path,
                said,
                _("If they are two parts of a sentence, leave same_as out; else make them alike."),
                severity=Severity.WARNING,
            )


def _ties(content: Content, field: str) -> Iterator[_Tie]:
    asked = field_of(Statement, field)
    named = cache(lambda: _by_name(content))
    for file, path, statement in content.parts(Statement):
        value = getattr(statement, field)
        names = [((), value)] if isinstance(value, str) else _numbered(value)
        for at, name in names:
            kinds = things_named(statement, asked) if asked else ()
            meant = {kind: named()[kind, name] for kind in kinds if (kind, name) in named()}
            yield _Tie(file, (*path, field, *at), statement, name, meant)


def _by_name(content: Content) -> dict[tuple[str, str], tuple[File, Record]]:
    """What has an id, by what it is called and by that id."""
    return {
        (called, name): (file, part)
        for file in content.files()
        for _other, called, name, part in named_in(file)
    }


def _numbered(names: tuple[str, ...] | None) -> list[tuple[DataPath, str]]:
    """Names of a list, each with its place in it."""
    return [((number,), name) for number, name in enumerate(names or ())]


def no_reason_stands_among_values(content: Content) -> Iterator[Problem]:
    """Why a value is absent stands alone; in a list with others it would be taken for one."""
    for file in content.files():
        for path, text in _reasons_in_lists(file):
            yield file.problem(
                "E025",
                path,
                _("'{text}' stands in a list, as if it were one of its values.", text=text),
                _("Take it out; where there is no other value, write it without a list."),
                severity=Severity.WARNING,
            )


@once_a_file
def _reasons_in_lists(file: File) -> tuple[tuple[DataPath, str], ...]:
    """The items of lists that are a reason for which a value is absent, each with its path."""
    return tuple(
        ((*path, field.name, number), text)
        for path, part in file.inner
        for field in fields_of(type(part))
        for number, text in enumerate(_known_items(getattr(part, field.name)))
        if isinstance(text, str) and plain_reason(text)
    )


def _known_items(value: object) -> tuple[object, ...]:
    known = value.known if isinstance(value, Reported) else None
    return known if isinstance(known, tuple) else ()


def every_answer_of_the_summary_is_short(content: Content) -> Iterator[Problem]:
    """What stands in the summary is a few words, so that it stays one printed sheet."""
    for entry, question in content.records(Question):
        is_there = question.summary or question.unanswered
        field = "in_short" if question.in_short else "answer"
        words = len((getattr(question, field) or "").split())
        if is_there and words > MOST_WORDS:
            yield entry.problem(
                "E026",
                (field,),
                _(
                    "The summary gives this answer {words} words; more than {most_words} are too "
                    "many "
                    "for a page that prints on one sheet.",
                    words=words,
                    most_words=MOST_WORDS,
                ),
                _("Say it in fewer words in in_short."),
                severity=Severity.NOTICE,
            )
