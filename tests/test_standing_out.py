"""What stands out is chosen by rule, and the headline says it and no more."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from generator.check.rules import load_catalogue
from generator.derive.matrix import evidence_matrix
from generator.derive.standing_out import FEWEST_FINDINGS, Rule, standing_out
from generator.evidence.catalogue import Catalogue, build_catalogue
from generator.evidence.loading import Content
from generator.publish.pages.matrix.rows import row_kinds
from generator.publish.pages.matrix.words import matrix_headline
from tests.conftest import syntheses
from tests.shared import write_large

STUDIES = [f"study-{number}" for number in range(12)]


def _catalogue(folder: Path, cited: list[list[list[int]]]) -> Catalogue:
    """A synthesis of twelve studies with a theme for each list of findings' citations."""
    write_large(folder)
    for file in (folder / "themes").iterdir():
        file.unlink()
    for interpretation in (folder / "interpretations").iterdir():
        interpretation.unlink()
    for study in (folder / "studies").iterdir():
        record = json.loads(study.read_text(encoding="utf-8"))
        study.write_text(json.dumps(record | {"quotes": []}), encoding="utf-8")
    place = {"source": "made-up", "section": "Results"}
    for number, findings in enumerate(cited):
        theme: dict[str, Any] = {
            "id": f"theme-{number}",
            "title": f"Theme {number}",
            "category": "category-0",
            "kind": "impact",
            "order": number + 1,
            "summary": "A theme.",
            "place": place,
            "findings": [
                {
                    "id": f"finding-{position}",
                    "statement": f"It was so {position}.",
                    "place": place,
                    "attribution": "cited",
                    "studies": [STUDIES[study] for study in studies],
                }
                for position, studies in enumerate(findings)
            ],
        }
        file = folder / "themes" / f"theme-{number}.yml"
        file.write_text(json.dumps(theme), encoding="utf-8")
    catalogue, _ = load_catalogue(folder)
    return catalogue


def _headline(catalogue: Catalogue) -> str:
    return matrix_headline(catalogue, row_kinds(catalogue)[0], evidence_matrix(catalogue))


WIDE = [[0, 1], [2, 3], [4, 5]]


@pytest.mark.parametrize(
    ("cited", "rule", "headline"),
    [
        (
            [[[0], [0, 1], [0]], WIDE],
            Rule.SAME_STUDY,
            "All three findings on “Theme 0” cite Mipi 2021, two of them no other; "
            "“Theme 0” rests on two studies",
        ),
        (
            [[[0], [0]], WIDE],
            Rule.ONE_STUDY,
            "“Theme 0” rests on one study; “Theme 1” draws on the most, six",
        ),
        (
            [[[0]], [[1]], [[2]], WIDE],
            Rule.ONE_STUDY,
            "Three themes rest on one study each; “Theme 3” draws on the most, six",
        ),
        (
            [[[0], [1]], [[2], [3]], WIDE],
            Rule.FEWEST,
            "“Theme 0” and “Theme 1” rest on only two studies each; "
            "“Theme 2” draws on the most, six",
        ),
    ],
)
def test_the_most_telling_fact_comes_first(
    tmp_path: Path, cited: list[list[list[int]]], rule: Rule, headline: str
) -> None:
    catalogue = _catalogue(tmp_path, cited)
    assert standing_out(catalogue)[0].rule is rule
    assert _headline(catalogue) == headline


def test_where_all_themes_are_alike_nothing_stands_out(tmp_path: Path) -> None:
    catalogue = _catalogue(tmp_path, [[[0], [1]], [[2], [3]]])
    assert standing_out(catalogue) == ()
    assert _headline(catalogue) == "Every theme draws on 2 of 12 studies"


def test_two_studies_behind_every_finding_are_not_one(tmp_path: Path) -> None:
    catalogue = _catalogue(tmp_path, [[[0, 1], [0, 1], [0, 1, 2]], WIDE])
    assert Rule.SAME_STUDY not in {fact.rule for fact in standing_out(catalogue)}


@given(syntheses())
def test_each_fact_is_true_of_each_of_its_themes(content: Content) -> None:
    catalogue = build_catalogue(content)
    reach = {theme: len(studies) for theme, studies in catalogue.studies_of_theme.items()}
    facts = standing_out(catalogue)
    values = set(reach.values())
    expected = {Rule.ONE_STUDY} if 1 in values and len(catalogue.studies) > 1 else set()
    if len(values) > 1:
        ends = ((Rule.FEWEST, min(values)), (Rule.MOST, max(values)))
        expected |= {rule for rule, studies in ends if studies != 1}
    assert {fact.rule for fact in facts} - {Rule.SAME_STUDY} == expected
    for fact in facts:
        assert {reach[theme.id] for theme in fact.themes} == {fact.studies}
        if fact.rule is Rule.SAME_STUDY:
            (theme,) = fact.themes
            assert fact.study is not None
            assert len(theme.findings) == fact.findings >= FEWEST_FINDINGS
            assert all(fact.study.id in finding.studies for finding in theme.findings)
            alone = [finding for finding in theme.findings if finding.studies == (fact.study.id,)]
            assert len(alone) == fact.alone
        if fact.rule is Rule.FEWEST:
            assert fact.studies == min(reach.values())
        if fact.rule is Rule.MOST:
            assert fact.studies == max(reach.values())
