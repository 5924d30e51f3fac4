"""Files of other programs, hand-written pages, and answers to issue forms."""

from __future__ import annotations

import csv
import io
import json
from typing import Any, Final

from hypothesis import strategies as st
from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE  # type: ignore[import-untyped]

from generator.edit.issues.questions import Form
from generator.evidence.fields import fields_of
from generator.evidence.records.front_matter import FrontMatter
from tests.github import filled_in
from tests.strategies.texts import ANY_LINES, LIKE_YAML, LINES, SIGNS

# --- hand-written pages ----------------------------------------------------------------------

_KEYS: Final = st.sampled_from(
    [*(field.name for field in fields_of(FrontMatter)), "template", "icon", "unlisted", "<<"]
)
_VALUES: Final = ANY_LINES | st.sampled_from(["[toc]", "3", "", "~", "|\n  a", "sitemap.xml"])
_FIELDS: Final = st.lists(st.tuples(_KEYS, _VALUES).map(": ".join), max_size=3).map("\n".join)
FRONT_MATTER: Final = st.tuples(
    st.sampled_from(["---\n", "---  \r\n", "\ufeff---\n", "--- \n", ""]),
    _FIELDS | LIKE_YAML,
    st.sampled_from(["\n---\n", "\n...\n", "\n", "---"]),
).map("".join)

_NAMES: Final = ("__config", "__search", "ev-content", "a", "a", "fn:1", "mermaid", "toc", "b c")
_CLASSES: Final = ("md-search", "ev-term", "note", "mermaid", "lede", "highlight")
_BLOCKS: Final = st.one_of(
    ANY_LINES,
    ANY_LINES.map("## {}".format),
    st.sampled_from(_NAMES).map("## Title {{#{}}}".format),
    st.sampled_from(_NAMES).map('<p id="{}" onclick="alert(1)">x</p>'.format),
    st.sampled_from(_CLASSES).map('<div class="x {}" data-md-component="header">y</div>'.format),
    st.sampled_from(_CLASSES).map("!!! {}\n    Words.".format),
    st.sampled_from(
        (
            *("<script>alert(1)</script>", "<style>p{}</style>", "<svg onload=alert(1)>", "<form>"),
            *("[x](javascript:alert(1))", "<a href='data:text/html,x'>y</a>", "```\n<b>\n```"),
            *("a\n: b", "| a | b |\n|---|---|\n| c | d |", "*[HTML]: x\nHTML", "x[^1]\n\n[^1]: y"),
            *("<img src=x onerror=alert(1)>", "<iframe src='https://example.org'></iframe>"),
            *("<template><b>", "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>"),
            *("<math><mi><style><img src=x>", "<details open ontoggle=alert(1)>z</details>"),
        )
    ),
)
MARKDOWN: Final = st.lists(_BLOCKS, max_size=6).map("\n\n".join)
PAGES: Final = st.tuples(st.just("") | FRONT_MATTER, MARKDOWN).map("".join)
"""The text of a hand-written page, most of them in some way wrong."""

# --- references ------------------------------------------------------------------------------

