"""The headers that a host should send with a built site, for Netlify, Cloudflare Pages and nginx.

Pages carry their policy themselves, since some hosts, such as GitHub Pages, send no headers of
one's own. The header says it once more, wide enough for every page, with what only a header can
say; where both stand, a browser keeps to both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from html import unescape
from pathlib import Path
from typing import Final

from generator.evidence import urls

HEADERS: Final = "_headers"
NGINX: Final = "nginx.conf"
FOREVER: Final = "public, max-age=31536000, immutable"
ASK_AGAIN: Final = "no-cache"

_UNUSED_POWERS: Final = (
    *("accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen"),
    *("geolocation", "gyroscope", "hid", "idle-detection", "magnetometer", "microphone", "midi"),
    *("payment", "picture-in-picture", "publickey-credentials-get", "screen-wake-lock", "serial"),
    *("usb", "web-share", "xr-spatial-tracking"),
)
_OF_EVERY_SITE: Final = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("Permissions-Policy", ", ".join(f"{power}=()" for power in _UNUSED_POWERS)),
    ("Cross-Origin-Opener-Policy", "same-origin"),
)
_NOTHING: Final = "'none'"
_ONLY_IN_A_HEADER: Final = {
    "object-src": ["'self'"],  # as such an object Chromium shows a PDF; each page forbids them
}
_FRAMES: Final = ("X-Frame-Options", "DENY")
"""No other site shows a page in a frame of its own, but for those that are made for it. It is a
header apart, since hosts join what several of their rules say in one header, and browsers would
keep to the strictest."""
_POLICY: Final = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')
_HASHED: Final = re.compile(r"\.[0-9a-f]{8}\.min\.(?:css|js)$")
"""What the shell's files are called whose name changes with what they hold."""

_STRICT_TRANSPORT: Final = "Strict-Transport-Security: max-age=63072000"
_ABOUT_TRANSPORT: Final = (
    "Whether a host name is reached by HTTPS alone, now and for two years, is for whoever keeps it",
    "to say, since that binds all that stands there and is not taken back. Where it is so, add:",
)


def write_headers(site: Path) -> None:
    """Write ``_headers`` and ``nginx.conf`` into a built site, the same for the same site.

    Raises OSError where they cannot be written.
    """
    headers = (("Content-Security-Policy", _policy_of_all(site)), *_OF_EVERY_SITE)
    kept = sorted(
        file.relative_to(site).as_posix() for file in site.rglob("*") if _HASHED.search(file.name)
    )
    framed = sorted(
        f"/{entry.name}/*" if entry.is_dir() else f"/{entry.name}"
        for entry in site.iterdir()
        if f"{entry.name}/" != urls.EMBED and (entry.is_dir() or entry.suffix == ".html")
    )
    (site / HEADERS).write_text(_as_headers(headers, ("/", *framed), kept), encoding="utf-8")
    (site / NGINX).write_text(_as_nginx(headers), encoding="utf-8")


def _policy_of_all(site: Path) -> str:
    """What any page may do: whatever the front page or the editor may, by what they say themselves.

    All other pages have the policy of the front page.
    """
    files = (site / "index.html", site / urls.editor_file("index.html"))
    pages = [policy for file in files if (policy := _policy(file))]
    names = dict.fromkeys(name for policy in pages for name in policy)
    allowed = {name: _together(_effective(policy, name) for policy in pages) for name in names}
    return "; ".join(
        " ".join((name, *sources)) for name, sources in {**allowed, **_ONLY_IN_A_HEADER}.items()
    )


def _policy(page: Path) -> dict[str, list[str]]:
    """What a page may do, by directive; empty where it says nothing, or is not there."""
    found = _POLICY.search(page.read_text(encoding="utf-8")) if page.is_file() else None
    directives = unescape(found[1]).split(";") if found else ()
    return {words[0]: words[1:] for one in directives if (words := one.split())}


def _effective(policy: Mapping[str, list[str]], name: str) -> list[str]:
    """What a directive allows, by itself or by the one that stands for it."""
    known = (name, name.removesuffix("-elem").removesuffix("-attr"), "default-src")
    return next((policy[one] for one in known if one in policy), [])


def _together(allowed: Iterable[list[str]]) -> list[str]:
    """What any of them allows; nothing is said by a word of its own."""
    sources = dict.fromkeys(source for one in allowed for source in one)
    return [source for source in sources if source != _NOTHING] or [_NOTHING]


def _as_headers(
    headers: Sequence[tuple[str, str]], framed: Sequence[str], kept: Sequence[str]
) -> str:
    """The file of Netlify and Cloudflare Pages, which themselves let browsers ask again."""
    about = "".join(f"# {line}\n" for line in _ABOUT_TRANSPORT)
    lines = "".join(f"  {name}: {value}\n" for name, value in headers)
    frames = "".join(f"\n{path}\n  {': '.join(_FRAMES)}\n" for path in framed)
    files = "".join(f"\n/{path}\n  Cache-Control: {FOREVER}\n" for path in kept)
    return f"{about}#   {_STRICT_TRANSPORT}\n/*\n{lines}{frames}{files}"


def _as_nginx(headers: Sequence[tuple[str, str]]) -> str:
    """A file for nginx's ``conf.d``, in which name and folder are still to be set."""
    name, _, value = _STRICT_TRANSPORT.partition(": ")
    lines = "\n".join(f'    add_header {name} "{value}" always;' for name, value in headers)
    about = "\n".join(f"    # {line}" for line in _ABOUT_TRANSPORT)
    return f"""\
# A copy of this file for conf.d/ of nginx: set the name of the host and the folder of the site.
map $uri $evidence_cache {{
    default "{ASK_AGAIN}";
    "~{_HASHED.pattern}" "{FOREVER}";
}}

map $uri $evidence_frames {{
    default "{_FRAMES[1]}";
    "~^/{urls.EMBED}" "";
}}

server {{
    listen 80;
    server_name evidence.example;
    root /srv/evidence/site;
    error_page 404 /404.html;
    charset utf-8;

    # A location with an add_header of its own would lose all of these.
{lines}
    add_header {_FRAMES[0]} $evidence_frames always;
    add_header Cache-Control $evidence_cache;
{about}
    # add_header {name} "{value}" always;

    location ~ \\.md$ {{ types {{ }} default_type text/markdown; }}
    location = /{NGINX} {{ return 404; }}
    location = /{HEADERS} {{ return 404; }}
}}
"""
