"""Briefs: what they count is what the records hold, in all three forms; sound PDF and Word.

The counts are made again here from the YAML files; PDF and Word are read back by other programs.
"""

from __future__ import annotations

import io
import re
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from generator.check.rules import load_catalogue
from generator.derive.history import Commit, History, Revision
from generator.evidence.catalogue import Catalogue
from generator.evidence.problems import InvalidContent
from generator.publish.build import Site, build_site, check
from generator.publish.documents import document_files
from generator.publish.documents.pdf import Printer, letters_not_set
from generator.publish.pages.briefs import UNKNOWN, Brief, Edition, all_briefs
from generator.publish.pages.briefs.brief import left_out, most_cited
from generator.publish.pages.items.items import finding_item, study_link
from tests.conftest import CONTENT, REPOSITORY, SAMPLE
from tests.hostile import HOSTILE
from tests.shared import Shared

TEMPLATES = REPOSITORY / "site_templates"
EDITION = Edition("2024-05-03", "3 May 2024")
ADDRESS = "https://evidence.test/site/"
SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
NUMBER = rf"(\d[\d,]*|{'|'.join((*SMALL, 'All', 'once', 'twice'))})"


@dataclass
class BuiltBriefs:
    """A synthesis, its records as plain YAML, and its briefs in all forms."""

    catalogue: Catalogue
    raw: dict[str, list[dict[str, Any]]]
    site: Site
    briefs: tuple[Brief, ...]
    documents: dict[str, bytes]
    read: dict[str, dict[str, str]] = field(default_factory=dict)

    def forms(self, brief: Brief) -> Iterable[tuple[str, str]]:
        """The words of a brief's page, PDF and Word file; each is read once."""
        if brief.path not in self.read:
            self.read[brief.path] = dict(self._forms(brief))
        return self.read[brief.path].items()

    def _forms(self, brief: Brief) -> Iterator[tuple[str, str]]:
        html = next(p.html for p in self.site.pages if p.page.path == brief.path)
        page = LexborHTMLParser(html)
        for mark in page.css("sup, nav, .ev-term__text, template"):
            mark.decompose()
        yield "page", _flat(page.body.text() if page.body else "")
        foot = rf"{re.escape(brief.review)}\. {re.escape(brief.changed)} [\S ]+? \d / \d"
        pdf = _flat("\n".join(_pdf(self.documents[brief.pdf])))
        assert len(re.findall(foot, pdf)) in {1, 2}
        yield "PDF", _flat(re.sub(foot, "", pdf))
        yield "Word", _flat(_word(self.documents[brief.word]))


def _pdf(raw: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(raw)).pages]


def _word(raw: bytes) -> str:
    return "\n".join(p.text for p in docx.Document(io.BytesIO(raw)).paragraphs)


def _flat(text: str) -> str:
    return " ".join(re.sub(r"\[[\d, ]+\]", "", text).split())


@pytest.fixture(scope="module", params=[CONTENT, SAMPLE], ids=["content", "sample"])
def built(request: pytest.FixtureRequest, shared: Shared) -> BuiltBriefs:
    content: Path = request.param
    catalogue, _ = load_catalogue(content)
    briefs = all_briefs(catalogue, EDITION)
    raw = {
        kind: [
            yaml.safe_load(file.read_text(encoding="utf-8"))
            for file in sorted((content / kind).glob("*.yml"))
        ]
        for kind in ("studies", "themes", "interpretations")
    }
    history = History((Revision(Commit("0" * 40, f"{EDITION.day}T10:00:00Z", "One day"), ()),))
    site = shared.site(content, history=history, address=ADDRESS)
    return BuiltBriefs(catalogue, raw, site, briefs, site.documents)


def _count(said: str) -> int:
    text = said.lower()
    if text == "once":
        return 1
    if text == "twice":
        return 2
    return SMALL.index(text) if text in SMALL else int(text.replace(",", ""))


def _brief(built: BuiltBriefs, name: str) -> Brief:
    return next(brief for brief in built.briefs if brief.path == f"briefs/{name}/")


# --- counts ----------------------------------------------------------------------------------


def test_there_is_a_brief_for_the_review_and_each_interpretation_and_theme(
    built: BuiltBriefs,
) -> None:
    expected = {"briefs/review/"}
    for kind in ("themes", "interpretations"):
        expected |= {f"briefs/{kind}/{record['id']}/" for record in built.raw[kind]}
    assert {brief.path for brief in built.briefs} == expected
    for brief in built.briefs:
        assert {brief.pdf, brief.word} <= set(built.site.documents)


