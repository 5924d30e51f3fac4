"""Importing: whatever is wrong with a file is said by line or row, and nothing is half-written."""

from __future__ import annotations

import contextlib
import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook  # type: ignore[import-untyped]

from generator.check.rules import load_and_check, load_catalogue
from generator.cli import main
from generator.edit.intake import decoding, grid, workbook
from generator.edit.intake.duplicates import KnownStudies
from generator.edit.intake.from_bibtex import read_bibtex
from generator.edit.intake.from_csl import read_csl
from generator.edit.intake.from_ris import read_ris
from generator.edit.intake.heads import Heads
from generator.edit.intake.importing import STUDY
from generator.edit.intake.incoming import CannotRead, ParseResult
from generator.edit.intake.mapping import read_mapping
from generator.edit.intake.recognising import OLD_OFFICE
from generator.evidence.records.reference import Author, ReferenceType
from generator.evidence.text.doi import read_doi
from generator.evidence.text.folding import folded
from generator.evidence.text.languages import primary, read_language
from generator.evidence.text.latex import seems_latex
from generator.evidence.text.pages import full_pages
from generator.evidence.text.people import Person, for_record, initials_of, spaced_initials
from generator.publish.exports.bibtex import bibtex
from generator.publish.exports.csl import csl_json
from generator.publish.exports.references import Cited, cited_studies
from generator.publish.exports.ris import ris
from tests.conftest import CONTENT, REPOSITORY, SAMPLE

Out = pytest.CaptureFixture[str]
Import = Callable[..., int]

RIS = """TY  - JOUR
AU  - Okafor, Ngozi
PY  - 2021
TI  - Tending together
DO  - https://doi.org/10.1000/tend
ER  -
"""
MAPPING = """columns:
  Study: id
  Authors: reference.authors
  Year: reference.year
  Title: reference.title
  Issue: reference.issue
  Country: characteristics.study_country
  For: characteristics.provision
  Score: ladder.total
  Remarks: leave
  Checked by: ignore
values:
  Country: {UK: United Kingdom}
  "*": {NR: not reported}
fixed:
  reference.place.source: meadow-2022
"""
HEAD = ["Study", "Authors", "Year", "Title", "Issue", "Country", "For", "Score", "Remarks"]
HEAD += ["Checked by"]
ROW = ["", "Okafor N, Velde K; et al.", 2021, "Tending", "1", "UK", "a; b", 3, "x # y", "me"]


@pytest.fixture
def imported(sample: Path, tmp_path: Path) -> Import:
    def run(name: str, what: str | bytes, *options: str, code: int = 0) -> int:
        file = tmp_path / name
        file.write_bytes(what if isinstance(what, bytes) else what.encode("utf-8"))
        found = main(["import", str(file), *options, "--content", str(sample)])
        assert found == code
        return found

    return run


