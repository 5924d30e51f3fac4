"""The tests themselves: none of them passes because there was nothing to look at."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import TESTS

_OF_ALL_ITEMS = {"enumerate", "list", "product", "reversed", "sorted", "tuple", "zip"}


def _has_items(iterated: ast.expr) -> bool:
    """Whether a loop runs at least once: over what is written out, or over a constant."""
    match iterated:
        case ast.Tuple(elts=[_, *_]) | ast.List(elts=[_, *_]) | ast.Set() | ast.Dict(keys=[_, *_]):
            return True
        case ast.Name(id=name):
            return name.isupper()
        case ast.Call(func=ast.Name(id="range"), args=bounds):
            return all(isinstance(bound, ast.Constant) for bound in bounds)
        case ast.Call(func=ast.Name(id=name), args=args) if name in _OF_ALL_ITEMS:
            return all(map(_has_items, args))
        case ast.Call(func=ast.Attribute(value=of, attr="items" | "keys" | "values")):
            return _has_items(of)
    return False


def _always(function: ast.FunctionDef, is_check: Callable[[ast.AST], bool]) -> bool:
    """Whether some check stands outside every loop that may have nothing to go over."""

    def outside(node: ast.AST) -> Iterator[ast.AST]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.For) and not _has_items(child.iter):
                yield from ast.walk(child.iter)
            elif not isinstance(child, ast.While | ast.FunctionDef | ast.Lambda):
                yield child
                yield from outside(child)

    return any(map(is_check, outside(function)))


def _vacuous(source: str) -> list[str]:
    """The tests of a module in which something is asserted, but only in loops."""
    tree = ast.parse(source)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    checking = {"expect", "pytest.fail", "pytest.raises"}

    def is_check(node: ast.AST) -> bool:
        is_call = isinstance(node, ast.Call) and ast.unparse(node.func) in checking
        return is_call or isinstance(node, ast.Assert)

    while more := {f.name for f in functions if _always(f, is_check)} - checking:
        checking |= more
    return [
        function.name
        for function in functions
        if function.name.startswith("test_") and function.name not in checking
        if any(map(is_check, ast.walk(function)))
    ]


@pytest.mark.parametrize(
    "body",
    [
        "for x in found: assert x",
        "for x in range(n): assert x",
        "for x in {}: assert x",
        "for n, x in enumerate(found): assert x",
        "for x in (1, 2):\n  for y in x: assert y",
        "while found: assert found.pop()",
        "for x in found: helper(x)",
        "def inner(): assert x\n for x in found: assert x",
    ],
)
def test_a_test_that_asserts_in_loops_alone_is_seen(body: str) -> None:
    assert _vacuous(f"def helper(x):\n assert x\ndef test_it():\n {body}") == ["test_it"]


@pytest.mark.parametrize(
    "body",
    [
        "assert found\n for x in found: assert x",
        "for x in (1, 2): assert x",
        "for n, x in enumerate(CASES): assert x",
        "for key, x in CASES.items(): assert x",
        "helper(found)\n for x in found: assert x",
        "with pytest.raises(ValueError): f()\n for x in found: assert x",
        "for x in helper(found): assert x",
        "raise_whatever_is_wrong()",
    ],
)
def test_a_test_that_looks_at_something_is_left_alone(body: str) -> None:
    assert _vacuous(f"def helper(x):\n assert x\ndef test_it():\n {body}") == []


def test_every_test_asserts_that_there_is_something_to_look_at() -> None:
    files = sorted(Path(TESTS).rglob("test_*.py"))
    assert len(files) > 50
    vacuous = {
        file.relative_to(TESTS).as_posix(): names
        for file in files
        if (names := _vacuous(file.read_text(encoding="utf-8")))
    }
    assert vacuous == {}
