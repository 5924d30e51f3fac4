"""The one filter that all pages run, asked as the browser asks it: against a truth in Python."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.check.rules import load_catalogue
from generator.evidence.catalogue import Catalogue
from generator.publish.pages.gaps.gaps import GapsView, gaps_page
from generator.publish.pages.items.absent import OF_REASON
from generator.publish.pages.ladder.ladder import ladder_page
from generator.publish.pages.lists.facet_lists import (
    findings_listing,
    quotes_listing,
    studies_listing,
    table_listing,
)
from generator.publish.pages.lists.facets import (
    OWN,
    FacetedItem,
    FacetedList,
    FacetSpec,
    FilterOption,
    listing,
    ordering,
)
from generator.publish.pages.matrix.matrix import matrix_pages
from tests import node
from tests.conftest import CONTENT, REPOSITORY, SAMPLE
from tests.facet_truth import Selection, Truth, fitting, of_theme, truth

SCRIPTS = REPOSITORY / "site_templates/theme/assets/js"

Asked = Mapping[str, Sequence[str]]
THINGS = ("item", "items")


def asks(*cases: tuple[Mapping[str, Any], Mapping[str, str], Sequence[Asked]]) -> list[Any]:
    """What the filter answers: data of a page, its items' tokens by id, and addresses."""
    given_to_node = [
        {
            "data": data,
            "items": [{"id": item, "values": tokens} for item, tokens in items.items()],
            "asked": asked,
        }
        for data, items, asked in cases
    ]
    answers: list[Any] = node.ask("filter_ask.mjs", given_to_node)
    return answers


def _one(
    made: FacetedList, asked: Asked, options: Sequence[FilterOption] = (), **former: Any
) -> Any:
    items = {item.id: made.tokens(item) for item in made.items}
    return asks((made.data(THINGS, former, options), items, [asked]))[0][0]


# --- An address -------------------------------------------------------------------------------

FRUIT = FacetSpec("fruit", "Fruit", OWN, {"fig": "Fig", "plum": "Plum", "quince": "Quince"})
SIZE = FacetSpec("size", "Size", OWN, {"s": "Small", "l": "Large"}, everything="All sizes")
YEAR = FacetSpec("year", "Year", OWN, {"2001": "2001", "2003": "2003"}, ranged=True)
BASKET = listing(
    (FRUIT, SIZE, YEAR),
    [
        FacetedItem("a", {"fruit": ("fig",), "size": ("s",), "year": ("2001",)}, {}),
        FacetedItem("b", {"fruit": ("fig", "plum"), "size": ("l",), "year": ("2003",)}, {}),
        FacetedItem("c", {"fruit": ("plum",), "size": ("s",), "year": ("2003",)}, {}),
    ],
)
ORDER = ordering([("page", "As here", ()), ("back", "Back to front", ("c", "b", "a"))])


@pytest.mark.parametrize(
    ("asked", "unknown"),
    [
        ({"fruit": ["nut"]}, [{"name": "Fruit", "value": "nut"}]),
        ({"fruit": ["fig", "__proto__"]}, [{"name": "Fruit", "value": "__proto__"}]),
        ({"from": ["1066"]}, [{"name": "Year from", "value": "1066"}]),
        ({"sort": ["size"]}, [{"name": "Sort by", "value": "size"}]),
    ],
)
def test_what_is_not_known_is_told_and_left_out(asked: Asked, unknown: list[Any]) -> None:
    answer = _one(BASKET, asked, [ORDER])
    assert answer["unknown"] == unknown
    assert not answer["way"]
    fig = ["a", "b"] if "fig" in asked.get("fruit", ()) else ["a", "b", "c"]
    assert answer["shown"] == fig


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ({}, ["a", "b", "c"]),
        ({"fruit": ["plum"]}, ["b", "c"]),
        ({"fruit": ["plum", "fig"]}, ["a", "b", "c"]),
        ({"fruit": ["plum"], "size": ["s"]}, ["c"]),
        ({"size": ["l", "s"]}, ["a", "c"]),
        ({"from": ["2002"]}, ["b", "c"]),
        ({"to": ["2002"]}, ["a"]),
        ({"from": ["2002"], "to": ["2002"]}, []),
        ({"sort": ["back"]}, ["c", "b", "a"]),
        ({"sort": ["back"], "fruit": ["fig"]}, ["b", "a"]),
        ({"sort": ["page"]}, ["a", "b", "c"]),
    ],
)
def test_what_an_address_shows_and_in_which_order(asked: Asked, shown: list[str]) -> None:
    answer = _one(BASKET, asked, [ORDER])
    assert answer["unknown"] == []
    assert answer["shown"] == shown
    assert answer["total"] == len(shown)


