"""The files that a reader's own brief is put together from: complete, placed, and counted."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.records.note_kinds import NoteWeight
from generator.evidence.records.reported import NOT_REPORTED, in_words
from generator.publish.pages.own_brief.items import paragraphs, questions
from generator.publish.pages.own_brief.own_brief import pickable
from generator.publish.pages.own_brief.records import own_brief_files
from tests.shared import Built


@pytest.fixture(scope="module")
def catalogue(built: Built) -> Catalogue:
    """A synthesis."""
    return built.catalogue


@pytest.fixture(scope="module")
def files(catalogue: Catalogue) -> dict[str, dict[str, Any]]:
    """What a page would fetch, by path."""
    return {path: json.loads(text) for path, text in own_brief_files(catalogue).items()}


def _of(files: dict[str, dict[str, Any]], kind: str, record: str) -> dict[str, Any]:
    return files[urls.brief_file(kind, record)]


def test_there_is_a_file_for_each_record_and_nothing_else(
    catalogue: Catalogue, files: dict[str, dict[str, Any]]
) -> None:
    assert set(files) == {
        *(urls.brief_file("theme", theme.id) for theme in catalogue.themes),
        *(urls.brief_file("study", study.id) for study in catalogue.studies),
        *(urls.brief_file("interpretation", item.id) for item in catalogue.interpretations),
    }


def test_every_statement_has_its_place_and_its_studies(
    catalogue: Catalogue, files: dict[str, dict[str, Any]]
) -> None:
    assert catalogue.themes
    for theme in catalogue.themes:
        held = _of(files, "theme", theme.id)
        statements = held.get("statements", [])
        assert [one["id"] for one in statements] == [one.id for one in theme.findings]
        for one, finding in zip(statements, theme.findings, strict=True):
            source = catalogue.sources[finding.place.source]
            assert one["text"] == finding.statement
            assert one["note"].startswith(f"{source.label}, {finding.place.section}")
            assert finding.place.locator is None or finding.place.locator in one["note"]
            assert finding.bracket is None or f"[{finding.bracket}]" in one["note"]
            assert tuple(one.get("studies", ())) == finding.studies
            assert {*finding.studies} <= {*held["studies"]}
            assert source.id in held["sources"]
            for study in finding.studies:
                assert catalogue.labels[study] in one["note"]
            beside = " ".join(one.get("cautions", []))
            for note in finding.notes:
                where = beside if note.weight is NoteWeight.MAIN else one["note"]
                assert paragraphs(note.text)[0].rstrip(".") in where


def test_every_quote_is_verbatim_with_its_voice_and_printed_locator(
    catalogue: Catalogue, files: dict[str, dict[str, Any]]
) -> None:
    assert catalogue.studies
    for study in catalogue.studies:
        quotes = _of(files, "study", study.id).get("quotes", [])
        assert [(one["id"], one["text"]) for one in quotes] == [
            (quote.id, quote.text) for quote in study.quotes
        ]
        for one, quote in zip(quotes, study.quotes, strict=True):
            assert f"[{quote.locator}]" in one["note"]
            assert catalogue.labels[study.id] in one["who"]


def test_counts_are_those_of_the_catalogue(
    catalogue: Catalogue, files: dict[str, dict[str, Any]]
) -> None:
    for theme in catalogue.themes:
        held = _of(files, "theme", theme.id)
        assert {*held.get("studies", {})} == {s.id for s in catalogue.studies_of_theme[theme.id]}
        assert held["rests"]
    assert sum(len(one.get("quotes", ())) for one in files.values()) == len(catalogue.quotes)


def test_a_setting_holds_what_is_reported_and_no_more(
    catalogue: Catalogue, files: dict[str, dict[str, Any]]
) -> None:
    known = questions(catalogue)
    assert catalogue.studies
    for study in catalogue.studies:
        setting = _of(files, "study", study.id)["studies"][study.id].get("setting", {})
        assert {*setting} <= {*known}
        assert [NOT_REPORTED] not in setting.values()
        country = study.characteristics.study_country
        known_there = [in_words(country)] if country.absence is None else None
        assert setting.get("carried-out-in") == known_there


def test_what_pages_offer_to_pick_can_be_fetched(built: Built, catalogue: Catalogue) -> None:
    assert "theme" in pickable(catalogue)
    held = {path: json.loads(text) for path, text in own_brief_files(catalogue).items()}
    parts = {"finding": ("theme", "statements"), "quote": ("study", "quotes")}
    seen = set()
    for page in built.pages.values():
        for button in page.css("button[data-ev-pick]"):
            seen.add(
                (button.attributes["data-ev-pick"] or "", button.attributes["data-ev-id"] or "")
            )
    assert {kind for kind, _ in seen} == {*pickable(catalogue)}
    for kind, picked in seen:
        owner, pieces = parts.get(kind, (kind, ""))
        record, _, part = picked.partition("--")
        file = held[urls.brief_file(owner, record)]
        assert not pieces or part in {one["id"] for one in file[pieces]}


def test_prose_becomes_paragraphs_without_marks() -> None:
    assert paragraphs("One *bright* day.\n\n- a\n- b\n\n") == ("One bright day.", "a b")
