"""The page of the synthesis: long lists are folded and say what is in them; nothing is left out."""

from __future__ import annotations

import re

from generator.build import load_catalogue
from generator.views.synthesis import FOLDED_FROM, SynthesisView, synthesis_page
from tests.conftest import REAL


def test_long_lists_are_folded_and_say_how_many_statements_cite_studies() -> None:
    real, _ = load_catalogue(REAL)
    page = synthesis_page(real)
    view = page.view
    assert isinstance(view, SynthesisView)
    lists = [(item.statements, item.fold) for item in view.interpretations]
    lists += [(group.statements, group.fold) for group in view.groups]
    for statements, fold in lists:
        assert bool(fold) == (len(statements) > FOLDED_FROM)
        if fold:
            cited = sum(bool(statement.studies) for statement in statements)
            assert re.search(", none of which" if not cited else r", \S+ of which", fold)
    shown = [statement.anchor for statements, _ in lists for statement in statements]
    assert len(shown) == len(set(shown))
    assert real.synthesis is not None
    assert [child.anchor for child in page.toc[-1].children] == [g.anchor for g in view.groups]
