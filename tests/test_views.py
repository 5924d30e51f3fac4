"""What pages show: everything that was recorded, linked both ways, in words that agree."""

from __future__ import annotations

import json
import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from enum import Enum
from itertools import pairwise
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.dimensions import dimensions_of
from generator.evidence.loading import Content
from generator.evidence.problems import DataPath
from generator.evidence.records.base import Note, Record
from generator.evidence.records.dimensions import BuiltIn
from generator.evidence.records.reported import NOT_ASKED, NOT_REPORTED
from generator.evidence.records.theme import Theme
from generator.evidence.records.walk import walk
from generator.publish.build import build_site
from generator.publish.pages.gaps.gap_tables import MOST_COLUMNS
from generator.publish.pages.items.citation import citation_item
from generator.publish.pages.items.note_words import title_and_rest
from generator.publish.pages.items.words import (
    counted,
    ended,
    listed,
    number,
    possible,
    sentence,
    some,
    studies,
    studies_in_figures,
)
from generator.publish.pages.page import TocItem
from generator.publish.rendering import prose
from tests.conftest import REPOSITORY, SAMPLE
from tests.shared import Built


def _words(text: str) -> str:
    return " ".join(text.split())


# --- every page ------------------------------------------------------------------------------


def _internal(built: Built) -> Iterator[tuple[str, str, str]]:
    """The page, target path and anchor of every link within the site."""
    for path, page in built.pages.items():
        for node in page.css("a[href]"):
            href = node.attributes["href"] or ""
            if not href.startswith(("https://", "http://")):
                address, _, anchor = href.partition("#")
                target = address.partition("?")[0]
                joined = posixpath.normpath(posixpath.join(f"/{path}", target)).lstrip("/")
                is_page = not target or target.endswith("/") or target in {".", ".."}
                yield path, f"{joined}/" if is_page and joined else joined, anchor


def test_every_link_within_the_site_leads_to_something(built: Built) -> None:
    by_hand = {
        link.path for section in built.site.sections for link in section.pages if not link.text
    }
    ids = {
        path: {node.attributes["id"] for node in page.css("[id]")}
        for path, page in built.pages.items()
    }
    broken = [
        (path, target, anchor)
        for path, target, anchor in _internal(built)
        if target not in built.site.files
        and target not in built.site.documents
        and target not in by_hand
        and (target not in ids or (anchor and anchor not in ids[target]))
    ]
    assert broken == []


def test_no_page_stands_alone(built: Built) -> None:
    linked = {target for path, target, _ in _internal(built) if target != path}
    renamed = {page.page.path for page in built.site.pages if page.page.moved_to}
    shell = {urls.HOME, urls.ADMIN, urls.CHANGES}  # to which the shell links
    assert set(built.pages) - linked == shell | renamed


def test_an_earlier_address_says_what_it_is_called_now(built: Built) -> None:
    renamed = [page.page for page in built.site.pages if page.page.moved_to]
    former = [len(built.catalogue.former_ids[kind]) for kind in ("study", "theme", "model")]
    assert len(renamed) == sum(former)
    for page in renamed:
        node = built.one(page.path, "a")
        target = posixpath.normpath(posixpath.join(f"/{page.path}", node.attributes["href"] or ""))
        assert f"{target}/".lstrip("/") == page.moved_to
        assert f"is now called {page.view.now.text}" in built.words(page.path)


def test_a_page_has_one_main_heading_and_no_id_twice(built: Built) -> None:
    assert built.pages
    for path, page in built.pages.items():
        assert len(page.css("h1")) == 1, path
        ids = Counter(node.attributes["id"] for node in page.css("[id]"))
        assert [name for name, count in ids.items() if count > 1] == [], path


def test_headings_leave_out_no_level(built: Built) -> None:
    assert built.pages
    for path, page in built.pages.items():
        levels = [int((node.tag or "h0")[1]) for node in page.css("h1, h2, h3, h4, h5, h6")]
        steps = pairwise(levels)
        assert all(after <= before + 1 for before, after in steps), path


