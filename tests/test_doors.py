"""Doors for PubMed, Crossref, EPPI-Reviewer and codebooks: every value is placed, kept or named."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.cli import main
from generator.edit.intake.formats import format_of, misnamed
from generator.edit.intake.from_crossref import read_crossref
from generator.edit.intake.from_csl import read_csl
from generator.edit.intake.from_eppi import read_eppi
from generator.edit.intake.from_nbib import read_nbib
from generator.edit.intake.from_qdc import read_codebook
from generator.edit.intake.from_ris import read_ris
from generator.edit.intake.incoming import CannotRead, ParseResult
from generator.evidence.text.doi import doi_address, read_doi
from tests.conftest import REPOSITORY

CASES = REPOSITORY / "tests" / "cases" / "references"
Out = pytest.CaptureFixture[str]


def _case(name: str) -> str:
    return (CASES / name).read_text(encoding="utf-8")


def _said(reading: ParseResult) -> str:
    return "\n".join(f"{p.location.line}: {p.message}" for p in reading.problems)


def _families(reference: dict[str, Any]) -> list[str]:
    return [author.get("family") or author["name"] for author in reference["authors"]]


# --- what cannot be read ----------------------------------------------------------------------

ENTITIES = '<?xml version="1.0"?><!DOCTYPE CodeBook [<!ENTITY a "b">]><CodeBook>&a;</CodeBook>'
BROKEN = {
    "no pubmed": ("a.nbib", "Dear colleagues\n", ("a.nbib: No reference begins here",)),
    "cut json": (
        "a.json",
        '{"message-type": "work",\n "message": {',
        ("a.json:2: The file is not",),
    ),
    "no work": (
        "a.json",
        '{"message-type": "work", "message": {}}',
        ("holds no work of Crossref",),
    ),
    "no items": ("a.json", '{"CodeSets": [], "References": []}', ("holds no References",)),
    "entities": ("a.qdc", ENTITIES, ("a.qdc:1: The file declares a document type or entities",)),
    "no codebook": ("a.qdc", "<Project/>", ("its outer element is Project",)),
    "cut xml": ("a.qdc", "<CodeBook>\n<Codes>\n", ("is not valid XML",)),
    "no codes": ("a.qdc", "<CodeBook><Codes/></CodeBook>", ("no code that can be used",)),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_cannot_be_read_is_said_and_nothing_written(
    sample: Path, tmp_path: Path, capsys: Out, name: str
) -> None:
    file, text, said = BROKEN[name]
    (tmp_path / file).write_text(text, encoding="utf-8")
    before = sorted(sample.rglob("*.yml"))
    assert main(["import", str(tmp_path / file), "--content", str(sample)]) == 1
    shown = capsys.readouterr().err
    for words in said:
        assert words in shown
    assert sorted(sample.rglob("*.yml")) == before


def test_entities_of_another_file_are_never_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("hidden", encoding="utf-8")
    place = (tmp_path / "secret").as_uri()
    told = f'<!DOCTYPE CodeBook [<!ENTITY a SYSTEM "{place}">]>'
    text = f'{told}<CodeBook><Codes><Code name="&a;"/></Codes></CodeBook>'
    with pytest.raises(CannotRead) as error:
        read_codebook(text.encode())
    assert "hidden" not in str(error.value.problems)


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.text(), st.text("PMID- TIAU\n 1"), st.text('<CodeBook name="&a;">/ \n')))
def test_no_text_whatever_brings_a_door_down(text: str) -> None:
    assert isinstance(read_nbib(text), ParseResult)
    for read in (read_crossref, read_eppi):
        with pytest.raises(CannotRead):
            read(text)
    with pytest.raises(CannotRead):
        read_codebook(text.encode("utf-8", "replace"))


KEYS = st.sampled_from(
    (
        *("title", "DOI", "author", "issued", "date-parts", "updated-by", "update-to", "relation"),
        *("Codes", "AttributeId", "Attributes", "AttributesList", "family", "type", "page"),
        "ItemId",
    )
)
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=6)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(KEYS, VALUES, max_size=6))
def test_no_value_whatever_brings_a_door_down(item: dict[str, Any]) -> None:
    work = json.dumps({"message": {"items": [{"title": ["x"], **item}]}})
    assert isinstance(read_crossref(work), ParseResult)
    report = json.dumps({"CodeSets": [item, {"Attributes": item}], "References": [item, 1]})
    assert len(read_eppi(report).rows) == 1


def _year(parts: list[list[int]], form: str) -> Any:
    """The year that a door reads of these date-parts."""
    item = {"title": "One", "issued": {"date-parts": parts}}
    if form == "csl":
        return read_csl(json.dumps([item])).entries[0].values["reference"].get("year")
    work = {**item, "title": ["One"], "DOI": "10.5555/one"}
    return read_crossref(json.dumps(work)).entries[0].values["reference"].get("year")


@pytest.mark.parametrize("form", ["csl", "crossref"])
def test_a_month_is_no_year_and_two_years_are_a_span(form: str) -> None:
    months = [(first, month) for first in (1999, 2003, 2011, 2019) for month in range(1, 13)]
    read = {(first, month): _year([[first, month]], form) for first, month in months}
    assert read == {(first, month): first for first, month in months}
    assert _year([[2008, 11], [2009, 2]], form) == "2008–2009"
    assert _year([[2019, 11, 30]], form) == 2019


# --- PubMed -----------------------------------------------------------------------------------


def test_pubmed_is_read_whole() -> None:
    reading = read_nbib(_case("pubmed.nbib"))
    first, second = reading.entries
    reference = first.values["reference"]
    assert (first.line, second.line) == (2, 34)
    assert _families(reference) == [
        *("Sandoval-Mirano", "Martin", "van der Berg", "Invented Ward Group")
    ]
    assert reference["title"] == "Las familias en la sala"
    assert (reference["container"], reference["year"]) == ("Invented ward journal", 2018)
    assert (reference["volume"], reference["issue"]) == ("12", "3")
    assert reference["pages"] in {"227–32", "227–232"}
    assert reference["doi"] == "10.5555/nb.1"
    assert reference["type"] == "journal-article"
    assert "Jr" in str(first)
    assert "Alex" in str(first)
    said = f"{reference} {first.left}"
    for kept in ("interview study with a title that goes on over a second line", "*Family"):
        assert kept in said
    assert {"en", "es"} <= set(reference["language"]) or reference["language"] == "spa; eng"


def test_a_retraction_in_pubmed_is_seen_and_said() -> None:
    reading = read_nbib(_case("pubmed.nbib"))
    second = reading.entries[1]
    assert "44: It has been retracted: Inv J. 2021 Feb;9(1):5. doi: 10.5555/nb.3." in _said(reading)
    assert "10.5555/nb.3" in str(second)
    assert "retraction" in str(second)
    assert "e0213456" in str(second)
    assert _families(second.values["reference"]) == ["Olaya"]
    assert "3rd" in str(second)


# --- Crossref ---------------------------------------------------------------------------------


def test_crossref_is_read_whole() -> None:
    reading = read_crossref(_case("crossref.json"))
    [entry] = reading.entries
    reference = entry.values["reference"]
    assert reference["title"] == "Shared decisions in H₂O care & rest: An interview study"
    assert reference["container"] == "Journal of Invented Care"
    assert _families(reference) == ["Okafor", "Martin", "Invented Care Group"]
    assert (reference["year"], reference["pages"], reference["doi"]) == (
        2019,
        "30–41",
        "10.5555/cr.1",
    )
    assert "url" not in reference
    assert reference["type"] == "journal-article"
    assert entry.line == 4
    assert "Retraction: 10.5555/cr.9" in _said(reading)
    left = "\n".join(entry.left)
    for kept in ("<sub>2</sub>", "10.5555/pre.1", "abstract: Long", "J Inv Care", "indexed"):
        assert kept in left


def test_a_notice_of_retraction_is_told_from_the_study() -> None:
    work = {"DOI": "10.5555/n", "title": ["Retraction"], "update-to": [{"DOI": "10.5555/s"}]}
    work["update-to"][0]["type"] = "retraction"  # type: ignore[index]
    reading = read_crossref(json.dumps([work, {**work, "DOI": "10.5555/m", "update-to": []}]))
    assert "This is a notice on another report: retraction of 10.5555/s" in _said(reading)
    assert len(reading.entries) == 2


# --- EPPI-Reviewer ----------------------------------------------------------------------------


def _imported(sample: Path, file: str, *options: str, code: int = 0) -> None:
    found = main(["import", str(CASES / file), *options, "--content", str(sample)])
    assert found == code


def test_eppi_reviewer_is_read_with_its_coding_in_comments(sample: Path, capsys: Out) -> None:
    _imported(sample, "eppi.json")
    said = capsys.readouterr().out
    assert "Wrote content/studies/adler-2018.yml, from line 14." in said
    assert "2 studies begun." in said
    text = (sample / "studies" / "adler-2018.yml").read_text(encoding="utf-8")
    for kept in (
        "  type: journal-article\n",
        "    - family: Bose\n",
        "  pages: 70–79\n",
        "# Extraction: Setting: Home; or garden | Ward\n",
        "# Extraction: Setting: Ward: in words: two wards\n",
        "# Extraction: Ideas: Keeping time: in words: Page 1: We had time.\n",
    ):
        assert kept in text
    other = (sample / "studies" / "costa-2019.yml").read_text(encoding="utf-8")
    assert "# Codes without a set: code 99\n" in other
    _imported(sample, "eppi.json")
    assert "0 studies begun; 2 left out as already there." in capsys.readouterr().out


def test_an_editor_says_where_the_coding_goes(sample: Path, tmp_path: Path, capsys: Out) -> None:
    _imported(sample, "eppi.json", "--draft-mapping")
    drafted = capsys.readouterr().out
    assert '  "Extraction: Setting": leave\n' in drafted
    mapping = drafted.replace(
        '"Extraction: Setting": leave', '"Extraction: Setting": characteristics.provision'
    )
    mapping += 'themes:\n  - "Extraction: Ideas"\n'
    (tmp_path / "m.yml").write_text(mapping, encoding="utf-8")
    _imported(sample, "eppi.json", "--mapping", str(tmp_path / "m.yml"))
    said = capsys.readouterr().out
    assert "2 studies and 2 themes begun." in said
    text = (sample / "studies" / "adler-2018.yml").read_text(encoding="utf-8")
    assert "  provision:\n    - Home; or garden\n    - Ward\n" in text
    theme = (sample / "themes" / "keeping-time.yml").read_text(encoding="utf-8")
    assert "title: Keeping time\n" in theme
    assert "# What is said of it: Who has time for whom.\n" in theme
    assert "# Coded with it: Adler (2018); Costa (2019)\n" in theme


# --- codebooks --------------------------------------------------------------------------------


def test_a_codebook_becomes_drafts_of_themes(sample: Path, capsys: Out) -> None:
    _imported(sample, "codebook.qdc")
    said = capsys.readouterr()
    assert "Wrote content/themes/being-asked.yml, from line 4." in said.out
    assert "3 themes begun." in said.out
    text = (sample / "themes" / "by-nurses.yml").read_text(encoding="utf-8")
    assert "title: By nurses\n" in text
    assert "# It stands below: Being asked\n" in text
    assert "summary:  # to fill in" in text
    asked = (sample / "themes" / "being-asked.yml").read_text(encoding="utf-8")
    assert "# What is said of it: Whoever is asked first, and <b>how</b>.\n" in asked
    kept = (sample / "themes" / "keeping-time.yml").read_text(encoding="utf-8")
    assert "# It is in the sets: Round two\n" in kept
    assert not (sample / "themes" / "a-folder.yml").exists()
    _imported(sample, "codebook.qdc")
    said = capsys.readouterr()
    assert "0 studies begun; 3 left out as already there." in said.out
    assert "the theme 'By nurses' is already" in said.err


@pytest.mark.parametrize(
    ("name", "form"),
    [
        *(("crossref.json", "crossref"), ("eppi.json", "eppi")),
        *(("codebook.qdc", "qdc"), ("pubmed.nbib", "nbib")),
    ],
)
def test_a_file_is_known_for_what_it_is(name: str, form: str) -> None:
    assert format_of(CASES / name, (CASES / name).read_bytes()) == form


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize(
    ("text", "form", "called"),
    [
        ("TY  - JOUR\nTI  - Tending, together\nER  - \n", "ris", "RIS"),
        ("\n@article{a, title = {Tending, together}}\n", "bibtex", "BibTeX"),
        ("PMID- 1234567\nTI  - Tending\n", "nbib", "PubMed"),
    ],
)
def test_references_under_the_name_of_a_sheet_are_read_as_what_they_are(
    ending: str, text: str, form: str, called: str
) -> None:
    file = Path(f"export.{ending}")
    assert format_of(file, text.encode()) == form
    said = misnamed(file, form)
    assert said is not None
    assert called in said.message


def test_a_sheet_with_references_in_its_cells_is_a_sheet() -> None:
    text = 'Title,Entry\nTending,"\nTY  - JOUR\n@article{a, title = {b}}"\n'
    assert format_of(Path("a.csv"), text.encode()) == "csv"


SICI = "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2"


def test_a_doi_with_angle_brackets_is_taken_and_what_is_no_doi_is_said() -> None:
    entry = "TY  - JOUR\nTI  - Tending\nDO  - {}\nER  - \n"
    reading = read_ris(entry.format(SICI))
    assert reading.entries[0].values["reference"]["doi"] == SICI
    assert reading.problems == []
    assert read_doi(doi_address(SICI)) == SICI
    reading = read_ris(entry.format("10.5555/a<b>c"))
    assert "doi" not in reading.entries[0].values["reference"]
    assert "1: What stands where a DOI should is none: 10.5555/a<b>c." in _said(reading)
