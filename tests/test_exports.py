"""The data files: headers by contract, sorted rows, no formula, and nothing lost on the way."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from pydantic import BaseModel

from generator.check.rules import load_catalogue
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue, build_catalogue
from generator.evidence.loading import Content
from generator.evidence.records.dimensions import BuiltIn
from generator.evidence.records.kinds import KINDS
from generator.evidence.records.reported import (
    NOT_ASKED,
    NOT_REPORTED,
    Absence,
    AbsenceReason,
    Reported,
    in_words,
)
from generator.evidence.records.several import each_of
from generator.evidence.records.theme import ReviewFinding
from generator.evidence.text.cells import STUDY_COLUMNS, as_typed
from generator.evidence.values import models_of
from generator.publish.exports import (
    CITATION_FORMATS,
    data_files,
    references_file,
    whole_names,
)
from generator.publish.exports.cells import cell
from generator.publish.exports.listing import (
    CFF_FILE,
    CODEBOOK_FILE,
    CRATE_FILE,
    DATACITE_FILE,
    DOCUMENT_FILE,
    PACKAGE_FILE,
    SCHEMA_FILE,
)
from generator.publish.exports.tables import tables
from tests.conftest import TESTS, with_records
from tests.shared import Built
from tests.test_cells import running

# The contract with whoever reads the files: names and order.
HEADERS = {
    "studies.csv": (
        "study,authors,year,title,doi,publication_country,study_country,provision,models,"
        "ladder_total,ladder_one_of,findings,quotes,year_printed,published_since"
    ),
    "themes.csv": "theme,title,category,kind,findings,quotes,studies,parent",
    "findings.csv": (
        "finding,theme,statement,attribution,studies,source,section,locator,"
        "confidence,confidence_reason,methodological_limitations,"
        "methodological_limitations_reason,coherence,coherence_reason,adequacy,adequacy_reason,"
        "relevance,relevance_reason,assessed_by,assessed_date,assessed_again,begins,"
        "scope,scope_studies,about,bearing,level,who,against"
    ),
    "quotes.csv": (
        "quote,study,themes,text,locator,voice,voice_basis,source,section,begins,role,role_basis"
    ),
}
DIMENSIONS = {
    "publication_country": BuiltIn.COUNTRY,
    "study_country": BuiltIn.CARRIED_OUT,
    "provision": BuiltIn.PROVISION,
    "models": BuiltIn.MODEL,
    "ladder_total": BuiltIn.SCORE,
    "ladder_one_of": BuiltIn.SCORE,
}
"""The columns of studies that stand there only where the review has a notion of them."""
CSV_FILES = (*HEADERS, "matrix.csv")
QUESTIONS = "questions.csv"
"""There only where the synthesis has questions."""
TAXONOMY = "taxonomy.csv"
"""There only where the review makes one."""
REFERENCES = tuple(references_file(ending) for ending in CITATION_FORMATS)


@pytest.fixture(scope="module")
def synthesis(built: Built) -> Catalogue:
    """Either synthesis."""
    return built.catalogue


@pytest.fixture(scope="module")
def files(synthesis: Catalogue) -> dict[str, str]:
    return data_files(synthesis)


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


# --- cells -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ((), ""),
        (None, ""),
        (0, "0"),
        (-1, "-1"),
        (("a", 2), "a;2"),
        (Absence(absent=AbsenceReason.NOT_REPORTED), NOT_REPORTED),
    ],
)
def test_a_cell_is_text(value: object, expected: str) -> None:
    assert cell(value) == expected


# --- every file ------------------------------------------------------------------------------


def _csv_files(synthesis: Catalogue) -> tuple[str, ...]:
    made = synthesis.synthesis.taxonomy if synthesis.synthesis else None
    return (
        *CSV_FILES,
        *((QUESTIONS,) if synthesis.questions else ()),
        *((TAXONOMY,) if made else ()),
    )


def test_the_files_are_the_ones_of_the_contract(
    files: dict[str, str], synthesis: Catalogue
) -> None:
    references = {name for name in files if name.startswith("references")}
    single = {
        *(DOCUMENT_FILE, SCHEMA_FILE, PACKAGE_FILE, CODEBOOK_FILE),
        *(CRATE_FILE, CFF_FILE, DATACITE_FILE),
    }
    assert set(files) - references == {*_csv_files(synthesis), *single}


def test_questions_are_a_file_with_what_each_answer_names(catalogue: Catalogue) -> None:
    text = data_files(catalogue)[QUESTIONS]
    header = "question,text,answer,rests_on,unanswered,nearest,looked_through,not_held,also"
    assert text.splitlines()[0] == header
    cost, key = _rows(text)
    assert (cost["question"], cost["answer"], cost["rests_on"]) == ("what-does-it-cost", "", "")
    assert cost["not_held"] == "meadow-2022: Appendix 2"
    assert key["unanswered"] == ""
    assert key["rests_on"] == (
        "finding: keys-and-keepers.one-key;statement: company-first.keys-decide"
    )
    records = json.loads(data_files(catalogue)[DOCUMENT_FILE])["questions"]
    assert [record["id"] for record in records] == [cost["question"], key["question"]]


def test_without_questions_there_is_no_file_of_them(catalogue: Catalogue) -> None:
    assert QUESTIONS not in data_files(replace(catalogue, questions=()))


def _of_no_notion(synthesis: Catalogue, name: str) -> set[str]:
    """The columns of a file that this review has no notion of: no record of it has a value."""
    if name == "studies.csv":
        return {column for column, one in DIMENSIONS.items() if one not in synthesis.dimensions}
    if name == "themes.csv":
        themes = synthesis.themes
        groups = {
            "category": bool(synthesis.review.categories) or any(one.category for one in themes),
            "kind": any(one.kind for one in themes),
            "parent": any(one.parent for one in themes),
        }
        return {column for column, is_used in groups.items() if not is_used}
    return set()


@pytest.mark.parametrize(("name", "header"), HEADERS.items())
def test_columns_are_those_of_the_contract(
    files: dict[str, str], synthesis: Catalogue, name: str, header: str
) -> None:
    without = _of_no_notion(synthesis, name)
    columns = [column for column in header.split(",") if column not in without]
    if name == "studies.csv":
        ids = (one.id for one in synthesis.review.characteristics if one.column)
        columns += [one.replace("-", "_") for one in ids]
    assert files[name].splitlines()[0].split(",") == columns


def test_the_table_of_studies_begins_as_the_import_knows_it(files: dict[str, str]) -> None:
    header = files["studies.csv"].splitlines()[0].split(",")
    assert tuple(header[: len(STUDY_COLUMNS)]) == STUDY_COLUMNS


def test_the_matrix_keeps_findings_and_quotes_apart_for_each_theme(
    files: dict[str, str], synthesis: Catalogue
) -> None:
    header = files["matrix.csv"].splitlines()[0].split(",")
    kinds = ("findings", "quotes", "why_empty", "address")
    assert header == ["study", *(f"{t.id}.{kind}" for t in synthesis.themes for kind in kinds)]


@pytest.mark.parametrize("name", CSV_FILES)
def test_rows_are_sorted_by_an_id_that_stands_once(files: dict[str, str], name: str) -> None:
    ids = [next(iter(row.values())) for row in _rows(files[name])]
    assert ids == sorted(set(ids))


@pytest.mark.parametrize("name", (*CSV_FILES, DOCUMENT_FILE, *REFERENCES))
def test_files_are_utf8_without_mark_and_end_lines_as_unix_does(
    files: dict[str, str], name: str
) -> None:
    raw = files[name].encode("utf-8")
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    assert not raw.endswith(b"\n\n")


@pytest.mark.parametrize("name", CSV_FILES)
def test_no_cell_of_a_file_runs(files: dict[str, str], name: str) -> None:
    cells = [
        value
        for row in csv.reader(io.StringIO(files[name], newline=""), strict=True)
        for value in row
    ]
    assert cells
    assert [value for value in cells if running(value)] == []


@pytest.mark.parametrize("start", [*"=+-@\t\r＝", '",=', "\n=", "a;=", "a| @", "a\t+b"])  # noqa: RUF001
def test_no_text_of_a_contributor_makes_a_cell_that_runs(catalogue: Catalogue, start: str) -> None:
    hostile = _with_text_before_every_text(catalogue, start)
    assert data_files(hostile)
    for name, text in data_files(hostile).items():
        if name.endswith(".csv"):
            rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
            assert {len(row) for row in rows} == {len(rows[0])}
            cells = [value for row in rows for value in row]
            assert [value for value in cells if running(value)] == []


def _with_text_before_every_text(catalogue: Catalogue, start: str) -> Catalogue:
    """The catalogue with hostile text where records could at most have had some; ids stay."""

    def changed(value: Any, name: str = "") -> Any:
        if isinstance(value, BaseModel):
            fields = {
                field: changed(getattr(value, field), field) for field in type(value).model_fields
            }
            return value.model_copy(update=fields)
        if isinstance(value, tuple):
            return tuple(changed(item, name) for item in value)
        if isinstance(value, Reported):
            return value.map(lambda known: changed(known, name))
        free = type(value) is str
        linking = {"id", "source", "themes", "studies", "models", "interpretations", "category"}
        linking |= {"parent", "theme", "finding"}
        return f"{start}{value}" if free and name not in linking else value

    return Catalogue(
        review=changed(catalogue.review),
        sources={key: changed(source) for key, source in catalogue.sources.items()},
        studies=changed(catalogue.studies),
        themes=changed(catalogue.themes),
        models=changed(catalogue.models),
        interpretations=changed(catalogue.interpretations),
        principles=changed(catalogue.principles),
        synthesis=changed(catalogue.synthesis),
        framework=changed(catalogue.framework),
        paths=catalogue.paths,
        content=catalogue.content,
    )


def test_the_same_content_gives_the_same_bytes(built: Built) -> None:
    again, _ = load_catalogue(built.folder)
    assert data_files(again) == data_files(built.catalogue)


def test_the_order_of_records_changes_no_byte(catalogue: Catalogue) -> None:
    turned = Catalogue(
        review=catalogue.review,
        sources=dict(reversed(list(catalogue.sources.items()))),
        studies=catalogue.studies[::-1],
        themes=catalogue.themes,
        models=catalogue.models[::-1],
        interpretations=catalogue.interpretations[::-1],
        principles=catalogue.principles[::-1],
        synthesis=catalogue.synthesis,
        framework=catalogue.framework,
        paths=catalogue.paths,
        content=catalogue.content,
        glossary=catalogue.glossary,
        questions=catalogue.questions[::-1],
    )
    expected, found = data_files(catalogue), data_files(turned)
    assert {name for name in expected if expected[name] != found[name]} <= {DOCUMENT_FILE}
    assert json.loads(expected[DOCUMENT_FILE]) == json.loads(found[DOCUMENT_FILE])


# --- read back -------------------------------------------------------------------------------


def test_studies_read_back(files: dict[str, str], synthesis: Catalogue) -> None:
    rows = {row["study"]: row for row in _rows(files["studies.csv"])}
    assert set(rows) == set(synthesis.study)
    for study in synthesis.studies:
        row, told = rows[study.id], study.characteristics
        assert as_typed(row["title"]) == study.reference.title
        assert row["year"] == str(study.reference.years[-1])
        assert row["doi"] == (study.reference.doi or "")
        # A column that is not there tells of a study what its record does: nobody asks for it.
        assert row.get("publication_country", NOT_ASKED) == in_words(told.publication_country)
        assert row.get("study_country", NOT_ASKED) == in_words(told.study_country)
        assert as_typed(row.get("provision", NOT_ASKED)) == in_words(told.provision, ";".join)
        assert row.get("models", NOT_ASKED) == in_words(told.models, ";".join)
        authors = row["authors"].split(";")
        assert (authors[-1] == "et al.") is study.reference.et_al
        assert len(authors) == len(study.reference.named_authors) + study.reference.et_al
        cited = [f for f in synthesis.findings if study.id in f.statement.studies]
        assert (row["findings"], row["quotes"]) == (str(len(cited)), str(len(study.quotes)))


def test_themes_read_back(files: dict[str, str], synthesis: Catalogue) -> None:
    rows = {row["theme"]: row for row in _rows(files["themes.csv"])}
    assert set(rows) == set(synthesis.theme)
    for theme in synthesis.themes:
        row = rows[theme.id]
        quotes = [q for q in synthesis.quotes if theme.id in q.quote.themes]
        cited = {study for finding in theme.findings for study in finding.studies}
        groups = {"category": theme.category or "", "kind": theme.kind or ""}
        without = _of_no_notion(synthesis, "themes.csv")
        assert row == {
            "theme": theme.id,
            "title": theme.title,
            **{column: group for column, group in groups.items() if column not in without},
            "findings": str(len(theme.findings)),
            "quotes": str(len(quotes)),
            "studies": str(len(cited | {quoted.study.id for quoted in quotes})),
            **({} if "parent" in without else {"parent": theme.parent or ""}),
        }


def test_findings_read_back(files: dict[str, str], synthesis: Catalogue) -> None:
    read = {row["finding"]: row for row in _rows(files["findings.csv"])}
    expected = {
        f"{theme.id}.{finding.id}": {
            "finding": f"{theme.id}.{finding.id}",
            "theme": theme.id,
            "statement": finding.statement,
            "attribution": finding.attribution.value,
            "studies": ";".join(sorted(finding.studies)),
            "source": finding.place.source,
            "section": finding.place.section,
            "locator": finding.place.locator or "",
            **_assessed(finding),
            "begins": finding.place.begins or "",
            "scope": _scope(finding),
            "scope_studies": ";".join(_said_of(synthesis, finding)),
            "about": ";".join(finding.about),
            "bearing": finding.bearing.value if finding.bearing else "",
            "level": in_words(finding.level) if finding.level.asked else "",
            "who": in_words(finding.who.map(each_of), ";".join) if finding.who.asked else "",
            "against": ";".join(finding.against),
        }
        for theme in synthesis.themes
        for finding in theme.findings
    }
    assert {
        key: {name: as_typed(value) for name, value in row.items()} for key, row in read.items()
    } == expected


def _scope(finding: ReviewFinding) -> str:
    said = finding.scope.model_dump(exclude_none=True) if finding.scope else {}
    return said.get("words") or ", ".join(f"{name}: {value}" for name, value in said.items())


def _said_of(synthesis: Catalogue, finding: ReviewFinding) -> list[str]:
    """Of which studies it is said at once, for scopes that this test knows: all, and a model."""
    if finding.attribution != "every-study":
        return []
    model = finding.scope.model if finding.scope else None
    return sorted(s.id for s in synthesis.studies if model is None or model in models_of(s))


def _assessed(finding: ReviewFinding) -> dict[str, str]:
    """The cells of an assessment as the record has them; all empty where there is none."""
    found = finding.confidence
    components = {
        name: getattr(found, name, None)
        for name in ("methodological_limitations", "coherence", "adequacy", "relevance")
    }
    return {
        "confidence": found.overall.value if found else "",
        "confidence_reason": found.reason if found else "",
        **{name: one.concerns.value if one else "" for name, one in components.items()},
        **{f"{name}_reason": one.reason if one else "" for name, one in components.items()},
        "assessed_by": found.by if found else "",
        "assessed_date": found.date if found else "",
        "assessed_again": "up to date" if found else "",
    }


def test_quotes_read_back(files: dict[str, str], synthesis: Catalogue) -> None:
    read = {row["quote"]: row for row in _rows(files["quotes.csv"])}
    expected = {
        f"{study.id}.{quote.id}": {
            "quote": f"{study.id}.{quote.id}",
            "study": study.id,
            "themes": ";".join(quote.themes),
            "text": quote.text,
            "locator": quote.locator,
            "voice": quote.voice.value,
            "voice_basis": quote.voice_basis.value,
            "source": quote.place.source,
            "section": quote.place.section,
            "begins": quote.place.begins or "",
            "role": quote.role or "",
            "role_basis": quote.role_basis.value if quote.role_basis else "",
        }
        for study in synthesis.studies
        for quote in study.quotes
    }
    assert {
        key: {name: as_typed(value) for name, value in row.items()} for key, row in read.items()
    } == expected


def test_the_matrix_counts_each_citation_and_each_quote_once(
    files: dict[str, str], synthesis: Catalogue
) -> None:
    matrix = pd.read_csv(io.StringIO(files["matrix.csv"]), index_col="study")
    citations = sum(
        len(finding.studies) for theme in synthesis.themes for finding in theme.findings
    )
    quotations = sum(len(quote.themes) for study in synthesis.studies for quote in study.quotes)
    assert matrix.filter(regex=r"\.findings$").sum().sum() == citations
    assert matrix.filter(regex=r"\.quotes$").sum().sum() == quotations
    read = {row["study"]: row for row in _rows(files["matrix.csv"])}
    for study in synthesis.studies:
        for theme in synthesis.themes:
            cited = sum(study.id in finding.studies for finding in theme.findings)
            quoted = sum(theme.id in quote.themes for quote in study.quotes)
            for kind, count in (("findings", cited), ("quotes", quoted)):
                assert read[study.id][f"{theme.id}.{kind}"] == str(count or "")


def test_the_matrix_says_where_each_cell_stands_and_nothing_of_an_empty_one(built: Built) -> None:
    cells = [
        (urls.study_theme(row["study"], theme.id), row[f"{theme.id}.address"],
         row[f"{theme.id}.why_empty"])
        for row in _rows(built.site.files["data/matrix.csv"])
        for theme in built.catalogue.themes
    ]  # fmt: skip
    assert {address for _, address, why in cells if why == "none cited"} == {""}
    filled = [(wanted, address) for wanted, address, why in cells if why != "none cited"]
    assert filled == [(wanted, wanted) for wanted, _ in filled] != []
    for _, address in filled:
        page, _, anchor = address.partition("#")
        assert built.one(page, f'[id="{anchor}"]')


def test_a_number_that_is_not_there_is_empty_with_its_reason_and_never_a_zero(
    files: dict[str, str], synthesis: Catalogue
) -> None:
    reasons = {(False, False): "none cited", (False, True): "no findings cited",
               (True, False): "no quotes", (True, True): ""}  # fmt: skip
    rows = _rows(files["matrix.csv"])
    cells = [
        [row[f"{theme.id}.{kind}"] for kind in ("findings", "quotes", "why_empty")]
        for row in rows
        for theme in synthesis.themes
    ]
    assert len(cells) == len(synthesis.studies) * len(synthesis.themes) > 0
    assert all(reason == reasons[bool(f), bool(q)] for f, q, reason in cells)
    assert not any("0" in (findings, quotes) for findings, quotes, _ in cells)
    assert any(reason == "none cited" for _, _, reason in cells)


@pytest.mark.parametrize("name", CSV_FILES)
def test_pandas_reads_as_many_rows_and_columns_as_csv(files: dict[str, str], name: str) -> None:
    frame = pd.read_csv(io.StringIO(files[name]), dtype=str, keep_default_na=False)
    rows = _rows(files[name])
    assert frame.to_dict("records") == rows


# --- ladder scores, and what is not reported --------------------------------------------------


@pytest.mark.parametrize(
    ("study", "total", "one_of"),
    [
        ("ni-she-2018", "5", ""),
        ("velde-2016", "0", ""),  # zero is a score
        ("adeyemi-2021-a", "", "3;4"),
        ("adeyemi-2021-b", NOT_REPORTED, ""),
    ],
)
def test_ladder_cells(catalogue: Catalogue, study: str, total: str, one_of: str) -> None:
    row = next(r for r in _rows(data_files(catalogue)["studies.csv"]) if r["study"] == study)
    assert (row["ladder_total"], row["ladder_one_of"]) == (total, one_of)


def test_no_score_is_made_up(files: dict[str, str], synthesis: Catalogue) -> None:
    assert _rows(files["studies.csv"])
    for row in _rows(files["studies.csv"]):
        ladder = synthesis.study[row["study"]].ladder
        score, total = ladder.known, row.get("ladder_total", NOT_ASKED)
        possible = [int(value) for value in row.get("ladder_one_of", "").split(";") if value]
        if score is not None and score.total is not None:
            assert (total, possible) == (str(score.total), [])
        elif score is not None:
            assert total == ""
            assert possible == list(score.one_of or ())
        else:
            assert (total, possible) == (in_words(ladder), [])


@pytest.mark.parametrize("column", ["study_country", "provision", "models"])
def test_what_is_not_reported_is_said_in_words(catalogue: Catalogue, column: str) -> None:
    rows = {row["study"]: row for row in _rows(data_files(catalogue)["studies.csv"])}
    assert rows["velde-2016"][column] == NOT_REPORTED


# --- evidence.json ---------------------------------------------------------------------------


def _hold_every_record(files: dict[str, str], synthesis: Catalogue) -> None:
    document = json.loads(files[DOCUMENT_FILE])
    models = {kind.name: kind.model for kind in KINDS}
    single = {
        "review": synthesis.review,
        "synthesis": synthesis.synthesis,
        "framework": synthesis.framework,
        "glossary": synthesis.glossary,
    }
    for name, record in single.items():
        found = document[name]
        assert (None if found is None else models[name].model_validate_json(json.dumps(found))) == (
            record
        )
    many: dict[str, tuple[str, Any]] = {
        "sources": ("source", synthesis.sources.values()),
        "studies": ("study", synthesis.studies),
        "themes": ("theme", synthesis.themes),
        "models": ("model", synthesis.models),
        "interpretations": ("interpretation", synthesis.interpretations),
        "principles": ("principle", synthesis.principles),
        "questions": ("question", synthesis.questions),
    }
    for key, (kind, records) in many.items():
        read = [models[kind].model_validate_json(json.dumps(item)) for item in document[key]]
        assert read == sorted(records, key=lambda record: record.id)
    assert set(document) == {"schema_version", "absent", "matrix", *single, *many}
    assert document["schema_version"] == 3


def test_the_document_holds_every_record_as_it_was_written(
    files: dict[str, str], synthesis: Catalogue
) -> None:
    _hold_every_record(files, synthesis)


@pytest.mark.parametrize("group", ["category", "kind"])
def test_the_document_leaves_out_groups_that_themes_are_not_in(
    sample_content: Content, group: str
) -> None:
    written = [entry.record.model_dump() for entry in sample_content.of("theme")]
    assert {theme.pop(group) for theme in written} - {None}
    synthesis = build_catalogue(with_records(sample_content, "theme", written))
    files = data_files(synthesis)
    _hold_every_record(files, synthesis)
    themes = json.loads(files[DOCUMENT_FILE])["themes"]
    assert not any(group in theme for theme in themes)


def test_the_document_and_the_table_tell_the_same_matrix(files: dict[str, str]) -> None:
    document = json.loads(files[DOCUMENT_FILE])["matrix"]
    assert _rows(files["matrix.csv"])
    for row in _rows(files["matrix.csv"]):
        study = row.pop("study")
        cells = document[study]
        told = {
            f"{theme}.{kind}": "" if (value := cell.get(kind)) is None else str(value)
            for theme, cell in cells.items()
            for kind in ("findings", "quotes", "why_empty")
        }
        assert told == {name: value for name, value in row.items() if name in told}


# --- the data dictionary ---------------------------------------------------------------------


def test_every_column_is_explained(synthesis: Catalogue) -> None:
    columns = [column for table in tables(synthesis) for column in table.columns]
    assert all(column.meaning.strip().endswith(".") for column in columns)


def test_the_data_page_shows_every_file_and_what_each_column_means(built: Built) -> None:
    page = built.pages["data/"]
    links = [link.attributes.get("href") for link in page.css("a[download]")]
    slides = "../briefs/review.pptx"
    cited = {name for name in data_files(built.catalogue) if name.startswith("references")}
    written = {*data_files(built.catalogue), *whole_names(built.catalogue)} - {"absent.parquet"}
    assert set(links) - cited == {*(written - cited), slides}
    assert links[: links.index(slides)] == []
    assert set(REFERENCES) <= set(links)
    for table in tables(built.catalogue):
        heading = page.css_first(f"#{table.file.replace('.', '-')}")
        assert heading is not None
        assert heading.parent is not None
        shown = {
            row.css("th")[0].text(): row.css("td")[0].text()
            for row in heading.parent.css("tbody tr")
        }
        assert shown == {column.name: column.meaning for column in table.columns}


# --- what changed ----------------------------------------------------------------------------


@pytest.mark.parametrize("name", (*CSV_FILES, QUESTIONS, TAXONOMY))
def test_the_files_of_the_sample_are_as_reviewed(
    catalogue: Catalogue, name: str, expect: Callable[[str, Path], None]
) -> None:
    expect(data_files(catalogue)[name], TESTS / "golden" / "data" / name)


def test_the_document_says_why_values_are_absent_and_not_that_nobody_asked(
    catalogue: Catalogue,
) -> None:
    text = data_files(catalogue)[DOCUMENT_FILE]
    assert "not a question of this review" not in text
    absent = json.loads(text)["absent"]["velde-2016"]
    assert absent["plot-size"] == {
        "absent": "not in our copy",
        "part": "Appendix 2",
        "source": "meadow-2022",
    }
    assert absent["model"] == {"absent": "not reported"}
