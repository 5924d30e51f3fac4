"""From an issue to a record: hostile and broken issues first, then the whole way."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.check.rules import load_and_check
from generator.cli import main
from generator.edit.issues.answers import Answers, read_answers
from generator.edit.issues.forms import ADD_QUOTE, CORRECT, FORMS, PROPOSE_STUDY
from generator.edit.issues.locate import label_of
from generator.edit.issues.proposals import Issue, Outcome, propose
from generator.edit.issues.questions import Form, FormQuestion, Shape
from generator.edit.issues.replies import fenced, record_of_page, reply, said_of_answer
from generator.edit.issues.review_forms import FURTHER, forms_of
from generator.edit.issues.values import values_of
from generator.edit.writing.formatted import CannotFormat
from generator.edit.writing.lists import with_item
from generator.evidence.loading import Content, load_content
from generator.evidence.loading.yaml_text import read_yaml
from generator.evidence.problems import Problem, has_errors
from generator.evidence.records.kinds import KINDS
from generator.evidence.records.reported import NOT_REPORTED
from generator.evidence.records.study import Study
from tests.conftest import SAMPLE
from tests.github import CORRECTION, QUOTE, STUDY, filled_in
from tests.hostile import HOSTILE

Out = pytest.CaptureFixture[str]


def _proposed(form: Form, answers: Mapping[str, str], content: Path = SAMPLE) -> Outcome:
    return propose(content, Issue(12, "octocat", filled_in(form, answers)))


def _errors(form: Form, base: Mapping[str, str], **changed: str) -> list[Problem]:
    answers = {**base, **{name.replace("_", "-"): text for name, text in changed.items()}}
    return list(_proposed(form, answers).errors)


# --- no form at all --------------------------------------------------------------------------

WHOLE = filled_in(PROPOSE_STUDY, STUDY)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("", "This is no filled-in form."),
        ("A study is missing!", "This is no filled-in form."),
        ("### What happened\n\nNothing", "This is no filled-in form."),
        ("x" * 300_000, "The text has more than 200,000 characters."),
        ("### Title\n\n\ud800", "The text has half a character"),
        (f"Please read this:\n\n{WHOLE}", "There is text before the first question."),
        (WHOLE.replace("### Year", "**Year**"), "The question is gone."),
        (WHOLE.replace("7\n", "7\n\n### Title\n\nB\n", 1), "stands here 2 times"),
        ("\n\n".join(reversed(re.split(r"\n\n(?=###)", WHOLE))), "in another order"),
        (filled_in(PROPOSE_STUDY, STUDY, ticked=False), "This box is not ticked"),
    ],
)
def test_an_issue_that_is_no_filled_in_form_is_refused(body: str, said: str) -> None:
    outcome = propose(SAMPLE, Issue(12, "octocat", body))
    assert any(said in said_of_answer(error) for error in outcome.errors), outcome.errors
    assert outcome.text == b"" or outcome.errors


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_form_is_read_as_github_writes_it(form: Form) -> None:
    texts = {ask.id: f"Answer to {ask.id}\n\n#### A heading\n\n# Another" for ask in form.questions}
    for body in (filled_in(form, texts), filled_in(form, texts).replace("\n", "\r\n")):
        answers, problems = read_answers(body, FORMS)
        assert problems == ()
        assert answers is not None
        assert answers.form is form
        assert answers.texts == texts


def test_what_is_not_answered_is_not_there() -> None:
    answers, problems = read_answers(filled_in(CORRECT, {}), FORMS)
    assert answers is not None
    assert (answers.texts, problems) == ({}, ())


# --- answers that are wrong ------------------------------------------------------------------

WRONG_STUDY = [
    ("year", "two thousand", "Year", "does not have the right form"),
    ("year", "22019", "Year", "must be 2200 or less"),
    ("type", "novel", "Kind of report", "not one of those allowed"),
    ("doi", "okafor.2019", "DOI", "does not have the right form"),
    ("doi", "", "DOI", "needs a doi, a url"),
    ("url", "javascript:alert(1)", "Address on the web", "does not have the right form"),
    ("title", "", "Title", "There is no answer."),
    ("title", "Two\nlines", "Title", "one paragraph"),
    ("title", "x" * 60_000, "Title", "at most 1500"),
    ("title", "A  \u202etitle", "Title", "U+202E"),
    ("authors", "", "Authors", "There is no answer."),
    ("authors", "et al.", "Authors", "must list 1 or more"),
    ("authors", ", N", "Authors", "The text is empty."),
    ("source", "../../etc/passwd", "Source document", "There is no source '../../etc/passwd'."),
    ("source", "medow-2022", "Source document", "Did you mean 'meadow-2022'?"),
    ("models", "open-gate\nopen-gates", "Models", "There is no model 'open-gates'."),
    ("score", "high", "Score", "must be a whole number"),
    ("score", "4, 4", "Score", "different scores"),
    ("score", "99", "Score", "scale"),
    ("score-section", "", "Score: section of the source", "There is no answer."),
    ("number", "-1", "Number in the reference list", "must be a whole number"),
]


@pytest.mark.parametrize(("ask", "answer", "label", "said"), WRONG_STUDY)
def test_a_wrong_answer_is_told_at_its_question(
    ask: str, answer: str, label: str, said: str
) -> None:
    outcome = _proposed(PROPOSE_STUDY, {**STUDY, ask: answer})
    assert [label_of(error) for error in outcome.errors] == [label], outcome.errors
    assert said in said_of_answer(outcome.errors[0])


WRONG_QUOTE = [
    ("study", "okafor-1999", "Study id", "There is no study 'okafor-1999'."),
    ("study", "../velde-2016", "Study id", "There is no study '../velde-2016'."),
    ("study", "", "Study id", "There is no answer."),
    ("text", "“We asked.”", "Words of the quotation", "quotation marks"),
    ("text", "x" * 60_000, "Words of the quotation", "at most 1500"),
    ("voice", "somebody", "Whose words", "not one of those allowed"),
    ("themes", "first-visits", "Themes", "Did you mean 'first-visit'?"),
    ("language", "Norwegian", "Language tag", "Write a language tag"),
]


@pytest.mark.parametrize(("ask", "answer", "label", "said"), WRONG_QUOTE)
def test_a_wrong_answer_about_a_quote_is_told_at_its_question(
    ask: str, answer: str, label: str, said: str
) -> None:
    outcome = _proposed(ADD_QUOTE, {**QUOTE, ask: answer})
    assert [label_of(error) for error in outcome.errors] == [label], outcome.errors
    assert said in said_of_answer(outcome.errors[0])


def test_all_problems_come_at_once() -> None:
    wrong = {ask: answer for ask, answer, _, _ in reversed(WRONG_STUDY) if answer}
    labels = {label for ask, _, label, _ in WRONG_STUDY if ask in wrong}
    assert {
        label_of(error) for error in _proposed(PROPOSE_STUDY, {**STUDY, **wrong}).errors
    } == labels


@pytest.mark.parametrize("study", ["okafor-1999", QUOTE["study"]])
def test_all_problems_of_a_quote_come_at_once_and_name_no_fields(study: str) -> None:
    wrong = {ask: answer for ask, answer, _, _ in reversed(WRONG_QUOTE) if answer} | {
        "study": study
    }
    told = _proposed(ADD_QUOTE, {**QUOTE, **wrong}).errors
    labels = {label for ask, _, label, _ in WRONG_QUOTE if ask != "study"}
    assert {label_of(error) for error in told} - {"Study id"} == labels
    assert ("Study id" in {label_of(error) for error in told}) is (study != QUOTE["study"])
    assert not [said_of_answer(error) for error in told if "›" in said_of_answer(error)]


def test_what_is_not_answered_is_told_once_and_by_its_question() -> None:
    outcome = _proposed(ADD_QUOTE, {"study": QUOTE["study"]})
    required = {ask.label for ask in ADD_QUOTE.questions if ask.required} - {"Study id"}
    assert sorted(map(label_of, outcome.errors)) == sorted(required)
    assert {said_of_answer(error)[:20] for error in outcome.errors} == {"There is no answer. "}


def test_a_value_among_others_is_told_by_its_own_words() -> None:
    outcome = _proposed(PROPOSE_STUDY, {**STUDY, "publication-country": "germany"})
    assert [label_of(error) for error in outcome.errors] == ["Country of publication"]
    assert said_of_answer(outcome.errors[0]).startswith("'germany' is spelled 'Germany' in ")


def test_a_quote_that_is_there_already_is_told() -> None:
    text = "The beans are an excuse."
    errors = _errors(ADD_QUOTE, QUOTE, study="adeyemi-2021-a", text=text)
    assert [label_of(error) for error in errors] == ["Words of the quotation"]
    assert "already" in said_of_answer(errors[0])


def test_a_study_of_the_same_title_and_year_is_here_already() -> None:
    answers = {**STUDY, "title": "A locked GATE", "year": "2016", "doi": "", "url": "http://a.b"}
    answers["authors"] = "van der Velde, K"
    outcome = _proposed(PROPOSE_STUDY, answers)
    assert [label_of(error) for error in outcome.errors] == ["Title"]
    assert "studies/velde-2016.yml" in said_of_answer(outcome.errors[0])


def test_a_study_with_the_doi_of_another_and_its_title_is_here_already() -> None:
    known = next(s for _, s in _sample().records(Study) if s.reference.doi)
    answers = {**STUDY, "doi": known.reference.doi or "", "title": known.reference.title}
    outcome = _proposed(PROPOSE_STUDY, answers)
    assert [label_of(error) for error in outcome.errors] == ["DOI"]
    assert "are already those of" in said_of_answer(outcome.errors[0])


def test_a_study_with_the_doi_of_another_and_another_title_gets_a_remark() -> None:
    outcome = _proposed(PROPOSE_STUDY, {**STUDY, "doi": "10.5555/KEY.2021"})
    assert outcome.errors == ()
    assert [label_of(remark) for remark in outcome.remarks] == ["DOI"]
    assert "with another title or year" in said_of_answer(outcome.remarks[0])


def test_a_study_with_nearly_the_title_of_another_gets_a_remark() -> None:
    known = next(s for _, s in _sample().records(Study) if len(s.reference.title) > 20)
    outcome = _proposed(PROPOSE_STUDY, {**STUDY, "title": f"{known.reference.title}s"})
    assert outcome.errors == ()
    assert [label_of(remark) for remark in outcome.remarks] == ["Title"]
    assert known.id in said_of_answer(outcome.remarks[0])
    assert known.id in reply(outcome, _sample())


def test_nothing_is_written_while_anything_is_wrong(sample: Path, tmp_path: Path) -> None:
    before = {file: file.read_bytes() for file in sample.rglob("*") if file.is_file()}
    for number, (ask, answer, _, _) in enumerate(WRONG_STUDY):
        body = tmp_path / f"{number}.md"
        body.write_text(filled_in(PROPOSE_STUDY, {**STUDY, ask: answer}), encoding="utf-8")
        assert main(["from-issue", str(body), "--number", "12", "--author", "octocat"]) == 1
    assert {file: file.read_bytes() for file in sample.rglob("*") if file.is_file()} == before


# --- hostile answers -------------------------------------------------------------------------


def _sample() -> Content:
    return load_content(SAMPLE)[0]


def _tokens(markdown: str) -> set[str]:
    """What GitHub would make of a text, below the fences."""
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(markdown)
    kinds = {token.type for token in tokens}
    return kinds | {child.type for token in tokens for child in token.children or ()}


STRANGE = f"{HOSTILE.strip()} @everyone #1 http://a.example ```` ~~~"


@pytest.mark.parametrize("form", [PROPOSE_STUDY, ADD_QUOTE], ids=lambda form: form.name)
@pytest.mark.parametrize(
    "text", [STRANGE, "`" * 50, "=HYPERLINK(1)", "../../x", "</details>", "{}"]
)
def test_an_answer_comment_holds_no_markup_of_a_stranger(form: Form, text: str) -> None:
    outcome = _proposed(form, {ask.id: text for ask in form.questions})
    assert outcome.errors
    comment = reply(outcome, _sample())
    assert _tokens(comment) <= {
        *("paragraph_open", "paragraph_close", "inline", "text", "strong_open", "strong_close"),
        *("fence", "softbreak"),
    }
    outside = re.sub(r"(?ms)^(`{3,})text\n.*?^\1$", "", comment)
    assert text not in outside
    assert re.findall(r"@\w+", outside) == ["@octocat"]


@pytest.mark.parametrize(
    "page", ["https://x.example/studies/../../etc/passwd/", STRANGE, "x" * 9000]
)
def test_a_correction_names_only_files_that_are_there(page: str) -> None:
    outcome = _proposed(CORRECT, {**CORRECTION, "page": page, "wrong": STRANGE})
    comment = reply(outcome, _sample())
    assert outcome.errors == ()
    assert "none of a record's page" in comment
    assert "alert" not in comment
    assert "passwd" not in comment


@given(st.text(max_size=200))
def test_any_text_stays_in_its_fence(text: str) -> None:
    tokens = MarkdownIt("commonmark").parse(f"Before\n\n{fenced(text)}\n\nAfter\n")
    kinds = [token.type for token in tokens]
    around = ["paragraph_open", "inline", "paragraph_close"]
    assert kinds == [*around, "fence", *around]


def test_hostile_texts_that_fit_become_a_record_that_says_them(sample: Path) -> None:
    text = "<script>alert(1)</script> {{7*7}} =1+1 '\" : # | > - [x](javascript:y)"
    answers = {**STUDY, "title": text, "authors": f"{text[:20]}, N", "container": text}
    outcome = _proposed(PROPOSE_STUDY, answers, sample)
    assert outcome.errors == ()
    assert re.fullmatch(r"studies/[a-z0-9-]+", outcome.record)
    (sample / outcome.file).write_bytes(outcome.text)
    assert not has_errors(load_and_check(sample)[1])
    record = next(s for _, s in load_content(sample)[0].records(Study) if s.id in outcome.record)
    assert record.reference.title == record.reference.container == text


@settings(max_examples=25)
@given(st.text(min_size=1, max_size=40), st.text(max_size=40))
def test_an_id_is_an_id_whatever_the_name(family: str, initials: str) -> None:
    outcome = _proposed(PROPOSE_STUDY, {**STUDY, "authors": f"{family}, {initials}"})
    assert outcome.record == "" or re.fullmatch(r"studies/[a-z0-9]+(-[a-z0-9]+)*", outcome.record)


# --- whole ways ------------------------------------------------------------------------------


def _write(folder: Path, form: Form, answers: Mapping[str, str]) -> str:
    file = folder / "issue.md"
    file.write_bytes(filled_in(form, answers).replace("\n", "\r\n").encode())
    return str(file)


BY = ("--number", "12", "--author", "octocat")


def test_a_study_comes_out_as_it_was_told(sample: Path, tmp_path: Path, capsys: Out) -> None:
    assert main(["from-issue", _write(tmp_path, PROPOSE_STUDY, STUDY), *BY]) == 0
    said = capsys.readouterr()
    assert said.err == "Wrote content/studies/okafor-2019.yml.\n"
    assert "`studies/okafor-2019`" in said.out
    assert not has_errors(load_and_check(sample)[1])
    study = next(s for _, s in load_content(sample)[0].records(Study) if s.id == "okafor-2019")
    assert study.model_dump(exclude_unset=True) == {
        "id": "okafor-2019",
        "reference": {
            "authors": (
                {"family": "Okafor", "initials": "N"},
                {"family": "Lindqvist", "initials": "A"},
                {"name": "Institute of Invented Studies"},
            ),
            "year": 2019,
            "title": "A waiting room of our own",
            "type": "journal-article",
            "container": "Journal of Invented Studies",
            "volume": "7",
            "pages": "30–41",
            "language": "not reported",
            "doi": "10.5555/okafor.2019",
            "place": {"source": "meadow-2022", "section": "References", "locator": "number 12"},
        },
        "characteristics": {
            "place": {
                "source": "meadow-2022",
                "section": "Results",
                "locator": "Table 1, row Okafor",
            },
            "publication_country": "Norway",
            "study_country": "not reported",
            "provision": ("Asthma", "Diabetes"),
            "models": ("open-gate", "shared-plots"),
        },
        "ladder": {
            "one_of": (3, 4),
            "place": {"source": "meadow-2022", "section": "Results", "locator": "p. 5"},
        },
    }


@pytest.mark.parametrize(
    ("score", "ladder"),
    [("not reported", "not reported"), ("3", {"total": 3}), ("3, 4", {"one_of": (3, 4)})],
)
def test_a_score_is_said_in_each_of_its_ways(score: str, ladder: Any) -> None:
    answers = {**STUDY, "score": score}
    if score == "not reported":
        answers |= {"score-section": "", "score-locator": ""}
    outcome = _proposed(PROPOSE_STUDY, answers)
    assert outcome.errors == ()
    found = read_yaml(outcome.text, "")[0]["ladder"]
    assert found == (ladder if isinstance(ladder, str) else {**ladder, "place": found["place"]})


def test_a_name_that_is_taken_gets_a_number(sample: Path, tmp_path: Path) -> None:
    for number in ("", "-b", "-c"):
        title = f"Another thing entirely: {number or 'the first'} of them"
        answers = {**STUDY, "title": title * (1 + len(number)), "doi": f"10.5555/x{number}"}
        assert main(["from-issue", _write(tmp_path, PROPOSE_STUDY, answers), *BY]) == 0
        assert (sample / f"studies/okafor-2019{number}.yml").is_file()


@pytest.mark.parametrize(
    "study", ["velde-2016", "adeyemi-2021-a", "adeyemi-2021-b", "gartenbund-2020", "ni-she-2018"]
)
def test_a_quote_joins_its_study_and_nothing_else_changes(
    sample: Path, tmp_path: Path, study: str
) -> None:
    file = sample / f"studies/{study}.yml"
    before = file.read_text(encoding="utf-8").splitlines()
    known = next(s for _, s in load_content(sample)[0].records(Study) if s.id == study)
    assert main(["from-issue", _write(tmp_path, ADD_QUOTE, {**QUOTE, "study": study}), *BY]) == 0
    assert not has_errors(load_and_check(sample)[1])
    after = next(s for _, s in load_content(sample)[0].records(Study) if s.id == study)
    assert after.quotes[:-1] == known.quotes
    assert after.quotes[-1].text == QUOTE["text"]
    assert after.quotes[-1].id == "we-asked-for-chairs"
    lines = file.read_text(encoding="utf-8").splitlines()
    assert [line for line in before if line not in lines] == []


@pytest.mark.parametrize(
    ("before", "quotes"),
    [
        ("id: a\nformerly: []\n", []),
        ("id: a\nquotes: []\n", []),
        ("id: a\nquotes:  # none yet\n# end\n", []),
        ("id: a\nquotes: [{id: x}]\nnotes: []\n", [{"id": "x"}]),
        ("id: a\nquotes:\n- id: x  # one\n\n# about notes\nnotes: []\n", [{"id": "x"}]),
        ("{id: a, notes: []}", []),
    ],
)
def test_an_item_is_added_to_a_list_however_it_is_written(
    before: str, quotes: list[dict[str, str]]
) -> None:
    kind = next(kind for kind in KINDS if kind.model is Study)
    raw = before.encode()
    new = with_item(raw, kind, ("quotes",), {"id": "y", "text": "It was: ours"})
    value, was = read_yaml(new, "")[0], read_yaml(raw, "")[0]
    assert value.pop("quotes") == (*quotes, {"id": "y", "text": "It was: ours"})
    was.pop("quotes", None)
    assert value == was
    comments = [line.partition("#")[2] for line in before.splitlines() if "#" in line]
    assert all(comment in new.decode() for comment in comments)


@pytest.mark.parametrize("raw", [b"", b"- a", b"id: *a", b"id: a\nid: b"])
def test_an_item_is_added_to_no_file_that_cannot_be_read(raw: bytes) -> None:
    kind = next(kind for kind in KINDS if kind.model is Study)
    with pytest.raises(CannotFormat):
        with_item(raw, kind, ("quotes",), {"id": "y"})


def test_a_correction_goes_to_a_person(sample: Path, tmp_path: Path, capsys: Out) -> None:
    before = {file: file.read_bytes() for file in sample.rglob("*.yml")}
    assert main(["from-issue", _write(tmp_path, CORRECT, CORRECTION), *BY]) == 0
    assert "`content/studies/velde-2016.yml`" in capsys.readouterr().out
    assert {file: file.read_bytes() for file in sample.rglob("*.yml")} == before


def test_pages_of_records_are_known() -> None:
    content = _sample()
    assert record_of_page("https://a.example/b/themes/first-visit/", content) == (
        "themes/first-visit.yml"
    )
    assert record_of_page("studies/velde-2016/index.html#x", content) == "studies/velde-2016.yml"
    assert record_of_page("/models/open-gate", content) == "models/open-gate.yml"
    assert record_of_page("/themes/velde-2016/", content) == ""
    assert record_of_page("", content) == ""


# --- the command -----------------------------------------------------------------------------


def _event(folder: Path, event: Any) -> str:
    file = folder / "event.json"
    file.write_text(json.dumps(event), encoding="utf-8")
    return str(file)


@pytest.mark.parametrize(
    "event",
    [
        [],
        {},
        {"issue": None},
        {"issue": {"number": "12", "user": {"login": "a"}, "body": ""}},
        {"issue": {"number": True, "user": {"login": "a"}, "body": ""}},
        {"issue": {"number": 12, "user": {"login": "a\n@everyone"}, "body": ""}},
        {"issue": {"number": 12, "user": {}, "body": ""}},
        {"issue": {"number": -1, "user": {"login": "a"}, "body": ""}},
    ],
)
def test_an_event_that_is_none_is_refused(tmp_path: Path, event: Any, capsys: Out) -> None:
    assert main(["from-issue", "--event", _event(tmp_path, event), "--content", str(SAMPLE)]) == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("raw", [b"\xff\xfe", b"x" * 3_000_000, None])
def test_a_file_that_is_no_text_is_refused(tmp_path: Path, raw: bytes | None, capsys: Out) -> None:
    file = tmp_path / "issue.md"
    if raw is not None:
        file.write_bytes(raw)
    assert main(["from-issue", str(file), *BY, "--content", str(SAMPLE)]) == 2
    assert str(file) in capsys.readouterr().err


def test_the_event_of_a_workflow_is_read_and_answered(sample: Path, tmp_path: Path) -> None:
    body = filled_in(PROPOSE_STUDY, STUDY)
    event = {"action": "labeled", "issue": {"number": 7, "user": {"login": "ab"}, "body": body}}
    answer = tmp_path / "answer.md"
    command = ["from-issue", "--event", _event(tmp_path, event), "--reply", str(answer)]
    assert main([*command, "--dry-run"]) == 0
    assert not (sample / "studies/okafor-2019.yml").exists()
    assert answer.read_text(encoding="utf-8").startswith("Thank you, @ab.")
    assert main(command) == 0
    text = (sample / "studies/okafor-2019.yml").read_text(encoding="utf-8")
    assert "# From issue 7 of ab.\n" in text


def test_without_content_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["from-issue", _write(tmp_path, CORRECT, CORRECTION), *BY]) == 2
    assert "content" in capsys.readouterr().err


def test_names_without_latin_letters_get_an_id_and_never_that_of_another(
    sample: Path, tmp_path: Path
) -> None:
    for number, record in enumerate(("study", "study-b")):
        answers = {
            **STUDY,
            "authors": "李, 明",
            "title": ("候诊室", "一个完全不同的题目")[number],
            "doi": f"10.5555/li.{number}",
        }
        assert main(["from-issue", _write(tmp_path, PROPOSE_STUDY, answers), *BY]) == 0
        assert (sample / f"studies/{record}.yml").is_file()


def test_an_issue_of_another_kind_has_an_exit_code_of_its_own(sample: Path, tmp_path: Path) -> None:
    file = tmp_path / "issue.md"
    file.write_text("The site is slow.", encoding="utf-8")
    assert main(["from-issue", str(file), *BY]) == 3


@pytest.mark.parametrize(
    ("text", "value"), [("24", 24), ("Not reported.", "not reported"), ("many", "many")]
)
def test_a_number_may_be_absent_however_that_is_spelled(text: str, value: object) -> None:
    ask = FormQuestion("size", "Size", (("size",),), Shape.NUMBER, True, "How many took part.")
    form = Form("a", "A", "", "", "", "study", (ask,), ())
    assert values_of(Answers(form, {"size": text})) == {"size": value}


# --- the form in the words of a review -------------------------------------------------------


def _own_form(folder: Path = SAMPLE) -> Form:
    return next(form for form in forms_of(load_content(folder)[0]) if form.kind == "study")


def test_what_the_review_declares_is_asked_and_becomes_part_of_the_record() -> None:
    form = _own_form()
    outcome = _proposed(form, {**STUDY, FURTHER: "- Size of the plot: 24 m²\n"})
    assert outcome.errors == ()
    value = read_yaml(outcome.text, "")[0]
    assert isinstance(value, dict)
    (item,) = value["characteristics"]["more"]
    assert (item["id"], item["value"]) == ("plot-size", "24 m²")
    assert item["place"] == value["characteristics"]["place"]


def test_a_reason_is_no_value_there_either() -> None:
    outcome = _proposed(_own_form(), {**STUDY, FURTHER: "size of the plot: Not Reported"})
    assert outcome.errors == ()
    value = read_yaml(outcome.text, "")[0]
    assert isinstance(value, dict)
    assert value["characteristics"]["more"][0]["value"] == NOT_REPORTED


@pytest.mark.parametrize("line", ["Size of the lawn: 3", "plot-sise: 3", "Size of the plot:", "24"])
def test_what_the_review_does_not_declare_is_told_at_its_question(line: str) -> None:
    outcome = _proposed(_own_form(), {**STUDY, FURTHER: line})
    assert {label_of(error) for error in outcome.errors} == {"Further characteristics"}


def test_the_general_form_is_still_understood() -> None:
    assert _proposed(PROPOSE_STUDY, STUDY).errors == ()
    assert _proposed(PROPOSE_STUDY, STUDY).text == _proposed(_own_form(), STUDY).text
