"""Editing in forms, as an editor does it on their own computer: the whole way, in Chromium.

The folder that the editor opens is the browser's own private one, with the sample's records in it.
What it saved is read back, checked, and built.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.check.rules import load_and_check
from generator.evidence.loading import Content
from generator.evidence.problems import Problem
from generator.publish.build import build_site
from tests.browser.built_site import BuiltSite, served
from tests.browser.editor import FOLDER, OPEN_FOLDER, READ, Form, begin
from tests.conftest import REPOSITORY

pytestmark = pytest.mark.browser

CHANGED = (
    "studies/bhriain-2023.yml",
    "themes/being-missed.yml",
    "themes/keys-and-keepers.yml",
    "themes/growing-year.yml",
)
NAME = "Ní Bhriain–O’Connor: #1"
WORDS = "“It's 10:30 – {no}, [never]: 'yes' # \\ & *all* ½ 水 ¡” they said; null"


def _start_a_study(page: Page, origin: str) -> None:
    """A study begun wrongly: each fault is named, and nothing is saved; then mended."""
    form = Form(page, origin)
    form.open("studies/new", "reference.place.section", "characteristics.models")
    form.write({"id": "Bhriain 2023", "reference.title": "Two\nlines"})
    form.add("reference.year", "Reported")
    form.add("reference.authors", "Reported")
    form.add("reference.authors.value")
    form.write({"reference.year.value": "20233", "reference.authors.value.0.family": NAME})
    form.save()
    for path, fault in (
        ("id", "single hyphens"),
        ("reference.year.value", "as a number"),
        ("reference.type", "required"),
        ("characteristics.publication_country", "required"),
        ("ladder", "required"),
    ):
        expect(form.field(path)).to_contain_text(fault)
    form.write(
        {
            "id": "bhriain-2023",
            "reference.year.value": "2023",
            "reference.number": "16",
            "reference.volume": "007",
            "reference.place.section": "References",
            "characteristics.place.section": "Results",
        }
    )
    form.add("reference.language", "Reported")
    form.add("characteristics.publication_country", "Reported")
    form.add("characteristics.study_country", "Not in our copy")
    form.write(
        {
            "reference.language.value": "Irish",
            "characteristics.publication_country.value": "no",
            "characteristics.study_country.part": "Table 4",
        }
    )
    form.choose("reference.type", "Journal article")
    form.choose("reference.place.source", "Meadow")
    form.choose("characteristics.place.source", "Meadow")
    form.add("characteristics.provision", "Not reported")
    form.add("characteristics.models", "Reported")
    form.choose("characteristics.models.value", "Shared plots")
    form.add("ladder", "Not reported")
    form.save()
    expect(page.get_by_role("button", name="Create New Entry")).to_be_visible()


def _edit_a_finding(page: Page, origin: str) -> None:
    """A finding of a theme gets other words, and the new study."""
    form = Form(page, origin)
    form.open("themes/entries/being-missed", "findings")
    form.field("findings").scroll_into_view_if_needed()
    form.field("findings").get_by_role("button", name="Expand", exact=True).first.click()
    form.draw("findings.0.statement", "findings.0.bracket", "findings.0.studies")
    form.write({"findings.0.statement": WORDS, "findings.0.bracket": "13, 16"})
    form.choose("findings.0.studies", "bhriain-2023")
    form.save()
    expect(page.get_by_role("button", name="Create New Entry")).to_be_visible()


def _edit_what_commands_have_marked(page: Page, origin: str) -> None:
    """A judgement and plain words get other words; the marks of commands are in no form."""
    form = Form(page, origin)
    form.open("themes/entries/keys-and-keepers", "findings")
    form.field("findings").scroll_into_view_if_needed()
    form.field("findings").get_by_role("button", name="Expand", exact=True).first.click()
    form.draw("findings.0.confidence", "findings.0.confidence.by")
    expect(form.field("findings.0.confidence.assessed_on")).to_have_count(0)
    form.write({"findings.0.confidence.by": "Somebody else"})
    form.save()
    expect(page.get_by_role("button", name="Create New Entry")).to_be_visible()
    form.open("themes/entries/growing-year", "plain", "plain.text")
    expect(form.field("plain.written_from")).to_have_count(0)
    form.write({"plain.text": "In spring people are back."})
    form.save()
    expect(page.get_by_role("button", name="Create New Entry")).to_be_visible()


def _give_it_a_doi(page: Page, origin: str) -> None:
    form = Form(page, origin)
    form.open("studies/entries/bhriain-2023", "reference.doi")
    form.write({"reference.doi": "10.5555/saved.2023"})
    form.save()
    expect(page.get_by_role("button", name="Create New Entry")).to_be_visible()


def _checked(page: Page, content: Path) -> tuple[Content, tuple[Problem, ...]]:
    """The records as `evidence check` finds them, with what the editor saved among them."""
    for path in CHANGED:
        text = page.evaluate(READ, (FOLDER / path).as_posix())
        (content / path).write_text(text, encoding="utf-8", newline="")
    return load_and_check(content)


@pytest.mark.parametrize("site", ["sample"], indirect=True)
def test_a_study_and_a_finding_are_written_in_forms(
    site: BuiltSite, browser: Browser, sample: Path
) -> None:
    said: list[str] = []
    asked: list[str] = []
    with served(site) as origin:
        page = browser.new_page(viewport={"width": 1024, "height": 800})
        page.add_init_script(OPEN_FOLDER)
        page.on("console", lambda one: said.append(one.text) if one.type == "error" else None)
        page.on("pageerror", lambda one: said.append(str(one)))
        page.on("request", lambda one: asked.append(one.url))
        begin(page, origin)
        _start_a_study(page, origin)
        _edit_a_finding(page, origin)
        _edit_what_commands_have_marked(page, origin)
        _, problems = _checked(page, sample)
        found = [(one.code, one.location.path) for one in problems]
        assert found[0] == ("S018", f"{sample}/studies/bhriain-2023.yml")
        assert [code for code, _ in found[1:]] == ["E051", "E008"]
        _give_it_a_doi(page, origin)
        content, problems = _checked(page, sample)
        page.close()
    assert not said
    assert not [url for url in asked if not url.startswith((origin, f"blob:{origin}", "data:"))]
    # a strange family name, and “no” for a country: both are told, and kept
    assert [one.code for one in problems] == ["E051", "E008"]

    study = _record(content, "study", "bhriain-2023")
    assert list(study) == ["id", "reference", "characteristics", "ladder"]
    assert study["reference"]["authors"] == [{"family": NAME}]
    assert study["reference"]["title"] == "Two lines"
    assert study["reference"]["volume"] == "007"
    assert study["characteristics"]["publication_country"] == "no"
    held_elsewhere = {"absent": "not in our copy", "part": "Table 4"}
    assert study["characteristics"]["study_country"] == held_elsewhere
    assert study["characteristics"]["provision"] == study["ladder"] == "not reported"
    assert study["characteristics"]["models"] == ["shared-plots"]
    finding = _record(content, "theme", "being-missed")["findings"][0]
    assert finding["statement"] == WORDS
    assert finding["studies"] == ["adeyemi-2021-b", "bhriain-2023"]
    confidence = _record(content, "theme", "keys-and-keepers")["findings"][0]["confidence"]
    assert confidence["by"] == "Somebody else"
    assert confidence["assessed_on"] == [
        "finding one-key 92215204ba",
        "study adeyemi-2021-a cff611130a",
    ]
    plain = _record(content, "theme", "growing-year")["plain"]
    assert plain["text"] == "In spring people are back."
    assert plain["written_from"], "what a command wrote stays"
    built = build_site(sample, REPOSITORY / "site_templates")
    assert "studies/bhriain-2023/" in {one.page.path for one in built.pages}


def _record(content: Content, kind: str, name: str) -> dict[str, Any]:
    """What a file says, as it says it."""
    found = next(entry.record for entry in content.of(kind) if entry.stem == name)
    return found.model_dump(mode="json", exclude_unset=True)
