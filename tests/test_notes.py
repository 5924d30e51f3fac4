"""Notes are quiet: one mark a block, what changes a reading in sight, each under its own anchor."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.evidence.records.base import Note
from generator.publish.pages.items.note_words import title_and_rest
from generator.publish.pages.items.notes import all_notes
from tests.shared import Built


def _note(text: str, title: str | None = None) -> Note:
    return Note.model_validate({"kind": "unclear", "text": text, "title": title})


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (_note("It is open."), ("It is open.", "")),
        (_note("It is open. Nobody says why."), ("It is open.", "Nobody says why.")),
        (_note("Gray et al. 2009 say so, e.g. here. Few do."), (
            "Gray et al. 2009 say so, e.g. here.", "Few do.",
        )),
        (_note("no end and no capital"), ("no end and no capital", "")),
        (_note("It is open. Why?", "What is open"), ("What is open", "It is open. Why?")),
    ],
)  # fmt: skip
def test_a_note_is_headed_by_what_it_is_about(note: Note, expected: tuple[str, str]) -> None:
    assert title_and_rest(note) == expected


def test_every_note_has_its_place_on_the_page_that_shows_it(built: Built) -> None:
    entries = all_notes(built.catalogue)
    assert entries
    for entry in entries:
        path, _, anchor = entry.at.path.partition("#")
        place = built.one(path, f"#{anchor}")
        said = " ".join(place.text(separator=" ").split())
        # The title of a note that changes a reading stands in sight already, and not twice.
        shows_its_title = not entry.note.is_main or not entry.note.is_behind
        assert said.startswith(entry.note.title) == shows_its_title
        assert entry.note.heading in said


def test_what_changes_a_reading_is_in_sight_and_all_else_behind_one_mark(built: Built) -> None:
    entries = all_notes(built.catalogue)
    in_sight = {
        path: [line for line in page.css("p.ev-note--main") if not _inside_a_mark(line)]
        for path, page in built.pages.items()
    }
    main = [entry for entry in entries if entry.note.is_main]
    assert any(in_sight.values()) == bool(main)
    for entry in main:
        lines = in_sight[entry.at.path.partition("#")[0]]
        assert any(entry.note.title in line.text() for line in lines)
    marks = [mark for page in built.pages.values() for mark in page.css("details.ev-note--more")]
    assert bool(marks) == any(entry.note.is_behind for entry in entries)
    for mark in marks:
        count = len(mark.css(".ev-note__one"))
        (words,) = (summary.text(strip=True) for summary in mark.css("summary"))
        assert words == f"{count} {'note' if count == 1 else 'notes'}"


def _inside_a_mark(node: LexborNode) -> bool:
    above = node.parent
    while above is not None:
        if above.tag == "details" and "ev-note--more" in (above.attributes.get("class") or ""):
            return True
        above = above.parent
    return False


def test_a_line_inside_a_mark_is_not_in_sight() -> None:
    html = '<details class="ev-note--more"><div><p>In</p></div></details><p>Out</p>'
    assert [_inside_a_mark(line) for line in LexborHTMLParser(html).css("p")] == [True, False]


def test_gaps_list_every_note_once_by_topic(built: Built) -> None:
    page = built.pages["gaps/"]
    shown = [
        link.attributes["href"] or ""
        for link in page.css(".ev-gap-list--notes a")
        if "#note-" in (link.attributes["href"] or "")
    ]
    assert len(shown) == len(all_notes(built.catalogue))
    assert all("open" not in one.attributes for one in page.css("details.ev-notes"))
