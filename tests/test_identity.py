"""What is one study and what is another; nothing of a file changes or is lost without a word."""

from __future__ import annotations

import io
import json
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.check.rules import load_and_check, load_catalogue
from generator.cli import main
from generator.edit.intake.duplicates import KnownStudies
from generator.edit.intake.from_bibtex import read_bibtex
from generator.edit.intake.from_csl import read_csl
from generator.edit.intake.from_ris import read_ris
from generator.edit.intake.importing import planned
from generator.edit.intake.recognising import recognised
from generator.evidence.loading import load_content
from generator.evidence.text.files import write_new
from generator.evidence.text.latex import plain_text
from generator.publish.pages.items.renamed import renamed_pages
from generator.publish.pages.page import made
from generator.publish.pages.study.reports import report_count
from generator.publish.pages.study.study import study_pages
from tests.conftest import TESTS

Out = pytest.CaptureFixture[str]
CASES = TESTS / "cases" / "references"
PAIRS = tomllib.loads((CASES / "told-apart.toml").read_text(encoding="utf-8"))["pair"]
READERS = {"ris": read_ris, "bibtex": read_bibtex, "csl": read_csl}


def _reference(fields: dict[str, Any]) -> dict[str, Any]:
    return {**fields, "authors": [{"family": name} for name in fields.get("authors", ())]}


@pytest.mark.parametrize("pair", PAIRS, ids=[pair["what"] for pair in PAIRS])
@pytest.mark.parametrize("turned", [False, True], ids=["as given", "turned round"])
def test_two_references_are_one_study_or_two(pair: dict[str, Any], turned: bool) -> None:
    first, second = (_reference(pair[name]) for name in ("first", "second"))
    if turned:
        first, second = second, first
    known = KnownStudies()
    known.add("a.yml", first, "a")
    found = "same" if known.same(second) else "told" if known.near(second) else "new"
    assert found == pair["is"]


def test_rows_of_one_sheet_with_ids_of_their_own_are_studies_of_one_report() -> None:
    report = _reference({"doi": "10.5555/a.1", "title": "Two trials in one paper", "year": 2020})
    known = KnownStudies()
    known.add("row 2", report, "a-1", id_is_given=True)
    assert known.same(report, "a-1")
    assert known.same(report, "a-2") is None
    near = known.near(report)
    assert near
    assert "report_of" in near.hint


# --- the same file twice --------------------------------------------------------------------

WORDS = st.sampled_from(("Care", "in", "the", "yard", "gardens", "é", "Ward", "part", "2", "a:"))
TITLES = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
MADE = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "title": TITLES,
            "year": st.integers(2018, 2021),
            "doi": st.sampled_from(("10.5555/a.1", "10.5555/A.1", "10.5555/b")),
            "author": st.sampled_from(("Abel, A.", "Osei, K.", "Ó Sé, B.")),
            "journal": st.sampled_from(("Invented Care", "Inv Care", "Other Care")),
            "volume": st.sampled_from(("1", "2")),
        },
    ),
    min_size=1,
    max_size=8,
)


def _as_ris(made: list[dict[str, Any]]) -> str:
    tags = {"title": "TI", "year": "PY", "doi": "DO", "author": "AU", "journal": "T2"}
    tags["volume"] = "VL"
    entries = ("".join(f"{tags[name]}  - {one[name]}\n" for name in one) for one in made)
    return "".join(f"TY  - JOUR\n{entry}ER  - \n" for entry in entries)


def _as_bibtex(made: list[dict[str, Any]]) -> str:
    entries = (",\n".join(f"{name} = {{{one[name]}}}" for name in one) for one in made)
    return "\n".join(f"@article{{k{number},\n{one}\n}}" for number, one in enumerate(entries))