def _anchors(items: tuple[TocItem, ...]) -> Iterator[str]:
    for item in items:
        yield item.anchor
        yield from _anchors(item.children)


def test_tables_of_contents_lead_to_what_is_there_and_leave_out_no_section(built: Built) -> None:
    assert any(page.page.toc for page in built.site.pages)
    for page in built.site.pages:
        html = built.pages[page.page.path]
        ids = [node.attributes["id"] for node in html.css("[id]")]
        listed_there = list(_anchors(page.page.toc))
        assert [anchor for anchor in listed_there if anchor not in ids] == [], page.page.path
        assert listed_there == sorted(listed_there, key=ids.index), page.page.path
        for heading in html.css("h2") if page.page.toc else []:
            around = (heading, heading.parent)
            names = {node.attributes.get("id") for node in around if node is not None}
            assert names & set(listed_there), f"/{page.page.path}: {heading.text()}"


def test_lists_are_not_empty(built: Built) -> None:
    assert built.pages
    for path, page in built.pages.items():
        for node in page.css("ul, ol, dl, tbody"):
            assert node.css("li, dt, tr, [data-ev-part]"), f"/{path}: {node.html}"


def test_every_page_says_what_it_is(built: Built) -> None:
    assert built.site.pages
    for page in built.site.pages:
        assert page.page.title
        assert page.page.description


def test_words_agree_with_their_numbers(built: Built) -> None:
    odd = re.compile(
        r"\b(?:one (?:notes|studies|findings|quotes|themes|models|rows)\b"
        r"|(?:two|three|four|five|six|seven|eight|nine|\d\d) "
        r"(?:note|study|finding|quote|theme|model|row)\b(?! of|’s)"
        r"|no of \d|One note say\b|\bnan\b|<generator|object at 0x)",
        re.IGNORECASE,
    )
    assert built.site.pages
    for page in built.site.pages:
        html = LexborHTMLParser(page.html)
        for counts in html.css(".ev-flow, .ev-facets"):
            counts.decompose()  # numbers as the source prints them, or a count after its value
        assert odd.findall(_words(html.text(separator=" "))) == [], page.page.path


# --- nothing recorded is lost ----------------------------------------------------------------

# Fields that are for editors and programs, or stand there in other words.
NOT_SHOWN_AS_WRITTEN = {"id", "formerly", "order", "kind", "category", "type", "finding"} | {
    "written_from",
    "assessed_on",
    "date",
    "same_as",
    "against",
    "about",
    "target",
    "role",
    "also",  # the search finds by it: tests/test_search.py
}
SHOWN_ONCE_FOR_ALL = {("review", "question", "rows"), ("review", "place")}


def _texts(content: Content) -> Iterator[tuple[str, DataPath, str]]:
    used = {str(theme.kind) for _, theme in content.records(Theme)}
    for entry in content.all():
        for path, value in walk(entry.record):
            match path:
                case ("alike", *_):  # what the search takes for one another
                    continue
                case ("theme_kinds", int(number), *_):  # a kind is named where a theme is of it
                    if entry.record.theme_kinds[number].id not in used:  # type: ignore[attr-defined]
                        continue
                case ("sections" | "not_held", int()) if entry.kind.name == "source":
                    continue  # names that the check holds places and parts against
                case ("terms", int(), "forms", int()):
                    continue  # other endings of a term are told apart from other words for it
            names = tuple(step for step in path if isinstance(step, str))
            if (
                isinstance(value, str)
                and not isinstance(value, Enum)
                and value not in {NOT_REPORTED, NOT_ASKED}
                and names[-1] not in NOT_SHOWN_AS_WRITTEN
                and not (
                    "place" in names
                    and any(
                        (entry.kind.name, *names)[: len(where)] == where
                        for where in SHOWN_ONCE_FOR_ALL
                    )
                )
            ):
                yield entry.path, path, value


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text))


