"""Whole syntheses from the description of fields: one record a kind, every field filled in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import cache, partial
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from generator.check.rules import load_and_check
from generator.edit.writing import record_text
from generator.evidence.fields import RecordField, fields_of, models_in
from generator.evidence.fields.field import Holds
from generator.evidence.loading.shape import shaped
from generator.evidence.problems import DataPath, Problem, ProblemKind, has_errors
from generator.evidence.records.base import Record
from generator.evidence.records.kinds import KINDS, Kind
from generator.evidence.records.markers import Trait, Words

Synthesis = dict[str, dict[str, Any]]
"""The data of a record by its kind; each kind has one."""

FORMS: Final = (
    *("a-b", "a-b.c", "10.5555/a.b", "https://example.org/a", "en", "2024-03-31", "12"),
    *("PMC6815160", "9780306406157", "0000-0002-1825-0097", "05dxps055", "NCT01234567"),
)
"""A value of each form that fields have; a field of another form needs one here."""
NO_WORDS: Final = frozenset({Words.CODE, None})


def record_id(kind: str) -> str:
    """The id of the one record of a kind."""
    return f"a-{kind}"


def file_of(kind: Kind) -> str:
    """The file of the one record of a kind, below the content folder."""
    return kind.where.replace("<id>", record_id(kind.name))


# Of two fields that cannot both be there one is left out; no synthesis has every absence; and
# what names another record of its own kind has none to name.
LEFT_OUT = {
    *(("Absence", name) for name in ("absent", "part", "source")),
    *(("Question", name) for name in ("unanswered", "looked_through", "nearest")),
    *(("Scope", name) for name in ("model", "country", "carried_out", "provision", "year")),
    *(("Scope", name) for name in ("score", "characteristic", "value")),
    ("Author", "family"),
    *(("DeclaredCharacteristic", name) for name in ("refers", "levels")),  # of other kinds
    ("Diagram", "no_arrows"),
    ("InterpretationStatement", "bracket"),
    *(("LookedThrough", name) for name in ("source", "sections", "not_held")),
    *(("Source", name) for name in ("sections", "not_held")),
    *((name, "same_as") for name in ("InterpretationStatement", "ReviewFinding", "Statement")),
    *(("SynthesisStatement", name) for name in ("same_as", "bracket")),
    ("LadderScore", "one_of"),
    ("Note", "part"),
    ("ReviewFinding", "bracket"),
    ("Statement", "bracket"),
    ("Study", "version_of"),
    ("Term", "taken_from"),
    ("Theme", "parent"),
    ("Review", "not_asked"),  # the one study answers all that there is to ask
}
ITEMS: Final = {("Diagram", "nodes"): 3, ("Theme", "findings"): 2, ("Glossary", "terms"): 2}
"""How many items a list has in which one names another; every other has as few as it may."""
NAMED: Final = {
    ("DiagramNode", "part_of"): 1,
    ("DiagramArrow", "start"): 1,
    ("DiagramArrow", "end"): 2,
    ("ReviewFinding", "against"): 1,
    ("Term", "see"): 1,
}
"""Which of several parts is named, where it is not the first."""
OF_THE_FIRST: Final = frozenset(
    {("DiagramNode", "part_of"), ("ReviewFinding", "against"), ("Term", "see")}
)
"""Fields of the first item of a list alone, which name one of the others."""


def marked_word(number: int) -> str:
    """A word that stands nowhere else and is no part of another."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    three = (letters[number // 26**power % 26] for power in (2, 1, 0))
    return f"Zq{''.join(three)}kv"


ANSWER: Final = marked_word(17_000)
"""The answer of the appraisal, which stands in several fields."""
SAID: Final = {
    ("Appraisal", "answers"): ANSWER,
    ("AnswerCount", "answer"): ANSWER,
    ("StudyAppraisal", "answer"): ANSWER,
    ("DeclaredCharacteristic", "kind"): "number",
    ("Characteristic", "value"): "1",
    ("TermLink", "kind"): "model",
    ("TermLink", "target"): record_id("model"),
}
"""What fields hold that others have to fit."""
NUMBERS: Final = {("DeclaredCharacteristic", "highest_possible"): 2}
"""Numbers that lie above others."""


