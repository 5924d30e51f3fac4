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
from generator.evidence.loading import Content
from generator.publish.build import Site
from generator.publish.pages.pages import all_pages
from generator.publish.prose import plain
from generator.publish.search import KINDS, Document, documents, index_files
from generator.publish.search.index import CLASSES
from generator.publish.search.markdown_pages import written_parts
from generator.publish.search.words import LONGEST, words
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
    ],
)
def test_text_becomes_words(text: str, expected: list[str]) -> None:
    assert list(words(text)) == expected


def test_the_browser_makes_the_same_words(files: dict[str, str], tmp_path: Path) -> None:
    texts = [
        "Ní Shé, O’Donnell & <b>Bold</b>; co-design's Straße Øre Łódź ΣΊΣΥΦΟΣ ΆΛΦΑΣ",
        "so\u00adft ½ ² Ⅷ हिन्दी 東京 snake_case ﬁne İstanbul ǅ 12–14 a--b 'quoted' x'y'z",
        *("".join(chr(n) for n in range(start, start + 256)) for start in range(0x20, 0x600, 256)),
        HOSTILE,
    ]
    assert ask(files, tmp_path, texts=texts)["words"] == [list(words(text)) for text in texts]


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
    written = {part.path.partition("#")[0] for part in written_parts(built.folder)}
    dead = []
    for record in _records(built.site.files):
        for path in (record["path"], *(path for _, path in record.get("where", ()))):
            page, _, anchor = path.partition("#")
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
    pages = all_pages(catalogue, ())
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
def test_slips_are_forgiven_and_told(
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
        around = (document.note, *(link.text for link in document.where))
        texts = (document.title, *document.names, document.text, *around)
        for word in set(chain.from_iterable(map(words, texts))):
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
