"""The catalogue: every link resolved both ways, in an order that no file system decides."""

from __future__ import annotations

import random
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.check.rules import check_content, load_and_check
from generator.derive.matrix import said_of_several
from generator.evidence.catalogue import Catalogue, build_catalogue
from generator.evidence.loading import Content
from generator.evidence.names import sort_name
from generator.evidence.once import once
from generator.evidence.records.statement import Attribution
from generator.evidence.values import models_of
from tests.conftest import SAMPLE, shuffled, syntheses


def _records(catalogue: Catalogue) -> dict[str, Any]:
    """What a catalogue holds, but for the files, which stand in the order of the folder."""
    names = {field.name for field in fields(catalogue)} - {"content"}
    return {name: getattr(catalogue, name) for name in names}


def test_studies_stand_by_name_without_accents_and_themes_in_their_order(
    catalogue: Catalogue,
) -> None:
    assert [study.id for study in catalogue.studies] == [
        "adeyemi-2021-a",
        "adeyemi-2021-b",
        "gartenbund-2020",
        "ni-she-2018",
        "velde-2016",
    ]
    assert [theme.id for theme in catalogue.themes] == [
        "first-visit",
        "shared-work",
        "being-missed",
        "growing-year",
        "keys-and-keepers",
    ]
    assert [category.id for category in catalogue.categories] == [
        "arriving",
        "side-by-side",
        "keeping-going",
    ]


def test_an_organisation_is_named_where_there_is_no_person(catalogue: Catalogue) -> None:
    assert catalogue.labels["gartenbund-2020"] == "Gartenbund & Söhne e. V. 2020"


def test_what_is_not_there_is_empty_and_no_error(catalogue: Catalogue) -> None:
    assert catalogue.framework is None
    assert catalogue.principles == ()
    assert models_of(catalogue.study["velde-2016"]) == ()
    assert "velde-2016" not in catalogue.findings_of_study
    assert catalogue.studies_of_theme["growing-year"] == ()
    assert "gates-teach" not in catalogue.quotes_of_interpretation


def test_quotes_are_reached_from_themes_and_interpretations(catalogue: Catalogue) -> None:
    def ids(theme: str) -> list[str]:
        return [quoted.id for quoted in catalogue.quotes_of_theme[theme]]

    assert ids("first-visit") == ["ni-she-2018.gate"]
    assert ids("keys-and-keepers") == ["ni-she-2018.gate"]
    assert ids("shared-work") == ["gartenbund-2020.heimat", "ni-she-2018.formula"]
    assert [q.id for q in catalogue.quotes_of_interpretation["company-first"]] == [
        "adeyemi-2021-a.company",
        "ni-she-2018.formula",
    ]


def test_a_finding_of_every_study_is_no_study_s_finding(catalogue: Catalogue) -> None:
    (said,) = said_of_several(catalogue).values()
    assert [finding.id for finding in said] == ["shared-work.everywhere"]
    cited = {f.id for findings in catalogue.findings_of_study.values() for f in findings}
    assert "shared-work.everywhere" not in cited


def test_statements_outside_the_themes_are_reached_from_their_studies(
    catalogue: Catalogue,
) -> None:
    owned = catalogue.statements_of_study["adeyemi-2021-a"]
    assert [(o.owner, o.owner_id, o.statement.id) for o in owned] == [
        ("interpretation", "company-first", "occasion"),
        ("group", "agreement", "company"),
    ]


