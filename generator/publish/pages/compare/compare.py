"""Studies or themes side by side: the page that is chosen on, and one file a record to fetch."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.dimensions import Dimension
from generator.evidence.interface import N_, _
from generator.evidence.records.dimensions import BuiltIn, ValueKind
from generator.evidence.speakers import Whose
from generator.evidence.text.compact import compact_json
from generator.evidence.text.countries import with_article
from generator.publish.pages.compare.items import ComparedColumn
from generator.publish.pages.compare.study import study_column
from generator.publish.pages.compare.theme import theme_column
from generator.publish.pages.items.record_files import record_file
from generator.publish.pages.items.speaking import LABELLED
from generator.publish.pages.items.told_apart import told_apart
from generator.publish.pages.items.words import noun_of_files
from generator.publish.pages.page import Link, Page

FEWEST = 2
TABLES = {"study": "studies", "theme": "themes"}
"""The data file in which a kind has its rows, without the ending."""
MOST = 4
OFFERED = 300
"""So many records of a kind are offered in the page at most; more names stand in a file."""


@dataclass(frozen=True)
class CompareChoice:
    """A record that can be chosen."""

    id: str
    label: str
    name: str
    """The label without what tells it apart, for headings."""


@dataclass(frozen=True)
class Comparable:
    """A kind of records that can stand side by side, with its form."""

    kind: str
    title: str
    fields: tuple[str, str]
    """What is chosen first, and second."""
    compare: str
    choices: tuple[CompareChoice, ...]
    """None where their names stand in a file."""
    file: str
    """That file."""
    list: Link


@dataclass(frozen=True)
class CompareView:
    """What can be compared, and what the script must know."""

    kinds: tuple[Comparable, ...]
    lede: str
    without_scripts: str
    data: Mapping[str, Any]


def comparable(catalogue: Catalogue) -> tuple[Comparable, ...]:
    """The kinds of which there are enough records to compare."""
    kinds = (
        Comparable(
            "study",
            _("Studies"),
            (_("First study"), _("Second study")),
            _("Compare studies"),
            tuple(
                CompareChoice(study.id, told_apart(catalogue, study), catalogue.labels[study.id])
                for study in catalogue.studies
            ),
            "",
            Link(_("All studies"), urls.STUDIES),
        ),
        Comparable(
            "theme",
            _("Themes"),
            (_("First theme"), _("Second theme")),
            _("Compare themes"),
            tuple(CompareChoice(theme.id, theme.title, theme.title) for theme in catalogue.themes),
            "",
            Link(_("All themes"), urls.THEMES),
        ),
    )
    return tuple(kind for kind in kinds if kind.kind in compared_kinds(catalogue))


def compared_kinds(catalogue: Catalogue) -> tuple[str, ...]:
    """What can be compared: the kinds of which there are enough records."""
    records = {"study": catalogue.studies, "theme": catalogue.themes}
    return tuple(kind for kind, of_kind in records.items() if len(of_kind) >= FEWEST)


_DESCRIPTIONS = {
    ("study", "theme"): N_("Put two to four studies or themes side by side."),
    ("study",): N_("Put two to four studies side by side."),
    ("theme",): N_("Put two to four themes side by side."),
}
_LEDES = {
    ("study", "theme"): N_(
        "Put two to four studies, or two to four themes side by side: what they have in common "
        "stands back, and where they differ shows."
    ),
    ("study",): N_(
        "Put two to four studies side by side: what they have in common stands back, and where "
        "they differ shows."
    ),
    ("theme",): N_(
        "Put two to four themes side by side: what they have in common stands back, and where they "
        "differ shows."
    ),
}
"""What the page is for, by what there is to compare: in its description, and on it."""


def compare_page(catalogue: Catalogue) -> Page:
    """The page on which records are chosen and stand side by side."""
    kinds = tuple(map(_offered, comparable(catalogue)))
    return Page(
        path=urls.COMPARE,
        template="compare.html",
        title=_("Compare"),
        description=_(_DESCRIPTIONS[tuple(kind.kind for kind in kinds)]),
        view=CompareView(
            kinds=kinds,
            lede=_(_LEDES[tuple(kind.kind for kind in kinds)]),
            without_scripts=f"{urls.MATRIX}#table",
            data={
                "most": MOST,
                "kinds": {
                    kind.kind: {
                        "table": TABLES[kind.kind],
                        "named": noun_of_files(TABLES[kind.kind]),
                        "former": catalogue.former_ids[kind.kind],
                        "sentence": SENTENCES[kind.kind](catalogue),
                    }
                    for kind in kinds
                },
            },
        ),
    )


def _offered(kind: Comparable) -> Comparable:
    if len(kind.choices) <= OFFERED:
        return kind
    return replace(kind, choices=(), file=urls.compared_names(kind.kind))


def compare_files(catalogue: Catalogue) -> dict[str, str]:
    """One file a record with its column, so that a page fetches only what it compares; and one with
    the id, the name and the label of each record of a kind that has many."""
    columns = {path: record_file(column()) for path, column in _columns(catalogue).items()}
    names = {
        urls.compared_names(kind.kind): compact_json(
            [[one.id, one.name, one.label] for one in kind.choices]
        )
        for kind in comparable(catalogue)
        if len(kind.choices) > OFFERED
    }
    return columns | names


def compare_paths(catalogue: Catalogue) -> tuple[str, ...]:
    """The paths of these files."""
    many = (kind for kind in comparable(catalogue) if len(kind.choices) > OFFERED)
    return (*_columns(catalogue), *(urls.compared_names(kind.kind) for kind in many))


def _columns(catalogue: Catalogue) -> dict[str, Callable[[], ComparedColumn]]:
    kinds = compared_kinds(catalogue)
    columns: dict[str, Callable[[], ComparedColumn]] = {}
    for study in catalogue.studies if "study" in kinds else ():
        columns[urls.compared("study", study.id)] = partial(study_column, catalogue, study)
    for theme in catalogue.themes if "theme" in kinds else ():
        columns[urls.compared("theme", theme.id)] = partial(theme_column, catalogue, theme)
    return columns


def _study_sentence(catalogue: Catalogue) -> list[dict[str, Any]]:
    """What the sentence on top says of studies, in this order; the script finds what holds."""
    compared = [one for one in catalogue.dimensions.values() if one.compared]
    return [
        *(_shared(one) for one in compared if one.kind is ValueKind.REFERENCE),
        *(
            _of_values(name.value, what) | {"said": _with_articles(catalogue, name)}
            for name, what in _PLACES
            if name in catalogue.dimensions
        ),
        {
            "how": "rows",
            "group": "themes",
            "begins": "theme-",
            "total": len(catalogue.themes),
        },
        {
            "how": "parts",
            "group": "themes",
            "kind": "finding",
        },
    ]


_PLACES = ((BuiltIn.COUNTRY, "published"), (BuiltIn.CARRIED_OUT, "done"))
"""What scripts know the sentences by that say where studies were published, and carried out."""


def _shared(dimension: Dimension) -> dict[str, Any]:
    return {
        "how": "shared",
        "row": dimension.id,
        "used": dimension.id == BuiltIn.MODEL,
        "noun": dimension.noun,
    }


def _theme_sentence(catalogue: Catalogue) -> list[dict[str, Any]]:
    """What the sentence on top says of themes, in this order."""
    return [
        *([_of_values("category", "category")] if catalogue.categories else []),
        *(
            [_of_values("kind", "kind") | {"lower": True}]
            if any(theme.kind for theme in catalogue.themes)
            else []
        ),
        {
            "how": "count",
            "row": "studies",
            "total": len(catalogue.studies),
        },
        {
            "how": "voice",
            "row": "quotes",
            "kind": Whose.PARTICIPANTS.name.lower(),
            "unsaid": Whose.UNSAID.name.lower(),
            "mark": _(LABELLED),
        },
    ]


def _with_articles(catalogue: Catalogue, name: BuiltIn) -> dict[str, str]:
    """The countries whose names take an article in a sentence, with it."""
    names = [value.label for value in catalogue.values_among(name, catalogue.studies)]
    return {one: said for one in names if (said := with_article(one)) != one}


def _of_values(row: str, of: str) -> dict[str, Any]:
    return {"how": "values", "row": row, "of": of}


SENTENCES = {"study": _study_sentence, "theme": _theme_sentence}
