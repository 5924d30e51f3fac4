"""Holds every component to the licences that are allowed, and the list to what packages say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from typing import Any

from license_expression import (
    ExpressionError,
    LicenseWithExceptionSymbol,
    Licensing,
    get_spdx_licensing,
)

from tools.supply.components import (
    LICENCES,
    PASSED_ON,
    REPOSITORY,
    Component,
    components,
    read_toml,
)


def faults(
    listed: Sequence[Component] | None = None, allowed: Mapping[str, Any] | None = None
) -> list[str]:
    """What is wrong with licences, a sentence each that says where to mend it."""
    listed = components() if listed is None else listed
    table = read_toml(REPOSITORY / LICENCES) if allowed is None else allowed
    return [
        *dict.fromkeys(fault for one in listed if (fault := _fault(one, table))),
        *_idle(listed, table),
    ]


def _fault(one: Component, table: Mapping[str, Any]) -> str:
    where = {"site": PASSED_ON}.get(one.use, LICENCES if one.ecosystem == "pypi" else "npm’s lock")
    if not one.licence:
        said = declared(one.name) or "nothing"
        return f"{one.name}: no licence in {where}. Its own package says: {said}."
    odd = {odd["licence"] for odd in table["odd"] if one.name in odd["packages"]}
    may = {*table["allowed"], *odd}
    try:
        if _is_allowed(one.licence, may):
            return ""
    except ExpressionError as error:
        return f"{one.name}: “{one.licence}” in {where} is no licence expression: {error}."
    return (
        f"{one.name} {one.version}: {one.licence} is not allowed. Do without it, or say why it may "
        f"be used, under [[odd]] in {LICENCES}."
    )


@cache  # it reads all licences that SPDX knows
def _spdx() -> Licensing:
    return get_spdx_licensing()


def _is_allowed(expression: str, may: set[str]) -> bool:
    """Whether one way to choose among its licences is allowed in all its parts."""
    return _holds(_spdx().parse(expression), may)


def _holds(part: Any, may: set[str]) -> bool:
    if isinstance(part, LicenseWithExceptionSymbol) or not part.args:
        return str(part) in may
    of = any if type(part).__name__ == "OR" else all
    return of(_holds(one, may) for one in part.args)


def _idle(listed: Sequence[Component], table: Mapping[str, Any]) -> Iterator[str]:
    """What the list allows or says of packages that are not there."""
    names = {one.name for one in listed}
    told = {*table["python"], *(name for odd in table["odd"] for name in odd["packages"])}
    yield from (f"{name}: in {LICENCES}, and used nowhere." for name in sorted(told - names))


def contradicted(table: Mapping[str, str] | None = None) -> list[str]:
    """Where an installed package says another licence than the list; a sentence each."""
    table = read_toml(REPOSITORY / LICENCES)["python"] if table is None else table
    return [
        f"{name}: {LICENCES} says {licence}, the package {said}."
        for name, licence in table.items()
        if (said := declared(name)) and not _agree(licence, said)
    ]


def declared(name: str) -> str:
    """What an installed package says of its licence; empty where it says nothing, or is none."""
    try:
        said = distribution(name).metadata.json
    except PackageNotFoundError:
        return ""
    if expression := said.get("license_expression"):
        return str(expression)
    kinds = [
        text.rpartition("::")[2].strip()
        for text in said.get("classifier", ())
        if text.startswith("License ::")
    ]
    return "; ".join([*kinds, *str(said.get("license", "")).strip().splitlines()[:1]])


def _agree(licence: str, said: str) -> bool:
    """Equal as expressions, or of one family where a package names no expression."""
    licensing = _spdx()
    try:
        ours, theirs = licensing.parse(licence), licensing.parse(said, validate=True)
    except ExpressionError:
        families = {key.split("-")[0] for key in licensing.license_keys(licence)}
        whole_text = said.startswith("Copyright")
        return whole_text or any(family in said for family in families)
    return bool(ours == theirs or theirs in ours.args)