def _as_csl(made: list[dict[str, Any]]) -> str:
    names = {"journal": "container-title", "doi": "DOI"}

    def item(one: dict[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = {names.get(name, name): one[name] for name in one}
        if "author" in found:
            family, given = found["author"].split(", ")
            found["author"] = [{"family": family, "given": given}]
        if "year" in found:
            found["issued"] = {"date-parts": [[found.pop("year")]]}
        return found

    return json.dumps([item(one) for one in made])


WRITTEN: dict[str, Callable[[list[dict[str, Any]]], str]] = {
    "ris": _as_ris,
    "bibtex": _as_bibtex,
    "csl": _as_csl,
}


@settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    max_examples=25,
    deadline=None,
)
@given(made=MADE)
@pytest.mark.parametrize("form", WRITTEN)
def test_the_same_file_twice_adds_nothing(
    form: str, made: list[dict[str, Any]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("twice")
    raw = WRITTEN[form]([{"title": "One that is always there", "year": 2000}, *made]).encode()

    def plan() -> Any:
        return planned(raw, form, "refs", folder, load_content(folder)[0])

    first = plan()
    write_new({study.draft.file: study.draft.text for study in first.studies})
    second = plan()
    assert first.studies
    assert second.studies == ()
    assert len(second.left_out) == len(first.studies) + len(first.left_out)
    assert len(second.left_out) + len(second.refused) == len(made) + 1


# --- nothing without a word -----------------------------------------------------------------

SAID: dict[str, tuple[str, str, dict[str, Any], tuple[str, ...]]] = {
    "an ampersand in BibTeX": (
        "bibtex",
        "@article{a, title={Q&A on R&D}, year=2020}",
        {"title": "Q&A on R&D"},
        (),
    ),
    "a missing comma": (
        "bibtex",
        '@article{a, title = {One}\n year = {2020}\n journal = "J & K" volume = 3}',
        {"title": "One", "year": 2020, "container": "J & K", "volume": "3"},
        ("A comma is missing behind 'title'; 'year', 'journal', 'volume' is read",),
    ),
    "a field twice": (
        "bibtex",
        "@article{a, title={One},\n doi={10.5555/x},\n doi={10.5555/y}}",
        {"doi": "10.5555/x"},
        ("a field twice: doi",),
    ),
    "authors of two tags": (
        "ris",
        "TY  - JOUR\nA1  - Zett, A.\nAU  - Abel, B.\nTI  - One\nER  - \n",
        {"authors": [{"family": "Zett", "initials": "A"}, {"family": "Abel", "initials": "B"}]},
        ("Authors stand under AU and under A1",),
    ),
    "authors in both tags": (
        "ris",
        "TY  - JOUR\nA1  - Abel, B.\nAU  - Abel, B.\nTI  - One\nER  - \n",
        {"authors": [{"family": "Abel", "initials": "B"}]},
        (),
    ),
    "years that differ": (
        "ris",
        "TY  - JOUR\nTI  - One\nPY  - 2020\nY1  - 2019/11/05/\nDA  - 2020/01/01\nER  - \n",
        {"year": 2020},
        ("The years differ: Y1 has 2019/11/05/, and before it stands 2020.",),
    ),
    "a newspaper": ("ris", "TY  - NEWS\nTI  - One\nER  - \n", {"type": "newspaper-article"}, ()),
    "a magazine": ("ris", "TY  - MGZN\nTI  - One\nER  - \n", {"type": "magazine-article"}, ()),
    "a thesis": ("bibtex", "@mastersthesis{a, title={One}}", {"type": "thesis"}, ()),
    "proceedings": (
        "bibtex",
        "@proceedings{a, title={One}}",
        {"type": "book"},
        ("Records have no type 'proceedings'; it is taken as: book.",),
    ),
    "a preprint": ("csl", '[{"type": "article", "title": "One"}]', {"type": "preprint"}, ()),
    "one blank": (
        "ris",
        "TY  - JOUR\nTI - One\nAB  - Care that is UK - based\nUK - led\nER  - \n",
        {"title": "One"},
        ("A tag has other blanks than two",),
    ),
    "one blank before the section": (
        "ris",
        "TY  - JOUR\nTI  - One\nSE - 4\nER  - \n",
        {"title": "One"},
        ("A tag has other blanks than two",),
    ),
    "no end before the next": (
        "ris",
        "TY  - JOUR\nTI  - One\nTY  - JOUR\nTI  - Two\nER  - \n",
        {"title": "One"},
        ("The entry has no end (ER) before the next begins, on line 3.",),
    ),
    "a chapter from its book": (
        "bibtex",
        (CASES / "crossref.bib").read_text(encoding="utf-8"),
        {"container": "Invented global care: a handbook", "publisher": "Made-up Press"},
        ("What the entry lacks is taken from 'Salman2004'", "'Salman2004' is the book of other"),
    ),
}


def test_entries_with_one_key_are_read_alike_and_said() -> None:
    text = (
        '@article{k, author="Vale, A.", title="One", year=2001}\n'
        '@article{k, author="Wells, B.", title="Two", year="2002", journal = jan # " x"}\n'
        "@article{k, author={Yew, C.}, title={Three}, year={2003}}\n"
    )
    reading = read_bibtex(text)
    found = [entry.values["reference"] for entry in reading.entries]
    assert [one["title"] for one in found] == ["One", "Two", "Three"]
    assert [one["year"] for one in found] == [2001, 2002, 2003]
    assert [one["authors"][0]["family"] for one in found] == ["Vale", "Wells", "Yew"]
    assert "container" not in found[1]
    told = [problem.message for problem in reading.problems]
    assert sum("The key 'k' stands at an entry before" in message for message in told) == 2


def test_items_with_small_numbers_as_ids_have_their_own_lines() -> None:
    items = ['{"id": 1, "title": "One", "volume": "2"}', '{"id": 2, "title": "Two", "type": "x"}']
    reading = read_csl(f"[{items[0]},\n{items[1]}]")
    assert [entry.line for entry in reading.entries] == [1, 2]


@pytest.mark.parametrize("name", SAID)
def test_nothing_of_a_file_changes_without_a_word(name: str) -> None:
    form, text, expected, said = SAID[name]
    reading = READERS[form](text)
    assert not reading.is_fatal
    found = reading.entries[0].values["reference"]
    assert {field: found.get(field) for field in expected} == expected
    told = [problem.message for problem in reading.problems]
    assert len(told) == len(said)
    assert all(any(words in message for message in told) for words in said)


@given(st.text(st.characters(codec="ascii", categories=("L", "N", "P", "S", "Zs")), max_size=30))
@settings(deadline=None)
def test_an_ampersand_or_a_per_cent_sign_never_vanishes(text: str) -> None:
    bare = "".join(c for c in text if c not in "\\{}$~^_`'")
    printed = plain_text(bare)
    assert [c for c in printed if c.isalnum() or c in "&%#"] == [
        c for c in bare if c.isalnum() or c in "&%#"
    ]


LEFT_OUT: dict[str, tuple[str, str, int, str]] = {
    "no type": ("ris", "TI  - Lost\nER  - \nTY  - JOUR\nTI  - One\nER  - \n", 1, "TI  - Lost"),
    "no title, authors or DOI": (
        *("ris", "TY  - JOUR\nPY  - 2020\nER  - \nTY  - JOUR\nTI  - One\nER  - \n", 1),
        "no title, no authors and no DOI",
    ),
    "braces that do not close": (
        *("bibtex", "@article{a,\n title={One},\n year={2020\n}\n\n@article{b, title={One}}\n", 1),
        "cannot be read: @article{a,",
    ),
    "a brace too many": (
        *("bibtex", "@article{b, title={x}}},\n year={2020}}\n@book{c, title={One}}", 1),
        "That entry, on line 1, is left out.",
    ),
    "an item that is none": ("csl", '["x", {"title": "One"}]', 0, "Item 1 is no reference"),
}


@pytest.mark.parametrize("name", LEFT_OUT)
def test_a_reference_that_cannot_be_begun_costs_no_other(name: str) -> None:
    form, text, line, said = LEFT_OUT[name]
    reading = READERS[form](text)
    assert not reading.is_fatal
    assert [entry.values["reference"]["title"] for entry in reading.entries] == ["One"]
    [refused] = reading.refused
    assert refused.location.line == line
    assert said in f"{refused.message} {refused.hint}"


def test_all_or_none_writes_nothing_where_one_cannot_be_begun(
    sample: Path, tmp_path: Path, capsys: Out
) -> None:
    file = tmp_path / "a.ris"
    file.write_text(LEFT_OUT["no type"][1], encoding="utf-8")
    before = sorted(sample.rglob("*"))
    assert main(["import", str(file), "--content", str(sample), "--all-or-none"]) == 1
    assert capsys.readouterr().err.endswith("Nothing was written.\n")
    assert sorted(sample.rglob("*")) == before
    assert main(["import", str(file), "--content", str(sample)]) == 0
    shown = capsys.readouterr()
    assert "a.ris:1: warning: The reference that ends on line 2" in shown.err
    assert "1 study begun; 1 left out, since they cannot be begun." in shown.out


# --- wrong, cut, binary and mixed files -------------------------------------------------------


def _zip(*names: str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as packed:
        for name in names:
            packed.writestr(name, "x")
    return written.getvalue()


NAMED: dict[str, tuple[bytes, str]] = {
    "EndNote XML": (
        b"<?xml version='1.0'?><xml><records><record><database>x</database></record></records>",
        "EndNote XML",
    ),
    "PubMed XML": (b"<?xml version='1.0'?><PubmedArticleSet></PubmedArticleSet>", "PubMed XML"),
    "other XML": (b"<?xml version='1.0'?><x/>", "an XML file of another program"),
    "HTML": (b"<!DOCTYPE html><html><body>x</body></html>", "a web page (HTML)"),
    "Web of Science": (b"FN Clarivate\nVR 1.0\nPT J\n", "Web of Science's own format"),
    "EndNote tagged": (b"%0 Journal Article\n%T x\n", "EndNote's own format"),
    "PDF": (b"%PDF-1.7\n...", "a PDF"),
    "Word": (_zip("[Content_Types].xml", "word/document.xml"), "a Word document"),
    "zip": (_zip("a.txt"), "a packed file (zip)"),
    "RTF": (b"{\\rtf1 x}", "RTF"),
    "picture": (b"\x89PNG\r\n\x1a\n", "a picture"),
}


@pytest.mark.parametrize("ending", ["ris", "bib", "json", "csv", "txt"])
@pytest.mark.parametrize("name", NAMED)
def test_a_file_in_another_format_is_named_for_what_it_is(
    sample: Path, tmp_path: Path, capsys: Out, name: str, ending: str
) -> None:
    raw, words = NAMED[name]
    file = tmp_path / f"a.{ending}"
    file.write_bytes(raw)
    before = sorted(sample.rglob("*"))
    assert main(["import", str(file), "--content", str(sample)]) == 1
    said = capsys.readouterr().err
    assert words in said
    assert said.endswith("Nothing was written.\n")
    assert sorted(sample.rglob("*")) == before


def test_a_file_with_the_ending_of_another_format_is_read_as_what_it_is(
    sample: Path, tmp_path: Path, capsys: Out
) -> None:
    file = tmp_path / "a.ris"
    file.write_text("@article{a, title={Tending}, year=2020}\n", encoding="utf-8")
    assert main(["import", str(file), "--content", str(sample), "--dry-run"]) == 0
    assert "ends in .ris, but it holds BibTeX and is read as that" in capsys.readouterr().err
    for name in ("pubmed.nbib", "crossref.json", "eppi.json", "codebook.qdc"):
        file.write_bytes((CASES / name).read_bytes())
        assert main(["import", str(file), "--content", str(sample), "--dry-run"]) == 0
        assert "ends in .ris, but it holds" in capsys.readouterr().err
    assert main(["import", str(CASES / "crossref.json"), "--content", str(sample)]) == 0
    assert "ends in" not in capsys.readouterr().err


MIXED = {
    "BibTeX in RIS": ("a.ris", "TY  - JOUR\nTI  - One\nER  - \n\n@article{a, title={x}}\n", 5),
    "BibTeX within an entry": ("a.ris", "TY  - JOUR\nTI  - One\n@book{a, title={x}}\nER  - \n", 3),
    "RIS in BibTeX": ("a.bib", "@book{a, title={x}}\n\nTY  - JOUR\nTI  - One\nER  - \n", 3),
    "cut RIS": ("a.ris", "TY  - JOUR\nTI  - One\nER  - \n\nTY  - JOUR\nTI  - Tw", 5),
    "cut BibTeX": ("a.bib", "@book{a, title={x}}\n\n@book{b, title={y", 3),
    "cut JSON": ("a.json", '[{"title": "a"},\n {"title": ', 2),
    "binary": ("a.ris", "TY  - JOUR\nTI  - \x00\x01\nER  - \n", 2),
}


@pytest.mark.parametrize("name", MIXED)
def test_a_mixed_cut_or_binary_file_is_explained_and_nothing_written(
    sample: Path, tmp_path: Path, capsys: Out, name: str
) -> None:
    ending, text, line = MIXED[name]
    file = tmp_path / ending
    file.write_text(text, encoding="utf-8")
    before = sorted(sample.rglob("*"))
    assert main(["import", str(file), "--content", str(sample)]) == 1
    said = capsys.readouterr().err
    assert f"{ending}:{line}: " in said
    assert said.endswith("Nothing was written.\n")
    assert sorted(sample.rglob("*")) == before


@given(st.one_of(st.binary(max_size=200), st.sampled_from([raw for raw, _ in NAMED.values()])))
def test_recognising_never_gives_way(raw: bytes) -> None:
    found = recognised(raw)
    assert found is None or found.form or found.what


# --- many notices, and reports in records -----------------------------------------------------


def test_notices_that_are_alike_stand_together(sample: Path, tmp_path: Path, capsys: Out) -> None:
    file = tmp_path / "a.ris"
    entries = (
        f"TY  - JOUR\nAU  - Smith\nTI  - Wholly {'other' * n}\nPY  - 2020\nER  - \n"
        for n in range(1, 60)
    )
    file.write_text("".join(entries), encoding="utf-8")
    assert main(["import", str(file), "--content", str(sample), "--dry-run"]) == 0
    shown = capsys.readouterr()
    assert "notice, 59 times: It is a guess how these are named: …" in shown.err
    assert "and on these lines: 16 (smith-2020-d), 21 (smith-2020-e)" in shown.err
    assert len(shown.err.splitlines()) < 20
    assert "Would write 49 more, up to content/studies/smith-2020-" in shown.out
    assert main(["import", str(file), "--content", str(sample), "--dry-run", "--every-notice"]) == 0
    assert capsys.readouterr().err.count("It is a guess how these are named") == 59


CASE = (TESTS / "cases" / "invalid" / "I042-one-doi-two-titles.yml").read_text(encoding="utf-8")


def _record(name: str, doi: str, said: str) -> str:
    text = CASE.split("\n", 1)[1].replace("10.5555/KEY.2021", doi)
    return text.replace("id: case-2020\n", f"id: {name}\n{said}\n")


def test_a_slip_in_version_of_never_suggests_the_record_itself(sample: Path) -> None:
    text = _record("velde-2017", "10.5555/a", "version_of: velde-2018")
    (sample / "studies" / "velde-2017.yml").write_text(text, encoding="utf-8")
    (problem,) = load_and_check(sample)[1]
    assert (problem.code, problem.hint) == ("L001", "Did you mean 'velde-2016'?")


def test_further_reports_are_no_studies_and_stand_with_theirs(sample: Path) -> None:
    before, _ = load_catalogue(sample)
    records = {
        "case-a": ("10.5555/a", "version_of: velde-2016"),
        "case-b": ("10.5555/b", "report_of: [velde-2016, adeyemi-2021-a]"),
        "case-c": ("10.5555/KEY.2021", "report_of: [adeyemi-2021-a, case-c]"),
    }
    for name, (doi, said) in records.items():
        text = _record(name, doi, said)
        (sample / "studies" / f"{name}.yml").write_text(text, encoding="utf-8")
    _, problems = load_and_check(sample)
    assert [(each.code, Path(each.location.path).stem) for each in problems] == [("I043", "case-c")]
    other = sample / "studies" / "adeyemi-2021-a.yml"
    own = other.read_text(encoding="utf-8")
    said = "id: adeyemi-2021-a\nreport_of: [adeyemi-2021-a, case-c]\n"
    other.write_text(own.replace("id: adeyemi-2021-a\n", said), encoding="utf-8")
    assert load_and_check(sample)[1] == ()
    catalogue, _ = load_catalogue(sample)
    assert len(catalogue.studies) == len(before.studies) + 1
    assert report_count(catalogue) == len(before.studies) + 2
    pages = {page.path: page.view for page in made(study_pages(catalogue))}
    assert "studies/case-a/" not in pages
    velde, adeyemi = (pages[f"studies/{name}/"] for name in ("velde-2016", "adeyemi-2021-a"))
    assert [(one.id, one.kind) for one in velde.further] == [
        ("case-a", "Another version"),
        ("case-b", "A further report"),
    ]
    assert [one.id for one in adeyemi.further] == ["case-b"]
    assert [link.path for link in adeyemi.together] == ["studies/case-c/"]
    moved = {page.path: page.moved_to for page in renamed_pages(catalogue)}
    assert moved["studies/case-a/"] == "studies/velde-2016/"
