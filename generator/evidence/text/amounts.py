"""Amounts as records write them: a number, a range of numbers, at least or at most one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_NUMBER: Final = r"\d{1,12}(?:\.\d{1,6})?"
_RANGE: Final = re.compile(rf"({_NUMBER})\s*(?:[-\u2010-\u2014]|to)\s*({_NUMBER})")
_LEAST: Final = re.compile(rf"(?:at least|from|≥|>=)\s*({_NUMBER})|({_NUMBER})\s*(?:or more|\+)")
_MOST: Final = re.compile(rf"(?:at most|up to|≤|<=)\s*({_NUMBER})|({_NUMBER})\s*or less")


@dataclass(frozen=True)
class Amount:
    """From one number to another; where they are equal, one number; without one, open there."""

    low: float | None
    high: float | None

    @property
    def exact(self) -> float | None:
        """The number, where it is one."""
        return self.low if self.low == self.high else None


def read_amount(text: str) -> Amount | None:
    """What a text gives, without a unit; None where it is no amount, or its ends are crossed.

    >>> read_amount("20 to 35"), read_amount("at least 18"), read_amount("7")
    (Amount(low=20, high=35), Amount(low=18, high=None), Amount(low=7, high=7))
    >>> read_amount("35–20"), read_amount("many"), read_amount("20 years")
    (None, None, None)
    """
    text = text.strip()
    if re.fullmatch(_NUMBER, text):
        return Amount(_number(text), _number(text))
    if found := _RANGE.fullmatch(text):
        low, high = map(_number, found.groups())
        return Amount(low, high) if low < high else None
    if found := _LEAST.fullmatch(text):
        return Amount(_number(found[1] or found[2]), None)
    if found := _MOST.fullmatch(text):
        return Amount(None, _number(found[1] or found[2]))
    return None


def amount_words(amount: Amount) -> str:
    """An amount as records write it.

    >>> amount_words(Amount(20, 35)), amount_words(Amount(None, 90)), amount_words(Amount(7, 7))
    ('20–35', 'at most 90', '7')
    """
    if amount.low is None:
        return f"at most {_plain(amount.high or 0)}"
    if amount.high is None:
        return f"at least {_plain(amount.low)}"
    if amount.low == amount.high:
        return _plain(amount.low)
    return f"{_plain(amount.low)}–{_plain(amount.high)}"


def _number(text: str) -> float:
    return float(text) if "." in text else int(text)


def _plain(number: float) -> str:
    """A number without an exponent, and without a point where it is whole."""
    if number == int(number):
        return str(int(number))
    return f"{number:.6f}".rstrip("0")
