"""What a program mends in records: each slip once, ids with what refers to them, no quotation."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.check.rules import load_and_check
from generator.cli import main
from generator.commands import check as check_command
from generator.edit.autofix.changes import FileEdit, difference, write
from generator.edit.autofix.fixes import FIXES, fix_values
from generator.edit.autofix.forms import quotations
from generator.edit.autofix.identifiers import CODES as OF_IDS
from generator.edit.autofix.identifiers import house_form
from generator.edit.autofix.plan import planned_changes, problems_after
from generator.edit.writing.formatted import formatted
from generator.evidence.codes import CODES
from generator.evidence.loading.yaml_text import read_yaml
from generator.evidence.loading.yaml_tree import TreeBranch, read_tree
from generator.evidence.problems import has_errors
from generator.evidence.records.kinds import KINDS
from generator.evidence.records.study import Study
from generator.evidence.records.theme import Theme
from generator.evidence.text.files import CannotWrite
from tests.conftest import SAMPLE, TESTS

Out = pytest.CaptureFixture[str]
STUDY_KIND = next(kind for kind in KINDS if kind.name == "study")
FILE = "studies/velde-2016.yml"


@pytest.fixture(scope="module")
def tidy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample without the straight quotation marks that it has for other tests."""
    folder = tmp_path_factory.mktemp("tidy") / "content"
    shutil.copytree(SAMPLE, folder)
    write(planned_changes(folder)[0])
    assert planned_changes(folder) == ((), ())
    return folder


@pytest.fixture
def sample(sample: Path, tidy: Path) -> Path:
    """The tidy sample in place of the other."""
    shutil.rmtree(sample)
    shutil.copytree(tidy, sample)
    return sample


def _replaced(sample: Path, file: str, *pairs: tuple[str, str]) -> None:
    path = sample / file
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def _codes(sample: Path) -> set[str]:
    return {problem.code for problem in load_and_check(sample)[1]}


def _bytes(sample: Path) -> dict[str, bytes]:
    files = sorted(path for path in sample.rglob("*") if path.is_file())
    return {file.relative_to(sample).as_posix(): file.read_bytes() for file in files}


def _mended(text: str, model: Any) -> Any:
    root = read_tree(text).root
    assert isinstance(root, TreeBranch)
    fix_values(root, model)
    return {part.key: getattr(part.node, "value", None) for part in root.parts}


# --- values ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("https://doi.org/10.5555/a.b", "10.5555/a.b"),
        ("http://dx.doi.org/10.5555/a.b", "10.5555/a.b"),
        ("HTTPS://DOI.ORG/10.5555/a.b", "10.5555/a.b"),
        ("DOI:10.5555/a.b", "10.5555/a.b"),
        ("'doi: 10.5555/A.B.'", "10.5555/A.B"),
        ("doi.org/10.5555/a.b", "10.5555/a.b"),
        ("10.5555/a.b.", "10.5555/a.b"),
        ("10.5555/a.b", "10.5555/a.b"),
        ("https://example.org/10.5555/a", "https://example.org/10.5555/a"),
        ("see the journal", "see the journal"),
        ("10.5/a", "10.5/a"),
    ],
)
def test_dois(written: str, mended: str) -> None:
    text = f"reference:\n  doi: {written}\n"
    value, _, _ = read_yaml(formatted(text.encode(), STUDY_KIND, fix=_fix_study), "")
    assert value == {"reference": {"doi": mended}}


def _fix_study(root: TreeBranch) -> None:
    fix_values(root, Study)


@pytest.mark.parametrize(
    ("text", "field", "mended"),
    [
        ("kind: Impact\n", "kind", "Impact"),
        ("order: '12'\n", "order", 12),
        ("order: twelve\n", "order", "twelve"),
        ("title: 1984\n", "title", "1984"),
        ("title: 1.50\n", "title", "1.50"),
        ("title: true\n", "title", True),
        ("title: '  Trust '\n", "title", "Trust"),
        ('title: "Tr\\u2060ust"\n', "title", "Trust"),
        ("title: '  '\n", "title", "  "),
        ("title: O’Hara\n", "title", "O’Hara"),
        ("summary: People’s words\n", "summary", "People's words"),
        ("summary: 'She says \"no\".'\n", "summary", "She says “no”."),
        ("summary: She says “I don’t”.\n", "summary", "She says “I don’t”."),
        ("summary: \u2018So’ they say\n", "summary", "\u2018So’ they say"),
        ("summary: '5\" wide'\n", "summary", '5" wide'),
        ("summary: Run `a’b`\n", "summary", "Run `a’b`"),
        ("unknown: ' a '\n", "unknown", " a "),
    ],
)
def test_a_value_is_mended_or_left(text: str, field: str, mended: Any) -> None:
    found = _mended(text, Theme)[field]
    assert (found, type(found)) == (mended, type(mended))


