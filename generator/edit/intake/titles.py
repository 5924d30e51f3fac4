"""What titles say beside themselves: a translation in brackets, a notice, and their language.

Databases print a title that they translated in brackets (NLM, "Citing Medicine": square brackets),
and publishers put what became of a report before its title.
"""

from __future__ import annotations

import re
from typing import Any

from generator.evidence.interface import _
from generator.evidence.records.published import NoticeKind
from generator.evidence.text.folding import folded
from generator.evidence.text.languages import language_name, primary

_TRANSLATED = re.compile(r"\[([^\W\d_]{2,}[^\[\]]*\s[^\[\]]+)\]\s*\.?")
_BEHIND = re.compile(r"([^\[\]]{8,}?)\s*\[([^\[\]]{12,})\]\s*\.?")
_SINCE = (
    (
        NoticeKind.RETRACTION,
        re.compile(
            r"(?i)[\[(]?(?:retracted(?: article| paper)?|withdrawn|article retracted)[\])]?"
            r"\s*[:.–—-]\s*|[\[(](?:retracted|withdrawn)[\])]\s*"
        ),
    ),
    (
        NoticeKind.CONCERN,
        re.compile(r"(?i)[\[(]?expression of concern[\])]?\s*[:.–—-]\s*(?=\S)"),
    ),
    (NoticeKind.CORRECTION, re.compile(r"(?i)[\[(](?:corrected|correction)[\])]\s*:?\s*")),
)
_OF_ANOTHER = re.compile(
    r"(?i)\s*[\[(]?(?:retraction(?: note| notice)?|notice of retraction|correction|corrigendum|"
    r"erratum|author correction|publisher correction)[\])]?\s*(?:\(|:|to\b|for\b|of\b|in\b)"
)


_WHOLE = ("book", "report", "thesis", "web-page", "other")
"""Kinds of report that stand in nothing, where what holds them has their own title."""
_ENGLISH = frozenset(
    ("the", "of", "and", "for", "with", "to", "from", "by", "their", "how", "what")
)
_SMALL = {
    "de": "der die das den dem des ein eine einer und im von vom für mit auf bei zur zum über aus",
    "fr": "le la les des du et dans pour avec sur une un au aux par chez entre",
    "es": "el los las del y en para con una un por sobre desde entre",
    "pt": "o os as do da dos das e em no na para com uma um por sobre entre",
    "it": "il lo gli della dei delle e nel nella per con una un di sul sulla tra",
    "nl": "de het een en van voor met bij op te naar uit over",
    "sv": "och att för med på en ett av till hos om från",
    "da": "og at for med på en et af til hos om fra",
    "no": "og å for med på en et av til hos om fra",
}
"""Small words of languages in which reports come, by which a title shows that it is in one."""


def with_titles_apart(fields: dict[str, Any]) -> list[str]:
    """Put apart what the title of a reference says beside itself; what somebody should know of it.

    Changes the fields in place. Each sentence says what was done, or what cannot be decided.
    """
    said = [*_container(fields), *_notices(fields), *_translation(fields)]
    return [*said, *_language(fields)]


def _container(fields: dict[str, Any]) -> list[str]:
    """Leave out what holds a book where that is the book itself, as Scopus exports it."""
    title, container = (str(fields.get(name, "")) for name in ("title", "container"))
    if fields.get("type") not in _WHOLE or not container or folded(title) != folded(container):
        return []
    del fields["container"]
    return [
        _(
            "It is said to stand in a book of its own title, which is left out: {container}",
            container=container,
        )
    ]


def _notices(fields: dict[str, Any]) -> list[str]:
    title = str(fields.get("title", ""))
    for kind, before in _SINCE:
        if found := before.match(title):
            fields["title"] = title[found.end() :] or title
            fields.setdefault("notices", []).append({"kind": kind.value})
            word = kind.value.replace("-", " ")
            return [
                _(
                    "Before the title stands '{found}': it is recorded as {word}.",
                    found=found[0].strip(),
                    word=word,
                )
            ]
    if _OF_ANOTHER.match(title):
        return [
            _(
                "By its title, this is a notice on another report, and no study: {title}",
                title=title[:120],
            )
        ]
    return []


def _translation(fields: dict[str, Any]) -> list[str]:
    title = str(fields.get("title", ""))
    foreign = _foreign(fields)
    if whole := _TRANSLATED.fullmatch(title):
        fields["title"] = whole[1].strip()
        if foreign and _is_in(foreign, whole[1]):
            fields["title_language"] = foreign
            name = language_name(foreign)
            return [
                _(
                    "The title stands in brackets, as translations do; it is read as {name}.",
                    name=name,
                )
            ]
        if "translated_title" in fields and fields["translated_title"] != fields["title"]:
            return [
                _(
                    "The title stands in brackets, and another translation besides: {title}",
                    title=title[:120],
                )
            ]
        fields["title_is_translated"] = True
        fields["title_language"] = "en"
        return [
            _("Only a translation of the title is given, in brackets: the original is not known.")
        ]
    if foreign and "translated_title" not in fields and (both := _BEHIND.fullmatch(title)):
        fields["title"], fields["translated_title"] = both[1].strip(" ."), both[2].strip()
        return [_("The title in brackets is taken as a translation of the one before it.")]
    return []


def _is_in(language: str, title: str) -> bool:
    """Whether a title has small words of a language, and none of English alone."""
    words = set(re.findall(r"[^\W\d_]+", title.casefold()))
    return _ENGLISH.isdisjoint(words) and not words.isdisjoint(
        _SMALL.get(primary(language), "").split()
    )


def _language(fields: dict[str, Any]) -> list[str]:
    foreign = _foreign(fields)
    if not foreign or "title_language" in fields or "title" not in fields:
        return []
    fields["title_language"] = foreign
    if "translated_title" in fields:
        return []
    return [
        _(
            "The title is marked as {foreign}, the language of the report. If it is a "
            "translation, write title_is_translated: true and its language.",
            foreign=language_name(foreign),
        )
    ]


def _foreign(fields: dict[str, Any]) -> str:
    """The tag of the one language of the report, if that is another than English."""
    language = fields.get("language")
    if not isinstance(language, str) or language_name(language) == language:
        return ""
    return "" if primary(language) == "en" else language
