"""Trims Material's stylesheet to the rules that can match a page of ours: ``make lean``.

A rule stays where its classes, ids and data attributes stand in the shell's templates or scripts,
or come of hand-written Markdown; a variable or an animation, where something that stays asks for
it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any, Final

import tinycss2  # type: ignore[import-not-found,import-untyped,unused-ignore]

from tools.lean.made import OF_MARKDOWN, STYLES, asked, known_names, of_material

Keeps = Callable[[list[Any]], bool]
"""Whether a selector stays, as its tokens."""

TO_THE_LEFT: Final = "[dir=rtl]"
"""Known where text runs to the left; a name that no template has."""
_ONE_OF: Final = ("is", "where", "matches", "-webkit-any", "-moz-any")
_NAMED: Final = re.compile(r"var\(\s*(--[\w-]+)")


def trimmed(css: str, keeps: Keeps, others: str, there: frozenset[str] = frozenset()) -> str:
    """The stylesheet with the selectors that are kept, one rule a line.

    ``others`` is what else may ask for its variables, ``there`` which of them stand elsewhere.
    """
    rules = _kept(tinycss2.parse_stylesheet(css, True, True), keeps)
    while True:
        text = "\n".join(rules)
        named = frozenset(_NAMED.findall(text + others)) - there
        shorter = [line for rule in rules if (line := _without_unasked(rule, named, text))]
        if shorter == rules:
            return f"{text}\n"
        rules = shorter


def _kept(rules: Iterable[Any], keeps: Keeps) -> list[str]:
    return [text for rule in rules if (text := _rule(rule, keeps))]


def _rule(rule: Any, keeps: Keeps) -> str:
    """A rule as text with the selectors that can match, or nothing."""
    if rule.type == "at-rule":
        head = f"@{rule.lower_at_keyword}{tinycss2.serialize(rule.prelude)}"
        if rule.lower_at_keyword in ("charset", "fontawesome") or rule.content is None:
            return ""
        if rule.lower_at_keyword not in ("media", "supports"):
            return f"{head}{{{tinycss2.serialize(rule.content)}}}"
        inside = _kept(tinycss2.parse_rule_list(rule.content, True, True), keeps)
        return f"{head}{{{''.join(inside)}}}" if inside else ""
    selectors = [tinycss2.serialize(one).strip() for one in _split(rule.prelude) if keeps(one)]
    body = tinycss2.serialize(rule.content).strip()
    return f"{','.join(selectors)}{{{body}}}" if selectors and body else ""


def _split(tokens: Iterable[Any]) -> list[list[Any]]:
    groups = groupby(tokens, lambda token: token.type == "literal" and token.value == ",")
    return [list(group) for is_comma, group in groups if not is_comma]


def matches(selector: list[Any], known: frozenset[str]) -> bool:
    """Whether every name that a selector asks for is known."""
    for before, token in zip([None, *selector], selector, strict=False):
        if (token.type == "ident" and _is(before, ".")) or token.type == "hash":
            found = token.value in known
        elif token.type == "[] block":
            found = _has(token.content, known)
        elif token.type == "function" and token.lower_name in _ONE_OF:
            found = any(matches(one, known) for one in _split(token.arguments))
        else:
            found = True
        if not found:
            return False
    return True


def _has(attribute: list[Any], known: frozenset[str]) -> bool:
    """Whether an attribute is met, of data and roles with its value.

    Text runs to the right, but where ``TO_THE_LEFT`` is known.
    """
    names = [token.value for token in attribute if token.type in ("ident", "string")]
    if names[0].startswith("data-") or names[0] == "role":
        return all(name in known for name in names)
    return names != ["dir", "rtl"] or TO_THE_LEFT in known


def _is(token: Any, letter: str) -> bool:
    return token is not None and token.type == "literal" and token.value == letter


def _without_unasked(rule: str, named: frozenset[str], text: str) -> str:
    """A rule without variables that nothing reads; nothing, where that is all it says."""
    frames = re.match(r"@(?:-webkit-)?keyframes\s*([\w-]+)", rule)
    if frames:
        return rule if re.search(rf"animation[^;}}]*\b{re.escape(frames[1])}\b", text) else ""
    if rule.startswith("@") or "--" not in rule:
        return rule
    head, _, body = rule.partition("{")
    declared = tinycss2.parse_declaration_list(body[:-1], True, True)
    left = [one for one in declared if not one.name.startswith("--") or one.name in named]
    return f"{head}{{{';'.join(map(tinycss2.ast.Declaration.serialize, left))}}}" if left else ""


def write() -> None:
    """Write what stays of Material's stylesheet."""
    css, name = of_material()
    about = f"/* {name}: what can match a page, by `make lean`. */\n"
    for file, text in parts_of(css).items():
        (STYLES / file).write_text(about + text, encoding="utf-8")


def parts_of(css: str) -> dict[str, str]:
    """What is written, by the name of its file."""
    known = known_names()

    def of_shell(selector: list[Any]) -> bool:
        return matches(selector, known)

    def of_pages(selector: list[Any]) -> bool:
        is_root = tinycss2.serialize(selector).strip() == ":root"
        return is_root or (matches(selector, known | OF_MARKDOWN) and not of_shell(selector))

    def to_the_left(selector: list[Any]) -> bool:
        here = known | OF_MARKDOWN
        return matches(selector, here | {TO_THE_LEFT}) and not matches(selector, here)

    shell = trimmed(css, of_shell, asked())
    there = frozenset(re.findall(r"(--[\w-]+):", shell))
    return {
        "material.css": shell,
        "written.css": trimmed(css, of_pages, "", there),
        "rtl.css": trimmed(css, to_the_left, "", there),
    }
