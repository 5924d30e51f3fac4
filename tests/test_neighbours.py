"""What is near to what: what both share is the same from either side, and files have no order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.derive.neighbours import Neighbours
from generator.evidence.catalogue import Catalogue, build_catalogue
from generator.evidence.loading import Content
from generator.evidence.records.study import Study
from generator.publish.pages.study.nearby import MOST, near_studies, near_themes
from tests.conftest import shuffled, syntheses
from tests.shared import Built

EVERYBODY = 10_000


@pytest.fixture(scope="module")
def synthesis(built: Built) -> Catalogue:
    """Either synthesis."""
    return built.catalogue


def _themes(catalogue: Catalogue, study: Study) -> set[str]:
    return {t.id for t in catalogue.themes if study in catalogue.studies_of_theme[t.id]}


def _models(study: Study) -> set[str]:
    return set(study.characteristics.models.known or ())


def test_a_study_is_near_to_whatever_shares_a_theme_or_a_model(synthesis: Catalogue) -> None:
    neighbours = Neighbours(synthesis)
    assert synthesis.studies
    for study in synthesis.studies:
        near = neighbours.of_study(study.id, EVERYBODY)
        found = {
            n.study.id: ({t.id for t in n.themes}, {m.id for m in n.named.get("model", ())})
            for n in near
        }
        expected = {
            other.id: (
                _themes(synthesis, study) & _themes(synthesis, other),
                _models(study) & _models(other),
            )
            for other in synthesis.studies
            if other.id != study.id
        }
        assert found == {study: both for study, both in expected.items() if any(both)}


def test_studies_of_the_sample_are_near_to_others(catalogue: Catalogue) -> None:
    near = Neighbours(catalogue).of_study("ni-she-2018", EVERYBODY)
    assert len(near) > 1
    assert any(neighbour.themes for neighbour in near)


def test_what_is_shared_is_the_same_from_either_side(synthesis: Catalogue) -> None:
    neighbours = Neighbours(synthesis)
    shared = {
        (study.id, near.study.id): (near.themes, near.named)
        for study in synthesis.studies
        for near in neighbours.of_study(study.id, EVERYBODY)
    }
    assert all(shared[other, one] == both for (one, other), both in shared.items())
    of_themes = {
        (theme.id, near.theme.id): near.studies
        for theme in synthesis.themes
        for near in neighbours.of_theme(theme.id, EVERYBODY)
    }
    assert all(of_themes[other, one] == both for (one, other), both in of_themes.items())


def test_more_stands_first_and_names_decide_where_as_much_is_shared(synthesis: Catalogue) -> None:
    neighbours = Neighbours(synthesis)
    place = {study.id: number for number, study in enumerate(synthesis.studies)}
    assert synthesis.studies
    for study in synthesis.studies:
        near = neighbours.of_study(study.id, EVERYBODY)
        keys = [(-len(n.themes), -len(n.named.get("model", ())), place[n.study.id]) for n in near]
        assert keys == sorted(keys)
        assert neighbours.of_study(study.id, MOST) == near[:MOST]


@given(syntheses(), st.data())
def test_the_order_of_files_changes_nothing(content: Content, data: st.DataObject) -> None:
    one = build_catalogue(content)
    other = build_catalogue(shuffled(content, data.draw))
    assert one.studies
    for study in one.studies:
        assert near_studies(Neighbours(one), study) == near_studies(Neighbours(other), study)
    for theme in one.themes:
        assert near_themes(Neighbours(one), theme) == near_themes(Neighbours(other), theme)


@given(syntheses())
def test_a_study_is_never_near_to_itself(content: Content) -> None:
    catalogue = build_catalogue(content)
    assert catalogue.studies
    for study in catalogue.studies:
        near = Neighbours(catalogue).of_study(study.id, 1)
        assert study.id not in {n.study.id for n in near}
