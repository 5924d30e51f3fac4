"""The bench of the search still measures: nobody runs it for months, and records change."""

from __future__ import annotations

from pathlib import Path

from bench.content import big, write
from bench.search import made_up, queries, weigh
from generator.check.rules import load_catalogue
from generator.publish.search import documents, index_files


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
