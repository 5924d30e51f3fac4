"""What was made before is used where it is what would be made, and is thrown away otherwise."""

from __future__ import annotations

import json
import multiprocessing
import random
import shutil
from pathlib import Path
from threading import Condition
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.content import big, write
from generator.commands.options import project_of
from generator.evidence import program, store
from generator.evidence.extras import BRIEFS, Extra
from generator.evidence.problems import InvalidContent
from generator.evidence.records.reported import Reported, unreported
from generator.evidence.store import FILE, MOST_RUNS, kept, key_of, stored_in
from generator.publish.build import Site, build_site
from generator.publish.glossary_links import Explained
from tests.edits import edited
from tests.shared import TEMPLATES


class Counted:
    """A step that counts how often it ran."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, value: Any) -> Any:
        def make() -> Any:
            self.times += 1
            return value

        return kept("step", lambda: (value,), make)


def test_the_same_is_made_once_and_another_again(tmp_path: Path) -> None:
    step = Counted()
    for value in ("one", "one", "two"):
        with stored_in(tmp_path / "store"):
            assert step(value) == value
    assert step.times == 2


def test_without_a_store_all_is_made_anew(tmp_path: Path) -> None:
    step = Counted()
    with stored_in(None):
        assert [step("one"), step("one")] == ["one", "one"]
    assert step.times == 2
    assert not list(tmp_path.iterdir())


def test_what_another_version_made_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = Counted()
    for version in (b"1", b"2", b"1"):
        monkeypatch.setattr(store, "fingerprint", lambda version=version: version)
        with stored_in(tmp_path / "store"):
            assert step("one") == "one"
    assert step.times == 3


def test_the_version_is_that_of_program_python_and_libraries(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = program.fingerprint()
    monkeypatch.setattr(program, "_libraries", lambda: iter(["other-1.0.dist-info"]))
    assert program.fingerprint.__wrapped__() != before


@settings(max_examples=15)
@given(place=st.floats(0, 1), cut=st.booleans(), sign=st.integers(1, 255))
def test_a_torn_store_gives_nothing_wrong(
    tmp_path_factory: pytest.TempPathFactory, place: float, cut: bool, sign: int
) -> None:
    """Wherever it was cut or changed, the values are right, and the next build has a store."""
    folder = tmp_path_factory.mktemp("torn")
    values = [f"{number} " * 200 for number in range(20)]
    step = Counted()
    with stored_in(folder):
        assert [step(value) for value in values] == values
    whole = bytearray((folder / FILE).read_bytes())
    at = round(place * (len(whole) - 1))
    whole[at] ^= sign
    (folder / FILE).write_bytes(whole[:at] if cut else whole)
    for _ in range(2):
        with stored_in(folder):
            assert [step(value) for value in values] == values
    made = step.times
    with stored_in(folder):
        assert [step(value) for value in values] == values
    assert step.times == made


def test_what_ends_halfway_leaves_a_whole_store(tmp_path: Path) -> None:
    step = Counted()
    with pytest.raises(ZeroDivisionError), stored_in(tmp_path):
        step("one")
        raise ZeroDivisionError
    with stored_in(tmp_path):
        assert [step("one"), step("two")] == ["one", "two"]


def test_two_builds_at_once_do_not_wait_for_each_other(tmp_path: Path) -> None:
    step = Counted()
    with stored_in(tmp_path):
        step("one")
        with stored_in(tmp_path):
            assert step("one") == "one"
    assert step.times == 2


def test_a_copy_of_the_process_leaves_the_store_alone(tmp_path: Path) -> None:
    with stored_in(tmp_path):
        asked = multiprocessing.get_context("fork").SimpleQueue()
        child = multiprocessing.get_context("fork").Process(
            target=lambda: asked.put(store.is_stored())
        )
        child.start()
        child.join()
        assert (asked.get(), store.is_stored()) == (False, True)


def test_what_no_build_needs_any_more_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    step = Counted()
    with stored_in(tmp_path):
        step("old")
    for _ in range(MOST_RUNS):
        monkeypatch.setattr(store, "_USED", {})  # as in another process
        with stored_in(tmp_path):
            step("new")
    with stored_in(tmp_path):
        step("old")
    assert step.times == 3


def test_what_a_preview_has_in_memory_stays_in_its_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = Counted()
    with stored_in(tmp_path):
        step("in memory")
    for _ in range(MOST_RUNS + 1):
        with stored_in(tmp_path):
            step("edited")
    monkeypatch.setattr(store, "_USED", {})
    with stored_in(tmp_path):
        step("in memory")
    assert step.times == 2


def test_a_folder_that_others_can_write_to_is_not_used(tmp_path: Path) -> None:
    tmp_path.chmod(0o777)
    with stored_in(tmp_path):
        assert not store.is_stored()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1", 1),
        (1, True),
        (("a", "b"), ("ab",)),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        (Reported(known="x"), unreported()),
        (None, ""),
    ],
)
def test_different_values_have_different_keys(one: object, other: object) -> None:
    assert key_of("step", one) != key_of("step", other) != key_of("step", other, None)


def test_equal_values_have_one_key_whichever_are_one_object() -> None:
    text = "".join(["a", "b"])
    again = "".join(["a", "b"])
    assert key_of("step", [text, text]) == key_of("step", [text, again])


@pytest.mark.parametrize("value", [lambda: None, Condition()])
def test_what_cannot_be_told_by_its_value_is_made_each_time(tmp_path: Path, value: object) -> None:
    made: list[int] = []
    with stored_in(tmp_path):
        for _ in range(2):
            kept("step", lambda: ("a", [value]), lambda: made.append(1))
    assert len(made) == 2


def _options(**named: Any) -> Any:
    defaults = {"config": None, "content": Path("content"), "site": Path("site"), "fresh": False}
    return type("Options", (), {**defaults, **named})


@pytest.mark.parametrize("asked", ["", "relative", "{project}/store"])
def test_no_store_lies_in_a_project_or_where_nobody_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EVIDENCE_STORE", asked.format(project=tmp_path))
    project = project_of(_options())
    assert project and project.store is None


def test_a_store_is_where_it_was_asked_for_and_none_for_a_fresh_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("EVIDENCE_STORE", str(tmp_path / "store"))
    stores = [project_of(_options(fresh=fresh)) for fresh in (False, True)]
    assert [one and one.store for one in stores] == [tmp_path / "store", None]


# --- what a site is made of, edit by edit ------------------------------------------------------


_INSTALLED: Any = vars(Extra)["is_there"].fget


def _is_there(extra: Extra) -> bool:
    """Briefs take longest to set, and have a test of their own."""
    return extra is not BRIEFS and bool(_INSTALLED(extra))


def _made(folder: Path, where: Path | None) -> Site | str:
    try:
        with stored_in(where):
            return build_site(folder, TEMPLATES, address="https://evidence.test/")
    except InvalidContent as error:
        return str(error.problems)


def _everything(site: Site | str) -> dict[str, object]:
    if isinstance(site, str):
        return {"problems": site}
    pages = {
        one.page.path: (one.html, one.sources, one.dates, one.head, one.cite, one.twin, one.page)
        for one in site.pages
    }
    return {**pages, **site.files, **site.documents, "rest": (site.sections, site.attributions)}


def test_after_any_edit_a_site_is_what_it_would_be_without_a_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Extra, "is_there", property(_is_there))
    folder, where = tmp_path / "content", tmp_path / "store"
    write(folder, big(3, 2, 2, 1))
    chance = random.Random(1)
    wholes = 0
    for _ in range(5):
        before = tmp_path / "before"
        shutil.rmtree(before, ignore_errors=True)
        shutil.copytree(folder, before)
        edited(folder, chance)
        with_store, without = _made(folder, where), _made(folder, None)
        assert _everything(with_store) == _everything(without)
        wholes += isinstance(without, Site)
        if not isinstance(without, Site):
            shutil.rmtree(folder)
            before.rename(folder)
    assert wholes > 2


def test_pages_whose_views_are_as_before_are_not_drawn_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Extra, "is_there", property(_is_there))
    folder = tmp_path / "content"
    write(folder, big(3, 2, 2, 1))
    drawn: list[str] = []
    begin = Explained.__init__

    def noted(explained: Explained, of: Any, page: str) -> None:
        drawn.append(page)
        begin(explained, of, page)

    monkeypatch.setattr(Explained, "__init__", noted)
    _made(folder, tmp_path / "store")
    all_pages = len(drawn)
    drawn.clear()
    file = folder / "studies/study-1.yml"
    record = json.loads(file.read_text(encoding="utf-8"))
    record["details"][0]["text"] += " Here."
    file.write_text(json.dumps(record), encoding="utf-8")
    _made(folder, tmp_path / "store")
    assert "studies/study-1/" in drawn
    assert "studies/study-2/" not in drawn
    assert len(drawn) < all_pages / 2