def test_every_text_of_every_record_is_shown_somewhere(built: Built) -> None:
    """Given names, of which pages print the initials, stand in what is downloaded."""
    attributes = {
        value or ""
        for page in built.pages.values()
        for node in page.css("a, [lang]")
        for value in node.attributes.values()
    }
    shown = [page.text(separator=" ") for page in built.pages.values()]
    cited = [LexborHTMLParser(page.cite) for page in built.site.pages if page.cite]
    attributes |= {link.attributes["href"] or "" for one in cited for link in one.css("a[href]")}
    shown += [one.text(separator=" ") for one in cited]
    everything = _bare(" ".join([*shown, *attributes, built.site.name, built.site.description]))
    exported = built.site.files["data/references.json"]
    people = [one for item in json.loads(exported) for one in item.get("author", ())]
    in_full = _bare(" ".join(one.get("given", "") for one in people))
    missing = [
        (file, path, value[:60])
        for file, path, value in _texts(built.content)
        if _bare(value) not in (in_full if path[-1] == "given" else everything)
        and _bare(LexborHTMLParser(f"<div>{prose(value)}</div>").text(separator=" "))
        not in everything
    ]
    assert missing == []


def test_a_finding_stands_on_its_theme_with_its_studies(built: Built) -> None:
    there = [id for page in built.pages.values() for id in page.css(".ev-finding[id]")]
    assert len(there) >= len(built.catalogue.findings)
    for finding in built.catalogue.findings:
        page = urls.theme(finding.theme.id)
        shown = built.one(page, f"#{urls.finding_anchor(finding.statement.id)}")
        assert finding.statement.statement in _words(shown.text())
        linked = [
            (node.attributes["href"] or "").removeprefix("../../")
            for node in shown.css("a.ev-study-link")
        ]
        assert linked == [
            urls.study_theme(study, finding.theme.id) for study in finding.statement.studies
        ]


def test_a_study_shows_every_finding_that_cites_it_and_every_quote(built: Built) -> None:
    assert built.catalogue.studies
    for study in built.catalogue.studies:
        words = built.words(urls.study(study.id))
        bare = _bare(words)
        for finding in built.catalogue.findings:
            if study.id in finding.statement.studies:
                assert _bare(finding.statement.statement) in bare
        for quote in study.quotes:
            assert quote.text in words
            assert quote.locator in words


def test_a_quote_stands_on_the_page_of_quotes_and_under_its_themes(built: Built) -> None:
    assert (urls.QUOTES in built.pages) == bool(built.catalogue.quotes)
    for quoted in built.catalogue.quotes:
        anchor = urls.quote_anchor(quoted.study.id, quoted.quote.id)
        for path in (urls.QUOTES, *(urls.theme(theme) for theme in quoted.quote.themes)):
            shown = built.one(path, f"#{anchor}")
            text = shown.css_first("blockquote")
            assert text is not None
            assert _words(text.text()) == quoted.quote.text
            assert f"[{quoted.quote.locator}]" in _words(shown.text())
            assert ("editors’ label" in shown.text()) is (
                "editors" in {quoted.quote.voice_basis, quoted.quote.role_basis}
            )


def test_every_note_is_collected_with_a_link_to_where_it_stands(built: Built) -> None:
    notes = [note for _, _, note in built.content.parts(Note)]
    items = built.pages[urls.GAPS].css(".ev-gap-list--notes > li")
    assert len(items) == len(notes)
    assert all(item.css("a[href*='#note-']") for item in items)
    titles = sorted(title_and_rest(note)[0] for note in notes)
    shown = sorted(_words(item.text()) for item in items)
    assert all(words.startswith(_words(title)) for title, words in zip(titles, shown, strict=True))


