"""Authors of other programs: whoever stands in a field is found, or is said with the field.

`cases/references/author-lists.toml` has fields as exporters write them, with who is in them.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.check.rules import load_and_check, load_catalogue
from generator.edit.intake.from_bibtex import read_bibtex
from generator.edit.intake.from_csl import read_csl
from generator.edit.intake.from_ris import read_ris
from generator.edit.intake.from_sheet import read_sheet
from generator.edit.intake.grid import read_csv
from generator.edit.intake.heads import Heads
from generator.edit.intake.importing import STUDY
from generator.edit.intake.incoming import ParseResult
from generator.edit.intake.mapping import SheetMapping
from generator.evidence.names import author_names, names_in_full, study_labels
from generator.evidence.records.reference import Author
from generator.evidence.records.reported import Reported
from generator.evidence.text.author_lists import AuthorList, read_authors, read_closely
from generator.evidence.text.people import Person, for_record, of_record, person
from tests.conftest import SAMPLE, TESTS

FILES = TESTS / "cases" / "references"
LISTS = tomllib.loads((FILES / "author-lists.toml").read_text(encoding="utf-8"))["list"]
MAPPING = SheetMapping({"title": "reference.title", "authors": "reference.authors"})


def _ris(text: str) -> ParseResult:
    return read_ris(f"TY  - JOUR\nTI  - A title\nAU  - {text}\nER  - \n")


def _bibtex(text: str) -> ParseResult:
    return read_bibtex(f"@article{{a,\n title = {{A title}},\n author = {{{text}}}\n}}\n")


def _csl(text: str) -> ParseResult:
    authors = json.loads(text) if text.startswith("[") else text
    return read_csl(json.dumps([{"id": "a", "title": "A title", "author": authors}]))


def _sheet(text: str) -> ParseResult:
    quoted = text.replace('"', '""')
    return read_sheet(read_csv(f'title,authors\nA title,"{quoted}"\n', Heads()), MAPPING, STUDY)


DOORS: dict[str, Callable[[str], ParseResult]] = {
    "ris": _ris,
    "bibtex": _bibtex,
    "csl": _csl,
    "sheet": _sheet,
}


def _reference(reading: ParseResult) -> dict[str, Any]:
    [entry] = reading.entries
    reference: dict[str, Any] = entry.values["reference"]
    return reference


def _expected(text: str) -> dict[str, str]:
    """A person written family/given/suffix, or an organisation behind =."""
    if text.startswith("="):
        return {"name": text[1:]}
    family, given, suffix = (*text.split("/"), "", "")[:3]
    return for_record(person(family, given, suffix))


@pytest.mark.parametrize("case", LISTS, ids=lambda case: f"{case['form']}: {case['text'][:40]}")
def test_a_field_of_authors_as_exporters_write_it(case: dict[str, Any]) -> None:
    reading = DOORS[case["door"]](case["text"])
    reference = _reference(reading)
    assert reference["authors"] == [*map(_expected, case["right"])]
    assert reference.get("et_al", False) == case.get("cut", False)
    assert bool(reading.problems) == case.get("said", False)
    assert bool(reading.entries[0].left) == case.get("said", False)


def test_many_exporters_are_among_the_cases() -> None:
    assert len({case["form"] for case in LISTS}) >= 30
    assert {case["door"] for case in LISTS} == set(DOORS)


@pytest.mark.parametrize(
    ("name", "right"),
    [
        (
            "authors-in-one-field.ris",
            [["Sandoval-Mirano PJ", "Olaya M", "Quint AL", "Doxey LK"]],
        ),
        ("suffix.ris", [["Cobham FW Jr", "Dauber H III", "Parkin N Sr"]]),
        ("suffix.bib", [["Costello PT Jr", "McRae RR"]]),
        (
            "organisations.bib",
            [
                ["Test and Examine Center"],
                ["World Health Council"],
                ["National Institute for Care and Excellence"],
            ],
        ),
        ("rayyan.csv", [["Adler N", "Bose RK", "van Dijk E"], ["Costa L"]]),
    ],
)
def test_the_authors_of_a_file(name: str, right: list[list[str]]) -> None:
    text = (FILES / name).read_text(encoding="utf-8")
    readers = {"ris": read_ris, "bib": read_bibtex}
    ending = name.rpartition(".")[2]
    reading = (
        readers[ending](text)
        if ending in readers
        else read_sheet(
            read_csv(text, Heads()), SheetMapping({"authors": "reference.authors"}), STUDY
        )
    )
    found = [entry.values["reference"]["authors"] for entry in reading.entries]
    printed = [list(author_names([Author(**fields) for fields in authors])) for authors in found]
    assert printed == right


# --- what cannot be decided ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Okafor N; ???; Velde K", ["Okafor/N", "Velde/K"]),
        ("Okafor, N., Velde, Bose, R.", ["Okafor/N.", "Velde", "Bose/R."]),
        ("Okafor N, Garden, Velde K", ["Okafor/N", "Garden", "Velde/K"]),
        ("Okafor, Ngozi, Velde, Karin", ["Okafor/Ngozi", "Velde/Karin"]),
        ("Okafor N; Garden Union and Care", ["Okafor/N", "=Garden Union and Care"]),
        ("Ngozi Okafor", ["Okafor/Ngozi"]),
        ("Garden & Sons", ["Garden", "Sons"]),
    ],
)  # fmt: skip
def test_somebody_who_does_not_fit_costs_no_other_and_is_said(text: str, people: list[str]) -> None:
    reading = _sheet(text)
    assert _reference(reading)["authors"] == [*map(_expected, people)]
    assert reading.problems
    assert all(problem.hint == f"The field reads: {text}" for problem in reading.problems)
    assert reading.entries[0].left == (f"Authors as they stood: {text}",)


def test_a_list_of_a_thousand_is_read_whole() -> None:
    text = "; ".join(f"Family{'abcdefghij'[n % 10]}{'klmnopqrst'[n // 100]} N" for n in range(1000))
    assert len(_reference(_sheet(text))["authors"]) == 1000


def test_the_editors_of_a_site_are_people_by_the_same_rules(sample: Path) -> None:
    file = sample / "review.yml"
    editors = "publication: {editors: [{family: Anna Berg and Jo Lind, initials: A}]}"
    file.write_text(f"{file.read_text(encoding='utf-8')}{editors}\n", encoding="utf-8")
    (problem,) = load_and_check(sample)[1]
    assert problem.code == "E051"
    assert problem.data_path == ("publication", "editors", 0, "family")


def test_an_import_says_what_the_check_would_say_of_a_name() -> None:
    reading = _csl(json.dumps([{"family": "Okafor; Velde", "given": "N"}]))
    assert [problem.message for problem in reading.problems] == [
        "The family name 'Okafor; Velde' holds a semicolon. "
        "Write each author as an item of its own, in the order of the source."
    ]


# --- laws ------------------------------------------------------------------------------------

FAMILIES = st.sampled_from(
    (
        *(
            "Okafor",
            "Ng",
            "Wu",
            "O’Neill",
            "D'Arcy",
            "Smith-Jones",
            "McRae",
            "Ó Briain",
            "Mac Lean",
        ),
        *("García López", "Ångström", "Čapek", "Øster", "Łęcki", "Ýr", "Иванова", "Παπαδόπουλος"),
        *("van der Berg", "de la Cruz", "von der Heide", "al-Hassan", "el-Sayed", "’t Hooft"),
        *("Ortega y Gasset", "St. John", "Union", "Müller"),
    )
)
INITIALS = st.lists(st.sampled_from("ABJKÅČÉИ"), min_size=1, max_size=6).map("".join)
DOTTED = st.lists(st.sampled_from(("A.", "J.-P.", "Č.", "И.")), min_size=1, max_size=3).map(
    " ".join
)
GIVEN = st.sampled_from(("Ngozi", "Jean-Paul K.", "Ana Lucia", "Éva", "Hal", "Иван", "J. Karin"))
SUFFIXES = st.sampled_from(("", "", "", "Jr", "Sr", "III", "3rd"))
SPOKEN = st.sampled_from(("Okafor", "Smith-Jones", "van der Berg", "Ó Briain", "Ångström", "Čapek"))
BODIES = ("World Garden Organization", "Ministry of Care", "ABC Study Group", "Unicef")


def _people(*parts: st.SearchStrategy[str]) -> st.SearchStrategy[list[Person]]:
    one = st.builds(person, *parts)
    return st.lists(one, min_size=1, max_size=5)


def _vancouver(author: Person) -> str:
    parts = (author.whole_family, author.given, author.suffix)
    return author.organisation or " ".join(part for part in parts if part)


def _with_commas(author: Person) -> str:
    parts = (author.whole_family, author.given, author.suffix)
    return author.organisation or ", ".join(part for part in parts if part)


FORMS: dict[str, tuple[Callable[[Person], str], str, str]] = {
    "Vancouver (ICMJE, PubMed)": (_vancouver, ", ", ", "),
    "EPPI-Reviewer, Embase": (_vancouver, " ; ", " ; "),
    "with a last and": (_vancouver, ", ", " and "),
    "a line each": (_vancouver, "\n", "\n"),
    "bars": (_vancouver, "|", "|"),
    "semicolons (Web of Science, Covidence)": (_with_commas, "; ", "; "),
    "and (Rayyan)": (_with_commas, " and ", " and "),
    "a line each, commas": (_with_commas, "\n", "\n"),
    "commas (Scopus)": (_with_commas, ", ", ", "),
    "APA": (_with_commas, ", ", ", & "),
}


def _written(people: Sequence[Person], form: str) -> str:
    write, between, last = FORMS[form]
    names = [write(author) for author in people]
    return last.join(filter(None, (between.join(names[:-1]), names[-1])))


@pytest.mark.parametrize("form", FORMS)
@settings(deadline=None, max_examples=60)
@given(data=st.data(), cut=st.booleans())
def test_people_with_initials_are_read_as_they_were_written(
    form: str, data: st.DataObject, cut: bool
) -> None:
    initials = INITIALS if FORMS[form][0] is _vancouver else DOTTED
    people = data.draw(_people(FAMILIES, initials, SUFFIXES))
    text = _written(people, form) + (", et al." if cut else "")
    assert read_authors(text) == AuthorList(tuple(people), cut)


@pytest.mark.parametrize("form", ["semicolons (Web of Science, Covidence)", "and (Rayyan)"])
@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_given_names_and_organisations_are_read_as_they_were_written(
    form: str, data: st.DataObject
) -> None:
    people = data.draw(_people(FAMILIES, GIVEN, SUFFIXES))
    bodies = data.draw(st.lists(st.sampled_from(BODIES), max_size=1))
    people += [Person(organisation=name) for name in bodies]
    assert read_authors(_written(people, form)) == AuthorList(tuple(people))


@settings(deadline=None, max_examples=60)
@given(
    _people(SPOKEN, GIVEN.filter(lambda name: name[1] != "."), st.just("")),
    st.sampled_from(("; ", ", ", " and ", "\n", " & ")),
)
def test_names_as_they_are_spoken_are_read_by_a_guess_that_is_said(
    people: list[Person], between: str
) -> None:
    found = read_authors(between.join(f"{one.given} {one.whole_family}" for one in people))
    assert list(found.people) == people
    sure = all(one.particle or "Ó" in one.family for one in people)
    assert bool(found.doubts) or sure


PIECES = st.lists(
    st.sampled_from(
        (
            *(
                "Okafor",
                "Ngozi",
                "N",
                "J. P.",
                "NA",
                "van",
                "de",
                "Smith",
                "Group",
                "WHO",
                "Jr",
                "III",
            ),
            *(
                ",",
                ";",
                " and ",
                " & ",
                "\n",
                "|",
                ", ",
                "; ",
                "、",
                "王小明",
                "حسن",
                "و",
                "1",
                "*",
            ),
            *("et al.", "...", "on behalf of", "(", ")", "PhD", "Ministry of Care", "-", "'", "."),
        )
    ),
    max_size=14,
).map(" ".join)


@settings(deadline=None, max_examples=300)
@given(st.one_of(PIECES, st.text(max_size=40)), st.booleans())
@example("Okafor N, , ;; and", False)
@example("and", True)
def test_no_letter_of_a_field_is_lost_without_a_word(text: str, one: bool) -> None:
    found = read_authors(text, one=one)
    kept = " ".join(f"{a.whole_family} {a.given} {a.suffix} {a.organisation}" for a in found.people)
    parting = {"and", "et", "al", "und", "y", "og", "och", "authors"}
    words = [word for word in re.findall(r"[^\W\d_]{2,}", text) if word.casefold() not in parting]
    said = found.doubts or found.cut or "&" in text
    assert [word for word in words if not said and word not in kept] == []


WORDS = st.sampled_from(("Okafor", "Smith", "Ng", "Van", "van", "Care", "Jr", "J.", "Ø", "Dr"))
SEVERAL_WORDS = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)


@settings(deadline=None, max_examples=300)
@given(st.one_of(FAMILIES, SEVERAL_WORDS), st.one_of(GIVEN, DOTTED, SEVERAL_WORDS), st.booleans())
@example("van der Berg", "J.-P.", True)
def test_what_is_read_at_once_is_read_the_same_at_more_length(
    family: str, given_names: str, one: bool
) -> None:
    text = f"{family}, {given_names}"
    assert read_authors(text, one=one) == read_closely(text, one=one)


@settings(deadline=None)
@given(
    st.one_of(st.builds(person, FAMILIES, GIVEN, SUFFIXES), st.builds(person, FAMILIES, INITIALS))
)
def test_a_record_keeps_the_names_that_it_prints_initials_of(author: Person) -> None:
    recorded = Author(**for_record(author))
    assert for_record(of_record(recorded)) == recorded.model_dump(exclude_none=True)
    assert recorded.initials
    assert (recorded.given or author.given) == author.given


def test_labels_and_search_follow_the_names_of_a_study() -> None:
    catalogue, _ = load_catalogue(SAMPLE)
    study = catalogue.studies[0]
    authors = (
        Author(family="王", given="小明"),
        Author(family="Okafor", initials="NA", given="Ngozi Ada", suffix="Jr"),
    )
    reference = study.reference.model_copy(update={"authors": Reported(authors)})
    named = study.model_copy(update={"reference": reference})
    assert study_labels([named]) == {study.id: f"王小明 {reference.printed_year}"}
    assert author_names(authors) == ("王小明", "Okafor NA Jr")
    assert names_in_full(authors) == ("小明 王", "Ngozi Ada Okafor")


@pytest.mark.parametrize(
    ("fields", "printed"),
    [
        ({"family": "王", "given": "小明"}, "王小明"),
        ({"family": "山田", "given": "太郎"}, "山田太郎"),
        ({"family": "حسن", "given": "محمد"}, "حسن محمد"),
        ({"family": "Иванова", "initials": "ИВ", "given": "Ирина Викторовна"}, "Иванова ИВ"),
        ({"family": "Cobham", "initials": "FW", "suffix": "Jr"}, "Cobham FW Jr"),
        ({"family": "Dauber", "suffix": "III"}, "Dauber III"),
        ({"name": "Garden Society"}, "Garden Society"),
        ({"family": "Petrova", "initials": "I V"}, "Petrova I V"),
    ],
)
def test_an_author_is_printed_with_initials_or_whole(fields: dict[str, str], printed: str) -> None:
    assert author_names([Author(**fields)]) == (printed,)
    assert for_record(of_record(Author(**fields))) == fields or "Викторовна" in str(fields)
