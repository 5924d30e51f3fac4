"""Pages that are empty until somebody uses them: addresses under which they are in use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from tests.browser.built_site import BuiltSite

COMPARE, BRIEF, SEARCH = (f"{name}/index.html" for name in ("compare", "brief", "search"))


@dataclass(frozen=True)
class Use:
    """What stands in the address behind the path, and what then comes onto the page."""

    query: str
    comes: str


def uses(site: BuiltSite) -> Mapping[str, Use]:
    """Return, by its page, how what the site compares, gathers and finds is asked for."""
    if COMPARE not in site.pages:
        return {}
    two = [("study", one) for one, _ in _options(site, "study")[:2]]
    themes = _options(site, "theme")
    one = [("theme", name) for name, _ in themes[:1]]
    word = themes[0][1].split()[0]
    return {
        COMPARE: Use(f"?{urlencode(two)}", ".ev-compare__table td"),
        BRIEF: Use(f"?{urlencode([*two, *one])}", "[data-ev-part=paper] h2"),
        SEARCH: Use(f"?{urlencode({'q': word})}", ".ev-search__results a"),
    }


def _options(site: BuiltSite, kind: str) -> list[tuple[str, str]]:
    options = site.pages[COMPARE].css(f"select[name={kind}]")[0].css("option")
    return [(value, one.text()) for one in options if (value := one.attributes.get("value"))]
