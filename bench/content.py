"""Write a made-up synthesis of any size: ``python -m bench.content FOLDER --studies 1000``.

Then ``python -m bench.build --content FOLDER`` times it. ``--tiny`` writes one with one study, one
theme and nothing that may be left out. The same numbers give the same words, which mean nothing.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PLACE = {"source": "made-up", "section": "Results"}
LANGUAGES = ("de", "sv", "es", "ar", "zh")
LEVELS = ("high", "moderate", "low", "very low")
COMPONENTS = ("methodological_limitations", "coherence", "adequacy", "relevance")
CATEGORIES = 4
MODELS = 8
WORDS_OF_LANGUAGE = 30_000
FAMILY_NAMES = 8_000
SYLLABLES = [a + b for a in "bcdfghjklmnprstvw" for b in ("a", "e", "i", "o", "u", "ar", "en")]

Files = Iterator[tuple[str, dict[str, Any]]]


class Words:
    """Made-up words as unevenly frequent as those of a language."""

    def __init__(self, seed: int) -> None:
        """The same seed gives the same words."""
        self.chance = random.Random(seed)
        made = {self._word(2, 5) for _ in range(WORDS_OF_LANGUAGE)}
        self.words = sorted(made, key=lambda word: (len(word), word))
        weights = (1 / (rank + 3) for rank in range(len(self.words)))
        self.weights = list(itertools.accumulate(weights))
        self.names = sorted({self._word(2, 4).title() for _ in range(FAMILY_NAMES)})

    def _word(self, least: int, most: int) -> str:
        return "".join(self.chance.choices(SYLLABLES, k=self.chance.randint(least, most)))

    def text(self, length: int) -> str:
        """So many words."""
        return " ".join(self.chance.choices(self.words, cum_weights=self.weights, k=length))

    def name(self) -> str:
        """A family name."""
        return self.chance.choice(self.names)


def big(studies: int, themes: int, findings: int, interpretations: int) -> Files:
    """The files of a synthesis with two quotes a study, and something of everything."""
    words = Words(1)
    pick = words.chance.randrange
    yield from _frame(CATEGORIES)
    for number in range(MODELS):
        yield f"models/model-{number}", {
            "id": f"model-{number}", "title": words.text(3), "description": words.text(25),
            "place": PLACE,
        }  # fmt: skip
    for number in range(studies):
        quotes = [_quote(words, n, number, themes, interpretations) for n in range(2)]
        study = _study(f"study-{number}", [words.name() for _ in range(1 + pick(8))], words)
        study["characteristics"] |= {
            "study_country": words.names[pick(40)],
            "provision": [*{words.words[pick(60)]: 1 for _ in range(1 + pick(2))}],
            "models": [f"model-{pick(MODELS)}"],
        }
        yield (
            f"studies/study-{number}",
            study
            | {
                "ladder": {"total": pick(11), "place": PLACE} if number % 3 else "not reported",
                "details": [{"id": "detail", "text": words.text(30), "place": PLACE}],
                "quotes": quotes,
            },
        )
    for number in range(themes):
        theme = _theme(f"theme-{number}", f"category-{number % CATEGORIES}", number + 1, words)
        yield (
            f"themes/theme-{number}",
            theme
            | {
                "kind": ("impact", "challenge")[number % 2],
                "plain": {"text": f"{words.text(60)}."},
                "findings": [_finding(words, n, studies) for n in range(findings)],
            },
        )
    for number in range(interpretations):
        linked = dict.fromkeys(f"theme-{pick(themes)}" for _ in range(6))
        yield f"interpretations/interpretation-{number}", {
            "id": f"interpretation-{number}", "title": words.text(8), "order": number + 1,
            "message": f"{words.text(15)}.", "summary": words.text(60), "place": PLACE,
            "plain": {"text": f"{words.text(40)}."},
            "statements": [_statement(words, n, studies) for n in range(12)],
            "themes": [{"theme": t, "basis": "editors", "reason": words.text(9)} for t in linked],
        }  # fmt: skip


def tiny() -> Files:
    """One study and one theme; nothing that may be left out."""
    words = Words(1)
    yield from _frame(1)
    yield "studies/alone-2020", _study("alone-2020", ["Alone"], words)
    yield "themes/company", _theme("company", "category-0", 1, words)


def _frame(categories: int) -> Files:
    ladder = {
        "title": "Steps", "unit": "steps", "explanation": "How much is shared.",
        "lowest_possible": 0, "highest_possible": 10, "place": PLACE,
    }  # fmt: skip
    yield "sources/made-up", {
        "id": "made-up", "label": "Nobody 2024", "title": "A made-up review",
        "authors": [{"family": "Nobody"}], "year": 2024, "container": "not reported",
        "licence": "not reported", "description": "A made-up review.", "copy_note": "No copy.",
    }  # fmt: skip
    yield "review", {
        "name": "Made up", "tagline": "A synthesis of made-up words.", "source": "made-up",
        "aim": {"id": "aim", "text": "To see how the site copes.", "place": PLACE},
        "method": "Thematic synthesis",
        "question": {"text": "Does it cope?", "framework": "not reported", "place": PLACE},
        "categories": [
            {"id": f"category-{n}", "title": f"Part {n + 1}", "description": "A part.",
             "place": PLACE}
            for n in range(categories)
        ],
        **({"ladder": ladder} if categories > 1 else {}),
        "place": PLACE,
    }  # fmt: skip


def _study(id: str, families: list[str], words: Words) -> dict[str, Any]:
    return {
        "id": id,
        "reference": {
            "authors": [{"family": family, "initials": "A"} for family in families],
            "year": words.chance.randint(1990, 2024), "title": words.text(18),
            "type": "journal-article", "language": "not reported",
            "doi": f"10.5555/{id}", "place": PLACE,
        },
        "characteristics": {
            "place": PLACE, "publication_country": "not reported", "study_country": "not reported",
            "provision": "not reported", "models": "not reported",
        },
        "ladder": "not reported",
    }  # fmt: skip


def _theme(id: str, category: str, order: int, words: Words) -> dict[str, Any]:
    return {
        "id": id, "title": words.text(7), "category": category, "kind": "impact", "order": order,
        "summary": words.text(50), "place": PLACE,
    }  # fmt: skip


def _quote(
    words: Words, number: int, study: int, themes: int, interpretations: int
) -> dict[str, Any]:
    pick = words.chance.randrange
    said: dict[str, Any] = {
        "id": f"quote-{number}", "text": words.text(40), "locator": f"{study}:{number}",
        "voice": ("participant", "author", "unclear")[pick(3)], "voice_basis": "editors",
        "voice_reason": "Made up.", "themes": [f"theme-{pick(themes)}"], "place": PLACE,
    }  # fmt: skip
    if study % 10 == 0:
        said |= {"language": LANGUAGES[study // 10 % len(LANGUAGES)]}
    if study % 50 == 0 and interpretations:
        said |= {"interpretations": [f"interpretation-{pick(interpretations)}"]}
    return said


def _statement(words: Words, number: int, studies: int) -> dict[str, Any]:
    cited = dict.fromkeys(f"study-{words.chance.randrange(studies)}" for _ in range(number % 9))
    return {
        "id": f"finding-{number}", "statement": words.text(25), "place": PLACE,
        "attribution": "cited" if cited else "uncited",
        **({"studies": list(cited)} if cited else {}),
    }  # fmt: skip


def _finding(words: Words, number: int, studies: int) -> dict[str, Any]:
    finding = _statement(words, number, studies)
    if number % 5 == 1:
        concerns = {"concerns": "minor concerns", "reason": words.text(9)}
        finding["confidence"] = {
            "overall": LEVELS[number % 4], "reason": words.text(12), "by": "Nobody",
            "date": "2024-01-01", **dict.fromkeys(COMPONENTS, concerns),
        }  # fmt: skip
    if number % 7 == 0:
        finding["notes"] = [{"kind": "editors", "text": words.text(15)}]
    return finding


def write(folder: Path, files: Files) -> None:
    """Write the files, as JSON, which is YAML."""
    for path, record in files:
        file = folder / f"{path}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Write what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--studies", type=int, default=1000)
    parser.add_argument("--themes", type=int, default=40)
    parser.add_argument("--findings", type=int, default=25, help="findings a theme")
    parser.add_argument("--interpretations", type=int, default=10)
    parser.add_argument("--tiny", action="store_true")
    asked = parser.parse_args()
    if min(asked.studies, asked.themes, asked.findings) < 1:
        parser.error("a synthesis has a study, a theme and a finding at least; or use --tiny")
    size = (asked.studies, asked.themes, asked.findings, asked.interpretations)
    write(asked.folder, tiny() if asked.tiny else big(*size))


if __name__ == "__main__":
    main()