def test_files_are_known_by_kind_and_id(catalogue: Catalogue) -> None:
    assert catalogue.paths["review"] == "review.yml"
    assert catalogue.paths["study/velde-2016"] == "studies/velde-2016.yml"
    assert all((SAMPLE / path).is_file() for path in catalogue.paths.values())


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_files_changes_nothing(
    seed: int, sample_content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = Path.iterdir

    def in_any_order(self: Path) -> list[Path]:
        items = list(listed(self))
        random.Random(seed).shuffle(items)
        return items

    monkeypatch.setattr(Path, "iterdir", in_any_order)
    content, problems = load_and_check(SAMPLE)
    assert problems == ()
    assert content == sample_content
    first, second = build_catalogue(content), build_catalogue(sample_content)
    assert _records(first) == _records(second)
    assert list(first.sources) == list(second.sources)
    assert list(first.paths) == list(second.paths)


@given(syntheses(), st.data())
def test_the_order_of_entries_changes_no_catalogue(content: Content, data: st.DataObject) -> None:
    other = build_catalogue(shuffled(content, data.draw))
    assert _records(other) == _records(build_catalogue(content))


@given(syntheses())
def test_a_made_synthesis_has_no_errors(content: Content) -> None:
    codes = {problem.code for problem in check_content(content)}
    assert codes <= {"E005", "E015"}  # themes without evidence; words for values that no study has


@given(syntheses())
def test_indexes_hold_each_link_once_in_both_directions(content: Content) -> None:
    catalogue = build_catalogue(content)
    assert {
        (study, finding.id)
        for study, findings in catalogue.findings_of_study.items()
        for finding in findings
    } == {(s, finding.id) for finding in catalogue.findings for s in finding.statement.studies}
    assert sum(map(len, catalogue.findings_of_theme.values())) == len(catalogue.findings)
    assert {
        (theme, quoted.id)
        for theme, quotes in catalogue.quotes_of_theme.items()
        for quoted in quotes
    } == {(theme, quoted.id) for quoted in catalogue.quotes for theme in quoted.quote.themes}
    for theme, studies in catalogue.studies_of_theme.items():
        assert len(set(studies)) == len(studies)
        for study in catalogue.studies:
            linked = any(
                finding.theme.id == theme
                for finding in catalogue.findings_of_study.get(study.id, ())
            ) or any(theme in quote.themes for quote in study.quotes)
            assert (study in studies) == linked
    general = [f for f in catalogue.findings if f.statement.attribution is Attribution.EVERY_STUDY]
    by_scope = said_of_several(catalogue)
    assert sorted(f.id for found in by_scope.values() for f in found) == sorted(
        finding.id for finding in general
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [("Élan", "elan"), ("ÖZ", "oz"), ("Ní Shé", "Ni She"), ("STRASSE", "straße"), ("ﬁ", "fi")],
)
def test_names_sort_without_case_and_accents(one: str, other: str) -> None:
    assert sort_name(one) == sort_name(other)


def test_studies_of_one_name_and_year_get_letters(catalogue: Catalogue) -> None:
    labels = list(catalogue.labels.values())
    assert len(set(labels)) == len(labels) == len(catalogue.studies)
    assert {"Adeyemi 2021a", "Adeyemi 2021b"} <= set(labels)


def test_an_earlier_id_leads_to_the_record_of_its_kind(catalogue: Catalogue) -> None:
    former = catalogue.former_ids
    assert former["study"]
    for kind, ids in former.items():
        records = {"study": catalogue.study, "theme": catalogue.theme, "model": catalogue.model}
        assert not set(ids) & set(records.get(kind, ()))
        assert kind not in records or set(ids.values()) <= set(records[kind])


def test_what_was_asked_before_is_remembered_with_its_catalogue_alone(catalogue: Catalogue) -> None:
    asked: list[tuple[str, Any]] = []

    @once
    def about(of: Catalogue, record: Any, theme: str) -> int:
        asked.append((theme, record))
        return len(asked)

    one, another = catalogue.studies[0], catalogue.studies[0].model_copy()
    again = build_catalogue(catalogue.content)
    answers = [
        about(catalogue, one, "a"),
        about(catalogue, one, "b"),
        about(catalogue, another, "a"),
    ]
    assert answers == [1, 2, 3], "a record is the same only where it is the very same object"
    assert [about(catalogue, one, "a"), about(again, one, "a")] == [1, 4]
