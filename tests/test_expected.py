"""What a review has no notion of is not asked of its new records, by any door."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pytest
import yaml

from generator.check.rules import load_and_check
from generator.cli import main
from generator.evidence.expected import expected_fields, unused_fields
from generator.evidence.loading import load_content
from generator.evidence.records.study import Study
from generator.evidence.records.theme import Theme

Out = pytest.CaptureFixture[str]
REFERENCE = "TY  - JOUR\nAU  - Okafor, N\nPY  - 2021\nTI  - Tending\nDO  - 10.5555/tending\nER  -\n"
CHARACTERISTICS = {
    ("characteristics", name)
    for name in ("publication_country", "study_country", "provision", "models")
}


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out) -> Path:
    """The content of a synthesis that begins with three studies, which have one dimension."""
    assert main(["init", str(tmp_path / "mine")]) == 0
    monkeypatch.chdir(tmp_path / "mine")
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    capsys.readouterr()
    return Path("content")


def _filled(file: Path) -> None:
    """A draft as somebody leaves it who writes what each line asks for."""
    text = file.read_text(encoding="utf-8")
    known = {"source": "reed-2024", "section": "Results", "category": "borrowing", "order": "3"}
    for name, value in known.items():
        text = re.sub(rf"^( *{name}:)  # to fill in.*$", rf"\1 {value}", text, flags=re.M)
    text = re.sub(r"^( *(?:type):)  # to fill in.*$", r"\1 report", text, flags=re.M)
    text = re.sub(r"^( *[a-z_]+:)  # to fill in.*$", r"\1 not reported", text, flags=re.M)
    file.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("door", ["new", "import"])
def test_a_study_filled_in_as_its_draft_says_costs_no_other(mine: Path, door: str) -> None:
    Path("tending.ris").write_text(REFERENCE, encoding="utf-8")
    options = [
        "--author",
        "Okafor, N",
        "--year",
        "2021",
        "--title",
        "Tending",
        "--doi",
        "10.5555/t",
    ]
    asked = {"new": ["new", "study", *options], "import": ["import", "tending.ris"]}
    assert main(asked[door]) == 0
    draft = mine / "studies/okafor-2021.yml"
    text = draft.read_text(encoding="utf-8")
    assert "publication_country:  # to fill in" in text
    assert not re.search(r"^[ #]*(study_country|provision|models|ladder):", text, re.MULTILINE)
    _filled(draft)
    assert [problem for problem in load_and_check(mine)[1] if problem.code == "S010"] == []


def test_a_theme_filled_in_as_its_draft_says_costs_no_other(mine: Path) -> None:
    assert main(["new", "theme", "--title", "Tending"]) == 0
    draft = mine / "themes/tending.yml"
    assert "kind:" not in yaml.safe_load(draft.read_text(encoding="utf-8"))
    assert not re.search(r"^[ #]*kind:  # (to fill in|optional)", draft.read_text(), re.MULTILINE)
    _filled(draft)
    problems = load_and_check(mine)[1]
    assert [problem.location.path for problem in problems if problem.code == "S010"] == []


def test_what_a_review_has_no_notion_of_is_not_asked_at_a_terminal(
    mine: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    monkeypatch.setattr(sys, "stdin", _Terminal("\n" * 40))
    options = ("--id", "okafor-2021", "--title", "Tending", "--print")
    assert main(["new", "study", *options]) == 0
    asked = capsys.readouterr().out
    assert "Country of publication" in asked
    assert "Condition" not in asked
    assert "Country of study" not in asked


def test_the_first_study_may_begin_what_all_will_have(mine: Path) -> None:
    for file in (mine / "studies").iterdir():
        file.unlink()
    assert main(["new", "study", "--id", "okafor-2021", "--title", "Tending"]) == 0
    text = (mine / "studies/okafor-2021.yml").read_text(encoding="utf-8")
    said = " ".join(text.replace("#", " ").split())
    assert "item by item. Every study has it, or none. provision: optional" in said
    assert "provision:  # to fill in" not in text


def test_a_review_with_mistakes_says_what_it_has_all_the_same(mine: Path, capsys: Out) -> None:
    review = mine / "review.yml"
    words = "dimensions:\n  - {id: provision}\nladder:\n  title: How far\n"
    text = review.read_text(encoding="utf-8")
    review.write_text(text.replace("method: Thematic synthesis", "method:") + words)
    content, problems = load_content(mine)
    assert problems
    expected = expected_fields(content, Study)
    assert expected == {*CHARACTERISTICS, ("ladder",)} - {
        ("characteristics", "models"),
        ("characteristics", "study_country"),
    }
    assert expected_fields(content, Theme) == set()
    assert ("category",) not in unused_fields(content, Theme)


def test_without_a_review_nothing_is_known_to_be_unused(mine: Path) -> None:
    (mine / "review.yml").unlink()
    content, _ = load_content(mine)
    assert unused_fields(content, Study) == frozenset()
    assert unused_fields(content, Theme) == {("category",), ("kind",)}  # only a review lists them


def test_a_review_that_has_all_is_asked_for_all(sample: Path) -> None:
    content, _ = load_content(sample)
    assert unused_fields(content, Study) == unused_fields(content, Theme) == frozenset()
    assert expected_fields(content, Study) == {*CHARACTERISTICS, ("ladder",)}


# --- what is the same in every reference of a file -----------------------------------------------


def test_what_is_the_same_in_every_study_is_said_once(mine: Path) -> None:
    text = REFERENCE.replace("ER  -", "LA  - Norwegian\nER  -")
    second = REFERENCE.replace("2021", "2022").replace("Tending", "Weeding").replace("g\n", "h\n")
    Path("two.ris").write_text(text + second, encoding="utf-8")
    settings = ["reference.place.source=reed-2024", "reference.language=English"]
    assert main(["import", "two.ris", *(part for one in settings for part in ("--set", one))]) == 0
    first, other = (
        (mine / f"studies/okafor-{year}.yml").read_text(encoding="utf-8") for year in (2021, 2022)
    )
    assert "    source: reed-2024\n" in first
    assert "    source: reed-2024\n" in other
    assert "language: English" not in first
    assert "language: English\n" in other


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("reference.place.source", "'reference.place.source' sets nothing."),
        ("reference.colour=red", "The field 'colour' in 'reference.colour' is not known."),
        ("reference.title.x=red", "Nothing stands inside a text"),
    ],
)
def test_what_leads_to_no_field_writes_nothing(
    mine: Path, capsys: Out, setting: str, said: str
) -> None:
    Path("one.ris").write_text(REFERENCE, encoding="utf-8")
    assert main(["import", "one.ris", "--set", setting]) == 1
    assert said in capsys.readouterr().err
    assert not (mine / "studies/okafor-2021.yml").exists()
