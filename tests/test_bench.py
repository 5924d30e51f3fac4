"""The bench of the search still measures: nobody runs it for months, and records change."""

from __future__ import annotations

from bench.search import made_up, queries, weigh
from generator.publish.search import documents, index_files


def test_what_a_query_fetches_is_weighed_by_part() -> None:
    files = index_files(documents(made_up(studies=40, findings=10), (), ()))
    asked = queries(files)
    answers = weigh(files, asked)
    assert [answer["query"] for answer in answers] == asked
    assert all(answer["results"] >= 1 for answer in answers)
    assert {"index", "words", "records"} == set(answers[0]["bytes"])
