"""What each problem code means for the evidence, in words: the only place where it is written.

The words stand in one TOML file a family, in English; ``tools/words.py`` puts them into the
catalogue of messages. Pages, ``docs/problem-codes.md`` and messages take them from here. A code has
``wrong``, ``why`` and ``mend``, and an example: the lines ``before`` stand in the invalid case
``case`` below ``tests/cases/invalid/`` and give exactly this code (and those in ``also``, which
cannot be had apart from it); with the lines ``after`` in their stead there is no problem. The tests
try each example.
"""

from __future__ import annotations

import textwrap
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

from generator.evidence.codes import CODES
from generator.evidence.interface import N_, WHATEVER, _, pgettext

FAMILIES: Final[dict[str, tuple[str, str]]] = {
    "S": ("shape", N_("Shape of a file")),
    "I": ("identifiers", N_("Identifiers")),
    "L": ("links", N_("Links between records")),
    "E": ("evidence", N_("Evidence")),
    "T": ("templates", N_("Templates and pages")),
}
"""The families of codes: their file here, and what they are called."""


SAID: Final = ("rule", "wrong", "why", "mend")
"""What of a meaning is said in words."""


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
        return _(FAMILIES[self.code[0]][1])


def meanings() -> dict[str, Meaning]:
    """The meaning of each code that has been explained, in the order of the codes."""
    return {code: _said(meaning) for code, meaning in written_meanings().items()}


def _said(meaning: Meaning) -> Meaning:
    """A meaning in the language that is spoken; a study stays one, whatever is counted in."""
    rule, wrong, why, mend = (pgettext(WHATEVER, getattr(meaning, name)) for name in SAID)
    return replace(meaning, rule=rule, wrong=wrong, why=why, mend=mend)


@cache
def written_meanings() -> dict[str, Meaning]:
    """The same in English, as they stand in the files."""
    found = {}
    for file, _other in FAMILIES.values():
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
    title = _("Problem codes")
    lines = [
        f"# {title}",
        "",
        _(
            "What `evidence check` says, what it means for the evidence, and how to mend it. Codes "
            "are\nnever reused. This page is written by `evidence codes`; the words stand in\n"
            "`generator/check/guide/`."
        ),
    ]
    for family, (_other, title) in FAMILIES.items():
        lines += ["", f"## {_(title)}"]
        for meaning in meanings().values():
            if meaning.code[0] == family:
                lines += _section(meaning)
    return "\n".join(lines) + "\n"


def _section(meaning: Meaning) -> list[str]:
    return [
        *("", f"### {meaning.code}", "", f"**{meaning.rule}** {meaning.wrong}"),
        *("", meaning.why, "", meaning.mend),
        *("", _("Before:"), "", "```text", shown(meaning.before), "```"),
        *("", _("After:"), "", "```text", shown(meaning.after), "```"),
    ]
