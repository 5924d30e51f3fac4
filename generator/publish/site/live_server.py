"""The server of the preview: on this machine alone; open pages ask it for a newer build."""

from __future__ import annotations

import logging
import mimetypes
import re
import threading
import time
from collections.abc import Callable, Iterable
from socketserver import ThreadingMixIn
from typing import Any, Final
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

HOST: Final = "127.0.0.1"
QUESTIONS: Final = "/livereload/"
PATIENCE: Final = 60
"""Seconds after which a page that asks for a newer build is answered that there is none."""
PAUSE: Final = 0.1
"""Seconds without an edit before there is a new build."""

Answer = Callable[..., Any]
_SCRIPTS: Final = (".js", ".mjs")
_log = logging.getLogger(__name__)


class LiveServer(ThreadingMixIn, WSGIServer):
    """Answers every request in a thread of its own; what is asked for, a subclass finds."""

    daemon_threads = True

    def __init__(self, port: int) -> None:
        """Take no request yet. With port 0 the system chooses one, when it is bound."""
        super().__init__((HOST, port), _Quiet, bind_and_activate=False)
        self.set_app(self._answer)
        self.builder: Callable[[], None] = lambda: None
        self.error_handler: Callable[[int], bytes | None] = lambda code: None
        # no build has the number of one of an earlier preview, which a page may still show
        self._visible_epoch = round(time.monotonic() * 1000)
        self._epoch_cond = threading.Condition()
        self._want_rebuild = False
        self._rebuild_cond = threading.Condition()
        self._shutdown = False
        self.serve_thread = threading.Thread(target=self.serve_forever, args=(0.25,))

    def shutdown(self) -> None:
        """Take no more requests, and build no more."""
        with self._rebuild_cond:
            self._shutdown = True
            self._rebuild_cond.notify_all()
        if self.serve_thread.is_alive():
            super().shutdown()
        self.server_close()

    def edited(self) -> None:
        """Ask the build loop for a rebuild."""
        with self._rebuild_cond:
            self._want_rebuild = True
            self._rebuild_cond.notify_all()

    def rebuild_until_shut(self) -> None:
        """Build whenever something was edited, as soon as edits pause; no request waits for it."""
        while not self._shutdown:
            with self._rebuild_cond:
                # with breaks, for on Windows no signal would come through a wait without end
                if not self._rebuild_cond.wait_for(lambda: self._want_rebuild, timeout=1):
                    continue
                while self._rebuild_cond.wait(timeout=PAUSE):
                    pass
                self._want_rebuild = False
            self.builder()

    def found(self, environ: dict[str, Any], start: Answer) -> Iterable[bytes] | None:
        """What is answered to a request; none where there is nothing at its address."""
        asked = re.fullmatch(rf"{QUESTIONS}([0-9]+)/[0-9]+", environ["PATH_INFO"])
        if not asked:
            return None
        with self._epoch_cond:
            newer = lambda: self._visible_epoch > int(asked[1])  # noqa: E731
            self._epoch_cond.wait_for(newer, timeout=PATIENCE)
        start("200 OK", [("Content-Type", "text/plain")])
        return [b"%d" % self._visible_epoch]

    def _answer(self, environ: dict[str, Any], start: Answer) -> Iterable[bytes]:
        code, words = 404, "404 Not Found"
        try:
            answer = self.found(environ, start)
        except Exception:
            _log.exception("The preview could not answer.")
            code, words, answer = 500, "500 Internal Server Error", None
        if answer is not None:
            return answer
        start(words, [("Content-Type", "text/html; charset=utf-8")])
        return [self.error_handler(code) or words.encode()]


def type_of(name: str) -> str:
    """The media type of a file, by its name; scripts are such on every system."""
    if name.endswith(_SCRIPTS):
        return "text/javascript; charset=utf-8"
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: what is built and what is wrong is told by the preview."""
