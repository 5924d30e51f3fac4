"""The live preview follows edits, shows problems instead of dying, and rests otherwise."""

from __future__ import annotations

import io
import logging
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
from threading import Event, Thread

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.evidence.problems import Location, Problem
from generator.publish.site import preview as preview_module
from generator.publish.site.builder import InputChanged
from generator.publish.site.panel import problems_panel
from generator.publish.site.preview import PreviewServer
from generator.publish.site.project import Project
from tests.conftest import REPOSITORY, SAMPLE

PATIENCE = 120
ADDRESS = re.compile(r"^Preview at (http://127\.0\.0\.1:\d+/)\.", re.MULTILINE)
ANY_PORT = """
import sys
from generator.__main__ import main
from generator.commands import serve

serve._port = int  # 0: the system chooses one, and no other test can take it in between
sys.argv = ["evidence", "serve", "--port", "0"]
"""
STUDY = "content/studies/velde-2016.yml"
THEME = "content/themes/shared-work.yml"
GAPS = "site_templates/pages/gaps.html"


# --- the panel of problems -------------------------------------------------------------------


def test_the_panel_shows_problems_as_text() -> None:
    hostile = "<script>alert(1)</script>\"'>"
    problem = Problem("E001", Location(f"content/{hostile}.yml", 3, 5), hostile, hostile)
    html = problems_panel([problem], is_above_site=True)
    panel = LexborHTMLParser(html)
    assert panel.css("script") == []
    assert unescape(html).count(hostile) == 3
    text = panel.text()
    assert "1 error in 1 file." in text
    assert f"content/{hostile}.yml:3:5" in text
    assert panel.css_first("[role=alert]") is not None


def test_a_panel_of_many_problems_lists_them_in_order() -> None:
    problems = [Problem("E001", Location("a.yml", n), f"Message {n}.") for n in range(1, 4)]
    items = LexborHTMLParser(problems_panel(problems, is_above_site=True)).css("li")
    assert [item.text() for item in items] == [f"a.yml:{n}:1 E001 Message {n}." for n in (1, 2, 3)]


def test_before_the_first_site_a_panel_says_so_and_leads_nowhere() -> None:
    problem = Problem("E001", Location("a.yml", 3, 5), "Message.")
    before, after = (
        LexborHTMLParser(problems_panel([problem], is_above_site=above)) for above in (False, True)
    )
    assert "No site has been built yet" in before.text()
    assert "last good version" not in before.text()
    assert "E001 Message." in before.text()
    assert (before.css("a"), len(after.css("a"))) == ([], 1)


@pytest.mark.parametrize("is_site", [False, True])
def test_what_is_not_there_is_said_by_what_there_is(tmp_path: Path, is_site: bool) -> None:
    server = PreviewServer(0, tmp_path)
    try:
        assert "The site is being built." in str(server.problem_page(404))
        if is_site:
            server.show(tmp_path)
            assert "<p>404</p>" in str(server.problem_page(404))
        server.show(tmp_path, "<p>panel</p>")
        page = str(server.problem_page(404))
    finally:
        server.server_close()
    assert "panel" in page
    assert ("404" in page) is is_site
    assert "being built" not in page


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
            [sys.executable, "-c", f"{ANY_PORT}\nraise SystemExit(main())"],
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
        page = running.wait("", lambda page: shown in _panel(page))
        assert "No site has been built yet" in _panel(page)
        assert "last good version" not in page and "404" not in page
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
    assert f"The preview cannot listen on port {port}: another program listens there." in run.stderr
    free = re.search(r"evidence serve --port (\d+), or make serve PORT=\1\.", run.stderr)
    assert free and int(free[1]) > port
    assert "Preview at" not in run.stderr
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


@pytest.mark.parametrize(
    ("moment", "number"),
    [
        ("publish", signal.SIGTERM),
        ("Built", signal.SIGINT),
        ("Preview at", signal.SIGHUP),
        ("rebuild", signal.SIGINT),
    ],
)
def test_a_preview_that_listens_can_be_stopped_at_any_moment(
    moment: str, number: int, tmp_path: Path
) -> None:
    """To be stopped is how it ends: it says so, with exit code 0, and leaves no folder."""
    _project(tmp_path)
    run = _stopped(tmp_path, moment, number)
    assert run.returncode == 0, run.stderr
    assert run.stderr.endswith("Preview stopped.\n")
    assert "Traceback" not in run.stderr
    assert list((tmp_path / "tmp").iterdir()) == []


def _project(root: Path) -> None:
    """A project, and beside it a folder for temporary files."""
    (root / "tmp").mkdir()
    shutil.copytree(SAMPLE, root / "project" / "content")
    shutil.copy(REPOSITORY / "mkdocs.yml", root / "project")


def _stopped(root: Path, moment: str, number: int) -> subprocess.CompletedProcess[str]:
    """A preview that stops itself at a point of its own choosing, and builds next to nothing."""
    program = f"""{ANY_PORT}
import os
from generator.publish.site import preview

def stop(moment):
    if moment.startswith({moment!r}):
        os.kill(os.getpid(), {int(number)})

def publish(project, *_, **__):
    stop("publish")
    project.site.mkdir()
    (project.site / "index.html").write_text("Half")
    return 3

def say(text):
    print(text, file=sys.stderr, flush=True)
    stop(text)

preview.publish, preview._say = publish, say
preview.PreviewServer.rebuild_until_shut = lambda server: stop("rebuild")
main()
raise SystemExit("It went on.")
"""
    return subprocess.run(
        [sys.executable, "-c", program],
        cwd=root / "project",
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), "TMPDIR": str(root / "tmp")},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def test_the_next_preview_removes_what_a_killed_one_left(tmp_path: Path) -> None:
    _project(tmp_path)
    assert _stopped(tmp_path, "publish", signal.SIGKILL).returncode == -signal.SIGKILL
    (left,) = (tmp_path / "tmp").iterdir()
    run = _stopped(tmp_path, "publish", signal.SIGTERM)
    assert f"{left.name}, left by a build that was killed, was removed." in run.stderr
    assert list((tmp_path / "tmp").iterdir()) == []


