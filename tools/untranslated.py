"""Finds what a site says in no language but English: it is built in a language that nobody speaks.

    python -m tools.untranslated [--content DIR] [--language en-XA] [--kind PART] [--keep DIR]

Every word of the explorer has marked letters there, so that a word without them is one of a record,
a name or a code, or was missed. What was missed is listed by kind of page, with a page where it
stands; then, of the sources, how many texts with two words or more are not given to gettext.
"""

from __future__ import annotations

import argparse
import ast
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.check.rules import load_and_check
from generator.derive.matrix import why_empty
from generator.evidence.catalogue import Catalogue, build_catalogue
from generator.evidence.fields import fields_of, models_in
from generator.evidence.names import author_names
from generator.evidence.records.kinds import KINDS
from generator.evidence.records.reported import AbsenceReason
from generator.publish.exports.confidence import AGAIN
from generator.publish.site.builder import publish
from generator.publish.site.project import Project

SEEN: Final = ("aria-label", "title", "placeholder", "alt", "data-ev-label", "data-ev-what")
INLINE: Final = frozenset(
    (
        *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "dfn", "em", "i", "mark", "q", "s"),
        *("small", "span", "strong", "sub", "sup", "text", "time", "tspan", "u", "wbr"),
    )
)
"""Elements that stand in a line of text, or are the lines of one in a drawing."""
CODES: Final = frozenset(
    (
        *("doi", "pmid", "pmcid", "isbn", "issn", "orcid", "ror", "ris", "bibtex", "csl", "json"),
        *("csl-json", "csv", "svg", "png", "pdf", "docx", "xlsx", "pptx", "sqlite", "xml", "html"),
        *("atom", "url", "yaml", "yml", "github", "et", "al", "grade", "cerqual", "conqual"),
        *("grade-cerqual", "prisma", "entreq", "esc", "cc", "by", "vancouver", "harvard", "id"),
        *("parquet", "qdc", "cff", "python", "pandas", "duckdb", "typst", "pandoc", "rispy"),
        *("bibtexparser", "pybtex", "citeproc-py"),
    )
)
"""What is called the same in every language."""
REFERENCES: Final = ".ev-citation, .ev-cite__style p"
"""Names and titles in the order of a style, which no record has as they stand there."""
_WORD: Final = re.compile(r"[^\W\d_]+(?:[’'\-][^\W\d_]+)*")
_MARKED: Final = re.compile("[" + "áḃčďéḟğĥíĵķĺṁñóṗɋŕšťúṽŵẋýžÁḂČĎÉḞĞĤÍĴĶĹṀÑÓṖɊŔŠŤÚṼŴẊÝŽ" + "]")
_PLAIN: Final = re.compile("[A-Za-z]")
_ADDRESS: Final = re.compile(
    r"\b(?:https?://|www\.)\S+|\b[\w.-]+\.(?:csv|json|ris|bib|xml|parquet|qdc|cff|html|xlsx|sqlite)\b"
    r"|\{#[\w-]+\}"
)
"""What leads somewhere, names a file of data, or is an example of a heading's name."""
_ELEMENT: Final = re.compile(r"<[^>]*>")
_LONG: Final = 4
"""From so many words on, a part of what a record says is taken for the record's."""


class Records:
    """What the records say, to be told from what the explorer says."""

    def __init__(self, content: Path) -> None:
        """Read the records and the hand-written pages of a content folder."""
        self.of_data: frozenset[tuple[str, ...]] = frozenset()
        """The words of data files, on a page that says what they mean."""
        loaded, _ = load_and_check(content)
        self.catalogue: Catalogue = build_catalogue(loaded)
        files = [*content.rglob("*.md")]
        self.pages = [file.read_text(encoding="utf-8") for file in files]
        self.titles = [file.stem for file in files]

    @cached_property
    def values(self) -> frozenset[tuple[str, ...]]:
        """The words of every text by itself, and of every name that is made of one."""
        lines = (line for page in self.pages for line in page.splitlines())
        return frozenset(map(_words, (*self._texts(), *lines, *self.titles)))

    @cached_property
    def stretches(self) -> frozenset[tuple[str, ...]]:
        """Every stretch of so many words that belong together in a text."""
        whole = (*self.values, *map(_words, self.pages))
        return frozenset(
            words[begin : begin + _LONG]
            for words in whole
            for begin in range(len(words) - _LONG + 1)
        )

    def _texts(self) -> Iterator[str]:
        catalogue = self.catalogue
        records: tuple[Any, ...] = (
            *(catalogue.review, *catalogue.studies, *catalogue.themes, *catalogue.sources.values()),
            *(*catalogue.models, *catalogue.interpretations, *catalogue.principles),
            *(*catalogue.questions, *catalogue.terms),
            *filter(None, (catalogue.synthesis, catalogue.framework)),
        )
        for record in records:
            yield from _strings(record.model_dump())
        for entry in catalogue.studies:
            yield from author_names(entry.reference.named_authors)
            yield from author_names(entry.reference.editors)
        for source in catalogue.sources.values():
            yield from author_names(source.authors.known or ())
        yield from catalogue.labels.values()
        for dimension in catalogue.dimensions.values():
            if dimension.declared:
                yield from (dimension.label, dimension.noun, dimension.nouns)

    def said(self, words: tuple[str, ...], begin: int) -> int:
        """How many words from here on are those of a record, or called the same everywhere."""
        end = begin
        while words[end : end + _LONG] in self.stretches:
            end += 1
        most = end - begin + _LONG - 1 if end > begin else 0
        known = (
            size
            for size in range(_LONG + 1, most, -1)
            if words[begin : begin + size] in self.values | self.of_data
        )
        return max(most, next(known, 0), int(words[begin] in CODES))


