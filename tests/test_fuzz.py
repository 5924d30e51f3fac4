"""Any text and any bytes go through the reader and come out as a value or as problems."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.check.reporting import REPORTERS
from generator.evidence.loading.shape import shaped
from generator.evidence.loading.yaml_text import read_yaml
from generator.evidence.problems import CODES, Problem
from generator.evidence.records.base import Record
from generator.evidence.records.kinds import KINDS
from tests.conftest import SAMPLE

RECORDS = sorted(SAMPLE.rglob("*.yml"))
# What YAML gives a meaning to, so that arbitrary text is not just one long scalar.
TOKENS = st.sampled_from(
    (
        *"-?:,[]{}#&*!|>'\"%@`~ \n\t\\=<",
        *("\r\n", "---\n", "...\n", "<<: ", "- ", ": ", "? ", "|\n ", ">-\n  ", "  "),
        *("!!str ", "&a ", "*a ", "%YAML 1.2\n", "null", "true", "1e9", "0x1", "id", "title"),
        *("\u2028", "\x85", "\ufeff", "\x00", "é", "🌱", '"\\ud800"', '"\\x0"'),
    )
)
YAML_LIKE = st.lists(TOKENS, max_size=60).map("".join)


def _goes_through(raw: bytes) -> None:
    value, marks, problems = read_yaml(raw, "case.yml")
    assert (value is None) <= bool(problems)
    found: list[Problem] = list(problems)
    for kind in KINDS:
        result = shaped(value, kind.model, marks)
        found += [] if isinstance(result, Record) else result
    lines = raw.count(b"\n") + 1
    for problem in found:
        assert problem.code in CODES
        assert 1 <= problem.location.line <= lines
        assert problem.location.column >= 1
    for report in REPORTERS.values():
        report(found).encode("utf-8")


@given(st.binary(max_size=300))
@example(b"\xff\xfe\x00")
def test_any_bytes(raw: bytes) -> None:
    _goes_through(raw)


@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    _goes_through(text.encode("utf-8", "surrogatepass"))


@given(YAML_LIKE)
def test_any_text_that_looks_like_yaml(text: str) -> None:
    _goes_through(text.encode())


@settings(max_examples=300)
@given(st.data())
def test_a_record_with_a_piece_cut_out_or_put_in(data: st.DataObject) -> None:
    raw = data.draw(st.sampled_from(RECORDS)).read_bytes()
    at = data.draw(st.integers(0, len(raw)))
    cut = data.draw(st.integers(0, 40))
    piece = data.draw(YAML_LIKE.map(str.encode) | st.binary(max_size=4))
    _goes_through(raw[:at] + piece + raw[at + cut :])
