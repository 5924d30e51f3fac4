"""Statements that are made of one place of a source: which say so, and pairs to compare."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.evidence.fields import title_of
from generator.evidence.loading import Content, File
from generator.evidence.problems import DataPath
from generator.evidence.record_links import named_in
from generator.evidence.records.base import SourcePlace
from generator.evidence.records.statement import Statement
from generator.evidence.text.locators import sentence_and_clauses, without_clauses


@dataclass(frozen=True)
class ToldTwice:
    """A statement, and another one of its place whose words differ."""

    entry: File
    path: DataPath
    name: str
    statement: Statement
    other_name: str
    other: Statement
    is_said: bool
    """Whether ``same_as`` says that they are one sentence."""


def statements_of_one_place(content: Content) -> Iterator[ToldTwice]:
    """Pairs of statements of one sentence in different words, each once."""
    found = [
        (entry, path, name, part)
        for entry in content.files()
        for path, _, name, part in named_in(entry)
        if isinstance(part, Statement)
    ]
    said = sentences_said({name: part.same_as for _, _, name, part in found if part.same_as})
    together: dict[object, list[tuple[File, DataPath, str, Statement]]] = {}
    for one in found:
        for key in (said.get(one[2]), _exact(one[3].place)):
            if key:
                together.setdefault(key, []).append(one)
    seen: set[frozenset[str]] = set()
    for at_one in together.values():
        for at, (entry, path, name, statement) in enumerate(at_one):
            for _, _, other_name, other in at_one[:at]:
                is_said = name in said and said[name] == said.get(other_name)
                pair = frozenset((name, other_name))
                if pair in seen or title_of(statement) == title_of(other):
                    continue
                if is_said or clauses_meet(statement.place, other.place):
                    seen.add(pair)
                    yield ToldTwice(entry, path, name, statement, other_name, other, is_said)


def sentences_said(same: Mapping[str, str]) -> dict[str, str]:
    """For every statement of a sentence told twice, one name for the sentence.

    ``same`` has the statements that say so, each with the one that it names (``same_as``).
    """
    sentences: dict[str, str] = {}
    for name, other in same.items():
        one, two = sentences.get(name, name), sentences.get(other, other)
        sentences |= {name: two, other: two}
        sentences |= {known: two for known, sentence in sentences.items() if sentence == one}
    return sentences


def sentence_of(place: SourcePlace) -> tuple[str, str, str]:
    """The sentence or item of a source in which a place is, whichever of its clauses."""
    return place.source, place.section, without_clauses(place.locator)


def _exact(place: SourcePlace) -> tuple[str, str, str] | None:
    """The sentence of a place; nothing where it is a page, a paragraph or a row of a table."""
    found = sentence_and_clauses(place.locator)
    return (place.source, place.section, found[0]) if found else None


def clauses_meet(one: SourcePlace, other: SourcePlace) -> bool:
    """Whether two places of one sentence have a clause in common; all, where none is named."""
    first, second = _clauses(one), _clauses(other)
    return not first or not second or bool(first & second)


def _clauses(place: SourcePlace) -> frozenset[int]:
    found = sentence_and_clauses(place.locator)
    return found[1] if found else frozenset()
