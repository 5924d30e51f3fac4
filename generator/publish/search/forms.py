"""What makes words alike, as ``search-words.js`` has it; a test compares the two."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from generator.evidence.text.folding import folded
from generator.publish.search.words import JOINED, LONGEST, PART, is_unspaced, neighbours

SHORTEST_BEGINNING: Final = 3
_LEAST_ROOT: Final = 4
_SPELT: Final = 0.95
_DENIED: Final = 0.6
_OF_GRAMMAR: Final = """
a about also although am among an and another any are as at be because been being beside besides
between beyond both but by can could did do does doing done each either even ever every except
for from get gets getting got had has have having he her here hers herself him himself his how i
if in into is it its itself just like may me mean meaning means might mine much must my myself
need needs neither nor now of on one ones only onto or other others our ours ourselves own per
quite rather really same shall she should since so some still such tell than that the their
theirs them themselves then there these they this those though throughout to too toward towards
unless until upon us very via was we were what when where whether which while who whom whose why
will with within would yet you your yours yourself
"""
OPTIONAL: Final = frozenset(_OF_GRAMMAR.split())
"""Words that a record need not hold to be found."""
_OF_SPEECH: Final = """
able actually again allow always anybody anyone anything around ask asked asking back become bit
bring came can't cannot come comes coming different ever everybody everyone everything feel feels
find finding found give given gives giving go goes going gone good happen happened happens help
hear isn't keep kind kinds know knows known less let like likely look looking lot lots made make
makes making many maybe more most never new now often particular people person put puts right said
say saying says see seen somebody someone something sometimes sort sorts start sure take taken takes
taking talk talking thing things think thinks thought today tried try trying turn use used useful
uses using usually want wanted wants way ways went wish work working works
"""
SPOKEN: Final = frozenset(_OF_SPEECH.split())
"""Words of everyday speech, which say little of what is looked for."""
_OF_QUESTIONS: Final = """
am are can could did do does has have how is must should was were what when where which who whose
why will would
"""
ASKING: Final = frozenset(_OF_QUESTIONS.split())
"""Words with which a question begins."""


@dataclass(frozen=True)
class Wanted:
    """A word of a query, with the ways in which it may stand in a text."""

    text: str
    whole: str
    optional: bool
    spoken: bool
    ways: tuple[tuple[str, ...], ...]


def asks(query: str) -> bool:
    """Whether a query is put as a question."""
    begins = PART.search(folded(query))
    return query.rstrip().endswith("?") or bool(begins and begins[0] in ASKING)


def query_words(query: str) -> tuple[Wanted, ...]:
    """The words of a query: "D'Arcy" is "darcy", or "d" and "arcy"."""
    return tuple(_wanted(found[0]) for found in JOINED.finditer(folded(query)))


def _wanted(text: str) -> Wanted:
    pieces = PART.findall(text)
    whole = "".join(piece[:LONGEST] for piece in pieces)[:LONGEST]
    asked = tuple(piece[:LONGEST] for piece in pieces)
    if is_unspaced(text):
        parts = [part for piece in pieces for part in neighbours(piece)]
        more = [part for part in parts if len(part) > 1 or not is_unspaced(part)]
        asked = tuple(more if len(parts) > 1 else parts)
    ways = ((whole,), asked) if len(asked) > 1 else (asked,)
    optional = text in OPTIONAL or whole in OPTIONAL
    return Wanted(text, whole, optional, text in SPOKEN, ways)


def is_short(word: str) -> bool:
    """Whether a word is too short for others to begin with it."""
    return len(word) < SHORTEST_BEGINNING and not is_unspaced(word)


def fits(words: Sequence[str], wanted: Sequence[Wanted], start: int) -> bool:
    """Whether words stand in a query from one of its words on, each in some form of it."""
    asked = wanted[start : start + len(words)]
    return len(asked) == len(words) and all(
        _is_form(word, one.whole) for word, one in zip(words, asked, strict=True)
    )


def _is_form(one: str, other: str) -> bool:
    return one == other or (not is_short(one) and not is_short(other) and stem(one) == stem(other))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """An English word without its commonest endings."""
    root = _singular(word)
    shorter = re.sub(r"(?:ation|ment|ness|ing|ed|ly)$", "", root)
    return _bare(shorter if len(shorter) >= _LEAST_ROOT else root)


@lru_cache(maxsize=50_000)
def family(word: str) -> str:
    """What words of one family have in common; every one of them begins with it."""
    root, before = _singular(word), ""
    while before != root:
        before = root
        root = _ENDED.sub(r"\1", _DERIVED.sub(r"\1", root, count=1), count=1)
    return _bare(root)


_DERIVED: Final = re.compile(
    r"^(.{4,}?)(?:[ai]bility|[ai]ble|istic|ism|ic(?:s|al|ally)?|[ai]sation|[ai]zation|ation|ative"
    r"|ate|ment|ness|ing|ed|ly|less|ful|ship|hood|ity|er|i[sz](?:ed?|ing))$"
)
_ENDED: Final = re.compile(
    r"^(.{5,}?)(?:[ae]nce|[ae]ncy|[ae]nt|ist|ion|ive|i?al|or|(?:(?<=[^aeiou]a)|(?<=ia))n)$"
)


def _singular(word: str) -> str:
    if re.search(r"[^aeiou]ies$", word) and len(word) > _LEAST_ROOT:
        return f"{word[:-3]}y"
    is_plural = re.search(r"[^siu]s$", word) and len(word) >= _LEAST_ROOT
    return word[:-1] if is_plural else word


def _bare(root: str) -> str:
    once = re.sub(r"([bdgklmnprt])\1$", r"\1", root) if len(root) > _LEAST_ROOT else root
    return re.sub(r"[aeyi]$", "", once) if len(once) > _LEAST_ROOT else once


def variants(word: str) -> Iterator[tuple[str, float]]:
    """How else a word may stand in a text, each with how near it is."""
    for pattern, other in _SPELLINGS:
        if pattern.search(word) and (made := pattern.sub(other, word, count=1)) != word:
            yield made, _SPELT
    denied = _NOT.search(word)
    if denied:
        yield denied[1] or denied[2], _DENIED


_OUR: Final = "behavi|col|fav|flav|harb|hon|hum|lab|neighb|rum|tum|vig"
_SPELLINGS: Final[tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...]] = (
    (re.compile(r"^(.{3,})iz(e[ds]?|ing|ations?|ers?)$"), r"\1is\2"),
    (re.compile(r"^(.{3,})is(e[ds]?|ing|ations?|ers?)$"), r"\1iz\2"),
    (re.compile(rf"^({_OUR})or"), r"\1our"),
    (re.compile(rf"^({_OUR})our"), r"\1or"),
    (
        re.compile(r"(cent|fib|lit|met|theat)er(?:e(d)|(s?))$"),
        lambda found: f"{found[1]}re{found[2] or ''}{found[3] or ''}",
    ),
    (
        re.compile(r"(cent|fib|lit|met|theat)re(?:(d)|(s?))$"),
        lambda found: f"{found[1]}er{'ed' if found[2] else found[3]}",
    ),
    (re.compile(r"^(.*)(?:ae|oe)(.*)$"), r"\1e\2"),
    (re.compile(r"^(an|gyn|orthop|h|leuk|p)e(d|m|c|a)"), r"\1ae\2"),
    (re.compile(r"program$"), "programme"),
    (re.compile(r"programme"), "program"),
    (re.compile(r"(ana|para|cata|dia)lyz"), r"\1lys"),
    (re.compile(r"(.{3})ll(ed|ing|ers?)$"), r"\1l\2"),
    (re.compile(r"(.{3}[ei])l(ed|ing|ers?)$"), r"\1ll\2"),
)
_NOT: Final = re.compile(
    r"^(?:in(.{3,}(?:able|ible|al|ally|ality|alities|ity|ities|ent|ence|ency|ant|ate|ately|ive))"
    r"|un((?!der|iv|it|io|iq|le|ti).{4,}))$"
)