def test_what_is_not_reported_is_listed_as_a_gap(built: Built) -> None:
    table = built.pages[urls.GAPS].css("section[aria-labelledby=not-reported] tbody tr")
    rows = {_words(row.css("th")[0].text(separator=" ")): row for row in table}
    for dimension, value in {
        BuiltIn.CARRIED_OUT: "study_country",
        BuiltIn.PROVISION: "provision",
        BuiltIn.MODEL: "models",
    }.items():
        label = dimensions_of(built.catalogue.review)[dimension].label
        lacking = [
            study.id
            for study in built.catalogue.studies
            if (why := getattr(study.characteristics, value).absence) and why.unsaid
        ]
        total = len(built.catalogue.studies)
        of = f"{len(lacking):,} of" if len(lacking) < total else "all"
        gap = "the only study" if total == 1 else f"{of} {studies_in_figures(total)}"
        found = [(head, row) for head, row in rows.items() if head.startswith(label)]
        assert len(found) == bool(lacking)
        for head, row in found:
            assert head == f"{label} A gap in {gap}"
            cells = row.css("td.ev-gap-table__gap")
            if total <= MOST_COLUMNS:
                assert [cell.attributes["data-ev-column"] for cell in cells] == lacking
                assert {_words(cell.text()) for cell in cells} == {NOT_REPORTED}
            else:
                labels = built.catalogue.labels
                named = {_words(link.text()) for link in row.css("td a")}
                if row.css("td")[0].text().startswith("All"):
                    named = {*labels.values()} - named
                assert named == {labels[study] for study in lacking}


# --- navigation ------------------------------------------------------------------------------


def test_the_navigation_leads_to_pages_that_are_there_and_to_each_once(built: Built) -> None:
    links = [link for section in built.site.sections for link in section.pages]
    assert all(link.path in built.pages for link in links if link.text)
    assert max(Counter(link.path for link in links).values()) == 1
    assert all(section.pages for section in built.site.sections)


# --- words -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "no"), (1, "one"), (9, "nine"), (10, "10"), (999, "999"), (1204, "1,204"), (-1, "-1")],
)
def test_numbers_in_words(count: int, words: str) -> None:
    assert number(count) == words


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "no quotes"), (1, "one quote"), (2, "two quotes"), (1204, "1,204 quotes")],
)
def test_counts_with_their_noun(count: int, words: str) -> None:
    assert counted(count, "quote") == words


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (studies(1), "one study"),
        (studies(11), "11 studies"),
        (some(0), "none"),
        (some(2), "two"),
        (listed([]), ""),
        (listed(["a"]), "a"),
        (listed(["a", "b"]), "a and b"),
        (listed(["a", "b", "c"], "or"), "a, b or c"),
        (possible([12]), "12"),
        (possible([9, 10, 11]), "9, 10 or 11"),
        (sentence(""), ""),
        (sentence("two of three"), "Two of three"),
        (sentence("éire"), "Éire"),
        (ended("Ní Shé É"), "Ní Shé É."),
        (ended("Gartenbund e. V."), "Gartenbund e. V."),
    ],
)
def test_words_in_sentences(found: str, expected: str) -> None:
    assert found == expected


@pytest.mark.parametrize(
    ("study", "authors"),
    [
        ("gartenbund-2020", "Gartenbund & Söhne e. V., et al. "),
        ("adeyemi-2021-b", "Adeyemi O. "),
        ("adeyemi-2021-a", "Adeyemi T, Brown R. "),
    ],
)
def test_authors_are_named_as_printed(catalogue: Catalogue, study: str, authors: str) -> None:
    assert citation_item(catalogue.study[study].reference).words.startswith(authors)


# --- the review's note on its numbers ---------------------------------------------------------


def test_a_theme_explains_the_numbers_of_the_review(sample: Path) -> None:
    review = sample / "review.yml"
    text = review.read_text(encoding="utf-8")
    note = "Numbers in brackets are the review's own."
    review.write_text(f"{text}\nreference_note: {note}\n", encoding="utf-8")
    site = build_site(sample, REPOSITORY / "site_templates")
    page = next(page for page in site.pages if page.page.path == "themes/first-visit/")
    assert note in LexborHTMLParser(page.html).text()


def test_pages_look_records_up_by_id_and_never_compare_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Comparing reads whole records: with 1,000 studies, it was half of a build."""
    compared: list[str] = []

    def equal(one: object, other: object) -> bool:
        compared.append(type(one).__name__)
        return one is other

    monkeypatch.setattr(Record, "__eq__", equal)
    build_site(SAMPLE, REPOSITORY / "site_templates")
    assert not compared
