"""Pages are drawn from texts that may be hostile and from templates that may be broken."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from generator.check.markdown_pages import markdown_page_problems
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.loading.yaml_text import read_yaml
from generator.evidence.problems import InvalidContent, Problem
from generator.evidence.records.reported import Absence, AbsenceReason, Reported, unreported
from generator.publish.build import Site, build_site
from generator.publish.drawing import RenderedPage
from generator.publish.hand_written import clean_page
from generator.publish.pages.glossary import explanations
from generator.publish.pages.page import Page
from generator.publish.rendering import (
    PROSE_TAGS,
    breakable,
    page_renderer,
    prose,
    reported,
)
from tests.conftest import CONTENT, REPOSITORY, SAMPLE, TESTS
from tests.hostile import HOSTILE, SCHEMES, what_runs
from tests.shared import Shared

TEMPLATES = REPOSITORY / "site_templates"
DATA_BLOCK = re.compile(r'<template data-ev-part="data">(.*?)</template>', re.DOTALL)


def _page(site: Site, path: str) -> RenderedPage:
    return next(page for page in site.pages if page.page.path == path)


@pytest.fixture(scope="module")
def site(sample_site: Site) -> Site:
    """The site of the sample."""
    return sample_site


# --- hostile texts ---------------------------------------------------------------------------


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(SAMPLE, id="sample"),
        pytest.param(CONTENT, id="content", marks=pytest.mark.slow),
    ],
)
def pair(request: pytest.FixtureRequest, shared: Shared) -> list[Site]:
    """A site, and the same with hostile text added to every free text of every record."""
    return [shared.site(request.param), shared.site(shared.hostile(request.param))]


def test_the_hostile_synthesis_is_hostile(shared: Shared) -> None:
    files = shared.hostile(SAMPLE).rglob("*.yml")
    texts = [text for file in files for text in _all_texts(read_yaml(file.read_bytes(), "")[0])]
    assert sum(text.endswith(HOSTILE) for text in texts) > 250


def _all_texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | tuple | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _all_texts(item)


def _elements(html: str) -> Counter[tuple[str, tuple[str, ...]]]:
    """How often each element stands there, by tag and the names of its attributes.

    The words in a picture are left out: a longer text takes more of its lines.
    """
    return Counter(
        (node.tag or "", tuple(sorted(node.attributes)))
        for node in LexborHTMLParser(html).css("*")
        if node.tag not in {"text", "tspan"}
    )


def test_hostile_texts_change_no_element_and_no_attribute_of_any_page(pair: list[Site]) -> None:
    plain, hostile = pair
    assert [page.page.path for page in hostile.pages] == [page.page.path for page in plain.pages]
    for one, other in zip(plain.pages, hostile.pages, strict=True):
        if one.page.path == urls.WHERE:  # a name that is no country's has no place on the map
            continue
        assert _elements(other.html) == _elements(one.html), one.page.path


def test_hostile_texts_run_nothing(pair: list[Site]) -> None:
    assert pair[1].pages
    for page in pair[1].pages:
        assert what_runs(LexborHTMLParser(page.html)) == [], page.page.path


def test_hostile_texts_are_shown_as_they_were_written(pair: list[Site]) -> None:
    assert pair[1].pages
    for page in pair[1].pages:
        # These hold no text of a record.
        if not page.page.path.startswith(
            ("admin/", "changes/", "brief/", "contributing/", "data/", "search/")
        ):
            text = LexborHTMLParser(page.html).text()
            assert "<script>alert(1)</script>" in text
            assert "{{7+7}}" in text


def test_data_blocks_stay_in_their_element(pair: list[Site]) -> None:
    blocks = 0
    for plain, hostile in zip(pair[0].pages, pair[1].pages, strict=True):
        found = [block.group(1) for block in DATA_BLOCK.finditer(hostile.html)]
        blocks += len(found)
        assert len(found) == len(DATA_BLOCK.findall(plain.html))
        for block in found:
            assert not set(block) & set("<>&'")
            assert json.loads(block)
    assert blocks > 0


def test_names_and_descriptions_stay_as_they_were_written(pair: list[Site]) -> None:
    # They are escaped where the shell puts them; see test_build.py.
    assert "<script>alert(1)</script>" in pair[1].name
    assert "<script>alert(1)</script>" in pair[1].description


def test_languages_are_named_as_browsers_name_them(pair: list[Site]) -> None:
    assert any("ev-" in page.html for page in pair[0].pages)
    for page in pair[0].pages:
        named = {
            node.attributes["lang"] or "" for node in LexborHTMLParser(page.html).css("[lang]")
        }
        assert {
            name for name in named if not re.fullmatch(r"[a-z]{2,3}(-[A-Z]{2})?", name)
        } == set()


# --- the Markdown subset ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
        ("<b>bold</b>", "<p>&lt;b&gt;bold&lt;/b&gt;</p>\n"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>\n"),
        ("[x](JaVaScRiPt:alert(1))", "<p>[x](JaVaScRiPt:alert(1))</p>\n"),
        ("[x](data:text/html,x)", "<p>[x](data:text/html,x)</p>\n"),
        ("[x](vbscript:x)", "<p>[x](vbscript:x)</p>\n"),
        ("# no heading", "<p># no heading</p>\n"),
        ("a | b\n--|--\nc | d", "<p>a | b\n--|--\nc | d</p>\n"),
        ("{{ 7*7 }}", "<p>{{ 7*7 }}</p>\n"),
        ("&lt;b&gt; &amp; &#60;i&#62;", "<p>&lt;b&gt; &amp; &lt;i&gt;</p>\n"),
        ("*emphasis* and **strong**", "<p><em>emphasis</em> and <strong>strong</strong></p>\n"),
        ("one\n\ntwo", "<p>one</p>\n<p>two</p>\n"),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n"),
        ("1. one\n2. two", "<ol>\n<li>one</li>\n<li>two</li>\n</ol>\n"),
        ("> said", "<blockquote>\n<p>said</p>\n</blockquote>\n"),
        ("`code`", "<p><code>code</code></p>\n"),
        (r"\*literal\*", "<p>*literal*</p>\n"),
    ],
)
def test_prose_is_a_small_part_of_markdown(text: str, expected: str) -> None:
    assert prose(text) == expected


def test_a_link_in_prose_leads_out_and_tells_nothing_of_the_page_it_opened() -> None:
    assert prose("[a](https://example.org/?a=1&b=2)") == (
        '<p><a href="https://example.org/?a=1&amp;b=2" rel="noopener">a</a></p>\n'
    )


def test_an_image_in_prose_is_no_image() -> None:
    assert "<img" not in prose("![x](https://example.org/spy.png)")


@given(
    st.text(
        st.one_of(st.sampled_from("<>&\"'`*_[]()!#\\:-=/ \n"), st.characters(codec="utf-8")),
        max_size=60,
    )
)
def test_whatever_prose_holds_only_its_own_elements_come_out(text: str) -> None:
    nodes = LexborHTMLParser(f"<div>{prose(text)}</div>").css("div *")
    assert {node.tag for node in nodes} <= PROSE_TAGS
    assert {name for node in nodes for name in node.attributes} <= {"href", "rel"}
    links = [node.attributes.get("href") or "" for node in nodes]
    assert {urlsplit(link).scheme for link in links} <= SCHEMES


# --- hand-written pages ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<script>alert(1)</script>x", "x"),
        ("<style>p{}</style>x", "x"),
        ('<p onclick="alert(1)" style="color:red">x</p>', "<p>x</p>"),
        ('<a href="javascript:alert(1)">x</a>', "<a>x</a>"),
        ('<iframe src="https://example.org"></iframe>x', "x"),
        ('<form action="https://example.org"><input></form>x', "x"),
        ('<svg onload="alert(1)"><a href="#">y</a></svg>x', "x"),
        ('<img src="data:text/html,x" alt="x">', '<img alt="x">'),
        ('<object data="x"></object><embed src="x">x', "x"),
        ("<!-- comment -->x", "x"),
        ('<h2 id="why">Why</h2>', '<h2 id="why">Why</h2>'),
        ('<a href="../data/">data</a>', '<a href="../data/">data</a>'),
        (
            '<img src="a.png" alt="A garden" width="3">',
            '<img src="a.png" alt="A garden" width="3">',
        ),
        (
            '<div class="admonition note"><p>x</p></div>',
            '<div class="admonition note"><p>x</p></div>',
        ),
    ],
)
def test_a_hand_written_page_keeps_its_markup_and_loses_what_runs(html: str, expected: str) -> None:
    assert clean_page(html) == expected


TAKEN = ("", "studies/", "studies/ni-she-2018/", "data/", "data/studies.csv")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("index.md", "would stand at /, where"),
        ("README.md", "would stand at /, where"),
        ("studies.md", "would stand at /studies/, where"),
        ("Studies.md", "would stand at /Studies/, where"),  # one folder on some computers
        ("studies/index.md", "would stand at /studies/, where"),
        ("studies/ni-she-2018.md", "would stand at /studies/ni-she-2018/, where"),
        ("data/studies.csv", "is neither a page nor a picture"),
        ("evil.html", "is neither a page nor a picture"),
        ("evil.svg", "is neither a page nor a picture"),
        ("evil.js", "is neither a page nor a picture"),
        ("about.MD", "is neither a page nor a picture"),
        ("assets/logo.png", "is the site's own"),
        ("Assets/page.md", "is the site's own"),
        ("two words.md", "makes no address"),
        ('"><b>.md', "makes no address"),
        ("Über.md", "makes no address"),
        ("a..b/page.md", "makes no address"),
        ("two words.png", "makes no address"),
    ],
)
def test_a_hand_written_page_cannot_take_another_place(
    sample: Path, name: str, message: str
) -> None:
    file = sample / "pages" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text("# Mine\n", encoding="utf-8")
    (problem,) = markdown_page_problems(sample, TAKEN)
    assert problem.code == "T002"
    assert problem.location.path == f"content/pages/{name}"
    assert message in problem.message
    assert problem.hint


@pytest.mark.parametrize("name", ["contact.md", "studies/more.md", "garden-2.png", ".hidden.md"])
def test_other_pages_and_pictures_are_welcome(sample: Path, name: str) -> None:
    file = sample / "pages" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text("# Mine\n", encoding="utf-8")
    assert markdown_page_problems(sample, TAKEN) == ()


@pytest.mark.parametrize("name", ["index.md", "studies.md", "themes/first-visit.md", "gaps.md"])
def test_a_page_in_the_place_of_a_generated_one_stops_the_build(sample: Path, name: str) -> None:
    file = sample / "pages" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text("# Mine\n", encoding="utf-8")
    with pytest.raises(InvalidContent) as stopped:
        build_site(sample, TEMPLATES)
    assert [(p.code, p.location.path) for p in stopped.value.problems] == [
        ("T002", f"content/pages/{name}")
    ]


# --- broken templates ------------------------------------------------------------------------


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the templates of pages in the working directory."""
    for part in ("pages", "partials", "documents"):
        shutil.copytree(TEMPLATES / part, tmp_path / "site_templates" / part)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "site_templates"


