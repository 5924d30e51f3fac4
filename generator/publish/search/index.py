"""Documents to an index of small files: words with the numbers of their documents, and documents.

Documents are numbered kind by kind, so that a kind is a range of numbers and needs no list. The
first file names the folder of the others after their content: a browser that holds an older first
file asks for older others, and never mixes the two.

``index.json``      kinds with their ranges, names of places, how much hits count, and the first
                    word of each file of words
``words-<n>.json``  words in alphabetical order; for each, numbers of documents as steps from the
                    last one, times ``CLASSES``, plus the class of the hit (see ``_classes``). A
                    name of several words stands there as one. Under ``alike``, what words and
                    phrases find besides themselves, as which words
``records-<n>.json``  what is shown of ``SHOWN_TOGETHER`` documents
``near-<letter>.json``  all words with this first letter, for slips of the pen; words of other
                    alphabets and numbers stand in ``near-_.json``
``unanswered.json``  what is said where nothing is found
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import chain
from typing import Any, Final

from generator.evidence import urls
from generator.evidence.interface import _
from generator.evidence.records.everyday import Alike
from generator.evidence.text.compact import compact_json
from generator.publish.pages.page import Link
from generator.publish.search.alike import Found, alike
from generator.publish.search.document import Document
from generator.publish.search.documents import ResultKind
from generator.publish.search.ranking import (
    ALSO,
    AROUND,
    CLASSES,
    IN_NAME,
    RANKING,
    SAID,
    SEVERAL,
    WHOLE_NAME,
)
from generator.publish.search.unanswered import NOTHING_TO_SAY, Unanswered
from generator.publish.search.words import phrase, words

SHOWN_TOGETHER: Final = 4
"""Documents in one file of records: a result fetches its neighbours too."""
WORDS_FILE: Final = 4_000
"""Characters of a file of words, about; one word never spans two files."""
LONG_TEXT: Final = 45
"""From so many words on, a text says little by one of them."""
LONGEST_NAME: Final = 8
"""Words of a name that is found as one."""
NEAR_LENGTHS: Final = range(3, 25)
LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyz")
OTHERS: Final = "_"

Postings = dict[str, dict[int, int]]


def index_files(
    found: Mapping[ResultKind, Sequence[Document]],
    everyday: Iterable[Alike] = (),
    unanswered: Unanswered = NOTHING_TO_SAY,
    places: Iterable[str] = (),
) -> dict[str, str]:
    """The text of every file of the index by its path from the site's root.

    ``places`` are names of places of studies, which come first where nothing has all of a query.
    """
    numbered = list(chain.from_iterable(found.values()))
    postings = _postings(numbered)
    single = {word: hits for word, hits in postings.items() if " " not in word}
    firsts, files = _words_files(postings, alike(numbered, single, everyday))
    files |= _records_files(numbered)
    near = _near_files(single)
    files |= near | {"unanswered": compact_json(_unanswered(unanswered))}
    folder = hashlib.sha256(compact_json([*files.items()]).encode()).hexdigest()[:12]
    first = {
        "folder": folder,
        "total": len(numbered),
        "together": SHOWN_TOGETHER,
        "ranking": asdict(RANKING),
        "kinds": list(_kinds(found)),
        "places": list(dict.fromkeys(map(phrase, places))),
        "words": firsts,
        "near": [name.removeprefix("near-") for name in near],
    }
    return {
        urls.search_file("index"): compact_json(first),
        **{urls.search_file(f"{folder}/{name}"): text for name, text in files.items()},
    }


def _unanswered(said: Unanswered) -> dict[str, Any]:
    return {
        "none": said.none,
        "instead": said.instead,
        "questions": _links(said.questions),
        "lists": _links(said.lists),
        "nearest": dict(said.nearest),
    }


def _links(links: Iterable[Link]) -> list[list[str]]:
    return [[link.text, link.path] for link in links]


def _kinds(found: Mapping[ResultKind, Sequence[Document]]) -> Iterator[dict[str, Any]]:
    start = 0
    for kind, documents in found.items():
        shown = {
            "id": kind.id, "one": _(kind.one), "many": _(kind.many),
            "within": _(kind.within) if kind.within else "",
            "weight": kind.weight, "named": kind.named, "from": start, "count": len(documents),
        }  # fmt: skip
        yield {key: value for key, value in shown.items() if value != ""}
        start += len(documents)


def _postings(documents: Sequence[Document]) -> Postings:
    """For each word the numbers of its documents, with the class of the hit."""
    postings: Postings = {}
    for number, document in enumerate(documents):
        for word, hit in _classes(document).items():
            postings.setdefault(word, {})[number] = hit
    return postings


def _classes(document: Document) -> dict[str, int]:
    """The words of a document with the class of the hit: around it, what it is about or once in a
    long text, several times in a long text, in a short one, among other words for it, in a name, or
    all of a name."""
    around = (document.note, *document.besides, *(link.text for link in document.where))
    classes = dict.fromkeys(chain.from_iterable(map(words, around)), AROUND)
    said = Counter(words(document.text))
    is_long = said.total() > LONG_TEXT
    for word, times in said.items():
        classes[word] = (SEVERAL if times > 1 else AROUND) if is_long else SAID
    names = tuple(filter(None, (document.title, *document.names)))
    for hit, texts in ((ALSO, document.also), (IN_NAME, names)):
        for text in sorted(texts, key=len, reverse=True):
            of = hit if phrase(text).count(" ") < LONGEST_NAME else SAID
            classes |= {word: max(of, classes.get(word, of)) for word in words(text)}
    for hit, texts in ((ALSO, document.also), (WHOLE_NAME, names)):
        for text in map(phrase, texts):
            if text and (" " in text or hit == WHOLE_NAME) and text.count(" ") < LONGEST_NAME:
                classes[text] = hit
    return classes


def _words_files(
    postings: Postings, others: Mapping[str, Found]
) -> tuple[list[str], dict[str, str]]:
    """The first word of each file, and the files."""
    firsts: list[str] = []
    files: dict[str, str] = {}
    held: dict[str, str] = {}
    besides: dict[str, str] = {}
    size = 0

    def close() -> None:
        firsts.append(min(chain(held, besides), key=_as_browsers_sort))
        also = ",".join(f"{compact_json(words).rstrip()}:{text}" for words, text in besides.items())
        files[f"words-{len(files)}"] = (
            f'{{"words":{compact_json(list(held)).rstrip()},"at":[{",".join(held.values())}]'
            f',"alike":{{{also}}}}}\n'
        )
        held.clear()
        besides.clear()

    for word in sorted({*postings, *others}, key=_as_browsers_sort):
        texts = [compact_json(_steps(postings[word])).rstrip()] if word in postings else []
        if word in others:
            texts.append(compact_json([others[word].words, _steps(others[word].hits)]).rstrip())
        if size and size + sum(map(len, texts)) > WORDS_FILE:
            close()
            size = 0
        if word in postings:
            held[word] = texts[0]
        if word in others:
            besides[word] = texts[-1]
        size += sum(map(len, texts)) + len(word) + 4
    if size:
        close()
    return firsts, files


def _as_browsers_sort(word: str) -> bytes:
    return word.encode("utf-16-be")


def _steps(hits: Mapping[int, int]) -> list[int]:
    steps, last = [], 0
    for number, hit in hits.items():
        steps.append((number - last) * CLASSES + hit)
        last = number
    return steps


def _records_files(documents: Sequence[Document]) -> dict[str, str]:
    return {
        f"records-{start // SHOWN_TOGETHER}": compact_json(
            [_shown(document) for document in documents[start : start + SHOWN_TOGETHER]]
        )
        for start in range(0, len(documents), SHOWN_TOGETHER)
    }


def _shown(document: Document) -> dict[str, Any]:
    """What a result shows; what is empty is left out."""
    shown = {
        "title": document.title,
        "path": document.path,
        "text": document.text,
        "where": [[link.text, link.path] for link in document.where],
        "note": document.note,
        "language": document.language,
        "pick": document.picked_as,
    }
    return {key: value for key, value in shown.items() if value}


def _near_files(postings: Postings) -> dict[str, str]:
    """Words by first letter, each followed by the number of its documents."""
    by_letter: dict[str, list[str | int]] = {}
    for word in sorted(postings):
        if len(word) in NEAR_LENGTHS and not word.isdecimal():
            letter = word[0] if word[0] in LETTERS else OTHERS
            by_letter.setdefault(letter, []).extend((word, len(postings[word])))
    return {f"near-{letter}": compact_json(held) for letter, held in sorted(by_letter.items())}
