"""What the matrix page says in words: reach of themes, and what stands in no study's row."""

from __future__ import annotations

from collections.abc import Mapping

from generator.catalogue import Catalogue
from generator.matrix import Matrix
from generator.views.words import counted, listed, number, sentence


def matrix_headline(catalogue: Catalogue) -> str:
    """Which themes draw on the most and on the fewest studies, in words."""
    total = len(catalogue.studies)
    reach = {theme.title: len(catalogue.studies_of_theme[theme.id]) for theme in catalogue.themes}
    if not reach:
        return "No themes are recorded"
    most, fewest = max(reach.values()), min(reach.values())
    if most == fewest:
        return f"Every theme draws on {_of(most, total)} {'study' if total == 1 else 'studies'}"
    return (
        f"{_titles(reach, most)} on the most studies, {_of(most, total)}; "
        f"{_titles(reach, fewest, start=False)} on the fewest, {_of(fewest, total)}"
    )


def _of(count: int, total: int) -> str:
    """A share in words, or in figures where the whole needs them."""
    if not count:
        return "none"
    spelt = number(total)
    return f"{count:,} of {total:,}" if spelt[0].isdigit() else f"{number(count)} of {spelt}"


def _titles(reach: Mapping[str, int], count: int, *, start: bool = True) -> str:
    titles = [f"“{title}”" for title, value in reach.items() if value == count]
    verb = " draws" if len(titles) == 1 else " draw"
    if len(titles) > 2:  # noqa: PLR2004 - too many to name
        names = counted(len(titles), "theme")
        return (sentence(names) if start else names) + (verb if start else "")
    return listed(titles) + (verb if start else "")


def lede(matrix: Matrix) -> str:
    """How much of the matrix holds evidence."""
    findings = int((matrix.findings.to_numpy() > 0).sum())
    cells = int((matrix.total.to_numpy() > 0).sum())
    every = matrix.total.size
    quotes_only = f", {number(cells - findings)} of them quotes alone" if cells > findings else ""
    return (
        f"Which study stands behind which theme? Of {every:,} places where a study and a theme "
        f"meet, {number(cells)} hold evidence that the review cites or quotes{quotes_only}. "
        "Open any of them to read it."
    )


def every_words(catalogue: Catalogue) -> str:
    """Where findings stand that name no study and mean them all."""
    count = len(catalogue.every_study_findings)
    if not count:
        return ""
    if count == 1:
        return (
            "One finding is stated of each or all studies without citing them. It stands in a row "
            "of its own and is not counted for any study."
        )
    return (
        f"{sentence(counted(count, 'finding'))} are stated of each or all studies without "
        "citing them. They stand in a row of their own and are not counted for any study."
    )
