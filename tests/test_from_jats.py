"""The references of an article in JATS, begun as studies with the numbers that they have there."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli import main
from generator.edit.intake.from_jats import read_article
from generator.edit.intake.incoming import CannotRead
from generator.evidence.text.brackets import read_bracket

ARTICLE = """<?xml version="1.0"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS" "JATS.dtd">
<article xmlns:xlink="http://www.w3.org/1999/xlink"><back><ref-list>
<title>References</title>
<ref id="a"><label>7.</label><element-citation publication-type="journal">
<person-group person-group-type="author"><name>
<surname>van Moss</surname><given-names>AB</given-names></name>
<collab>The Garden Group</collab><etal/></person-group><year>2019</year>
<article-title>The <italic>gate</italic></article-title><source>Gardens</source><volume>7</volume>
<fpage>30</fpage><lpage>41</lpage>
<pub-id pub-id-type="doi">10.5555/gate</pub-id></element-citation></ref>
<ref id="b"><label>8.</label><mixed-citation publication-type="book"><name><surname>Gray</surname>
<given-names>C</given-names></name> (<year>2001</year>) <source>A book of beds</source>.
<publisher-name>Spade</publisher-name></mixed-citation></ref>
<ref id="c"><label>9.</label><mixed-citation publication-type="other">
A page without parts.</mixed-citation></ref>
</ref-list></back></article>
"""


def test_each_reference_has_its_parts_and_its_number() -> None:
    reading = read_article(ARTICLE.encode())
    first, book = (entry.values["reference"] for entry in reading.entries)
    assert first == {
        "number": 7,
        "authors": [{"family": "van Moss", "initials": "AB"}, {"name": "The Garden Group"}],
        "et_al": True,
        "year": 2019,
        "title": "The gate",
        "type": "journal-article",
        "container": "Gardens",
        "volume": "7",
        "pages": "30–41",
        "doi": "10.5555/gate",
        "place": {"section": "References", "locator": "number 7"},
    }
    assert (book["title"], book["publisher"], book["number"]) == ("A book of beds", "Spade", 8)
    assert "container" not in book
    assert [problem.location.line for problem in reading.refused] == [
        ARTICLE[: ARTICLE.index('id="c"')].count("\n") + 1
    ]


def test_only_the_numbers_that_are_asked_for_are_taken() -> None:
    reading = read_article(ARTICLE.encode(), read_bracket("8-9"))
    assert [entry.values["reference"]["number"] for entry in reading.entries] == [8]
    with pytest.raises(CannotRead, match="None of its 3 references"):
        read_article(ARTICLE.encode(), read_bracket("70"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<article>", "not valid XML"),
        ("<book/>", "no article in JATS"),
        ("<article/>", "no list of references"),
    ],
)
def test_what_is_no_such_article_is_said(text: str, said: str) -> None:
    with pytest.raises(CannotRead, match=said):
        read_article(text.encode())


def test_the_command_knows_the_file_by_what_stands_in_it(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "article.xml"
    file.write_text(ARTICLE, encoding="utf-8")
    said = ["import", "--content", str(sample), str(file)]
    assert main([*said, "--numbers", "x"]) == 1
    assert "'x' has no number." in capsys.readouterr().err
    assert main([*said, "--numbers", "7"]) == 0
    text = (sample / "studies/van-moss-2019.yml").read_text(encoding="utf-8")
    assert "\n  number: 7\n" in text
    assert "locator: number 7" in text
