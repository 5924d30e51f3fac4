"""The evidence behind a mark in small files, cut from the finished pages: a chart opens one.

A page of a study is long, and reading it whole takes a slow processor a third of a second. A file
holds parts of one page by name, word for word; whatever begins with ``*`` is no part of the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.text.compact import compact_json
from generator.publish.pages.matrix.counts import said_rows

_ABOVE: Final = re.compile(r'<p class="ev-study__above">.*?</p>', re.DOTALL)
"""What stands on the page of a study in place of a quote that it has above."""
REST = ""
"""The part of a study's file that says under which themes it is not cited."""


def evidence_files(catalogue: Catalogue, html_of: Mapping[str, str]) -> dict[str, str]:
    """A file a study and a theme; ``html_of`` holds the finished pages by path."""
    said = said_rows(catalogue)
    anchors = {
        theme.id: {row.counted.id: row.anchors[theme.id] for row in said if row.anchors[theme.id]}
        for theme in catalogue.themes
    }
    return {
        **{
            urls.matrix_evidence("study", study.id): _file(
                _of_study(catalogue, study.id, html_of[urls.study(study.id)])
            )
            for study in catalogue.studies
        },
        **{
            urls.matrix_evidence("theme", theme.id): _file(
                _of_theme(anchors[theme.id], html_of[urls.theme(theme.id)])
            )
            for theme in catalogue.themes
        },
    }


def element(html: str, tag: str, anchor: str) -> str:
    """The element with this anchor as it stands in a finished page; raises LookupError without it.

    Finished pages hold no bare angle bracket outside of tags, and every such element is closed.
    """
    opened = re.search(rf'<{tag}\b[^<>]*\sid="{re.escape(anchor)}"', html)
    if opened is None:
        raise LookupError(f"the page has no <{tag}> with the anchor {anchor}")
    depth = 0
    for mark in re.finditer(rf"<(/?){tag}\b[^<>]*>", html[opened.start() :]):
        depth += -1 if mark[1] else 1
        if depth == 0:
            return html[opened.start() : opened.start() + mark.end()]
    raise LookupError(f"the <{tag}> with the anchor {anchor} is not closed")


def _of_study(catalogue: Catalogue, study_id: str, html: str) -> Iterator[tuple[str, str]]:
    contributions = element(html, "section", "contributions")
    quoted = (
        html.partition('id="glance-words"')[2].partition("<figure")[2].partition("</figure>")[0]
    )
    rest = contributions
    for theme in catalogue.themes_of_study.get(study_id, ()):
        part = element(contributions, "section", urls.study_theme_anchor(theme.id))
        rest = rest.replace(part, "", 1)
        yield theme.id, _ABOVE.sub(f"<figure{quoted}</figure>".replace("\\", r"\\"), part)
    if words := re.search(r"<p\b.*</p>", rest, re.DOTALL):
        yield REST, words[0]


def _of_theme(said: Mapping[str, tuple[str, ...]], html: str) -> Iterator[tuple[str, str]]:
    for anchor in ("quotes", "findings"):
        if f' id="{anchor}"' in html:
            yield anchor, element(html, "section", anchor)
    for row, anchors in said.items():
        yield row, "".join(element(html, "li", anchor) for anchor in anchors)


def _file(parts: Iterator[tuple[str, str]]) -> str:
    return compact_json(dict(parts))