def words_of_data() -> frozenset[tuple[str, ...]]:
    """What stands in cells of data files as it is, in every language."""
    models = (model for kind in KINDS for model in models_in(kind.model))
    lists = (field.choices for model in models for field in fields_of(model))
    words = (str(word) for choices in (*lists, tuple(AbsenceReason)) for word in choices)
    why = (why_empty(0, 0), why_empty(0, 1), why_empty(1, 0))
    return frozenset(map(_words, (*words, *why, *AGAIN, "an-id")))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str) and not isinstance(value, Enum):
        yield from {value, _ELEMENT.sub("", value)}  # a title of a page has no elements
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _strings(item)


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.casefold().replace("’", "'") for word in _WORD.findall(text))


def unsaid(text: str, records: Records) -> Iterator[str]:
    """The stretches of a text that have no marked letters, and that no record says."""
    found = list(_WORD.finditer(text))
    words = tuple(word[0].casefold().replace("’", "'") for word in found)
    begun: int | None = None
    at = 0
    while at < len(found):
        word = found[at][0]
        own = records.said(words, at) or int(len(word) == 1 or word.isupper() or _is_marked(word))
        if own and begun is not None:
            yield text[begun : found[at - 1].end()]
            begun = None
        if not own and begun is None:
            begun = found[at].start()
        at += own or 1
    if begun is not None:
        yield text[begun : found[-1].end()]


def _is_marked(word: str) -> bool:
    return bool(_MARKED.search(word)) and not _PLAIN.search(word)


def said(html: str) -> Iterator[str]:
    """Every text of a page that people read or hear: of blocks, and of attributes."""
    page = LexborHTMLParser(html)
    for node in page.css(f"script, style, template, code, kbd, [translate=no], {REFERENCES}"):
        node.decompose()
    block: list[str] = []
    for node in page.root.traverse(include_text=True) if page.root else ():
        if node.tag == "-text":
            if node.parent is not None and node.parent.tag not in INLINE and block:
                block.append("\n\n" if _apart(node) else "")
            block.append(node.text_content or "")
            continue
        block.append("" if node.tag == "wbr" else " " if node.tag in INLINE else "\n\n")
        attributes = node.attributes
        yield from (_ADDRESS.sub("", attributes.get(name) or "") for name in SEEN)
        if node.tag == "meta" and attributes.get("name") == "description":
            yield attributes.get("content") or ""
    for text in "".join(block).split("\n\n"):
        if clean := " ".join(text.split()):
            yield _ADDRESS.sub("", clean)


def _apart(node: LexborNode) -> bool:
    """Whether a text begins a block anew: nothing inline stands before it."""
    return node.prev is None or node.prev.tag not in INLINE


def missed(html: str, records: Records) -> list[str]:
    """What a page says without marked letters, and no record says."""
    return list(dict.fromkeys(one for text in said(html) for one in unsaid(text, records)))


def kind_of(path: str) -> str:
    """The kind of a page: its folder, with the depth."""
    folders = path.split("/")[:-1]
    if "by" in folders:
        return "/".join(folders)
    return "/".join([*folders[:-1], "*"]) if len(folders) > 1 else (folders or [path])[0]


def built(content: Path, language: str, folder: Path) -> Path:
    """The site of a content folder in a language, by the plain host."""
    settings = folder / "mkdocs.yml"
    settings.write_text(f"theme: {{language: {language}}}\nextra: {{host: plain}}\n")
    site = folder / "site"
    publish(Project(settings, content.resolve(), site, history=False), lambda step: None)
    return site