def test_an_address_is_put_in_the_pages_order_and_the_first_order_needs_no_words() -> None:
    answer = _one(BASKET, {"fruit": ["plum", "fig"], "sort": ["page"]}, [ORDER])
    kept = {name: value for name, value in answer["address"].items() if value}
    assert kept == {"fruit": ["fig", "plum"]}
    assert _one(BASKET, {"sort": ["back"]}, [ORDER])["address"]["sort"] == "back"


def test_a_second_value_where_one_can_be_chosen_leaves_the_address() -> None:
    answer = _one(BASKET, {"sort": ["back", "page"]}, [ORDER])
    assert answer["renamed"]
    assert answer["address"]["sort"] in {"", "back"}
    assert not _one(BASKET, {"fruit": ["plum", "fig"], "sort": ["back"]}, [ORDER])["renamed"]


def test_an_earlier_id_is_read_as_the_present_one() -> None:
    answer = _one(BASKET, {"fruit": ["damson"]}, fruit={"damson": "plum"})
    assert answer["renamed"]
    assert answer["unknown"] == []
    assert answer["shown"] == ["b", "c"]


# --- Words ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({}, "3 items"),
        ({"fruit": ["fig"]}, "2 of 3 items"),
        ({"from": ["2002"], "to": ["2002"]}, "0 of 3 items"),
    ],
)
def test_how_much_is_left_in_words(asked: Asked, words: str) -> None:
    assert _one(BASKET, asked)["words"] == words


@pytest.mark.parametrize(
    ("asked", "words", "label", "name"),
    [
        (
            {"fruit": ["quince"]},
            "No item fits this filter. Without it, 3 items fit.",
            "Remove Fruit: Quince",
            "fruit",
        ),
        (
            {"fruit": ["plum"], "to": ["2002"]},
            "No item fits all of these filters. Without Year to: 2002, 2 items fit.",
            "Remove Year to: 2002",
            "to",
        ),
        (
            {"fruit": ["quince"], "from": ["2002"], "to": ["2002"]},
            "No item fits these filters, and no one of them alone is the reason.",
            "Clear all filters",
            None,
        ),
    ],
)
def test_an_empty_list_offers_a_way_out(
    asked: Asked, words: str, label: str, name: str | None
) -> None:
    assert _one(BASKET, asked)["way"] == {"words": words, "label": label, "name": name}


# --- Any facets, any items --------------------------------------------------------------------

VALUES = ("x", "y", "z")


@st.composite
def lists(draw: st.DrawFn) -> FacetedList:
    """A list with facets of its own and of members, some without any value."""
    few = st.lists(st.sampled_from(VALUES), unique=True, max_size=3).map(tuple)
    own, of_members = ("one", "two"), ("three", "four")
    members = {
        f"m{number}": {name: draw(few) for name in of_members}
        for number in range(draw(st.integers(0, 4)))
    }
    ids = st.lists(st.sampled_from(sorted(members)), unique=True) if members else st.just([])
    items = [
        FacetedItem(f"i{number}", {name: draw(few) for name in own}, {"study": tuple(draw(ids))})
        for number in range(draw(st.integers(0, 6)))
    ]
    labels = {value: value.upper() for value in VALUES}
    specs = [FacetSpec(n, n, OWN if n in own else "study", labels) for n in (*own, *of_members)]
    return listing(specs, items, {"study": members})


