"""Plain words: what they remember, how hard they are to read, and the command that marks them."""

from __future__ import annotations

import codecs
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from generator.check.plain import changes_since, evidence_fingerprints
from generator.check.readability import ADULT, Readability, reading_of
from generator.cli import main
from generator.edit.writing.formatted import CannotFormat
from generator.edit.writing.lists import with_list
from generator.evidence.catalogue import Catalogue
from generator.evidence.fingerprints import Changes, as_kept
from generator.evidence.loading.yaml_text import read_yaml
from generator.evidence.records.kinds import KINDS
from generator.evidence.records.plain import Plain
from generator.evidence.records.study import Study
from generator.evidence.records.theme import Theme
from generator.publish.build import Site, build_site
from generator.publish.pages.items.plain import plain_item
from tests.conftest import PLACE, REPOSITORY, made_quote, made_study, made_theme

Out = pytest.CaptureFixture[str]
THEME = "themes/growing-year.yml"

# --- the evidence that a text remembers ------------------------------------------------------


def _theme(findings: list[dict[str, Any]], notes: tuple[dict[str, Any], ...] = ()) -> Theme:
    made = made_theme(0, [])
    return Theme.model_validate({**made, "findings": tuple(findings), "notes": notes})


def _quotes(texts: list[str]) -> list[tuple[str, Any]]:
    quotes = [{**made_quote(n, ["theme-0"]), "text": text} for n, text in enumerate(texts)]
    study = Study.model_validate(made_study(0, quotes=quotes))
    return [(study.id, quote) for quote in study.quotes]


WORDS = st.text("abc é", min_size=1, max_size=8).map(str.strip).filter(bool)
STUDIES = st.lists(st.sampled_from(["a", "b", "c"]), unique=True, min_size=1, max_size=3)
FINDINGS = st.lists(st.tuples(WORDS, STUDIES), max_size=4).map(
    lambda found: [
        {
            "id": f"finding-{n}",
            "statement": text,
            "attribution": "cited",
            "studies": tuple(studies),
            "place": PLACE,
        }
        for n, (text, studies) in enumerate(found)
    ]
)


@given(FINDINGS, st.lists(WORDS, max_size=3), st.data())
def test_order_and_layout_make_no_difference(
    findings: list[dict[str, Any]], quotes: list[str], data: st.DataObject
) -> None:
    fingerprints = evidence_fingerprints(_theme(findings), _quotes(quotes))
    again = [
        {
            **finding,
            "statement": finding["statement"].replace(" ", "  "),
            "studies": tuple(data.draw(st.permutations(finding["studies"]))),
            "bracket": "1",
            "place": {**PLACE, "locator": "p. 9"},
        }
        for finding in data.draw(st.permutations(findings))
    ]
    shuffled = data.draw(st.permutations(_quotes(quotes)))
    assert evidence_fingerprints(_theme(again), shuffled) == fingerprints
    assert not changes_since(Plain(text="x", written_from=as_kept(fingerprints)), fingerprints)


@given(FINDINGS.filter(bool), st.lists(WORDS, min_size=1, max_size=3), st.data())
def test_every_change_of_the_evidence_is_told_by_name(
    findings: list[dict[str, Any]], quotes: list[str], data: st.DataObject
) -> None:
    fingerprints = evidence_fingerprints(_theme(findings), _quotes(quotes))
    plain = Plain(text="x", written_from=as_kept(fingerprints))

    def since(changed: list[dict[str, Any]], quoted: list[str] = quotes) -> Changes:
        return changes_since(plain, evidence_fingerprints(_theme(changed), _quotes(quoted)))

    at = data.draw(st.integers(0, len(findings) - 1))
    one, name = findings[at], f"finding {findings[at]['id']}"
    others = [*findings[:at], *findings[at + 1 :]]
    note = {"kind": "unclear", "text": "Open."}
    for difference in (
        {"statement": f"{one['statement']} not"},
        {"studies": (*one["studies"], "d")},
        {"studies": one["studies"][1:]},
        {"attribution": "uncited"},
        {"notes": (note,)},
    ):
        assert since([*others, {**one, **difference}]) == Changes(changed=(name,))
    assert since(others) == Changes(removed=(name,))
    assert since([*findings, {**one, "id": "new"}]) == Changes(added=("finding new",))
    assert since(findings, [*quotes, "New."]) == Changes(
        added=(f"quote study-0.quote-{len(quotes)}",)
    )
    assert since(findings, [f"{quotes[0]} no", *quotes[1:]]) == Changes(
        changed=("quote study-0.quote-0",)
    )
    assert since(findings, quotes[:-1]) == Changes(
        removed=(f"quote study-0.quote-{len(quotes) - 1}",)
    )
    noted = changes_since(plain, evidence_fingerprints(_theme(findings, (note,)), _quotes(quotes)))
    assert noted == Changes(added=("notes theme-0",))


