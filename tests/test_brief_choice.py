"""What a brief holds of a list, by whose choice, and that it says nothing twice."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.check.rules import load_and_check, load_catalogue
from generator.publish.pages.briefs import UNKNOWN, Brief, all_briefs
from generator.publish.pages.briefs.brief import BriefSection
from generator.publish.pages.briefs.chosen import Placed, chosen, findings, points
from tests.shared import Built

RANKS = st.lists(st.tuples(st.none() | st.integers(1, 9), st.booleans()), max_size=12)


@given(RANKS, st.integers(1, 5))
def test_ranks_decide_and_what_is_never_cut_stays(
    given_places: list[tuple[int | None, bool]], most: int
) -> None:
    items = [Placed(n, place, never) for n, (place, never) in enumerate(given_places)]
    found = chosen(items, most)
    never_cut = {item.what for item in items if item.never_cut}
    ranked = [item for item in items if item.place]
    first = sorted(ranked, key=lambda item: item.place or 0) or items[:most]
    assert list(found.shown[: len(first)]) == [item.what for item in first]
    assert {*found.shown} == {item.what for item in first} | never_cut
    assert len({*found.shown}) == len(found.shown)
    assert bool(found.left_out(points)) == (len(found.shown) < len(items))


def test_the_rule_is_said() -> None:
    items = [Placed(n, None) for n in range(4)]
    first = chosen(items, 2).left_out(findings)
    assert first == "2 of 4 findings are here, the first in the review’s order."
    ranked = [Placed(0, None), Placed(1, 2), Placed(2, 1), Placed(3, None, never_cut=True)]
    picked = chosen(ranked, 2)
    assert picked.shown == (2, 1, 3)
    assert picked.left_out(findings) == (
        "3 of 4 findings are here, chosen by the editors, with all on risks or of every study."
    )
    assert chosen(items, 9).left_out(findings) == ""


# --- in records --------------------------------------------------------------------------------


def _changed(file: Path, change: Any) -> None:
    raw = yaml.safe_load(file.read_text(encoding="utf-8"))
    change(raw)
    file.write_text(yaml.safe_dump(raw, sort_keys=False, allow_unicode=True), encoding="utf-8")


def _brief(content: Path, name: str) -> Brief:
    catalogue, _ = load_catalogue(content)
    return next(one for one in all_briefs(catalogue, UNKNOWN) if one.path == f"briefs/{name}/")


def _says(brief: Brief, anchor: str = "says") -> list[str]:
    return [one.text for part in brief.sections if part.anchor == anchor for one in part.said]


def test_a_finding_of_low_rank_goes_and_one_of_every_study_stays(sample: Path) -> None:
    def rank(raw: dict[str, Any]) -> None:
        ranked = {
            **deepcopy(raw["findings"][0]),
            "id": "ranked",
            "statement": "Only this was chosen.",
            "brief": 1,
        }
        raw["findings"].append(ranked)

    _changed(sample / "themes/shared-work.yml", rank)
    brief = _brief(sample, "themes/shared-work")
    assert _says(brief) == [
        "Only this was chosen.",
        "Every garden had a day on which all worked together.",
    ]
    (section,) = [part for part in brief.sections if part.anchor == "says"]
    assert section.more.startswith("2 of 3 findings are here, chosen by the editors, with all")
    assert section.more_at and section.more_at.path == "themes/shared-work/"


def _with_risks(content: Path) -> None:
    topics = [{"id": "risk", "label": "Risks", "meaning": "What may go wrong.", "never_cut": True}]
    _changed(content / "review.yml", lambda raw: raw.setdefault("topics", []).extend(topics))

    def risky(raw: dict[str, Any]) -> None:
        raw["findings"][0]["brief"] = 1
        raw["findings"][1]["about"] = ["risk"]

    _changed(content / "themes/first-visit.yml", risky)


def test_what_is_about_risks_stands_in_every_brief_of_it(sample: Path) -> None:
    _with_risks(sample)
    risk = "A second visit follows where somebody remembers a name."
    assert risk in _says(_brief(sample, "themes/first-visit"))
    review = _brief(sample, "review")
    (section,) = [part for part in review.sections if part.title == "Risks"]
    assert [one.text for one in section.said] == [risk]


def test_a_note_stands_with_its_statement_or_nowhere(sample: Path) -> None:
    note = {"kind": "unclear", "weight": "main", "text": "This changes how it must be read."}
    usual = {"kind": "unclear", "text": "This can be read later."}

    def noted(raw: dict[str, Any]) -> None:
        raw["findings"][1]["notes"] = [usual, note]

    file = sample / "themes/first-visit.yml"
    _changed(file, noted)
    brief = _brief(sample, "themes/first-visit")
    assert _notes(brief) == [note["text"]]
    (holder,) = [one for part in brief.sections for one in part.said if one.notes]
    assert holder.text == "A second visit follows where somebody remembers a name."
    _changed(file, lambda raw: raw["findings"][0].update(brief=1))
    assert _notes(_brief(sample, "themes/first-visit")) == []


def _notes(brief: Brief) -> list[str]:
    said = [one for part in brief.sections for one in (*part.said,)]
    of = [brief.notes, *(part.notes for part in brief.sections), *(one.notes for one in said)]
    return [note.text for notes in of for note in notes]


def test_why_something_is_absent_stands_before_a_note_on_it(sample: Path) -> None:
    brief = _brief(sample, "interpretations/company-first")
    assert "Not in our copy (Appendix 2): Which words each study has for it stands there." in (
        _notes(brief)
    )


def test_no_brief_says_a_sentence_twice(built: Built) -> None:
    briefs = all_briefs(built.catalogue, UNKNOWN)
    assert briefs
    for brief in briefs:
        said = [one.text for part in brief.sections for one in part.said]
        said += [text for part in brief.sections for text in part.paragraphs]
        said += [brief.lede, *_notes(brief)]
        assert sorted(said) == sorted(set(said)), brief.path


def _unknown(brief: Brief) -> BriefSection:
    return next(part for part in brief.sections if part.anchor == "unknown")


def test_what_is_not_known_is_the_questions_without_an_answer(sample: Path) -> None:
    assert _says(_brief(sample, "review"), "unknown") == ["What does a plot cost?"]
    none = _unknown(_brief(sample, "themes/growing-year"))
    assert none.paragraphs == ("No question without an answer comes near to this.",)

    def near(raw: dict[str, Any]) -> None:
        raw["nearest"].append({"kind": "finding", "target": "growing-year.winter"})

    _changed(sample / "questions/what-does-it-cost.yml", near)
    assert _says(_brief(sample, "themes/growing-year"), "unknown") == ["What does a plot cost?"]


def test_without_questions_a_brief_of_a_theme_does_not_ask(sample: Path) -> None:
    for file in (sample / "questions").glob("*.yml"):
        file.unlink()
    anchors = [part.anchor for part in _brief(sample, "themes/growing-year").sections]
    assert "unknown" not in anchors and "rests-on" in anchors


@pytest.mark.parametrize("rank", [0, 100, "first"])
def test_a_rank_is_a_number_from_one(sample: Path, rank: object) -> None:
    _changed(sample / "themes/first-visit.yml", lambda raw: raw["findings"][0].update(brief=rank))
    (problem,) = load_and_check(sample)[1]
    assert problem.data_path == ("findings", 0, "brief")
