"""Studies and themes side by side: what a column holds, and what is the same or shared."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest

from generator.check.rules import load_catalogue
from generator.derive.support import solely_supported_findings
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.records.reported import NOT_REPORTED
from generator.publish.pages.compare.compare import SENTENCES, comparable, compare_files
from generator.publish.pages.compare.items import ComparedColumn, ComparedRow
from generator.publish.pages.compare.study import study_column
from generator.publish.pages.compare.theme import theme_column
from generator.publish.pages.items.words import number
from tests import node
from tests.conftest import REPOSITORY, SAMPLE
from tests.shared import Built, Shared

SCRIPTS = REPOSITORY / "site_templates/theme/assets/js"


def compared(*cases: tuple[list[dict[str, Any]], list[dict[str, Any]]]) -> list[dict[str, Any]]:
    """What the script says of each case: columns, and the plan of the sentence."""
    asked = [{"columns": columns, "plan": plan} for columns, plan in cases]
    answers: list[dict[str, Any]] = node.ask("compare_ask.mjs", asked)
    return answers


def column(label: str, *rows: dict[str, Any], group: str = "glance") -> dict[str, Any]:
    return {"label": label, "groups": [{"id": group, "absent": "Not here", "rows": list(rows)}]}


def values(row_id: str, *texts: str, **more: Any) -> dict[str, Any]:
    return {"id": row_id, "label": row_id, "parts": [{"key": t, "text": t} for t in texts], **more}


MISSING: dict[str, Any] = {"id": "a", "label": "a", "words": NOT_REPORTED, "certainty": "missing"}


# --- What is the same -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "state", "words"),
    [
        ([values("a", "x"), values("a", "y")], "different", ""),
        ([values("a", "x"), MISSING], "different", ""),
        ([values("a", "x"), None], "different", ""),
        ([MISSING, None], "different", ""),
        ([values("a", "x", words="two"), values("a", "x", words="one")], "different", ""),
        ([MISSING, MISSING], "missing", "Not reported for either"),
        ([MISSING, MISSING, MISSING], "missing", "Not reported for any"),
        ([values("a", "x"), values("a", "x")], "same", "The same in both"),
        ([values("a", "x", "y"), values("a", "y", "x")], "same", "The same in both"),
        ([values("a", "x"), values("a", "x"), values("a", "x")], "same", "The same in all"),
        (
            [values("a", "9 or 10", certainty="possible")] * 2,
            "possible",
            "The same possible values in both; which it is, is not known",
        ),
        ([values("a", "9", certainty="possible"), values("a", "9")], "different", ""),
    ],
)
def test_a_row_is_the_same_only_where_nothing_in_it_differs(
    rows: list[dict[str, Any] | None], state: str, words: str
) -> None:
    other = values("b", "z")
    columns = [column(str(n), *([row] if row else []), other) for n, row in enumerate(rows)]
    answers = compared(*(([*order], []) for order in permutations(columns)))
    assert answers
    for answer in answers:
        row = next(row for row in answer["rows"] if row["id"] == "a")
        assert (row["state"], row["words"]) == (state, words)
        assert row["quiet"] is (state != "different")


def test_what_several_columns_hold_says_so_and_what_a_column_lacks_does_too() -> None:
    first, second, third = values("a", "x", "y"), values("a", "y"), values("a", "y", "x", "z")
    columns = [column("One", first), column("Two", second), column("Three", third)]
    (answer,) = compared((columns, []))
    one, two, three = (cell["parts"] for cell in answer["rows"][0]["cells"])
    assert one == [["x", "also in Three"], ["y", "in all"]]
    assert two == [["y", "in all"]]
    assert three == [["y", "in all"], ["x", "also in One"], ["z", ""]]
    (answer,) = compared(([column("One", first), column("Two", values("b", "w"))], []))
    assert [cell["words"] for cell in answer["rows"][0]["cells"]] == ["", "Not here"]


def test_a_long_list_says_once_what_all_share() -> None:
    both = [
        column("One", values("a", "x", "y", rest="More")),
        column("Two", values("a", "y", rest="More")),
    ]
    (answer,) = compared((both, []))
    shared, rest = answer["rows"]
    assert (shared["state"], shared["words"], shared["quiet"]) == ("shared", "In both", True)
    assert shared["cells"][0]["parts"] == [["y", "in both"]]
    assert rest["id"] == "a-rest"
    assert [cell["parts"] for cell in rest["cells"]] == [[["x", ""]], []]
    assert rest["cells"][1]["words"] == "Nothing besides"


# --- The sentence on top ----------------------------------------------------------------------


STEPS: dict[str, dict[str, Any]] = {
    "models": {"how": "shared", "row": "a", "used": True, "noun": "model"},
    "country": {"how": "values", "row": "a", "of": "published"},
}


@pytest.mark.parametrize(
    ("step", "rows", "sentence"),
    [
        ("models", [values("a", "x", "y"), values("a", "y")], "Both used y."),
        ("models", [values("a", "x"), values("a", "y")], "They have no model in common."),
        ("models", [values("a", "x"), MISSING], ""),
        ("models", [values("a", "x")] * 3, "All three used x."),
        ("country", [values("a", "x"), values("a", "y")], "One was published in x, one in y."),
        ("country", [values("a", "x")] * 4, "All four were published in x."),
        (
            "country",
            [values("a", "x"), values("a", "x"), values("a", "y")],
            "Two were published in x, one in y.",
        ),
        (
            "country",
            [values("a", "x"), MISSING],
            "One was published in x, for one this is not reported.",
        ),
        ("country", [MISSING, MISSING], ""),
    ],
)
def test_the_sentence_says_only_what_is_reported(
    step: str, rows: list[dict[str, Any]], sentence: str
) -> None:
    columns = [column(str(n), row) for n, row in enumerate(rows)]
    (answer,) = compared((columns, [STEPS[step]]))
    assert answer["sentence"] == sentence


@pytest.fixture(scope="module")
def catalogue(built: Built) -> Catalogue:
    return built.catalogue


def test_the_sentence_counts_as_the_records_do(catalogue: Catalogue) -> None:
    if len(catalogue.studies) < 2:
        pytest.skip("This synthesis has nothing to compare.")
    files = {path: json.loads(text) for path, text in compare_files(catalogue).items()}
    one, other = catalogue.studies[:2]
    columns = [files[urls.compared("study", study.id)] for study in (one, other)]
    (answer,) = compared((columns, SENTENCES["study"](catalogue)))
    shared = sum(
        one in catalogue.studies_of_theme[theme.id]
        and other in catalogue.studies_of_theme[theme.id]
        for theme in catalogue.themes
    )
    total = number(len(catalogue.themes))
    said = number(shared) if shared else "none"
    assert f"they share {said} of {total} theme" in answer["sentence"].lower()
    both = sum({one.id, other.id} <= {*f.statement.studies} for f in catalogue.findings)
    assert f"{number(both)} finding" in answer["sentence"].lower()


# --- Columns ----------------------------------------------------------------------------------


def by_id(column: ComparedColumn) -> dict[str, ComparedRow]:
    return {row.id: row for group in column.groups for row in group.rows}


def test_a_study_brings_every_finding_and_quote_in_the_words_of_its_page(
    catalogue: Catalogue,
) -> None:
    assert catalogue.studies
    for study in catalogue.studies:
        rows = {
            row.id: row for group in study_column(catalogue, study).groups for row in group.rows
        }
        for theme in catalogue.themes:
            findings = [
                urls.finding(theme.id, finding.statement.id)
                for finding in catalogue.findings_of_study.get(study.id, ())
                if finding.theme.id == theme.id
            ]
            quotes = [urls.quote(study.id, q.id) for q in study.quotes if theme.id in q.themes]
            row = rows.get(f"theme-{theme.id}")
            assert (
                [part.path for part in row.parts] == [*findings, *quotes] if row else not findings
            )
        assert len(rows["alone"].parts) == len(solely_supported_findings(catalogue, study.id))
        assert len(rows["quotes"].parts) == len(study.quotes)
        missing = {row.label for row in rows.values() if row.certainty == "missing"}
        assert missing <= {part.text for part in rows["unreported"].parts}


def test_a_theme_brings_its_studies_findings_and_quotes(catalogue: Catalogue) -> None:
    assert catalogue.themes
    for theme in catalogue.themes:
        rows = {
            row.id: row for group in theme_column(catalogue, theme).groups for row in group.rows
        }
        assert len(rows["findings"].parts) == len(theme.findings)
        assert len(rows["quotes"].parts) == len(catalogue.quotes_of_theme.get(theme.id, ()))
        named = [part.text for part in rows["studies"].parts]
        assert named == [catalogue.labels[s.id] for s in catalogue.studies_of_theme[theme.id]]


def test_every_link_of_a_column_leads_to_a_page(built: Built) -> None:
    pages = {page.page.path for page in built.site.pages}
    files = compare_files(built.catalogue)
    assert files.items() <= built.site.files.items()
    for text in files.values():
        for group in json.loads(text)["groups"]:
            for row in group["rows"]:
                paths = [row.get("path", ""), *(p.get("path", "") for p in row.get("parts", []))]
                for path in filter(None, paths):
                    assert path.startswith(("https://", "http://")) or path.split("#")[0] in pages


def test_hostile_texts_stay_text(shared: Shared) -> None:
    hostile = Built(shared.hostile(SAMPLE), shared)
    catalogue = hostile.catalogue
    files = {path: json.loads(text) for path, text in compare_files(catalogue).items()}
    for study in catalogue.studies:
        held = files[urls.compared("study", study.id)]
        title = next(row for row in held["groups"][0]["rows"] if row["id"] == "title")
        assert title["parts"][0]["text"] == study.reference.title
    page = next(page for page in hostile.site.pages if page.page.path == urls.COMPARE)
    assert "<script>alert" not in page.html


@pytest.mark.parametrize(
    ("studies", "themes", "kinds"),
    [(1, 1, []), (0, 2, ["theme"]), (2, 1, ["study"]), (2, 2, ["study", "theme"])],
)
def test_only_what_there_is_enough_of_can_be_compared(
    studies: int, themes: int, kinds: list[str]
) -> None:
    full = load_catalogue(SAMPLE)[0]
    few = replace(full, studies=full.studies[:studies], themes=full.themes[:themes])
    assert [kind.kind for kind in comparable(few)] == kinds


def test_what_one_study_lacks_says_why_beside_one_that_has_it() -> None:
    reasons = {"size": "not in our copy (Table 4)"}
    lacking = column("B") | {"groups": [{**column("B")["groups"][0], "reasons": reasons}]}
    (found,) = compared(([column("A", values("size", "small")), lacking], []))
    assert found["rows"][0]["cells"][1]["words"] == "not in our copy (Table 4)"


def test_the_reason_of_a_study_is_that_of_its_page(built: Built) -> None:
    catalogue = built.catalogue
    for study in catalogue.studies:
        reasons = study_column(catalogue, study).groups[0].reasons
        declared = {n for n, one in catalogue.dimensions.items() if one.declared}
        values = {name: catalogue.values(name, study).absence for name in declared}
        assert reasons == {name: absence.words for name, absence in values.items() if absence}
    assert catalogue.studies
