"""How soon a site answers hands on a slow phone: ``python -m bench.hands SITE``.

Chromium with a processor four times slower opens the lists of a site that stands already, and does
what readers do. Each number is the time from what the hand does until the first frame that shows
the answer, in milliseconds, but for the heap. Seconds on two machines do not mean the same; one run
compares with the next on one machine with nothing else to do.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page

from bench.weights import PHONE
from tests.browser.built_site import BuiltSite, built_site, served
from tests.browser.chromium import launched

SLOWER = 4
WAIT = 60_000
"""Milliseconds until something is given up."""
BUDGETS = {
    "a facet": 200,
    "search": 1_500,
    "matrix, first rows": 2_000,
    "matrix, longest frame while it scrolls": 50,
    "compare": 1_000,
    "heap, MB": 300,
}
ANSWERED = """async ([before, select]) => {
  const shown = () => document.querySelector(select)?.textContent ?? "";
  while (!shown() || shown() === before) await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  return performance.now() - window.__hand;
}"""
"""Milliseconds from the last thing a hand did until words have changed and are painted."""
HAND = """for (const kind of ["click", "input"])
  addEventListener(kind, () => { window.__hand = performance.now(); }, true);
window.__hand = 0;"""
SCROLLED = """async () => {
  let longest = 0;
  let last = performance.now();
  for (let step = 0; step < 60; step += 1) {
    scrollBy(0, 120);
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }
  return longest;
}"""


def answered(page: Page, select: str, before: str = "") -> float:
    """Milliseconds until the words of an element are others than before, and painted."""
    page.set_default_timeout(WAIT)
    took: float = page.evaluate(ANSWERED, [before, select])
    return took


def a_facet(page: Page, address: str) -> float:
    """A value is chosen beside the list of studies."""
    page.goto(f"{address}studies/")
    box = page.locator("[data-ev-part=panel] input[type=checkbox]").first
    box.wait_for(state="attached", timeout=WAIT)
    page.wait_for_timeout(2_000)
    said = "[data-ev-part=count]"
    before = page.locator(said).first.text_content() or ""
    box.evaluate("box => box.click()")  # on a narrow screen it is folded
    return answered(page, said, before)


def search(page: Page, address: str, word: str) -> float:
    """The last letter of a word is typed on the page of the search."""
    page.goto(f"{address}search/")
    field = page.locator(".ev-search__field").first
    field.wait_for(timeout=WAIT)
    field.click()
    page.wait_for_timeout(2_000)
    page.keyboard.type(word, delay=120)
    return answered(page, ".ev-search__results:not([hidden]) > li")


def matrix(page: Page, address: str) -> tuple[float, float]:
    """The matrix is opened until it has rows, and scrolled: the longest frame of that."""
    page.goto(f"{address}matrix/", wait_until="commit")
    first = answered(page, ".ev-matrix__row")
    page.wait_for_timeout(2_000)
    longest: float = page.evaluate(SCROLLED)
    return first, longest


def compare(page: Page, address: str, studies: tuple[str, str]) -> float:
    """Two studies are opened side by side."""
    one, other = studies
    page.goto(f"{address}compare/?study={one}&study={other}", wait_until="commit")
    return answered(page, ".ev-compare__table")


def heap(devtools: CDPSession) -> float:
    """Megabytes that scripts hold after all that is nobody's is let go."""
    devtools.send("HeapProfiler.collectGarbage")
    used: dict[str, Any] = devtools.send("Runtime.getHeapUsage")
    return float(used["usedSize"]) / 1e6


def measured(site: BuiltSite) -> Iterator[tuple[str, float]]:
    """What was measured on a site, by what it is called in ``BUDGETS``."""
    studies = sorted(
        name.split("/")[1]
        for name in site.files
        if name.startswith("studies/") and name.endswith("/index.html") and name.count("/") == 2
    )
    studies.remove("by")
    with launched() as browser, served(site) as origin:
        page = browser.new_context(viewport=PHONE).new_page()
        page.add_init_script(HAND)
        devtools = page.context.new_cdp_session(page)
        devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        address, most = f"{origin}{site.base}", 0.0
        yield "a facet", a_facet(page, address)
        most = max(most, heap(devtools))
        yield "search", search(page, address, site.heading(f"studies/{studies[0]}/index.html")[:6])
        most = max(most, heap(devtools))
        first, longest = matrix(page, address)
        yield "matrix, first rows", first
        yield "matrix, longest frame while it scrolls", longest
        most = max(most, heap(devtools))
        yield "compare", compare(page, address, (studies[0], studies[-1]))
        yield "heap, MB", max(most, heap(devtools))


def main() -> None:
    """Print what was measured, beside what it may be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    print("| | measured | may be |", "|---|---|---|", sep="\n")
    for name, value in measured(built_site(parser.parse_args().site)):
        print(f"| {name} | {value:.0f} | {BUDGETS[name]} |", flush=True)


if __name__ == "__main__":
    main()
