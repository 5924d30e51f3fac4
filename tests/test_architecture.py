"""The house keeps its shape: what may import what, one home per library, and no name of a review.

Each rule is a table. To move something, change the table in the same step, and ARCHITECTURE.md.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.check.rules import load_and_check
from generator.evidence.records.base import Record
from generator.evidence.records.reference import Author
from generator.evidence.records.reported import NOT_REPORTED, Reported, in_words
from generator.evidence.records.walk import parts
from tests.conftest import CONTENT, REPOSITORY, SAMPLE

GENERATOR = REPOSITORY / "generator"

# The wings, from the top to the bottom: each imports only from those below it, and the wings of
# one row know nothing of each other.
WINGS: tuple[tuple[str, ...], ...] = (
    ("__main__",),
    ("cli",),
    ("commands",),
    ("review",),
    ("publish",),
    ("edit", "derive"),
    ("check",),
    ("evidence",),
)

# The order inside each wing, from the top to the bottom.
INSIDE: dict[str, tuple[tuple[str, ...], ...]] = {
    "review": (("report",), ("markdown", "text"), ("outline", "snapshots")),
    "publish": (
        ("agents", "site"),
        ("at_once",),
        ("build", "frames"),
        ("assignment",),
        ("planning",),
        ("drawn_before", "hand_written", "paper"),
        ("drawing",),
        ("page_markup",),
        ("rendering",),
        ("documents", "glossary_links", "machines", "metadata", "search", "twins"),
        ("pages",),
        ("admin", "charts", "exports", "lean_templates", "prose", "script_words", "working"),
    ),
    "edit": (("beginning",), ("issues",), ("autofix", "intake", "reviewed"), ("writing",)),
    "derive": (
        ("diff", "likeness"),
        (
            *(
                "appraisal",
                "flow",
                "history",
                "ladder",
                "matrix",
                "neighbours",
                "standing_out",
                "support",
                "where",
            ),
        ),
    ),
    "check": (
        ("todo",),
        ("rules",),
        (
            *("check_digits", "confidence", "guide", "lacking", "markdown_pages"),
            *("plain", "readability", "reporting", "told_twice", "verify"),
        ),
        ("pasted",),
    ),
    "evidence": (
        ("once",),
        ("catalogue",),
        ("scopes",),
        ("values",),
        ("positions", "schema", "theme_tree"),
        ("addresses", "cited", "expected", "record_links"),
        (
            *("dimensions", "extras", "fingerprints", "loading"),
            *("names", "owned", "speakers", "vocabulary"),
        ),
        ("fields", "scales"),
        ("records",),
        ("codes", "problems", "urls"),
        ("steps", "text"),
        ("store",),
        ("interface", "keeping", "program", "stopping"),
    ),
}

# Every library from outside, with the only modules that may know it.
HOMES: dict[str, tuple[str, ...]] = {
    # the last one: the settings of the host are no records
    "yaml": ("evidence.loading", "publish.exports.data_citation", "publish.site.settings"),
    "yaml_env_tag": ("publish.site.settings",),
    "pydantic": ("evidence.records", "evidence.loading.shape"),
    "pydantic_core": ("evidence.records", "evidence.loading.shape"),
    "numpy": ("publish.search.asking",),  # comes with pandas: sums as short as a browser's
    "mcp": ("publish.agents.server",),
    "distributed": ("publish.machines",),
    "pandas": ("derive.matrix", "publish.frames"),
    "scipy": ("derive.likeness",),
    "plotly": ("publish.charts",),
    # the last one: for the templates of the host
    "jinja2": ("publish.lean_templates", "publish.rendering", "publish.site"),
    "markdown": (
        *("publish.hand_written", "publish.search.markdown_pages"),
        *("publish.site.plain.links", "publish.site.plain.written"),
    ),
    "markdown_it": ("publish.prose", "check.verify.plain_text"),
    "markupsafe": (
        *("publish.rendering", "publish.glossary_links"),
        *("publish.site.plain.shell", "publish.site.plain.writing"),
    ),
    "nh3": ("publish.hand_written", "publish.rendering"),
    "mkdocs": tuple(f"publish.site.{one}" for one in ("again", "plugin", "reading", "with_mkdocs")),
    "watchdog": ("publish.site.preview",),
    "typst": ("publish.documents.pdf",),
    "docx": tuple(f"publish.documents.{name}" for name in ("word", "word_runs", "word_styles")),
    "segno": ("publish.documents.foot",),
    "pptx": (
        *("publish.documents.slides", "publish.documents.slide_layouts"),
        "publish.documents.slide_drawings",
    ),
    "arro3": ("publish.exports.parquet",),
    "xlsxwriter": ("publish.documents.slide_drawings", "publish.exports.workbook"),
    "rispy": ("publish.exports.ris",),
    "bibtexparser": (
        *(
            "publish.exports.bibtex",
            "edit.intake.bibtex_fields",
            "edit.intake.from_bibtex",
            "edit.intake.inherited",
            "evidence.text.author_forms",
        ),
    ),
    "stdnum": ("evidence.text.identifiers",),
    "babel": ("evidence.interface", "evidence.text.languages"),
    "pylatexenc": ("evidence.text.latex",),
    "lxml": ("check.verify.markup", "edit.intake.from_jats", "edit.intake.from_qdc"),
    "pypdf": ("check.verify.pdf",),
    "openpyxl": ("edit.intake.workbook",),
}

# The same content gives the same bytes, on any day and without a network; with the exceptions.
NOT_IN_A_BUILD = frozenset(
    (
        *("datetime", "time", "zoneinfo", "locale", "random", "secrets", "uuid"),
        *("ftplib", "http", "imaplib", "requests", "smtplib", "socket", "socketserver", "ssl"),
        *("urllib.request", "xmlrpc", "asyncio", "multiprocessing", "pickle", "subprocess"),
        *("dask", "distributed"),
    )
)
MAY_ALL_THE_SAME: dict[str, frozenset[str]] = {
    # reads what this program of this version wrote, and takes nothing else
    "evidence.store": frozenset({"pickle"}),
    "derive.history.git": frozenset({"subprocess"}),  # asks git; a history is an input of the build
    # hands out tasks and takes what is made in their order, never in that in which it is made
    "publish.working": frozenset({"multiprocessing"}),
    # the network of the scheduler that somebody named; what comes back is taken in the same order
    "publish.machines": frozenset({"distributed", "distributed.protocol.pickle"}),
    "publish.exports.codebook": frozenset({"uuid"}),  # makes one of a name, never by chance
    "publish.exports.workbook": frozenset({"datetime"}),  # writes a day that never changes
    "commands.progress": frozenset({"time"}),  # how long a build still takes, which it never knows
    "commands.serve": frozenset({"socket"}),  # looks for a port that is free; builds nothing
    "publish.site.live_server": frozenset({"socketserver", "time"}),  # shows what was built
}

# What a problem says is for people; code asks for its kind and its path. The exception reads what a
# library says.
TEXTS_FOR_PEOPLE = frozenset({"message", "statement", "hint"})
READS_TEXT = frozenset(
    (
        *("compile", "search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn"),
        *("startswith", "endswith", "removeprefix", "removesuffix", "partition", "rpartition"),
        *("find", "rfind", "index", "rindex", "replace", "count", "splitlines"),
    )
)
MAY_READ_MESSAGES = frozenset({"publish.documents.pdf"})

NOT_CALLED = frozenset({"breakpoint", "compile", "eval", "exec", "hash", "id", "input", "print"})
# What gives answers in the order in which they come.
AS_IT_HAPPENS = frozenset({"as_completed", "imap_unordered", "add_done_callback"})
NAMES_OF_NOTHING = frozenset({"common", "helper", "helpers", "misc", "util", "utils"})

MOST_LINES = 300
LONGER_FOR_NOW = frozenset[str]()


def _module(file: Path) -> str:
    """The name of a module below the package: ``views.page``; a package by its own name."""
    parts_of_name = file.relative_to(GENERATOR).with_suffix("").parts
    return ".".join(part for part in parts_of_name if part != "__init__") or "generator"


@cache
def _trees() -> dict[str, ast.Module]:
    files = sorted(GENERATOR.rglob("*.py"))
    return {_module(file): ast.parse(file.read_text(encoding="utf-8")) for file in files}


def _imports(tree: ast.AST) -> Iterator[str]:
    """Every module that is imported, wherever in the code: ``generator.urls``, ``json``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = "." * node.level + (node.module or "")
            if base in _PACKAGES:
                yield from (f"{base}.{alias.name}" for alias in node.names)
            else:
                yield base


