"""What titles say beside themselves: a translation in brackets, a notice, and their language.

Databases print a title that they translated in brackets (NLM, "Citing Medicine": square brackets),
and publishers put what became of a report before its title.
"""

from __future__ import annotations

import re
from typing import Any

from generator.evidence.records.published import NoticeKind
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


def with_titles_apart(fields: dict[str, Any]) -> list[str]:
    """Put apart what the title of a reference says beside itself; what somebody should know of it.

    Changes the fields in place. Each sentence says what was done, or what cannot be decided.
    """
    said = [*_notices(fields), *_translation(fields)]
    return [*said, *_language(fields)]


def _notices(fields: dict[str, Any]) -> list[str]:
    title = str(fields.get("title", ""))
    for kind, before in _SINCE:
        if found := before.match(title):
            fields["title"] = title[found.end() :] or title
            fields.setdefault("notices", []).append({"kind": kind.value})
            word = kind.value.replace("-", " ")
            return [f"Before the title stands '{found[0].strip()}': it is recorded as {word}."]
    if _OF_ANOTHER.match(title):
        return [f"By its title, this is a notice on another report, and no study: {title[:120]}"]
    return []


def _translation(fields: dict[str, Any]) -> list[str]:
    title = str(fields.get("title", ""))
    foreign = _foreign(fields)
    if whole := _TRANSLATED.fullmatch(title):
        fields["title"] = whole[1].strip()
        if "translated_title" in fields and fields["translated_title"] != fields["title"]:
            return [f"The title stands in brackets, and another translation besides: {title[:120]}"]
        fields["title_is_translated"] = True
        fields["title_language"] = "en"
        return ["Only a translation of the title is given, in brackets: the original is not known."]
    if foreign and "translated_title" not in fields and (both := _BEHIND.fullmatch(title)):
        fields["title"], fields["translated_title"] = both[1].strip(" ."), both[2].strip()
        return ["The title in brackets is taken as a translation of the one before it."]
    return []


def _language(fields: dict[str, Any]) -> list[str]:
    foreign = _foreign(fields)
    if not foreign or "title_language" in fields or "title" not in fields:
        return []
    fields["title_language"] = foreign
    if "translated_title" in fields:
        return []
    return [
        f"The title is marked as {language_name(foreign)}, the language of the report. "
        "If it is a translation, write title_is_translated: true and its language."
    ]


def _foreign(fields: dict[str, Any]) -> str:
    """The tag of the one language of the report, if that is another than English."""
    language = fields.get("language")
    if not isinstance(language, str) or language_name(language) == language:
        return ""
    return "" if primary(language) == "en" else language
