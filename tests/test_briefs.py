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
import pypdfium2
import pytest
import segno
import yaml
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from generator.check.rules import load_catalogue
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.problems import InvalidContent
from generator.publish.build import Site, build_site, check
from generator.publish.documents import document_files
from generator.publish.documents.foot import qr_png
from generator.publish.documents.pdf import Printer, letters_not_set
from generator.publish.exports.citable import published_site
from generator.publish.pages.briefs import UNKNOWN, Brief, Edition, all_briefs, with_citation
from tests.conftest import CONTENT, REPOSITORY, SAMPLE
from tests.hostile import HOSTILE
from tests.shared import ADDRESS, ONE_DAY, Shared

TEMPLATES = REPOSITORY / "site_templates"
EDITION = Edition("2024-05-03", "3 May 2024")
NUMBER = r"(\d[\d,]*)"


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
        yield "page", _flat(page.body.text(separator=" ") if page.body else "")
        yield "PDF", _flat(without_feet(brief, self.documents[brief.pdf]))
        yield "Word", _flat(_word(self.documents[brief.word]))


def _pdf(raw: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(raw)).pages]


def without_feet(brief: Brief, pdf: bytes) -> str:
    """What a PDF says, as pypdf reads it, without the foot that each page has."""
    pages = _pdf(pdf)
    words = re.escape(_letters(f"{brief.review}. {ADDRESS}{brief.path} Page"))
    foot = rf"{words}(\d+)of{len(pages)}$"
    found = [re.search(foot, _letters(page)) for page in pages]
    assert [one and one[1] for one in found] == [str(n) for n, _ in enumerate(pages, 1)]
    begins = re.escape(f"{brief.review}. {ADDRESS}")
    return " ".join(re.split(begins, " ".join(page.split()))[0] for page in pages)


def _word(raw: bytes) -> str:
    return "\n".join(p.text for p in docx.Document(io.BytesIO(raw)).paragraphs)


def _flat(text: str) -> str:
    return " ".join(re.sub(r"\[[\d, ]+\]", "", text).split())


@pytest.fixture(scope="module", params=[CONTENT, SAMPLE], ids=["content", "sample"])
def built(request: pytest.FixtureRequest, shared: Shared) -> BuiltBriefs:
    content: Path = request.param
    catalogue, _ = load_catalogue(content)
    assert ONE_DAY.last
    published = published_site(catalogue, ONE_DAY.last.day, ADDRESS, urls.DATA)
    plain = all_briefs(catalogue, EDITION)
    briefs = tuple(with_citation(catalogue, brief, published, ONE_DAY) for brief in plain)
    raw = {
        kind: [
            yaml.safe_load(file.read_text(encoding="utf-8"))
            for file in sorted((content / kind).glob("*.yml"))
        ]
        for kind in ("studies", "themes", "interpretations")
    }
    site = shared.site(content, history=ONE_DAY, address=ADDRESS)
    return BuiltBriefs(catalogue, raw, site, briefs, site.documents)


def _count(said: str) -> int:
    return int(said.replace(",", ""))


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
        none = sum(
            not finding.get("studies") and finding["attribution"] != "every-study"
            for finding in findings
        )
        countries = Counter(
            country
            for one in behind
            if isinstance(
                country := studies[one]["characteristics"].get("publication_country"), str
            )
        )
        models = Counter(
            model
            for one in behind
            if isinstance(held := studies[one]["characteristics"].get("models"), list)
            for model in held
        )
        titles = {one.id: one.title for one in built.catalogue.models}
        brief = _brief(built, f"themes/{theme['id']}")
        for form, text in built.forms(brief):
            where = f"{form} of {theme['id']}"
            shown = sum(_letters(finding["statement"]) in _letters(text) for finding in findings)
            rule = re.search(rf"{NUMBER} of {NUMBER} findings (?:is|are) here", text)
            said = [_count(part) for part in rule.groups()] if rule else [len(findings)] * 2
            assert said == [shown, len(findings)], where
            rests = re.search(rf"Studies:? ?(?:All {NUMBER}|{NUMBER} of {NUMBER})[:.]", text)
            if behind:
                assert rests, where
                assert _count(rests[1] or rests[2]) == len(behind), where
                assert _count(rests[1] or rests[3]) == total, where
            if len(findings) > 1:
                assert _said(rf"{NUMBER} cites? one study only", text) == single, where
                assert _said(rf"{NUMBER} cites? none", text) == none, where
            else:
                assert ("The finding cites one study." in text) == bool(single), where
                assert ("The finding cites no study." in text) == bool(none), where
            heard = re.search(r"Quoted:? ?(.*?)\.(?: No | Conf|$)", _between(text))
            numbers = re.findall(rf"\({NUMBER}[,)]", heard[1]) if heard else []
            assert sum(map(_count, numbers)) == len(quotes), where
            if len(behind) > 1:
                named = {titles[model]: number for model, number in models.items()}
                for value, number in (*named.items(), *countries.items()):
                    assert _letters(f"{value} ({number})") in _letters(text), where


