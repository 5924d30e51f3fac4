"""The search: what can be found, where it leads, and that readers' spellings find it.

Queries are asked of the scripts that browsers run, by Node.js.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import accumulate, chain
from pathlib import Path
from typing import Any

import markdown  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue, build_catalogue
from generator.evidence.dimensions import begun_small
from generator.evidence.loading import Content
from generator.evidence.records.everyday import Alike
from generator.evidence.records.walk import walk
from generator.publish.build import Site
from generator.publish.pages.briefs import UNKNOWN, all_briefs
from generator.publish.pages.gaps.gap_tables import field_tables
from generator.publish.pages.lists.paging import standing
from generator.publish.pages.page import made
from generator.publish.pages.pages import all_pages
from generator.publish.prose import plain
from generator.publish.search import KINDS, Document, documents, index_files
from generator.publish.search.alike import alike
from generator.publish.search.documents import ABOUT
from generator.publish.search.index import LONGEST_NAME
from generator.publish.search.markdown_pages import written_parts
from generator.publish.search.ranking import CLASSES
from generator.publish.search.words import LONGEST, phrase, words
from tests import node
from tests.conftest import REPOSITORY, SAMPLE, shuffled, syntheses
from tests.hostile import HOSTILE
from tests.shared import Built, Shared

SCRIPTS = REPOSITORY / "site_templates/theme/assets/js"
Ask = Callable[..., dict[str, Any]]


def ask(files: dict[str, str], folder: Path, **asked: Any) -> dict[str, Any]:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    answer: dict[str, Any] = node.ask("search_ask.mjs", asked, folder / urls.SEARCH / "index")
    return answer


@pytest.fixture(scope="module")
def files(sample_site: Site) -> dict[str, str]:
    return {path: text for path, text in sample_site.files.items() if path.startswith(urls.SEARCH)}


@pytest.fixture
def find(files: dict[str, str], tmp_path: Path) -> Callable[..., list[dict[str, Any]]]:
    def asked(*queries: str, **how: Any) -> list[dict[str, Any]]:
        asks = [{"query": query, **how} for query in queries]
        found: list[dict[str, Any]] = ask(files, tmp_path, queries=asks)["answers"]
        return found

    return asked


# --- Words -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" – … ' - ", []),
        ("Ní Shé", ["ni", "she"]),
        ("O’Donnell", ["odonnell", "o", "donnell"]),
        ("O'Donnell", ["odonnell", "o", "donnell"]),
        ("co-design’s", ["codesigns", "co", "design", "s"]),
        ("Straße Øre Łódź", ["strasse", "ore", "lodz"]),
        ("so\u00adft hy\u200dphen", ["soft", "hyphen"]),
        ("x" * 90, ["x" * LONGEST]),
        ("12–14 ½ <b>", ["12", "14", "1", "2", "b"]),
        ("snake_case", ["snake", "case"]),
        ("हिन्दी", ["हनद"]),
        ("認知症 care", ["認知", "知症", "症", "care"]),
        ("ペアcare・𠀀", ["ヘア", "ア", "care", "𠀀"]),
        ("สุขภาพ", ["สข", "ขภ", "ภา", "าพ", "พ"]),
    ],
)
def test_text_becomes_words(text: str, expected: list[str]) -> None:
    assert list(words(text)) == expected


def test_the_browser_makes_the_same_words(files: dict[str, str], tmp_path: Path) -> None:
    texts = [
        "Ní Shé, O’Donnell & <b>Bold</b>; co-design's Straße Øre Łódź ΣΊΣΥΦΟΣ ΆΛΦΑΣ",
        "so\u00adft ½ ² Ⅷ हिन्दी 東京 snake_case ﬁne İstanbul ǅ 12–14 a--b 'quoted' x'y'z",
        "認知症の人と、ペアcare𠀀𠀁・สุขภาพจิต က-ခ 々",
        *("".join(chr(n) for n in range(start, start + 256)) for start in range(0x20, 0x600, 256)),
        HOSTILE,
    ]
    assert ask(files, tmp_path, texts=texts)["words"] == [list(words(text)) for text in texts]


def test_words_are_found_within_a_run_without_spaces(tmp_path: Path) -> None:
    texts = (
        "認知症の人と家族のピアサポート",
        "家族の庭",
        "การดูแลสุขภาพจิตในชุมชน",
        "A garden of peers",
    )
    found = [Document("", f"p{n}/", text) for n, text in enumerate(texts)]
    files = index_files({KINDS[0]: found})
    queries = ("家族", "ピアサポート", "人", "สุขภาพจิต", "家症", "家族 認知症")
    answers = ask(files, tmp_path, queries=[{"query": query} for query in queries])["answers"]
    assert [sorted(answer["numbers"]) for answer in answers] == [[0, 1], [0], [0], [2], [], [0]]
    marked = [[texts[0], answers[1]["matched"]], [texts[2], answers[3]["matched"]]]
    shown = ask(files, tmp_path, marked=marked)["marked"]
    assert [[one["text"] for one in each if one["hit"]] for each in shown] == [
        ["ピアサポート"],
        ["สุขภาพจิต"],
    ]


def test_hits_are_marked_in_the_text_as_it_stands(files: dict[str, str], tmp_path: Path) -> None:
    marked = [
        ("Ní Shé & O’Donnell", ["she", "odonnell"]),
        ("O’Donnell", ["donnell"]),
        ("nothing", ["else"]),
        ("<mark>she</mark>", ["she"]),
    ]
    found = ask(files, tmp_path, marked=marked)["marked"]
    assert [[(piece["text"], piece["hit"]) for piece in pieces] for pieces in found] == [
        [("Ní ", False), ("Shé", True), (" & ", False), ("O’Donnell", True)],
        [("O’", False), ("Donnell", True)],
        [("nothing", False)],
        [("<mark>", False), ("she", True), ("</mark>", False)],
    ]


# --- Documents -------------------------------------------------------------------------------


def test_every_kind_of_record_is_found(catalogue: Catalogue) -> None:
    found = {kind.id: of_kind for kind, of_kind in documents(catalogue, (), ()).items()}
    counts = {
        "study": len(catalogue.studies),
        "theme": len(catalogue.themes),
        "finding": len(catalogue.findings),
        "quote": len(catalogue.quotes),
        "model": len(catalogue.models),
        "interpretation": len(catalogue.interpretations),
        "statement": len(catalogue.other_statements),
    }
    assert {kind: len(found[kind]) for kind in counts} == counts
    assert {kind.id for kind in KINDS} >= found.keys()


def test_a_quote_says_whose_words_it_gives_and_where_it_stands(catalogue: Catalogue) -> None:
    quotes = next(d for kind, d in documents(catalogue, (), ()).items() if kind.id == "quote")
    quote = next(one for one in quotes if one.path.endswith("ni-she-2018--gate"))
    assert quote.note == "Participant"
    assert quote.where[0].text == "Ní Shé 2018"
    assert len(quote.where) == 3


def _dead_ends(built: Built) -> list[str]:
    """Addresses of generated pages in the index at which nothing stands."""
    pages = built.pages
    where = standing(page.page for page in built.site.pages)
    written = {part.path.partition("#")[0] for part in written_parts(built.folder)}
    dead = []
    for record in _records(built.site.files):
        for path in (record["path"], *(path for _, path in record.get("where", ()))):
            page, _, anchor = where.get(path, path).partition("#")
            if page in written:
                continue
            if page not in pages or (anchor and not pages[page].css(f'[id="{anchor}"]')):
                dead.append(path)
    return dead


def _records(files: dict[str, str]) -> list[dict[str, Any]]:
    parts = [text for path, text in files.items() if "/records-" in path]
    return list(chain.from_iterable(map(json.loads, parts)))


def test_every_result_leads_to_its_exact_place(built: Built) -> None:
    assert _records(built.site.files)
    assert _dead_ends(built) == []


FAMILIES = re.compile(
    r"(?:fact|finding|quote|statement|statements|step|flow|definition|level|term|category"
    r"|interpretation|principle|source|reporting|plain-words-)-(?!title$)"
)
"""How the anchors begin that belong to what is recorded; ``urls`` makes them."""


def test_every_anchor_of_something_recorded_is_found(built: Built) -> None:
    found = {record["path"].partition("#")[2] for record in _records(built.site.files)}
    standing = {
        anchor
        for page in built.pages.values()
        for node in page.css("[id]")
        if FAMILIES.match(anchor := str(node.attributes["id"]))
    }
    assert len(standing) > len(built.catalogue.findings) + len(built.catalogue.quotes)
    assert standing - found == set()


def test_every_fact_of_a_study_and_of_a_source_is_found(catalogue: Catalogue) -> None:
    found = {document.path for of_kind in documents(catalogue, (), ()).values()
             for document in of_kind}  # fmt: skip
    assert "studies/ni-she-2018/#fact-rain" in found
    assert "method/#fact-first-line" in found
    assert "method/#fact-aim" in found


def test_a_part_is_found_by_its_words_and_says_where_it_stands(catalogue: Catalogue) -> None:
    pages = made(all_pages(catalogue, lambda: all_briefs(catalogue, UNKNOWN), ()))
    found = {
        document.path: (kind.id, document)
        for kind, of_kind in documents(catalogue, pages, ()).items()
        for document in of_kind
    }
    kind, category = found["themes/#category-side-by-side"]
    assert (kind, category.title) == ("category", "Side by side")
    assert category.text == "What happens between people over the beds."
    assert [link.path for link in category.where] == ["themes/"]
    kind, number = found["method/#flow-found"]
    assert (kind, number.title, number.text) == ("fact", "Reports found", "1,204 reports")
    kind, words = found["themes/growing-year/#plain-words--growing-year"]
    assert (kind, [link.text for link in words.where]) == ("plain", ["The growing year"])
    kind, fact = found["method/#fact-first-line"]
    assert (kind, [link.text for link in fact.where]) == ("source", ["A leaflet (made up)"])


def test_hostile_text_stays_text(shared: Shared, tmp_path: Path) -> None:
    site = shared.site(shared.hostile(SAMPLE))
    assert any("<script>alert(1)</script>" in str(record) for record in _records(site.files))
    files = {path: text for path, text in site.files.items() if path.startswith(urls.SEARCH)}
    queries = [{"query": "<script>alert(1)</script>"}, {"query": "onerror __proto__ constructor"}]
    answers = ask(files, tmp_path / "index", queries=queries)["answers"]
    assert len(answers[0]["numbers"]) > 10


@pytest.mark.parametrize(
    ("prose", "text"),
    [
        ("*Soft* and **strong** and `code`", "Soft and strong and code"),
        ("See [the page](https://example.org/a(b)) now", "See the page now"),
        (
            "See [no link](https://example.org/a(b) now",
            "See [no link](https://example.org/a(b) now",
        ),
        ("- one\n- two\n\n1. three\n> four", "one two three four"),
        ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ],
)
def test_marks_of_prose_are_left_out(prose: str, text: str) -> None:
    assert plain(prose) == text


def test_hand_written_pages_are_found_by_section(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "about.md").write_text(
        "---\ntitle: 'About us'\n---\n# Ignored\n\nFirst *words*.\n\n## Same, again\nOne.\n"
        "## Same again\nTwo.\n### Named {#here .x}\n```\n## No heading\n```\n## Empty\n",
        encoding="utf-8",
    )
    (pages / "plain.md").write_text("Only words.", encoding="utf-8")
    assert [(part.path, part.title) for part in written_parts(tmp_path)] == [
        ("about/", "About us"),
        ("about/#same-again", "Same, again"),
        ("about/#same-again_1", "Same again"),
        ("about/#here", "Named"),
        ("plain/", "Plain"),
    ]


def test_sections_have_the_anchors_that_the_host_gives_them(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    headings = ("Same", "Same 1", "Same", "Same_1", "Été & Ørsted", "日本")
    text = "".join(f"## {heading}\n\nWords.\n\n" for heading in headings)
    (tmp_path / "pages" / "a.md").write_text(text, encoding="utf-8")
    host = markdown.Markdown(extensions=["toc"])
    host.convert(text)
    anchors = [token["id"] for token in host.toc_tokens]
    assert [part.path for part in written_parts(tmp_path)][1:] == [f"a/#{one}" for one in anchors]
    assert len(anchors) == len(set(anchors)) == len(headings)


# --- Answers ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "query",
    ["Ní Shé", "ni she", "NI SHE", "O’Donnell", "O'Donnell", "odonnell", "o donnell", "donnell"],
)
def test_names_are_found_as_people_type_them(
    find: Callable[..., list[dict[str, Any]]], query: str
) -> None:
    [found] = find(query)
    assert found["records"][0]["path"] == "studies/ni-she-2018/"
    assert found["complete"]
    assert not found["instead"]


@pytest.mark.parametrize(
    ("query", "instead", "first"),
    [
        ("adeyemmi", "adeyemi", "studies/adeyemi-2021-a/"),
        ("gartenbnud", "gartenbund", "studies/gartenbund-2020/"),
        ("o'donell", "odonnell", "studies/ni-she-2018/"),
    ],
)
def test_slips_in_words_that_are_none_are_forgiven_and_told(
    find: Callable[..., list[dict[str, Any]]], query: str, instead: str, first: str
) -> None:
    [found] = find(query)
    assert (found["instead"], found["records"][0]["path"]) == (instead, first)
    [exactly] = find(query, exactly=True)
    assert (exactly["instead"], exactly["numbers"]) == ("", [])


@pytest.mark.parametrize("query", ["", "   ", "–", "'", "\u00ad"])
def test_a_question_without_words_has_no_answer(
    find: Callable[..., list[dict[str, Any]]], query: str
) -> None:
    [found] = find(query)
    assert found["empty"]
    assert found["numbers"] == []


@pytest.mark.parametrize("query", ["rent", "locked out", "what does a plot cost"])
def test_a_question_is_found_first_by_its_everyday_words(
    find: Callable[..., list[dict[str, Any]]], query: str
) -> None:
    [found] = find(query)
    assert found["records"][0]["path"].startswith("questions/#question-")


def test_nothing_is_found_where_nothing_is(find: Callable[..., list[dict[str, Any]]]) -> None:
    answers = find("zzzzzzz", "東京", "<script>q</script> qqqqqqq", "__proto__x")
    assert len(answers) == 4
    assert [one for one in answers if one["numbers"] and one["complete"]] == []


def test_a_long_question_is_cut_and_told(find: Callable[..., list[dict[str, Any]]]) -> None:
    [found] = find("garden " * 40)
    assert found["shortened"]
    assert found["numbers"]


def test_some_words_are_better_than_none_and_told(
    find: Callable[..., list[dict[str, Any]]],
) -> None:
    [apart] = find("adeyemi gartenbund gate")  # each stands somewhere, all three nowhere together
    assert apart["numbers"]
    assert not apart["complete"]
    assert apart["missing"] == []
    [nowhere] = find("gate zzzzqqq")
    assert nowhere["numbers"]
    assert [word["text"] for word in nowhere["missing"]] == ["zzzzqqq"]


def test_words_of_grammar_are_not_asked_for(find: Callable[..., list[dict[str, Any]]]) -> None:
    [bare, wordy] = find("keys disagree", "what is it about keys that they disagree")
    assert wordy["complete"] == bare["complete"]
    assert sorted(wordy["numbers"]) == sorted(bare["numbers"])


def test_what_has_most_of_a_query_is_not_hidden_by_what_has_all(tmp_path: Path) -> None:
    """And the whole name of a record counts wherever it stands in the query."""
    kinds = {kind.id: kind for kind in KINDS}
    fact = Document("", "method/#fact-a", "Shared care of hedges was compared with a definition.")
    term = Document("Hedge care", "glossary/#term-hedge-care", "Cutting and watering.")
    other = Document("Paths", "glossary/#term-paths", "Each has a definition.")
    files = index_files({kinds["fact"]: [fact], kinds["term"]: [term, other]})
    [found] = ask(files, tmp_path, queries=[{"query": "definition of hedge care"}])["answers"]
    assert [record["path"] for record in found["records"]] == [term.path, fact.path]
    assert (found["complete"], found["whole"]) == (True, 1)


@pytest.mark.parametrize(
    ("one", "other"),
    [("gardens", "garden"), ("agreeing", "agree"), ("studies", "study"), ("shared", "sharing")],
)
def test_endings_do_not_matter(
    find: Callable[..., list[dict[str, Any]]], one: str, other: str
) -> None:
    [first, second] = find(one, other)
    common = set(first["numbers"]) & set(second["numbers"])
    assert common
    assert not first["instead"]
    assert not second["instead"]


def test_kinds_are_counted_and_chosen(find: Callable[..., list[dict[str, Any]]]) -> None:
    [every] = find("gate")
    assert sum(every["counts"].values()) == len(every["numbers"])
    assert every["counts"]["quote"] >= 1
    [quotes] = find("gate", kinds=["quote"])
    assert {record["kind"]["id"] for record in quotes["records"]} == {"quote"}
    assert len(quotes["records"]) == every["counts"]["quote"]


def test_a_query_fetches_only_what_it_needs(files: dict[str, str], tmp_path: Path) -> None:
    fetched = ask(files, tmp_path, queries=[{"query": "adeyemi"}])["fetched"]
    assert fetched[0] == "index.json"
    assert not [name for name in fetched if "near" in name]
    assert len(fetched) < len(files) / 2


# --- Other words -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("horticulture", "studies/adeyemi-2021-a/"),  # the review's other word for a value
        ("working bee", "themes/shared-work/"),  # the editors' for a theme
        ("locked out", "questions/#question-who-has-the-key"),
        ("11", "studies/gartenbund-2020/"),  # the number in the list of references
    ],
)
def test_records_are_found_by_what_others_call_them(
    find: Callable[..., list[dict[str, Any]]], query: str, first: str
) -> None:
    [found] = find(query)
    assert first in [record["path"] for record in found["records"][:3]]
    assert found["complete"]


def test_everything_is_found_by_its_other_words(built: Built) -> None:
    also = {
        phrase(word)
        for entry in built.content.all()
        for path, word in walk(entry.record)
        if "also" in path and isinstance(word, str)
    }
    assert also
    index = _read_back(built.site.files)
    assert {word for words_of in also for word in words_of.split()} - index.keys() == set()


def test_everyday_words_find_what_others_stand_in_and_say_so(
    find: Callable[..., list[dict[str, Any]]],
) -> None:
    [huts, sheds] = find("huts", "sheds")
    assert set(huts["numbers"]) == set(sheds["numbers"]) != set()
    assert huts["as"] == ["shed", "sheds"]
    assert sheds["as"] == []


def test_findings_are_found_by_what_they_are_about(
    find: Callable[..., list[dict[str, Any]]],
) -> None:
    by_name, by_other_words = find("belonging", "neighbourliness")
    for found in (by_name, by_other_words):
        assert found["counts"]["finding"] > 0
    assert by_other_words["numbers"]


def test_words_that_are_one_way_do_not_find_back() -> None:
    group = Alike(words=("tools",), narrower=("spade", "rake"))
    texts = [Document("", f"p{n}/", text) for n, text in enumerate(("A spade.", "A rake."))]
    postings = {word: {n: 1} for n, word in enumerate(("spade", "rake"))}
    found = alike(texts, postings, (group,))
    assert {words: tuple(of.hits) for words, of in found.items()} == {"tools": (0, 1)}


@given(syntheses())
def test_other_words_find_only_what_has_the_words(content: Content) -> None:
    numbered = list(chain.from_iterable(documents(build_catalogue(content), (), ()).values()))
    postings: dict[str, dict[int, int]] = {}
    for number, document in enumerate(numbered):
        for word in words(f"{document.title} {document.text}"):
            postings.setdefault(word, {})[number] = 1
    some = sorted(postings)[:6]
    found = alike(numbered, postings, (Alike(words=(*some, "no such words")),))
    assert set(found["no such words"].hits if some else ()) == {
        number for word in some for number in postings[word]
    }


@pytest.mark.parametrize(
    "words",
    [
        ("accept", "acceptance", "acceptable", "acceptability", "accepted"),
        ("paternalism", "paternalistic"),
        ("Africa", "African"),
        ("sustain", "sustainable", "sustainability"),
        ("personalised", "personalisation", "personal"),
    ],
)
def test_words_of_one_family_meet(
    files: dict[str, str], tmp_path: Path, words: tuple[str, ...]
) -> None:
    found = ask(files, tmp_path, families=[word.lower() for word in words])["families"]
    assert len({family for family, *_ in found}) == 1


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("inequalities", "equalities"),
        ("unequal", "equal"),
        ("centered", "centred"),
        ("organization", "organisation"),
        ("behaviour", "behavior"),
        ("paediatric", "pediatric"),
    ],
)
def test_spellings_and_denials_meet(
    files: dict[str, str], tmp_path: Path, word: str, other: str
) -> None:
    [found] = ask(files, tmp_path, families=[word])["families"]
    assert other in found[1:]


def test_words_that_only_look_denied_stay_whole(files: dict[str, str], tmp_path: Path) -> None:
    asked = ["understand", "increase", "inform", "universal", "inside"]
    assert [found[1:] for found in ask(files, tmp_path, families=asked)["families"]] == [[]] * 5


@pytest.mark.parametrize("query", ["payment", "hardship", "garments", "harm", "lung", "winner"])
def test_a_word_that_exists_is_never_replaced(
    find: Callable[..., list[dict[str, Any]]], query: str
) -> None:
    [found] = find(query)
    assert (found["instead"], found["suggested"]) == ("", "")


def test_a_slip_beside_other_words_is_mended_only_where_something_has_them_all(
    find: Callable[..., list[dict[str, Any]]],
) -> None:
    together, apart, exactly = (
        *find("adeyemmi gate", "adeyemmi gartenbund gate"),
        *find("adeyemmi gate", exactly=True),
    )
    assert (together["instead"], together["complete"]) == ("adeyemi gate", True)
    assert apart["numbers"]
    assert (apart["instead"], apart["suggested"]) == ("", "adeyemi gartenbund gate")
    assert exactly["numbers"]
    assert (exactly["instead"], exactly["suggested"]) == ("", "")


def test_what_a_text_says_in_passing_counts_less_than_what_it_is_about(tmp_path: Path) -> None:
    kinds = {kind.id: kind for kind in KINDS}
    long = Document("", "themes/a/#finding-long", f"Hedges. {'Somebody says so. ' * 30}")
    short = Document("", "themes/a/#finding-short", "Somebody cuts hedges.")
    also = Document("Borders", "themes/borders/#finding-also", "Of fences.", also=("hedges",))
    named = Document("Hedges", "themes/hedges/#finding-named", "Of borders.")
    files = index_files({kinds["finding"]: [long, short, also, named]})
    [found] = ask(files, tmp_path, queries=[{"query": "hedges"}])["answers"]
    assert found["numbers"] == [3, 2, 1, 0]


def test_a_question_comes_first_where_somebody_asks_one(tmp_path: Path) -> None:
    kinds = {kind.id: kind for kind in KINDS}
    question = Document("Do hedges cost much?", "questions/#question-cost", "They do.")
    study = Document("Hedges cost 2019", "studies/hedges-2019/", "On fences.")
    files = index_files({kinds["question"]: [question], kinds["study"]: [study]})
    queries = ("hedges cost", "what do hedges cost", "hedges cost?")
    answers = ask(files, tmp_path, queries=[{"query": query} for query in queries])["answers"]
    assert [answer["numbers"][0] for answer in answers] == [1, 0, 0]


def test_words_of_everyday_speech_count_less(tmp_path: Path) -> None:
    kinds = {kind.id: kind for kind in KINDS}
    said = Document("", "themes/a/#finding-said", "Somebody does think so.")
    meant = Document("", "themes/a/#finding-meant", "Of hedges.")
    files = index_files({kinds["finding"]: [said, meant]})
    [found] = ask(files, tmp_path, queries=[{"query": "think hedges"}])["answers"]
    assert found["numbers"] == [1, 0]


def test_all_of_another_name_for_it_counts_more_than_its_words(tmp_path: Path) -> None:
    kinds = {kind.id: kind for kind in KINDS}
    apart = Document("One", "questions/#question-apart", also=("who waters", "it paid", "paid"))
    whole = Document("Two", "questions/#question-whole", also=("who paid",))
    files = index_files({kinds["question"]: [apart, whole]})
    [found] = ask(files, tmp_path, queries=[{"query": "who paid"}])["answers"]
    assert found["numbers"] == [1, 0]


def test_the_filter_is_fetched_for_words_that_stand_nowhere(
    files: dict[str, str], tmp_path: Path
) -> None:
    there = ask(files, tmp_path, queries=[{"query": "gardening"}, {"query": "zzz"}])["fetched"]
    assert not any(name.startswith("known-words") for name in there)
    nowhere = ask(files, tmp_path, queries=[{"query": "adeyemmi"}])["fetched"]
    assert [name for name in nowhere if name.startswith("known-words")] == ["known-words 2000"]
    assert (SCRIPTS.parent / "vendor/known-words.bin").stat().st_size <= 40_000


# --- No answer, and what is absent -----------------------------------------------------------


def test_no_answer_says_what_there_is_and_what_comes_nearest(
    files: dict[str, str], tmp_path: Path
) -> None:
    answer = ask(files, tmp_path, queries=[{"query": "orchards"}], untold=["orchards", "zzz"])
    [found], [near, far] = answer["answers"], answer["untold"]
    assert (found["numbers"], found["complete"]) == ([], False)
    assert near["none"] == "None of the five studies is about {words}."
    assert near["instead"].startswith("They are about ")
    assert "gardening" in near["instead"]
    assert near["nearest"]["words"] == "gardening"
    assert near["nearest"]["numbers"]
    assert far["nearest"] is None
    assert [text for text, _ in near["questions"]] == [text for text, _ in far["questions"]] != []


def test_what_studies_lack_is_found_with_the_reason(built: Built) -> None:
    gaps = [record for record in _records(built.site.files) if record["path"].startswith("gaps/#")]
    tables = field_tables(built.catalogue)
    assert len(gaps) == sum(len(table.rows) for table in tables)
    assert [gap for gap in gaps if ": not " not in gap["title"]] == []


def test_a_characteristic_that_is_absent_answers_with_its_part(
    find: Callable[..., list[dict[str, Any]]],
) -> None:
    by_name, by_other_words = find("size of the plot", "square metres")
    gap = "gaps/#gap-not-in-our-copy--plot-size"
    assert gap in [record["path"] for record in by_name["records"][:2]]
    assert by_other_words["records"][0]["path"] == gap


def test_evidence_comes_before_pages_about_the_site(tmp_path: Path) -> None:
    kinds = {kind.id: kind for kind in KINDS}
    text = Document("", "themes/a/#finding-b", "Somebody waters the beds.")
    page = Document("Water", "about/", "Water, water, water the beds.")
    files = index_files({kinds["finding"]: [text], ABOUT: [page]})
    [found] = ask(files, tmp_path, queries=[{"query": "water beds"}])["answers"]
    assert [record["path"] for record in found["records"]] == ["themes/a/#finding-b", "about/"]


def test_the_pages_of_problem_codes_are_not_for_readers(built: Built) -> None:
    found = {record["path"] for record in _records(built.site.files)}
    codes = {path for path in built.pages if path.startswith("contributing/problems/")}
    assert len(codes) > 20
    assert found & codes == set()


def test_a_record_that_is_called_so_comes_first(tmp_path: Path) -> None:
    kinds = {kind.id: kind for kind in KINDS}
    finding = Document("", "themes/a/#finding-b", "Shared plots, shared plots and shared plots.")
    longer = Document("Shared plots and sheds", "models/sheds/", "Shared plots with shared plots.")
    own = Document("Shared plots", "models/shared-plots/")
    files = index_files({kinds["finding"]: [finding], kinds["model"]: [longer, own]})
    for query in ("shared plots", "what are shared plots?"):
        [found] = ask(files, tmp_path, queries=[{"query": query}])["answers"]
        assert found["records"][0]["path"] == "models/shared-plots/"
        assert found["named"][0] == 2


def test_where_nothing_has_all_a_study_of_the_place_comes_first(tmp_path: Path) -> None:
    kinds = {kind.id: kind for kind in KINDS}
    here = Document("Bose 2019", "studies/bose/", "On gardens.", also=("Peru", "Latin America"))
    there = Document("Adler 2018", "studies/adler/", "On asthma in schools.", also=("asthma",))
    said = [Document("", f"f{n}/", "Somebody in Peru says so.") for n in range(9)]
    found = {kinds["study"]: [here, there], kinds["finding"]: said}
    files = index_files(found, places=("Latin America", "Peru"))
    queries = ("asthma in peru", "asthma schools latin america", "asthma gardens", "asthma")
    answers = ask(files, tmp_path, queries=[{"query": query} for query in queries])["answers"]
    assert [answer["numbers"][0] for answer in answers] == [0, 0, 1, 1]
    assert [answer["complete"] for answer in answers] == [False, False, False, True]


def test_a_country_under_a_study_says_what_it_is_of(catalogue: Catalogue) -> None:
    notes = {one.path: one.note for kind in documents(catalogue, (), ()).values() for one in kind}
    label = begun_small(catalogue.dimensions["country"].label)
    named = [note for path, note in notes.items() if path.startswith("studies/") and label in note]
    assert named
    assert all(re.search(rf"(^|; ){label}: \w", note) for note in named)


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ("what works", urls.SUMMARY),
        ("how sure are you", f"{urls.SUMMARY}#sure"),
        ("how certain is it?", f"{urls.SUMMARY}#sure"),
    ],
)
def test_what_readers_ask_first_leads_to_the_summary(
    query: str, path: str, find: Callable[..., list[dict[str, Any]]]
) -> None:
    assert find(query)[0]["records"][0]["path"] == path


# --- The index -------------------------------------------------------------------------------


@given(syntheses(), st.data())
def test_the_order_of_files_never_changes_the_index(content: Content, data: st.DataObject) -> None:
    other = shuffled(content, data.draw)
    one, two = (index_files(documents(build_catalogue(each), (), ())) for each in (content, other))
    assert one == two


def _read_back(files: dict[str, str]) -> dict[str, list[int]]:
    """For each word of the index the numbers of its documents."""
    index = {}
    for path, text in files.items():
        if "/words-" in path:
            part = json.loads(text)
            for word, steps in zip(part["words"], part["at"], strict=True):
                index[word] = list(accumulate(step // CLASSES for step in steps))
    return index


@given(syntheses())
def test_every_word_leads_to_just_the_documents_that_have_it(content: Content) -> None:
    found = documents(build_catalogue(content), (), ())
    expected: dict[str, list[int]] = {}
    for number, document in enumerate(chain.from_iterable(found.values())):
        around = (document.note, *document.besides, *(link.text for link in document.where))
        names = (document.title, *document.names)
        texts = (*names, *document.also, document.text, *around)
        one_by_one = chain.from_iterable(map(words, texts))
        others = (name for name in map(phrase, document.also) if " " in name)
        every = (*map(phrase, names), *others)
        whole = (name for name in every if 0 < len(name.split()) <= LONGEST_NAME)
        for word in {*one_by_one, *whole}:
            expected.setdefault(word, []).append(number)
    assert _read_back(index_files(found)) == expected


def test_another_text_gives_another_folder(catalogue: Catalogue) -> None:
    found = documents(catalogue, (), ())
    first = next(iter(found))
    changed = {**found, first: (replace(found[first][0], text="Else"), *found[first][1:])}
    assert _folder(index_files(found)) != _folder(index_files(changed))


def _folder(files: dict[str, str]) -> str:
    return str(json.loads(files["search/index/index.json"])["folder"])


def test_an_index_of_nothing_is_an_index(tmp_path: Path) -> None:
    [found] = ask(index_files({}), tmp_path, queries=[{"query": "word"}])["answers"]
    assert found["numbers"] == []


def test_words_spread_over_files_are_all_found(tmp_path: Path) -> None:
    kind = KINDS[0]
    many: Sequence[Document] = [
        Document(f"Title {n}", f"p{n}/", " ".join(f"w{n:04}x{k}" for k in range(40)))
        for n in range(300)
    ]
    files = index_files({kind: many})
    assert len([path for path in files if "/words-" in path]) > 5
    answers = ask(
        files, tmp_path, queries=[{"query": q} for q in ("w0000x0", "w0299x39", "w0150x", "title")]
    )["answers"]
    assert [len(answer["numbers"]) for answer in answers] == [1, 1, 1, 300]
