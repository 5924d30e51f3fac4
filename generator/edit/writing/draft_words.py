"""What a draft says beside its fields: what belongs there, as comments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.edit.writing.scalars import WIDTH, comment_text, folded
from generator.evidence.fields import TO_FILL_IN, Holds, RecordField, typed_fields
from generator.evidence.interface import N_, _
from generator.evidence.records.reported import NOT_REPORTED

OPTIONAL: Final = "optional"
_HELP: Final = N_(
    'Lines with "{to_fill_in}" need a value. Where the sources say nothing, most of them take the '
    'words: {words}. Lines that begin with # and say "{optional}" may be used by taking the # '
    "away, or be deleted, as all comments may. The check names what is still missing."
)


def help_lines() -> tuple[str, ...]:
    """What every draft says first, as comment lines."""
    said = _(_HELP, to_fill_in=TO_FILL_IN, words=NOT_REPORTED, optional=OPTIONAL)
    return tuple(comment(said, 0))


def about(rule: RecordField) -> str:
    """What belongs in a field, in one line."""
    shape = _(rule.holds.value) if rule.holds in {Holds.NUMBER, Holds.TRUTH} else ""
    if rule.choices and not all(f"{choice}:" in rule.help for choice in rule.choices):
        shape = " | ".join(rule.choices)
    if rule.part:
        inside = typed_fields(rule.part)
        inside = tuple(f for f in inside if f.required) or inside if rule.listed else inside
        names = ", ".join(f.name for f in inside)
        shape = _("a list, each with {names}", names=names) if rule.listed else names
    elif rule.listed:
        shape = _("a list: {shape}", shape=shape) if shape else _("a list")
    if rule.may_be_absent and (rule.part or rule.listed or not rule.is_text):
        shape = ", ".join(
            part for part in (shape, _("or the words: {words}", words=NOT_REPORTED)) if part
        )
    return ". ".join(part for part in (shape, rule.help and _(rule.help)) if part)


def said(head: str, word: str, about: str, indent: int) -> Iterator[str]:
    """A line with a remark behind it; with the remark above it where both do not fit."""
    beside = f"{head}  # {word}: {about}" if about else f"{head}  # {word}"
    if len(beside) <= WIDTH:
        yield beside
    else:
        yield from comment(about, indent)
        yield f"{head}  # {word}"


def comment(text: str, indent: int, hanging: str = "") -> Iterator[str]:
    """A text as comment lines that keep to the width."""
    before = f"{' ' * indent}# "
    for number, line in enumerate(folded(comment_text(text), WIDTH - len(before) - len(hanging))):
        yield f"{before}{hanging if number else ''}{line}".rstrip()
