"""References as files: read back by other programs, they say what the records say."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import rispy  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from pybtex.database import parse_string  # type: ignore[import-untyped]
from pylatexenc.latex2text import LatexNodes2Text  # type: ignore[import-untyped]

from generator.check.rules import load_catalogue
from generator.evidence.catalogue import Catalogue
from generator.evidence.records.reference import Author, ReferenceType
from generator.evidence.text.pages import first_and_last
from generator.evidence.text.people import CUT_LIST, spaced_initials
from generator.publish.exports import CITATION_FORMATS, data_files, reference_file, references_file
from generator.publish.exports.bibtex import bibtex
from generator.publish.exports.csl import csl_json
from generator.publish.exports.references import Cited, cited_review, cited_studies
from generator.publish.exports.ris import ris
from tests.conftest import CONTENT, SAMPLE, TESTS

HOSTILE = (
    r'} {{ @article{x, % & $ # _ ~ ^ \input{/etc/passwd} \ "and" and others, ER - ``x'
    "'' -- <<a>> 1?` \\"
)
TEXT_FIELDS = {"type": "string", "minLength": 1}
NAME = {
    "type": "object",
    "properties": dict.fromkeys(("family", "given", "suffix", "literal"), TEXT_FIELDS),
    "additionalProperties": False,
    "oneOf": [{"required": ["family"]}, {"required": ["literal"]}],
}
# What the CSL 1.0.2 input schema allows of the variables that we write.
CSL = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["id", "type"],
        "additionalProperties": False,
        "properties": {
            **dict.fromkeys(
                (
                    *("id", "title", "container-title", "collection-title", "publisher", "volume"),
                    *("issue", "page", "number", "language", "DOI", "URL", "note", "status"),
                    *("edition", "number-of-pages", "ISBN", "PMID", "PMCID"),
                ),
                TEXT_FIELDS,
            ),
            "type": {
                "enum": [
                    *("article-journal", "article-magazine", "article-newspaper", "report"),
                    *("book", "chapter", "thesis", "paper-conference", "article", "webpage"),
                    "document",
                ]
            },
            "author": {"type": "array", "items": NAME, "minItems": 1},
            "editor": {"type": "array", "items": NAME, "minItems": 1},
            "issued": {
                "type": "object",
                "properties": {
                    "date-parts": {
                        "type": "array",
                        "items": {"type": "array", "items": {"type": "integer"}, "minItems": 1},
                        "minItems": 1,
                    }
                },
                "additionalProperties": False,
            },
        },
    },
}


def _cited(**changed: Any) -> Cited:
    fields: dict[str, Any] = {
        "key": "a-2020",
        "type": ReferenceType.JOURNAL_ARTICLE,
        "authors": (Author(family="A", initials="B"),),
        "et_al": False,
        "year": 2020,
        "title": "A title",
        **dict.fromkeys(
            ("container", "publisher", "volume", "issue", "pages", "language", "doi", "url")
        ),
    }
    return Cited(**(fields | changed))


HARD = (
    _cited(
        key="hostile",
        title=HOSTILE,
        container=HOSTILE,
        publisher=HOSTILE,
        volume=HOSTILE,
        issue=HOSTILE,
        pages=HOSTILE,
        language=HOSTILE,
        authors=(Author(family=HOSTILE, initials=HOSTILE), Author(name=HOSTILE)),
        doi=r"10.1000/a{b\c%d&e_f#g",
        url="https://example.org/{?a=1&b=%20;c#d}",
    ),
    _cited(
        key="names",
        authors=(
            Author(family="van der Velde", initials="K"),
            Author(family="d’Été", initials="J-PK"),
            Author(family="Ní Shé", initials="É"),
            Author(family="Smith and Sons, Jr"),
            Author(name="Department of Health, Care and Others"),
            Author(family="Nguyễn", initials="Th"),
            Author(family="Okafor", initials="NA", given="Ngozi Ada", suffix="Jr"),
            Author(family="王", given="小明"),
            Author(name="others"),
        ),
        et_al=True,
    ),
    _cited(key="bare", authors=(), year=None),
    _cited(key="span", year="2018–2019", article_number="e12", editors=(Author(name="Editors"),)),
    _cited(key="press", year="in press", edition="2", isbn=("9780306406157",), page_count=9),
    *(_cited(key=f"type-{kind}", type=kind, container="C", issue="1") for kind in ReferenceType),
)


@pytest.fixture(scope="module", params=[SAMPLE, CONTENT, None], ids=["sample", "content", "hard"])
def cited(request: pytest.FixtureRequest) -> tuple[Cited, ...]:
    """References of either synthesis, and the hardest ones."""
    if request.param is None:
        return HARD
    synthesis, _ = load_catalogue(request.param)
    return (cited_review(synthesis), *cited_studies(synthesis))


def _plain(latex: str) -> str:
    """LaTeX as it is printed; the parser lacks three names."""
    for name, known in (
        (r"\textbraceleft", r"\{"),
        (r"\textbraceright", r"\}"),
        (r"{\textasciicircum}", "^"),
    ):
        latex = latex.replace(name, known)
    text: str = LatexNodes2Text(keep_comments=True).latex_to_text(latex)
    return text


def _given(author: Author) -> str:
    """What stands for given names: themselves where the record has them, else initials."""
    return author.given or spaced_initials(author.initials or "")


def _last_year(one: Cited) -> str | None:
    """The year in formats that hold one number: of a span the last."""
    return str(one.plain_years[-1]) if one.plain_years else None


# --- each format, read back by a program that did not write it -------------------------------


def test_bibtex_reads_back(cited: tuple[Cited, ...]) -> None:
    entries = parse_string(bibtex(cited), "bibtex").entries
    assert list(entries) == [one.key for one in cited]
    for one in cited:
        entry = entries[one.key]
        found = {name: _plain(value) for name, value in entry.fields.items()}
        assert found["title"] == one.title
        assert found.get("year") == _last_year(one)
        assert found.get("volume") == one.volume
        assert found.get("language") == one.language
        assert (found.get("number") or found.get("issue")) == one.issue
        printed = one.pages or one.article_number or ""
        assert found.get("pages", "") == re.sub(r",\s*(?=\w)", "; ", printed)
        for name, address in (("doi", one.doi), ("url", one.url)):
            assert unquote(entry.fields.get(name, "")) == unquote(address or "")
            assert not re.search(r"[{}\\]", entry.fields.get(name, ""))
        people = [
            (_plain(" ".join(person.prelast_names + person.last_names)), person)
            for person in entry.persons.get("author", ())
        ]
        if one.et_al:
            assert people.pop()[0] == "others"
        assert [name for name, _ in people] == [a.family or a.name for a in one.authors]
        for author, (_, person) in zip(one.authors, people, strict=True):
            given_names = _plain(" ".join(person.first_names + person.middle_names))
            assert given_names == _given(author)
            assert _plain(" ".join(person.lineage_names)) == (author.suffix or "")


def test_ris_reads_back(cited: tuple[Cited, ...]) -> None:
    entries = rispy.loads(ris(cited))
    assert [entry["id"] for entry in entries] == [one.key for one in cited]
    for one, entry in zip(cited, entries, strict=True):
        assert entry["title"] == one.title
        assert entry.get("year") == _last_year(one)
        for name, value in {
            "secondary_title": one.container,
            "publisher": one.publisher,
            "volume": one.volume,
            "number": one.issue,
            "language": one.language,
            "doi": one.doi,
        }.items():
            assert entry.get(name) == value
        assert ";".join(entry.get("urls", ())) == (one.url or "")
        pages = [entry[name] for name in ("start_page", "end_page") if name in entry]
        printed = one.pages or one.article_number or ""
        assert pages == [page for page in first_and_last(printed) if page]
        assert entry.get("notes", []) == [*([CUT_LIST] if one.et_al else []), *one.remarks]
        for author, name in zip(one.authors, entry.get("authors", ()), strict=True):
            parts = (author.family, _given(author), author.suffix)
            person = ", ".join(part for part in parts if part)
            assert (name.removesuffix(",") if author.name else name) == (author.name or person)


def test_csl_json_reads_back_and_keeps_to_the_schema(cited: tuple[Cited, ...]) -> None:
    items = json.loads(csl_json(cited))
    assert list(Draft7Validator(CSL).iter_errors(items)) == []
    for one, item in zip(cited, items, strict=True):
        assert item["id"] == one.key
        assert item["title"] == one.title
        dates = [[year] for year in one.plain_years]
        assert item.get("issued") == ({"date-parts": dates} if dates else None)
        assert (item.get("container-title") or item.get("collection-title")) == one.container
        assert (item.get("page"), item.get("DOI"), item.get("URL")) == (
            one.pages or one.article_number,
            one.doi,
            one.url,
        )
        for author, name in zip(one.authors, item.get("author", ()), strict=True):
            if author.name:
                assert name == {"literal": author.name}
            else:
                assert name["family"] == author.family
                assert name.get("given", "") == _given(author)
                assert name.get("suffix") == author.suffix


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1))
def test_any_title_stands_whole_in_bibtex(title: str) -> None:
    whole = _cited(title=title, type=ReferenceType.OTHER)
    entry = parse_string(bibtex([whole]), "bibtex").entries["a-2020"]
    assert list(entry.fields) == ["title", "year"]
    depth = 0
    for brace in re.findall(r"[{}]", entry.fields["title"]):
        depth += 1 if brace == "{" else -1
        assert depth >= 0
    assert depth == 0


# --- small rules -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("initials", "expected"),
    [
        ("OJ", "O. J."),
        ("É", "É."),
        ("J-PK", "J.-P. K."),
        ("Th", "Th"),
        ("O. J.", "O. J."),
        ("J2", "J2"),
        ("-", "-"),
        ("", ""),
    ],
)
def test_initials(initials: str, expected: str) -> None:
    assert spaced_initials(initials) == expected


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ("291–314", ("291", "314")),
        ("e1-e9", ("e1", "e9")),
        ("S234", ("S234", "")),
        ("17, 1–15", ("17, 1–15", "")),
        ("1-2-3", ("1-2-3", "")),
    ],
)
def test_pages(pages: str, expected: tuple[str, str]) -> None:
    assert first_and_last(pages) == expected


def test_a_type_that_no_record_states_is_not_made_up(catalogue: Catalogue) -> None:
    assert {one.type for one in cited_studies(catalogue)} == {
        study.reference.type for study in catalogue.studies
    }


def test_what_is_not_reported_is_left_out(catalogue: Catalogue) -> None:
    assert data_files(catalogue)
    for name, text in data_files(catalogue).items():
        if name.startswith("references"):
            assert "not reported" not in text, name


def test_each_study_has_its_files_and_everything_stands_in_one(catalogue: Catalogue) -> None:
    files = data_files(catalogue)
    for ending in CITATION_FORMATS:
        whole = files[references_file(ending)]
        for study in catalogue.studies:
            own = files[reference_file(study.id, ending)]
            assert study.id in own
            assert own.strip("[]\n") in whole or ending == "json"
        assert f"review:{catalogue.review.source}" in whole


# --- what changed ----------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["references.bib", "references.ris", "references.json"])
def test_the_references_of_the_sample_are_as_reviewed(
    catalogue: Catalogue, name: str, expect: Callable[[str, Path], None]
) -> None:
    expect(data_files(catalogue)[name], TESTS / "golden" / "data" / name)