def test_summary_title_and_place_are_no_evidence(catalogue: Catalogue) -> None:
    theme = catalogue.theme["shared-work"]
    other = theme.model_copy(update={"summary": "Other.", "title": "Other"})
    assert evidence_fingerprints(other, []) == evidence_fingerprints(theme, [])


# --- reading age -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("letters", "words", "sentences", "grade"),
    [
        (639, 119, 5, 14.5),  # the abstract of the paper, the usual example: letters and digits
        (5 * 100, 100, 5, 12.1),  # by hand: 0.0588 * 500 - 0.296 * 5 - 15.8 = 12.12
        (400, 100, 10, 4.8),
    ],
)
def test_worked_examples_of_the_formula(
    letters: int, words: int, sentences: int, grade: float
) -> None:
    assert round(Readability(letters, words, sentences).grade, 1) == grade


def test_letters_and_digits_are_counted_and_nothing_else() -> None:
    assert reading_of("It's 42 (co-made) – été!").letters == len("Its42comadeété")


@pytest.mark.parametrize(
    ("text", "words", "sentences"),
    [
        ("Cats sit. Dogs run!", 4, 2),
        ("“Why?” she said.", 3, 2),
        ("Cats – and dogs – sit", 4, 1),
        ("See the U.S. flag.", 4, 1),
        ("*One* **two** [three](https://example.org/a.b).", 3, 1),
        ("First:\n\n- one\n- two three\n\n1. four", 5, 4),
        ("one line\nthe same line.", 5, 1),
        ("…", 1, 1),
    ],
)
def test_words_and_sentences_are_counted(text: str, words: int, sentences: int) -> None:
    reading = reading_of(text)
    assert (reading.words, reading.sentences) == (words, sentences)


@given(st.text(min_size=1, max_size=300))
def test_any_text_has_a_reading_age_of_a_person(text: str) -> None:
    assert 5 <= reading_of(text).age <= ADULT


# --- one list in a file, and nothing else ----------------------------------------------------

KIND = next(kind for kind in KINDS if kind.model is Theme)
WRITTEN_FROM = ("plain", "written_from")
ITEMS = ("finding a 0123456789", "quote b.c abcdef0123")
FILES = {
    "block": "# top\nid: x  # why\nplain:\n  text: >-\n    Some words.\n\n# next\nend: 1\n",
    "known": "plain:\n  written_from:\n  - finding a 0000000000\n  # why\n  text: a\nend: 1\n",
    "flow list": "plain:\n  written_from: [a,\n    b]  # c\n  text: a\nend: 1\n",
    "flow": "{plain: {text: 'a, b'}, end: 1}",
    "flow known": '{"plain": {"written_from": ["x"], "text": "é\\u00e9"}, "end": 1}\n',
    "last": "end: 1\nplain:\n    text: a",
    "kept lines": "plain:\n  text: |+\n    a\n\n\nend: 1\n",
    "deep": "plain:\n  text:\n    - a\n    - b: c\n\n# end\nend: 1\n",
    "comments": "plain:\n  written_from:\n    - x  # one\n    # two\n    - y\n  text: a\nend: 1\n",
    "empty flow": "plain: {}\nend: 1\n",
    "look-alike": (
        "text: |\n  plain:\n    written_from: [no]\nplain:\n  text: a\norder: 1 # plain:\n"
    ),
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_a_list_is_put_without_touching_anything_else(name: str, ending: str, mark: bytes) -> None:
    raw = mark + FILES[name].replace("\n", ending).encode()
    new = with_list(raw, KIND, WRITTEN_FROM, ITEMS)
    before, after = (read_yaml(text, "x")[0] for text in (raw, new))
    assert after["plain"].pop("written_from") == ITEMS
    before["plain"].pop("written_from", None)
    assert after == before
    assert new.startswith(mark)
    assert with_list(new, KIND, WRITTEN_FROM, ITEMS) == new
    if raw.count(b"\r\n") == raw.count(b"\n"):
        assert new.count(b"\r\n") == new.count(b"\n") or b"\n" not in raw
    kept = [line for line in raw.splitlines() if b"#" in line]
    assert all(comment.split(b"#")[1] in new for comment in kept)
    emptied = with_list(new, KIND, WRITTEN_FROM, ())
    assert read_yaml(emptied, "x")[0]["plain"]["written_from"] == ()


def test_lines_around_the_list_stay_byte_for_byte() -> None:
    raw = FILES["block"].encode()
    new = with_list(raw, KIND, WRITTEN_FROM, ITEMS)
    lines = new.splitlines(keepends=True)
    added = [b"  written_from:\n", *(f"    - {item}\n".encode() for item in ITEMS)]
    at = lines.index(added[0])
    assert lines[at : at + 3] == added
    assert b"".join([*lines[:at], *lines[at + 3 :]]) == raw


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"[1]",
        b"plain: a",
        b"other: {}",
        b"plain: &a {text: b}",
        b"\xff",
        b"plain: {text: a, text: b}",
    ],
)
def test_a_file_that_cannot_be_edited_is_refused(raw: bytes) -> None:
    with pytest.raises(CannotFormat):
        with_list(raw, KIND, WRITTEN_FROM, ITEMS)


