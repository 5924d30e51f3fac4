"""One setting names the host; each makes the same pages, and the plain one needs no other."""

from __future__ import annotations

import filecmp
import os
import re
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import jinja2
import pytest

from generator.evidence import urls
from generator.publish.build import Site, build_site
from generator.publish.site import with_mkdocs
from generator.publish.site.builder import check_project
from generator.publish.site.drawn_once import in_common
from generator.publish.site.faults import HostFailed
from generator.publish.site.language import SettingsFault
from generator.publish.site.plain import making, shell
from generator.publish.site.plain.settings import plain_settings
from generator.publish.site.project import Project
from generator.publish.site.settings import Host, host_of
from generator.publish.site.styles import LISTS, READING, STYLESHEET
from generator.publish.site.take_along import OFFLINE_FILE
from tests.browser.built_site import BuiltSite, build, built_site, served
from tests.browser.faults import report
from tests.browser.links import broken_links
from tests.browser.markup import page_basics, policy_faults
from tests.browser.visit import visitor
from tests.conftest import REPOSITORY, SAMPLE
from tests.shared import Shared

if TYPE_CHECKING:
    from playwright.sync_api import Browser

MATERIALS_OWN = ("assets/javascripts/", "assets/stylesheets/", "assets/images/favicon.png")
CONTENT = re.compile(rb"<article[^>]*>(.*?)</article>", re.DOTALL)

# MkDocs and its kin stay out of reach, as where they are not installed.
WITHOUT_MKDOCS = """
import sys
for name in ("mkdocs", "material", "properdocs", "watchdog"):
    sys.modules[name] = None
from generator.cli import main
sys.exit(main())
"""


# --- the setting -----------------------------------------------------------------------------


def _settings(folder: Path, text: str) -> Path:
    file = folder / "mkdocs.yml"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize("named", ["zensical", "", "3", "[plain]"])
