"""Characters that nobody sees: kept where a language needs them, told elsewhere, and harmless.

The first table says of each kind what becomes of it; the rest reads files back with programs of
others.
"""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pypdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.check.rules import load_and_check, load_catalogue
from generator.edit.autofix.plan import planned_changes
from generator.evidence.text.invisible import for_paper, for_word, strays, without_hidden
from generator.evidence.text.unseen import UNSEEN, Becomes, Fate, Unseen
from generator.publish.documents.on_paper import languages_of
from generator.publish.documents.pdf import Printer
from generator.publish.documents.word import word_file
from generator.publish.exports import data_files
from generator.publish.pages.briefs import UNKNOWN, Brief, all_briefs
from generator.publish.pages.briefs.brief import BriefQuote, BriefSection
from generator.publish.search.words import words
from generator.review.markdown import neutral
from tests import node
from tests.conftest import REPOSITORY, SAMPLE

TEMPLATES = REPOSITORY / "site_templates"
AS_TYPED, TOLD, REFUSED = "as typed", Fate.TOLD, Fate.REFUSED

# What is typed; how the check takes it; what `check --fix` and Word make of it; what paper gets.
TABLE = [
    ("co\u00adproduction", TOLD, "coproduction", "coproduction"),
    ("e\u0301\u034f\u0323", AS_TYPED, AS_TYPED, "e\u0301\u0323"),
    ("co\u034fproduction", TOLD, "coproduction", "coproduction"),
    ("שלום C++\u200f!", AS_TYPED, AS_TYPED, AS_TYPED),
    ("C++\u200e!", REFUSED, "C++!", "C++!"),
    ("\u1112\u1160\u11ab", AS_TYPED, AS_TYPED, AS_TYPED),
    ("a\u1160b", TOLD, "ab", "ab"),
    ("a\u3164b", TOLD, "ab", "ab"),
    ("\u1780\u17b4", TOLD, "\u1780", "\u1780"),
    ("\u182d\u180b", AS_TYPED, AS_TYPED, AS_TYPED),
    ("a\u180bb", TOLD, "ab", "ab"),
    ("ចាស\u200bថម", AS_TYPED, AS_TYPED, "ចាសថម"),
    ("co\u200bproduction", REFUSED, AS_TYPED, "coproduction"),  # one word, or two?
    ("Studies\u200b\u200bpoint", REFUSED, "Studies\u200bpoint", "Studiespoint"),
    ("both \u200bpoint\u200b, \u200b", REFUSED, "both point, ", "both point, "),
    ("می\u200cخواهم", AS_TYPED, AS_TYPED, AS_TYPED),  # noqa: RUF001 - Persian
    ("श्रीमान्\u200cको", AS_TYPED, AS_TYPED, AS_TYPED),
    ("co\u200cproduction", TOLD, "coproduction", "coproduction"),
    ("क्\u200dष", AS_TYPED, AS_TYPED, AS_TYPED),
    ("\u0647\u200d", AS_TYPED, AS_TYPED, "\u0647"),
    ("👩\u200d🌾", AS_TYPED, AS_TYPED, AS_TYPED),
    ("co\u200dproduction", TOLD, "coproduction", "coproduction"),
    ("❤\ufe0f", AS_TYPED, AS_TYPED, "❤"),
    ("co\ufe0fproduction", TOLD, "coproduction", "coproduction"),
    ("葛\U000e0100", AS_TYPED, AS_TYPED, "葛"),
    ("co\U000e0100production", TOLD, "coproduction", "coproduction"),
    ("🏴\U000e0067\U000e007f", AS_TYPED, AS_TYPED, "🏴"),
    ("co\U000e0067production", REFUSED, "coproduction", "coproduction"),
    ("co\u202eproduction", REFUSED, "coproduction", "coproduction"),
    ("co\u2060production", REFUSED, "coproduction", "coproduction"),
    ("a\ufb00ordable o\ufb03ce", TOLD, "affordable office", "affordable office"),
    ("\ufe8e", TOLD, "\u0627", "\u0627"),
    ("a g\ufffcte", TOLD, AS_TYPED, AS_TYPED),
    ("a g\ufffdte", TOLD, AS_TYPED, AS_TYPED),
    ("a g\ue000te", REFUSED, AS_TYPED, AS_TYPED),
    ("« oui »\u00a0: 3\u202f%", AS_TYPED, AS_TYPED, "« oui »\u00a0: 3\u00a0%"),
    ("self\u2010help", AS_TYPED, AS_TYPED, "self-help"),
    ("3\u2009\u00d7 2", AS_TYPED, AS_TYPED, "3 \u00d7 2"),
    ("\u0600\u0661", AS_TYPED, AS_TYPED, AS_TYPED),  # a sign that is seen
    ("a\x07b", REFUSED, "ab", "ab"),
]


