"""Hand-written pages: their front matter, and the names in them that are the shell's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import material  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from generator.check.reporting import as_text
from generator.evidence.loading.pages import read_page
from generator.evidence.problems import InvalidContent
from generator.publish.build import build_site, check
from generator.publish.hand_written import clean_page
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
    ("---  \r\nhide: 3\r\n---\r\n# A\r\n", "2:7: S012 'hide' must be a list"),
)


def _said_of(content: Path, text: str) -> str:
    """What the check says of a page of this text, which is what the build says too."""
    (content / "pages" / "about.md").write_bytes(text.encode("utf-8"))
    problems = check(content)
    if problems:
        with pytest.raises(InvalidContent) as stopped:
            build_site(content, REPOSITORY / "site_templates")
        assert stopped.value.problems == problems
    return as_text(problems)


@pytest.mark.parametrize(("text", "said"), FRONT_MATTER)
def test_front_matter_that_is_none_is_said_with_its_line(
    sample: Path, text: str, said: str
) -> None:
    found = _said_of(sample, text)
    assert said.replace("2:", "content/pages/about.md:2:", said[:2] == "2:") in found
    assert "content/pages/about.md:" in found


def test_a_page_that_is_no_text_is_said_with_its_place(sample: Path) -> None:
    (sample / "pages" / "about.md").write_bytes(b"# About\n\nCaf\xe9\n")
    assert "content/pages/about.md:3:4: S001 The page is not UTF-8 text" in as_text(check(sample))


@pytest.mark.parametrize(
    "text",
    [
        "# A\n",
        "",
        "---\n---\n# A\n",
        "---\ntitle: A\ndescription: B.\nhide: [toc]\n...\n# A\n",
        "\ufeff---\ntitle: A\n---\n",
        "Note: this is no front matter.\n\n# A\n",
        "***\n\n# A\n",
    ],
)
def test_front_matter_that_is_right_is_welcome(sample: Path, text: str) -> None:
    assert _said_of(sample, text) == "No problems.\n"


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


@pytest.mark.parametrize(("text", "said"), NAMES)
def test_a_name_of_the_shell_is_refused_with_its_line(sample: Path, text: str, said: str) -> None:
    found = _said_of(sample, text)
    assert said in found
    assert "Leave it out." in found or "## Title {#a-name}" in found


def test_names_of_the_page_itself_are_welcome(sample: Path) -> None:
    text = (
        '# Config\n\n## Search\n\n## Content\n\n## Search\n\n<p id="note" class="lede">x</p>\n\n'
        '!!! note\n    Words.[^a]\n\n[^a]: Note.\n\n```text\nid="__config"\n```\n\n`{#__toc}`\n'
    )
    assert _said_of(sample, text) == "No problems.\n"


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
    asked = re.findall(r"\bwindow\.([A-Za-z_]\w*)(?![\w$])", _text(EVERY_SCRIPT))
    return {*asked, *re.findall(r"\btypeof ([A-Za-z_]\w{2,})", _text(BUNDLES))} - OF_BROWSERS


def _classes_of_the_shell() -> set[str]:
    without_data = (re.sub(r"\[[^\]]*\]", "", text) for text in _selectors(EVERY_SCRIPT))
    named = {name for text in without_data for name in re.findall(r"\.([A-Za-z][\w-]*)", text)}
    return named - {"concat", "quotes", "git"}  # a call, the end of a value, a folder


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
    said = _said_of(sample, "\n\n".join(f'<p {name}="x">x</p>' for name in found))
    assert [name for name in found if f"The attribute '{name}' is one that" not in said] == []
