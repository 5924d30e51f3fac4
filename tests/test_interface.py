"""What the explorer says, in another language: messages, catalogues, and what was missed."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import docx
import pptx
import pypdf
import pytest
from babel.messages.catalog import Message

from generator.cli import main
from generator.evidence.interface import (
    ENGLISH,
    NoSuchLanguage,
    _,
    counted_in,
    listed,
    ngettext,
    pgettext,
    speaking,
    spoken,
    wording_of,
)
from generator.evidence.interface.catalogues import messages_of_scripts
from generator.evidence.interface.opening import state_of
from generator.evidence.interface.placeholders import fault_of
from generator.publish.build import build_site
from generator.publish.rendering import in_html
from tests.conftest import SAMPLE
from tests.shared import TEMPLATES, Built, Shared
from tools.untranslated import MARKS, Records, built, kind_of, missed, unsaid
from tools.untranslated import listed as listed_by_kind
from tools.words import ROOT, TEMPLATE, template

TO_BE_DONE: tuple[str, ...] = ()
"""The beginnings of the kinds of pages on which something is untranslated."""

POLISH = r"""
msgid ""
msgstr ""
"Language: pl\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || "
"n%100>=20) ? 1 : 2);\n"
"Content-Type: text/plain; charset=utf-8\n"

#: a.js
msgid "{count} finding"
msgid_plural "{count} findings"
msgstr[0] "{count} wynik"
msgstr[1] "{count} wyniki"
msgstr[2] "{count} wyników"

msgid "Search"
msgstr "Szukaj"

msgid "Suggest a change to {file}, line {line}"
msgstr "Zmień {file}"

msgid "Menu"
msgstr ""

