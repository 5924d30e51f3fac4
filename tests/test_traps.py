"""What goes wrong when people type sentences into YAML: no word is lost without being told.

The traps stand in `cases/traps/traps.toml`; `docs/yaml-traps.md` says for each what is read and
told. `pytest --bless` renews that page.
"""

from __future__ import annotations

import json
import re
import textwrap
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.check.guide import meanings
from generator.check.rules import load_and_check
from generator.evidence.loading import entry_of
from generator.evidence.loading.yaml_text import read_yaml
from generator.evidence.problems import Problem, Severity
from generator.evidence.records.kinds import KINDS
from tests.conftest import REPOSITORY, TESTS

TRAPS = TESTS / "cases" / "traps"
FILES = {"study": "studies/case-2020.yml", "theme": "themes/case.yml"}
AS_TYPED = "What stays as it is typed"


@dataclass(frozen=True)
class Trap:
    """One thing that people type, and what they mean by it."""

    group: str
    typed: str
    text: str
    record: str
    path: tuple[str | int, ...]
    meant: Any

    @property
    def lines(self) -> range:
        """The lines of the file that were typed, with the one below them."""
        first = self.text[: self.text.index(self.typed)].count("\n") + 1
        return range(first, first + self.typed.count("\n") + 2)


class Outcome(NamedTuple):
    """What is read and told of a trap."""

    value: Any
    told: tuple[Problem, ...]


def _traps() -> Iterator[Trap]:
    for group in tomllib.loads((TRAPS / "traps.toml").read_text(encoding="utf-8"))["group"]:
        for trap in group["trap"]:
            record = trap.get("record", "study")
            text = (TRAPS / f"{record}.yml").read_text(encoding="utf-8")
            assert trap["line"] in text
            typed = trap["typed"].strip("\n")
            yield Trap(
                group["title"],
                typed,
                text.replace(trap["line"], typed, 1),
                record,
                tuple(trap["path"]),
                trap.get("meant"),
            )


ALL = list(_traps())


