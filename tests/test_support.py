"""What statements rest on is counted over distinct studies, and falls as studies are left out."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.derive.matrix import evidence_matrix, grouped_matrix
from generator.derive.support import (
    Cell,
    Support,
    findings_with_sole_support,
    grouping,
    leave_one_out,
    solely_supported_findings,
    support_of_finding,
    support_of_interpretation,
    support_of_review,
    support_of_theme,
)
from generator.evidence.catalogue import Catalogue, build_catalogue
from generator.evidence.loading import Content
from generator.evidence.records.speakers import Voice
from generator.evidence.records.statement import Attribution
from generator.evidence.records.study import Study
from generator.evidence.records.theme import Theme
from generator.publish.pages.matrix.rows import row_kinds
from generator.publish.pages.theme.rests_on import interpretation_rests, support_item
from generator.publish.pages.theme.support import finding_line, support_line, support_sentences
from tests.conftest import made_quote, made_study, made_theme, syntheses, with_records


def _ids(studies: tuple[Study, ...]) -> list[str]:
    return [study.id for study in studies]


def _counted(support: Support, dimension: str) -> list[tuple[str, int]]:
    return [(value.label, count) for value, count in support.tally(dimension).counts]


def test_a_theme_that_only_states_rests_on_no_study(catalogue: Catalogue) -> None:
    support = support_of_theme(catalogue, "growing-year")
    assert support.studies == ()
    assert support.countries == ()
    assert support.tally("model").counts == ()
    assert support.quotes == 0
    assert support.attributions == {Attribution.UNCITED: 2}
    assert support.falls == ()
    assert support_line(support) == "No study is cited or quoted here."


def test_a_theme_rests_on_the_studies_it_cites_or_quotes(catalogue: Catalogue) -> None:
    support = support_of_theme(catalogue, "being-missed")
    assert _ids(support.studies) == ["adeyemi-2021-a", "adeyemi-2021-b", "ni-she-2018"]
    assert support.of == 5
    assert _ids(support.cited) == ["adeyemi-2021-b"]
    assert _ids(support.quoted) == ["adeyemi-2021-a", "ni-she-2018"]
    assert _ids(support.unquoted) == ["adeyemi-2021-b"]
    assert _counted(support, "country") == [("Éire/Ireland", 1), ("Nigeria", 2)]
    assert _counted(support, "carried-out") == [("Ghana", 1), ("Ireland", 1)]
    assert support.tally("carried-out").absent == (("not reported", 1),)
    assert [v.id for v, _ in support.tally("model").counts] == ["open-gate", "shared-plots"]
    assert support.tally("provision").absent == (("not reported", 1),)
    assert support.voices == {Voice.PARTICIPANT: 1, Voice.UNCLEAR: 1}
    assert support.missing_voices == (Voice.AUTHOR, Voice.OTHER)
    assert support.attributions == {Attribution.CITED: 1}
    assert support_sentences(support) == (
        "Three of five studies, published in Éire/Ireland and Nigeria; a participant is quoted "
        "once (the editors’ label).",
        "Two studies are quoted here, and cited for none of it.",
        "By who speaks: visitor (1, the editors’ label) and who speaks is not said (1).",
        "Carried out: one in Ghana and one in Ireland; for one, that is not reported.",
    )


def test_a_finding_rests_on_what_it_cites_and_its_quotes_are_of_its_studies_and_theme(
    catalogue: Catalogue,
) -> None:
    support = support_of_finding(catalogue, catalogue.finding["being-missed.asked-after"])
    assert _ids(support.studies) == ["adeyemi-2021-b"]
    assert support.quotes == 0
    assert [falls.study.id for falls in support.falls] == ["adeyemi-2021-b"]
    lines = {finding.id: finding_line(catalogue, finding) for finding in catalogue.findings}
    assert lines["being-missed.asked-after"] == (
        "One of five studies, published in Nigeria; nobody in it is quoted under this theme."
    )
    assert lines["first-visit.open-gate"] == (
        "Two of five studies, published in Éire/Ireland and Nigeria; a participant in them is "
        "quoted once under this theme."
    )
    assert lines["shared-work.everywhere"] == "Said of every study, without citing any."
    assert lines["growing-year.winter"] == "No study is cited."
    assert lines["growing-year.spring"] == "Other works are cited, no study of the review."


def test_an_interpretation_keeps_what_it_cites_apart_from_what_its_themes_cite(
    catalogue: Catalogue,
) -> None:
    support = support_of_interpretation(catalogue, "company-first")
    assert _ids(support.own.cited) == ["adeyemi-2021-a"]
    assert [one.statement.id for one in support.own.single] == ["occasion"]
    assert support.own.missing_voices == (Voice.PARTICIPANT,)
    assert len(support.themes.statements) == 3
    assert len(support.themes.studies) == 4
    rests = interpretation_rests(catalogue, "company-first", support)
    assert rests.by_editors
    assert rests.own.falls[0].findings[0].path.startswith("synthesis/#statement-interpretation-")
    alone = support_of_interpretation(catalogue, "gates-teach")
    assert interpretation_rests(catalogue, "gates-teach", alone).themes is None
    assert alone.own.studies == ()


def test_findings_that_rest_on_one_study(catalogue: Catalogue) -> None:
    assert [finding.id for finding in findings_with_sole_support(catalogue)] == [
        "first-visit.second-visit",
        "being-missed.asked-after",
        "keys-and-keepers.one-key",
    ]
    assert solely_supported_findings(catalogue, "velde-2016") == ()
    assert not leave_one_out(catalogue)["velde-2016"]


@pytest.mark.parametrize(
    ("countries", "said"),
    [
        (["A"], "One of six studies, published in A"),
        (["A", "A"], "Two of six studies, both published in A"),
        (["A", "A", "A"], "Three of six studies, all published in A"),
        (["A", "B"], "Two of six studies, published in A and B"),
        (["A", "B", "C", "D", "E"], "Five of six studies, published in five countries"),
        (["A", "B", "A", "B", "A", "B"], "All six studies, published in A and B"),
        (["A", "not reported"], "Two of six studies, published in A and places not reported"),
        (["not reported"] * 2, "Two of six studies, country of publication not reported"),
    ],
)
def test_published_in_is_said_and_never_from(
    sample_content: Content, countries: list[str], said: str
) -> None:
    studies = [made_study(number) for number in range(6)]
    for study, country in zip(studies, countries, strict=False):
        characteristics = {**study["characteristics"], "publication_country": country}
        study["characteristics"] = characteristics
    cited = [study["id"] for study, _ in zip(studies, countries, strict=False)]
    content = sample_content
    for kind in ("model", "interpretation", "synthesis", "glossary"):
        content = with_records(content, kind, ())
    content = with_records(content, "theme", [made_theme(0, [cited])])
    catalogue = build_catalogue(with_records(content, "study", studies))
    assert support_line(support_of_theme(catalogue, "theme-0")) == f"{said}; nobody is quoted."


def test_the_only_study_of_a_review_is_called_that(sample_content: Content) -> None:
    content = sample_content
    for kind in ("model", "interpretation", "synthesis", "glossary"):
        content = with_records(content, kind, ())
    content = with_records(content, "theme", [made_theme(0, [["study-0"]])])
    study = made_study(0, quotes=[made_quote(0, ["theme-0"])])
    catalogue = build_catalogue(with_records(content, "study", [study]))
    line = support_line(support_of_review(catalogue))
    assert line.startswith("The review’s only study, published in ")


# --- laws ------------------------------------------------------------------------------------


def _supports(catalogue: Catalogue) -> Iterator[Support]:
    yield support_of_review(catalogue)
    for theme in catalogue.themes:
        yield support_of_theme(catalogue, theme.id)
    for finding in catalogue.findings:
        yield support_of_finding(catalogue, finding)


@given(syntheses())
def test_support_adds_up(content: Content) -> None:
    catalogue = build_catalogue(content)
    assert catalogue.themes
    for theme in catalogue.themes:
        support = support_of_theme(catalogue, theme.id)
        assert support.studies == catalogue.studies_of_theme[theme.id]
        assert sum(support.attributions.values()) == len(theme.findings)
        assert support.quotes == len(catalogue.quotes_of_theme.get(theme.id, ()))
    for support in _supports(catalogue):
        assert set(_ids(support.studies)) == {*_ids(support.cited), *_ids(support.quoted)}
        assert all(support.voices.values())
        assert all(support.attributions.values())
        assert not set(support.missing_voices) & set(support.voices)
        assert (Voice.PARTICIPANT in support.missing_voices) == (
            Voice.PARTICIPANT not in support.voices
        )
        for tally in support.tallies.values():
            assert all(1 <= count <= len(support.studies) for _, count in tally.counts)
            assert len(set(tally.names)) == len(tally.names)
            assert not tally.counts or sum(n for _, n in tally.absent) < len(support.studies)
        assert support.tally("country").absent == ()
        assert sum(count for _, count in support.tally("country").counts) == len(support.studies)
        fallen = [one for falls in support.falls for one in falls.findings]
        assert sorted(map(repr, fallen)) == sorted(map(repr, support.single))
        item = support_item(catalogue, support)
        assert all(sentence.endswith(".") for sentence in item.sentences)


def _without(content: Content, study_id: str) -> Catalogue:
    """The catalogue of the same content without a study, and without every mention of it."""
    themes = []
    for _, theme in content.records(Theme):
        findings = tuple(
            one.model_copy(update={"studies": tuple(s for s in one.studies if s != study_id)})
            for one in theme.findings
        )
        themes.append(theme.model_copy(update={"findings": findings}))
    studies = [study for _, study in content.records(Study) if study.id != study_id]
    dumped = with_records(content, "theme", [theme.model_dump() for theme in themes])
    return build_catalogue(with_records(dumped, "study", [study.model_dump() for study in studies]))


@given(syntheses(), st.data())
def test_leaving_a_study_out_equals_a_catalogue_without_it(
    content: Content, data: st.DataObject
) -> None:
    whole = build_catalogue(content)
    study = data.draw(st.sampled_from(whole.studies))
    rest = _without(content, study.id)
    falls = leave_one_out(whole)[study.id]
    assert {finding.id for finding in falls.findings} == {
        finding.id
        for finding in whole.findings
        if finding.statement.studies and not rest.finding[finding.id].statement.studies
    }
    assert set(falls.cells) == _filled(whole) - _filled(rest)
    for theme in whole.themes:
        before, after = (support_of_theme(c, theme.id) for c in (whole, rest))
        assert [s for s in _ids(before.studies) if s != study.id] == _ids(after.studies)
        gone = next((one for one in before.falls if one.study.id == study.id), None)
        assert len(gone.findings if gone else ()) == sum(
            bool(f.statement.studies) and not rest.finding[f.id].statement.studies
            for f in whole.findings_of_theme.get(theme.id, ())
        )


def _filled(catalogue: Catalogue) -> set[Cell]:
    """Cells of groups of studies that hold anything, counted by the matrix itself."""
    filled = set()
    for dimension in grouping(catalogue):
        for value in catalogue.values_among(dimension.id, catalogue.studies):
            studies = [
                study.id
                for study in catalogue.studies
                if value in (catalogue.values(dimension.id, study).known or ())
            ]
            total = grouped_matrix(catalogue, {value.id: studies}).total.loc[value.id]
            filled |= {
                Cell(dimension.id, value, str(theme)) for theme, count in total.items() if count
            }
    return filled


def test_the_rows_of_cells_are_the_rows_of_the_matrices(catalogue: Catalogue) -> None:
    assert {kind.name for kind in row_kinds(catalogue)} == {
        "study",
        *(one.id for one in grouping(catalogue)),
    }
    assert evidence_matrix(catalogue).total.to_numpy().sum() > 0
