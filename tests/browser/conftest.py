"""Builds each site once, and opens one Chromium for the whole run."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.built_site import REPOSITORY, BuiltSite, build, built_site
from tests.conftest import CONTENT, SAMPLE
from tests.content import is_this_review
from tests.shared import Shared, write_large

# Several workers share the cores: what takes a moment alone may take longer.
expect.set_options(timeout=20_000)

CHROMIUM_NAMES = (
    *("chromium-headless-shell", "chromium", "chromium-browser"),
    *("google-chrome", "google-chrome-stable"),
)
# Root has no sandbox; the rest keeps Chromium from calling home: what we see is what a page asks.
CHROMIUM_FLAGS = (
    *(("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()),
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


def _chromium() -> str:
    named = os.environ.get("CHROMIUM")
    found = (
        shutil.which(named)
        if named
        else next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    )
    if found is None:
        pytest.fail(f"No Chromium found (CHROMIUM={named}); tools/chromium installs or explains.")
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless Chromium."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=_chromium(), args=list(CHROMIUM_FLAGS), headless=True
        )
        yield launched
        launched.close()


# What parts of a page do is tried on the sample, and on this review, which has more to do it with;
# another synthesis may have too little. The walk over every page goes over any synthesis.
@pytest.fixture(
    scope="session", params=["sample", *(["content"] if is_this_review(CONTENT) else [])]
)
def site(request: pytest.FixtureRequest, shared: Shared) -> BuiltSite:
    """The site of content/ (EVIDENCE_SITE names one that is built already), or of made-up content.

    ``sample`` is small and odd; ``large`` has more studies and themes, and nothing else to say.
    """
    name: str = request.param
    ready = os.environ.get("EVIDENCE_SITE")
    if name == "content" and ready:
        return built_site((REPOSITORY / ready).resolve())

    def make(root: Path) -> None:
        content = {"content": CONTENT, "sample": SAMPLE}.get(name)
        build(root, content or shared.once("large", write_large), history=name == "content")

    return built_site(shared.once(f"walked-{name}", make))
