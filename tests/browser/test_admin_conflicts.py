"""The editor where something else writes to the same folder, and what its forms refuse."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.built_site import BuiltSite, served
from tests.browser.editor import FOLDER, OPEN_FOLDER, Form, begin, text_of, write
from tests.conftest import SAMPLE

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("site", ["sample"], indirect=True)]

THEME = "themes/being-missed.yml"
HOSTILE = "<img src=x onerror=\"document.title='ran'\"><b>bold</b>"
REMOVE = """async (path) => {
  const parts = path.split('/');
  const name = parts.pop();
  let folder = await navigator.storage.getDirectory();
  for (const part of parts) folder = await folder.getDirectoryHandle(part);
  await folder.removeEntry(name);
}"""
IS_THERE = REMOVE.replace(
    "await folder.removeEntry(name);",
    """
  return await folder.getFileHandle(name).then(() => true, () => false);""",
)
IS_KEPT = """async (words) => {
  for (const until = performance.now() + 30000; performance.now() < until; ) {
    for (const { name } of await indexedDB.databases()) {
      const open = indexedDB.open(name);
      await new Promise((done) => { open.onsuccess = done; });
      const found = [...open.result.objectStoreNames].includes('draft-backups')
        && open.result.transaction('draft-backups').objectStore('draft-backups').getAll();
      if (found) await new Promise((done) => { found.onsuccess = done; });
      open.result.close();
      if (JSON.stringify(found.result ?? '').includes(words)) return true;
    }
    await new Promise((done) => { setTimeout(done, 50); });
  }
  return false;
}"""
NO_DRAFT_BY_TIME = """() => {
  const real = window.setTimeout;
  window.setTimeout = (act, wait, ...more) => real(act, wait === 500 ? 600000 : wait, ...more);
}"""
"""As if the keys had been pressed just now: a draft is not kept before half a second is over."""
PLACE = "{source: meadow-2022, section: Results}"
MORE = {
    "framework.yml": (
        "source: meadow-2022\ntitle: Frame\nsummary: Words.\nlevels:\n  - id: one\n    title: One\n"
        f"    challenges:\n      - {{id: time, text: There is little., place: {PLACE}}}\n"
        f"      - {{id: money, text: There is none., place: {PLACE}}}\nplace: {PLACE}\n"
    ),
    "principles/share.yml": (
        "id: share\ntitle: Share\norder: 1\nmeaning: Words.\napplication:\n"
        f"  - {{id: by-turns, text: In turns., place: {PLACE}}}\nplace: {PLACE}\n"
    ),
}


@pytest.fixture
def opened(site: BuiltSite, browser: Browser) -> Iterator[Form]:
    with served(site) as origin:
        page = browser.new_page(viewport={"width": 1024, "height": 800})
        page.add_init_script(OPEN_FOLDER)
        begin(page, origin, MORE)
        yield Form(page, origin)
        page.close()


def _asked(page: Page, title: str) -> Locator:
    question = page.get_by_role("dialog", name=title)
    expect(question).to_be_visible()
    return question


def _type(form: Form, path: str, words: str) -> None:
    """Key by key, until the browser has kept what was typed as a draft."""
    box = form.field(path).locator("input, textarea").first
    box.fill("")
    box.press_sequentially(words)
    # A wait of Playwright's would take the promise for an answer.
    assert form.page.evaluate(IS_KEPT, words)


def test_what_another_program_wrote_is_shown_and_nothing_is_lost(opened: Form) -> None:
    page = opened.page
    changed = text_of(page, THEME).replace("statement: ", f"statement: {HOSTILE} ", 1)
    assert HOSTILE in changed
    opened.open("themes/entries/being-missed", "title")
    _type(opened, "title", "My own words")
    write(page, {THEME: changed})
    opened.save()

    question = _asked(page, "The file has changed since you opened it")
    expect(question.locator(".ev-conflict__side--mine").first).to_contain_text("My own words")
    expect(question.locator(".ev-conflict__side--file").last).to_contain_text(HOSTILE)
    assert question.locator("img, b, script").count() == 0
    assert question.locator("mark").count() > 0
    expect(question.get_by_role("button", name="Back to the form")).to_be_focused()
    page.keyboard.press("Escape")
    expect(question).to_have_count(0)
    expect(opened.field("title").locator("textarea")).to_have_value("My own words")
    assert text_of(page, THEME) == changed

    opened.save()
    _asked(page, "The file has changed").get_by_role("button", name="Keep the file").click()
    # The folder is read anew; the draft was made of the file as it was, and is asked about again.
    page.get_by_role("button", name="Restore", exact=True).click()
    expect(opened.field("title").locator("textarea")).to_have_value("My own words")
    assert text_of(page, THEME) == changed
    opened.save()
    _asked(page, "The file has changed").get_by_role("button", name="Write mine over it").click()
    expect(page.get_by_role("button", name="Create New Entry")).to_be_visible()
    assert "title: My own words\n" in text_of(page, THEME)
    assert page.title() != "ran"


def test_what_was_typed_last_is_kept_with_the_file(opened: Form) -> None:
    page = opened.page
    changed = text_of(page, THEME).replace("statement: ", "statement: Anew ", 1)
    opened.open("themes/entries/being-missed", "title")
    page.evaluate(NO_DRAFT_BY_TIME)
    box = opened.field("title").locator("input, textarea").first
    box.fill("")
    box.press_sequentially("My last words")
    write(page, {THEME: changed})
    opened.save()
    _asked(page, "The file has changed").get_by_role("button", name="Keep the file").click()
    page.get_by_role("button", name="Restore", exact=True).click()
    expect(opened.field("title").locator("textarea")).to_have_value("My last words")


def test_a_file_that_was_deleted_or_came_meanwhile(opened: Form) -> None:
    page = opened.page
    gone = (FOLDER / THEME).as_posix()
    opened.open("themes/entries/being-missed", "title")
    page.evaluate(REMOVE, gone)
    opened.write({"title": "My own words"})
    opened.save()
    question = _asked(page, "The file is no longer there")
    question.get_by_role("button", name="Back to the form").click()
    assert page.evaluate(IS_THERE, gone) is False
    opened.save()
    _asked(page, "The file is no longer there").get_by_role(
        "button", name="Write mine as a new file"
    ).click()
    expect(page.get_by_role("button", name="Create New Entry")).to_be_visible()
    assert "title: My own words\n" in text_of(page, THEME)

    opened.open("principles/new", "id", "title", "order", "meaning", "place.section")
    opened.write({"id": "new-one", "title": "Mine", "order": "2", "meaning": "M"})
    opened.write({"place.section": "Results"})
    opened.choose("place.source", "Meadow")
    write(page, {"principles/new-one.yml": "id: new-one\ntitle: Theirs\n"})
    opened.save()
    question = _asked(page, "There is already a file of this name")
    expect(question).to_contain_text("title: Theirs")
    question.get_by_role("button", name="Keep the file").click()
    expect(page.get_by_role("button", name="Create New Entry")).to_be_visible()
    assert "Theirs" in text_of(page, "principles/new-one.yml")


def test_an_id_is_refused_twice_and_stays(opened: Form) -> None:
    page = opened.page
    taken = {file.parent.name: file.stem for file in SAMPLE.glob("*/*.yml")}
    assert {"studies", "themes", "sources"} <= set(taken)
    for folder, name in (taken | {"principles": "share"}).items():
        opened.open(f"{folder}/new", "id")
        opened.write({"id": name})
        opened.save()
        expect(opened.field("id")).to_contain_text(f"with the id {name}. Choose another id")
        opened.open(f"{folder}/entries/{name}", "id")
        expect(opened.field("id").locator("input")).to_have_attribute("aria-readonly", "true")
        expect(opened.field("id")).to_contain_text("its id stays")
        second = (FOLDER / folder / f"{name}-1.yml").as_posix()
        assert page.evaluate(IS_THERE, second) is False


def test_what_stands_deeper_or_in_the_record_itself_is_chosen(opened: Form) -> None:
    page = opened.page
    opened.open("principles/entries/share", "challenges", "questions")
    opened.add("challenges")
    opened.add("questions")
    for path, found in (
        ("challenges.0.challenge", ["money: There is none.", "time: There is little."]),
        ("questions.0.facts", ["by-turns: In turns."]),
    ):
        opened.draw(path)
        opened.field(path).get_by_role("combobox").first.click()
        expect(page.get_by_role("option")).to_have_text(found)
        page.get_by_role("option").first.click()
        expect(opened.field(path)).to_contain_text(found[0])


def test_another_folder_is_refused_by_what_it_lacks(site: BuiltSite, browser: Browser) -> None:
    with served(site) as origin:
        page = browser.new_page()
        page.add_init_script(OPEN_FOLDER)
        page.goto(f"{origin}/admin/editor/")
        page.evaluate(
            "navigator.storage.getDirectory()"
            ".then((root) => root.getDirectoryHandle('.git', { create: true }))"
        )
        holds = f"holds “.git” and “{FOLDER.as_posix()}”"
        expect(page.get_by_text(holds)).to_be_visible()
        page.get_by_role("button", name="Work with Local Repository").click()
        expect(page.get_by_text("The chosen folder is not that of the repository.")).to_be_visible()
        page.close()
