"""Statements that are made of one place of a source: pairs that editors may want to compare."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.evidence.fields import title_of
from generator.evidence.loading import Content, File
from generator.evidence.problems import DataPath
from generator.evidence.record_links import named_in
from generator.evidence.records.base import SourcePlace
from generator.evidence.records.statement import Statement
from generator.evidence.text.locators import Locator, read_locator


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
    said = _sentences_said({name: part.same_as for _, _, name, part in found if part.same_as})
    by_sentence: dict[tuple[object, ...], list[tuple[File, DataPath, str, Statement]]] = {}
    for one in found:
        if key := _sentence(one[3].place):
            by_sentence.setdefault(key, []).append(one)
    for together in by_sentence.values():
        for at, (entry, path, name, statement) in enumerate(together):
            for _, _, other_name, other in together[:at]:
                is_said = said.get(name, name) == said.get(other_name, other_name)
                clauses_meet = _clauses(statement.place, other.place)
                if title_of(statement) != title_of(other) and (is_said or clauses_meet):
                    yield ToldTwice(entry, path, name, statement, other_name, other, is_said)


def _sentences_said(same: Mapping[str, str]) -> dict[str, str]:
    """For every statement of a sentence told twice, one name for the sentence."""
    sentences: dict[str, str] = {}
    for name, other in same.items():
        one, two = sentences.get(name, name), sentences.get(other, other)
        sentences |= {name: two, other: two}
        sentences |= {known: two for known, sentence in sentences.items() if sentence == one}
    return sentences


def _sentence(place: SourcePlace) -> tuple[object, ...]:
    """The sentence or item of a place, whichever of its clauses; nothing for less exact places."""
    read = read_locator(place.locator)
    if not _is_exact(read):
        return ()
    counted = tuple((unit, at) for unit, at in read.counted.items() if unit != "clause")
    return (place.source, place.section, read.label, read.exhibit, read.row, counted, read.rest)


def _is_exact(read: Locator) -> bool:
    return any(unit in read.counted for unit in ("sentence", "item", "list item", "principle"))


def _clauses(one: SourcePlace, other: SourcePlace) -> bool:
    """Whether two places of one sentence have a clause in common; all, where none is named."""
    first, second = (
        set(read_locator(place.locator).counted.get("clause", ())) for place in (one, other)
    )
    return not first or not second or bool(first & second)
