"""Ask the search what readers ask: ``python -m bench.judged``, after ``make judged`` once.

``tests/content/judged.yml`` holds queries with the records that ought to come first, and queries
that nothing answers. They are asked of the search's own script and of Pagefind, by Node.js, on the
same built pages in the same run: on all of them and, in Pagefind's favour, on those alone on which
records stand. Nothing is fetched from the network. The parts ``tune`` and ``more`` are there to
tune by (``--misses`` lists what they miss), the part ``held`` to tell what that is worth.
"""

from __future__ import annotations

import argparse
import gzip
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, Final

from bench.search import FIND, NODE, PAGEFIND_PROGRAM, scripts
from generator.check.rules import load_catalogue
from generator.evidence import urls
from generator.evidence.addresses import Standing, record_address
from generator.evidence.catalogue import Catalogue
from generator.evidence.loading.yaml_text import read_yaml
from generator.publish.search.recorded import recorded_documents

REPOSITORY = Path(__file__).parents[1]
CONTENT = REPOSITORY / "content"
SET = REPOSITORY / "tests/content/judged.yml"
ASK_PAGEFIND = Path(__file__).with_name("judged_pagefind.mjs")
TO_TUNE_BY: Final = ("tune", "more")
PARTS: Final = (*TO_TUNE_BY, "held")
FEW: Final = 5
PAGES: Final = {"page/gaps": urls.GAPS, "page/method": urls.METHOD}
"""Pages that are asked for as such; what is no record has no other name."""


Hit = tuple[str, ...]
"""A result: its address, then those of parts of it that are shown with it."""


@dataclass(frozen=True)
class Judged:
    """A query, and what ought to come first."""

    query: str
    who: str
    """Who types it; empty where nothing answers it."""
    part: str
    first: tuple[str, ...]
    """What is right in the first place, as the set names it; empty where nothing is."""


@dataclass(frozen=True)
class Answer:
    """What a search said to a query."""

    hits: tuple[Hit, ...]
    """The results that are shown at once."""
    count: int
    """How many results there are."""
    said: bool
    """Whether it says that nothing has all that was asked for."""
    fetched: int
    """Bytes of the index, as hosts send them."""


@dataclass(frozen=True)
class Engine:
    """A search that is asked."""

    name: str
    program: int
    """Bytes of its program, as hosts send them."""
    answers: Mapping[str, Answer]


def judged(file: Path = SET) -> tuple[Judged, ...]:
    """The set, in the order of its file; those that nothing answers last."""
    held, _, problems = read_yaml(file.read_bytes(), file.name)
    if problems:
        raise ValueError(f"{file.name} is not YAML that can be read: {problems[0]}")
    answered = (
        Judged(one["query"], one["who"], one["part"], one["first"]) for one in held["queries"]
    )
    unanswered = (Judged(one["query"], "", one["part"], ()) for one in held["unanswerable"])
    return (*answered, *unanswered)


@dataclass(frozen=True)
class Known:
    """Where records and parts of them stand."""

    addresses: Mapping[str, tuple[str, ...]]
    """Their addresses, by what the set calls them; there is one, unless the name means several."""
    pages: Mapping[str, str]
    """The page of the record by the address of a part: a quote is part of its study."""


def known_of(catalogue: Catalogue) -> Known:
    """Where the records of a catalogue stand."""
    addresses = {name: (path,) for name, path in PAGES.items()}
    pages = {}
    for standing, _ in recorded_documents(catalogue, {}):
        name = _named(standing)
        addresses[name] = (*addresses.get(name, ()), standing.address)
        pages[standing.address] = _page(record_address(standing.kind, standing.record_id))
    return Known(addresses, pages)


def _named(standing: Standing) -> str:
    own = getattr(standing.part, "id", "")
    if standing.called == "term":
        return f"{standing.kind}/{own}"
    record = f"{standing.kind}/{standing.record_id}"
    return f"{record}#{own}" if standing.path else record


def place(one: Judged, answer: Answer, known: Known, *, exactly: bool) -> int:
    """In which place, from 1, the first right result stands; 0 where none is shown at once.

    A result counts by the page of its record; if ``exactly``, an anchor has to be met.
    """
    wanted = {address for name in one.first for address in known.addresses[name]}
    right = _is_there if exactly else partial(_is_on_its_page, pages=known.pages)
    return next((n for n, hit in enumerate(answer.hits, start=1) if right(hit, wanted)), 0)


def _is_there(hit: Hit, wanted: Set[str]) -> bool:
    return not wanted.isdisjoint((*hit, _page(hit[0])))


def _is_on_its_page(hit: Hit, wanted: Set[str], pages: Mapping[str, str]) -> bool:
    own = {_page(hit[0]), *(pages[address] for address in hit if address in pages)}
    return not own.isdisjoint(map(_page, wanted))


def _page(address: str) -> str:
    return address.partition("#")[0]


# --- the engines -------------------------------------------------------------------------------


def ours(folder: Path, site: Path, queries: Sequence[str]) -> Engine:
    """The search of a built site, asked by the scripts in a folder."""
    asked = _node(FIND, folder, site / urls.SEARCH / "index", *queries)
    answers = {
        one["query"]: Answer(
            hits=tuple((path,) for path in one["found"]),
            count=one["results"],
            said=one["said"],
            fetched=sum(one["bytes"].values()),
        )
        for one in asked
    }
    return Engine("ours", _packed(scripts(folder)), answers)


