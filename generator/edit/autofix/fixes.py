"""The slips of one value that a program can put right, one small function each, in one table.

A fix takes a value with its field and returns the value as it should be. None of them is asked
about a quotation: its words are never touched.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from generator.edit.autofix.forms import Spot, is_quotation, spots
from generator.evidence.fields import Holds, RecordField
from generator.evidence.loading.yaml_tree import TreeBranch
from generator.evidence.records.base import Record
from generator.evidence.records.markers import Trait, Words
from generator.evidence.records.reported import plain_reason
from generator.evidence.text.doi import DOI_PATTERN, read_doi
from generator.evidence.text.invisible import without_hidden


@dataclass(frozen=True)
class Fix:
    """What is put right, under which codes (none where the check says nothing), and how."""

    about: str
    codes: tuple[str, ...]
    value: Callable[[Spot], Any]


def plain_doi(spot: Spot) -> Any:
    """A DOI without an address, a word or a full stop around it; capital letters in it stay."""
    value = spot.leaf.value
    if spot.field.pattern != DOI_PATTERN or not isinstance(value, str):
        return value
    return read_doi(value) or value


def listed_word(spot: Spot) -> Any:
    """A word of a closed list with its capitals, spaces and hyphens as in the list."""
    value, choices = spot.leaf.value, spot.field.choices
    if not isinstance(value, str) or value in choices:
        return value
    return next((choice for choice in choices if _bare(choice) == _bare(value)), value)


def absence(spot: Spot) -> Any:
    """The words for why a value is absent, as they are spelled here."""
    value = spot.leaf.value
    if not spot.field.may_be_absent or not isinstance(value, str):
        return value
    return plain_reason(value) or value


def number_as_text(spot: Spot) -> Any:
    """A number where text is expected, such as a volume, as text."""
    value, field = spot.leaf.value, spot.field
    is_text = field.is_text and not (field.is_id or field.refers)
    if is_text and type(value) in {int, float} and spot.leaf.token:
        return spot.leaf.token
    return value


def text_as_number(spot: Spot) -> Any:
    """A whole number that was put in quotation marks, as a number."""
    value = spot.leaf.value
    is_number = spot.field.holds is Holds.NUMBER and isinstance(value, str)
    return int(value) if is_number and re.fullmatch(r"\s*[0-9]{1,9}\s*", value) else value


def no_stray_characters(spot: Spot) -> Any:
    """A text without spaces at its ends, and without unseen characters that nobody needs."""
    value = spot.leaf.value
    if not isinstance(value, str):
        return value
    return without_hidden(value).strip() or value


def house_marks(spot: Spot) -> Any:
    """Straight apostrophes and curved double quotation marks, in the editors' own words.

    Words that stand in quotation marks are somebody else's and stay as they are.
    """
    value = spot.leaf.value
    if not _may_be_styled(spot.field) or not isinstance(value, str) or "`" in value:
        return value
    passages = re.split(r"(“[^”]*”)", value)
    return "".join(text if text.startswith("“") else _with_marks(text) for text in passages)


FIXES: Final[tuple[Fix, ...]] = (
    Fix("a DOI in another form", ("S017",), plain_doi),
    Fix("a word of a closed list, spelled otherwise", ("S013",), listed_word),
    Fix("“not reported” and the like, spelled otherwise", ("S012", "I008"), absence),
    Fix("a number where text is expected", ("S012",), number_as_text),
    Fix("a number in quotation marks", ("S012",), text_as_number),
    Fix("spaces at the ends, invisible characters", ("S014", "S030"), no_stray_characters),
    Fix("apostrophes and quotation marks", (), house_marks),
)


def fix_values(root: TreeBranch, model: type[Record]) -> None:
    """Put right every value of a tree that can be."""
    for spot in spots(root, model):
        if not is_quotation(spot.field):
            for fix in FIXES:
                spot.leaf.put(fix.value(spot))


def _may_be_styled(field: RecordField) -> bool:
    """Whether it is a text of some length in the editors' own words, to be kept as it stands."""
    long = field.holds is Holds.PROSE or Trait.LONG in field.traits
    return long and field.words is Words.OURS and Trait.AS_WRITTEN not in field.traits


def _bare(word: str) -> str:
    return re.sub(r"[\s_\u2010-\u2013-]+", "", word).casefold()


def _with_marks(text: str) -> str:
    if "\u2018" not in text:
        text = re.sub(r"(?<=[^\W\d])’", "'", text)
    # Behind a figure it stands for inches or seconds, or may: then no pair is sure.
    unsure = text.count('"') % 2 or re.search(r'\d"', text) or {"“", "”"} & set(text)
    return text if unsure else re.sub(r'(?<!\w)"(?!\s)([^"]*)(?<!\s)"(?!\w)', r"“\1”", text)