@pytest.mark.parametrize("item", ["a: b", "a #b", "- a", "", "a\nb", "'a", "[a]", "2019"])
@pytest.mark.parametrize("raw", [b"plain: {text: a}\n", b"plain:\n  text: a\n"])
def test_an_item_that_is_no_plain_word_is_quoted(raw: bytes, item: str) -> None:
    new = with_list(raw, KIND, WRITTEN_FROM, [item])
    assert read_yaml(new, "x")[0] == {"plain": {"text": "a", "written_from": (item,)}}


def test_half_a_character_is_refused() -> None:
    with pytest.raises(CannotFormat, match="half a character"):
        with_list(b"plain: {text: a}", KIND, WRITTEN_FROM, ["\ud800"])


# --- the command -----------------------------------------------------------------------------


def _stale(content: Path) -> bytes:
    """Change a finding of the theme, so that its text is out of date."""
    file = content / THEME
    raw = file.read_bytes().replace(b"In winter fewer people come.", b"In winter few come.")
    file.write_bytes(raw)
    return raw


def test_the_command_lists_every_text(sample: Path, capsys: Out) -> None:
    _stale(sample)
    assert main(["plain"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert re.fullmatch(
        r"themes/growing-year: 16 words, reading age about \d+ \(Coleman-Liau grade -?[\d.]+\); "
        r"changed since: changed: finding winter",
        lines[0],
    )
    assert lines[1].endswith("up to date")


@pytest.mark.parametrize(
    "name",
    ["themes/growing-year", "themes/growing-year.yml", "content/themes/growing-year.yml"],
)
def test_a_text_that_was_read_again_is_marked(sample: Path, name: str, capsys: Out) -> None:
    raw = _stale(sample)
    assert main(["check"]) == 0
    assert "E030 warning: The evidence has changed" in capsys.readouterr().out
    assert main(["plain", "--reviewed", name]) == 0
    assert capsys.readouterr() == ("Marked content/themes/growing-year.yml.\n", "")
    old, new = (text.splitlines() for text in (raw, (sample / THEME).read_bytes()))
    different = [(one, other) for one, other in zip(old, new, strict=True) if one != other]
    assert [one.split()[:3] for one, _ in different] == [[b"-", b"finding", b"winter"]]
    assert main(["check"]) == 0
    assert capsys.readouterr().out == "No problems.\n"
    assert main(["plain", "--reviewed", name]) == 0
    assert capsys.readouterr().out == "Nothing to change in content/themes/growing-year.yml.\n"
    assert (
        sorted(path.name for path in (sample / "themes").iterdir() if path.suffix != ".yml") == []
    )


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["themes/growing-yeer"], "There is no record 'themes/growing-yeer'. Did you mean"),
        (["growing-year"], "There is no record 'growing-year'. Did you mean"),
        (["../../etc/passwd"], "There is no record 'etc/passwd'. Name it like this"),
        (["themes/first-visit"], "'themes/first-visit' has no text in plain words yet."),
        (["studies/ni-she-2018"], "A study has no text in plain words."),
        (["themes/growing-year", "themes/x"], "There is no record 'themes/x'."),
    ],
)
def test_a_record_that_cannot_be_marked_is_told_and_nothing_is_written(
    sample: Path, names: list[str], said: str, capsys: Out
) -> None:
    raw = _stale(sample)
    assert main(["plain", "--reviewed", *names]) == 2
    out = capsys.readouterr()
    assert out.out == ""
    assert out.err.startswith(said)
    assert (sample / THEME).read_bytes() == raw


def _draft_of(content: Path, name: str) -> None:
    """Take from a record a field that it must have, as from one that somebody has just begun."""
    file = content / name
    text = file.read_text(encoding="utf-8")
    new = re.sub(r"(?m)^(  year|summary):.*\n", "", text, count=1)
    assert new != text
    file.write_text(new, encoding="utf-8")


