"""One question to the data in several languages, to copy: how each reads the files as they are.

The names of tables and columns come from their description, the question from what every synthesis
holds: how many studies the findings of each theme cite. Lines are short, so that none wraps on a
phone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.evidence.catalogue import Catalogue
from generator.evidence.interface import _
from generator.publish.exports.columns import Column, Table
from generator.publish.exports.listing import DATABASE_FILE, WORKBOOK_FILE
from generator.publish.exports.workbook import column_letters


@dataclass(frozen=True)
class Example:
    """How a program is asked."""

    language: str
    program: str
    code: str
    note: str = ""


@dataclass(frozen=True)
class Asked:
    """The question, how to ask it, and what comes out first."""

    question: str
    answer: str
    examples: tuple[Example, ...]


@dataclass(frozen=True)
class _Names:
    """What the examples name: files, and columns by what they hold."""

    file: str
    finding: str
    theme: str
    studies: str
    study: str
    title: str


def asked(catalogue: Catalogue, written: Sequence[Table], at: Callable[[str], str]) -> Asked | None:
    """The question with its examples; None where no finding cites a study.

    ``written`` are the tables, ``at`` gives the address of a file by its name, or its name.
    """
    by_name = {table.name: table for table in written}
    findings, themes = by_name["findings"], by_name["themes"]
    counts = {
        theme.id: len({study for one in theme.findings for study in one.studies})
        for theme in catalogue.themes
    }
    if not any(counts.values()):
        return None
    most = min(counts, key=lambda theme: (-counts[theme], theme))
    names = _Names(
        at(findings.file),
        findings.columns[0].name,
        _naming(findings, "themes").name,
        _naming(findings, "studies").name,
        by_name["studies"].columns[0].name,
        next(column.name for column in themes.columns if column.is_prose),
    )
    return Asked(
        _("How many studies do the findings of each theme cite?"),
        _(
            "First comes “{theme}” ({name}), with {count}.",
            theme=catalogue.theme[most].title,
            name=most,
            count=counts[most],
        ),
        (
            _python(names),
            _sqlite(names, findings, themes),
            _duckdb(names),
            _r(names),
            _spreadsheet(by_name["matrix"], most, counts[most]),
        ),
    )


def _naming(table: Table, names: str) -> Column:
    return next(column for column in table.columns if column.names == names)


def _python(names: _Names) -> Example:
    return Example(
        "Python",
        "pandas",
        f"""import pandas as pd

findings = pd.read_csv(
    "{names.file}",
    dtype=str,
    keep_default_na=False,
)
findings["{names.studies}"] = (
    findings["{names.studies}"].str.split(";")
)
cited = findings.explode("{names.studies}")
cited = cited[cited["{names.studies}"] != ""]
print(
    cited.groupby("{names.theme}")["{names.studies}"]
    .nunique()
    .sort_values(ascending=False)
)
""",
        _("All cells are read as text, so that nothing is taken for a date or for missing."),
    )


def _sqlite(names: _Names, findings: Table, themes: Table) -> Example:
    joined = f"{findings.name}_{names.studies}"
    code = f"""SELECT
  t.{names.title},
  count(DISTINCT c.{names.study}) AS studies
FROM {findings.name} AS f
JOIN {joined} AS c
  ON c.{names.finding} = f.{names.finding}
JOIN {themes.name} AS t
  ON t.{names.theme} = f.{names.theme}
GROUP BY t.{names.theme}
ORDER BY studies DESC, t.{names.theme};
"""  # noqa: S608 - shown, and names of our own
    return Example(
        "SQL",
        _("SQLite or Datasette"),
        code,
        _(
            "For {file}: what a cell of the tables joins is a table of its own there.",
            file=DATABASE_FILE,
        ),
    )


def _duckdb(names: _Names) -> Example:
    code = f"""SELECT
  {names.theme},
  count(DISTINCT study) AS studies
FROM (
  SELECT
    {names.theme},
    unnest(
      string_split({names.studies}, ';')
    ) AS study
  FROM read_csv(
    '{names.file}',
    delim = ',',
    all_varchar = true
  )
)
GROUP BY {names.theme}
ORDER BY studies DESC, {names.theme};
"""  # noqa: S608 - shown, and names of our own
    return Example(
        "SQL",
        "DuckDB",
        code,
        _("The mark between cells and the type are given: DuckDB guesses both otherwise."),
    )


def _r(names: _Names) -> Example:
    return Example(
        "R",
        _("without packages"),
        f"""findings <- read.csv(
  "{names.file}",
  colClasses = "character",
  na.strings = character()
)
cited <- strsplit(findings${names.studies}, ";")
themes <- rep(
  findings${names.theme}, lengths(cited)
)
pairs <- unique(data.frame(
  theme = themes, study = unlist(cited)
))
print(sort(
  table(pairs$theme), decreasing = TRUE
))
""",
        _("All cells are read as text."),
    )


def _spreadsheet(matrix: Table, theme: str, many: int) -> Example:
    """Each row of the matrix is a study, or a study and a theme: rows with findings are counted."""
    heads = [column.name for column in matrix.columns]
    own = f"{theme}.findings"
    if own in heads:
        formula = f'=COUNTIF({_column(matrix, heads.index(own))},">0")'
    else:
        themes, findings = (_column(matrix, heads.index(name)) for name in ("theme", "findings"))
        formula = f'=COUNTIFS({themes},"{theme}",{findings},">0")'
    return Example(
        _("Spreadsheet"),
        _("Excel or LibreOffice"),
        f"{formula}\n",
        _(
            "In an empty cell of {file}: how many studies the findings of this theme cite, which "
            "is {count}.",
            file=WORKBOOK_FILE,
            count=many,
        ),
    )


def _column(table: Table, place: int) -> str:
    letters = column_letters(place)
    return f"{table.name}!{letters}:{letters}"
