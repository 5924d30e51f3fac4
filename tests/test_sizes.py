"""Pages that thousands of records would make too long: what stands elsewhere, and the way there."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.content import big, write
from generator.check.rules import load_catalogue
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.publish.pages import embeds
from generator.publish.pages.compare import compare
from generator.publish.pages.lists.paging import list_files, weighed
from generator.publish.pages.lists.quotes import quotes_pages
from generator.publish.pages.page import made
from generator.publish.pages.questions import questions
from generator.publish.pages.study.studies import studies_pages
from generator.publish.pages.synthesis import model, parts, synthesis
from generator.publish.pages.theme import theme
from generator.publish.rendering import page_renderer
from generator.publish.twins.files import has_twin, page_twin
from tests.conftest import REPOSITORY


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder: Path = tmp_path_factory.mktemp("many")
    write(folder, big(30, 3, 9, 4))
    return load_catalogue(folder)[0]


@given(st.lists(st.floats(0, 9)), st.floats(0, 20))
def test_pages_hold_all_in_order_and_as_much_as_they_may(weights: list[float], most: float) -> None:
    pages = weighed(weights, lambda weight: weight, most)
    assert [weight for page in pages for weight in page] == weights
    assert all(len(page) == 1 or sum(page) <= most + 1e-9 for page in pages if page)
    assert len(pages) == 1 or all(pages)


def _paged_synthesis(catalogue: Catalogue) -> Sequence[str]:
    render = page_renderer(REPOSITORY / "site_templates")
    return [
        page_twin(page, render(page), (), "") for page in made(synthesis.synthesis_pages(catalogue))
    ]


def test_every_page_of_a_long_synthesis_has_all_conclusions_and_a_twin_of_its_own(
    many: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    [whole] = _paged_synthesis(many)
    monkeypatch.setattr(synthesis, "ON_A_PAGE", parts.weight(many, many.interpretations[0]) + 1)
    pages = made(synthesis.synthesis_pages(many))
    assert len(pages) > 1
    assert all(len(page.view.conclusions) == len(many.interpretations) for page in pages)
    assert all(map(has_twin, pages))
    twins = _paged_synthesis(many)
    for interpretation in many.interpretations:
        for statement in interpretation.statements:
            assert statement.statement in whole
            assert sum(statement.statement in twin for twin in twins) == 1
    assert [("Next page" in twin) for twin in twins] == [True] * (len(twins) - 1) + [False]


def test_a_theme_with_much_leads_to_all_of_it(
    many: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme, "QUOTES", 4)
    monkeypatch.setattr(theme, "STUDIES", 2)
    view = made(theme.theme_pages(many))[0].view
    one = many.themes[0]
    assert sum(len(group.quotes) for group in (*view.quotes, *view.more_quotes)) == 4
    counted = [len(many.findings_of_study.get(study.id, ())) for study in view.studies]
    assert len(counted) == 2
    for link, pages in (
        (view.all_quotes, quotes_pages(many)),
        (view.all_studies, studies_pages(many)),
    ):
        path, _, anchor = link.path.partition("#")
        assert anchor == urls.value_anchor("theme", one.id)
        assert anchor in str([page.view for page in made(pages) if page.path.startswith(path)])


def test_many_names_to_compare_stand_in_a_file(
    many: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compare, "OFFERED", 20)
    kinds = {kind.kind: kind for kind in compare.compare_page(many).view.kinds}
    assert kinds["theme"].choices
    assert not kinds["theme"].file
    assert kinds["study"].choices == ()
    names = json.loads(compare.compare_files(many)[kinds["study"].file])
    assert [name[0] for name in names] == [study.id for study in many.studies]
    assert kinds["study"].file in compare.compare_paths(many)


def test_what_other_sites_show_of_many_studies_is_found_from_the_address_that_stays(
    many: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = many.themes[0]
    [whole] = embeds.embedded_theme(many, one)
    monkeypatch.setattr(embeds, "CELLS", 5)
    monkeypatch.setattr(embeds, "WHOLE", 5)
    pages = embeds.embedded_theme(many, one)
    assert len(pages) > 1
    assert pages[0].path == whole.path
    assert [bool(page.view.findings) for page in pages] == [True] + [False] * (len(pages) - 1)
    assert [cell for page in pages for cell in page.view.cells] == list(whole.view.cells)
    [listed] = map(json.loads, list_files(pages).values())
    anchors = [anchor for _path, anchors, _count in listed["pages"] for anchor in anchors]
    assert anchors == [cell.anchor for cell in whole.view.cells]
    later = page_renderer(REPOSITORY / "site_templates")(pages[-1])
    cells = pages[-1].view.cells
    ways = {f'href="../../#{one.anchor}"' for cell in cells for one in cell.findings}
    assert ways
    assert {way for way in ways if way not in later} == set()


def test_questions_are_listed_whole_on_each_of_their_pages(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(questions, "ON_A_PAGE", 1)
    pages = made(questions.questions_pages(catalogue))
    assert len(pages) == len(catalogue.questions) > 1
    lists = {tuple(link.path for of in page.view.listed for link in of.questions) for page in pages}
    assert len(lists) == 1


def test_a_model_of_many_studies_leads_to_all_of_them(
    many: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = made(model.model_pages(many))[0].view
    assert whole.all_studies is None
    monkeypatch.setattr(model, "STUDIES", 2)
    view = made(model.model_pages(many))[0].view
    assert len(view.studies) == 2 < len(whole.studies)
    path, _, anchor = view.all_studies.path.partition("#")
    assert anchor in str([page.view for page in made(studies_pages(many)) if page.path == path])
