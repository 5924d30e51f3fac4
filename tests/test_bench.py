"""The bench still measures: nobody runs it for months, and records change."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from pkgutil import resolve_name

import pytest

from bench.compared import cost_of, projects
from bench.content import big, write
from bench.reuse import (
    DATA,
    EMBEDS,
    HEADS,
    MADE_BY,
    OFFLINE,
    RENDERER,
    TWINS,
    Clock,
    weights,
)
from bench.search import made_up, queries, weigh
from bench.weights import FINDINGS, HEAVIEST, INTERPRETATIONS, THEMES, drawn, drawn_table
from generator.check.rules import load_catalogue
from generator.publish.search import documents, index_files
from generator.publish.site.take_along import OFFLINE_FILE
from tests.conftest import PRINTED


def test_a_made_up_synthesis_may_have_no_interpretations(tmp_path: Path) -> None:
    write(tmp_path, big(2, 2, 2, 0))
    catalogue, _ = load_catalogue(tmp_path)
    assert (len(catalogue.studies), len(catalogue.interpretations)) == (2, 0)


def test_what_a_query_fetches_is_weighed_by_part() -> None:
    files = index_files(documents(made_up(studies=40, findings=10), (), ()))
    asked = queries(files)
    answers = weigh(files, asked)
    assert [answer["query"] for answer in answers] == asked
    assert all(answer["results"] >= 1 for answer in answers)
    assert {"index", "words", "records"} == set(answers[0]["bytes"])


def test_the_cost_of_a_build_counts_what_it_starts() -> None:
    held = "import subprocess, sys, time; held = bytearray(50_000_000)"
    inner = f"subprocess.run([sys.executable, '-c', {held + '; time.sleep(1)'!r}], check=True)"
    assert cost_of([sys.executable, "-c", f"{held}; {inner}"]).peak > 100_000_000
    with pytest.raises(subprocess.CalledProcessError):
        cost_of([sys.executable, "-c", "raise SystemExit(3)"])


def test_every_program_builds_from_as_many_studies(tmp_path: Path) -> None:
    commands = projects(tmp_path, 3, "hugo")
    pages = {
        name: len(list((tmp_path / folder).glob("study-*")))
        for name, folder in {
            "this": "content/studies", "material": "material/docs", "hugo": "hugo/content",
        }.items()
    }  # fmt: skip
    assert set(pages.values()) == {3}
    assert len(commands) == 4


def test_what_reuse_costs_is_asked_where_a_build_makes_it(tmp_path: Path) -> None:
    assert {callable(resolve_name(name)) for name in (*MADE_BY, RENDERER)} == {True}
    clock = Clock()
    assert clock.timed(clock.timed(len, "within"), "outside")("four") == 4
    assert list(clock.spent) == ["outside"]
    files = {
        "themes/a/index.html": '<link rel="alternate" href="a">text',
        "themes/a/index.html.md": "# A",
        "embed/themes/a/index.html": "framed",
        "data/themes.csv": "a,b",
        OFFLINE_FILE: "packed",
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    whole, parts = weights(tmp_path)
    assert whole == sum(map(len, files.values())) - len("packed")
    assert {what: parts[what] for what in (TWINS, EMBEDS, HEADS, DATA, OFFLINE)} == {
        TWINS: 3, EMBEDS: 6, HEADS: 31, DATA: 3, OFFLINE: 6,
    }  # fmt: skip


@pytest.mark.parametrize("studies", [10, 300])
def test_no_page_of_few_or_many_studies_is_heavy(
    studies: int, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    write(tmp_path, big(studies, THEMES, FINDINGS, INTERPRETATIONS))
    weights = drawn(tmp_path)
    assert {"", "matrix/", "synthesis/", "studies/"} <= weights.keys()
    assert len(weights) > 20
    assert {path: size for path, (size, _packed) in weights.items() if size > HEAVIEST} == {}
    shown = "\n".join(drawn_table(weights))
    record_property(PRINTED, f"{studies} studies, pages without their shell\n\n{shown}\n")
