"""Pages have what templates say, without what sets templates in lines."""

from __future__ import annotations

import jinja2
import pytest

from generator.publish.lean_templates import LeanTemplates


def test_what_sets_a_template_in_lines_is_left_out_and_text_stays() -> None:
    environment = jinja2.Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, extensions=[LeanTemplates]
    )
    template = environment.from_string(
        "<ul>\n  {% for one in all %}\n  <li>{{ one }}</li>\n\n  {% endfor %}\n  </ul>  <b></b>\n"
    )
    assert template.render(all=["a\n  b"]) == "<ul>\n <li>a\n  b</li>\n </ul> <b></b>"


def test_a_fault_is_told_with_its_line() -> None:
    environment = jinja2.Environment(extensions=[LeanTemplates])
    with pytest.raises(jinja2.TemplateSyntaxError) as caught:
        environment.from_string("a\n\n\n  b\n{% if %}")
    assert caught.value.lineno == 5
