"""Which items a selection of facets shows, read from the records with no code of the site."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.derive.ladder import possible_scores
from generator.evidence import urls
from generator.evidence.catalogue import Catalogue
from generator.evidence.records.reported import in_words
from generator.evidence.records.study import Study

Pairs = set[tuple[str, str]]
"""Values of something, each with the name of its facet."""
Truth = Mapping[str, Mapping[str, list[Pairs]]]
"""By item and group: the values of each member; in its own group, the item is the member."""
Selection = Mapping[str, set[str]]


def of_study(catalogue: Catalogue, study: Study) -> Pairs:
    declared = [one for one in catalogue.review.characteristics if one.id == "plot-size"]
    silent = "not-in-our-copy" if any(one.held_in for one in declared) else "not-reported"
    more = [one for one in study.characteristics.more if one.id == "plot-size"]
    plots = {urls.value_id(in_words(one.value)) for one in more}
    known = study.characteristics
    provision = known.provision.known or ("not reported",)
    scores = possible_scores(study)
    score = {str(scores[0])} if len(scores) == 1 else {f"possibly-{one}" for one in scores}
    return {
        ("study", study.id),
        ("country", urls.value_id(in_words(known.publication_country))),
        ("carried-out", urls.value_id(in_words(known.study_country))),
        ("year", str(study.reference.years[-1])),
        *(("provision", urls.value_id(one)) for one in provision),
        *(("model", one) for one in known.models.known or ("not-reported",)),
        *(("score", one) for one in score or {"not-reported"}),
        *(("plot-size", one) for one in plots or {silent} if declared),
    }


def of_theme(catalogue: Catalogue, theme_id: str) -> Pairs:
    theme = catalogue.theme[theme_id]
    own = {("theme", theme_id), ("category", str(theme.category)), ("kind", str(theme.kind))}
    return own | ({("theme", theme.parent)} if theme.parent else set())


def truth(catalogue: Catalogue, name: str) -> Truth:
    """Every item of a list (studies, findings or quotes) with the values of its members."""
    return dict({"studies": _studies, "findings": _findings, "quotes": _quotes}[name](catalogue))


Members = tuple[str, Mapping[str, list[Pairs]]]


def _studies(catalogue: Catalogue) -> Iterator[Members]:
    for study in catalogue.studies:
        named = {t for quote in study.quotes for t in quote.themes}
        named |= {t.id for t in catalogue.themes for f in t.findings if study.id in f.studies}
        own = {pair for pair in of_study(catalogue, study) if pair[0] != "study"}
        own |= {("voice", str(quote.voice)) for quote in study.quotes}
        yield study.id, {"": [own], "theme": [of_theme(catalogue, t) for t in sorted(named)]}


def _findings(catalogue: Catalogue) -> Iterator[Members]:
    for theme in catalogue.themes:
        for finding in theme.findings:
            cited = len(finding.studies)
            number = "none" if not cited else "one" if cited == 1 else "several"
            general = finding.attribution == "every-study" and finding.scope
            tie = f"{finding.attribution}-in-scope" if general else str(finding.attribution)
            own = {("attribution", tie), ("cites", number)}
            own |= {("about", topic) for topic in finding.about}
            studies = [of_study(catalogue, catalogue.study[one]) for one in finding.studies]
            members = {"": [own], "theme": [of_theme(catalogue, theme.id)], "study": studies}
            yield f"{theme.id}.{finding.id}", members


def _quotes(catalogue: Catalogue) -> Iterator[Members]:
    for study in catalogue.studies:
        for quote in study.quotes:
            own = {("voice", str(quote.voice)), ("voice-by", str(quote.voice_basis))}
            own |= {("speaker", quote.role)} if quote.role else set()
            own |= {("speaker-by", str(quote.role_basis))} if quote.role_basis else set()
            own |= {("interpretation", one) for one in quote.interpretations}
            themes = [of_theme(catalogue, one) for one in quote.themes]
            members = {"": [own], "theme": themes, "study": [of_study(catalogue, study)]}
            yield f"{study.id}.{quote.id}", members


GROUPS = {"theme": "theme", "category": "theme", "kind": "theme"}
OF_STUDIES = {"study", "provision", "country", "carried-out", "model", "year", "score", "plot-size"}


def fitting(items: Truth, selection: Selection) -> list[str]:
    """The items that a selection shows: any value in a facet, one member for a whole group."""
    asked = {name: values for name, values in selection.items() if values}
    return [item for item, groups in items.items() if _fits(groups, asked)]


def _fits(groups: Mapping[str, list[Pairs]], selection: Selection) -> bool:
    for group, members in groups.items():
        asked = {n: v for n, v in selection.items() if _group(groups, n) == group}
        if asked and not any(
            all(_has(member, name, values) for name, values in asked.items()) for member in members
        ):
            return False
    return True


def _group(groups: Mapping[str, list[Pairs]], name: str) -> str:
    """The group whose members have a facet: that of studies, if it has any."""
    of_study = name in OF_STUDIES | {"from", "to"} and "study" in groups
    return "study" if of_study else GROUPS.get(name, "")


def _has(member: Pairs, name: str, values: set[str]) -> bool:
    if name in {"from", "to"}:
        (year,) = (int(value) for of, value in member if of == "year")
        return any(year >= int(v) if name == "from" else year <= int(v) for v in values)
    return any((name, value) in member for value in values)
