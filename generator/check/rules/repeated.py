"""Rules for lists: each thing stands in one once, be it an id, a text or a part of a record."""

from __future__ import annotations

from collections.abc import Iterator

from generator.evidence.fields import field_of, fields_of, known
from generator.evidence.interface import _
from generator.evidence.loading import Content, File, once_a_file
from generator.evidence.problems import DataPath, Problem, ProblemKind
from generator.evidence.records.base import Record
from generator.evidence.records.question import AnswerLink, Question
from generator.evidence.records.reference import Author


def no_list_names_a_thing_twice(content: Content) -> Iterator[Problem]:
    """A list has each id, each text and each part once; of parts with an id, their ids tell."""
    for file in content.files():
        for path, item in _twice(file):
            what, kind = _twice_in_words(item), ProblemKind.REPEATED
            yield file.problem("L009", path, what, _("Keep one."), kind=kind)


def nothing_is_nearest_that_an_answer_rests_on(content: Content) -> Iterator[Problem]:
    """What an answer rests on answers the question, and does not only come near."""
    for file, path, question in content.parts(Question):
        rested = {(link.kind, link.target) for link in question.rests_on}
        for number, link in enumerate(question.nearest):
            if (link.kind, link.target) in rested:
                what = _("The answer rests on '{target}' already.", target=link.target)
                hint = _("Keep it under rests_on or under nearest.")
                repeated = (*path, "nearest", number)
                yield file.problem("L009", repeated, what, hint, kind=ProblemKind.REPEATED)


@once_a_file
def _twice(file: File) -> tuple[tuple[DataPath, object], ...]:
    """What a list in a file names again, each with its path."""
    return tuple(
        ((*path, field.name, number), again)
        for path, part in file.inner
        for field in fields_of(type(part))
        for number, again in _again(known(getattr(part, field.name)))
    )


def _again(items: object) -> Iterator[tuple[int, object]]:
    seen: set[str] = set()
    for number, item in enumerate(items if isinstance(items, tuple) and len(items) > 1 else ()):
        key = _key(item)
        if key and key in seen:
            yield number, item
        seen.add(key)


def _key(item: object) -> str:
    """By what an item is known as the same; nothing where its id or its number says it."""
    if isinstance(item, str):
        return " ".join(item.casefold().split())
    if isinstance(item, Author):  # two people of one name may have written a report together
        return ""
    if isinstance(item, Record) and field_of(type(item), "id") is None:
        return repr(item)
    return ""


def _twice_in_words(item: object) -> str:
    if isinstance(item, AnswerLink):
        item = item.target
    if isinstance(item, str):
        return _("'{name}' is listed twice.", name=item[:80])
    return _("The same thing is listed twice.")
