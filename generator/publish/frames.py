"""The door for Python users: a synthesis as its catalogue, and as pandas frames.

``from generator import load`` leads here. The frames have the columns of the data files, with
values in place of text: lists are tuples, numbers are numbers, and what is absent, for whatever
reason, is missing; the catalogue has the reason.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pandas as pd

from generator.check.rules import load_catalogue
from generator.evidence.catalogue import Catalogue
from generator.evidence.problems import Problem
from generator.publish.exports import CITATION_FORMATS
from generator.publish.exports.columns import Column, ColumnType, Table, value
from generator.publish.exports.questions import questions_table
from generator.publish.exports.references import cited_review, cited_studies
from generator.publish.exports.tables import tables

DTYPES: Final[Mapping[ColumnType, str]] = {
    ColumnType.ID: "str",
    ColumnType.TEXT: "str",
    ColumnType.LIST: "object",
    ColumnType.NUMBER: "Int64",
    ColumnType.NUMBERS: "object",
}
"""The pandas type of a column, by what it holds; lists are tuples, so they can be keys.

A column in which a number has a fraction is ``Float64``.
"""


@dataclass(frozen=True, eq=False)
class Evidence:
    """A synthesis in memory: its records, the same as frames, and what the check warned of.

    ``catalogue`` holds the records by id with every reference resolved, as their editors wrote
    them: ``catalogue.study["okafor-2019"]``. ``frames`` holds a frame a data file, by its name
    without the ending, and ``columns`` says what each column of each frame means.
    """

    catalogue: Catalogue
    frames: Mapping[str, pd.DataFrame]
    columns: pd.DataFrame
    warnings: tuple[Problem, ...]

    @property
    def studies(self) -> pd.DataFrame:
        """The included studies: a row a study, by its id, in alphabetical order of ids.

        Returns:
            A frame of shape (studies, columns); what the columns hold stands in ``columns``.

        Example:
            >>> from generator import load
            >>> load("tests/sample_content").studies[["year", "findings"]].head(2)
                            year  findings
            study
            adeyemi-2021-a  2021         3
            adeyemi-2021-b  2021         1
        """
        return self.frames["studies"]

    @property
    def themes(self) -> pd.DataFrame:
        """The themes: a row a theme, by its id.

        Returns:
            A frame of shape (themes, columns); counts are of findings, quotes and distinct studies.

        Example:
            >>> from generator import load
            >>> int(load("tests/sample_content").themes.loc["first-visit", "studies"])
            2
        """
        return self.frames["themes"]

    @property
    def findings(self) -> pd.DataFrame:
        """The review findings: a row a finding, by its id (``<theme>.<finding>``).

        Returns:
            A frame of shape (findings, columns); ``studies`` holds a tuple of study ids, empty
            where the review cites none.

        Example:
            >>> from generator import load
            >>> load("tests/sample_content").findings.loc["first-visit.open-gate", "studies"]
            ('adeyemi-2021-a', 'ni-she-2018')
        """
        return self.frames["findings"]

    @property
    def quotes(self) -> pd.DataFrame:
        """The quotations: a row a quotation, by its id (``<study>.<quote>``).

        Returns:
            A frame of shape (quotations, columns); ``text`` is exact to the character.

        Example:
            >>> from generator import load
            >>> load("tests/sample_content").quotes.loc["adeyemi-2021-a.company", "text"]
            'The beans are an excuse.'
        """
        return self.frames["quotes"]

    @property
    def questions(self) -> pd.DataFrame:
        """What readers ask: a row a question, by its id; no row where the synthesis has none.

        Returns:
            A frame of shape (questions, columns); ``rests_on`` and ``nearest`` hold tuples, each
            with what is named and its id; ``answer`` is missing where there is none.

        Example:
            >>> from generator import load
            >>> questions = load("tests/sample_content").questions
            >>> list(questions.index[questions["answer"].isna()])
            ['what-does-it-cost']
        """
        return self.frames["questions"]

    @property
    def matrix(self) -> pd.DataFrame:
        """Studies by themes: how many cited findings and quotations stand in each cell.

        Returns:
            A frame with a row a study, by its id, and four columns a theme in the review's order:
            ``<theme>.findings`` and ``<theme>.quotes`` are whole numbers, missing where there are
            none, which is not a zero; ``<theme>.why_empty`` says why, and ``<theme>.address`` where
            what there is stands on the site.

        Example:
            >>> from generator import load
            >>> matrix = load("tests/sample_content").matrix
            >>> int(matrix.loc["adeyemi-2021-a", "first-visit.findings"])
            1
            >>> matrix.loc["adeyemi-2021-a", "first-visit.why_empty"]
            'no quotes'
        """
        return self.frames["matrix"]

    def cite(self, form: str = "ris", studies: Collection[str] | None = None) -> str:
        """The references of studies as text that reference managers read.

        Args:
            form: ``ris`` (RIS, as of its specification of 2012), ``bib`` (BibTeX) or ``json``
                (CSL-JSON 1.0.2).
            studies: ids of studies; all studies, and the review itself before them, where none are
                named.

        Returns:
            The text of a file, with a line break at its end.

        Raises:
            ValueError: There is no such form.
            KeyError: There is no study of such an id.

        Example:
            >>> from generator import load
            >>> load("tests/sample_content").cite("ris", ["velde-2016"]).splitlines()[0]
            'TY  - GEN'
        """
        if form not in CITATION_FORMATS:
            known = ", ".join(sorted(CITATION_FORMATS))
            raise ValueError(f"There is no form '{form}'. Known are: {known}.")
        by_key = {cited.key: cited for cited in cited_studies(self.catalogue)}
        if studies is None:
            return CITATION_FORMATS[form]((cited_review(self.catalogue), *by_key.values()))
        return CITATION_FORMATS[form]([by_key[study] for study in studies])


def load(content: str | Path = "content") -> Evidence:
    """Read, check and load a synthesis.

    Args:
        content: the folder that holds ``review.yml``.

    Returns:
        The synthesis: its catalogue, six frames (``studies``, ``themes``, ``findings``,
        ``quotes``, ``matrix``, ``questions``), and the meaning of their columns.

    Raises:
        InvalidContent: The records have errors. ``problems`` of the error holds all of them, with
            file, line and how to mend each; its text shows them.

    Example:
        >>> from generator import load
        >>> evidence = load("tests/sample_content")
        >>> len(evidence.studies), len(evidence.findings)
        (5, 9)
        >>> evidence.columns.loc[("studies", "title"), "meaning"]
        'Title as printed.'
    """
    catalogue, warnings = load_catalogue(Path(content))
    made = tables(catalogue)
    if not catalogue.questions:  # no file, but a frame
        made = (*made, questions_table(catalogue))
    return Evidence(
        catalogue=catalogue,
        frames={table.name: _frame(table) for table in made},
        columns=_meanings(made),
        warnings=warnings,
    )


def _frame(table: Table) -> pd.DataFrame:
    """A table as a frame whose rows are known by the first column."""
    key, *others = table.columns
    index = pd.Index([row[0] for row in table.rows], name=key.name, dtype="str")
    return pd.DataFrame(
        {
            column.name: _series(column, [row[place] for row in table.rows], index)
            for place, column in enumerate(others, 1)
        },
        index=index,
    )


def _series(column: Column, cells: list[Any], index: pd.Index[Any]) -> pd.Series[Any]:
    values = [value(column, cell) for cell in cells]
    fractions = column.type is ColumnType.NUMBER and any(isinstance(v, float) for v in values)
    return pd.Series(values, index=index, dtype="Float64" if fractions else DTYPES[column.type])


def _meanings(made: tuple[Table, ...]) -> pd.DataFrame:
    """What every column of every frame holds, by the names of frame and column."""
    return pd.DataFrame(
        [
            (table.name, column.name, column.type.value, column.meaning)
            for table in made
            for column in table.columns
        ],
        columns=["table", "column", "type", "meaning"],
        dtype="str",
    ).set_index(["table", "column"])