def _at(value: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        try:
            value = value[step]
        except (LookupError, TypeError):
            return None
    return value


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _tried(trap: Trap, content: Path) -> Outcome:
    file = content / FILES[trap.record]
    file.write_text(trap.text, encoding="utf-8", newline="")
    value, _, _ = read_yaml(trap.text.encode(), "")
    _, problems = load_and_check(content)
    shown = f"content/{FILES[trap.record]}"
    file.unlink()
    told = [problem for problem in problems if problem.location.path == shown]
    return Outcome(
        _plain(_at(value, trap.path)),
        tuple(sorted((one for one in told if one.location.line in trap.lines), key=_of_yaml)),
    )


def _of_yaml(problem: Problem) -> bool:
    """What is said of YAML comes first: the rest follows from it."""
    return problem.code not in {"S008", "S009"} or problem.severity is not Severity.ERROR


def _named(trap: Trap) -> str:
    return re.sub(r"[^\w#:]+", " ", trap.typed).strip()[:40]


@pytest.mark.parametrize("record", FILES)
def test_the_record_without_a_trap_is_right(sample: Path, record: str) -> None:
    (sample / FILES[record]).write_bytes((TRAPS / f"{record}.yml").read_bytes())
    assert load_and_check(sample)[1] == ()


@pytest.mark.parametrize("trap", ALL, ids=_named)
def test_no_word_is_lost_or_changed_without_being_told(trap: Trap, sample: Path) -> None:
    outcome = _tried(trap, sample)
    if trap.group == AS_TYPED:
        assert (outcome.value, outcome.told) == (trap.meant, ())
    else:
        assert outcome.told
        assert _cure(outcome.told)


# --- the page for editors --------------------------------------------------------------------

HEAD = f"""\
# What YAML makes of what you type

Records are YAML, and YAML gives some characters a meaning of their own. This page says what
happens to a sentence with such characters, what `evidence check` says of it, and what to do. Most
of it comes down to two rules:

- Put **straight quotes** around a text that has `: ` or ` #` in it, or that begins with anything
  but a letter or a digit; or put the text on lines of its own below `>-`.
- A **comment** stands on a line of its own, as far left as the field below it. Only behind a
  number, an id or a word of a closed list it may stand on the same line.

Every row was tried: a test types it into a record and writes this page from what is read and said
(`pytest --bless tests/test_traps.py`). A space of another kind is shown as `⍽`, a tab as `⇥`.
What stands in the last table, *{AS_TYPED.lower()}*, needs no care.
"""


def _page(tried: list[tuple[Trap, Outcome]]) -> str:
    parts = [HEAD]
    for group in dict.fromkeys(trap.group for trap, _ in tried):
        rows = [_row(trap, outcome) for trap, outcome in tried if trap.group == group]
        heads = "| Typed | Read as |" if group == AS_TYPED else "| Typed | Read as | Said | Cure |"
        rule = "|---" * heads.count(" | ") + "|---|"
        parts.append("\n".join((f"## {group}\n", heads, rule, *rows)) + "\n")
    return "\n".join(parts)


def _row(trap: Trap, outcome: Outcome) -> str:
    value, told = outcome
    read = "*nothing*" if value is None else _code(json.dumps(value, ensure_ascii=False))
    cells = [_code(textwrap.dedent(trap.typed)), read]
    if trap.group != AS_TYPED:
        cells += [_cell(_said(told[0])), _cell(_cure(told))]
    return f"| {' | '.join(cells)} |"


def _said(problem: Problem) -> str:
    severity = "" if problem.severity is Severity.ERROR else f" ({problem.severity.value})"
    return f"{problem.code}{severity}: {problem.message}"


def _cure(told: tuple[Problem, ...]) -> str:
    """What is said to do; what the message itself says is said in full by the code's meaning."""
    return next((problem.hint for problem in told if problem.hint), meanings()[told[0].code].mend)


def _code(text: str) -> str:
    return "<br>".join(_code_line(line) for line in text.split("\n"))


def _code_line(line: str) -> str:
    indentation = len(line) - len(line.lstrip(" "))
    line = "\u00a0" * indentation + line[indentation:].replace("\u00a0", "⍽").replace("\t", "⇥")
    for hidden in "\u2028\ufeff":
        line = line.replace(hidden, f"U+{ord(hidden):04X}")
    fence = "``" if "`" in line else "`"
    pad = " " if "`" in line else ""
    return f"{fence}{pad}{line}{pad}{fence}".replace("|", "\\|") if line.strip() else "&nbsp;"


def _cell(text: str) -> str:
    escaped = re.sub(r"([\\`*_\[\]<>|&#{}!])", r"\\\1", text)
    return escaped.replace("\n", " ").replace("\u00a0", "⍽")


def test_the_page_for_editors_says_what_is_read_and_told(
    sample: Path, expect: Callable[[str, Path], None]
) -> None:
    tried = [(trap, _tried(trap, sample)) for trap in ALL]
    expect(_page(tried), REPOSITORY / "docs" / "yaml-traps.md")


# --- any words, typed anywhere ---------------------------------------------------------------

TOKENS = st.sampled_from(
    (
        *("ward", "Words", "#", "#2", "a:", ":", "b:c", "-", "-x", "?", "*", "*a", "**b**", "&c"),
        *("!", "!x", "|", "|-", ">", ">5", ">-", "'", '"', "'a'", '"b"', "''", '""', "it's", "“c”"),
        *("\\", "\\_x", "\\neq", '\\"', "[sic]", "[", "]", "{", "}", "{}", "[]", "%d", "@", "`"),
        *("~", "null", "true", "NO", "1984", "007", "1e3", ".5", "12:30", "---", "...", "<<", "="),
        *("<<<<<<<", "=======", "locator:", "id:", "…", "\u00a0", "a\u00a0#", "é", "2021-05-04"),
    )
)
SENTENCES = st.lists(TOKENS, min_size=1, max_size=6)

_TITLE = "  title: A case"
_ITEM = "    - Gardening"
_PLACE = "  place: {source: meadow-2022, section: Results}"
POSITIONS: dict[str, tuple[str, str, str, tuple[str | int, ...]]] = {
    "field": ("study", _TITLE, "  title: ¶", ("reference", "title")),
    "below the field": ("study", _TITLE, "  title:\n    ¶", ("reference", "title")),
    "field that may be missing": (
        "study",
        "    locator: page 1",
        "    locator: ¶",
        ("reference", "place", "locator"),
    ),
    "text or list": (
        "study",
        "  publication_country: Ireland",
        "  publication_country: ¶",
        ("characteristics", "publication_country"),
    ),
    "item": ("study", _ITEM, "    - ¶", ("characteristics", "provision", 0)),
    "list in brackets": (
        "study",
        "  provision:\n    - Gardening\n    - Walking",
        "  provision: [¶, Walking]",
        ("characteristics", "provision", 0),
    ),
    "fields in brackets": (
        "study",
        _PLACE,
        "  place: {source: meadow-2022, section: ¶}",
        ("characteristics", "place", "section"),
    ),
    "quotation": ("study", "    text: Words.", "    text: ¶", ("quotes", 0, "text")),
    "last line": ("study", "    text: A note.", "    text: ¶", ("notes", 0, "text")),
    "paragraphs": ("theme", "summary: A summary.", "summary: ¶", ("summary",)),
}


def _unquoted(typed: str) -> str:
    """What straight quotes around a text hold; the text where there are none."""
    if len(typed) > 1 and typed[0] == typed[-1] == "'":
        return typed[1:-1].replace("''", "'")
    if len(typed) > 1 and typed[0] == typed[-1] == '"':
        return re.sub(r'\\(["\\])', r"\1", typed[1:-1])
    return typed


def _kept_or_told(position: str, typed: str, meant: str) -> tuple[bool, bool]:
    """Whether words typed at a position are read as they were meant, and whether a problem is."""
    record, line, pattern, path = POSITIONS[position]
    base = (TRAPS / f"{record}.yml").read_text(encoding="utf-8")
    written = pattern.replace("¶", typed)
    text = base.replace(line, written, 1)
    kind = next(kind for kind in KINDS if kind.name == record)
    value, _, _ = read_yaml(text.encode(), "")
    _, problems = entry_of(kind, "case.yml", "case", text.encode())
    first = base[: base.index(line)].count("\n") + 1
    lines = range(first, first + written.count("\n") + 2)
    kept = _at(value, path) in [words for words in (meant, _unquoted(meant)) if words]
    return kept, any(problem.location.line in lines for problem in problems)


@pytest.mark.parametrize("position", POSITIONS)
@given(sentence=SENTENCES, data=st.data())
def test_words_typed_anywhere_are_kept_or_told(
    position: str, sentence: list[str], data: st.DataObject
) -> None:
    meant = " ".join(sentence)
    indent = " " * (6 if "title" not in POSITIONS[position][2] else 4)
    breaks = [data.draw(st.sampled_from((" ", " ", f"\n{indent}"))) for _ in sentence[1:]]
    typed = sentence[0] + "".join(map("".join, zip(breaks, sentence[1:], strict=True)))
    assume(not re.match(r"[|>]-?\n", typed))  # what stands below its sign: see the next test
    assume(position != "text or list" or "[" not in meant)
    kept, told = _kept_or_told(position, typed, meant)
    assert kept or told, typed


@given(sentence=SENTENCES, data=st.data())
def test_words_below_their_sign_are_always_kept(sentence: list[str], data: st.DataObject) -> None:
    meant = " ".join(sentence)
    assume(not meant[0].isspace())
    breaks = [data.draw(st.sampled_from((" ", "\n    "))) for _ in sentence[1:]]
    typed = sentence[0] + "".join(map("".join, zip(breaks, sentence[1:], strict=True)))
    assert _kept_or_told("field", f">-\n    {typed}", meant)[0], typed