def _files(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def _csv(*rows: list[Any]) -> str:
    return "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows) + "\n"


def _xlsx(*rows: list[Any], merged: tuple[str, ...] = (), title: str = "Sheet") -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    for cells in merged:
        sheet.merge_cells(cells)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _zipped(**parts: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in parts.items():
            packed.writestr(name.replace("__", "/") + ".xml", part)
    return written.getvalue()


# --- files that cannot be read: the place is said, and nothing is written ---------------------

BROKEN: dict[str, tuple[str, str | bytes, tuple[str, ...]]] = {
    "empty": ("a.ris", "", ("a.ris: The file is empty.",)),
    "blank": ("a.bib", " \n\n", ("a.bib: The file is empty.",)),
    "latin-1": (
        "a.ris",
        RIS.replace("Okafor, Ngozi", "Pérez, A").encode("latin-1"),
        ("a.ris:2: The file is not UTF-8 text: byte 0xE9", "Pérez", "--encoding windows-1252"),
    ),
    "control": ("a.ris", RIS.replace("ing", "\x07"), ("a.ris:4: Here is the control", "U+0007")),
    "binary": ("a.ris", b"\x00\x01TY  - JOUR", ("a.ris:1: Here is the control character U+0000",)),
    "half utf-16": ("a.ris", b"\xff\xfea\x00b", ("not utf-16",)),
    "nothing known": ("a.dat", "hello", ("does not say what format", "--format")),
    "cut in half": (
        "a.ris",
        RIS + RIS[:40],
        ("a.ris:7: The entry that begins here has no end", "Is the file cut off?"),
    ),
    "endnote": ("a.ris", "%0 Journal Article\n%T x\n", ("this is EndNote's own format",)),
    "no ris": ("a.ris", "Dear colleagues,\nplease find\n", ("a.ris: No reference begins here",)),
    "braces": (
        "a.bib",
        "@article{a, title={x}}\n\n@article{b,\n title={un{balanced},\n year=2020}\n",
        ("a.bib:3: The entry that begins here cannot be read: @article{b,", "Count its braces"),
    ),
    "brace too many": ("a.bib", "@article{a, title={x}}}\n", ("a.bib:1: A brace or an @",)),
    "no bibtex": ("a.bib", "Dear colleagues", ("a.bib: No reference begins here",)),
    "no json": ("a.json", '[{"id": "a"},\n {"title": ', ("a.json:2: The file is not valid JSON",)),
    "no list": ("a.json", '{"id": 1}', ("a.json:1: The file holds no list of references",)),
    "empty list": ("a.json", "[]", ("The list of references is empty",)),
    "no objects": ("a.json", '[1, "x", null]', ("Item 1 is no", "Item 2 is no", "Item 3 is no")),
    "key twice": ("a.json", '[{"title": "a", "title": "b"}]', ("the same field twice",)),
    "deep": ("a.json", "[" * 100_000, ("nested too deeply",)),
    "no reference": ("a.json", '[{"name": "x"}]', ("Item 1 has no field of a reference",)),
    "nothing in it": (
        "a.ris",
        "TY  - JOUR\nPY  - 2020\nER  - \n",
        ("a.ris:1: The entry has no title",),
    ),
    "deep braces": (
        "a.bib",
        "@article{a,\n title={" + "{" * 3000 + "}" * 3000 + "}}",
        ("a.bib:2: notice: The braces of 'title' are nested too deeply",),
    ),
    "a thousand entries cut": ("a.bib", "@article{\n" * 999, ("more problems of this kind",)),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_explained_and_nothing_written(
    imported: Import, sample: Path, capsys: Out, name: str
) -> None:
    file, what, said = BROKEN[name]
    before = _files(sample)
    imported(file, what, code=1)
    shown = capsys.readouterr()
    for words in said:
        assert words in shown.err
    assert shown.err.endswith("Nothing was written.\n")
    assert "Traceback" not in shown.err
    assert shown.out == ""
    assert _files(sample) == before


def test_a_file_that_is_none_and_a_huge_one_are_refused(
    sample: Path, tmp_path: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(file: str) -> str:
        assert main(["import", file, "--content", str(sample)]) == 1
        return capsys.readouterr().err

    assert "There is no such file." in refused(str(tmp_path / "none.ris"))
    assert "This is a folder" in refused(str(tmp_path))
    assert "There is no such file." in refused("a\0b")
    huge = tmp_path / "huge.ris"
    with huge.open("wb") as file:
        file.truncate(200_000_000)  # a file with nothing on the disk
    assert "more than 20 MB" in refused(str(huge))


# --- sheets ----------------------------------------------------------------------------------

SHEETS: dict[str, tuple[str, str | bytes, str, tuple[str, ...]]] = {
    "locked": ("a.xlsx", OLD_OFFICE + b"x" * 99, MAPPING, ("locked with a password",)),
    "no zip": ("a.xlsx", b"PK\x03\x04 and no more", MAPPING, ("damaged or is none",)),
    "another zip": ("a.xlsx", _zipped(hello=b"<x/>"), MAPPING, ("The workbook cannot be read",)),
    "bomb": (
        "a.xlsx",
        _zipped(xl__workbook=b"0" * 61_000_000),
        MAPPING,
        ("Unpacked, the workbook has more than 60 MB",),
    ),
    "entities": (
        "a.xlsx",
        _zipped(xl__workbook=b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aa">]><x>&a;</x>'),
        MAPPING,
        ("declares XML entities",),
    ),
    "merged without end": (
        "a.xlsx",
        _zipped(xl__sheet=b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        MAPPING,
        ("Merged cells cover more than",),
    ),
    "damaged inside": (
        "a.xlsx",
        _xlsx(HEAD, ROW).replace(b"PK\x03\x04", b"PK\x03\x05", 1),
        MAPPING,
        ("damaged or is none",),
    ),
    "no such sheet": (
        "a.xlsx",
        _xlsx(HEAD, ROW),
        "sheet: Extraction\n" + MAPPING,
        ("no sheet 'Extraction'", "There are: Sheet."),
    ),
    "merged names": (
        "a.xlsx",
        _xlsx(["Study", None, *HEAD[2:]], HEAD, *([ROW] * 1000), merged=("A1:B1", "F4:F6")),
        MAPPING,
        ("a.xlsx:1: The cells A1:B1 are merged", "header: 2", "a.xlsx:4: The cells F4:F6"),
    ),
    "thousands of merged cells": (
        "a.xlsx",
        _xlsx(HEAD, *([ROW] * 400), merged=tuple(f"A{n}:A{n + 1}" for n in range(2, 400, 2))),
        MAPPING,
        ("a.xlsx:2: The cells A2:A3", "more problems of this kind further down"),
    ),
    "formula": (
        "a.xlsx",
        _xlsx(HEAD, ROW, [*ROW[:7], "=1+2", "x"]),
        MAPPING,
        ("a.xlsx:3: The formula in H3 has no saved value.",),
    ),
    "error": ("a.xlsx", _xlsx(HEAD, [*ROW[:5], "#REF!"]), MAPPING, ("F2 holds the error #REF!",)),
    "no rows": ("a.csv", _csv(HEAD), MAPPING, ("There is no row below the names",)),
    "no name": ("a.csv", "Study,,Year\n1,2,3\n", MAPPING, ("Column B has no name in row 1",)),
    "name twice": ("a.csv", "Year,Year\n1,2\n", MAPPING, ("A and B are both called 'Year'",)),
    "row too long": ("a.csv", "a,b\n1,2\n1,2,3\n", MAPPING, ("a.csv:3: The row has 3 cells",)),
    "open quote": ("a.csv", 'a,b\n1,"2\n3,4\n', MAPPING, ("a.csv:2: The row that begins here",)),
    "other columns": ("a.csv", "Yeer,b\n1,2\n", MAPPING, ("no column 'Study'", "Did you mean 'Y")),
    "unknown field": (
        "a.csv",
        _csv(HEAD, ROW),
        MAPPING.replace("reference.title", "reference.titel"),
        ("mapping.yml:5: The field 'titel' in 'reference.titel' is not known.", "'title'?"),
    ),
    "one field twice": (
        "a.csv",
        _csv(HEAD, ROW),
        MAPPING.replace("leave", "reference.title"),
        ("mapping.yml:10: 'reference.title' gets two values: 'Title' and 'Remarks'.",),
    ),
    "an empty mapping": ("a.csv", _csv(HEAD, ROW), "", ("mapping.yml: The mapping is empty",)),
    "no yaml": ("a.csv", _csv(HEAD, ROW), "columns: [", ("mapping.yml:1: Not valid YAML",)),
    "no columns": ("a.csv", _csv(HEAD, ROW), "sheet: x", ("says of no column where it goes",)),
    "odd mapping": (
        "a.csv",
        _csv(HEAD, ROW),
        MAPPING + "colums: {}\nheader: 0\nsheet: 5\n",
        ("'colums' is not known here.", "counted from 1", "'sheet' must be text"),
    ),
    "path as id": (
        "a.csv",
        _csv(HEAD, ["../../etc", *ROW[1:]], ["Velde-2016", *ROW[1:]], ["velde-2016", *ROW[1:]]),
        MAPPING,
        (
            "a.csv:2: 'id' '../../etc' does not have the right form.",
            "a.csv:3: 'id' 'Velde-2016' does not",
        ),
    ),
    "taken id": (
        "a.csv",
        _csv(HEAD, ["velde-2016", *ROW[1:]]),
        MAPPING,
        ("a.csv:2: The id 'velde-2016' is already that of content/studies/velde-2016.yml.",),
    ),
    "values that cannot be": (
        "a.csv",
        _csv(HEAD, ["a", "b", "MMXX", *ROW[3:7], "high"], ["b-2", "b", "3", *ROW[3:]]),
        MAPPING,
        (
            "a.csv:2: a: 'reference › year' 'MMXX' does not",
            "a.csv:2: a: 'ladder › total' must be a whole number",
            "a.csv:3: b-2: 'reference › year' must be 1500 or more",
        ),
    ),
    "too long": (
        "a.csv",
        _csv(HEAD, [*ROW[:3], "x" * 2000, *ROW[4:]]),
        MAPPING,
        ("a.csv:2: The text under 'Title' has 2,000 characters",),
    ),
}


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_that_cannot_be_imported_is_explained_by_row(
    imported: Import, sample: Path, tmp_path: Path, capsys: Out, name: str
) -> None:
    file, what, mapping, said = SHEETS[name]
    (tmp_path / "mapping.yml").write_text(mapping, encoding="utf-8")
    before = _files(sample)
    imported(file, what, "--mapping", str(tmp_path / "mapping.yml"), code=1)
    shown = capsys.readouterr()
    for words in said:
        assert words in shown.err
    assert shown.err.endswith("Nothing was written.\n")
    assert len(shown.err.splitlines()) < 70
    assert _files(sample) == before


def test_a_sheet_without_a_mapping_and_a_mapping_without_a_sheet(
    imported: Import, tmp_path: Path, capsys: Out
) -> None:
    imported("a.csv", _csv(HEAD, ROW), code=1)
    assert "--draft-mapping > mapping.yml" in capsys.readouterr().err
    imported("a.ris", RIS, "--mapping", str(tmp_path / "x.yml"), code=1)
    assert "Only a sheet" in capsys.readouterr().err
    imported("a.csv", _csv(HEAD, ROW), "--mapping", str(tmp_path / "x.yml"), code=1)
    assert "x.yml: There is no such file." in capsys.readouterr().err


def test_an_issue_that_excel_made_a_date_is_said(
    imported: Import, tmp_path: Path, capsys: Out
) -> None:
    import datetime  # noqa: PLC0415 - what Excel makes of 1-2

    (tmp_path / "mapping.yml").write_text(MAPPING, encoding="utf-8")
    row = [*ROW[:4], datetime.datetime(2021, 2, 1), *ROW[5:]]
    imported("a.xlsx", _xlsx(HEAD, row), "--mapping", str(tmp_path / "mapping.yml"), code=1)
    assert "a.xlsx:2: The cell under 'Issue' is a date, 2021-02-01" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["a.csv", "a.xlsx", "semicolons.csv", "utf-16.csv"])
def test_a_sheet_becomes_studies(
    imported: Import, sample: Path, tmp_path: Path, capsys: Out, form: str
) -> None:
    rows: tuple[list[Any], ...] = (
        HEAD,
        ROW,
        [],
        ["b-2020", "World Garden Society", "2020", "Other", *ROW[4:5], "NR"],
    )
    what: str | bytes = _csv(*rows)
    if form == "a.xlsx":
        what = _xlsx(*rows)
    elif form == "semicolons.csv":
        what = str(what).replace(",", ";").replace("N; Velde K", "N, Velde K")
        what = what.replace('"a; b"', '"a; b"')
    elif form == "utf-16.csv":
        what = str(what).encode("utf-16")
    (tmp_path / "mapping.yml").write_text(MAPPING, encoding="utf-8")
    imported(form, what, "--mapping", str(tmp_path / "mapping.yml"))
    said = capsys.readouterr().out
    assert "Wrote content/studies/okafor-2021.yml, from row 2." in said
    assert "    Still to fill in: line 92 ladder › place › source; line 93 ladder" in said
    assert "Still to fill in, in all of them: reference › " in said
    assert "2 studies begun." in said
    text = (sample / "studies" / "okafor-2021.yml").read_text(encoding="utf-8")
    assert f"# Imported from {form}, row 2." in text
    assert "# Remarks: x # y" in text
    assert "  #   - id: plot-size\n" in text, "what the review declares is offered"
    assert "me" not in text.split("Remarks")[1]
    assert "  et_al: true\n" in text
    assert '    - family: Okafor\n      initials: "N"\n    - family: Velde\n' in text
    assert "  study_country: United Kingdom\n  provision:\n    - a\n    - b\n" in text
    assert "ladder:\n  total: 3\n" in text
    assert "    source: meadow-2022\n    section:  # to fill in" in text
    other = (sample / "studies" / "b-2020.yml").read_text(encoding="utf-8")
    assert "- name: World Garden Society\n" in other
    assert "study_country: not reported\n" in other


def test_a_mapping_can_be_drafted_and_used(
    imported: Import, sample: Path, tmp_path: Path, capsys: Out
) -> None:
    sheet = _xlsx(
        ["2021 review"],
        ["Study ID", "Authors", "Title", "DOI", "Odd: #1", "Title 2"],
        ["", "Okafor, N", "Tending", "doi:10.1000/T", "why", "z"],
        title="Data",
    )
    imported("a.xlsx", sheet, "--draft-mapping", "--sheet", "Data", "--header", "2")
    drafted = capsys.readouterr().out
    assert '  "Odd: #1": leave\n' in drafted
    (tmp_path / "mapping.yml").write_text(drafted, encoding="utf-16")  # as PowerShell writes it
    imported("a.xlsx", sheet, "--mapping", str(tmp_path / "mapping.yml"))
    text = (sample / "studies" / "tending.yml").read_text(encoding="utf-8")
    assert "  doi: 10.1000/T\n" in text
    assert "# Odd: #1: why\n# Title 2: z\n" in text


def test_the_mapping_in_the_documentation_is_one(tmp_path: Path) -> None:
    page = (REPOSITORY / "docs" / "importing.md").read_text(encoding="utf-8")
    [example] = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    (tmp_path / "m.yml").write_text(example, encoding="utf-8")
    read = read_mapping(tmp_path / "m.yml", STUDY)
    assert (read.sheet, read.header) == ("Extraction", 2)
    assert read.value("Country", "UK") == "United Kingdom"
    assert read.value("Anything", "NR") == "not reported"
    for option in re.findall(r"--[a-z-]+", page):
        assert option in _help("import") + _help("new")


def _help(command: str) -> str:
    said = io.StringIO()
    with contextlib.redirect_stdout(said), pytest.raises(SystemExit):
        main([command, "--help"])
    return said.getvalue()


def test_a_quotation_with_line_breaks_is_said(
    imported: Import, sample: Path, tmp_path: Path, capsys: Out
) -> None:
    (tmp_path / "m.yml").write_text("columns: {Title: reference.title, Q: quotes.0.text}", "utf-8")
    imported("a.csv", 'Title,Q\nTending,"We  came\nback"\n', "--mapping", str(tmp_path / "m.yml"))
    assert "a.csv:2: notice: The quotation under 'Q' had line breaks" in capsys.readouterr().err
    text = (sample / "studies" / "tending.yml").read_text(encoding="utf-8")
    assert (
        "  - id:  # to fill in: Unique within the study; links to the quote are made of it.\n"
        in text
    )
    assert "    text: We came back\n" in text


def test_a_large_sheet_is_refused_by_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "MAX_ROWS", 3)
    with pytest.raises(CannotRead, match="more than 3 rows"):
        grid.read_csv("a\n" * 9, Heads())
    monkeypatch.setattr(workbook, "MAX_ROWS", 3)
    with pytest.raises(CannotRead, match="rows or"):
        workbook.read_workbook(_xlsx(*([["a"]] * 9)), None, Heads())


# --- references ------------------------------------------------------------------------------


def test_what_has_no_place_is_kept_and_what_is_missing_is_said(
    imported: Import, sample: Path, capsys: Out
) -> None:
    more = (
        "KW  - gardens\nKW  - # keys: all\nAB  - Long\n  wrapped: text\nXX  - odd\nDO  - 10.1/x\n"
    )
    imported("refs.ris", RIS.replace("ER  -", f"{more}ER  -"))
    said = capsys.readouterr().out
    assert "Wrote content/studies/okafor-2021.yml, from line 1." in said
    assert "reference › language" in said
    text = (sample / "studies" / "okafor-2021.yml").read_text(encoding="utf-8")
    for kept in ("KW: gardens", "KW: # keys: all", "AB: Long wrapped: text", "XX: odd"):
        assert f"# {kept}\n" in text
    assert "# DO: 10.1/x\n" in text
    assert '    - family: Okafor\n      initials: "N"\n      given: Ngozi\n' in text
    assert "  doi: 10.1000/tend\n" in text
    _, problems = load_and_check(sample)
    lines = {problem.location.line for problem in problems}
    assert all(f"line {line} " in said for line in lines)


def test_a_record_that_was_imported_and_filled_in_passes_the_check(
    imported: Import, sample: Path, capsys: Out
) -> None:
    imported("refs.ris", RIS)
    file = sample / "studies" / "okafor-2021.yml"
    answers = {"source": "meadow-2022", "section": "Results"}
    lines = []
    for line in file.read_text(encoding="utf-8").splitlines():
        if "# to fill in" in line and not line.lstrip().startswith("#"):
            key = line.split(":")[0].strip()
            lines.append(f"{line.split(':')[0]}: {answers.get(key, 'not reported')}")
        else:
            lines.append(line)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    _, problems = load_and_check(sample)
    assert problems == ()


def test_duplicates_are_left_out_and_near_ones_are_said(
    imported: Import, sample: Path, capsys: Out
) -> None:
    three = RIS + RIS.replace("/tend", "/TEND") + RIS.replace("/tend", "/two")
    near = RIS.replace("Tending together", "Tending, togethr!").replace("10.1000/tend", "10.1000/n")
    known = RIS.replace("10.1000/tend", "10.5555/KEY.2021")
    imported("a.ris", three + near + known)
    said = capsys.readouterr()
    assert (
        "a.ris:7: notice: Left out: its DOI, 10.1000/tend, and all that it says are already "
        in said.err
    )
    assert "a.ris:13: notice: Is it there already? Here its title is that of" in said.err
    assert "a.ris:19: notice: Is it there already? Here its title is nearly that of" in said.err
    assert "Contradiction: its DOI, 10.5555/key.2021, is that of content/studies/ad" in said.err
    assert "4 studies begun; 1 left out as already there." in said.out
    imported("a.ris", three)
    assert "0 studies begun; 3 left out as already there." in capsys.readouterr().out


def test_a_dry_run_writes_nothing(imported: Import, sample: Path, capsys: Out) -> None:
    before = _files(sample)
    imported("a.ris", RIS, "--dry-run")
    assert "Would write content/studies/okafor-2021.yml" in capsys.readouterr().out
    assert _files(sample) == before


def test_other_encodings_are_read_when_named(imported: Import, sample: Path) -> None:
    text = RIS.replace("Okafor, Ngozi", "Pérez, Á")
    imported("a.ris", text.encode("cp1252"), "--encoding", "windows-1252")
    assert (sample / "studies" / "perez-2021.yml").is_file()
    imported("b.ris", text.replace("tend", "other").replace("Tend", "Mend").encode("utf-16"))
    assert (sample / "studies" / "perez-2021-b.yml").is_file()


def test_bibtex_as_it_is_found(imported: Import, sample: Path, capsys: Out) -> None:
    imported(
        "a.bib",
        r"""% a remark
@string{jim = {Journal of Imaginary Medicine}}
@article{Key:1,
  author = {van der Berg, Jan-Piet and {World {\&} Garden Organization} and M{\"u}ller, {\'E}. and
            de la Cruz, Maria and King, Jr., Martin L. and others},
  title = {The {HIV} garden: 50% of caf\'es \& \emph{more} {\foo}},
  journal = jim, year = 2020, month = jan, pages = {12--34},
  doi = {https://doi.org/10.1000/a\_b}, note = "x" # jim,
}
""",
    )
    said = capsys.readouterr()
    assert "commands of LaTeX that are not known here: \\foo." in said.err
    text = (sample / "studies" / "van-der-berg-2020.yml").read_text(encoding="utf-8")
    for line in (
        "    - family: van der Berg\n      initials: J-P\n      given: Jan-Piet\n",
        "    - name: World & Garden Organization\n",
        "    - family: Müller\n      initials: É\n",
        "    - family: de la Cruz\n      initials: M\n      given: Maria\n",
        "    - family: King\n      initials: ML\n      given: Martin L.\n      suffix: Jr\n",
        "  et_al: true\n",
        '  title: "The HIV garden: 50% of cafés & more"\n',
        "  container: Journal of Imaginary Medicine\n",
        "  pages: 12–34\n",
        "  doi: 10.1000/a_b\n",
    ):
        assert line in text
    assert "# month:" in text


@pytest.mark.parametrize(
    ("written", "doi"),
    [
        ("https://doi.org/10.1000/ABC", "10.1000/ABC"),
        ("http://dx.doi.org/10.1000/a%2Fb", "10.1000/a/b"),
        ("doi:10.1000/abc.", "10.1000/abc"),
        ("DOI 10.1000/abc", "10.1000/abc"),
        ("<10.1000/x(1)>", "10.1000/x(1)"),
    ],
)
def test_a_doi_in_all_its_forms(written: str, doi: str) -> None:
    assert read_doi(written) == doi


@pytest.mark.parametrize(
    ("given", "initials"),
    [
        ("Ngozi", "N"),
        ("N. A.", "NA"),
        ("Jean-Paul K.", "J-PK"),
        ("J.-P.", "J-P"),
        ("OJ", "OJ"),
        ("Éva", "É"),
        ("&", "&"),
    ],
)
def test_given_names_become_initials(given: str, initials: str) -> None:
    assert initials_of(given) == initials
    recorded = for_record(Person("X", given))
    assert (recorded["family"], recorded["initials"]) == ("X", initials)
    assert recorded.get("given", given) == given
    assert ("given" in recorded) is (given in {"Ngozi", "Jean-Paul K.", "Éva"})


@pytest.mark.parametrize("written", ["World Health Organization", "World Health Organization,"])
def test_an_organisation_in_ris_has_no_comma_or_one_at_its_end_as_in_endnote(written: str) -> None:
    reading = read_ris(RIS.replace("Okafor, Ngozi", written))
    [entry] = reading.entries
    assert entry.values["reference"]["authors"] == [{"name": "World Health Organization"}]


def test_thousands_of_titles_are_compared_in_no_time() -> None:
    known = KnownStudies()
    for number in range(5000):
        title = f"A study of the care of people number {number}"
        assert not known.same({"title": title, "year": 2020})
        known.near({"title": title})
        known.add("x", {"title": title, "year": 2020})


def test_a_hash_in_braces_joins_nothing() -> None:
    reading = read_bibtex('@article{a,\n title = {Care \\# 1 in C#},\n note = "a" # "b"\n}')
    assert reading.entries[0].values["reference"]["title"] == "Care # 1 in C#"
    assert reading.entries[0].left == ('note as it was: "a" # "b"',)


def test_an_author_without_a_comma_is_a_guess_that_is_said() -> None:
    names = ("Smith", "NICE", "Ministry of Health,", "van Dijk", "Berg,,")
    text = "".join(f"AU  - {name}\n" for name in names)
    reading = read_ris(f"TY  - JOUR\nTI  - A\n{text}ER  - \n")
    assert reading.entries[0].values["reference"]["authors"] == [
        {"family": "Smith"},
        {"name": "NICE"},
        {"name": "Ministry of Health"},
        {"family": "van Dijk"},
        {"family": "Berg"},
    ]
    [said] = reading.problems
    guessed = "; ".join(f"family name '{name}'" for name in ("Smith", "van Dijk", "Berg"))
    assert said.message == f"It is a guess how these are named: {guessed}."
    assert said.hint == "The field reads: Smith; NICE; Ministry of Health,; van Dijk; Berg,,"


# --- round trip ------------------------------------------------------------------------------

ROUND = {"ris": (ris, read_ris), "bibtex": (bibtex, read_bibtex), "csl": (csl_json, read_csl)}


def _same(cited: Cited, form: str) -> dict[str, Any]:
    """The reference as an import should read it again."""
    authors = []
    for author in cited.authors:
        recorded = author.model_dump(exclude_none=True)
        if author.initials:
            recorded["initials"] = initials_of(spaced_initials(author.initials))
        authors.append(recorded)
    fields: dict[str, Any] = {
        "type": cited.type,
        "authors": authors,
        "et_al": cited.et_al or None,
        "pages": cited.pages and full_pages(cited.pages),
        **{
            name: getattr(cited, name)
            for name in ("year", "title", "container", "publisher", "volume", "issue")
        },
        **{name: getattr(cited, name) for name in ("doi", "url")},
        "language": cited.language and (read_language(cited.language) or cited.language),
    }
    if fields["language"] and primary(fields["language"]) != "en":
        fields["title_language"] = fields["language"]
    return {name: value for name, value in fields.items() if value}


@pytest.mark.parametrize("form", ROUND)
@pytest.mark.parametrize("content", [SAMPLE, CONTENT], ids=["sample", "content"])
def test_what_the_site_exports_is_read_again(form: str, content: Path) -> None:
    write, read = ROUND[form]
    studies = cited_studies(load_catalogue(content)[0])
    reading = read(write(studies))
    assert not reading.is_fatal, reading.problems
    assert [entry.key for entry in reading.entries] == [cited.key for cited in studies]
    for cited, entry in zip(studies, reading.entries, strict=True):
        found = entry.values["reference"]
        found["pages"] = found.get("pages", "").replace("-", "–")
        assert {name: value for name, value in found.items() if value} == _same(cited, form)


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z"), exclude_characters="\u0345"),
    min_size=1,
    max_size=12,
)
LINES = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
NAMES = st.sampled_from(("Okafor", "van der Velde", "O’Donnell", "Ní", "Łęcki", "Smith-Jones"))


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60, deadline=None)
@given(LINES, LINES, st.lists(NAMES, min_size=1, max_size=3), st.sampled_from(ReferenceType))
@pytest.mark.parametrize("form", ROUND)
def test_any_reference_is_read_again(
    form: str, title: str, container: str, names: list[str], kind: ReferenceType
) -> None:
    assume(folded(title) != folded(container))  # a book does not stand in itself
    assume(not seems_latex(title) and not seems_latex(container))  # which is read in every form
    authors = (
        *(Author(family=name, initials="JP") for name in names),
        *(Author(family=name) for name in names),
        *(Author(name=name) for name in ("Unicef", "WHO", "Ministry of Care")),
    )
    rest: dict[str, Any] = {
        "publisher": None,
        "volume": "7",
        "issue": "1–2",
        "pages": "e5",
        "language": "German",
    }
    cited = Cited(
        key="a-1", type=kind, authors=authors, et_al=False, year=2020, title=title,
        container=container, doi="10.1000/x", url=None, **rest,
    )  # fmt: skip
    write, read = ROUND[form]
    reading = read(write([cited]))
    assert not reading.is_fatal
    [entry] = reading.entries
    assert entry.values["reference"] == _same(cited, form)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(), st.text('@{},"=#\\%a \n'), st.text("TYERAU  -\n"), st.text('[]{}":,1')))
