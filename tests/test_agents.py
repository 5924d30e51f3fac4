"""The door for assistants: a scripted client asks it; its search is the site's own."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from mcp import ClientSession, StdioServerParameters, stdio_client
from mcp.types import CallToolResult, ListToolsResult, TextContent

from bench.judged import judged
from generator.cli import main
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.extras import MCP
from generator.publish.search import asking, forms
from tests import node
from tests.conftest import REPOSITORY, SAMPLE
from tests.shared import Built

ADDRESS = "https://gardens.example/evidence/"
HARD = (
    *("", "of the", "zzzz gate", "D'Arcy", "programme centre", "what is the gate", "co-design"),
    *("unfriendly", "organising", "Ghana garden", "友達", "gate gate opened", "well-being"),
)
ASKED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("study", {"id": "adeyemi-2021"}),
    ("finding", {"id": "first-visit.open-gat"}),
    ("search", {"query": "gate", "kind": "flower"}),
    ("search", {"query": "open gate", "most": 3}),
    ("search", {"query": "qqqq"}),
    ("study", {"id": "velde-2016"}),
    ("theme", {"id": "first-visit"}),
    ("finding", {"id": "first-visit.open-gate"}),
    ("question", {"id": "what-does-it-cost"}),
    ("matrix", {"theme": "first-visit"}),
    ("studies", {}),
    ("themes", {}),
    ("questions", {}),
)


async def _conversation() -> tuple[str, ListToolsResult, list[CallToolResult]]:
    asked = StdioServerParameters(
        command=sys.executable,
        args=["-m", "generator", "mcp", "--content", str(SAMPLE), "--address", ADDRESS],
        cwd=REPOSITORY,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
    )
    async with stdio_client(asked) as streams, ClientSession(*streams) as session:
        told = (await session.initialize()).instructions or ""
        tools = await session.list_tools()
        return told, tools, [await session.call_tool(name, how) for name, how in ASKED]


@pytest.fixture(scope="module")
def conversation() -> tuple[str, ListToolsResult, list[CallToolResult]]:
    return asyncio.run(_conversation())


def _words(result: CallToolResult) -> str:
    (content,) = result.content
    assert isinstance(content, TextContent)
    return content.text


def _answers(conversation: tuple[Any, Any, list[CallToolResult]]) -> list[dict[str, Any]]:
    results = conversation[2]
    assert [result.is_error for result in results] == [True] * 3 + [False] * (len(ASKED) - 3)
    return [result.structured_content or {} for result in results]


def test_without_the_extra_the_command_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "mcp", None)
    assert main(["mcp", "--content", str(SAMPLE)]) == 2
    assert MCP.hint in capsys.readouterr().err


def test_records_with_errors_are_not_answered_from(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (sample / "themes" / "first-visit.yml").write_text("title: [", encoding="utf-8")
    assert main(["mcp", "--content", str(sample), "--address", ADDRESS]) == 1
    assert "first-visit.yml" in capsys.readouterr().err


def test_what_is_not_there_is_said_in_words(conversation: Any) -> None:
    study, finding, kind = map(_words, conversation[2][:3])
    assert "There is no study with the id 'adeyemi-2021'" in study
    assert "Did you mean 'adeyemi-2021-" in study
    assert "Did you mean 'first-visit.open-gate'?" in finding
    assert "There is no kind 'flower'" in kind
    assert "finding" in kind


def test_the_tools_only_read_and_say_what_they_return(conversation: Any) -> None:
    told, tools, _ = conversation
    assert {tool.name for tool in tools.tools} == {name for name, _ in ASKED}
    assert all(tool.annotations.read_only_hint for tool in tools.tools)
    assert all(tool.output_schema and tool.description for tool in tools.tools)
    assert "How to cite." in told
    assert "None of them means no, and none means zero." in told
    assert ADDRESS in told


def test_every_list_comes_with_its_count(conversation: Any, catalogue: Catalogue) -> None:
    *_, studies, themes, questions = _answers(conversation)
    assert studies["count"] == len(studies["studies"]) == len(catalogue.studies)
    assert themes["count"] == len(themes["themes"]) == len(catalogue.themes)
    both = [*questions["answered"], *questions["unanswered"]]
    assert questions["count"] == len(both) == len(catalogue.questions)


def test_an_answer_has_its_address_and_says_what_it_rests_on(
    conversation: Any, catalogue: Catalogue
) -> None:
    found, _, study, theme, finding, question, matrix, *_ = _answers(conversation)[3:]
    assert all(one["address"].startswith(ADDRESS) for one in found["results"])
    assert study["address"] == f"{ADDRESS}{urls.study('velde-2016')}"
    assert [one["id"] for one in theme["findings"]] == [
        one.id for one in catalogue.findings_of_theme["first-visit"]
    ]
    statement = catalogue.finding["first-visit.open-gate"].statement
    told = finding["finding"]
    assert told["statement"] == statement.statement
    assert [one["id"] for one in told["studies"]] == list(statement.studies)
    assert told["place"]["where"].startswith(statement.place.section)
    assert told["cite"].endswith(told["address"])
    assert all(one["rests_on"] for one in (study, theme, finding, matrix))
    assert question["looked_through"]


def test_what_is_absent_comes_with_its_reason_and_is_no_zero(conversation: Any) -> None:
    found, nothing, study, *_, question, matrix, _, _, _ = _answers(conversation)[3:]
    assert found["count"] >= len(found["results"]) > 0
    assert nothing["count"] == 0
    assert nothing["about"] == "Nothing that is recorded holds these words."
    assert study["absent"]
    assert all(one["reason"] and one["means"] for one in study["absent"])
    assert study["not_cited_under"]
    assert "does not mean that nothing" in study["about_not_cited"]
    assert question["answer"] == ""
    assert question["unanswered"]
    assert matrix["cells"]
    assert all(cell["findings"] or cell["quotes"] for cell in matrix["cells"])
    assert all(cell["why_empty"] for cell in matrix["cells"] if not cell["quotes"])


def test_the_search_in_python_answers_as_the_one_in_the_browser(
    built: Built, tmp_path: Path
) -> None:
    files = {path: text for path, text in built.site.files.items() if path.startswith(urls.SEARCH)}
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    queries = (*HARD, *(one.query for one in judged()))
    asked = [{"query": query, "exactly": True} for query in queries]
    told = node.ask("search_ask.mjs", {"queries": asked}, tmp_path / urls.SEARCH / "index")
    index = asking.read_index(files)
    ours = [asking.find(index, query) for query in queries]
    assert [(list(one.numbers), one.complete) for one in ours] == [
        (one["numbers"], one["complete"]) for one in told["answers"]
    ]
    assert sum(bool(one.numbers) for one in ours) > 20


def test_words_are_alike_as_they_are_in_the_browser(tmp_path: Path) -> None:
    known = {word for one in judged() for word in one.query.lower().split() if word.isalpha()}
    words = sorted(known | {"acceptability", "african", "paternalistic", "organisation", "unable"})
    told = node.ask("search_ask.mjs", {"families": words}, tmp_path)
    ours = [[forms.family(word), *(other for other, _ in forms.variants(word))] for word in words]
    assert json.loads(json.dumps(ours)) == told["families"]
    assert told["lists"] == [sorted(one) for one in (forms.OPTIONAL, forms.SPOKEN, forms.ASKING)]