def _rows_in(text: str) -> set[Unseen]:
    return {row for row in UNSEEN if re.search(f"[{row.characters}]", text)}


@pytest.mark.parametrize(("typed", "taken", "cleaned", "paper"), TABLE)
def test_what_becomes_of_each(typed: str, taken: str, cleaned: str, paper: str) -> None:
    found = {stray.fate for stray in strays(typed)}
    assert found == (set() if taken is AS_TYPED else {taken})
    assert without_hidden(typed) == (typed if cleaned is AS_TYPED else cleaned)
    assert for_word(typed) == (typed if cleaned is AS_TYPED else cleaned)
    assert for_paper(typed) == (typed if paper is AS_TYPED else paper)


def test_the_table_has_every_kind_needed_and_not() -> None:
    tried = [_rows_in(typed) for typed, *_ in TABLE]
    assert set().union(*tried) == set(UNSEEN)
    needed = [_rows_in(typed) for typed, taken, *_ in TABLE if taken is AS_TYPED]
    assert set().union(*needed) >= {row for row in UNSEEN if row.needed or row.within}


def test_every_character_that_unicode_says_is_ignorable_is_known() -> None:
    points = node.ask("ignorable_ask.mjs", 0x10FFFF)
    assert len(points) > len(UNSEEN)
    assert [hex(point) for point in points if not list(strays(f"a{chr(point)}b"))] == []


@given(
    st.text(st.sampled_from("क्\u0647👩❤\u00ad\u034f\u061c\u200b\u200c\u200d\ufe0f\ufb01\U000e0067"))
)
def test_what_is_cleaned_is_clean(text: str) -> None:
    left = {stray.cured for stray in strays(without_hidden(text))}
    assert left <= {Becomes.PERHAPS_A_SPACE}
    assert without_hidden(without_hidden(text)) == without_hidden(text)
    assert for_paper(for_paper(text)) == for_paper(text)


def test_a_word_is_found_by_its_plain_spelling() -> None:
    assert [list(words(typed)) for typed in ("co\u00adproduction", "o\ufb03ce", "c\u200do")] == [
        ["coproduction"],
        ["office"],
        ["co"],
    ]


def test_a_comment_on_a_change_shows_what_is_not_seen() -> None:
    assert neutral("co\u00adop\x07, \u06cc\u200c\u062e") == (
        "co\\[U\\+00AD\\]op , \u06cc\u200c\u062e"
    )


# --- files, read by others -------------------------------------------------------------------


@pytest.fixture(scope="module")
def brief() -> Brief:
    """A brief of the sample."""
    catalogue, _ = load_catalogue(SAMPLE)
    return all_briefs(catalogue, UNKNOWN)[0]


def _with_quotes(brief: Brief, *quotes: tuple[str, str]) -> Brief:
    said = tuple(BriefQuote(text, "somebody", (), language) for text, language in quotes)
    return replace(brief, sections=(BriefSection("q", "Quotes", quotes=said),))


def _read(pdf: bytes | None) -> dict[str, str]:
    """The text of a PDF as two programs read it."""
    assert pdf is not None
    pages = pypdf.PdfReader(io.BytesIO(pdf), strict=True).pages
    other = pypdfium2.PdfDocument(pdf)
    return {
        "pypdf": "\n".join(page.extract_text() for page in pages),
        "pdfium": "\n".join(page.get_textpage().get_text_range() for page in other),
    }


def test_no_unseen_character_harms_a_letter_on_paper(brief: Brief) -> None:
    rows = [row for row in UNSEEN if row.cured is not Becomes.UNKNOWN]
    unseen = sorted({character for row in rows for character in row.characters} - {"-"})
    quotes = [(f"co{character}production, coproduction", "") for character in unseen]
    texts = _read(Printer(TEMPLATES, "").print(_with_quotes(brief, *quotes)))
    plain = sum(for_paper(text).startswith("coproduction") for text, _ in quotes)
    assert plain > len(quotes) / 2
    for text in texts.values():
        assert text.count("coproduction") == len(quotes) + plain
        assert not [c for c in text if c in unseen and not c.isspace()]


