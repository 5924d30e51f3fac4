"""Writes the notices of what is passed on: who holds which rights, and every licence once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from tools.supply.components import REPOSITORY, passed_on

TEXTS: Final = "site_templates/licences"
NOTICES: Final = "site_templates/theme/assets/third-party.txt"
_RULE: Final = "=" * 78
_HEAD: Final = """\
What others made and this site, or the package that builds it, passes on
{rule}

The program that makes this site is under the MIT licence. It passes on the work of others, listed
here with who holds the rights and under which licence. The texts of the licences follow.
What the site tells has licences of its own, which its pages name.
"""


def notices(root: Path = REPOSITORY) -> str:
    """The notices as text.

    Raises FileNotFoundError where the text of a licence is not in the folder of texts.
    """
    packages = passed_on(root)
    names = dict.fromkeys(_text_name(part) for one in packages for part in _parts(one))
    texts = (
        f"{_RULE}\n{name}\n{_RULE}\n\n"
        + (root / TEXTS / f"{name}.txt").read_text(encoding="utf-8").strip("\n")
        for name in names
    )
    listed = "\n\n".join("\n".join(_lines(one)) for one in packages)
    return "\n\n".join((_HEAD.format(rule=_RULE).strip(), listed, *texts)) + "\n"


def unused_texts(root: Path = REPOSITORY) -> set[str]:
    """The texts of licences that nothing is under."""
    used = {f"{_text_name(part)}.txt" for one in passed_on(root) for part in _parts(one)}
    return {file.name for file in (root / TEXTS).iterdir()} - used


def _parts(package: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield package
    yield from package.get("inside", ())


def _text_name(part: Mapping[str, Any]) -> str:
    """The file that holds its licence's text: its own, or that of the first that may be chosen."""
    own: str = part.get("text") or re.split(r" (?:OR|AND) ", part["licence"])[0]
    return own


def _lines(package: Mapping[str, Any]) -> Iterator[str]:
    yield f"{package['name']} {package['version']}: {package['used']}"
    yield from _rights(package)
    for part in package.get("inside", ()):
        yield f"  with {part['name']} {part.get('version', '')}".rstrip()
        yield from _rights(part, "  ")


def _rights(part: Mapping[str, Any], indent: str = "") -> Iterator[str]:
    if part["holder"]:
        yield f"{indent}  {part['holder']}"
    text = _text_name(part)
    see = "" if text == part["licence"] else f" (text: {text})"
    yield f"{indent}  {part['licence']}{see}"
