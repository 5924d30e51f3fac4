"""Words that find what other words stand in: everyday words by the list of the content, and words
with in- or un- before them by those without.

What a phrase finds is looked up here, once, so that nobody who searches fetches more for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.evidence.catalogue import Catalogue
from generator.evidence.records.everyday import Alike, EverydayWords
from generator.publish.search.document import Document
from generator.publish.search.words import is_unspaced, phrase
from generator.publish.search.words import words as words_of

Postings = Mapping[str, Mapping[int, int]]

_NOT: Final = re.compile(
    r"in(.{3,}(?:able|ible|al|ally|ality|alities|ity|ities|ent|ence|ency|ant|ate|ately|ive))"
    r"|un((?!der|iv|it|io|iq|le|ti).{4,})"
)
"""Words that say that something is not so, by their form; what is left must be a word here."""


@dataclass(frozen=True)
class Found:
    """What a word or phrase finds besides itself: as which words, and in which documents."""

    words: tuple[str, ...]
    hits: Mapping[int, int]
    """The class of the hit by the number of the document, in rising order."""


def everyday_words(catalogue: Catalogue) -> tuple[Alike, ...]:
    """The words that a content takes for one another; none, where it lists none."""
    records = (record for _, record in catalogue.content.records(EverydayWords))
    return tuple(group for record in records for group in record.alike)


def alike(
    documents: Sequence[Document], postings: Postings, everyday: Iterable[Alike]
) -> Mapping[str, Found]:
    """What words and phrases find besides themselves, by the phrase; what finds nothing is left
    out."""
    texts = _Texts(documents, postings)
    found: dict[str, dict[str, Mapping[int, int]]] = {}
    for group in everyday:
        own = {words: texts.having(words) for words in map(phrase, group.words)}
        narrower = {words: texts.having(words) for words in map(phrase, group.narrower)}
        for words in own:
            every = {**narrower, **own}.items()
            others = {other: hits for other, hits in every if other != words and hits}
            found.setdefault(words, {}).update(others)
    for word, root in _denied(postings):
        found.setdefault(root, {})[word] = postings[word]
    return {words: _joined(others) for words, others in sorted(found.items()) if words and others}


def _joined(others: Mapping[str, Mapping[int, int]]) -> Found:
    hits: dict[int, int] = {}
    for of in others.values():
        for number, hit in of.items():
            hits[number] = max(hit, hits.get(number, 0))
    return Found(tuple(sorted(others)), dict(sorted(hits.items())))


def _denied(postings: Postings) -> Iterator[tuple[str, str]]:
    """Words with in- or un- before another, with the other."""
    for word in postings:
        match = _NOT.fullmatch(word)
        if match:
            yield word, match[1] or match[2]


class _Texts:
    """All that documents say, to look for phrases in."""

    def __init__(self, documents: Sequence[Document], postings: Postings) -> None:
        """Nothing is read before it is looked for."""
        self._documents = documents
        self._postings = postings
        self._read: dict[int, str] = {}

    def having(self, words: str) -> Mapping[int, int]:
        """The documents with a phrase, and the class of its least word in each."""
        each = [self._postings.get(word, {}) for word in words_of(words)]
        if not each:
            return {}
        hits = {
            number: min(of[number] for of in each)
            for number in min(each, key=len)
            if all(number in of for of in each)
        }
        if len(each) == 1:
            return hits
        wanted = words if is_unspaced(words) else f" {words} "
        return {number: hit for number, hit in hits.items() if wanted in self._text(number)}

    def _text(self, number: int) -> str:
        if number not in self._read:
            one = self._documents[number]
            texts = (one.title, *one.names, *one.also, one.text, one.note, *one.besides)
            around = (link.text for link in one.where)
            self._read[number] = "".join(f" {phrase(text)} |" for text in (*texts, *around))
        return self._read[number]