def _quotes_of(built: BuiltBriefs, theme: str) -> list[tuple[str, str]]:
    return [
        (study["id"], quote["voice"])
        for study in built.raw["studies"]
        for quote in study.get("quotes", ())
        if theme in quote.get("themes", ())
    ]


def test_no_count_in_a_brief_of_a_theme_differs_from_the_records(built: BuiltBriefs) -> None:
    total = len(built.raw["studies"])
    studies = {study["id"]: study for study in built.raw["studies"]}
    assert built.raw["themes"]
    for theme in built.raw["themes"]:
        findings = theme.get("findings", [])
        quotes = _quotes_of(built, theme["id"])
        cited = {one for finding in findings for one in finding.get("studies", ())}
        behind = cited | {study for study, _ in quotes}
        single = sum(len(finding.get("studies", ())) == 1 for finding in findings)
        countries = {studies[one]["characteristics"]["publication_country"] for one in behind}
        models = Counter(
            model
            for one in behind
            for model in studies[one]["characteristics"]["models"]
            if isinstance(studies[one]["characteristics"]["models"], list)
        )
        titles = {one.id: one.title for one in built.catalogue.models}
        brief = _brief(built, f"themes/{theme['id']}")
        for form, text in built.forms(brief):
            where = f"{form} of {theme['id']}"
            shown = sum(_letters(finding["statement"]) in _letters(text) for finding in findings)
            more = re.search(rf"(?i:{NUMBER}) more findings? stands? ", text)
            assert shown + (_count(more[1]) if more else 0) == len(findings), where
            if behind:
                said = re.search(
                    rf"(?i:{NUMBER} (?:of {NUMBER} )?stud(?:y|ies)|The review’s only study),? "
                    r"(?:both |all )?published in (?:(\d+|[a-z]+) countries)?",
                    text,
                )
                assert said, where
                first = (said[1] or "1").lower()
                assert (total if first == "all" else _count(first)) == len(behind), where
                assert said[2] is None or _count(said[2]) == total, where
                if said[3]:
                    assert _count(said[3]) == len(countries), where
            rest_on_one = re.search(rf"(?i:{NUMBER}) of {NUMBER} statements? rests? on one", text)
            assert (_count(rest_on_one[1]) if rest_on_one else 0) == single, where
            if rest_on_one:
                assert _count(rest_on_one[2]) == len(findings), where
            heard = re.search(rf"participants? (?:is|are) quoted {NUMBER}( times)?", text)
            spoken = sum(voice == "participant" for _, voice in quotes)
            assert (_count(heard[1]) if heard else 0) == spoken, where
            if len(behind) > 1:
                for model, number in models.items():
                    assert _letters(f"{titles[model]} ({number})") in _letters(text), where


def test_no_count_in_the_brief_of_the_review_differs_from_the_records(built: BuiltBriefs) -> None:
    findings = [one for theme in built.raw["themes"] for one in theme.get("findings", ())]
    single = sum(len(one.get("studies", ())) == 1 for one in findings)
    assert len(list(built.forms(_brief(built, "review")))) == 3
    for form, text in built.forms(_brief(built, "review")):
        said = re.search(
            rf"(?i:{NUMBER}) stud(?:y|ies), {NUMBER} themes? and {NUMBER} finding", text
        )
        assert said, form
        found = [_count(part) for part in said.groups()]
        assert found == [len(built.raw["studies"]), len(built.raw["themes"]), len(findings)], form
        rest_on_one = re.search(rf"(?i:{NUMBER}) of {NUMBER} statements? rests? on one", text)
        assert (_count(rest_on_one[1]) if rest_on_one else 0) == single, form


def test_all_three_forms_say_the_same_numbers(built: BuiltBriefs) -> None:
    """Whatever is counted between the headings of what it rests on and how to cite it."""
    assert built.briefs
    for brief in built.briefs:
        said = {
            form: Counter(re.findall(rf"\b{NUMBER}\b", _between(text)))
            for form, text in built.forms(brief)
        }
        assert said["page"] == said["PDF"] == said["Word"], brief.path


def _between(text: str) -> str:
    """From what it rests on to how to cite; the page has a way to the whole between them."""
    part = text[text.rindex("What it rests on") : text.rindex("How to cite")]
    return part.partition("All of it, with every finding")[0]


