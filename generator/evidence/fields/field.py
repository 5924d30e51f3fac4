"""What is known of one field of a record."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from generator.evidence.interface import N_
from generator.evidence.records.base import ID_PATTERN, Record
from generator.evidence.records.choice import Choice
from generator.evidence.records.markers import RefersTo, Trait, Words
from generator.evidence.records.reported import Absence, is_absence_mapping


class Holds(StrEnum):
    """What a field holds, or each item of its list."""

    TEXT = N_("text")
    PROSE = N_("text in paragraphs")
    NUMBER = N_("a whole number")
    TRUTH = N_("true or false")
    PART = N_("fields of its own")


@dataclass(frozen=True)
class RecordField:
    """What is known of one field of a record, or of a part of one."""

    name: str
    label: str
    """What it is called."""
    question: str
    """How a person is asked for it."""
    asked_though_optional: bool
    headed: str
    """The pattern of the headings of its column in a sheet; empty where none is usual."""
    help: str
    """What is said of it beside its label; empty where it goes without saying."""
    meaning: str
    """The same; where that is empty, what is said of what it holds."""
    examples: tuple[Any, ...]
    holds: Holds
    part: type[Record] | None
    """The record inside it, or that each item of its list is."""
    called: str
    """What one such part is called: a finding, a quote."""
    within_record: bool
    """Whether others name such a part by its record's id and its own."""
    listed: bool
    one_or_more: bool
    """Whether a value may stand alone, or several in a list."""
    required: bool
    may_be_absent: bool
    """Whether it may say, in place of a value, why there is none."""
    choices: tuple[Choice, ...]
    """The words that are allowed, each with its meaning."""
    words: Words | None
    """Whose words a text is in; None where it holds no text."""
    refers: RefersTo | None
    """What its ids name; None where it holds none, or its own."""
    written_by: str
    """The command that writes it; empty where a person does."""
    anchor: str
    """The family of the anchors under which it stands on pages; empty where it has none."""
    traits: frozenset[Trait]
    pattern: str
    written_as: str
    """The form of its values in words, said where one is written otherwise."""
    also_text: str
    """The pattern of the text that may stand in place of a number; empty where none may."""
    longest: int | None
    least: int | None
    most: int | None
    default: Any

    def part_in(self, value: Any) -> type[Record] | None:
        """The record inside a plain value, or inside each of its items: an absence is one, too."""
        return Absence if self.may_be_absent and is_absence_mapping(value) else self.part

    @property
    def is_text(self) -> bool:
        """Whether a value is text: also a code, or a word of a closed list."""
        return self.holds in {Holds.TEXT, Holds.PROSE}

    @property
    def is_id(self) -> bool:
        """Whether it holds ids: its record's own, or those of others."""
        return self.pattern == ID_PATTERN

    @property
    def is_own_id(self) -> bool:
        """Whether it is the id of the record in which it stands."""
        return self.name == "id" and self.refers is None

    @property
    def in_a_row(self) -> bool:
        """Whether the items of its list stand in one row: ids, numbers or allowed words."""
        return self.listed and (self.holds is Holds.NUMBER or bool(self.choices) or self.is_id)
