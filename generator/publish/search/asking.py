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
    asks,
    family,
    fits,
    is_short,
    query_words,
    stem,
    variants,
)
from generator.publish.search.ranking import ALSO, CLASSES, RANKING, WHOLE_NAME

_LAST: Final = "\U0010ffff"

Scores = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]
Counts = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Hits:
    """For each document the best of a word's hits, how far that is the word, and whether one is in
    a name."""

    scores: Scores
    held: Scores
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
    wanted = query_words(query)[: RANKING.most]
    if not wanted:
        return Answer((), True, ())
    each = [_of_any(index, one) for one in wanted]
    for start in range(len(wanted)):
        for phrase, steps in index.alike.items():
            length = phrase.count(" ") + 1
            if fits(phrase.split(" "), wanted, start):
                for number, hit in _walk(steps):
                    for hits in each[start : start + length]:
                        score = RANKING.alike * RANKING.hits[hit]
                        _put(hits, number, score, held=RANKING.instead, named=False)
    return _ranked(index, wanted, each, asking=asks(query))


def _walk(steps: Sequence[int]) -> Iterator[tuple[int, int]]:
    number = 0
    for step in steps:
        number += step // CLASSES
        yield number, step % CLASSES


def _put(hits: Hits, number: int, score: float, *, held: float, named: bool) -> None:
    hits.scores[number] = max(hits.scores[number], np.float32(score))
    hits.held[number] = max(hits.held[number], np.float32(held))
    hits.named[number] |= named


def _none(index: SearchIndex) -> Hits:
    total = index.first["total"]
    empty = np.zeros(total, np.float32)
    return Hits(empty, empty.copy(), np.zeros(total, np.bool_))


def _likeness(word: str, other: str, *, exactly: bool) -> float:
    if other == word:
        return RANKING.exact
    if exactly or is_short(word) or " " in other:
        return 0
    if stem(other) == stem(word):
        return RANKING.stem
    if family(other) == family(word):
        return RANKING.family
    return RANKING.begins if other.startswith(word) else 0


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
        held = RANKING.begun if like == RANKING.begins else 1
        for number, hit in _walk(index.words[other]) if like else ():
            _put(found, number, like * RANKING.hits[hit], held=held, named=hit >= ALSO)
    return found


def _of_any(index: SearchIndex, one: Wanted) -> Hits:
    """A word of the query that may be written in several ways, each of several words."""
    ways = [(parts, RANKING.parts / len(parts) if len(parts) > 1 else 1.0) for parts in one.ways]
    if len(one.ways[0]) == 1 and not one.optional:
        ways += [((other,), near) for other, near in variants(one.ways[0][0])]
    best = _none(index)
    for parts, weight in ways:
        each = [_of_word(index, part, exactly=one.optional) for part in parts]
        everywhere = np.logical_and.reduce([hits.scores > 0 for hits in each])
        total = np.sum([hits.scores.astype(np.float64) for hits in each], axis=0) * weight
        np.maximum(best.scores, np.where(everywhere, total, 0).astype(np.float32), out=best.scores)
        held = np.minimum.reduce([hits.held for hits in each])
        np.maximum(best.held, np.where(everywhere, held, 0), out=best.held)
        best.named[:] |= everywhere & np.logical_and.reduce([hits.named for hits in each])
    return best


def _named_in(index: SearchIndex, wanted: Sequence[Wanted]) -> dict[int, tuple[range, float]]:
    """The documents of which a whole name stands in the query: the places of its words there, and
    how much that counts."""
    found: dict[int, tuple[range, float]] = {}
    for length in range(len(wanted), 0, -1):
        by = {WHOLE_NAME: RANKING.named, ALSO: RANKING.called if length > 1 else 0}
        for start in range(len(wanted) - length + 1):
            some = wanted[start : start + length]
            if length < len(wanted) and all(one.optional for one in some):
                continue
            for number, hit in _walk(index.words.get(" ".join(one.whole for one in some), ())):
                counts = length == len(wanted) or index.kind_of(number).get("named")
                if by.get(hit) and counts:
                    found.setdefault(number, (range(start, start + length), by[hit]))
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


@dataclass(frozen=True, eq=False)
class _Sums:
    """What the documents have of all words of a query that they need to have."""

    scores: Scores
    covered: Scores
    having: Counts
    names: Counts
    rare: Mapping[int, float]
    """How much each of the words says, by its place in the query."""


def _summed(index: SearchIndex, wanted: Sequence[Wanted], each: Sequence[Hits]) -> _Sums:
    total, only_optional = index.first["total"], all(one.optional for one in wanted)
    scores, covered = np.zeros(total, np.float32), np.zeros(total, np.float32)
    having, names = np.zeros(total, np.int64), np.zeros(total, np.int64)
    rare: dict[int, float] = {}
    for place, (one, hits) in enumerate(zip(wanted, each, strict=True)):
        count = int(np.count_nonzero(hits.scores))
        weight = math.log(1 + total / (count or 1)) * (RANKING.speech if one.spoken else 1)
        optional = one.optional and not only_optional
        share = RANKING.grammar if optional else 1
        scores = (scores + hits.scores.astype(np.float64) * weight * share).astype(np.float32)
        if not optional:
            rare[place] = weight
            covered = (covered + weight * hits.held.astype(np.float64)).astype(np.float32)
            having += hits.scores > 0
            names += hits.named
    return _Sums(scores, covered, having, names, rare)


def _ranked(
    index: SearchIndex, wanted: Sequence[Wanted], each: Sequence[Hits], *, asking: bool
) -> Answer:
    found = _summed(index, wanted, each)
    rare, covered, needed = found.rare, found.covered, len(found.rare)
    everything = sum(rare.values())
    sums = _weighted(index, found, _named_in(index, wanted), asking=asking)
    most = _best(index, covered, RANKING.evidence) or _best(index, covered, 0)
    complete = bool(np.any(found.having == needed))
    there = _of_places(index, wanted, each) if most and not complete else set()
    shown = map(int, np.flatnonzero(covered >= RANKING.covered * most)) if most else ()
    order = {
        n: float(np.float32(float(sums[n]) * (float(covered[n]) / everything) ** 2))
        for n in {*shown, *there}
    }
    # What is of the site, and not called so, comes last.
    beside = {
        n
        for n in order
        if index.kind_of(n)["weight"] < RANKING.evidence and found.names[n] < needed
    }
    numbers = sorted(order, key=lambda n: (n not in there, n in beside, -order[n], n))
    missing = (one.text for n, one in enumerate(wanted) if n in rare and not each[n].scores.any())
    return Answer(tuple(numbers), complete, tuple(missing))


def _weighted(
    index: SearchIndex, found: _Sums, called: Mapping[int, tuple[range, float]], *, asking: bool
) -> Scores:
    """The sums of scores, more for what is called so, by the weight of each kind."""
    sums = found.scores.copy()
    for number, (places, by) in called.items():
        of = sum(found.rare.get(place, 0) for place in places)
        sums[number] = float(sums[number]) + by * of
    for kind in index.first["kinds"]:
        share = RANKING.asked if asking and kind["id"] == "question" else 1
        weight = np.float64(kind["weight"] * share)
        sums[kind["from"] : kind["from"] + kind["count"]] *= weight
    return sums


def _best(index: SearchIndex, covered: Scores, least: float) -> float:
    kinds = (kind for kind in index.first["kinds"] if kind["weight"] >= least)
    parts = (covered[kind["from"] : kind["from"] + kind["count"]] for kind in kinds)
    return max((float(part.max()) for part in parts if len(part)), default=0)
