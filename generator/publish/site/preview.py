"""The live preview: rebuilds on every edit, and shows problems in the page instead of dying."""

from __future__ import annotations

import itertools
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

import watchdog.events
import watchdog.observers

from generator.check.reporting import as_text
from generator.evidence.problems import InvalidContent
from generator.evidence.stopping import farewell
from generator.evidence.text.files import without_folder
from generator.evidence.text.terminal import printable
from generator.publish.at_once import LastBuild
from generator.publish.site.builder import InputChanged, pages_now, publish
from generator.publish.site.faults import HostFailed
from generator.publish.site.inputs import Inputs, inputs_of
from generator.publish.site.live_server import HOST, QUESTIONS, Answer, LiveServer, type_of
from generator.publish.site.panel import failed_panel, problems_panel
from generator.publish.site.project import Project
from generator.publish.site.shown import SCRIPT, SCRIPT_PATH, Shown
from generator.publish.site.staging import staging, tidied

MOST_OVERTAKEN: Final = 2
READERS_FIRST: Final = 0.5
"""Seconds in which an open page may ask for what an edit made of it, before all is built."""
EDITS: Final = frozenset({"created", "modified", "moved", "deleted"})


class PreviewServer(LiveServer):
    """Shows the last whole build; no request waits for the next, and its script stands in a file.

    The site's policy allows no other kind of script.
    """

    last: LastBuild | None = None
    """What is left of the last whole build."""
    frame = Inputs((), {})
    """What that was made from, but for the content."""
    overtaken: int
    """How many builds in a row were no more up to date when they were whole."""

    def __init__(self, port: int, root: Path) -> None:
        """Listen on 127.0.0.1; edits are told by the system, not found by asking for them.

        With port 0 the system chooses one, and ``server_port`` says which. Raises OSError where
        the port is taken.
        """
        super().__init__(port)
        self.shown = Shown(root, self._visible_epoch)
        self.overtaken = 0
        self.edits = watchdog.observers.Observer()
        try:
            self.server_bind()
            self.server_activate()
        except OSError:
            self.server_close()
            raise

    def begin(self) -> None:
        """Answer requests and notice edits from now on; it listens since it was made."""
        self.edits.start()
        self.serve_thread.start()

    def follow(self, path: Path) -> None:
        """Build again whenever a file at or below this path is edited."""
        self.edits.schedule(_Edits(self), str(path), recursive=path.is_dir())

    def show(self, root: Path, overlay: str = "") -> None:
        """Show another build, or with problems what there was, and let open pages know."""
        with self._epoch_cond:
            self._visible_epoch += 1
            is_site = not overlay or self.shown.is_site
            self.shown = Shown(root, self._visible_epoch, overlay, is_site)
            self._epoch_cond.notify_all()

    def show_at_once(self, drawn: Callable[[str], bytes | None]) -> None:
        """Show the pages of an edit, until its build is whole; open pages are drawn first."""
        asked = threading.Event()

        def noted(path: str) -> bytes | None:
            try:
                return drawn(path)
            finally:
                asked.set()

        with self._epoch_cond:
            self._visible_epoch += 1
            self.shown = replace(self.shown, epoch=self._visible_epoch, overlay="", drawn=noted)
            self._epoch_cond.notify_all()
        asked.wait(READERS_FIRST)

    def found(self, environ: dict[str, Any], start: Answer) -> Iterable[bytes] | None:
        """What is answered to a request; none where there is nothing at its address."""
        if environ["PATH_INFO"] == SCRIPT_PATH:
            start("200 OK", [("Content-Type", "text/javascript; charset=utf-8")])
            return [SCRIPT.encode("utf-8")]
        if environ["PATH_INFO"].startswith(QUESTIONS):
            return super().found(environ, start)
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        shown = self.shown
        content = shown.read(path)
        while content is None and shown is not self.shown:  # its folder went while it was read
            shown = self.shown
            content = shown.read(path)
        if content is not None:
            kind, size = type_of(shown.file(path).name), str(len(content))
            start("200 OK", [("Content-Type", kind), ("Content-Length", size)])
            return [content]
        if not path.endswith("/") and shown.file(f"{path}/").is_file():
            start("302 Found", [("Location", f"/{quote(path.lstrip('/'))}/")])
            return []
        return None

    def problem_page(self, code: int) -> bytes | None:
        """What stands where no page is: the problems while there is no site, else its 404."""
        shown = self.shown
        try:
            return shown.page((shown.root / f"{code}.html").read_bytes())
        except OSError:
            said = (
                str(code) if shown.is_site else "" if shown.overlay else "The site is being built."
            )
            empty = f"<!doctype html><title>Preview</title><body><p>{said}</p></body>"
            return shown.page(empty.encode())


