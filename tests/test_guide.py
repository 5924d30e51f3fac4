"""Every problem code is explained, and the examples are true: before has the problem, after not."""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path

import pytest

from generator.check.guide import Meaning, meanings, shown
from generator.check.rules import load_and_check
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.codes import CODES
from generator.evidence.problems import InvalidContent
from generator.publish.build import Site, check
from generator.publish.pages.glossary import explanations
from generator.publish.rendering import page_renderer
from tests.conftest import REPOSITORY, TESTS

CASES = TESTS / "cases" / "invalid"
# Their examples are no records: they name files, or stand in templates and pages.
FILES_BY_NAME = {
    "S020",
    "S021",
    "T001",
    "T002",
    "T003",
    "T004",
    "T005",
    "T006",
    "T007",
    "T008",
    "T009",
    "T010",
}
NAMED = "family: Ní Shé"
IN_A_RECORD = [meaning for code, meaning in meanings().items() if code not in FILES_BY_NAME]


def _case(meaning: Meaning) -> tuple[str, str]:
    """The file that the case of a code puts into the sample, and its text."""
    text = (CASES / f"{meaning.case}.yml").read_text(encoding="utf-8")
    found = re.search(r"^# file: (\S+)$", text, re.MULTILINE)
    assert found
    return found[1], text


def _codes(content: Path) -> set[str]:
    return {problem.code for problem in load_and_check(content)[1]}


def _written(content: Path, name: str, text: str) -> set[str]:
    (content / name).parent.mkdir(exist_ok=True)
    (content / name).write_text(text, encoding="utf-8", newline="")
    return _codes(content)


# --- the examples ----------------------------------------------------------------------------


@pytest.mark.parametrize("meaning", IN_A_RECORD, ids=lambda meaning: meaning.code)
def test_before_has_the_problem_and_after_has_none(meaning: Meaning, sample: Path) -> None:
    name, text = _case(meaning)
    assert text.count(meaning.before) == 1
    assert meaning.before != meaning.after
    assert _written(sample, name, text) == {meaning.code, *meaning.also}
    assert _written(sample, name, text.replace(meaning.before, meaning.after)) == set()


def test_a_file_with_another_ending_is_a_record_once_it_is_renamed(sample: Path) -> None:
    meaning = meanings()["S020"]
    _, text = _case(meaning)
    assert _written(sample, meaning.before.removeprefix("content/"), text) == {"S020"}
    Path(meaning.before).rename(meaning.after)
    assert _codes(sample) == set()


def test_the_review_is_missed_until_it_is_there(sample: Path) -> None:
    meaning = meanings()["S021"]
    missing = set(meaning.after.split()) - set(meaning.before.split())
    assert missing == {"content/review.yml"}
    (sample / "review.yml").unlink()
    assert _codes(sample) == {"S021"}


def test_a_hand_written_page_stands_in_the_way_until_it_is_renamed(sample: Path) -> None:
    meaning = meanings()["T002"]
    Path(meaning.before).write_text("# Ours\n", encoding="utf-8")
    assert {problem.code for problem in check(sample)} == {"T002"}
    Path(meaning.before).rename(meaning.after)
    assert check(sample) == ()


def test_a_letter_that_no_font_has_is_told_and_another_is_not(sample: Path) -> None:
    meaning = meanings()["T005"]
    file = sample / "studies" / "ni-she-2018.yml"
    text = file.read_text(encoding="utf-8")
    for written, codes in ((meaning.before, {"T005"}), (meaning.after, set[str]())):
        assert NAMED in text
        file.write_text(text.replace(NAMED, written), encoding="utf-8")
        assert {problem.code for problem in check(sample)} == codes


@pytest.mark.parametrize("code", ["T003", "T004", "T006", "T007", "T008", "T009"])
def test_a_page_has_the_problem_until_it_reads_otherwise(code: str, sample: Path) -> None:
    page = sample / "pages" / "about.md"
    for text, codes in ((meanings()[code].before, {code}), (meanings()[code].after, set[str]())):
        page.write_text(text, encoding="utf-8")
        assert {problem.code for problem in check(sample)} == codes


def test_a_template_without_its_condition_cannot_be_used(
    tmp_path: Path, sample_site: Site, catalogue: Catalogue
) -> None:
    meaning = meanings()["T001"]
    pages = tmp_path / "pages"
    pages.mkdir()
    shutil.copytree(REPOSITORY / "site_templates/documents", tmp_path / "documents")
    for text, code in ((meaning.before, {"T001"}), (meaning.after, set[str]())):
        for name in {page.name for page in (REPOSITORY / "site_templates/pages").iterdir()}:
            (pages / name).write_text("", encoding="utf-8")
        (pages / "gaps.html").write_text(text, encoding="utf-8")
        try:
            render = page_renderer(tmp_path, explanations(catalogue), urls.NO_EDITING)
            for rendered in sample_site.pages:
                render(rendered.page)
            found = set()
        except InvalidContent as error:
            found = {problem.code for problem in error.problems}
        assert found == code


# --- fresh and whole -------------------------------------------------------------------------


def test_every_code_is_explained_and_no_other() -> None:
    assert list(meanings()) == list(CODES), "explain the code in generator/check/guide/"


@pytest.mark.parametrize("meaning", meanings().values(), ids=lambda meaning: meaning.code)
def test_an_explanation_is_short_and_says_what_why_and_how(meaning: Meaning) -> None:
    for words in (meaning.wrong, meaning.why, meaning.mend):
        assert words.endswith(".")
        assert words == words.strip()
        assert 20 < len(words) < 420
    assert len({meaning.wrong, meaning.why, meaning.mend}) == 3
    assert not re.search(r"\b(schema|regex|pattern|parser|null|string|boolean)\b", meaning.wrong)


def test_nothing_invisible_is_shown() -> None:
    assert shown("  a\u0007b\n  c\td") == "a␇b\nc␉d"


# --- pages -----------------------------------------------------------------------------------


def test_every_code_has_its_page_and_the_list_leads_to_it(sample_site: Site) -> None:
    html = {rendered.page.path: rendered.html for rendered in sample_site.pages}
    assert meanings()
    for code, meaning in meanings().items():
        assert f'href="{code.lower()}/"' in html[urls.PROBLEMS]
        page = html[urls.problem(code)]
        assert meaning.rule in unescape(page)
        assert 'href="../#' in page
