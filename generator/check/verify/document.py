"""A copy of a source as the comparison sees it: sections with paragraphs, and what was forgiven."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from generator.evidence.text.brackets import LOWERED, RAISED

DIVIDED: Final = "\ue000"
"""Stands where a line ended in a hyphen: nobody can tell whether the word has it elsewhere."""


class CannotRead(Exception):
    """A file that cannot be compared; the text says why, and what to do."""


class BlockKind(Enum):
    """What a block of a document is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item of a list"
    QUOTATION = "quotation"
    EXHIBIT = "table, figure or box"
    REFERENCE = "reference"


@dataclass(frozen=True)
class Block:
    """A heading, paragraph, item, quotation, exhibit or reference of a document."""

    kind: BlockKind
    text: str
    level: int = 0
    """Of a heading: 1 for the title; 0 where the document does not say."""


@dataclass(frozen=True)
class Section:
    """A heading with what stands under it, up to the next heading."""

    title: str
    parents: tuple[str, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Copy:
    """A copy of a source, read."""

    form: str
    sections: tuple[Section, ...]
    """In their order; the first one has no title where text stands before any heading."""
    forgiven: Mapping[str, int] = field(default_factory=dict)
    """What was passed over, by kind, with how often."""
    has_paragraphs: bool = True
    """Whether the file says where paragraphs begin; a PDF does not."""

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Everything below headings, in order."""
        return tuple(block for section in self.sections for block in section.blocks)


def shown(text: str) -> str:
    """A text of a copy for people: without marks of ours, on one line."""
    plain = text.replace(DIVIDED, "").replace(RAISED, "").replace(LOWERED, "")
    return " ".join(plain.split())