class _Edits(watchdog.events.FileSystemEventHandler):
    """Passes on what changes a file; that a build reads files is no edit."""

    def __init__(self, server: PreviewServer) -> None:
        self.server = server

    def on_any_event(self, event: watchdog.events.FileSystemEvent) -> None:
        if not event.is_directory and event.event_type in EDITS:
            self.server.edited()


def serve(project: Project, port: int) -> None:
    """Serve the site at 127.0.0.1 until interrupted, and build it again on every edit.

    From when it listens, to be stopped is how a preview ends, and the exit code is 0. Raises
    OSError where it cannot listen on the port.
    """
    place = Path(tempfile.gettempdir()) / "evidence-preview"
    with staging(place) as made:
        server = PreviewServer(port, made.folder / "0")
        try:
            with farewell("Preview stopped.", 0):
                for sentence in tidied(place):
                    _say(printable(sentence))
                _serve(server, project, made.folder)
        finally:
            server.edits.stop()
            server.shutdown()


def _serve(server: PreviewServer, project: Project, folder: Path) -> None:
    url = f"http://{HOST}:{server.server_port}/"
    builds = itertools.count(1)

    def build() -> None:
        _build(server, replace(project, site=folder / str(next(builds))), url)

    server.error_handler = server.problem_page
    server.builder = build
    for path in filter(Path.exists, project.inputs):
        server.follow(path)
    server.begin()
    build()
    _say(f"Preview at {url}. It follows every edit. Stop it with Ctrl+C.")
    server.rebuild_until_shut()


def _build(server: PreviewServer, project: Project, url: str) -> None:
    """Build, say in the terminal how it went, and show it: the new site, or what was wrong.

    A build that edits overtake is not shown, until so many were that an editor would see none.
    """
    waits = server.overtaken < MOST_OVERTAKEN
    _at_once(server, project)
    frame = inputs_of(path for path in project.inputs if path != project.content)
    kept: list[LastBuild | None] = []
    try:
        pages = publish(
            project, lambda step: None, site_url=url, of_one_state=waits, keep=kept.append
        )
    except InputChanged as change:
        server.overtaken += 1
        _say(f"{change} It is built again.")
        server.edited()
        return
    except InvalidContent as error:
        _say(as_text(error.problems))
        overlay = problems_panel(error.problems, is_above_site=server.shown.is_site)
    except HostFailed as error:
        _say(str(error))
        overlay = failed_panel(str(error), is_above_site=server.shown.is_site)
    except Exception as error:  # a preview outlives whatever an edit breaks
        _say(f"The preview could not be built: {type(error).__name__}: {error}")
        why = f"{type(error).__name__}: {error}"
        overlay = failed_panel(why, is_above_site=server.shown.is_site)
    else:
        _say(f"Built {pages} pages.")
        overlay = ""
        server.last, server.frame = kept[-1] if kept else None, frame
    _show(server, server.shown.root if overlay else project.site, overlay)


def _at_once(server: PreviewServer, project: Project) -> None:
    """Show what an edit made of the pages, where that is all that is known of it so far.

    What else goes wrong, or was edited besides the content, is for the whole build.
    """
    last = server.last
    if last is None or server.frame.changed():
        return
    with suppress(Exception):
        server.show_at_once(partial(last.page, pages_now(project, last)))


def _show(server: PreviewServer, root: Path, overlay: str) -> None:
    """Show a build in the place of the last one, whose folder goes; or that one, with problems."""
    last = server.shown.root
    server.overtaken = 0
    root.mkdir(exist_ok=True)  # where no build was whole yet
    server.show(root, overlay)
    if root != last:
        without_folder(last)


def _say(text: str) -> None:
    sys.stderr.write(f"{text.rstrip()}\n")
