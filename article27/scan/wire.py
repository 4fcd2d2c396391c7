"""Pages as lines of JSON: what `scan --json` prints and the isolated reader takes back.

    {"file", "page", "width", "height",
     "readings": [{"text", "symbology", "polygon": [[x, y] * 4], "method", "check"}],
     "unread": [{"polygon"}]}

With a folder for crops each unread region also has "crop", the name of a PNG file in it, and the
page "preview", that of a JPEG file, where one was made. A file
that cannot be read gives one line {"file", "error": {"code", "message", "params"}}.
"""

from pathlib import Path
from typing import Any

from ..number import Check
from ..symbology import Symbology
from .model import Page, Point, Polygon, Reading, UnreadRegion


def page_to_json(page: Page, file: str, crops: Path | None = None) -> dict[str, Any]:
    """One page; the crops and the preview are written to the folder `crops`."""
    preview = {}
    if crops is not None and page.preview:
        preview["preview"] = f"{page.number:05}.jpg"
        (crops / preview["preview"]).write_bytes(page.preview)
    return {
        "file": file,
        "page": page.number,
        "width": page.width,
        "height": page.height,
        "readings": [_reading_to_json(reading) for reading in page.readings],
        "unread": [
            _region_to_json(region, crops, f"{page.number:05}-{index:03}.png")
            for index, region in enumerate(page.unread)
        ],
        **preview,
    }


def page_from_json(data: dict[str, Any], crops: Path) -> Page:
    """The page that `page_to_json` described, with its crops and preview from the folder."""
    return Page(
        number=data["page"],
        width=data["width"],
        height=data["height"],
        readings=[_reading_from_json(reading) for reading in data["readings"]],
        unread=[_region_from_json(region, crops) for region in data["unread"]],
        preview=_file(crops, data["preview"]) if "preview" in data else b"",
    )


def _reading_to_json(reading: Reading) -> dict[str, Any]:
    return {
        "text": reading.text,
        "symbology": reading.symbology,
        "polygon": reading.polygon,
        "method": reading.method,
        "check": reading.check,
    }


def _reading_from_json(data: dict[str, Any]) -> Reading:
    return Reading(
        text=data["text"],
        symbology=Symbology(data["symbology"]),
        polygon=_polygon_from_json(data["polygon"]),
        method=data["method"],
        check=None if data["check"] is None else Check(data["check"]),
    )


def _region_to_json(region: UnreadRegion, crops: Path | None, name: str) -> dict[str, Any]:
    if crops is None:
        return {"polygon": region.polygon}
    (crops / name).write_bytes(region.crop)
    return {"polygon": region.polygon, "crop": name}


def _region_from_json(data: dict[str, Any], crops: Path) -> UnreadRegion:
    return UnreadRegion(_polygon_from_json(data["polygon"]), _file(crops, data["crop"]))


def _file(folder: Path, name: str) -> bytes:
    # Only the name: what a child process says must not lead out of the folder.
    return (folder / Path(name).name).read_bytes()


def _polygon_from_json(corners: list[list[int]]) -> Polygon:
    return Polygon(*(Point(*corner) for corner in corners))
