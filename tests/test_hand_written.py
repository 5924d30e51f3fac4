"""Hand-written pages: their front matter, and the names in them that are the shell's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import material  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from generator.check.markdown_pages import markdown_page_problems
from generator.check.reporting import as_text
from generator.evidence.loading.pages import read_page
from generator.evidence.problems import InvalidContent, sorted_problems
from generator.publish.build import build_site, check
from generator.publish.hand_written import as_html, clean_page, written_problems
from generator.publish.page_markup import left_out_problems
from tests.conftest import REPOSITORY

THEME = REPOSITORY / "site_templates" / "theme"
SCRIPTS = sorted((THEME / "assets" / "js").glob("*.js"))
BUNDLES = sorted(Path(material.__file__).parent.glob("templates/assets/javascripts/*.js"))
EVERY_SCRIPT = (*SCRIPTS, *BUNDLES)

# --- front matter ----------------------------------------------------------------------------

FRONT_MATTER = (
    ("---\nhide: 3\n---\n# A\n", "2:7: S012 'hide' must be a list, but here is the number 3."),
    ("---\nhide: [menu]\n---\n# A\n", "2:8: S013 'hide 1' is 'menu', which is not one of"),
    ("---\ntemplate: sitemap.xml\n---\n", "2:1: S011 The field 'template' is not known here."),
    ("---\ndescripton: A\n---\n", "Did you mean 'description'?"),
    ("---\nunlisted: true\n---\n", "2:1: S011 The field 'unlisted' is not known here."),
    ("---\nsources: [meadow-2022]\n---\n", "2:1: S011 The field 'sources' is not known here."),
    ("---\ntitle: 1984\n---\n", "2:8: S012 'title' must be text, but here is the number 1984."),
    ("---\ntitle: ''\n---\n", "2:8: S014 "),
    ("---\ntitle: A\ntitle: B\n---\n", "3:1: S005 The key 'title' stands twice"),
    ("---\ntitle: A: B\n---\n", "2:9: S002 Not valid YAML: a colon with a space after it"),
    ("---\ntitle: &a A\n---\n", "2:8: S004 An anchor (&) is not used"),
    ("---\ntitle: !!python/object:os.system A\n---\n", "2:8: S004 A tag"),
    ("---\n- a\n- b\n---\n# A\n", "2:1: T003 The front matter, between the lines ---, has no"),
    ("---\nWords.\n---\n# A\n", "2:1: T003 The front matter, between the lines ---, has no"),
    ("---\n# A\n---\n", "1:1: T003 The front matter holds nothing."),
    ("---\ndescription: A\n\n# A\n", "1:1: T003 The front matter that begins here does not end."),
    ("---", "1:1: T003 The front matter that begins here does not end."),
    ("\n \n---\ntitle: A\n---\n# A\n", "3:1: T003 Front matter begins on the first line;"),
    (" ---\n# Ours.\n\ndescripton: A\n...\n", "1:2: T003 Front matter begins on the first line;"),
    ("---  \r\nhide: 3\r\n---\r\n# A\r\n", "2:7: S012 'hide' must be a list"),
)


def _said_of(content: Path, texts: Sequence[str]) -> list[str]:
    """What the check says of pages of these texts, each by itself; the build says the same."""
    pages = {f"content/pages/page-{number}.md": text for number, text in enumerate(texts)}
    for page, text in pages.items():
        (content.parent / page).write_bytes(text.encode("utf-8"))
    problems = check(content)
    assert {problem.location.path for problem in problems} <= set(pages)
    if problems:
        with pytest.raises(InvalidContent) as stopped:
            build_site(content, REPOSITORY / "site_templates")
        assert stopped.value.problems == problems
    return [as_text([p for p in problems if p.location.path == page]) for page in pages]


def _placed(said: str, number: int) -> str:
    """What is said of a page, with its file where it begins with a line."""
    return f"content/pages/page-{number}.md:{said}" if said[0].isdigit() else said


def test_front_matter_that_is_none_is_said_with_its_line(sample: Path) -> None:
    found = _said_of(sample, [text for text, _ in FRONT_MATTER])
    wanted = [_placed(said, number) for number, (_, said) in enumerate(FRONT_MATTER)]
    pairs = list(zip(wanted, found, strict=True))
    assert [(said, told) for said, told in pairs if said not in told] == []


def test_a_page_that_is_no_text_is_said_with_its_place(sample: Path) -> None:
    (sample / "pages" / "about.md").write_bytes(b"# About\n\nCaf\xe9\n")
    assert "content/pages/about.md:3:4: S001 The page is not UTF-8 text" in as_text(check(sample))


RIGHT_FRONT_MATTER = (
    "# A\n",
    "---\n---\n# A\n",
    "\n---\n# A\n\n---\n",
    "\n---\nA line: across, and never closed.\n",
    "---\ntitle: A\ndescription: B.\nhide: [toc]\n...\n# A\n",
    "\ufeff---\ntitle: A\n---\n# A\n",
    "Note: this is no front matter.\n\n# A\n",
    "***\n\n# A\n",
)


def test_front_matter_that_is_right_is_welcome(sample: Path) -> None:
    told = _said_of(sample, RIGHT_FRONT_MATTER)
    assert told == ["No problems.\n"] * len(RIGHT_FRONT_MATTER)


def test_the_markdown_keeps_every_line_where_it_stands() -> None:
    page, problems = read_page(b"---\r\ntitle: A page\r\nhide:\r\n  - toc\r\n---\r\n# A\rB", "a.md")
    assert problems == ()
    assert page.head.model_dump(mode="json", exclude_unset=True) == {
        "title": "A page",
        "hide": ["toc"],
    }
    assert page.markdown.split("\n") == ["", "", "", "", "", "# A", "B"]


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r"), max_size=80))
def test_a_page_without_front_matter_is_markdown_from_its_first_word_on(text: str) -> None:
    page, problems = read_page(f"# {text}".encode(), "a.md")
    assert (page.markdown, problems) == (f"# {text}", ())


# --- letters and lines -----------------------------------------------------------------------

LINES = (
    ("A\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> d\n", "about.md:2:1: T008 Git left two versions"),
    ("A\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> d\n", "about.md:4:1: T008 Git left two versions"),
    ("A\n\n>>>>>>> theirs\n", "about.md:3:1: T008 Git left two versions"),
    ("---\ntitle: A\n<<<<<<< HEAD\n---\n# A\n", "about.md:3:1: T008 Git left two versions"),
    ("# A\n\nThe allot\u200bment.\n", "about.md:3:10: S030 In 'allot·ment.', at the mark ·,"),
    ("# A\n\nco\u00adpro\u00adduced\n", "about.md:3:3: S030 warning: In 'co·pro\\xadduced', at"),
    ("# A\n\nco\u00adpro\u00adduced\n", "a soft hyphen (U+00AD), and 1 more further on"),
    ("# A \u202etxt\n", "about.md:1:5: S030 In '·txt', at the mark ·, stands a direction control"),
    ("```\na\u2060b\n```\n", "about.md:2:2: S030 In 'a·b', at the mark ·,"),
    ("---\ntitle: co\u00adduced\n---\n# A\n", "about.md:2:10: S030 warning: In 'co·duced'"),
    ("# A\n\n\u2028B\n", "about.md:3:1: S030 "),
    ("# A\n\n```\n# no title\n```\n\n# B\n", "about.md:7:1: T009 warning: The page has a title on"),
    ("", "about.md:1:1: T002 The page is empty."),
    (" \n\t\n", "about.md:1:1: T002 The page is empty."),
    ("---\ntitle: A\n---\n\n", "about.md:1:1: T002 The page is empty."),
    ("<!-- to be written -->\n", "about.md:1:1: T002 The page is empty."),
    ("<script>alert(1)</script>\n", "about.md:1:1: T002 The page is empty."),
)


@pytest.mark.parametrize(("text", "said"), LINES)
def test_what_nobody_meant_to_write_is_told_with_its_line(
    sample: Path, text: str, said: str
) -> None:
    assert said in _told_of(sample, text)


@pytest.mark.parametrize(
    "text",
    [
        "A title\n=======\n",
        "# A\n\n```text\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> c\n```\n",
        "# A\n\n~~~\n>>>>>>> c\n~~~\n",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 and \u2764\ufe0f\tthere\n",
        "![A gate](pictures/gate.png)\n",
    ],
)
def test_what_is_meant_so_is_welcome(sample: Path, text: str) -> None:
    (sample / "pages" / "pictures").mkdir()
    (sample / "pages" / "pictures" / "gate.png").write_bytes(b"\x89PNG")
    assert _told_of(sample, text) == "No problems.\n"


def _told_of(content: Path, text: str) -> str:
    """What is said of a page of this text by itself."""
    (content / "pages" / "about.md").write_bytes(text.encode("utf-8"))
    problems = (*markdown_page_problems(content, ()), *written_problems(content))
    return as_text(sorted_problems(problems))


# --- what is left out ------------------------------------------------------------------------

LEFT_OUT = (
    ("A\n\n<script>alert(1)</script>\n", "3:2: T006 warning: The element <script> is left out"),
    ("A\n\n<STYLE>p {}</STYLE>\n", "3:2: T006 warning: The element <style> is left out"),
    ("A\n\n<iframe src='a/'></iframe>\n", "3:2: T006 warning: The element <iframe>, not its"),
    ("A <font>b</font>\n", "1:4: T006 warning: The element <font>, not its words, is left out"),
    ("A\n\n<form><input></form>\n", "3:8: T006 warning: The element <input>"),
    ('A\n\n<p onclick="b()">c</p>\n', "3:4: T006 warning: The attribute 'onclick' is left out"),
    ('A\n{: onclick="b()" }\n', "2:4: T006 warning: The attribute 'onclick' is left out"),
    ('<p style="color: red">c</p>\n', "1:4: T006 warning: The attribute 'style' is left out"),
    ("<p data-own='1'>c</p>\n", "1:4: T006 warning: The attribute 'data-own' is left out"),
    ("|a|b|\n|-|-:|\n|1|2|\n", "2:4: T006 warning: The mark : of how a column is aligned is"),
    ("A [b](javascript:c)\n", "1:7: T006 warning: The address 'javascript:c', which is none"),
    ("A [b](form:ask-qestion)\n", "1:7: T006 warning: The address 'form:ask-qestion', which"),
    ("A ![b](data:image/png;base64,c)\n", "1:8: T006 warning: The address 'data:image/png;"),
    ("A\n\n<!DOCTYPE html>\n", "3:1: T006 warning: The declaration <!…> is left out"),
    ("A\n\n<?php b ?>\n", "3:1: T006 warning: The instruction <?…> is left out"),
    ("`<u>`\n\n    <u>\n\n<u>a</u>\n", "5:2: T006 warning: The element <u>"),
    ("![a](https://x.org/b.png)\n", "1:6: T007 The page would load 'https://x.org/b.png' from"),
    ("A ![b][c]\n\n[c]: //x.org/b.png\n", "3:6: T007 The page would load '//x.org/b.png' from"),
    ("A\n\n<iframe src='https://x.org'>\n", "3:14: T007 The page would load 'https://x.org'"),
    ("A\n\n<img src='a.png' srcset='b.png, https://x.org/c 2x'>\n", "3:26: T007 The page would"),
    ("A\n\n<link href='https://x.org/a.css'>\n", "3:13: T007 The page would load 'https://x.org"),
    ("A\n\n<p style='background: url(//x.org)'>b</p>\n", "3:11: T007 The page would load"),
    ("A\n\n<style>\n@import '//x.org';\n</style>\n", "4:1: T007 The page would load something"),
    ("A\n\n<img src='/\\x.org/a.png'>\n", "3:11: T007 The page would load '/\\x.org/a.png'"),
)


@pytest.mark.parametrize(("text", "said"), LEFT_OUT)
def test_what_a_page_loses_is_told_with_its_line(sample: Path, text: str, said: str) -> None:
    assert f"content/pages/about.md:{said}" in _told_of(sample, text).replace("\\\\", "\\")


def test_links_and_forms_and_all_that_markdown_makes_are_welcome(sample: Path) -> None:
    text = (
        "# A\n\n[b](https://example.org) <https://example.org> <a@example.org> "
        "[c](form:ask-question)\n\n|a|b|\n|-|-|\n|1|2|\n\nd[^1]\n\n[^1]: e\n\n"
        '!!! note "F"\n    g\n\nh\n:   i\n\n<details open><summary>j</summary>k</details>\n\n'
        "*[l]: m\n\nl `<script>`\n\n```html\n<script></script>\n```\n\n<!-- n -->\n"
    )
    assert _told_of(sample, text) == "No problems.\n"


@given(
    st.lists(
        st.sampled_from(
            (
                *("<script>", "</script>", "<b onclick='x'>", "<img src='https://x.org/a'>", "`"),
                *("<p style='a'>", "</p>", "\n\n", "\n", "word ", "<u", ">", "<!--", "-->", "```"),
                *(
                    "![a](//x.org/b)",
                    "<iframe src=x>",
                    "<svg><style>",
                    "</style>",
                    '"',
                    "&lt;u&gt;",
                ),
            )
        ),
        max_size=8,
    ).map("".join)
)
def test_nothing_is_left_out_in_silence_and_nothing_loads_from_elsewhere(text: str) -> None:
    html = as_html(text)
    told = {p.code for p in left_out_problems(html, text, "a.md", ())}
    drawn = LexborHTMLParser(clean_page(html))
    lost = _elements(LexborHTMLParser(html)) - _elements(drawn)
    assert not lost or told
    assert [i for i in drawn.css("img") if "//" in (i.attributes.get("src") or "")] == []


def _elements(tree: LexborHTMLParser) -> Counter[tuple[str | None, tuple[str, ...]]]:
    return Counter((node.tag, tuple(sorted(node.attributes))) for node in tree.css("body *"))


# --- the shell's names -----------------------------------------------------------------------

NAMES = (
    ('# A\n\n<p id="__config">{"base": "https://example.org"}</p>\n', "3:8: T004 The name"),
    ('# A\n\n<p id="&#95;_config">x</p>\n', "1:1: T004 The name '__config'"),
    ("# A\n\n## B {#__search}\n", "3:8: T004 The name '__search'"),
    ("# A\n\n## __toc\n", "3:4: T004 The name '__toc'"),
    ("# A\n\n__toc\n-----\n", "3:1: T004 The name '__toc'"),
    ("# A\n\n## EV content\n", "3:1: T004 The name 'ev-content'"),
    ("# A\n\nWords.\n{: #ev-content }\n", "4:5: T004 The name 'ev-content'"),
    ("# A\n\n## Mermaid\n", "3:4: T004 The name 'mermaid'"),
    ('<div class="x md-search">a</div>\n', "1:15: T004 The class 'md-search'"),
    ("[a](https://example.org){ .md-button }\n", "1:28: T004 The class 'md-button'"),
    ("!!! ev-term\n    Words.\n", "1:5: T004 The class 'ev-term'"),
    ("``` { .x .mermaid #a }\nb\n```\n", "1:11: T004 The class 'mermaid'"),
    ('<div data-md-component="header">a</div>\n', "1:6: T004 The attribute 'data-md-component'"),
    ('<p data-ev-component="tray">a</p>\n', "1:4: T004 The attribute 'data-ev-component'"),
    ('# A\n\n<p id="b">x</p>\n\n## B\n', "stands twice on the page"),
    ('Words.[^1]\n\n[^1]: Note.\n\n<p id="fn:1">x</p>\n', "5:8: T004 The name 'fn:1' stands twice"),
)


def test_a_name_of_the_shell_is_refused_with_its_line(sample: Path) -> None:
    found = _said_of(sample, [text for text, _ in NAMES])
    wanted = [_placed(said, number) for number, (_, said) in enumerate(NAMES)]
    pairs = list(zip(wanted, found, strict=True))
    assert [(said, told) for said, told in pairs if said not in told] == []
    how = ("Leave it out.", "## Title {#a-name}")
    assert [told for told in found if not any(words in told for words in how)] == []


def test_names_of_the_page_itself_are_welcome(sample: Path) -> None:
    text = (
        '# Config\n\n## Search\n\n## Content\n\n## Search\n\n<p id="note" class="lede">x</p>\n\n'
        '!!! note\n    Words.[^a]\n\n[^a]: Note.\n\n```text\nid="__config"\n```\n\n`{#__toc}`\n'
    )
    assert _said_of(sample, [text]) == ["No problems.\n"]


@given(
    st.sampled_from(["__config", " __config ", "__CONFIG", "ev-content", "mermaid"]),
    st.sampled_from(["md-search", "a md-x b", "ev-term", "mermaid", "MD-x"]),
)
def test_whatever_is_drawn_has_no_name_of_the_shell(name: str, classes: str) -> None:
    html = clean_page(f'<p id="{name}" class="{classes}" data-md-x="1" data-ev-x="1">x</p>')
    (node,) = LexborHTMLParser(html).css("p")
    assert set(node.attributes) <= {"class"}
    assert set((node.attributes.get("class") or "").split()) <= {"a", "b"}


# What scripts know by a global name and browsers have themselves: no element can stand in for it.
OF_BROWSERS = frozenset(
    (
        *("AsyncIterator", "Element", "HTMLElement", "IntersectionObserver", "Iterator"),
        *("MutationObserver", "Proxy", "Reflect", "ResizeObserver", "SVGAElement"),
        *("SVGImageElement", "SVGUseElement", "Symbol", "clearTimeout", "define", "dispatchEvent"),
        *("document", "exports", "getComputedStyle", "getSelection", "globalThis", "history"),
        *("innerHeight", "innerWidth", "location", "module", "navigator", "pageYOffset", "print"),
        "requestIdleCallback",
        *("scrollBy", "scrollTo", "scrollX", "scrollY", "self", "sessionStorage", "setTimeout"),
        *("window", "localStorage", "matchMedia", "applyFocusVisiblePolyfill"),
    )
)
# What the Markdown of pages itself makes: whoever writes it by hand gets no more.
OF_MARKDOWN = frozenset({"headerlink", "footnote-ref"})


TAGS_IN_SELECTORS = (
    "a|article|button|code|details|dialog|div|form|h1|img|input|label|li|main|nav|ol|p|pre|section"
    "|span|summary|table|td|tr|ul"
)


def _text(files: Iterable[Path]) -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def _templates_of_the_shell() -> str:
    return _text(sorted(THEME.rglob("*.html")))


def _is_everywhere(script: Path) -> bool:
    """Whether a script runs on hand-written pages; the others begin where their component is."""
    elsewhere = "admin|chart|compare|evidence|facet|filter|findings|gaps|ladder|matrix|own-brief"
    return not re.match(elsewhere, script.stem)


def _selectors(scripts: Iterable[Path]) -> set[str]:
    """The texts in scripts that are selectors."""
    texts = re.findall(r"(?=([\"'`])([^\"'`\n\\]{2,160})\1)", _text(scripts))
    begins = re.compile(rf"(?:{TAGS_IN_SELECTORS})?(?:[.#][A-Za-z_]|\[data-|:is\()")
    return {re.sub(r"\$\{[^}]*\}", "", text) for _, text in texts if begins.match(text)}


def _ids_of_the_shell() -> set[str]:
    written = re.findall(r'\bid="([^"{ ]+)', _templates_of_the_shell())
    everywhere = _text(filter(_is_everywhere, SCRIPTS))
    looked_for = re.findall(r"getElementById\([\"']([^\"']+)", everywhere)
    made = re.findall(r"\b(?:id: |ID = )[\"']([\w-]+)", everywhere)
    selectors = _selectors((*filter(_is_everywhere, SCRIPTS), *BUNDLES))
    selected = [name for text in selectors for name in re.findall(r"#([A-Za-z_][\w-]*)", text)]
    return {*written, *looked_for, *made, *selected}


def _globals_of_the_shell() -> set[str]:
    """What scripts ask the page's window for, where an element of that id would answer."""
    asked = re.findall(r"(?<![-/])\bwindow\.([A-Za-z_]\w*)(?![\w$])", _text(EVERY_SCRIPT))
    return {*asked, *re.findall(r"\btypeof ([A-Za-z_]\w{2,})", _text(BUNDLES))} - OF_BROWSERS