def test_a_host_that_nobody_knows_is_said_with_those_that_are_known(
    tmp_path: Path, named: str
) -> None:
    file = _settings(tmp_path, f"extra:\n  host: {named}\n")
    with pytest.raises(SettingsFault, match=r"known are: material, plain, properdocs\."):
        host_of(file)


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("", Host.MATERIAL),
        ("extra: {host: plain}\n", Host.PLAIN),
        ("extra: {host: properdocs}\n", Host.PROPERDOCS),
        ("extra: {more: 1}\n", Host.MATERIAL),
        ("theme: {name: material}\n", Host.MATERIAL),
        ("theme: {name: material}\nextra: {host: plain}\n", Host.PLAIN),
        ("a: [\n", Host.MATERIAL),  # of which that host tells
    ],
)
def test_the_settings_name_the_host(
    tmp_path: Path, text: str, host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("EVIDENCE_HOST", raising=False)
    assert host_of(_settings(tmp_path, text)) is host


def test_the_environment_names_one_where_the_settings_leave_it_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EVIDENCE_HOST", "plain")
    assert host_of(tmp_path / "mkdocs.yml") is Host.PLAIN
    assert host_of(_settings(tmp_path, "site_url: https://a.example/\n")) is Host.PLAIN
    assert host_of(_settings(tmp_path, "extra: {host: material}\n")) is Host.MATERIAL


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("plugins: [evidence, tags]\n", "no the plugin tags"),
        ("hooks: [mine.py]\n", "no hooks"),
        ("INHERIT: other.yml\n", "no INHERIT"),
        ("use_directory_urls: false\n", "no use_directory_urls"),
        ("plugins: evidence\n", "plugins is no list"),
        ("site_url: [1]\n", "site_url is no address"),
        ("- a\n", "it holds no settings by their names"),
        ("a: [\n", "while parsing"),
    ],
)
def test_what_the_plain_host_cannot_do_it_refuses(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(HostFailed, match=r"mkdocs\.yml cannot be used: ") as refused:
        plain_settings(_settings(tmp_path, text))
    assert said in str(refused.value)


# --- hand-written pages ----------------------------------------------------------------------

PAGES = {
    "one.md": "# One\n\n## A part\n\n[up](/about/) [gone](gone.md) [no file](themes/)\n",
    "two.md": "[part](one.md#a-part) [none](one.md#none) [here](#no) ![picture](none.png)\n",
    "far/three.md": "[there](../two.md) [not there](two.md) [mail](a@b.example)\n",
    "four.md": "[generated](themes/index.md#y)\n",
    "right.md": "[a](one.md) [b](themes/index.md?x=1) <https://a.example> [c](mailto:a@b.org)\n",
}
GUESS = re.compile(r" Did you mean .*")


def test_every_host_finds_the_same_wrong_links(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in PAGES.items():
        (sample / "pages" / name).parent.mkdir(exist_ok=True)
        (sample / "pages" / name).write_text(text, encoding="utf-8")
    project = Project(Path("mkdocs.yml").resolve(), sample.resolve(), Path("site").resolve())
    found = {}
    for host in (Host.MATERIAL, Host.PLAIN):
        monkeypatch.setenv("EVIDENCE_HOST", host)
        found[host] = [
            (problem.code, str(problem.location), GUESS.sub("", problem.message))
            for problem in check_project(project)
        ]
    assert found[Host.PLAIN] == found[Host.MATERIAL]
    assert len(found[Host.PLAIN]) == 9
    assert not any("right.md" in place for _, place, _ in found[Host.PLAIN])


def test_a_build_after_a_check_makes_whole_pages(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """MkDocs keeps one plugin for all that a process does."""
    made: list[partial[Site]] = []
    monkeypatch.setattr(with_mkdocs, "read_pages", lambda config: None)
    monkeypatch.setattr(
        with_mkdocs, "build_host", lambda config: made.append(config.plugins["evidence"].make)
    )
    project = Project(Path("mkdocs.yml").resolve(), sample.resolve(), Path("site").resolve())
    with_mkdocs.check(project)
    with_mkdocs.build(Path("new/site").resolve(), project, lambda step: None, None)
    assert [(make.func, make.keywords) for make in made] == [(build_site, {"helpers": None})]


# --- the shell -------------------------------------------------------------------------------


def _by_itself(name: str, caller: Callable[[], str]) -> str:
    return caller()


def test_what_pages_have_in_common_is_what_each_would_draw_for_itself(
    sample_site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "build_site", lambda *_, **__: sample_site)
    drawn: dict[str, dict[Path, bytes]] = {}
    for way in ("in common", "by itself"):
        project = Project(REPOSITORY / "mkdocs.yml", SAMPLE, tmp_path)
        making.build(tmp_path / way, project, lambda step: None, None)
        pages = (tmp_path / way).rglob("*.html")
        drawn[way] = {page.relative_to(tmp_path / way): page.read_bytes() for page in pages}
        monkeypatch.setattr(shell, "in_common", lambda: _by_itself)
    assert len(drawn["in common"]) > len(sample_site.pages)
    assert drawn["in common"] == drawn["by itself"]


def test_a_part_is_drawn_once_a_folder_but_where_it_leads_to_a_page_itself() -> None:
    listed = SimpleNamespace(url="a/", is_section=False)
    nav = SimpleNamespace(items=[SimpleNamespace(is_section=True, children=[listed])])
    environment = jinja2.Environment(autoescape=True)
    environment.globals |= {"in_common": in_common(), "nav": nav, "to": urls.relative}
    template = environment.from_string(
        '{% call in_common("x") %}<a href="{{ to("b/own/more/", page.url) }}">{{ page.n }}'
        "{% endcall %}"
    )
    addresses = ("a/", "a/", "b/own/", "b/1/", "b/own/", "b/2/", "c/1/", "c/2/", "a/1/", "a/2/")
    pages = [SimpleNamespace(url=url, n=n) for n, url in enumerate(addresses)]
    pages[0] = listed
    listed.n = 0
    drawn = [template.render(page=page)[-1] for page in pages]
    assert drawn == [*"0123436688"]


# --- the site --------------------------------------------------------------------------------


STYLES = (STYLESHEET, LISTS, READING)


@pytest.fixture(scope="session")
def by_material(shared: Shared) -> BuiltSite:
    """The sample as the walk over it sees it."""
    return built_site(shared.once("walked-sample", lambda root: build(root, SAMPLE)))


@pytest.fixture(scope="session")
def plain(shared: Shared) -> BuiltSite:
    """The sample as plain files, by a generator that cannot reach MkDocs."""

    def make(root: Path) -> None:
        command = [sys.executable, "-c", WITHOUT_MKDOCS, "build", "--no-history"]
        subprocess.run(
            [*command, "--content", str(SAMPLE), "--site", str(root)],
            cwd=REPOSITORY,
            env={**os.environ, "EVIDENCE_HOST": "plain"},
            check=True,
        )

    return built_site(shared.once("plain-sample", make))


def _content(site: BuiltSite, page: str) -> bytes:
    """What stands on a page, without the shell; the way home is written in two ways."""
    found = CONTENT.findall((site.root / page).read_bytes())
    assert len(found) == 1, page
    home = bytes(found[0]).replace(b'href="/."', b'href="/"')
    return re.sub(rb"\(\d+\.\d MB\)", b"", home)  # of the offline edition, which has the shell


@pytest.mark.slow
def test_every_host_makes_the_same_site_but_for_the_shell(
    by_material: BuiltSite, plain: BuiltSite
) -> None:
    theirs = {name for name in by_material.files if not name.startswith(MATERIALS_OWN)}
    assert set(plain.files) == theirs
    pages = {page for page in plain.pages if not page.startswith(urls.EMBED)}
    assert len(pages) > 100
    assert [page for page in pages if _content(plain, page) != _content(by_material, page)] == []
    others = theirs - pages - {*STYLES, "_headers", OFFLINE_FILE}  # which names files of the shell
    unlike = filecmp.cmpfiles(plain.root, by_material.root, others, shallow=False)[1:]
    assert unlike == ([], [])


@pytest.mark.slow
def test_the_shell_leads_to_the_same_places_and_says_the_same_of_a_page(
    by_material: BuiltSite, plain: BuiltSite
) -> None:
    told = ("head > title", "head > meta[name=description]", "head > link[rel=canonical]")
    ways = (".ev-tabs a", ".ev-drawer a", "[data-md-component=toc] a", ".ev-footer a")

    def shell(site: BuiltSite, page: str) -> list[object]:
        tree = site.pages[page]
        heads = [node.html for selector in told for node in tree.css(selector)]
        links = [
            ((node.attributes["href"] or "").rstrip("./"), " ".join(node.text().split()))
            for selector in ways
            for node in tree.css(selector)
        ]
        return [*heads, *links]

    assert [p for p in plain.pages if shell(plain, p) != shell(by_material, p)] == []
    assert len(shell(plain, "themes/index.html")) > 40


@pytest.mark.slow
def test_the_plain_site_keeps_the_laws_of_every_built_site(plain: BuiltSite) -> None:
    faults = [*broken_links(plain), *page_basics(plain), *policy_faults(plain)]
    assert not faults, report(faults)


@pytest.mark.browser
def test_a_plain_page_works_in_a_browser(plain: BuiltSite, browser: Browser) -> None:
    with served(plain) as origin, visitor(browser, origin) as reader:
        faults = reader.visit("about/", plain.url_path("about/index.html"))
        assert not faults, report(faults)
        page = reader.page
        page.set_viewport_size({"width": 1280, "height": 700})
        page.reload()
        chosen = page.locator("input[name=__palette]:checked")
        before = chosen.get_attribute("id")
        page.locator(".ev-palette label:visible").click()
        after = chosen.get_attribute("id")
        page.reload()
        assert before != after == chosen.get_attribute("id")
