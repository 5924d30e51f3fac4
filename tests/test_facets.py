"""What lists are narrowed by: counts agree with the records, nothing is lost, no order matters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue, build_catalogue
from generator.evidence.loading import Content
from generator.publish.pages.briefs import UNKNOWN, all_briefs
from generator.publish.pages.lists.browse import IndexEntry, Noun, browse, index_page, pages_of
from generator.publish.pages.lists.facet_lists import (
    findings_listing,
    quotes_listing,
    studies_listing,
)
from generator.publish.pages.lists.facet_values import study_questions
from generator.publish.pages.lists.facets import FIRST, FacetedList, FacetSpec, listing, text_labels
from generator.publish.pages.lists.facets import FacetedItem as FacetItem
from generator.publish.pages.lists.findings import THINGS as FINDINGS
from generator.publish.pages.page import Page, PlannedPage, made
from generator.publish.pages.pages import all_pages
from tests.conftest import made_study, shuffled, syntheses, with_records
from tests.facet_truth import truth
from tests.shared import Built

LISTS: Mapping[str, Callable[[Catalogue], FacetedList]] = {
    "studies": studies_listing,
    "findings": findings_listing,
    "quotes": quotes_listing,
}


@pytest.fixture(scope="module")
def content(built: Built) -> Content:
    return built.content


# --- Against the records, read without the code under test -------------------------------------


def _expected(catalogue: Catalogue, name: str) -> Mapping[str, set[tuple[str, str]]]:
    """Every value of every item."""
    return {
        item: {pair for members in groups.values() for member in members for pair in member}
        for item, groups in truth(catalogue, name).items()
    }


def _agrees(catalogue: Catalogue, name: str) -> None:
    found = LISTS[name](catalogue)
    expected = _expected(catalogue, name)
    assert [item.id for item in found.items] == list(expected)
    counts = Counter(pair for values in expected.values() for pair in values)
    for facet in found.facets:
        assert len(facet.values) > 1
        assert len({value.id for value in facet.values}) == len(facet.values)
        assert {v.id: v.count for v in facet.values if v.count} == {
            value: count for (of, value), count in counts.items() if of == facet.name
        }
    left_out = {of for of, _ in counts} - found.names
    for name_left_out in left_out - {"score"}:
        values = {value for of, value in counts if of == name_left_out}
        assert len(values) == 1, name_left_out


@pytest.mark.parametrize("name", LISTS)
def test_counts_are_those_of_the_records(content: Content, name: str) -> None:
    _agrees(build_catalogue(content), name)


@given(made=syntheses())
def test_counts_are_those_of_any_records(made: Content) -> None:
    catalogue = build_catalogue(made)
    for name in LISTS:
        _agrees(catalogue, name)


@pytest.mark.parametrize("name", LISTS)
def test_an_item_carries_its_values_and_its_members(content: Content, name: str) -> None:
    """What the page's script reads leads to the same values."""
    catalogue = build_catalogue(content)
    found = LISTS[name](catalogue)
    data = found.data(("item", "items"), catalogue.former_ids)
    expected = _expected(catalogue, name)
    assert [item.id for item in found.items] == list(expected)
    for item in found.items:
        carried = set()
        for token in found.tokens(item).split():
            key, value = token.split("=")
            if key.endswith(":"):
                member = data["members"][key[:-1]][value]
                carried |= {(of, one) for of, values in member.items() for one in values}
            else:
                carried.add((key, value))
        assert carried == {pair for pair in expected[item.id] if pair[0] in found.names}
        offered = {(f["name"], v[0]) for f in data["facets"] for v in f["values"]}
        assert carried <= offered


@given(made=syntheses(), data=st.data())
def test_the_order_of_files_changes_no_facet(made: Content, data: st.DataObject) -> None:
    one = build_catalogue(made)
    other = build_catalogue(shuffled(made, data.draw))
    for of in LISTS.values():
        assert of(one) == of(other)


@pytest.mark.parametrize("name", LISTS)
def test_the_index_names_every_item_under_every_value(content: Content, name: str) -> None:
    catalogue = build_catalogue(content)
    pages = {
        page.path: page
        for page in made(all_pages(catalogue, lambda: all_briefs(catalogue, UNKNOWN), ()))
    }
    found = LISTS[name](catalogue)
    assert (urls.by_value(f"{name}/") in pages) == bool(found.facets)
    if not found.facets:
        return
    shown: dict[str, dict[str, list[IndexEntry]]] = {}
    for path, page in pages.items():
        for facet in page.view.facets if path.startswith(urls.by_value(f"{name}/")) else ():
            for value in facet.values:
                entries = shown.setdefault(facet.anchor, {}).setdefault(value.anchor, [])
                entries.extend(value.entries)
    assert list(shown) == [urls.facet_anchor(facet.name) for facet in found.facets]
    for facet in found.facets:
        of_facet = shown[urls.facet_anchor(facet.name)]
        assert list(of_facet) == [urls.value_anchor(facet.name, one.id) for one in facet.values]
        for counted in facet.values:
            listed = of_facet[urls.value_anchor(facet.name, counted.id)]
            assert len(listed) == len(set(listed)) == counted.count