def _said(pattern: str, text: str) -> int:
    found = re.search(pattern, text)
    return _count(found[1]) if found else 0


def test_no_count_in_the_brief_of_the_review_differs_from_the_records(built: BuiltBriefs) -> None:
    findings = [one for theme in built.raw["themes"] for one in theme.get("findings", ())]
    single = sum(len(one.get("studies", ())) == 1 for one in findings)
    total = len(built.raw["studies"])
    assert len(list(built.forms(_brief(built, "review")))) == 3
    for form, text in built.forms(_brief(built, "review")):
        assert _said(rf" of {NUMBER} (?:studies|study)\b", text) == total, form
        assert _said(rf"Of {NUMBER} findings, ", text) == len(findings), form
        assert _said(rf"{NUMBER} cites? one study only", text) == single, form


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
    """From what it rests on to what is not known."""
    start = text.rindex("What it rests on")
    return text[start : text.index("What is not known", start)]


def test_word_and_paper_say_the_same_in_the_same_order(built: BuiltBriefs) -> None:
    assert built.briefs
    for brief in built.briefs:
        said = dict(built.forms(brief))
        assert _letters(said["PDF"].replace("•", "")) == _letters(said["Word"]), brief.path


def test_a_brief_says_how_it_is_cited(built: BuiltBriefs) -> None:
    for form in ("PDF", "Word"):
        said = {brief.title: dict(built.forms(brief))[form] for brief in built.briefs}
        assert said
        assert not {t for t, text in said.items() if f"Brief: {_flat(t)}" not in text}, form


def test_links_lead_on_from_paper_and_word(built: BuiltBriefs) -> None:
    """To the brief's own page, to all of it, and inside the file from a number to its place."""
    assert built.briefs
    for brief in built.briefs:
        wanted = {ADDRESS + brief.path, ADDRESS + brief.of.path}
        reader = pypdf.PdfReader(io.BytesIO(built.documents[brief.pdf]))
        links = [
            note.get_object() for page in reader.pages for note in page.get("/Annots", []) or []
        ]
        out = {str(link["/A"]["/URI"]) for link in links if "/URI" in link.get("/A", {})}
        inside = [link for link in links if "/Dest" in link or "/D" in link.get("/A", {})]
        document = docx.Document(io.BytesIO(built.documents[brief.word]))
        targets = {rel.target_ref for rel in document.part.rels.values() if rel.is_external}
        assert wanted <= out and wanted <= targets
        body = document.element.body.xml
        marks = set(re.findall(r'w:bookmarkStart [^>]*w:name="([^"]+)"', body))
        led_to = re.findall(r'<w:hyperlink [^>]*w:anchor="([^"]+)"', body)
        numbers = [number for group in brief.places for number, _ in group.places]
        assert marks == {f"place_{number}" for number in numbers} == set(led_to)
        assert len(inside) == len(led_to) >= len(numbers)


def _code_at_foot(page: Any, modules: int) -> list[list[bool]]:
    """The dark fields of the code at the right of the foot, by the middle of each."""
    dark = page.render(scale=4, grayscale=True).to_numpy().squeeze() < 128
    millimetre = dark.shape[1] / 210
    side, right = 15 * millimetre, 190 * millimetre
    inside = dark[int(dark.shape[0] * 0.9) :, int(right - side) : int(right)]
    top = inside.any(axis=1).nonzero()[0][-1] + 1 - side
    at = [(n + 0.5) * side / modules for n in range(modules)]
    return [[bool(inside[int(top + y), int(x)]) for x in at] for y in at]