def _rendered(templates: Path, site: Site, catalogue: Catalogue) -> dict[str, str]:
    """Some pages of a site drawn anew from other templates."""
    render = page_renderer(templates, explanations(catalogue), urls.NO_EDITING)
    paths = ("gaps/", "studies/ni-she-2018/", "themes/shared-work/")
    return {path: render(_page(site, path).page) for path in paths}


Draw = Callable[[], dict[str, str]]


@pytest.fixture
def draw(templates: Path, site: Site, catalogue: Catalogue) -> Draw:
    """Draws the pages of the sample from the copy of the templates."""
    return lambda: _rendered(templates, site, catalogue)


def _problem_of(draw: Callable[[], object]) -> Problem:
    with pytest.raises(InvalidContent) as stopped:
        draw()
    (problem,) = stopped.value.problems
    assert problem.code == "T001"
    return problem


@pytest.mark.parametrize("file", ["pages/gaps.html", "partials/note.html"])
@pytest.mark.parametrize(
    ("broken", "message"),
    [
        ("{% if %}", "cannot be read: Expected an expression"),
        ("{% nonsense %}", "cannot be read: Encountered unknown tag 'nonsense'"),
        ("{{ 'never closed", "cannot be read: unexpected char"),
        ("{% endmacro %}", "cannot be read: "),
    ],
)
def test_a_template_that_is_none_is_a_problem_with_its_line(
    templates: Path, draw: Draw, file: str, broken: str, message: str
) -> None:
    lines = (templates / file).read_text(encoding="utf-8").splitlines()
    (templates / file).write_text("\n".join([*lines, broken]), encoding="utf-8")
    problem = _problem_of(draw)
    assert (problem.location.path, problem.location.line) == (
        f"site_templates/{file}",
        len(lines) + 1,
    )
    assert message in problem.message


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        ("{{ view.no_such_thing }}", "UndefinedError: "),
        ("{{ nobody }}", "UndefinedError: 'nobody' is undefined"),
        ("{{ 1 // 0 }}", "ZeroDivisionError: "),
        ('{% include "partials/no-such-thing.html" %}', "TemplateNotFound: "),
        ("{{ link() }}", "TypeError: "),
        ("{{ 3 | prose }}", "TypeError: "),
    ],
)
def test_a_template_that_fails_is_a_problem_with_its_page_and_line(
    templates: Path, draw: Draw, broken: str, message: str
) -> None:
    file = templates / "pages" / "gaps.html"
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join([*lines, broken]), encoding="utf-8")
    problem = _problem_of(draw)
    assert (problem.location.path, problem.location.line) == (
        "site_templates/pages/gaps.html",
        len(lines) + 1,
    )
    assert f"The page gaps/ failed: {message}" in problem.message


