"""Beginning a record: what is asked, what is refused, and that nothing is ever overwritten."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.check.rules import load_and_check
from generator.cli import main
from generator.edit.intake.ids import plain_id, proposed_id
from generator.edit.intake.prompts import Interview
from generator.evidence.problems import ProblemKind
from generator.evidence.records.kinds import KINDS, Kind
from generator.evidence.text.files import CannotWrite, write_new

New = Callable[..., int]
DECLARED = """\
characteristics:
  - id: plots
    label: Plots
    kind: number
    description: How many plots there were.
    where: In the table of studies.
    place: {source: meadow-2022, section: Results, locator: Table 1}
"""
Out = pytest.CaptureFixture[str]


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def new(sample: Path, monkeypatch: pytest.MonkeyPatch) -> New:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))

    def run(*arguments: str) -> int:
        return main(["new", *arguments, "--content", str(sample)])

    return run


def _files(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


# --- refused, with nothing written -----------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "The record needs an id."),
        (["--id", "velde-2016"], "The id 'velde-2016' is already that of content/studies/velde"),
        (["--id", "Velde"], "'id' 'Velde' does not have the right form."),
        (["--id", "../../etc/passwd"], "'id' '../../etc/passwd' does not have the right form."),
        (["--id", "a" * 81], "80 characters or fewer"),
        (["--id", "con"], "a name that Windows keeps"),
        (["--id", "x", "--year", "MMXX"], "'MMXX' does not have the right form"),
        (["--id", "x", "--year", "20"], "must be 1500 or more"),
        (["--id", "x", "--doi", "https://doi.org/10.1/x"], "Write it as 10.1000/example"),
        (["--id", "x", "--url", "javascript:alert(1)"], "Write the whole address"),
        (["--id", "x", "--title", "a\nb"], "must stand in one paragraph"),
        (["--id", "x", "--title", "\ud800"], "half a character"),
        (["--id", "x", "--title", "a\u202eb"], "the invisible character U+202E"),
        (["--id", "x", "--set", "nonsense"], "sets nothing"),
        (["--id", "x", "--set", "refrence.year=1"], "Did you mean 'reference'?"),
        (["--id", "x", "--set", "reference=1"], "has fields of its own"),
        (["--id", "x", "--set", "quotes.x.text=1"], "which item of 'quotes'"),
        (["--id", "x", "--set", "quotes.9999.text=1"], "which item of 'quotes'"),
        (["--id", "x", "--set", "reference.type=blog"], "Allowed: journal-article"),
        (["--id", "x", "--set", "ladder=5"], "has fields of its own"),
        (["--id", "x", "--set", "ladder=not reported", "--set", "ladder.total=5"], "Leave one"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else "",
)
def test_what_cannot_be_is_refused(
    new: New, sample: Path, capsys: Out, arguments: list[str], said: str
) -> None:
    before = _files(sample)
    assert new("study", *arguments) != 0
    shown = capsys.readouterr()
    assert said in shown.err
    assert "Traceback" not in shown.err
    assert shown.out == ""
    assert _files(sample) == before


def test_an_id_that_a_record_had_before_is_refused(new: New, sample: Path, capsys: Out) -> None:
    file = sample / "themes" / "being-missed.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("title:", "formerly: [missed]\ntitle:", 1), encoding="utf-8")
    assert new("theme", "--id", "missed") == 1
    assert "The earlier id 'missed' belongs to content/themes/being-missed.yml." in (
        capsys.readouterr().err
    )


def test_a_record_that_stands_in_one_file_is_never_written_over(
    new: New, sample: Path, capsys: Out
) -> None:
    before = _files(sample)
    assert new("review") == 1
    assert "content/review.yml is there already; it was left as it is." in capsys.readouterr().err
    assert _files(sample) == before


def test_no_folder_is_said(tmp_path: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    assert main(["new", "study", "--id", "a", "--content", str(tmp_path / "none")]) == 2
    assert "There is no content folder" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_all_files_are_written_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "there.yml").write_text("mine", encoding="utf-8")
    texts = {tmp_path / name / f"{name}.yml": name for name in ("a", "b")}
    with pytest.raises(CannotWrite, match="there already"):
        write_new({**texts, tmp_path / "there.yml": "yours"})
    assert _files(tmp_path) == {"there.yml": b"mine"}

    real = os.link

    def fails_late(new: Path, file: Path) -> None:
        if file.name == "b.yml":
            raise FileExistsError
        real(new, file)

    monkeypatch.setattr(os, "link", fails_late)
    with pytest.raises(CannotWrite):
        write_new(texts)
    assert _files(tmp_path) == {"there.yml": b"mine"}
    assert not (tmp_path / "a").exists()


# --- written ---------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.folder], ids=lambda k: k.name)
def test_every_kind_begins_with_what_the_check_then_asks_for(
    new: New, sample: Path, capsys: Out, kind: Kind
) -> None:
    name, folder = kind.name, kind.folder
    assert new(name, "--id", "a-new-one") == 0
    said = capsys.readouterr().out
    assert f"Wrote content/{folder}/a-new-one.yml." in said
    _, problems = load_and_check(sample)
    mine = [p for p in problems if p.location.path == f"content/{folder}/a-new-one.yml"]
    assert mine
    assert len(mine) == len(problems)
    # fields that do not fit have the place of what holds them, and no line of their own
    asked = [problem for problem in mine if problem.kind is not ProblemKind.CONTRADICTION]
    assert asked
    assert all(f"line {problem.location.line}:" in said for problem in asked)


def test_what_the_check_says_of_a_name_is_said_at_once(new: New, capsys: Out) -> None:
    assert new("study", "--id", "a-2020", "--author", "Okafor; Velde, N", "--title", "A") == 0
    assert "The family name 'Okafor; Velde' holds a semicolon." in capsys.readouterr().out


def test_a_study_needs_no_more_than_what_is_named(new: New, sample: Path, capsys: Out) -> None:
    settings = {
        "reference.type": "journal-article",
        "reference.language": "not reported",
        "reference.place.source": "meadow-2022",
        "reference.place.section": "References: # 1",
        "characteristics.place.source": "meadow-2022",
        "characteristics.place.section": "Results",
        "characteristics.publication_country": "NO",
        "characteristics.study_country": "not reported",
        "characteristics.provision": "- Gardening: alone",
        "characteristics.models": "open-gate; shared-plots",
        "ladder": "not reported",
    }
    arguments = [part for item in settings.items() for part in ("--set", "=".join(item))]
    arguments += ["--author", "Ní Shé, É", "--author", "Garden Society", "--year", "2018"]
    arguments += ["--title", '"Yes": no', "--doi", "10.1000/new"]
    assert new("study", *arguments) == 0
    said = capsys.readouterr().out
    assert "Wrote content/studies/ni-she-2018-b.yml." in said
    assert "Still to fill in" not in said
    content, problems = load_and_check(sample)
    # NO and "References: # 1" stay texts, and are asked about
    assert [problem.code for problem in problems] == ["L030", "E008"]
    entry = next(entry for entry in content.of("study") if entry.stem == "ni-she-2018-b")
    data = entry.record.model_dump(mode="json", exclude_unset=True)
    assert data["reference"]["authors"] == [
        {"family": "Ní Shé", "initials": "É"},
        {"name": "Garden Society"},
    ]
    assert data["reference"]["title"] == '"Yes": no'
    assert data["characteristics"]["models"] == ["open-gate", "shared-plots"]
    assert data["characteristics"]["provision"] == ["- Gardening: alone"]


def test_print_writes_nothing(new: New, sample: Path, capsys: Out) -> None:
    before = _files(sample)
    assert new("theme", "--id", "x", "--print") == 0
    assert "# category:  # optional" in capsys.readouterr().out
    assert _files(sample) == before


# --- asked -----------------------------------------------------------------------------------


def test_at_a_terminal_everything_is_asked_and_said_again_if_wrong(
    sample: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [
        *("nonsense", "meadow-2022"),  # source
        *("seven", "7"),  # number in its reference list
        *("Okafor, N", "", "twenty", "2021", "A title", "blog", "report", "", "", "", ""),
        *("English", "10.1000/ok", ""),
    ]
    monkeypatch.setattr(sys, "stdin", _Terminal("\n".join(answers) + "\n" * 30))
    assert main(["new", "study", "--content", str(sample)]) == 0
    said = capsys.readouterr().out
    assert "There is no content/sources/nonsense.yml." in said
    assert "Its number in the source's reference list" in said
    assert "must be a whole number, but here is the text 'seven'" in said
    assert "'twenty' does not have the right form" in said
    assert "Its id, which is also the name of its file [okafor-2021]" in said
    text = (sample / "studies" / "okafor-2021.yml").read_text(encoding="utf-8")
    assert "  type: report\n" in text
    assert "  number: 7\n" in text
    assert text.count("    source: meadow-2022\n") == 2


def test_a_wrong_item_of_a_list_is_said_at_its_question() -> None:
    said: list[str] = []

    def hear() -> str:
        asked_again = said.count(said[-1]) > 1
        return "\n" if asked_again or said[-1].startswith("Author") else "Asthma; a\u202eb\n"

    values: dict[str, Any] = {}
    Interview(said.append, hear, ()).fill(values, next(k for k in KINDS if k.name == "study"))
    assert any("› provision 2': The text has the invisible character" in text for text in said)
    assert "provision" not in values.get("characteristics", {})


def test_a_study_is_asked_for_in_the_words_of_the_review(
    sample: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = ["--set", "reference.title=T"]
    monkeypatch.setattr(sys, "stdin", _Terminal("\n" * 60))
    main(["new", "study", *settings, "--content", str(sample)])
    told = capsys.readouterr()
    assert "What the garden was for" in told.out + told.err


@pytest.mark.parametrize(
    ("author", "field", "line"),
    [
        ("initials", "reference › authors 1 › family", "    - initials: NK"),
        ("family", "reference › doi", "  # doi:  # optional: A DOI that begins with 10."),
    ],
)
def test_what_fields_call_for_is_named_where_it_belongs(
    sample: Path, capsys: Out, author: str, field: str, line: str
) -> None:
    known = ["year=2020", "title=T", "type=report", "language=not reported"]
    known += [f"authors.0.{author}=NK", "place.source=meadow-2022", "place.section=References"]
    settings = [part for item in known for part in ("--set", f"reference.{item}")]
    assert main(["new", "study", "--id", "x", *settings, "--content", str(sample)]) == 0
    told = re.findall(r"  line (\d+): (.*)", capsys.readouterr().out)
    lines = (sample / "studies" / "x.yml").read_text(encoding="utf-8").splitlines()
    assert {name: lines[int(number) - 1] for number, name in told}[field].startswith(line)


def test_whoever_goes_away_leaves_nothing(
    sample: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _files(sample)
    monkeypatch.setattr(sys, "stdin", _Terminal("meadow-2022\nOkafor, N\n"))
    assert main(["new", "study", "--content", str(sample)]) == 2
    assert "Stopped; nothing was written." in capsys.readouterr().err
    assert _files(sample) == before


# --- ids -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("van der Velde", "van-der-velde"),
        ("O’Donnell", "odonnell"),
        ("Ågård-Łęcki", "agard-lecki"),
        ("Groß", "gross"),
        ("../../etc", "etc"),
        ("日本", ""),
        ("<b>", "b"),
        ("x" * 200, "x" * 60),
    ],
)
def test_names_become_ids(text: str, made: str) -> None:
    assert plain_id(text) == made


def test_an_id_that_is_taken_gets_a_letter_and_no_name_makes_none() -> None:
    value = {"reference": {"authors": [{"family": "Con"}], "year": 1}}
    assert proposed_id(value, {"con-1", "con-1-b"}) == "con-1-c"
    assert proposed_id({"title": "A new theme"}, ()) == "a-new-theme"
    assert proposed_id({"title": "庭"}, ()) == ""
    assert proposed_id({"reference": {"authors": ["x"], "year": [1]}}, ()) == ""


def test_a_number_that_the_review_declares_is_written_as_a_number(new: New, sample: Path) -> None:
    settings = ["--set", "characteristics.more.plots.value=12"]
    review = sample / "review.yml"
    text = review.read_text(encoding="utf-8")
    assert text.count("characteristics:\n") == 1
    review.write_text(text.replace("characteristics:\n", DECLARED), encoding="utf-8")
    assert new("study", "--id", "x", *settings) == 0
    text = (sample / "studies" / "x.yml").read_text(encoding="utf-8")
    assert re.search(r"- id: plots\n\s+value: 12\n", text)
