"""Tiny broken pages, one fault each: what a check that finds nothing would have found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.built_site import BuiltSite, built_site, served
from tests.browser.faults import Fault, report
from tests.browser.links import broken_links
from tests.browser.markup import page_basics, policy_faults, search_index_faults
from tests.browser.validator import Pardon, invalid_markup
from tests.browser.visit import visitor

pytestmark = pytest.mark.browser

POLICY = (
    "default-src 'none'; script-src 'self'; style-src-elem 'self'; style-src-attr 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; object-src 'none'"
)
POLICY_META = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
CSS = """
body { margin: 1rem; background: #fff; color: #111; }
[data-md-color-scheme="slate"] { background: #111; color: #eee; }
[data-md-color-scheme="slate"] .dim { color: #444; }
.pale { color: #bbb; }
.wide { width: 50rem; }
.cut { width: 6rem; overflow: hidden; white-space: nowrap; }
.low { height: 1rem; overflow: hidden; }
.region { overflow-x: auto; }
a { color: inherit; }
"""


def _page(main: str = "<p>Text.</p>", head: str = "", policy: str = POLICY_META) -> str:
    return (
        f'<!doctype html>\n<html lang="en"><head>{policy}<meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>A page</title><link rel="stylesheet" href="/style.css">{head}</head>'
        f"<body><main><h1>A page</h1>{main}</main></body></html>\n"
    )


def _site(root: Path, page: str, **files: str) -> BuiltSite:
    contents = {"index.html": page, "style.css": CSS, "favicon.ico": "", **files}
    for name, text in contents.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return built_site(root)


def _matches(faults: list[Fault], wanted: str) -> bool:
    return any(re.search(wanted, f"{fault.check}: {fault.detail}") for fault in faults)


SOUND = """
<p><a href="/">Home</a>, <a href="#here">here</a>, <a href="https://doi.org/10.5334/ijic.7603">DOI</a>,
<a href="mailto:someone@example.org">mail</a>, <a href="sub/#part">part</a></p>
<p id="here"><img src="dot.svg" srcset="dot.svg 2x" alt="A dot" width="9" height="9"></p>
<div class="region" tabindex="0" role="region" aria-label="Wide"><div class="wide">Wide</div></div>
<script type="application/json">{"points": [{"url": "sub/"}]}</script>
"""


@pytest.fixture
def sound(tmp_path: Path) -> BuiltSite:
    other = _page('<h2 id="part">Part</h2>').replace("A page", "Another page")
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
    return _site(tmp_path, _page(SOUND), **{"sub/index.html": other, "dot.svg": svg})


def test_a_sound_site_has_no_fault(sound: BuiltSite, browser: Browser) -> None:
    html, _ = invalid_markup(sound, pardons=())
    faults = [*broken_links(sound), *page_basics(sound), *policy_faults(sound), *html]
    with served(sound) as origin, visitor(browser, origin) as reader:
        for page in sound.pages:
            faults += reader.visit(page, sound.url_path(page))
    assert not faults, report(faults)


@pytest.mark.parametrize(
    ("main", "wanted"),
    [
        ('<a href="nowhere/">x</a>', "nowhere/ leads to no file"),
        ('<a href="sub">x</a>', "with a slash at the end it would be sub/"),
        ('<a href="page.md">x</a>', "page.md leads to no file"),
        ('<a href="#nothing">x</a>', "this page has no element with the id 'nothing'"),
        ('<a href="sub/#nothing">x</a>', "sub/index.html has no element with the id 'nothing'"),
        ('<img src="gone.png" alt="x">', "gone.png leads to no file"),
        (
            '<img src="dot.svg" srcset="dot.svg 1x, gone.svg 2x" alt="x">',
            "gone.svg leads to no file",
        ),
        ('<svg><use href="gone.svg#x"/></svg>', "gone.svg#x leads to no file"),
        ('<p style="background: url(gone.png)">x</p>', "gone.png leads to no file"),
        ('<p data-ev-href="gone/">x</p>', "gone/ leads to no file"),
        (
            '<script type="application/json">{"a": [{"url": "gone/"}]}</script>',
            "gone/ leads to no file",
        ),
        (
            '<template data-ev-part="data">{"a": {"href": "gone/"}}</template>',
            "gone/ leads to no file",
        ),
        ('<blockquote cite="gone/">x</blockquote>', "gone/ leads to no file"),
        ('<a href="">x</a>', "an empty address"),
        ('<a href="a b/">x</a>', "characters that no address may have"),
        ('<a href="https://exa mple.org/">x</a>', "characters that no address may have"),
        ('<a href="https://nohost/">x</a>', "no valid host"),
        ('<a href="https://doi.org/ijic">x</a>', "is no DOI"),
        ('<a href="javascript:void(0)">x</a>', "scheme that no link of ours has"),
        ('<a href="https://[bad/">x</a>', "is no address"),
        ('<img src="https://cdn.example.org/x.png" alt="x">', "fetched from another host"),
        ('<p aria-describedby="gone">x</p>', 'aria-describedby="gone"'),
        ('<label for="gone">x</label>', 'for="gone"'),
    ],
)
def test_links_that_lead_nowhere_are_found(tmp_path: Path, main: str, wanted: str) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    site = _site(tmp_path, _page(main), **{"sub/index.html": _page(), "dot.svg": svg})
    faults = broken_links(site)
    assert len(faults) == 1, report(faults)
    assert wanted in faults[0].detail


def test_addresses_in_stylesheets_the_head_and_the_sitemap_are_followed(tmp_path: Path) -> None:
    head = '<link rel="preconnect" href="https://fonts.example.org"><script src="gone.js"></script>'
    css = '@import "gone.css"; p { background: url("gone.png") } /* url(old.png) */'
    sitemap = "<urlset><url><loc>https://x.example/gone/</loc></url></urlset>"
    site = _site(tmp_path, _page(head=head), **{"style.css": css, "sitemap.xml": sitemap})
    found = {fault.detail for fault in broken_links(site)}
    assert found == {
        "https://fonts.example.org is fetched from another host",
        "gone.js leads to no file",
        "gone.css leads to no file",
        "gone.png leads to no file",
        "https://x.example/gone/ is no page of the site",
    }


def test_links_out_of_a_site_under_a_path_are_found(tmp_path: Path) -> None:
    head = '<link rel="canonical" href="https://x.example/name/">'
    page = _page('<a href="/name/">in</a> <a href="/">out</a>', head).replace(
        '"/style', '"/name/style'
    )
    faults = broken_links(_site(tmp_path, page))
    assert [fault.detail for fault in faults] == ["/ leads out of the site (/name/)"]


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("<title>A page</title>", "", "no title"),
        ("<h1>A page</h1>", "", "one h1"),
        ("<h1>A page</h1>", "<h1>A</h1><h1>B</h1>", "one h1"),
        (' lang="en"', "", "no valid lang"),
        ("main>", "div>", "one main"),
    ],
)
def test_pages_without_the_basics_are_found(
    tmp_path: Path, old: str, new: str, wanted: str
) -> None:
    faults = page_basics(_site(tmp_path, _page().replace(old, new)))
    assert len(faults) == 1, report(faults)
    assert wanted in faults[0].detail


def test_titles_used_twice_are_found(tmp_path: Path) -> None:
    faults = page_basics(_site(tmp_path, _page(), **{"sub/index.html": _page()}))
    assert {fault.page for fault in faults} == {"index.html", "sub/index.html"}


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        (_page(policy=""), "must be the first thing"),
        (_page(policy='<script src="a.js"></script>' + POLICY_META), "must be the first thing"),
        (
            _page(
                policy=POLICY_META.replace("script-src 'self'", "script-src 'self' 'unsafe-eval'")
            ),
            "eval",
        ),
        (
            _page(policy=POLICY_META.replace("img-src 'self'", "img-src https:")),
            "img-src allows https:",
        ),
        (
            _page(policy=POLICY_META.replace("default-src 'none'; ", "")),
            "default-src must be 'none'",
        ),
        (_page("<script>alert(1)</script>"), "an inline script"),
        (_page('<script type="module">alert(1)</script>'), "an inline script"),
        (_page(head="<style>p { color: red }</style>"), "an inline style element"),
        (_page('<p onclick="go()">x</p>'), "an inline handler"),
        (_page('<a href=" JavaScript:go()">x</a>'), "JavaScript:go"),
    ],
)
def test_loose_policies_and_inline_code_are_found(tmp_path: Path, page: str, wanted: str) -> None:
    faults = policy_faults(_site(tmp_path, page))
    assert any(wanted in fault.detail for fault in faults), report(faults)


def test_a_search_index_is_found(tmp_path: Path) -> None:
    site = _site(tmp_path, _page(), **{"search/search_index.json": "{}"})
    assert [fault.page for fault in search_index_faults(site)] == ["search/search_index.json"]


def test_invalid_html_is_found_and_pardons_are_counted(tmp_path: Path) -> None:
    site = _site(
        tmp_path, _page("<p><div>x</p></div>"), **{"b.html": _page('<p id="a" id="b">x</p>')}
    )
    faults, _ = invalid_markup(site, pardons=())
    assert {fault.page for fault in faults} == {"index.html", "b.html"}
    needed = Pardon(re.compile("Duplicate attribute"), "shown to work")
    needless = Pardon(re.compile("no such message"), "shown to be told")
    faults, unused = invalid_markup(site, pardons=(needed, needless))
    assert {fault.page for fault in faults} == {"index.html"}
    assert unused == [needless]


BROKEN_IN_A_BROWSER = {
    "contrast": (_page('<p class="pale">Pale words</p>'), r"axe \(light\): color-contrast"),
    "contrast-dark": (_page('<p class="dim">Dim words</p>'), r"axe \(dark\): color-contrast"),
    "name": (_page("<button></button>"), r"axe \(light\): button-name"),
    "closed": (
        _page("<details><summary>More</summary><button></button></details>"),
        r"axe \(light\): button-name",
    ),
    "last-of-many": (
        _page(f"<ul>{'<li>One more</li>' * 20}<li><button></button></li></ul>"),
        r"axe \(light\): button-name",
    ),
    "sideways": (_page('<p class="wide">Wide</p>'), r"layout at 360 px: the page scrolls sideways"),
    "beyond": (_page('<p class="wide">Wide</p>'), r"layout at 360 px: p.wide “Wide” reaches from"),
    "cut": (
        _page('<p class="cut">Far too many words for it</p>'),
        r"layout at 360 px: p.cut .* cut off:",
    ),
    "cut-below": (_page('<p class="low">One<br>two<br>three</p>'), r"cut off below"),
    "region": (
        _page('<div class="region"><p class="wide">Wide</p></div>'),
        r"no keyboard can reach",
    ),
    "foreign": (
        _page('<img src="https://cdn.example.org/x.png" alt="x">', policy=""),
        r"foreign: asks https://cdn.example.org/x.png",
    ),
    "foreign-refused": (
        _page('<img src="https://cdn.example.org/x.png" alt="x">'),
        r"policy: img-src",
    ),
    "inline-script": (_page("<script>window.ran = 1</script>"), r"policy: script-src-elem refused"),
    "eval": (_page('<script src="/eval.js"></script>'), r"policy: script-src refused"),
    "page-error": (
        _page('<script src="/throw.js"></script>'),
        r"script: uncaught: .*broken on purpose",
    ),
    "console": (_page('<script src="/console.js"></script>'), r"console: told on purpose"),
    "missing": (_page('<script src="/gone.js"></script>'), r"request: /gone.js answers 404"),
    "index": (_page('<script src="/fetch.js"></script>'), r"search: downloads /search_index.json"),
    "chart": (
        _page('<div data-ev-component="ladder"><p data-ev-part="picture">Static</p></div>'),
        r"chart: is never drawn",
    ),
    "scheme": (_page().replace("style.css", "plain.css"), r"scheme: the dark colours"),
}
SCRIPTS = {
    "eval.js": "try { eval('1') } catch {}",
    "throw.js": "throw new Error('broken on purpose')",
    "console.js": "console.error('told on purpose')",
    "fetch.js": "fetch('/search_index.json')",
    "search_index.json": "{}",
    "plain.css": "body { background: #fff; color: #111 }",
}


@pytest.fixture(scope="module")
def seen(
    tmp_path_factory: pytest.TempPathFactory, browser: Browser
) -> Iterator[dict[str, list[Fault]]]:
    """What the browser notes on each of the broken pages."""
    pages = {f"{name}/index.html": page for name, (page, _) in BROKEN_IN_A_BROWSER.items()}
    site = _site(tmp_path_factory.mktemp("broken"), _page(), **pages, **SCRIPTS)
    with served(site) as origin, visitor(browser, origin) as reader:
        reader.patience = 300
        yield {name: reader.visit(name, f"/{name}/") for name in BROKEN_IN_A_BROWSER}


@pytest.mark.parametrize("name", BROKEN_IN_A_BROWSER)
def test_what_is_broken_in_a_browser_is_noted(seen: dict[str, list[Fault]], name: str) -> None:
    assert _matches(seen[name], BROKEN_IN_A_BROWSER[name][1]), report(seen[name]) or "nothing noted"


def test_what_only_a_header_forbids_is_noted(tmp_path: Path, browser: Browser) -> None:
    page = _page("<script>window.ran = 1</script>", policy="")
    headers = {"_headers": f"/*\n  Content-Security-Policy: {POLICY}\n"}
    with served(_site(tmp_path, page, **headers)) as origin, visitor(browser, origin) as reader:
        faults = reader.glance("index.html", "/")
    assert _matches(faults, r"policy: script-src-elem refused"), report(faults)


def test_a_report_tells_a_fault_of_many_pages_once() -> None:
    faults = [Fault("link", f"{number}.html", "x leads to no file") for number in range(9)]
    text = report([*faults, Fault("h1", "0.html", "none")])
    assert text.splitlines()[0] == "link: x leads to no file"
    assert text.splitlines()[1].endswith("3.html and 5 more pages")
    assert text.count("leads to no file") == 1


def test_a_report_shows_one_place_of_many_as_example() -> None:
    text = report(
        [Fault("axe", "a.html", "no name", place) for place in ("button.one", "button.two")]
    )
    assert text == "axe: no name\n    on a.html (2 places)\n    as button.one"


def test_a_page_that_navigation_does_not_swap_in_is_noted(
    sound: BuiltSite, browser: Browser
) -> None:
    with served(sound) as origin, visitor(browser, origin) as reader:
        anew = reader.walk("/", {"/sub/": "Another page"}, swapped=True)
        assert _matches(anew, "arrival: the page was loaded anew"), report(anew)


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        (_page('<p class="wide">Wide</p>'), "layout without scripts: the page scrolls sideways"),
        (_page("").replace("<h1>", '<h1 class="later">'), "the heading cannot be seen"),
        (_page("").replace("<main>", '<main class="later">'), "nothing to read"),
    ],
)
def test_pages_that_need_scripts_are_noted(
    tmp_path: Path, browser: Browser, page: str, wanted: str
) -> None:
    script = "for (const one of document.querySelectorAll('.later')) one.className = '';"
    head = '<script src="/show.js" defer></script></head>'
    css = CSS + ".later { display: none; }"
    site = _site(tmp_path, page.replace("</head>", head), **{"show.js": script, "style.css": css})
    with served(site) as origin, visitor(browser, origin, scripts=False) as reader:
        plainly = reader.read_plainly("index.html", "/")
    assert _matches(plainly, wanted), report(plainly)