def test_a_failing_partial_is_named_with_its_own_line(templates: Path, draw: Draw) -> None:
    file = templates / "partials" / "quote.html"
    text = file.read_text(encoding="utf-8")
    line = next(n for n, t in enumerate(text.splitlines(), start=1) if "{{ item.text }}" in t)
    file.write_text(text.replace("{{ item.text }}", "{{ item.txet }}"), encoding="utf-8")
    location = _problem_of(draw).location
    assert (location.path, location.line) == ("site_templates/partials/quote.html", line)


def test_a_missing_template_is_named_and_stops_the_build(templates: Path) -> None:
    (templates / "pages" / "gaps.html").unlink()
    assert (
        _problem_of(lambda: build_site(SAMPLE, templates)).location.path
        == "site_templates/pages/gaps.html"
    )


def test_a_mended_template_is_read_again(templates: Path, draw: Draw) -> None:
    file = templates / "pages" / "gaps.html"
    text = file.read_text(encoding="utf-8")
    file.write_text(f"{text}{{% if %}}", encoding="utf-8")
    _problem_of(draw)
    file.write_text(f"{text}<p>Mended</p>", encoding="utf-8")
    assert draw()["gaps/"].endswith("<p>Mended</p>")


# --- filters ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (unreported(), '<span class="ev-not-reported">not reported</span>'),
        (unreported().absence, '<span class="ev-not-reported">not reported</span>'),
        (
            Reported(absence=Absence(absent=AbsenceReason.NOT_IN_OUR_COPY, part="<b> 2")),
            '<span class="ev-not-reported">not in our copy (&lt;b&gt; 2)</span>',
        ),
        (Reported("Norway"), "Norway"),
        (Reported(0), "0"),
        ("not reported", "not reported"),
        ("<b>", "&lt;b&gt;"),
    ],
)
def test_what_is_absent_is_marked(value: Any, expected: str) -> None:
    assert reported(value) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10.5555/a-b_c", "10.<wbr>5555/<wbr>a-<wbr>b_<wbr>c"),
        ("<b>/&", "&lt;b&gt;/<wbr>&amp;<wbr>"),
    ],
)
def test_a_long_address_may_break_and_is_escaped(text: str, expected: str) -> None:
    assert breakable(text) == expected


# --- what changed ----------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["studies/ni-she-2018/", "themes/shared-work/", "gaps/"])
def test_pages_of_the_sample_are_as_reviewed(
    site: Site, path: str, expect: Callable[[str, Path], None]
) -> None:
    name = path.strip("/").replace("/", "-")
    expect(_page(site, path).html, TESTS / "golden" / "pages" / f"{name}.html")


def test_a_template_that_was_edited_is_read_anew_for_the_next_site(tmp_path: Path) -> None:
    template = tmp_path / "pages" / "one.html"
    template.parent.mkdir()
    page = Page("one/", "one.html", "One", "", None)
    for number, words in enumerate(("as it was", "as it is")):
        template.write_text(words, encoding="utf-8")
        os.utime(template, (number, number))
        assert page_renderer(tmp_path)(page) == words
