"""Weigh what a reader fetches for one query: ``python -m bench.search --studies 10000``.

Makes a synthesis of made-up words (two quotes a study, and some findings), writes its index, and
asks the search's own script, run by Node.js, what it fetches for a few queries. Sizes are those of
gzip, as hosts send them. With ``--pagefind PROGRAM`` it weighs an index of Pagefind beside it: one
document a record, with its kind as a filter, so that kinds can be counted as ours are.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from bench.content import big, write
from generator.check.rules import load_catalogue
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.publish.search import Document, documents, index_files
from generator.publish.search.documents import ResultKind

REPOSITORY = Path(__file__).parents[1]
SCRIPTS = REPOSITORY / "site_templates/theme/assets/js"
NODE = str(Path(sys.executable).with_name("node"))
FIND = Path(__file__).with_name("search_find.mjs")
BUDGET = 300_000
PAGEFIND_PROGRAM = ("pagefind.js", "pagefind-worker.js", "wasm.en.*")
THEMES = 5


def made_up(studies: int, findings: int) -> Catalogue:
    """A synthesis of made-up words with so many studies, two quotes each, and findings."""
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), big(studies, THEMES, findings // THEMES, interpretations=1))
        return load_catalogue(Path(folder))[0]


def scripts(folder: Path = SCRIPTS) -> list[Path]:
    """The scripts that come with the first query: the dialog, and all that it imports."""
    found = [folder / "search-dialog.js"]
    for script in found:  # which grows
        imported = re.findall(r'^import .* from "\./([\w-]+\.js)";$', script.read_text(), re.M)
        found += (folder / name for name in imported if folder / name not in found)
    return found


def queries(files: dict[str, str]) -> list[str]:
    """A rare word, one in the middle, the commonest, two, a slip, and one typed slowly."""
    near = [json.loads(text) for path, text in files.items() if "near-" in path]
    counts = {held[n]: held[n + 1] for held in near for n in range(0, len(held), 2)}
    by_count = sorted((word for word in counts if len(word) > 5), key=lambda w: (counts[w], w))
    rare, middle, common = by_count[len(by_count) // 2], by_count[-300], by_count[-1]
    return [rare, middle, common, f"{middle} {common}", f"{middle[:-1]}x{middle[-1]}", f"{middle}…"]


def weigh(files: dict[str, str], asked: Sequence[str]) -> list[dict[str, Any]]:
    """For each query, asked first, the bytes fetched by part."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for path, text in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
        run = subprocess.run(
            [NODE, str(FIND), str(SCRIPTS), str(root / urls.SEARCH / "index"), *asked],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
    answers: list[dict[str, Any]] = json.loads(run.stdout)
    return answers


def weigh_pagefind(program: str, found: Mapping[ResultKind, Sequence[Document]]) -> dict[str, int]:
    """By part, what Pagefind fetches for a query of one word with ten results, on average."""
    with tempfile.TemporaryDirectory() as folder:
        pages, bundle = Path(folder) / "pages", Path(folder) / "bundle"
        pages.mkdir()
        documents = ((kind, one) for kind, of_kind in found.items() for one in of_kind)
        for number, (kind, one) in enumerate(documents):
            where = " ".join(link.text for link in one.where)
            (pages / f"{number}.html").write_text(
                f'<!doctype html><html lang="en"><title>{escape(one.title)}</title>'
                f"<body data-pagefind-body data-pagefind-filter='kind:{kind.id}'>"
                f"<h1>{escape(one.title)}</h1>"
                f"<p>{escape(one.text)}</p><p>{escape(where)} {escape(one.note)}</p></body></html>",
                encoding="utf-8",
            )
        subprocess.run(
            [program, "--site", str(pages), "--output-path", str(bundle)],
            check=True, capture_output=True,
        )  # fmt: skip

        def sizes(pattern: str) -> list[int]:
            return [len(gzip.compress(path.read_bytes())) for path in bundle.glob(pattern)]

        return {
            "program": sum(
                map(sum, map(sizes, ("pagefind.js", "pagefind-worker.js", "wasm.en.*")))
            ),
            "list": sum(sizes("*.pf_meta")),
            "filter": sum(sizes("filter/*")),
            "words": round(statistics.mean(sizes("index/*"))),
            "records": round(10 * statistics.mean(sizes("fragment/*"))),
        }


def _by_part(sizes: Mapping[str, int]) -> str:
    return ", ".join(f"{part} {size / 1e3:.1f}" for part, size in sizes.items())


def main() -> None:
    """Print the measurements."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--studies", type=int, default=10_000)
    parser.add_argument("--findings", type=int, default=500)
    parser.add_argument("--pagefind", metavar="PROGRAM")
    options = parser.parse_args()
    catalogue = made_up(options.studies, options.findings)
    start = time.perf_counter()
    found = documents(catalogue, (), ())
    files = index_files(found)
    seconds = time.perf_counter() - start
    size = sum(len(gzip.compress(text.encode())) for text in files.values())
    program = sum(len(gzip.compress(path.read_bytes())) for path in scripts())
    print(f"records   {sum(map(len, found.values())):,} in {len(files):,} files, {seconds:.1f} s")
    print(f"index     {size / 1e6:.2f} MB gzip; scripts {program / 1e3:.1f} KB")
    for answer in weigh(files, queries(files)):
        total = program + sum(answer["bytes"].values())
        shown = _by_part(answer["bytes"])
        print(
            f"{total / BUDGET:7.0%} of the budget: {total / 1e3:6.1f} KB ({shown}) "
            f"for {answer['results']:,} results, {answer['query']!r}"
        )
    if options.pagefind:
        parts = weigh_pagefind(options.pagefind, found)
        total = sum(parts.values())
        print(
            f"{total / BUDGET:7.0%} of the budget: {total / 1e3:6.1f} KB ({_by_part(parts)}) "
            "for Pagefind"
        )


if __name__ == "__main__":
    main()