_RIS_LINES: Final = st.tuples(
    st.sampled_from(
        [
            "TY",
            "AU",
            "A2",
            "TI",
            "T2",
            "JO",
            "PY",
            "Y1",
            "DO",
            "UR",
            "SP",
            "EP",
            "VL",
            "IS",
            "LA",
            "N1",
            "ER",
            "XX",
        ]
    ),
    ANY_LINES | st.sampled_from(["JOUR", "2020", "10.5555/a", "https://example.org/a", ""]),
).map("  - ".join)
RIS: Final = (
    st.lists(_RIS_LINES | ANY_LINES, max_size=14)
    .map("\n".join)
    .map("TY  - JOUR\nAU  - Okafor, N\n{}\nER  - \n".format)
)
_BIB_FIELDS: Final = st.tuples(
    st.sampled_from(
        [
            "author",
            "title",
            "year",
            "journal",
            "doi",
            "url",
            "pages",
            "volume",
            "note",
            "month",
            "language",
        ]
    ),
    ANY_LINES | st.sampled_from([r"{\"o}", r"\emph{a}", "A and B", "$x^2$", "{", "}", "\\"]),
).map(lambda pair: f"  {pair[0]} = {{{pair[1]}}}")
BIBTEX: Final = st.lists(_BIB_FIELDS, max_size=8).map(",\n".join).map("@article{{a,\n{}\n}}".format)
_JSON: Final = st.recursive(
    st.none() | st.booleans() | st.integers(-10, 3_000) | ANY_LINES,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["family", "given", "literal", "date-parts", "x"]), inner)
    ),
    max_leaves=6,
)
_CSL_NAMES: Final = st.sampled_from(
    [
        "id",
        "type",
        "title",
        "author",
        "issued",
        "DOI",
        "URL",
        "container-title",
        "page",
        "volume",
        "issue",
        "language",
    ]
)
CSL: Final = st.lists(st.dictionaries(_CSL_NAMES, _JSON, max_size=8) | _JSON, max_size=3).map(
    json.dumps
)
REFERENCES: Final = st.one_of(
    st.tuples(st.just("ris"), RIS),
    st.tuples(st.just("bibtex"), BIBTEX),
    st.tuples(st.just("csl"), CSL),
)
"""A format, and the text of a file of it."""


def ris_of(title: str, journal: str) -> str:
    """An entry of RIS with these words."""
    return f"TY  - JOUR\nAU  - Okafor, N\nTI  - {title}\nJO  - {journal}\nPY  - 2021\nER  - \n"


def csl_of(title: str, journal: str) -> str:
    """An entry of CSL-JSON with these words."""
    author, issued = [{"family": "Okafor", "given": "N"}], {"date-parts": [[2021]]}
    entry = {"type": "article-journal", "title": title, "container-title": journal}
    return json.dumps([{"id": "a", "author": author, "issued": issued, **entry}])


# --- sheets ----------------------------------------------------------------------------------

HEAD: Final = ("Authors", "Year", "Title", "Journal", "Remarks")
MAPPING: Final = b"""columns:
  Authors: reference.authors
  Year: reference.year
  Title: reference.title
  Journal: reference.container
  Remarks: leave
"""
_CELLS: Final = ANY_LINES | st.sampled_from(["", "2021", "1.0", "=1+1", "a; b"])
ROWS: Final = st.lists(st.lists(_CELLS, max_size=6).map(tuple), max_size=4)


def csv_of(rows: list[tuple[Any, ...]], separator: str = ",") -> bytes:
    """A sheet as CSV."""
    written = io.StringIO()
    csv.writer(written, delimiter=separator).writerows(rows)
    return written.getvalue().encode("utf-8", "surrogatepass")


def xlsx_of(rows: list[tuple[Any, ...]]) -> bytes:
    """A sheet as a workbook; every cell is text, without the signs that no workbook can hold."""
    book = Workbook()
    for number, row in enumerate(rows, start=1):
        for column, text in enumerate(row, start=1):
            cell = book.active.cell(number, column, ILLEGAL_CHARACTERS_RE.sub("", text))
            cell.data_type = "s"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


# --- issues ----------------------------------------------------------------------------------


def answers(form: Form) -> st.SearchStrategy[str]:
    """A filled-in form as it comes in an issue, or what is left of one."""
    texts = ANY_LINES | st.sampled_from(
        ("2019", "not reported", "meadow-2022", "velde-2016", "participant", "### Title", "```")
    )
    asked = {question.id: texts for question in form.questions}
    bodies = st.fixed_dictionaries({}, optional=asked).map(lambda given: filled_in(form, given))
    pieces = st.lists(st.sampled_from(SIGNS) | LINES, max_size=3).map("".join)
    cut = st.tuples(bodies, st.integers(0, 3_000), st.integers(0, 60), pieces)
    return bodies | cut.map(
        lambda made: made[0][: made[1]] + made[3] + made[0][made[1] + made[2] :]
    )
