"""The flat list: every Python package, every npm package, every file and part that is passed on.

Names, versions and hashes come from the locks, licences of Python packages from
``requirements/licences.toml``, what is passed on from ``site_templates/third-party.toml``.
"""

from __future__ import annotations

import base64
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

REPOSITORY: Final = Path(__file__).parents[2]
LOCKS: Final = {"site": "runtime", "test": "tests", "bench": "comparison"}
"""The locks of Python, the narrowest use last, with what their packages are used for."""
NPM_LOCKS: Final = ("package-lock.json", "tools/firefox/package-lock.json")
PASSED_ON: Final = "site_templates/third-party.toml"
LICENCES: Final = "requirements/licences.toml"

_LOCKED = re.compile(
    r"^([a-z][\w.-]*)(?:\[[^\]]*\])?==([^\s;\\]+)(?: ; (.+?))? \\?$((?:\n {4}--hash=\S+(?: \\)?)*)",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Component:
    """One thing that others made, in one version."""

    name: str
    version: str
    """Empty where a bundle does not say which one it holds."""
    ecosystem: str
    """``pypi`` or ``npm``, as in a package URL."""
    licence: str
    """A licence expression of SPDX; empty where none is known."""
    use: str
    """``site`` for what is passed on with a site or the wheel, else a word of LOCKS."""
    hashes: tuple[tuple[str, str], ...] = ()
    """Pairs of algorithm and value in hexadecimal digits: of each file that a lock allows."""
    files: tuple[tuple[str, str], ...] = ()
    """The files of this repository that are from it, each with its SHA-256."""
    inside: str = ""
    """The package whose bundle holds it."""
    marker: str = ""
    """On which machines a lock installs it, where not on all."""
    holder: str = ""

    @property
    def purl(self) -> str:
        """Its package URL."""
        name = self.name.replace("@", "%40", 1)
        version = f"@{quote(self.version)}" if self.version else ""
        return f"pkg:{self.ecosystem}/{name}{version}"


def components(root: Path = REPOSITORY) -> tuple[Component, ...]:
    """Every component, sorted by use, name, version, and where it is."""
    licences = read_toml(root / LICENCES)["python"]
    every = dict.fromkeys((*_python(root, licences), *_npm(root), *_passed_on(root)))
    return tuple(sorted(every, key=lambda one: (one.use, one.name, one.version, one.inside)))


def read_toml(file: Path) -> dict[str, Any]:
    """What a file of TOML holds."""
    return tomllib.loads(file.read_text(encoding="utf-8"))


def passed_on(root: Path = REPOSITORY) -> list[dict[str, Any]]:
    """The packages of which something is in this repository, in the wheel or on a site."""
    packages: list[dict[str, Any]] = read_toml(root / PASSED_ON)["package"]
    return packages


def _python(root: Path, licences: Mapping[str, str]) -> Iterator[Component]:
    seen: set[tuple[str, str]] = set()
    for lock, use in LOCKS.items():
        text = (root / f"requirements/{lock}.txt").read_text(encoding="utf-8")
        for name, version, marker, hashes in _LOCKED.findall(text):
            if (name, version) in seen:
                continue
            seen.add((name, version))
            found = tuple(("SHA-256", value) for value in re.findall(r"sha256:(\w+)", hashes))
            licence = licences.get(name, "")
            yield Component(name, version, "pypi", licence, use, found, marker=marker.strip())


def _npm(root: Path) -> Iterator[Component]:
    for lock in NPM_LOCKS:
        packages = json.loads((root / lock).read_text(encoding="utf-8"))["packages"]
        for path, package in packages.items():
            if not path:
                continue
            name = path.rpartition("node_modules/")[2]
            digest = base64.b64decode(package["integrity"].removeprefix("sha512-")).hex()
            licence = package.get("license", "")
            yield Component(
                name, package["version"], "npm", licence, "tests", (("SHA-512", digest),)
            )


def _passed_on(root: Path) -> Iterator[Component]:
    for package in passed_on(root):
        name = package["name"]
        yield Component(
            *(name, package["version"], package["ecosystem"], package["licence"], "site"),
            files=tuple(package.get("files", {}).items()),
            holder=package["holder"],
        )
        for part in package.get("inside", ()):
            yield Component(
                *(part["name"], part.get("version", ""), "npm", part["licence"], "site"),
                inside=name,
                holder=part["holder"],
            )
