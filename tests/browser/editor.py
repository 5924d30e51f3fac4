"""The editor in the browser, driven as a person does, over a folder that is the browser's own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from playwright.sync_api import Locator, Page, expect

from tests.conftest import REPOSITORY, SAMPLE

FOLDER = SAMPLE.relative_to(REPOSITORY)
OPEN_FOLDER = "window.showDirectoryPicker = () => navigator.storage.getDirectory();"
WRITE = """async (files) => {
  const root = await navigator.storage.getDirectory();
  await root.getDirectoryHandle('.git', { create: true });
  for (const [path, text] of Object.entries(files)) {
    const parts = path.split('/');
    const name = parts.pop();
    let folder = root;
    for (const part of parts) folder = await folder.getDirectoryHandle(part, { create: true });
    const file = await (await folder.getFileHandle(name, { create: true })).createWritable();
    await file.write(text);
    await file.close();
  }
}"""
READ = """async (path) => {
  const parts = path.split('/');
  const name = parts.pop();
  let folder = await navigator.storage.getDirectory();
  for (const part of parts) folder = await folder.getDirectoryHandle(part);
  return await (await (await folder.getFileHandle(name)).getFile()).text();
}"""


def write(page: Page, texts: Mapping[str, str]) -> None:
    """Write files of the records, as another program does."""
    page.evaluate(WRITE, {(FOLDER / path).as_posix(): text for path, text in texts.items()})


def text_of(page: Page, path: str) -> str:
    """What a file of the records has."""
    text: str = page.evaluate(READ, (FOLDER / path).as_posix())
    return text


class Form:
    """The form on view, with its fields by their place in the record."""

    def __init__(self, page: Page, origin: str) -> None:
        self.page = page
        self.origin = origin

    def open(self, address: str, *fields: str) -> None:
        self.page.goto(f"{self.origin}/admin/editor/#/collections/{address}")
        self.draw(*fields)

    def draw(self, *fields: str) -> None:
        """Have these fields drawn: what is far from view is drawn when it first comes near."""
        self.page.set_viewport_size({"width": 1024, "height": 6000})
        for path in fields:
            expect(self.field(path)).to_be_visible()
        self.page.set_viewport_size({"width": 1024, "height": 800})

    def field(self, path: str) -> Locator:
        return self.page.locator(f"[data-key-path='{path}']")

    def write(self, values: Mapping[str, str]) -> None:
        for path, value in values.items():
            self.field(path).locator("input, textarea").first.fill(value)

    def add(self, path: str, kind: str = "") -> None:
        self.field(path).get_by_role("button", name=re.compile("^(?:add )?Add ")).last.click()
        if kind:
            self.page.get_by_role("menuitem", name=kind, exact=True).click()

    def choose(self, path: str, option: str) -> None:
        self.field(path).get_by_role("combobox").first.click()
        self.page.get_by_role("option", name=option).click()

    def save(self) -> None:
        self.page.get_by_role("button", name="Save", exact=True).click()


def begin(page: Page, origin: str, more: Mapping[str, str] = MappingProxyType({})) -> None:
    """From the page about editing into the editor, with the sample's records, and ``more``."""
    page.goto(f"{origin}/admin/")
    records = sorted(SAMPLE.rglob("*.yml"))
    texts = {file.relative_to(SAMPLE).as_posix(): file.read_text("utf-8") for file in records}
    write(page, texts | dict(more))
    page.get_by_role("link", name="Open the editor").click()
    page.get_by_role("button", name="Work with Local Repository").click()
    expect(page.get_by_role("button", name="Create New Entry")).to_be_visible()