def _fits(made: FacetedList, item: FacetedItem, asked: Asked) -> bool:
    """Every group is met by one member of the item: itself, or one of its members."""
    groups = {
        facet.group: [f for f in made.facets if f.group == facet.group] for facet in made.facets
    }
    for group, facets in groups.items():
        wanted = {f.name: set(asked[f.name]) for f in facets if asked.get(f.name)}
        several = (
            [item.own] if group == OWN else [made.members[group][m] for m in item.members[group]]
        )
        if wanted and not any(
            all(set(of.get(name, ())) & values for name, values in wanted.items()) for of in several
        ):
            return False
    return True


QUERIES = st.lists(
    st.dictionaries(
        st.sampled_from(("one", "two", "three", "four")),
        st.lists(st.sampled_from(VALUES), unique=True, min_size=1),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=40)
@given(cases=st.lists(st.tuples(lists(), QUERIES), min_size=3, max_size=8))
def test_what_shows_and_every_count_follow_from_the_values_alone(
    cases: list[tuple[FacetedList, list[Asked]]],
) -> None:
    answers = asks(
        *(
            (made.data(THINGS, {}), {i.id: made.tokens(i) for i in made.items}, asked)
            for made, asked in cases
        )
    )
    assert len(answers) == len(cases)
    for (made, several), found in zip(cases, answers, strict=True):
        for asked, answer in zip(several, found, strict=True):
            fit = [item.id for item in made.items if _fits(made, item, asked)]
            assert answer["shown"] == fit
            for facet in made.facets:
                assert answer["counts"][facet.name] == {
                    value: sum(_fits(made, i, {**asked, facet.name: [value]}) for i in made.items)
                    for value in VALUES
                }
            ways = [
                sum(
                    _fits(made, item, {n: v for n, v in asked.items() if n != name})
                    for item in made.items
                )
                for name in asked
            ]
            assert bool(answer["way"]) == (not fit and bool(asked))
            if answer["way"] and answer["way"]["name"]:
                left = {n: v for n, v in asked.items() if n != answer["way"]["name"]}
                assert sum(_fits(made, item, left) for item in made.items) == max(ways)


# --- Every page with a filter, against the records --------------------------------------------


@cache
def _catalogue(name: str) -> Catalogue:
    return load_catalogue({"sample": SAMPLE, "content": CONTENT}[name])[0]


def _of_list(name: str) -> Any:
    of = {"studies": studies_listing, "findings": findings_listing, "quotes": quotes_listing}[name]

    def made(catalogue: Catalogue) -> tuple[Any, Mapping[str, str], Truth]:
        found = of(catalogue)
        tokens = {item.id: found.tokens(item) for item in found.items}
        return found.data(THINGS, catalogue.former_ids), tokens, truth(catalogue, name)

    return made


GROUPING = ("model", "country", "carried-out", "provision", "plot-size")
"""What gathers studies; the last only in the sample."""


def _of_table(catalogue: Catalogue) -> tuple[Any, Mapping[str, str], Truth]:
    """Each value is met by itself: what the studies of a finding are like together."""
    found = table_listing(catalogue, "Not assessed")
    tokens = {item.id: found.tokens(item) for item in found.items}
    levels = {f.id: f.statement.confidence for f in catalogue.findings}
    items = {
        item: {
            OWN: [
                {
                    *groups[OWN][0],
                    *(pair for of in groups["theme"] for pair in of if pair[0] == "theme"),
                    *(p for of in groups["study"] for p in of if p[0] in {"study", *GROUPING}),
                    ("confidence", _level(levels[item])),
                }
            ]
        }
        for item, groups in truth(catalogue, "findings").items()
    }
    return found.data(THINGS, catalogue.former_ids), tokens, items


def _level(confidence: Any) -> str:
    return confidence.overall.value.replace(" ", "-") if confidence else "not-assessed"


def _of_rows(catalogue: Catalogue) -> tuple[Any, Mapping[str, str], Truth]:
    view = next(one.page.view for one in matrix_pages(catalogue))
    studies = {
        study: {
            OWN: [{("study", study)} | {pair for pair in groups[OWN][0] if pair[0] in GROUPING}]
        }
        for study, groups in truth(catalogue, "studies").items()
    }
    return view.filter.data[0], view.filter.rows, {row: studies[row] for row in view.filter.rows}


def _of_columns(catalogue: Catalogue) -> tuple[Any, Mapping[str, str], Truth]:
    view = next(one.page.view for one in matrix_pages(catalogue))
    themes = {
        theme.id: {OWN: [{p for p in of_theme(catalogue, theme.id) if p[0] != "kind"}]}
        for theme in catalogue.themes
    }
    return view.filter.data[1], view.filter.columns, {t: themes[t] for t in view.filter.columns}


PAGES = {
    **{name: _of_list(name) for name in ("studies", "findings", "quotes")},
    "summary": _of_table,
    "matrix rows": _of_rows,
    "matrix columns": _of_columns,
}


def _selections(data: Any) -> Iterator[dict[str, list[str]]]:
    """Some selections, the same in every run; of what is chosen singly, one value."""
    chance = random.Random(5)
    offered = {
        facet["name"]: ([value[0] for value in facet["values"]], facet["single"])
        for facet in data["facets"]
        if not facet["ranged"]
    }
    yield {}
    for _ in range(25 if offered else 0):
        names = chance.sample(list(offered), chance.randint(1, min(4, len(offered))))
        yield {
            name: chance.sample(values, 1 if single else min(chance.randint(1, 3), len(values)))
            for name in names
            for values, single in (offered[name],)
        }


@pytest.mark.parametrize("content", ["sample", "content"])
@pytest.mark.parametrize("page", PAGES)
def test_every_address_gives_the_items_that_the_records_say(page: str, content: str) -> None:
    data, tokens, items = PAGES[page](_catalogue(content))
    assert list(tokens) == list(items)
    selections = list(_selections(data))
    (answers,) = asks((data, tokens, selections))
    for chosen, answer in zip(selections, answers, strict=True):
        selection: Selection = {name: set(values) for name, values in chosen.items()}
        assert answer["shown"] == _fitting(page, items, selection), selection
        for facet in data["facets"]:
            name = facet["name"]
            if facet["ranged"]:
                continue
            assert answer["counts"][name] == {
                value: len(_fitting(page, items, {**selection, name: {value}}))
                for value, *_ in facet["values"]
            }, (selection, name)


def _fitting(page: str, items: Truth, selection: Selection) -> list[str]:
    if page in {"studies", "findings", "quotes"}:
        return fitting(items, selection)
    return [
        item
        for item, groups in items.items()
        if all(
            any((name, value) in groups[OWN][0] for value in values)
            for name, values in selection.items()
            if values
        )
    ]


@pytest.mark.parametrize("content", ["sample", "content"])
def test_gaps_are_counted_as_the_page_has_them(content: str) -> None:
    view = gaps_page(_catalogue(content)).view
    assert isinstance(view, GapsView)
    kinds = next(facet for facet in view.filter.facets if facet.name == "kind")
    counts = {value.id: value.count for value in kinds.values}
    assert counts.get("single-study", 0) == sum(len(of.findings) for of in view.single)
    assert counts.keys() & OF_REASON.values() == {table.kind for table in view.fields}
    for table in view.fields:
        assert counts.get(table.kind, 0) == len(table.rows)
    assert counts.get("empty-cell", 0) == len(view.cells.rows)
    assert counts.get("uncited", 0) == len(view.uncited) + len(view.uncited_outside)
    assert view.filter.data["things"] == ("entry", "entries")


def test_a_chart_offers_what_its_rows_have_and_one_study_to_leave_out() -> None:
    catalogue = _catalogue("sample")
    (data,) = ladder_page(catalogue).view.filter.data
    assert [facet["name"] for facet in data["facets"]] == ["study", *GROUPING]
    assert [option["name"] for option in data["options"]] == ["sort"]
    matrix = next(one.page.view for one in matrix_pages(catalogue))
    names = [control.name for control in matrix.filter.controls]
    assert names == ["sort", *GROUPING, "category", "row", "without"]
    rows, _ = matrix.filter.data
    assert rows["former"]["without"] == rows["former"]["study"]