@pytest.mark.parametrize(
    "written", ["Not reported", "not-reported", "NOT REPORTED", "not_reported"]
)
def test_what_is_not_reported_is_spelled_in_one_way(sample: Path, written: str) -> None:
    _replaced(sample, FILE, ("models: not reported", f"models: {written}"))
    write(planned_changes(sample)[0])
    assert _codes(sample) == set()


def test_the_table_names_codes_that_there_are() -> None:
    assert {code for mend in FIXES for code in mend.codes} | set(OF_IDS) <= set(CODES)
    assert all(mend.about and mend.value.__doc__ for mend in FIXES)


@pytest.mark.parametrize(
    "text",
    [
        'A bed of 5" by 6" is small.',
        "A fence of 5'10\" and one of 6'2\".",
        "A fence of 5’10 and 6’.",
        'She was "about 5".',
        'Beds 5" wide "as printed".',
        'It"s and "that',
    ],
)
def test_inches_and_feet_are_no_quotation_marks(text: str) -> None:
    assert _mended(f"summary: {json.dumps(text)}\n", Theme)["summary"] == text


# --- names of fields -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "right", "slip"),
    [
        (FILE, "  title:", "  tittle:"),
        (FILE, "  year:", "  yaer:"),
        (FILE, "  publication_country:", "  publication-country:"),
        (FILE, "ladder:", "Ladder:"),
        (FILE, "  language:", '  "langauge":'),
        ("themes/shared-work.yml", "summary:", "sumary:"),
        ("themes/shared-work.yml", "findings:", "finding:"),
        ("themes/shared-work.yml", "    statement:", "    statment:"),
        ("themes/growing-year.yml", "plain:", "plian:"),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_field_whose_name_is_a_slip_is_renamed_and_nothing_else_changes(
    sample: Path, file: str, right: str, slip: str, ends: str
) -> None:
    place = sample / file
    before = place.read_text(encoding="utf-8").replace("\n", ends).encode()
    assert right.encode() in before
    place.write_bytes(before.replace(right.encode(), slip.encode(), 1))
    (change,) = planned_changes(sample)[0]
    assert change.after == before
    write([change])
    assert _codes(sample) == set()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "  title: A locked gate\n",
            "  title: A locked gate\n  tittle: Another\n",
        ),  # there already
        ("  year: 2016\n", "  yaer: about 2016\n"),  # its value does not fit
        ("  year: 2016\n", "  yaer: 2016\n  yera: 2016\n"),  # two for one
        ("  type: other\n", "  kind: other\n"),  # near to nothing
        ("  year: 2016\n", "  year: '20 16'\n"),
        ("  type: other\n", "  type: Blog\n"),
        ("ladder:\n", "remark: @nobody\nladder:\n"),
        ("  year: 2016\n", "  year: 3016\n"),
        ("  url: https://example.org/locked\n", "  doi: see the journal\n"),
    ],
)
def test_what_stays_wrong_stays_as_it_is(sample: Path, old: str, new: str, capsys: Out) -> None:
    _replaced(sample, FILE, (old, new))
    before = _bytes(sample)
    assert planned_changes(sample)[0] == ()
    assert main(["check", "--diff"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(
        "There is nothing that a program could mend.\nThis is left to people"
    )
    assert f"content/{FILE}:" in said.err
    assert main(["check", "--fix", "--yes"]) == 1
    assert "left to people" in capsys.readouterr().err
    assert _bytes(sample) == before


def test_what_can_be_mended_is_mended_beside_what_cannot(sample: Path, capsys: Out) -> None:
    _replaced(
        sample,
        FILE,
        ("  type: other\n", "  type: Other\n"),
        ("ladder:\n", "remark:   {a:  1}\nladder:\n"),
    )
    before = (sample / FILE).read_bytes()
    (change,) = planned_changes(sample)[0]
    assert change.after == before.replace(b"  type: Other\n", b"  type: other\n")
    assert main(["check", "--diff"]) == 1
    said = capsys.readouterr()
    assert "+  type: other\n" in said.out
    assert "S011" in said.err and "S013" not in said.err


def test_a_difference_shows_warnings_that_are_left_and_is_no_failure_for_them(
    sample: Path, capsys: Out
) -> None:
    """Such as plain words that are older than their evidence."""
    theme = sample / "themes" / "first-visit.yml"
    fixed = main(["check", "--fix", "--yes"])
    capsys.readouterr()
    text = theme.read_text(encoding="utf-8")
    theme.write_text(f"{text}plain:\n  text: Who has the key has the say.\n", encoding="utf-8")
    assert (fixed, main(["check", "--diff"])) == (0, 0)
    assert "first-visit.yml:" in (said := capsys.readouterr().err)
    assert "E030 warning: " in said and "1 warning in 1 file." in said


def test_with_nothing_to_mend_and_nothing_wrong_a_difference_is_empty(
    sample: Path, capsys: Out
) -> None:
    assert main(["check", "--diff"]) == 0
    assert capsys.readouterr() == ("", "There is nothing that a program could mend.\n")


STUDY = (SAMPLE / "studies" / "ni-she-2018.yml").read_text(encoding="utf-8")
KEYS = sorted(set(re.findall(r"(?m)^ *(?:- )?([a-z_]+):", STUDY)))


@settings(max_examples=12)
@given(
    key=st.sampled_from(KEYS),
    at=st.integers(0, 20),
    letter=st.sampled_from(["", "e", "_", "-", " ", "X"]),
    lines=st.lists(st.integers(0, STUDY.count("\n") - 1), max_size=2),
)
def test_mending_makes_nothing_wrong_and_has_an_end(
    tidy: Path, key: str, at: int, letter: str, lines: list[int]
) -> None:
    """A letter of a name is another one or gone, and lines are: fewer things are wrong, or none."""
    at %= len(key)
    slip = f"{key[:at]}{letter}{key[at + 1 :]}"
    text = re.sub(rf"(?m)^( *(?:- )?){key}:", rf"\1{slip}:", STUDY)
    kept = [line for n, line in enumerate(text.splitlines(keepends=True)) if n not in lines]
    file = tidy / "studies" / "ni-she-2018.yml"
    right = file.read_bytes()
    try:
        file.write_text("".join(kept), encoding="utf-8")
        before = [problem for problem in load_and_check(tidy)[1] if has_errors([problem])]
        changes, _ = planned_changes(tidy)
        if changes:
            write(changes)
            after = load_and_check(tidy)[1]
            assert len([p for p in after if p.location.path == changes[0].shown]) < len(before)
            assert after == problems_after(tidy, ())
        assert planned_changes(tidy)[0] == ()
    finally:
        file.write_bytes(right)


def test_layout_is_no_slip(sample: Path) -> None:
    _replaced(
        sample, FILE, ("  year: 2016\n", ""), ("reference:\n", "reference:\n  year:   2016\n")
    )
    assert planned_changes(sample) == ((), ())


# --- ids -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "house"),
    [
        ("Okafor 2019", "okafor-2019"),
        ("Ní_Shé–2018", "ni-she-2018"),
        (" a--b ", "a-b"),
        ("a.b", "a-b"),
        ("a/b", ""),
        ("../a", ""),
        ("健康", ""),
        ("", ""),
    ],
)
def test_house_form_of_ids(text: str, house: str) -> None:
    assert house_form(text) == house
    assert house_form(house) == house


def test_a_file_and_its_id_are_renamed_with_all_that_cites_it(sample: Path) -> None:
    study = sample / "studies" / "ni-she-2018.yml"
    _replaced(sample, "studies/ni-she-2018.yml", ("id: ni-she-2018\n", "id: Ní Shé 2018\n"))
    study.rename(sample / "studies" / "Ní Shé 2018.yml")
    for file in (sample / "themes").iterdir():
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        named = [re.sub("ni-she-2018", "Ní_Shé_2018", x) if "studies:" in x else x for x in lines]
        file.write_text("".join(named), encoding="utf-8")
    assert {"S017"} <= _codes(sample)
    write(planned_changes(sample)[0])
    assert study.is_file()
    assert not (sample / "studies" / "Ní Shé 2018.yml").exists()
    assert _codes(sample) == set()


def test_an_unknown_id_is_left_to_people(sample: Path) -> None:
    _replaced(sample, "themes/shared-work.yml", ("ni-she-2018", "Nobody_1999"))
    assert not any(b"nobody-1999" in change.after for change in planned_changes(sample)[0])


def test_an_id_of_another_name_is_left_with_advice(sample: Path) -> None:
    _replaced(sample, FILE, ("id: velde-2016\n", "id: velde-2017\n"))
    changes, advice = planned_changes(sample)
    assert changes == ()
    assert advice == (
        "content/studies/velde-2016.yml: the id 'velde-2017' is not the name of the file. "
        "Decide which is right.",
    )


def test_a_name_that_is_taken_is_left_with_advice(sample: Path) -> None:
    text = (sample / FILE).read_text(encoding="utf-8").replace("id: velde-2016", "id: Velde_2016")
    (sample / "studies" / "Velde_2016.yml").write_text(text, encoding="utf-8")
    changes, advice = planned_changes(sample)
    assert changes == ()
    assert "velde-2016.yml, is another file" in advice[0]


def test_another_ending_is_renamed(sample: Path) -> None:
    (sample / FILE).rename(sample / "studies" / "velde-2016.yaml")
    (change,) = planned_changes(sample)[0]
    assert change.target == sample / FILE
    assert "rename from content/studies/velde-2016.yaml" in difference([change])
    write([change])
    assert _codes(sample) == set()


# --- quotations ------------------------------------------------------------------------------

WORDS = st.text("aZ ’\u2018“”\"'.:#-–\\\u00a0\u200b\té ", min_size=1, max_size=40)


@given(WORDS, st.sampled_from(["double", "single", "block"]))
def test_the_words_of_a_quotation_are_never_touched(words: str, style: str) -> None:
    written = {
        "double": '"' + "".join(f"\\u{ord(letter):04X}" for letter in words) + '"',
        "single": "'" + words.replace("'", "''") + "'",
        "block": f">-\n      x{words}",
    }[style]
    text = (
        "id: A_b\nquotes:\n  - voice: Author\n    locator: 12\n"
        f"    voice_reason: ' People’s '\n    text: {written}\n"
    )
    value, _, problems = read_yaml(text.encode(), "")
    if problems:
        return
    root = read_tree(text).root
    assert isinstance(root, TreeBranch)
    before = quotations(root, Study)
    assert before == (value["quotes"][0]["text"],)
    new = formatted(text.encode(), STUDY_KIND, fix=_fix_study)
    after, _, _ = read_yaml(new, "")
    assert after["quotes"][0]["text"].encode() == before[0].encode()
    assert after["quotes"][0]["voice"] == "author"
    assert after["quotes"][0]["voice_reason"] == "People's"


@pytest.mark.parametrize("case", ["E006-doubled-space", "S014-quotation-marks-around"])
def test_a_quotation_with_a_slip_is_left_to_people(sample: Path, case: str) -> None:
    text = (TESTS / "cases" / "invalid" / f"{case}.yml").read_text(encoding="utf-8")
    file = sample / "studies" / "case-2020.yml"
    file.write_text(text, encoding="utf-8")
    words = re.findall(r"    text: .+\n", text)
    write(planned_changes(sample)[0])
    assert re.findall(r"    text: .+\n", file.read_text(encoding="utf-8")) == words
    assert _codes(sample) == {case.partition("-")[0]}


# --- the command -----------------------------------------------------------------------------


def _slips(sample: Path) -> None:
    _replaced(sample, FILE, ("models: not reported", "models: Not reported"))


def test_without_a_terminal_nothing_is_written_unless_asked(sample: Path, capsys: Out) -> None:
    _slips(sample)
    before = _bytes(sample)
    assert main(["check", "--fix"]) == 1
    said = capsys.readouterr().err
    assert "-  models: Not reported\n+  models: not reported\n" in said
    assert "Nothing was written." in said
    assert main(["check", "--diff"]) == 1
    assert "+  models: not reported\n" in capsys.readouterr().out
    assert _bytes(sample) == before


def test_what_was_agreed_to_is_written_and_checked(
    sample: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    _slips(sample)
    monkeypatch.setattr(check_command, "_agreed", lambda files: files == 1)
    assert main(["check", "--fix"]) == 0
    said = capsys.readouterr()
    assert "Mended content/studies/velde-2016.yml." in said.err
    assert said.out == "No problems.\n"
    assert main(["check", "--fix", "--yes"]) == 0
    assert "There is nothing that a program could mend." in capsys.readouterr().err


def test_broken_files_stay_as_they_are_while_others_are_mended(sample: Path, capsys: Out) -> None:
    _slips(sample)
    (sample / "models" / "open-gate.yml").write_bytes(b"id: [\xff")
    assert main(["check", "--fix", "--yes"]) == 1
    assert "S001" in capsys.readouterr().out
    assert (sample / "models" / "open-gate.yml").read_bytes() == b"id: [\xff"
    assert b"models: not reported" in (sample / FILE).read_bytes()


def test_a_file_that_changes_meanwhile_stops_everything(tmp_path: Path) -> None:
    one, two = tmp_path / "one.yml", tmp_path / "two.yml"
    one.write_bytes(b"a")
    two.write_bytes(b"changed")
    with pytest.raises(CannotWrite, match="has changed meanwhile"):
        write([FileEdit(one, b"a", b"b"), FileEdit(two, b"a", b"b")])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.yml", "two.yml"]
    assert one.read_bytes() == b"a"


def test_a_difference_steers_no_terminal() -> None:
    shown = difference([FileEdit(Path("a.yml"), b"\x1b[31m\r\n", "\u202eb".encode())])
    assert all(line.isprintable() for line in shown.splitlines())
    assert "\\ No newline at end of file" in shown
