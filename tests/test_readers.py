"""References go out, and other programs read what the records say; where not, a table says so.

The table stands in ``generator/publish/exports/reader_faults.toml``, with the versions that were
tried; ``docs/reference-readers.md`` is written from it. `pytest --bless` renews that page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import pypandoc
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from generator.edit.intake.from_bibtex import read_bibtex
from generator.edit.intake.from_csl import read_csl
from generator.edit.intake.from_ris import read_ris
from generator.edit.intake.incoming import ParseResult
from generator.evidence.loading.shape import shaped
from generator.evidence.records.reference import Author, Reference, ReferenceType
from generator.evidence.records.several import each_of
from generator.evidence.text.people import of_record
from generator.publish.exports.bibtex import bibtex
from generator.publish.exports.csl import csl_json
from generator.publish.exports.reader_faults import (
    ReaderFault,
    avoided_faults,
    reader_faults,
    tried_versions,
)
from generator.publish.exports.references import Cited, cited_reference
from generator.publish.exports.ris import ris
from tests.conftest import REPOSITORY, TESTS
from tests.readers import PARTS, READERS, meant
from tests.strategies.references import REFERENCES

WRITERS: Final[Mapping[str, Callable[[Sequence[Cited]], str]]] = {
    "RIS": ris,
    "BibTeX": bibtex,
    "CSL-JSON": csl_json,
}
QUICK: Final = (Phase.explicit, Phase.reuse, Phase.generate)
"""Without looking for a smaller case: each try runs a program, and names the value itself."""
PARTICLES: Final = frozenset({"De", "Ní"})
"""Words that Typst takes for particles though they have a capital."""


def _cited(**changed: Any) -> Cited:
    fields: dict[str, Any] = {
        "key": "a-2020",
        "type": ReferenceType.JOURNAL_ARTICLE,
        "authors": (Author(family="Okafor", initials="N"),),
        "et_al": False,
        "year": 2020,
        "title": "A title",
        "container": "Journal of Gardens",
        **dict.fromkeys(("publisher", "volume", "issue", "pages", "language", "doi", "url")),
    }
    return Cited(**(fields | changed))


def _has_a_particle(cited: Cited) -> bool:
    people = [of_record(author) for author in cited.authors]
    words = [word for one in people for word in one.whole_family.split(" ")[:-1]]
    return any(word[0].islower() or word in PARTICLES for word in words)


def _organisation(mark: str) -> Callable[[Cited], bool]:
    return lambda cited: any(mark in (author.name or "") for author in cited.authors)


def _is_misc(cited: Cited) -> bool:
    return "howpublished = " in bibtex([cited])


WHEN: Final[Mapping[str, tuple[Callable[[Cited], bool], Cited]]] = {
    "suffix": (
        lambda cited: any(author.suffix for author in cited.authors),
        _cited(authors=(Author(family="Cobham", initials="FW", suffix="Jr"),)),
    ),
    "comma in an organisation": (
        _organisation(","),
        _cited(authors=(Author(name="Department of Parks, Public Gardens"),)),
    ),
    "braces in an organisation": (
        _organisation("{"),
        _cited(authors=(Author(name="Parks {North}"),)),
    ),
    "cut list": (lambda cited: cited.et_al, _cited(et_al=True)),
    "particle": (
        _has_a_particle,
        _cited(authors=(Author(family="van der Velde", initials="K"),)),
    ),
    "misc": (_is_misc, _cited(year=None)),
    "series alone": (
        lambda cited: bool(cited.series and not cited.container),
        _cited(type=ReferenceType.CONFERENCE_PAPER, container=None, series="Bulletins"),
    ),
}
"""What a reference has with which a program is at fault, and the simplest one that has it."""


def _suffix_first(name: str) -> str:
    parts = name.split("/")
    return "/".join((parts[0], parts[2], parts[1])) if len(parts) > 2 else name


def _particle_behind(name: str) -> str:
    family, _, given = name.partition("/")
    words = family.split(" ")
    names = [not (w[0].islower() or w in PARTICLES) for w in words[:-1]]
    first = (*names, True).index(True)
    behind = " ".join((given, *words[:first]))
    return f"{' '.join(words[first:])}/{behind}" if first and given else name


def _given_behind_a_comma(name: str) -> str:
    return name.replace(", ", "//") if "/" not in name else name


AS_READ: Final[Mapping[str, Callable[[str], str]]] = {
    "suffix": _suffix_first,
    "comma in an organisation": _given_behind_a_comma,
    "braces in an organisation": lambda name: name.replace("{", "").replace("}", ""),
    "particle": _particle_behind,
}
"""How a program reads each person, where it is at fault."""


def _as_read(program: str, form: str, cited: Cited) -> str:
    """The people of a reference as a program reads them, with its known faults alone."""
    people = meant(cited).people
    faults = [f for f in reader_faults() if (f.program, f.format) == (program, form)]
    for when in (fault.when for fault in faults if fault.when in AS_READ):
        people = tuple(map(AS_READ[when], people))
    cut = cited.et_al and any(fault.when == "cut list" for fault in faults)
    return replace(meant(cited), people=(*people, *(["others"] if cut else []))).of("people")


def _faults_of(program: str, form: str, cited: Cited) -> set[str]:
    return {
        fault.part
        for fault in reader_faults()
        if (fault.program, fault.format) == (program, form) and WHEN[fault.when][0](cited)
    }


def _differences(program: str, form: str, references: Sequence[Cited]) -> Iterator[str]:
    """The parts that a program understands other than they are meant, and no fault explains."""
    read = READERS[program, form](WRITERS[form](references))
    for cited, found in zip(references, read, strict=True):
        known = _faults_of(program, form, cited) - {"people"}
        for part in PARTS:
            right = _as_read(program, form, cited) if part == "people" else meant(cited).of(part)
            said = (right, found.of(part))
            if said[0] != said[1] and part not in known:
                yield f"{part}: {said[0]!r} is read as {said[1]!r}"


# --- the law ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("program", "form"), [*READERS], ids=[" ".join(pair) for pair in READERS])
@settings(deadline=None, max_examples=12, phases=QUICK)
@given(references=st.lists(REFERENCES, min_size=5, max_size=12))
def test_every_reader_understands_what_the_record_says(
    program: str, form: str, references: list[Reference]
) -> None:
    cited = [cited_reference(f"a-{number:02d}", one) for number, one in enumerate(references)]
    assert [*_differences(program, form, cited)] == []


def tupled(value: Any) -> Any:
    """A value with tuples in place of lists, as records are read."""
    if isinstance(value, dict):
        return {name: tupled(item) for name, item in value.items()}
    return tuple(map(tupled, value)) if isinstance(value, list | tuple) else value


CASES: Final = TESTS / "cases" / "references"


def _cases() -> list[Cited]:
    """The references of the cases of imports, as far as they are records by themselves."""
    files = [*sorted(CASES.glob("*.ris")), *sorted(CASES.glob("*.bib"))]
    cited: list[Cited] = []
    for file in files:
        read = read_ris if file.suffix == ".ris" else read_bibtex
        for entry in read(file.read_text(encoding="utf-8")).entries:
            absent = dict.fromkeys(("authors", "year", "language"), "not reported")
            usual = {"title": "Untitled", "type": "other", "no_link": "The library"}
            place = {"source": "meadow-2022", "section": "References"}
            values = {**absent, **usual, **entry.values["reference"], "place": place}
            found = shaped(tupled(values), Reference)
            if isinstance(found, Reference):
                cited.append(cited_reference(f"case-{len(cited):03d}", found))
    return cited


@pytest.mark.parametrize(("program", "form"), [*READERS], ids=[" ".join(pair) for pair in READERS])
def test_every_reader_understands_the_cases_of_imports(program: str, form: str) -> None:
    cited = _cases()
    assert len(cited) > 50
    assert [*_differences(program, form, cited)] == []


# --- our own import --------------------------------------------------------------------------

IMPORTS: Final[Mapping[str, Callable[[str], ParseResult]]] = {
    "RIS": read_ris,
    "BibTeX": read_bibtex,
    "CSL-JSON": read_csl,
}
TEXTS: Final = (
    *("title", "translated_title", "container", "series", "edition", "publisher", "volume"),
    *("issue", "doi", "url", "pmid", "no_link", "trials"),
)
OF_AN_ARTICLE: Final = ("editors", "edition")
"""Of an article, RIS has no place for these that other programs would not fill otherwise."""
IN_A_JOURNAL: Final = frozenset({"journal-article", "magazine-article", "newspaper-article"})


def _recorded(reference: Reference, cited: Cited) -> dict[str, Any]:
    """What a record holds of a reference, but with its pages in full."""
    values = {
        "type": reference.type.value,
        "authors": [a.model_dump(exclude_none=True) for a in reference.named_authors],
        "editors": [a.model_dump(exclude_none=True) for a in reference.editors],
        "et_al": cited.et_al,
        "year": reference.year.known,
        "pages": cited.pages,
        "article_number": cited.article_number,
        "language": list(cited.languages),
        **{name: getattr(reference, name) for name in TEXTS},
    }
    return {name: value for name, value in values.items() if value}


@pytest.mark.parametrize("form", IMPORTS)
@settings(deadline=None, max_examples=25, phases=QUICK)
@given(references=st.lists(REFERENCES, min_size=3, max_size=8))
def test_what_went_out_comes_in_again_as_it_was(form: str, references: list[Reference]) -> None:
    cited = [cited_reference(f"a-{number:02d}", one) for number, one in enumerate(references)]
    entries = IMPORTS[form](WRITERS[form](cited)).entries
    assert len(entries) == len(references) > 0
    for reference, one, entry in zip(references, cited, entries, strict=True):
        recorded, read = _recorded(reference, one), dict(entry.values["reference"])
        if "language" in read:
            read["language"] = [*each_of(read["language"])]
        in_comments = OF_AN_ARTICLE if recorded["type"] in IN_A_JOURNAL and form == "RIS" else ()
        missing = [name for name in in_comments if name in recorded and name not in read]
        recorded = {name: value for name, value in recorded.items() if name not in missing}
        kept = [text for text in entry.left if "as they stood" not in text]
        assert bool(kept) == bool(missing)
        read.pop("title_language", None)
        read.pop("translated_title_language", None)
        assert read == recorded


# --- the table -------------------------------------------------------------------------------


def _named(fault: ReaderFault) -> str:
    return f"{fault.program} {fault.format} {fault.when or fault.said[:40]}"


def test_the_faults_are_those_of_the_programs_at_hand() -> None:
    installed = {name: version(name.lower()) for name in tried_versions() if name != "pandoc"}
    assert {**installed, "pandoc": str(pypandoc.get_pandoc_version())} == tried_versions()


@pytest.mark.parametrize("fault", reader_faults(), ids=_named)
def test_a_fault_is_there_still(fault: ReaderFault) -> None:
    holds, cited = WHEN[fault.when]
    assert holds(cited)
    [found] = READERS[fault.program, fault.format](WRITERS[fault.format]([cited]))
    assert fault.meant != fault.read, "This is no fault any longer: take its row out."
    assert (meant(cited).of(fault.part), found.of(fault.part)) == (fault.meant, fault.read)


@pytest.mark.parametrize("fault", avoided_faults(), ids=_named)
def test_what_our_files_avoid_would_be_read_wrong(fault: ReaderFault) -> None:
    read = READERS[fault.program, fault.format]
    if fault.refused:
        with pytest.raises(Exception, match=fault.refused):
            read(fault.typed)
    else:
        [found] = read(f"{fault.typed.lstrip()}\n")
        assert found.of(fault.part) == fault.read


def test_no_reason_is_named_that_no_row_has_and_no_row_stands_twice() -> None:
    assert {fault.when for fault in reader_faults()} == set(WHEN)
    rows = Counter((f.program, f.format, f.part, f.when) for f in reader_faults())
    assert set(rows.values()) == {1}


# --- the page for users ----------------------------------------------------------------------

HEAD = """\
# What programs make of files of references

