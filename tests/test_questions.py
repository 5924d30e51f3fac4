"""What readers ask: the page, the ways to it, and the same in briefs, search and commands."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.cli import main
from generator.derive.diff import differences
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue, build_catalogue
from generator.evidence.loading import Content
from generator.evidence.records.base import Record
from generator.publish.build import build_site
from generator.publish.pages.briefs import UNKNOWN, all_briefs
from generator.publish.pages.items.asked import answered_by_record, asked
from generator.publish.pages.page import made
from generator.publish.pages.synthesis.model import ModelView, model_pages
from generator.publish.search.recorded import recorded_documents
from tests.conftest import REPOSITORY, SAMPLE, TESTS, with_records
from tests.shared import Built, Shared

KEY = "questions/#question-who-has-the-key"


@pytest.fixture(scope="module")
def small(shared: Shared) -> Built:
    """The sample and its site."""
    return Built(SAMPLE, shared)


# --- A synthesis without questions -------------------------------------------------------------


def test_without_questions_there_is_no_page_no_link_and_no_heading(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(SAMPLE, content)
    shutil.rmtree(content / "questions")
    site = build_site(content, REPOSITORY / "site_templates")
    pages = {page.page.path: page.html for page in site.pages}
    assert urls.QUESTIONS not in pages
    assert [path for path, html in pages.items() if 'questions/"' in html] == []
    assert [path for path, html in pages.items() if "Helps to answer" in html] == []
    assert "What readers ask" not in pages[urls.HOME]
    assert "What nobody tells" not in pages[urls.GAPS]
    assert "What it does not tell" not in pages[urls.SUMMARY]
    assert "data/questions.csv" not in site.files


# --- The page ----------------------------------------------------------------------------------


def test_answers_come_first_and_are_counted(built: Built) -> None:
    questions = built.catalogue.questions
    found = asked(built.catalogue)
    assert (found is None) == (not questions)
    if found:
        answered = sum(question.answer is not None for question in questions)
        assert found.counts == f"{answered} answered, {len(questions) - answered} not"
        pages = [page for path, page in built.pages.items() if path.startswith(urls.QUESTIONS)]
        headings = [node.text() for page in pages for node in page.css(".ev-answer > h3")]
        first = [q.question for q in questions if q.answer]
        assert headings == [*first, *(q.question for q in questions if not q.answer)]


def test_an_answer_opens_its_evidence_in_place(small: Built) -> None:
    answer = small.one(urls.QUESTIONS, "#question-who-has-the-key")
    rests, near = answer.css("details.ev-answer__fold")
    assert "What it rests on: one finding and one statement" in rests.text()
    assert "Near to it: one finding" in near.text()
    statements = [node.text() for node in rests.css(".ev-finding__statement")]
    finding = small.catalogue.finding["keys-and-keepers.one-key"].statement
    assert finding.statement in statements[0]
    assert rests.css_first("a.ev-study-link") is not None
    assert rests.css_first("details.ev-place") is not None
    assert "Helps to answer" not in answer.text()


def test_without_an_answer_it_says_what_was_read_and_what_comes_nearest(small: Built) -> None:
    answer = small.one(urls.QUESTIONS, "#question-what-does-it-cost")
    nearest, looked = answer.css("details.ev-answer__fold")
    assert "What comes nearest: one quote and one study" in nearest.text()
    words = " ".join(looked.text(separator=" ").split())
    assert "Read: Results; Discussion. Not held: Appendix 2." in words
    assert "Read: the whole." in words


def test_the_page_says_once_that_it_is_the_editors_own(small: Built) -> None:
    labels = small.pages[urls.QUESTIONS].css(".ev-editors")
    assert [node.text() for node in labels] == ["editors’ own"]


# --- The ways to it ----------------------------------------------------------------------------


def _links(page: LexborHTMLParser, path: str) -> list[str]:
    links = (node.attributes.get("href") or "" for node in page.css("a"))
    return [link for link in links if link == urls.relative(KEY, path)]


def test_what_an_answer_rests_on_leads_back_to_the_question(small: Built) -> None:
    theme, page = small.catalogue.theme["keys-and-keepers"], "themes/keys-and-keepers/"
    assert answered_by_record(small.catalogue, "theme", theme.id)
    finding = small.one(page, "#finding-one-key")
    assert len(_links(LexborHTMLParser(finding.html or ""), page)) == 1
    assert len(_links(small.pages[page], page)) == 2  # at the finding, and among what is related
    for path in (urls.HOME, urls.FINDINGS, urls.SYNTHESIS):
        assert len(_links(small.pages[path], path)) == 1, path
    assert not _links(small.pages["themes/shared-work/"], "themes/shared-work/")


@pytest.mark.parametrize("path", [urls.HOME, urls.SUMMARY, urls.GAPS])
def test_what_nobody_tells_is_told_there(small: Built, path: str) -> None:
    cost = urls.relative("questions/#question-what-does-it-cost", path)
    assert small.pages[path].css_first(f'a[href="{cost}"]') is not None
    assert path == urls.SUMMARY or "1 answered, 1 not" in small.words(path)


# --- Briefs, search, what changed, a new one ----------------------------------------------------


def test_the_brief_of_the_review_says_what_nobody_tells(catalogue: Catalogue) -> None:
    sections = {one.anchor: one for one in all_briefs(catalogue, UNKNOWN)[0].sections}
    assert [one.text for one in sections["unknown"].said] == ["What does a plot cost?"]
    assert sections["unknown"].paragraphs == ()
    without = replace(catalogue, questions=())
    told = {one.anchor: one for one in all_briefs(without, UNKNOWN)[0].sections}["unknown"]
    assert "What does a plot cost?" not in [one.text for one in told.said]


def test_quotes_and_challenges_lead_back_to_the_question(sample: Path) -> None:
    framework = (TESTS / "cases/valid/framework-most.yml").read_text(encoding="utf-8")
    (sample / "framework.yml").write_text(framework, encoding="utf-8")
    file = sample / "questions" / "who-has-the-key.yml"
    both = "- {kind: quote, target: ni-she-2018.gate}\n  - {kind: challenge, target: time}"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("rests_on:", f"rests_on:\n  {both}"), encoding="utf-8")
    site = build_site(sample, REPOSITORY / "site_templates")
    pages = {page.page.path: LexborHTMLParser(page.html) for page in site.pages}
    for path, selector in (
        (urls.QUOTES, f"#{urls.quote_anchor('ni-she-2018', 'gate')}"),
        (urls.PRINCIPLES, f"#{urls.fact_anchor('time')}"),
    ):
        (answers,) = pages[path].css(f"{selector} .ev-answers a")
        assert (answers.attributes["href"] or "").endswith(KEY)


def test_the_search_answers_in_its_list(catalogue: Catalogue) -> None:
    found = {doc.path: doc for _, doc in recorded_documents(catalogue, {})}
    key, cost = found[KEY], found["questions/#question-what-does-it-cost"]
    assert key.text.startswith("One person, in the made-up study")
    assert "locked out" in key.also
    assert cost.text.startswith("What nobody tells: No made-up study")


def test_a_change_says_what_changed_in_an_answer(catalogue: Catalogue) -> None:
    [question] = [one for one in catalogue.questions if one.answer]
    other = question.model_copy(update={"answer": "Two people."})
    key = ("question", question.id)
    before: dict[tuple[str, str], Record] = {key: question}
    [change] = differences(before, {key: other})
    assert [(field.label, field.after) for field in change.fields] == [("answer", ("Two people.",))]
    assert change.part.name == question.question


def test_a_new_question_gets_its_id_from_its_words(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asks = ["new", "question", "--content", str(sample), "--print", "--title", "Who waters it?"]
    assert main(asks) == 0
    text = capsys.readouterr().out
    assert "id: who-waters-it\n" in text
    assert "question: Who waters it?\n" in text


def test_a_model_shows_the_questions_that_rest_on_it(sample_content: Content) -> None:
    model = build_catalogue(sample_content).models[0]
    (first, *others) = [entry.record.model_dump() for entry in sample_content.of("question")]
    resting = {
        "id": "does-it-help",
        "question": "Does it help?",
        "order": 9,
        "answer": "It is not shown.",
        "rests_on": ({"kind": "model", "target": model.id},),
    }
    asked = with_records(sample_content, "question", [first, *others, resting])
    pages = made(model_pages(build_catalogue(asked)))
    (page,) = [page for page in pages if page.path == urls.model(model.id)]
    assert isinstance(page.view, ModelView)
    assert [(one.link.text, one.text) for one in page.view.questions] == [
        ("Does it help?", "It is not shown.")
    ]
