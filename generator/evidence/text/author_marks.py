"""What stands beside names in a field of authors and is no part of one: marks, degrees, numbers."""

from __future__ import annotations

import re
from typing import Final

_HIGH: Final = "\u00b9\u00b2\u00b3\u2070-\u2079"
_MARKS = re.compile(
    r"\s*[(\[](?:\d{6,}|\d{1,2}(?:,\s*\d{1,2})*|\d{4}-\d{4}-\d{4}-\d{3}[\dXx])[)\]]"
    r"|\s*[(\[](?i:eds?|editors?|corresponding(?:\sauthor)?)\.?[)\]]"
    r"|,\s*(?i:eds\.?|editors?)(?=\s*(?:[;|]|$))"
    r"|[,\s]*\(?(?<!\w)(?:19|20)\d\d[a-z]?\)?\.?\s*$"
    rf"|[*†‡§¶\u204e]+|[{_HIGH}]+(?:,[{_HIGH}]+)*"
    r"|(?<=[^\W\d_]|[.])\d{1,2}(?:,\s?\d{1,2})*(?=\s*(?:[,;|]|$|\band\b|\n))"
    r"|^\s*(?:[Bb]y|BY|[Aa]uthors?:)\s+"
)
_DEGREE: Final = r"(?:Ph\.?\s?D|M\.?Sc|B\.?Sc|D\.?Phil|M\.?Phil|Ed\.?D|Psy\.?D|Dr\.?PH|MBBS|MBChB)"
_CAPITALS: Final = r"(?:M\.?D|R\.?N|M\.?P\.?H|M\.?A|B\.?A|M\.?S|D\.?N\.?P|F\.?R\.?C\.?P)"
_DEGREES = re.compile(
    rf"(?:,\s*{_CAPITALS}\.?)*,\s*{_DEGREE}\.?(?:,\s*{_CAPITALS}\.?)*(?=\s*(?:,|;|$))"
    r"|(?<![\w])(?:Dr|Prof|Professor|Mr|Mrs|Ms)\.?\s+(?:(?:med|phil|h\.\s?c)\.\s*)*(?=[^\W\d_])"
)
_NOBODY = re.compile(
    r"(?i)[\[(]?\s*(?:anonymous|anon\.?|no\s+authors?(?:\s+(?:listed|given|available))?|unknown|"
    r"n/a|n\.\s?a\.|none|author\s+unknown)\s*[\])]?\.?"
)
_AND: Final = r"(?:and|&)\s+"
_MORE: Final = "|".join(
    (
        rf"et\.? ?al(?:ii|\b)\.?|{_AND}(?:others|colleagues|al\b\.?)|et\s+coll\.?|und\s+andere",
        r"y\s+otros|y\s+cols?\.?|e\s+outros|и\s+др\.?|ほか|…|\.\.\.|\. \. \.",
        r"\+\s*\d+(?:\s+more)?|\d+\s+(?:more|others?)(?:\s+authors?)?",
    )
)
_OTHERS = re.compile(rf"(?i)(?:^|[,;\s]+)(?:{_AND})?[\[(]?(?:{_MORE})[\])]?[\s.,;]*$")


def without_marks(text: str) -> tuple[str, tuple[str, ...]]:
    """A text without numbers, marks, titles and degrees beside names, and what these were.

    >>> without_marks("Okafor NA1,2, Velde K*")
    ('Okafor NA, Velde K', ('1,2', '*'))
    """
    found = [*_MARKS.findall(text), *_DEGREES.findall(text)]
    shown = tuple(dict.fromkeys(part.strip(" ,\n") for part in found))
    return _DEGREES.sub("", _MARKS.sub("", text)), shown


def is_degree(text: str) -> bool:
    """Whether a text in capitals is a degree, where it cannot be initials.

    >>> is_degree("MD"), is_degree("JP")
    (True, False)
    """
    return bool(re.fullmatch(rf"{_CAPITALS}\.?", text))


def without_others(text: str) -> tuple[str, bool]:
    """A text without a last word on other authors, and whether there was one.

    >>> without_others("Okafor N, et al."), without_others("Okafor N and 5 others")
    (('Okafor N', True), ('Okafor N', True))
    """
    rest = _OTHERS.sub("", text)
    return rest, rest != text


def is_nobody(text: str) -> bool:
    """Whether a text says that no author is named.

    >>> is_nobody("[Anonymous]"), is_nobody("Okafor")
    (True, False)
    """
    return bool(_NOBODY.fullmatch(text.strip()))