def test_the_foot_has_the_page_and_the_address_or_says_how_it_was_made(
    built: BuiltBriefs,
) -> None:
    brief = built.briefs[0]
    footer = docx.Document(io.BytesIO(built.documents[brief.word])).sections[0].footer
    xml = "".join(one._p.xml for one in footer.paragraphs)
    assert ADDRESS + brief.path in footer.paragraphs[0].text
    assert re.findall(r'w:instr="(\w+)"', xml) == ["PAGE", "NUMPAGES"]
    (picture,) = [rel.target_part for rel in footer.part.rels.values() if "image" in rel.reltype]
    assert 'descr="QR code with the address of this brief"' in xml
    assert picture.blob == qr_png(ADDRESS + brief.path)
    code = segno.make_qr(ADDRESS + brief.path, error="m")
    expected = [[bool(dark) for dark in row] for row in code.matrix]
    for page in pypdfium2.PdfDocument(built.documents[brief.pdf]):
        assert _code_at_foot(page, len(expected)) == expected
    files = document_files([brief], TEMPLATES, "")
    made = "has no address on the web"
    assert made in _flat(_pdf(files[brief.pdf])[0])
    assert (
        made in docx.Document(io.BytesIO(files[brief.word])).sections[0].footer.paragraphs[0].text
    )


def test_every_statement_stands_somewhere(built: BuiltBriefs) -> None:
    assert any(section.said for brief in built.briefs for section in brief.sections)
    for brief in built.briefs:
        numbers = {number for group in brief.places for number, _ in group.places}
        assert numbers == set(range(1, len(numbers) + 1))
        for section in brief.sections:
            stated = section.anchor in {"says", "carries", "themes", "watch"}
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


def _letters_by_size(raw: bytes) -> Counter[float]:
    """How many letters a PDF has of each size, in points."""
    sizes: Counter[float] = Counter()

    def count(text: str, matrix: Any, _: Any, __: Any, size: float) -> None:
        sizes[round(size * abs(matrix[3] or 1), 1)] += len(text.strip())

    for page in pypdf.PdfReader(io.BytesIO(raw)).pages:
        page.extract_text(visitor_text=count)
    return sizes + Counter()


def test_nothing_is_smaller_than_nine_points_and_text_has_eleven(built: BuiltBriefs) -> None:
    every: Counter[float] = Counter()
    for brief in built.briefs[:3]:
        every += _letters_by_size(built.documents[brief.pdf])
        document = docx.Document(io.BytesIO(built.documents[brief.word]))
        styles: Any = document.styles
        assert styles["Normal"].font.size.pt == styles["List Bullet"].font.size.pt == 11
        used = {p.style.name for p in document.paragraphs if p.style} | {"Footer", "Place number"}
        assert min(styles[name].font.size.pt for name in used) == 9
        assert {r.font.size.pt for p in document.paragraphs for r in p.runs if r.font.size} <= {9}
    assert {9, 11} <= {*every} <= {9, 11, 11.5, 13, 23}


def _above_foot(page: Any, brief: Brief) -> list[str]:
    """The lines of a page that are none of its foot."""
    found = [line.strip() for line in page.get_textpage().get_text_range().splitlines()]
    foot = next(n for n, line in enumerate(found) if line.startswith(f"{brief.review}. Made with"))
    return list(filter(None, found[:foot]))


def test_no_heading_ends_a_page_and_no_page_has_a_foot_alone() -> None:
    """At every length of what stands before."""
    brief = all_briefs(load_catalogue(SAMPLE)[0], EDITION)[0]
    printer = Printer(TEMPLATES, "")
    section = next(one for one in brief.sections if one.said)
    titles = {*(one.title for one in brief.sections), "How to cite", "Sources"}
    for times in range(0, 36, 3):
        long = replace(section, said=section.said[:1] * times)
        made = printer.print(replace(brief, sections=(long, *brief.sections)))
        pages = [_above_foot(page, brief) for page in pypdfium2.PdfDocument(made)]
        assert all(pages)
        assert not {lines[-1] for lines in pages} & titles
    assert len(pages) > 1


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
                to = str(note.get_object().get("/A", {}).get("/URI", ADDRESS))
                assert to.startswith((ADDRESS, "https://doi.org/"))


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
        assert "What it rests on" in titles
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
    assert before.plain and "Plain words by the editors" in before.plain_note
    with (content / "themes" / f"{theme.id}.yml").open("a", encoding="utf-8") as file:
        file.write("notes:\n  - kind: unclear\n    text: Something new is known.\n")
    catalogue, _ = load_catalogue(content)
    after = next(b for b in all_briefs(catalogue, UNKNOWN) if b.title == theme.title)
    assert before.lede == "" and after.lede == after.in_short
    assert after.plain == ()
    assert "evidence has changed since it was written" in after.plain_note