_PACKAGES = frozenset(("generator", *(f"generator.{wing}" for row in WINGS for wing in row)))
"""What holds modules: what is imported from it is named with it."""


def _row(name: str, rows: tuple[tuple[str, ...], ...]) -> int:
    return next(number for number, names in enumerate(rows) if name in names)


def _upward(module: str, tree: ast.AST) -> list[str]:
    """What a module imports from above its wing, or from above its own place in the wing."""
    wing, _, inside = module.partition(".")
    found = []
    for name in _imports(tree):
        other, _, rest = name.removeprefix("generator.").partition(".")
        if not name.startswith("generator."):
            continue
        if other != wing:
            upward = _row(other, WINGS) <= _row(wing, WINGS)
        else:
            upward = wing in INSIDE and _upward_inside(inside, rest, INSIDE[wing])
        if upward:
            found.append(name)
    return found


def _upward_inside(own: str, other: str, rows: tuple[tuple[str, ...], ...]) -> bool:
    own, other = own.partition(".")[0], other.partition(".")[0]
    if not own or not other or own == other:
        return False
    return _row(other, rows) <= _row(own, rows)


def _away_from_home(module: str, tree: ast.AST) -> list[str]:
    found = []
    for name in _imports(tree):
        library = name.split(".")[0]
        if library == "generator" or library in sys.stdlib_module_names:
            continue
        homes = HOMES.get(library, ())
        if not any(module == home or module.startswith(f"{home}.") for home in homes):
            found.append(name)
    return found