def test_no_text_whatever_brings_a_reader_down(text: str) -> None:
    for read in (read_ris, read_bibtex, read_csl):
        try:
            reading: ParseResult = read(text)
        except CannotRead:
            continue
        assert isinstance(reading.entries, list)
    try:
        grid.read_csv(text, Heads())
    except CannotRead as error:
        assert error.problems


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_whatever_bring_the_decoding_down(raw: bytes) -> None:
    for encoding in (None, *decoding.ENCODINGS):
        try:
            assert isinstance(decoding.decoded(raw, encoding), str)
        except CannotRead as error:
            assert error.problems
    with pytest.raises(CannotRead):
        workbook.read_workbook(raw, None, Heads())


PIECES = st.lists(
    st.sampled_from(
        (
            *("{", "}", "\\", '"', ",", " and ", "others", "%", "$", "#", "~", "\\'e", "\\emph"),
            *("\\begin{x}", "Okafor", "N.", "von", "10.1000/x", "https://", "<b>", "\n", "é", "\\"),
        )
    ),
    max_size=12,
).map("".join)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from(("author", "title", "doi", "url", "pages", "year")), PIECES))
def test_no_entry_whatever_brings_a_reader_down(fields: dict[str, str]) -> None:
    written = ",\n".join(f"{name} = {{{text}}}" for name, text in fields.items())
    assert isinstance(read_bibtex(f"@article{{a,\n{written}\n}}"), ParseResult)
    tags = {"author": "AU", "title": "TI", "doi": "DO", "url": "UR", "pages": "SP", "year": "PY"}
    lines = "\n".join(f"{tags[name]}  - {text}" for name, text in fields.items())
    assert isinstance(read_ris(f"TY  - JOUR\n{lines}\nER  - \n"), ParseResult)
    assert isinstance(read_csl(json.dumps([{"author": [fields], "issued": fields}])), ParseResult)
