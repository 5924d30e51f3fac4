"""Markup in titles and names, of HTML, JATS and MathML, as plain text.

Publishers put it into what they give to databases (Crossref, "Face markup"), and databases pass it
on, with its entities written once or twice. Only elements that are known are read; any other angle
bracket stays as it is.
"""

from __future__ import annotations

import html
import re
from typing import Final

_FACES: Final = (
    "i|b|u|em|strong|sup|sub|sc|scp|tt|small|big|span|font|cite|a|p|br|div|q|ovl|strike|abbr|mark"
    "|italic|bold|underline|monospace|roman|sans-serif|overline|named-content|styled-content|xref"
    "|title|inline-formula|inline-graphic|alternatives|tex-math|ext-link|inf|emph|nobr|wbr|h[1-6]"
)
_MATHS: Final = (
    "math|mrow|mi|mn|mo|mtext|msub|msup|msubsup|mfrac|mspace|mstyle|msqrt|mover|munder|mfenced"
    "|semantics|annotation|mpadded|mphantom|none|mprescripts|mmultiscripts"
)
_ELEMENT = re.compile(
    rf"</?(?:(?:jats|mml|m|html|ce):)?(?P<name>{_FACES}|{_MATHS})(?:\s[^<>]{{0,500}})?/?>",
    re.IGNORECASE,
)
_RAISED = re.compile(r"(?is)<((?:\w+:)?(?:sub|sup|inf))(?:\s[^<>]*)?>([^<>]{1,40})</\1>")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,20}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});")
_TIMES: Final = 2
"""How often entities are written one over the other: &amp;lt; is seen."""
_SUB: Final = dict(zip("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", strict=True))
_SUP: Final = dict(zip("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ", strict=True))
_APART: Final = frozenset(("p", "br", "div", "title"))


def without_markup(text: str) -> str:
    """The text as it would be read, without its markup; figures that are raised or lowered stay so.

    >>> without_markup("<i>SNCA</i> &amp;amp; CO<sub>2</sub>: a <jats:bold>study</jats:bold>")
    'SNCA & CO₂: a study'
    >>> without_markup("Is x < 5 or y > 3? <name> &c.")
    'Is x < 5 or y > 3? <name> &c.'
    """
    for _ in range(_TIMES):
        text = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
    if "<" not in text:
        return text
    text = _RAISED.sub(_set_off, text)
    return _ELEMENT.sub(lambda found: " " if found["name"].lower() in _APART else "", text)


def _set_off(found: re.Match[str]) -> str:
    """What is raised or lowered, with the figures of Unicode; where there are none, as it is."""
    raised = found[1].lower().endswith("sup")
    return in_figures(found[2], raised=raised)


def in_figures(text: str, *, raised: bool) -> str:
    """Figures and signs raised or lowered; a text with any other letter as it is.

    >>> in_figures("2+", raised=True), in_figures("max", raised=False)
    ('²⁺', 'max')
    """
    known = _SUP if raised else _SUB
    return "".join(map(known.get, text)) if all(sign in known for sign in text) else text  # type: ignore[arg-type]
