"""Written forms: each has one reader and one writer, and what is written reads the same.

Where copies of a reader once disagreed, the tables hold what is right, with what the other said.
"""

from __future__ import annotations

import ast
import doctest
import importlib
import json
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.edit.autofix.identifiers import house_form
from generator.edit.intake.assign import put
from generator.edit.intake.from_bibtex import read_bibtex
from generator.edit.intake.from_csl import read_csl
from generator.edit.intake.from_ris import read_ris
from generator.edit.intake.from_sheet import read_sheet
from generator.edit.intake.grid import read_csv
from generator.edit.intake.heads import Heads
from generator.edit.intake.ids import plain_id
from generator.edit.intake.importing import STUDY
from generator.edit.intake.incoming import ParseResult
from generator.edit.intake.mapping import SheetMapping
from generator.edit.intake.prompts import put_authors
from generator.edit.issues.answers import read_answers
from generator.edit.issues.forms import FORMS as FORMS_OF_ISSUES
from generator.edit.issues.forms import PROPOSE_STUDY
from generator.edit.issues.values import values_of
from generator.evidence import urls
from generator.evidence.names import sort_name
from generator.evidence.records.reference import Author, ReferenceType
from generator.evidence.records.study import Study
from generator.evidence.text import author_forms
from generator.evidence.text.addresses import read_address
from generator.evidence.text.author_lists import AuthorList, answered, read_authors, without_et_al
from generator.evidence.text.dates import year_of
from generator.evidence.text.doi import compared_doi, doi_address, read_doi
from generator.evidence.text.files import CannotWrite, put_folder, write_new, write_whole
from generator.evidence.text.folding import ascii_words, folded
from generator.evidence.text.invisible import in_one_line, strays, without_hidden
from generator.evidence.text.latex import escaped, plain_text
from generator.evidence.text.pages import first_and_last, read_pages
from generator.evidence.text.people import (
    CUT_LIST,
    Person,
    for_record,
    of_record,
    person,
)
from generator.evidence.text.reference_words import TYPES, Form, type_of, type_word
from generator.evidence.text.terminal import encodable, printable
from generator.evidence.text.unseen import Becomes, Fate
from tests import node
from tests.conftest import REPOSITORY
from tests.github import filled_in

TEXT = REPOSITORY / "generator" / "evidence" / "text"
SCRIPTS = REPOSITORY / "site_templates" / "theme" / "assets" / "js"
FORMS: tuple[Form, ...] = ("ris", "bibtex", "csl")
ZERO_WIDTH, SOFT, JOINER = "\u200b", "\u00ad", "\u200d"

# --- every door ------------------------------------------------------------------------------

DOI, ADDRESS = "https://www.doi.org/10.5555/A%28b%29.2", "https://example.org/ a"


def _typed() -> dict[str, Any]:
    values: dict[str, Any] = {}
    for path, text in (("doi", DOI), ("url", ADDRESS), ("year", "2019")):
        put(values, Study, f"reference.{path}", text)
    put_authors(values, STUDY, "reference.authors", ["Okafor, N. A.", "Garden Society", "et al."])
    found: dict[str, Any] = values["reference"]
    return found


def _sheet() -> dict[str, Any]:
    names = ("doi", "url", "year", "authors")
    row = (DOI, ADDRESS, "2019", "Okafor NA; Garden Society, ; et al.")
    grid = read_csv("\t".join(names) + "\n" + "\t".join(row), Heads())
    mapping = SheetMapping({name: f"reference.{name}" for name in names})
    found: dict[str, Any] = read_sheet(grid, mapping, STUDY).entries[0].values["reference"]
    return found


def _form() -> dict[str, Any]:
    given = {"doi": DOI, "url": ADDRESS, "year": "2019"}
    body = filled_in(PROPOSE_STUDY, {**given, "authors": "Okafor, N. A.\nGarden Society\net al."})
    answers, _ = read_answers(body, FORMS_OF_ISSUES)
    assert answers is not None
    found: dict[str, Any] = values_of(answers)["reference"]
    return {**found, "authors": list(found["authors"])}


def _ris() -> dict[str, Any]:
    tags = (("AU", "Okafor, N. A."), ("AU", "Garden Society,"), ("AU", "et al."), ("PY", "2019"))
    lines = [f"{tag}  - {text}" for tag, text in (*tags, ("DO", DOI), ("UR", ADDRESS))]
    return _first(read_ris("\n".join(("TY  - JOUR", *lines, "ER  - "))))