def _with_plain_words(content: Path) -> None:
    with (content / "themes" / "shared-work.yml").open("a", encoding="utf-8") as file:
        file.write("plain: {text: Who digs has a say.}\n")


def test_an_unfinished_draft_stops_nothing_that_does_not_rest_on_it(
    sample: Path, capsys: Out
) -> None:
    _stale(sample)
    _with_plain_words(sample)
    _draft_of(sample, "studies/ni-she-2018.yml")
    assert main(["plain"]) == 0
    first, *others, last = capsys.readouterr().out.splitlines()
    assert first.startswith("themes/growing-year: ") and "changed since" in first
    assert any("not known while there are errors in content/studies/ni" in line for line in others)
    assert last == "Some records have errors. To see them: evidence check"
    assert main(["plain", "--reviewed", "themes/growing-year"]) == 0
    assert capsys.readouterr() == ("Marked content/themes/growing-year.yml.\n", "")


@pytest.mark.parametrize("draft", ["studies/ni-she-2018.yml", "themes/shared-work.yml"])
def test_what_rests_on_an_unfinished_draft_is_not_marked(
    sample: Path, draft: str, capsys: Out
) -> None:
    _with_plain_words(sample)
    _draft_of(sample, draft)
    before = (sample / "themes" / "shared-work.yml").read_bytes()
    assert main(["plain", "--reviewed", "themes/shared-work"]) == 1
    said = capsys.readouterr().err
    assert f"content/{draft}:" in said and "1 error in 1 file." in said
    assert (sample / "themes" / "shared-work.yml").read_bytes() == before


def test_no_content_is_no_list(tmp_path: Path, capsys: Out) -> None:
    assert main(["plain", "--content", str(tmp_path / "nothing")]) == 1
    assert "There is no content folder here." in capsys.readouterr().err


def test_a_file_is_never_half_written(
    sample: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out
) -> None:
    raw = _stale(sample)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert main(["plain", "--reviewed", "themes/growing-year"]) == 2
    assert capsys.readouterr().err == (
        "content/themes/growing-year.yml cannot be written: No space left on device.\n"
    )
    assert (sample / THEME).read_bytes() == raw
    assert all(path.suffix == ".yml" for path in (sample / "themes").iterdir())


# --- the page --------------------------------------------------------------------------------


def _block(site: Site) -> Any:
    html = next(p.html for p in site.pages if p.page.path == "themes/growing-year/")
    return LexborHTMLParser(html).css_first(".ev-plain")


def test_the_page_shows_the_text_and_whose_it_is(sample_site: Site) -> None:
    block = _block(sample_site)
    assert block.css_first("h2").text() == "In plain words"
    assert block.css_first(".ev-plain__text em").text() == "fewer"
    assert block.css_first(".ev-editors").text() == "editors’ own"
    assert block.css_first(".ev-plain__changed") is None


def test_the_page_says_when_the_evidence_has_changed(sample: Path) -> None:
    _stale(sample)
    site = build_site(sample, REPOSITORY / "site_templates")
    assert block_text(_block(site)) == (
        "This text may be out of date. The evidence has changed since it was written: one finding "
        "changed. It may no longer say what the evidence says."
    )


def block_text(block: Any) -> str:
    return " ".join(block.css_first(".ev-plain__changed").text().split())


@pytest.mark.parametrize(
    ("fingerprints", "said"),
    [
        ((), "The editors have not yet read it against the evidence on this page."),
        (
            ("finding gone 0123456789", "quote a.b 0123456789", "quote a.c 0123456789"),
            "The evidence has changed since it was written: two findings added; one finding and "
            "two quotes taken out. It may no longer say what the evidence says.",
        ),
    ],
)
def test_what_has_changed_is_said_in_words(
    catalogue: Catalogue, fingerprints: tuple[str, ...], said: str
) -> None:
    theme = catalogue.theme["growing-year"]
    plain = Plain(text="x", written_from=fingerprints)
    item = plain_item(catalogue, theme.model_copy(update={"plain": plain}))
    assert item is not None
    assert item.changed == said


def test_the_data_has_the_text(catalogue: Catalogue, sample_site: Site) -> None:
    themes = json.loads(sample_site.files["data/evidence.json"])["themes"]
    plain = next(theme["plain"] for theme in themes if theme["id"] == "growing-year")
    recorded = catalogue.theme["growing-year"].plain
    assert recorded
    assert plain["text"] == recorded.text
