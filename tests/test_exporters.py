"""What other programs export: what is read of it, and the page that says so.

One made-up reference of each program stands in `cases/references/exported/`, with what is right in
`exported.toml`; sheets stand in `exporters.toml`. `docs/exporters.md` says what becomes of which
field, written from what is read. `pytest --bless` renews that page.
"""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from generator.edit.intake.by_format import texts_read
from generator.edit.intake.drafting import first_mapping
from generator.edit.intake.exporters import exporter_of
from generator.edit.intake.from_sheet import read_sheet
from generator.edit.intake.grid import read_csv
from generator.edit.intake.heads import Heads
from generator.edit.intake.importing import STUDY
from generator.edit.intake.incoming import ParseResult
from generator.edit.intake.recognising import recognised
from tests.conftest import REPOSITORY, TESTS

CASES = TESTS / "cases" / "references"
EXPORTED: list[dict[str, Any]] = tomllib.loads(
    (CASES / "exported.toml").read_text(encoding="utf-8")
)["exporter"]
SHEETS: dict[str, dict[str, Any]] = tomllib.loads(
    (CASES / "exporters.toml").read_text(encoding="utf-8")
)
FEWEST_PROGRAMS = 20


class Read(NamedTuple):
    """What is read of an export: the reference, and all that is kept in comments or told."""

    name: str
    form: str
    documented: str
    reference: Mapping[str, Any]
    beside: str
    said: Mapping[str, str]


def _of(reading: ParseResult) -> tuple[Mapping[str, Any], str]:
    assert not reading.is_fatal
    assert reading.refused == []
    [entry] = reading.entries
    told = [f"{problem.message} {problem.hint}" for problem in reading.problems]
    return entry.values["reference"], "\n".join([*entry.left, *told])


def _read_file(case: Mapping[str, Any]) -> Read:
    raw = (CASES / "exported" / case["file"]).read_bytes()
    found = recognised(raw)
    assert found is not None, "its format is not seen in it"
    reference, beside = _of(texts_read(raw.decode(), found.form))
    return Read(case["name"], case["form"], case["documented"], reference, beside, case["said"])


def _read_sheet(case: Mapping[str, Any]) -> Read:
    names = case["names"].split(",")
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows([names, case["row"]])
    grid = read_csv(written.getvalue(), Heads())
    mapping = first_mapping(grid, STUDY)[0]
    reference, beside = _of(read_sheet(grid, mapping, STUDY))
    known = exporter_of(names)
    assert known is not None
    said = {COLUMN_OF[name]: name for name in names if name in COLUMN_OF}
    cells = dict(zip(names, case["row"], strict=True))
    said = {column: f"{name}: {cells[name]}" for column, name in said.items() if cells[name]}
    return Read(known.name, "sheet", known.documented, reference, beside, said)


COLUMN_OF = {
    **{"Abstract": "abstract", "abstract": "abstract", "Abstract Note": "abstract"},
    **{"AB": "abstract", "Keywords": "keywords", "Manual Tags": "keywords"},
    **{"ISSN": "issn", "issn": "issn", "SN": "issn", "Notes": "notes", "notes": "notes"},
}
"""What columns of sheets hold that records have no place for."""


# --- what is read ------------------------------------------------------------------------------


@pytest.mark.parametrize("case", EXPORTED, ids=lambda case: case["file"])
def test_an_export_is_read_as_it_is_meant(case: dict[str, Any]) -> None:
    read = _read_file(case)
    assert read.reference == case["right"]
    assert [text for text in case["said"].values() if text not in read.beside] == []


def test_every_file_has_its_case_and_its_place_of_description() -> None:
    files = sorted(file.name for file in (CASES / "exported").iterdir())
    assert files == sorted(case["file"] for case in EXPORTED)
    assert all(case["documented"] for case in EXPORTED)
    programs = {read.name for read in _all()}
    assert len(programs) >= FEWEST_PROGRAMS


# --- whole lists of authors, titles and journals, in many forms ---------------------------------

VARIED: dict[str, dict[str, Any]] = tomllib.loads(
    (CASES / "varied.toml").read_text(encoding="utf-8")
)