def listed(site: Path, records: Records) -> dict[str, dict[str, str]]:
    """What was missed, by kind of page, each with one page where it stands."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for file in sorted(site.rglob("*.html")):
        path = file.relative_to(site).as_posix()
        records.of_data = words_of_data() if kind_of(path) == "data" else frozenset()
        for text in missed(file.read_text(encoding="utf-8"), records):
            found[kind_of(path)].setdefault(text, path)
    return found


# --- of the sources -----------------------------------------------------------------------------

_SEVERAL: Final = re.compile(r"[a-zA-Z’]{2,}[,.;:]?\s+[a-zA-Z(“]{2,}")
_PATTERNS: Final = frozenset(("compile", "match", "search", "sub", "fullmatch", "findall"))
"""What is given a regular expression."""
KEPT: Final[Mapping[str, str]] = {
    "check/reporting.py": "a command",
    "check/rules/confidence.py": "a command",
    "check/rules/links.py": "what things are called, said by noun_of",
    "check/rules/people.py": "what stands in a name",
    "check/rules/plain.py": "a command",
    "check/verify/document.py": "the kinds of blocks, which nobody is told",
    "check/verify/finding.py": "headings and locators as records have them",
    "check/verify/markup.py": "a heading as records have it",
    "check/verify/words.py": "locators as records have them",
    "commands/language.py": "a command",
    "derive/diff/consequences.py": "a name for programs",
    "derive/history/__init__.py": "what git calls a merge, and the name of a commit",
    "derive/matrix.py": "cells of data files",
    "derive/standing_out.py": "the names of rules, which nobody is told",
    "edit/autofix/changes.py": "the format of a difference",
    "edit/autofix/fixes.py": "the names of fixes, for those who read the code",
    "edit/beginning/repository.py": "a file of a new repository",
    "edit/intake/drafting.py": "lines of YAML, and a command",
    "edit/intake/from_crossref.py": "the name of a format",
    "edit/intake/from_eppi.py": "names of columns, which mappings hold",
    "edit/intake/from_nbib.py": "words of PubMed's format",
    "edit/intake/mapping.py": "a line of YAML",
    "edit/intake/recognising.py": "what begins a file",
    "edit/intake/titles.py": "words of titles in other languages",
    "edit/issues/answers.py": "what GitHub writes where there is no answer",
    "edit/issues/github_forms.py": "a comment for those who change the code",
    "edit/issues/questions.py": "a mistake in the code",
    "edit/issues/study_form.py": "examples of what a source prints",
    "review/outline.py": "a name for programs",
}
"""Modules below ``generator`` with texts that no language changes, and what these are."""
MARKS: Final = frozenset(
    ("_", "_html", "N_", "NP_", "ngettext", "ngettext_html", "pgettext", "npgettext")
)


def literals_of_python(text: str) -> Iterator[tuple[int, str]]:
    """Texts with two words or more that are given to no function of gettext, with their lines."""
    tree = ast.parse(text)
    skipped: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in MARKS or name in _PATTERNS:
                skipped |= {id(inner) for one in node.args for inner in ast.walk(one)}
        body = getattr(node, "body", None)
        if isinstance(body, list):
            for one in body:
                if isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant):
                    skipped.add(id(one.value))
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in skipped:
            continue
        if isinstance(node.value, str) and _SEVERAL.search(node.value):
            yield node.lineno, node.value


def by_folder(root: Path, wings: Sequence[str] = ("",)) -> Counter[str]:
    """How many such texts each folder of views, checks and commands has, but for those kept.

    With ``wings``, of these alone.
    """
    counts: Counter[str] = Counter()
    for file in (file for wing in wings for file in (root / "generator" / wing).rglob("*.py")):
        if file.relative_to(root / "generator").as_posix() in KEPT:
            continue
        number = sum(1 for _ in literals_of_python(file.read_text(encoding="utf-8")))
        counts[file.parent.relative_to(root).as_posix()] += number
    return +counts


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what was missed; returns 1 where there is something."""
    options = _options(arguments)
    records = Records(options.content)
    with tempfile.TemporaryDirectory(prefix="untranslated-") as folder:
        there = options.keep or Path(folder)
        there.mkdir(parents=True, exist_ok=True)
        found = listed(built(options.content, options.language, there), records)
    kinds = [kind for kind in sorted(found) if options.kind in kind]
    for kind in kinds:
        sys.stdout.write(f"\n{kind}: {len(found[kind])}\n")
        sys.stdout.writelines(f"  {text!r}  ({page})\n" for text, page in found[kind].items())
    texts = {text for kind in kinds for text in found[kind]}
    sys.stdout.write(f"\n{len(texts)} texts on {len(kinds)} kinds of pages.\n")
    if options.sources:
        for name, count in sorted(by_folder(Path(__file__).parents[1]).items()):
            sys.stdout.write(f"{count:5} {name}\n")
    return 1 if texts else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--content", type=Path, default=Path("content"))
    parser.add_argument("--language", default="en-XA")
    parser.add_argument("--kind", default="", help="only kinds of pages with this in their name")
    parser.add_argument("--keep", type=Path, help="a folder in which the site is left")
    parser.add_argument("--sources", action="store_true", help="count the texts of modules too")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    raise SystemExit(main())
