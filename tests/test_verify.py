"""``evidence verify``: records against a copy of their source, in each kind of file.

The copies in ``cases/copies/`` are one made-up article in five kinds of file, with its records; the
PDF is set here. Each fault is put into every kind.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from generator.check.verify.assembling import heading_key
from generator.check.verify.document import BlockKind, CannotRead, shown
from generator.check.verify.finding import pattern
from generator.check.verify.markup import blocks_of_jats
from generator.check.verify.reading import read_copy
from generator.check.verify.sentences import spans
from generator.cli import main
from generator.evidence.text.brackets import (
    DASHES,
    LOWERED,
    RAISED,
    Range,
    Work,
    citations_by_name,
    citations_by_number,
    joined,
    read_bracket,
)
from generator.evidence.text.locators import read_locator
from tests.conftest import TESTS

COPIES = TESTS / "cases" / "copies"
KINDS = ("txt", "md", "html", "xml", "pdf")
SOURCE = "gates-2024"

Said = tuple[int, str]
Verify = Callable[..., Said]


def _copy(kind: str, folder: Path, changes: tuple[tuple[str, str], ...] = ()) -> Path:
    """The article in a kind of file, with changes in its text."""
    origin = COPIES / f"article.{'typ' if kind == 'pdf' else kind}"
    text = origin.read_text(encoding="utf-8")
    for old, new in changes:
        text = text.replace(old, new)
    file = folder / origin.name
    file.write_text(text, encoding="utf-8")
    if kind != "pdf":
        return file
    typst.compile(str(file), output=str(file.with_suffix(".pdf")))
    return file.with_suffix(".pdf")


@pytest.fixture
def verify(sample: Path, capsys: pytest.CaptureFixture[str]) -> Verify:
    """Runs the command on records of the made-up article; gives its exit code and what it says."""
    shutil.copytree(COPIES / "content", sample, dirs_exist_ok=True)

    def run(file: Path, *options: str, source: str = SOURCE) -> Said:
        code = main(["verify", source, str(file), *options])
        said = capsys.readouterr()
        return code, said.out + said.err

    return run


# --- what is right ---------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_differs_from_a_copy_of_any_kind(kind: str, verify: Verify, tmp_path: Path) -> None:
    code, said = verify(_copy(kind, tmp_path))
    assert (code, said.splitlines()[-1]) == (0, "Nothing differs."), said
    assert "sections 5, locators 14, beginnings 10, quotations 1, citations 6" in said


@pytest.mark.parametrize(
    ("kind", "forgiven"),
    [
        ("txt", ("ligatures 2", "line breaks", "soft hyphens 1", "divided at the end of a line 2")),
        ("txt", ("paragraphs cut by a page, a figure or a table 1",)),
        ("md", ("paragraphs cut by a page, a figure or a table 1",)),
        ("html", ("soft hyphens 1", "spaces of other widths 1")),
        ("pdf", ("headers and footers of pages", "divided at the end of a line", "line breaks")),
    ],
)
def test_what_layout_does_is_forgiven_and_named(
    kind: str, forgiven: tuple[str, ...], verify: Verify, tmp_path: Path
) -> None:
    _, said = verify(_copy(kind, tmp_path))
    line = next(line for line in said.splitlines() if line.startswith("  Forgiven: "))
    assert [what for what in forgiven if what not in line] == []


def test_a_pdf_says_that_its_paragraphs_are_not_counted(verify: Verify, tmp_path: Path) -> None:
    _, said = verify(_copy("pdf", tmp_path))
    assert "Not compared: numbers, since a PDF shows no paragraphs." in said


# --- each fault, in each kind of file --------------------------------------------------------

FAULTS: tuple[tuple[str, tuple[tuple[str, str], ...], str], ...] = (
    ("a word of a quotation", (("simply", "merely"),), "These words do not stand there."),
    ("a locator of a quotation", (("5:12", "5:13"),), "The locator is not printed with"),
    ("a beginning", (("Few reviews", "Rarely do reviews"),), "has no such words."),
    (
        "a beginning twice",
        (("What helped was", "People with a key came. What helped was"),),
        "These words stand in the section 2 times.",
    ),
    (
        "a heading",
        (("Keys\n", "Locks\n"), (">Keys<", ">Locks<"), ("2.1 Keys", "Locks")),
        "There is no heading 'Keys'. (10 places name it.)",
    ),
    ("a title in the references", (("Who opens?", "Who shuts?"),), "does not have this title."),
    ("an author in the references", (("Moss B", "Reed B"), (">Moss<", ">Reed<")), "this author."),
    ("a row", (("Spades", "Forks"),), "No table or figure has 'Spades'."),
)

PLACES: tuple[tuple[str, tuple[tuple[str, str], ...], str], ...] = (
    ("a paragraph more", (("What helped", "It was so.\n\nWhat helped"),), "elsewhere: paragraph 4"),
    ("a sentence more", (("The key matters.", "Keys! The key matters."),), "sentence 3, not"),
    ("a paragraph less", (("Neighbours who met at the gate", "neighbours"),), "has 2 paragraphs"),
    (
        "an item less",
        (("1. a sign at the gate [4, 6]\n\n2. a key for each family [5]", ""),),
        "Paragraph 2 has 0 list items.",
    ),
    (
        "a quotation in running text",
        (("“The gate", "One said: “The gate"),),
        "After paragraph 1 there are 0 quotations.",
    ),
    ("a bracket", (("[4]–[6]", "[4], [6]"),), "The passage prints [4], [6]."),
    (
        "brackets of two clauses",
        (("founded [5]", "founded [4]"), ("ficult to reach [4]", "ficult to reach [5]")),
        "The passage prints [4], [5].",
    ),
    ("a work that is cited no more", (("a shed [3]", "a shed"),), "The passage does not cite it."),
    ("a citation more", (("birds.", "birds [6]."),), "prints [6], and the record has no bracket."),
)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("changes", "said"), [row[1:] for row in FAULTS], ids=[r[0] for r in FAULTS]
)
def test_each_fault_is_told_from_every_kind(
    kind: str, changes: tuple[tuple[str, str], ...], said: str, verify: Verify, tmp_path: Path
) -> None:
    code, told = verify(_copy(kind, tmp_path, changes))
    assert (code, said in told) == (1, True), told


@pytest.mark.parametrize(
    ("changes", "said"), [row[1:] for row in PLACES], ids=[row[0] for row in PLACES]
)
def test_each_fault_of_a_place_is_told(
    changes: tuple[tuple[str, str], ...], said: str, verify: Verify, tmp_path: Path
) -> None:
    code, told = verify(_copy("txt", tmp_path, changes))
    assert (code, said in told) == (1, True), told


def test_the_place_of_a_note_is_told_with_its_own_line(verify: Verify, tmp_path: Path) -> None:
    theme = Path("content/themes/gates.yml")
    place = "{source: gates-2024, section: Conclusion, begins: The keys matter much}"
    note = (
        f"    notes:\n      - kind: unclear\n        text: So it is.\n        places: [{place}]\n"
    )
    theme.write_text(theme.read_text() + note)
    line = len(theme.read_text().splitlines())
    code, told = verify(_copy("txt", tmp_path))
    column = note.splitlines()[-1].index("The keys") + 1
    at = f"content/themes/gates.yml:{line}:{column}: The section has no such words."
    assert (code, told.startswith(at)) == (1, True), told


def test_words_that_our_texts_put_in_marks_stand_in_the_source(
    verify: Verify, tmp_path: Path
) -> None:
    theme = Path("content/themes/gates.yml")
    told = "Nobody asked the birds: “no study asked”, it says, in “a word”."
    theme.write_text(theme.read_text().replace("Nobody asked the birds.", f"'{told}'"))
    code, said = verify(_copy("txt", tmp_path, (("a key for", "in a word, a key for"),)))
    assert (code, "words in quotation marks 2" in said) == (0, True), said
    code, said = verify(_copy("txt", tmp_path))
    assert code == 1
    assert "words in quotation marks do not stand in the source.\n    record  a word\n" in said


def test_record_and_source_stand_side_by_side(verify: Verify, tmp_path: Path) -> None:
    _, told = verify(_copy("txt", tmp_path, (("simply", "merely"),)))
    assert (
        "content/studies/moss-2021.yml:21:11: These words do not stand there.\n"
        "    record  The gate was [...] open, and we simply walked in.\n"
        "    source  “The gate was [...] open, and we merely walked in.”\n"
    ) in told


def test_a_study_that_its_bracket_does_not_print_is_told(verify: Verify, tmp_path: Path) -> None:
    theme = Path("content/themes/gates.yml")
    theme.write_text(theme.read_text().replace("[moss-2020, moss-2021]", "[moss-2021, velde-2016]"))
    code, told = verify(_copy("txt", tmp_path))
    assert code == 1
    assert "moss-2020 is in the bracket, and the record lacks it" in told
    assert "velde-2016 is not in the bracket" in told


@pytest.mark.parametrize("kind", ["txt", "xml"])
def test_numbers_that_count_the_items_of_a_sentence_are_no_citations(
    kind: str, verify: Verify, tmp_path: Path
) -> None:
    counted = ("asked the birds.", "asked the birds (1), the trees (2) or the gates (3).")
    code, told = verify(_copy(kind, tmp_path, (counted,)))
    assert code == 0, told
    cited = ("asked the birds.", "asked the birds [5].")
    assert "The passage prints [5]" in verify(_copy(kind, tmp_path, (cited,)))[1]


def test_works_that_are_cited_by_name_are_held_against_the_studies(
    verify: Verify, tmp_path: Path
) -> None:
    by_name = (
        *((f"[{a}]–[{b}]", "(Moss, 2020; Ní Mhoss et al., 2021)") for a, b in [(4, 6)]),
        *((old, new) for old, new in (("[4, 6]", "(Moss, 2020)"), ("[5]", "(Ní Mhoss, 2021)"))),
        *((old, new) for old, new in (("[4]", "(Moss, 2020)"), ("[6]", "(Elm, 2022)"))),
        *((old, new) for old, new in (("[1, 2]", "(Ash, 2001)"), ("[3]", "(Cedar, 2003)"))),
    )
    source = Path("content/sources/gates-2024.yml")
    source.write_text(source.read_text().replace("[3] Moss 2021", "Cedar, 2003"))
    theme = Path("content/themes/gates.yml")
    lines = theme.read_text().splitlines(keepends=True)
    theme.write_text("".join(line for line in lines if "bracket:" not in line))
    assert verify(_copy("txt", tmp_path, by_name))[0] == 0
    other = (*by_name, ("Ní Mhoss et al., 2021", "Ní Mhoss et al., 2011"))
    code, told = verify(_copy("txt", tmp_path, other))
    assert (code, "The passage does not cite moss-2021." in told) == (1, True), told
    another = (*by_name, ("(Moss, 2020)\n", "(Moss, 2020; Ní Mhoss, 2021)\n"))
    code, told = verify(_copy("txt", tmp_path, another))
    assert (code, "The passage cites moss-2021, and the record does not" in told) == (1, True), told


def test_json_says_the_same(verify: Verify, tmp_path: Path) -> None:
    code, told = verify(_copy("html", tmp_path, (("simply", "merely"),)), "--format", "json")
    report = json.loads(told)
    assert (code, report["form"], report["file"]) == (1, "HTML", "article.html")
    (difference,) = (one for one in report["differences"] if one["claim"] == "quote")
    assert difference["record"] == "The gate was [...] open, and we simply walked in."
    assert "merely" in difference["source"]


# --- files that are no copy ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("none.txt", None, "There is no such file."),
        ("empty.txt", b" \n", "This file is empty."),
        ("article.docx", b"PK\x03\x04....", "such as a Word document; save it as HTML"),
        ("article.doc", b"\xd0\xcf\x11\xe0....", "an old Word document"),
        ("scan.png", b"\x89PNG....", "a picture"),
        ("article.pdf", b"Gates and gardens", "is called .pdf, but is no PDF."),
        ("broken.pdf", b"%PDF-1.7\nnothing", "This PDF cannot be read"),
        ("latin.txt", "Ní Mhoss".encode("latin-1"), "This text is not in UTF-8 (byte 1)."),
        ("binary.txt", b"Gates\x00gardens", "This is no text."),
        ("other.xml", b"<?xml version='1.0'?><book><p>Gates</p></book>", "begins with <book>."),
        ("bare.html", b"<html><body><p> </p></body></html>", "There is no text in this file"),
        ("deep.html", b"<html>" + b"<div>" * 9_000 + b"x", "nested too deeply to be read"),
        ("deep.xml", b"<article>" + b"<sec>" * 9_000, "no well-formed XML: Excessive depth"),
        ("broken.xml", b"<article><p>Gates</article>", "no well-formed XML"),
    ],
)
def test_a_file_of_another_kind_is_told(
    name: str, raw: bytes | None, said: str, verify: Verify, tmp_path: Path
) -> None:
    file = tmp_path / name
    if raw is not None:
        file.write_bytes(raw)
    code, told = verify(file)
    assert (code, said in told) == (2, True), told
    assert told.startswith(str(file))


def test_a_scanned_pdf_is_told(verify: Verify, tmp_path: Path) -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    file = tmp_path / "scan.pdf"
    writer.write(file)
    code, told = verify(file)
    assert (code, "has 1 page and next to no text: it was scanned" in told) == (2, True), told


def test_a_locked_pdf_is_told(verify: Verify, tmp_path: Path) -> None:
    writer = pypdf.PdfWriter(_copy("pdf", tmp_path))
    writer.encrypt("key", algorithm="RC4-128")
    file = tmp_path / "locked.pdf"
    writer.write(file)
    assert verify(file) == (2, f"{file}: This PDF is locked with a password.\n")


def test_entities_of_a_copy_read_no_file(verify: Verify, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("Nobody may read this.")
    entity = f'<!DOCTYPE article [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    file = tmp_path / "article.xml"
    file.write_text(f"{entity}<article><body><p>Gates &x;</p></body></article>")
    assert "Nobody" not in " ".join(block.text for block in read_copy(file, frozenset()).blocks)


def test_a_source_that_is_not_there_is_told(verify: Verify, tmp_path: Path) -> None:
    code, told = verify(_copy("txt", tmp_path), source="gates-2042")
    assert (code, told) == (
        2,
        "There is no source 'gates-2042'. Did you mean 'gates-2024'?\n",
    )


def test_a_copy_of_another_source_is_told(verify: Verify, tmp_path: Path) -> None:
    file = tmp_path / "other.txt"
    file.write_text("A leaflet about a gate.\n")
    code, told = verify(file)
    assert (code, "is this a copy of 'gates-2024'?" in told) == (1, True), told


def test_nothing_of_a_copy_is_kept(verify: Verify, tmp_path: Path) -> None:
    file = _copy("html", tmp_path)
    before = sorted(tmp_path.rglob("*"))
    verify(file)
    assert sorted(tmp_path.rglob("*")) == before


# --- brackets, sentences, locators -----------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "numbers"),
    [
        ("[91]–[93]", ((91, 93),)),
        ("91]–[93", ((91, 93),)),
        ("52],[71", ((52, 52), (71, 71))),
        ("[12, 14-16]", ((12, 12), (14, 16))),
        ("(3; 5 and 7)", ((3, 3), (5, 5), (7, 7))),
        ("¹²,¹⁴⁻¹⁶", ((12, 12), (14, 16))),
        (f"{RAISED}4–6{LOWERED}", ((4, 6),)),
        ("[22:241]", ((22, 22),)),
        ("[22:241–243, 23]", ((22, 22), (23, 23))),
        ("101–3", ((101, 103),)),
        ("9–4", ((9, 9),)),
        ("none", ()),
    ],
)
def test_a_bracket_is_read_in_any_style(printed: str, numbers: tuple[Range, ...]) -> None:
    assert read_bracket(printed) == numbers


def test_citations_are_found_in_running_text() -> None:
    text = f"Some [91]–[93],[95] say (n = 2) so [2022] in 2020,{RAISED}4,5{LOWERED} m² and 3.¹²"
    found = [citation.printed for citation in citations_by_number(text)]
    assert found == ["[91]–[93],[95]", "[2022]", "4,5", "²", "¹²"]
    assert [one.printed for one in citations_by_number("Keys (4, 6) (n = 2).", in_round=True)] == [
        "(4, 6)"
    ]


@pytest.mark.parametrize(
    ("text", "works"),
    [
        ("(Pérez Jolles et al., 2022)", (Work("Pérez Jolles et al.", "2022"),)),
        ("(see Gray, 2009a, 2009b)", (Work("Gray", "2009a"), Work("Gray", "2009b"))),
        ("(Brooks et al.,, 2018)", (Work("Brooks et al.", "2018"),)),
        ("(Martens et al., 2023 p. 2)", (Work("Martens et al.", "2023"),)),
        ("(Thomson & Moss, 2024: 15–16)", (Work("Thomson & Moss", "2024"),)),
        ("de Block and Moss (2013)", (Work("Block and Moss", "2013"),)),
        ("(n = 2)", ()),
        ("(in 2020 only)", ()),
    ],
)
def test_a_citation_by_name_is_read(text: str, works: tuple[Work, ...]) -> None:
    assert tuple(work for one in citations_by_name(text) for work in one.works) == works


ranges = st.lists(
    st.tuples(st.integers(1, 400), st.integers(0, 9)).map(lambda r: (r[0], r[0] + r[1])),
    min_size=1,
    max_size=6,
)


@given(ranges, st.sampled_from(DASHES), st.sampled_from([",", ", ", ";", " , "]), st.booleans())
def test_every_style_of_a_bracket_reads_the_same(
    meant: list[Range], dash: str, comma: str, each_its_own: bool
) -> None:
    left, right = ("[", "]") if each_its_own else ("", "")
    parts = [
        f"{left}{first}{right}" + (f"{dash}{left}{last}{right}" if last > first else "")
        for first, last in meant
    ]
    printed = comma.join(parts) if each_its_own else f"[{comma.join(parts)}]"
    assert read_bracket(printed) == tuple(meant)
    (citation,) = citations_by_number(f"It is so {printed} and not otherwise.")
    assert joined(citation.numbers) == joined(meant)
    numbers = {number for first, last in meant for number in range(first, last + 1)}
    assert {n for first, last in joined(meant) for n in range(first, last + 1)} == numbers


@given(st.text(alphabet="abc -.[]", min_size=1, max_size=40))
def test_words_are_found_exactly_as_they_stand(words: str) -> None:
    plain = " ".join(words.split())
    if plain:
        assert pattern(plain).fullmatch(plain)
        assert not pattern(plain).search(plain.replace("a", "d").replace("b", "d") + "d") or (
            "a" not in plain and "b" not in plain
        )


@given(st.lists(st.sampled_from(["Keys open gates.", "It is so [2].", "Who knows?"]), min_size=1))
def test_sentences_are_those_that_were_joined(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [text[first:last] for first, last in spans(text)] == sentences


@pytest.mark.parametrize(
    "text",
    [
        "Some tools, e.g. maps, helped.",
        "Moss et al. found it.",
        "See Fig. 2 for it.",
        "It took 2.5 years.",
        "A. Gates wrote it.",
    ],
)
def test_an_abbreviation_ends_no_sentence(text: str) -> None:
    assert len(spans(text)) == 1


def test_a_place_begins_where_its_first_part_does() -> None:
    starts = ["paragraph 1", "paragraph 1, sentence 1", "sentence 1, clause 2", None]
    assert len({read_locator(written).start for written in starts}) == 1
    others = ["paragraph 2", "paragraph 1, sentence 2", "Table 1, row Keys", "p. 3", "Methods"]
    assert len({read_locator(written).start for written in [None, *others]}) == len(others) + 1


def test_headings_are_the_same_with_and_without_their_numbers() -> None:
    assert len({heading_key(text) for text in ("2.1 Keys", "KEYS:", "Keys", "2) keys.")}) == 1


def test_a_paragraph_that_a_figure_cuts_is_one(tmp_path: Path) -> None:
    copy = read_copy(_copy("txt", tmp_path), frozenset({"keys"}))
    (whole,) = (block for block in copy.blocks if block.text.startswith("Neighbours"))
    assert (whole.kind, shown(whole.text)) == (
        BlockKind.PARAGRAPH,
        "Neighbours who met at the gate stayed friends for years [6].",
    )


def test_a_page_without_text_is_told(tmp_path: Path) -> None:
    file = tmp_path / "empty.html"
    file.write_text("<!doctype html>")
    with pytest.raises(CannotRead, match="no text"):
        read_copy(file, frozenset())


def test_a_bracket_may_stand_behind_the_quotation_that_a_passage_leads_to(
    verify: Verify, tmp_path: Path
) -> None:
    changes = ((" [5]; another", "; another"), ("ficult to reach [4]", "ficult to reach"))
    _, told = verify(_copy("txt", tmp_path, changes))
    assert "record  4" in told
    assert "record  5" not in told


def test_parts_of_an_article_without_a_title_are_headed() -> None:
    article = (
        b"<article><front><article-meta><author-notes><fn><p>No interests.</p></fn></author-notes>"
        b"<funding-group><funding-statement>A fund paid.</funding-statement></funding-group>"
        b"</article-meta></front><back><ack><p>Thanks.</p></ack>"
        b"<ack><title>Thanks to</title><p>You.</p></ack></back></article>"
    )
    told = [(block.kind.value, block.text) for block in blocks_of_jats(article)]
    assert told == [
        ("heading", "Author notes"),
        ("paragraph", "No interests."),
        ("heading", "Funding"),
        ("paragraph", "A fund paid."),
        ("heading", "Acknowledgements"),
        ("paragraph", "Thanks."),
        ("heading", "Thanks to"),
        ("paragraph", "You."),
    ]
