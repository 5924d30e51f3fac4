"""The folder that the editor writes to: nothing goes over what has changed there, unasked."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests import node


def asked(*cases: tuple[Any, ...]) -> list[Any]:
    """What the editor's scripts do in each case."""
    answers: list[Any] = node.ask("admin_folder_ask.mjs", cases)
    return answers


FOLDER = {"studies/a.yml": "id: a\n", "pages/images/a.png": "old"}


@pytest.mark.parametrize(
    ("outside", "change", "answers", "after"),
    [
        # Nothing came from outside.
        ({}, ("update", "studies/a.yml", "mine"), [], "mine"),
        ({}, ("delete", "studies/a.yml", None), [], None),
        ({}, ("create", "studies/b.yml", "mine"), [], "mine"),
        # Changed.
        ({"studies/a.yml": "id: b\n"}, ("update", "studies/a.yml", "mine"), [""], "id: b\n"),
        ({"studies/a.yml": "id: b\n"}, ("update", "studies/a.yml", "mine"), ["keep"], "id: b\n"),
        ({"studies/a.yml": "id: b\n"}, ("update", "studies/a.yml", "mine"), ["write"], "mine"),
        ({"studies/a.yml": "id: b\n"}, ("delete", "studies/a.yml", None), [""], "id: b\n"),
        ({"studies/a.yml": "id: b\n"}, ("delete", "studies/a.yml", None), ["write"], None),
        # Only its line endings changed, which is not to be seen in a form.
        ({"studies/a.yml": "id: a\r\n"}, ("update", "studies/a.yml", "mine"), [], "mine"),
        # Deleted.
        ({"studies/a.yml": None}, ("update", "studies/a.yml", "mine"), [""], None),
        ({"studies/a.yml": None}, ("update", "studies/a.yml", "mine"), ["write"], "mine"),
        ({"studies/a.yml": None}, ("delete", "studies/a.yml", None), [""], None),
        # Created.
        ({"studies/b.yml": "x"}, ("create", "studies/b.yml", "mine"), [""], "x"),
        ({}, ("create", "studies/a.yml", "mine"), [""], "id: a\n"),
        # A picture.
        ({"pages/images/a.png": "newer"}, ("delete", "pages/images/a.png", None), [""], "newer"),
        ({}, ("delete", "pages/images/a.png", None), [], None),
        # Changed once more, while the first change was shown.
        (
            {"studies/a.yml": "id: b\n", "later": {"studies/a.yml": "id: c\n"}},
            ("update", "studies/a.yml", "mine"), ["write", ""], "id: c\n",
        ),
        (
            {"studies/a.yml": "id: b\n", "later": {"studies/a.yml": "id: c\n"}},
            ("update", "studies/a.yml", "mine"), ["write", "write"], "mine",
        ),
    ],
)  # fmt: skip
def test_nothing_goes_over_what_changed_outside_unasked(
    outside: dict[str, Any], change: Any, answers: list[str], after: str | None,
) -> None:  # fmt: skip
    came = {path: text for path, text in outside.items() if path != "later"}
    later = outside.get("later", {})
    case = {"before": FOLDER, "outside": came, "later": later, "change": change,
            "answers": answers}  # fmt: skip
    (answer,) = asked(("folder", case))
    assert answer["files"].get(change[1]) == after
    assert answer["asked"] == len(answers)
    untouched = {path: text for path, text in FOLDER.items() if path != change[1]}
    assert {path: answer["files"].get(path) for path in untouched} == untouched
    assert answer["reloaded"] is (answers == ["keep"])


LINES = st.lists(st.sampled_from(["a", "b", "", "<b>"]), max_size=12)


@settings(max_examples=1, phases=[Phase.generate])
@given(st.lists(st.tuples(LINES, LINES), min_size=200, max_size=200))
def test_a_difference_holds_every_line_of_both(pairs: list[Any]) -> None:
    answers = asked(*(("differs", *pair) for pair in pairs))
    assert len(answers) == len(pairs)
    for (mine, other), found in zip(pairs, answers, strict=True):
        assert [line for one in found for line in one["mine"]] == mine
        assert [line for one in found for line in one["other"]] == other
        assert all(one["mine"] == one["other"] for one in found if one["same"])
        assert not any(one["same"] == next_one["same"] for one, next_one in pairwise(found))
