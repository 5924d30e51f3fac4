"""What a page fetches: its stylesheet, modules early, scripts without comments, parts of fonts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import material  # type: ignore[import-untyped]
import pytest

from generator.publish.site.finishing import finish
from generator.publish.site.scripts import imported_modules, lean_script
from generator.publish.site.shell import asks_for_more
from generator.publish.site.styles import (
    LISTS,
    MATERIAL,
    OF_LISTS,
    READING,
    RIGHT_TO_LEFT,
    STYLESHEET,
    TOOLS,
    styles_of,
)
from tests.conftest import REPOSITORY

THEME = REPOSITORY / "site_templates/theme"
STYLES = styles_of(
    [
        (
            "assets/css/note.css",
            '/* it’s a note; } */\n.ev-note > p ,\n.b { content: "/* } */ x" ; }',
        ),
        ("assets/css/matrix.css", ".ev-matrix { top: 0 }\n.ev-note .ev-matrix__row { left: 0 }"),
        ("assets/css/pager.css", ".ev-pager { left: 0 }"),
        ("assets/css/facets.css", ".ev-own:has(.ev-note) :is(.ev-a, .ev-b) { left: 0 }"),
        ("assets/css/own.css", "/* one */ /* two **/ .own { gap: 0 }"),
    ]
)


def test_space_and_comments_go_and_strings_stay() -> None:
    note = '.ev-note > p,.b{content: "/* } */ x";}'
    assert STYLES.files[READING] == f"{note}\n.own{{gap: 0}}"
    assert STYLES.files[STYLESHEET].splitlines() == [
        note,
        ".ev-matrix{top: 0}.ev-note .ev-matrix__row{left: 0}",
        ".ev-pager{left: 0}",
        ".ev-own:has(.ev-note) :is(.ev-a,.ev-b){left: 0}",
        ".own{gap: 0}",
    ]


@pytest.mark.parametrize(
    ("html", "address"),
    [
        ('<p class="ev-note">ev-matrix</p>', READING),
        ('<p class="ev-note ev-matrix-like">x</p>', READING),
        ('<p class="ev-note"><i class="ev-pager">x</i></p>', LISTS),
        ('<p class="ev-pager ev-matrix">x</p>', STYLESHEET),
        ('<p class="ev-own">x</p>', READING),
        ('<p class="ev-own"><i class="ev-note">x</i></p>', READING),
        ('<p class="ev-own"><i class="ev-note">x</i><b class="ev-b">x</b></p>', LISTS),
        ('<p class="ev-note"><i id="a" class="ev-matrix__row b">x</i></p>', STYLESHEET),
    ],
)
def test_a_page_fetches_the_shortest_stylesheet_that_has_its_classes(
    html: str, address: str
) -> None:
    assert STYLES.address(html) == address


def test_rules_for_text_that_runs_to_the_left_are_fetched_only_where_it_does() -> None:
    parts = [(RIGHT_TO_LEFT, "[dir=rtl] p { top: 0 }"), ("assets/css/note.css", "p { left: 0 }")]
    assert styles_of(parts).files[READING] == "p{left: 0}"
    assert styles_of(parts, "rtl").files[READING] == "[dir=rtl] p{top: 0}\np{left: 0}"


def test_what_is_kept_of_material_for_one_direction_is_kept_for_the_other() -> None:
    others = "".join(
        (THEME / MATERIAL / name).read_text(encoding="utf-8")
        for name in ("material.css", "written.css")
    )
    turned = set(re.findall(r"\[dir=ltr\]([^,{]+)", others))
    rules = (THEME / RIGHT_TO_LEFT).read_text(encoding="utf-8")
    assert len(turned) > 20
    assert turned - set(re.findall(r"\[dir=rtl\]([^,{]+)", rules)) == set()
    assert "rtl" not in others


def test_every_tool_has_a_stylesheet() -> None:
    there = {file.stem for file in (THEME / "assets/css").rglob("*.css")}
    assert there >= TOOLS | OF_LISTS
    assert len(there - TOOLS - OF_LISTS) > 20


def test_what_modules_import_is_named_once_and_the_modules_themselves_are_not() -> None:
    texts = {
        "assets/js/a.js": 'import { h } from "./dom.js";\nimport { b } from "./b.js";',
        "assets/js/b.js": 'import "./deep.js";\nimport { a } from "./a.js";\nimport("./late.js");',
        "assets/js/deep.js": 'import {\n  h,\n} from "./dom.js";',
    }
    asked = ["assets/js/c.js", {"path": "assets/js/a.js", "type": "module"}]
    found = imported_modules(asked, lambda path: texts.get(path, ""))
    assert found == tuple(f"assets/js/{name}.js" for name in ("dom", "b", "deep"))


@pytest.mark.parametrize(
    ("script", "lean"),
    [
        ("/* One\n   two. */\nlet a;\n  /* b */\nb();\n", "let a;\nb();\n"),
        ("/*! a licence */\nlet a = 1; /* behind */\n", None),
        ("let css = `\n/* a text */\n`;\n", None),
        ('let css = "/* a text */";\n', None),
    ],
)
def test_comments_of_their_own_lines_go_from_scripts(script: str, lean: str | None) -> None:
    assert lean_script(script) == (script if lean is None else lean)


def test_material_comes_whole_only_where_settings_ask_for_more_than_the_shell_has() -> None:
    assert not asks_for_more(["navigation.instant", "toc.follow"], ["toc", "admonition"])
    assert asks_for_more(["content.code.copy"], [])
    assert asks_for_more(None, ["pymdownx.tabbed"])


@pytest.mark.parametrize("whole", [True, False])
def test_what_no_page_has_of_material_is_taken_out(tmp_path: Path, whole: bool) -> None:
    names = ("javascripts/bundle.a5f9d56c.min.js", "javascripts/mine.js")
    for name in names:
        (tmp_path / "assets" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "assets" / name).write_text("", encoding="utf-8")
    (tmp_path / "index.html").write_text(f"<p>{names[0] if whole else ''}</p>", encoding="utf-8")
    finish(tmp_path, offline=False)
    left = [name for name in names if (tmp_path / "assets" / name).is_file()]
    assert left == list(names if whole else names[1:])


def test_what_the_shell_names_of_material_is_there() -> None:
    templates = sorted((THEME / "partials/host").glob("*.html"))
    text = "".join(file.read_text(encoding="utf-8") for file in templates)
    named = re.findall(r"'(assets/[^']*)' \| url", text)
    there = Path(material.__file__).parent / "templates"
    ours = {name for name in named if (THEME / name).is_file()}
    assert len(named) == 3
    assert [name for name in named if name not in ours and not (there / name).is_file()] == []


def _faces() -> Sequence[tuple[str, frozenset[int]]]:
    text = (THEME / "assets/css/fonts.css").read_text(encoding="utf-8")
    found = re.findall(r"fonts/([\w-]+)\.woff2.*?unicode-range: ([^;]*);", text, re.S)
    return [(name, frozenset(_letters(ranges))) for name, ranges in found]


def _letters(ranges: str) -> Iterator[int]:
    for part in ranges.replace("U+", "").split(", "):
        first, _, last = part.partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


def test_the_first_part_of_a_font_goes_before_the_rest_and_the_rest_has_what_it_lacks() -> None:
    faces = _faces()
    order = [name for name, _ in faces]
    ranges = dict(faces)
    first = [name for name in order if "-core-" in name]
    assert len(first) == 4
    for name in first:
        rest = name.replace("-core-", "-more-")
        assert order.index(rest) < order.index(name)  # what is named last goes first
        assert ranges[name] < ranges[rest]
        assert {ord(letter) for letter in "azAZ09 .,’“”–éü"} <= ranges[name]