def _bibtex() -> dict[str, Any]:
    authors = "Okafor, N. A. and {Garden Society} and others"
    fields = f"author = {{{authors}}}, year = 2019, doi = {{{DOI}}}, url = {{{ADDRESS}}}"
    return _first(read_bibtex(f"@article{{a,\n {fields}\n}}"))


def _csl() -> dict[str, Any]:
    people = [{"family": "Okafor", "given": "N. A."}, {"literal": "Garden Society"}]
    item = {"id": "a", "author": people, "issued": {"date-parts": [[2019]]}, "note": CUT_LIST}
    return _first(read_csl(json.dumps([{**item, "DOI": DOI, "URL": ADDRESS}])))


def _first(reading: ParseResult) -> dict[str, Any]:
    reference: dict[str, Any] = reading.entries[0].values["reference"]
    return {name: value for name, value in reference.items() if name != "type"}


@pytest.mark.parametrize("door", [_typed, _sheet, _form, _ris, _bibtex, _csl])
def test_every_door_reads_the_same(door: Callable[[], dict[str, Any]]) -> None:
    assert door() == {
        "doi": "10.5555/A(b).2",
        "url": "https://example.org/a",
        "year": 2019,
        "authors": [{"family": "Okafor", "initials": "NA"}, {"name": "Garden Society"}],
        "et_al": True,
    }


def test_what_a_sheet_says_beyond_a_record_stands_in_comments() -> None:
    grid = read_csv('year,authors\n2019-05-01,"Okafor, Ngozi; Velde K; Garden"\n', Heads())
    mapping = SheetMapping({"year": "reference.year", "authors": "reference.authors"})
    reading = read_sheet(grid, mapping, STUDY)
    as_they_stood = "Okafor, Ngozi; Velde K; Garden"
    left = ("year: 2019-05-01", f"Authors as they stood: {as_they_stood}")
    assert reading.entries[0].left == left
    assert [(trouble.message, trouble.hint) for trouble in reading.problems] == [
        (
            "It is a guess how these are named: family name 'Garden'.",
            f"The field reads: {as_they_stood}",
        )
    ]


# --- every form ------------------------------------------------------------------------------


def _modules() -> list[str]:
    return sorted(f"generator.evidence.text.{file.stem}" for file in TEXT.glob("[a-z]*.py"))


def test_every_example_in_a_docstring_is_true() -> None:
    tried, failed = 0, []
    for name in _modules():
        result = doctest.testmod(importlib.import_module(name))
        tried += result.attempted
        failed += [name] * result.failed
    assert failed == []
    assert tried > 40


def test_every_public_function_has_an_example_or_says_what_it_raises() -> None:
    bare = [
        f"{file.name}: {node.name}"
        for file in TEXT.glob("[a-z]*.py")
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith("_")
        and not any(mark in (ast.get_docstring(node) or "") for mark in (">>>", "aises"))
    ]
    assert bare == []


# --- people ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # RIS took this for an organisation, a sheet for a person
        ("Okafor N", Person("Okafor", "N")),
        ("van der Berg JP", Person("Berg", "JP", "van der")),
        # a sheet took these for people
        ("Department of Health UK", Person(organisation="Department of Health UK")),
        ("NHS UK", Person(organisation="NHS UK")),
        ("Okafor, Ngozi", Person("Okafor", "Ngozi")),
        ("Okafor", Person("Okafor")),
        ("WHO", Person(organisation="WHO")),
        ("World Garden Society", Person(organisation="World Garden Society")),
    ],
)
def test_an_author_in_a_list(text: str, expected: Person) -> None:
    assert author_forms.read_ris_names(text).people == (expected,)
    assert read_authors(text).people == (expected,)


@pytest.mark.parametrize(
    ("text", "names", "cut"),
    [
        ("Okafor N, Velde K; et al.", ["Okafor N", "Velde K"], True),
        ("Okafor N, Velde K, et al", ["Okafor N", "Velde K"], True),
        ("Okafor, N; Velde, K", ["Okafor, N", "Velde, K"], False),
        ("et al.", [], True),
        ("Etal A", ["Etal A"], False),
        ("", [], False),
    ],
)
def test_authors_in_one_cell(text: str, names: list[str], cut: bool) -> None:
    found = read_authors(text)
    people = tuple(author for name in names for author in read_authors(name).people)
    assert (found.people, found.cut) == (people, cut)
    assert len(people) == len(names)


