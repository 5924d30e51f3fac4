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

    ``loosely`` are words of any form that say something else, for which records have no word.
    Where a form has a word of its own for a part of some kinds of reports, its writer chooses.
    """

    name: str
    ris: tuple[str, ...]
    bibtex: tuple[str, ...]
    csl: tuple[str, ...]
    loosely: tuple[str, ...] = ()

    def of(self, form: Form) -> tuple[str, ...]:
        """Its words in one form."""
        return {"ris": self.ris, "bibtex": self.bibtex, "csl": self.csl}[form]


TYPES: Final = (
    FormWords(
        "journal-article",
        ris=("JOUR", "EJOUR", "INPR"),
        bibtex=("article",),
        csl=("article-journal",),
        loosely=("JFULL", "periodical", "suppperiodical", "review", "review-book", "ABST"),
    ),
    FormWords("magazine-article", ris=("MGZN",), bibtex=("article",), csl=("article-magazine",)),
    FormWords("newspaper-article", ris=("NEWS",), bibtex=("article",), csl=("article-newspaper",)),
    FormWords(
        "report",
        ris=("RPRT", "GOVDOC"),
        bibtex=("techreport", "report"),
        csl=("report",),
        loosely=("STAND", "standard", "UNBILL", "manual"),
    ),
    FormWords(
        "book",
        ris=("BOOK", "EBOOK", "EDBOOK"),
        bibtex=("book", "mvbook"),
        csl=("book",),
        loosely=("CONF", "proceedings", "mvproceedings", "collection", "SER", "CTLG", "booklet"),
    ),
    FormWords(
        "chapter",
        ris=("CHAP", "ECHAP"),
        bibtex=("incollection", "inbook", "bookinbook", "suppbook"),
        csl=("chapter",),
        loosely=("DICT", "ENCYC", "inreference", "entry-encyclopedia", "entry-dictionary", "entry"),
    ),
    FormWords(
        "thesis", ris=("THES",), bibtex=("phdthesis", "mastersthesis", "thesis"), csl=("thesis",)
    ),
    FormWords(
        "conference-paper",
        ris=("CPAPER",),
        bibtex=("inproceedings", "conference"),
        csl=("paper-conference",),
        loosely=("SLIDE", "speech"),
    ),
    FormWords(
        "preprint", ris=("UNPB", "MANSCPT"), bibtex=("unpublished",), csl=("article", "manuscript")
    ),
    FormWords(
        "web-page",
        ris=("WEB", "ELEC", "BLOG"),
        bibtex=("online", "electronic", "www"),
        csl=("webpage", "post", "post-weblog"),
    ),
    FormWords(
        "other",
        ris=("GEN",),
        bibtex=("misc",),
        csl=("document",),
        loosely=(
            *("PAMP", "pamphlet", "interview", "PCOMM", "personal_communication", "dataset"),
            *("DATA", "AGGR", "software", "COMP", "VIDEO", "video", "MPCT", "motion_picture"),
            *("PAT", "patent", "LEGAL", "legislation", "bill", "CASE", "legal_case", "STAT"),
            *("ART", "artwork", "image", "graphic", "MAP", "map", "MUSIC", "song", "SOUND"),
            *("HEAR", "audio", "broadcast"),
        ),
    ),
)

WORKS: Final = (FormWords("dataset", ris=("DATA",), bibtex=("misc",), csl=("dataset",)),)
"""What is written of a site's own works, and stands in no record of a report."""

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
    return {words.name: words for words in (*TYPES, *WORKS)}[report_type].of(form)[0]


def type_of(word: str, form: Form) -> str:
    """The kind of report that a word of a form stands for; nothing where it stands for none.

    >>> type_of("mastersthesis", "bibtex"), type_of("MGZN", "ris"), type_of("PAT", "ris")
    ('thesis', 'magazine-article', '')
    """
    return _meaning(TYPES, word, form)


def nearest_type(word: str) -> str:
    """The kind of report that comes nearest to a word of any form for which records have none.

    >>> nearest_type("proceedings"), nearest_type("PAT"), nearest_type("JOUR")
    ('book', 'other', '')
    """
    return next((words.name for words in TYPES if word in words.loosely), "")


def text_of(word: str, form: Form) -> str:
    """The part of a reference that a word of a form names; nothing where it names none.

    >>> text_of("booktitle", "bibtex"), text_of("KW", "ris")
    ('container', '')
    """
    return _meaning(TEXTS, word, form)


def _meaning(table: tuple[FormWords, ...], word: str, form: Form) -> str:
    return next((words.name for words in table if word in words.of(form)), "")