# --- Which facets there are, and in which order -----------------------------------------------


def _things(name: str) -> Noun:
    words = ("Things", "By value", "Filter", "Choose", "By {ways}", "By {ways}", "One list", "All")
    return Noun(name, f"{name}s", f"{name}s/", *words, of_members={}, counted=str)


def test_a_facet_with_one_value_is_not_offered(catalogue: Catalogue) -> None:
    both = {"a": "A", "b": "B"}
    items = [FacetItem("i", {"f": ("a",)}, {})]
    assert listing([FacetSpec("f", "F", "", {"a": "A"})], items, {}).facets == ()
    assert listing([FacetSpec("f", "F", "", {})], items, {}).facets == ()
    assert len(listing([FacetSpec("f", "F", "", both)], items, {}).facets) == 1
    nothing = FacetedList((), (), {})
    whole = Page("x/", "x.html", "X", "", browse(catalogue, nothing, _things("x")))
    page = PlannedPage(whole.path, lambda: whole)
    index = index_page(nothing, _things("x"), lambda item: IndexEntry(item.id, ""))
    assert pages_of((page,), index, nothing) == (page,)


def test_texts_stand_by_how_many_there_are_then_by_name_and_not_reported_last() -> None:
    texts = ["Zimbabwe", "not reported", "not reported", "not reported", "Éire", "Ghana", "Ghana"]
    assert list(text_labels(texts).items()) == [
        ("ghana", "Ghana"),
        ("eire", "Éire"),
        ("zimbabwe", "Zimbabwe"),
        ("not-reported", "Not reported"),
    ]


def _numbered(counts: Iterable[int]) -> FacetedList:
    labels = {f"v{number}": f"Value {number}" for number, _ in enumerate(counts)}
    items = [
        FacetItem(f"i{number}-{one}", {"f": (f"v{number}",)}, {})
        for number, count in enumerate(counts)
        for one in range(count)
    ]
    return listing([FacetSpec("f", "Facet", "", labels)], items, {})


def test_a_short_facet_shows_all_its_values() -> None:
    (facet,) = _numbered([1] * 12).facets
    assert all(value.first for value in facet.values)


def test_a_long_facet_shows_those_of_most_items_first_in_the_order_of_all() -> None:
    (facet,) = _numbered([1, 9, 1, 8, 1, 7, 1, 6, 1, 5, 1, 4, 1, 3]).facets
    first = [value.label for value in facet.values if value.first]
    assert len(first) == FIRST
    assert first == [f"Value {number}" for number in (0, 1, 3, 5, 7, 9, 11, 13)]


def test_what_nothing_has_stays_and_says_0(sample_content: Content) -> None:
    made = with_records(sample_content, "study", [made_study(0), made_study(1)])
    catalogue = build_catalogue(with_records(made, "theme", ()))
    model = next(f for f in studies_listing(catalogue).facets if f.name == "model")
    assert {value.count for value in model.values} == {0, 2}


def test_the_panel_says_how_filters_combine(catalogue: Catalogue) -> None:
    view = browse(catalogue, findings_listing(catalogue), FINDINGS)
    assert "any of them" in view.words
    assert "fit them all" in view.words
    said = {facet.name: facet.introduction for facet in view.facets if facet.introduction}
    assert list(said) == ["study"]
    assert "one and the same study" in said["study"]


def test_an_address_from_when_there_was_one_reason_leads_to_what_is_absent_now(
    catalogue: Catalogue,
) -> None:
    former = studies_listing(catalogue).data(("study", "studies"), {})["former"]
    assert former["plot-size"] == {"not-reported": "not-in-our-copy"}
    assert "carried-out" not in former


def test_values_stand_in_the_groups_that_a_review_makes(catalogue: Catalogue) -> None:
    [provision] = [facet for facet in study_questions(catalogue) if facet.name == "provision"]
    assert provision.groups == {"gardening": "Growing"}
    items = [FacetItem(value, {"provision": (value,)}, {}) for value in ("other", "gardening")]
    labels = {"other": "Other", "gardening": "Gardening"}
    spec = replace(provision, group="", labels=labels)
    [facet] = listing([spec], items).facets
    assert [(value.id, value.group) for value in facet.values] == [
        ("gardening", "Growing"),
        ("other", ""),
    ]
