"""The page of the synthesis: long lists are folded and say what is in them; nothing is left out."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from bench.content import Files, big, tiny
from generator.evidence import urls
from generator.publish.build import build_site, load_catalogue
from generator.publish.pages.synthesis.synthesis import FOLDED_FROM, SynthesisView, synthesis_page
from tests.conftest import REAL, REPOSITORY


def test_long_lists_are_folded_and_say_how_many_statements_cite_studies() -> None:
    real, _ = load_catalogue(REAL)
    page = synthesis_page(real)
    view = page.view
    assert isinstance(view, SynthesisView)
    lists = [(item.statements, item.fold) for item in view.interpretations]
    lists += [(group.statements, group.fold) for group in view.groups]
    for statements, fold in lists:
        assert bool(fold) == (len(statements) > FOLDED_FROM)
        if fold:
            cited = sum(bool(statement.studies) for statement in statements)
            assert re.search(", none of which" if not cited else r", \S+ of which", fold)
    shown = [statement.anchor for statements, _ in lists for statement in statements]
    assert len(shown) == len(set(shown))
    assert real.synthesis is not None
    assert [child.anchor for child in page.toc[-1].children] == [g.anchor for g in view.groups]


def test_one_study_and_one_theme_with_nothing_between_them_read_sensibly(tmp_path: Path) -> None:
    pages = _pages(tmp_path, tiny())
    words = {path: " ".join(page.text(separator=" ").split()) for path, page in pages.items()}
    for path, text in words.items():
        if path.startswith(urls.PROBLEMS):
            continue
        found = re.search(
            r"\b(?:one|of|the) 1 |\bno (?:holds?|stud\w+ of)\b|\bnone (?:study|theme)|"
            r"\b(?:one|1) pairs|"
            r"between (\d+) and \1|[Oo]ne theme in one category hold\b|"
            r"1 country|one country|published in not reported",
            text,
        )
        assert not found, f"/{path}: {found}"
    assert "No theme draws on any study" in words["matrix/"]
    assert "One study published in 2017." in words["studies/"]
    assert not pages[""].css(".ev-chart-small"), "a picture of nothing"
    assert "the number in a square" not in words["matrix/"], "a key to squares that are not there"
    for path, page in pages.items():
        for heading in page.css("h1, h2, h3"):
            assert heading.text(strip=True), f"/{path} has an empty heading"


@pytest.mark.parametrize(("studies", "long"), [(8, 0), (60, 1)])
def test_wide_tables_of_many_studies_wait_until_they_are_near(
    tmp_path: Path, studies: int, long: int
) -> None:
    pages = _pages(tmp_path, big(studies, 2, 3, 1))
    for path in ("matrix/", "gaps/"):
        assert bool(pages[path].css(".ev-scroll--long")) == bool(long)
    style = (REPOSITORY / "site_templates/theme/assets/css/long.css").read_text(encoding="utf-8")
    assert ".ev-scroll--long" in style and "@media screen" in style


def _pages(content: Path, files: Files) -> dict[str, LexborHTMLParser]:
    for path, record in files:
        file = content / f"{path}.yml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(json.dumps(record), encoding="utf-8")
    site = build_site(content, REPOSITORY / "site_templates")
    return {page.page.path: LexborHTMLParser(page.html) for page in site.pages}
