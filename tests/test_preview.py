"""The live preview follows edits, shows problems instead of dying, and rests otherwise."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.evidence.problems import Location, Problem
from generator.publish.site import preview as preview_module
from generator.publish.site.builder import Project
from generator.publish.site.preview import PreviewServer, problems_overlay, serve
from tests.conftest import REPOSITORY, SAMPLE

PATIENCE = 60
ADDRESS = re.compile(r"^Preview at (http://127\.0\.0\.1:\d+/)\.", re.MULTILINE)
ANY_PORT = """
from generator import cli
from generator.commands import serve

serve._port = int  # 0: the system chooses one, and no other test can take it in between
raise SystemExit(cli.main(["serve", "--port", "0"]))
"""
STUDY = "content/studies/velde-2016.yml"
THEME = "content/themes/shared-work.yml"
GAPS = "site_templates/pages/gaps.html"


# --- the panel of problems -------------------------------------------------------------------


def test_the_panel_shows_problems_as_text() -> None:
    hostile = "<script>alert(1)</script>\"'>"
    problem = Problem("E001", Location(f"content/{hostile}.yml", 3, 5), hostile, hostile)
    html = problems_overlay([problem])
    panel = LexborHTMLParser(html)
    assert panel.css("script") == []
    assert unescape(html).count(hostile) == 3
    text = panel.text()
    assert "1 error in 1 file." in text
    assert f"content/{hostile}.yml:3:5" in text
    assert panel.css_first("[role=alert]") is not None


def test_a_panel_of_many_problems_lists_them_in_order() -> None:
    problems = [Problem("E001", Location("a.yml", n), f"Message {n}.") for n in range(1, 4)]
    items = LexborHTMLParser(problems_overlay(problems)).css("li")
    assert [item.text() for item in items] == [f"a.yml:{n}:1 E001 Message {n}." for n in (1, 2, 3)]


# --- a server --------------------------------------------------------------------------------


@dataclass
class Preview:
    """A preview that runs, its project and what it says."""

    root: Path
    process: subprocess.Popen[bytes]
    log: Path

    def get(self, path: str) -> str:
        """A page of this preview and of no other: it said itself where it listens."""
        with urllib.request.urlopen(f"{self.address()}{path}", timeout=PATIENCE) as answer:
            return str(answer.read().decode("utf-8"))

    def address(self) -> str:
        """Where it says that it listens, as soon as it does."""
        end = time.monotonic() + PATIENCE
        while not (told := ADDRESS.search(self.said())):
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < end, self.said()
            time.sleep(0.02)
        return told[1]

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def wait(self, path: str, condition: Callable[[str], bool]) -> str:
        """The page, as soon as it is as it should be."""
        end, page = time.monotonic() + PATIENCE, ""
        while time.monotonic() < end:
            assert self.process.poll() is None, self.said()
            try:
                page = self.get(path)
            except urllib.error.HTTPError as error:
                with error:
                    page = error.read().decode("utf-8")
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                page = ""
            if page and condition(page):
                return page
            time.sleep(0.1)
        pytest.fail(f"/{path} did not become as expected. It said:\n{self.said()}\n{page[:1500]}")

    def edit(self, name: str, before: str, after: str) -> None:
        file = self.root / name
        text = file.read_text(encoding="utf-8")
        assert before in text
        file.write_text(text.replace(before, after), encoding="utf-8")

    def builds(self) -> int:
        return len(re.findall(r"^Built \d+ pages\.$|^\d+ errors? in", self.said(), re.MULTILINE))


@contextmanager
def _preview(root: Path, change: Callable[[Path], None] = lambda root: None) -> Iterator[Preview]:
    shutil.copytree(SAMPLE, root / "content")
    shutil.copytree(REPOSITORY / "site_templates", root / "site_templates")
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    change(root)
    log = root / "said.log"
    with log.open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, "-c", ANY_PORT],
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
            stdout=said,
            stderr=said,
        )
    try:
        yield Preview(root, process, log)
    finally:
        process.terminate()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """One server for the tests below; each of them leaves the content as it was."""
    with _preview(tmp_path_factory.mktemp("preview")) as running:
        running.wait("", lambda page: "Gardens" in page)
        yield running


def _panel(page: str) -> str:
    panel = LexborHTMLParser(page).css_first(".ev-problems")
    return panel.text() if panel else ""


@pytest.mark.slow
def test_an_edited_record_is_shown(preview: Preview) -> None:
    path = "studies/velde-2016/"
    preview.edit(STUDY, "A locked gate", "An unlocked gate")
    preview.wait(path, lambda page: "An unlocked gate" in page)
    preview.edit(STUDY, "An unlocked gate", "A locked gate")
    preview.wait(path, lambda page: "A locked gate" in page)


@pytest.mark.slow
def test_a_new_and_a_deleted_record_are_seen(preview: Preview) -> None:
    model = preview.root / "content" / "models" / "new-model.yml"
    text = (model.parent / "open-gate.yml").read_text(encoding="utf-8")
    model.write_text(text.replace("id: open-gate", "id: new-model"), encoding="utf-8")
    preview.wait("models/", lambda page: "new-model/" in page)
    model.unlink()
    preview.wait("models/", lambda page: "new-model/" not in page)


@pytest.mark.slow
def test_a_broken_record_is_shown_above_the_last_good_page(preview: Preview) -> None:
    preview.edit(STUDY, "id: velde-2016", 'id: velde-2016\n"<script>x</script>": 1')
    page = preview.wait("studies/velde-2016/", lambda page: bool(_panel(page)))
    assert f"{STUDY}:4:" in _panel(page)
    assert "Below is the last good version." in _panel(page)
    assert "<script>x" not in page
    assert "A locked gate" in page.partition("</section>")[2]
    assert f"{STUDY}:4:" in preview.said()
    preview.edit(STUDY, '\n"<script>x</script>": 1', "")
    preview.wait("studies/velde-2016/", lambda page: not _panel(page))


@pytest.mark.slow
def test_a_broken_template_is_shown_and_mended(preview: Preview) -> None:
    text = (preview.root / GAPS).read_text(encoding="utf-8")
    (preview.root / GAPS).write_text(f"{text}{{% if %}}", encoding="utf-8")
    page = preview.wait("gaps/", lambda page: "T001" in _panel(page))
    assert f"{GAPS}:{len(text.splitlines()) + 1}:1" in _panel(page)
    assert "<h1>Gaps</h1>" in page
    (preview.root / GAPS).write_text(text, encoding="utf-8")
    preview.wait("gaps/", lambda page: not _panel(page))


@pytest.mark.slow
def test_a_broken_shell_is_shown_and_mended(preview: Preview) -> None:
    base = preview.root / "site_templates" / "theme" / "base.html"
    text = base.read_text(encoding="utf-8")
    base.write_text("{{ nobody.there }}" + text, encoding="utf-8")
    page = preview.wait("", lambda page: "T001" in _panel(page))
    assert "site_templates/theme/base.html:1:1" in _panel(page)
    base.write_text(text, encoding="utf-8")
    preview.wait("", lambda page: not _panel(page))


@pytest.mark.slow
def test_broken_settings_are_shown_and_mended(preview: Preview) -> None:
    preview.edit("mkdocs.yml", "  - evidence\n", "  - evidense\n")
    page = preview.wait("", lambda page: bool(_panel(page)))
    assert "mkdocs.yml cannot be used" in _panel(page)
    preview.edit("mkdocs.yml", "  - evidense\n", "  - evidence\n")
    preview.wait("", lambda page: not _panel(page))


@pytest.mark.slow
def test_an_edited_stylesheet_is_shown(preview: Preview) -> None:
    style = "site_templates/theme/assets/css/badge.css"
    file = preview.root / style
    text = file.read_text(encoding="utf-8")
    file.write_text(f"{text}\n.ev-new {{ color: inherit; }}\n", encoding="utf-8")
    preview.wait("assets/css/site.css", lambda css: ".ev-new" in css)
    file.write_text(text, encoding="utf-8")
    preview.wait("assets/css/site.css", lambda css: ".ev-new" not in css)


@pytest.mark.slow
def test_a_page_that_is_not_there_is_not_found(preview: Preview) -> None:
    with pytest.raises(urllib.error.HTTPError) as missing:
        preview.get("nowhere/")
    assert missing.value.code == 404
    missing.value.close()


@pytest.mark.slow
def test_pages_reload_by_a_script_in_a_file(preview: Preview) -> None:
    page = LexborHTMLParser(preview.get(""))
    script = page.css_first('script[src="/livereload/preview.js"]')
    assert script is not None
    assert (script.attributes["data-epoch"] or "").isdigit()
    assert "location.reload" in preview.get("livereload/preview.js")


@pytest.mark.slow
def test_reading_pages_builds_nothing(preview: Preview) -> None:
    before = preview.builds()
    for path in ("", "studies/", "gaps/", "data/studies.csv") * 3:
        preview.get(path)
    for file in (preview.root / "content").rglob("*.yml"):
        file.read_bytes()
    time.sleep(2)  # longer than a build waits for further edits
    assert preview.builds() == before
    assert not (preview.root / "site").exists()
    assert not any(path.name.startswith(".site") for path in preview.root.iterdir())


@pytest.mark.slow
@pytest.mark.parametrize(
    ("broken", "before", "after", "shown"),
    [
        (THEME, "category:", "ctegory:", f"{THEME}:"),
        ("mkdocs.yml", "  - evidence\n", "  - evidense\n", "mkdocs.yml cannot be used"),
    ],
)
def test_a_first_build_that_fails_is_served_and_can_be_mended(
    tmp_path: Path, broken: str, before: str, after: str, shown: str
) -> None:
    def change(root: Path) -> None:
        file = root / broken
        text = file.read_text(encoding="utf-8")
        assert before in text
        file.write_text(text.replace(before, after), encoding="utf-8")

    with _preview(tmp_path, change) as running:
        running.wait("", lambda page: shown in _panel(page))
        running.edit(broken, after, before)
        running.wait("", lambda page: "Gardens" in page and not _panel(page))


@pytest.mark.slow
def test_a_port_in_use_is_said_and_exits_with_2(tmp_path: Path) -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]
        run = subprocess.run(
            (
                *(sys.executable, "-m", "generator", "serve", "--port", str(port)),
                *("--content", str(SAMPLE), "--config", str(REPOSITORY / "mkdocs.yml")),
            ),
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert run.returncode == 2
    assert f"The preview cannot listen on port {port}: Address already in use." in run.stderr
    assert "Traceback" not in run.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_a_preview_stops_when_it_is_asked_to(tmp_path: Path) -> None:
    with _preview(tmp_path) as running:
        running.wait("", lambda page: "Gardens" in page)
        running.process.terminate()
        assert running.process.wait(PATIENCE) == 0, running.said()
        assert running.said().endswith("Preview stopped.\n")
        assert "Traceback" not in running.said()


@pytest.mark.parametrize("moment", ["Built", "Preview at"])
def test_a_preview_can_be_stopped_at_any_moment(
    moment: str, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The handler is there before the preview says anything, and so is what catches it."""
    root, told = sample.parent.resolve(), list[str]()

    def say(text: str) -> None:
        told.append(text)
        if text.startswith(moment):
            signal.raise_signal(signal.SIGTERM)

    monkeypatch.setattr(preview_module, "_say", say)
    monkeypatch.setattr(preview_module, "publish", lambda *_, **__: 3)
    before = signal.getsignal(signal.SIGTERM)
    try:
        serve(Project(root / "mkdocs.yml", root / "content", root / "site"), 0, [root / "content"])
    finally:
        signal.signal(signal.SIGTERM, before)
    assert told[-1] == "Preview stopped."
    assert sum(text.startswith(moment) for text in told) == 1


def test_a_preview_holds_the_port_that_the_system_chose(tmp_path: Path) -> None:
    server = PreviewServer(0, tmp_path)
    try:
        with pytest.raises(OSError, match="in use"):
            PreviewServer(server.server_port, tmp_path)
    finally:
        server.server_close()
