"""The drawing of the answer: bands keep to their labels, and every finding is in one."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.evidence.catalogue import Catalogue, build_catalogue
from generator.evidence.loading import Content
from generator.publish.charts.strands import LEAST_BAND, Band, Tie, bands, middles
from generator.publish.pages.summary import strand_ties
from generator.publish.pages.summary.strand_ties import MOST_STUDIES, MOST_THEMES
from generator.publish.pages.summary.strands import Strands, strands
from tests.conftest import shuffled, syntheses
from tests.node import ask

PAGES = frozenset({"themes/", "studies/", "findings/by/"})


# --- Geometry ----------------------------------------------------------------------------------


@given(st.lists(st.floats(0.5, 9), min_size=1, max_size=30), st.floats(0, 80))
def test_labels_stand_in_order_and_have_their_room(rooms: list[float], height: float) -> None:
    found = middles(rooms, height)
    gaps = [after - before for before, after in pairwise(found)]
    wanted = [(before + after) / 2 for before, after in pairwise(rooms)]
    assert [(g, w) for g, w in zip(gaps, wanted, strict=True) if g < w - 0.01] == []
    assert found[0] >= rooms[0] / 2 - 0.01
    assert found[-1] <= max(height, sum(rooms)) - rooms[-1] / 2 + 0.01


names = st.sampled_from("abcdefgh")
ties = st.dictionaries(
    st.tuples(names, names, st.sampled_from(["cited", "general"])), st.integers(1, 99), min_size=1
).map(lambda found: [Tie(*ends[:2], weight, ends[2]) for ends, weight in found.items()])


def _edges(band: Band) -> tuple[float, float, float, float]:
    """Upper and lower edge on the left, and on the right."""
    numbers = [float(number) for number in re.findall(r"[\d.-]+", band.outline)]
    return numbers[1], numbers[-1], numbers[7], numbers[8]


@given(ties)
def test_bundles_stay_in_their_rooms_and_bands_do_not_overlap(
    drawn: list[Tie],
) -> None:
    tops = {name: 2.0 * place + 1 for place, name in enumerate("abcdefgh")}
    found = bands(drawn, tops, tops, (2.0, 2.0))
    assert Counter(band.tie for band in found) == Counter(drawn)
    for side, end in ((0, "start"), (2, "end")):
        edges = sorted(
            (tops[getattr(band.tie, end)], _edges(band)[side], _edges(band)[side + 1])
            for band in found
        )
        outside = [e for e in edges if e[1] < e[0] - 1.001 or e[2] > e[0] + 1.001]
        over = [
            (one, other)
            for one, other in pairwise(edges)
            if one[0] == other[0] and other[1] < one[2] - LEAST_BAND - 0.002
        ]
        assert (outside, over) == ([], [])


def test_nothing_to_tie_gives_no_band() -> None:
    assert bands([], {}, {}, (1, 1)) == ()


# --- What is tied ------------------------------------------------------------------------------


def _drawn(catalogue: Catalogue) -> Strands | None:
    found = strands(catalogue, PAGES)
    return found.wide if found else None


@given(syntheses())
def test_every_finding_has_its_band_and_every_band_its_labels(content: Content) -> None:
    catalogue = build_catalogue(content)
    drawn = _drawn(catalogue)
    if drawn is None:
        assert catalogue.findings == ()
        return
    labels = {label.id for label in (*drawn.starts, *drawn.themes, *drawn.ends)}
    all_bands = (*drawn.inward, *drawn.onward)
    ends = {end for band in all_bands for end in (band.tie.start, band.tie.end)}
    assert ends <= labels
    if len(catalogue.themes) <= MOST_THEMES and len(catalogue.studies) <= MOST_STUDIES:
        pairs = sum(max(len(f.statement.studies), 1) for f in catalogue.findings)
        assert sum(band.tie.weight for band in drawn.inward) == pairs


@given(syntheses(), st.data())
def test_the_order_of_files_changes_no_drawing(content: Content, data: st.DataObject) -> None:
    other = shuffled(content, data.draw)
    assert _drawn(build_catalogue(content)) == _drawn(build_catalogue(other))


def test_many_studies_share_a_label(monkeypatch: pytest.MonkeyPatch, catalogue: Catalogue) -> None:
    before = _drawn(catalogue)
    monkeypatch.setattr(strand_ties, "MOST_STUDIES", 3)
    after = _drawn(catalogue)
    assert before is not None
    assert after is not None
    assert len([label for label in before.starts if label.kind == "study"]) == 5
    shown = [label.text for label in after.starts if label.kind == "study"]
    assert len(shown) == 3
    assert shown[-1] == "3 other studies"


def test_many_themes_share_their_categories(
    monkeypatch: pytest.MonkeyPatch, catalogue: Catalogue
) -> None:
    monkeypatch.setattr(strand_ties, "MOST_THEMES", 1)
    drawn = _drawn(catalogue)
    assert drawn is not None
    assert len(drawn.themes) == len(catalogue.tree.groups)
    findings = sum(len(theme.findings) for theme in catalogue.themes)
    said = [int(label.said.split()[0]) for label in drawn.themes]
    assert sum(said) == findings


def test_the_table_says_what_the_drawing_shows(catalogue: Catalogue) -> None:
    found = strands(catalogue, PAGES)
    assert found is not None
    cited = {label.id.removeprefix("study:"): label.text for label in found.wide.starts}
    drawn = {
        (band.tie.end.removeprefix("theme:"), cited[band.tie.start.removeprefix("study:")])
        for band in found.wide.inward
        if band.tie.kind == "cited"
    }
    told = {(row.theme.path.split("/")[1], link.text) for row in found.rows for link in row.cited}
    assert drawn == told
    assert sum(row.findings for row in found.rows) == len(catalogue.findings)


def test_without_findings_there_is_no_drawing(sample_content: Content) -> None:
    themes = sample_content.entries["theme"]
    bare = tuple(
        replace(entry, record=entry.record.model_copy(update={"findings": ()})) for entry in themes
    )
    content = replace(sample_content, entries={**sample_content.entries, "theme": bare})
    assert strands(build_catalogue(content), PAGES) is None


# --- The way of an item ------------------------------------------------------------------------


def test_the_way_of_an_item_leads_to_both_ends_and_to_nothing_beside_it() -> None:
    drawn = [("s1", "t1"), ("s2", "t1"), ("s2", "t2"), ("t1", "c1"), ("t2", "c2")]
    answer = ask(
        "strands_ask.mjs",
        {
            "ties": [{"from": start, "to": end} for start, end in drawn],
            "ids": ["t1", "s2", "c2", "nowhere"],
        },
    )
    assert [found["items"] for found in answer] == [
        ["c1", "s1", "s2", "t1"],
        ["c1", "c2", "s2", "t1", "t2"],
        ["c2", "s2", "t2"],
        ["nowhere"],
    ]
    assert [sorted(found["ties"]) for found in answer] == [[0, 1, 3], [1, 2, 3, 4], [2, 4], []]
