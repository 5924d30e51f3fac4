"""Rules for general statements: of which studies they are said, and what else says the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.check.told_twice import sentence_of
from generator.evidence.dimensions import dimensions_of
from generator.evidence.fields import title_of
from generator.evidence.interface import _
from generator.evidence.loading import Content, File
from generator.evidence.problems import (
    DataPath,
    Problem,
    ProblemKind,
    Severity,
    did_you_mean,
    listed,
)
from generator.evidence.record_links import named_in
from generator.evidence.records.base import SourcePlace
from generator.evidence.records.review import Review
from generator.evidence.records.statement import Attribution, Scope, Statement
from generator.evidence.records.study import Study
from generator.evidence.scopes import chosen, studies_in_scope, texts_of

_GENERAL: Final = re.compile(
    r"\b(?:each|all|every|most)(?: of the| the)?(?: \w+){0,2}? (?:study|studies|of them)"
    r" (?:that|with|which|where|in which|featuring)\b",
    re.IGNORECASE,
)


def every_scope_has_studies(content: Content) -> Iterator[Problem]:
    """A scope names a value that studies have; beside another attribution it has words only."""
    for _entry, review in content.records(Review):
        dimensions = dimensions_of(review)
        studies = [study for _entry, study in content.records(Study)]
        for file, path, statement in content.parts(Statement):
            said = chosen(statement.scope) if statement.scope else None
            if said is None or statement.scope is None:
                continue
            yield from _of_some_only(file, path, statement)
            unread = content.broken_ids("study")
            if said[0] in dimensions and not unread:
                found = studies_in_scope(statement.scope, dimensions, studies)
                if not found:
                    known = {t for s in studies for t in texts_of(dimensions[said[0]], s)}
                    yield _nobody(file, path, statement.scope, said, sorted(known))


def _of_some_only(file: File, path: DataPath, statement: Statement) -> Iterator[Problem]:
    if statement.attribution is not Attribution.EVERY_STUDY:
        yield file.problem(
            "E012",
            (*path, "scope"),
            _(
                "The statement '{statement}' is {attribution}, and its scope names all studies "
                "with a value.",
                statement=statement.id,
                attribution=statement.attribution.value,
            ),
            _("Write attribution: every-study, or say the scope in words."),
        )


def _nobody(
    file: File, path: DataPath, scope: Scope, said: tuple[str, str], known: list[str]
) -> Problem:
    dimension, value = said
    name = "value" if scope.characteristic is not None else dimension.replace("-", "_")
    others = _("There are: {known}.", known=listed(known)) if known else ""
    return file.problem(
        "E012",
        (*path, "scope", name),
        _("No study has the {dimension} '{value}'.", dimension=dimension, value=value),
        did_you_mean(value, known) or others or _("Say the scope in words."),
        kind=ProblemKind.REFERS_TO_NOTHING,
    )


def every_general_statement_says_its_scope(content: Content) -> Iterator[Problem]:
    """A statement that speaks of all studies which are so and so has a scope; only a hint."""
    for file, path, statement in content.parts(Statement):
        found = _GENERAL.search(title_of(statement))
        if found and statement.scope is None and statement.attribution is not Attribution.CITED:
            yield file.problem(
                "E013",
                (*path, "statement"),
                _(
                    "The statement '{statement}' speaks of “{found}”, and has no scope.",
                    statement=statement.id,
                    found=found[0],
                ),
                _("Say under scope of which studies it is said."),
                severity=Severity.NOTICE,
            )


def every_same_statement_is_another_of_the_same_place(content: Content) -> Iterator[Problem]:
    """Statements that say the same are two, and stand at one place of a source."""
    places: dict[str, list[tuple[Statement, SourcePlace]]] = {}
    for file in content.files():
        for _first, _second, name, part in named_in(file):
            if isinstance(part, Statement):
                places.setdefault(name, []).append((part, part.place))
    for file, path, statement in content.parts(Statement):
        if statement.same_as is None:
            continue
        others = [
            place for other, place in places.get(statement.same_as, ()) if other is not statement
        ]
        own = [*path, "same_as"]
        if statement.same_as in places and not others:
            yield file.problem(
                "E014",
                tuple(own),
                _(
                    "The statement '{statement}' says that it is the same as itself.",
                    statement=statement.id,
                ),
                _("Name the other one, or leave it out."),
            )
        elif others and not any(
            sentence_of(statement.place) == sentence_of(place) for place in others
        ):
            yield file.problem(
                "E014",
                tuple(own),
                _(
                    "'{same_as}' is made of another place: {place}.",
                    same_as=statement.same_as,
                    place=_in_short(others[0]),
                ),
                _("Only statements of one place are the same; compare the two in the source."),
            )


def _in_short(place: SourcePlace) -> str:
    return ", ".join(filter(None, (place.source, place.section, place.locator)))[:200]
