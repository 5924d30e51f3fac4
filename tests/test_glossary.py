"""The page of terms: each with its definition, and who gives it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue, build_catalogue
from generator.evidence.loading import Content
from generator.evidence.records.glossary import Basis
from generator.publish.build import Site
from generator.publish.pages.glossary import INDEXED_FROM, TermItem, explanations, glossary_page
from tests.conftest import PLACE, with_records
from tests.shared import Built

TITLES = {urls.LADDER: "Ladder scores", urls.METHOD: "Method"}


def test_every_term_says_who_explains_it(built: Built) -> None:
    if not built.catalogue.terms:
        pytest.skip("This synthesis has no glossary.")
    assert urls.GLOSSARY in built.pages
    for term in built.catalogue.terms:
        entry = built.one(urls.GLOSSARY, f"#{urls.term_anchor(term.id)}")
        words = " ".join(entry.text(separator=" ").split())
        assert words.startswith(term.term)
        by_editors = term.basis in {Basis.USED, Basis.EDITORS}
        assert ("editors’ explanation" in words) is by_editors, term.id
        assert ("uses the word without defining it" in words) is (term.basis is Basis.USED)
        assert bool(entry.css("details.ev-place")) is (term.basis is not Basis.EDITORS), term.id


def _with_terms(content: Content, *terms: Mapping[str, Any]) -> Catalogue:
    """The sample with a glossary of these terms."""
    written = [
        {"id": f"term-{n}", "term": f"Term {n}", "definition": "It is.", "basis": "editors"}
        | dict(term)
        for n, term in enumerate(terms)
    ]
    glossary = {"id": "glossary", "terms": tuple(written)}
    entries = with_records(content, "glossary", ()).entries
    entry = next(iter(content.of("glossary")))
    model = type(entry.record)
    record = model.model_validate({"terms": glossary["terms"]})
    changed = type(entry)(entry.kind, entry.path, entry.stem, record, entry.source_map)
    return build_catalogue(
        type(content)(content.root, {**entries, "glossary": (changed,)}, content.broken)
    )


def _items(catalogue: Catalogue) -> dict[str, TermItem]:
    view = glossary_page(catalogue, TITLES).view
    return {item.term: item for letter in view.letters for item in letter.terms}


def test_what_another_record_says_is_shown_with_its_place(sample_site: Site) -> None:
    page = next(page.html for page in sample_site.pages if page.page.path == urls.GLOSSARY)
    (entry,) = LexborHTMLParser(page).css(f"#{urls.term_anchor('shared-plots')}")
    assert entry.css("details.ev-place")
    assert "More under" in " ".join(entry.text(separator=" ").split())


def test_many_terms_stand_by_letter_and_few_do_not(sample_content: Content) -> None:
    names = ["Zeal", "über", "Umbel", "ash", "Ash 2", "7 steps", "Òak", "oak 2"]
    few = [{"term": name} for name in names]
    many = few + [{"term": f"x{n}"} for n in range(INDEXED_FROM - len(few))]
    (only,) = glossary_page(_with_terms(sample_content, *few), TITLES).view.letters
    assert (only.letter, only.anchor) == ("", "")
    page = glossary_page(_with_terms(sample_content, *many), TITLES)
    assert [letter.letter for letter in page.view.letters] == ["0–9", "A", "O", "U", "X", "Z"]
    assert [item.term for item in page.view.letters[2].terms] == ["Òak", "oak 2"]
    assert [one.anchor for one in page.toc] == [letter.anchor for letter in page.view.letters]


def test_a_page_that_is_not_there_is_not_linked(sample_content: Content) -> None:
    links = ({"kind": "page", "target": "ladder"}, {"kind": "page", "target": "principles"})
    items = _items(_with_terms(sample_content, {"links": links}))
    assert [link.text for link in items["Term 0"].links] == ["Ladder scores"]


def test_other_endings_are_no_other_names(sample_content: Content) -> None:
    forms = ("terms 0", "term 0s", "TZ", "the term 0", "another 0")
    items = _items(_with_terms(sample_content, {"forms": forms}))
    assert items["Term 0"].also == "TZ, the term 0, another 0"


def test_themes_that_use_a_term_are_listed_or_counted(
    sample_content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.publish.pages.glossary.LISTED_THEMES", 2)
    catalogue = _with_terms(
        sample_content,
        {"term": "gate", "basis": "used", "place": PLACE},
        {"term": "in", "forms": ("is", "people", "a", "to", "where")},
        {"term": "hands", "in_pages": False},
    )
    items = _items(catalogue)
    assert [theme.text for theme in items["gate"].themes] == ["The first visit"]
    assert items["in"].themes_words == "every theme"
    assert items["in"].themes == items["hands"].themes == ()
    assert items["gate"].used == "Meadow et al. 2022 (made up)"
    assert [one.term.term for one in explanations(catalogue)] == ["gate", "in"]