@pytest.mark.parametrize("last", ["et al", "Et al.", "et. al.", ", et al."])
def test_a_last_name_that_says_there_are_more(last: str) -> None:
    assert without_et_al(["Okafor, N", last]) == (("Okafor, N",), True)
    values: dict[str, Any] = {}
    put_authors(values, STUDY, "reference.authors", ["A, B", last])
    assert values == {"reference": {"authors": [{"family": "A", "initials": "B"}], "et_al": True}}


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        # prompts and issue forms kept full stops and given names where sheets made initials
        ("Okafor, N. A.", {"family": "Okafor", "initials": "NA"}),
        ("Okafor, Ngozi", {"family": "Okafor", "initials": "N", "given": "Ngozi"}),
        (
            "Okafor, Ngozi, Jr.",
            {"family": "Okafor", "initials": "N", "given": "Ngozi", "suffix": "Jr"},
        ),
        ("Okafor,", {"family": "Okafor"}),
        ("World Garden Society", {"name": "World Garden Society"}),
        ("Okafor N", {"family": "Okafor", "initials": "N"}),
        ("Ngozi Okafor", {"name": "Ngozi Okafor"}),  # the question says what a comma means
        (", N", {"family": "", "initials": "N"}),  # the check asks for the family name
        ("", {"name": ""}),
    ],
)
def test_an_answer_names_an_author(text: str, fields: dict[str, str]) -> None:
    assert answered(text) == fields


@pytest.mark.parametrize(
    ("whole", "particle", "family"),
    [
        ("van der Berg", "van der", "Berg"),
        ("de la Cruz y Vega", "de la", "Cruz y Vega"),
        ("d’Été", "", "d’Été"),
        ("al-Hassan", "", "al-Hassan"),
        ("de", "", "de"),
        ("Van Berg", "", "Van Berg"),
        ("", "", ""),
    ],
)
def test_a_particle_stands_in_small_letters_before_a_name(
    whole: str, particle: str, family: str
) -> None:
    made = person(whole)
    assert (made.particle, made.family, made.whole_family) == (particle, family, whole)


LETTERS = st.characters(categories=["Ll", "Lo"])
SMALL = st.text(LETTERS, min_size=1, max_size=6)
NAME = st.builds(
    lambda first, rest: first + rest,
    st.sampled_from("ABÉØŁΣЖ"),
    st.text(LETTERS, min_size=1, max_size=6),
)
MARKED = st.sampled_from(("O’Neill-Brown", "St. John", "D'Arcy", "A & B", "100% {All}", "X_#~^$\\"))
FAMILY = st.one_of(NAME, MARKED, st.lists(NAME, min_size=2, max_size=3).map(" ".join))
GIVEN = st.one_of(NAME, st.just("J.-P. K."), st.lists(NAME, min_size=2, max_size=3).map(" ".join))
PARTICLE = st.sampled_from(("", "van der", "de la", "von", "’t"))
SUFFIX = st.sampled_from(("", "Jr", "III"))
PEOPLE = st.builds(Person, FAMILY, GIVEN, PARTICLE, SUFFIX)
ORGANISATIONS = st.builds(
    lambda name: Person(organisation=name),
    st.one_of(
        FAMILY,
        st.sampled_from(("WHO", "Unicef", "Ministry of Care", "World JP", "others", "van Dijk")),
    ),
)
# RIS cannot escape a comma; BibTeX and CSL-JSON can.
COMMAS = st.sampled_from(("Smith and Sons, Jr", "Health, Care and Others", "and", "A,B"))
WITH_COMMAS = st.one_of(
    st.builds(Person, COMMAS, GIVEN),
    st.builds(Person, NAME),
    st.builds(lambda name: Person(organisation=name), COMMAS),
)


@settings(deadline=None)
@given(st.one_of(PEOPLE, ORGANISATIONS))
def test_a_name_in_ris_reads_the_same(author: Person) -> None:
    assume(" & " not in author.family)  # RIS cannot tell it from two names
    assert author_forms.read_ris_names(author_forms.ris_name(author)) == AuthorList((author,))


