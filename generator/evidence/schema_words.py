"""What editors of YAML show while one types: what fields are for, examples, what words mean.

Fields that say in their model what they are for need nothing here. A field of which nothing is said
anywhere fails a test.
"""

from __future__ import annotations

from typing import Any, Final

ABOUT: Final[dict[str, str]] = {
    "notes": "What a reader must know: a contradiction, an open point, a choice of the editors.",
    "place": "Where it stands in a source: the source's id, the section, and the locator.",
    "order": "Its place in the order of the review, from 1; each has one of its own.",
    "year": "The year of publication, in four digits.",
    "number": "The number as the source reports it.",
    "volume": "The volume, as printed; in quotes, since it is text.",
    "issue": "The issue, as printed; in quotes, since it is text.",
    "pages": "Pages or article number, as printed.",
    "doi": "A DOI that begins with 10., without https://doi.org/.",
    "url": "The whole address, from https:// on.",
    "licence_url": "The address of the licence's text.",
    "copyright": "The copyright line, as printed.",
    "publisher": "Who published it, as printed.",
    "family": "The family name, as printed.",
    "initials": "The initials without full stops.",
    "kind": "One of a few words; the list says what each means.",
    "role": "What it is for; one of a few words.",
    "type": "What kind of report it is.",
    "voice": "Whose words the quote gives; unclear, where the source does not say.",
    "coverage": "Whether this copy of the sources covers the item.",
    "concerns": "How far this component lowers the confidence.",
    "overall": "The overall assessment of confidence in the finding.",
    "framework": "The framework of the question, such as SPICES, as the source names it.",
    "lowest_possible": "The lowest score that the scale allows; else: not reported.",
    "highest_possible": "The highest score that the scale allows; else: not reported.",
    "cites": "The works that the source cites for it, as printed.",
    "tasks": "What was done in this stage, one task an item.",
    "reference_note": "What a reader should know of the references as a whole.",
    "introduction": "What the guideline is, in a sentence or two.",
    "title": "What it is called, in plain text.",
    "text": "What it says, in the editors' own words.",
}
"""What a field is for, by its name, where neither its model nor what it holds says so."""

EXAMPLES: Final[dict[str, tuple[Any, ...]]] = {
    "doi": ("10.5555/okafor.2019",),
    "url": ("https://example.org/report",),
    "year": (2019,),
    "volume": ("7",),
    "issue": ("2",),
    "pages": ("30–41",),
    "family": ("Okafor",),
    "initials": ("N",),
    "locator": ("paragraph 2, sentence 1", "Table 1, row Okafor", "12:34"),
    "section": ("Findings › Collaboration",),
    "bracket": ("12", "22, 49–51"),
    "publication_country": ("Norway", "not reported"),
    "study_country": ("Norway", "not reported"),
    "title_language": ("en", "fr"),
    "et_al": (True,),
}
"""Examples of a field's value, by its name; all from an invented study."""

WORDS: Final[dict[str, dict[str, str]]] = {
    "AbsenceReason": {
        "not reported": "The sources, which the editors hold whole, do not say it.",
        "not in our copy": "It stands in a part of a source that the editors do not hold.",
        "not looked for": "Nobody has looked for it.",
        "not a question of this review": "The review does not ask for it.",
    },
    "FlowRole": {
        "stage": "What remained at this point.",
        "branch": "One of several ways on from the stage before.",
        "removed": "What left the flow here.",
        "added": "What joined the flow here.",
        "part": "A part of the number before.",
    },
    "NoteKind": {
        "contradiction": "A source contradicts itself, or another source.",
        "unclear": "A source leaves something open.",
        "missing": "This copy of the source lacks it.",
        "misprint": "An evident slip in print.",
        "editors": "A choice that the editors made.",
    },
    "Basis": {
        "source": "A source explains the term.",
        "used": "A source uses the term without explaining it.",
        "editors": "The editors explain the term.",
    },
    "LinkKind": {
        "model": "A model.",
        "theme": "A theme.",
        "category": "A category of themes.",
        "interpretation": "An interpretation.",
        "principle": "A principle.",
        "definition": "A definition of the framework.",
        "fact": "A fact of the review or of a source.",
        "page": "A page of the site.",
    },
    "Attribution": {
        "cited": "A citation bracket names the studies.",
        "every-study": "Said of each or all studies, without citing them.",
        "uncited": "No study is cited.",
    },
    "LinkBasis": {
        "source": "A source ties the two together.",
        "editors": "The editors tie them together, and give a reason.",
    },
    "Coverage": {
        "covered": "The item is covered.",
        "partly": "Only a part of the item is covered.",
        "not-covered": "This copy of the sources does not cover it.",
    },
    "ReferenceType": {
        "journal-article": "An article in a journal.",
        "report": "A report.",
        "book": "A whole book.",
        "chapter": "A chapter in a book.",
        "thesis": "A thesis.",
        "other": "Anything else.",
    },
    "Voice": {
        "participant": "Somebody who took part in the study speaks.",
        "author": "The study's authors write.",
        "other": "Somebody else speaks.",
        "unclear": "The source does not say who speaks.",
    },
    "VoiceBasis": {
        "source": "The source says who speaks.",
        "editors": "The editors say who speaks, and give their reason.",
    },
    "Concerns": {
        "no or very minor concerns": "Nothing, or next to nothing, lowers the confidence.",
        "minor concerns": "Something may lower the confidence a little.",
        "moderate concerns": "Something probably lowers the confidence.",
        "serious concerns": "Something is very likely to lower the confidence.",
    },
    "Level": {
        "high": "Highly likely that the finding represents the phenomenon of interest.",
        "moderate": "Likely that the finding represents it.",
        "low": "Possible that the finding represents it.",
        "very low": "Not clear whether the finding represents it.",
    },
    "BuiltIn": {
        "carried-out": "The country in which the study was carried out: study_country.",
        "country": "The country of publication: publication_country.",
        "provision": "The conditions that the study is about: provision.",
        "model": "The models that the study used: models.",
        "score": "The score that the review gave: ladder.",
        "year": "The year of publication.",
    },
    "ThemeRole": {
        "takes": "Such themes stand under what it takes.",
        "watch": "Such themes stand under what to watch for.",
    },
    "WayId": {
        "practice": "Readers who put the evidence into practice.",
        "decide": "Readers who decide what is done.",
        "reuse": "Readers who edit records or take the data with them.",
    },
    "GroupRole": {
        "facilitators": "What helps.",
        "barriers": "What hinders.",
        "ladder": "What is said of the scores.",
        "reciprocal": "Where studies agree.",
        "refutational": "Where studies contradict each other.",
        "characteristics": "What is said of the studies themselves.",
        "discussion": "What the discussion adds.",
    },
}
"""What each word of a closed list means, by the name of the list."""
