"""Judgements of confidence: what they were made on, and when they need making again."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.check import confidence
from generator.check.confidence import assessed_fingerprints
from generator.check.rules import load_catalogue
from generator.cli import main
from generator.edit.writing.formatted import CannotFormat
from generator.edit.writing.lists import with_list
from generator.evidence.catalogue import Catalogue
from generator.evidence.fingerprints import Changes, as_kept, changes_between
from generator.evidence.loading.yaml_text import read_yaml
from generator.evidence.records.kinds import KINDS
from generator.evidence.records.reported import Reported
from generator.evidence.records.statement import Statement
from generator.evidence.records.study import Study
from generator.evidence.records.theme import Theme
from generator.publish.build import build_site
from generator.publish.exports import data_files
from generator.publish.pages.summary.confidence import confidence_item
from tests.conftest import PLACE, REPOSITORY, made_quote, made_study

Out = pytest.CaptureFixture[str]
TEMPLATES = REPOSITORY / "site_templates"
THEME, OPEN_GATE = "themes/first-visit.yml", "first-visit.open-gate"

# --- the evidence that a judgement remembers -------------------------------------------------


def _finding(studies: list[str], statement: str = "People stay.", **more: Any) -> Statement:
    return Statement.model_validate(
        {
            "id": "stay",
            "statement": statement,
            "attribution": "cited",
            "studies": tuple(studies),
            "place": PLACE,
            **more,
        }
    )


def _studies(quotes: int = 1) -> dict[str, Study]:
    made = [
        made_study(n, quotes=[made_quote(q, ["theme-0"]) for q in range(quotes)]) for n in (0, 1, 2)
    ]
    return {value["id"]: Study.model_validate(value) for value in made}


def test_a_judgement_remembers_the_finding_its_studies_and_their_quotes() -> None:
    fingerprints = assessed_fingerprints("theme-0", _finding(["study-0", "study-2"]), _studies())
    assert [fingerprint.item for fingerprint in fingerprints] == [
        "finding stay",
        "quote study-0.quote-0",
        "quote study-2.quote-0",
        "study study-0",
        "study study-2",
    ]


@given(st.permutations(["study-0", "study-1", "study-2"]))
def test_the_order_of_studies_brackets_and_places_make_no_difference(studies: list[str]) -> None:
    fingerprints = assessed_fingerprints(
        "theme-0", _finding(["study-0", "study-1", "study-2"]), _studies()
    )
    other = _finding(studies, "People  stay.", bracket="1", place={**PLACE, "locator": "p. 9"})
    assert assessed_fingerprints("theme-0", other, _studies()) == fingerprints


def test_every_change_is_told_by_name() -> None:
    studies = _studies()
    before = assessed_fingerprints("theme-0", _finding(["study-0", "study-1"]), studies)

    def since(finding: Statement, **other: Study) -> Changes:
        return changes_between(
            as_kept(before), assessed_fingerprints("theme-0", finding, {**studies, **other})
        )

    same = _finding(["study-0", "study-1"])
    assert not since(same)
    assert since(_finding(["study-0"])) == Changes(
        removed=("quote study-1.quote-0", "study study-1")
    )
    assert since(_finding(["study-0", "study-1", "study-2"])) == Changes(
        added=("quote study-2.quote-0", "study study-2")
    )
    reworded = _finding(["study-0", "study-1"], "People leave.")
    assert since(reworded) == Changes(changed=("finding stay",))
    moved = studies["study-1"].characteristics.model_copy(
        update={"study_country": Reported("Ghana")}
    )
    elsewhere = studies["study-1"].model_copy(update={"characteristics": moved})
    assert since(same, **{"study-1": elsewhere}) == Changes(changed=("study study-1",))
    retitled = studies["study-1"].reference.model_copy(update={"title": "Other"})
    renamed = studies["study-1"].model_copy(update={"reference": retitled})
    assert not since(same, **{"study-1": renamed})


def test_the_marks_of_today_are_those_that_records_keep() -> None:
    assert as_kept(assessed_fingerprints("theme-0", _finding(["study-0"]), _studies())) == (
        "finding stay feef6ae8e5",
        "quote study-0.quote-0 01119481f4",
        "study study-0 46c3a7308b",
    )


def test_a_field_that_counts_from_now_on_makes_no_judgement_stale(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    studies, finding = _studies(), _finding(["study-0", "study-1"])
    before = as_kept(assessed_fingerprints("theme-0", finding, studies))
    editions = (*confidence.REPORTED, lambda study: [study.reference.printed_year])
    monkeypatch.setattr(confidence, "REPORTED", editions)
    assert not changes_between(before, assessed_fingerprints("theme-0", finding, studies))
    judged_again = as_kept(assessed_fingerprints("theme-0", finding, studies))
    assert judged_again != before
    assert not changes_between(judged_again, assessed_fingerprints("theme-0", finding, studies))
    later = studies["study-1"].reference.model_copy(update={"year": Reported(1999)})
    studies["study-1"] = studies["study-1"].model_copy(update={"reference": later})
    today = assessed_fingerprints("theme-0", finding, studies)
    assert not changes_between(before, today), "nobody looked at the year then"
    assert changes_between(judged_again, today) == Changes(changed=("study study-1",))
    moved = studies["study-0"].characteristics.model_copy(
        update={"study_country": Reported("Ghana")}
    )
    studies["study-0"] = studies["study-0"].model_copy(update={"characteristics": moved})
    today = assessed_fingerprints("theme-0", finding, studies)
    assert changes_between(before, today) == Changes(changed=("study study-0",))


# --- a list inside a finding, and nothing else -----------------------------------------------

ITEMS = ("finding a 0123456789", "study b abcdef0123")
PATH = ("findings", 1, "confidence", "assessed_on")
KIND = next(kind for kind in KINDS if kind.model is Theme)
FILES = {
    "block": (
        "findings:\n  - id: a\n  - id: b\n    confidence:\n      # who\n      by: me\n# end\nl: 1\n"
    ),
    "known": (
        "findings:\n- id: a\n- id: b\n  confidence:\n    assessed_on:\n    - finding a 0000000000\n"
        "    # who\n    by: me\nlast: 1\n"
    ),
    "flow": "{findings: [{id: a}, {id: b, confidence: {by: me}}], last: 1}",
    "inside": "findings:\n- {id: a}\n- {id: b, confidence: {by: me, assessed_on: []}}\nl: 1\n",
    "at the end": "findings:\n  - id: a\n  - id: b\n    confidence:\n      by: me",
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_list_is_put_into_one_finding_without_touching_anything_else(
    name: str, ending: str
) -> None:
    raw = FILES[name].replace("\n", ending).encode()
    new = with_list(raw, KIND, PATH, ITEMS)
    before, after = (read_yaml(text, "x")[0] for text in (raw, new))
    assert after["findings"][1]["confidence"].pop("assessed_on") == ITEMS
    before["findings"][1]["confidence"].pop("assessed_on", None)
    assert after == before
    assert with_list(new, KIND, PATH, ITEMS) == new
    assert [c for c in (b"# who", b"# end") if c in raw] == [
        c for c in (b"# who", b"# end") if c in new
    ]


@pytest.mark.parametrize("path", [("findings", 0, "confidence"), ("findings", 9, "x"), ("no", "x")])
def test_a_path_that_leads_nowhere_is_refused(path: tuple[str | int, ...]) -> None:
    with pytest.raises(CannotFormat):
        with_list(FILES["block"].encode(), KIND, (*path, "assessed_on"), ITEMS)


# --- the command -----------------------------------------------------------------------------


def _changed(content: Path) -> bytes:
    """Take a study out of the finding, so that its judgement was made on other evidence."""
    file = content / THEME
    raw = file.read_bytes()
    raw = raw.replace(b"[ni-she-2018, adeyemi-2021-a]", b"[adeyemi-2021-a]").replace(
        b'"7, 12"', b'"12"'
    )
    file.write_bytes(raw)
    return raw


def test_a_judgement_on_other_evidence_is_warned_of_listed_shown_and_marked(
    sample: Path, capsys: Out
) -> None:
    raw = _changed(sample)
    assert main(["check"]) == 0
    warned = capsys.readouterr().out
    assert "E032 warning: The evidence has changed since the confidence in first-visit" in warned
    assert "gone: quote ni-she-2018.gate, study ni-she-2018." in warned
    assert main(["confidence"]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert listed[0].startswith(
        f"{OPEN_GATE}: moderate confidence, by The made-up reviewers, 2022-03-31; changed since: "
    )
    assert listed[1].endswith("up to date")

    catalogue = load_catalogue(sample)[0]
    item = confidence_item(catalogue, catalogue.finding[OPEN_GATE])
    assert item is not None
    assert item.stale == (
        "Since it was assessed: Ní Shé 2018 is no longer cited; one quote taken out."
    )
    pages = {page.page.path: page.html for page in build_site(sample, TEMPLATES).pages}
    assert "To be re-assessed" in pages["themes/first-visit/"]
    rows = csv.DictReader(io.StringIO(data_files(catalogue)["findings.csv"]))
    assert {row["finding"]: row["assessed_again"] for row in rows if row["confidence"]} == {
        OPEN_GATE: "needed",
        "keys-and-keepers.one-key": "up to date",
    }

    assert main(["confidence", "--reviewed", OPEN_GATE, "keys-and-keepers.one-key"]) == 0
    assert capsys.readouterr().out == (
        "Marked content/themes/first-visit.yml.\n"
        "Nothing to change in content/themes/keys-and-keepers.yml.\n"
    )
    old, new = (text.splitlines() for text in (raw, (sample / THEME).read_bytes()))
    gone = [line.split()[1:3] for line in old if line not in new]
    assert gone == [
        [b"quote", b"ni-she-2018.gate"],
        [b"study", b"ni-she-2018"],
    ]
    assert [line for line in new if line not in old] == []
    assert main(["check"]) == 0
    assert capsys.readouterr().out == "No problems.\n"


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["first-visit.open-gat"], "There is no finding 'first-visit.open-gat'. Did you mean"),
        (["x"], "There is no finding 'x'. Name it like this: its-theme.its-id."),
        (["first-visit.second-visit"], "The confidence in 'first-visit.second-visit' was not"),
        ([OPEN_GATE, "../../etc/passwd"], "There is no finding 'passwd'."),
    ],
)
def test_what_cannot_be_marked_is_told_and_nothing_is_written(
    sample: Path, names: list[str], said: str, capsys: Out
) -> None:
    raw = _changed(sample)
    assert main(["confidence", "--reviewed", *names]) == 2
    out = capsys.readouterr()
    assert out.out == ""
    assert out.err.startswith(said)
    assert (sample / THEME).read_bytes() == raw


@pytest.mark.parametrize(
    ("draft", "code", "said"),
    [("velde-2016", 0, "Marked"), ("adeyemi-2021-a", 1, "content/studies/adeyemi-2021-a.yml:")],
)
def test_an_unfinished_draft_matters_only_to_findings_that_cite_it(
    sample: Path, draft: str, code: int, said: str, capsys: Out
) -> None:
    raw = _changed(sample)
    file = sample / "studies" / f"{draft}.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("  type: ", "  # type: "), encoding="utf-8")
    assert main(["confidence"]) == 0
    line = capsys.readouterr().out.splitlines()[0]
    assert line.startswith(OPEN_GATE)
    assert line.endswith(
        f"not known while there are errors in content/studies/{draft}.yml"
    ) == bool(code)
    assert main(["confidence", "--reviewed", OPEN_GATE]) == code
    out = capsys.readouterr()
    assert (out.err if code else out.out).startswith(said)
    assert ((sample / THEME).read_bytes() == raw) == bool(code)


# --- what readers see ------------------------------------------------------------------------


def test_an_assessment_is_shown_with_its_components_and_most_findings_have_none(
    catalogue: Catalogue,
) -> None:
    item = confidence_item(catalogue, catalogue.finding[OPEN_GATE])
    assert item is not None
    assert (item.words, item.by, item.date) == (
        "Moderate confidence",
        "The made-up reviewers",
        "31 March 2022",
    )
    assert [(one.name, one.concerns) for one in item.components] == [
        ("Methodological limitations", "moderate concerns"),
        ("Coherence", "no or very minor concerns"),
        ("Adequacy of data", "minor concerns"),
        ("Relevance", "no or very minor concerns"),
    ]
    assert item.concerns == (
        "Moderate concerns about methodological limitations; minor concerns about adequacy of "
        "data; no or very minor concerns about coherence and relevance."
    )
    assert item.stale == ""
    assert sum(bool(confidence_item(catalogue, f)) for f in catalogue.findings) == 2
