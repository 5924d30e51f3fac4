"""Words of RIS, BibTeX and CSL-JSON for kinds of reports and parts of references: one table a kind.

Sources: RIS Format Specifications, "Reference Types" and "Tag Definitions"; the BibLaTeX manual,
sections 2.1 and 2.2; CSL 1.0.2 specification, appendices III and IV.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Form = Literal["ris", "bibtex", "csl"]


@dataclass(frozen=True)
class FormWords:
    """What records call something, and the words of each form: all are read, the first is written.

    Where a form has a word of its own for a part of some kinds of reports, its writer chooses.
    """

    name: str
    ris: tuple[str, ...]
    bibtex: tuple[str, ...]
    csl: tuple[str, ...]

    def of(self, form: Form) -> tuple[str, ...]:
        """Its words in one form."""
        return {"ris": self.ris, "bibtex": self.bibtex, "csl": self.csl}[form]


TYPES: Final = (
    FormWords(
        "journal-article",
        ris=("JOUR", "JFULL", "EJOUR", "MGZN", "NEWS", "INPR"),
        bibtex=("article", "periodical"),
        csl=("article-journal", "article-magazine", "article-newspaper", "article"),
    ),
    FormWords(
        "report",
        ris=("RPRT", "GOVDOC"),
        bibtex=("techreport", "report"),
        csl=("report",),
    ),
    FormWords(
        "book",
        ris=("BOOK", "EBOOK", "EDBOOK"),
        bibtex=("book", "mvbook", "proceedings"),
        csl=("book",),
    ),
    FormWords(
        "chapter",
        ris=("CHAP", "ECHAP"),
        bibtex=("incollection", "inbook", "bookinbook", "suppbook"),
        csl=("chapter",),
    ),
    FormWords(
        "thesis",
        ris=("THES",),
        bibtex=("thesis", "phdthesis", "mastersthesis"),
        csl=("thesis",),
    ),
    FormWords(
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


TEXTS: Final = (
    FormWords("title", ris=("TI", "T1"), bibtex=("title",), csl=("title",)),
    FormWords(
        "container",
        ris=("T2", "JF", "JO", "BT"),
        bibtex=("journal", "journaltitle", "booktitle", "series", "howpublished"),
        csl=("container-title", "collection-title"),
    ),
    FormWords(
        "publisher",
        ris=("PB",),
        bibtex=("publisher", "institution", "school", "organization"),
        csl=("publisher",),
    ),
    FormWords("volume", ris=("VL",), bibtex=("volume",), csl=("volume",)),
    FormWords("issue", ris=("IS",), bibtex=("number", "issue"), csl=("issue",)),
    FormWords("language", ris=("LA",), bibtex=("language", "langid"), csl=("language",)),
)
"""The parts of a reference that are plain text in every form."""


def type_word(report_type: str, form: Form) -> str:
    """The word of a form for a kind of report; raises KeyError where there is no such kind.

    >>> type_word("chapter", "bibtex")
    'incollection'
    """
    return {words.name: words for words in TYPES}[report_type].of(form)[0]


def type_of(word: str, form: Form) -> str:
    """The kind of report that a word of a form stands for; nothing where it stands for none.

    >>> type_of("mastersthesis", "bibtex"), type_of("PATENT", "ris")
    ('thesis', '')
    """
    return _meaning(TYPES, word, form)


def text_of(word: str, form: Form) -> str:
    """The part of a reference that a word of a form names; nothing where it names none.

    >>> text_of("booktitle", "bibtex"), text_of("KW", "ris")
    ('container', '')
    """
    return _meaning(TEXTS, word, form)


def _meaning(table: tuple[FormWords, ...], word: str, form: Form) -> str:
    return next((words.name for words in table if word in words.of(form)), "")
