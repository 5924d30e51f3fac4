"""Programs that read references, asked what they understand of a file."""

from __future__ import annotations

import html
import json
import re
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote

import pypandoc
import rispy  # type: ignore[import-untyped]
import typst
from bibtexparser.entrypoint import parse_string as parse_bibtex
from bibtexparser.middlewares import SeparateCoAuthors, SplitNameParts
from citeproc import (  # type: ignore[import-untyped]
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]
from pybtex.database import parse_string as parse_with_pybtex  # type: ignore[import-untyped]
from pybtex.plugin import find_plugin  # type: ignore[import-untyped]

from generator.evidence.text.latex import plain_text
from generator.evidence.text.people import of_record
from generator.publish.exports.references import Cited
from tests.conftest import TESTS

PARTS: Final = ("people", "year", "title", "container", "pages", "doi")
STYLE: Final = TESTS / "cases" / "readers" / "every-field.csl"
_PLAIN_MARKS: Final = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")
_BETWEEN_FIELDS, _BETWEEN_NAMES, _BETWEEN_PARTS = "⁋", "¶", "¦"


@dataclass(frozen=True)
class Understood:
    """What a program understood of one reference, in one form for all programs.

    A person is the family name, given names and suffix, with a slash between; pages have plain
    hyphens, and texts plain quotation marks; of a span of years the last one stands here.
    """

    people: tuple[str, ...] = ()
    year: str = ""
    title: str = ""
    container: str = ""
    pages: str = ""
    doi: str = ""

    def of(self, part: str) -> str:
        """One part as a text."""
        value = getattr(self, part)
        text = "; ".join(value) if isinstance(value, tuple) else str(value)
        return text.translate(_PLAIN_MARKS)


def meant(cited: Cited) -> Understood:
    """What we mean by a reference."""
    people = [of_record(author) for author in cited.authors]
    return Understood(
        tuple(
            one.organisation or _person(one.whole_family, one.given, one.suffix) for one in people
        ),
        str(cited.plain_years[-1]) if cited.plain_years else "",
        cited.title,
        cited.container or cited.series or "",
        _pages(cited.pages or cited.article_number or ""),
        cited.doi or "",
    )


def _person(family: str, given: str = "", suffix: str = "") -> str:
    """A person as one text; names that are written without a space stand without a slash."""
    if re.fullmatch("[\u4e00-\u9fff]+", family + given):
        return family + given
    return "/".join((family, given, suffix)).rstrip("/")


def _pages(text: str) -> str:
    return re.sub(r"--|–", "-", text).replace("; ", ", ")


# --- RIS -------------------------------------------------------------------------------------


def with_rispy(text: str) -> list[Understood]:
    """What rispy understands."""
    return [
        Understood(
            tuple(map(_ris_name, entry.get("authors", ()))),
            entry.get("year", ""),
            entry["title"],
            entry.get("secondary_title") or entry.get("tertiary_title", ""),
            _pages("-".join(entry[p] for p in ("start_page", "end_page") if p in entry)),
            entry.get("doi", ""),
        )
        for entry in rispy.loads(text)
    ]


def _ris_name(text: str) -> str:
    """A name as the format has it: family name, given names, suffix; a comma ends others."""
    return text.removesuffix(",") if text.endswith(",") else _person(*text.split(", "))


# --- pandoc ----------------------------------------------------------------------------------


def with_pandoc(form: str) -> Callable[[str], list[Understood]]:
    """What pandoc understands of a format."""

    def read(text: str) -> list[Understood]:
        ran = subprocess.run(
            [pypandoc.get_pandoc_path(), "--from", form, "--to", "csljson"],
            input=text.encode(),
            capture_output=True,
            check=True,
        )
        return [_of_csl(item) for item in json.loads(ran.stdout)]

    return read


def _of_csl(item: Mapping[str, Any]) -> Understood:
    dates = [str(part[0]) for part in item.get("issued", {}).get("date-parts", ()) if part]
    return Understood(
        tuple(map(_csl_name, item.get("author", ()))),
        dates[-1] if dates else "",
        item["title"],
        item.get("container-title") or item.get("collection-title", ""),
        _pages(item.get("page", "")),
        item.get("DOI", ""),
    )


def _csl_name(name: Mapping[str, str]) -> str:
    if "literal" in name:
        return name["literal"]
    parts = ("dropping-particle", "non-dropping-particle", "family")
    family = " ".join(name[part] for part in parts if part in name)
    return _person(family.replace("’ ", "’"), name.get("given", ""), name.get("suffix", ""))


# --- BibTeX ----------------------------------------------------------------------------------


