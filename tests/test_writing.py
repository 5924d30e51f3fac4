"""Writing records: whatever a text holds reads back equal, in house order and layout."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.edit.writing import record_text
from generator.edit.writing.draft import draft_text
from generator.edit.writing.formatted import formatted
from generator.edit.writing.scalars import WIDTH, comment_text
from generator.evidence.fields import TO_FILL_IN, fields_of, in_house_order
from generator.evidence.loading.shape import shaped
from generator.evidence.loading.yaml_text import read_yaml
from generator.evidence.problems import Severity
from generator.evidence.records.kinds import KINDS, Kind
from tests.conftest import CONTENT, SAMPLE

KIND = {kind.name: kind for kind in KINDS}
FREE = Kind("study", KIND["study"].model, folder="studies")

# Pieces that YAML takes for something else; Hypothesis puts them beside each other.
PIECES = st.sampled_from(
    (
        *(": ", ":", "- ", "-", " #", "#", "? ", "&a", "*a", "!t", "|", ">", "'", '"', "%", "@"),
        *("`", "{", "}", "[", "]", ",", "\\", "\n", "\n\n", " ", "  ", "\t", "\r\n", "\x00"),
        *("NO", "no", "~", "null", "true", "007", "1.10", "1e5", "2021-05-04", "22:241", "0x1F"),
        *("---", "...", "<<", "=", "\u00a0", "\u2028", "\ufeff", "\x85", "\ufffe", "\u202e"),
        *(
            "word",
            "a much longer word than others ",
            "x" * 120,
            "É",
            "日本語",
            "\U0001f600",
            "\xad",
        ),
    )
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join))
KEYS = TEXTS.filter(lambda key: key != "<<" and len(key) < 500)  # our reader refuses a merge key
VALUES = st.recursive(
    st.one_of(TEXTS, st.booleans(), st.none(), st.integers(-(10**15) + 1, 10**15 - 1)),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=12,
)


def _read(text: str) -> Any:
    value, _, problems = read_yaml(text.encode(), "x.yml")
    assert problems == ()
    return value


def _tuples(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _tuples(item) for key, item in value.items()}
    return tuple(map(_tuples, value)) if isinstance(value, list | tuple) else value


@given(TEXTS)
def test_any_text_reads_back_equal_and_for_other_readers_too(text: str) -> None:
    written = record_text({"title": text, "cites": [text, {"deep": [text]}]}, FREE)
    assert _read(written) == {"title": text, "cites": (text, {"deep": (text,)})}
    assert yaml.safe_load(written)["title"] == text


@given(TEXTS)
def test_no_text_is_written_so_that_the_check_doubts_its_words(text: str) -> None:
    written = record_text({"title": text, "cites": [text, {"deep": [text]}]}, FREE)
    _, marks, _ = read_yaml(written.encode(), "x.yml")
    doubts = [doubt.problem for doubt in marks.doubts if doubt.told is None]
    assert [problem for problem in doubts if problem.severity is Severity.ERROR] == []


@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=4))
def test_any_value_reads_back_equal(value: dict[str, Any]) -> None:
    assert _read(record_text(value, FREE)) == _tuples(value)


@given(TEXTS)
def test_any_text_fits_in_a_comment(text: str) -> None:
    line = comment_text(text)
    assert _read(f"# {line}\nid: a\n") == {"id": "a"}


@given(st.lists(st.sampled_from(["word", "and", "co-production", "a:", "#1"]), min_size=30))
def test_a_long_text_is_folded_within_the_width(words: list[str]) -> None:
    written = record_text({"summary": " ".join(words)}, FREE)
    assert max(map(len, written.splitlines())) <= WIDTH


def test_half_a_character_is_no_text() -> None:
    with pytest.raises(ValueError, match="half a character"):
        record_text({"title": "\ud800"}, FREE)
    assert comment_text("\ud800") == "\ufffd"


def _files() -> list[Any]:
    return [
        pytest.param(kind, file, id=f"{root.name}-{kind.name}-{file.stem}")
        for root in (SAMPLE, CONTENT)
        for kind in KINDS
        for file in sorted(root.glob(kind.file or f"{kind.folder}/*.yml"))
    ]


@pytest.mark.parametrize(("kind", "file"), _files())
def test_every_record_there_is_reads_back_equal(kind: Kind, file: Path) -> None:
    value = _read(file.read_text(encoding="utf-8"))
    written = record_text(value, kind)
    assert _read(written) == value
    assert record_text(_read(written), kind) == written


def test_keys_come_in_house_order_and_unknown_ones_last() -> None:
    value = {"odd": 1, "quotes": [{"text": "x", "id": "a"}], "id": "b"}
    ordered = in_house_order(value, KIND["study"].model)
    assert list(ordered) == ["id", "quotes", "odd"]
    assert list(ordered["quotes"][0]) == ["id", "text"]


def test_fields_say_what_stands_inside_them() -> None:
    rules = {rule.name: rule for rule in fields_of(KIND["study"].model)}
    assert rules["reference"].part is not None and rules["reference"].required
    assert rules["ladder"].may_be_absent and not rules["ladder"].listed
    assert rules["quotes"].listed and not rules["quotes"].required
    quote = {rule.name: rule for rule in fields_of(rules["quotes"].part)}
    assert quote["voice"].choices == ("participant", "author", "other", "unclear")
    assert quote["themes"].in_a_row and not quote["text"].in_a_row


# --- drafts ----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@pytest.mark.parametrize("known", [{}, {"title": "A: b", "place": {"section": "# x"}}], ids=len)
def test_the_check_names_every_line_to_fill_in_and_no_other(
    kind: Kind, known: dict[str, Any]
) -> None:
    fields = {rule.name for rule in fields_of(kind.model)}
    value = {name: item for name, item in known.items() if name in fields}
    if "id" in fields:
        value["id"] = "a-new-one"
    draft = draft_text(value, kind, left=("KW: hostile\n- id: b", "N1: \u202e" + "long " * 50))
    text = draft.text
    wanted = {
        number
        for number, line in enumerate(text.splitlines(), 1)
        if TO_FILL_IN in line and not line.lstrip().startswith("#")
    }
    assert formatted(text.encode(), kind).decode() == text  # in house order and layout
    read, marks, problems = read_yaml(text.encode(), "x.yml")
    assert problems == ()
    found = shaped(read, kind.model, marks)
    assert isinstance(found, tuple)
    # What no single line lacks, such as either of two, is told where it belongs.
    found = tuple(problem for problem in found if problem.code != "S018")
    assert {problem.location.line for problem in found} == wanted
    assert {line for line, _ in draft.left_open} == wanted
    assert {marks.keys[path][0] for _, path in draft.left_open} == wanted
    assert all(problem.hint for problem in found)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_what_is_optional_is_ready_to_be_used(kind: Kind) -> None:
    text = re.sub(r"(?m)^# (?=[a-z_]+:(?:  #|$)|  )", "", draft_text({}, kind).text)
    read, marks, problems = read_yaml(text.encode(), "x.yml")
    assert problems == ()
    found = shaped(read, kind.model, marks)
    assert isinstance(found, tuple)
    assert "S011" not in {problem.code for problem in found}


@given(TEXTS, TEXTS)
def test_a_draft_reads_back_what_was_known(text: str, left: str) -> None:
    known = {"id": "x", "reference": {"title": text, "authors": [{"family": text}], "year": 2020}}
    read = _read(draft_text(known, KIND["study"], left=(left,)).text)
    assert read["reference"]["title"] == text
    assert read["reference"]["authors"] == ({"family": text},)
    assert read["reference"]["year"] == 2020
    assert read["characteristics"]["place"] == {"source": None, "section": None}
