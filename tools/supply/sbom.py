"""Writes the bill of materials: CycloneDX 1.6 in JSON, the same bytes from the same list.

It has no time of day, and its serial number is made from what it says.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import (
    ExternalReference,
    ExternalReferenceType,
    HashAlgorithm,
    HashType,
    Property,
    XsUri,
)
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component as Material
from cyclonedx.model.component import ComponentScope, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from tools.supply.components import REPOSITORY, Component, components

_SCOPES: Final = {"site": ComponentScope.REQUIRED, "runtime": ComponentScope.REQUIRED}


def bill(listed: Sequence[Component] | None = None, root: Path = REPOSITORY) -> str:
    """The bill of materials of the project as text, ending in a line break."""
    listed = components(root) if listed is None else listed
    project = _project(root)
    bom = Bom(components=map(_material, listed), metadata=BomMetaData(component=project))
    bom.register_dependency(project, bom.components)
    written = json.loads(JsonV1Dot6(bom).output_as_string())
    del written["metadata"]["timestamp"], written["serialNumber"]
    digest = hashlib.sha256(json.dumps(written, sort_keys=True).encode()).hexdigest()
    written["serialNumber"] = uuid5(NAMESPACE_URL, digest).urn
    return json.dumps(written, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def _project(root: Path) -> Material:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return Material(
        name=project["name"],
        version=project["version"],
        type=ComponentType.APPLICATION,
        licenses=[LicenseFactory().make_from_string(project["license"])],
        bom_ref=project["name"],
    )


def _material(one: Component) -> Material:
    hashes = [_hash(name, value) for name, value in one.hashes]
    group, _, name = one.name.rpartition("/")
    one_archive = len(hashes) == 1
    return Material(
        name=name,
        group=group or None,
        version=one.version or None,
        bom_ref=" ".join(filter(None, (one.purl, one.use, one.inside and f"in {one.inside}"))),
        scope=_SCOPES.get(one.use, ComponentScope.EXCLUDED),
        licenses=[LicenseFactory().make_from_string(one.licence)],
        copyright=one.holder or None,
        purl=PackageURL.from_string(one.purl),
        hashes=hashes if one_archive else (),
        external_references=[_archives(one, hashes)] if hashes and not one_archive else (),
        components=[_file(path, value) for path, value in one.files],
        properties=[
            Property(name=f"evidence-explorer:{key}", value=value)
            for key, value in (
                ("use", one.use),
                ("inside", one.inside),
                ("only-where", one.marker),
            )
            if value
        ],
    )


def _hash(name: str, value: str) -> HashType:
    return HashType(alg=HashAlgorithm(name), content=value)


def _file(path: str, value: str) -> Material:
    digest = _hash("SHA-256", value)
    return Material(name=path, type=ComponentType.FILE, bom_ref=path, hashes=[digest])


def _archives(one: Component, hashes: Sequence[HashType]) -> ExternalReference:
    """The archives of a package, of which a machine installs the one that fits it."""
    return ExternalReference(
        type=ExternalReferenceType.DISTRIBUTION, url=XsUri(one.purl), hashes=hashes
    )