class _Filling:
    """Fills records in; each text is a word of its own, each part has an id of its own."""

    def __init__(self, ids: dict[str, list[str]]) -> None:
        self.numbers = count()
        self.ids = ids
        self.met: dict[str, list[str]] = {}

    def record(self, model: type[Record], own_id: str, around: str = "") -> dict[str, Any]:
        """Every field of a model, but for those that a command writes."""
        return {
            field.name: self.field(field, model, own_id, around)
            for field in fields_of(model)
            if not field.written_by
            and Trait.LATER not in field.traits
            and (model.__name__, field.name) not in LEFT_OUT
        }

    def field(self, field: RecordField, model: type[Record], own_id: str, around: str) -> Any:
        if not field.listed:
            return self.one(field, model, own_id, around)
        bounds = model.model_fields[field.name].metadata
        least = max(1, *(getattr(bound, "min_length", 1) for bound in bounds), 1)
        number = ITEMS.get((model.__name__, field.name), least)
        first, *others = (self.one(field, model, own_id, around) for _ in range(number))
        return (first, *(_beside(item, field) for item in others))

    def one(self, field: RecordField, model: type[Record], own_id: str, around: str) -> Any:
        if field.part:
            part_id = f"p{next(self.numbers)}"
            name = f"{around}.{part_id}" if field.within_record else part_id
            self.met.setdefault(field.called, []).append(name)
            return self.record(field.part, part_id, around or own_id)
        if field.is_text:
            return self.text(field, model, own_id)
        if field.holds is Holds.TRUTH:
            return True
        return NUMBERS.get((model.__name__, field.name), max(field.least or 1, 1))

    def text(self, field: RecordField, model: type[Record], own_id: str) -> str:
        its = (model.__name__, field.name)
        if its in SAID:
            return SAID[its]
        if field.refers:
            kinds = field.refers.kinds or ("finding",)  # what the first of the choices names
            known = [name for kind in kinds for name in self.ids.get(kind, ())]
            return known[NAMED.get(its, 0)] if known else "a-b"
        if field.choices:
            return field.choices[0].value
        if field.is_own_id:
            return own_id
        if field.pattern:
            forms = (marked_word(next(self.numbers)), *FORMS)
            return next(form for form in forms if re.fullmatch(field.pattern, form))
        examples = (str(example) for example in field.examples if example)
        words = max((len(example.split()) for example in examples), default=1)
        return " ".join(marked_word(next(self.numbers)) for _ in range(3 if words > 2 else 1))


def _beside(item: Any, field: RecordField) -> Any:
    """An item that is not the first of its list."""
    if not field.part:
        return item
    model = field.part.__name__
    return {name: value for name, value in item.items() if (model, name) not in OF_THE_FIRST}


def _filled_in(ids: dict[str, list[str]]) -> tuple[Synthesis, dict[str, list[str]]]:
    filling = _Filling(ids)
    made = {
        kind.name: filling.record(kind.model, record_id(kind.name), record_id(kind.name))
        for kind in KINDS
    }
    return made, filling.met


def written(synthesis: Synthesis, folder: Path) -> Path:
    """The content folder with these records, as our own writer writes them."""
    for kind in KINDS:
        if kind.name in synthesis:
            file = folder / file_of(kind)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(record_text(synthesis[kind.name], kind), encoding="utf-8")
    return folder


def _cut(data: Any, path: DataPath) -> Any:
    """The data without what stands at a path; unchanged where nothing does."""
    first, *rest = path
    if isinstance(data, dict) and first in data:
        kept = {name: item for name, item in data.items() if name != first}
        return {**data, first: _cut(data[first], tuple(rest))} if rest else kept
    if isinstance(data, tuple) and isinstance(first, int) and first < len(data):
        inside = (_cut(data[first], tuple(rest)),) if rest else ()
        return (*data[:first], *inside, *data[first + 1 :])
    return data


def _around(data: Any, path: DataPath) -> Any:
    for step in path:
        data = data[step]
    return data


def leaves(data: Any) -> int:
    """How many values a record has."""
    if isinstance(data, dict | tuple):
        return sum(map(leaves, data.values() if isinstance(data, dict) else data))
    return 1


def _ways_out(data: Any, path: DataPath) -> Iterator[Any]:
    """The data without a value, without one of those beside it, or without what is around it."""
    for length in range(len(path), 0, -1):
        yield _cut(data, path[:length])
    around = path[:-1]
    beside = _around(data, around)
    yield from (
        _cut(data, (*around, name)) for name in (beside if isinstance(beside, dict) else ())
    )


