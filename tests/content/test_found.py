"""What readers of this review type, and the record that has to come first."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.publish.search import documents, everyday_words, index_files, unanswered
from tests import node

FIRST = {
    "inequalities": "questions/#question-was-it-fair-to-everybody",
    "NHS": "studies/lalani-2019/",
    "prevention": "studies/eriksson-2019/",
    "ICS": "studies/lalani-2019/",
    "cost": "questions/#question-what-does-it-cost",
    "paternalism": "themes/service-culture/#finding-hierarchical-system",
    "Healthwatch": "method/#fact-recruitment",
    "screening": "studies/eriksson-2019/",
    "south african": "studies/bruns-2021/",
    "older people": "studies/odonnell-2019/",
    "kids": "studies/sarkadi-2021/",
    "lung": "studies/yadav-2021/",
    "payment": "questions/#question-are-people-paid-for-taking-part",
    "harm": "questions/#question-what-are-the-risks",
    "47": "studies/eriksson-2019/",
    "recruitment": "gaps/#gap-not-in-our-copy--recruitment",
    "accessibility": "themes/accessibility/",
    "what is co-production?": "glossary/#term-co-production",
    "harm to patients": "questions/#question-what-are-the-risks",
    "hard numbers health outcomes": "questions/#question-does-it-improve-health",
    "who paid": "questions/#question-who-paid-for-the-review",
    "conflict of interest funding": "questions/#question-who-paid-for-the-review",
    "how long does it last": "questions/#question-does-it-last",
    "up to date": "questions/#question-how-recent-is-it",
    "you're the expert": "questions/#question-what-if-people-leave-it-to-professionals",
    "mothers new in the country": "questions/#question-what-if-people-speak-another-language",
    "patients heard in meetings": "questions/#question-how-do-patients-get-heard",
    "former patients": "questions/#question-is-involving-people-in-delivery-better",
}


@pytest.fixture(scope="module")
def ask(real: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("index")
    everyday = everyday_words(real)
    said = unanswered(real, (), everyday)
    for path, text in index_files(documents(real, (), ()), everyday, said).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")

    def asked(queries: list[str], untold: list[str] | None = None) -> dict[str, Any]:
        wanted = {"queries": [{"query": query} for query in queries], "untold": untold or []}
        answer: dict[str, Any] = node.ask(
            "search_ask.mjs", wanted, Path(folder) / urls.SEARCH / "index"
        )
        return answer

    return asked


def test_what_readers_type_finds_first_what_they_mean(ask: Any) -> None:
    answers = ask(list(FIRST))["answers"]
    first = [answer["records"][0]["path"] for answer in answers]
    assert dict(zip(FIRST, first, strict=True)) == FIRST
    assert [answer["instead"] for answer in answers if answer["instead"]] == []


def test_a_broad_word_finds_what_is_part_of_it(ask: Any) -> None:
    mental, resource, cost, size = ask(
        ["mental health", "primary care low resource", "cost", "sample size"]
    )["answers"]
    paths = [record["path"] for record in mental["records"]]
    assert set(paths[:2]) == {"studies/flora-2015/", "studies/kamvura-2021/"}
    found = {record["path"] for record in resource["records"][:4]}
    assert {"studies/kamvura-2021/", "studies/yadav-2021/"} <= found
    assert cost["counts"]["finding"] > 2
    assert "gaps/#gap-not-in-our-copy--numbers-involved" in [
        record["path"] for record in size["records"][:3]
    ]


def test_what_no_study_is_about_is_told(ask: Any) -> None:
    answer = ask(["dementia"], ["dementia"])
    [found], [said] = answer["answers"], answer["untold"]
    assert found["numbers"] == []
    assert said["none"] == "None of the 10 studies is about {words}."
    assert "frailty" in said["instead"]
    assert said["nearest"]["words"] == "frailty"
