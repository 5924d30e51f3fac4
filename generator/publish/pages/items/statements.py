"""Where statements outside the themes stand: with a model, an interpretation or the synthesis."""

from __future__ import annotations

from generator.evidence import urls
from generator.evidence.catalogue import Catalogue, OtherStatement
from generator.publish.pages.page import Link


def owned_link(owned: OtherStatement) -> tuple[str, str]:
    """The anchor of a statement outside the themes, and the page it stands on."""
    anchor = urls.statement_anchor(owned.owner, owned.owner_id, owned.statement.id)
    page = urls.model(owned.owner_id) if owned.owner == "model" else urls.SYNTHESIS
    return anchor, page


def owner_link(catalogue: Catalogue, owned: OtherStatement) -> Link:
    """What a statement outside the themes belongs to, with a link."""
    if owned.owner == "model":
        return Link(catalogue.model[owned.owner_id].title, urls.model(owned.owner_id))
    if owned.owner == "interpretation":
        title = catalogue.interpretation[owned.owner_id].title
        return Link(title, urls.interpretation(owned.owner_id))
    groups = catalogue.synthesis.groups if catalogue.synthesis else ()
    title = next(group.title for group in groups if group.id == owned.owner_id)
    return Link(title, f"{urls.SYNTHESIS}#{urls.group_anchor(owned.owner_id)}")
