"""What others made: listed once, with its bytes, its licence and its notice, and watched."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from tests.conftest import REPOSITORY
from tools.supply.__main__ import main
from tools.supply.components import (
    LICENCES,
    LOCKS,
    NPM_LOCKS,
    PASSED_ON,
    Component,
    components,
    passed_on,
    read_toml,
)
from tools.supply.licences import contradicted, declared, faults
from tools.supply.newest import outdated
from tools.supply.notices import NOTICES, TEXTS, notices, unused_texts
from tools.supply.sbom import bill

TEMPLATES = REPOSITORY / "site_templates"
OURS = {"conflict.css", "editor.html", "README.md"}
"""What lies beside a vendored file and is ours."""
VENDORED = ("theme/assets/vendor", "theme/assets/fonts", "admin")


@pytest.fixture(scope="module")
def written() -> str:
    """The bill of materials."""
    return bill()


def _one(name: str = "trove", licence: str = "MIT", use: str = "tests") -> Component:
    return Component(name, "1.0", "pypi", licence, use)


# --- the list --------------------------------------------------------------------------------


def test_every_vendored_file_is_listed_with_its_bytes_and_every_listed_one_is_there() -> None:
    listed = {path: digest for one in components() for path, digest in one.files}
    there = {
        file.relative_to(REPOSITORY).as_posix()
        for place in VENDORED
        for file in (TEMPLATES / place).iterdir()
        if file.name not in OURS
    }
    assert len(there) > 10
    assert {path for path in listed if path.startswith("site_templates/")} == there
    assert {
        path: digest
        for path, digest in listed.items()
        if hashlib.sha256((REPOSITORY / path).read_bytes()).hexdigest() != digest
    } == {}


def test_the_list_has_all_that_is_locked() -> None:
    listed = components()
    for lock in LOCKS:
        text = (REPOSITORY / f"requirements/{lock}.txt").read_text(encoding="utf-8")
        locked = re.findall(r"^([a-z][\w.-]*).*==([^\s;]+)", text, re.M)
        assert set(locked) <= {(one.name, one.version) for one in listed}
        assert text.count("--hash=") == sum(
            len(one.hashes) for one in listed if (one.name, one.version) in locked
        )
    for npm in NPM_LOCKS:
        packages = json.loads((REPOSITORY / npm).read_text(encoding="utf-8"))["packages"]
        names = {path.rpartition("node_modules/")[2] for path in packages if path}
        assert names <= {one.name for one in listed if one.ecosystem == "npm"}


def test_a_package_is_of_the_widest_use_that_it_has() -> None:
    uses = {one.name: one.use for one in components()}
    assert (uses["pydantic"], uses["pytest"], uses["pagefind"], uses["docx"]) == (
        *("runtime", "tests", "comparison", "site"),
    )


def test_what_comes_with_the_shell_is_that_of_the_version_that_is_locked() -> None:
    shell = next(one for one in passed_on() if one["name"] == "mkdocs-material")
    locked = {one.version for one in components() if one.name == "mkdocs-material" and one.hashes}
    assert {shell["version"]} == locked


# --- the bill of materials -------------------------------------------------------------------


def test_the_bill_of_materials_follows_its_schema(written: str) -> None:
    validator = JsonStrictValidator(SchemaVersion.V1_6)
    assert validator.validate_str(written) is None
    broken = json.loads(bill([_one()]))
    del broken["components"][0]["name"]
    assert validator.validate_str(json.dumps(broken)) is not None


def test_the_bill_of_materials_is_the_same_bytes_in_any_order_and_says_no_time(
    written: str,
) -> None:
    turned = bill(components()[::-1])
    assert turned == written
    assert "timestamp" not in turned
    few = [json.loads(bill([_one(), *more]))["serialNumber"] for more in ((), (_one("other"),))]
    assert len({*few, json.loads(turned)["serialNumber"]}) == 3


def test_each_component_has_a_licence_an_address_and_its_hashes(written: str) -> None:
    parts = json.loads(written)["components"]
    assert len(parts) == len(components()) > 200
    assert [part["bom-ref"] for part in parts if not part["licenses"] or not part["purl"]] == []
    by_purl = {part["purl"]: part for part in parts}
    (archives,) = by_purl["pkg:pypi/pyyaml@6.0.3"]["externalReferences"]
    assert len(archives["hashes"]) > 10
    (file,) = by_purl["pkg:npm/docx@9.15.2"]["components"]
    assert file["name"] == "site_templates/theme/assets/vendor/docx.js"
    assert file["hashes"][0]["content"] == _digest(REPOSITORY / file["name"])
    axe = next(part for part in parts if part["name"] == "axe-core")
    assert (axe["hashes"][0]["alg"], axe["scope"]) == ("SHA-512", "excluded")


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


# --- licences --------------------------------------------------------------------------------


def test_every_licence_is_allowed_and_is_what_the_package_says() -> None:
    assert faults() == []
    assert contradicted() == []


@pytest.mark.parametrize(
    ("one", "fault"),
    [
        (_one(licence="AGPL-3.0-only"), "trove 1.0: AGPL-3.0-only is not allowed."),
        (_one(licence="MIT AND GPL-3.0-only"), "MIT AND GPL-3.0-only is not allowed."),
        (_one(licence="MPL-2.0"), "MPL-2.0 is not allowed."),  # for others only
        (_one(licence="GPL-2.0-only WITH Classpath-exception-2.0"), "is not allowed."),
        (_one(licence="MIT, mostly"), "is no licence expression"),
        (_one(licence=""), "trove: no licence in requirements/licences.toml. Its own package says"),
        (_one("pytest", ""), "Its own package says: MIT."),
        (_one(licence="", use="site"), "no licence in site_templates/third-party.toml"),
    ],
)
def test_a_licence_that_is_not_allowed_is_told_with_the_way_out(one: Component, fault: str) -> None:
    table = {**read_toml(REPOSITORY / LICENCES), "python": {}, "odd": [_FOR_ONE]}
    told = faults([one, _one("certifi", "MPL-2.0")], table)
    assert len(told) == 1
    assert fault in told[0]


_FOR_ONE = {"licence": "MPL-2.0", "packages": ["certifi"], "why": "tried"}


def test_one_licence_of_several_is_enough_and_what_is_used_nowhere_is_told() -> None:
    table = {"allowed": ["MIT"], "odd": [_FOR_ONE], "python": {"gone": "MIT"}}
    assert faults([_one(licence="GPL-3.0-only OR MIT")], table) == [
        "certifi: in requirements/licences.toml, and used nowhere.",
        "gone: in requirements/licences.toml, and used nowhere.",
    ]


def test_a_package_that_says_another_licence_than_the_list_is_told() -> None:
    assert contradicted({"pytest": "MIT", "jinja2": "BSD-3-Clause", "not-installed": "MIT"}) == []
    assert contradicted({"pytest": "BSD-3-Clause"}) == [
        "pytest: requirements/licences.toml says BSD-3-Clause, the package MIT."
    ]
    assert len(contradicted({"jinja2": "MIT"})) == 1  # it names a family only
    assert declared("not-installed") == ""


# --- what is passed on -----------------------------------------------------------------------


def test_the_notices_on_the_site_are_those_of_the_list() -> None:
    kept = (REPOSITORY / NOTICES).read_text(encoding="utf-8")
    assert kept == notices(), "run `make notices`"
    assert unused_texts() == set()
    shown = [part for one in passed_on() for part in (one, *one.get("inside", ()))]
    assert len(shown) > 80
    assert [one["name"] for one in shown if one["name"] not in kept] == []
    assert [one["name"] for one in shown if one["holder"] not in kept] == []
    assert "SIL OPEN FONT LICENSE Version 1.1" in kept
    assert "Kevin Atkinson makes no representations" in kept


def test_a_licence_without_its_text_is_no_notice(tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / TEXTS, tmp_path / TEXTS)
    shutil.copy(REPOSITORY / PASSED_ON, tmp_path / PASSED_ON)
    assert notices(tmp_path) == notices()
    (tmp_path / TEXTS / "ISC.txt").unlink()
    with pytest.raises(FileNotFoundError):
        notices(tmp_path)


def test_newer_versions_of_what_stands_here_are_told() -> None:
    asked = {one["name"]: one["version"] for one in passed_on() if one["ecosystem"] == "npm"}
    assert list(outdated(lambda name: asked[name])) == []
    newer = outdated(lambda name: "99.0.0" if name == "docx" else asked[name])
    assert list(newer) == [
        f"docx: here {asked['docx']}, newest 99.0.0: site_templates/theme/assets/vendor/docx.js"
    ]


def test_the_command_writes_the_bill_and_says_what_it_takes(
    written: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sbom", str(tmp_path / "sbom.json")]) == 0
    assert (tmp_path / "sbom.json").read_text(encoding="utf-8") == written
    assert main(["licences"]) == 0
    assert "Every licence is allowed." in capsys.readouterr().out
    assert main(["licence"]) == 2
    assert "notices" in capsys.readouterr().out
