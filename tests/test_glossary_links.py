"""Terms in texts: found as whole words, the longest first, and marked once a page."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.evidence.catalogue import Catalogue
from generator.evidence.records.glossary import Term
from generator.evidence.vocabulary import Vocabulary
from generator.publish.glossary_links import LONGEST, Explained, Explanations, short
from generator.publish.pages.glossary import Explanation, explanations
from generator.publish.rendering import prose


def _term(term_id: str, *forms: str) -> Term:
    return Term.model_validate(
        {
            "id": term_id,
            "term": forms[0],
            "forms": forms[1:],
            "definition": f"What {term_id} is.",
            "basis": "editors",
        }
    )


def _unchecked(term_id: str, form: str) -> Term:
    """A term with a form that no record could have."""
    return Term.model_construct(id=term_id, term=form, forms=())


TERMS = (
    _term("sharing", "Sharing", "share", "shares"),
    _term("sharing-board", "Sharing Board", "board"),
    _term("care", "Integrated care"),
    _term("system", "Integrated care system"),
    _term("abbreviation", "QI"),
    _term("accents", "Žížala’s plot", "café & bar", "Größe"),
    _term("points", "C.A.S.P.", "plan (of sorts)", "first-, second- and third"),
)


def _found(text: str, terms: Sequence[Term] = TERMS) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.term) for one in Vocabulary(terms).occurrences(text)]


# --- finding ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Shared work, sharings, unsharing.",
        "pre-sharing and sharing-like",
        "re‑share",  # a hyphen that does not break  # noqa: RUF001
        "share\u0301",  # an accent of its own
        "Q I, qi, QIs, FAQI",
        "sHaring, SHARING",
        "they call it “sharing” and “an integrated care system”",
        "O’Share's and d'share'd",
        "C.A.S.P.s plan (of sorts)ed",
    ],
)
def test_other_words_are_no_terms(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sharing.", [("Sharing", "sharing")]),
        ("of sharing, they share", [("sharing", "sharing"), ("share", "sharing")]),
        ("(sharing)/share", [("sharing", "sharing"), ("share", "sharing")]),
        ("sharing’s end, sharing's", [("sharing", "sharing"), ("sharing", "sharing")]),
        ("Sharing Board", [("Sharing Board", "sharing-board")]),
        ("sharing board", [("sharing", "sharing"), ("board", "sharing-board")]),
        ("integrated care systems", [("integrated care", "care")]),
        ("Integrated care system", [("Integrated care system", "system")]),
        ("integrated\n  care", [("integrated\n  care", "care")]),
        ("QI", [("QI", "abbreviation")]),
        ("Žížala’s plot, a Café & bar", [("Žížala’s plot", "accents"), ("Café & bar", "accents")]),
        ("größe", [("größe", "accents")]),
        ("by C.A.S.P.", [("C.A.S.P.", "points")]),
        ("a plan (of sorts)", [("plan (of sorts)", "points")]),
        ("First-, second- and third", [("First-, second- and third", "points")]),
        ("said “no” to sharing", [("sharing", "sharing")]),
        ("an open “ before sharing", [("sharing", "sharing")]),
    ],
)
def test_whole_words_are_found_the_longest_first(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert _found(text) == expected


@pytest.mark.parametrize("form", [".*", "(a+)+$", "[", "\\", "a|b", "^", "(?i)a", "{2}"])
def test_a_form_is_no_pattern(form: str) -> None:
    assert _found(f"x {form} y", [_unchecked("odd", form)]) == [(form, "odd")]
    assert _found("aaaa bbbb", [_unchecked("odd", form)]) == []


def test_no_terms_no_occurrences() -> None:
    assert _found("sharing", ()) == []


# --- marking ---------------------------------------------------------------------------------


def _explained(page: str = "themes/one/", terms: Sequence[Term] = TERMS) -> Explained:
    items = [
        Explanation(
            term, f"glossary/#term-{term.id}", f"What {term.id} is.", False, frozenset({"home/"})
        )
        for term in terms
    ]
    return Explained(Explanations.of(items, prose), page)


def _links(html: str) -> list[LexborNode]:
    return LexborHTMLParser(f"<div>{html}</div>").css("a.ev-term")


def test_a_term_leads_to_the_glossary_and_carries_its_definition() -> None:
    assert _explained().mark("On sharing & more.") == Markup(
        'On <a class="ev-term" href="../../glossary/#term-sharing" '
        'data-ev-definition="What sharing is.">sharing</a> &amp; more.'
    )


def test_a_page_explains_a_term_once_in_whatever_form() -> None:
    page = _explained()
    marked = [page.mark(text) for text in ("They share.", "Sharing, QI", Markup("<p>QI</p>"))]
    assert [[link.text() for link in _links(html)] for html in marked] == [["share"], ["QI"], []]
    assert [link.text() for link in _links(page.mark("QI", again=True))] == ["QI"]
    assert [link.text() for link in _links(_explained().mark("QI"))] == ["QI"]


@pytest.mark.parametrize("page", ["home/", "glossary/"])
def test_a_page_about_a_term_does_not_explain_it(page: str) -> None:
    assert _explained(page).mark("<sharing>") == "&lt;sharing&gt;"


def test_without_a_glossary_text_is_only_escaped() -> None:
    page = _explained(terms=())
    assert page.mark("a < b") == "a &lt; b"
    assert page.mark(Markup("<p>a</p>")) == "<p>a</p>"


@pytest.mark.parametrize(
    "html",
    [
        "<h2>sharing</h2>",
        '<p><a href="x?sharing">all of <em>sharing</em></a></p>',
        "<button>sharing</button>",
        "<summary>sharing</summary>",
        "<blockquote><p>sharing</p></blockquote>",
        "<q>sharing</q>",
        "<cite>sharing</cite>",
        "<code>sharing</code>",
        '<p title="sharing > QI">none</p>',
        "<p title='a \"sharing\" > QI'>none</p>",
    ],
)
def test_what_leads_names_or_quotes_is_left_alone(html: str) -> None:
    assert _explained().mark(Markup(html)) == html


def test_text_around_what_is_left_alone_is_marked() -> None:
    marked = _explained().mark(Markup("<h2>QI</h2><p><em>Sharing</em> &amp; café &amp; bar</p>"))
    assert [link.text() for link in _links(marked)] == ["Sharing", "café & bar"]
    assert LexborHTMLParser(marked).text() == "QISharing & café & bar"


HOSTILE = st.text(
    st.one_of(st.sampled_from("<>&\"'“”’- sharingQI"), st.characters(codec="utf-8")), max_size=60
)


@given(HOSTILE, HOSTILE)
def test_a_text_stays_what_it_was_and_brings_no_element(text: str, definition: str) -> None:
    item = Explanation(_term("sharing", "Sharing"), "glossary/", definition, False, frozenset())
    marked = Explained(Explanations.of([item], prose), "x/").mark(f"{text} sharing {text}")
    tree = LexborHTMLParser(f"<div id=outer>{marked}</div>")
    plain = LexborHTMLParser(f"<div id=outer>{escape(f'{text} sharing {text}')}</div>")
    assert [one.text() for one in tree.css("#outer")] == [one.text() for one in plain.css("#outer")]
    for node in tree.css("#outer *"):
        assert set(node.attributes) == {"class", "href", "data-ev-definition"}
    assert len(tree.css("#outer *")) <= 1


@given(HOSTILE)
def test_cleaned_html_keeps_its_elements_and_its_text(text: str) -> None:
    html = prose(f"*{text}* sharing")
    before, after = (
        LexborHTMLParser(f"<div id=outer>{one}</div>") for one in (html, _explained().mark(html))
    )
    assert [one.text() for one in before.css("#outer")] == [
        one.text() for one in after.css("#outer")
    ]
    kept = [node.tag for node in after.css("#outer *") if not _is_term(node)]
    assert kept == [node.tag for node in before.css("#outer *")]


def _is_term(node: LexborNode) -> bool:
    return "ev-term" in (node.attributes.get("class") or "")


# --- what is shown ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("One  line\nof text.", "One line of text."),
        ("A sentence. " * 40, " ".join(["A sentence."] * (LONGEST // 12))),
        ("word " * 100, f"{' '.join(['word'] * (LONGEST // 5))} …"),
    ],
)
def test_a_long_definition_is_cut_after_a_sentence_or_a_word(text: str, shown: str) -> None:
    assert short(text) == shown
    assert len(short(text)) <= LONGEST + 2


def test_terms_that_are_everywhere_are_left_to_the_glossary(catalogue: Catalogue) -> None:
    explained = {one.term.id for one in explanations(catalogue)}
    assert explained == {term.id for term in catalogue.terms if term.in_pages}
    assert len(explained) < len(catalogue.terms)
