"""What a check knows of a site before anything is made is what a build makes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bench.content import big, write
from generator.evidence import urls
from generator.publish import planning
from generator.publish.build import outline
from generator.publish.pages.page import PlannedPage
from tests.shared import TEMPLATES, Built

NOT_OUTLINED = (urls.EMBED, urls.MATRIX, urls.SEARCH, "llms.txt")
"""Files to which no Markdown page leads."""


def test_pages_files_and_menu_are_known_before_they_are_made(built: Built) -> None:
    known, site = outline(built.folder, TEMPLATES), built.site
    assert [one.page.path for one in known.pages] == [one.page.path for one in site.pages]
    assert known.sections == site.sections
    assert (known.picked, known.compared) == (site.picked, site.compared)
    assert set(known.documents) == set(site.documents)
    assert len(known.files) > 50
    assert set(known.files) <= set(site.files)
    left = {path for path in set(site.files) - set(known.files) if not path.endswith(".md")}
    assert {path for path in left if not path.startswith(NOT_OUTLINED)} == set()


def test_a_check_makes_no_page_no_data_and_no_brief(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, big(3, 2, 2, 1))

    def refused(*of: Any) -> Any:
        raise AssertionError("A check made something.")

    monkeypatch.setattr(PlannedPage, "page", property(refused))
    monkeypatch.setattr(planning, "data_files", refused)
    monkeypatch.setattr(planning, "all_briefs", refused)
    planned = planning.plan(tmp_path)
    assert urls.HOME in planned.paths
    with pytest.raises(AssertionError, match="made something"):
        planned.briefs()