WITH_HYPHENS = ("co-production", "(person-centred)", "self-help,", "post-natal", "2016-2018")


def test_no_line_on_paper_ends_in_a_hyphen(brief: Brief) -> None:
    """Many readers take a hyphen at the end of a line for one that print has put there."""
    said = [f"{'x' * n} {' '.join(WITH_HYPHENS)} pre- and self\u2010help" for n in range(1, 60)]
    quotes = [(" ".join(said[n::9]), "") for n in range(9)]
    texts = _read(Printer(TEMPLATES, "").print(_with_quotes(brief, *quotes)))
    for text in texts.values():
        assert not re.search(r"\w[-\u2010\ufffe]\s*[\r\n]", text)
        counts = {word: text.count(word) for word in (*WITH_HYPHENS, "pre- and", "self-help")}
        assert counts == dict.fromkeys(counts, len(said)) | {"self-help": 2 * len(said)}


TAGS = ("fil", "pt-BR", "zh-Hant", "sr-Latn", "sr-Latn-RS", "es-419", "ca-valencia", "fr")


def test_a_language_is_whole_on_paper(brief: Brief) -> None:
    pdf = Printer(TEMPLATES, "").print(_with_quotes(brief, *(("Words.", tag) for tag in TAGS)))
    assert pdf is not None
    reader = pypdf.PdfReader(io.BytesIO(pdf), strict=True)
    said = b"".join(page.get_contents().get_data() for page in reader.pages)  # type: ignore[union-attr]
    assert str(reader.root_object["/Lang"]) == "en-GB"
    found = {tag.decode() for tag in re.findall(rb"/Lang\s*\(([^)]*)\)", said)}
    assert found == {"en-GB", *TAGS}


def test_a_language_is_whole_in_word(brief: Brief) -> None:
    made = word_file(_with_quotes(brief, *((f"Wo\u00adrds {tag}", tag) for tag in TAGS)), "")
    document: Any = docx.Document(io.BytesIO(made))
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    found = {
        run.text: [mark.get(f"{w}{letters}") for letters in ("val", "eastAsia", "bidi")]
        for paragraph in document.paragraphs
        for run in paragraph.runs
        for mark in run._r.iter(f"{w}lang")
    }
    assert found == {f"“Words {tag}”": [tag] * 3 for tag in TAGS}


def test_more_languages_than_paper_has_names_for_are_told_without_their_script() -> None:
    tags = [f"a{chr(97 + n)}-Latn" for n in range(26)]
    told = languages_of([*tags, "zz-Latn"])
    assert len(set(told.values())) == len(told)
    assert told["zz-Latn"] == ("zz", None)


def test_a_program_removes_what_was_pasted_and_touches_no_quotation(sample: Path) -> None:
    model, study = sample / "models/shared-plots.yml", sample / "studies/ni-she-2018.yml"
    for file, plain, pasted in (
        (model, "title: ", "title: Pasted co\u00adpro\ufb01t "),
        (study, "on the shed door", "on the sh\u00aded door"),
    ):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(plain, pasted, 1), encoding="utf-8")
    after = {change.file: change.after.decode() for change in planned_changes(sample)[0]}
    assert "title: Pasted coprofit " in after[model]
    assert "on the sh\u00aded door" in after.get(study, study.read_text(encoding="utf-8"))
    codes = [problem.code for problem in load_and_check(sample)[1]]
    assert codes == ["S030", "S030", "S030"]  # a ligature, two soft hyphens


def test_no_program_joins_two_words_or_parts_one(sample: Path) -> None:
    model = sample / "models/shared-plots.yml"
    text = model.read_text(encoding="utf-8")
    model.write_text(text.replace("title: ", "title: Studies\u200bpoint ", 1), encoding="utf-8")
    assert model not in {change.file for change in planned_changes(sample)[0]}
    (problem,) = load_and_check(sample)[1]
    assert (problem.code, problem.location.path) == ("S014", "content/models/shared-plots.yml")
    assert problem.hint == "Delete it; or type a space, if two words meet there."


def test_data_files_have_the_words_as_they_were_typed(sample: Path) -> None:
    study = sample / "studies/ni-she-2018.yml"
    text = study.read_text(encoding="utf-8").replace("on the shed door", "on the sh\u00aded door")
    study.write_text(text, encoding="utf-8")
    files = data_files(load_catalogue(sample)[0])
    for name in ("quotes.csv", "evidence.json"):
        assert "on the sh\u00aded door" in files[name]
