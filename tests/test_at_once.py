"""After an edit, each page is drawn by itself as a whole build writes it, to the byte."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bench.content import big, write
from generator.evidence import urls
from generator.evidence.extras import BRIEFS, Extra
from generator.evidence.problems import InvalidContent
from generator.publish.at_once import AtOnce, LastBuild, StandingAsked
from generator.publish.pages.lists.paging import standing
from generator.publish.pages.page import Page, PlannedPage
from generator.publish.planning import plan
from generator.publish.site import builder
from generator.publish.site.builder import pages_now, publish
from generator.publish.site.live_server import QUESTIONS
from generator.publish.site.preview import PreviewServer
from generator.publish.site.project import Project
from tests.conftest import REPOSITORY
from tests.edits import validly_edited

ADDRESS = "http://127.0.0.1:1/"
_INSTALLED: Any = vars(Extra)["is_there"].fget


@pytest.fixture(autouse=True)
def _no_briefs(monkeypatch: pytest.MonkeyPatch) -> None:
    there = property(lambda extra: extra is not BRIEFS and _INSTALLED(extra))
    monkeypatch.setattr(Extra, "is_there", there)


def _built(project: Project) -> LastBuild:
    kept: list[LastBuild | None] = []
    publish(project, lambda step: None, site_url=ADDRESS, keep=kept.append)
    assert kept[0]
    return kept[0]


def _project(folder: Path) -> Project:
    write(folder / "content", big(3, 2, 2, 1))
    config = REPOSITORY / "mkdocs.yml"
    return Project(config, folder / "content", folder / "site", store=folder / "store")


@pytest.mark.slow
@pytest.mark.parametrize(("host", "edits"), [("material", 1), ("plain", 1)])
def test_after_an_edit_pages_are_those_of_a_whole_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, host: str, edits: int
) -> None:
    monkeypatch.setenv("EVIDENCE_HOST", host)
    monkeypatch.setattr(builder, "finish", lambda site, *, offline: None)  # touches no such page
    project = _project(tmp_path)
    last = _built(project)
    chance, compared = random.Random(4), 0
    for _ in range(edits):
        validly_edited(project.content, chance)
        fresh = pages_now(project, last)
        drawn = {one.path: last.page(fresh, one.path) for one in fresh.planned.planned}
        last = _built(project)
        pages = {path: page for path, page in drawn.items() if page is not None}
        whole = {path: (project.site / path / "index.html").read_bytes() for path in pages}
        assert pages == whole
        compared += len(pages)
    assert compared > 10


def test_parts_of_long_lists_are_found_as_if_all_lists_were_made(tmp_path: Path) -> None:
    write(tmp_path, big(50, 2, 4, 1))
    planned = plan(tmp_path)
    all_lists = standing(planned.pages)
    asked = StandingAsked(planned.planned)
    assert all_lists
    assert {address: asked.get(address) for address in all_lists} == all_lists
    others = {f"{page.path}#{anchor}" for page in planned.pages for anchor in page.anchors}
    assert [address for address in others - all_lists.keys() if address in asked] == []
    assert dict(asked) == all_lists


def test_no_list_is_made_before_one_is_asked_for(tmp_path: Path) -> None:
    def refused() -> Page:
        raise AssertionError

    asked = StandingAsked([PlannedPage("quotes/", refused, "quotes/list.json")])
    assert asked.get("studies/one/", "there") == "there"
    for elsewhere in ("studies/one/#quote", "#top", "quotes/"):
        assert asked.get(elsewhere, "there") == "there"


class _Around:
    """A shell that says which pages it was put around."""

    def __init__(self) -> None:
        self.paths: list[str] = []

    def __call__(self, site: object, rendered: Any) -> bytes:
        self.paths.append(rendered.page.path)
        return b"<body>drawn</body>"


def _fresh(project: Project) -> AtOnce:
    unbuilt: Any = None
    templates = REPOSITORY / "site_templates"
    nowhere = LastBuild(unbuilt, templates, urls.NO_EDITING, "", _Around())
    return pages_now(project, nowhere)


def test_what_only_a_whole_build_can_tell_is_left_to_it(tmp_path: Path) -> None:
    project = _project(tmp_path)
    fresh, around = _fresh(project), _Around()
    last = LastBuild(fresh.site, fresh.templates, fresh.editing, "", around)
    assert last.page(fresh, "studies/study-1/") == b"<body>drawn</body>"
    for path in (urls.BRIEFS, urls.DATA, "studies/nobody/"):
        assert last.page(fresh, path) is None
    assert around.paths == ["studies/study-1/"]


def test_where_the_frame_of_all_pages_changed_none_is_drawn(tmp_path: Path) -> None:
    project = _project(tmp_path)
    before = _fresh(project).site
    review = project.content / "review.yml"
    review.write_text(review.read_text().replace('"Made up"', '"Renamed"'), encoding="utf-8")
    fresh = _fresh(project)
    last = LastBuild(before, fresh.templates, fresh.editing, "", _Around())
    assert last.page(fresh, "studies/study-1/") is None


def test_an_edit_with_errors_draws_nothing(tmp_path: Path) -> None:
    project = _project(tmp_path)
    (project.content / "studies" / "study-1.yml").write_text("id: [", encoding="utf-8")
    with pytest.raises(InvalidContent):
        _fresh(project)


def _asked(server: PreviewServer, path: str) -> bytes:
    answered: list[str] = []
    answer: Callable[..., None] = lambda status, headers: answered.append(status)  # noqa: E731
    found = server.found({"PATH_INFO": path}, answer)
    return b"".join(found or ())


def test_a_preview_shows_what_is_drawn_above_what_was_built(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    for name in ("index.html", "one/index.html"):
        (tmp_path / name).write_text("<body>built</body>")
    server = PreviewServer(0, tmp_path)
    try:
        server.show(tmp_path)
        epoch = server.shown.epoch
        server.show_at_once(lambda path: b"<body>drawn</body>" if path == "one/" else None)
        assert server.shown.epoch > epoch
        assert b"drawn" in _asked(server, "/one/")
        assert QUESTIONS.encode() in _asked(server, "/one/")
        assert b"built" in _asked(server, "/")
        server.show(tmp_path)
        assert b"built" in _asked(server, "/one/")
    finally:
        server.server_close()


def test_a_page_that_cannot_be_drawn_is_that_of_the_last_build(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<body>built</body>")
    server = PreviewServer(0, tmp_path)

    def failing(path: str) -> bytes:
        raise ZeroDivisionError

    try:
        server.show(tmp_path)
        server.show_at_once(failing)
        assert b"built" in _asked(server, "/")
    finally:
        server.server_close()
