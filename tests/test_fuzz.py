"""Laws that hold for anything that comes in, tried on what no one thought of.

No traceback: every failure is a problem with a place. Every word that was accepted comes out as
typed. Nothing runs. What the check accepts is built, and twice the same. ``make test`` tries a
few hundred examples, the same in every run; ``make fuzz`` others for an hour.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import pytest
from hypothesis import Phase, assume, example, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from generator.check.reporting import REPORTERS
from generator.edit.intake.importing import STUDY as STUDIES
from generator.edit.intake.importing import Plan, planned
from generator.edit.intake.incoming import CannotRead
from generator.edit.intake.mapping import read_mapping
from generator.edit.intake.reference_values import read_value
from generator.edit.issues.forms import ADD_QUOTE, FORMS, PROPOSE_STUDY
from generator.edit.issues.proposals import Issue, propose
from generator.edit.issues.questions import Form
from generator.edit.issues.replies import said_of_answer
from generator.evidence.codes import CODES
from generator.evidence.fields import Holds, RecordField
from generator.evidence.loading import Content, load_content
from generator.evidence.loading.pages import read_page
from generator.evidence.loading.shape import shaped
from generator.evidence.loading.yaml_text import read_yaml
from generator.evidence.problems import DataPath, InvalidContent, Problem, has_errors
from generator.evidence.records.base import Record
from generator.evidence.records.kinds import KINDS
from generator.publish import documents
from generator.publish.build import Site, build_site, check
from generator.publish.hand_written import as_html, clean_page
from generator.publish.rendering import prose
from generator.publish.site.builder import publish
from generator.publish.site.project import Project
from tests.conftest import REPOSITORY, SAMPLE, TESTS
from tests.github import QUOTE, STUDY, filled_in
from tests.hostile import what_runs
from tests.reading import READERS, bare, in_diff
from tests.strategies import files
from tests.strategies.records import (
    LEFT_OUT,
    Synthesis,
    at,
    fields_in,
    full_synthesis,
    marked_word,
    models,
    texts_in,
    with_texts,
    written,
)
from tests.strategies.texts import LIKE_YAML, LINES

TEMPLATES = REPOSITORY / "site_templates"
RECORDS = sorted(SAMPLE.rglob("*.yml"))
KEPT = tomllib.loads((TESTS / "cases" / "texts.toml").read_text(encoding="utf-8"))["text"]
"""Texts that once gave way, or that a reader of ours gives a meaning to."""
Place = tuple[str, DataPath]

IN_FUZZ: Final = settings().max_examples // 120
"""How many times as many examples as usual the profile asks for."""


def some(number: int) -> settings:
    """So many examples in `make test`, and more in `make fuzz`.

    What fails is shown as it was found: a smaller example would take hundreds of builds.
    """
    return settings(max_examples=number * IN_FUZZ, phases=[Phase.explicit, Phase.generate])


@pytest.fixture(autouse=True, scope="module")
def _documents_are_not_kept() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("generator.publish.documents.document_files", documents.document_files)
        yield


# --- YAML ------------------------------------------------------------------------------------


def _goes_through(raw: bytes) -> None:
    value, marks, problems = read_yaml(raw, "case.yml")
    assert (value is None) <= bool(problems)
    found: list[Problem] = list(problems)
    for kind in KINDS:
        result = shaped(value, kind.model, marks)
        found += [] if isinstance(result, Record) else result
    _have_places(found, raw)


def _have_places(found: Sequence[Problem], raw: bytes) -> None:
    """Every problem has a code, a line of the file, and can be said in every form."""
    lines = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    places = [(p.code in CODES, p.location.line, p.location.column) for p in found]
    assert [p for p in places if not p[0] or not 1 <= p[1] <= lines or p[2] < 1] == []
    assert [report(found).encode("utf-8") for report in REPORTERS.values()]


@given(st.binary(max_size=300))
@example(b"\xff\xfe\x00")
def test_any_bytes(raw: bytes) -> None:
    _goes_through(raw)


@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    _goes_through(text.encode("utf-8", "surrogatepass"))


@given(LIKE_YAML)
def test_any_text_that_looks_like_yaml(text: str) -> None:
    _goes_through(text.encode())


@some(300)
@given(st.data())
def test_a_record_with_a_piece_cut_out_or_put_in(data: st.DataObject) -> None:
    raw = data.draw(st.sampled_from(RECORDS)).read_bytes()
    at_byte = data.draw(st.integers(0, len(raw)))
    cut = data.draw(st.integers(0, 40))
    piece = data.draw(LIKE_YAML.map(str.encode) | st.binary(max_size=4))
    _goes_through(raw[:at_byte] + piece + raw[at_byte + cut :])


# --- records: every word comes out as typed --------------------------------------------------


def test_every_field_of_every_record_is_tried() -> None:
    assert models() - fields_in(full_synthesis()) == LEFT_OUT


def _built(folder: Path) -> Site | tuple[Problem, ...]:
    try:
        return build_site(folder, TEMPLATES)
    except InvalidContent as error:
        return error.problems


def _checked_and_built(synthesis: Synthesis, folder: Path) -> Site | tuple[Problem, ...]:
    """The site, or the problems, which are those of the check."""
    problems = check(written(synthesis, folder))
    built = _built(folder)
    if has_errors(problems):
        assert built == problems
    else:
        assert isinstance(built, Site), built
        assert built.warnings == problems
    return built


def _said(site: Site, content: Content, before: Content) -> dict[str, str]:
    """All that each reader reads, without spaces."""
    said = {name: bare("\n".join(read(site))) for name, read in READERS.items()}
    return {**said, "diff": bare("\n".join(in_diff(before, content)))}


@cache
def _plain() -> tuple[Content, dict[str, str]]:
    """The content in which each text is one plain word, and what readers read of it."""
    with TemporaryDirectory() as folder:
        root = written(full_synthesis(), Path(folder) / "content")
        site, content = build_site(root, TEMPLATES), load_content(root)[0]
    assert len(texts_in(full_synthesis())) > 400
    return content, _said(site, content, content)


def _shown_in(place: Place) -> set[str]:
    """The readers that read a text, as they read a plain word in its place; every diff does."""
    word = at(full_synthesis(), place)
    return {name for name, said in _plain()[1].items() if word in said} | {"diff"}


def _as_read(text: str, field: RecordField, reader: str) -> str:
    """What a reader reads of a text: of one with paragraphs, what its Markdown says."""
    if field.holds is Holds.PROSE and reader not in {"JSON", "diff"}:
        return bare(LexborHTMLParser(prose(text)).text())
    return bare(text)


def _typed(texts: Sequence[str]) -> dict[Place, str]:
    """Texts for all fields in turn, each with a word of its own behind it.

    What is one value in several fields stays one.
    """
    words = list(dict.fromkeys(at(full_synthesis(), place) for place in texts_in(full_synthesis())))
    text = {
        word: f"{texts[number % len(texts)]} {marked_word(number + 5_000)}"
        for number, word in enumerate(words)
    }
    return {place: text[at(full_synthesis(), place)] for place in texts_in(full_synthesis())}


def _accepted(typed: dict[Place, str], folder: Path) -> tuple[Site, dict[Place, str]]:
    """The site of what was accepted: a text that is refused gives way to a plain word."""
    for _ in range(12):
        built = _checked_and_built(with_texts(full_synthesis(), typed), folder)
        if isinstance(built, Site):
            return built, typed
        refused = {
            (kind.name, problem.data_path)
            for kind in KINDS
            for problem in built
            if problem.location.path.endswith(f"/{kind.where.replace('<id>', f'a-{kind.name}')}")
        }
        given_up = {typed.get(place) for place in refused}
        kept = {place: text for place, text in typed.items() if text not in given_up}
        assert len(kept) < len(typed), "What is refused is no text that was typed."
        typed = kept
    raise AssertionError("Some text is refused again and again.")


def _lost(texts: Sequence[str]) -> list[tuple[str, Place, str]]:
    """Each text that was accepted, and that some reader does not read as it was typed."""
    fields = texts_in(full_synthesis())
    with TemporaryDirectory() as name:
        site, typed = _accepted(_typed(texts), Path(name) / "content")
        said = _said(site, load_content(Path(name) / "content")[0], _plain()[0])
    assert [found for page in site.pages for found in what_runs(LexborHTMLParser(page.html))] == []
    return [
        (reader, place, text)
        for place, text in typed.items()
        for reader in sorted(_shown_in(place))
        if _as_read(text, fields[place], reader) not in said[reader]
    ]


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: kept["what"])
def test_a_text_that_once_gave_way_comes_out_of_every_field_as_typed(kept: dict[str, str]) -> None:
    assert _lost([kept["typed"]]) == []


@some(8)
@given(st.lists(LINES, min_size=1, max_size=6))
def test_every_word_that_is_accepted_comes_out_as_typed(texts: list[str]) -> None:
    assert _lost(texts) == []


@some(2)
@given(st.lists(LINES, min_size=1, max_size=6))
def test_two_builds_are_equal(texts: list[str]) -> None:
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        first, typed = _accepted(_typed(texts), Path(one) / "content")
        again = _built(written(with_texts(full_synthesis(), typed), Path(other) / "content"))
    assert isinstance(again, Site)
    assert first.files == again.files
    assert first.documents == again.documents
    assert [page.html for page in first.pages] == [page.html for page in again.pages]


_VALUES: st.SearchStrategy[Any] = st.one_of(
    LINES,
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.just({}) | st.just([]),
    st.sampled_from(["not reported", "a-study", "2024-02-31", "NO", "10.5555/b", "1e999"]),
)


@some(20)
@given(st.data())
def test_what_the_check_accepts_is_built_and_nothing_else(data: st.DataObject) -> None:
    synthesis = with_texts(full_synthesis(), {})
    for _ in range(data.draw(st.integers(1, 3))):
        _change(synthesis, data)
    with TemporaryDirectory() as folder:
        built = _checked_and_built(synthesis, Path(folder) / "content")
    assert built


def _change(synthesis: Synthesis, data: st.DataObject) -> None:
    """Change, take away or double a value somewhere in a synthesis."""
    around: Any = synthesis[data.draw(st.sampled_from(sorted(synthesis)))]
    if not around:
        return
    while True:
        keys = list(around) if isinstance(around, dict) else list(range(len(around)))
        key = data.draw(st.sampled_from(keys))
        inside = around[key]
        if not isinstance(inside, dict | list) or not inside or not data.draw(st.integers(0, 4)):
            break
        around = inside
    match data.draw(st.sampled_from(["change", "leave out", "double"])):
        case "leave out":
            del around[key]
        case "double" if isinstance(around, list):
            around.append(inside)
        case _:
            around[key] = data.draw(_VALUES)


# --- hand-written pages ----------------------------------------------------------------------


@some(120)
@given(files.PAGES)
def test_no_page_whatever_runs_or_takes_a_name_of_the_shell(text: str) -> None:
    raw = text.encode("utf-8", "surrogatepass")
    page, problems = read_page(raw, "about.md")
    _have_places(problems, raw)
    html = LexborHTMLParser(f"<main>{clean_page(as_html(page.markdown))}</main>")
    assert what_runs(html) == []
    names = [node.attributes["id"] or "" for node in html.css("[id]")]
    assert [name for name in names if name.strip().startswith(("__", "ev-"))] == []
    assert html.css("[class^=md-], [class*=' md-'], [data-md-component], [style], form") == []


@pytest.mark.slow
@some(2)
@given(st.lists(files.PAGES, min_size=8, max_size=24))
def test_pages_that_the_check_accepts_are_built(pages: list[str]) -> None:
    with TemporaryDirectory() as name:
        content = written(full_synthesis(), Path(name) / "content")
        (content / "pages").mkdir()
        for number, text in enumerate(pages):
            file = content / "pages" / f"page-{number}.md"
            file.write_bytes(text.encode("utf-8", "surrogatepass"))
            if check(content):
                file.unlink()
        kept = {file.stem for file in (content / "pages").iterdir()}
        project = Project(REPOSITORY / "mkdocs.yml", content, Path(name) / "site", history=False)
        assert publish(project, lambda step: None) > len(kept)
        made = {page: (Path(name) / "site" / page / "index.html").read_bytes() for page in kept}
    assert [page for page, html in made.items() if b"Content-Security-Policy" not in html] == []


# --- references, sheets and issues -----------------------------------------------------------


def _planned(raw: bytes, form: str) -> Plan | None:
    """What an import would write; where it would write nothing, every problem is said."""
    content = load_content(SAMPLE)[0]
    mapping = None if form in {"ris", "bibtex", "csl"} else _mapping()
    try:
        return planned(raw, form, "refs", SAMPLE, content, mapping=mapping)
    except CannotRead as error:
        assert [problem for problem in error.problems if not problem.message] == []
        assert error.problems
    return None


@cache
def _mapping() -> Any:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "mapping.yml"
        file.write_bytes(files.MAPPING)
        return read_mapping(file, STUDIES)


def _unreadable(plan: Plan | None) -> list[str]:
    """The drafts that are no YAML."""
    drafts = [study.draft.text for study in plan.studies] if plan else []
    return [draft for draft in drafts if read_yaml(draft.encode(), "")[2]]


@some(40)
@given(files.REFERENCES)
def test_no_references_whatever_bring_the_import_down(made: tuple[str, str]) -> None:
    form, text = made
    assert _unreadable(_planned(text.encode("utf-8", "surrogatepass"), form)) == []


@some(30)
@given(files.ROWS, st.sampled_from(["csv", "xlsx"]))
def test_no_sheet_whatever_brings_the_import_down(rows: list[tuple[str, ...]], form: str) -> None:
    raw = (files.csv_of if form == "csv" else files.xlsx_of)([files.HEAD, *rows])
    assert _unreadable(_planned(raw, form)) == []


def _words_of(draft: str) -> set[str]:
    value, _, problems = read_yaml(draft.encode(), "")
    assert problems == ()
    title = value["reference"]["title"]
    title = f"[{title}]" if value["reference"].get("title_is_translated") else title
    return {title, value["reference"].get("container", "")}


@some(20)
@given(LINES, LINES)
@pytest.mark.parametrize("form", ["ris", "csl", "csv", "xlsx"])
def test_every_word_of_a_reference_or_row_stands_in_its_draft(
    form: str, title: str, journal: str
) -> None:
    row = ("Okafor, N", "2021", title, journal, "")
    raw = {
        "ris": lambda: files.ris_of(title, journal).encode(),
        "csl": lambda: files.csl_of(title, journal).encode(),
        "csv": lambda: files.csv_of([files.HEAD, row]),
        "xlsx": lambda: files.xlsx_of([files.HEAD, row]),
    }[form]()
    plan = _planned(raw, form)
    assume(plan is not None)
    assert plan is not None
    said = [_words_of(study.draft.text) for study in plan.studies]
    fields = {"title": title, "container": journal}
    assert said == [{read_value(name, text).values[name] for name, text in fields.items()}]


@some(40)
@given(st.sampled_from(FORMS).flatmap(files.answers))
def test_no_issue_whatever_brings_the_forms_down(body: str) -> None:
    outcome = propose(SAMPLE, Issue(12, "octocat", body))
    assert not outcome.text or read_yaml(outcome.text, "")[2] == ()
    assert [problem for problem in outcome.problems if not said_of_answer(problem)] == []


@some(20)
@given(LINES, LINES)
@pytest.mark.parametrize("form", [PROPOSE_STUDY, ADD_QUOTE], ids=lambda form: form.name)
def test_every_word_of_an_answer_stands_in_its_record(form: Form, one: str, other: str) -> None:
    answers, fields = {
        PROPOSE_STUDY.name: ({**STUDY, "title": one, "container": other}, ("title", "container")),
        ADD_QUOTE.name: ({**QUOTE, "text": one, "locator": other}, ("text", "locator")),
    }[form.name]
    outcome = propose(SAMPLE, Issue(12, "octocat", filled_in(form, answers)))
    assume(not outcome.errors)
    value, _, problems = read_yaml(outcome.text, "")
    assert problems == ()
    part = value["reference"] if form is PROPOSE_STUDY else value["quotes"][-1]
    assert [part[name] for name in fields] == [one, other]
