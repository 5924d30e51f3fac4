"""Nothing of a file is lost: every value is in a field, in a comment of the record, or told.

Each value of a made-up reference has a word of its own, which is looked for in what the import
would write and in what it says.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.edit.intake.drafting import first_mapping
from generator.edit.intake.grid import read_csv
from generator.edit.intake.heads import Heads
from generator.edit.intake.importing import STUDY, planned
from generator.edit.intake.incoming import CannotRead
from generator.evidence.loading import Content
from tests.conftest import SAMPLE

Reference = list[tuple[str, str]]
"""Names of fields in a form, each with a value."""

RIS = (
    *("AB", "AD", "AN", "AU", "A1", "A2", "A3", "A4", "AV", "BT", "C1", "C2", "C3", "C5", "C7"),
    *("CA", "CN", "CP", "CT", "CY", "DA", "DB", "DI", "DO", "DP", "ED", "EP", "ET", "FD", "GN"),
    *("H1", "ID", "IS", "J1", "J2", "JA", "JF", "JO", "KW", "L1", "L2", "L4", "LA", "LB", "LK"),
    *("M1", "M2", "M3", "N1", "N2", "NO", "NV", "OL", "OP", "PB", "PP", "PY", "RD", "RI", "RN"),
    *("RP", "SE", "SN", "SP", "SR", "ST", "T2", "T3", "TA", "TT", "U1", "U5", "UR", "VL", "VO"),
    *("WT", "WV", "Y1", "Y2", "YR", "XR", "ZZ", "PMID"),
)
BIBTEX = (
    *("abstract", "address", "annote", "author", "booktitle", "chapter", "date", "doi", "edition"),
    *("editor", "eprint", "file", "howpublished", "institution", "isbn", "issn", "journal"),
    *("journaltitle", "keywords", "langid", "language", "month", "note", "number", "pages", "pmid"),
    *("publisher", "school", "series", "subtitle", "type", "url", "volume", "year", "x-own"),
)
CSL = (
    *("abstract", "annote", "archive", "author", "call-number", "collection-title", "DOI"),
    *("container-title", "edition", "editor", "event", "genre", "ISBN", "ISSN", "issue", "keyword"),
    *("language", "medium", "note", "number", "page", "PMCID", "PMID", "publisher", "section"),
    *("publisher-place", "source", "status", "title-short", "URL", "version", "volume", "x-own"),
)
NBIB = (
    *("OWN", "STAT", "DCOM", "IS", "VI", "IP", "DP", "PG", "LID", "AID", "AB", "FAU", "AU", "AD"),
    *(
        "AUID",
        "CN",
        "LA",
        "PT",
        "PL",
        "TA",
        "JT",
        "JID",
        "SB",
        "MH",
        "OT",
        "PMC",
        "SO",
        "GR",
        "FED",
    ),
    *("TT", "PB", "CTI", "EN", "ISBN", "RIN", "EIN", "ECI", "CIN", "EDAT", "PHST", "OID", "ZZ"),
)
COLUMNS = (
    *("Authors", "Year", "DOI", "URL", "Journal", "Volume", "Issue", "Pages", "Language", "Type"),
    *("Publisher", "Abstract", "Notes", "ISBN", "PMID", "Editors", "Country", "Setting", "Own"),
)
KEEP_LINE = "Care of made-up things"
FORMS = st.sampled_from(
    ("{}", "{}", "{}, A.", "A. {}", "<i>{}</i>", "{} & R", "10.5555/{}", "https://example.org/{}")
)


def _ris(fields: Reference) -> str:
    lines = "".join(f"{name}  - {value}\n" for name, value in fields)
    return f"TY  - JOUR\nTI  - {KEEP_LINE}\n{lines}ER  - \n"


def _bibtex(fields: Reference) -> str:
    lines = ",\n".join(
        f"{name} = {{{value.replace('&', chr(92) + '&')}}}" for name, value in dict(fields).items()
    )
    return f"@article{{a, title = {{{KEEP_LINE}}},\n{lines}\n}}\n"


def _csl(fields: Reference) -> str:
    item: dict[str, Any] = {"type": "article-journal", "title": KEEP_LINE, **dict(fields)}
    for name in ("author", "editor"):
        if name in item:
            item[name] = [{"family": item[name], "affiliation": f"At {item[name]}"}]
    return json.dumps([item])


def _nbib(fields: Reference) -> str:
    lines = "".join(f"{name:<4}- {value}\n" for name, value in fields)
    return f"PMID- 90000001\nTI  - {KEEP_LINE}\n{lines}"


def _sheet(fields: Reference) -> str:
    written = io.StringIO()
    cells = {"Title": KEEP_LINE, **dict(fields)}
    csv.writer(written, lineterminator="\n").writerows([list(cells), list(cells.values())])
    return written.getvalue()


DOORS: dict[str, tuple[Sequence[str], Callable[[Reference], str]]] = {
    "ris": (RIS, _ris),
    "bibtex": (BIBTEX, _bibtex),
    "csl": (CSL, _csl),
    "nbib": (NBIB, _nbib),
    "csv": (COLUMNS, _sheet),
}


def _references(names: Sequence[str]) -> st.SearchStrategy[Reference]:
    """Fields in any order, some of them twice, each with a word that no other value has."""
    fields = st.lists(st.tuples(st.sampled_from(names), FORMS), min_size=1, max_size=25)
    return fields.map(
        lambda chosen: [
            (name, form.format(f"Zq{number}wort")) for number, (name, form) in enumerate(chosen)
        ]
    )


def _comes_out(text: str, form: str, empty: Content) -> str:
    """Everything that an import would write, and all that it says."""
    mapping = first_mapping(read_csv(text, Heads()), STUDY)[0] if form == "csv" else None
    try:
        plan = planned(text.encode(), form, "a", SAMPLE, empty, mapping=mapping)
    except CannotRead as error:
        return "\n".join(f"{problem.message} {problem.hint}" for problem in error.problems)
    told = (*plan.notes, *plan.refused, *plan.left_out)
    said = (f"{problem.message} {problem.hint}" for problem in told)
    return "\n".join([*plan.files.values(), *said])


def _lost(words: Iterable[str], out: str) -> list[str]:
    return [word for word in words if word.casefold() not in out.casefold()]


@pytest.mark.parametrize("form", DOORS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_every_value_is_in_a_field_in_a_comment_or_told(form: str, data: st.DataObject) -> None:
    names, write = DOORS[form]
    fields = data.draw(_references(names))
    text = write(fields)
    words = {f"Zq{number}wort" for number in range(len(fields)) if f"Zq{number}wort" in text}
    assert words
    assert _lost(words, _comes_out(text, form, Content("", {}, {}))) == []


def test_the_law_sees_a_value_that_is_lost() -> None:
    assert _lost(["Zq0wort"], "title: Zq1wort") == ["Zq0wort"]