msgid "{count} paper"
msgid_plural "{count} papers"
msgstr[0] "{count} artykuł"
msgstr[1] "{count} artykuły"
msgstr[2] "{count} artykułów"
"""


@pytest.fixture
def polish(tmp_path: Path) -> Path:
    (tmp_path / "languages").mkdir()
    (tmp_path / "languages/pl.po").write_text(POLISH, encoding="utf-8")
    return tmp_path


def test_a_message_that_nobody_translated_is_said_in_english(polish: Path) -> None:
    with speaking(wording_of("pl", polish)):
        said = (
            _("Search"),
            _("Menu"),
            _("Suggest a change to {file}, line {line}", file="a", line=1),
        )
    assert said == ("Szukaj", "Menu", "Suggest a change to a, line 1")  # the last one lacks {line}
    assert _("Search") == "Search"


@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "1 wynik"), (3, "3 wyniki"), (5, "5 wyników"), (22, "22 wyniki"), (1200, "1200 wyników")],
)
def test_a_count_has_the_plural_of_the_language(polish: Path, count: int, said: str) -> None:
    with speaking(wording_of("pl", polish)):
        found = ngettext("{count} finding", "{count} findings", count)
    assert found.replace("\xa0", "") == said


def test_what_is_counted_is_said_in_messages_of_its_own(polish: Path) -> None:
    with speaking(wording_of("pl", polish)), counted_in("papers"):
        said = ngettext("{count} study", "{count} studies", 3)
        in_english = _("Rests on {study} alone: a study of studies.", study="Velde 2016")
        whatever = pgettext("whatever is counted", "Study flow")
    assert said == "3 artykuły"
    assert in_english == "Rests on Velde 2016 alone: a paper of papers."
    assert whatever == "Study flow"
    assert ngettext("{count} study", "{count} studies", 3) == "3 studies"


def test_scripts_ask_for_studies_and_are_told_in_the_unit() -> None:
    message = "No study fits these filters, and no one of them alone is the reason."
    with counted_in("reports"):
        told = messages_of_scripts(ENGLISH)["messages"]
    assert told[message] == message.replace("study", "report")
    assert f'msgid "{message.replace("study", "paper")}"' in template()


def test_english_writes_small_numbers_as_words() -> None:
    assert ngettext("{number} finding", "{number} findings", 3) == "three findings"
    assert ngettext("{Number} finding", "{Number} findings", 1) == "One finding"
    assert ngettext("{count} finding", "{count} findings", 12_345) == "12,345 findings"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed(["a", "b"], "or") == "a or b"
    assert listed([]) == ""


@pytest.mark.parametrize("code", ["xx", "../../etc/passwd", "", "de", "EN"])
def test_a_language_without_words_is_refused(tmp_path: Path, code: str) -> None:
    with pytest.raises(NoSuchLanguage):
        wording_of(code, tmp_path)


@pytest.mark.parametrize(
    ("message", "given", "fault"),
    [
        ("{a} and {b}", "{a}", "lacks {b}"),
        ("{a}", "{a} {c}", "{c}"),
        ("{a}", "{a", "brace"),
        ("{a}", "{a.__class__}", "brace"),
        ("{a}", "{a!r}", "brace"),
        ("See <b>{a}</b>", "{a}", "elements"),
        ("Say {a}", "<script>{a}</script>", "elements"),
        (("{count} study", "{count} studies"), ("one", "<i>{count}</i>"), "elements"),
    ],
)
def test_a_translation_that_does_not_fit_is_not_said(
    message: str | tuple[str, str], given: str | tuple[str, str], fault: str
) -> None:
    assert fault in fault_of(Message(message, given))


def test_a_singular_may_do_without_the_count() -> None:
    assert not fault_of(Message(("{count} study", "{count} studies"), ("eine", "{number} mehr")))


def test_what_is_filled_into_markup_is_made_safe() -> None:
    assert in_html("<b>{a}</b>", a="<script>") == "<b>&lt;script&gt;</b>"


def test_a_language_is_spoken_to_the_end_of_its_block(polish: Path) -> None:
    with speaking(wording_of("pl", polish)), pytest.raises(KeyError):
        raise KeyError
    assert spoken() is ENGLISH


def test_scripts_are_told_how_a_language_counts(
    polish: Path,
) -> None:
    told = messages_of_scripts(wording_of("pl", polish))
    assert told["forms"] == ["many", "one", "few"]
    assert told["messages"]["{count} finding"] == [
        "{count} wyników",
        "{count} wynik",
        "{count} wyniki",
    ]


# --- catalogues --------------------------------------------------------------------------------


def test_the_template_holds_what_is_said_today() -> None:
    assert TEMPLATE.read_text(encoding="utf-8") == template(), "it is written by: make words"


def test_no_script_says_something_where_it_is_not_gathered() -> None:
    scripts = [*(TEMPLATES / "theme/assets/js").glob("*.js")]
    inside = re.compile(r"\$\{\s*(?:_|ngettext|pgettext)\(|\b(?:_|ngettext)\(`")
    assert len(scripts) > 50
    assert [one.name for one in scripts if inside.search(one.read_text(encoding="utf-8"))] == []


def test_no_module_says_something_where_it_is_not_gathered() -> None:
    found = []
    for file in [*(ROOT / "generator").rglob("*.py")]:
        for text in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(text, ast.JoinedStr):  # what stands in a text with values is not gathered
                found += [f"{file.name}: {ast.unparse(one)}" for one in _messages_in(text)]
    assert _messages_in(ast.parse("f'{_(\"Menu\")}: {N}'"))
    assert found == []


def _messages_in(code: ast.AST) -> list[ast.Call]:
    return [
        call
        for call in ast.walk(code)
        if isinstance(call, ast.Call)
        and getattr(call.func, "id", "") in MARKS
        and any(isinstance(one, ast.Constant) for one in call.args)
    ]


def test_a_language_is_added_and_what_is_open_is_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["language", "add", "pl"]) == 0
    file = tmp_path / "languages/pl.po"
    text = file.read_text(encoding="utf-8")
    state = state_of(text)
    assert state.translated == 0
    assert state.missing > 100
    text = text.replace('msgid "Search"\nmsgstr ""', 'msgid "Search"\nmsgstr "Szukaj"')
    file.write_text(text, encoding="utf-8")
    capsys.readouterr()
    assert main(["language", "status"]) == 0
    expected = f"1 translated, {state.missing - 1} open, 0 unusable"
    assert expected in capsys.readouterr().out
    if shutil.which("msgfmt"):  # which counts in the same way
        asked = ["msgfmt", "--statistics", "-o", str(tmp_path / "pl.mo"), str(file)]
        counted = subprocess.run(asked, capture_output=True, text=True, check=True).stderr
        assert re.search(r"\b1 translated message\b", counted)
        assert f"{state.missing - 1} untranslated" in counted
    begun = 'msgid_plural "{count} findings"\nmsgstr[0] ""'
    assert begun in text
    file.write_text(text.replace(begun, f'{begun[:-1]}wynik"'), encoding="utf-8")
    assert main(["language", "add", "pl"]) == 0  # again: what is translated stays
    assert expected in capsys.readouterr().out  # one form of a plural is not all of it


@pytest.mark.parametrize("code", ["xx", "../pl", ""])
def test_a_code_of_no_language_makes_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["language", "add", code]) == 2
    assert not [*tmp_path.rglob("*.po")]


# --- what was missed ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def records() -> Records:
    return Records(SAMPLE)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Šťúďíééšš", []),
        ("Velde 2016 and Šťúďíééšš", ["and"]),
        ("What do people who feel alone say about working in a community garden?", []),
        ("Ťĥíšš finding says: people who feel alone say", ["finding says"]),
    ],
)
def test_a_word_without_marks_is_seen(records: Records, text: str, left: list[str]) -> None:
    assert [*unsaid(text, records)] == left


def test_a_page_is_searched_for_words_in_its_attributes(records: Records) -> None:
    html = "<p>Šťúďýý <a href='#' title='Never translated'>Velde 2016</a></p><script>no</script>"
    assert missed(html, records) == ["Never translated"]


@pytest.fixture(scope="module")
def marked_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(SAMPLE, "en-XA", tmp_path_factory.mktemp("marked"))


def test_nothing_is_missed_where_all_is_translated(marked_site: Path, records: Records) -> None:
    pages = [*marked_site.rglob("*.html")]
    there = {kind_of(page.relative_to(marked_site).as_posix()) for page in pages}
    assert {"studies/*", "matrix", "data", "ladder", "taxonomy", "embed/*", "404.html"} <= there
    found = listed_by_kind(marked_site, records)
    missed = {kind: [*found[kind]] for kind in found if not kind.startswith(TO_BE_DONE)}
    assert missed == {}


def test_documents_and_the_list_for_language_models_say_nothing_in_english(
    marked_site: Path, records: Records
) -> None:
    word = docx.Document(str(marked_site / "briefs/themes/first-visit.docx"))
    show = pptx.Presentation(str(marked_site / "briefs/review.pptx"))
    footed = [*word.paragraphs, *word.sections[0].footer.paragraphs]
    said = [
        *(paragraph.text for paragraph in footed),
        *(line for slide in show.slides for line in _lines(slide)),
        *(marked_site / "llms.txt").read_text(encoding="utf-8").splitlines(),
    ]
    assert len(said) > 100
    left = {word for text in said for word in unsaid(_bare(text), records)}
    assert left <= {"Optional", "name", "key"}
    assert word.core_properties.language == show.core_properties.language == "en-XA"
    paper = pypdf.PdfReader(marked_site / "briefs/themes/first-visit.pdf")
    assert str(paper.root_object["/Lang"]) == "en-XA"


def _lines(slide: Any) -> list[str]:
    shapes = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    told = [one for name in ("descr", "title") for one in slide._element.xpath(f"//@{name}")]
    return "\n".join([*shapes, *told, slide.notes_slide.notes_text_frame.text]).splitlines()


def _bare(text: str) -> str:
    """Without addresses, and what names files."""
    return re.sub(r"https?://\S+|…/\S*|\(\S*\)|`[^`]*`|\S+\.(?:md|json)\b", "", text)


def test_two_languages_one_after_the_other_leave_nothing_behind(
    tmp_path: Path, shared: Shared
) -> None:
    before = Built(SAMPLE, shared).site
    with speaking(wording_of("ar-XB", tmp_path)):
        other = build_site(SAMPLE, TEMPLATES)
    again = build_site(SAMPLE, TEMPLATES)
    assert again.pages == before.pages
    assert again.files == before.files
    assert other.pages != before.pages
    english = ("Which these are, the page", "What this page rests on")
    twin = "themes/first-visit/index.html.md"
    assert [words for words in english if words in before.files[twin]] == [*english]
    assert [words for words in english if words in other.files[twin]] == []