@settings(deadline=None)
@given(st.one_of(PEOPLE, ORGANISATIONS, WITH_COMMAS))
def test_a_name_in_csl_reads_the_same(author: Person) -> None:
    written = json.loads(json.dumps(author_forms.csl_name(author)))
    assert author_forms.read_csl_names(written) == AuthorList((author,))


@settings(deadline=None)
@given(
    st.lists(st.one_of(PEOPLE, ORGANISATIONS, WITH_COMMAS), min_size=1, max_size=4), st.booleans()
)
def test_names_in_bibtex_read_the_same(authors: list[Person], cut: bool) -> None:
    written = author_forms.bibtex_names(authors, cut=cut)
    assert author_forms.read_bibtex_names(written) == AuthorList(tuple(authors), cut)


@given(
    st.one_of(
        st.builds(
            Author,
            family=st.builds(lambda a, b: f"{a} {b}".strip(), PARTICLE, FAMILY),
            initials=st.one_of(st.none(), st.sampled_from(("N", "OJ", "J-PK", "ÉÀ"))),
        ),
        st.builds(Author, name=st.one_of(FAMILY, SMALL)),
        st.builds(
            Author,
            family=NAME,
            initials=st.just("JK"),
            given=st.just("Jan Karin"),
            suffix=st.sampled_from((None, "Jr", "III")),
        ),
        st.just(Author(family="王", given="小明")),
    )
)
def test_an_author_of_a_record_is_the_same_after_every_form(author: Author) -> None:
    fields = author.model_dump(exclude_none=True)
    assert for_record(of_record(author)) == fields
    csl = author_forms.read_csl_names(author_forms.csl_name(of_record(author)))
    bibtex = author_forms.read_bibtex_names(
        author_forms.bibtex_names([of_record(author)], cut=False)
    )
    assert [*map(for_record, csl.people)] == [*map(for_record, bibtex.people)] == [fields]


# --- kinds of reports ------------------------------------------------------------------------


def test_every_kind_of_report_has_a_word_in_every_form_and_reads_back() -> None:
    assert [words.name for words in TYPES] == [kind.value for kind in ReferenceType]
    pairs = [(kind.value, form) for kind in ReferenceType for form in FORMS]
    read = {(kind, form): type_of(type_word(kind, form), form) for kind, form in pairs}
    other = {pair: name for pair, name in read.items() if pair[0] != name}
    assert other == {  # BibTeX tells these apart by a field, entrysubtype
        ("magazine-article", "bibtex"): "journal-article",
        ("newspaper-article", "bibtex"): "journal-article",
    }


@pytest.mark.parametrize("form", FORMS)
def test_no_word_of_a_form_stands_for_two_kinds_of_reports(form: Form) -> None:
    words = Counter(word for row in TYPES for word in row.of(form))
    shared = {word for word, times in words.items() if times > 1}
    assert shared == ({"article"} if form == "bibtex" else set())


# --- DOIs and addresses ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    [
        "10.5555/A(b).2",
        "https://doi.org/10.5555/A(b).2",
        "https://www.doi.org/10.5555/A(b).2",  # not in issue forms
        "doi.org/10.5555/A(b).2",  # not in imports and issue forms
        "doi.10.5555/A(b).2",  # not in imports and issue forms
        "DOI 10.5555/A(b).2",  # not in issue forms
        "doi: https://dx.doi.org/10.5555/A(b).2",  # nowhere
        "https://doi.org/10.5555/A%28b%29.2",  # not in autofix and issue forms
        "<10.5555/A(b).2>.",  # not in autofix and issue forms
        f"10.5555/{ZERO_WIDTH}A(b).2",
        " 10.5555/A(b).2 ;",
    ],
)
def test_a_doi_however_it_is_written(written: str) -> None:
    assert read_doi(written) == "10.5555/A(b).2"


@pytest.mark.parametrize(
    "text", ["", "doi", "10.5/a", "10.5555/a b", "https://example.org/10.5555/a", "see 10.5555/a"]
)
def test_what_is_no_doi_is_none(text: str) -> None:
    assert read_doi(text) == ""


DOIS = st.from_regex(
    r"10\.[0-9]{4,9}/[!#$%&()*+,./0-9:;=?@A-Z\[\]^_a-z{|}~\\-]{1,20}", fullmatch=True
)


