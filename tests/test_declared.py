"""What a review declares of its studies reaches whatever a built-in dimension reaches; what it has
no notion of appears nowhere."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator import load
from generator.check.rules import load_and_check
from generator.cli import main
from generator.derive.support import support_of_theme
from generator.edit.intake.assign import CannotPut, put
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue, build_catalogue
from generator.evidence.dimensions import BUILT_IN
from generator.evidence.loading.yaml_text import read_yaml
from generator.evidence.problems import has_errors
from generator.evidence.records.study import Study
from generator.publish.build import Site, build_site
from generator.publish.exports import data_files
from generator.publish.exports.columns import ColumnType, Table
from generator.publish.exports.listing import DOCUMENT_FILE
from generator.publish.exports.tables import tables
from generator.publish.pages.compare.study import study_column
from generator.publish.pages.compare.theme import theme_column
from generator.publish.pages.gaps.gap_tables import field_tables
from generator.publish.pages.ladder.chart_controls import chart_filter, study_order
from generator.publish.pages.lists.facet_lists import (
    findings_listing,
    studies_listing,
    study_rows,
    table_listing,
)
from generator.publish.pages.lists.facets import FacetedList
from generator.publish.pages.matrix.rows import row_kinds
from generator.publish.pages.own_brief.items import questions, setting
from generator.publish.search.documents import documents
from tests.conftest import REPOSITORY, SAMPLE

TEMPLATES = REPOSITORY / "site_templates"
PLACE = "place: {source: meadow-2022, section: Results}"
DECLARED = f"""
  - {{id: soil, label: Kind of soil, description: What they dig., where: In a table., {PLACE}}}
  - {{id: crop, label: Crops, description: What grows., where: In a table., kind: list, {PLACE}}}
  - {{id: twin, label: Twin garden, noun: twin, nouns: twins, description: A garden like it.,
      where: In a table., kind: reference, refers: study, {PLACE}}}
  - {{id: gardeners, label: Number of gardeners, description: Who digs., where: In a table.,
      kind: number, {PLACE}}}
