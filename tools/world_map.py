"""Writes the map of the world that charts draw: `python -m tools.world_map FOLDER`.

FOLDER holds the unpacked npm package world-atlas of the version below: shapes of Natural Earth
(public domain), put together under the ISC licence. What comes out is one outline of all land, in
the Equal Earth projection (areas keep their proportions), simplified twice, for wide and for narrow
drawings; and for each country of `countries.toml` the middle of its largest part. A build reads the
file alone.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from generator.evidence.text.countries import country_table

VERSION: Final = "2.0.2"
TO: Final = Path(__file__).parents[1] / "generator" / "publish" / "charts" / "world.json"
WIDTH: Final = 1000
NORTH, SOUTH = 83.5, -56.0
"""Between which latitudes there is land to show; ice alone is left out."""
LEAST: Final = {"wide": 1.2, "narrow": 9.0}
"""The least triangle that a corner of the outline makes, in square units of the map."""
ISLAND: Final = {"wide": 4.0, "narrow": 16.0}
"""The least island that is drawn."""

EDGE: Final = 180.0

Point = tuple[float, float]
Ring = list[Point]


def main() -> None:
    """Reads the atlas, writes the map, and says how large it is."""
    folder = Path(sys.argv[1])
    if json.loads((folder / "package.json").read_text())["version"] != VERSION:
        raise SystemExit(f"world-atlas {VERSION} is wanted.")
    land = _rings(json.loads((folder / "land-110m.json").read_text()), "land")
    outline = {name: _outline((ring for _, ring in land), name) for name in LEAST}
    shapes = _rings(json.loads((folder / "countries-50m.json").read_text()), "countries")
    found: dict[str, Any] = {
        **outline,
        "width": WIDTH,
        "height": _height(),
        "points": _points(shapes),
    }
    TO.write_text(json.dumps(found, separators=(",", ":"), sort_keys=True) + "\n", "utf-8")
    missing = sorted(set(country_table()) - set(found["points"]))
    print(f"{TO.stat().st_size:,} bytes; without a place: {', '.join(missing) or 'none'}")


def _points(shapes: Sequence[tuple[str, Ring]]) -> dict[str, list[float]]:
    """The middle of each country; of two shapes with one code, and of many parts, the largest."""
    largest: dict[int, Ring] = {}
    for number, ring in shapes:
        if number and _area(ring) > _area(largest.get(int(number), [])):
            largest[int(number)] = ring
    points = {}
    for code, row in country_table().items():
        if "at" in row:
            points[code] = _projected(*row["at"])
        elif row["number"] in largest:
            points[code] = _middle(largest[row["number"]])
    return {code: [round(x, 1), round(y, 1)] for code, (x, y) in sorted(points.items())}


def _rings(atlas: dict[str, Any], name: str) -> list[tuple[str, Ring]]:
    """The outer ring of every part of every shape, projected, with the number of the shape."""
    scale, shift = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs = [list(_unpacked(arc, scale, shift)) for arc in atlas["arcs"]]
    found = []
    for shape in atlas["objects"][name]["geometries"]:
        parts = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        for outer, *_ in parts:
            ring = [at for arc in outer for at in (arcs[arc] if arc >= 0 else arcs[~arc][::-1])]
            if max(latitude for _, latitude in ring) > SOUTH:
                number = shape.get("id", "")
                found += [(number, [_projected(*at) for at in one]) for one in _halves(ring)]
    return found


def _halves(ring: Ring) -> Iterator[Ring]:
    """A ring that crosses the edge of the map, as one part at either edge; another as it is."""
    turned, around = [ring[0]], 0.0
    for (before, _), (longitude, latitude) in pairwise(ring):
        around += 360 * ((longitude - before < -180) - (longitude - before > 180))
        turned.append((longitude + around, latitude))
    for turn in (-360, 0, 360):
        kept = [(x + turn, y) for x, y in turned]
        for side in (-1, 1):
            kept = _this_side(kept, side)
        if len(kept) > 3:
            yield kept


def _this_side(ring: Ring, side: int) -> Ring:
    """The part of a closed ring within an edge of the map: the western (-1) or the eastern one."""
    kept: Ring = []
    for (x, y), (to_x, to_y) in pairwise(ring):
        if x * side <= EDGE:
            kept.append((x, y))
        if (x * side - EDGE) * (to_x * side - EDGE) < 0:
            kept.append((side * EDGE, y + (to_y - y) * (side * EDGE - x) / (to_x - x)))
    return [*kept, *kept[:1]]


def _unpacked(arc: Sequence[Sequence[int]], scale: Point, shift: Point) -> Iterator[Point]:
    x = y = 0
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        yield x * scale[0] + shift[0], y * scale[1] + shift[1]


def _projected(longitude: float, latitude: float) -> Point:
    """A place on the map, in the Equal Earth projection (Šavrič, Patterson and Jenny 2018)."""
    x, y = _equal_earth(longitude, min(max(latitude, SOUTH), NORTH))
    scale = WIDTH / (2 * _equal_earth(180, 0)[0])
    return WIDTH / 2 + x * scale, (_equal_earth(0, NORTH)[1] - y) * scale


def _equal_earth(longitude: float, latitude: float) -> Point:
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    root = math.sqrt(3) / 2
    t = math.asin(root * math.sin(math.radians(latitude)))
    slope = a1 + 3 * a2 * t**2 + t**6 * (7 * a3 + 9 * a4 * t**2)
    x = math.radians(longitude) * math.cos(t) / (root * slope)
    return x, t * (a1 + a2 * t**2 + t**6 * (a3 + a4 * t**2))


def _height() -> int:
    return math.ceil(_projected(0, SOUTH)[1])


def _outline(rings: Iterable[Ring], name: str) -> str:
    """All land as one path, each island from its first corner by whole steps."""
    kept = (_simpler(ring, LEAST[name]) for ring in rings if _area(ring) >= ISLAND[name])
    return "".join(_path(ring) for ring in kept if len(ring) > 2)


def _path(ring: Ring) -> str:
    corners = [(round(x), round(y)) for x, y in ring]
    pairs = pairwise(corners)
    steps = [f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in pairs if a != b]
    return f"M{corners[0][0]} {corners[0][1]}l{' '.join(steps)}z".replace(" -", "-")


def _simpler(ring: Ring, least: float) -> Ring:
    """A ring without the corners that make the smallest triangles (Visvalingam and Whyatt)."""
    corners = ring[:-1]
    while len(corners) > 3:
        count = len(corners)
        sizes = [
            _area([corners[i - 1], corners[i], corners[(i + 1) % count]]) for i in range(count)
        ]
        smallest = min(range(count), key=sizes.__getitem__)
        if sizes[smallest] >= least:
            break
        del corners[smallest]
    return corners


def _area(ring: Ring) -> float:
    return abs(_signed(ring))


def _signed(ring: Ring) -> float:
    pairs = zip(ring, [*ring[1:], *ring[:1]], strict=True)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs) / 2


def _middle(ring: Ring) -> Point:
    """The centre of gravity of an area."""
    pairs = list(zip(ring, [*ring[1:], *ring[:1]], strict=True))
    weights = [a[0] * b[1] - b[0] * a[1] for a, b in pairs]
    total = 3 * sum(weights)
    x = sum((a[0] + b[0]) * w for (a, b), w in zip(pairs, weights, strict=True)) / total
    y = sum((a[1] + b[1]) * w for (a, b), w in zip(pairs, weights, strict=True)) / total
    return x, y


if __name__ == "__main__":
    main()
