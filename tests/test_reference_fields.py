"""What references hold beside the usual, and the one form in which every door reads it.

``cases/references/fields.toml`` has files and texts as exporters write them, with what is right.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.check.confidence import REPORTED
from generator.check.rules import load_and_check, load_catalogue
from generator.edit.intake.from_bibtex import read_bibtex
from generator.edit.intake.from_csl import read_csl
from generator.edit.intake.from_ris import read_ris
from generator.edit.intake.from_sheet import read_sheet
from generator.edit.intake.grid import read_csv
from generator.edit.intake.heads import Heads
from generator.edit.intake.importing import STUDY
from generator.edit.intake.incoming import ParseResult
from generator.edit.intake.mapping import SheetMapping
from generator.edit.intake.reference_values import read_value
from generator.evidence.loading import Content
from generator.evidence.records.published import NoticeKind, PublishedNotice
from generator.evidence.records.study import Study
from generator.evidence.text.dates import (
    letter_of,
    printed_year,
    read_year,
    with_letter,
    without_letter,
    years_of,
)
from generator.evidence.text.identifiers import is_isbn, is_orcid, is_ror
from generator.evidence.text.languages import language_name, read_language
from generator.evidence.text.pages import full_pages
from generator.publish.build import Site, build_site
from tests.conftest import REPOSITORY, TESTS

FOLDER = TESTS / "cases" / "references"
CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (FOLDER / "fields.toml").read_text(encoding="utf-8")
)
READERS: dict[str, Callable[[str], ParseResult]] = {
    ".ris": read_ris,
    ".bib": read_bibtex,
    ".json": read_csl,
}


def _read(name: str) -> ParseResult:
    text = (FOLDER / name).read_text(encoding="utf-8")
    return READERS[Path(name).suffix](text)


# --- files, value by value ---------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES["file"], ids=lambda case: case["name"])
def test_a_file_gives_what_is_right(case: dict[str, Any]) -> None:
    reading = _read(case["name"])
    assert not reading.is_fatal
    found = [entry.values["reference"] for entry in reading.entries]
    assert [
        {name: reference.get(name) for name in right}
        for reference, right in zip(found, case["right"], strict=True)
    ] == case["right"]
    left = [text for entry in reading.entries for text in entry.left]
    assert set(case.get("left", ())) <= set(left)
    said = "\n".join(problem.message for problem in reading.problems)
    assert [words for words in case.get("said", ()) if words not in said] == []
    assert [name for name in case.get("without", ()) if any(name in one for one in found)] == []


@pytest.mark.parametrize(
    "case", CASES["value"], ids=lambda case: f"{case['field']}: {case['text']}"
)
def test_a_text_is_read_into_one_form(case: dict[str, Any]) -> None:
    read = read_value(case["field"], case["text"])
    found = {name: list(v) if isinstance(v, tuple) else v for name, v in read.values.items()}
    assert found == case.get("right", {})
    assert list(read.left) == case.get("left", [])


@pytest.mark.parametrize(
    "case",
    [case for case in CASES["value"] if case.get("right") and case["field"] != "trials"],
    ids=lambda case: f"{case['field']}: {case['text']}",
)
def test_a_sheet_reads_it_like_any_file(case: dict[str, Any]) -> None:
    cell = case["text"].replace('"', '""')
    grid = read_csv(f'Family,Value\nAmes,"{cell}"\n', Heads())
    columns = {"Family": "reference.authors", "Value": f"reference.{case['field']}"}
    [entry] = read_sheet(grid, SheetMapping(columns), STUDY).entries
    found = {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in entry.values["reference"].items()
    }
    assert {name: found[name] for name in case["right"]} == case["right"]
    assert [left for left in case.get("left", ()) if f"Value: {left}" not in entry.left] == []


# --- laws --------------------------------------------------------------------------------------

YEARS = st.one_of(
    st.integers(1500, 2200),
    st.builds(
        lambda year, letter: f"{year}{letter}", st.integers(1500, 2200), st.sampled_from("abz")
    ),
    st.builds(
        lambda year, more: f"{year}–{year + more}", st.integers(1500, 2100), st.integers(1, 99)
    ),
    st.sampled_from(("in press", "in press-a", "n.d.-b")),
)


@given(YEARS)
def test_a_printed_year_is_read_as_the_recorded_one(year: int | str) -> None:
    assert read_year(printed_year(year)).recorded == year
    assert with_letter(without_letter(year), letter_of(year)) == printed_year(year)
    assert list(years_of(year)) == sorted(years_of(year))


@given(st.text(max_size=40))
def test_no_text_is_lost_where_a_year_pages_or_a_language_is_asked_for(text: str) -> None:
    for field in ("year", "pages", "language", "doi", "url", "isbn", "title"):
        read = read_value(field, text)
        kept = any(character.isalnum() for character in text)
        assert read.values or read.left or not kept, field


@given(st.integers(1, 9999), st.integers(0, 999))
def test_pages_in_full_are_found_again_and_stay(first: int, more: int) -> None:
    last = first + more
    cut = str(last)
    while len(cut) > 1 and full_pages(f"{first}-{cut[1:]}") == full_pages(f"{first}-{last}"):
        cut = cut[1:]
    whole = full_pages(f"{first}-{cut}")
    assert whole == (f"{first}–{last}" if more else str(first))
    assert full_pages(whole) == whole


@pytest.mark.parametrize(
    ("tag", "name"),
    [("de", "German"), ("pt-BR", "Portuguese (Brazil)"), ("zh-Hant", "Chinese (Traditional)")],
)
def test_a_tag_has_a_name_that_is_read_as_the_tag(tag: str, name: str) -> None:
    assert (language_name(tag), read_language(name)) == (name, tag)


@pytest.mark.parametrize("wrong", ["0000-0002-1825-0098", "0000-0002-1825-009X"])
def test_an_orcid_has_a_check_digit(wrong: str) -> None:
    assert is_orcid("0000-0002-1825-0097")
    assert not is_orcid(wrong)


def test_a_ror_and_an_isbn_have_check_digits() -> None:
    assert is_ror("05dxps055")
    assert not is_ror("05dxps056")
    assert is_isbn("9780306406157")
    assert not is_isbn("9780306406158")


# --- from the file to the page -----------------------------------------------------------------

STUDY_FILE = """id: {id}
reference:
  authors: {authors}
  year: {year}
  title: {title}
  type: report
  language: {language}
{more}  place: {{source: meadow-2022, section: Results}}
characteristics:
  place: {{source: meadow-2022, section: Results}}
  publication_country: Ireland
  study_country: not reported
  provision: not reported
  models: not reported
