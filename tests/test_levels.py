"""Levels of themes, the words of a synthesis by its kind and unit, and its taxonomy."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from generator.check.rules import load_and_check, load_catalogue
from generator.derive.matrix import matrix_groups
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import UNITS, _, counted_in, unit_noun
from generator.evidence.records.review_kind import ReviewKind, ReviewUnit
from generator.publish.exports.codebook import NAMESPACE, codebook
from generator.publish.exports.tables import tables
from generator.publish.pages.briefs.brief import Brief
from generator.publish.pages.items.kind_words import KIND_WORDS
from generator.publish.pages.items.words import studies, studies_in_figures
from generator.publish.pages.matrix.counts import said_rows
from generator.publish.pages.matrix.matrix import matrix_pages
from generator.publish.pages.page import made
from generator.publish.pages.theme.theme import theme_pages
from generator.publish.pages.theme.themes import themes_page
from generator.publish.planning import plan
from generator.publish.search import documents

Edit = Callable[[str, str, str], None]


@pytest.fixture
def edit(sample: Path) -> Edit:
    """Change a file of the sample: the pattern is there, and stands for the text afterwards."""

    def change(name: str, pattern: str, text: str) -> None:
        file = sample / name
        old = file.read_text(encoding="utf-8")
        new = re.sub(pattern, text, old, count=1, flags=re.MULTILINE)
        assert new != old
        file.write_text(new, encoding="utf-8")

    return change


def _catalogue(content: Path) -> Catalogue:
    catalogue, problems = load_catalogue(content)
    assert problems == ()
    return catalogue


# --- Levels ------------------------------------------------------------------------------------


def test_a_theme_without_category_stands_where_its_order_puts_it(sample: Path, edit: Edit) -> None:
    edit("themes/shared-work.yml", r"^category: .*\n", "")
    edit("themes/being-missed.yml", r"^category: .*\nparent: .*\n", "")
    catalogue = _catalogue(sample)
    assert [(g.id, [t.id for t in g.themes]) for g in catalogue.tree.groups] == [
        ("arriving", ["first-visit"]),
        ("themes", ["shared-work", "being-missed"]),
        ("keeping-going", ["growing-year", "keys-and-keepers"]),
    ]
    panels = matrix_pages(catalogue)[0].page.view.panels
    assert [(panel.title, bool(panel.path)) for panel in panels] == [
        ("Arriving", True),
        ("", False),
        ("Keeping going", True),
    ]
    assert themes_page(catalogue).view.lede.startswith(
        "Five themes, three of them in two categories, hold"
    )


def test_no_page_says_the_title_of_a_lone_theme_twice(sample: Path, edit: Edit) -> None:
    edit("themes/first-visit.yml", r"^title: .*", "title: Arriving")
    (problem,) = load_and_check(sample)[1]
    assert (problem.code, problem.severity.value) == ("I011", "warning")
    catalogue = load_catalogue(sample)[0]
    theme = catalogue.theme["first-visit"]
    assert catalogue.category_of(theme) is None
    assert matrix_pages(catalogue)[0].page.view.panels[0].title == ""
    first = themes_page(catalogue).view.categories[0]
    assert (first.title, first.anchor) == ("", urls.category_anchor("arriving"))
    page = next(page for page in made(theme_pages(catalogue)) if page.path == urls.theme(theme.id))
    assert [link.text for link in page.breadcrumbs] == ["Themes"]
    names = [code.get("name") for code in fromstring(codebook(catalogue).encode()).iter()]
    assert names.count("Arriving") == 1


def test_a_part_of_a_theme_follows_it_and_stands_in_its_category(sample: Path, edit: Edit) -> None:
    edit("themes/being-missed.yml", r"^category: .*\n", "")
    edit("themes/being-missed.yml", r"^order: 3", "order: 9")
    edit("themes/growing-year.yml", r"^category: .*", "parent: being-missed")
    catalogue = _catalogue(sample)
    assert [theme.id for theme in catalogue.themes][:4] == [
        *("first-visit", "shared-work", "being-missed", "growing-year"),
    ]
    deepest = catalogue.theme["growing-year"]
    category = catalogue.category_of(deepest)
    assert category
    assert category.id == "side-by-side"
    assert catalogue.tree.full_title(deepest) == "Shared work › Being missed › The growing year"
    page = next(
        page for page in made(theme_pages(catalogue)) if page.path == urls.theme(deepest.id)
    )
    crumbs = [link.text for link in page.breadcrumbs]
    assert crumbs == ["Themes", "Side by side", "Shared work", "Being missed"]
    (shared,) = (item for c in themes_page(catalogue).view.categories for item in c.themes
                 if item.id == "shared-work")  # fmt: skip
    assert [[inner.id for inner in part.parts] for part in shared.parts] == [["growing-year"]]


def test_a_theme_that_only_holds_parts_is_no_column_and_no_empty_page(
    sample: Path, edit: Edit
) -> None:
    (sample / "themes/garden-life.yml").write_text(
        "id: garden-life\ntitle: Garden life\ncategory: keeping-going\nkind: context\norder: 6\n"
        "summary: What stands behind it.\nplace: {source: meadow-2022, section: Results}\n",
        encoding="utf-8",
    )
    edit("themes/growing-year.yml", r"^category: .*", "parent: garden-life")
    catalogue = _catalogue(sample)
    columns = [theme.id for group in matrix_groups(catalogue) for theme in group.themes]
    assert "garden-life" not in columns
    assert "growing-year" in columns
    rows = said_rows(catalogue)
    assert {row.anchors["garden-life"] for row in rows} == {()}  # its page has a file of evidence
    page = next(page for page in made(theme_pages(catalogue)) if page.path == "themes/garden-life/")
    assert [item.id for item in page.view.parts] == ["growing-year"]
    brief = _brief(plan(sample).briefs(), "themes/garden-life")
    sections = {section.anchor: section for section in brief.sections}
    assert [said.label for said in sections["parts"].said] == ["The growing year"]
    assert "says" not in sections


def _brief(briefs: tuple[Brief, ...], name: str) -> Brief:
    return next(brief for brief in briefs if brief.pdf.endswith(f"{name}.pdf"))


def test_parts_of_themes_are_told_in_table_and_codebook(catalogue: Catalogue) -> None:
    table = next(table for table in tables(catalogue) if table.file == "themes.csv")
    at = [column.name for column in table.columns].index("parent")
    assert {row[0]: row[at] for row in table.rows if row[at]} == {"being-missed": "shared-work"}
    root = fromstring(codebook(catalogue).encode())
    code = f"{{{NAMESPACE}}}Code"
    inside = [one.get("name") for one in root.findall(f".//{code}/{code}/{code}")]
    assert inside == ["Being missed"]


# --- Words -------------------------------------------------------------------------------------


def test_pages_speak_by_the_kind_of_the_synthesis(sample: Path, edit: Edit) -> None:
    said = {}
    for kind in ReviewKind:
        edit("review.yml", r"^kind: .*", f"kind: {kind}  # {kind.name}")
        pages = {page.path: page for page in plan(sample).pages}
        ways = [(way.title, way.text) for way in pages[urls.HOME].view.ways]
        said[kind] = (
            pages[urls.FINDINGS_CHANGED].title,
            *ways[:2],
            pages[urls.SUMMARY].description,
        )
    assert said == {
        kind: (words.outcomes, words.practice, words.decide, words.summary)
        for kind, words in KIND_WORDS.items()
    }
    assert not set(said[ReviewKind.EXPERIENCES]) & set(said[ReviewKind.INTERVENTIONS])


@pytest.mark.parametrize("unit", ReviewUnit)
def test_pages_count_in_the_unit_of_the_synthesis(
    sample: Path, edit: Edit, unit: ReviewUnit
) -> None:
    edit("review.yml", r"^unit: .*", f"unit: {unit}  # as counted")
    one, many = UNITS[unit]
    pages = {page.path: page for page in plan(sample).pages}
    home = pages[urls.HOME].view
    assert f"of 5 {many}" in home.about
    assert many in [tile.label for tile in home.tiles]
    assert pages[urls.STUDIES].title == many.capitalize()
    assert pages[urls.STUDIES].view.lede.startswith(f"Five {many} ")
    assert f"five {many} by five themes" in pages[urls.MATRIX].view.subtitle
    theme = pages["themes/first-visit/"].view
    assert theme.groups[0].explanation.startswith(f"The review cites the {many} named")
    assert f"rests on one {one}" in pages[urls.GAPS].description
    assert theme.studies_words == f"2 {many} cited or quoted here"
    assert f"one {one} only" in " ".join(
        line for p in pages[urls.SUMMARY].view.parts for line in p.lines
    )


def test_after_a_synthesis_is_counted_others_are_counted_in_studies() -> None:
    with counted_in(ReviewUnit.PAPERS):
        assert (studies(1), studies_in_figures(2)) == ("one paper", "2 papers")
        said = _("Studies like it: a study, which no other studies’ authors studied")
    assert said == "Papers like it: a paper, which no other papers’ authors studied"
    assert unit_noun() == UNITS[ReviewUnit.STUDIES]


# --- The taxonomy ------------------------------------------------------------------------------


def test_items_of_a_taxonomy_have_addresses_search_hits_and_a_table(sample: Path) -> None:
    planned = plan(sample)
    page = next(page for page in planned.pages if page.path == urls.TAXONOMY)
    items = {item.anchor: item for group in page.view.groups for item in group.items}
    assert list(items) == ["item-tools", "item-seeds", "item-mornings"]
    tools = items["item-tools"]
    assert (tools.label, tools.findings_words) == ("=Tools & <gloves>", "1 finding")
    assert items["item-mornings"].theme
    assert not items["item-seeds"].place
    found = documents(planned.catalogue, planned.pages, ())
    hits = {hit.path: hit for kind, of_kind in found.items() for hit in of_kind
            if kind.id == "taxonomy"}  # fmt: skip
    assert "spade" in hits["taxonomy/#item-tools"].also
    assert {"taxonomy/#group-things", "taxonomy/#item-seeds"} <= hits.keys()
    table = next(table for table in tables(planned.catalogue) if table.file == "taxonomy.csv")
    rows = {row[0]: row for row in table.rows}
    assert rows["mornings"][2:5] == ("time", "Time", "first-visit")
    assert rows["tools"][5] == ["shared-work.hands"]
    assert "'=Tools" in planned.files["data/taxonomy.csv"]


def test_items_of_a_taxonomy_are_no_statements(sample: Path, edit: Edit) -> None:
    before = _catalogue(sample)
    edit("synthesis.yml", r"^        - \{id: seeds, label: Seeds\}\n", "")
    after = _catalogue(sample)
    assert len(before.findings) == len(after.findings)
    assert len(before.other_statements) == len(after.other_statements)