def _reading_of(file: Path) -> ParseResult:
    text = file.read_text(encoding="utf-8")
    if file.suffix != ".csv":
        found = recognised(text.encode())
        return texts_read(text, found.form if found else "")
    grid = read_csv(text, Heads())
    return read_sheet(grid, first_mapping(grid, STUDY)[0], STUDY)


def _named(author: Mapping[str, str]) -> str:
    if "name" in author:
        return f"{{{author['name']}}}"
    initials = author["initials"].replace("-", "")
    return ", ".join(filter(None, (author["family"], initials, author.get("suffix"))))


def _plain_title(text: str) -> str:
    """A title without the full stop that some databases put behind it."""
    return text.removesuffix(".")


@pytest.mark.parametrize("name", VARIED)
def test_authors_titles_and_journals_are_right_in_every_form(name: str) -> None:
    reading = _reading_of(CASES / "varied" / name)
    found = [entry.values["reference"] for entry in reading.entries]
    assert [
        {
            "authors": "; ".join(map(_named, reference["authors"])),
            "title": _plain_title(reference["title"]),
            "container": reference.get("container", ""),
        }
        for reference in found
    ] == VARIED[name]["references"]
    told = [problem for problem in reading.problems if "It is a guess" in problem.message]
    assert len(told) == VARIED[name].get("guessed", 0)


# --- the page for users ------------------------------------------------------------------------

COLUMNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Authors", ("authors",)),
    ("Title", ("title",)),
    ("Translated title", ("translated_title",)),
    ("Year", ("year",)),
    ("Type", ("type",)),
    ("Journal or book", ("container",)),
    ("Volume, issue", ("volume", "issue")),
    ("Pages", ("pages",)),
    ("Article number", ("article_number",)),
    ("Publisher", ("publisher",)),
    ("Editors", ("editors",)),
    ("Series, edition", ("series", "edition")),
    ("DOI", ("doi",)),
    ("Address", ("url",)),
    ("Language", ("language",)),
    ("PMID, PMCID, ISBN", ("pmid", "pmcid", "isbn")),
    ("ORCID", ("orcid",)),
    ("ISSN", ("issn",)),
    ("Abstract", ("abstract",)),
    ("Keywords", ("keywords",)),
    ("Notes", ("notes",)),
)
HEAD = """\
# What is read of the exports of other programs

Each program exports references in a form of its own. This page says what becomes of each part in an
import: **kept** is in a field of the record; *said* is in a comment of the record, or told by the
command; – is not in such a file, as far as we have seen. Nothing that is in a file is lost. It is
written by running: of each program one made-up reference is imported, and the tests know what is
right.

Files of one program differ by its version and by what is chosen there. If yours is read otherwise
than this page says, tell us, with the few lines of the reference.
"""


def _all() -> Iterator[Read]:
    yield from map(_read_file, EXPORTED)
    yield from map(_read_sheet, SHEETS.values())


def _state(read: Read, names: tuple[str, ...]) -> str:
    people = [*read.reference.get("authors", ()), *read.reference.get("editors", ())]
    if any(name in read.reference or any(name in one for one in people) for name in names):
        return "**kept**"
    texts = [read.said[name] for name in names if name in read.said]
    assert [text for text in texts if text not in read.beside] == []
    return "*said*" if texts else "–"


def _rows(reads: list[Read]) -> Iterator[str]:
    heads = [title for title, _ in COLUMNS]
    yield "| " + " | ".join(["Program", "Form", *heads]) + " |"
    yield "| " + " | ".join(["---"] * (len(heads) + 2)) + " |"
    for read in reads:
        states = [_state(read, names) for _, names in COLUMNS]
        yield "| " + " | ".join([read.name, read.form, *states]) + " |"


def _page(reads: list[Read]) -> str:
    reads = sorted(reads, key=lambda read: (read.name.casefold(), read.form))
    told = dict.fromkeys(f"- {read.name}, {read.form}: {read.documented}" for read in reads)
    return "\n".join([HEAD, *_rows(reads), "", "## Where these forms are described", "", *told, ""])


def test_the_page_for_users_says_what_is_read(expect: Callable[[str, Path], None]) -> None:
    expect(_page(list(_all())), REPOSITORY / "docs" / "exporters.md")
