"""The front page's way to studies: it offers what differs, and counts what the studies say."""

from __future__ import annotations

from generator.evidence import urls
from generator.evidence.catalogue import build_catalogue
from generator.evidence.loading import Content
from generator.evidence.records.reported import in_words
from generator.evidence.values import models_of
from generator.publish.pages.lists.finder import finder
from tests.conftest import made_study, with_records


def test_studies_that_differ_in_nothing_get_no_form(sample_content: Content) -> None:
    alone = build_catalogue(with_records(sample_content, "study", [made_study(0), made_study(2)]))
    assert finder(alone) is None


def test_each_choice_is_counted_and_leads_to_studies_that_have_it(sample_content: Content) -> None:
    catalogue = build_catalogue(sample_content)
    form = finder(catalogue)
    assert form is not None
    assert form.action == urls.STUDIES
    for select in form.selects:
        assert len(select.choices) > 1
        for choice in select.choices:
            having = [
                study
                for study in catalogue.studies
                for known in (study.characteristics,)
                if choice.value
                in {
                    "country": {urls.value_id(in_words(study.characteristics.publication_country))},
                    "provision": {
                        urls.value_id(v) for v in study.characteristics.provision.known or ()
                    },
                    "model": set(models_of(study)),
                }[select.name]
            ]
            assert len(having) == choice.count > 0


def test_what_is_not_reported_is_no_choice(sample_content: Content) -> None:
    form = finder(build_catalogue(sample_content))
    assert form is not None
    assert "not-reported" not in {c.value for select in form.selects for c in select.choices}
