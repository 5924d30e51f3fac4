"""The door for Python users: what they load is what the data files say, with values for text."""

from __future__ import annotations

import csv
import doctest
import io
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import generator
from generator import InvalidContent, load
from generator.check.rules import load_catalogue
from generator.evidence.catalogue import Catalogue
from generator.evidence.records.reported import AbsenceReason
from generator.evidence.text.cells import as_typed
from generator.publish import frames
from generator.publish.exports.columns import ColumnType
from generator.publish.exports.tables import tables
from generator.publish.frames import Evidence
from tests.conftest import CONTENT, REPOSITORY, SAMPLE

TABLES = ("studies", "themes", "findings", "quotes", "matrix", "questions")


@pytest.fixture(scope="module", params=[SAMPLE, CONTENT], ids=["sample", "content"])
def evidence(request: pytest.FixtureRequest) -> Evidence:
    return load(request.param)


# --- What cannot be loaded -------------------------------------------------------------------


def test_a_folder_without_records_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(InvalidContent, match=r"There is no review\.yml|review\.yml"):
        load(tmp_path)


def test_all_errors_are_told_at_once_with_their_lines(sample: Path) -> None:
    for name in ("ni-she-2018", "velde-2016"):
        study = sample / "studies" / f"{name}.yml"
        study.write_text(study.read_text(encoding="utf-8") + "unheard_of: 1\n", encoding="utf-8")
    with pytest.raises(InvalidContent) as caught:
        load(sample)
    assert [problem.code for problem in caught.value.problems] == ["S011", "S011"]
    told = str(caught.value)
    assert "studies/ni-she-2018.yml:" in told
    assert "studies/velde-2016.yml:" in told
    assert "Known fields:" in told


def test_an_unknown_form_and_an_unknown_study_are_refused(evidence: Evidence) -> None:
    with pytest.raises(ValueError, match="Known are: bib, json, ris"):
        evidence.cite("endnote")
    with pytest.raises(KeyError, match="nobody-1900"):
        evidence.cite("ris", ["nobody-1900"])


# --- What is loaded --------------------------------------------------------------------------


def test_every_table_is_a_frame_and_every_column_has_a_meaning(evidence: Evidence) -> None:
    assert tuple(evidence.frames)[: len(TABLES)] == TABLES
    for name, frame in evidence.frames.items():
        documented = evidence.columns.loc[name]
        assert [frame.index.name, *frame.columns] == list(documented.index)
        assert documented["meaning"].str.len().min() > 0
        assert frame.index.is_unique
        assert frame.index.is_monotonic_increasing


def test_frames_say_what_the_data_files_say(evidence: Evidence) -> None:
    made = tables(evidence.catalogue)
    assert {table.file for table in made} <= {f"{name}.csv" for name in evidence.frames}
    assert {f"{name}.csv" for name in TABLES[:-1]} <= {table.file for table in made}
    for table in made:
        frame = evidence.frames[table.file.removesuffix(".csv")]
        rows = list(csv.reader(io.StringIO(table.csv)))[1:]
        assert list(frame.index) == [row[0] for row in rows]
        for place, column in enumerate(table.columns[1:], 1):
            for value, row in zip(frame[column.name], rows, strict=True):
                _is_the_same(value, row[place], column.type)


def _is_the_same(value: object, cell: str, kind: ColumnType) -> None:
    """A value of a frame and a cell of a file; what is missing is empty there, or a reason."""
    if not isinstance(value, tuple) and pd.isna(value):  # type: ignore[call-overload]
        assert not cell or any(cell.startswith(reason.value) for reason in AbsenceReason)
    elif kind in {ColumnType.LIST, ColumnType.NUMBERS}:
        assert isinstance(value, tuple)
        assert ";".join(map(str, value)) == as_typed(cell)
    else:
        assert str(value) == as_typed(cell)


def test_what_is_absent_is_missing_and_never_a_value(evidence: Evidence) -> None:
    reasons = {reason.value for reason in AbsenceReason}
    texts = [
        value
        for frame in evidence.frames.values()
        for column in frame.columns
        for value in frame[column]
        if isinstance(value, str)
    ]
    assert texts
    assert reasons.isdisjoint(texts)


def test_numbers_are_numbers_and_counts_add_up(evidence: Evidence) -> None:
    assert evidence.studies["year"].dtype == "Int64"
    cited = int(evidence.findings["studies"].map(len).sum())
    assert int(evidence.studies["findings"].sum()) == cited
    under_themes = int(evidence.quotes["themes"].map(len).sum())
    assert evidence.matrix.filter(regex=r"\.findings$").sum().sum() == cited
    assert evidence.matrix.filter(regex=r"\.quotes$").sum().sum() == under_themes


def test_evidence_is_filtered_as_frames_are(evidence: Evidence) -> None:
    longest = str(evidence.findings["studies"].map(len).idxmax())
    studies = evidence.findings["studies"][longest]
    assert isinstance(studies, tuple)
    assert set(evidence.studies.loc[list(studies)].index) == set(studies)
    assert evidence.cite("ris", studies).count("TY  - ") == len(studies)


def test_the_catalogue_is_the_one_that_pages_are_made_of(evidence: Evidence) -> None:
    assert isinstance(evidence.catalogue, Catalogue)
    folder = SAMPLE if evidence.catalogue.review == load_catalogue(SAMPLE)[0].review else CONTENT
    assert evidence.catalogue.studies == load_catalogue(folder)[0].studies


# --- The door itself -------------------------------------------------------------------------


def test_the_examples_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(REPOSITORY)
    found = doctest.testmod(frames, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert found.attempted > 10
    assert found.failed == 0


def test_every_public_name_of_the_door_is_there_and_has_its_words() -> None:
    assert set(generator.__all__) <= set(dir(generator))
    for name in generator.__all__:
        assert getattr(generator, name).__doc__
    with pytest.raises(AttributeError, match="no_such_name"):
        generator.no_such_name  # noqa: B018


def test_the_command_starts_without_what_only_the_door_needs() -> None:
    code = "import generator, generator.cli, sys; print('pandas' in sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "False"
