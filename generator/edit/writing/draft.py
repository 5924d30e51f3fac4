"""A record that is only partly known, as a file to fill in.

What is known stands there as in any record. A required field that is still missing stands there
without a value and says so beside it, so that the check names it with its line and with what
belongs there. What may be left out stands there as a comment, ready to be used. Nothing is made up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from generator.edit.writing.layout import field_lines, first_line, list_lines
from generator.edit.writing.scalars import STEP, WIDTH, comment_text, folded
from generator.evidence.fields import NEVER_TYPED, TO_FILL_IN, FieldRule, fields_of
from generator.evidence.records.base import Record
from generator.evidence.records.kinds import Kind
from generator.evidence.records.reported import NOT_REPORTED

OPTIONAL = "optional"
_NOT_IN_A_NEW_RECORD = NEVER_TYPED | {"formerly"}
_HELP = (
    f'Lines with "{TO_FILL_IN}" need a value. Where the sources say nothing, most of them take the '
    f'words: {NOT_REPORTED}. Lines that begin with # and say "{OPTIONAL}" may be used by taking '
    "the # away, or be deleted, as all comments may. The check names what is still missing."
)


def draft_text(
    value: Mapping[str, Any],
    kind: Kind,
    *,
    schemas: str | None = None,
    origin: str = "",
    left: Sequence[str] = (),
) -> str:
    """The file of a record of which the given plain values are known.

    ``origin`` says where the values come from. ``left`` are texts that had no place in the record;
    they stand in comments at the end.
    """
    lines = [first_line(kind, schemas), *_comment(_HELP, 0)]
    lines += _comment(origin, 0) if origin else ()
    lines += _fields(value, kind.model, 0, with_optional=True)
    if left:
        lines += ["#", *_comment("Not placed above. Take over what belongs here, then delete:", 0)]
        lines += [line for text in left for line in _comment(text, 0, hanging="  ")]
    return "\n".join(lines) + "\n"


def is_blank(value: Any) -> bool:
    """Whether a value is still to be filled in: nothing, or a mapping or list of nothing."""
    if isinstance(value, Mapping):
        return all(is_blank(item) for item in value.values())
    if isinstance(value, list | tuple):
        return all(is_blank(item) for item in value)
    return value is None


def _fields(
    value: Mapping[str, Any], model: type[Record], indent: int, *, with_optional: bool
) -> Iterator[str]:
    """The fields of one mapping in house order, then what no model knows."""
    rules = fields_of(model)
    for rule in rules:
        known = value.get(rule.name)
        if not is_blank(known):
            yield from _known(rule, known, model, indent)
        elif rule.required:
            yield from _missing(rule, indent)
        elif with_optional and rule.name not in _NOT_IN_A_NEW_RECORD:
            yield from _possible(rule, indent)
    names = {rule.name for rule in rules}
    for name in value:
        if name not in names:
            yield from field_lines(name, value[name], model, indent)


def _known(rule: FieldRule, value: Any, model: type[Record], indent: int) -> Iterator[str]:
    head = f"{' ' * indent}{rule.name}:"
    part = rule.part_in(value)
    if part and isinstance(value, Mapping):
        yield head
        yield from _fields(value, part, indent + STEP, with_optional=True)
    elif rule.part and isinstance(value, list | tuple):
        yield head
        for item in value:
            if isinstance(item, Mapping):
                inner = list(_fields(item, rule.part, indent + 2 * STEP, with_optional=False))
                yield from _as_item(inner or list(_blank_item(rule.part, indent)), indent)
            else:
                yield from list_lines([item], None, indent + STEP)
    else:
        yield from field_lines(rule.name, value, model, indent)


def _missing(rule: FieldRule, indent: int) -> Iterator[str]:
    """A required field without its value, down to the fields that people write."""
    head = f"{' ' * indent}{rule.name}:"
    if rule.part is None or rule.or_not_reported:
        yield from _said(head, TO_FILL_IN, _about(rule), indent)
        if rule.part:
            yield from _as_comment(_in_use(_skeleton(rule, indent)), indent)
    else:
        yield head
        yield from _skeleton(rule, indent)


def _skeleton(rule: FieldRule, indent: int) -> Iterator[str]:
    """What stands below a field of records that is still empty: the record, or its first item."""
    if rule.part is None:
        return
    if rule.listed:
        yield from _as_item(list(_blank_item(rule.part, indent)), indent)
    else:
        yield from _fields({}, rule.part, indent + STEP, with_optional=True)


def _blank_item(part: type[Record], indent: int) -> Iterator[str]:
    """An empty item; where no field is required by itself, the first one stands for all."""
    inner = indent + 2 * STEP
    first, *others = fields_of(part)
    if any(rule.required for rule in (first, *others)):
        yield from _fields({}, part, inner, with_optional=True)
        return
    yield from _missing(first, inner)
    for rule in others:
        yield from _possible(rule, inner)


def _possible(rule: FieldRule, indent: int) -> Iterator[str]:
    """A field that may be left out, as a comment; at the top of the file with what is in it."""
    head = f"{' ' * indent}# {rule.name}:"
    yield from _said(head, OPTIONAL, _about(rule), indent)
    if rule.part and indent == 0:
        yield from _as_comment(list(_skeleton(rule, indent)), indent)


def _as_item(lines: Sequence[str], indent: int) -> Iterator[str]:
    """The lines of a mapping as an item of a list: a hyphen before its first field."""
    begin = indent + STEP
    first = next(number for number, line in enumerate(lines) if not line.lstrip().startswith("#"))
    for number, line in enumerate(lines):
        before = {True: "- ", False: ""}[number == first] if number <= first else "  "
        yield f"{' ' * begin}{before}{line[begin + STEP :]}"


def _as_comment(lines: Iterable[str], indent: int) -> Iterator[str]:
    """Lines that take effect when the first # of each is taken away."""
    before = " " * indent
    return (
        line if line.startswith(f"{before}#") else f"{before}# {line[indent:]}" for line in lines
    )


