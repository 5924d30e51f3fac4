"""The offline edition: modules as one script, and a ZIP of a site that never changes by itself."""

from __future__ import annotations

import json
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from generator.publish.site.bundling import as_others, bundle
from generator.publish.site.take_along import LARGEST, OFFLINE_FILE, add_offline_edition
from tests import node

MARK = '<ul><li data-ev-part="offline" hidden></li></ul>'
PAGE = (
    '<html><head><link rel="preload" href="x.woff2">'
    '<script src="{0}assets/js/base.js"></script></head>'
    '<body><script id="__config" type="application/json">{{"features": ["navigation.instant", '
    '"toc.follow"]}}</script><a href="{0}studies/?a=b#c">Studies</a>'
    '<a href="{0}admin/editor/">Edit</a>'
    '<script src="{0}assets/js/shell.js"></script>\n'
    '<script src="{0}assets/js/parts.js" type="module"></script></body></html>'
)
SHELL = "window.log = [];\nimport('x');".replace("import('x');", 'import("./late.js").then(tell);')
SHELL += "\nfunction tell(late) { window.log.push(late.says()); }\n"
PARTS = (
    'import { one, two as other } from "./values.js";\nimport "./alone.js";\n'
    "export const here = import.meta.url;\nwindow.log.push(one, other());\n"
)
VALUES = 'export const one = 1;\nexport function two() { return "two"; }\n'
LATE = 'const inner = () => "late";\nexport { inner as says };\n'


def _site(root: Path) -> Path:
    files = {
        "index.html": PAGE.format(""),
        "studies/index.html": PAGE.format("../"),
        "data/index.html": PAGE.format("../").replace("</body>", f"{MARK}</body>"),
        "404.html": PAGE.format("/"),
        "admin/editor/index.html": "",
        "embed/matrix/index.html": "",
        "studies/index.html.md": "",
        "assets/js/base.js": "",
        "assets/js/shell.js": SHELL,
        "assets/js/parts.js": PARTS,
        "assets/js/values.js": VALUES,
        "assets/js/alone.js": 'window.log.push("alone");\n',
        "assets/js/late.js": LATE,
        "search/index/index.json": '{"a": "é"}',
        "data/evidence.json": "{}",
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def _unpacked(site: Path) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO((site / OFFLINE_FILE).read_bytes())) as archive:
        return {
            name.removeprefix("evidence-offline/"): archive.read(name).decode()
            for name in archive.namelist()
        }


@pytest.mark.parametrize(
    "text",
    [
        'import all from "./values.js";',
        'import * as all from "./values.js";',
        'export * from "./values.js";',
        "export default 1;",
        'const a = import("../elsewhere.js");',
        "const a = import.meta.env;",
    ],
)
def test_a_form_of_module_that_is_not_known_is_refused_by_name(text: str) -> None:
    with pytest.raises(ValueError, match=r"^odd\.js has a form"):
        bundle({"odd.js": text}, ["odd.js"])
    with pytest.raises(ValueError, match="does not export all at its end"):
        as_others("odd.js", text)


def test_modules_run_in_their_order_as_one_script(tmp_path: Path) -> None:
    add_offline_edition(_site(tmp_path))
    script = _unpacked(tmp_path)["assets/offline.js"]
    around = (
        "globalThis.window = globalThis; window.addEventListener = () => {};"
        'globalThis.document = { currentScript: { src: "file:///a/assets/offline.js" } };'
        f"{script}setTimeout(() => console.log(JSON.stringify(window.log)));"
    )
    ran = subprocess.run([node.NODE, "-e", around], capture_output=True, text=True, check=True)
    assert json.loads(ran.stdout) == ["alone", 1, "two", "late"]


def test_the_edition_holds_pages_and_data_and_nothing_that_needs_a_host(tmp_path: Path) -> None:
    add_offline_edition(_site(tmp_path))
    files = _unpacked(tmp_path)
    assert sorted(files) == [
        *("assets/js/base.js", "assets/offline.js", "data/evidence.json", "data/index.html"),
        *("index.html", "search/index/index.json.js", "studies/index.html"),
    ]
    assert files["search/index/index.json.js"] == (
        'evidenceOffline("search/index/index.json", "{\\"a\\": \\"é\\"}");\n'
    )
    page = files["studies/index.html"]
    assert '<a href="../studies/index.html?a=b#c">' in page
    assert '<a aria-disabled="true">' in page
    assert page.count("<script src=") == 2
    assert '<script src="../assets/offline.js"></script>' in page
    assert '{"features": ["toc.follow"]}' in page
    assert "preload" not in page


def test_the_page_of_data_says_that_there_is_one_and_how_large(tmp_path: Path) -> None:
    add_offline_edition(_site(tmp_path))
    told = (tmp_path / "data/index.html").read_text(encoding="utf-8")
    assert '<a href="evidence-offline.zip" download>Offline edition</a>' in told
    assert "(0.0 MB)" in told
    assert "Offline edition" not in _unpacked(tmp_path)["data/index.html"]


def test_the_same_site_gives_the_same_bytes(tmp_path: Path) -> None:
    one, other = _site(tmp_path / "one"), _site(tmp_path / "other")
    for site in (one, other):
        add_offline_edition(site)
    assert (one / OFFLINE_FILE).read_bytes() == (other / OFFLINE_FILE).read_bytes()


def test_of_a_site_that_nobody_takes_along_none_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert LARGEST > 50_000_000
    monkeypatch.setattr("generator.publish.site.take_along.LARGEST", 1_000)
    add_offline_edition(_site(tmp_path))
    assert not (tmp_path / OFFLINE_FILE).exists()
    assert MARK in (tmp_path / "data/index.html").read_text(encoding="utf-8")
