"""The words of a closed list, each with what it means."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Choice(StrEnum):
    """A word of a closed list; its meaning stands beside it and is shown where one chooses."""

    meaning: str

    def __new__(cls, word: str, meaning: str = "") -> Self:
        """Takes the word and what it means, in a sentence."""
        choice = str.__new__(cls, word)
        choice._value_ = word
        choice.meaning = meaning
        return choice
