"""A value put into a record by the path of its field: ``reference.authors.0.family``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from generator.evidence.fields import Holds, RecordField, field_of, fields_of
from generator.evidence.interface import _
from generator.evidence.problems import NOWHERE, Problem, did_you_mean
from generator.evidence.records.base import Record
from generator.evidence.records.dimensions import ValueKind
from generator.evidence.records.reported import PLAIN_REASONS, plain_reason
from generator.evidence.records.review import Review
from generator.evidence.text.recorded import as_recorded

_MOST_ITEMS: Final = 500
_NUMBER: Final = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,9})?")


class CannotPut(Exception):
    """There is no such field, or it takes no such value; carries the problem."""

    def __init__(self, statement: str, hint: str = "") -> None:
        """What is wrong, and how to mend it."""
        super().__init__(statement)
        self.problem = Problem("", NOWHERE, statement, hint)


def put(
    values: dict[str, Any], model: type[Record], path: str, text: str | int | Sequence[str]
) -> None:
    """Put a value, or the items of a list, under a path; texts become what the field holds.

    A list of ids is cut at commas and semicolons; to any other list the text is added as an item.
    Why a value is absent is understood however it is spelled.
    Whether the value is right is for the shape of the record to say. Raises CannotPut where the
    path leads nowhere.
    """
    steps = path.split(".")
    rule, place = _walked(values, model, steps, path)
    reason = plain_reason(text) if rule.may_be_absent and isinstance(text, str) else None
    if rule.part is not None and reason is None:
        names = ", ".join(field.name for field in fields_of(rule.part))
        last = f"{path}.0" if rule.listed else path
        raise CannotPut(
            _("'{path}' has fields of its own.", path=path),
            _("Write {last}. and one of: {names}.", last=last, names=names),
        )
    place[rule.name] = reason or _typed(rule, text, place.get(rule.name))


def put_parts(
    values: dict[str, Any], model: type[Record], path: str, parts: Sequence[dict[str, str]]
) -> None:
    """Put parts that have fields of their own, as a list, under a path; raises CannotPut."""
    rule, place = _walked(values, model, path.split("."), path)
    place[rule.name] = list(parts)


def put_as_declared(values: dict[str, Any], review: Review, separator: str) -> None:
    """Make numbers and lists of the texts for characteristics that the review declares as such.

    Items of a list stand between separators. A text that is no number stays, for the check to say.
    """
    kinds = {declared.id: declared.kind for declared in review.characteristics}
    characteristics = values.get("characteristics")
    for item in characteristics.get("more", ()) if isinstance(characteristics, dict) else ():
        value, kind = item.get("value"), kinds.get(item.get("id"))
        if not isinstance(value, str) or value in PLAIN_REASONS:
            continue
        if kind is ValueKind.NUMBER and _NUMBER.fullmatch(value):
            item["value"] = float(value) if "." in value else int(value)
        elif kind in {ValueKind.LIST, ValueKind.REFERENCE} and separator in value:
            item["value"] = [part.strip() for part in value.split(separator) if part.strip()]


def rule_at(model: type[Record], path: str) -> RecordField:
    """What is known of the field at a path; raises CannotPut where there is none."""
    return _walked({}, model, path.split("."), path)[0]


def holds_items(model: type[Record], path: str) -> bool:
    """Whether what stands below a path are items of a list of parts; False where it leads nowhere.

    >>> from generator.evidence.records.study import Study
    >>> holds_items(Study, "quotes"), holds_items(Study, "reference"), holds_items(Study, "x")
    (True, False, False)
    """
    try:
        rule = rule_at(model, path)
    except CannotPut:
        return False
    return rule.listed and rule.part is not None


def has(values: Any, path: str) -> bool:
    """Whether values have something at a path; items stand by their number or their id.

    >>> has({"quotes": [{"text": "x"}]}, "quotes.0"), has({"quotes": []}, "quotes.0")
    (True, False)
    """
    for step in path.split("."):
        if isinstance(values, list):
            named = [item for item in values if isinstance(item, dict) and item.get("id") == step]
            numbered = values[int(step) : int(step) + 1] if step.isdecimal() else []
            values = next(iter(named or numbered), None)
        else:
            values = values.get(step) if isinstance(values, dict) else None
    return bool(values)


def _walked(
    values: dict[str, Any], model: type[Record], steps: list[str], path: str
) -> tuple[RecordField, dict[str, Any]]:
    """The rule of the last field, and the mapping that it stands in."""
    here: type[Record] | None = model
    while True:
        name, *steps = steps
        rule = field_of(here, name)
        if rule is None:
            known = [field.name for field in fields_of(here)] if here else []
            hint = did_you_mean(name, known) or _("Known fields: {known}.", known=", ".join(known))
            if not known:
                hint = _("Nothing stands inside a text, a number or a list of texts.")
            raise CannotPut(
                _("The field '{name}' in '{path}' is not known.", name=name[:80], path=path[:120]),
                hint,
            )
        if not steps:
            return rule, values
        here = rule.part
        if rule.part is None:
            continue
        if rule.listed:
            values = _item(values, rule, steps.pop(0), path)
            if not steps:
                names = ", ".join(field.name for field in fields_of(rule.part))
                raise CannotPut(
                    _("'{path}' has fields of its own.", path=path),
                    _("Name one of: {names}.", names=names),
                )
        else:
            values = _inside(values, rule.name, {}, path)


def _item(values: dict[str, Any], rule: RecordField, step: str, path: str) -> dict[str, Any]:
    named = field_of(rule.part, "id")
    if named and named.refers and re.fullmatch(named.pattern, step) and not step.isdecimal():
        return _item_of(values, rule, step, path)
    if not re.fullmatch(r"[0-9]{1,3}", step) or int(step) >= _MOST_ITEMS:
        what = _(
            "'{path}' does not say which item of '{rule}' is meant.", path=path, rule=rule.name
        )
        raise CannotPut(what, _("Count from 0: {rule}.0 is the first.", rule=rule.name))
    items = _inside(values, rule.name, [], path)
    while len(items) <= int(step):
        items.append({})
    found: dict[str, Any] = items[int(step)]
    return found


def _item_of(values: dict[str, Any], rule: RecordField, name: str, path: str) -> dict[str, Any]:
    """The item that speaks of what has this id: a value of a declared characteristic."""
    items: list[dict[str, Any]] = _inside(values, rule.name, [], path)
    known = next((item for item in items if item.get("id") == name), None)
    if known is None:
        known = {"id": name}
        items.append(known)
    return known


def _inside(values: dict[str, Any], name: str, empty: Any, path: str) -> Any:
    inside = values.setdefault(name, empty)
    if not isinstance(inside, type(empty)):
        raise CannotPut(
            _(
                "'{path}' cannot be set, for '{name}' is: {inside}.",
                path=path,
                name=name,
                inside=inside,
            ),
            _("Leave one of them out: {name}.", name=name),
        )
    return inside


def _typed(rule: RecordField, text: str | int | Sequence[str], before: Any) -> Any:
    if not rule.listed:
        return _single(rule, text)
    items = [text] if isinstance(text, str | int) else list(text)
    if rule.in_a_row:
        pieces = [piece.strip() for item in items for piece in re.split(r"[,;]", str(item))]
        return [_single(rule, piece) for piece in pieces if piece]
    return [*(before if isinstance(before, list) else ()), *items]


def _single(rule: RecordField, text: Any) -> Any:
    if isinstance(text, str):
        if rule.holds is Holds.NUMBER and re.fullmatch(r"[0-9]{1,9}", text.strip()):
            return int(text)
        if rule.holds is Holds.TRUTH and text.strip().casefold() in {"true", "false"}:
            return text.strip().casefold() == "true"
        return as_recorded(text, rule.pattern)
    if isinstance(text, int) and rule.is_text:
        return str(text)
    return text
