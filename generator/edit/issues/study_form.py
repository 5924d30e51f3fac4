"""The form in which a study is proposed."""

from __future__ import annotations

from functools import partial

from generator.edit.issues.questions import Form, Shape, ask, or_not_reported, promises, public
from generator.evidence.interface import _
from generator.evidence.records.study import Study

_study = partial(ask, Study)


def _can_be_found() -> str:
    return _("A study needs a DOI, an address, or where it can be had without one.")


def propose_study() -> Form:
    """A study that a source includes."""
    return Form(
        name="propose-study",
        title=_("Propose a study"),
        about=_(
            "A study that one of the site's source documents includes and the site does not have."
        ),
        label="study",
        opening=(
            " ".join(
                (
                    _(
                        "Have the source document beside you: every answer says where in it you "
                        "looked."
                    ),
                    public(),
                    _(
                        "You need not get everything right at once: an answer to this issue says "
                        "which "
                        "answers need a second look, and you can edit them."
                    ),
                )
            )
        ),
        kind="study",
        questions=(
            _study("title", "reference.title", hint=_("As printed, in one line.")),
            _study(
                "authors",
                "reference.authors",
                shape=Shape.AUTHORS,
                hint=(
                    _(
                        "One a line, in the order of the source: family name, comma, given names "
                        "as "
                        "printed, and Jr or III after another comma. An organisation by its name "
                        "alone, "
                        "without a comma. If the source cuts the list, write et al. on the last "
                        "line."
                    )
                ),
                example="Okafor, Ngozi\nLindqvist, A\nInstitute of Invented Studies",
            ),
            _study(
                "year",
                "reference.year",
                hint=(
                    " ".join(
                        (
                            _(
                                "The year of publication, as printed: 2019, 2019b, 2018–2019, in "
                                "press."
                            ),
                            or_not_reported(),
                        )
                    )
                ),
                example="2019",
            ),
            _study("type", "reference.type", hint=_("What kind of report it is.")),
            _study(
                "doi", "reference.doi", hint=" ".join((_("It begins with 10."), _can_be_found()))
            ),
            _study(
                "url",
                "reference.url",
                hint=" ".join((_("It begins with https:// or http://."), _can_be_found())),
            ),
            _study(
                "no-link",
                "reference.no_link",
                hint=_(
                    "Where the source prints no link of any kind: a library, an archive, a "
                    "publisher."
                ),
            ),
            _study("container", "reference.container"),
            _study("publisher", "reference.publisher", hint=_("As printed.")),
            _study("volume", "reference.volume", hint=_("As printed.")),
            _study("issue", "reference.issue", hint=_("As printed.")),
            _study("pages", "reference.pages"),
            _study("article-number", "reference.article_number"),
            _study(
                "language",
                "reference.language",
                hint=" ".join((_("As the source states it."), or_not_reported())),
            ),
            _study(
                "source",
                "reference.place.source",
                "characteristics.place.source",
                "ladder.place.source",
                label=_("Source document"),
                hint=(
                    _(
                        "The id of the document that includes the study. A link to the document on "
                        "this "
                        "site ends in #source- and its id."
                    )
                ),
            ),
            _study("number", "reference.number", label=_("Number in the reference list")),
            _study(
                "reference-section",
                "reference.place.section",
                label=_("Reference: section of the source"),
                example="References",
            ),
            _study(
                "reference-locator",
                "reference.place.locator",
                label=_("Reference: where in that section"),
                example="number 12",
            ),
            _study(
                "publication-country",
                "characteristics.publication_country",
                hint=" ".join((_("As the source gives it."), or_not_reported())),
            ),
            _study(
                "study-country",
                "characteristics.study_country",
                hint=" ".join(
                    (_("Where the study took place, if the source says it."), or_not_reported())
                ),
            ),
            _study(
                "provision",
                "characteristics.provision",
                hint=" ".join((_("One a line, in the words of the source."), or_not_reported())),
                example="Asthma\nDiabetes",
            ),
            _study(
                "models",
                "characteristics.models",
                hint=" ".join(
                    (_("Their ids, one a line, in the order of the source."), or_not_reported())
                ),
            ),
            _study(
                "characteristics-section",
                "characteristics.place.section",
                label=_("Characteristics: section of the source"),
            ),
            _study(
                "characteristics-locator",
                "characteristics.place.locator",
                label=_("Characteristics: where in that section"),
                example="Table 2, row Okafor",
            ),
            _study(
                "score",
                "ladder.total",
                shape=Shape.SCORE,
                hint=(
                    " ".join(
                        (
                            _(
                                "The score; or the possible scores with commas between them, where "
                                "the source "
                                "gives only these."
                            ),
                            or_not_reported(),
                        )
                    )
                ),
                example="4, 5",
                required=True,
            ),
            _study(
                "score-section",
                "ladder.place.section",
                label=_("Score: section of the source"),
                hint=_("Left empty where no score is reported."),
                required=False,
            ),
            _study(
                "score-locator",
                "ladder.place.locator",
                label=_("Score: where in that section"),
                example="paragraph 3, sentence 2",
            ),
        ),
        promises=promises(),
    )
