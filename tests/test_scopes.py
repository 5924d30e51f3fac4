"""Of which studies something is said, and what is read where a part of a source is not at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.check.rules import load_catalogue
from generator.evidence.catalogue import Catalogue
from generator.evidence.dimensions import BUILT_IN, dimensions_of, written
from generator.evidence.records.reported import in_words
from generator.evidence.records.statement import Scope
from generator.evidence.scopes import scope_words, studies_in_scope
from generator.publish.pages.questions.named import named_items


def test_every_built_in_dimension_can_be_a_scope() -> None:
    assert {name.replace("-", "_") for name in BUILT_IN} <= set(Scope.model_fields)


@pytest.mark.parametrize(
    ("scope", "studies", "words"),
    [
        (None, 5, "every study"),
        ({"words": "most studies"}, None, "most studies"),
        ({"model": "shared-plots"}, 2, "every study with shared plots"),
        ({"year": 2018}, 1, "every study of 2018"),
        ({"score": 0}, 1, "every study with the score 0"),
        ({"country": "Atlantis"}, 0, "every study with the country of publication Atlantis"),
    ],
)
def test_a_scope_holds_studies_and_has_words(
    catalogue: Catalogue, scope: dict[str, str] | None, studies: int | None, words: str
) -> None:
    given = Scope.model_validate(scope) if scope else None
    dimensions = dimensions_of(catalogue.review)
    found = studies_in_scope(given, dimensions, catalogue.studies)
    assert (None if found is None else len(found)) == studies
    assert scope_words(given, dimensions, catalogue.named) == words


def _sizes(content: Path) -> dict[str, str]:
    catalogue, _ = load_catalogue(content)
    size = catalogue.dimensions["plot-size"]
    return {study.id: in_words(written(size, study), str) for study in catalogue.studies}


def test_what_stands_in_a_part_that_is_not_at_hand_says_so_until_somebody_looks(
    sample: Path,
) -> None:
    assert _sizes(sample)["velde-2016"] == "not in our copy (Appendix 2)"
    study = sample / "studies" / "velde-2016.yml"
    said = study.read_text(encoding="utf-8")
    for value, words in (
        ("not reported", "not in our copy (Appendix 2)"),
        ("not looked for", "not looked for"),
        ('{absent: not reported, part: "Table 1"}', "not reported (Table 1)"),
        ("tiny", "tiny"),
    ):
        place = "place: {source: meadow-2022, section: Results}"
        more = f"  more: [{{id: plot-size, value: {value}, {place}}}]"
        study.write_text(said.replace("ladder:", f"{more}\nladder:"), encoding="utf-8")
        assert _sizes(sample)["velde-2016"] == words
    review = sample / "review.yml"
    held = review.read_text(encoding="utf-8").replace("    held_in: {part: Appendix 2}\n", "")
    review.write_text(held, encoding="utf-8")
    study.write_text(said, encoding="utf-8")
    assert _sizes(sample)["velde-2016"] == "not reported"


def test_an_answer_leads_to_what_it_rests_on(catalogue: Catalogue) -> None:
    question = next(one for one in catalogue.questions if one.answer)
    named = named_items(catalogue, question.rests_on)
    assert [item.link.path for item in named] == [
        "themes/keys-and-keepers/#finding-one-key",
        "synthesis/#statement-interpretation-company-first--keys-decide",
    ]