def with_bibtexparser(text: str) -> list[Understood]:
    """What bibtexparser understands."""
    library = parse_bibtex(text, append_middleware=[SeparateCoAuthors(), SplitNameParts()])
    assert not library.failed_blocks
    read = []
    for entry in library.entries:
        fields = {field.key: field.value for field in entry.fields}
        people = [
            _bibtex_name(
                (*one.von, *one.last), one.first, one.jr, whole=" ".join((*one.von, *one.last))
            )
            for one in fields.pop("author", ())
        ]
        read.append(_of_bibtex(people, fields))
    return read


def with_pybtex(text: str) -> list[Understood]:
    """What pybtex understands, once it has set the list: it refuses a list as a whole."""
    data = parse_with_pybtex(text, "bibtex")
    for name in ("plain", "alpha"):
        style = find_plugin("pybtex.style.formatting", name)()
        assert len(list(style.format_bibliography(data))) == len(data.entries)
    return [
        _of_bibtex(
            [
                _bibtex_name(
                    (*one.prelast_names, *one.last_names),
                    (*one.first_names, *one.middle_names),
                    one.lineage_names,
                    whole=" ".join((*one.prelast_names, *one.last_names)),
                )
                for one in entry.persons.get("author", ())
            ],
            entry.fields,
        )
        for entry in data.entries.values()
    ]


def _bibtex_name(
    family: Sequence[str], given: Sequence[str], suffix: Sequence[str], *, whole: str
) -> str:
    names = [plain_text(" ".join(part)) for part in (family, given, suffix)]
    return names[0] if re.fullmatch(r"\{.*\}", whole) and not names[1] else _person(*names)


def _of_bibtex(people: Sequence[str], fields: Mapping[str, str]) -> Understood:
    plain = {name: plain_text(value) for name, value in fields.items() if isinstance(value, str)}
    wholes = ("journal", "booktitle", "howpublished", "series")
    cut = people[-1:] == ["others"]
    return Understood(
        tuple(people[:-1] if cut else people),
        plain.get("year", ""),
        plain["title"],
        next((plain[name] for name in wholes if name in plain), ""),
        _pages(plain_text(fields.get("pages", "").replace("--", "-"))),
        unquote(fields.get("doi", "")),
    )


# --- programs that set lists in a style ------------------------------------------------------


def with_typst(text: str) -> list[Understood]:
    """What Typst understands; it sorts nothing in this style."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "references.bib").write_text(text, encoding="utf-8")
        (Path(folder) / "style.csl").write_bytes(STYLE.read_bytes())
        file = Path(folder) / "list.typ"
        file.write_text(
            '#bibliography("references.bib", full: true, style: "style.csl", title: none)'
        )
        page = typst.compile(file, format="html")
    assert isinstance(page, bytes)
    body = page.decode().partition("<body>")[2]
    return [_of_style(line) for line in _lines(body)]


def _lines(body: str) -> Iterator[str]:
    for part in re.split(r"</li>|</div>|</p>", body):
        text = html.unescape(re.sub(r"<[^>]+>", "", part)).strip()
        if text:
            yield text


@cache
def _style() -> Any:
    return CitationStylesStyle(str(STYLE), validate=False)


def with_citeproc_py(text: str) -> list[Understood]:
    """What citeproc-py understands."""
    items = json.loads(text)
    listed = CitationStylesBibliography(_style(), CiteProcJSON(items), formatter.plain)
    for item in items:
        listed.register(Citation([CitationItem(item["id"])]))
    return [_of_style(str(line)) for line in listed.bibliography()]


def _of_style(line: str) -> Understood:
    fields = dict(part.split("=", 1) for part in line.split(_BETWEEN_FIELDS) if "=" in part)
    names = [name for name in fields.get("author", "").split(_BETWEEN_NAMES) if name]
    return Understood(
        tuple(_person(*name.split(_BETWEEN_PARTS)) for name in names),
        fields.get("issued", "")[-4:],
        fields.get("title", ""),
        fields.get("container-title") or fields.get("collection-title", ""),
        _pages(fields.get("page", "")),
        fields.get("DOI", ""),
    )


READERS: Final[Mapping[tuple[str, str], Callable[[str], list[Understood]]]] = {
    ("rispy", "RIS"): with_rispy,
    ("pandoc", "RIS"): with_pandoc("ris"),
    ("bibtexparser", "BibTeX"): with_bibtexparser,
    ("pybtex", "BibTeX"): with_pybtex,
    ("pandoc", "BibTeX"): with_pandoc("bibtex"),
    ("Typst", "BibTeX"): with_typst,
    ("pandoc", "CSL-JSON"): with_pandoc("csljson"),
    ("citeproc-py", "CSL-JSON"): with_citeproc_py,
}
"""What reads a file, by the name of the program and the format."""