def pagefind(name: str, pages: Path, queries: Sequence[str]) -> Engine:
    """Pagefind on the main part of every page in a folder."""
    with tempfile.TemporaryDirectory() as folder:
        bundle = Path(folder)
        subprocess.run(
            [sys.executable, "-m", "pagefind", "--site", str(pages), "--output-path", str(bundle),
             "--root-selector", "article"],
            check=True, capture_output=True,
        )  # fmt: skip
        asked = _node(ASK_PAGEFIND, bundle, *queries)
        program = _packed(chain.from_iterable(map(bundle.glob, PAGEFIND_PROGRAM[:2])))
    answers = {
        one["query"]: Answer(
            hits=tuple(tuple(path.removeprefix("/") for path in hit) for hit in one["found"]),
            count=one["results"],
            said=False,
            fetched=one["bytes"],
        )
        for one in asked
    }
    return Engine(name, program, answers)


def _node(script: Path, *arguments: object) -> list[dict[str, Any]]:
    run = subprocess.run(
        [NODE, "--no-warnings", str(script), *map(str, arguments)],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    answers: list[dict[str, Any]] = json.loads(run.stdout)
    return answers


def _packed(files: Iterable[Path]) -> int:
    return sum(len(gzip.compress(file.read_bytes())) for file in files)


def _pages_alone(site: Path, pages: Iterable[str], folder: Path) -> Path:
    for page in pages:
        (folder / page).mkdir(parents=True, exist_ok=True)
        shutil.copyfile(site / page / "index.html", folder / page / "index.html")
    return folder


# --- what is printed ---------------------------------------------------------------------------


def places(queries: Sequence[Judged], engine: Engine, known: Known, *, exactly: bool) -> list[int]:
    """For each query that has an answer, what ``place`` says."""
    answered = (one for one in queries if one.first)
    return [place(one, engine.answers[one.query], known, exactly=exactly) for one in answered]


def report(queries: Sequence[Judged], engines: Sequence[Engine], known: Known) -> Iterator[str]:
    """The lines on one part of the set."""
    unanswered = [one for one in queries if not one.first]
    answered = len(queries) - len(unanswered)
    for measure, exactly in (("by the record's page", False), ("by its own address", True)):
        yield f"{answered} queries, {measure:<24} first   in {FEW}    MRR"
        for engine in engines:
            found = places(queries, engine, known, exactly=exactly)
            first = found.count(1)
            few = sum(0 < number <= FEW for number in found)
            mean = statistics.mean(1 / number if number else 0 for number in found)
            yield (
                f"  {engine.name:<32} {first:3} {first / len(found):4.0%}"
                f" {few:3} {few / len(found):4.0%}  {mean:.2f}"
            )
    yield f"{len(unanswered)} that nothing answers               silent   or it says so"
    for engine in engines:
        answers = [engine.answers[one.query] for one in unanswered]
        silent = sum(not answer.count for answer in answers)
        said = sum(not answer.count or answer.said for answer in answers)
        yield f"  {engine.name:<32} {silent:6}   {said:6}"
    yield f"KB for a first query, {'with the program of':<21} mean  largest"
    for engine in engines:
        sizes = [engine.program + engine.answers[one.query].fetched for one in queries]
        name = f"{engine.name} ({engine.program / 1e3:.1f})"
        yield f"  {name:<40} {statistics.mean(sizes) / 1e3:5.1f} {max(sizes) / 1e3:8.1f}"


def misses(queries: Sequence[Judged], engine: Engine, known: Known) -> Iterator[str]:
    """What does not come first, with what does; and what is answered without an answer."""
    for one in queries:
        answer = engine.answers[one.query]
        number = place(one, answer, known, exactly=False)
        if one.first and number != 1:
            first = answer.hits[0][0] if answer.hits else "nothing"
            yield f"  {one.query!r}: {first} first, {', '.join(one.first)} {number or 'not shown'}"
        elif not one.first and answer.count and not answer.said:
            yield f"  {one.query!r}: {answer.count} results, {answer.hits[0][0]} first"


def _built(folder: Path) -> Path:
    subprocess.run(
        [sys.executable, "-m", "generator", "build", "--content", str(CONTENT), "--site",
         str(folder)],
        check=True, capture_output=True,
    )  # fmt: skip
    return folder


def main() -> None:
    """Print the measurements."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, help="a built site of content/; else one is built")
    parser.add_argument("--misses", action="store_true", help="list those that one may tune by")
    options = parser.parse_args()
    known = known_of(load_catalogue(CONTENT)[0])
    everything = judged()
    unknown = {name for one in everything for name in one.first} - known.addresses.keys()
    if unknown:
        parser.error(f"{SET.name} is of another review: there is no {min(unknown)} in content/.")
    queries = [one.query for one in everything]
    with tempfile.TemporaryDirectory() as temporary:
        site = options.site or _built(Path(temporary) / "site")
        pages = {_page(address) for address in chain.from_iterable(known.addresses.values())}
        alone = _pages_alone(site, pages, Path(temporary) / "alone")
        engines = [
            ours(site / "assets/js", site, queries),
            pagefind("Pagefind", site, queries),
            pagefind(f"Pagefind on {len(pages)} pages of records", alone, queries),
        ]
    for part in PARTS:
        of_part = [one for one in everything if one.part == part]
        print(f"\n{part}", *report(of_part, engines, known), sep="\n")
        if options.misses and part in TO_TUNE_BY:
            print("ours misses", *misses(of_part, engines[0], known), sep="\n")


if __name__ == "__main__":
    main()
