"""The only place that knows a page's path or anchor.

A path is relative to the site's root (``studies/okafor-2019/``), with an anchor where needed;
``relative`` turns it into a link from one page to another, so that the site can live anywhere.
Two ids in one anchor are joined by two hyphens, which no id has, so that no two anchors are alike.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import urlencode

HOME = ""
STUDIES = "studies/"
THEMES = "themes/"
FINDINGS = "findings/"
QUOTES = "quotes/"
COMPARE = "compare/"
SEARCH = "search/"
GLOSSARY = "glossary/"
MATRIX = "matrix/"
MATRIX_MODELS = f"{MATRIX}models/"
MATRIX_COUNTRIES = f"{MATRIX}countries/"
LADDER = "ladder/"
MODELS = "models/"
SYNTHESIS = "synthesis/"
SUMMARY = "summary/"
PRINCIPLES = "principles/"
SELF_ASSESSMENT = f"{PRINCIPLES}self-assessment/"
METHOD = "method/"
GAPS = "gaps/"
DATA = "data/"
DOI_RESOLVER = "https://doi.org/"

NAMED_PAGES = {
    path.rstrip("/"): path
    for path in (
        *(STUDIES, THEMES, FINDINGS, QUOTES, MATRIX, LADDER, MODELS, SYNTHESIS, SUMMARY),
        *(PRINCIPLES, METHOD, GAPS, DATA),
    )
}
"""The pages that records may name, by name."""


def study(study_id: str) -> str:
    """The page of a study."""
    return f"{STUDIES}{study_id}/"


def study_theme(study_id: str, theme_id: str) -> str:
    """What a study contributes to a theme, on the study's page."""
    return f"{study(study_id)}#{study_theme_anchor(theme_id)}"


def study_theme_anchor(theme_id: str) -> str:
    """The anchor of a theme's section on a study's page."""
    return f"theme-{theme_id}"


def row_anchor(row_id: str) -> str:
    """The anchor of the evidence behind a row of a matrix."""
    return f"row-{row_id}"


def cell_anchor(row_id: str, theme_id: str) -> str:
    """The anchor of the evidence behind a cell of a matrix."""
    return f"cell-{row_id}--{theme_id}"


def theme(theme_id: str) -> str:
    """The page of a theme."""
    return f"{THEMES}{theme_id}/"


def category(category_id: str) -> str:
    """A category on the page of themes."""
    return f"{THEMES}#{category_anchor(category_id)}"


def category_anchor(category_id: str) -> str:
    """The anchor of a category on the page of themes."""
    return f"category-{category_id}"


def finding(theme_id: str, statement_id: str) -> str:
    """A finding on its theme's page."""
    return f"{theme(theme_id)}#{finding_anchor(statement_id)}"


def finding_anchor(statement_id: str) -> str:
    """The anchor of a finding on its theme's page."""
    return f"finding-{statement_id}"


def quote(study_id: str, quote_id: str) -> str:
    """A quote on the page of all quotes."""
    return f"{QUOTES}#{quote_anchor(study_id, quote_id)}"


def quote_anchor(study_id: str, quote_id: str) -> str:
    """The anchor of a quote, the same on every page that shows it."""
    return f"quote-{study_id}--{quote_id}"


def model(model_id: str) -> str:
    """The page of a model."""
    return f"{MODELS}{model_id}/"


def interpretation(interpretation_id: str) -> str:
    """An interpretation on the page of the synthesis."""
    return f"{SYNTHESIS}#{interpretation_anchor(interpretation_id)}"


def interpretation_anchor(interpretation_id: str) -> str:
    """The anchor of an interpretation."""
    return f"interpretation-{interpretation_id}"


def plain_anchor(record_id: str) -> str:
    """The anchor of the plain words of a theme or interpretation."""
    return f"plain-words--{record_id}"


def group_anchor(group_id: str) -> str:
    """The anchor of a group of statements on the page of the synthesis."""
    return f"statements-{group_id}"


def statement_anchor(owner: str, owner_id: str, statement_id: str) -> str:
    """The anchor of a statement outside the themes; its owner is a model, group and so on."""
    return f"statement-{owner}-{owner_id}--{statement_id}"


def principle(principle_id: str) -> str:
    """A principle on the page of principles."""
    return f"{PRINCIPLES}#{principle_anchor(principle_id)}"


