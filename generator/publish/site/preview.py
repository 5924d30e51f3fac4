"""The live preview: rebuilds on every edit, and shows problems in the page instead of dying."""

from __future__ import annotations

import html
import re
import signal
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

import watchdog.events
import watchdog.observers
from mkdocs.livereload import LiveReloadServer

from generator.check.reporting import as_text, summary
from generator.evidence import urls
from generator.evidence.problems import InvalidContent, Problem
from generator.publish.site.builder import HostFailed, Project, publish

HOST: Final = "127.0.0.1"
EDITS: Final = frozenset({"created", "modified", "moved", "deleted"})
SCRIPT_PATH: Final = "/livereload/preview.js"
SCRIPT: Final = """\
// Reloads the page when the preview has been built again. Only in the preview.
(async () => {
  let epoch = document.currentScript.dataset.epoch;
  for (let request = 1; ; request++) {
    try {
      const answer = await fetch(`/livereload/${epoch}/${request}`);
      if ((await answer.text()) !== epoch) { location.reload(); return; }
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
})();
"""


class PreviewServer(LiveReloadServer):
    """MkDocs' own server, with its script in a file (the site's policy allows no other kind)."""

    overlay = ""
    """HTML shown at the top of every page: the problems of the last build."""

    def __init__(self, port: int, root: Path) -> None:
        """Listen on 127.0.0.1; edits are told by the system, not found by asking for them.

        With port 0 the system chooses one, and ``server_port`` says which. Raises OSError where
        the port is taken.
        """
        super().__init__(lambda: None, HOST, port, str(root))
        self.edits = watchdog.observers.Observer()
        try:
            self.server_bind()
            self.server_activate()
        except OSError:
            self.server_close()
            raise

    def serve(self, *, open_in_browser: bool = False) -> None:
        """Answer requests and follow edits until interrupted; it listens since it was made."""
        self.edits.start()
        self.serve_thread.start()
        self._build_loop()

    def follow(self, path: Path) -> None:
        """Build again whenever a file at or below this path is edited."""
        self.edits.schedule(_Edits(self), str(path), recursive=path.is_dir())
        self._watched_paths[str(path)] = 1  # else the server adds no script to pages

    def edited(self) -> None:
        """Ask the build loop for a rebuild."""
        with self._rebuild_cond:
            self._want_rebuild = True
            self._rebuild_cond.notify_all()

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        script = f'<script src="{SCRIPT_PATH}" data-epoch="{epoch}"></script>'
        text = content.decode("utf-8")
        if self.overlay:
            text = re.sub(r"(<body[^>]*>)", lambda m: m[1] + self.overlay, text, count=1)
        return text.replace("</body>", f"{script}</body>", 1).encode("utf-8")

    def _serve_request(self, environ: Any, start_response: Any) -> Iterable[bytes] | None:
        if environ["PATH_INFO"] == SCRIPT_PATH:
            start_response("200 OK", [("Content-Type", "text/javascript; charset=utf-8")])
            return [SCRIPT.encode("utf-8")]
        return super()._serve_request(environ, start_response)

    def problem_page(self, code: int) -> bytes | None:
        """What stands where no page is: the problems while there is no site, else MkDocs' 404."""
        page = Path(self.root) / f"{code}.html"
        if page.is_file():
            return self._inject_js_into_html(page.read_bytes(), self._visible_epoch)
        empty = f"<!doctype html><title>Preview</title><body><p>{code}</p></body>".encode()
        return self._inject_js_into_html(empty, self._visible_epoch)


class _Edits(watchdog.events.FileSystemEventHandler):
    """Passes on what changes a file; that a build reads files is no edit."""

    def __init__(self, server: PreviewServer) -> None:
        self.server = server

    def on_any_event(self, event: watchdog.events.FileSystemEvent) -> None:
        if not event.is_directory and event.event_type in EDITS:
            self.server.edited()


def serve(project: Project, port: int, watched: Sequence[Path]) -> None:
    """Serve the site at 127.0.0.1 until interrupted, and build it again on every edit.

    Raises OSError where it cannot listen on the port.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # stops as Ctrl+C does
    with tempfile.TemporaryDirectory(prefix="evidence-preview-") as folder:
        root = Path(folder) / "site"
        server = PreviewServer(port, root)
        try:
            _serve(server, Project(project.config_file, project.content, root), watched)
        except KeyboardInterrupt:
            _say("Preview stopped.")
        finally:
            server.edits.stop()
            server.shutdown()


def _serve(server: PreviewServer, project: Project, watched: Sequence[Path]) -> None:
    url = f"http://{HOST}:{server.server_port}/"
    server.error_handler = server.problem_page

    def build() -> None:
        server.overlay = _built(project, url)

    server.builder = build
    build()
    project.site.mkdir(exist_ok=True)
    for path in watched:
        if path.exists():
            server.follow(path)
    _say(f"Preview at {url}. It follows every edit. Stop it with Ctrl+C.")
    server.serve()


def _built(project: Project, url: str) -> str:
    """Build, say in the terminal how it went, and return what pages show of it."""
    try:
        pages = publish(project, lambda step: None, site_url=url)
    except InvalidContent as error:
        _say(as_text(error.problems))
        return problems_overlay(error.problems)
    except HostFailed as error:
        _say(str(error))
        return _overlay("The preview could not be built.", f"<p>{html.escape(str(error))}</p>")
    except Exception as error:  # a preview outlives whatever an edit breaks
        _say(f"The preview could not be built: {type(error).__name__}: {error}")
        text = html.escape(f"{type(error).__name__}: {error}")
        return _overlay("The preview could not be built.", f"<p>{text}</p>")
    _say(f"Built {pages} pages.")
    return ""


def problems_overlay(problems: Sequence[Problem]) -> str:
    """The problems as a panel of HTML; the pages below it are the last good ones."""
    items = "".join(
        f"<li><code>{html.escape(p.location.path)}:{p.location.line}:{p.location.column}</code> "
        f'<a href="/{urls.problem(p.code)}">{html.escape(p.code)}</a> {html.escape(p.message)}'
        f"{f'<br>{html.escape(p.hint)}' if p.hint else ''}</li>"
        for p in problems
    )
    return _overlay(summary(problems), f'<ol class="ev-problems__list">{items}</ol>')


def _overlay(title: str, body: str) -> str:
    return (
        '<section class="ev-problems" role="alert" aria-label="Problems in the content">'
        f'<p class="ev-problems__title">{html.escape(title)} '
        "Below is the last good version.</p>"
        f"{body}</section>"
    )


def _say(text: str) -> None:
    sys.stderr.write(f"{text.rstrip()}\n")