def test_every_statement_stands_somewhere(built: BuiltBriefs) -> None:
    assert any(section.said for brief in built.briefs for section in brief.sections)
    for brief in built.briefs:
        numbers = {number for group in brief.places for number, _ in group.places}
        assert numbers == set(range(1, len(numbers) + 1))
        for section in brief.sections:
            stated = section.anchor in {"says", "took", "themes"}
            for refs in [one.refs for one in section.said]:
                assert set(refs) <= numbers
                assert refs or not stated
            for quote in section.quotes:
                assert quote.refs and set(quote.refs) <= numbers


def test_quotes_are_exact_in_all_forms(built: BuiltBriefs) -> None:
    exact = {_flat(q.quote.text) for q in built.catalogue.quotes}
    assert built.briefs
    for brief in built.briefs:
        for section in brief.sections:
            for quote in section.quotes:
                assert _flat(quote.text) in exact
                for form, text in built.forms(brief):
                    assert _letters(quote.text) in _letters(text), form


def _letters(text: str) -> str:
    """Without the spaces, which a line's end in a PDF takes away after a hyphen."""
    return "".join(text.split())


# --- PDF -------------------------------------------------------------------------------------


def _kinds(element: Any) -> Iterator[str]:
    kids = element.get("/K", [])
    if "/S" in element:
        yield str(element["/S"])
    for kid in kids if isinstance(kids, list) else [kids]:
        found = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(found, dict):
            yield from _kinds(found)


def test_a_pdf_is_tagged_named_and_has_its_fonts_in_it(built: BuiltBriefs) -> None:
    assert built.briefs
    for brief in built.briefs:
        reader = pypdf.PdfReader(io.BytesIO(built.documents[brief.pdf]))
        root: Any = reader.root_object
        assert root["/MarkInfo"]["/Marked"]
        assert str(root["/Lang"]).lower().startswith("en")
        assert root["/ViewerPreferences"]["/DisplayDocTitle"]
        assert reader.metadata and brief.title in str(reader.metadata.title)
        xmp = root["/Metadata"].get_data().decode("utf-8")
        assert re.search(r"pdfuaid:part(>|=\")1", xmp)
        assert re.search(r"pdfaid:part(>|=\")2", xmp)
        kinds = Counter(_kinds(root["/StructTreeRoot"].get_object()))
        assert kinds["/H1"] == 1
        assert kinds["/H2"] == len(brief.sections) + 1 + bool(brief.places)
        assert kinds["/LI"] == sum(len((*s.said, *s.facts)) for s in brief.sections)
        for page in reader.pages:
            assert str(page["/Tabs"]) == "/S"
            fonts: Any = page["/Resources"]["/Font"]  # type: ignore[index]
            for font in fonts.values():
                inner = font.get_object()["/DescendantFonts"][0].get_object()
                described = inner["/FontDescriptor"].get_object()
                assert {"/FontFile2", "/FontFile3"} & set(described)


def test_a_brief_fits_on_two_pages(built: BuiltBriefs) -> None:
    assert built.briefs
    for brief in built.briefs:
        reader = pypdf.PdfReader(io.BytesIO(built.documents[brief.pdf]))
        assert len(reader.pages) <= 2, brief.path


def _sizes(raw: bytes) -> tuple[int, float]:
    """How many pages a PDF has, and the size of most of its letters, in points."""
    sizes: Counter[float] = Counter()

    def count(text: str, matrix: Any, _: Any, __: Any, size: float) -> None:
        sizes[round(size * abs(matrix[3] or 1), 1)] += len(text)

    reader = pypdf.PdfReader(io.BytesIO(raw))
    for page in reader.pages:
        page.extract_text(visitor_text=count)
    return len(reader.pages), sizes.most_common(1)[0][0]


def test_a_brief_a_little_longer_than_a_page_is_set_smaller_and_a_long_one_is_not() -> None:
    brief = all_briefs(load_catalogue(SAMPLE)[0], EDITION)[0]
    printer = Printer(TEMPLATES, "")
    section = next(one for one in brief.sections if one.said)
    found = []
    for times in range(1, 60, 4):
        long = replace(section, said=section.said[:1] * times)
        made = printer.print(replace(brief, sections=(long, *brief.sections)))
        assert made
        found.append(_sizes(made))
    assert [pages for pages, _ in found] == sorted(pages for pages, _ in found)
    normal = found[0][1]
    on_one = [size for pages, size in found if pages == 1]
    assert on_one == sorted(on_one, reverse=True)
    assert normal > on_one[-1] >= 8.5
    assert {size for pages, size in found if pages > 1} == {normal}


