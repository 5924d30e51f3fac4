"""Licences by their address: what SPDX calls them, so that programs know them."""

from __future__ import annotations

import re

_CREATIVE_COMMONS = re.compile(
    r"https?://creativecommons\.org/(?:licenses/(?P<kind>by(?:-nc)?(?:-nd|-sa)?)|"
    r"publicdomain/(?P<zero>zero))/(?P<version>\d\.\d)(?:/(?:deed|legalcode).*)?/?"
)


def spdx_id(address: str) -> str:
    """The id in the list of SPDX; empty where the address is of no Creative Commons licence.

    >>> spdx_id("https://creativecommons.org/licenses/by-nc/4.0/")
    'CC-BY-NC-4.0'
    """
    found = _CREATIVE_COMMONS.fullmatch(address)
    if not found:
        return ""
    return f"CC{'0' if found['zero'] else '-' + found['kind'].upper()}-{found['version']}"