ladder: not reported
"""
LINK = "  no_link: University library, shelf mark 12\n"
AMES = "[{family: Ames, initials: A}]"


def _add(sample: Path, name: str, **said: str) -> None:
    known = {"authors": AMES, "year": "2019", "title": "A title", "language": "en", "more": LINK}
    text = STUDY_FILE.format(id=name, **(known | said))
    (sample / "studies" / f"{name}.yml").write_text(text, encoding="utf-8")


def _labels(sample: Path) -> dict[str, str]:
    catalogue, _ = load_catalogue(sample)
    return dict(catalogue.labels)


def _site(sample: Path) -> Site:
    return build_site(sample, REPOSITORY / "site_templates")


def _pages(site: Site) -> dict[str, str]:
    return {page.page.path: unescape(page.html) for page in site.pages}


def test_a_printed_letter_stays_and_nobody_else_gets_it(sample: Path) -> None:
    _add(sample, "ames-2019", year="2019b")
    _add(sample, "ames-2019-b", year="2019a")
    _add(sample, "ames-2019-c")
    _add(sample, "ames-2019-d")
    labels = _labels(sample)
    names = ("ames-2019", "ames-2019-b", "ames-2019-c", "ames-2019-d")
    assert [labels[name] for name in names] == [
        *("Ames 2019b", "Ames 2019a", "Ames 2019c", "Ames 2019d"),
    ]


def test_a_letter_stays_where_no_other_study_has_the_year(sample: Path) -> None:
    _add(sample, "ames-2019", year="2019b")
    assert _labels(sample)["ames-2019"] == "Ames 2019b"


def test_two_with_one_printed_letter_are_told_apart(sample: Path) -> None:
    _add(sample, "ames-2019", year="2019a")
    _add(sample, "ames-2019-b", year="2019a")
    labels = _labels(sample)
    assert (labels["ames-2019"], labels["ames-2019-b"]) == ("Ames 2019a", "Ames 2019a (2)")


def test_undated_reports_of_one_author_get_letters(sample: Path) -> None:
    _add(sample, "ames-nd", year="not reported")
    _add(sample, "ames-nd-b", year="not reported")
    labels = _labels(sample)
    assert (labels["ames-nd"], labels["ames-nd-b"]) == ("Ames n.d.-a", "Ames n.d.-b")


def test_studies_are_named_and_shown_as_their_years_are_printed(sample: Path) -> None:
    years = {"a": "not reported", "b": "in press", "c": "2018–2019", "d": "2017b"}
    for name, year in years.items():
        _add(sample, f"ames-{name}", year=year)
    html = _pages(_site(sample))
    for name, printed in (("a", "n.d."), ("b", "in press"), ("c", "2018–2019"), ("d", "2017b")):
        assert f"<h1>Ames {printed}</h1>" in html[f"studies/ames-{name}/"]
    assert "between 2016 and 2021" in html["studies/"]


def test_a_report_without_author_date_and_link_is_complete(sample: Path) -> None:
    title = "Annual report of the service user forum"
    _add(sample, "annual", authors="not reported", year="not reported", title=title)
    html = _pages(_site(sample))
    assert "Annual report of the … n.d." in html["studies/"]
    assert "where it can be had: University library, shelf mark 12." in html["studies/annual/"]


def test_a_reference_without_any_link_is_refused(sample: Path) -> None:
    _add(sample, "ames-2019", more="")
    _, problems = load_and_check(sample)
    assert [problem.code for problem in problems] == ["S018"]


@pytest.mark.parametrize(
    "year", ["2019B", "2018–19", "soon", "'2019'", "2019-", "in press b", "12019a"]
)
def test_no_other_form_of_a_year_is_taken(sample: Path, year: str) -> None:
    _add(sample, "ames-2019", year=year)
    _, problems = load_and_check(sample)
    assert {problem.code for problem in problems} & {"S012", "S017"}


def test_a_retraction_is_seen_wherever_the_study_is_named(sample: Path) -> None:
    notices = "  notices: [{kind: retraction, year: 2021, doi: 10.5555/gone}]\n"
    file = sample / "studies" / "ni-she-2018.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("  place:", f"{notices}  place:", 1), encoding="utf-8")
    site = _site(sample)
    html = _pages(site)
    for path in ("studies/", "studies/ni-she-2018/", "themes/first-visit/", "quotes/"):
        assert "[retracted]" in html[path], path
    assert "Retracted 2021." in html["studies/ni-she-2018/"]
    assert "https://doi.org/10.5555/gone" in html["studies/ni-she-2018/"]
    assert "Retracted 2021." in html["studies/"]
    [row] = [row for row in site.files["data/studies.csv"].splitlines() if row.startswith("ni-she")]
    assert ",retraction," in row
    for ending in ("ris", "bib", "json"):
        assert "RETRACTION: 2021: 10.5555/gone" in site.files[f"data/references.{ending}"]
    _, problems = load_and_check(sample)
    assert "E040" in {problem.code for problem in problems}


def test_editors_series_and_what_else_is_printed_stand_on_the_page(sample: Path) -> None:
    more = (
        "  editors: [{family: Quint, initials: AL}]\n  container: Handbook\n"
        "  series: Studies in invention 7\n  edition: 2nd\n  article_number: e17\n"
        "  volume: '3'\n  pages: 1–9\n  page_count: 320\n  isbn: ['9780306406157']\n"
        "  trials: [NCT01234567]\n  translated_title: A title in English\n"
        '  pmid: "31452104"\n  pmcid: PMC6815160\n'
    )
    _add(sample, "ames-2019", title="Un título", language="es", more=LINK + more)
    html = _pages(_site(sample))["studies/ames-2019/"]
    wanted = (
        *("Quint AL, editor", "Handbook", "(Studies in invention 7)", "2nd ed."),
        *(
            "Volume 3",
            "Article e17",
            "Pages 1–9",
            "320 pages",
            "ISBN 9780306406157",
            "NCT01234567",
            ": Spanish.",
        ),
        '<span lang="en">[A title in English]</span>',
        *("https://pubmed.ncbi.nlm.nih.gov/31452104/", "nih.gov/articles/PMC6815160/"),
    )
    assert [words for words in wanted if words not in html] == []


def test_no_page_and_no_file_leads_through_a_proxy(sample: Path) -> None:
    _add(
        sample,
        "ames-2019",
        more="  url: https://www-example-org.proxy.lib.invented.example/1\n",
    )
    _add(sample, "ames-2020", more=f"{LINK}  url: https://ezproxy.invented.example/login\n")
    site = _site(sample)
    texts = [page.html for page in site.pages] + list(site.files.values())
    assert [text[:80] for text in texts if "proxy" in text and "invented.example" in text] == []
    assert any("https://www.example.org/1" in text for text in texts)


def test_a_judgement_is_to_be_made_again_after_a_retraction(sample_content: Content) -> None:
    study = next(study for _, study in sample_content.records(Study))
    notice = PublishedNotice(kind=NoticeKind.RETRACTION)
    reference = study.reference.model_copy(update={"notices": (notice,)})
    later = study.model_copy(update={"reference": reference})
    assert [edition(study) for edition in REPORTED] != [edition(later) for edition in REPORTED]
