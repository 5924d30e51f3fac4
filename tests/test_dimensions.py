"""What studies differ by, and what it is called: by the review's words alone, everywhere."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.check.rules import load_and_check
from generator.cli import main
from generator.edit.autofix.migrations import MIGRATIONS
from generator.edit.autofix.plan import planned_changes
from generator.evidence.catalogue import Catalogue, build_catalogue
from generator.evidence.dimensions import BUILT_IN, begun_small
from generator.evidence.records.dimensions import THEME_KINDS, BuiltIn
from generator.evidence.records.review import SCHEMA_VERSION
from generator.publish.build import Site, build_site
from tests.conftest import REPOSITORY, SAMPLE

TEMPLATES = REPOSITORY / "site_templates"
OWN_WORDS = """\
ways:
  - {id: decide, title: You keep the keys, text: Read who has them.}
"""
OWN_DIMENSIONS = """\
dimensions:
  - {id: country, label: Printed at, noun: printing place, nouns: printing places}
  - {id: carried-out, label: Dug at, noun: digging place, nouns: digging places}
  - {id: provision, label: Grown there, noun: crop, nouns: crops, description: What grew.}
  - {id: model, label: Ways to dig, noun: way to dig, nouns: ways to dig, description: Digging.}
  - {id: score, noun: step, nouns: steps of a ladder}
  - {id: year, label: Season, noun: season, nouns: seasons}
"""


def _replaced(file: Path, *pairs: tuple[str, str]) -> None:
    text = file.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    file.write_text(text, encoding="utf-8")


def _catalogue(content: Path) -> Catalogue:
    found, problems = load_and_check(content)
    assert problems == ()
    return build_catalogue(found)


def _without(text: str, field: str) -> str:
    """A record's text without one of its fields."""
    kept = re.sub(rf"(?m)^{field}:.*\n(?:^[ ].*\n)*", "", text)
    assert kept != text
    return kept


@pytest.fixture
def plain(sample: Path) -> Path:
    """The sample without words of its own for what studies differ by, and without its form."""
    review = sample / "review.yml"
    text = review.read_text(encoding="utf-8")
    for field in ("schema_version", "theme_kinds", "dimensions"):
        text = _without(text, field)
    review.write_text(text, encoding="utf-8")
    return sample


# --- Words -----------------------------------------------------------------------------------


def test_a_review_without_words_of_its_own_has_the_usual_ones(plain: Path) -> None:
    catalogue = _catalogue(plain)
    usual = {name: one for name, one in catalogue.dimensions.items() if name in BUILT_IN}
    scale = catalogue.review.ladder
    assert scale
    assert usual.pop(BuiltIn.SCORE).label == scale.title
    assert usual == {name: one for name, one in BUILT_IN.items() if name != BuiltIn.SCORE}
    assert tuple(catalogue.theme_kinds.values()) == THEME_KINDS
    assert [*catalogue.dimensions][len(BUILT_IN) :] == ["plot-size"]


@pytest.fixture(scope="module")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of the sample where everything that studies differ by has another name."""
    folder = tmp_path_factory.mktemp("renamed") / "content"
    shutil.copytree(SAMPLE, folder)
    review = folder / "review.yml"
    text = _without(review.read_text(encoding="utf-8"), "dimensions")
    review.write_text(f"{text}{OWN_WORDS}{OWN_DIMENSIONS}", encoding="utf-8")
    return build_site(folder, TEMPLATES)


def test_no_page_calls_a_dimension_by_a_word_that_is_not_the_review_s(renamed: Site) -> None:
    usual = [
        word
        for name, one in BUILT_IN.items()
        if name not in {BuiltIn.SCORE, BuiltIn.YEAR}
        for word in (one.label, one.nouns)
    ]
    usual += ["Carried out in", "What the care was for", "Ladder scores"]
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, usual))})\b")
    named = {}
    for page in renamed.pages:
        if page.page.path.startswith("contributing/"):
            continue
        tree = LexborHTMLParser(page.html)
        tree.strip_tags(["code"], recursive=True)  # the names of columns
        found = pattern.findall(tree.text(separator=" "))
        if found:
            named[page.page.path] = sorted(set(found))
    assert named == {}


def test_the_menu_and_the_front_page_speak_as_the_review_does(renamed: Site) -> None:
    menu = [link.text for section in renamed.sections for link in section.pages]
    assert {"Ways to dig", "Steps of a ladder"} <= set(menu)
    home = next(page for page in renamed.pages if not page.page.path)
    text = LexborHTMLParser(home.html).text(separator=" ")
    assert "You keep the keys" in text
    assert "Studies by printing place, crop, way to dig and more" in text


@pytest.mark.parametrize(
    ("label", "inside"),
    [
        ("Size of the plot", "size of the plot"),
        ("CASP rating", "CASP rating"),
        ("pH of the soil", "pH of the soil"),
        ("Duration", "duration"),
        ("X", "x"),
    ],
)
def test_a_label_inside_a_sentence(label: str, inside: str) -> None:
    assert begun_small(label) == inside


# --- The form of the content -----------------------------------------------------------------


def test_older_content_is_valid_and_is_brought_over(plain: Path) -> None:
    assert load_and_check(plain)[1] == ()
    assert main(["check", "--fix", "--yes"]) == 0
    text = (plain / "review.yml").read_text(encoding="utf-8")
    assert f"\nschema_version: {SCHEMA_VERSION}\nname: " in text
    assert planned_changes(plain)[0] == ()


def test_a_newer_form_is_left_as_it_is(sample: Path) -> None:
    review = sample / "review.yml"
    _replaced(review, (f"schema_version: {SCHEMA_VERSION}", "schema_version: 99"))
    assert main(["check", "--fix", "--yes"]) == 1
    assert "schema_version: 99" in review.read_text(encoding="utf-8")
    assert {problem.code for problem in load_and_check(sample)[1]} == {"S022"}


def test_the_steps_lead_from_form_to_form_to_the_present_one() -> None:
    assert [step.to for step in MIGRATIONS] == list(range(2, SCHEMA_VERSION + 1))
