"""Slides: what they hold is what the site holds, nothing runs over, and other readers take them."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from openpyxl import load_workbook  # type: ignore[import-untyped]
from pptx import Presentation
from pptx.util import Pt

from bench.content import big, tiny, write
from generator.check.rules import load_catalogue
from generator.evidence.catalogue import Catalogue
from generator.publish.documents import slides_files
from generator.publish.documents.fitting import (
    CONTINUED,
    height_of,
    lines_of,
    pieces,
    shared_out,
    shortened,
)
from generator.publish.documents.slide_layouts import HEIGHT, WIDTH
from generator.publish.documents.slides import slides_file
from generator.publish.documents.steady import FIXED
from generator.publish.pages.briefs import UNKNOWN
from generator.publish.pages.briefs.review import review_brief
from generator.publish.pages.slides import Deck, slides_of
from generator.publish.pages.slides.slide import Chart, Look, Series, Slide
from tests.conftest import CONTENT, SAMPLE
from tests.hostile import HOSTILE
from tests.shared import Shared
from tests.test_words import house_words

ADDRESS = "https://evidence.test/site/"
SOFFICE = shutil.which("soffice")
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass
class Made:
    """A synthesis with its slides, and the file read back."""

    catalogue: Catalogue
    deck: Deck
    raw: bytes

    @property
    def slides(self) -> list[Any]:
        return list(Presentation(io.BytesIO(self.raw)).slides)

    def part(self, name: str) -> Any:
        with zipfile.ZipFile(io.BytesIO(self.raw)) as held:
            return etree.fromstring(held.read(name))

    def names(self, pattern: str) -> list[str]:
        with zipfile.ZipFile(io.BytesIO(self.raw)) as held:
            return sorted(name for name in held.namelist() if re.fullmatch(pattern, name))


def _made(content: Path) -> Made:
    catalogue, _ = load_catalogue(content)
    return _made_of(catalogue)


def _made_of(catalogue: Catalogue) -> Made:
    deck = slides_of(catalogue, review_brief(catalogue, UNKNOWN))
    return Made(catalogue, deck, slides_file(deck, ADDRESS))


@pytest.fixture(scope="module")
def sample(catalogue: Catalogue) -> Made:
    return _made_of(catalogue)


@pytest.fixture(scope="module", params=["content", "sample", "tiny", "large", "hostile"])
def made(request: pytest.FixtureRequest, shared: Shared, tmp_path_factory: Any) -> Made:
    folder = tmp_path_factory.mktemp("content")
    if request.param == "hostile":
        return _made(shared.hostile(SAMPLE))
    if request.param in {"tiny", "large"}:
        sizes = {"studies": 69, "themes": 16, "findings": 2, "interpretations": 9}
        write(folder, tiny() if request.param == "tiny" else big(**sizes))
        return _made(folder)
    return _made(CONTENT if request.param == "content" else SAMPLE)


# --- fitting ---------------------------------------------------------------------------------


WORDS = st.text(st.sampled_from("aM i共é\u0301—"), max_size=120)
LONG = st.lists(st.text("aMi共", min_size=1, max_size=12), min_size=8, max_size=30).map(" ".join)


@given(WORDS, st.floats(40, 400), st.floats(20, 200))
def test_pieces_of_a_text_fit_and_are_all_of_it(text: str, width: float, height: float) -> None:
    parts = list(pieces(text, 20, width, height))
    assert parts
    one_line = height_of("", 20, width)
    assert all(height_of(part, 20, width) <= max(height, one_line) + 0.01 for part in parts) or (
        width < 80  # a mark of what goes on needs a line of its own there
    )
    assert "".join("".join(parts).replace("…", "").split()) == "".join(text.split())


@given(LONG, st.floats(30, 200), st.integers(1, 3))
def test_a_shortened_text_is_its_longest_beginning_that_fits(
    text: str, width: float, most: int
) -> None:
    shown = shortened(text, 20, width, most)
    if lines_of(text, 20, width) <= most:
        assert shown == text
        return
    kept = shown.removesuffix(CONTINUED)
    assert shown != kept
    assert text.startswith(kept)
    assert not kept or lines_of(shown, 20, width) <= most
    longer = [word.end() for word in re.finditer("[^ ]+", text) if word.end() > len(kept)]
    assert not any(lines_of(text[:end] + CONTINUED, 20, width) <= most for end in longer)


@given(st.lists(st.floats(1, 90), max_size=30))
def test_what_is_shared_out_is_all_there_in_its_order_and_fits(heights: list[float]) -> None:
    groups = list(shared_out(range(len(heights)), heights, 100))
    assert [one for group in groups for one in group] == list(range(len(heights)))
    assert all(sum(heights[one] for one in group) <= 100 for group in groups)


def test_a_text_falls_into_more_lines_where_its_letters_are_wider() -> None:
    counts = [lines_of(text * 200, 20, 300) for text in ("ai ", "AM ", "共生 ")]
    assert counts == sorted(counts)
    assert len(set(counts)) == 3


# --- what they hold --------------------------------------------------------------------------


def _text(slide: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def test_the_first_slide_says_what_it_is_and_the_next_ones_conclude(made: Made) -> None:
    slides = made.slides
    assert slides[0].shapes.title.text.startswith(made.catalogue.review.name[:20].split("\n")[0])
    assert "Slides made from the records" in _text(slides[0])
    titles = [slide.shapes.title.text for slide in slides]
    assert [t for t in titles if "What is not known" in t]
    assert [t for t in titles if "How sure" in t] or not made.catalogue.findings
    assert titles[-1].startswith("How to cite, and licence")
    assert titles[1].startswith("What the review concludes") == bool(made.catalogue.interpretations)
    told = " ".join(slide.notes_slide.notes_text_frame.text for slide in slides)
    for item in made.catalogue.interpretations:
        assert " ".join(item.message.split()[:4]) in told
        assert f"{ADDRESS}synthesis/#interpretation-{item.id}" in told


def test_every_slide_has_a_title_a_number_and_notes(made: Made) -> None:
    slides = made.slides
    assert len(slides) > 3
    for number, slide in enumerate(slides, 1):
        assert slide.shapes.title.text.strip(), number
        kinds = [shape.placeholder_format.type for shape in slide.placeholders]
        assert str(kinds[0]).startswith(("TITLE", "CENTER_TITLE"))
        assert any("SLIDE_NUMBER" in str(kind) for kind in kinds)
        assert slide.notes_slide.notes_text_frame.text.strip(), number
    titles = [slide.shapes.title.text for slide in slides]
    assert len(titles) == len(set(titles))


def test_the_numbers_of_the_themes_are_those_of_the_records(made: Made) -> None:
    counts: dict[str, int] = {}
    for finding in made.catalogue.findings:
        counts[finding.theme.title] = counts.get(finding.theme.title, 0) + 1
    slides = [one for one in made.deck.slides if one.title == "What each theme rests on"]
    assert bool(slides) == bool(counts)
    for slide in slides:
        assert slide.chart is not None
        rows = zip(*(one.values for one in slide.chart.series), strict=True)
        drawn = [sum(value or 0 for value in row) for row in rows]
        assert sorted(drawn) == sorted(counts.get(t.title, 0) for t in made.catalogue.themes)


def test_nobody_gets_a_score_that_is_not_reported(made: Made) -> None:
    scored = {
        made.catalogue.labels[study.id]: study.ladder.known.possible
        for study in made.catalogue.studies
        if study.ladder.known
    }
    slides = [slide for slide in made.deck.slides if slide.chart and slide.chart.look is Look.MARKS]
    assert bool(slides) == bool(made.catalogue.review.ladder and scored)
    for slide in slides:
        chart = slide.chart
        assert chart is not None
        drawn = {
            name: tuple(one.values[at] for one in chart.series if one.values[at] is not None)
            for at, name in enumerate(chart.rows)
        }
        assert drawn == scored
        exact = [one for one in chart.series if not one.hollow]
        assert all(
            len(scored[name]) == 1
            for one in exact
            for name, value in zip(chart.rows, one.values, strict=True)
            if value is not None
        )


def test_a_matrix_too_large_is_summed_up_and_leads_to_all_of_it(tmp_path: Path) -> None:
    write(tmp_path, big(studies=61, themes=20, findings=1, interpretations=1))
    made = _made(tmp_path)
    title = "Which study stands behind which theme"
    slide = next(one for one in made.deck.slides if one.title == title)
    assert slide.table is None
    assert "61 studies by 20 themes are too many for a slide" in slide.points[1].text
    assert slide.points[1].source is not None and slide.points[1].source.path == "matrix/"


# --- what the file is ------------------------------------------------------------------------


def test_every_drawing_is_native_and_has_an_alternative_text(made: Made) -> None:
    drawn = [s for slide in made.slides for s in slide.shapes if s.has_chart or s.has_table]
    assert bool(drawn) == any(one.chart or one.table for one in made.deck.slides)
    for shape in drawn:
        words = shape._element.find(f".//{P}cNvPr").get("descr")
        assert words and len(words) > 20
        assert shape.is_placeholder
    assert not [s for slide in made.slides for s in slide.shapes if s.shape_type == 13]  # pictures


def test_no_slide_has_a_word_of_the_house(sample: Made) -> None:
    parts = [
        sample.part(name) for name in sample.names(r"ppt/(slides|notesSlides|charts)/[^/]+\.xml")
    ]
    said = [one.text or "" for part in parts for one in part.iter(f"{A}t")]
    named = [one.get("descr") or "" for part in parts for one in part.iter(f"{P}cNvPr")]
    assert len(said) > 20
    words = re.sub(r"https?://\S+", "", "\n".join((*said, *named)))
    assert house_words(escape(words)) == []


def test_everything_lies_on_its_slide_and_nothing_over_another(made: Made) -> None:
    checked = 0
    for slide in made.slides:
        places = []
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.left + shape.width <= Pt(WIDTH) + 20_000
            assert shape.top >= 0 and shape.top + shape.height <= Pt(HEIGHT)
            places.append((shape.top, shape.top + shape.height, shape.name))
        column = sorted(one for one in places if "Number" not in one[2])
        for (_, bottom, one), (top, _, other) in pairwise(column):
            assert bottom <= top + 20_000, (one, other)
            checked += 1
    assert checked


def test_every_part_is_sound_for_a_reader_of_the_format(made: Made) -> None:
    with zipfile.ZipFile(io.BytesIO(made.raw)) as held:
        names = set(held.namelist())
        assert all(one.date_time == FIXED for one in held.infolist())
    types = made.part("[Content_Types].xml")
    typed = {one.get("PartName", "").lstrip("/") for one in types}
    endings = {one.get("Extension") for one in types}
    assert {name for name in names if name not in typed} == {
        name for name in names if name.rpartition(".")[2] in endings and name not in typed
    }
    for name in made.names(r".*\.rels"):
        folder = Path(name).parent.parent
        for one in made.part(name).iter(RELATION):
            if one.get("TargetMode") == "External":
                continue
            target = one.get("Target")
            at = Path(target.lstrip("/")) if target.startswith("/") else folder / target
            assert str(Path(*_resolved(at))) in names, (name, target)
    for name in made.names(r"ppt/slides/slide\d+\.xml"):
        runs = list(made.part(name).iter(f"{A}rPr"))
        assert runs and all(run.get("lang") == "en-GB" for run in runs)
        ids = [one.get("id") for one in made.part(name).iter(f"{P}cNvPr")]
        assert len(ids) == len(set(ids))


def _resolved(path: Path) -> Iterator[str]:
    parts: list[str] = []
    for part in path.parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    yield from parts


def test_the_workbook_behind_a_chart_holds_what_it_draws_and_no_formula(made: Made) -> None:
    charts = made.names(r"ppt/charts/chart\d+\.xml")
    books = made.names(r"ppt/embeddings/.*\.xlsx")
    assert len(charts) == len(books) == sum(s.has_chart for x in made.slides for s in x.shapes)
    with zipfile.ZipFile(io.BytesIO(made.raw)) as held:
        for name in books:
            assert b"dcterms:" not in zipfile.ZipFile(io.BytesIO(held.read(name))).read(
                "docProps/core.xml"
            ).replace(b'xmlns:dcterms="', b"")
            sheet = load_workbook(io.BytesIO(held.read(name))).active
            assert sheet is not None
            cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
            assert cells and not [cell for cell in cells if cell.data_type == "f"]
    drawn = [slide for slide in made.slides if any(shape.has_chart for shape in slide.shapes)]
    for slide in drawn:
        chart = next(shape.chart for shape in slide.shapes if shape.has_chart)
        sheet = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
        assert sheet is not None
        names = [cell.value for cell in sheet["A"][1:]]
        assert names == list(chart.plots[0].categories)
        for column, series in enumerate(chart.plots[0].series, 2):
            values = [sheet.cell(row, column).value for row in range(2, len(names) + 2)]
            assert values == list(series.values)


def test_the_same_content_gives_the_same_bytes(sample: Made) -> None:
    assert slides_file(sample.deck, ADDRESS) == sample.raw
    core = sample.part("docProps/core.xml")
    assert not [one for one in core if str(one.tag).endswith(("created", "modified"))]
    dated = replace(sample.deck, day="2024-05-03")
    with zipfile.ZipFile(io.BytesIO(slides_file(dated, ADDRESS))) as held:
        assert held.read("docProps/core.xml").count(b"2024-05-03T00:00:00Z") == 2


def test_an_address_that_nobody_can_open_is_not_in_the_notes(sample: Made) -> None:
    raw = slides_files(sample.deck, "http://127.0.0.1:8000/")[sample.deck.path]
    notes = [s.notes_slide.notes_text_frame.text for s in Presentation(io.BytesIO(raw)).slides]
    assert all("127.0.0.1" not in text for text in notes)
    assert "…/synthesis/" in "".join(notes)


@pytest.mark.parametrize("name", ["=1+1", "@SUM(1)", "+cmd|' /C calc'!A0", HOSTILE, "\x00\x1b\x0b"])
def test_no_name_becomes_a_formula_or_markup(sample: Made, name: str) -> None:
    chart = Chart(Look.BARS, (name, "b"), (Series(name, (1, 2)),), name, 0, 2)
    raw = slides_file(replace(sample.deck, slides=(Slide(name, chart=chart),)), "")
    slide = list(Presentation(io.BytesIO(raw)).slides)[1]
    drawn = next(shape.chart for shape in slide.shapes if shape.has_chart)
    sheet = load_workbook(io.BytesIO(drawn.part.chart_workbook.xlsx_part.blob)).active
    assert sheet is not None
    assert [cell.data_type for cell in sheet["A"][1:]] == ["s", "s"]


@pytest.mark.office
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice Impress (soffice) is not installed")
def test_in_impress_nothing_runs_over(made: Made, tmp_path: Path) -> None:
    (tmp_path / "a.pptx").write_bytes(made.raw)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(SOFFICE), "--headless", profile, "--convert-to", "pdf", "--outdir"]
    subprocess.run([*command, str(tmp_path), str(tmp_path / "a.pptx")], check=True)
    pdf = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    assert len(pdf) == len(made.slides)
    for page, slide in zip(pdf, made.slides, strict=True):
        width, height = page.get_size()
        words = page.get_textpage()
        foot = next(s for s in slide.shapes if "Footer" in s.name)
        limit = height * (1 - (foot.top + foot.height / 4) / Pt(HEIGHT))
        for at in range(words.count_rects()):
            left, bottom, right, top = words.get_rect(at)
            assert left >= 0 and right <= width + 1 and bottom >= 0 and top <= height
            text = words.get_text_bounded(left, bottom, right, top)
            assert bottom >= limit - 1 or top <= limit + 6, (slide.shapes.title.text, text)
