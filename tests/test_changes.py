"""The page and the feed of what changed."""

from __future__ import annotations

import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import feedparser  # type: ignore[import-untyped]
import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.derive.history import NO_HISTORY, History, history_of
from generator.evidence import urls
from generator.publish.build import Site, build_site
from tests.conftest import REPOSITORY, SAMPLE
from tests.repositories import commit, edit, git

TEMPLATES = REPOSITORY / "site_templates"
ADDRESS = "https://example.org/garden/"
HOSTILE = '<script>alert(1)</script> & "more" ]]> @all'


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with a short history: begun, a theme reworded, a study renamed, one left out."""
    root = tmp_path_factory.mktemp("changes")
    folder = root / "content"
    shutil.copytree(SAMPLE, folder)
    new = folder / "studies/ni-she-2018.yml"
    kept = new.read_bytes()
    new.unlink()
    old = folder / "studies/nishe-2018.yml"
    text = kept.decode("utf-8").replace("formerly: [nishe-2018]\n", "")
    old.write_text(text.replace("id: ni-she-2018", "id: nishe-2018"), encoding="utf-8")
    winter = "In winter fewer people come."
    edit(folder / "themes/growing-year.yml", winter, "In winter nobody comes.")
    (folder / "models/earlier.yml").write_text("id: earlier\nshape: another\n", encoding="utf-8")
    git(root, "init", "-q", "-b", "main")
    commit(root, "Begun", day=2)
    edit(folder / "themes/growing-year.yml", "In winter nobody comes.", winter)
    commit(root, HOSTILE, day=3)
    git(root, "tag", "v1")
    old.unlink()
    new.write_bytes(kept)
    (folder / "models/earlier.yml").unlink()
    commit(root, "A name put right", day=4)
    return folder


@pytest.fixture(scope="module")
def history(content: Path) -> History:
    return history_of(content)


@pytest.fixture(scope="module")
def site(content: Path, history: History) -> Site:
    return build_site(content, TEMPLATES, history=history, address=ADDRESS)


def _page(site: Site) -> LexborHTMLParser:
    return LexborHTMLParser(next(p.html for p in site.pages if p.page.path == urls.CHANGES))


def test_changes_stand_newest_first_with_their_day_and_release(site: Site) -> None:
    page = _page(site)
    titles = [node.text() for node in page.css("article h3")]
    assert titles == ["A name put right", HOSTILE, "Begun"]
    days = [node.attributes["datetime"] for node in page.css("article time")]
    assert days == ["2024-01-03", "2024-01-02", "2024-01-01"]
    assert [node.text() for node in page.css("article .ev-badge")] == ["Release v1"]
    assert [node.text() for node in page.css("h2")] == ["2024"]


def test_what_changed_is_said_record_by_record_with_links(site: Site) -> None:
    newest, middle, _ = _page(site).css("article")
    assert "Study renamed: Ní Shé 2018 (its id was nishe-2018)" in newest.text()
    assert "cannot be read any more" in newest.text()
    assert "was “In winter nobody comes.”, is “In winter fewer people come.”" in middle.text()
    links = [node.attributes["href"] for node in middle.css("a")]
    assert links == ["../themes/growing-year/"]


def test_the_feed_is_read_by_a_reader_of_feeds(site: Site) -> None:
    text = site.files[urls.changes_feed()]
    assert ET.fromstring(text).tag == "{http://www.w3.org/2005/Atom}feed"
    feed = feedparser.parse(text)
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.updated == "2024-01-03T21:00:00Z"
    entries = feed.entries
    assert entries[0].title == "A name put right"
    assert len({entry.id for entry in entries}) == len(entries) == 3
    anchors = {node.attributes["id"] for node in _page(site).css("article")}
    for entry in entries:
        assert entry.link.startswith(f"{ADDRESS}{urls.CHANGES}#")
        assert entry.link.partition("#")[2] in anchors
        for node in LexborHTMLParser(entry.content[0].value).css("a"):
            assert (node.attributes["href"] or "").startswith(ADDRESS)
        assert "<script" not in entry.content[0].value


def test_without_an_address_or_a_history_there_is_no_feed(content: Path, history: History) -> None:
    for known, address in ((history, ""), (NO_HISTORY, ADDRESS)):
        site = build_site(content, TEMPLATES, history=known, address=address)
        assert urls.changes_feed() not in site.files
        assert not _page(site).css('a[href$="feed.xml"]')


def test_where_nothing_is_known_the_page_says_so(sample_site: Site) -> None:
    page = _page(sample_site)
    assert "is not known here" in page.text()
    assert not page.css("article")


def test_the_same_content_and_history_give_the_same_bytes(
    content: Path, site: Site, tmp_path: Path
) -> None:
    shutil.copytree(content.parent, tmp_path / "copy")
    copy = tmp_path / "copy" / "content"
    again = build_site(copy, TEMPLATES, history=history_of(copy), address=ADDRESS)
    assert again.files == site.files
    assert [page.html for page in again.pages] == [page.html for page in site.pages]