def test_the_same_content_gives_the_same_bytes(built: BuiltBriefs) -> None:
    assert document_files(built.briefs[:3], TEMPLATES, ADDRESS).items() <= built.documents.items()


def test_without_a_history_nothing_is_dated(built: BuiltBriefs) -> None:
    brief = all_briefs(built.catalogue, UNKNOWN)[0]
    files = document_files([brief], TEMPLATES, "")
    reader = pypdf.PdfReader(io.BytesIO(files[brief.pdf]))
    assert reader.metadata and reader.metadata.creation_date is None
    properties = docx.Document(io.BytesIO(files[brief.word])).core_properties
    assert properties.created is None and properties.modified is None
    for text in ("".join(_pdf(files[brief.pdf])), _word(files[brief.word])):
        assert "is not known to this copy of the site" in _flat(text)
        assert "https://evidence" not in text


def test_a_letter_that_no_font_has_is_a_square_in_the_pdf_and_told(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(SAMPLE, content)
    file = next((content / "themes").glob("*.yml"))
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"(?m)^title: .*$", "title: Tea 共茶", text), encoding="utf-8")
    site = build_site(content, TEMPLATES)
    pdf = _flat("".join(_pdf(site.documents[f"briefs/themes/{file.stem}.pdf"])))
    assert "Tea □□" in pdf and "(U+5171, U+8336 in Unicode)" in pdf
    assert "共茶" in _word(site.documents[f"briefs/themes/{file.stem}.docx"])
    assert {brief.pdf for brief in all_briefs(load_catalogue(content)[0], UNKNOWN)} <= set(
        site.documents
    )
    (warning,) = site.warnings
    line = 1 + next(n for n, at in enumerate(text.splitlines()) if at.startswith("title:"))
    assert (warning.code, warning.location.line) == ("T005", line)
    assert warning.location.path.endswith(f"themes/{file.stem}.yml")
    assert "共茶" in warning.message
    assert check(content) == site.warnings


def test_letters_that_no_brief_shows_are_not_told(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(SAMPLE, content)
    file = content / "studies" / "velde-2016.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"(?m)^  title: .*$", "  title: 共茶", text), encoding="utf-8")
    assert check(content) == ()


ANY_LETTERS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), max_size=30)


@pytest.fixture(scope="module")
def brief() -> Brief:
    """A short brief of the sample."""
    return replace(all_briefs(load_catalogue(SAMPLE)[0], EDITION)[0], sections=(), places=())


@pytest.fixture(scope="module")
def printer() -> Printer:
    return Printer(TEMPLATES, "")


@given(text=ANY_LETTERS)
def test_a_pdf_is_made_of_any_letters(brief: Brief, printer: Printer, text: str) -> None:
    assert printer.print(replace(brief, lede=f"x {text} y")).startswith(b"%PDF")


def test_which_letters_are_told_is_what_the_printer_puts_squares_for(
    brief: Brief, printer: Printer
) -> None:
    words = ["共茶", "naïve", "ሀሎ", "עברית", "عربي", "☕", "한국", "😀", "Ωμέγα", "→"]
    made = printer.print(replace(brief, lede=" ".join(words)))
    note = _flat("".join(_pdf(made))).partition("do not have (")[2]
    told = {f"U+{ord(letter):04X}" for letter in letters_not_set(words)}
    assert {"U+5171", "U+1F600"} <= told
    assert told == set(note.partition(" in Unicode")[0].split(", "))


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("#set page(", "unclosed"),
        ('#read("/etc/passwd")', "brief.typ"),
        ("#nothing-of-this-name", "unknown variable"),
    ],
)
def test_a_template_that_fails_is_one_problem_with_its_place(
    tmp_path: Path, source: str, said: str
) -> None:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "brief.typ").write_text(source, encoding="utf-8")
    brief = all_briefs(load_catalogue(SAMPLE)[0], UNKNOWN)[0]
    with pytest.raises(InvalidContent) as failed:
        Printer(tmp_path, "").print(brief)
    (problem,) = failed.value.problems
    assert problem.code == "T001"
    assert said in problem.message or said in str(problem.location.path)


# --- Word ------------------------------------------------------------------------------------


