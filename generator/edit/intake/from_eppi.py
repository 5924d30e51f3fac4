"""JSON of EPPI-Reviewer to a grid: a row an item, a column a field or a question of its codes.

The form is that of the program's "JSON report": code sets hold attributes in attributes; an item
names the attributes that it is coded with, with what was written and marked in the text. Attributes
that stand below the same one answer one question. Where the answers go, a mapping says: to a
characteristic, to drafts of themes, or to comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from generator.edit.intake.codes import Code
from generator.edit.intake.grid import Grid, SheetRow
from generator.edit.intake.heads import BETWEEN
from generator.edit.intake.incoming import CannotRead, note_at, problem_at
from generator.edit.intake.json_text import ValueLines, parsed
from generator.edit.intake.mapping import SheetMapping
from generator.evidence.interface import _
from generator.evidence.text.invisible import in_one_line

FORM: Final = "JSON of EPPI-Reviewer"
ANSWERS: Final = " | "
"""What stands between the answers to one question."""
_WORDS: Final = "in words"
_MARKED = re.compile(r"\[¬[se]\]\"?")
_NOT_FIELDS: Final = frozenset({"Codes", "Outcomes", "ItemId"})
_DEEPEST: Final = 60
_LONGEST: Final = 20_000


@dataclass(frozen=True)
class Attribute:
    """What an item can be coded with: its name, the question it answers, and what is said of it."""

    name: str
    question: str
    description: str = ""


def read_eppi(text: str) -> Grid:
    """The items of a report, with their coding; raises CannotRead if it is none."""
    value = parsed(text, FORM)
    items = value.get("References") if isinstance(value, dict) else None
    if not isinstance(items, list) or not items:
        hint = _("In EPPI-Reviewer, choose Reports, and save the JSON with references and codes.")
        raise CannotRead(problem_at(1, _("The file holds no References of EPPI-Reviewer."), hint))
    attributes, lines = attributes_in(value), ValueLines(text, "ItemId")
    rows: list[tuple[int, dict[str, str]]] = []
    notes = []
    for number, item in enumerate(items, 1):
        if not isinstance(item, dict):
            notes.append(
                note_at(
                    0, _("Item {number} of the References has no fields: left out.", number=number)
                )
            )
            continue
        line = lines.of(item.get("ItemId"))
        found = {name: _text(cell) for name, cell in item.items() if name not in _NOT_FIELDS}
        found["ItemId"] = _text(item.get("ItemId"))
        for question, answers in _coding(item, attributes).items():
            found[question] = answers[:_LONGEST]
        if item.get("Outcomes"):
            notes.append(note_at(line, _("The item has outcomes, which are not read.")))
        rows.append((line or number, found))
    names = list(
        dict.fromkeys(name for _other, found in rows for name, text in found.items() if text)
    )
    kept = tuple(SheetRow(line, tuple(row.get(name, "") for name in names)) for line, row in rows)
    return Grid(tuple(names), kept, tuple(notes))


def attributes_in(value: Mapping[str, Any]) -> dict[str, Attribute]:
    """The attributes of the code sets of a report, by their numbers as texts."""
    found: dict[str, Attribute] = {}
    sets = value.get("CodeSets")
    for code_set in _listed(sets):
        if isinstance(code_set, dict):
            name = in_one_line(_text(code_set.get("SetName")))
            found |= dict(_below(code_set, (name,), 0))
    return found


def codes_in(grid: Grid, mapping: SheetMapping, text: str = "") -> list[Code]:
    """The values of columns that begin themes, as codes, each with the items coded with it.

    What EPPI-Reviewer says of them stands in ``text``, if the grid is of its JSON.
    """
    attributes = attributes_in(parsed(text, FORM)) if text else {}
    said = {(known.question, known.name): known.description for known in attributes.values()}
    found: dict[tuple[str, str], list[str]] = {}
    for question in mapping.themes:
        column = grid.names.index(question)
        for row in grid.rows:
            cell = row.cells[column] if column < len(row.cells) else ""
            for name in filter(None, map(in_one_line, cell.split(mapping.between(question)))):
                found.setdefault((question, name), []).append(_title(grid, row))
    return [
        Code(name, 0, (question,), said.get((question, name), ""), coded=tuple(items))
        for (question, name), items in found.items()
    ]


def _title(grid: Grid, row: SheetRow) -> str:
    cells = dict(zip(grid.names, row.cells, strict=False))
    return cells.get("ShortTitle") or cells.get("Title") or _("line {number}", number=row.number)


def _below(
    holder: Mapping[str, Any], around: tuple[str, ...], depth: int
) -> Iterator[tuple[str, Attribute]]:
    held = holder.get("Attributes")
    listed = held.get("AttributesList") if isinstance(held, dict) else None
    for one in _listed(listed) if depth < _DEEPEST else ():
        if isinstance(one, dict):
            name = in_one_line(_text(one.get("AttributeName")))
            said = one.get("AttributeSetDescription") or one.get("AttributeDescription")
            attribute = Attribute(name, BETWEEN.join(around), in_one_line(_text(said)))
            yield _text(one.get("AttributeId")), attribute
            yield from _below(one, (*around, name), depth + 1)


def _coding(item: Mapping[str, Any], attributes: Mapping[str, Attribute]) -> dict[str, str]:
    """What an item is coded with, by question; what was written and marked, beside it."""
    answers: dict[str, list[str]] = {}
    for code in _listed(item.get("Codes")):
        if not isinstance(code, dict):
            continue
        number = _text(code.get("AttributeId"))
        attribute = attributes.get(number) or Attribute(f"code {number}", "Codes without a set")
        given = answers.setdefault(attribute.question, [])
        name = attribute.name.replace(ANSWERS, " / ")
        if name not in given:
            given.append(name)
        if words := [text for text in _words(code) if text]:
            key = BETWEEN.join((attribute.question, attribute.name, _WORDS))
            answers.setdefault(key, []).extend(words)
    return {question: ANSWERS.join(given) for question, given in answers.items()}


def _words(code: Mapping[str, Any]) -> Iterator[str]:
    """What reviewers wrote beside a code, and the passages that they marked."""
    yield in_one_line(_text(code.get("AdditionalText")))
    for marked in _listed(code.get("ItemAttributeFullTextDetails")):
        if isinstance(marked, dict):
            yield in_one_line(_MARKED.sub("", _text(marked.get("Text"))))


def _text(value: Any) -> str:
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