def _unsteady(module: str, tree: ast.AST) -> list[str]:
    allowed = MAY_ALL_THE_SAME.get(module, frozenset())
    imported = [
        name
        for name in _imports(tree)
        if {name, name.split(".")[0]} & NOT_IN_A_BUILD and name not in allowed
    ]
    called = [
        node.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in NOT_CALLED
    ]
    as_it_happens = [
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in AS_IT_HAPPENS
    ]
    return imported + called + as_it_happens


def _reads_a_message(module: str, tree: ast.AST) -> list[str]:
    """Where a module that knows problems looks into their texts: by a pattern, or for words."""
    found: list[str] = []
    if "generator.evidence.problems" not in set(_imports(tree)) or module in MAY_READ_MESSAGES:
        return found
    for node in ast.walk(tree):
        looked_at: list[ast.AST] = []
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr in READS_TEXT:
                looked_at = [node.func.value, *node.args]
        elif isinstance(node, ast.Compare):
            looked_at = [node.left, *node.comparators]
        elif isinstance(node, ast.Subscript):
            looked_at = [node.value]
        found += [
            ast.unparse(node)
            for part in looked_at
            for inner in ast.walk(part)
            if isinstance(inner, ast.Attribute) and inner.attr in TEXTS_FOR_PEOPLE
        ]
    return found


def _offenders(rule: Callable[[str, ast.Module], list[str]]) -> dict[str, list[str]]:
    """Every module that breaks a rule, with what breaks it."""
    trees = _trees()
    assert len(trees) > len(INSIDE), "no modules were found"
    broken = {module: rule(module, tree) for module, tree in trees.items() if module != "generator"}
    return {module: what for module, what in broken.items() if what}


def _below(package: str) -> dict[str, ast.Module]:
    """The modules of a package, of which there must be some."""
    there = {module: tree for module, tree in _trees().items() if module.startswith(package)}
    assert there, f"no module is left in {package}"
    return there


