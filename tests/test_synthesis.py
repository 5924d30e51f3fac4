"""The page of the synthesis: long lists are folded and say what is in them; nothing is left out."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from bench.content import Files, big, tiny
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue, build_catalogue
from generator.evidence.loading import Content
from generator.publish.build import build_site
from generator.publish.pages.page import made
from generator.publish.pages.synthesis.synthesis import FOLDED_FROM, SynthesisView, synthesis_pages
from tests.conftest import PLACE, REPOSITORY, with_records


def _with_long_lists(content: Content) -> Catalogue:
    """The sample with a second interpretation of many statements, and a long group of each kind."""
    synthesis, interpretation = (
        next(iter(content.of(kind))).record.model_dump() for kind in ("synthesis", "interpretation")
    )

    def statements(cited: int) -> tuple[dict[str, Any], ...]:
        return tuple(
            {
                "id": f"statement-{number}",
                "statement": f"Statement {number}.",
                "attribution": "cited" if number < cited else "uncited",
                "studies": ("ni-she-2018",) if number < cited else (),
                "place": PLACE,
            }
            for number in range(FOLDED_FROM + 1)
        )

    group = {"role": "discussion", "title": "Long"}
    groups = [
        {**group, "id": f"cited-{cited}", "statements": statements(cited)} for cited in (0, 1, 5)
    ]
    longer = {**synthesis, "groups": (*synthesis["groups"], *groups)}
    content = with_records(content, "synthesis", [longer])
    interpretations = [entry.record.model_dump() for entry in content.of("interpretation")]
    long = {"id": "long", "order": 9, "formerly": (), "statements": statements(2)}
    interpretations.append({**interpretation, **long})
    return build_catalogue(with_records(content, "interpretation", interpretations))


def test_long_lists_are_folded_and_say_how_many_statements_cite_studies(
    sample_content: Content,
) -> None:
    catalogue = _with_long_lists(sample_content)
    [page] = made(synthesis_pages(catalogue))
    view = page.view
    assert isinstance(view, SynthesisView)
    lists = [(item.statements, item.fold) for item in view.interpretations]
    lists += [(group.statements, group.fold) for group in view.groups]
    assert {bool(fold) for _, fold in lists} == {True, False}
    for statements, fold in lists:
        assert bool(fold) == (len(statements) > FOLDED_FROM)
        if fold:
            cited = sum(bool(statement.studies) for statement in statements)
            assert re.search(", none of which" if not cited else r", \S+ of which", fold)
    shown = [statement.anchor for statements, _ in lists for statement in statements]
    assert len(shown) == len(set(shown))
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
