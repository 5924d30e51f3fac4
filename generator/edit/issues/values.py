"""Answers to the plain values of a record; what is wrong with a value, the check says."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

from generator.edit.issues.answers import Answers
from generator.edit.issues.questions import FieldPath, FormQuestion, Shape
from generator.evidence.records.reported import plain_reason
from generator.evidence.text.author_lists import answered, without_et_al
from generator.evidence.text.recorded import as_recorded

_WHOLE_NUMBER = re.compile(r"[0-9]{1,9}")
LADDER: Final = ("ladder",)


def values_of(answers: Answers) -> dict[str, Any]:
    """The plain values of the record that the answers make, as YAML would give them."""
    value: dict[str, Any] = {}
    for question in answers.form.questions:
        text = answers.of(question.id)
        if not text:
            continue
        for path in question.paths:
            _READERS.get(question.shape, _one_field)(value, path, question, text)
    return _without_places_of_nothing(value)


def ids_in(question: FormQuestion, text: str) -> tuple[str, ...]:
    """The ids that an answer names."""
    if plain_reason(text):
        return ()
    return tuple(_items(text, of_ids=True)) if question.shape is Shape.LINES else (text,)


def _put(value: dict[str, Any], path: FieldPath, item: Any) -> None:
    for name in path[:-1]:
        inner = value.setdefault(name, {})
        if not isinstance(inner, dict):  # the whole is not reported, so no part of it is
            return
        value = inner
    value[path[-1]] = item


def _one_field(value: dict[str, Any], path: FieldPath, question: FormQuestion, text: str) -> None:
    _put(value, path, plain_reason(text) or as_recorded(text, question.pattern))


def _number(value: dict[str, Any], path: FieldPath, question: FormQuestion, text: str) -> None:
    _put(value, path, plain_reason(text) or _int_or_text(text))


def _lines(value: dict[str, Any], path: FieldPath, question: FormQuestion, text: str) -> None:
    _put(value, path, plain_reason(text) or tuple(_items(text, of_ids=bool(question.refers))))


def _authors(value: dict[str, Any], path: FieldPath, question: FormQuestion, text: str) -> None:
    names, cut = without_et_al(_items(text, of_ids=False))
    if cut:
        _put(value, (*path[:-1], "et_al"), True)
    _put(value, path, tuple(map(answered, names)))


def _score(value: dict[str, Any], path: FieldPath, question: FormQuestion, text: str) -> None:
    """A score, several possible ones, or why there is none: the ladder has a field for each."""
    if reason := plain_reason(text):
        value[path[0]] = reason
        return
    parts = [part for part in re.split(r"\s*(?:,|;|\bor\b)\s*", text) if part]
    scores = [_int_or_text(part) for part in parts]
    if len(scores) == 1:
        _put(value, path, scores[0])
    elif all(isinstance(score, int) for score in scores):
        _put(value, (*path[:-1], "one_of"), tuple(sorted(scores)))
    else:
        _put(value, path, text)


def _named(value: dict[str, Any], path: FieldPath, question: FormQuestion, text: str) -> None:
    """Lines that begin with a name, each with the place in which the others stand, too."""
    ids = {name.casefold(): name_id for name, name_id in question.names}
    around = value.setdefault(path[0], {})
    place = around.get("place", {}) if isinstance(around, dict) else {}
    items = []
    for line in _items(text, of_ids=False):
        name, _, said = (part.strip() for part in line.partition(":"))
        own_id = ids.get(name.casefold(), name)
        items.append({"id": own_id, "value": plain_reason(said) or said, "place": place})
    _put(value, path, tuple(items))


_READERS: Final[dict[Shape, Callable[[dict[str, Any], FieldPath, FormQuestion, str], None]]] = {
    Shape.NUMBER: _number,
    Shape.LINES: _lines,
    Shape.AUTHORS: _authors,
    Shape.SCORE: _score,
    Shape.NAMED: _named,
}


def _items(text: str, *, of_ids: bool) -> list[str]:
    """The items of an answer, one a line, as people write lists; ids also with commas between."""
    lines = re.split(r"[\n,]" if of_ids else r"\n", text)
    return [item for line in lines if (item := re.sub(r"^\s*[-*•]\s+", "", line).strip())]


def _int_or_text(text: str) -> int | str:
    return int(text) if _WHOLE_NUMBER.fullmatch(text) else text


def _without_places_of_nothing(value: dict[str, Any]) -> dict[str, Any]:
    """The same without a ladder of which only the shared source is known."""
    ladder = value.get(LADDER[0])
    if isinstance(ladder, dict) and set(ladder) == {"place"} and set(ladder["place"]) == {"source"}:
        return {name: item for name, item in value.items() if name != LADDER[0]}
    return value
