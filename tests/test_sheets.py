"""Sheets as people keep them: nothing is taken, left out or changed without a word."""

from __future__ import annotations

import csv
import datetime
import io
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.comments import Comment  # type: ignore[import-untyped]

from generator.cli import main
from generator.edit.intake.drafting import drafted_mapping
from generator.edit.intake.exporters import exporter_of, exporters
from generator.edit.intake.from_sheet import read_sheet
from generator.edit.intake.grid import read_csv
from generator.edit.intake.heads import Heads
from generator.edit.intake.importing import STUDY
from generator.edit.intake.incoming import CannotRead, ParseResult
from generator.edit.intake.mapping import SheetMapping, read_mapping
from generator.edit.intake.rows import Taken
from generator.edit.intake.workbook import heads_in, read_workbook
from tests.conftest import REPOSITORY

CASES = REPOSITORY / "tests" / "cases" / "references"
Out = pytest.CaptureFixture[str]


def _csv(*rows: list[str]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(rows)
    return written.getvalue()


def _xlsx(*rows: list[Any], change: Callable[[Any], object] = lambda sheet: None) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    change(book.active)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., ParseResult]:
    """Reads a sheet with a mapping, or with the one that is drafted for it."""

    def reading(what: str | bytes, mapping: str | None = None, **taken: bool) -> ParseResult:
        file = tmp_path / "mapping.yml"
        heads = heads_in(what, None, 1) if isinstance(what, bytes) else Heads()
        if mapping is None:
            mapping = drafted_mapping(_grid(what, heads), None, heads, STUDY)
        file.write_text(mapping, encoding="utf-8")
        known = read_mapping(file, STUDY)
        return read_sheet(_grid(what, known.heads), known, STUDY, Taken(**taken))

    return reading


def _grid(what: str | bytes, heads: Heads) -> Any:
    return read_csv(what, heads) if isinstance(what, str) else read_workbook(what, None, heads)


def _said(reading: ParseResult) -> str:
    return "\n".join(
        f"{problem.location.line}: {problem.message} {problem.hint}" for problem in reading.problems
    )


# --- what other programs export ---------------------------------------------------------------

EXPORTED = tomllib.loads((CASES / "exporters.toml").read_text(encoding="utf-8"))


def test_every_program_has_its_case() -> None:
    files = (REPOSITORY / "generator/edit/intake/exporters").glob("*.toml")
    assert sorted(file.stem for file in files) == sorted(EXPORTED)
    assert all(known.documented for known in exporters())


@pytest.mark.parametrize("program", EXPORTED)
def test_a_drafted_mapping_is_right_for_an_export_as_it_comes(
    read: Callable[..., ParseResult], program: str
) -> None:
    case = EXPORTED[program]
    names = case["names"].split(",")
    assert exporter_of(names) is not None
    reading = read(_csv(names, case["row"]))
    assert not reading.is_fatal, _said(reading)
    [entry] = reading.entries
    reference = entry.values["reference"]
    assert [author.get("family") for author in reference.get("authors", ())] == case["authors"]
    assert {name: reference[name] for name in case["right"]} == case["right"]
    assert case["left"] in "\n".join(entry.left)


def test_a_rayyan_file_is_read_whole(read: Callable[..., ParseResult]) -> None:
    reading = read((CASES / "rayyan.csv").read_text(encoding="utf-8"))
    one, two = (entry.values["reference"] for entry in reading.entries)
    assert [author["family"] for author in one["authors"]] == ["Adler", "Bose", "van Dijk"]
    assert (one["pages"], two["pages"], two["year"]) == ("70–79", "e12", 2019)
    for full in ("Nina", "Ravi K.", "Els"):
        kept = str(one["authors"]) + "\n".join(reading.entries[0].left)
        assert full in kept


CELLS = st.sampled_from(
    (
        *("", "x", "2019", "NR", "not reported", "n/a", "10.5555/a", "3-4", "04-Mar", "in press"),
        *("https://example.org", "ftp://x", "2019-05-01", "43831", "Article", "=1+1", "A, N; B C"),
    )
)
NAMES = ("Authors", "Year", "Title", "DOI", "URL", "Type", "Issue", "Pages", "Score", "Country")