# --- The rules see what they should ----------------------------------------------------------


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("publish.pages.page", "from generator.publish import build"),
        ("publish.pages.page", "from generator.publish.rendering import page_renderer"),
        ("publish.pages.page", "def late():\n    from generator.publish.build import build_site"),
        ("publish.charts.figure", "from generator.publish.exports.cells import cell"),
        ("derive.matrix", "import generator.derive.ladder"),
        ("derive.matrix", "from generator.edit import reviewed"),
        ("edit.reviewed", "from generator.derive.matrix import Matrix"),
        ("evidence.records.base", "from generator.evidence.loading import Content"),
        ("evidence.urls", "from generator.evidence.problems import Problem"),
        ("evidence.catalogue", "from generator import check"),
    ],
)
def test_an_import_upwards_or_sideways_is_seen(module: str, source: str) -> None:
    assert _upward(module, ast.parse(source))


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("check.rules.links", "import yaml"),
        ("evidence.loading.content", "from pydantic import BaseModel"),
        ("publish.pages.matrix", "import pandas as pd"),
        ("publish.exports", "from plotly import graph_objects"),
        ("publish.build", "import mkdocs.config"),
        ("publish.pages.page", "from markupsafe import Markup"),
        ("evidence.catalogue", "import numpy"),
        ("publish.pages.page", "from . import words"),
    ],
)
def test_a_library_away_from_home_is_seen(module: str, source: str) -> None:
    assert _away_from_home(module, ast.parse(source))


@pytest.mark.parametrize(
    "source",
    [
        "import time",
        "from datetime import datetime",
        "import urllib.request",
        "from urllib.request import urlopen",
        "from http.client import HTTPConnection",
        "import random",
        "import multiprocessing",
        "from distributed import Client",
        "for future in futures.as_completed(asked): pass",
        "x = hash('a')",
        "print('here')",
        "eval('1')",
    ],
)
def test_what_makes_a_build_unsteady_is_seen(source: str) -> None:
    assert _unsteady("build", ast.parse(source))


@pytest.mark.parametrize(
    "source",
    [
        "re.search('has no field', problem.message)",
        "_FIELD.match(p.statement)",
        "re.sub('x', '', f'{problem.message} {problem.hint}')",
        "problem.message.startswith('The')",
        "'field' in problem.message",
        "problem.message == 'It is wrong.'",
        "problem.message.strip()[3:]",
    ],
)
def test_reading_a_message_is_seen(source: str) -> None:
    knowing = f"from generator.evidence.problems import Problem\n{source}"
    assert _reads_a_message("edit.issues", ast.parse(knowing))


def test_every_wing_and_every_part_of_it_has_its_place() -> None:
    there = {module.split(".")[0] for module in _trees()} - {"generator"}
    wings = [name for row in WINGS for name in row]
    assert sorted(wings) == sorted(there)
    for wing, rows in INSIDE.items():
        inside = {module.split(".")[1] for module in _trees() if module.startswith(f"{wing}.")}
        listed = [name for row in rows for name in row]
        assert sorted(listed) == sorted(inside), wing


def test_the_order_of_imports_is_told_as_it_is() -> None:
    told = (REPOSITORY / "ARCHITECTURE.md").read_text(encoding="utf-8")
    blocks = told.partition("Imports go downwards only")[2].split("```")
    rows = [frozenset(row.strip().split(", ")) for row in " ".join(blocks[1].split()).split("→")]
    assert rows == [frozenset(names) for names in WINGS if names != ("__main__",)]
    inside = {}
    for line in filter(None, blocks[3].splitlines()):
        wing, _, order = line.partition(":")
        inside[wing] = [frozenset(row.strip().split(", ")) for row in order.split("→")]
    assert inside == {wing: [frozenset(row) for row in rows] for wing, rows in INSIDE.items()}


# --- The rules -------------------------------------------------------------------------------


def test_imports_go_only_downwards() -> None:
    assert _offenders(_upward) == {}
    # The package itself leads to the door, and imports it only when it is asked for.
    assert set(_imports(_trees()["generator"])) == {
        *("__future__", "importlib", "typing"),
        *("generator.evidence.problems", "generator.publish.frames"),
    }


def test_libraries_stay_at_home() -> None:
    assert _offenders(_away_from_home) == {}


def test_no_network_no_clock_no_chance() -> None:
    assert _offenders(_unsteady) == {}


def test_no_program_reads_what_is_said_to_people() -> None:
    assert _offenders(_reads_a_message) == {}


def test_charts_read_no_records() -> None:
    charts = {module: set(_imports(tree)) for module, tree in _below("publish.charts").items()}
    inner = {
        module: {name for name in imported if name.startswith("generator.")}
        for module, imported in charts.items()
    }
    home, words = "generator.publish.charts", "generator.evidence.interface"
    outside = {
        module: {name for name in names if not name.startswith((home, words))}
        for module, names in inner.items()
    }
    assert not any(outside.values()), outside


