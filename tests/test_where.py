"""The map of the studies: names by one table, marks that stand clear, and what is absent."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.derive.where import whereabouts
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.dimensions import BUILT_IN, dimensions_of
from generator.evidence.records.dimensions import BuiltIn, ValueWords
from generator.evidence.records.reported import AbsenceReason, Reported, unreported
from generator.evidence.text.countries import _bare, country_code, country_table
from generator.evidence.values import country_of
from generator.publish.charts.world import NARROW, WIDE, Sheet, Spot, drawing, on_the_map
from generator.publish.pages.pages import all_pages
from generator.publish.pages.study.where import WhereView, way_there, where_page
from generator.publish.pages.summary.about import about_line
from generator.publish.search.studies import places
from tests.shared import Built

NOT_SAID: Reported[Any] = unreported(AbsenceReason.NOT_REPORTED)


def _from(catalogue: Catalogue, **countries: Any) -> Catalogue:
    """The same with these values for every study."""
    studies = tuple(
        study.model_copy(
            update={"characteristics": study.characteristics.model_copy(update=countries)}
        )
        for study in catalogue.studies
    )
    return replace(catalogue, studies=studies)


def _view(catalogue: Catalogue) -> WhereView:
    view: WhereView = where_page(catalogue).view
    return view


# --- Names -------------------------------------------------------------------------------------


def test_no_name_means_two_countries_and_every_country_has_a_place_on_the_map() -> None:
    names = Counter(_bare(name) for row in country_table().values() for name in set(row["names"]))
    distinct = {
        (_bare(name), code) for code, row in country_table().items() for name in row["names"]
    }
    assert len(distinct) == len(names)
    assert [code for code in country_table() if not on_the_map(code)] == []


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("UK", "GB"),
        ("U.K.", "GB"),
        ("England", "GB-ENG"),
        ("Scotland", "GB-SCT"),
        ("USA", "US"),
        ("the United States", "US"),
        ("the Netherlands", "NL"),
        ("South Korea", "KR"),
        ("Republic of Korea", "KR"),
        ("Hong Kong", "HK"),
        ("Niger", "NE"),
        ("Nigeria", "NG"),
        ("COTE D’IVOIRE", "CI"),
        ("Kosovo", "XK"),
        ("Singapore", "SG"),
        ("Malta", "MT"),
        ("Korea", None),
        ("Congo", None),
        ("New Jersey", None),
        ("Nigeriaa", None),
        ("", None),
    ],
)
def test_a_country_is_known_by_its_names_alone(printed: str, code: str | None) -> None:
    assert country_code(printed) == code


def test_the_words_of_a_review_say_which_country_a_value_is() -> None:
    words = (ValueWords(value="Südkorea", also=("Asia", "South Korea")),)
    dimension = replace(BUILT_IN[BuiltIn.COUNTRY], values=words)
    assert country_of(dimension, "Südkorea") == "KR"
    assert country_of(dimension, "Nordkorea") is None


# --- The page ----------------------------------------------------------------------------------


def test_without_any_country_there_is_no_page_and_without_a_known_one_no_map(
    catalogue: Catalogue,
) -> None:
    asked: Reported[Any] = unreported(AbsenceReason.NOT_A_QUESTION)
    for none in (asked, NOT_SAID):
        nowhere = _from(catalogue, study_country=none, publication_country=none)
        assert way_there(nowhere) is None
        assert urls.WHERE not in {page.path for page in all_pages(nowhere, (), ())}
    view = _view(_from(catalogue, study_country=asked, publication_country=Reported("Utopia")))
    assert view.maps == ()
    assert [(row.name, row.on_map) for row in view.rows] == [("Utopia", False)]


def test_all_studies_of_one_country_are_one_mark_that_leads_to_them(catalogue: Catalogue) -> None:
    view = _view(_from(catalogue, study_country=Reported("Malta"), publication_country=NOT_SAID))
    count = len(catalogue.studies)
    for drawn in view.maps:
        (mark,) = drawn.marks
        assert mark.mark.spot == Spot("MT", "done", count)
        assert mark.path == f"{urls.STUDIES}?carried-out=malta"
    (absent,) = view.absent
    assert absent.name == "Not reported"
    assert [link.text for link in absent.counts if link] == [f"{count} studies"]


def test_a_study_of_several_countries_stands_in_each_and_two_names_of_one_are_one(
    catalogue: Catalogue,
) -> None:
    several = Reported(("UK", "United Kingdom", "Ireland", "West Africa"))
    changed = _from(catalogue, study_country=several, publication_country=NOT_SAID)
    found = whereabouts(changed)
    assert {place.code: place.name for place in found.places} == {
        "GB": "United Kingdom",
        "IE": "Ireland",
    }
    assert [place.name for place in found.unplaced] == ["West Africa"]
    view = _view(changed)
    assert view.off_map == "West Africa"
    rows = {row.name: row.on_map for row in view.rows}
    assert rows == {"United Kingdom": True, "Ireland": True, "West Africa": False}
    uk = next(mark for mark in view.maps[0].marks if mark.mark.spot.code == "GB")
    assert uk.path.endswith("?carried-out=united-kingdom")


def test_a_country_with_two_names_is_one_wherever_it_is_counted(catalogue: Catalogue) -> None:
    names = ("USA", "the United States", "Zimbabwe")
    studies = tuple(
        study.model_copy(
            update={
                "characteristics": study.characteristics.model_copy(
                    update={
                        "study_country": NOT_SAID,
                        "publication_country": Reported(names[number % 3]),
                    }
                )
            }
        )
        for number, study in enumerate(catalogue.studies)
    )
    changed = replace(catalogue, studies=studies)
    country = changed.values_among(BuiltIn.COUNTRY, changed.studies)
    assert [(value.id, value.label) for value in country] == [
        ("usa", "USA"),
        ("zimbabwe", "Zimbabwe"),
    ]
    assert " from 2 countries" in about_line(changed)
    assert {*places(changed)} >= {*names}
    printed = [changed.values(BuiltIn.COUNTRY, one).known for one in studies[:2]]
    assert [value.words for of in printed for value in of or ()] == [*names[:2]]
    assert printed[0] == printed[1]


def _countries(catalogue: Catalogue, name: BuiltIn) -> set[str]:
    """The codes of the countries that studies have in a dimension, as far as the map has them."""
    dimension = dimensions_of(catalogue.review)[name]
    every = [catalogue.values(name, study).known or () for study in catalogue.studies]
    codes = {country_of(dimension, value.words) for values in every for value in values}
    return {code for code in codes if code and on_the_map(code)}


def test_the_map_and_its_table_say_the_same(built: Built) -> None:
    assert (urls.WHERE in built.pages) == (way_there(built.catalogue) is not None)
    if urls.WHERE not in built.pages:
        return  # a review without countries has no map
    page = built.pages[urls.WHERE]
    view = _view(built.catalogue)
    counts = sorted(
        int(link.text.split()[0]) for row in view.rows if row.on_map for link in row.counts if link
    )
    for sheet in ("wide", "narrow"):
        marks = page.css(f".ev-where__map--{sheet} a")
        assert (
            sorted(int(str(mark.attributes["aria-label"]).split()[-2]) for mark in marks) == counts
        )
    shapes = {
        name: len(page.css(f".ev-where__map--wide a > {name}")) for name in ("circle", "polygon")
    }
    assert shapes == {
        "circle": len(_countries(built.catalogue, BuiltIn.CARRIED_OUT)),
        "polygon": len(_countries(built.catalogue, BuiltIn.COUNTRY)),
    }
    assert len(page.css(".ev-where__table tbody tr")) == len(view.rows) + len(view.absent)


# --- The drawing -------------------------------------------------------------------------------

CODES = st.lists(st.sampled_from(sorted(country_table())), min_size=1, max_size=14, unique=True)


@given(CODES, st.integers(1, 90), st.sampled_from((WIDE, NARROW)))
@settings(max_examples=30, deadline=None)
def test_marks_with_counts_cover_no_other_and_stand_near_their_places(
    codes: list[str], count: int, sheet: Sheet
) -> None:
    spots = [Spot(code, kind, count) for code in codes for kind in ("done", "published")]
    drawn = drawing(sheet, spots, [(code, code) for code in codes])
    assert {mark.spot for mark in drawn.marks} == set(spots)
    for mark in drawn.marks:
        assert drawn.left <= mark.x - mark.radius + 0.1
        assert mark.x + mark.radius <= drawn.width + 0.1
        assert 0 <= mark.y - mark.radius + 0.1 <= mark.y + mark.radius <= drawn.height + 0.2
        assert math.dist((mark.x, mark.y), mark.anchor) <= 0.14 * drawn.width
    near = [
        (one.spot, other.spot)
        for at, one in enumerate(drawn.marks)
        for other in drawn.marks[:at]
        if math.dist((one.x, one.y), (other.x, other.y)) < max(one.radius, other.radius)
    ]
    assert not drawn.counted or near == []
