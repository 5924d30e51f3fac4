"""Values that a review may have: several scores, levels, ranges, an appraisal, a lay summary;
and what it says once for all its studies."""

from __future__ import annotations

import csv
import io
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.check.rules import load_and_check
from generator.cli import main
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue, build_catalogue
from generator.evidence.problems import has_errors
from generator.evidence.records.speakers import Voice
from generator.evidence.text.amounts import Amount, amount_words, read_amount
from generator.publish.build import Site, build_site
from generator.publish.exports import data_files
from generator.publish.pages.items.citation import citation_item
from generator.publish.pages.lists.facet_lists import studies_listing
from generator.publish.pages.pages import navigation
from generator.publish.planning import plan
from generator.publish.rendering import page_renderer
from tests.conftest import REPOSITORY, SAMPLE

TEMPLATES = REPOSITORY / "site_templates"
PLACE = "place: {source: meadow-2022, section: Results}"
DECLARED = f"""
  - id: drop-out
    label: Drop-out rating
    description: How many left.
    where: In a table.
    kind: level
    levels: [low, moderate, high]
    is_score: true
    better: low
    {PLACE}
  - id: gardeners
    label: Number of gardeners
    description: Who digs.
    where: In a table.
    kind: number
    unit: gardeners
    range: {{printed: 9–200 gardeners, {PLACE}}}
    {PLACE}
  - id: strain
    label: Strain
    description: How much strain was felt.
    where: In a table.
    held_in: {{part: Appendix 3, told_by: [ni-she-2018]}}
    kind: number
    unit: points
    is_score: true
    better: low
    lowest_possible: 0
    highest_possible: 40
    {PLACE}
"""
GIVEN = {
    "adeyemi-2021-a": ("low", "12", "7"),
    "adeyemi-2021-b": ("[low, moderate]", "20 to 35", "said to be unclear"),
    "gartenbund-2020": ("high", "at least 40", "30"),
}
REVIEW = f"""\
not_asked: []
registration: {{registry: A register, number: not reported, {PLACE}}}
protocol:
  text: A protocol was printed.
  reference: "Nobody N. A plan. 2020."
  doi: 10.5555/plan
  {PLACE}
appraisal:
  answers: [met, partly met, not met]
  questions:
    - id: fair
      label: Fair
      text: Was the garden chosen fairly?
      {PLACE}
    - id: whole
      text: Was all of the garden looked at?
      counts:
        - {{answer: met, number: 4}}
        - {{answer: not met, number: 1}}
      {PLACE}
  {PLACE}
"""
LAY = """\
lay_summary:
  title: For everybody
  by: the gardeners
  in_words_of: source
  parts:
    - id: lay-gate
      label: The gate
      text: Come in, the gate is open.
      place: {source: meadow-2022, section: Results}
    - id: lay-tea
      text: There is tea.
      place: {source: meadow-2022, section: Results}
  place: {source: meadow-2022, section: Results}
"""
PUBLISHED = f"""\
    published_confidence:
      - {{tool: ConQual, level: low, explanation: Few gardens., year: 2022, {PLACE}}}
"""


@dataclass(frozen=True)
class Synthesis:
    """A copy of the sample with more in it, and what is made of it."""

    catalogue: Catalogue
    site: Site

    def page(self, path: str) -> LexborHTMLParser:
        """A page of the site."""
        return LexborHTMLParser(next(one.html for one in self.site.pages if one.page.path == path))

    def part(self, path: str, selector: str = "body") -> LexborNode:
        """The part of a page that a selector leads to."""
        found = self.page(path).css_first(selector)
        assert found is not None, (path, selector)
        return found

    def rows(self, file: str) -> list[dict[str, str]]:
        """The rows of a data file."""
        return list(csv.DictReader(io.StringIO(data_files(self.catalogue)[file])))


