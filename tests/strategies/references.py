"""References as records hold them, with what other programs stumble over: names, pages, dates."""

from __future__ import annotations

from typing import Any, Final

from hypothesis import strategies as st

from generator.evidence.loading.shape import shaped
from generator.evidence.records.reference import Reference, ReferenceType

_WORDS: Final = st.sampled_from(
    (
        *("gardens", "Care", "we", "co-design", "DNA", "R&D", "50%", "é", "Größe", "Ærø", "#2"),
        *("日本", "بستان", "“so”", "it’s", "a_b", "$5", "x^2", "(open)", "–", "why?", "Iron/steel"),
        *("A:", "of", "McDonald", "eHealth", "Đorđe", "Żółć", "+", "=", "*", "§", "half~way"),
    )
)
TITLES: Final = st.lists(_WORDS, min_size=1, max_size=6).map(" ".join).map("Title {}".format)
_PLACES: Final = st.sampled_from(
    ("Journal of Gardens", "BMC Care & Cure", "Revue de Santé", "Zeitschrift für Größe", "日本の庭")
)
_PEOPLE: Final = st.sampled_from(
    (
        *({"family": "Okafor", "initials": "N"}, {"family": "O’Hedge", "initials": "J-PK"}),
        *({"family": "Sandoval Mirano", "initials": "P"}, {"family": "Ní Shé", "initials": "É"}),
        *({"family": "van der Velde", "initials": "K"}, {"family": "de la Cruz", "initials": "AB"}),
        *({"family": "Garcia de la Torre", "initials": "M"}, {"family": "d’Été", "initials": "Z"}),
        *({"family": "Cobham", "initials": "FW", "suffix": "Jr"}, {"family": "Rowan"}),
        {"family": "Dauber", "initials": "HA", "given": "Hanna Anna", "suffix": "III"},
        *({"family": "王", "given": "小明"}, {"family": "Škvorecký", "initials": "Č"}),
        *({"name": "World Garden Society"}, {"name": "Unicef"}, {"name": "Care and Cure Ltd"}),
        *({"name": "Department of Parks, Public Gardens"}, {"name": "R&D {North}"}),
    )
)
_PAGES: Final = st.sampled_from(
    (
        *("17, 1–15", "101–17", "227–232", "e12–e19", "S234", "9", "S12–S18, 20–23", "1–3, 7–9"),
        *("1049732320.1–1049732320.14", "e021, 1–9", "5, 12–15", "xii–xv", "A12:1–A12:9", "12-34"),
    )
)
_YEARS: Final = st.sampled_from(
    (2019, 1985, "2019b", "2018–2019", "2018–2019a", "in press", "in press-a", "not reported")
)
_LANGUAGES: Final = st.sampled_from(("not reported", "en", "French", ("de", "en")))


def _or_none(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | values


def _reference(data: dict[str, Any]) -> Reference:
    made = {name: value for name, value in data.items() if value not in (None, ())}
    if not {"doi", "url"} & made.keys():
        made["no_link"] = "The library of the garden"
    found = shaped(made, Reference)
    assert isinstance(found, Reference), found
    return found


REFERENCES: Final = st.fixed_dictionaries(
    {
        "authors": st.lists(_PEOPLE, min_size=1, max_size=4).map(tuple) | st.just("not reported"),
        "et_al": st.booleans(),
        "editors": st.lists(_PEOPLE, max_size=2).map(tuple),
        "year": _YEARS,
        "title": TITLES,
        "translated_title": _or_none(TITLES),
        "type": st.sampled_from([kind.value for kind in ReferenceType]),
        "container": _or_none(_PLACES),
        "series": _or_none(st.sampled_from(("Series A", "Bulletins; 4"))),
        "edition": _or_none(st.just("2nd")),
        "publisher": _or_none(st.sampled_from(("Made-up Press", "Hedge & Sons"))),
        "volume": _or_none(st.sampled_from(("7", "12 Suppl"))),
        "issue": _or_none(st.sampled_from(("2", "1–2"))),
        "pages": _or_none(_PAGES),
        "article_number": _or_none(st.sampled_from(("e0213456", "17"))),
        "language": _LANGUAGES,
        "doi": _or_none(st.sampled_from(("10.5555/a.b", "10.5555/gate.(2018)7;1-2_x"))),
        "url": _or_none(st.sampled_from(("https://example.org/a_b?c=1&d=%20",))),
        "pmid": _or_none(st.just("31452104")),
        "place": st.just({"source": "meadow-2022", "section": "References"}),
    }
).map(_reference)
"""A reference of a report, of every kind and as far as it is known."""