def _repaired(data: Any, errors: Callable[[Any], list[Problem]]) -> Any:
    """The record without what is wrong in it, at the least loss at each step."""
    while wrong := errors(data):
        ways = [way for way in _ways_out(data, wrong[0].data_path) if way != data and way]

        def rank(way: Any, wrong: list[Problem] = wrong) -> tuple[bool, bool, bool, int]:
            left = errors(way)
            gone = (wrong[0].code, wrong[0].data_path) not in {(p.code, p.data_path) for p in left}
            lacks = any(problem.kind is ProblemKind.MISSING for problem in left)
            return (lacks, not gone, len(left) > len(wrong), -leaves(way))

        assert ways, wrong[0]
        data = min(ways, key=rank)
    return data


def repaired(synthesis: Synthesis, folder: Path) -> Synthesis:
    """The synthesis without what is wrong in its records, and then between them."""
    for kind in KINDS:

        def of_shape(data: Any, kind: Kind = kind) -> list[Problem]:
            found = shaped(data, kind.model)
            return list(found) if isinstance(found, tuple) else []

        synthesis[kind.name] = _repaired(synthesis[kind.name], of_shape)

    def between(data: Any, kind: Kind) -> list[Problem]:
        found = load_and_check(written({**synthesis, kind.name: data}, folder))[1]
        is_here = f"/{file_of(kind)}"
        return [p for p in found if has_errors([p]) and p.location.path.endswith(is_here)]

    for kind in KINDS:
        synthesis[kind.name] = _repaired(synthesis[kind.name], partial(between, kind=kind))
    return synthesis


@cache
def full_synthesis() -> Synthesis:
    """A synthesis without errors in which nearly every field has a value; no test changes it."""
    ids = {kind.name: [record_id(kind.name)] for kind in KINDS}
    _, parts = _filled_in(ids)
    synthesis, _ = _filled_in({**parts, **ids})
    with TemporaryDirectory() as folder:
        return repaired(synthesis, Path(folder) / "content")


def fields_in(synthesis: Synthesis) -> frozenset[tuple[str, str]]:
    """The fields that have a value, each as the name of its model and its own."""
    return frozenset(
        (model.__name__, field.name)
        for kind in KINDS
        for _, field, model in _met(synthesis[kind.name], kind.model, ())
    )


def _met(
    data: dict[str, Any], model: type[Record], path: DataPath
) -> Iterator[tuple[DataPath, RecordField, type[Record]]]:
    """Every field with a value, with its path and its model; a list has one item."""
    for field in fields_of(model):
        if field.name in data:
            value, at = data[field.name], (*path, field.name)
            if field.listed and not value:
                continue
            if field.listed:
                value, at = value[0], (*at, 0)
            yield at, field, model
            if field.part and isinstance(value, dict):
                yield from _met(value, field.part, at)


def texts_in(synthesis: Synthesis) -> dict[tuple[str, DataPath], RecordField]:
    """Every text that people write in words, by its kind of record and its path there."""
    return {
        (kind.name, path): field
        for kind in KINDS
        for path, field, _ in _met(synthesis[kind.name], kind.model, ())
        if field.words not in NO_WORDS and isinstance(at(synthesis, (kind.name, path)), str)
    }


def at(synthesis: Synthesis, place: tuple[str, DataPath]) -> Any:
    """The value at a place."""
    return _around(synthesis[place[0]], place[1])


def with_texts(synthesis: Synthesis, texts: dict[tuple[str, DataPath], Any]) -> Synthesis:
    """The synthesis with other values at these places."""
    changed = deepcopy({kind: _loose(data) for kind, data in synthesis.items()})
    for (kind, path), text in texts.items():
        _around(changed[kind], path[:-1])[path[-1]] = text
    return changed


def _loose(data: Any) -> Any:
    """The same with lists, which can be changed."""
    if isinstance(data, dict):
        return {name: _loose(item) for name, item in data.items()}
    return [_loose(item) for item in data] if isinstance(data, tuple | list) else data


def models() -> frozenset[tuple[str, str]]:
    """Every field that people write, in any record, as the name of its model and its own."""
    return frozenset(
        (model.__name__, field.name)
        for kind in KINDS
        for model in models_in(kind.model)
        for field in fields_of(model)
        if not field.written_by and Trait.LATER not in field.traits
    )
