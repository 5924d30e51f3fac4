"""Ladder tiers rank studies only where the reported scores do."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from generator.derive.ladder import Ladder, LadderRow, ladder_of, possible_scores
from generator.evidence.catalogue import Catalogue, build_catalogue
from generator.evidence.loading import Content
from tests.conftest import shuffled, syntheses


def _tiers(ladder: Ladder) -> list[list[str]]:
    return [[row.study.id for row in tier] for tier in ladder.tiers]


def test_the_sample_s_ladder(catalogue: Catalogue) -> None:
    ladder = ladder_of(catalogue)
    assert _tiers(ladder) == [
        ["ni-she-2018"],
        ["adeyemi-2021-a", "gartenbund-2020"],
        ["velde-2016"],
    ]
    assert [row.study.id for row in ladder.unreported] == ["adeyemi-2021-b"]


def test_zero_is_a_score_and_not_reported_is_none(catalogue: Catalogue) -> None:
    rows = {row.study.id: row for row in ladder_of(catalogue).rows}
    assert rows["velde-2016"].scores == (0,)
    assert rows["velde-2016"].exact
    assert rows["velde-2016"].reported
    assert rows["adeyemi-2021-b"].scores == ()
    assert not rows["adeyemi-2021-b"].reported
    assert not rows["gartenbund-2020"].exact


@given(syntheses())
def test_every_study_stands_once(content: Content) -> None:
    catalogue = build_catalogue(content)
    ladder = ladder_of(catalogue)
    ids = [row.study.id for row in ladder.rows]
    assert sorted(ids) == sorted(study.id for study in catalogue.studies)
    assert all(ladder.tiers)
    for row in ladder.rows:
        assert row.scores == possible_scores(row.study)
        assert row.reported != (row in ladder.unreported)


@given(syntheses())
def test_a_higher_tier_is_higher_whatever_the_scores_are(content: Content) -> None:
    tiers = [
        [score for row in tier for score in row.scores]
        for tier in ladder_of(build_catalogue(content)).tiers
    ]
    assert [pair for pair in combinations(tiers, 2) if min(pair[0]) <= max(pair[1])] == []


@given(syntheses())
def test_a_tier_cannot_be_divided(content: Content) -> None:
    def divisible(tier: tuple[LadderRow, ...], at: int) -> bool:
        above = [row for row in tier if min(row.scores) > at]
        below = [row for row in tier if max(row.scores) <= at]
        return bool(above and below) and len(above) + len(below) == len(tier)

    tiers = ladder_of(build_catalogue(content)).tiers
    assert [
        tier for tier in tiers if any(divisible(tier, at) for row in tier for at in row.scores)
    ] == []


@given(syntheses())
def test_inside_a_tier_studies_stand_by_name(content: Content) -> None:
    catalogue = build_catalogue(content)
    place = {study.id: number for number, study in enumerate(catalogue.studies)}
    ladder = ladder_of(catalogue)
    for tier in (*ladder.tiers, ladder.unreported):
        places = [place[row.study.id] for row in tier]
        assert places == sorted(places)


@given(syntheses(), st.data())
def test_the_order_of_files_changes_no_ladder(content: Content, data: st.DataObject) -> None:
    one = ladder_of(build_catalogue(content))
    assert ladder_of(build_catalogue(shuffled(content, data.draw))) == one
