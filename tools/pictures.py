"""Takes the pictures of the pages for contributors anew: ``make pictures``.

They show the site as it is built, the forms as they are written, and the answer that the command
gives; GitHub's own pages are not ours to show, so a form stands here in plain clothes. The same
content and Chromium give the same pictures; nothing in them is typed here but the wrong answers.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any

import yaml
from markdown_it import MarkdownIt
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from generator.edit.issues.forms import FORMS, PROPOSE_STUDY
from generator.edit.issues.github_forms import form_files
from generator.edit.issues.proposals import Issue, propose
from generator.edit.issues.replies import reply
from generator.evidence import urls
from generator.evidence.loading import load_content
from tests.github import filled_in

CONTENT = Path("content")
FOLDER = CONTENT / "pages/pictures"
WIDTH = 680
LARGEST = 60_000
ADD_A_STUDY = Path("docs/add-a-study.md")
RECORD_AND_PAGE = Path("docs/record-and-page.png")
COLOURS = 48
LIGHT: Any = {"color_scheme": "light", "reduced_motion": "reduce"}
EDITOR = "https://github.example/owner/evidence/edit/main/"
WRONG = {
    "title": "A waiting room of our own",
    "authors": "Okafor, N\nLindqvist, A",
    "year": "in 2019",
    "type": "journal-article",
    "doi": "doi:10.5555/okafor.2019",
    "language": "not reported",
    "source": "a-review",
    "reference-section": "References",
    "publication-country": "Norway",
    "study-country": "not reported",
    "provision": "not reported",
    "models": "not reported",
    "characteristics-section": "Table 1",
    "score": "not reported",
}
STYLE = """
@font-face { font-family: Sans; font-weight: 200 900; src: url(assets/fonts/FONT); }
body { font: 15px/1.5 Sans, sans-serif; margin: 0; padding: 20px 24px; color: #1b2433;
  background: #fff; }
h2 { font-size: 20px; margin: 0 0 4px; }
label { display: block; font-weight: 600; margin-top: 14px; }
small { color: #4d5866; display: block; font-size: 13.5px; }
.box { border: 1px solid #7a8594; border-radius: 4px; color: #5b6675; margin-top: 4px;
  min-height: 22px; padding: 4px 8px; white-space: pre-line; }
pre { background: #f4f0e7; padding: 8px 10px; white-space: pre-wrap; margin: 4px 0 12px; }
p { margin: 0 0 8px; }
code { font: 14px/1.45 Sans, sans-serif; }
.pair { display: flex; gap: 20px; align-items: flex-start; }
.pair pre { flex: 1; font: 10.5px/1.75 monospace; margin: 0; white-space: pre; }
.pair img { width: 470px; outline: 1px solid #7a8594; }
""".replace("FONT", "source-sans-3-latin-wght-normal.woff2")


def main() -> int:
    """Take all pictures; returns 1 where one is too large."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        online, offline = Path(folder) / "site", Path(folder) / "preview"
        for target, options in ((online, ()), (offline, ("--offline",))):
            command = [sys.executable, "-m", "generator", "build", "--site", str(target), *options]
            environment = {**os.environ, "EDIT_URI": EDITOR}
            subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
        browser = playwright.chromium.launch(
            executable_path=os.environ["CHROMIUM"], args=["--no-sandbox", "--disable-gpu"]
        )
        with _served(online) as address:
            for name, take in _shots(address, offline).items():
                _take(browser, take, FOLDER / f"{name}.png")
            _take_record(browser, Path(folder) / "made-up")
        browser.close()
    taken = (*FOLDER.glob("*.png"), RECORD_AND_PAGE)
    large = [file for file in taken if file.stat().st_size > LARGEST]
    for file in large:
        sys.stderr.write(f"{file} has more than {LARGEST:,} bytes.\n")
    return int(bool(large))


Shot = Callable[[Page], None]
"""Brings a page to what the picture shows, and marks it with the id ``picture``."""


def _shots(address: str, preview: Path) -> dict[str, Shot]:
    study = sorted((CONTENT / "studies").glob("*.yml"))[0].stem
    return {
        "form": partial(_written, html=_form_page(), folder=preview),
        "answer": partial(_written, html=_answer_page(), folder=preview),
        "edit-link": partial(_at, address=f"{address}/studies/{study}/", shown=".ev-edit"),
        "editor": partial(_top, address=f"{address}/{urls.ADMIN}"),
        "preview": partial(_top, address=(preview / f"studies/{study}/index.html").as_uri()),
    }


def _take(browser: Browser, take: Shot, file: Path) -> None:
    with browser.new_context(viewport={"width": WIDTH, "height": 420}, **LIGHT) as context:
        page = context.new_page()
        take(page)
        page.evaluate("document.fonts.ready")
        shown = page.locator("#picture")
        if shown.count():
            shown.screenshot(path=file, animations="disabled")
        else:
            page.screenshot(path=file, animations="disabled")


def _take_record(browser: Browser, folder: Path) -> None:
    """A record beside the page that it becomes: the one that people are shown how to write."""
    evidence = (sys.executable, "-m", "generator")
    subprocess.run([*evidence, "init", str(folder)], check=True, stdout=subprocess.DEVNULL)
    record = record_of(ADD_A_STUDY.read_text(encoding="utf-8"))
    study = str(yaml.safe_load(record)["id"])
    (folder / f"content/studies/{study}.yml").write_text(record, encoding="utf-8")
    where = ("--content", str(folder / "content"), "--site", str(folder / "site"))
    build = [*evidence, "build", *where, "--no-history"]
    subprocess.run(build, check=True, stdout=subprocess.DEVNULL)
    with _served(folder / "site") as address, browser.new_context(**LIGHT) as context:
        page = context.new_page()
        page.set_viewport_size({"width": 470, "height": 620})
        page.goto(f"{address}/studies/{study}/")
        page.evaluate("document.fonts.ready")
        seen = b64encode(page.screenshot(animations="disabled")).decode("ascii")
        page.set_viewport_size({"width": 1000, "height": 660})
        html = (
            f"<div class=pair><pre>{escape(record)}</pre>"
            f'<img alt="" src="data:image/png;base64,{seen}"></div>'
        )
        _written(page, html=html, folder=folder / "site")
        shown = page.locator("#picture").screenshot(animations="disabled")
        Image.open(BytesIO(shown)).quantize(COLOURS).save(RECORD_AND_PAGE, optimize=True)


def record_of(document: str) -> str:
    """The record of a study that a document shows, as it is once its mistake is mended."""
    blocks = re.findall(r"^```yaml\n(.*?)^```$", document, re.MULTILINE | re.DOTALL)
    wrong = re.findall(r"instead of\s+`([^`]+)`:\s+```yaml\n(.*?)\n```", document)
    record = next(block for block in blocks if block.startswith("id: "))
    for was, now in wrong:
        record = record.replace(was, now)
    return str(record)


def _written(page: Page, *, html: str, folder: Path) -> None:
    """A page of our own, in a folder that has the site's fonts."""
    file = folder / "picture.html"
    head = f"<!doctype html><html lang=en><meta charset=utf-8><style>{STYLE}</style>"
    file.write_text(f"{head}<body id=picture>{html}</body></html>", encoding="utf-8")
    page.goto(file.as_uri())


def _top(page: Page, *, address: str) -> None:
    page.goto(address)


def _at(page: Page, *, address: str, shown: str) -> None:
    """A part of a page with what stands above it."""
    page.goto(address)
    page.wait_for_function("document.documentElement.className !== 'no-js'")
    page.locator(shown).last.evaluate("part => part.scrollIntoView({ block: 'center' })")


def _form_page() -> str:
    """The first questions of a form."""
    form: dict[str, Any] = yaml.safe_load(
        form_files("https://example.org/", FORMS)["propose-study.yml"]
    )
    parts = [f"<h2>{escape(form['name'])}</h2><p>{escape(form['description'])}</p>"]
    for element in [item for item in form["body"] if item["type"] != "markdown"][:5]:
        asked = element["attributes"]
        star = " *" if element.get("validations", {}).get("required") else ""
        hint = asked.get("placeholder") or "\n".join(asked.get("options", ())[:1])
        parts.append(
            f"<label>{escape(asked['label'])}{star}</label>"
            f"<small>{escape(asked.get('description', ''))}</small>"
            f"<div class=box>{escape(hint)}</div>"
        )
    return "".join(parts)


def _answer_page() -> str:
    """The comment that answers a form with mistakes in it."""
    content, _ = load_content(CONTENT)
    outcome = propose(CONTENT, Issue(31, "editor", filled_in(PROPOSE_STUDY, WRONG)))
    html: str = MarkdownIt().render(reply(outcome, content))
    return html


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing of requests."""


@contextmanager
def _served(site: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


if __name__ == "__main__":
    sys.exit(main())
