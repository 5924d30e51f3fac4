"""The paths of pages and files, and of the places on pages that have an address."""

from __future__ import annotations

from generator.evidence.urls.anchors import (
    category_anchor,
    change_anchor,
    definition_anchor,
    fact_anchor,
    finding_anchor,
    interpretation_anchor,
    lay_summary_anchor,
    principle_anchor,
    question_anchor,
    quote_anchor,
    source_anchor,
    study_theme_anchor,
    taxonomy_group_anchor,
    taxonomy_item_anchor,
    term_anchor,
)

HOME = ""
STUDIES = "studies/"
WHERE = "where/"
THEMES = "themes/"
FINDINGS = "findings/"
FINDINGS_TABLE = f"{FINDINGS}table/"
FINDINGS_CHANGED = f"{FINDINGS}changed/"
FINDINGS_HELPS = f"{FINDINGS}helps/"
QUOTES = "quotes/"
COMPARE = "compare/"
OWN_BRIEF = "brief/"
SEARCH = "search/"
ADMIN = "admin/"
EDITOR = f"{ADMIN}editor/"
GLOSSARY = "glossary/"
MATRIX = "matrix/"
MATRIX_MODELS = f"{MATRIX}models/"
MATRIX_COUNTRIES = f"{MATRIX}countries/"
LADDER = "ladder/"
MODELS = "models/"
SYNTHESIS = "synthesis/"
SUMMARY = "summary/"
TAXONOMY = "taxonomy/"
BRIEFS = "briefs/"
PRINCIPLES = "principles/"
QUESTIONS = "questions/"
SELF_ASSESSMENT = f"{PRINCIPLES}self-assessment/"
METHOD = "method/"
GAPS = "gaps/"
DATA = "data/"
CHANGES = "changes/"
CONTRIBUTING = "contributing/"
PROBLEMS = f"{CONTRIBUTING}problems/"
EMBED = "embed/"
LLMS = "llms.txt"

NAMED_PAGES = {
    path.rstrip("/"): path
    for path in (
        *(STUDIES, THEMES, FINDINGS, QUOTES, MATRIX, LADDER, MODELS, SYNTHESIS, SUMMARY),
        *(PRINCIPLES, QUESTIONS, METHOD, GAPS, DATA),
    )
}
"""The pages that records may name, by name."""


def matrix_by(dimension: str) -> str:
    """The matrix whose rows are the values of a dimension."""
    return {"model": MATRIX_MODELS, "country": MATRIX_COUNTRIES}.get(
        dimension, f"{MATRIX}by-{dimension}/"
    )


def study(study_id: str) -> str:
    """The page of a study."""
    return f"{STUDIES}{study_id}/"


def study_theme(study_id: str, theme_id: str) -> str:
    """What a study contributes to a theme, on the study's page."""
    return f"{study(study_id)}#{study_theme_anchor(theme_id)}"


def theme(theme_id: str) -> str:
    """The page of a theme."""
    return f"{THEMES}{theme_id}/"


def taxonomy_group(group_id: str) -> str:
    """A group on the page of the taxonomy."""
    return f"{TAXONOMY}#{taxonomy_group_anchor(group_id)}"


def taxonomy_item(item_id: str) -> str:
    """An item on the page of the taxonomy."""
    return f"{TAXONOMY}#{taxonomy_item_anchor(item_id)}"


def category(category_id: str) -> str:
    """A category on the page of themes."""
    return f"{THEMES}#{category_anchor(category_id)}"


def finding(theme_id: str, statement_id: str) -> str:
    """A finding on its theme's page."""
    return f"{theme(theme_id)}#{finding_anchor(statement_id)}"


def quote(study_id: str, quote_id: str) -> str:
    """A quote on the page of all quotes."""
    return f"{QUOTES}#{quote_anchor(study_id, quote_id)}"


def model(model_id: str) -> str:
    """The page of a model."""
    return f"{MODELS}{model_id}/"


def interpretation(interpretation_id: str) -> str:
    """An interpretation on the page of the synthesis."""
    return f"{SYNTHESIS}#{interpretation_anchor(interpretation_id)}"


