"""Templates say the same in plainer Python: in every case what Jinja2's own code says."""

from __future__ import annotations

from types import SimpleNamespace

import jinja2
import pytest
from markupsafe import Markup

from generator.publish.template_code import PlainCode

MACROS = """
{% macro said(text, more="") %}<i>{{ text }}</i>{{ more }}{% endmacro %}
{% macro around(title) %}<b title="{{ title }}">{{ caller() }}</b>{% endmacro %}
{% macro gathered(first) %}{{ first }}{{ varargs | join }}{{ kwargs.last }}{% endmacro %}
"""
FROM = '{% from "macros" import said, around, gathered %}'
SHOWN = {
    "hostile": "<script>&amp;'\"",
    "safe": Markup("<p>&amp;</p>"),
    "number": 3,
    "nothing": None,
    "items": [1, "<", Markup("<br>")],
    "record": SimpleNamespace(title="<a>", within=SimpleNamespace(id=7)),
    "table": {"key": "<k>", "items": "hidden", "within": {"deep": "d"}},
    "joined": lambda *texts, by="": by.join(texts),
}


def drawn(template: str, code: type[jinja2.compiler.CodeGenerator]) -> str:
    """What a template says, or what it fails with."""
    environment = jinja2.Environment(
        loader=jinja2.DictLoader({"macros": MACROS, "base": "[{% block part %}b{% endblock %}]"}),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.code_generator_class = code
    try:
        return environment.from_string(template).render(SHOWN)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


@pytest.mark.parametrize(
    "template",
    [
        "{{ missing }}",
        "{{ missing.part }}",
        "{{ record.missing }}",
        "{{ record.missing.part }}",
        "{{ table.missing }}",
        "{{ missing() }}",
        "{{ number() }}",
        FROM + "{{ said() }}",
        FROM + "{{ said('a', 'b', 'c') }}",
        FROM + "{{ said('a', other=1) }}",
        FROM + "{{ around('a') }}",
        "{{ hostile }}{{ safe }}{{ number }}{{ nothing }}",
        "{{ record.title }}{{ record.within.id }}{{ table.key }}{{ table.within.deep }}",
        "{% for key, value in table.items() %}{{ key }}{{ value }}{% endfor %}",
        "{{ 'a'.upper() }}{{ hostile.join(['x', 'y']) }}{{ safe.join(['<', 'y']) }}",
        "{% for item in items %}{{ loop.index }}{{ item }}{{ ',' if not loop.last }}{% endfor %}",
        "{% for item in items if item %}{{ loop.cycle('<', '>') }}{% endfor %}",
        FROM + "{{ said(hostile) }}{{ said(text=hostile, more=said(safe)) }}",
        FROM + "{% set a = said(hostile) %}{{ a ~ hostile }}{{ [a] | join('<') }}",
        FROM + "{% call around(hostile) %}{{ hostile }}{% endcall %}",
        FROM + "{{ gathered('<', '>', last='&') }}",
        "{{ joined('<', 'b', by='&') }}{{ joined(*['a', 'b'], **{'by': '-'}) }}",
        '{% extends "base" %}{% block part %}{{ super() }}{{ hostile }}{% endblock %}',
        "{% set whole %}{{ hostile }}{{ safe }}{% endset %}{{ whole }}",
    ],
)
def test_the_plainer_code_says_what_the_code_of_jinja2_says(template: str) -> None:
    assert drawn(template, PlainCode) == drawn(template, jinja2.compiler.CodeGenerator)


def test_what_sets_a_template_in_lines_is_left_out_and_text_stays() -> None:
    environment = jinja2.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.code_generator_class = PlainCode
    template = environment.from_string(
        "<ul>\n  {% for one in all %}\n  <li>{{ one }}</li>\n\n  {% endfor %}\n  </ul>  <b></b>\n"
    )
    assert template.render(all=["a\n  b"]) == "<ul>\n <li>a\n  b</li>\n </ul> <b></b>"
