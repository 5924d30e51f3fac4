"""Words for kinds of reports in RIS, BibTeX and CSL-JSON: one table, read both ways.

Sources: RIS Format Specifications, "Reference Types"; the BibLaTeX manual, section 2.1; CSL 1.0.2
specification, appendix III.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Form = Literal["ris", "bibtex", "csl"]


@dataclass(frozen=True)
class TypeWords:
    """A kind of report in the words of records and of each form: the first one is written there."""

    type: str
    ris: tuple[str, ...]
    bibtex: tuple[str, ...]
    csl: tuple[str, ...]

    def of(self, form: Form) -> tuple[str, ...]:
        """Its words in one form."""
        return {"ris": self.ris, "bibtex": self.bibtex, "csl": self.csl}[form]


TYPES: Final = (
    TypeWords(
        "journal-article",
        ris=("JOUR", "JFULL", "EJOUR", "MGZN", "NEWS", "INPR"),
        bibtex=("article", "periodical"),
        csl=("article-journal", "article-magazine", "article-newspaper", "article"),
    ),
    TypeWords(
        "report",
        ris=("RPRT", "GOVDOC"),
        bibtex=("techreport", "report"),
        csl=("report",),
    ),
    TypeWords(
        "book",
        ris=("BOOK", "EBOOK", "EDBOOK"),
        bibtex=("book", "mvbook", "proceedings"),
        csl=("book",),
    ),
    TypeWords(
        "chapter",
        ris=("CHAP", "ECHAP"),
        bibtex=("incollection", "inbook", "bookinbook", "suppbook"),
        csl=("chapter",),
    ),
    TypeWords(
        "thesis",
        ris=("THES",),
        bibtex=("thesis", "phdthesis", "mastersthesis"),
        csl=("thesis",),
    ),
    TypeWords(
        "other",
        ris=("GEN", "CONF", "CPAPER", "ELEC", "BLOG", "UNPB", "WEB", "PAMP"),
        bibtex=(
            *("misc", "online", "electronic", "unpublished"),
            *("inproceedings", "conference", "manual"),
        ),
        csl=(
            *("document", "paper-conference", "webpage", "post"),
            *("post-weblog", "speech", "manuscript"),
        ),
    ),
)


def type_word(report_type: str, form: Form) -> str:
    """The word of a form for a kind of report; raises KeyError where there is no such kind.

    >>> type_word("chapter", "bibtex")
    'incollection'
    """
    return {words.type: words for words in TYPES}[report_type].of(form)[0]


def type_of(word: str, form: Form) -> str:
    """The kind of report that a word of a form stands for; nothing where it stands for none.

    >>> type_of("mastersthesis", "bibtex"), type_of("PATENT", "ris")
    ('thesis', '')
    """
    return next((words.type for words in TYPES if word in words.of(form)), "")