def principle(principle_id: str) -> str:
    """A principle on the page of principles."""
    return f"{PRINCIPLES}#{principle_anchor(principle_id)}"


def question(question_id: str) -> str:
    """A question on the page of questions."""
    return f"{QUESTIONS}#{question_anchor(question_id)}"


def changes_feed() -> str:
    """The feed of changes, which is no page."""
    return f"{CHANGES}feed.xml"


def change(commit: str) -> str:
    """A change of the evidence, by the beginning of its commit's id."""
    return f"{CHANGES}#{change_anchor(commit)}"


def source(source_id: str) -> str:
    """A source on the page of the method."""
    return f"{METHOD}#{source_anchor(source_id)}"


def lay_summary(source_id: str) -> str:
    """The lay summary of a source on the page of the method."""
    return f"{METHOD}#{lay_summary_anchor(source_id)}"


def fact(fact_id: str) -> str:
    """A fact of the review or of a source, on the page of the method."""
    return f"{METHOD}#{fact_anchor(fact_id)}"


def definition(definition_id: str) -> str:
    """A definition on the page of principles."""
    return f"{PRINCIPLES}#{definition_anchor(definition_id)}"


def term(term_id: str) -> str:
    """A term in the glossary."""
    return f"{GLOSSARY}#{term_anchor(term_id)}"


def problem(code: str) -> str:
    """The page of a problem code."""
    return f"{PROBLEMS}{code.lower()}/"


def gap_list(anchor: str) -> str:
    """The page of a part of the page of gaps that would make that too long, by its anchor there."""
    return f"{GAPS}{anchor}/"


def by_value(listing: str) -> str:
    """The index of a list, such as ``studies/``, by the values of its facets."""
    return f"{listing}by/"


def list_page(listing: str, number: int) -> str:
    """A page of a list, such as ``studies/``, that one page would be too long for."""
    return listing if number == 1 else f"{listing}page/{number}/"


def list_file(listing: str) -> str:
    """The file of a long list with what its filter reads."""
    return f"{listing}list.json"


def search_file(name: str) -> str:
    """A file of the search index."""
    return f"{SEARCH}index/{name}.json"


def compared_names(kind: str) -> str:
    """The names of all records of a kind that can stand side by side, where they are many."""
    return f"{COMPARE}{kind}.json"


def compared(kind: str, record_id: str) -> str:
    """The file with what the page that compares shows of a study or theme."""
    return f"{COMPARE}{kind}/{record_id}.json"


def matrix_evidence(kind: str, record_id: str) -> str:
    """The file with what a chart opens of a study or theme."""
    return f"{MATRIX}{kind}/{record_id}.json"


def matrix_behind(matrix: str) -> str:
    """The list of the evidence behind a matrix that one page would be too long for."""
    return f"{matrix}evidence/"


def matrix_without(matrix: str, number: int) -> str:
    """A file with what falls in a long matrix without each of some studies."""
    return f"{matrix}without/{number}.json"


def brief_file(kind: str, record_id: str) -> str:
    """The file with what a reader's own brief shows of a study, theme or interpretation."""
    return f"{OWN_BRIEF}{kind}/{record_id}.json"


def twin(page: str) -> str:
    """A page in Markdown, by the name that llmstxt.org gives it."""
    return f"{page}index.html.md"


def embed(path: str) -> str:
    """A page or a place on one without the site around it, for other sites to show in theirs."""
    return f"{EMBED}{path}"


def editor_file(name: str) -> str:
    """A file of the editor in the browser."""
    return f"{EDITOR}{name}"


def data_file(name: str) -> str:
    """A file to download."""
    return f"{DATA}{name}"


def flow_file(owner: str = "") -> str:
    """The drawing of a study flow as a file: the review's own, or that of another source."""
    return data_file(f"study-flow-{owner}.svg" if owner else "study-flow.svg")


def brief(name: str) -> str:
    """The page of a brief: ``review``, ``themes/trust``, ``interpretations/...``."""
    return f"{BRIEFS}{name}/"


def document(name: str, ending: str) -> str:
    """A brief as a file, beside its page."""
    return f"{BRIEFS}{name}.{ending}"
