"""The door for programs that people talk to, after the Model Context Protocol: read-only, on stdio.

The only module that knows the protocol's library, which is an extra.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, wraps
from pathlib import Path
from typing import Final, ParamSpec, TypeVar

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations

from generator.evidence.interface import N_, _
from generator.evidence.records.reported import AbsenceReason
from generator.publish.agents.answers import (
    FindingAnswer,
    MatrixAnswer,
    QuestionAnswer,
    QuestionList,
    Result,
    SearchAnswer,
    StudyAnswer,
    StudyList,
    ThemeAnswer,
    ThemeList,
)
from generator.publish.agents.asking import Asked, NothingThere
from generator.publish.agents.telling import Telling
from generator.publish.build import search_files
from generator.publish.planning import plan
from generator.publish.search.asking import SearchIndex, find, read_index

MOST_RESULTS: Final = 50
_READ_ONLY: Final = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)
_INSTRUCTIONS: Final = N_("""\
{name}: {tagline}

How to work with it. Search first, or list themes, studies and questions; then read the record
itself before you say anything about it. Do not add what no answer holds.

How to cite. Give the address of each statement that you use, name the studies that it cites and
the source in which it stands ("cite" has it in a line). A statement whose attribution says that no
study is cited is the review's own: say so. Quote quotes word for word, with whose words they are.

What is absent. "{not_reported}" means that the part of the source that would say it is held, and
does not; "{not_in_our_copy}", that it stands in a part that the editors do not hold;
"{not_looked_for}", that nobody has looked. None of them means no, and none means zero. That a study
is not cited under a theme does not mean that nothing of the kind happened there. An unanswered
question is an answer: say that nobody tells, and what comes nearest. Counts are of what the review
cites; they are no measure of how sure a finding is.""")
_NOWHERE: Final = N_(
    "Addresses in answers begin at the top of the site; where that is, nobody says."
)
_ABOUT_SEARCH: Final = N_(
    "The order is that of the site's own search. Where it is not complete, nothing holds all that "
    "was asked for: say so, and do not take what comes nearest for an answer."
)

_NOTHING: Final = N_("Nothing that is recorded holds these words.")

P = ParamSpec("P")
R = TypeVar("R")


class _Synthesis:
    """A content folder that is asked; its search is made when somebody first searches."""

    def __init__(self, content: Path, address: str) -> None:
        self.planned = plan(content)
        self.content = content
        self.asked = Asked(Telling(self.planned.catalogue, address))

    @cached_property
    def index(self) -> SearchIndex:
        """The index of the site's search."""
        planned = self.planned
        return read_index(search_files(planned.catalogue, planned.pages, self.content))

    def search(self, query: str, kind: str, most: int) -> SearchAnswer:
        """What the site's search answers."""
        found = find(self.index, query)
        of_kind = [n for n in found.numbers if kind in {"", self.index.kind_of(n)["id"]}]
        return SearchAnswer(
            query=query,
            count=len(of_kind),
            results=[self._result(n) for n in of_kind[: max(1, min(most, MOST_RESULTS))]],
            complete=found.complete,
            words_that_stand_nowhere=list(found.missing),
            about=_(_ABOUT_SEARCH if of_kind else _NOTHING),
        )

    def kinds(self) -> list[str]:
        """The kinds of results."""
        return [kind["id"] for kind in self.index.first["kinds"]]

    def _result(self, number: int) -> Result:
        record = self.index.records[number]
        return Result(
            kind=self.index.kind_of(number)["id"],
            title=record.get("title", ""),
            text=record.get("text", ""),
            stands_in=[text for text, _path in record.get("where", ())],
            note=record.get("note", ""),
            address=self.asked.told.at(record["path"]),
        )


def make_server(content: Path, address: str = "") -> MCPServer:
    """A server for a content folder; raises InvalidContent where its records have errors.

    ``address`` is where the site stands, with a slash at its end; without one, addresses in answers
    begin at the top of the site.
    """
    synthesis = _Synthesis(content, address)
    review = synthesis.planned.catalogue.review
    where = _("The site stands at {address}", address=address) if address else _(_NOWHERE)
    about = _(_INSTRUCTIONS, name=review.name, tagline=review.tagline, **_reasons())
    told = f"{about}\n\n{where}"
    server = MCPServer("evidence", title=review.name, instructions=told, log_level="WARNING")
    _add_search(server, synthesis)
    _add_records(server, synthesis.asked)
    _add_lists(server, synthesis.asked)
    return server


def _reasons() -> dict[str, str]:
    """The words that answers have for what is absent, by what the instructions call them."""
    return {reason.name.lower(): _(reason.value) for reason in AbsenceReason}


def serve(content: Path, address: str = "") -> None:
    """Answer on standard input and output until that is closed."""
    make_server(content, address).run("stdio")


def _in_words(asked: Callable[P, R]) -> Callable[P, R]:
    """What is not there is said to whoever asks, and is no fault of the program."""

    @wraps(asked)
    def answered(*arguments: P.args, **named: P.kwargs) -> R:
        try:
            return asked(*arguments, **named)
        except NothingThere as nothing:
            raise ToolError(str(nothing)) from nothing

    return answered


def _add_search(server: MCPServer, synthesis: _Synthesis) -> None:
    @server.tool(annotations=_READ_ONLY)
    @_in_words
    def search(query: str, kind: str = "", most: int = 10) -> SearchAnswer:
        """Search everything that is recorded, as the site's own search does.

        kind narrows to one kind of result, such as finding, quote, study, theme, question, gap.
        """
        if kind and kind not in synthesis.kinds():
            known = ", ".join(synthesis.kinds())
            raise NothingThere(
                _("There is no kind '{kind}'. Kinds are: {kinds}.", kind=kind, kinds=known)
            )
        return synthesis.search(query, kind, most)


def _add_records(server: MCPServer, asked: Asked) -> None:
    @server.tool(annotations=_READ_ONLY)
    @_in_words
    def study(id: str) -> StudyAnswer:
        """One included study: what is known of it, what is not and why, and what cites it."""
        return asked.study(id)

    @server.tool(annotations=_READ_ONLY)
    @_in_words
    def theme(id: str) -> ThemeAnswer:
        """One theme: its summary, findings, quotes, and the studies behind them."""
        return asked.theme(id)

    @server.tool(annotations=_READ_ONLY)
    @_in_words
    def finding(id: str) -> FindingAnswer:
        """One finding, by theme.finding, with its studies, its place in the source, its notes."""
        return asked.finding(id)

    @server.tool(annotations=_READ_ONLY)
    @_in_words
    def question(id: str) -> QuestionAnswer:
        """One question of readers: its answer and what it rests on, or why there is none."""
        return asked.question(id)

    @server.tool(annotations=_READ_ONLY)
    @_in_words
    def matrix(study: str = "", theme: str = "") -> MatrixAnswer:
        """How many findings cite which study under which theme; of one of them, or of all."""
        return asked.matrix(study, theme)


def _add_lists(server: MCPServer, asked: Asked) -> None:
    @server.tool(annotations=_READ_ONLY)
    def studies() -> StudyList:
        """All included studies, with their ids."""
        return asked.studies()

    @server.tool(annotations=_READ_ONLY)
    def themes() -> ThemeList:
        """All themes, with their ids."""
        return asked.themes()

    @server.tool(annotations=_READ_ONLY)
    def questions() -> QuestionList:
        """All questions that readers ask, with their ids, those without an answer apart."""
        return asked.questions()