@given(DOIS.filter(lambda doi: doi[-1] not in ".,;"))
def test_the_address_of_a_doi_reads_as_the_doi(doi: str) -> None:
    assert read_doi(doi) == doi
    assert read_doi(doi_address(doi)) == doi
    assert read_address(doi_address(doi)) == doi_address(doi)
    assert compared_doi(read_doi(doi_address(doi).upper())) == compared_doi(doi.upper())


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://example.org/a\n  b", "https://example.org/ab"),
        ("http://example.org", "http://example.org"),
        ("example.org", ""),
        ("javascript:alert(1)", ""),
        ("https://a.org/<b>", ""),
        ("", ""),
    ],
)
def test_an_address(text: str, address: str) -> None:
    assert read_address(text) == address


# --- years and pages -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2019", 2019),
        ("2019///", 2019),
        ("2019-05-01", 2019),  # a sheet said nothing of the rest
        ("2019/05", 2019),  # a sheet could not read it
        ("2019a", 2019),
        ("2200", 2200),  # records take it, readers did not
        ("2201", None),
        ("1499", None),
        ("20190501", None),
        ("May 2019", None),
        ("", None),
    ],
)
def test_a_year(text: str, read: int | None) -> None:
    assert year_of(text) == read


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("12-34", ("12", "34")),
        ("12–34", ("12", "34")),
        ("12 — 34", ("12", "34")),  # exports took it for one page
        ("12--34", ("12", "34")),
        ("S12\u2010S20", ("S12", "S20")),
        ("e1234", ("e1234", "")),
        ("17, 1–15", ("17, 1–15", "")),
        ("1-2-3", ("1-2-3", "")),
        ("", ("", "")),
    ],
)
def test_pages(text: str, pages: tuple[str, str]) -> None:
    assert first_and_last(text) == pages
    assert first_and_last(read_pages(*pages).pages) == pages


@given(
    st.from_regex(r"[A-Za-z]?[0-9]{1,4}", fullmatch=True),
    st.from_regex(r"[0-9]{0,4}", fullmatch=True),
)
def test_pages_as_printed_read_the_same(first: str, last: str) -> None:
    once = read_pages(first, last).pages
    assert read_pages(once).pages == read_pages(*first_and_last(once)).pages == once


# --- letters ---------------------------------------------------------------------------------

FOLDED = {
    "Ó Sé": "o se",
    "STRASSE straße": "strasse strasse",
    "Ørsted Æther Łęcki Đorđe Þór ðæl": "orsted aether lecki dorde thor dael",
    "ﬁne": "fine",
    "\u0131I \u0130": "ii i",
    "ΟΔΟΣ ὀδός \u1fb3": "οδοσ οδοσ \u03b1",
    "\u210c \U0001d400": "h a",  # letters that are no capitals to the rules of case
    f"co{SOFT}pro{JOINER}duction": "coproduction",
    "می\u200cخواهم שלום\u200f": "میخواهم שלום",  # noqa: RUF001 - Persian
    "ចាស\u200bថម": "ចស\u200bថម",  # the space of no width stands between words
    "हिन्दी": "हनद",
    "日本 01": "日本 01",
    "plain TEXT": "plain text",
    "": "",
}


@pytest.mark.parametrize("text", FOLDED)
def test_letters_without_case_and_accents(text: str) -> None:
    assert folded(text) == sort_name(text) == FOLDED[text]


def test_the_scripts_of_the_page_fold_the_same_letters() -> None:
    every = [
        chr(point)
        for point in range(0x20, 0x20000)
        if unicodedata.category(chr(point))[0] in "LMNPS"
        or unicodedata.category(chr(point)) == "Cf"
    ]
    texts = [*FOLDED, *("".join(every[n : n + 64]) for n in range(0, len(every), 64))]
    answers = node.ask("forms_ask.mjs", texts)
    assert [(t, a) for t, a in zip(texts, answers, strict=True) if a != folded(t)] == []


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    once = folded(text)
    assert folded(once) == once
    assert all(not unicodedata.category(character).startswith("M") for character in once)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Ørsted 2019", "orsted-2019"),  # autofix left it to people
        ("Strauß 2019", "strauss-2019"),
        (f"co{SOFT}production", "coproduction"),  # proposed ids had a hyphen there
        ("Ní Shé 2018", "ni-she-2018"),
    ],
)
def test_ids_and_values_in_addresses_are_of_the_same_letters(text: str, made: str) -> None:
    assert house_form(text) == plain_id(text) == urls.value_id(text) == made


