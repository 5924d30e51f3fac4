"""What a theme rests on is counted over distinct studies, and falls as its studies are left out."""

from __future__ import annotations

from hypothesis import given

from generator.catalogue import Catalogue, build_catalogue
from generator.loading import Content
from generator.records.statement import Attribution
from generator.records.study import Voice
from generator.robustness import falling_without, resting_on_one_study, support_of_theme
from tests.conftest import syntheses


def test_a_theme_that_only_states_rests_on_no_study(catalogue: Catalogue) -> None:
    support = support_of_theme(catalogue, "growing-year")
    assert support.studies == ()
    assert support.countries == ()
    assert support.models == ()
    assert support.quotes == 0
    assert support.attributions == {Attribution.UNCITED: 2}


def test_a_theme_rests_on_the_studies_it_cites_or_quotes(catalogue: Catalogue) -> None:
    support = support_of_theme(catalogue, "being-missed")
    assert [study.id for study in support.studies] == [
        "adeyemi-2021-a",
        "adeyemi-2021-b",
        "ni-she-2018",
    ]
    assert support.countries == ("Nigeria", "Éire/Ireland")
    assert support.models == ("open-gate", "shared-plots")
    assert support.voices == {Voice.PARTICIPANT: 1, Voice.UNCLEAR: 1}
    assert support.quotes == 2
    assert support.attributions == {Attribution.CITED: 1}


def test_findings_that_rest_on_one_study(catalogue: Catalogue) -> None:
    assert [finding.id for finding in resting_on_one_study(catalogue)] == [
        "first-visit.second-visit",
        "being-missed.asked-after",
        "keys-and-keepers.one-key",
    ]
    assert falling_without(catalogue, "velde-2016") == ()


@given(syntheses())
def test_a_finding_falls_just_when_nothing_is_left_of_its_citation(content: Content) -> None:
    catalogue = build_catalogue(content)
    for study in catalogue.studies:
        fallen = {finding.id for finding in falling_without(catalogue, study.id)}
        assert fallen == {
            finding.id
            for finding in catalogue.findings
            if finding.statement.studies and not set(finding.statement.studies) - {study.id}
        }


@given(syntheses())
def test_support_adds_up(content: Content) -> None:
    catalogue = build_catalogue(content)
    for theme in catalogue.themes:
        support = support_of_theme(catalogue, theme.id)
        assert support.studies == catalogue.studies_of_theme[theme.id]
        assert sum(support.attributions.values()) == len(theme.findings)
        assert support.quotes == len(catalogue.quotes_of_theme.get(theme.id, ()))
        assert all(support.voices.values())
        assert all(support.attributions.values())
        assert len(support.countries) == len(
            {study.characteristics.publication_country for study in support.studies}
        )
