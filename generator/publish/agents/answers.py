"""What is answered: plain values, with addresses, places in sources, and absences."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Named:
    """A record in a line: its id, what it is called, where it stands on the site."""

    id: str
    name: str
    address: str


@dataclass(frozen=True)
class SourcePassage:
    """Where something stands in a source."""

    source: str
    where: str
    begins: str
    """The first words of the passage; empty where nobody has recorded them."""
    passage: str
    """An address that opens the source there; empty where there is none."""


@dataclass(frozen=True)
class StatementAnswer:
    """A statement of the synthesis, and what it rests on."""

    id: str
    statement: str
    address: str
    stands_in: str
    attribution: str
    """How the source ties it to studies: cited, said of several without citations, or uncited."""
    studies: list[Named]
    """The studies that it cites; none where it cites none, which the attribution explains."""
    place: SourcePassage
    confidence: str
    """A judgement of people, with who made it; or that nobody has made one."""
    notes: list[str]
    cite: str
    """How to cite it in a line."""


@dataclass(frozen=True)
class QuoteAnswer:
    """Words quoted verbatim."""

    id: str
    text: str
    address: str
    study: Named
    locator: str
    whose_words: str
    printed_under: list[str]
    place: SourcePassage
    notes: list[str]


@dataclass(frozen=True)
class Value:
    """A characteristic of a study whose value is known."""

    name: str
    value: str


@dataclass(frozen=True)
class Absent:
    """A characteristic whose value is not known, and why; it means neither no nor zero."""

    name: str
    reason: str
    means: str


@dataclass(frozen=True)
class StudyAnswer:
    """An included study: what is known of it, what is not, and what cites it."""

    id: str
    name: str
    title: str
    address: str
    reference: str
    doi: str
    known: list[Value]
    absent: list[Absent]
    findings: list[StatementAnswer]
    quotes: list[QuoteAnswer]
    not_cited_under: list[Named]
    about_not_cited: str
    notes: list[str]
    rests_on: list[str]


@dataclass(frozen=True)
class ThemeAnswer:
    """A theme: its summary, its findings, its quotes, and the studies behind them."""

    id: str
    name: str
    address: str
    summary: str
    findings: list[StatementAnswer]
    quotes: list[QuoteAnswer]
    studies: list[Named]
    studies_without: list[Named]
    about_without: str
    place: SourcePassage
    notes: list[str]
    rests_on: list[str]


@dataclass(frozen=True)
class FindingAnswer:
    """One finding with the quotes of its studies under the same theme."""

    finding: StatementAnswer
    theme: Named
    quotes_of_its_studies: list[QuoteAnswer]
    about_quotes: str
    rests_on: list[str]


@dataclass(frozen=True)
class NamedPart:
    """What an answer rests on, or what comes near to one."""

    kind: str
    name: str
    address: str
    place: SourcePassage | None


@dataclass(frozen=True)
class QuestionAnswer:
    """What readers ask; ``answer`` is empty where there is none, and ``unanswered`` says why."""

    id: str
    question: str
    address: str
    answer: str
    unanswered: str
    rests_on: list[NamedPart]
    nearest: list[NamedPart]
    """What is recorded that comes nearest, and answers something else."""
    looked_through: list[str]
    notes: list[str]


@dataclass(frozen=True)
class QuestionList:
    """All questions, those with an answer first."""

    count: int
    answered: list[Named]
    unanswered: list[Named]


@dataclass(frozen=True)
class StudyList:
    """All included studies."""

    count: int
    studies: list[Named]


@dataclass(frozen=True)
class ThemeList:
    """All themes, in the review's order."""

    count: int
    themes: list[Named]


@dataclass(frozen=True)
class Cell:
    """A study and a theme: how much of it is recorded there; ``why_empty`` says what is not."""

    study: str
    theme: str
    findings: int
    quotes: int
    why_empty: str
    address: str


@dataclass(frozen=True)
class MatrixAnswer:
    """The cells in which something is recorded, and what it means that others are empty."""

    count: int
    studies: list[Named]
    themes: list[Named]
    cells: list[Cell]
    about_others: str
    said_of_several: list[str]
    """Findings said of several studies at once without citing them: counted in no cell."""
    address: str
    rests_on: list[str]


@dataclass(frozen=True)
class Result:
    """A record that a search found."""

    kind: str
    title: str
    text: str
    stands_in: list[str]
    note: str
    address: str


@dataclass(frozen=True)
class SearchAnswer:
    """The results of a search, the best first, as the site's own search orders them."""

    query: str
    count: int
    """How many there are; ``results`` are the first of them."""
    results: list[Result]
    complete: bool
    """Whether the best hold all that was asked for."""
    words_that_stand_nowhere: list[str]
    about: str
