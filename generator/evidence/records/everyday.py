"""Everyday words: what readers type, and what the same thing is called in records."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.evidence.records.base import Line, Record


class Alike(Record):
    """Words and phrases that mean much the same to whoever searches."""

    words: Annotated[tuple[Line, ...], Field(min_length=1)] = Field(
        description="Each of them finds what the others stand in.",
        examples=[["kids", "children", "young people"]],
    )
    narrower: tuple[Line, ...] = Field(
        default=(),
        description="What is part of it or a kind of it: each of the words finds these too, and "
        "these do not find each other.",
        examples=[["twins", "toddlers"]],
    )
    nearest: tuple[Line, ...] = Field(
        default=(),
        description="What comes nearest: it is looked for where nothing has any of the words.",
    )


class EverydayWords(Record):
    """The words that the search takes for one another."""

    alike: tuple[Alike, ...] = Field(description="Words and phrases, one item a meaning.")
