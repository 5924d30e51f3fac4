"""The headers for a host: wide enough for every page of a site, no wider, the same for each host.

That the pages work with them, every walk in Chromium shows: the server there sends them.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.publish.site.finishing import finish
from generator.publish.site.headers import write_headers
from tests.browser.built_site import BuiltSite

PAGE = '<html><head><meta http-equiv="Content-Security-Policy" content="{}"><title>x</title>'
FRONT = "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'"
EDITOR = (
    "default-src 'none'; script-src 'self'; style-src 'self' &#39;unsafe-inline&#39;; img-src data:"
)


def _site(root: Path, front: str = FRONT, editor: str = EDITOR) -> Path:
    for name, policy in {"index.html": front, "admin/editor/index.html": editor}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(PAGE.format(policy), encoding="utf-8")
    styles = root / "assets/stylesheets"
    styles.mkdir(parents=True)
    for name in ("main.57a0d79d.min.css", "print.min.css", "main.57a0d79d.min.css.map"):
        (styles / name).write_text("", encoding="utf-8")
    return root


def _policy(root: Path) -> dict[str, set[str]]:
    ((_, text), *_) = BuiltSite(root).headers["/*"]
    return {words[0]: set(words[1:]) for words in map(str.split, text.split(";"))}


def test_the_policy_allows_what_any_page_needs_and_no_more(tmp_path: Path) -> None:
    write_headers(_site(tmp_path))
    assert _policy(tmp_path) == {
        "default-src": {"'none'"},
        "script-src": {"'self'"},
        "style-src": {"'self'", "'unsafe-inline'"},
        "style-src-attr": {"'self'", "'unsafe-inline'"},  # the editor’s is that of style-src
        "img-src": {"data:"},
        "object-src": {"'self'"},
    }


@pytest.mark.parametrize("front", ["", "script-src 'self'"])
def test_a_page_without_a_policy_loosens_nothing_that_another_states(
    tmp_path: Path, front: str
) -> None:
    write_headers(_site(tmp_path, front=front, editor="script-src 'none'"))
    assert _policy(tmp_path)["script-src"] == ({"'self'"} if front else {"'none'"})


def test_only_files_whose_names_change_with_them_are_kept_for_ever(tmp_path: Path) -> None:
    write_headers(_site(tmp_path))
    headers = BuiltSite(tmp_path).headers
    kept = [path for path, asked in headers.items() if asked[0][0] == "Cache-Control"]
    assert kept == ["/assets/stylesheets/main.57a0d79d.min.css"]
    assert headers["/assets/stylesheets/main.57a0d79d.min.css"] == [
        ("Cache-Control", "public, max-age=31536000, immutable")
    ]
    found = re.search(r'"~(.+)" "public', (tmp_path / "nginx.conf").read_text(encoding="utf-8"))
    assert found is not None
    names = ["a/main.57a0d79d.min.css", "a/print.min.css", "a/main.57a0d79d.min.css.map"]
    assert [bool(re.search(found[1], name)) for name in names] == [True, False, False]


def test_no_page_is_framed_elsewhere_but_those_that_are_made_for_it(tmp_path: Path) -> None:
    site = _site(tmp_path)
    (site / "embed/themes").mkdir(parents=True)
    (site / "studies").mkdir()
    write_headers(site)
    headers = BuiltSite(site).headers
    denied = {path for path, asked in headers.items() if asked == [("X-Frame-Options", "DENY")]}
    assert denied == {"/", "/index.html", "/admin/*", "/assets/*", "/studies/*"}
    assert "X-Frame-Options" not in dict(headers["/*"])
    text = (site / "nginx.conf").read_text(encoding="utf-8")
    assert '    "~^/embed/" "";\n' in text
    assert "    add_header X-Frame-Options $evidence_frames always;\n" in text


def test_nginx_and_the_other_hosts_send_the_same(tmp_path: Path) -> None:
    write_headers(_site(tmp_path))
    text = (tmp_path / "nginx.conf").read_text(encoding="utf-8")
    lines = re.findall(r'^    add_header (\S+) "(.*)" always;$', text, re.M)
    assert lines == BuiltSite(tmp_path).headers["/*"]
    assert {name for name, _ in lines} == {
        *("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy"),
        *("Permissions-Policy", "Cross-Origin-Opener-Policy"),
    }
    assert "Strict-Transport-Security" not in re.sub(r"^ *#.*$", "", text, flags=re.M)


def test_a_site_is_finished_without_the_search_that_nobody_asks(tmp_path: Path) -> None:
    root = _site(tmp_path)
    (root / "assets/javascripts/lunr").mkdir(parents=True)
    (root / "assets/javascripts/lunr/a.js").write_text("", encoding="utf-8")
    finish(root, offline=False)
    assert not (root / "assets/javascripts/lunr").exists()
    assert (root / "_headers").is_file()