The site gives its references as RIS, BibTeX and CSL-JSON. Tests write references of every kind in
each format, read them with the programs below, and compare people, year, title, journal or book,
pages and DOI with the record. This page is written from what they found (`pytest --bless
tests/test_readers.py`), with these versions: {versions}. A fault that is gone, or a new one, makes
the tests fail.

If you can choose, take CSL-JSON: no fault is known there. Programs with a window of their own, such
as Zotero, EndNote and Mendeley, are not tried here.
"""


def _page() -> str:
    tried = ", ".join(f"{name} {number}" for name, number in tried_versions().items())
    rows = [f"| {f.named} | {f.format} | {f.said} {f.why} | {f.instead} |" for f in reader_faults()]
    avoided = [f"| {f.named} | {f.format} | {f.said} | {f.instead} |" for f in avoided_faults()]
    head = "| Program | Format | What it does | Instead |\n|---|---|---|---|"
    other = "| Program | Format | What it does | In our files |\n|---|---|---|---|"
    parts = (
        HEAD.format(versions=tried),
        "\n".join(("## Faults that our files run into\n", head, *rows)) + "\n",
        "\n".join(
            (
                "## Faults that our files avoid\n",
                "Files from elsewhere may run into them.\n",
                other,
                *avoided,
            )
        )
        + "\n",
    )
    return "\n".join(parts)


def test_the_page_for_users_says_what_the_table_says(expect: Callable[[str, Path], None]) -> None:
    expect(_page(), REPOSITORY / "docs" / "reference-readers.md")