def _changed(file: Path, pattern: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    changed = re.sub(pattern, lambda _: new, text, count=1, flags=re.MULTILINE)
    assert changed != text, (file.name, pattern)
    file.write_text(changed, encoding="utf-8")


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Synthesis:
    """The sample with scores, levels, ranges, an appraisal and a summary for everybody."""
    content = tmp_path_factory.mktemp("values") / "content"
    shutil.copytree(SAMPLE, content)
    review = content / "review.yml"
    _changed(review, r"^characteristics:\n", f"characteristics:{DECLARED}")
    _changed(review, r"^limitations:", f"{REVIEW}limitations:")
    _changed(review, r"^  framework: PICo\n", "  worded_by: editors\n")
    _changed(content / "sources/meadow-2022.yml", r"^description:", f"{LAY}description:")
    for study, values in GIVEN.items():
        names = ("drop-out", "gardeners", "strain")
        items = zip(names, values, strict=True)
        more = "".join(f"    - {{id: {name}, value: {value}}}\n" for name, value in items)
        answer = "met" if study == "gartenbund-2020" else "partly met"
        appraisal = f"appraisal:\n  - {{question: fair, answer: {answer}, {PLACE}}}\n"
        new = f"  more:\n{more}{appraisal}ladder:"
        _changed(content / f"studies/{study}.yml", r"^ladder:", new)
    theme = content / "themes/being-missed.yml"
    _changed(theme, r"^(?=    place:)", PUBLISHED)
    found, problems = load_and_check(content)
    assert [one for one in problems if one.severity == "error"] == []
    return Synthesis(build_catalogue(found), build_site(content, TEMPLATES))


# --- Amounts ---------------------------------------------------------------------------------

NUMBERS = st.integers(0, 10**6)


@given(st.tuples(NUMBERS, NUMBERS).map(sorted))
def test_an_amount_is_read_as_it_was_written(ends: list[int]) -> None:
    low, high = ends
    for amount in (Amount(low, high), Amount(low, None), Amount(None, high)):
        assert read_amount(amount_words(amount)) == amount


@pytest.mark.parametrize("text", ["35–20", "20 years", "many", "", "1-2-3", "about 5", "-4"])
def test_what_is_no_amount_is_none(text: str) -> None:
    assert read_amount(text) is None


# --- Scores, levels and ranges ---------------------------------------------------------------


def test_a_range_is_a_value_of_its_own_in_lists_and_in_columns(rich: Synthesis) -> None:
    facets = {one.name: one for one in studies_listing(rich.catalogue).facets}
    labels = [value.label for value in facets["gardeners"].values]
    assert labels[:3] == ["at least 40 gardeners", "20–35 gardeners", "12 gardeners"]
    rows = {row["study"]: row for row in rich.rows("studies.csv")}
    ends = [
        [rows[study][f"gardeners{end}"] for end in ("", "_from", "_to")] for study in sorted(GIVEN)
    ]
    assert ends == [["12", "12", "12"], ["", "20", "35"], ["", "40", ""]]
    assert rows["adeyemi-2021-b"]["drop_out"] == "low;moderate"


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("drop-out", "very low", "E004"),
        ("drop-out", "[low, none]", "E004"),
        ("drop-out", "3", "S023"),
        ("strain", "41", "E004"),
        ("strain", "12 to 50", "E004"),
        ("strain", "twelve", "S023"),
        ("gardeners", "12 gardeners", "S023"),
        ("gardeners", "[a, b]", "S023"),
    ],
)
def test_a_value_that_is_not_on_its_scale_is_told(
    sample: Path, name: str, value: str, code: str
) -> None:
    _changed(sample / "review.yml", r"^characteristics:\n", f"characteristics:{DECLARED}")
    more = f"  more:\n    - {{id: {name}, value: {value}}}\nladder:"
    _changed(sample / "studies/adeyemi-2021-a.yml", r"^ladder:", more)
    told = [one.code for one in load_and_check(sample)[1] if one.severity == "error"]
    assert told == [code]


def test_each_score_has_its_own_scale_with_the_best_study_first(rich: Synthesis) -> None:
    page = rich.page(urls.LADDER)
    assert page.css_first("#chart-title") is not None
    section = next(
        one
        for one in page.css("section")
        if one.attributes.get("aria-labelledby", "") == "scale-drop-out"
    )
    cells = [row.css("td")[0].text(strip=True) for row in section.css("tbody tr")]
    assert cells[:3] == ["Low", "Low or moderate (not known which)", "High"]
    assert "Low is good." in section.text()
    assert "Possible scores run from 0 to 40 points." in rich.part(urls.LADDER).text()


def test_a_review_without_a_ladder_shows_its_scores_at_the_same_address(sample: Path) -> None:
    review = sample / "review.yml"
    _changed(review, r"^ladder:\n(?:(?:[ ].*)?\n)*(?=^limitations)", "")
    _changed(review, r"^characteristics:\n", f"characteristics:{DECLARED}")
    for file in sorted((sample / "studies").glob("*.yml")):
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(r"(?m)^ladder:.*\n(?:[ ].*\n)*", "", text), encoding="utf-8")
    planned = plan(sample)
    page = next(one for one in planned.pages if one.path == urls.LADDER)
    assert page.title == "Scores"
    sections = navigation(planned.catalogue, planned.paths, planned.written)
    assert "Scores" in [link.text for section in sections for link in section.pages]
    html = page_renderer(TEMPLATES)(page)
    assert [one.text() for one in LexborHTMLParser(html).css("h2")][:2] == [
        "Drop-out rating",
        "Strain",
    ]


def test_the_range_of_all_studies_stands_above_the_list(rich: Synthesis) -> None:
    text = rich.part(urls.STUDIES, "body").text()
    assert "Over all studies: Number of gardeners: 9–200 gardeners" in text


# --- Why a value is absent -------------------------------------------------------------------


def test_a_part_that_tells_of_some_studies_leaves_the_others_unreported(rich: Synthesis) -> None:
    catalogue = rich.catalogue
    reasons = {
        study.id: absence.words
        for study in catalogue.studies
        if (absence := catalogue.values("strain", study).absence)
    }
    assert reasons == {
        "adeyemi-2021-b": "said to be unclear",
        "ni-she-2018": "not in our copy (Appendix 3)",
        "velde-2016": "not reported",
    }
    assert "Said to be unclear, by characteristic and study" in rich.part(urls.GAPS, "body").text()