def principle_anchor(principle_id: str) -> str:
    """The anchor of a principle."""
    return f"principle-{principle_id}"


def level_anchor(level_id: str) -> str:
    """The anchor of a level of challenges on the page of principles."""
    return f"level-{level_id}"


def source(source_id: str) -> str:
    """A source on the page of the method."""
    return f"{METHOD}#{source_anchor(source_id)}"


def source_anchor(source_id: str) -> str:
    """The anchor of a source."""
    return f"source-{source_id}"


def step_anchor(step_id: str) -> str:
    """The anchor of a step of the cycle on the page of the synthesis."""
    return f"step-{step_id}"


def reporting_anchor(phase_id: str) -> str:
    """The anchor of a phase of the reporting guideline on the page of the method."""
    return f"reporting-{phase_id}"


def flow_anchor(step_id: str) -> str:
    """The anchor of a number of a study flow on its page."""
    return f"flow-{step_id}"


def fact(fact_id: str) -> str:
    """A fact of the review or of a source, on the page of the method."""
    return f"{METHOD}#{fact_anchor(fact_id)}"


def fact_anchor(fact_id: str) -> str:
    """The anchor of a fact on its page."""
    return f"fact-{fact_id}"


def definition(definition_id: str) -> str:
    """A definition on the page of principles."""
    return f"{PRINCIPLES}#{definition_anchor(definition_id)}"


def definition_anchor(definition_id: str) -> str:
    """The anchor of a definition on the page of principles."""
    return f"definition-{definition_id}"


def term(term_id: str) -> str:
    """A term in the glossary."""
    return f"{GLOSSARY}#{term_anchor(term_id)}"


def term_anchor(term_id: str) -> str:
    """The anchor of a term in the glossary."""
    return f"term-{term_id}"


def letter_anchor(letter: str) -> str:
    """The anchor of the terms that begin with a letter."""
    return f"letter-{value_id(letter)}"


def by_value(listing: str) -> str:
    """The index of a list, such as ``studies/``, by the values of its facets."""
    return f"{listing}by/"


def facet_anchor(facet: str) -> str:
    """The anchor of a facet in such an index."""
    return f"by-{facet}"


def value_anchor(facet: str, value: str) -> str:
    """The anchor of one value of a facet in such an index."""
    return f"value-{facet}--{value}"


def value_id(text: str) -> str:
    """A value that is no id, such as a country's name, as it stands in an address.

    Letters and digits of any script in lower case without accents, joined by hyphens:
    ``Côte d'Ivoire`` is ``cote-d-ivoire``. Texts that differ only in case, accents, spaces or
    punctuation are the same value.
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    words = re.findall(r"[^\W_]+", plain)
    return "-".join(words) or "-".join(f"{ord(c):x}" for c in text)


def selection(page: str, values: Sequence[tuple[str, str]]) -> str:
    """A page with values in its address; one name may stand there several times."""
    return f"{page}?{urlencode(values)}" if values else page


def search_file(name: str) -> str:
    """A file of the search index."""
    return f"{SEARCH}index/{name}.json"


def compared(kind: str, record_id: str) -> str:
    """The file with what the page that compares shows of a study or theme."""
    return f"{COMPARE}{kind}/{record_id}.json"


def data_file(name: str) -> str:
    """A file to download."""
    return f"{DATA}{name}"


def doi(value: str) -> str:
    """The address that resolves a DOI."""
    return f"{DOI_RESOLVER}{value}"


def page_uri(path: str) -> str:
    """The source path MkDocs gives a page with this path: ``studies/`` is ``studies/index.md``."""
    return f"{path}index.md"


@lru_cache(maxsize=50_000)
def relative(target: str, page: str) -> str:
    """The link from the page with one path to another path; absolute addresses stay as they are."""
    if target.startswith(("https://", "http://", "#")):
        return target
    address, hash_mark, anchor = target.partition("#")
    if address == page and hash_mark:
        return f"#{anchor}"
    path, question_mark, query = address.partition("?")
    link = posixpath.relpath(f"/{path}", f"/{page}")
    if (path.endswith("/") or not path) and not link.endswith("/"):
        link += "/"
    return f"{link}{question_mark}{query}{hash_mark}{anchor}"
