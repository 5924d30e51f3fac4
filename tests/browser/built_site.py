"""A site as files: building it, naming its pages, and serving it as GitHub Pages would."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

REPOSITORY = Path(__file__).parents[2]
EDITOR = "admin/editor/"
"""A program of others draws this page and has a policy of its own: test_admin.py looks at it."""


@dataclass(frozen=True)
class BuiltSite:
    """The folder of a built site, and the path that its host shows it under (``/``, ``/name/``)."""

    root: Path
    base: str = "/"
    host: str = ""  # the origin in its canonical addresses

    @cached_property
    def files(self) -> tuple[str, ...]:
        """Every file, relative to the root, sorted."""
        found = (path for path in self.root.rglob("*") if path.is_file())
        return tuple(sorted(path.relative_to(self.root).as_posix() for path in found))

    @cached_property
    def pages(self) -> dict[str, LexborHTMLParser]:
        """Every HTML file, parsed, by its path relative to the root."""
        return {
            name: LexborHTMLParser((self.root / name).read_bytes())
            for name in self.files
            if name.endswith(".html") and not name.startswith(EDITOR)
        }

    @cached_property
    def anchors_of_lists(self) -> frozenset[str]:
        """What addresses of lists in several pages may name, where scripts find it."""
        held = (
            (name.removesuffix("list.json"), json.loads((self.root / name).read_bytes()))
            for name in self.files
            if name.endswith("/list.json")
        )
        return frozenset(
            f"{folder}index.html#{anchor}"
            for folder, file in held
            for page in file.get("pages", ())
            for anchor in page[1]
        )

    @cached_property
    def swaps_pages(self) -> bool:
        """Whether a link that is followed swaps its page in, instead of loading it anew."""
        return "navigation.instant" in (self.root / "index.html").read_text(encoding="utf-8")

    @cached_property
    def listed(self) -> tuple[str, ...]:
        """The pages that the sitemap lists."""
        text = (self.root / "sitemap.xml").read_text(encoding="utf-8")
        listed = {
            unquote(urlsplit(address).path) for address in re.findall(r"<loc>(.*?)</loc>", text)
        }
        return tuple(page for page in self.pages if self.url_path(page) in listed)

    @cached_property
    def headers(self) -> dict[str, list[tuple[str, str]]]:
        """What the site's own file asks its host to send, by path; ``*`` at its end is anything."""
        file = self.root / "_headers"
        text = file.read_text(encoding="utf-8") if file.is_file() else ""
        asked: dict[str, list[tuple[str, str]]] = {}
        for line in text.splitlines():
            if line.startswith("/"):
                path = line.strip()
                asked[path] = []
            elif line.startswith(" "):
                name, _, value = line.strip().partition(": ")
                asked[path].append((name, value))
        return asked

    def url_path(self, page: str) -> str:
        """Return the path of a page's address: ``studies/index.html`` is at ``/studies/``."""
        return self.base + page.removesuffix("index.html")

    def heading(self, page: str) -> str:
        """Return the words of a page's first heading."""
        heading = self.pages[page].css_first("h1")
        return " ".join(heading.text().split()) if heading else ""


def built_site(root: Path) -> BuiltSite:
    """Return the site in a folder; its front page's canonical address tells its base path."""
    front = LexborHTMLParser((root / "index.html").read_bytes())
    canonical = front.css_first("link[rel=canonical]")
    address = (canonical.attributes.get("href") if canonical else None) or "/"
    parts = urlsplit(address)
    return BuiltSite(root, parts.path or "/", f"{parts.scheme}://{parts.netloc}")


def build(
    destination: Path,
    content: Path,
    *,
    repository: Path = REPOSITORY,
    history: bool = False,
    env: Mapping[str, str] | None = None,
) -> None:
    """Build a content folder into a destination with the command that people use.

    Without its history, unless asked for: what this repository's own commits say changes daily.
    """
    command = [sys.executable, "-m", "generator", "build", *([] if history else ["--no-history"])]
    run = subprocess.run(
        [*command, "--content", str(content), "--site", str(destination)],
        cwd=repository,
        env={**os.environ, **(env or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode != 0:
        raise AssertionError(f"evidence build failed:\n{run.stdout}\n{run.stderr}")


class _PagesHandler(SimpleHTTPRequestHandler):
    """Serves one folder under one base path, with the site's own page for what is not found."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, site: BuiltSite, **kwargs: Any) -> None:
        self.site = site
        self.extensions_map = {
            **SimpleHTTPRequestHandler.extensions_map,
            ".js": "text/javascript",
            ".woff2": "font/woff2",
            ".webmanifest": "application/manifest+json",
        }
        super().__init__(*args, directory=str(site.root), **kwargs)

    def translate_path(self, path: str) -> str:
        local = unquote(urlsplit(path).path)
        if not local.startswith(self.site.base):
            return str(self.site.root / "outside-of-the-site")
        return super().translate_path("/" + local.removeprefix(self.site.base))

    def do_GET(self) -> None:
        """Serve a file; the sitemap with this server's address, since Material looks there."""
        sitemap = self.site.root / "sitemap.xml"
        if self.path != f"{self.site.base}sitemap.xml" or not sitemap.exists():
            super().do_GET()
            return
        here = f"http://{self.headers['Host']}"
        text = sitemap.read_text(encoding="utf-8").replace(f">{self.site.host}", f">{here}")
        self._send(200, "application/xml", text.encode())

    def end_headers(self) -> None:
        """Send what the site asks for; let a browser keep what the pages share, as a host does."""
        path = urlsplit(self.path).path
        local = "/" + path.removeprefix(self.site.base)
        asked = [
            one
            for rule, headers in self.site.headers.items()
            if local == rule or (rule.endswith("*") and local.startswith(rule[:-1]))
            for one in headers
        ]
        if local.startswith("/assets/") and "Cache-Control" not in dict(asked):
            asked.append(("Cache-Control", "max-age=3600"))
        for name, value in asked:
            self.send_header(name, value)
        super().end_headers()

    def _send(self, code: int, kind: str, body: bytes) -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        not_found = self.site.root / "404.html"
        if code != 404 or not not_found.exists():
            super().send_error(code, message, explain)
            return
        self._send(404, "text/html; charset=utf-8", not_found.read_bytes())

    def log_message(self, format: str, *args: Any) -> None:
        """Keep quiet."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that hangs up in the middle of a file is no error."""


@contextmanager
def served(site: BuiltSite) -> Iterator[str]:
    """Serve a site on a free port of this machine, and yield its origin."""

    def handler(*args: Any, **kwargs: Any) -> _PagesHandler:
        return _PagesHandler(*args, site=site, **kwargs)

    with _Server(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