@settings(max_examples=120, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=10, max_size=10), min_size=1, max_size=4))
def test_no_drafted_mapping_refuses_its_own_guess(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    text = _csv([*NAMES, "Id of row"], *([*row, str(n)] for n, row in enumerate(rows)))
    grid = read_csv(text, Heads())
    file = tmp_path_factory.mktemp("drafted") / "m.yml"
    file.write_text(drafted_mapping(grid, None, Heads(), STUDY), encoding="utf-8")
    reading = read_sheet(grid, read_mapping(file, STUDY), STUDY)
    assert not reading.is_fatal, _said(reading)


def test_a_column_that_would_be_refused_is_left_and_said() -> None:
    grid = read_csv(_csv(["Title", "Issue"], ["Tending", "04-Mar"]), Heads())
    drafted = drafted_mapping(grid, None, Heads(), STUDY)
    assert "  Issue: leave\n" in drafted
    assert "# Issue: left, for row 2: The cell under 'Issue' is a date, 04-Mar" in drafted
    assert "Then: reference.issue" in drafted


# --- rows -------------------------------------------------------------------------------------


def test_hidden_rows_are_told_and_taken_only_when_asked_for(
    read: Callable[..., ParseResult],
) -> None:
    raw = (CASES / "hidden-rows.xlsx").read_bytes()
    reading = read(raw)
    assert [entry.line for entry in reading.entries] == [2, 4]
    said = _said(reading)
    assert said.startswith("3: Rows 3, 5 are hidden in the sheet")
    for what in ("A study excluded at full text", "A protocol, excluded", "--hidden-rows"):
        assert what in said
    assert [entry.line for entry in read(raw, hidden=True).entries] == [2, 3, 4, 5]


def test_hidden_columns_and_sheets_are_told(read: Callable[..., ParseResult]) -> None:
    def hide(sheet: Any) -> None:
        sheet.column_dimensions["B"].hidden = True
        sheet.parent.create_sheet("Shown").append(["Title"])
        sheet.parent["Shown"].append(["In the sheet that is shown"])

    raw = _xlsx(["Title", "Year"], ["Tending", 2019], change=hide)
    assert "Columns are hidden in the sheet: B." in _said(read(raw))

    def hide_first(sheet: Any) -> None:
        hide(sheet)
        sheet.sheet_state = "hidden"
        sheet.parent.active = 1

    raw = _xlsx(["Title", "Year"], ["Tending", 2019], change=hide_first)
    [entry] = read(raw).entries
    assert entry.values["reference"]["title"] == "In the sheet that is shown"
    named = read_workbook(raw, "Sheet", Heads())
    assert any("is hidden in the workbook" in note.message for note in named.notes)


TWO = (
    ["Title", "Year", "Reviewer", "Country", "Score", "Remarks"],
    ["Tending", "2019", "Jo", "Ghana", "3", ""],
    ["Another", "2020", "Jo", "Peru", "1", ""],
    ["Tending", "2019", "Al", "Kenya", "3", "see table"],
)


def test_two_rows_for_one_study_are_told_and_nothing_of_them_is_lost(
    read: Callable[..., ParseResult],
) -> None:
    reading = read(_csv(*TWO))
    assert [entry.line for entry in reading.entries] == [2, 3]
    said = _said(reading)
    assert "2: Rows 2, 4 are of one study. Row 2 was taken" in said
    assert "Country (row 2: Ghana; row 4: Kenya)" in said
    assert "--merge-rows" in said
    first = reading.entries[0]
    assert first.values["characteristics"]["study_country"] == "Ghana"
    for kept in ("Country, row 4: Kenya", "Remarks, row 4: see table", "Reviewer, row 4: Al"):
        assert kept in first.left


def test_what_two_rows_agree_in_is_merged_when_asked_for(
    read: Callable[..., ParseResult],
) -> None:
    first, _ = read(_csv(*TWO), merged=True).entries
    assert first.values["ladder"] == {"total": 3}
    assert "characteristics" not in first.values
    assert {"Country, row 2: Ghana", "Country, row 4: Kenya"} <= set(first.left)


def test_rows_of_studies_that_share_only_a_title_or_a_doi_stay_two(
    read: Callable[..., ParseResult],
) -> None:
    rows = (["Tending", "2019", "10.5555/a"], ["Tending", "2021", "10.5555/b"])
    book = (["One chapter", "2019", "10.5555/c"], ["Two chapters", "2020", "10.5555/c"])
    reading = read(_csv(["Title", "Year", "DOI"], *rows, *book))
    assert len(reading.entries) == 4


# --- heads ------------------------------------------------------------------------------------


def test_merged_heads_are_understood(read: Callable[..., ParseResult]) -> None:
    def merge(sheet: Any) -> None:
        for cells in ("A1:F1", "A2:A3", "B2:C2", "D2:F2"):
            sheet.merge_cells(cells)

    raw = _xlsx(
        ["Extraction, May"],
        ["Title", "Report", None, "Setting"],
        [None, "Year", "DOI", "Country", "Remarks", "Year"],
        ["Tending", 2019, "10.5555/a", "Ghana", "good", 2017],
        change=merge,
    )
    assert heads_in(raw, None, 1) == Heads(3, 2)
    [entry] = read(raw).entries
    assert entry.values["reference"] == {"title": "Tending", "year": 2019, "doi": "10.5555/a"}
    assert entry.values["characteristics"] == {"study_country": "Ghana"}
    assert entry.left == ("Setting: Remarks: good", "Setting: Year: 2017")


def test_two_heads_of_a_csv_and_names_that_come_again(read: Callable[..., ParseResult]) -> None:
    head = ["Report", "", "Setting"]
    names = ["Title", "Year", "Country"]
    mapping = """header: 2
header_rows: 2
columns:
  "Report: Title": reference.title
  "Report: Year": reference.year
  "Setting: Country": characteristics.study_country
"""
    rows = (["Tending", "2019", "Ghana"], names, ["Mending", "2020", "Peru"])
    reading = read(_csv(head, names, *rows), mapping)
    assert [entry.values["reference"]["year"] for entry in reading.entries] == [2019, 2020]
    assert "4: The names of the columns again: passed over." in _said(reading)


def test_a_head_that_cannot_be_is_said(tmp_path: Path) -> None:
    file = tmp_path / "m.yml"
    file.write_text("header: 1\nheader_rows: 3\ncolumns: {Title: reference.title}\n", "utf-8")
    with pytest.raises(CannotRead, match="header is the last of the rows that name the columns"):
        read_mapping(file, STUDY)


# --- cells ------------------------------------------------------------------------------------


def test_codes_of_excel_for_line_breaks_are_no_text(read: Callable[..., ParseResult]) -> None:
    reading = read((CASES / "line-breaks.xlsx").read_bytes())
    [entry] = reading.entries
    assert entry.values["reference"]["title"] == "Nurses and families plan together"
    assert entry.values["quotes"][0] == {
        "text": "We sat down and then we talked.",
        "locator": "p. 4",
    }
    assert "2: The quotation under 'Quote' had line breaks" in _said(reading)
    assert "_x000D_" not in str(reading)


@pytest.mark.parametrize("mark", [";", ",", "\t", "|"])
def test_a_first_line_that_names_the_mark_between_cells(
    read: Callable[..., ParseResult], mark: str
) -> None:
    text = f'sep={mark}\nTitle{mark}Year\n"a;b,c|d\te"{mark}2019\n'
    [entry] = read(text).entries
    assert entry.line == 3
    assert entry.values["reference"] == {"title": "a;b,c|d e", "year": 2019}


@pytest.mark.parametrize(
    ("name", "cell", "said"),
    [
        ("Issue", datetime.datetime(2021, 2, 1), "is a date, 2021-02-01"),
        ("Locator", datetime.time(12, 34), "is a date, 12:34:00"),
        ("Issue", "04-Mar", "is a date, 04-Mar"),
        ("Pages", "Jan-12", "is a date, Jan-12"),
        ("Year", 43831, "is a day as Excel counts days"),
    ],
)
def test_what_excel_made_of_numbers_is_said(
    read: Callable[..., ParseResult], name: str, cell: Any, said: str
) -> None:
    path = "quotes.0.locator" if name == "Locator" else f"reference.{name.lower()}"
    mapping = f"columns: {{Title: reference.title, {name}: {path}}}"
    reading = read(_xlsx(["Title", name], ["Tending", cell]), mapping)
    assert reading.is_fatal
    assert said in _said(reading)


def test_dates_where_a_date_belongs_are_taken(read: Callable[..., ParseResult]) -> None:
    day = datetime.datetime(2019, 5, 1)
    mapping = "columns: {Title: reference.title, Year: reference.year, When: "
    mapping += "characteristics.more.when.value}"
    reading = read(_xlsx(["Title", "Year", "When"], ["Tending", day, day]), mapping)
    [entry] = reading.entries
    assert entry.values["reference"]["year"] == 2019
    assert entry.values["characteristics"]["more"] == [{"id": "when", "value": "2019-05-01"}]
    assert "Year: 2019-05-01" in entry.left


# --- what is absent ---------------------------------------------------------------------------

PARTS = """columns:
  Title: reference.title
  Score: ladder.total
  Soil: characteristics.more.soil.value
values:
  "*": {NR: not reported}
fixed:
  ladder.place.source: meadow-2022
  characteristics.more.soil.place.source: meadow-2022
"""


def test_a_whole_part_of_one_row_may_be_absent(read: Callable[..., ParseResult]) -> None:
    reading = read(_csv(["Title", "Score", "Soil"], ["A", "NR", ""], ["B", "3", "NR"]), PARTS)
    assert not reading.is_fatal, _said(reading)
    first, second = (entry.values for entry in reading.entries)
    assert first["ladder"] == "not reported"
    assert "characteristics" not in first
    assert second["ladder"] == {"total": 3, "place": {"source": "meadow-2022"}}
    [soil] = second["characteristics"]["more"]
    assert (soil["value"], soil["place"]) == ("not reported", {"source": "meadow-2022"})


def test_a_part_that_is_absent_and_not_is_said(read: Callable[..., ParseResult]) -> None:
    mapping = "columns: {Title: reference.title, Score: ladder.total, Ladder: ladder}"
    rows = (["A", "3", "not reported"], ["B", "", "not reported"])
    reading = read(_csv(["Title", "Score", "Ladder"], *rows), mapping)
    assert reading.entries[1].values["ladder"] == "not reported"
    assert "2: " in _said(reading)
    assert reading.is_fatal


def test_what_cannot_be_read_is_named_with_its_value_and_kept(
    read: Callable[..., ParseResult],
) -> None:
    names = ["Title", "DOI", "URL", "Type"]
    reading = read(_csv(names, ["A", "n/a", "intranet", "Gazette"]))
    assert not reading.is_fatal
    [entry] = reading.entries
    assert entry.values["reference"] == {"title": "A"}
    for name, cell in zip(names[1:], ("n/a", "intranet", "Gazette"), strict=True):
        assert f"'{cell}' under '{name}' cannot be read as reference.{name.lower()}" in _said(
            reading
        )
        assert f"{name}: {cell}" in entry.left


def test_a_missing_link_is_said_of_the_reference_and_of_no_field_that_is_there(
    sample: Path, tmp_path: Path, capsys: Out
) -> None:
    (tmp_path / "a.csv").write_text(_csv(["T", "Y"], ["Tending", "2021"]), "utf-8")
    fixed = {
        **{"reference.number": "7", "reference.type": "report", "reference.language": "English"},
        **{"reference.place.source": "meadow-2022", "reference.place.section": "Results"},
        **{"characteristics.place.source": "meadow-2022", "characteristics.models": "not reported"},
        **{"characteristics.place.section": "Results", "reference.authors": "Okafor, N"},
        **{"characteristics.publication_country": "Ghana", "ladder": "not reported"},
        **{"characteristics.study_country": "Ghana", "characteristics.provision": "not reported"},
    }
    lines = [f"  {path}: '{text}'" for path, text in fixed.items()]
    mapping = "columns: {T: reference.title, Y: reference.year}\nfixed:\n" + "\n".join(lines)
    (tmp_path / "m.yml").write_text(mapping, encoding="utf-8")
    asked = ["import", str(tmp_path / "a.csv"), "--mapping", str(tmp_path / "m.yml")]
    assert main([*asked, "--content", str(sample)]) == 0
    said = capsys.readouterr().out
    assert "reference › doi" in said
    assert "reference › number" not in said
    assert main(["check", "--content", str(sample)]) == 1
    file = sample / "studies" / "okafor-2021.yml"
    line = file.read_text(encoding="utf-8").splitlines().index("reference:") + 1
    assert f"okafor-2021.yml:{line}:1: S018 'reference': A reference needs" in (
        capsys.readouterr().out
    )


def test_that_nobody_is_named_as_author_may_stand_in_a_cell() -> None:
    mapping = SheetMapping({"title": "reference.title", "authors": "reference.authors"})
    reading = read_sheet(read_csv("title,authors\nA title,Not reported\n", Heads()), mapping, STUDY)
    assert reading.entries[0].values["reference"]["authors"] == "not reported"


def test_comments_and_links_of_cells_are_named(read: Callable[..., ParseResult]) -> None:
    def change(sheet: Any) -> None:
        sheet["B2"].comment = Comment("Check this\nwith Ada", "Ada")
        sheet["A2"].hyperlink = "https://example.org/protocol"
        sheet["A2"].value = "Tending together"

    said = _said(read(_xlsx(["Title", "Year"], ["Tending together", 2019], change=change)))
    assert "Comments of cells are not taken, here 1: B2 (Check this with Ada)." in said
    assert "Links behind the text of cells are not taken, here 1: A2 (https://example.org/" in said
    assert "not taken" not in _said(read(_xlsx(["Title", "Year"], ["Tending together", 2019])))


def test_a_cell_is_shown_as_it_stands(read: Callable[..., ParseResult]) -> None:
    reading = read(_csv(["Title", "Year"], ["Tending together", "02.03.2004"]))
    told = _said(reading) + str([(each.values, each.left) for each in reading.entries])
    assert "02.03.2004" in told
    assert "023.2004" not in told