def test_a_word_file_has_real_styles_and_properties(built: BuiltBriefs) -> None:
    assert built.briefs
    for brief in built.briefs:
        document = docx.Document(io.BytesIO(built.documents[brief.word]))
        styles = [(p.style.name if p.style else "", p.text) for p in document.paragraphs]
        assert ("Title", brief.title) in styles
        headings = [text for style, text in styles if style == "Heading 1"]
        assert headings[: len(brief.sections)] == [section.title for section in brief.sections]
        bullets = [text for style, text in styles if style == "List Bullet"]
        assert len(bullets) == sum(len(section.said) for section in brief.sections)
        quotes = [text for style, text in styles if style == "Quote"]
        assert len(quotes) == sum(len(section.quotes) for section in brief.sections)
        properties = document.core_properties
        assert properties.title == brief.title
        assert properties.language == "en-GB"
        assert properties.modified and properties.modified.date().isoformat() == EDITION.day


# --- any content -----------------------------------------------------------------------------


def test_hostile_text_stays_text_in_all_forms(shared: Shared) -> None:
    catalogue, _ = load_catalogue(shared.hostile(SAMPLE))
    briefs = all_briefs(catalogue, EDITION)
    documents = document_files(briefs, TEMPLATES, ADDRESS)
    literal = _letters("<script>alert(1)</script>\"'>{{7+7}}")
    assert "{{7+7}}" in HOSTILE
    for brief in briefs:
        assert literal in _letters("".join(_pdf(documents[brief.pdf])))
        assert literal in _letters(_word(documents[brief.word]))
        reader = pypdf.PdfReader(io.BytesIO(documents[brief.pdf]))
        for page in reader.pages:
            for note in page.get("/Annots", []):
                assert str(note.get_object()["/A"]["/URI"]).startswith(ADDRESS)


def test_a_synthesis_with_little_in_it_has_briefs_that_read_well(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(SAMPLE, content)
    for folder in ("interpretations", "principles", "questions"):
        shutil.rmtree(content / folder, ignore_errors=True)
    for file in ("synthesis.yml", "framework.yml", "glossary.yml"):
        (content / file).unlink(missing_ok=True)
    for study in (content / "studies").glob("*.yml"):
        raw = yaml.safe_load(study.read_text(encoding="utf-8"))
        raw.pop("quotes", None)
        study.write_text(yaml.safe_dump(raw, sort_keys=False, allow_unicode=True), encoding="utf-8")
    for theme in (content / "themes").glob("*.yml"):
        raw = yaml.safe_load(theme.read_text(encoding="utf-8"))
        raw.pop("plain", None)
        theme.write_text(yaml.safe_dump(raw, sort_keys=False, allow_unicode=True), encoding="utf-8")
    catalogue, _ = load_catalogue(content)
    briefs = all_briefs(catalogue, UNKNOWN)
    assert {brief.kind for brief in briefs} == {"Brief of the review", "Brief of a theme"}
    for brief in briefs:
        titles = [section.title for section in brief.sections]
        assert "In people’s words" not in titles
        assert "What it took" in titles and "What to watch for" in titles
        assert brief.plain == () and brief.plain_note == ""
        for section in brief.sections:
            for text in section.paragraphs:
                assert re.match(r"[A-Z0-9“]", text) and text.rstrip().endswith(".")


def test_plain_words_that_are_out_of_date_are_left_out_and_told(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(SAMPLE, content)
    catalogue, _ = load_catalogue(content)
    theme = next(theme for theme in catalogue.themes if theme.plain and not theme.notes)
    before = next(b for b in all_briefs(catalogue, UNKNOWN) if b.title == theme.title)
    assert before.plain and "plain words by the editors" in before.plain_note
    with (content / "themes" / f"{theme.id}.yml").open("a", encoding="utf-8") as file:
        file.write("notes:\n  - kind: unclear\n    text: Something new is known.\n")
    catalogue, _ = load_catalogue(content)
    after = next(b for b in all_briefs(catalogue, UNKNOWN) if b.title == theme.title)
    assert after.plain == ()
    assert "evidence has changed since it was written" in after.plain_note


@pytest.mark.parametrize(
    ("cited", "rule"),
    [
        ((2, 1, 0), "Shown are those that cite most studies. Two more findings stand below."),
        ((0, 0, 0), "Shown are the first, in the review’s order. Two more findings stand below."),
        ((3, 3, 3), "Shown are the first, in the review’s order. Two more findings stand below."),
        ((1,), ""),
    ],
)
def test_a_list_that_is_cut_says_by_which_rule(
    catalogue: Catalogue, cited: tuple[int, ...], rule: str
) -> None:
    one = finding_item(catalogue, catalogue.findings[0])
    link = next(study_link(catalogue, study) for study in catalogue.studies)
    items = [replace(one, studies=(link,) * number) for number in cited]
    assert left_out(items, most_cited(items, 1), "finding", "below") == rule