@given(st.text())
def test_words_of_ids_are_ascii_and_stay_themselves(text: str) -> None:
    words = ascii_words(text)
    assert all(word.isascii() and word.isalnum() and word == word.lower() for word in words)
    assert ascii_words(" ".join(words)) == words


# --- what cannot be seen ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("toge\u2060ther", "together"),
        ("one\ttwo", "one two"),  # autofix joined the words
        ("one \u2028 two", "one two"),  # autofix left two spaces
        ("one\u202etwo", "onetwo"),  # history put a space
        ("one\r\ntwo", "one\ntwo"),
        ("one\t\ntwo\x85", "one\ntwo"),
        ("a\u00a0b  c", "a\u00a0b  c"),
        ("", ""),
    ],
)
def test_a_text_without_what_cannot_be_seen(text: str, cleaned: str) -> None:
    assert without_hidden(text) == cleaned
    assert in_one_line(text) == " ".join(cleaned.split())


@given(st.text())
def test_nothing_hidden_is_left_and_cleaning_twice_changes_nothing(text: str) -> None:
    cleaned, line = without_hidden(text), in_one_line(text)
    assert {stray.cured for stray in strays(cleaned)} <= {Becomes.UNKNOWN}
    assert without_hidden(cleaned) == cleaned
    assert not [s for s in strays(line) if s.fate is Fate.REFUSED and s.cured is Becomes.NOTHING]
    assert in_one_line(line) == line


@given(st.text(st.characters()))
def test_what_a_terminal_is_shown_steers_nothing(text: str) -> None:
    shown = printable(text)
    assert shown.isprintable()
    assert printable(shown) == shown
    assert encodable(text).encode("utf-8").decode("utf-8") == encodable(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31m", "\\x1b[31m"),  # imports wrote \u001b
        ("\U000e0001", "\\U000e0001"),  # imports wrote \ue0001, which is another character
        ("\udce9", "\\udce9"),
        ("Ní Shé 日本", "Ní Shé 日本"),
    ],
)
def test_what_a_terminal_is_shown(text: str, shown: str) -> None:
    assert printable(text) == shown


# --- LaTeX -----------------------------------------------------------------------------------


@settings(deadline=None)
@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters="\u0345")
    )
)
def test_what_is_escaped_for_latex_is_printed_as_it_was(text: str) -> None:
    assert plain_text(escaped(text)) == text


# --- files -----------------------------------------------------------------------------------


def test_a_file_is_written_as_a_whole_with_its_rights(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    write_whole(file, b"one")
    plain = tmp_path / "b.yml"
    plain.write_bytes(b"")
    assert file.stat().st_mode == plain.stat().st_mode
    file.chmod(0o640)
    write_whole(file, b"two")
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"two", 0o640)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.yml", "b.yml"]


@pytest.mark.parametrize("write", [write_whole, lambda file, raw: write_new({file: raw.decode()})])
def test_a_file_that_cannot_be_put_in_its_place_leaves_nothing_behind(
    tmp_path: Path, write: Callable[[Path, bytes], None]
) -> None:
    (tmp_path / "a.yml").mkdir()
    (tmp_path / "a.yml" / "inside").write_bytes(b"")
    with pytest.raises((OSError, CannotWrite)):
        write(tmp_path / "a.yml", b"one")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.yml", "inside"]


def test_a_link_beside_a_new_file_is_not_written_through(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"mine")
    (tmp_path / ".a.yml.0.new").symlink_to(victim)
    (tmp_path / ".a.yml.new").symlink_to(victim)  # the name that drafts used before
    write_new({tmp_path / "a.yml": "new"})
    assert (victim.read_bytes(), (tmp_path / "a.yml").read_bytes()) == (b"mine", b"new")


def test_a_folder_takes_the_place_of_another_or_nothing_changes(tmp_path: Path) -> None:
    new, place, old = (tmp_path / name for name in ("new", "place", "old"))
    new.mkdir()
    put_folder(new, place, old)
    assert place.is_dir()
    with pytest.raises(OSError, match="new"):
        put_folder(new, place, old)
    assert [path.name for path in tmp_path.iterdir()] == ["place"]
