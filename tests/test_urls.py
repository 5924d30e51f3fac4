"""Links lead from any page to any other, and no two things have the same address."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from itertools import product
from types import ModuleType
from typing import Any
from urllib.parse import parse_qsl, urljoin, urlsplit

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from generator.evidence import urls
from generator.evidence.urls import anchors, pages

WORDS = st.text("abcxyz0189", min_size=1, max_size=5)
IDS = st.lists(WORDS, min_size=1, max_size=3).map("-".join)
SITE = "https://evidence.example/some/where/"


def _functions(module: ModuleType) -> dict[str, Callable[..., Any]]:
    """What a module of the package offers, without what it imports."""
    members = inspect.getmembers(module, inspect.isfunction)
    return {name: member for name, member in members if member.__module__ == module.__name__}


PATHS = _functions(pages)
ANCHORS = {
    name: function for name, function in _functions(anchors).items() if name.endswith("_anchor")
}
SECTIONS = [
    value
    for name, value in vars(urls).items()
    if name.isupper()
    and isinstance(value, str)
    and not value.startswith(("https:", "./"))
    and not value.endswith(".txt")
]


@st.composite
def targets(draw: st.DrawFn) -> str:
    function = draw(st.sampled_from([*PATHS.values(), None]))
    if function is None:
        section = draw(st.sampled_from(SECTIONS))
        # the first page has no parts with addresses: "#part" alone is one of whatever page
        return section + draw(st.sampled_from(["", "#part"] if section else [""]))
    if function is urls.data_file:
        return str(urls.data_file(draw(st.sampled_from(["matrix.csv", "evidence.json"]))))
    return str(function(*(draw(IDS) for _ in inspect.signature(function).parameters)))


@given(targets(), targets())
def test_a_relative_link_leads_to_its_target(target: str, page: str) -> None:
    page = page.partition("#")[0]
    assume(page.endswith("/") or not page)
    link = urls.relative(target, page)
    assert link
    assert not link.startswith("/")
    assert urljoin(SITE + page, link) == SITE + target


@given(targets())
def test_a_page_links_to_its_own_parts_by_anchor_alone(page: str) -> None:
    page = page.partition("#")[0]
    assert urls.relative(f"{page}#part", page) == "#part"


@pytest.mark.parametrize("target", ["https://example.org/a/../b", "http://example.org/", "#here"])
def test_absolute_addresses_stay_as_they_are(target: str) -> None:
    assert urls.relative(target, "studies/x/") == target


def test_sections_reach_each_other() -> None:
    pairs = list(product(SECTIONS, SECTIONS))
    assert len(pairs) >= 20**2
    reached = {
        (page, target): urljoin(SITE + page, urls.relative(target, page)) for page, target in pairs
    }
    astray = {pair: to for pair, to in reached.items() if to != SITE + pair[1]}
    assert astray == {}


def _all_arguments(function: Callable[..., str]) -> list[tuple[str, ...]]:
    """Every id of up to three of a few words, for each parameter."""
    words = ("a", "b", "q1", "2020")
    ids = ["-".join(parts) for many in (1, 2, 3) for parts in product(words, repeat=many)]
    # the kind of an owner is one word
    names = inspect.signature(function).parameters
    return list(product(*(words if name == "owner" else ids for name in names)))


def test_two_things_never_share_an_anchor() -> None:
    assert len(ANCHORS) > 10
    sharing = {}
    for name, function in ANCHORS.items():
        arguments = _all_arguments(function)
        assert len(arguments) >= 84
        anchors = {function(*of): of for of in arguments}
        if shared := [
            (of, anchors[function(*of)]) for of in arguments if anchors[function(*of)] != of
        ]:
            sharing[name] = shared[:3]
    assert sharing == {}


def test_anchors_of_different_things_begin_differently() -> None:
    starts = [
        function(*["x"] * len(inspect.signature(function).parameters)).split("x")[0]
        for function in ANCHORS.values()
    ]
    assert len(set(starts)) == len(starts)


@given(targets())
def test_addresses_need_no_escaping(target: str) -> None:
    assert re.fullmatch(r"[a-z0-9/.#-]*", target)
    assert not urlsplit(target).query


@given(targets())
def test_the_host_gets_a_file_for_each_page(page: str) -> None:
    page = page.partition("#")[0]
    assume(page.endswith("/") or not page)
    assert urls.page_uri(page) == f"{page}index.md"


def test_dois_resolve_over_https() -> None:
    assert urls.doi("10.5555/x") == "https://doi.org/10.5555/x"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("South Africa", "south-africa"),
        ("Côte d’Ivoire", "cote-d-ivoire"),
        ("not reported", "not-reported"),
        ("  U.S.A. ", "u-s-a"),
        ("COPD (stage_2)", "copd-stage-2"),
        ("日本", "日本"),
        ("\N{MATHEMATICAL BOLD CAPITAL A} plan", "a-plan"),
        ("†", "2020"),
    ],
)
def test_a_value_stands_in_an_address_as_plain_words(text: str, value: str) -> None:
    assert urls.value_id(text) == value


@given(st.text(min_size=1))
@example("\N{MATHEMATICAL BOLD CAPITAL A}")
def test_every_value_has_an_id_that_stays_itself(text: str) -> None:
    value = urls.value_id(text)
    assert value
    assert urls.value_id(value) == value
    assert urls.value_id(text.upper().lower()) == urls.value_id(text.upper())


@given(targets(), st.lists(st.tuples(WORDS, st.text()), min_size=1))
def test_a_selection_leads_to_the_page_with_its_values(
    page: str, values: list[tuple[str, str]]
) -> None:
    page = page.partition("#")[0]
    assume(page.endswith("/") or not page)
    address = urljoin(SITE, urls.relative(urls.selection(page, values), page))
    assert address.startswith(SITE)
    assert parse_qsl(urlsplit(address).query, keep_blank_values=True) == values
    assert urls.selection(page, []) == page