def _in_use(lines: Iterable[str]) -> Iterator[str]:
    """Lines in which optional fields take effect; for a place that is a comment as a whole."""
    return (re.sub(r"^( *)# (?=[a-z_]+:(?:  #|$))", r"\1", line) for line in lines)


def _about(rule: FieldRule) -> str:
    """What belongs in a field, in one line."""
    shape = "" if rule.form == "text" else rule.form
    if rule.choices and not all(f"{choice}:" in rule.about for choice in rule.choices):
        shape = " | ".join(rule.choices)
    if rule.part:
        inside = [f for f in fields_of(rule.part) if f.name not in NEVER_TYPED]
        inside = [f for f in inside if f.required] or inside if rule.listed else inside
        names = ", ".join(f.name for f in inside)
        shape = f"a list, each with {names}" if rule.listed else names
    elif rule.listed:
        shape = f"a list: {shape}" if shape else "a list"
    if rule.or_not_reported and (rule.part or rule.listed or rule.form != "text"):
        shape = ", ".join(part for part in (shape, f"or the words: {NOT_REPORTED}") if part)
    return ". ".join(part for part in (shape, rule.about) if part)


def _said(head: str, word: str, about: str, indent: int) -> Iterator[str]:
    """A line with a remark behind it; with the remark above it where both do not fit."""
    beside = f"{head}  # {word}: {about}" if about else f"{head}  # {word}"
    if len(beside) <= WIDTH:
        yield beside
    else:
        yield from _comment(about, indent)
        yield f"{head}  # {word}"


def _comment(text: str, indent: int, hanging: str = "") -> Iterator[str]:
    before = f"{' ' * indent}# "
    for number, line in enumerate(folded(comment_text(text), WIDTH - len(before) - len(hanging))):
        yield f"{before}{hanging if number else ''}{line}".rstrip()