# --- a server that builds ----------------------------------------------------------------------


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PreviewServer]:
    """A server that answers; a test builds for it, and waits for no time to pass."""
    server = PreviewServer(0, tmp_path / "0")
    server.error_handler = server.problem_page
    server.begin()
    yield server
    server.edits.stop()
    server.shutdown()
    server.serve_thread.join(PATIENCE)
    server.edits.join(PATIENCE)


def _ask(server: PreviewServer, path: str) -> tuple[int, str]:
    address = f"http://127.0.0.1:{server.server_port}/{path}"
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
            return answer.status, str(answer.read().decode("utf-8"))
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode("utf-8")


def _site(root: Path, text: str) -> Path:
    (root / "studies").mkdir(parents=True)
    page = f"<html><body><p>{text}</p></body></html>"
    for name in ("index.html", "studies/index.html", "404.html"):
        (root / name).write_text(page, encoding="utf-8")
    (root / "data.csv").write_text(text, encoding="utf-8")
    return root


def test_no_request_waits_for_a_build(server: PreviewServer, tmp_path: Path) -> None:
    server.show(_site(tmp_path / "1", "First"))
    begun, may_end = Event(), Event()

    def build() -> None:
        begun.set()
        assert may_end.wait(PATIENCE)
        server.show(_site(tmp_path / "2", "Second"))
        server._shutdown = True

    server.builder = build
    loop = Thread(target=server.rebuild_until_shut)
    loop.start()
    server.edited()
    assert begun.wait(PATIENCE)
    during = [_ask(server, path) for path in ("", "studies/", "studies", "data.csv", "nowhere")]
    epoch = server.shown.epoch
    may_end.set()
    loop.join(PATIENCE)
    assert [code for code, _ in during] == [200, 200, 200, 200, 404]
    assert ["First" in text for _, text in during] == [True] * 5
    assert server.shown.root == tmp_path / "2"
    assert server.shown.epoch > epoch


def test_a_page_asks_about_the_build_that_it_shows(server: PreviewServer, tmp_path: Path) -> None:
    server.show(_site(tmp_path / "1", "First"))
    _, page = _ask(server, "")
    script = LexborHTMLParser(page).css_first("script")
    assert script is not None
    epoch = script.attributes["data-epoch"]
    server.show(_site(tmp_path / "2", "Second"))
    told = _ask(server, f"livereload/{epoch}/1")[1]
    assert told == str(server.shown.epoch) != epoch
    assert f'data-epoch="{told}"' in _ask(server, "")[1]


def test_before_the_first_build_is_whole_that_is_said(server: PreviewServer) -> None:
    code, page = _ask(server, "studies/")
    assert code == 404
    assert "The site is being built." in page
    assert "/livereload/preview.js" in page


def test_a_request_for_no_page_is_no_fault_of_the_build_that_runs(
    server: PreviewServer, tmp_path: Path
) -> None:
    """A strict build fails by whatever MkDocs warns of, as browsers ask for /favicon.ico."""
    server.show(_site(tmp_path / "1", "First"))
    warned = io.StringIO()
    handler = logging.StreamHandler(warned)
    logging.getLogger("mkdocs").addHandler(handler)
    try:
        code, _ = _ask(server, "favicon.ico")
    finally:
        logging.getLogger("mkdocs").removeHandler(handler)
    assert (code, warned.getvalue()) == (404, "")


@pytest.mark.parametrize("path", ["../secret.txt", "%2e%2e/secret.txt", "//../secret.txt", "%00"])
def test_nothing_outside_the_site_is_served(
    path: str, server: PreviewServer, tmp_path: Path
) -> None:
    (tmp_path / "secret.txt").write_text("Secret", encoding="utf-8")
    server.show(_site(tmp_path / "1", "First"))
    code, page = _ask(server, path)
    assert (code, "Secret" in page) == (404, False)


def test_a_build_that_edits_overtake_is_not_shown_and_built_again(
    server: PreviewServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until an editor who never rests would see nothing: then what there is is shown."""
    shown = _site(tmp_path / "1", "First")
    server.show(shown)
    asked = list[bool]()

    def overtaken(project: Project, *_: object, of_one_state: bool, **__: object) -> int:
        asked.append(of_one_state)
        if of_one_state:
            raise InputChanged("content/review.yml was changed while the site was being built.")
        _site(project.site, "Second")
        return 1

    monkeypatch.setattr(preview_module, "publish", overtaken)
    project = Project(tmp_path / "mkdocs.yml", tmp_path / "content", tmp_path / "2")
    for _ in range(2):
        server._want_rebuild = False
        preview_module._build(server, project, "")
        assert server.shown.root == shown
        assert server._want_rebuild
    preview_module._build(server, project, "")
    assert asked == [True, True, False]
    assert server.shown.root == project.site
    assert "Second" in _ask(server, "")[1]
    assert not shown.exists()


def test_a_preview_holds_the_port_that_the_system_chose(tmp_path: Path) -> None:
    server = PreviewServer(0, tmp_path)
    try:
        with pytest.raises(OSError, match="in use"):
            PreviewServer(server.server_port, tmp_path)
    finally:
        server.server_close()
