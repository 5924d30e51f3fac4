"""Whatever stands at whatever place of a record: it is a record, or problems near that place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from generator.evidence.codes import CODES
from generator.evidence.loading.shape import shaped
from generator.evidence.loading.source_map import SourceMap
from generator.evidence.loading.yaml_text import read_yaml
from generator.evidence.problems import NOWHERE, DataPath, Problem
from generator.evidence.records.base import Record
from generator.evidence.records.kinds import KINDS
from tests.conftest import SAMPLE, TESTS

VALID = TESTS / "cases" / "valid"
FULL = {
    "review": VALID / "review-most.yml",
    "source": VALID / "source-most.yml",
    "study": VALID / "study-most.yml",
    "theme": SAMPLE / "themes" / "shared-work.yml",
    "interpretation": SAMPLE / "interpretations" / "company-first.yml",
    "synthesis": VALID / "synthesis-most.yml",
    "model": SAMPLE / "models" / "shared-plots.yml",
    "framework": VALID / "framework-most.yml",
    "principle": VALID / "principle-most.yml",
    "question": VALID / "question-most.yml",
    "glossary": SAMPLE / "glossary.yml",
    "everyday": SAMPLE / "everyday.yml",
}
NOT_THERE = object()
STRANGE: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    3,
    -1,
    10**17,
    1.5,
    float("inf"),
    "",
    " ",
    "x",
    "not reported",
    "a\nb",
    "\x00",
    "\ud800",
    "x" * 100_000,
    "{{ 7*7 }}%s{0}",
    (),
    (1,),
    ((),),
    ("x", "x"),
    ({},),
    {},
    {"a": 1},
    {"__class__": {"__proto__": None}},
    NOT_THERE,
)


@cache
def _read(kind: str) -> tuple[Any, SourceMap, int]:
    raw = FULL[kind].read_bytes()
    value, marks, problems = read_yaml(raw, f"{kind}.yml")
    assert problems == ()
    return value, marks, raw.count(b"\n") + 1


def _places(value: Any, path: DataPath = ()) -> Iterator[DataPath]:
    yield path
    if isinstance(value, dict):
        for key, inside in value.items():
            yield from _places(inside, (*path, key))
    elif isinstance(value, tuple):
        for number, inside in enumerate(value):
            yield from _places(inside, (*path, number))


def _changed(value: Any, path: DataPath, new: Any) -> Any:
    if not path:
        return new
    first, *rest = path
    if isinstance(value, dict):
        changed = {**value, first: _changed(value[first], tuple(rest), new)}
        return {key: inside for key, inside in changed.items() if inside is not NOT_THERE}
    items = list(value)
    items[int(first)] = _changed(items[int(first)], tuple(rest), new)
    return tuple(item for item in items if item is not NOT_THERE)


def _model(kind: str) -> type[Record]:
    return next(known.model for known in KINDS if known.name == kind)


def _near(path: DataPath, marks: SourceMap, problem: Problem) -> bool:
    around = [path[:length] for length in range(len(path) + 1)]
    below = [place for place in marks.values if place[: len(path)] == path]
    return problem.location in {
        place for at in (*around, *below) for place in (marks.value(at), marks.key(at))
    }


def test_every_kind_is_tried() -> None:
    assert set(FULL) == {kind.name for kind in KINDS}


@pytest.mark.parametrize("kind", FULL)
def test_a_full_record_is_valid(kind: str) -> None:
    value, marks, _ = _read(kind)
    assert isinstance(shaped(value, _model(kind), marks), Record)


@pytest.mark.parametrize("kind", FULL)
def test_a_strange_value_anywhere_is_a_record_or_problems_near_it(kind: str) -> None:
    value, marks, lines = _read(kind)
    for path in _places(value):
        for strange in STRANGE:
            if strange is NOT_THERE and not path:
                continue
            result = shaped(_changed(value, path, strange), _model(kind), marks)
            if isinstance(result, Record):
                continue
            assert result, (path, strange)
            for problem in result:
                assert problem.code in CODES
                assert problem.location.path == f"{kind}.yml"
                assert 1 <= problem.location.line <= lines
                beside = (*path[:-1], problem.data_path[-1]) if problem.data_path else path
                where = beside if strange is NOT_THERE else path
                assert _near(path, marks, problem) or _near(where, marks, problem), (
                    path,
                    strange,
                    problem,
                )
                assert len(problem.message) < 600
                words = f"{problem.message} {problem.hint}"
                assert not re.search("[Ii]nput should|[Tt]uple|validation|Model|NoneType", words)


@pytest.mark.parametrize("kind", FULL)
@pytest.mark.parametrize("key", ["zz", "__class__", "__proto__", "model_config", "", "a b", "ä"])
def test_an_unknown_field_anywhere_is_one_problem(kind: str, key: str) -> None:
    value, marks, _ = _read(kind)
    for path in _places(value):
        inside = value
        for step in path:
            inside = inside[step]
        if isinstance(inside, dict):
            result = shaped(_changed(value, path, {**inside, key: "x"}), _model(kind), marks)
            assert isinstance(result, tuple)
            assert [problem.code for problem in result] == ["S011"]
            assert result[0].location == marks.value(path)


@pytest.mark.parametrize("kind", FULL)
def test_a_value_in_no_file_has_the_same_problems_without_a_place(kind: str) -> None:
    value, marks, _ = _read(kind)
    for strange in (None, "x", (), {"zz": 1}, NOT_THERE):
        for path in filter(None, _places(value)):
            changed = _changed(value, path, strange)
            in_file, alone = shaped(changed, _model(kind), marks), shaped(changed, _model(kind))
            if isinstance(in_file, tuple) and isinstance(alone, tuple):
                assert {problem.location for problem in alone} == {NOWHERE}
                assert tuple(map(marks.located, alone)) == in_file
            else:
                assert in_file == alone


@pytest.mark.parametrize("kind", FULL)
def test_a_record_does_not_change_what_it_was_read_from(kind: str) -> None:
    value, marks, _ = _read(kind)
    before = repr(value)
    shaped(value, _model(kind), marks)
    assert repr(value) == before
