"""One visit to one page in Chromium, from arriving on a phone to the dark colours on a desk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Locator,
    Page,
    Request,
    Response,
    ViewportSize,
)
from playwright.sync_api import Error as PlaywrightError

from tests.browser.built_site import REPOSITORY
from tests.browser.faults import Fault

SCRIPTS = Path(__file__).parent / "scripts"
AXE = REPOSITORY / "node_modules/axe-core/axe.min.js"
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ("color-contrast", "link-in-text-block")
PHONE: ViewportSize = {"width": 360, "height": 780}
ARRIVAL_PAUSE = 50  # milliseconds
ARRIVAL_LOOKS = 100
MOVES = 10
LOST = 3
DESK: ViewportSize = {"width": 1280, "height": 900}


def script(name: str) -> str:
    """Return the text of one of the scripts beside this module."""
    return (SCRIPTS / name).read_text(encoding="utf-8")


@dataclass
class Visitor:
    """A browser window on one origin, which notes all that goes wrong while a page is open."""

    context: BrowserContext
    origin: str
    axe: str
    scripts: bool = True
    patience: float = 15_000  # milliseconds that a chart may take to appear
    noted: list[tuple[str, str, str]] = field(default_factory=list)

    def visit(self, name: str, path: str, *, status: int = 200, comes: str = "") -> list[Fault]:
        """Open a page, and all on it that opens; return its faults, under the given name.

        ``comes`` is what its scripts bring, such as the rows of a table; it is waited for.
        """
        self._arrive_at(path, status)
        if comes:
            self.page.locator(comes).first.wait_for(state="visible", timeout=self.patience)
        self._look(self.page)
        return self._faults(name)

    def glance(self, name: str, path: str) -> list[Fault]:
        """Open a page like one that was visited, and return what its own words do to it."""
        self._arrive_at(path, 200)
        self.page.evaluate(script("open_all.js"))
        self._note_layout(self.page, "at 360 px, opened")
        return self._faults(name)

    def read_plainly(self, name: str, path: str) -> list[Fault]:
        """Open a page in a window without scripts: it must read in full and fit on a phone."""
        self._arrive_at(path, 200)
        if not self.page.locator("h1").first.is_visible():
            self._note("no scripts", "the heading cannot be seen")
        main = self.page.locator("main").first
        if not main.is_visible() or not main.inner_text().strip():
            self._note("no scripts", "the main part has nothing to read")
        # Where scripts are off the browser itself lets keys reach what scrolls.
        self._note_layout(self.page, "without scripts", keyboard=False)
        return self._faults(name)

    @cached_property
    def page(self) -> Page:
        """The window that all visits share; what goes wrong in it is noted."""
        page = self.context.new_page()
        self._listen(page)
        return page

    def _arrive_at(self, path: str, status: int) -> None:
        # Left first, so that nothing of the page before is noted under the name of this one.
        self.page.goto("about:blank")
        self.noted.clear()
        self.page.set_viewport_size(PHONE)
        response = self.page.goto(self.origin + path, wait_until="load")
        if response is not None and response.status != status:
            self._note("request", f"the page answers {response.status}, not {status}")

    def _faults(self, name: str) -> list[Fault]:
        refused: list[str] = self.page.evaluate("window.evRefused ?? []")
        for one in refused:
            self._note("policy", one)
        return [Fault(check, name, *rest) for check, *rest in self.noted]

    def walk(self, start: str, headings: Mapping[str, str], *, swapped: bool) -> list[Fault]:
        """Follow links from page to page; ``swapped``: without loading anew, as Material does.

        Takes the heading that each path must show, and returns the faults on the way.
        """
        faults: list[Fault] = []
        page = self.context.new_page()
        try:
            self._listen(page)
            # Idle, since navigation waits for the sitemap before it swaps anything in.
            page.goto(self.origin + start, wait_until="networkidle")
            for path, heading in headings.items():
                self.noted.clear()
                page.evaluate(script("follow.js"), path)
                self._arrive(page, path, heading, swapped)
                refused: list[str] = page.evaluate("window.evRefused.splice(0)")
                for one in refused:
                    self._note("policy", one)
                faults += (Fault(f"walk: {check}", path, *rest) for check, *rest in self.noted)
                if sum(fault.check == "walk: arrival" for fault in faults) >= LOST:
                    break  # each one is waited for: the rest would take minutes to say the same
        finally:
            page.close()
        return faults

    def _arrive(self, page: Page, path: str, heading: str, swapped: bool) -> None:
        """Wait for the page that a link was followed to, and note if it never comes."""
        where = (
            "[location.pathname, document.querySelector('h1')?.textContent ?? '', window.evWalking]"
        )
        path_now, heading_now, walking = "", "", None
        for _ in range(ARRIVAL_LOOKS):
            with suppress(
                PlaywrightError
            ):  # a page that loads anew has nothing to ask for a moment
                path_now, heading_now, walking = page.evaluate(where)
            if path_now == path and " ".join(heading_now.split()) == heading:
                break
            page.wait_for_timeout(ARRIVAL_PAUSE)
        else:
            self._note("arrival", f"shows {heading_now!r} at {path_now}, not {heading!r}")
        if swapped and not walking:
            self._note("arrival", "the page was loaded anew instead of being swapped in")
        page.evaluate(script("settle.js"))

    def _look(self, page: Page) -> None:
        page.evaluate(self.axe)  # in the light colours, as the page before was left
        page.evaluate(script("settle.js"))
        self._note_layout(page, "at 360 px")
        if self._draw_charts(page):
            self._note_layout(page, "at 360 px, drawn")
        page.evaluate(script("open_all.js"))
        page.evaluate(script("settle.js"))
        self._note_layout(page, "at 360 px, opened")
        undressed: list[str] = page.evaluate(script("undressed.js"))
        for rule in undressed:
            self._note("styles", f"{rule} is not in the stylesheet of this page")
        self._at(page, DESK)
        self._note_layout(page, "at 1280 px")
        page.evaluate(script("thin.js"))
        light = _background(page)
        self._choose_scheme(page, dark=True)
        self._note_axe(page, "dark", COLOURS)  # nothing else differs
        if _background(page) == light:
            self._note("scheme", "the dark colours have the background of the light ones")
        self._choose_scheme(page, dark=False)
        self._note_axe(page, "light")
        self._at(page, PHONE)
        self._note_axe(page, "light, 360 px")

    def _at(self, page: Page, size: ViewportSize) -> None:
        page.set_viewport_size(size)
        page.evaluate(script("settle.js"))

    def _draw_charts(self, page: Page) -> bool:
        """Reach for each interactive chart as a pointer does, and wait until it is drawn."""
        charts = page.locator("[data-ev-component]:has([data-ev-part=picture])").all()
        for chart in charts:
            try:
                picture = chart.locator("[data-ev-part=picture]")
                picture.hover(timeout=self.patience)
                self._move_on(picture, page.locator(".ev-chart--drawn").and_(chart))
            except PlaywrightError as error:
                self._note("chart", f"is never drawn: {error.message.splitlines()[0]}")
        page.evaluate(script("settle.js"))
        return bool(charts)

    def _move_on(self, picture: Locator, drawn: Locator) -> None:
        """Move as a hand does, which rests nowhere: a chart's script may come after it."""
        box = picture.bounding_box()
        assert box is not None
        in_view = max(box["y"], 0), min(box["y"] + box["height"], PHONE["height"])
        x, y = box["x"] + box["width"] / 2, sum(in_view) / 2
        for move in range(MOVES):
            picture.page.mouse.move(x + move % 2, y)
            with suppress(PlaywrightError):
                drawn.wait_for(state="attached", timeout=self.patience / MOVES)
                return
        drawn.wait_for(state="attached", timeout=self.patience)

    def _choose_scheme(self, page: Page, *, dark: bool) -> None:
        page.emulate_media(color_scheme="dark" if dark else "light")
        page.evaluate(script("scheme.js"), dark)
        page.evaluate(script("settle.js"))

    def _note_layout(self, page: Page, where: str, *, keyboard: bool = True) -> None:
        found: list[str] = page.evaluate(script("layout.js"), keyboard)
        for one in found:
            self._note(f"layout {where}", one)

    def _note_axe(self, page: Page, where: str, rules: Sequence[str] = ()) -> None:
        asked = {"tags": STANDARDS, "rules": list(rules)}
        found: list[tuple[str, str]] = page.evaluate(script("axe_run.js"), asked)
        for rule, element in found:
            self._note(f"axe ({where})", rule, element)

    def _note(self, check: str, detail: str, example: str = "") -> None:
        self.noted.append((check, detail.replace(self.origin, ""), example))

    def _listen(self, page: Page) -> None:
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self._note("script", f"uncaught: {error}"))
        page.on("request", self._on_request)
        page.on("requestfailed", self._on_failure)
        page.on("response", self._on_response)
        page.on("websocket", lambda socket: self._note("foreign", f"opens {socket.url}"))
        page.on("dialog", self._on_dialog)

    def _on_dialog(self, dialog: Dialog) -> None:
        self._note("script", f"opens a dialog: {dialog.message}")
        dialog.dismiss()

    def _on_console(self, message: ConsoleMessage) -> None:
        # A failed request is told by its own listeners, with its address.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self._note("console", message.text)

    def _on_request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https"} and not request.url.startswith(self.origin + "/"):
            self._note("foreign", f"asks {request.url}")
        if "search_index" in parts.path:
            self._note("search", f"downloads {request.url}")

    def _on_failure(self, request: Request) -> None:
        # What a closing page or a newer request cancels did not fail, nor a module without scripts.
        no_fault = ("net::ERR_ABORTED", *(() if self.scripts else ("csp",)))
        if request.url.startswith(self.origin) and request.failure not in no_fault:
            self._note("request", f"{request.url} failed: {request.failure}")

    def _on_response(self, response: Response) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            self._note("request", f"{response.url} answers {response.status}")


def _background(page: Page) -> str:
    colour: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return colour


@contextmanager
def visitor(browser: Browser, origin: str, *, scripts: bool = True) -> Iterator[Visitor]:
    """Open a window on one origin, with the pages' scripts running or not."""
    if not AXE.exists():
        raise AssertionError("axe is missing: run `make tools`.")
    context = browser.new_context(reduced_motion="reduce", java_script_enabled=scripts)
    context.add_init_script(script("policy.js"))
    try:
        yield Visitor(context, origin, AXE.read_text(encoding="utf-8"), scripts)
    finally:
        # Closing can race with a page that still loads; the browser goes away right after.
        with suppress(PlaywrightError):
            context.close()
