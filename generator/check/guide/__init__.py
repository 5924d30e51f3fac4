"""What each problem code means for the evidence, in words: the only place where it is written.

The words stand in one TOML file a family. Pages, ``docs/problem-codes.md`` and messages take them
from here. A code has ``wrong``, ``why`` and ``mend``, and an example: the lines ``before`` stand in
the invalid case ``case`` below ``tests/cases/invalid/`` and give exactly this code (and those in
``also``, which cannot be had apart from it); with the lines ``after`` in their stead there is no
problem. The tests try each example.
"""

from __future__ import annotations

import textwrap
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from generator.evidence.codes import CODES

FAMILIES: Final[dict[str, tuple[str, str]]] = {
    "S": ("shape", "Shape of a file"),
    "I": ("identifiers", "Identifiers"),
    "L": ("links", "Links between records"),
    "E": ("evidence", "Evidence"),
    "T": ("templates", "Templates and pages"),
}
"""The families of codes: their file here, and what they are called."""


@dataclass(frozen=True)
class Meaning:
    """What a code means; ``before`` and ``after`` are lines as they stand in a file."""

    code: str
    rule: str
    wrong: str
    why: str
    mend: str
    before: str
    after: str
    case: str = ""
    also: tuple[str, ...] = ()

    @property
    def family(self) -> str:
        """What its family is called."""
        return FAMILIES[self.code[0]][1]


@cache
def meanings() -> dict[str, Meaning]:
    """The meaning of each code that has been explained, in the order of the codes."""
    found = {}
    for file, _ in FAMILIES.values():
        text = (Path(__file__).parent / f"{file}.toml").read_text(encoding="utf-8")
        for code, words in tomllib.loads(text).items():
            also = tuple(words.pop("also", ()))
            found[code] = Meaning(code=code, rule=CODES.get(code, ""), also=also, **words)
    order = {code: place for place, code in enumerate(CODES)}
    return dict(sorted(found.items(), key=lambda item: order.get(item[0], len(order))))


def shown(lines: str) -> str:
    """Lines of an example as a reader sees them: moved to the left, nothing invisible."""
    visible = "".join(
        chr(0x2400 + ord(letter)) if letter < " " and letter != "\n" else letter for letter in lines
    )
    return textwrap.dedent(visible)


def sections(codes: Iterable[str]) -> str:
    """These codes with their meaning, as Markdown; raises KeyError for one that there is not."""
    lines = [line for code in codes for line in _section(meanings()[code])]
    return "\n".join(lines).lstrip() + "\n"


def as_markdown() -> str:
    """All codes with their meaning, as one page of the repository's documents."""
    lines = [
        "# Problem codes",
        "",
        "What `evidence check` says, what it means for the evidence, and how to mend it. Codes are",
        "never reused. This page is written by `evidence codes`; the words stand in",
        "`generator/check/guide/`.",
    ]
    for family, (_, title) in FAMILIES.items():
        lines += ["", f"## {title}"]
        for meaning in meanings().values():
            if meaning.code[0] == family:
                lines += _section(meaning)
    return "\n".join(lines) + "\n"


def _section(meaning: Meaning) -> list[str]:
    return [
        *("", f"### {meaning.code}", "", f"**{meaning.rule}** {meaning.wrong}"),
        *("", meaning.why, "", meaning.mend),
        *("", "Before:", "", "```text", shown(meaning.before), "```"),
        *("", "After:", "", "```text", shown(meaning.after), "```"),
    ]