"""
GIVEN = {
    "adeyemi-2021-a": {"soil": "Clay", "crop": "[Beans, Peas]", "twin": "velde-2016"},
    "adeyemi-2021-b": {"soil": "Clay", "crop": "[Beans]", "twin": "velde-2016"},
    "gartenbund-2020": {"soil": "Sand", "crop": "Peas", "twin": "[ni-she-2018, velde-2016]"},
}
GARDENERS = {"adeyemi-2021-a": 12, "adeyemi-2021-b": 12, "gartenbund-2020": 9}
NEW = ("soil", "crop", "twin", "gardeners")
HAVE = {
    "soil": {"clay": 2, "sand": 1, "not-reported": 2},
    "crop": {"beans": 2, "peas": 2, "not-reported": 2},
    "twin": {"ni-she-2018": 1, "velde-2016": 3, "not-reported": 2},
    "gardeners": {"12": 2, "9": 1, "not-reported": 2},
}
"""How many studies have each value, counted by hand."""


@dataclass(frozen=True)
class Synthesis:
    """A copy of the sample that was changed, with what is made of it."""

    catalogue: Catalogue
    site: Site


def _made(content: Path) -> Synthesis:
    found, problems = load_and_check(content)
    assert not has_errors(problems)
    return Synthesis(build_catalogue(found), build_site(content, TEMPLATES))


def _changed(file: Path, pattern: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    changed = re.sub(pattern, lambda _: new, text, count=1, flags=re.MULTILINE)
    assert changed != text, (file.name, pattern)
    file.write_text(changed, encoding="utf-8")


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Synthesis:
    """The sample with a declared text, list, reference and number, and a study in two countries."""
    content = tmp_path_factory.mktemp("rich") / "content"
    shutil.copytree(SAMPLE, content)
    _changed(content / "review.yml", r"^characteristics:\n", f"characteristics:{DECLARED}")
    for study, given in GIVEN.items():
        items = [*given.items(), ("gardeners", str(GARDENERS[study]))]
        more = "".join(f"    - {{id: {name}, value: {v}, {PLACE}}}\n" for name, v in items)
        _changed(content / f"studies/{study}.yml", r"^ladder:", f"  more:\n{more}ladder:")
    countries = "  study_country: [Ghana, Ireland]\n"
    _changed(content / "studies/adeyemi-2021-a.yml", r"^  study_country: Ghana\n", countries)
    return _made(content)


def _counts(listing: FacetedList) -> dict[str, dict[str, int]]:
    return {f.name: {value.id: value.count for value in f.values} for f in listing.facets}


def test_lists_are_narrowed_by_it_with_counts(rich: Synthesis) -> None:
    counts = _counts(studies_listing(rich.catalogue))
    assert {name: counts[name] for name in NEW} == HAVE
    assert set(NEW) <= set(_counts(findings_listing(rich.catalogue)))
    page = next(page for page in rich.site.pages if page.page.path == urls.STUDIES)
    tree = LexborHTMLParser(page.html)
    facets = [node.attributes["data-ev-facet"] for node in tree.css("[data-ev-facet]")]
    assert set(NEW) <= set(facets)


def test_the_table_of_findings_and_charts_are_narrowed_by_it(rich: Synthesis) -> None:
    catalogue = rich.catalogue
    assert set(NEW) <= set(_counts(table_listing(catalogue, "Not assessed")))
    rows = study_rows(catalogue, [study.id for study in catalogue.studies])
    controls = {
        one.name: one
        for one in chart_filter(catalogue, rows, ("a", "b"), [study_order(catalogue)]).controls
    }
    assert ("clay", "Clay (2)") in controls["soil"].choices
    assert controls["twin"].choices[0] == ("", "All twins")
    assert ("velde-2016", "van der Velde 2016 (3)") in controls["twin"].choices


def test_it_is_rows_of_a_matrix(rich: Synthesis) -> None:
    kinds = {kind.name: kind for kind in row_kinds(rich.catalogue)}
    sizes = {name: {group.id: len(group.studies) for group in kinds[name].groups} for name in NEW}
    assert sizes == HAVE
    assert "A study of several crops counts in the row of each." in kinds["crop"].overlap
    paths = {page.page.path for page in rich.site.pages}
    assert {urls.matrix_by(name) for name in NEW} <= paths
    assert {urls.MATRIX_MODELS, urls.MATRIX_COUNTRIES} <= paths


def test_it_stands_beside_others_in_comparisons(rich: Synthesis) -> None:
    catalogue = rich.catalogue
    column = study_column(catalogue, catalogue.study["gartenbund-2020"])
    rows = {row.id: row for row in column.groups[0].rows}
    shown = {name: [part.text for part in rows[name].parts] for name in NEW}
    twins = ["Ní Shé et al. 2018", "van der Velde 2016"]
    labels = [catalogue.labels[one] for one in ("ni-she-2018", "velde-2016")]
    assert shown == {"soil": ["Sand"], "crop": ["Peas"], "twin": labels, "gardeners": ["9"]}
    assert len(twins) == len(labels)
    theme = theme_column(catalogue, catalogue.theme["being-missed"])
    assert set(NEW) <= {row.id for row in theme.groups[-1].rows}


def test_what_is_missing_of_it_is_a_gap(rich: Synthesis) -> None:
    rows = {row.label: row for table in field_tables(rich.catalogue) for row in table.rows}
    for name in NEW:
        gaps = {cell.study.id for cell in rows[rich.catalogue.dimensions[name].label].gaps}
        assert gaps == {"ni-she-2018", "velde-2016"}


def test_briefs_have_it(rich: Synthesis) -> None:
    catalogue = rich.catalogue
    page = next(p for p in rich.site.pages if p.page.path == "briefs/themes/being-missed/")
    text = LexborHTMLParser(page.html).text(separator=" ", strip=True)
    assert "Kind of soil Clay (2); not reported (1)." in text
    assert {f"more-{name}" for name in NEW} <= set(questions(catalogue))
    known, _ = setting(catalogue, catalogue.study["adeyemi-2021-a"])
    assert known["more-crop"] == ("Beans", "Peas")
    assert known["more-gardeners"] == ("12",)


def _studies(catalogue: Catalogue) -> Table:
    return next(table for table in tables(catalogue) if table.file == "studies.csv")


def test_the_table_of_studies_has_it_in_columns_with_words_and_types(rich: Synthesis) -> None:
    table = _studies(rich.catalogue)
    columns = {column.name: column for column in table.columns}
    assert [columns[name].type for name in NEW] == [
        *(ColumnType.TEXT, ColumnType.LIST, ColumnType.LIST, ColumnType.NUMBER)
    ]
    assert columns["soil"].meaning == "Kind of soil: What they dig."
    place = {column.name: at for at, column in enumerate(table.columns)}
    row = next(row for row in table.rows if row[0] == "adeyemi-2021-a")
    cells = [row[place[name]] for name in NEW]
    assert cells == ["Clay", ("Beans", "Peas"), "velde-2016", 12]
    data = next(page for page in rich.site.pages if page.page.path == urls.DATA)
    assert "Kind of soil: What they dig." in data.html


def test_search_finds_studies_by_it(rich: Synthesis) -> None:
    found = documents(rich.catalogue, (), ())
    studies = next(of for kind, of in found.items() if kind.id == "study")
    texts = {one.path: one.text for one in studies}
    assert "Crops: Beans; Peas" in texts[urls.study("adeyemi-2021-a")]
    assert "Number of gardeners: 9" in texts[urls.study("gartenbund-2020")]


def test_a_study_in_two_countries_counts_in_both(rich: Synthesis) -> None:
    catalogue = rich.catalogue
    counts = _counts(studies_listing(catalogue))["carried-out"]
    assert counts == {"ghana": 1, "ireland": 2, "not-reported": 3}
    tally = support_of_theme(catalogue, "being-missed").tally("carried-out")
    assert [(value.label, count) for value, count in tally.counts] == [("Ghana", 1), ("Ireland", 2)]
    kinds = {kind.name: kind for kind in row_kinds(catalogue)}
    rows = {group.id: len(group.studies) for group in kinds["carried-out"].groups}
    assert rows == {"ireland": 2, "ghana": 1, "not-reported": 3}


def test_a_column_of_a_sheet_can_fill_it() -> None:
    values: dict[str, Any] = {}
    for path, text in (
        ("soil.value", "Clay"),
        ("crop.value", "Beans"),
        ("soil.place.section", "2"),
    ):
        put(values, Study, f"characteristics.more.{path}", text)
    assert values["characteristics"]["more"] == [
        {"id": "soil", "value": "Clay", "place": {"section": "2"}},
        {"id": "crop", "value": "Beans"},
    ]
    with pytest.raises(CannotPut, match="does not say which item"):
        put(values, Study, "quotes.first.text", "No list of other things is counted by names.")


@pytest.mark.parametrize("text", ["Not reported", "not reported.", "NOT-REPORTED"])
@pytest.mark.parametrize(
    "path",
    [
        "reference.language",
        "characteristics.study_country",
        "characteristics.models",
        "characteristics.more.gardeners.value",
        "ladder",
    ],
)
def test_a_sheet_spells_an_absence_as_it_likes(path: str, text: str) -> None:
    as_spelled: dict[str, Any] = {}
    as_written: dict[str, Any] = {}
    put(as_spelled, Study, path, text)
    put(as_written, Study, path, "not reported")
    assert as_spelled == as_written


def test_a_sheet_fills_numbers_and_lists_that_the_review_declares(
    sample: Path, tmp_path: Path
) -> None:
    _changed(sample / "review.yml", r"^characteristics:\n", f"characteristics:{DECLARED}")
    (tmp_path / "studies.csv").write_text(
        "Authors,Title,Year,Diggers,Soil,Crops,Twins,Models\n"
        "Okafor N,A bed,2019,24,30,Beans; Peas,velde-2016;ni-she-2018,Not reported\n"
        "Lind A,Two beds,2020,-1.5,Clay,Beans,velde-2016,Not reported.\n"
        "Vik B,Three beds,2021,many,Clay,not reported,Not reported,open-gate\n",
        encoding="utf-8",
    )
    names = {"Diggers": "gardeners", "Soil": "soil", "Crops": "crop", "Twins": "twin"}
    more = "".join(f"  {c}: characteristics.more.{name}.value\n" for c, name in names.items())
    (tmp_path / "mapping.yml").write_text(
        "columns:\n  Authors: reference.authors\n  Title: reference.title\n"
        f"  Year: reference.year\n  Models: characteristics.models\n{more}",
        encoding="utf-8",
    )
    options = ["--mapping", str(tmp_path / "mapping.yml"), "--content", str(sample)]
    assert main(["import", str(tmp_path / "studies.csv"), *options]) == 0
    values = {}
    for name in ("okafor-2019", "lind-2020", "vik-2021"):
        read = read_yaml((sample / f"studies/{name}.yml").read_bytes(), name)[0]
        assert isinstance(read, dict)
        items = read["characteristics"]["more"]
        values[name] = [read["characteristics"]["models"], *(item["value"] for item in items)]
    assert values == {
        "okafor-2019": [
            *("not reported", 24, "30", ("Beans", "Peas"), ("velde-2016", "ni-she-2018")),
        ],
        "lind-2020": ["not reported", -1.5, "Clay", "Beans", "velde-2016"],
        "vik-2021": [("open-gate",), "many", "Clay", "not reported", "not reported"],
    }


def test_a_number_with_a_fraction_is_a_number_for_python_users(sample: Path) -> None:
    kind = "{id: bed, label: Bed, description: A bed., where: In a table., kind: number"
    _changed(
        sample / "review.yml", r"^characteristics:\n", f"characteristics:\n  - {kind}, {PLACE}}}\n"
    )
    for study, value in (("velde-2016", "12.5"), ("gartenbund-2020", "9")):
        more = f"  more:\n    - {{id: bed, value: {value}, {PLACE}}}\n"
        _changed(sample / f"studies/{study}.yml", r"^ladder:", f"{more}ladder:")
    beds = load(sample).studies["bed"]
    assert beds.dropna().to_dict() == {"gartenbund-2020": 9, "velde-2016": 12.5}
    assert beds.dtype == "Float64"


# --- What a review has no notion of ----------------------------------------------------------

LEFT_OUT = ("country", "provision", "model", "score")


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Synthesis:
    """The sample as a review without models, scores, conditions, countries of publication, and
    without categories and kinds of themes."""
    content = tmp_path_factory.mktemp("bare") / "content"
    shutil.copytree(SAMPLE, content)
    review = content / "review.yml"
    for field in ("dimensions", "ladder"):
        _changed(review, rf"^{field}:.*\n(?:^(?![a-z]).*\n)*", "")
    _changed(review, r"^theme_kinds:\n(?:^(?![a-z]).*\n)*", "")
    _changed(review, r"^categories:\n(?:^(?![a-z]).*\n)*", "")
    for file in sorted((content / "themes").glob("*.yml")):
        _changed(file, r"^category:.*\n(?:parent:.*\n)?kind:.*\n", "")
    shutil.rmtree(content / "models")
    for name in ("synthesis.yml", "glossary.yml"):
        (content / name).unlink()
    for file in sorted((content / "studies").glob("*.yml")):
        text = file.read_text(encoding="utf-8")
        kept = re.sub(
            r"(?m)^  (?:publication_country|provision|models):.*\n(?:^    .*\n)*", "", text
        )
        kept = re.sub(r"(?m)^ladder:.*\n(?:^  .*\n)*", "", kept)
        assert kept != text
        file.write_text(kept, encoding="utf-8")
    return _made(content)


def test_what_a_review_does_not_ask_is_in_no_list_chart_or_table(bare: Synthesis) -> None:
    catalogue = bare.catalogue
    assert not set(LEFT_OUT) & set(catalogue.dimensions)
    rows = study_rows(catalogue, [study.id for study in catalogue.studies])
    listings = (
        *(studies_listing(catalogue), findings_listing(catalogue)),
        *(table_listing(catalogue, "Not assessed"), rows),
    )
    assert [set(LEFT_OUT) & listing.names for listing in listings] == [set()] * 4
    assert not set(LEFT_OUT) & {kind.name for kind in row_kinds(catalogue)}
    columns = {column.name for column in _studies(catalogue).columns}
    gone = {"publication_country", "provision", "models", "ladder_total", "ladder_one_of"}
    assert not columns & gone
    assert {"study_country", "plot_size"} <= columns
    themes = next(table for table in tables(catalogue) if table.file == "themes.csv")
    assert not {column.name for column in themes.columns} & {"category", "kind"}
    assert [{"category", "kind"} & listing.names for listing in listings] == [set()] * 4


def test_what_a_review_does_not_ask_is_no_gap(bare: Synthesis) -> None:
    labels = {row.label for table in field_tables(bare.catalogue) for row in table.rows}
    assert not labels & {BUILT_IN[name].label for name in LEFT_OUT}
    assert BUILT_IN["carried-out"].label in labels


def test_what_a_review_does_not_ask_is_on_no_page_and_in_no_menu(bare: Synthesis) -> None:
    words = {word for name in LEFT_OUT for word in (BUILT_IN[name].label, BUILT_IN[name].nouns)}
    words |= {"category", "Category", "categories", "Kind of theme", "kind of theme"}
    words |= {"Published in", "published in", "question of this review"}
    pattern = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, words)))})\b")
    named = {}
    for page in bare.site.pages:
        if not page.page.path.startswith("contributing/"):
            text = LexborHTMLParser(page.html).text(separator=" ")
            named[page.page.path] = sorted(set(pattern.findall(text)))
    assert {path: found for path, found in named.items() if found} == {}
    assert len(named) > len(bare.catalogue.studies)
    paths = {page.page.path for page in bare.site.pages}
    assert not paths & {urls.MODELS, urls.LADDER, urls.MATRIX_MODELS, urls.MATRIX_COUNTRIES}


def test_a_study_that_leaves_out_what_others_have_is_told(sample: Path) -> None:
    _changed(sample / "studies/velde-2016.yml", r"^  models:.*\n", "")
    (problem,) = load_and_check(sample)[1]
    assert (problem.code, problem.data_path) == ("S010", ("characteristics", "models"))
    assert problem.message == "'characteristics' has no field 'models'."


def test_a_theme_that_leaves_out_what_others_have_is_told(sample: Path) -> None:
    _changed(sample / "themes/first-visit.yml", r"^kind:.*\n", "")
    (problem,) = load_and_check(sample)[1]
    assert (problem.code, problem.data_path) == ("S010", ("kind",))
    assert problem.message == "The record has no field 'kind'."


def test_a_theme_may_stand_without_category_beside_others_that_have_one(sample: Path) -> None:
    _changed(sample / "themes/first-visit.yml", r"^category:.*\n", "")
    assert load_and_check(sample)[1] == ()


@pytest.mark.parametrize(
    ("kind", "value", "code"),
    [
        ("text", "12", "S023"),
        ("text", "[Clay, Sand]", "S023"),
        ("list", "12", "S023"),
        ("number", "twelve", "S023"),
        ("number", "[Clay]", "S023"),
        ("reference, refers: model", "12", "S023"),
        ("reference, refers: model", "no-such-model", "L024"),
        ("reference, refers: model", "[open-gate, no-such-model]", "L024"),
        ("text", "12.5 m", ""),
        ("list", "[Clay, Sand]", ""),
        ("list", "Clay", ""),
        ("number", "-1.5", ""),
        ("number", "not looked for", ""),
        ("reference, refers: model", "[open-gate, shared-plots]", ""),
        ("reference", "open-gate", "S018"),
        ("text, refers: model", "open-gate", "S018"),
    ],
)
def test_a_value_is_of_the_kind_that_the_review_declares(
    sample: Path, kind: str, value: str, code: str
) -> None:
    declared = "{id: bed, label: Bed, description: A bed., where: In a table., kind: "
    new = f"characteristics:\n  - {declared}{kind}, {PLACE}}}\n"
    _changed(sample / "review.yml", r"^characteristics:\n", new)
    more = f"  more:\n    - {{id: bed, value: {value}, {PLACE}}}\n"
    _changed(sample / "studies/velde-2016.yml", r"^ladder:", f"{more}ladder:")
    assert {problem.code for problem in load_and_check(sample)[1]} == ({code} if code else set())


def test_no_declared_characteristic_takes_a_name_from_an_address(sample: Path) -> None:
    _changed(sample / "review.yml", r"- id: plot-size", "- id: theme")
    _changed(sample / "studies/ni-she-2018.yml", r"- id: plot-size", "- id: theme")
    assert "I010" in {problem.code for problem in load_and_check(sample)[1]}


def test_what_a_review_does_not_ask_is_no_field_of_its_data(bare: Synthesis) -> None:
    text = data_files(bare.catalogue)[DOCUMENT_FILE]
    assert "not a question of this review" not in text
    assert "study_country" in text