def test_exports_know_no_pages_but_for_the_matrix_which_says_where_its_cells_stand() -> None:
    exports = _below("publish.exports")
    linking = [
        name for name, tree in exports.items() if "generator.evidence.urls" in _imports(tree)
    ]
    assert linking == ["publish.exports.matrix_table"]


# What Pydantic and typing say of a model's fields, with the only modules that ask them.
ANNOTATIONS: dict[str, tuple[str, ...]] = {
    "get_args": ("evidence.fields.annotation", "evidence.records.reported"),
    "get_origin": ("evidence.fields.annotation",),
    "get_type_hints": (),
    "model_fields": (
        *("evidence.fields", "evidence.fields.annotation"),
        *("evidence.records.partly", "evidence.records.walk"),
    ),
    "model_json_schema": ("evidence.schema",),
}


def test_one_module_reads_what_models_say_of_their_fields() -> None:
    asked = {
        (name, module)
        for module, tree in _trees().items()
        for node in ast.walk(tree)
        if (name := _name_of(node)) in ANNOTATIONS
    }
    assert asked == {(name, home) for name, homes in ANNOTATIONS.items() for home in homes}


def _name_of(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def test_modules_are_named_after_what_they_hold() -> None:
    words = {word for module in _trees() for part in module.split(".") for word in part.split("_")}
    assert not words & NAMES_OF_NOTHING


def test_modules_are_short() -> None:
    lengths = {
        _module(file): len(file.read_text(encoding="utf-8").splitlines())
        for file in GENERATOR.rglob("*.py")
    }
    assert {module for module, lines in lengths.items() if lines > MOST_LINES} <= LONGER_FOR_NOW


# --- Nothing is made for one review ----------------------------------------------------------


def _ids(record: Record) -> set[str]:
    record_id = getattr(record, "id", "")
    return {record_id} if "-" in record_id else set()


def _names(record: Any, kind: str) -> Iterator[str]:
    """What would give a review away: ids and titles of more than one word, and surnames."""
    yield from _ids(record)
    title = getattr(record, "title", "")
    title = in_words(title) if isinstance(title, Reported) else title
    if " " in title and kind != "framework":
        yield title
    if kind in {"study", "source"}:
        for _, author in parts(record, Author):
            yield from filter(None, (author.family, author.name))


_SMALL = re.compile(r"(?<![\w-])[a-z]+(?![\w-])")


@cache
def given_away() -> re.Pattern[str] | None:
    """Whatever names what stands in content/; None where nothing stands there.

    A name that our own files also have in small letters is a word of the language, and examples
    may name what stands in the sample.
    """
    in_content, in_sample = (
        {name for entry in content.all() for name in _names(entry.record, entry.kind.name)}
        for content, _ in map(load_and_check, (CONTENT, SAMPLE))
    )
    names = in_content - in_sample
    words = {word for file in written_files() for word in _SMALL.findall(file.read_text("utf-8"))}
    names -= {NOT_REPORTED, *(name for name in names if name.lower() in words)}
    if not names:
        return None
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, longest_first)) + r")(?![\w-])")


def written_files() -> list[Path]:
    files = [REPOSITORY / "mkdocs.yml"]
    for folder, endings in (
        (GENERATOR, {".py", ".toml"}),
        (REPOSITORY / "site_templates", {".html", ".css", ".js", ".svg", ".typ"}),
    ):
        files += [file for file in folder.rglob("*") if file.suffix in endings]
    files.remove(GENERATOR / "evidence/text/countries.toml")  # Marshall Islands, and all others
    return sorted(file for file in files if file.stat().st_size < 200_000)


def test_no_code_and_no_template_names_what_stands_in_the_content() -> None:
    names_of_content = given_away()
    if names_of_content is None:
        pytest.skip("content/ holds nothing of its own.")
    files = written_files()
    assert {file.suffix for file in files} > {".py", ".html", ".css", ".js"}
    named = {
        file.relative_to(REPOSITORY).as_posix(): names
        for file in files
        if (names := names_of_content.findall(file.read_text(encoding="utf-8")))
    }
    assert named == {}