# --- Appraisal, confidence, and what the source prints -----------------------------------------


def test_the_appraisal_is_a_table_with_counts_of_all_studies_or_of_their_records(
    rich: Synthesis,
) -> None:
    table = rich.part(urls.METHOD, "table.ev-appraisal")
    rows = [
        [cell.text(strip=True) for cell in row.css("td.ev-appraisal__count")]
        for row in table.css("tbody tr")
    ]
    assert rows == [["1", "2", "0"], ["4", "0", "1"]]
    counted = {(row["question"], row["answer"]): row for row in rich.rows("appraisal.csv")}
    assert counted["whole", "met"]["number"] == "4"
    assert counted["fair", "partly met"]["studies"] == "adeyemi-2021-a;adeyemi-2021-b"
    study = rich.part(urls.study("gartenbund-2020"), "#appraised").text()
    assert "Fair" in study
    assert "met" in study


def test_confidence_as_published_stands_where_nobody_else_judged(rich: Synthesis) -> None:
    theme = rich.part(urls.theme("being-missed"), ".ev-confidence__whole").text()
    assert "Low confidence." in theme
    assert "Assessed by the review itself" in theme
    assert "published 2022, with ConQual" in theme
    published = [row for row in rich.rows("findings.csv") if row["published_confidence"]]
    assert [
        (row["published_confidence"], row["published_with"], row["confidence"]) for row in published
    ] == [("low", "ConQual", "")]


def test_registration_protocol_and_the_summary_for_everybody_are_shown(rich: Synthesis) -> None:
    method = rich.page(urls.METHOD)
    text = rich.part(urls.METHOD).text()
    assert "A register, number not reported" in re.sub(r"\s+", " ", text)
    assert method.css_first('a[href="https://doi.org/10.5555/plan"]') is not None
    sought = next(one.page for one in rich.site.pages if one.page.path == urls.METHOD).sought
    assert [(one.anchor, "A register not reported" in one.text) for one in sought] == [
        ("registration", True)
    ]
    assert "Framework:" not in text
    assert "The review states an aim; the editors put it as a question." in text
    home = rich.part(urls.HOME, '[aria-labelledby="lay-summary"]').text()
    assert "Come in, the gate is open." in home
    assert "There is tea." not in home
    assert method.css_first("#fact-lay-tea") is not None
    assert "For everybody: For everybody" in rich.part(urls.SUMMARY).text()


# --- What is said once -----------------------------------------------------------------------


def test_a_value_without_a_place_stands_where_its_characteristic_does(rich: Synthesis) -> None:
    item = next(
        one
        for one in rich.catalogue.study["gartenbund-2020"].characteristics.more
        if one.id == "strain"
    )
    declared = next(one for one in rich.catalogue.review.characteristics if one.id == "strain")
    assert item.place == declared.place


def test_what_the_review_never_asks_is_in_no_draft(sample: Path) -> None:
    for file in (sample / "studies").glob("*.yml"):
        file.unlink()
    review = sample / "review.yml"
    _changed(review, r"^dimensions:\n(?:[ ].*\n)*", "not_asked: [provision, country]\n")
    settings = ["--set", "reference.title=T", "--id", "a-study", "--content", str(sample)]
    assert main(["new", "study", *settings]) == 0
    draft = (sample / "studies/a-study.yml").read_text(encoding="utf-8")
    assert "study_country:" in draft
    assert "publication_country:" not in draft
    assert "provision:" not in draft


SPEAKERS = "speakers: {voice: author, voice_basis: source, voice_reason: All are.}\n"


def test_what_the_review_says_of_all_quotes_and_links_fills_only_what_is_left_out(
    sample: Path,
) -> None:
    study = sample / "studies/ni-she-2018.yml"
    text = study.read_text(encoding="utf-8")
    voices = re.findall(r"(?m)^    voice(?:_\w+)?: ", text)
    assert len(voices) > 3  # more than one quote, so that one stays as it is
    lacking = re.sub(r"(?m)^    voice(?:_\w+)?: .*\n(?:      .*\n)*", "", text, count=3)
    study.write_text(re.sub(r"(?m)^  (?:doi|url): .*\n", "", lacking), encoding="utf-8")
    codes = [one.code for one in load_and_check(sample)[1] if one.severity == "error"]
    assert codes.count("S010") == 3
    assert "S018" in codes
    _changed(sample / "review.yml", r"^topics:", f"{SPEAKERS}no_link: Nobody says it.\ntopics:")
    content, problems = load_and_check(sample)
    assert not has_errors(problems)
    filled = build_catalogue(content).study["ni-she-2018"]
    assert filled.quotes[0].voice is Voice.AUTHOR
    assert filled.quotes[0].voice_reason == "All are."
    assert filled.quotes[1].voice_reason != "All are."
    assert filled.reference.no_link == "Nobody says it."
    assert citation_item(filled.reference).no_link == "Nobody says it."
    assert citation_item(filled.reference, "Nobody says it.").no_link == ""
