"""Asks the index in Python, as ``search-index.js`` does in the browser: the same files, the same
weights, the same order; a test compares the two.

What the browser does besides where a word stands nowhere, near words for slips of the pen, is not
done here: a program asks again.
"""

from __future__ import annotations

import json
import math
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from generator.evidence import urls
from generator.publish.search.forms import (
    Wanted,
    family,
    fits,
    is_short,
    query_words,
    stem,
    variants,
)
from generator.publish.search.index import CLASSES, IN_NAME, WHOLE_NAME

_WEIGHTS: Final = (0.6, 1, 1.3, 3, 3.5)
_EXACT, _SAME_STEM, _SAME_FAMILY, _BEGINS = 1.0, 0.85, 0.6, 0.3
_IN_PARTS: Final = 0.7
_ALIKE: Final = 0.7
_NAMED_SO: Final = 5
_OF_GRAMMAR: Final = 0.1
_EVIDENCE: Final = 0.5
_COVERED: Final = 0.5
_MOST_WORDS: Final = 12
_NEARLY: Final = 0.001
_LAST: Final = "\U0010ffff"

Scores = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Hits:
    """For each document the best of a word's hits, and whether that is in a name."""

    scores: Scores
    named: Flags


@dataclass(frozen=True)
class Answer:
    """The documents that hold all words of a query, or most of what they say, the best first."""

    numbers: tuple[int, ...]
    complete: bool
    """Whether the best hold all that was asked for."""
    missing: tuple[str, ...]
    """The words of the query that stand nowhere."""


@dataclass(frozen=True, eq=False)
class SearchIndex:
    """The index of a site's search, read from its files."""

    first: Mapping[str, Any]
    words: Mapping[str, Sequence[int]]
    alike: Mapping[str, Sequence[int]]
    records: Sequence[Mapping[str, Any]]

    @cached_property
    def ordered(self) -> Sequence[str]:
        """All words in alphabetical order."""
        return sorted(self.words)

    def kind_of(self, number: int) -> Mapping[str, Any]:
        """The kind of a document."""
        found: Mapping[str, Any] = next(
            kind for kind in self.first["kinds"] if number < kind["from"] + kind["count"]
        )
        return found