def _classes_of_the_shell() -> set[str]:
    without_data = (re.sub(r"\[[^\]]*\]", "", text) for text in _selectors(EVERY_SCRIPT))
    named = {name for text in without_data for name in re.findall(r"\.([A-Za-z][\w-]*)", text)}
    return named - {"concat", "split", "quotes", "git"}  # calls, the end of a value, a folder


def _hooks_of_the_shell() -> set[str]:
    named = re.findall(r"data-(?:md|ev)-[a-z-]+", f"{_templates_of_the_shell()}\n{_text(SCRIPTS)}")
    selected = {
        name for text in _selectors(EVERY_SCRIPT) for name in re.findall(r"\[(data-[\w-]+)", text)
    }
    return {*named, *selected}


def test_every_id_of_the_shell_is_refused() -> None:
    found = _ids_of_the_shell() | _globals_of_the_shell()
    assert {"__config", "__search", "ev-content", "__md_scope", "mermaid"} <= found
    assert {name for name in found if 'id="' in clean_page(f'<p id="{name}">x</p>')} == set()


def test_every_class_that_scripts_look_for_is_refused() -> None:
    found = _classes_of_the_shell()
    assert {"md-sidebar__scrollwrap", "ev-term", "mermaid"} <= found
    kept = {name for name in found if "class" in clean_page(f'<p class="{name}">x</p>')}
    assert kept - OF_MARKDOWN == set()


def test_every_data_hook_of_the_shell_is_refused(sample: Path) -> None:
    found = sorted(_hooks_of_the_shell())
    assert {"data-md-component", "data-ev-component", "data-md-toggle"} <= set(found)
    (said,) = _said_of(sample, ["\n\n".join(f'<p {name}="x">x</p>' for name in found)])
    assert [name for name in found if f"The attribute '{name}' is one that" not in said] == []
