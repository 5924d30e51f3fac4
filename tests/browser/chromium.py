"""The browser of the tests: Debian's Chromium, or the one that CHROMIUM names."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

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


@contextmanager
def launched() -> Iterator[Browser]:
    """One headless Chromium."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=_chromium(), args=list(CHROMIUM_FLAGS), headless=True
        )
        yield chromium
        chromium.close()