def read_index(files: Mapping[str, str]) -> SearchIndex:
    """The index from the texts of its files by path, as ``index_files`` gives them."""
    first = json.loads(files[urls.search_file("index")])
    parts = {
        path.rpartition("/")[2]: text
        for path, text in files.items()
        if path.startswith(urls.search_file(f"{first['folder']}/").removesuffix(".json"))
    }
    words: dict[str, Sequence[int]] = {}
    alike: dict[str, Sequence[int]] = {}
    for number in range(len(first["words"])):
        part = json.loads(parts[f"words-{number}.json"])
        words |= dict(zip(part["words"], part["at"], strict=True))
        alike |= {phrase: at for phrase, (_, at) in part["alike"].items()}
    together = range(-(-first["total"] // first["together"]))
    records = [one for n in together for one in json.loads(parts[f"records-{n}.json"])]
    return SearchIndex(first, words, alike, records)


def find(index: SearchIndex, query: str) -> Answer:
    """What the index holds for a query; nothing for one without words."""
    wanted = query_words(query)[:_MOST_WORDS]
    if not wanted:
        return Answer((), True, ())
    each = [_of_any(index, one) for one in wanted]
    for start in range(len(wanted)):
        for phrase, steps in index.alike.items():
            length = phrase.count(" ") + 1
            if fits(phrase.split(" "), wanted, start):
                for number, hit in _walk(steps):
                    for n in range(start, start + length):
                        _put(each[n], number, _ALIKE * _WEIGHTS[hit], named=False)
    return _ranked(index, wanted, each)


def _walk(steps: Sequence[int]) -> Iterator[tuple[int, int]]:
    number = 0
    for step in steps:
        number += step // CLASSES
        yield number, step % CLASSES


def _put(hits: Hits, number: int, score: float, *, named: bool) -> None:
    hits.scores[number] = max(hits.scores[number], np.float32(score))
    hits.named[number] |= named


def _none(index: SearchIndex) -> Hits:
    total = index.first["total"]
    return Hits(np.zeros(total, np.float32), np.zeros(total, np.bool_))


def _likeness(word: str, other: str, *, exactly: bool) -> float:
    if other == word:
        return _EXACT
    if exactly or is_short(word) or " " in other:
        return 0
    if stem(other) == stem(word):
        return _SAME_STEM
    if family(other) == family(word):
        return _SAME_FAMILY
    return _BEGINS if other.startswith(word) else 0


def _near(index: SearchIndex, word: str, *, exactly: bool) -> Sequence[str]:
    """The words of the index that can be kin of a word: all that begin as its kin do."""
    if exactly or is_short(word):
        return [word] if word in index.words else []
    one, other = stem(word), family(word)
    start = one if len(one) < len(other) else other
    start = start[:-1] if start.endswith(("e", "y")) else start
    from_ = bisect_left(index.ordered, start)
    return index.ordered[from_ : bisect_left(index.ordered, f"{start}{_LAST}")]


def _of_word(index: SearchIndex, word: str, *, exactly: bool) -> Hits:
    found = _none(index)
    for other in _near(index, word, exactly=exactly):
        like = _likeness(word, other, exactly=exactly)
        if like:
            for number, hit in _walk(index.words[other]):
                _put(found, number, like * _WEIGHTS[hit], named=hit >= IN_NAME)
    return found


def _of_any(index: SearchIndex, one: Wanted) -> Hits:
    """A word of the query that may be written in several ways, each of several words."""
    ways = [(parts, _IN_PARTS / len(parts) if len(parts) > 1 else 1.0) for parts in one.ways]
    if len(one.ways[0]) == 1 and not one.optional:
        ways += [((other,), near) for other, near in variants(one.ways[0][0])]
    best = _none(index)
    for parts, weight in ways:
        each = [_of_word(index, part, exactly=one.optional) for part in parts]
        everywhere = np.logical_and.reduce([hits.scores > 0 for hits in each])
        total = np.sum([hits.scores.astype(np.float64) for hits in each], axis=0) * weight
        np.maximum(best.scores, np.where(everywhere, total, 0).astype(np.float32), out=best.scores)
        best.named[:] |= everywhere & np.logical_and.reduce([hits.named for hits in each])
    return best


def _named_in(index: SearchIndex, wanted: Sequence[Wanted]) -> dict[int, Sequence[Wanted]]:
    """The documents whose whole name stands in the query, with the words that are the name."""
    found: dict[int, Sequence[Wanted]] = {}
    for length in range(len(wanted), 0, -1):
        for start in range(len(wanted) - length + 1):
            some = wanted[start : start + length]
            if length < len(wanted) and all(one.optional for one in some):
                continue
            for number, hit in _walk(index.words.get(" ".join(one.whole for one in some), ())):
                counts = length == len(wanted) or index.kind_of(number).get("named")
                if hit == WHOLE_NAME and counts:
                    found.setdefault(number, some)
    return found


def _of_places(index: SearchIndex, wanted: Sequence[Wanted], each: Sequence[Hits]) -> set[int]:
    """The studies of the places that the query names."""
    studies = next((kind for kind in index.first["kinds"] if kind["id"] == "study"), None)
    if studies is None:
        return set()
    numbers = range(studies["from"], studies["from"] + studies["count"])
    named = (place.split(" ") for place in index.first["places"])
    return {
        number
        for words in named
        for start in range(len(wanted) - len(words) + 1)
        if fits(words, wanted, start)
        for number in numbers
        if all(each[start + n].named[number] for n in range(len(words)))
    }


def _ranked(index: SearchIndex, wanted: Sequence[Wanted], each: Sequence[Hits]) -> Answer:
    total = index.first["total"]
    only_optional = all(one.optional for one in wanted)
    sums, covered = np.zeros(total, np.float32), np.zeros(total, np.float32)
    rare: dict[int, float] = {}
    missing = []
    for place, (one, hits) in enumerate(zip(wanted, each, strict=True)):
        optional = one.optional and not only_optional
        count = int(np.count_nonzero(hits.scores))
        if not count and not optional:
            missing.append(one.text)
        weight = math.log(1 + total / (count or 1))
        share = _OF_GRAMMAR if optional else 1
        sums = (sums + hits.scores.astype(np.float64) * weight * share).astype(np.float32)
        if not optional:
            rare[place] = weight
            covered = (covered + np.where(hits.scores > 0, weight, 0.0)).astype(np.float32)
    for number, words in _named_in(index, wanted).items():
        of = sum(rare.get(wanted.index(one), 0) for one in words)
        sums[number] += np.float32(_NAMED_SO * of)
    for kind in index.first["kinds"]:
        sums[kind["from"] : kind["from"] + kind["count"]] *= np.float64(kind["weight"])
    everything, placed = sum(rare.values()), _of_places(index, wanted, each)
    most = _best(index, covered, _EVIDENCE) or _best(index, covered, 0)
    complete = most > everything - _NEARLY
    there = set() if complete or not most else placed
    shown = map(int, np.flatnonzero(covered >= _COVERED * most)) if most else ()
    order = {
        n: float(np.float32(float(sums[n]) * (float(covered[n]) / everything) ** 2))
        for n in {*shown, *there}
    }
    numbers = sorted(order, key=lambda n: (n not in there, -order[n], n))
    return Answer(tuple(numbers), complete, tuple(missing))


def _best(index: SearchIndex, covered: Scores, least: float) -> float:
    kinds = (kind for kind in index.first["kinds"] if kind["weight"] >= least)
    parts = (covered[kind["from"] : kind["from"] + kind["count"]] for kind in kinds)
    return max((float(part.max()) for part in parts if len(part)), default=0)
